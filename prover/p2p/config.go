package p2p

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/multiformats/go-multiaddr"

	"fernet/prover/vrf"
)

// DefaultMaxPeers is how many peers a node has places for.
const DefaultMaxPeers = 64

// What can be wrong with a configuration.
var (
	ErrName     = errors.New("a node's name is an ed25519 key")
	ErrAddress  = errors.New("address is not a multiaddress, such as /ip4/203.0.113.7/tcp/9010")
	ErrStatic   = errors.New("static peer is not an address with a name, such as /ip4/203.0.113.7/tcp/9010/p2p/12D3KooW…")
	ErrMaxPeers = errors.New("a node has places for 4 peers at least")
	ErrMissing  = errors.New("configuration lacks a part")
	// ErrListen means that none of the addresses can be listened at.
	ErrListen = errors.New("the node cannot listen for peers")
)

// Config is what a node is made of.
type Config struct {
	ChainID    uint64
	Settlement common.Address

	Name   ed25519.PrivateKey // of the node in the network: keep it, peers know it
	Listen []string           // multiaddresses; none: the node only dials
	Static []string           // multiaddresses with names, which are dialled again for ever
	// Redial is about how long after an attempt to dial a static peer the next one is made; 0:
	// DefaultRedial.
	Redial time.Duration
	// Announce are the multiaddresses that peers are told; none: those where the node listens.
	Announce []string
	// Listen and Static may go over a relay (circuit relay, version 2), such as
	// /ip4/203.0.113.7/tcp/4001/p2p/12D3KooW.../p2p-circuit to listen, with /p2p/ and a name behind
	// it to dial.
	MDNS bool // find peers in the local network

	StakerID uint32          // that the node acts for at first; 0: for none. See Node.SetStaker
	Key      *vrf.PrivateKey // of the staker

	// What else of the engine peers may have. Each may be nil: then the topic is not joined, or
	// peers are told that nothing is known.
	Transactions Transactions
	Bodies       Bodies
	Transitions  Transitions
	// Stateless makes the node one that executes no bodies.
	Stateless Stateless

	// Met is told the name of each peer that says hello over a new connection. What passed while
	// there was none is to be pulled from that peer: gossip does not offer it any more. It must not
	// block. It may be nil.
	Met func(peer string)

	MaxPeers int // 0: DefaultMaxPeers. Static peers have places besides
	Bans     []Ban

	Log *slog.Logger     // nil: slog.Default
	Now func() time.Time // for bans and limits; nil: time.Now
}

// parsed is what of a configuration libp2p takes.
type parsed struct {
	listen []multiaddr.Multiaddr
	told   []multiaddr.Multiaddr // to peers, instead of listen
	static []peer.AddrInfo
	over   []multiaddr.Multiaddr // addresses over relays, where the node listens too
	places []peer.AddrInfo       // the relays of those
	relays map[peer.ID]bool      // they, and those over which it dials: no peers
}

// Check reports what is wrong with the configuration.
func (c *Config) Check() error {
	_, err := c.parse()
	return err
}

// CheckPlace reports what is wrong with the node's place among its peers: its addresses and theirs,
// and how many they may be. It needs neither name nor deployment.
func (c *Config) CheckPlace() error {
	_, err := c.parsePlace()
	return err
}

func (c *Config) parse() (p parsed, err error) {
	if len(c.Name) != ed25519.PrivateKeySize {
		return p, fmt.Errorf("%w: %d bytes", ErrName, len(c.Name))
	}
	if c.StakerID != 0 && c.Key == nil {
		return p, fmt.Errorf("%w: the key of staker %d", ErrMissing, c.StakerID)
	}
	return c.parsePlace()
}

func (c *Config) parsePlace() (p parsed, err error) {
	if c.MaxPeers != 0 && c.MaxPeers < 4 {
		return p, fmt.Errorf("%w: %d", ErrMaxPeers, c.MaxPeers)
	}
	p.relays = map[peer.ID]bool{}
	for _, text := range c.Listen {
		address, err := multiaddr.NewMultiaddr(text)
		if err != nil {
			return p, fmt.Errorf("%w: %q: %w", ErrAddress, text, err)
		}
		switch relay, over, err := p.addRelay(address); {
		case err != nil:
			return p, fmt.Errorf("%w: %q: %w", ErrAddress, text, err)
		case over:
			p.over, p.places = append(p.over, address), append(p.places, relay)
		default:
			p.listen = append(p.listen, address)
		}
	}
	for _, text := range c.Announce {
		address, err := multiaddr.NewMultiaddr(text)
		if err != nil {
			return p, fmt.Errorf("%w: %q: %w", ErrAddress, text, err)
		}
		p.told = append(p.told, address)
	}
	var static []multiaddr.Multiaddr
	for _, text := range c.Static {
		address, err := multiaddr.NewMultiaddr(text)
		if err != nil {
			return p, fmt.Errorf("%w: %q: %w", ErrStatic, text, err)
		}
		if _, _, err := p.addRelay(address); err != nil {
			return p, fmt.Errorf("%w: %q: %w", ErrStatic, text, err)
		}
		static = append(static, address)
	}
	if p.static, err = peer.AddrInfosFromP2pAddrs(static...); err != nil {
		return p, fmt.Errorf("%w: %w", ErrStatic, err)
	}
	return p, nil
}

// withDefaults returns the configuration with what was left to the package.
func (c Config) withDefaults() Config {
	if c.MaxPeers == 0 {
		c.MaxPeers = DefaultMaxPeers
	}
	if c.Redial == 0 {
		c.Redial = DefaultRedial
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return c
}

package localnet

import (
	"context"
	"crypto/ecdsa"
	"crypto/sha512"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/identity"
	"fernet/prover/node/page"
	"fernet/prover/operator"
	"fernet/prover/vrf"
	"fernet/settlement/devnet"
	"fernet/settlement/disk"
	"fernet/settlement/rules"
)

// Staker is an identity of a member.
type Staker struct {
	Name  string // of the identity's file
	ID    uint32
	Roles rules.Role
}

// Member is who runs one node.
type Member struct {
	Name    string // node-1 and so on
	Number  int    // from 1
	Dir     string
	Stakers []Staker
	// Listen is the TCP port of 127.0.0.1 for peers, HTTP that for the page. Both were free when
	// the network was made.
	Listen, HTTP int
}

// Address is the member's account on L1.
func (m *Member) Address() common.Address { return devnet.Address(m.Number) }

// Key is the key of that account.
func (m *Member) Key() *ecdsa.PrivateKey { return devnet.Key(m.Number) }

// DataDir is the node's folder of data, in which its identities are.
func (m *Member) DataDir() string { return filepath.Join(m.Dir, "data") }

// PasswordFile is the file with the password of the member's identities.
func (m *Member) PasswordFile() string { return filepath.Join(m.Dir, "password") }

// Log is the file of what the node says.
func (m *Member) Log() string { return filepath.Join(m.Dir, "log") }

// Page is where the node serves its page.
func (m *Member) Page() string { return fmt.Sprintf("http://127.0.0.1:%d", m.HTTP) }

// ListenAddress is where the node listens for peers, as a multiaddress.
func (m *Member) ListenAddress() string { return fmt.Sprintf("/ip4/127.0.0.1/tcp/%d", m.Listen) }

// password is that of all identities: what it keeps anyone can compute.
const password = "a network on one machine"

// derive returns 32 bytes for one purpose from a seed.
func derive(seed uint64, purpose string, i int) [32]byte {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], seed)
	binary.BigEndian.PutUint64(b[8:], uint64(i))
	return sha512.Sum512_256(append([]byte("local network "+purpose+"\x00"), b[:]...))
}

// addMember makes a member: its stakes, its identities, its folder. The first ones are sequencers
// as well.
func (n *Network) addMember(ctx context.Context, number int) (*Member, error) {
	m := &Member{Name: fmt.Sprintf("node-%d", number), Number: number}
	m.Dir = filepath.Join(n.Config.Dir, m.Name)
	if err := disk.Write(m.PasswordFile(), []byte(password+"\n"), disk.Private); err != nil {
		return nil, fmt.Errorf("write the password of %s: %w", m.Name, err)
	}
	sender := n.account(number)
	stake := func(name string, roles rules.Role) error {
		key := vrf.NewPrivateKey(derive(n.Config.Seed, name, number))
		id, err := identity.New(name, key, password, identity.Light)
		if err != nil {
			return err
		}
		if _, err := id.Write(filepath.Join(m.DataDir(), "identities")); err != nil {
			return err
		}
		staked, err := operator.Stake(ctx, n.Chain.Client, sender, key.Public(), roles, operator.StakeOptions{Faucet: true})
		if err != nil {
			return err
		}
		m.Stakers = append(m.Stakers, Staker{name, staked.StakerID, roles})
		return nil
	}
	if number <= n.Config.Sequencers {
		if err := stake("sequencer", rules.RoleSequencer); err != nil {
			return nil, err
		}
	}
	if err := stake("prover", n.Config.Roles(number)); err != nil {
		return nil, err
	}
	var err error
	if m.Listen, err = FreePort(); err != nil {
		return nil, err
	}
	if m.HTTP, err = FreePort(); err != nil {
		return nil, err
	}
	return m, sender.Close()
}

// FreePort is a TCP port of loopback that nobody listens on now.
func FreePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("find a free port: %w", err)
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

// ErrNoPage means that a node does not serve its page, or not yet.
var ErrNoPage = errors.New("the node does not answer")

// maxState bounds what is read of a node's state, in bytes.
const maxState = 16 << 20

var browser = &http.Client{Timeout: 5 * time.Second}

// State asks the node for what its page shows.
func (m *Member) State(ctx context.Context) (*page.State, error) {
	state, err := ReadState(ctx, browser, m.Page())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", m.Name, err)
	}
	return state, nil
}

// ReadState asks a node at the address of its page for what that shows.
func ReadState(ctx context.Context, client *http.Client, at string) (*page.State, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, at+"/state.json", nil)
	if err != nil {
		return nil, fmt.Errorf("ask for the state: %w", err)
	}
	answer, err := client.Do(r)
	if err != nil {
		return nil, fmt.Errorf("ask for the state: %w: %w", ErrNoPage, err)
	}
	defer func() { _ = answer.Body.Close() }() // it was read
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("ask for the state: %w: %s", ErrNoPage, answer.Status)
	}
	state := new(page.State)
	if err := json.NewDecoder(io.LimitReader(answer.Body, maxState)).Decode(state); err != nil {
		return nil, fmt.Errorf("read the state: %w: %w", ErrNoPage, err)
	}
	return state, nil
}

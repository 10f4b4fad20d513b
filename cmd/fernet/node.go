package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/argument"
	"fernet/prover/bid"
	"fernet/prover/identity"
	"fernet/prover/node"
	"fernet/prover/node/health"
	"fernet/prover/operator/actor"
	"fernet/settlement/keyfile"
	"fernet/settlement/units"
)

func nodeCommand() *cli.Command {
	c := command("node", "run a node of the proving network, or ask one that runs",
		"Follows L1, bids for the nodes of each block by a strategy, proves them, exchanges proofs with its peers, submits\n"+
			"the best root when that pays, improves it, finalizes, prunes and claims; with a sequencer's identity it proposes\n"+
			"and reveals as well. It runs until it is stopped (Ctrl-C, SIGTERM): a proof in the making is finished and shared,\n"+
			"a second signal ends it at once. With neither --eth-per-azt nor --gas-budget it sends nothing that others can.\n\n"+
			"With --stateless it executes no blocks and keeps no ledger: it proves merges alone, on what its peers have proven,\n"+
			"and takes from them what base rollups prove of the ledger, which it believes with their proofs. It has no pool of\n"+
			"transfers, and refuses the identity of a sequencer.\n\n"+
			"What keeps it from its work is logged with what mends it, and shown by fernet node status.",
		"fernet node --identity alice --account alice --password-file password --eth-per-azt 0.0002 --http 127.0.0.1:9020",
		runNode, nodeFlags()...)
	c.Subcommands = []*cli.Command{
		command("status", "how a running node stands",
			"Asks the node that runs on --data-dir.", "fernet node status --data-dir data",
			rendered(asked((*node.Client).Status), renderNode)),
		command("peers", "whom a running node is connected with",
			"Asks the node that runs on --data-dir.", "fernet node peers --data-dir data",
			rendered(asked(nodePeers), renderPeers)),
		command("explain", "why the node earned, or did not, with each node of a block's tree",
			"Asks the node that runs on --data-dir. Of a block whose window is open it says how it stands now.",
			"fernet node explain --block 7", rendered(nodeExplain, renderExplanation), blockFlag()),
		command("pause", "have a running node make no new bids",
			"What it has bid for is proven, what it has proposed is revealed, and what goes to L1 is sent.", "fernet node pause",
			rendered(told((*node.Client).Pause), renderNode)),
		command("resume", "have a paused node bid again", "Ends fernet node pause.", "fernet node resume",
			rendered(told((*node.Client).Resume), renderNode)),
		command("export", "write the proofs that a running node holds of a block as files",
			"They are files as those of fernet prove: with them the commands can go on by hand.",
			"fernet node export --block 7 --out proofs", rendered(nodeExport, renderExported), blockFlag(),
			&cli.StringFlag{Name: "out", Usage: "write proof files into `DIR`", TakesFile: true}),
	}
	return c
}

func nodeFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "identity", Usage: "act with the VRF key of the identity `NAME`; may be repeated [FERNET_IDENTITY]"},
		&cli.BoolFlag{Name: "stateless", Usage: "execute no blocks: prove merges alone, on what peers have proven; not for sequencers"},
		&cli.StringSliceFlag{Name: "listen", Value: cli.NewStringSlice("/ip4/0.0.0.0/tcp/9010"),
			Usage: "listen for peers at the multiaddress `ADDRESS`; may be repeated; none only dials"},
		&cli.StringSliceFlag{Name: "announce", Usage: "tell peers to reach this node at `ADDRESS` instead, such as a router's outer one; may be repeated"},
		&cli.StringSliceFlag{Name: "peer", Usage: "keep a connection to the peer `ADDRESS`, such as /ip4/203.0.113.7/tcp/9010/p2p/NAME; may be repeated"},
		&cli.BoolFlag{Name: "mdns", Usage: "find peers in the local network"},
		&cli.UintFlag{Name: "max-peers", Usage: "have places for `N` peers beside those of --peer (default: 64)"},
		&cli.StringFlag{Name: "strategy", Value: bid.Default,
			Usage: "bid by `STRATEGY`: auto, fixed:10%, equilibrium where draws are private, limit where they are public"},
		&cli.StringFlag{Name: "cost-per-hour", Value: "0", Usage: "an hour of one processor costs this `AMOUNT` of AZT"},
		&cli.StringFlag{Name: "eth-per-azt", Usage: "one AZT is worth this `AMOUNT` of ETH: what is sent to L1 has to earn more than its gas"},
		&cli.StringFlag{Name: "gas-budget", Usage: "spend at most this `AMOUNT` of ETH on gas in a day; without --eth-per-azt, whatever it earns"},
		&cli.StringFlag{Name: "fee-split", Usage: "as a sequencer offer provers a share by `STRATEGY`, such as fixed:80% (default: auto)"},
		&cli.BoolFlag{Name: "skip-empty-blocks", Usage: "as a sequencer propose nothing while no transfer waits (default: the block reward pays for empty blocks too)"},
		beneficiaryFlag(),
		&cli.StringFlag{Name: "broker", Usage: "hand proofs to builders over the NATS broker at `URL`"},
		&cli.StringFlag{Name: "broker-credentials", Usage: "the credentials that --broker knows the node by, in `FILE`", TakesFile: true},
		&cli.StringFlag{Name: "embedded-broker", Usage: "run a broker for builders in this process, at `HOST:PORT`; for other machines with --builder, --broker-cert and --broker-key"},
		&cli.StringSliceFlag{Name: "builder", Usage: "let in the builder with the public `KEY` that fernet builder says; may be repeated"},
		&cli.BoolFlag{Name: "builders-only", Usage: "make no proof in this process, also while no builder is connected"},
		&cli.StringFlag{Name: "broker-cert", Usage: "the certificate of --embedded-broker, in `FILE`", TakesFile: true},
		&cli.StringFlag{Name: "broker-key", Usage: "the key of --broker-cert, in `FILE`", TakesFile: true},
		&cli.StringFlag{Name: "broker-ca", Usage: "check the certificate of --broker with those in `FILE` (default: the system's)", TakesFile: true},
		&cli.StringFlag{Name: "http", Usage: "serve the page, readiness, metrics and JSON-RPC at `HOST:PORT`, of this machine alone"},
		&cli.DurationFlag{Name: "stop-timeout", Value: node.DefaultStopTimeout, Usage: "when stopped, wait `DURATION` at most for what is being proven and sent"},
	}
}

// nodeRun is the result of fernet node: how the node stood when it was stopped.
type nodeRun struct{ node.Status }

func (r *nodeRun) Render(con *console.Console) {
	con.Line("The node is stopped. It followed L1 to block %d and made %d proofs.", r.Head, r.Work.Made)
}

// errNodeDry means that there is nothing to simulate.
var errNodeDry = config.Usage("a node has no --dry-run: with neither --eth-per-azt nor --gas-budget it sends nothing that others can send")

func runNode(ctx context.Context, in *input, s *session.Session) (*nodeRun, error) {
	if s.Config.DryRun {
		return nil, errNodeDry
	}
	useCredentials(s.Config)
	s.Log = serviceLog(s)
	s.Configure()
	c := in.nodeConfig(s)
	if in.err != nil {
		return nil, in.err
	}
	n, err := node.Open(ctx, c)
	if err != nil {
		return nil, err
	}
	err = n.Run(ctx)
	r := &nodeRun{n.Status()}
	if err = errors.Join(err, n.Close()); err != nil {
		return nil, err
	}
	return r, nil
}

// The names of systemd's credentials that hold passwords.
const (
	passwordCredential         = "password"
	identityPasswordCredential = "identity-password"
)

// useCredentials takes the files of passwords from systemd, where settings name none.
func useCredentials(c *config.Config) {
	c.PasswordFile = cmp.Or(c.PasswordFile, keyfile.Credential(passwordCredential))
	c.IdentityPasswordFile = cmp.Or(c.IdentityPasswordFile, keyfile.Credential(identityPasswordCredential))
}

// nodeConfig is what the flags make of a node.
func (in *input) nodeConfig(s *session.Session) node.Config {
	c := node.Config{
		Actor: s.Options(), Identities: in.identities(s), Stateless: in.Bool("stateless"),
		Network: node.Network{
			Listen: listens(in.StringSlice("listen")), Announce: in.StringSlice("announce"), Peers: in.StringSlice("peer"),
			MDNS: in.Bool("mdns"), MaxPeers: int(in.Uint("max-peers")),
		},
		Proving: node.Proving{Strategy: in.String("strategy"), HourCost: read(in, "cost-per-hour", in.String("cost-per-hour"), argument.Amount)},
		Broker: node.Broker{
			URL: in.String("broker"), Credentials: in.String("broker-credentials"), CA: in.String("broker-ca"), Listen: in.String("embedded-broker"),
			TLSCert: in.String("broker-cert"), TLSKey: in.String("broker-key"), Builders: in.StringSlice("builder"),
			Only: in.Bool("builders-only"),
		},
		Gas:         node.Gas{EthPerAZT: in.eth("eth-per-azt"), DailyBudget: in.eth("gas-budget")},
		FeeSplit:    in.String("fee-split"),
		SkipEmpty:   in.Bool("skip-empty-blocks"),
		HTTP:        in.String("http"),
		StopTimeout: in.Duration("stop-timeout"), Log: s.Log, Advice: nodeAdvice,
	}
	if text := in.String("beneficiary"); text != "" {
		c.Beneficiary = read(in, "beneficiary", text, argument.L1Address)
	}
	if c.Gas.EthPerAZT != nil {
		c.Gas.PricedAt = time.Now()
	}
	// Who watches a log is told by it.
	c.Actor.Told = actor.Told{Remade: func(line string) { s.Log.Warn(line) }}
	if err := c.Check(); err != nil {
		in.usage("%w", err)
	}
	return c
}

// eth is an amount of ETH in wei, nil when the flag is not set.
func (in *input) eth(flag string) *big.Int {
	if in.String(flag) == "" {
		return nil
	}
	return read(in, flag, in.String(flag), func(text string) (*big.Int, error) {
		wei, err := units.Parse(text)
		if err != nil {
			return nil, fmt.Errorf("%q is not an amount of ETH, such as 0.01", text)
		}
		return wei, nil
	})
}

// listens are the addresses to listen at; "none" is none.
func listens(addresses []string) []string {
	if len(addresses) == 1 && addresses[0] == "none" {
		return nil
	}
	return addresses
}

// identities are those of --identity or of the settings. Without one the node observes.
func (in *input) identities(s *session.Session) []string {
	if names := in.StringSlice("identity"); len(names) > 0 {
		return names
	}
	name := s.Config.Identity
	if _, err := identity.Find(s.Identity.Dir(), name); errors.Is(err, identity.ErrMissing) && s.Config.Origin("identity").String() == "default" {
		return nil
	}
	return []string{name}
}

// nodeAdvice is what to do about what keeps a node from its work.
var nodeAdvice = map[health.Code]string{
	health.RPCStale:     "check the RPC and this machine's clock, or name more RPCs with --rpc-url",
	health.NoPeers:      "name peers with --peer, and see that their addresses can be reached",
	health.Keys:         "get the deployment's keys, name their folder with --keys-dir and start the node again",
	health.Disk:         "free some space on the disk of --data-dir",
	health.Store:        "check the disk of --data-dir, then start the node again",
	health.SameIdentity: "stop the other node with this identity; wait until the open blocks are over, then start this one again",
	health.Unstaked:     "stake the identity with fernet stake add, or wait until it is eligible",
	health.Funds:        "send ETH to the account",
	health.Breaker:      "look for the errors of proofs in the log; the node bids again when a test proof succeeds",
	health.Builders:     "start fernet builder, and see in its log what keeps it from the broker",
	health.Transitions:  "name peers that execute the blocks with --peer, or wait until the base rollups are proven",
	health.Body:         "name an RPC that keeps logs with --rpc-url, or peers that have the body with --peer",
	health.Root:         "name an RPC that keeps logs with --rpc-url",
	health.Gas:          "set --eth-per-azt to what AZT is worth, or raise --gas-budget",
	health.MissedReveal: "see the log for what kept the reveal; refill the deposit with fernet stake refill",
}

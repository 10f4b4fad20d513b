package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"os"
	"path/filepath"
	"strings"
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
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func nodeCommand() *cli.Command {
	c := command("node", "run a node of the proving network, or ask one that runs",
		"Follows L1, bids for the nodes of each block by a strategy, proves them, exchanges proofs with its peers, submits\n"+
			"the best root when that pays, improves it, finalizes, prunes and claims; with a sequencer's identity it proposes\n"+
			"and reveals as well. It runs until it is stopped (Ctrl-C, SIGTERM): a proof in the making is finished and shared,\n"+
			"a second signal ends it at once. Without a price of AZT and a budget of gas it sends nothing that others can.\n\n"+
			"With --stateless it executes no blocks and keeps no ledger: it proves merges alone, on what its peers have proven,\n"+
			"and takes from them what base rollups prove of the ledger, which it believes with their proofs. It has no pool of\n"+
			"transfers, and refuses the identity of a sequencer.\n\n"+
			"What keeps it from its work is logged with what mends it, and shown by fernet node status.",
		"fernet node --identity alice --account alice --password-file password --eth-per-azt 0.0002 --http 127.0.0.1:9020",
		runNode, nodeFlags()...)
	c.Subcommands = []*cli.Command{
		command("status", "how a running node stands",
			"Asks the node that runs on --data-dir.", "fernet node status --data-dir data", nodeStatus),
		command("peers", "whom a running node is connected with",
			"Asks the node that runs on --data-dir.", "fernet node peers --data-dir data", nodePeers),
		command("explain", "why the node earned, or did not, with each node of a block's tree",
			"Asks the node that runs on --data-dir. Of a block whose window is open it says how it stands now.",
			"fernet node explain --block 7", nodeExplain, blockFlag()),
		command("pause", "have a running node make no new bids",
			"What is being proven is finished, and what goes to L1 is sent.", "fernet node pause", nodePause),
		command("resume", "have a paused node bid again", "Ends fernet node pause.", "fernet node resume", nodeResume),
		command("export", "write the proofs that a running node holds of a block as files",
			"They are files as those of fernet prove: with them the commands can go on by hand.",
			"fernet node export --block 7 --out proofs", nodeExport, blockFlag(),
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
		beneficiaryFlag(),
		&cli.StringFlag{Name: "broker", Usage: "hand proofs to builders over the NATS broker at `URL`"},
		&cli.StringFlag{Name: "broker-credentials", Usage: "the credentials that --broker knows the node by, in `FILE`", TakesFile: true},
		&cli.StringFlag{Name: "embedded-broker", Usage: "run a broker for builders in this process, at `HOST:PORT`; for other machines with --builder, --broker-cert and --broker-key"},
		&cli.StringSliceFlag{Name: "builder", Usage: "let in the builder with the public `KEY` that fernet builder says; may be repeated"},
		&cli.StringFlag{Name: "broker-cert", Usage: "the certificate of --embedded-broker, in `FILE`", TakesFile: true},
		&cli.StringFlag{Name: "broker-key", Usage: "the key of --broker-cert, in `FILE`", TakesFile: true},
		&cli.StringFlag{Name: "broker-ca", Usage: "check the certificate of --broker with those in `FILE` (default: the system's)", TakesFile: true},
		&cli.StringFlag{Name: "http", Usage: "serve the page, readiness, metrics and JSON-RPC at `HOST:PORT`, of this machine alone"},
		&cli.DurationFlag{Name: "stop-timeout", Value: node.DefaultStopTimeout, Usage: "when stopped, wait `DURATION` at most for a proof in the making"},
	}
}

// nodeRun is the result of fernet node: how the node stood when it was stopped.
type nodeRun struct{ node.Status }

func (r *nodeRun) Render(con *console.Console) {
	con.Line("The node is stopped. It followed L1 to block %d and made %d proofs.", r.Head, r.Work.Made)
}

// errNodeDry means that there is nothing to simulate.
var errNodeDry = config.Usage("a node has no --dry-run: without --eth-per-azt and --gas-budget it sends nothing that others can send")

func runNode(ctx context.Context, in *input, s *session.Session) (*nodeRun, error) {
	if s.Config.DryRun {
		return nil, errNodeDry
	}
	useCredentials(s.Config)
	s.Log = nodeLog(s)
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

// nodeLog is the log of a node: what it does is said unless the settings want less, for programs as
// JSON.
func nodeLog(s *session.Session) *slog.Logger {
	if s.Config.Origin("log-level").String() == "default" {
		s.Config.LogLevel = slog.LevelInfo
	}
	opts := &slog.HandlerOptions{Level: s.Config.LogLevel}
	if s.Config.JSON {
		return slog.New(slog.NewJSONHandler(s.Console.Errs(), opts))
	}
	return slog.New(slog.NewTextHandler(s.Console.Errs(), opts))
}

// The names of systemd's credentials that hold passwords.
const (
	passwordCredential         = "password"
	identityPasswordCredential = "identity-password"
)

// useCredentials takes the files of passwords from systemd, where settings name none.
func useCredentials(c *config.Config) {
	dir := os.Getenv("CREDENTIALS_DIRECTORY")
	if dir == "" {
		return
	}
	for name, at := range map[string]*string{passwordCredential: &c.PasswordFile, identityPasswordCredential: &c.IdentityPasswordFile} {
		path := filepath.Join(dir, name)
		if _, err := os.Stat(path); err == nil && *at == "" {
			*at = path
		}
	}
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
		},
		Gas:         node.Gas{EthPerAZT: in.eth("eth-per-azt"), DailyBudget: in.eth("gas-budget")},
		FeeSplit:    in.String("fee-split"),
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
	health.RPCStale:     "check the RPC, or name more with --rpc-url",
	health.NoPeers:      "name peers with --peer, and see that their addresses can be reached",
	health.Keys:         "get the deployment's keys and name their folder with --keys-dir",
	health.Disk:         "free some space on the disk of --data-dir",
	health.Store:        "check the disk of --data-dir, then start the node again",
	health.SameIdentity: "stop the other node with this identity; wait until the open blocks are over, then start this one again",
	health.Unstaked:     "stake the identity with fernet stake add, or wait until it is eligible",
	health.Funds:        "send ETH to the account",
	health.Breaker:      "look for the errors of proofs in the log; the node bids again when a test proof succeeds",
	health.Transitions:  "name peers that execute the blocks with --peer, or wait until the base rollups are proven",
	health.Gas:          "set --eth-per-azt to what AZT is worth, or raise --gas-budget",
	health.MissedReveal: "see the log for what kept the reveal; refill the deposit with fernet stake refill",
}

// running is the node on the data folder of a session.
func running(s *session.Session) *node.Client { return node.NewClient(s.Config.DataDir) }

// nodeShown is the result of fernet node status, pause and resume.
type nodeShown struct{ *node.Status }

func nodeStatus(ctx context.Context, _ *input, s *session.Session) (*nodeShown, error) {
	return shownNode(running(s).Status(ctx))
}

func nodePause(ctx context.Context, _ *input, s *session.Session) (*nodeShown, error) {
	if s.Config.DryRun {
		return shownNode(running(s).Status(ctx))
	}
	return shownNode(running(s).Pause(ctx))
}

func nodeResume(ctx context.Context, _ *input, s *session.Session) (*nodeShown, error) {
	if s.Config.DryRun {
		return shownNode(running(s).Status(ctx))
	}
	return shownNode(running(s).Resume(ctx))
}

func shownNode(status *node.Status, err error) (*nodeShown, error) {
	if err != nil {
		return nil, err
	}
	return &nodeShown{status}, nil
}

// Render shows how a node stands.
func (r *nodeShown) Render(con *console.Console) {
	con.Line("Node %s, since %s, at L1 block %d.", r.Name, r.Started.Format(time.DateTime), r.Head)
	for _, address := range r.Addresses {
		con.Line("  %s", address)
	}
	switch {
	case r.Stopping:
		con.Bad("It is stopping.")
	case r.Paused:
		con.Bad("It is paused: no new bids. fernet node resume ends that.")
	case len(r.Reasons) == 0:
		con.Good("It is ready.")
	}
	for _, reason := range r.Reasons {
		con.Item(console.Bad, string(reason.Code), "%s%s", reason.Why, either(reason.Fix == "", "", ": "+reason.Fix))
	}
	if r.Stateless {
		con.Line("It executes no blocks (--stateless): it proves merges alone, and has no pool of transfers.")
	}
	ids := console.NewTable("identity", "staker", "roles", "state", "acts from")
	for _, id := range r.Identities {
		ids.Row(id.Name, orDash(id.StakerID), id.Roles, id.State, orDash(id.From))
	}
	con.Table(ids)
	con.Line("%d peers, %d with a staker. Proofs: %d made, %d failed, %d running, %d at once. Strategy %s.",
		r.Peers, r.Staked, r.Work.Made, r.Work.Failed, r.Work.Running, r.Work.AtOnce, r.Strategy)
	con.Line("%s", r.gas())
	blocks := console.NewTable("block", "slot", "nodes", "proofs", "own", "running", "best", "on L1", "window ends")
	for _, b := range r.Blocks {
		blocks.Row(b.Block, b.Slot, b.Nodes, b.Proofs, b.Own, b.Running, points(b.Best), points(b.OnL1), b.WindowEnd)
	}
	con.Table(blocks)
}

// gas says what the node is ready to pay, and has paid.
func (r *nodeShown) gas() string {
	var words []string
	if price := r.Gas.EthPerAZT.Int; price != nil {
		words = append(words, fmt.Sprintf("one AZT is worth %s ETH, said %s ago", units.Exact(price), time.Since(r.Gas.PricedAt).Round(time.Minute)))
	}
	if budget := r.Gas.Budget.Int; budget != nil {
		words = append(words, fmt.Sprintf("at most %s ETH a day", units.Exact(budget)))
	}
	if len(words) == 0 {
		return "Gas: neither a price nor a budget is set, so nothing is sent that others can send."
	}
	if spent := r.Gas.Spent.Int; spent != nil {
		words = append(words, fmt.Sprintf("%s ETH spent today", units.Exact(spent)))
	}
	return "Gas: " + strings.Join(words, ", ") + "."
}

// points are those of a total, or a dash for none.
func points(total units.Integer) string {
	if total.Int == nil || total.Sign() == 0 {
		return "-"
	}
	return rules.Points(total.Int)
}

// orDash is a number, or a dash for 0.
func orDash[N uint32 | uint64](n N) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprint(n)
}

// connected is the result of fernet node peers.
type connected struct {
	Peers []node.Peer `json:"peers"`
}

func nodePeers(ctx context.Context, _ *input, s *session.Session) (*connected, error) {
	peers, err := running(s).Peers(ctx)
	if err != nil {
		return nil, err
	}
	return &connected{peers}, nil
}

// Render shows the peers.
func (r *connected) Render(con *console.Console) {
	t := console.NewTable("peer", "staker", "L1 block", "named")
	for _, p := range r.Peers {
		t.Row(p.ID, orDash(p.StakerID), p.Head, either(p.Static, "yes", ""))
	}
	con.Table(t)
	con.Line("%d peers.", len(r.Peers))
}

// explained is the result of fernet node explain.
type explained struct{ *node.Explanation }

func nodeExplain(ctx context.Context, in *input, s *session.Session) (*explained, error) {
	number := in.block()
	if in.err != nil {
		return nil, in.err
	}
	e, err := running(s).Explain(ctx, number)
	if err != nil {
		return nil, err
	}
	return &explained{e}, nil
}

// Render shows what came of each node.
func (r *explained) Render(con *console.Console) {
	t := console.NewTable("node", "kind", "staker", "outcome", "bid", "score", "why")
	for _, o := range r.Outcomes {
		tone := map[string]console.Tone{"included": console.Good, "pending": console.Plain}[o.Outcome]
		score := "-"
		if o.Score.Int != nil {
			score = rules.Points(o.Score.Int)
		}
		t.Row(o.Node, o.Kind, o.StakerID, tone.Cell(o.Outcome), o.FeeBurn, score, o.Why)
	}
	con.Table(t)
	con.Line("Block %d: %d places in the best root on L1, %s AZT%s.", r.Block, r.Places, units.Exact(r.Earned.Int),
		either(r.Open, "; its window is open", ""))
}

// exported is the result of fernet node export.
type exported struct{ *node.Exported }

func nodeExport(ctx context.Context, in *input, s *session.Session) (*exported, error) {
	number, out := in.block(), in.required("out")
	if in.err != nil {
		return nil, in.err
	}
	e, err := running(s).Export(ctx, number, out, s.Config.DryRun)
	if err != nil {
		return nil, err
	}
	return &exported{e}, nil
}

// Render says what was written.
func (r *exported) Render(con *console.Console) {
	con.Line("%s: %d proofs of block %d%s.", r.Dir, r.Proofs, r.Block, either(r.DryRun, " would be written", ""))
}

package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator/rehearsal"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func demoCommand() *cli.Command {
	d := rehearsal.DefaultConfig()
	return command("demo", "run the whole protocol on an embedded L1, with real proofs",
		"Deploys the contracts on a go-ethereum in this process, stakes sequencers and provers, proposes,\n"+
			"proves and settles one block, and recomputes every figure. With the defaults it is the worked example\n"+
			"of the research post.",
		"fernet demo --txs 8 --vrf public", runDemo,
		&cli.UintFlag{Name: "txs", Value: uint(d.Txs), Usage: "the block has `N` transactions, a power of two and at least two base rollups"},
		&cli.UintFlag{Name: "txs-per-base", Value: uint(d.TxsPerBase), Usage: "a base rollup has `N` transactions, a power of two from 2 to 64"},
		&cli.IntFlag{Name: "provers", Value: d.Provers, Usage: "`N` provers take part"},
		&cli.StringFlag{Name: "vrf", Value: d.Mode.String(), Usage: "draw from the `KEY`: private (hidden ranking) or public"},
		&cli.Uint64Flag{Name: "seed", Value: d.Seed, Usage: "make keys and transfers from the number `SEED`; RANDAO stays the L1's own"},
		minBalanceFlag("each account of the ledger keeps at least `AZT`"),
		&cli.StringFlag{Name: "out", Usage: "write deployment, body, submissions and audit into `DIR`", TakesFile: true},
	)
}

// rehearsed is the result of fernet demo.
type rehearsed struct{ *rehearsal.Result }

// Report marks a session.Report: what the contracts did is a fact also when the rules do not agree.
func (r *rehearsed) Report() {}

// Render shows nothing more: all of it was shown as it happened.
func (r *rehearsed) Render(*console.Console) {}

// demoConfig reads flags.
func demoConfig(in *input) rehearsal.Config {
	cfg := rehearsal.Config{
		Txs: uint32(min(in.Uint("txs"), math.MaxUint32)), TxsPerBase: uint32(min(in.Uint("txs-per-base"), math.MaxUint32)),
		Provers: in.Int("provers"), Seed: in.Uint64("seed"), Mode: read(in, "vrf", in.String("vrf"), rules.ParseMode),
		MinBalance: in.amount("min-balance"),
	}
	if wrong, is := errors.AsType[*rehearsal.ConfigError](cfg.Check()); is {
		in.usage("--%s: %w", demoFlags[wrong.Field], wrong.Err)
	}
	return cfg
}

func runDemo(_ context.Context, in *input, s *session.Session) (*rehearsed, error) {
	if s.Config.DryRun {
		return nil, config.Usage("--dry-run: the demo has an L1 of its own, and sends nothing to another: leave it out")
	}
	cfg := demoConfig(in)
	if in.err != nil {
		return nil, in.err
	}
	out := in.String("out")
	if out != "" { // before anything is proven for it
		if err := os.MkdirAll(out, 0o755); err != nil {
			return nil, fmt.Errorf("--out: make the directory for results: %w: name one that can be written", err)
		}
	}
	cfg.Keys = s.Keys.Open
	cfg.Progress = func(label string, total int) rehearsal.Bar { return s.Console.Progress(label, total) }
	ctx, stop := stopsUnread(in.Context)
	defer stop()
	r, err := rehearsal.New(ctx, cfg)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	begin := func(act rehearsal.Act) {
		if step := demoActs[act].step; step != "" {
			s.Console.Say(console.Heading, "\n%s", step)
		}
	}
	end := func(act rehearsal.Act) { demoActs[act].show(&demo{r, s.Console}) }
	if err := r.Run(ctx, begin, end); err != nil {
		return nil, err
	}
	result := r.Result()
	if out != "" {
		if err := r.Write(out, result); err != nil {
			return nil, err
		}
	}
	if !result.Audit.OK() {
		err = fmt.Errorf("%s: the contracts and settlement/rules do not agree", result.Audit)
	}
	return &rehearsed{result}, err
}

// demo shows a rehearsal as it is played.
type demo struct {
	*rehearsal.Rehearsal
	*console.Console
}

// demoActs are what is said before each act, if it is a step of its own, and shown after it.
var demoActs = []struct {
	step string
	show func(*demo)
}{
	rehearsal.ActDeploy: {"1. L1 starts, contracts are deployed, sequencers and provers stake", (*demo).showDeployed},
	rehearsal.ActRecordRandao: {"2. Sequencers propose, the best wins the slot and reveals its block", func(d *demo) {
		schedule := d.Chain.Params.Schedule
		d.Line("Slot %d starts at L1 block %d. Its RANDAO, from header %d: %s",
			d.Slot, schedule.SlotStart(d.Slot), schedule.RandaoBlock(d.Slot), console.Cut(d.Randao.Randao, 18))
	}},
	rehearsal.ActPropose: {"", (*demo).showProposals},
	rehearsal.ActReveal: {"", func(d *demo) {
		d.Line("\n%s reveals block 1: %d signed transfers with %s AZT of fees, %s bytes. Seed of the provers' draws: 0x%s",
			d.Winner.Name, d.Transfers, units.Exact(d.Block.Execution.Block().Fees.Big()), units.Grouped(uint64(len(d.Body))),
			console.Cut(d.Block.Seed.Text(16), 16))
	}},
	rehearsal.ActDraw:    {"3. Provers draw, the best of each node prove it", (*demo).showRanking},
	rehearsal.ActProve:   {"", func(d *demo) { d.Line("\n%d proofs in %.1f s.", d.Proofs, d.ProvingFor.Seconds()) }},
	rehearsal.ActCompete: {"4. Two roots compete", (*demo).showRoots},
	rehearsal.ActSettle:  {"5. The block is finalized, rewards are claimed, the rest is burned", (*demo).showPaid},
	rehearsal.ActAudit:   {"6. Every figure is recomputed", (*demo).showAudited},
}

func (d *demo) showDeployed() {
	t := console.NewTable("contract", "address", "code>", "gas>")
	for _, c := range d.Contracts {
		t.Row(c.Name, c.Address.Hex(), fmt.Sprintf("%d B", c.Size), units.Grouped(c.GasUsed))
	}
	d.Table(t)
	d.Line("\nRewards holds %s AZT for block rewards and %s AZT against the L2's supply, for fees.\n",
		units.Exact(d.Holdings.Reserve.Int), units.Exact(d.Holdings.Escrow.Int))
	params := d.Chain.Params
	t = console.NewTable("staker>", "who", "roles", "deposit>", "VRF key", "owner")
	for _, o := range slices.Concat(d.Sequencers, d.Provers) {
		key := o.Key.Public().Key()
		t.Row(o.StakerID, o.Name, o.Roles, units.Exact(params.StakeAmount)+" AZT",
			"0x"+console.Cut(key.Text(16), 10), console.Short(o.Account.Address()))
	}
	d.Table(t)
	d.Line("\nA key is eligible %d L1 blocks after it was registered, so that none can be chosen for a known seed.",
		params.ActivationDelay)
}

func (d *demo) showProposals() {
	t := console.NewTable("rank>", "sequencer", "VRF>", "FEE_SPLIT>", "score = VRF · (1 + FEE_SPLIT)>", "gas>")
	for i, p := range slices.Backward(d.Proposals) {
		draw := rules.Points(rules.Score(p.Vrf.Int, 0))
		t.Row(len(d.Proposals)-i, p.Sequencer, draw, p.FeeSplitBps, rules.Points(p.Score.Int), units.Grouped(p.Gas))
	}
	d.Table(t)
}

func (d *demo) showAudited() {
	holds := d.HoldingsAfter
	d.Line("L1 says, and settlement/rules says again: scores, winners, seeds, roots, split, %d rewards, burn, and what Rewards holds",
		len(d.Best.Payouts()))
	d.Line("(%s AZT in reserve, %s AZT in escrow, %s AZT owed).",
		units.Floor(holds.Reserve.Int, 3), units.Floor(holds.Escrow.Int, 3), units.Floor(holds.Owed.Int, 3))
	for _, f := range d.Audited.Disagreeing() {
		d.Bad("%s: L1 has %s, the rules give %s", f.Name, f.OnChain, f.Recomputed)
	}
	d.Say(console.Verdict(d.Audited.OK()), "%s", d.Audited)
	d.Line("\nNext: fernet network runs several nodes on this machine, which do all of it without a command, and show it.")
}

// shownNodes is how many nodes of a large tree the ranking table shows at
// each end of the tree.
const shownNodes = 7

// showRanking shows who leads the nodes, and who proves how much.
func (d *demo) showRanking() {
	d.Line("%s", either(d.Config.Mode == rules.ModePublic,
		"Draws are public: who leads a node bids the smallest FEE_BURN that keeps its place.",
		"Draws are private: each prover bids its FEE_BURN without knowing the others' draws, and shows its ticket with its proof."))
	t := console.NewTable("node>", "kind", "1st: score (FEE_BURN)", "2nd", "3rd")
	numNodes := d.Block.Tree.NumNodes()
	for node := uint32(rules.RootNode); node <= numNodes; node++ {
		if node > shownNodes && node <= numNodes-shownNodes {
			if node == shownNodes+1 {
				t.Row("…", fmt.Sprintf("%d more", numNodes-2*shownNodes))
			}
			continue
		}
		row := []any{node, d.KindOf(node)}
		for _, b := range d.Rankings[node] {
			row = append(row, fmt.Sprintf("%-3s %s (%s)", d.NameOf(b.StakerID), rules.Points(b.Score())[:6], b.FeeBurn))
		}
		t.Row(row...)
	}
	d.Table(t)
	work := console.NewTable("prover", "roles", "FEE_BURN>", "base proofs>", "merge proofs>")
	for _, w := range d.Work() {
		work.Row(w.Name, w.Roles, strings.Replace(w.Burns.String(), " % to", " to", 1), w.Base, w.Merge)
	}
	d.Line("")
	d.Table(work)
}

func (d *demo) showRoots() {
	for _, r := range d.Roots {
		if len(r.Ignored) > 0 {
			d.Line("%s ranks first on the root and ignores the strongest proof on each side under it: %s.",
				r.Prover, strings.Join(r.Ignored, ", "))
		}
	}
	lower, winner := d.Roots[0], d.Roots[1]
	t := console.NewTable("node>", "kind", "root by "+lower.Prover+">", "proofs of", "root by "+winner.Prover+">", "proofs of")
	differ, alike, same := d.Differences()
	for _, at := range differ {
		t.Row(at.Node, d.KindOf(at.Node), rules.Points(at.Scores[0]), strings.Join(at.Provers[0], ", "),
			rules.Points(at.Scores[1]), strings.Join(at.Provers[1], ", "))
	}
	if alike > 0 {
		t.Row("…", fmt.Sprintf("%d alike", alike), rules.Points(same), "", rules.Points(same), "")
	}
	t.Footer = []any{"", "total", rules.Points(lower.Total.Int), "", rules.Points(winner.Total.Int), ""}
	d.Table(t)

	t = console.NewTable("root by", "proofs>", "total on L1>", "bytes>", "gas>", "gas a proof>", "")
	for i, r := range d.Roots {
		verdict := console.Cell{Text: "accepted: it proves the block"}
		if i > 0 {
			verdict = console.Good.Cell("higher: it wins")
		}
		t.Row(r.Prover, r.Proofs, rules.Points(r.Total.Int),
			units.Grouped(uint64(r.Bytes)), units.Grouped(r.Gas), units.Grouped(r.Gas/uint64(r.Proofs)), verdict)
	}
	d.Line("")
	d.Table(t)
	d.Line("\nSubmitted again, %s's root is refused: its total is not higher than the best.", lower.Prover)
}

func (d *demo) showPaid() {
	d.Line("The proving window closes at L1 block %d; anyone finalizes (%s gas).",
		d.Chain.Params.Schedule.WindowEnd(d.Slot), units.Grouped(d.Gas["finalize"]))
	t := console.NewTable("who", "FEE_BURN>", "proofs>", "AZT a proof>", "AZT received>", "gas of the claim>")
	for _, p := range d.Paid {
		received, each, gas := units.Floor(p.Received.Int, 3), units.Floor(p.Most.Int, 3), units.Grouped(p.Gas)
		switch {
		case p.StakerID == d.Winner.StakerID:
			t.Row(p.Name+", sequencer", "", "", "", received, gas)
		case p.Proofs == 0:
			t.Row(p.Name, p.Burns, 0, "", received, "")
		default:
			each = either(p.Most.Cmp(p.Least.Int) == 0, each, units.Floor(p.Least.Int, 3)+" to "+each)
			t.Row(p.Name, p.Burns, p.Proofs, each, received, gas)
		}
	}
	t.Row("burned", "", "", "", units.Floor(d.Burned, 3), "")
	sum := units.Exact(d.Total())
	t.Footer = []any{"sum", "", "", "", sum, ""}
	d.Table(t)

	r := d.Result()
	d.Line("\n%s AZT, %s of them to the network of %d nodes · %d places: at most %s AZT a proof (%s).",
		sum, d.Winner.Bid, d.Block.Tree.NumNodes(), rules.ProofsPerNode, units.Floor(r.MostReward.Int, 3), units.Exact(r.MostReward.Int))
	burn := rehearsal.ProverBurns[0]
	reward := rules.Reward(r.UnitPerBps.Int, burn)
	d.Line("With FEE_BURN %s a proof is paid %s AZT (%s).", burn, units.Floor(reward, 3), units.Exact(reward))
}

// demoFlags are the flags of the rehearsal's settings that it may refuse.
var demoFlags = map[string]string{"TxsPerBase": "txs-per-base", "Txs": "txs", "Provers": "provers", "MinBalance": "min-balance"}

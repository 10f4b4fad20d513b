package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/node"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// asked is the work of a command that asks the node that runs on the session's data folder.
func asked[T any](ask func(*node.Client, context.Context) (*T, error)) work[*T] {
	return func(ctx context.Context, _ *input, s *session.Session) (*T, error) {
		return ask(node.NewClient(s.Config.DataDir), ctx)
	}
}

// told is that of one that tells the node something, and shows how it stands then. A dry run only
// asks.
func told(tell func(*node.Client, context.Context) (*node.Status, error)) work[*node.Status] {
	return func(ctx context.Context, in *input, s *session.Session) (*node.Status, error) {
		if s.Config.DryRun {
			return asked((*node.Client).Status)(ctx, in, s)
		}
		return asked(tell)(ctx, in, s)
	}
}

// renderNode shows how a node stands.
func renderNode(con *console.Console, r *node.Status) {
	if r.Name == "" { // it has not opened its part in the network
		con.Line("The node has been starting since %s.", r.Started.Format(time.DateTime))
		renderReasons(con, r)
		return
	}
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
	renderReasons(con, r)
	if r.Stateless {
		con.Line("It executes no blocks (--stateless): it proves merges alone, and has no pool of transfers.")
	}
	ids := console.NewTable("identity", "staker>", "roles", "state", "acts from>")
	for _, id := range r.Identities {
		ids.Row(id.Name, orDash(id.StakerID), id.Roles, id.State, orDash(id.From))
	}
	if len(ids.Rows) > 0 {
		con.Table(ids)
	}
	con.Line("%d peers, %d with a staker. Proofs: %d made, %d failed, %d running, %d at once. Strategy %s.",
		r.Peers, r.Staked, r.Work.Made, r.Work.Failed, r.Work.Running, r.Work.AtOnce, r.Strategy)
	con.Line("%s", r.Gas)
	blocks := console.NewTable("block>", "slot>", "nodes>", "proofs>", "own>", "running>", "best>", "on L1>", "window ends>")
	for _, b := range r.Blocks {
		blocks.Row(b.Block, b.Slot, b.Nodes, b.Proofs, b.Own, b.Running, points(b.Best), points(b.OnL1), b.WindowEnd)
	}
	if len(blocks.Rows) > 0 {
		con.Table(blocks)
	}
}

func renderReasons(con *console.Console, r *node.Status) {
	for _, reason := range r.Reasons {
		con.Item(console.Bad, string(reason.Code), "%s%s", reason.Why, either(reason.Fix == "", "", ": "+reason.Fix))
	}
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

func nodePeers(n *node.Client, ctx context.Context) (*connected, error) {
	peers, err := n.Peers(ctx)
	return &connected{peers}, err
}

func renderPeers(con *console.Console, r *connected) {
	t := console.NewTable("peer", "staker>", "named", "address")
	for _, p := range r.Peers {
		t.Row(console.Cell{Text: p.ID, Short: console.Cut(p.ID, min(len(p.ID), 16))}, orDash(p.StakerID), either(p.Static, "yes", ""), p.Address)
	}
	if len(t.Rows) > 0 {
		con.Table(t)
	}
	con.Line("%d peers.", len(r.Peers))
}

func nodeExplain(ctx context.Context, in *input, s *session.Session) (*node.Explanation, error) {
	number := in.block()
	if in.err != nil {
		return nil, in.err
	}
	return node.NewClient(s.Config.DataDir).Explain(ctx, number)
}

// renderExplanation shows what came of each node. A staker that could do nothing in the block has a
// line for all of them.
func renderExplanation(con *console.Console, r *node.Explanation) {
	t := console.NewTable("node>", "kind", "staker>", "outcome", "bid>", "score>", "why")
	idle := r.Idle()
	for _, o := range r.Outcomes {
		if slices.Contains(idle, o.StakerID) {
			continue
		}
		tone := map[string]console.Tone{"included": console.Good, "pending": console.Plain}[o.Outcome]
		score := "-"
		if o.Score.Int != nil {
			score = rules.Points(o.Score.Int)
		}
		t.Row(o.Node, o.Kind, o.StakerID, tone.Cell(o.Outcome), o.FeeBurn, score, o.Why)
	}
	if len(t.Rows) > 0 {
		con.Table(t)
	}
	for _, id := range idle {
		con.Line("Staker %d is not eligible for any node of the block.", id)
	}
	con.Line("Block %d: %d places in the best root on L1, %s AZT%s.", r.Block, r.Places, units.Exact(r.Earned.Int),
		either(r.Open, "; its window is open", ""))
}

func nodeExport(ctx context.Context, in *input, s *session.Session) (*node.Exported, error) {
	number, out := in.block(), in.required("out")
	if in.err != nil {
		return nil, in.err
	}
	return node.NewClient(s.Config.DataDir).Export(ctx, number, out, s.Config.DryRun)
}

func renderExported(con *console.Console, r *node.Exported) {
	con.Line("%s: %d proofs of block %d%s.", r.Dir, r.Proofs, r.Block, either(r.DryRun, " would be written", ""))
}

package node

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"slices"
	"time"

	"fernet/prover/bid"
	"fernet/prover/mempool/api"
	"fernet/prover/node/health"
	"fernet/prover/node/metrics"
	"fernet/prover/node/page"
	"fernet/prover/proving"
	"fernet/prover/settling"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// ErrHTTP means that the page cannot be served.
var ErrHTTP = errors.New("the page cannot be served")

// openWeb serves readiness and its metric, if that is wanted: see serve for the page and all
// else.
func (n *Node) openWeb(context.Context) error {
	if n.config.HTTP == "" {
		return nil
	}
	handler, err := n.startingHandler()
	if err != nil {
		return err
	}
	n.pages.answerWith(handler)
	listener, err := net.Listen("tcp", n.config.HTTP)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrHTTP, err)
	}
	ctx, stop := context.WithCancel(context.Background())
	server := &http.Server{
		Handler: &n.pages, ReadHeaderTimeout: 10 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx }, // which ends streams
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			n.log.Error("the page is not served any more", "err", err)
		}
	}()
	n.web = listener.Addr()
	n.log.Info("the page is served", "url", "http://"+n.web.String())
	n.servers = append(n.servers, func() error {
		stop()
		err := server.Close()
		<-done
		return err
	})
	return nil
}

func (n *Node) webHandler() (http.Handler, error) {
	measured, err := metrics.Handler(n.measured())
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/", page.Handler(n.pageState))
	readiness := n.health.Handler()
	mux.Handle("/livez", readiness)
	mux.Handle("/readyz", readiness)
	mux.Handle("GET /metrics", measured)
	if n.config.Stateless {
		mux.HandleFunc(api.Path, func(w http.ResponseWriter, _ *http.Request) { http.Error(w, noPool, http.StatusNotFound) })
	}
	if n.pool != nil {
		transfers, err := api.Handler(n.pool)
		if err != nil {
			return nil, fmt.Errorf("serve transfers: %w", err)
		}
		mux.Handle(api.Path, transfers)
	}
	return mux, nil
}

// noPool is what a node without state answers whoever hands it a transfer.
const noPool = "this node executes no blocks, so it has no pool of transfers: hand them to another node"

// keptOutcomes is how many blocks that are over the page shows.
const keptOutcomes = 20

// pageState is what the page shows.
func (n *Node) pageState() page.State {
	seen := n.seen()
	s := page.State{
		ChainID: n.client.Deployment.ChainID, Settlement: n.client.Deployment.Settlement, Name: n.net.Name(), Paused: n.paused.Load(), Stateless: n.config.Stateless,
		Reasons: []page.Reason{}, Stakers: []page.Staker{}, Blocks: []page.Block{}, Peers: []page.Peer{}, Outcomes: []page.Outcome{},
	}
	for _, r := range n.health.Reasons() {
		s.Reasons = append(s.Reasons, page.Reason{Code: string(r.Code), Text: sentence(r.Why, r.Fix)})
	}
	for _, p := range n.net.Peers() {
		s.Peers = append(s.Peers, page.Peer{Name: p.ID, Address: p.Address, Staker: p.StakerID, Head: p.Head})
	}
	if seen.view == nil {
		return s
	}
	s.Head = page.Head{
		Number: seen.view.Now, Hash: seen.view.Hash, Time: uint64(max(0, seen.view.Time.Unix())), Stale: time.Since(seen.at) > staleAfter || n.health.Has(health.RPCStale),
	}
	for _, id := range seen.ids {
		s.Stakers = append(s.Stakers, page.Staker{ID: id.StakerID, Name: id.Name, Roles: id.Roles, From: id.From})
	}
	s.Blocks = append(s.Blocks, seen.past...)
	for _, b := range seen.blocks {
		s.Blocks = append(s.Blocks, b.page(seen.view.Now))
	}
	s.Blocks = append(s.Blocks, unprovable(seen.view)...)
	slices.SortStableFunc(s.Blocks, func(a, b page.Block) int { return cmp.Compare(a.Number, b.Number) })
	s.Outcomes, s.Earnings = seen.outcomes, n.earnings(seen)
	return s
}

// unprovable are the blocks that are on record and cannot be proven, with why. They have no tree to
// show: nobody works on them.
func unprovable(v *settling.View) (blocks []page.Block) {
	for _, p := range v.Pending {
		if p.Unprovable != nil {
			blocks = append(blocks, page.Block{
				Number: p.Number, Slot: p.On.Slot, Phase: page.PhaseFailed, Transactions: p.On.NumTxs, Sequencer: p.On.SequencerID,
				WindowEnd: p.On.WindowEnd, Levels: []page.Level{}, Nodes: []page.Node{}, Roots: []page.Root{}, Fault: p.Unprovable.Error(),
			})
		}
	}
	return blocks
}

func sentence(why, fix string) string {
	if fix == "" {
		return why
	}
	return why + ": " + fix
}

// earnings are sums of the blocks that are over.
func (n *Node) earnings(seen shown) page.Earnings {
	e := page.Earnings{
		Earned: units.Integer{Int: seen.earned}, Claimed: units.Integer{Int: seen.claimed}, Claimable: units.Integer{Int: new(big.Int)},
		GasToday: units.Integer{Int: n.spent(seen.view.Time)},
	}
	for _, u := range seen.view.Unclaimed {
		e.Claimable.Add(e.Claimable.Int, u.Worth)
	}
	return e
}

// keptPast is how many blocks the page shows besides those that are open.
const keptPast = 16

// agePast keeps blocks that are over for the page, the oldest first, with how far they have come.
func (n *Node) agePast(v *settling.View) {
	pending := map[string]bool{}
	for _, p := range v.Pending {
		pending[pastKey(p.Number, p.On.Slot)] = true
	}
	for i := range n.past {
		if b := &n.past[i]; b.Phase == page.PhaseClosed && !pending[pastKey(b.Number, b.Slot)] {
			b.Phase = page.PhaseFailed
			if b.Number <= v.Proven {
				b.Phase = page.PhaseFinalized
			}
		}
	}
	n.past = n.past[max(0, len(n.past)-keptPast):]
}

func pastKey(number, slot uint64) string { return fmt.Sprint(number, "/", slot) }

// page is a block as the page shows it.
func (b shownBlock) page(now uint64) page.Block {
	of := b.round.Snapshot()
	s := page.Block{
		Number: b.number, Slot: b.slot, Phase: b.phase(of, now), Transactions: b.pending.On.NumTxs, Sequencer: b.pending.On.SequencerID,
		WindowEnd: b.plan.End, Roots: b.roots(of),
	}
	making := map[uint32]int{}
	for _, w := range of.Own {
		if w.State == proving.Making {
			making[w.Node]++
		}
	}
	for _, l := range of.Levels {
		s.Levels = append(s.Levels, page.Level{Opens: l.Opens, CutOff: l.CutOff, Left: l.CutOff - min(l.CutOff, now)})
	}
	for _, node := range of.Nodes {
		s.Places += bid.Places(node.Node)
		shown := page.Node{Node: node.Node, Level: node.Level, Making: making[node.Node], Proofs: []page.Proof{}}
		for _, p := range node.Proofs {
			shown.Proofs = append(shown.Proofs, page.Proof{
				Staker: p.StakerID, Score: rules.Points(p.Score), FeeBurn: p.FeeBurn, Own: p.Own, Included: p.Included,
			})
		}
		s.Nodes = append(s.Nodes, shown)
	}
	return s
}

func (b shownBlock) phase(of proving.Snapshot, now uint64) page.Phase {
	switch {
	case now >= b.plan.End:
		return page.PhaseClosed
	case b.pending.HasRoot():
		return page.PhaseImproving
	case rootClosed(of):
		return page.PhaseSealing
	case now < b.plan.Start:
		return page.PhaseBidding
	}
	return page.PhaseProving
}

// roots are those that L1 has or peers have told of, highest total first.
func (b shownBlock) roots(of proving.Snapshot) []page.Root {
	type root struct {
		page.Root
		total *big.Int
	}
	var all []root
	if best := b.pending.Best; best != nil {
		all = append(all, root{page.Root{
			Staker: best.StakerID, Total: rules.Points(best.Total), Proofs: len(best.Payouts), L1: best.L1Block, Leads: true, Own: b.owns(best.StakerID),
		}, best.Total})
	}
	for _, r := range of.Roots {
		if best := b.pending.Best; best == nil || r.Total.Cmp(best.Total) != 0 || r.StakerID != best.StakerID {
			all = append(all, root{page.Root{Staker: r.StakerID, Total: rules.Points(r.Total), Own: b.owns(r.StakerID)}, r.Total})
		}
	}
	slices.SortStableFunc(all, func(a, b root) int { return b.total.Cmp(a.total) })
	roots := []page.Root{}
	for _, r := range all {
		roots = append(roots, r.Root)
	}
	return roots
}

package node

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/node/health"
	"fernet/prover/proving"
	"fernet/prover/settling"
	"fernet/prover/tree"
	"fernet/prover/wire"
)

// chooseBudget bounds the search for the best submission: see tree.Options.
const chooseBudget = 1 << 18

// settle chooses the best submission of each block, and plans what is sent to L1.
func (n *Node) settle(ctx context.Context) {
	v := n.view
	state := settling.State{Offers: map[wire.BlockTag]*settling.Offer{}, Spent: n.spent(v.Time), UrgentAt: n.urgentAt()}
	for _, b := range n.inOrder() {
		n.guard(b, "choose a submission", func() error { return n.choose(ctx, b) })
		if b.offer != nil {
			state.Offers[b.tag] = b.offer
		}
	}
	var acts []settling.Act
	acts, n.waits = n.policy.Acts(v, state)
	if n.stopping.Load() {
		acts = timeBound(acts)
	}
	n.desk.Plan(v, acts)
	n.health.Is(health.Gas, gasWord(n.waits))
}

// gasWord says which block gets no root from this node for its gas; empty: none. Other acts wait
// for cheaper gas, or until more is to claim, as a matter of course.
func gasWord(waits []settling.Wait) string {
	for _, w := range waits {
		switch {
		case w.Kind != settling.Submit:
		case w.Why == settling.NotWorthGas:
			return fmt.Sprintf("a root of block %d is not worth its gas, or the day's budget is spent", w.Block)
		case w.Why == settling.NoPolicy:
			return fmt.Sprintf("a root of block %d could be sent, and neither a price of AZT nor a budget of gas is set", w.Block)
		}
	}
	return ""
}

// choose looks for the best submission of a block when its root level is over, again whenever more
// proofs have come. What is better than before is told to peers, for the order of turns.
func (n *Node) choose(ctx context.Context, b *block) error {
	changes := b.changes.Load()
	if changes == b.chosen {
		return nil
	}
	levels := b.round.Snapshot().Levels
	root := levels[len(levels)-1]
	if n.view.Now < b.plan.Reserve() && !root.Closed {
		return nil
	}
	b.chosen = changes
	selection, err := b.round.Best(tree.Options{Budget: chooseBudget})
	switch {
	case errors.Is(err, tree.ErrNoProof) || errors.Is(err, tree.ErrMissingProof) || errors.Is(err, tree.ErrConflict):
		return nil // there is no root yet
	case err != nil:
		return err
	case b.total != nil && selection.Total.Cmp(b.total) <= 0:
		return nil
	}
	b.total = selection.Total
	seal := n.sealer(b.round.Block(), selection)
	b.offer = &settling.Offer{Submission: selection.Submission, File: seal, TurnsFrom: root.CutOff}
	n.log.Info("the best submission is better than before", "block", b.number, "total", selection.Total,
		"proofs", selection.Submission.NumProofs(), "root", selection.Root.StakerID, "exact", selection.Exact)
	file, err := seal(ctx)
	if err != nil {
		return err
	}
	encoded, err := file.Encode()
	if err != nil {
		return err
	}
	told := &wire.Root{Block: b.tag, StakerID: selection.Root.StakerID, Total: selection.Total, Submission: crypto.Keccak256Hash(encoded)}
	if err := n.net.PublishRoot(ctx, told); err != nil {
		n.log.Warn("a submission was not told", "block", b.number, "err", err)
	}
	return nil
}

// rootClosed reports whether nothing more is to come of the root.
func rootClosed(s proving.Snapshot) bool { return s.Levels[len(s.Levels)-1].Closed }

// sealer returns what seals a submission.
func (n *Node) sealer(of *prover.Block, selection tree.Selection) func(context.Context) (*files.Submission, error) {
	return func(context.Context) (*files.Submission, error) { return n.seal(of, selection) }
}

// sealed is a submission as it is sent, for the node's beneficiary.
func (n *Node) sealed(of *prover.Block, selection tree.Selection) (*files.Submission, error) {
	submission := *selection.Submission
	submission.Beneficiary = n.policy.Beneficiary
	selection.Submission = &submission
	if err := of.Seal(n.client.Deployment, n.keys, selection); err != nil {
		return nil, err
	}
	return &files.Submission{Deployment: prover.Files(n.client.Deployment), Block: of.ID(), Tree: of.Tree, Submission: &submission}, nil
}

// spent is what of the day's gas is spent, or will be by what was begun. When that is not known it
// is all of the budget, which is not to be exceeded.
func (n *Node) spent(at time.Time) *big.Int {
	spent, err := n.store.GasSpent(settling.Day(at))
	if err != nil {
		n.storeFailed(err)
		spent = new(big.Int)
		if budget := n.policy.Gas.DailyBudget; budget != nil {
			spent.Set(budget)
		}
	}
	return spent.Add(spent, n.desk.Reserved())
}

// acted is told what became of an act.
func (n *Node) acted(e settling.Event) {
	n.tally.act(e)
	n.noteRoom(e.Err)
	switch {
	case e.Sent && e.Err == nil:
		n.log.Info("sent", "act", e.Act, "attempt", e.Attempt, "l1Block", e.Block)
	case e.Err == nil:
		n.log.Debug("nothing was to be sent", "act", e.Act, "l1Block", e.Block)
	case e.Again != 0:
		n.log.Warn("an act failed and is tried again", "act", e.Act, "attempt", e.Attempt, "at", e.Again, "err", e.Err)
	default:
		n.log.Warn("an act was given up", "act", e.Act, "attempt", e.Attempt, "err", e.Err)
	}
}

package main

import (
	"context"
	"fmt"
	"math/big"
	"strings"
	"time"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover/localnet"
	"fernet/prover/node/page"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// watchInterval is how often the network is looked at.
const watchInterval = 400 * time.Millisecond

// claimPatience is how many L1 blocks are waited for claims after the last block is finalized.
const claimPatience = 40

// settle feeds the network with transfers and waits until its blocks are finalized and claimed.
func (w *networkRun) settle(ctx context.Context) error {
	s := w.Chain.Params.Schedule
	// As many slots may be lost as are won.
	last := s.WindowEnd(uint64(2*w.blocks+2)) + s.SlotBlocks()
	finalized := uint64(0) // when the last one was
	err := w.watch(ctx, func(p *localnet.Progress) bool {
		if p.Finalized < w.blocks {
			return p.Head > last
		}
		if finalized == 0 {
			finalized = p.Head
		}
		return p.Unclaimed.Sign() == 0 || p.Head > finalized+claimPatience
	})
	if err != nil || finalized > 0 {
		return err
	}
	return fmt.Errorf("fewer than %d blocks are finalized at L1 block %d: see the logs in %s, or give it more time with --block-time",
		w.blocks, w.Head(), w.Network.Config.Dir)
}

// watch shows the network until done says so.
func (w *networkRun) watch(ctx context.Context, done func(*localnet.Progress) bool) error {
	panel := w.Console.Panel()
	defer panel.Close()
	said := map[uint64]page.Phase{}
	for {
		if err := w.checkNodes(); err != nil {
			return err
		}
		p, err := w.Progress(ctx)
		if err != nil {
			return err
		}
		if err := w.feed(ctx, p); err != nil {
			return err
		}
		states := w.states(ctx)
		if w.Console.Live() {
			panel.Show(w.lines(p, states))
		} else {
			w.sayPhases(states[0], said)
		}
		if done(p) {
			return nil
		}
		select {
		case <-time.After(watchInterval):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// feed hands the first node the transfers of the next block, when the ones before are in blocks.
func (w *networkRun) feed(ctx context.Context, p *localnet.Progress) error {
	if w.fed == w.blocks || uint64(w.fed) > p.Tip {
		return nil
	}
	transfers, err := w.Transfers(ctx, int(w.Network.Config.Txs))
	if err != nil {
		return err
	}
	w.fed++
	return w.send(ctx, w.Members[0], transfers)
}

// states are what the nodes' pages show, in their order; nil of one that does not answer now.
func (w *networkRun) states(ctx context.Context) []*page.State {
	states := make([]*page.State, len(w.Members))
	for i, m := range w.Members {
		states[i], _ = m.State(ctx) // it is asked again soon, and one that has ended is an error
	}
	return states
}

// sayPhases says where there is no terminal how blocks go on, as the first node sees it.
func (w *networkRun) sayPhases(state *page.State, said map[uint64]page.Phase) {
	if state == nil {
		return
	}
	for _, b := range state.Blocks {
		if said[b.Number] != b.Phase {
			said[b.Number] = b.Phase
			w.Console.Line("  L1 block %d: block %d is %s, %d of %d places proven", state.Head.Number, b.Number, b.Phase, taken(&b), b.Places)
		}
	}
}

// taken counts the places of a tree for which there is a proof.
func taken(b *page.Block) int {
	n := 0
	for _, at := range b.Nodes {
		n += min(len(at.Proofs), places(at.Node))
	}
	return n
}

func places(node uint32) int {
	if node == rules.RootNode {
		return 1
	}
	return rules.ProofsPerNode
}

// shownBlocks is how many blocks a panel has, the newest ones.
const shownBlocks = 5

// lines are what the panel shows.
func (w *networkRun) lines(p *localnet.Progress, states []*page.State) []string {
	lines := []string{
		fmt.Sprintf("  L1 block %d    %d of %d blocks settled    %s", p.Head, min(p.Finalized, w.blocks), w.blocks, w.Members[0].Page()), "",
	}
	if first := states[0]; first != nil {
		blocks := first.Blocks[max(0, len(first.Blocks)-shownBlocks):]
		for i := range blocks {
			lines = append(lines, blockLine(&blocks[i], p.Head))
		}
		if len(blocks) == 0 {
			slot0 := w.Chain.Params.Schedule.SlotStart(0)
			lines = append(lines, "  no block yet: "+either(p.Head < slot0, fmt.Sprintf("slot 0 begins in %d L1 blocks", slot0-min(slot0, p.Head)), "one is being proposed"))
		}
	}
	lines = append(lines, "")
	for i, m := range w.Members {
		lines = append(lines, nodeLine(m, states[i]))
	}
	return lines
}

// blockLine shows how full each level of a block's tree is.
func blockLine(b *page.Block, head uint64) string {
	line := fmt.Sprintf("  block %-3d %-9s", b.Number, b.Phase)
	for level := range b.Levels {
		held, total := 0, 0
		for _, at := range b.Nodes {
			if at.Level == level {
				held += min(len(at.Proofs), places(at.Node))
				total += places(at.Node)
			}
		}
		name := "merge"
		switch level {
		case 0:
			name = "base"
		case len(b.Levels) - 1:
			name = "root"
		}
		line += fmt.Sprintf("  %s %s %d/%d", name, console.Meter(min(total, 8), held, total), held, total)
	}
	switch {
	case b.Fault != "":
		line += "  " + b.Fault
	case b.WindowEnd > head:
		line += fmt.Sprintf("  %d L1 blocks left", b.WindowEnd-head)
	}
	return line
}

// nodeLine shows what a node has to do with the blocks that it shows.
func nodeLine(m *localnet.Member, s *page.State) string {
	if s == nil {
		return fmt.Sprintf("  %-8s does not answer", m.Name)
	}
	proofs, making := 0, 0
	for _, b := range s.Blocks {
		for _, at := range b.Nodes {
			making += at.Making
			for _, p := range at.Proofs {
				if p.Own {
					proofs++
				}
			}
		}
	}
	codes := make([]string, len(s.Reasons))
	for i, r := range s.Reasons {
		codes[i] = r.Code
	}
	earned := s.Earnings.Earned.Int
	if earned == nil {
		earned = new(big.Int)
	}
	return fmt.Sprintf("  %-8s %d peers  %3d own proofs  %d being made  %9s AZT earned  %s",
		m.Name, len(s.Peers), proofs, making, units.Floor(earned, 3), either(len(codes) == 0, "ready", strings.Join(codes, ", ")))
}

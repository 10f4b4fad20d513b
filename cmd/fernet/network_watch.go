package main

import (
	"fmt"
	"math/big"
	"strings"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover/localnet"
	"fernet/prover/node/page"
	"fernet/settlement/units"
)

// shown shows the network while watch watches it: on a terminal as a panel, elsewhere in a line for
// each phase of a block, as the first node sees it.
func (w *networkRun) shown(watch func(localnet.Show) error) error {
	panel := w.Console.Panel()
	defer panel.Close()
	said := map[uint64]page.Phase{}
	return watch(func(p *localnet.Progress, states []*page.State) {
		if w.Console.Live() {
			panel.Show(w.lines(p, states))
		} else {
			w.sayPhases(states[0], said)
		}
	})
}

func (w *networkRun) sayPhases(state *page.State, said map[uint64]page.Phase) {
	if state == nil {
		return
	}
	for _, b := range state.Blocks {
		if said[b.Number] != b.Phase {
			said[b.Number] = b.Phase
			w.Console.Line("  L1 block %d: block %d is %s, %d of %d places proven", state.Head.Number, b.Number, b.Phase, b.Taken(), b.Places)
		}
	}
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
		held, total := b.Filled(level)
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
	proofs, making := s.Work()
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

package main

import (
	"fmt"
	"io"
	"strings"

	"fernet/prover/bid"
	"fernet/prover/schedule"
	"fernet/settlement/rules"
)

// plans is the table of schedules, in L1 blocks after the slot's end.
func plans(out io.Writer) error {
	heading(out, "Plans", `L1 blocks after the slot's end, base rollups of two transactions. A wave's blocks are those of base
rollups.`,
		"window", "transactions", "second, third wave", "cut-offs, level by level", "everyone may submit", "end")
	for _, window := range []uint64{150, 60, 24} {
		for _, txs := range []uint32{4, 32, 64} {
			shape, err := rules.NewTree(txs, 2)
			if err != nil {
				return err
			}
			p := schedule.Of(rules.Schedule{GenesisBlock: 1, ProposeBlocks: 1, RevealBlocks: 1, ProvingBlocks: window}, 0, shape)
			var cutOffs []string
			for level := range p.CutOffs {
				cutOffs = append(cutOffs, fmt.Sprint(p.CutOff(level)-p.Start))
			}
			row(out, window, txs,
				fmt.Sprintf("%d, %d", p.At(0, schedule.SecondWave)-p.Start, p.At(0, schedule.ThirdWave)-p.Start),
				strings.Join(cutOffs, " "), p.End-bid.OpenBlocks-p.Start, p.End-p.Start)
		}
	}
	return nil
}

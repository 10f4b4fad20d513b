package rules_test

import (
	"fmt"
	"math/big"

	"fernet/settlement/rules"
)

// A sequencer that leaves more to the provers can win with a lower VRF output.
func ExampleScore() {
	first := rules.Score(big.NewInt(1_000), 1_000) // FEE_SPLIT 10 %
	second := rules.Score(big.NewInt(700), 8_000)  // FEE_SPLIT 80 %
	fmt.Println(second.Cmp(first) > 0)

	fee, ok := rules.SmallestLeadingFee(big.NewInt(1_000), second)
	fmt.Println(fee, ok)
	// Output:
	// true
	// 26.01 % true
}

// What a block of 1000 (of any unit) pays, with FEE_SPLIT 80 %, two proofs without a bid and one
// that burns 40 %.
func ExampleSplit() {
	fees, blockReward := big.NewInt(400_000_000), big.NewInt(600_000_000)
	shares := rules.Split(fees, fees, blockReward, blockReward, 8_000)
	fmt.Println("sequencer", shares.Sequencer)

	tree, err := rules.NewTree(4, 2)
	if err != nil {
		fmt.Println(err)
		return
	}
	unit := rules.UnitPerBps(shares.Network, tree.NumNodes())
	fmt.Println("a proof  ", rules.Reward(unit, 0), rules.Reward(unit, 4_000))
	fmt.Println("burned   ", rules.Burn(shares.Network, unit, rules.KeepBps([]rules.Bps{0, 0, 4_000})))
	// Output:
	// sequencer 200000000
	// a proof   88880000 53328000
	// burned    568912000
}

// When what can be done for a slot, in L1 blocks.
func ExampleSchedule() {
	s := rules.Schedule{GenesisBlock: 1_000, ProposeBlocks: 30, RevealBlocks: 20, ProvingBlocks: 150}
	const slot = 3
	fmt.Println(s.SlotStart(slot), s.RevealStart(slot), s.WindowEnd(slot))
	for _, block := range []uint64{1_149, 1_150, 1_180, 1_200} {
		fmt.Println(block, s.PhaseAt(slot, block))
	}
	// Output:
	// 1150 1180 1350
	// 1149 not started
	// 1150 propose
	// 1180 reveal
	// 1200 over
}

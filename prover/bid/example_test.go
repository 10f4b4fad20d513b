package bid_test

import (
	"errors"
	"fmt"
	"math/big"

	"fernet/prover/bid"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// What a staker does with a node of the research post's first example, 800 AZT for 31 nodes, when a
// proof costs 0.86 AZT and seven others may prove it.
func ExampleStrategy() {
	block := bid.Value{
		Fees: units.AZT(400), FeeEscrow: units.AZT(400), BlockReward: units.AZT(600), RewardReserve: units.AZT(600),
		SeenTxs: 32, FeeSplit: 8_000, Nodes: 31,
	}
	cost, err := units.Parse("0.86")
	if err != nil {
		fmt.Println(err)
		return
	}
	strategy, err := bid.Parse(bid.Default, rules.ModePrivate)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, eighths := range []int64{3, 5, 7} { // of the highest draw
		draw := new(big.Int).Lsh(big.NewInt(eighths), rules.VrfBits-3)
		d := strategy.Decide(bid.Situation{
			Places: bid.Places(2), Draw: draw, Rivals: 7, Mode: rules.ModePrivate,
			Pay: bid.Pay{Unit: block.Unit(), Cost: cost},
		})
		fmt.Printf("%s, bid %s, expected %s AZT\n", d.Reason, d.Bid, units.Floor(d.Profit, 3))
	}
	// Output:
	// unprofitable, bid 0 %, expected -0.223 AZT
	// profitable, bid 47.19 %, expected 1.299 AZT
	// profitable, bid 36.72 %, expected 4.331 AZT
}

// A strategy that cannot be played is refused, with what can.
func ExampleParse() {
	_, err := bid.Parse("limit", rules.ModePrivate)
	fmt.Println(errors.Is(err, bid.ErrMode))
	_, err = bid.Parse("greedy", rules.ModePublic)
	fmt.Println(err)
	// Output:
	// true
	// no such strategy: "greedy": use auto, limit or fixed:10%
}

package page_test

import (
	"fmt"
	"math/big"
	"math/bits"

	"fernet/prover/node/page"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// exampleHead is the L1 block of the states below.
const exampleHead = 1234

// exampleState is what a node of two stakers may show while blocks of so many nodes are proven.
func exampleState(nodes int) page.State {
	azt := func(milli int64) units.Integer {
		return units.Integer{Int: new(big.Int).Mul(big.NewInt(milli), big.NewInt(1e15))}
	}
	s := page.State{
		ChainID: 1337, Name: "12D3KooWQ8yX1b5hVtN7bJ6yF9o2hZ3wq1m9aR4sKc7dUeTgPxLn",
		Head: page.Head{Number: exampleHead, Time: 1_790_000_000},
		Stakers: []page.Staker{
			{ID: 4, Name: "prover-1", Roles: "base+merge"},
			{ID: 9, Name: "prover-2", Roles: "base", From: exampleHead + 12},
		},
		Peers: []page.Peer{
			{Name: "12D3KooWFh2vQ5tq9WnZ8b3YkLs1D4aPc6eRg7uXj0mTiNoBsVyE", Address: "/ip4/127.0.0.1/tcp/41001", Staker: 2, Head: exampleHead},
			{Name: "12D3KooWB7nR4kXsJ2wE9cYv6uLm8hTq3pZa5dGf1oKiNtSxQePr", Address: "/ip4/127.0.0.1/tcp/41002", Staker: 3, Head: exampleHead - 4},
			{Name: "12D3KooWL3cT8jGz5bXo6nVw2rYe9kMq4aHs7uPd1fKiStNxJvWm", Address: "/ip6/::1/tcp/41003"},
		},
		Outcomes: []page.Outcome{
			{Block: 3, Results: []page.Result{{What: "included", Nodes: 11}, {What: "outranked", Nodes: 3}, {What: "late", Nodes: 1}}, Earned: azt(74_250)},
			{Block: 2, Results: []page.Result{{What: "included", Nodes: 9}, {What: "outranked", Nodes: 4}, {What: "conflict", Nodes: 2}}, Earned: azt(60_750), Claimed: true},
			{Block: 1, Results: []page.Result{{What: "no root", Nodes: 15}}, Earned: azt(0)},
		},
		Earnings: page.Earnings{Earned: azt(135_000), Claimed: azt(60_750), Claimable: azt(74_250), GasToday: azt(18)},
	}
	s.Blocks = []page.Block{
		exampleBlock(4, nodes, page.PhaseImproving, 100), exampleBlock(5, nodes, page.PhaseProving, 55), exampleBlock(6, nodes, page.PhaseBidding, 0),
	}
	return s
}

// exampleBlock is a block that is proven to so many percent, level by level.
func exampleBlock(number uint64, nodes int, phase page.Phase, percent int) page.Block {
	bases, window := (nodes+1)/2, uint64(150)
	levels := bits.Len(uint(bases))
	start := exampleHead - window*uint64(min(percent, 90))/100
	b := page.Block{
		Number: number, Slot: number + 2, Phase: phase, Transactions: uint32(4 * bases), Sequencer: 1,
		Places: 3*(nodes-1) + 1, WindowEnd: start + window,
	}
	opens := start
	for level := range levels {
		cutOff := start + 60 + 60*uint64(level)/uint64(max(1, levels-1))
		left := uint64(0)
		if cutOff > exampleHead {
			left = cutOff - exampleHead
		}
		b.Levels = append(b.Levels, page.Level{Opens: opens, CutOff: cutOff, Left: left})
		opens = cutOff
	}
	for n := 1; n <= nodes; n++ {
		level := levels - bits.Len(uint(n))
		at, times := page.Node{Node: uint32(n), Level: level}, b.Levels[level]
		held := 3
		switch {
		case percent == 0 || times.Opens > exampleHead:
			held = 0
		case n == 1:
			held = percent / 100
		case times.Left > 0:
			held = n * 7 % 4
			at.Making = n % 2
		case n%13 == 0 && percent < 100:
			held = 0
		case n%5 == 0:
			held = 4
		}
		for i := range held {
			at.Proofs = append(at.Proofs, page.Proof{
				Staker: uint32(2 + (n+3*i)%9), Score: fmt.Sprintf("%.6f", 1.62-float64(i)*0.21-float64(n%7)*0.037),
				FeeBurn: rules.Bps(250 * ((n + i) % 9)), Own: (n+3*i)%9 == 2 || (n+3*i)%9 == 7, Included: i < 3,
			})
		}
		b.Nodes = append(b.Nodes, at)
	}
	if percent == 100 {
		b.Roots = []page.Root{
			{Staker: 4, Total: "18.402113", Proofs: 3*nodes - 2, L1: exampleHead - 3, Leads: true, Own: true},
			{Staker: 7, Total: "17.990421", Proofs: 3*nodes - 4, L1: exampleHead - 6},
			{Staker: 2, Total: "17.310078"},
		}
	}
	return b
}

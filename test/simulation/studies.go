package simulation

import "fernet/settlement/rules"

// Study is a network that is simulated, and what may be lost in it at most.
type Study struct {
	Name   string
	Config Config
	Lost   float64 // of the ideal score
	Roots  int     // blocks without one
	Open   float64 // of the places of submissions; 0 is no bound
}

// Studies are those that the project is held to, with so many blocks of the small networks and of
// the large one.
func Studies(small, large int) []Study {
	eight := Config{
		Blocks: small, Provers: 8, Tree: rules.Tree{NumTxs: 32, TxsPerBase: 2}, Strategy: "equilibrium", Kappa: 1_000, Proof: 2, AtOnce: 2, Seed: 1,
	}
	two, one, public, slow, many := eight, eight, eight, eight, eight
	two.Equivocators, one.Careless = 2, 1
	public.Mode, public.Strategy = rules.ModePublic, "limit"
	// The time of a level is hardly enough for what one bids for, and messages of the last proofs
	// come around its end.
	slow.Proof, slow.AtOnce, slow.Slow = 5, 1, 3
	many.Blocks, many.Provers, many.Kappa = large, 32, 3_000
	return []Study{
		{"8 provers", eight, 0.01, 0, 0.02},
		{"8 provers, 2 of them sign two bids", two, 0.05, 0, 0.05},
		{"8 provers, 1 of them ignores cut-offs", one, 0.05, 0, 0.05},
		{"8 provers, public draws", public, 0.01, 0, 0.02},
		{"8 provers, slow, one proof at a time", slow, 0.02, 0, 0.12},
		{"32 provers, κ = 0.3", many, 0.01, large / 100, 0.03},
	}
}

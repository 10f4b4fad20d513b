package bid

// equilibrium is the strategy of private mode: a best response to others that play it too.
type equilibrium struct{}

func (equilibrium) String() string { return "equilibrium" }

func (equilibrium) Decide(s Situation) Decision {
	game, v := s.game(), share(s.Draw)
	bid, _ := game.Bid(v)
	return s.judge(floorBps(bid), game.Chance(v))
}

package bid

import "fernet/settlement/rules"

// auto is limit in public mode. In private mode it is the best response to the scores that had to
// be beaten in the last blocks, and the equilibrium while fewer than MinSamples of them are known.
type auto struct{}

func (auto) String() string { return "auto" }

func (auto) Decide(s Situation) Decision {
	switch {
	case s.Mode == rules.ModePublic:
		return limit{}.Decide(s)
	case len(s.Samples) < MinSamples || s.Rivals < s.Places:
		return equilibrium{}.Decide(s)
	}
	bid := bestResponse(s.Samples, s.Draw)
	return s.judge(bid, chance(s.Samples, rules.Score(s.Draw, bid)))
}

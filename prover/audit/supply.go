package audit

import (
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
)

// supply replays where the deployment's own tokens came from and went. Of a token that was there
// before, only what the deployment moved is known.
type supply struct {
	*replay
	own     bool
	terms   settlement.TokenTerms
	known   bool // terms
	total   *big.Int
	created bool
	given   map[common.Address]*big.Int // by the faucet

	promised []*settlement.FaucetUsed // in the transaction at hand: not minted yet
}

var errNoTerms = errors.New("the record does not have the arguments that the token was created with")

func newSupply(r *replay) *supply {
	s := &supply{replay: r, total: new(big.Int), given: map[common.Address]*big.Int{}}
	_, s.own = r.view.OwnToken()
	if s.terms, s.known = r.view.TokenTerms(); s.own && !s.known {
		r.unseen("the token's initial supply and the faucet's limit", errNoTerms)
	}
	return s
}

// faucet notes what the faucet is going to mint.
func (s *supply) faucet(e *settlement.FaucetUsed) {
	given := s.given[e.To]
	if given == nil {
		given = new(big.Int)
		s.given[e.To] = given
	}
	given.Add(given, e.Amount)
	if s.known {
		bad := ""
		if given.Cmp(s.terms.FaucetLimit) > 0 {
			bad = given.String()
		}
		s.holds(RuleSupply, at(e.Origin), "given by the faucet to "+e.To.Hex(), bad, "at most "+s.terms.FaucetLimit.String())
	}
	s.promised = append(s.promised, e)
}

func (s *supply) moved(e *settlement.Transferred) {
	if !s.own {
		return
	}
	if e.To == (common.Address{}) {
		s.total.Sub(s.total, e.Amount)
	}
	if e.From == (common.Address{}) {
		s.total.Add(s.total, e.Amount)
		s.minted(e)
	}
}

// minted finds what tokens were made for: the first are those of the token's creation.
func (s *supply) minted(e *settlement.Transferred) {
	p := at(e.Origin)
	switch {
	case !s.created:
		s.created = true
		if s.known {
			s.same(RuleSupply, p, "initial supply", e.Amount, s.terms.Supply)
			s.same(RuleSupply, p, "holder of the initial supply", e.To, s.terms.Holder)
		}
	case len(s.promised) > 0:
		given := s.promised[0]
		s.promised = s.promised[1:]
		s.same(RuleSupply, p, "minted by the faucet", e.Amount, given.Amount)
		s.same(RuleSupply, p, "receiver of what the faucet minted", e.To, given.To)
	default:
		s.finding(RuleSupply, p, "tokens that were minted", e.Amount.String()+" for "+e.To.Hex(), "none but by the faucet")
	}
}

func (s *supply) transactionEnds(o settlement.Origin) {
	for _, given := range s.promised {
		s.finding(RuleSupply, at(o), "minted by the faucet for "+given.To.Hex(), "nothing", given.Amount.String())
	}
	s.promised = nil
}

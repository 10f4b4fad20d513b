package audit

import (
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// stakes is the registry of stakers, rebuilt from events, and what Staking holds by the token's own
// transfers.
type stakes struct {
	*replay
	stakers []settlement.Staker // staker i+1 at i

	deposits *big.Int // of all stakers
	held     *big.Int // by Staking
	surplus  *big.Int // of it that is no deposit: tokens that somebody sent there

	tx  stakeTx
	due []penaltyDue // that the transaction at hand has to take
}

// stakeTx is what a transaction has to move to and from Staking, and moved.
type stakeTx struct {
	touched               bool
	in, movedIn           *big.Int
	burned, movedToNobody *big.Int
	paid                  payments
}

func newStakeTx() stakeTx {
	return stakeTx{in: new(big.Int), movedIn: new(big.Int), burned: new(big.Int), movedToNobody: new(big.Int), paid: payments{}}
}

// penaltyDue is a penalty that follows from a prune or a missed reveal.
type penaltyDue struct {
	staker uint32
	amount *big.Int // at most the deposit is taken
	why    string
}

func newStakes(r *replay) *stakes {
	return &stakes{replay: r, deposits: new(big.Int), held: new(big.Int), surplus: new(big.Int), tx: newStakeTx()}
}

// staker returns a staker by its id.
func (s *stakes) staker(id uint32) (*settlement.Staker, bool) {
	if id == 0 || int64(id) > int64(len(s.stakers)) {
		return nil, false
	}
	return &s.stakers[id-1], true
}

// known is staker, and a finding when there is none.
func (s *stakes) known(rule string, p place, id uint32) (*settlement.Staker, bool) {
	staker, ok := s.staker(id)
	if !ok {
		s.finding(rule, p, "staker", fmt.Sprintf("staker %d, of whom there is no registration", id), fmt.Sprintf("one of the %d stakers", len(s.stakers)))
	}
	return staker, ok
}

// ineligible says why L1 must not take a staker for a role in a slot that starts at an L1 block; ""
// when it may.
func (s *stakes) ineligible(id uint32, role rules.Role, slotStart uint64) string {
	staker, ok := s.staker(id)
	if !ok {
		return fmt.Sprintf("staker %d is not registered", id)
	}
	if err := staker.CheckEligible(role, slotStart); err != nil {
		return err.Error()
	}
	return ""
}

func (s *stakes) staked(e *settlement.Staked) {
	p, params := at(e.Origin), s.view.Params
	s.same(RuleStaking, p, "id of a new staker", uint64(e.StakerID), uint64(len(s.stakers))+1)
	s.same(RuleStaking, p, fmt.Sprintf("activation of staker %d", e.StakerID), e.ActivationBlock, e.L1Block+params.ActivationDelay)
	bad := ""
	switch {
	case e.Owner == (common.Address{}):
		bad = "no owner"
	case e.Roles == 0 || e.Roles > rules.AllRoles:
		bad = fmt.Sprintf("roles %d", e.Roles)
	case e.VrfKey.Sign() == 0 || !rules.InField(e.VrfKey):
		bad = fmt.Sprintf("key %v", e.VrfKey)
	}
	s.holds(RuleStaking, p, fmt.Sprintf("registration of staker %d", e.StakerID), bad, "an owner, roles and a key in the field")
	s.stakers = append(s.stakers, settlement.Staker{
		ID: e.StakerID, Owner: e.Owner, Roles: e.Roles, VrfKey: e.VrfKey, ActivationBlock: e.ActivationBlock, Missing: new(big.Int),
	})
	s.tx.touched = true
	s.tx.in.Add(s.tx.in, params.StakeAmount)
	s.deposits.Add(s.deposits, params.StakeAmount)
}

func (s *stakes) exits(e *settlement.ExitRequested) {
	p := at(e.Origin)
	staker, ok := s.known(RuleStaking, p, e.StakerID)
	if !ok {
		return
	}
	what := fmt.Sprintf("exit of staker %d", e.StakerID)
	bad := ""
	if staker.ExitBlock != 0 {
		bad = "a second one"
	}
	s.holds(RuleStaking, p, what, bad, "one")
	s.same(RuleStaking, p, what, e.ExitBlock, e.L1Block)
	s.same(RuleStaking, p, fmt.Sprintf("end of the exit delay of staker %d", e.StakerID), e.WithdrawableBlock, e.L1Block+s.view.Params.ExitDelay)
	staker.ExitBlock = e.ExitBlock
}

func (s *stakes) withdrawn(e *settlement.Withdrawn) {
	p := at(e.Origin)
	staker, ok := s.known(RuleStaking, p, e.StakerID)
	if !ok {
		return
	}
	bad := ""
	switch early := staker.WithdrawableAt(s.view.Params.ExitDelay); {
	case staker.Withdrawn:
		bad = "a second time"
	case staker.ExitBlock == 0:
		bad = "without an exit"
	case e.L1Block < early:
		bad = fmt.Sprintf("at L1 block %d", e.L1Block)
	}
	s.holds(RuleStaking, p, fmt.Sprintf("deposit of staker %d paid back", e.StakerID), bad, "once, after exit delay and bans")
	deposit := staker.Deposit(s.view.Params.StakeAmount)
	s.same(RuleDeposits, p, fmt.Sprintf("deposit of staker %d paid back", e.StakerID), e.Amount, deposit)
	s.same(RuleDeposits, p, fmt.Sprintf("who gets the deposit of staker %d", e.StakerID), e.Owner, staker.Owner)
	staker.Withdrawn = true
	s.deposits.Sub(s.deposits, deposit)
	s.tx.touched = true
	s.tx.paid.add(staker.Owner, deposit)
}

func (s *stakes) refilled(e *settlement.Refilled) {
	p, params := at(e.Origin), s.view.Params
	staker, ok := s.known(RuleStaking, p, e.StakerID)
	if !ok {
		return
	}
	what := fmt.Sprintf("refill of staker %d", e.StakerID)
	s.same(RuleDeposits, p, what, e.Amount, staker.Missing)
	s.same(RuleStaking, p, "first L1 block after the "+what, e.UntilBlock, e.L1Block+params.ActivationDelay)
	bad := ""
	if staker.ExitBlock != 0 || len(staker.Suspensions) == 0 {
		bad = "after an exit, or of one that was never penalized"
	}
	if !s.holds(RuleStaking, p, what, bad, "before an exit, of what is missing") {
		return
	}
	s.deposits.Add(s.deposits, staker.Missing)
	s.tx.touched = true
	s.tx.in.Add(s.tx.in, staker.Missing)
	staker.Missing = new(big.Int)
	staker.Suspensions = rules.Refill(staker.Suspensions, e.UntilBlock)
}

// moved replays a transfer of the token to or from Staking.
func (s *stakes) moved(e *settlement.Transferred) {
	staking := s.view.Deployment.Staking
	if e.To == staking {
		s.tx.touched = true
		s.held.Add(s.held, e.Amount)
		s.tx.movedIn.Add(s.tx.movedIn, e.Amount)
	}
	if e.From != staking {
		return
	}
	s.tx.touched = true
	s.held.Sub(s.held, e.Amount)
	if e.To == (common.Address{}) {
		s.tx.movedToNobody.Add(s.tx.movedToNobody, e.Amount)
		return
	}
	s.tx.paid.sub(e.To, e.Amount)
}

// transactionEnds compares what deposits had to move with the token's transfers, and what is left
// with what Staking holds.
func (s *stakes) transactionEnds(o settlement.Origin) {
	s.penaltiesTaken(o)
	if !s.tx.touched {
		return
	}
	p := at(o)
	bad := ""
	if s.tx.movedIn.Cmp(s.tx.in) < 0 {
		bad = s.tx.movedIn.String()
	}
	s.holds(RuleDeposits, p, "tokens that came to Staking for deposits", bad, s.tx.in.String())
	s.same(RuleDeposits, p, "tokens that Staking burned", s.tx.movedToNobody, s.tx.burned)
	s.holds(RuleDeposits, p, "tokens that Staking paid", s.tx.paid.differ(), "each deposit paid back, to its owner")
	s.surplus.Add(s.surplus, s.tx.movedIn).Sub(s.surplus, s.tx.in)
	due := new(big.Int).Add(s.deposits, s.surplus)
	if !s.same(RuleDeposits, p, "tokens held by Staking", s.held, due) {
		s.surplus.Sub(s.held, s.deposits) // said once
	}
	s.tx = newStakeTx()
}

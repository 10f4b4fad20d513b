package audit_test

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/units"
)

// Who is who, by the devnet's accounts.
const (
	loser = iota + 1
	winner
	builder
	helper
	leaver
	beneficiary
	stranger
)

// story is a deployment on an L1 of its own, whose proofs are forged, with the ledger that its
// blocks change.
type story struct {
	*settlementtest.Rollup
	t        testing.TB
	accounts []*ledger.Key
	state    application.State // after the last block that has a root
	ids      map[int]uint32    // of stakers, by account
	blocks   map[uint64]drawn
}

// drawn is a block as it was made.
type drawn struct {
	transition application.Transition
	post       application.State
}

// start deploys, and registers everybody.
func start(t testing.TB, change func(*settlement.DeployConfig)) *story {
	t.Helper()
	return startWith(t, change, nil)
}

// startWith is start with contracts of which some are wrong, on an L1 with options.
func startWith(t testing.TB, change func(*settlement.DeployConfig), wrong func(*settlement.DeployStep), options ...devnet.Option) *story {
	t.Helper()
	s := &story{t: t, ids: map[int]uint32{}, blocks: map[uint64]drawn{}}
	var genesis ledger.Genesis
	genesis, s.accounts = ledgertest.Genesis(3, ledgertest.AZT(300))
	text, err := json.Marshal(genesis)
	require.NoError(t, err)
	s.Rollup = settlementtest.StartWith(t, func(cfg *settlement.DeployConfig) {
		cfg.Genesis, cfg.GenesisState = text, prover.GenesisState
		if change != nil {
			change(cfg)
		}
	}, wrong, options...)
	s.Client.GenesisState = prover.GenesisState
	s.state, err = prover.Application().Genesis(text, s.Client.LedgerID())
	require.NoError(t, err)
	s.Fund(5_000, 900)
	for account, roles := range []rules.Role{
		loser: rules.RoleSequencer, winner: rules.RoleSequencer, builder: rules.RoleBase | rules.RoleMerge,
		helper: rules.RoleBase | rules.RoleMerge, leaver: rules.RoleSequencer,
	} {
		if roles != 0 {
			s.ids[account] = s.Stake(account, roles)
		}
	}
	return s
}

// body is a body with a transfer from one account to another.
func (s *story) body(state application.State, from, to uint32) []byte {
	s.t.Helper()
	l, err := ledger.StateOf(state)
	require.NoError(s.t, err)
	account, _ := l.Account(from)
	t := ledger.Transfer{From: from, To: to, ToAddress: s.accounts[to].Address(), Amount: ledger.NewAmount(5), Fee: ledger.NewAmount(1_000_000), Nonce: account.Nonce}
	t.Sign(s.accounts[from], l.LedgerID())
	body, err := ledger.EncodeBody(ledger.Records([]ledger.Transfer{t}))
	require.NoError(s.t, err)
	return body
}

// propose makes proposals for a slot, from its first L1 block on: of loser and then of winner.
func (s *story) propose(slot uint64, parent application.State) (settlement.Proposal, []byte, drawn) {
	s.t.Helper()
	body := s.body(parent, uint32(slot%3), uint32((slot+1)%3))
	execution, err := parent.Execute(body, rules.Tree{NumTxs: settlementtest.NumTxs, TxsPerBase: s.Client.Params.TxsPerBase})
	require.NoError(s.t, err)
	block := drawn{execution.Block(), execution.Post}
	root := block.transition.TxRoot.BigInt(new(big.Int))
	s.To(s.Client.Params.Schedule.SlotStart(slot))
	s.Randao(slot)
	s.ProposeBody(slot, loser, s.ids[loser], 1000, 500, body, root)
	return s.ProposeBody(slot, winner, s.ids[winner], 8000, 1_000, body, root), body, block
}

// reveals takes a block through its slot.
func (s *story) reveals(slot uint64, parent application.State) uint64 {
	s.t.Helper()
	p, body, block := s.propose(slot, parent)
	s.To(s.Client.Params.Schedule.RevealStart(slot))
	s.Send(winner, s.Client.Reveal(slot, p, body))
	s.blocks[p.Parent+1] = block
	return p.Parent + 1
}

// proves submits a root of a block, by one staker who burns feeBurn.
func (s *story) proves(number uint64, account int, feeBurn rules.Bps) {
	s.t.Helper()
	s.Prove(number, s.root(number, account, feeBurn))
	s.state = s.blocks[number].post
}

func (s *story) root(number uint64, account int, feeBurn rules.Bps) *rules.Submission {
	s.t.Helper()
	of := s.blocks[number].transition
	return s.SubmissionTo(of.StateOut.BigInt(new(big.Int)), number, s.ids[account], feeBurn, of.Fees.Big(), devnet.Address(beneficiary))
}

// claims pays rewards of a block.
func (s *story) claims(number uint64, indices ...uint32) {
	s.t.Helper()
	p, err := s.Client.BlockPayouts(s.t.Context(), number)
	require.NoError(s.t, err)
	claims, err := settlement.ClaimsAt(p.Payouts, indices)
	require.NoError(s.t, err)
	s.Send(stranger, s.Client.Claim(number, claims))
}

// Slots of the story.
const (
	slotPaid    = 4
	slotMissed  = 7
	slotExpired = 8
	slotPruned  = 11
	slotLast    = 14
)

// tell is everything that can happen to a deployment whose actors keep the rules.
func (s *story) tell() {
	t, c := s.t, s.Client
	schedule := c.Params.Schedule
	number := s.reveals(slotPaid, s.state)
	s.proves(number, helper, 0)
	s.proves(number, builder, 1000)
	s.Send(stranger, c.Faucet(devnet.Address(stranger), units.AZT(50)))
	s.Finalize(number)
	s.claims(number, 0, 2)
	s.claims(number, 0, 1)
	s.Send(stranger, c.ClaimSequencerShare(number))
	s.Send(stranger, c.ClaimSubmitterShare(number))

	s.propose(slotMissed, s.state)
	number = s.reveals(slotExpired, s.state)
	s.Send(stranger, c.ReportMissedReveal(slotMissed))
	s.Send(settlementtest.Deployer, c.Refill(s.ids[winner]))
	s.Send(leaver, c.RequestExit(s.ids[leaver]))
	s.proves(number, builder, 500)
	s.Finalize(number)
	s.claims(number, 1)
	s.Send(stranger, c.Transfer(c.Deployment.Rewards, units.AZT(3)))
	s.Send(stranger, c.Transfer(c.Deployment.Staking, units.AZT(2)))
	s.Send(stranger, c.Absorb())

	number = s.reveals(slotPruned, s.state)
	expiry := schedule.WindowEnd(slotPruned)
	s.To(expiry)
	s.Send(stranger, c.Prune())
	s.Send(stranger, c.Expire(2))
	s.Send(settlementtest.Deployer, c.Refill(s.ids[winner]))
	s.Send(leaver, c.Withdraw(s.ids[leaver]))
	require.Equal(t, uint64(3), number)

	s.To(schedule.SlotStart(slotLast + 2))
	number = s.reveals(slotLast+2, s.state)
	s.proves(number, builder, 2500)
	require.NoError(t, s.L1.Advance(1))
}

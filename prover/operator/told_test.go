package operator_test

import (
	"fmt"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/network"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func azt(n int64) units.Integer { return units.Integer{Int: units.AZT(n)} }

// dry is what a dry run would send.
var dry = operator.Sent{Transactions: account.Txs{{Call: &account.Call{}}}}

// What a person is told about a staker: only what lies ahead, and a ban only of who may propose.
func TestChangesOfAStaker(t *testing.T) {
	changes := func(st operator.StakerStatus) []string { return st.Changes(100, network.Network{}.InBlocks) }
	none, one := azt(0), azt(1)
	require.Empty(t, changes(operator.StakerStatus{State: operator.StakerActive, Missing: none, ActivationBlock: 90}))
	require.Equal(t, []string{"active at block 110, in 10 blocks"},
		changes(operator.StakerStatus{State: operator.StakerPending, Missing: none, ActivationBlock: 110}))
	require.Equal(t, []string{"withdrawable at block 150, in 50 blocks"},
		changes(operator.StakerStatus{State: operator.StakerExiting, Missing: one, ExitBlock: 90, WithdrawableBlock: 150}), "nobody fills it up")
	require.Equal(t, []string{"1 AZT are missing", "not eligible from block 105, in 5 blocks"},
		changes(operator.StakerStatus{State: operator.StakerActive, Missing: one, SuspendedFrom: 105, Roles: "base", BannedUntil: 130}))
	require.Equal(t, []string{"eligible again at block 120, in 20 blocks", "may propose again at block 130, in 30 blocks"},
		changes(operator.StakerStatus{Missing: none, SuspendedFrom: 95, SuspendedUntil: 120, Roles: "sequencer+base", BannedUntil: 130}))
}

// What a person is told in each case of a result.
func TestToldOfResults(t *testing.T) {
	in := network.Network{}.InBlocks
	claims := func(expiry uint64, expired units.Integer) string {
		return operator.BlockRewards{ExpiryBlock: expiry, Expired: expired}.ClaimsEnd(100, in)
	}
	revealed := func(now, end uint64) string {
		return (&operator.Revealed{Slot: 3, Block: 2, StakerID: 1, Now: now, WindowEnd: end}).Told(in)
	}
	leads := func(now uint64, best bool, sent operator.Sent) string {
		return (&operator.SubmittedRoot{Block: 1, Total: azt(1), Best: best, Now: now, WindowEnd: 90, Sent: sent}).Standing()
	}
	built := func(refused string, best int64) string {
		return (&operator.BuiltRoot{Block: 1, Now: 80, WindowEnd: 90, Refused: refused, BestOnL1: azt(best)}).Standing("in a while")
	}
	proposed := func(fresh bool, sent operator.Sent) string {
		return (&operator.Proposed{New: fresh, Score: azt(1), Sent: sent}).Told()
	}
	expired := func(sent operator.Sent) string {
		return (&operator.Expired{Block: 1, Amount: azt(2), Sent: sent}).Told()
	}
	finalized := func(share int64) string {
		return (&operator.Finalized{Fees: azt(1), BlockReward: azt(2), Network: azt(3), Burned: azt(1), SequencerShare: azt(1),
			SubmitterShare: azt(share), Beneficiary: common.NewMixedcaseAddress(common.Address{1})}).Paid()
	}
	done := operator.Sent{Already: "it was done"}
	for want, got := range map[string]string{
		"never":                     claims(0, azt(0)),
		"L1 block 101, in 1 blocks": claims(101, azt(0)),
		"over since L1 block 100":   claims(100, azt(0)),
		"over since L1 block 99, the rest is burned":                                   claims(99, azt(1)),
		"is revealed: its proving window ends at L1 block 90, in 10 blocks.":           revealed(80, 90),
		"was revealed; its proving window ended at L1 block 90.":                       revealed(90, 90),
		"by sequencer 1, was revealed.":                                                revealed(90, 0),
		"Others can outbid it until L1 block 90, L1 is at 89.":                         leads(89, true, operator.Sent{}),
		"The root has won block 1":                                                     leads(90, true, operator.Sent{}),
		"L1 would refuse it: it is late.":                                              built("it is late", 0),
		"there is no root of block 1 yet. Its window ends at L1 block 90, in a while.": built("", 0),
		"it beats the best on L1, ":                                                    built("", 1),
		"Staker 0 proposes for slot 0":                                                 proposed(true, operator.Sent{}),
		"Staker 0 would propose for slot 0":                                            proposed(true, dry),
		"2 AZT of block 1, which nobody":                                               expired(operator.Sent{}),
		"Block 4 is dropped.":                                                          (&operator.Pruned{First: 4, Last: 4}).Dropped(),
		"Blocks 4 to 6 are dropped.":                                                   (&operator.Pruned{First: 4, Last: 6}).Dropped(),
		"pays 1 AZT of fees and 2 AZT of":                                              finalized(0),
		"5 AZT that nobody earned by a proof ":                                         finalized(5),
		"a missed reveal":                                                              (&settlement.ProposalState{Missed: true}).Fate(),
	} {
		require.Contains(t, got, want)
	}
	inspected := func(now uint64) string {
		block := settlement.BlockStatus{Number: 1, WindowEnd: 90, TotalScore: azt(1)}
		return (&prover.Inspection{BlockStatus: block, Now: now}).Told()
	}
	require.Contains(t, inspected(89), "Roots are taken until L1 block 90, L1 is at 89; the best total so far is ")
	require.Contains(t, inspected(90), "Roots were taken until L1 block 90, L1 is at 90; the best total is ")
	slot := settlement.SlotStatus{Slot: 2, Start: 40, RevealStart: 50, End: 60, Now: 45, Phase: rules.PhasePropose, BlocksLeft: 4}
	require.Equal(t, "Slot 2, L1 blocks 40 to 59; reveals from 50 on. L1 is at 45.\n"+
		"Phase: propose; the next one starts in a while.\nRANDAO: not recorded.", slot.Told("in a while"))
	slot.BlocksLeft, slot.Randao = 0, &common.Hash{1}
	require.Contains(t, slot.Told(""), "Phase: propose, in its last block.\nRANDAO: "+common.Hash{1}.Hex())
	slot.Phase = rules.PhaseOver
	require.Contains(t, slot.Told(""), "Phase: over.")
	require.NotContains(t, finalized(0), "nobody earned")
	require.Equal(t, "not revealed, for which its sequencer was penalized", (&settlement.ProposalState{Missed: true, Reported: true}).Fate())
	require.Equal(t, "revealed", (&settlement.ProposalState{Revealed: true}).Fate())
	require.Equal(t, "not revealed", new(settlement.ProposalState).Fate())
	for what, got := range map[string]string{
		"a reveal's dry run": revealed(0, 0), "a root that does not lead": leads(89, false, operator.Sent{}),
		"a root that was there":     leads(89, true, done),
		"a proposal that was there": proposed(false, operator.Sent{}), "a dry run that burns": expired(dry), "what was burned": expired(done),
		"nothing dropped": new(operator.Pruned).Dropped(), "a finalization's dry run": new(operator.Finalized).Paid(),
	} {
		require.Empty(t, got, what)
	}
}

// A claim says what each block paid, and the sum of several; what is the same of all is said once.
func TestToldOfClaims(t *testing.T) {
	block := func(number uint64, paid int64, already string) operator.ClaimedBlock {
		return operator.ClaimedBlock{Block: number, Amount: azt(paid), Already: already}
	}
	one := operator.Claimed{Blocks: []operator.ClaimedBlock{block(1, 2, ""), block(2, 0, "block 2 is claimed")}, Amount: azt(2)}
	require.Equal(t, []string{"2 AZT of block 1 are paid to their owners.", "Nothing to do: block 2 is claimed."}, one.Told())
	two := operator.Claimed{Blocks: []operator.ClaimedBlock{block(1, 2, ""), block(3, 1, "")}, Amount: azt(3), Sent: dry}
	require.Equal(t, []string{"2 AZT of block 1 would be paid to their owners.", "1 AZT of block 3 would be paid to their owners.",
		"Together 3 AZT."}, two.Told())
	none := operator.Claimed{Blocks: []operator.ClaimedBlock{block(1, 0, "nothing is left")}, Amount: azt(0), Sent: operator.Sent{Already: "nothing is left"}}
	require.Empty(t, none.Told())
}

// A penalty says what is lost and for how long; one that bans for no slot ends where it begins.
func TestToldOfPenalties(t *testing.T) {
	require.Equal(t, "Staker 3 lost 2 AZT of its deposit, and may not propose from L1 block 10 to 29.",
		operator.Penalty{StakerID: 3, Burned: azt(2), FromBlock: 10, BanUntil: 30}.String())
	require.Contains(t, operator.Penalty{Burned: azt(2), FromBlock: 10, BanUntil: 10}.String(), "from L1 block 10 to 10.")
	require.Equal(t, "Staker 3 would lose 1 AZT of its deposit, and might not propose for 5 slots.",
		(&operator.Reported{StakerID: 3, Loss: units.AZT(1), BanSlots: 5}).Told())
	require.Empty(t, new(operator.Reported).Told())
}

// The data of a long call is cut, and what could not be simulated does not say that it succeeds.
func TestToldOfTransactions(t *testing.T) {
	require.Equal(t, "no transaction was sent", account.Txs{}.String())
	hash := common.Hash{1}
	tx := &account.Tx{Purpose: "approve", Hash: &hash}
	require.Equal(t, fmt.Sprintf("1 transaction is sent and final: approve, %s", hash), account.Txs{tx}.String())
	require.Equal(t, fmt.Sprintf("2 transactions are sent and final, the last one: approve, %s", hash), account.Txs{tx, tx}.String())

	call := &account.Call{Data: hexutil.Bytes{1, 2}, Value: "0"}
	tx = &account.Tx{Purpose: "deploy", Gas: 7, Cost: "0.1", Call: call}
	require.Equal(t, "deploy: would succeed, 7 gas, 0.1 ETH at current fees\n  from   "+common.Address{}.Hex()+
		"\n  to     a new contract\n  data   0x0102\n  value  0 wei", tx.Unsigned())
	call.To, call.Data, tx.Status = &common.Address{2}, make([]byte, 37), account.NotSimulated
	require.Contains(t, tx.Unsigned(), "to     "+common.Address{2}.Hex())
	require.Contains(t, tx.Unsigned(), "… (37 bytes)")
	require.Contains(t, tx.Unsigned(), "taken for 7 gas")
	require.NotContains(t, tx.Unsigned(), "would succeed")
}

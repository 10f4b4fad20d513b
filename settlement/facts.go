package settlement

import (
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// fact is a value that a record has and that a contract fixes for ever.
type fact struct {
	what     string
	contract string
	method   string
	recorded any            // nil: the record does not have it
	adopt    func(onL1 any) // makes the record say what L1 says
	show     func(any) string
}

// subject is what a record says, in the form that its contracts are made from.
type subject struct {
	Deployment
	keys    VerifyingKeys
	genesis *big.Int // nil: not known
	// nil: the token was there before; with nil amounts: how it was made is not recorded
	token *tokenArgs
}

// contracts are what the subject's contracts are made from. What is not known is zero.
func (s *subject) contracts() []released {
	genesis, token := orZero(s.genesis), s.token
	if token != nil {
		token = &tokenArgs{token.Holder, orZero(token.Supply), orZero(token.FaucetLimit)}
	}
	return s.release(s.keys, genesis, token)
}

func orZero(v *big.Int) *big.Int {
	if v == nil {
		return new(big.Int)
	}
	return v
}

func (s subject) copy() *subject {
	if s.token != nil {
		args := *s.token
		s.token = &args
	}
	return &s
}

// withToken makes a subject one of a deployment whose token is this release's. To whom it was
// minted, and how much, is not in its code; nobody is refused.
func withToken(s *subject) *subject {
	s.token = &tokenArgs{Holder: common.Address{1}}
	return s
}

// of returns one of the subject's contracts.
func (s *subject) of(name string) released {
	for _, r := range s.contracts() {
		if r.name == name {
			return r
		}
	}
	return released{name: name}
}

// factList is a list of facts that grows. Each of its methods adds a fact with a value of one type.
type factList []fact

func (l *factList) add(what, contract, method string, recorded any, adopt func(any), show func(any) string) {
	*l = append(*l, fact{what, contract, method, recorded, adopt, show})
}

func (l *factList) address(what, contract, method string, at *common.Address) {
	l.add(what, contract, method, *at, func(v any) { *at = v.(common.Address) }, plain)
}

func (l *factList) blocks(what, contract, method string, n *uint64) {
	l.add(what, contract, method, *n, func(v any) { *n = toU64(v) }, plain)
}

func (l *factList) mode(what, contract string, m *rules.Mode) {
	l.add(what, contract, "VRF_MODE", uint64(*m), func(v any) { *m = rules.Mode(toU64(v)) },
		func(v any) string { return rules.Mode(toU64(v)).String() })
}

func (l *factList) u32(what, contract, method string, n *uint32) {
	l.add(what, contract, method, uint64(*n), func(v any) { *n = uint32(toU64(v)) }, plain)
}

func (l *factList) bps(what, contract, method string, n *rules.Bps) {
	l.add(what, contract, method, uint64(*n), func(v any) { *n = rules.Bps(toU64(v)) }, func(v any) string { return rules.Bps(toU64(v)).String() })
}

func (l *factList) amount(what, contract, method string, n **big.Int, show func(any) string) {
	var recorded any
	if *n != nil {
		recorded = *n
	}
	l.add(what, contract, method, recorded, func(v any) { *n = v.(*big.Int) }, show)
}

// facts are all values of a subject that contracts state of themselves, each once for each contract
// that has it.
func (s *subject) facts() (l factList) {
	p, schedule := &s.Params, &s.Params.Schedule
	if s.token != nil {
		l.amount("faucet limit", nameAZT, "FAUCET_LIMIT", &s.token.FaucetLimit, inAZT)
	}
	l.address("token of Staking", nameStaking, "TOKEN", &s.Token)
	l.address("Sequencing of Staking", nameStaking, "SEQUENCING", &s.Sequencing)
	l.address("Settlement of Staking", nameStaking, "SETTLEMENT", &s.Settlement)
	l.amount("stake amount", nameStaking, "STAKE_AMOUNT", &p.StakeAmount, inAZT)
	l.blocks("activation delay", nameStaking, "ACTIVATION_DELAY", &p.ActivationDelay)
	l.blocks("exit delay", nameStaking, "EXIT_DELAY", &p.ExitDelay)
	l.address("Staking of RootVerifier", nameRootVerifier, "STAKING", &s.Staking)
	l.mode("VRF mode of RootVerifier", nameRootVerifier, &p.VrfMode)
	l.u32("transactions of a base rollup of RootVerifier", nameRootVerifier, "TXS_PER_BASE", &p.TxsPerBase)
	l.address("token of Rewards", nameRewards, "TOKEN", &s.Token)
	l.address("Staking of Rewards", nameRewards, "STAKING", &s.Staking)
	l.address("Settlement of Rewards", nameRewards, "SETTLEMENT", &s.Settlement)
	l.amount("block reward", nameRewards, "BLOCK_REWARD", &p.BlockReward, inAZT)
	l.bps("submitter's share", nameRewards, "SUBMITTER_BPS", &p.SubmitterBps)
	l.u32("transactions of a full reward", nameRewards, "FULL_REWARD_TXS", &p.FullRewardTxs)
	l.blocks("claim window", nameRewards, "CLAIM_WINDOW", &p.ClaimWindow)
	l.address("Staking of Sequencing", nameSequencing, "STAKING", &s.Staking)
	l.address("Settlement of Sequencing", nameSequencing, "SETTLEMENT", &s.Settlement)
	l.blocks("genesis block", nameSequencing, "GENESIS_BLOCK", &schedule.GenesisBlock)
	l.blocks("propose blocks", nameSequencing, "PROPOSE_BLOCKS", &schedule.ProposeBlocks)
	l.blocks("reveal blocks", nameSequencing, "REVEAL_BLOCKS", &schedule.RevealBlocks)
	l.u32("largest block", nameSequencing, "MAX_TXS", &p.MaxTxs)
	l.u32("transactions of a base rollup of Sequencing", nameSequencing, "TXS_PER_BASE", &p.TxsPerBase)
	l.u32("bytes of a transaction", nameSequencing, "TX_BYTES", &p.TxBytes)
	l.amount("reveal penalty", nameSequencing, "REVEAL_PENALTY", &p.RevealPenalty, inAZT)
	l.u32("ban slots", nameSequencing, "BAN_SLOTS", &p.BanSlots)
	l.mode("VRF mode of Sequencing", nameSequencing, &p.VrfMode)
	l.address("Sequencing of Settlement", nameSettlement, "SEQUENCING", &s.Sequencing)
	l.address("RootVerifier of Settlement", nameSettlement, "VERIFIER", &s.RootVerifier)
	l.address("Rewards of Settlement", nameSettlement, "REWARDS", &s.Rewards)
	l.blocks("proving blocks", nameSettlement, "PROVING_BLOCKS", &schedule.ProvingBlocks)
	l.amount("prune penalty", nameSettlement, "PRUNE_PENALTY", &p.PrunePenalty, inAZT)
	l.amount("genesis state", nameSettlement, "GENESIS_STATE", &s.genesis, inHex)
	return l
}

// read compares a fact with the code at an address, and adopts what that says. The first result is
// nil when the record says the same, or nothing. An error means that the code has no such getter.
func (f fact) read(m *machine, at common.Address, contract *abi.ABI) (*RecordError, error) {
	onL1, err := m.get(at, contract, f.method)
	if err != nil {
		return nil, err
	}
	shown := f.show(onL1)
	f.adopt(onL1)
	if f.recorded == nil || f.show(f.recorded) == shown {
		return nil, nil
	}
	return &RecordError{What: f.what, Recorded: f.show(f.recorded), By: "L1", Says: shown}, nil
}

func plain(v any) string { return fmt.Sprint(v) }
func inAZT(v any) string { return units.Exact(v.(*big.Int)) + " AZT" }
func inHex(v any) string { return common.BigToHash(v.(*big.Int)).Hex() }

// toU64 returns a value of any of the integer types that contracts have for numbers of blocks,
// modes and counts.
func toU64(v any) uint64 {
	switch n := v.(type) {
	case uint8:
		return uint64(n)
	case uint16:
		return uint64(n)
	case uint32:
		return uint64(n)
	case *big.Int:
		return n.Uint64()
	default:
		return n.(uint64)
	}
}

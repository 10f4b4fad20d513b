package settlement

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

// usable returns the default parameters with a genesis block, which they leave open.
func usable() Params {
	p := DefaultParams()
	p.Schedule.GenesisBlock = 1
	return p
}

func TestParamsNameTheRuleTheyBreak(t *testing.T) {
	wide := new(big.Int).Lsh(big.NewInt(1), 128)
	for name, c := range map[string]struct {
		change func(*Params)
		want   error
	}{
		"no genesis":              {func(p *Params) { p.Schedule.GenesisBlock = 0 }, rules.ErrSchedule},
		"endless proving window":  {func(p *Params) { p.Schedule.ProvingBlocks = MaxDelay + 1 }, rules.ErrSchedule},
		"unknown mode":            {func(p *Params) { p.VrfMode = 2 }, ErrVrfMode},
		"no tree":                 {func(p *Params) { p.MaxTxs = 12 }, rules.ErrNumTxs},
		"one base rollup":         {func(p *Params) { p.TxsPerBase, p.MaxTxs = 32, 32 }, rules.ErrNumTxs},
		"no base rollups":         {func(p *Params) { p.TxsPerBase = 0 }, rules.ErrTxsPerBase},
		"base rollups of 3":       {func(p *Params) { p.TxsPerBase = 3 }, rules.ErrTxsPerBase},
		"base rollups of 128":     {func(p *Params) { p.TxsPerBase, p.MaxTxs = 128, 256 }, rules.ErrTxsPerBase},
		"more nodes than settle":  {func(p *Params) { p.MaxTxs = 128 }, ErrTooManyNodes},
		"the same at 64":          {func(p *Params) { p.TxsPerBase, p.MaxTxs, p.TxBytes = 64, 4096, 1 }, ErrTooManyNodes},
		"more body than a tx":     {func(p *Params) { p.TxsPerBase, p.MaxTxs = 32, 1024 }, ErrBodySize},
		"no bytes":                {func(p *Params) { p.TxBytes = 0 }, ErrTxBytes},
		"too many bytes":          {func(p *Params) { p.TxBytes = MaxTxBytes + 1 }, ErrTxBytes},
		"no full reward":          {func(p *Params) { p.FullRewardTxs = p.MaxTxs + 1 }, ErrFullReward},
		"more than the burn":      {func(p *Params) { p.SubmitterBps = rules.BPS + 1 }, ErrSubmitterBps},
		"no stake":                {func(p *Params) { p.StakeAmount = new(big.Int) }, ErrStakeAmount},
		"stake of 129 bits":       {func(p *Params) { p.StakeAmount = wide }, ErrStakeAmount},
		"negative reward":         {func(p *Params) { p.BlockReward = big.NewInt(-1) }, ErrBlockReward},
		"reward of 129 bits":      {func(p *Params) { p.BlockReward = wide }, ErrBlockReward},
		"activation below a slot": {func(p *Params) { p.ActivationDelay = p.Schedule.SlotBlocks() - 1 }, ErrActivationDelay},
		"endless activation":      {func(p *Params) { p.ActivationDelay = MaxDelay + 1 }, ErrActivationDelay},
		"no exit delay":           {func(p *Params) { p.ExitDelay = 0 }, ErrExitDelay},
		"endless exit":            {func(p *Params) { p.ExitDelay = MaxDelay + 1 }, ErrExitDelay},
		"exit before the prune":   {func(p *Params) { p.ExitDelay = 5*p.Schedule.SlotBlocks() - 1 }, ErrExitBeforePrune},
		"no prune penalty":        {func(p *Params) { p.PrunePenalty = nil }, ErrPrunePenalty},
		"negative prune penalty":  {func(p *Params) { p.PrunePenalty = big.NewInt(-1) }, ErrPrunePenalty},
		"prune above the stake":   {func(p *Params) { p.PrunePenalty = new(big.Int).Add(p.StakeAmount, big.NewInt(1)) }, ErrPrunePenalty},
		"no reveal penalty":       {func(p *Params) { p.RevealPenalty = nil }, ErrRevealPenalty},
		"negative reveal penalty": {func(p *Params) { p.RevealPenalty = big.NewInt(-1) }, ErrRevealPenalty},
		"reveal above the stake":  {func(p *Params) { p.RevealPenalty = new(big.Int).Add(p.StakeAmount, big.NewInt(1)) }, ErrRevealPenalty},
		"penalty of a short phase": {func(p *Params) {
			p.Schedule.RevealBlocks = MinRevealBlocks - 1
		}, ErrRevealPhase},
		"endless ban":          {func(p *Params) { p.BanSlots = MaxDelay/50 + 1 }, ErrBanSlots},
		"endless claim window": {func(p *Params) { p.ClaimWindow = MaxDelay + 1 }, ErrClaimWindow},
	} {
		t.Run(name, func(t *testing.T) {
			p := usable()
			c.change(&p)
			require.ErrorIs(t, p.Check(), c.want)
		})
	}
}

func TestLargestBlockFollowsFromTheBaseRollup(t *testing.T) {
	for n, want := range map[uint32]uint32{2: 32, 4: 64, 32: 512, 64: 512} {
		p := usable()
		p.SetTxsPerBase(n)
		require.Equal(t, n, p.TxsPerBase)
		require.Equal(t, want, p.MaxTxs)
		require.NoError(t, p.Check())
	}
	for _, n := range []uint32{0, 3, 1<<32 - 1} {
		p := usable()
		p.SetTxsPerBase(n)
		require.ErrorIs(t, p.Check(), rules.ErrTxsPerBase)
	}
}

func TestParamsAtTheirLimitsAreTaken(t *testing.T) {
	require.NoError(t, usable().Check())
	most := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 128), big.NewInt(1))
	p := usable()
	p.Schedule.ProvingBlocks, p.ActivationDelay, p.ExitDelay, p.ClaimWindow = MaxDelay, MaxDelay, MaxDelay, MaxDelay
	p.Schedule.ProvingBlocks = MaxDelay - 150 // the exit delay has to outlast it by two slots
	p.MaxTxs, p.TxBytes, p.StakeAmount, p.BlockReward = 64, MaxTxBytes, most, most
	p.PrunePenalty, p.RevealPenalty, p.BanSlots = most, most, MaxDelay/50
	p.SubmitterBps, p.FullRewardTxs = rules.BPS, p.MaxTxs
	require.NoError(t, p.Check())
	require.EqualValues(t, MaxBodySize, p.MaxTxs*p.TxBytes)
	p.TxsPerBase, p.MaxTxs, p.TxBytes = 64, 512, 140
	require.NoError(t, p.Check())
	p.MaxTxs, p.TxBytes = rules.MaxTxs(64), 1
	require.NoError(t, p.Check())
	p.BlockReward, p.ClaimWindow = new(big.Int), 0
	p.PrunePenalty, p.RevealPenalty, p.BanSlots = new(big.Int), new(big.Int), 0
	p.Schedule.RevealBlocks, p.Schedule.ProvingBlocks = 1, 1
	p.ActivationDelay, p.ExitDelay = p.Schedule.SlotBlocks(), 3*p.Schedule.SlotBlocks()
	require.NoError(t, p.Check())
	p.Schedule.RevealBlocks, p.RevealPenalty = MinRevealBlocks, big.NewInt(1)
	p.ActivationDelay, p.ExitDelay = p.Schedule.SlotBlocks(), 3*p.Schedule.SlotBlocks()
	require.NoError(t, p.Check())
}

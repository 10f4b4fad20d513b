package deploy

import (
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/network"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// What is fixed is said in words, with what is not there named as such.
func TestTerms(t *testing.T) {
	d := &settlement.Deployment{Token: common.HexToAddress("0x1"), Params: settlement.DefaultParams()}
	on := network.Network{BlockTime: time.Second}
	said := func(makesToken bool) map[string]string {
		all := map[string]string{}
		for _, term := range Terms(d, makesToken, on, 90) {
			require.NotEmpty(t, term.Value, term.Name)
			require.NotContains(t, all, term.Name)
			all[term.Name] = term.Value
		}
		return all
	}
	p := &d.Params
	p.Schedule = rules.Schedule{GenesisBlock: 100, ProposeBlocks: 60, RevealBlocks: 30, ProvingBlocks: 90}
	p.VrfMode, p.TxsPerBase, p.MaxTxs, p.TxBytes = rules.ModePrivate, 2, 8, 140
	p.ClaimWindow, p.BanSlots, p.FullRewardTxs, p.SubmitterBps = 0, 0, 0, 0
	p.StakeAmount, p.BlockReward, p.PrunePenalty, p.RevealPenalty = units.AZT(100), units.AZT(3), big.NewInt(0), units.AZT(2)
	for name, value := range map[string]string{
		"slot 0": "starts at L1 block 100, in 10 blocks (about 10s)", "propose phase": "60 blocks, about 1m",
		"claim window": "for ever", "stake": "100 AZT", "prune penalty": "0 AZT, of the first block without a root", "ban": "none",
		"block reward": "3 AZT", "submitter's share": "none", "VRF mode": "private: the ranking is hidden until proofs are shared",
		"base rollup": "2 transactions", "largest block": "8 transactions of 140 bytes",
		"token": d.Token.Hex() + ", the AZT test token, with a faucet",
	} {
		require.Equal(t, value, said(true)[name], name)
	}
	p.VrfMode, p.ClaimWindow, p.BanSlots, p.FullRewardTxs, p.SubmitterBps = rules.ModePublic, 3600, 2, 4, 500
	for name, value := range map[string]string{
		"claim window": "3600 blocks, about 1h", "ban": "2 slots after a penalty: 180 blocks, about 3m",
		"block reward": "3 AZT from 4 transactions on, in proportion below", "VRF mode": "public: anyone can rank everyone",
		"submitter's share": "5 % of the burn, to whom the winning submission names", "token": d.Token.Hex() + ", which was there before",
	} {
		require.Equal(t, value, said(false)[name], name)
	}
}

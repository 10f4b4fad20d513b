package deploy

import (
	"fmt"

	"fernet/settlement"
	"fernet/settlement/network"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Term is something that a deployment fixes for ever, for a person.
type Term struct{ Name, Value string }

// Terms says what a deployment fixes for ever, but for the genesis of its application: parameters,
// with durations at the block time of a network, and the token, which the deployment makes itself
// or not. How far away slot 0 is, is seen from the L1 block head.
func Terms(d *settlement.Deployment, makesToken bool, on network.Network, head uint64) []Term {
	p, slots := d.Params, d.Params.Schedule
	return []Term{
		{"slot 0", fmt.Sprintf("starts at L1 block %d, %s", slots.GenesisBlock, on.InBlocks(head, slots.GenesisBlock))},
		{"propose phase", on.Blocks(slots.ProposeBlocks)},
		{"reveal phase", on.Blocks(slots.RevealBlocks)},
		{"proving window", on.Blocks(slots.ProvingBlocks)},
		{"activation delay", on.Blocks(p.ActivationDelay)},
		{"exit delay", on.Blocks(p.ExitDelay)},
		{"claim window", either(p.ClaimWindow == 0, "for ever", on.Blocks(p.ClaimWindow))},
		{"stake", units.Exact(p.StakeAmount) + " AZT"},
		{"prune penalty", units.Exact(p.PrunePenalty) + " AZT, of the first block without a root"},
		{"reveal penalty", units.Exact(p.RevealPenalty) + " AZT, of a slot that is won and not revealed"},
		{"ban", either(p.BanSlots == 0, "none",
			fmt.Sprintf("%d slots after a penalty: %s", p.BanSlots, on.Blocks(uint64(p.BanSlots)*slots.SlotBlocks())))},
		{"block reward", units.Exact(p.BlockReward) + " AZT" + either(p.FullRewardTxs == 0, "",
			fmt.Sprintf(" from %d transactions on, in proportion below", p.FullRewardTxs))},
		{"submitter's share", either(p.SubmitterBps == 0, "none",
			fmt.Sprintf("%s of the burn, to whom the winning submission names", p.SubmitterBps))},
		{"VRF mode", p.VrfMode.String() + ": " + either(p.VrfMode == rules.ModePublic,
			"anyone can rank everyone", "the ranking is hidden until proofs are shared")},
		{"base rollup", fmt.Sprintf("%d transactions", p.TxsPerBase)},
		{"largest block", fmt.Sprintf("%d transactions of %d bytes", p.MaxTxs, p.TxBytes)},
		{"token", d.Token.Hex() + either(makesToken, ", the AZT test token, with a faucet", ", which was there before")},
	}
}

// either is one of two texts.
func either(is bool, then, otherwise string) string {
	if is {
		return then
	}
	return otherwise
}

package demo

import (
	"fmt"
	"slices"

	"fernet/cmd/fernet/internal/console"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func (d *demo) showDeployed() {
	t := console.Table{Columns: []console.Column{{Name: "contract"}, {Name: "address"}, {Name: "code", Align: console.Right}, {Name: "gas", Align: console.Right}}}
	for _, c := range d.Contracts {
		t.Rows = append(t.Rows, []any{c.Name, c.Address.Hex(), fmt.Sprintf("%d B", c.Size), grouped(c.GasUsed)})
	}
	d.con.Table(t)
	d.con.Line("\nRewards holds %s AZT for block rewards and %s AZT against the L2's supply, for fees.",
		units.Exact(d.Holdings.Reserve.Int), units.Exact(d.Holdings.Escrow.Int))
	params := d.Chain.Params
	t = console.Table{Columns: []console.Column{{Name: "staker", Align: console.Right}, {Name: "who"}, {Name: "roles"}, {Name: "deposit", Align: console.Right}, {Name: "VRF key"}, {Name: "owner"}}}
	for _, o := range slices.Concat(d.Sequencers, d.Provers) {
		key := o.Key.Public().Key()
		t.Rows = append(t.Rows, []any{o.StakerID, o.Name, o.Roles, units.Exact(params.StakeAmount) + " AZT", "0x" + key.Text(16)[:10] + "…", console.Short(o.Account.Address())})
	}
	d.con.Line("")
	d.con.Table(t)
	d.con.Line("\nA key is eligible %d L1 blocks after it was registered, so that none can be chosen for a known seed.", params.ActivationDelay)
}

func (d *demo) showSlot() {
	schedule := d.Chain.Params.Schedule
	d.con.Line("Slot %d starts at L1 block %d. Its RANDAO, from header %d: %s…", d.Slot, schedule.SlotStart(d.Slot), schedule.RandaoBlock(d.Slot), d.Randao.Randao.Hex()[:18])
}

func (d *demo) showProposals() {
	t := console.Table{Columns: []console.Column{
		{Name: "rank", Align: console.Right}, {Name: "sequencer"}, {Name: "VRF", Align: console.Right},
		{Name: "FEE_SPLIT", Align: console.Right}, {Name: "score = VRF · (1 + FEE_SPLIT)", Align: console.Right}, {Name: "gas", Align: console.Right},
	}}
	for i, p := range slices.Backward(d.Proposals) {
		draw := rules.Points(rules.Score(p.Vrf.Int, 0))
		t.Rows = append(t.Rows, []any{len(d.Proposals) - i, p.Sequencer, draw, p.FeeSplitBps, rules.Points(p.Score.Int), grouped(p.Gas)})
	}
	d.con.Table(t)
}

func (d *demo) showBlock() {
	fees := d.Block.Execution.Block().Fees.Big()
	d.con.Line("\n%s reveals block 1: %d signed transfers with %s AZT of fees, %s bytes. Seed of the provers' draws: 0x%s…",
		d.Winner.Name, d.Transfers, units.Exact(fees), grouped(uint64(len(d.Body))), d.Block.Seed.Text(16)[:16])
}

package csv

import (
	"fmt"
	"strconv"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/audit"
	"fernet/settlement/units"
)

// What the lines of a file are of.
const (
	blocks = iota
	proposals
	roots
	entries
	claims
	findings
	kinds
)

// names are those of the files.
var names = [kinds]string{"blocks.csv", "proposals.csv", "roots.csv", "entries.csv", "claims.csv", "findings.csv"}

// headers are the first lines. A slot identifies a block for ever; a number is given again when a
// block was pruned.
var headers = [kinds][]string{
	blocks: {
		"block", "slot", "last_slot", "fate", "reason", "randao", "sequencer", "fee_split_bps", "parent", "num_txs", "txs_per_base",
		"seen_txs", "body_hash", "tx_root", "seed", "challenge", "fingerprint", "revealed_l1_block", "revealed_tx", "window_end", "roots",
		"finalized_l1_block", "finalized_tx", "fees_wei", "block_reward_wei", "network_wei", "sequencer_share_wei", "unit_per_bps_wei",
		"burned_wei", "submitter_share_wei",
	},
	proposals: {"slot", "block", "proposal", "l1_block", "tx", "staker", "fee_split_bps", "vrf", "score"},
	roots: {
		"slot", "block", "root", "won", "l1_block", "tx", "submitter", "beneficiary", "total_score", "keep_bps", "payouts_root", "state_in",
		"state_out", "fees_wei", "why_it_led",
	},
	entries:  {"slot", "block", "root", "index", "node", "staker", "fee_burn_bps", "vrf", "score", "refs", "reward_wei"},
	claims:   {"block", "kind", "index", "staker", "to", "amount_wei", "l1_block", "tx"},
	findings: {"rule", "protocol_section", "what", "block", "slot", "l1_block", "tx", "expected", "found"},
}

func number[N ~int | ~uint16 | ~uint32 | ~uint64](n N) string {
	return strconv.FormatUint(uint64(n), 10)
}

// known is a number of which 0 is none.
func known[N ~uint32 | ~uint64](n N) string {
	if n == 0 {
		return ""
	}
	return number(n)
}

func integer(n units.Integer) string {
	if n.Int == nil {
		return ""
	}
	return n.Int.String()
}

func hash(h common.Hash) string {
	if h == (common.Hash{}) {
		return ""
	}
	return h.Hex()
}

func address(a common.Address) string {
	if a == (common.Address{}) {
		return ""
	}
	return a.Hex()
}

func place(p *audit.EventPlace) (l1Block, tx string) {
	if p == nil {
		return "", ""
	}
	return number(p.L1Block), hash(p.Tx)
}

func blockLine(b *audit.BlockReport) []string {
	revealed, revealedTx := place(b.RevealedAt)
	finalized, finalizedTx := place(b.FinalizedAt)
	line := []string{known(b.Number), number(b.Slot), number(b.LastSlot), string(b.Fate), b.Reason, hash(b.Randao), known(b.Sequencer)}
	if b.Sequencer == 0 {
		line = append(line, "")
	} else {
		line = append(line, number(b.FeeSplit))
	}
	if b.Number == 0 {
		line = append(line, "", "", "", "")
	} else {
		line = append(line, number(b.Parent), number(b.NumTxs), number(b.TxsPerBase), number(b.SeenTxs))
	}
	return append(line, hash(b.BodyHash), integer(b.TxRoot), integer(b.Seed), integer(b.Challenge), integer(b.Fingerprint), revealed, revealedTx,
		known(b.WindowEnd), number(len(b.Roots)), finalized, finalizedTx, integer(b.Fees), integer(b.BlockReward), integer(b.Network),
		integer(b.Share), integer(b.UnitPerBps), integer(b.Burned), integer(b.Submitter))
}

func proposalLine(b *audit.BlockReport, i int) []string {
	p := &b.Proposals[i]
	return []string{
		number(b.Slot), known(b.Number), number(i + 1), number(p.L1Block), hash(p.Tx), number(p.StakerID), number(p.FeeSplit), integer(p.Vrf), integer(p.Score),
	}
}

func rootLine(b *audit.BlockReport, i int) []string {
	r := &b.Roots[i]
	return []string{
		number(b.Slot), known(b.Number), number(i + 1), fmt.Sprint(i+1 == len(b.Roots)), number(r.L1Block), hash(r.Tx), address(r.Submitter),
		address(r.Beneficiary), integer(r.TotalScore), integer(r.KeepBps), hash(r.PayoutsRoot), integer(r.StateIn), integer(r.StateOut),
		integer(r.Fees), r.Won,
	}
}

func entryLine(b *audit.BlockReport, root, i int) []string {
	e := &b.Roots[root].Entries[i]
	return []string{
		number(b.Slot), known(b.Number), number(root + 1), number(i), number(e.Node), number(e.StakerID), number(e.FeeBurn), integer(e.Vrf),
		integer(e.Score), number(e.Refs), integer(e.Reward),
	}
}

func claimLine(c *audit.ClaimReport) []string {
	index := ""
	if c.Kind == audit.ClaimReward {
		index = number(c.Index)
	}
	return []string{
		number(c.Number), string(c.Kind), index, known(c.StakerID), address(c.To), integer(c.Amount), number(c.L1Block), hash(c.Tx),
	}
}

func findingLine(f audit.Finding) []string {
	slot := ""
	if f.Slot != nil {
		slot = number(*f.Slot)
	}
	section := ""
	if s := audit.Rules[f.Rule].Section; s > 0 {
		section = number(s)
	}
	return []string{f.Rule, section, f.What, known(f.Block), slot, known(f.L1Block), hash(f.Tx), f.Expected, f.Found}
}

package metrics

import (
	"github.com/prometheus/client_golang/prometheus"

	"fernet/prover/node/health"
)

var (
	headBlock = gauge("l1_head_block", "Newest L1 block that the node has followed.")
	headTime  = gauge("l1_head_timestamp_seconds", "Time of that block, in seconds since 1970.")
	gasPrice  = gauge("l1_gas_price_wei", "What gas costs on L1 as of that block.")
	acts      = counter("l1_acts_total", "What was sent to L1, by kind and by what came of it.", "kind", "result")
	slots     = counter("slots_total", "Slots of the sequencer, by what came of them.", "result")

	blocksOpen   = gauge("blocks_open", "Blocks whose proving window is open.")
	blocksProven = gauge("blocks_open_with_root", "Of those, blocks that have a root on L1.")
	nodes        = gauge("tree_nodes", "Nodes of the trees of open blocks.")
	nodesEmpty   = gauge("tree_nodes_empty", "Of those, nodes without any proof.")
	places       = gauge("tree_places", "Places for proofs in roots of open blocks.")
	proofsHeld   = gauge("proofs_held", "Verified proofs of open blocks.")
	proofsOwn    = gauge("proofs_own", "Of those, proofs that this node has made.")
	proofsMaking = gauge("proofs_making", "Proofs of open blocks that this node is making.")
	bids         = gauge("bids_own", "Bids that this node has made for nodes of open blocks.")
	bidsRefused  = gauge("bids_refused", "Proofs and bids of open blocks that were not taken since their stakers have too many.")
	outcomes     = counter("outcomes_total", "Nodes of closed blocks, by what came of them for this node.", "outcome")

	balance   = gauge("account_balance_eth", "ETH of the account that sends.")
	spent     = gauge("gas_spent_today_eth", "ETH spent for gas today, in UTC.")
	budget    = gauge("gas_budget_eth", "ETH for gas that may be spent a day. Missing: there is no budget.")
	reserved  = gauge("gas_reserved_eth", "ETH that planned transactions will cost, about.")
	price     = gauge("price_eth", "ETH for one AZT, as the operator has said. Missing: there is no price.")
	pricedAt  = gauge("price_timestamp_seconds", "When that was said, in seconds since 1970.")
	earned    = counter("earned_azt_total", "AZT earned by places in blocks that have closed.")
	claimed   = counter("claimed_azt_total", "AZT that this node has claimed since its start.")
	claimable = gauge("claimable_azt", "AZT that could be claimed now.")
	transfers = gauge("pool_transfers", "Transfers that wait for a block.")
	storeSize = gauge("store_bytes", "Size of the store's file.")

	ready    = gauge("ready", "1 when the node is ready, as /readyz says.")
	notReady = gauge("not_ready", "1 for each reason why the node is not ready, by its code.", "code")
)

func collectL1(ch chan<- prometheus.Metric, s State) {
	show(ch, headBlock, s.Head)
	if !s.HeadTime.IsZero() {
		show(ch, headTime, s.HeadTime.Unix())
	}
	if s.GasPrice != nil {
		wei, _ := s.GasPrice.Float64()
		show(ch, gasPrice, wei)
	}
	for act, n := range s.Acts {
		show(ch, acts, n, act.Kind, act.Result)
	}
	for result, n := range s.Slots {
		show(ch, slots, n, result)
	}
}

// collectBlocks sums up the open blocks.
func collectBlocks(ch chan<- prometheus.Metric, s State) {
	var sum Block
	proven := 0
	for _, b := range s.Blocks {
		sum.Nodes += b.Nodes
		sum.Empty += b.Empty
		sum.Places += b.Places
		sum.Proofs += b.Proofs
		sum.Own += b.Own
		sum.Bids += b.Bids
		sum.Making += b.Making
		sum.Refused += b.Refused
		if b.Proven {
			proven++
		}
	}
	show(ch, blocksOpen, len(s.Blocks))
	show(ch, blocksProven, proven)
	show(ch, nodes, sum.Nodes)
	show(ch, nodesEmpty, sum.Empty)
	show(ch, places, sum.Places)
	show(ch, proofsHeld, sum.Proofs)
	show(ch, proofsOwn, sum.Own)
	show(ch, proofsMaking, sum.Making)
	show(ch, bids, sum.Bids)
	show(ch, bidsRefused, sum.Refused)
	for outcome, n := range s.Outcomes {
		show(ch, outcomes, n, outcome)
	}
}

func collectMoney(ch chan<- prometheus.Metric, s State) {
	showAmount(ch, balance, s.Balance)
	showAmount(ch, spent, s.Spent)
	showAmount(ch, budget, s.Budget)
	showAmount(ch, reserved, s.Reserved)
	showAmount(ch, price, s.Price)
	if s.Price != nil {
		show(ch, pricedAt, s.PricedAt.Unix())
	}
	showAmount(ch, earned, s.Earned)
	showAmount(ch, claimed, s.Claimed)
	showAmount(ch, claimable, s.Claimable)
	show(ch, transfers, s.Transfers)
	show(ch, storeSize, s.StoreBytes)
}

// collectHealth shows every code, those that are not set as 0: an alert goes by the change.
func collectHealth(ch chan<- prometheus.Metric, registry *health.Registry) {
	reasons := registry.Reasons()
	set := map[health.Code]bool{}
	for _, reason := range reasons {
		set[reason.Code] = true
	}
	showWhether(ch, ready, len(reasons) == 0)
	for _, code := range health.Codes() {
		showWhether(ch, notReady, set[code], string(code))
	}
}

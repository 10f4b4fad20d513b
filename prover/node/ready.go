package node

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/bid"
	"fernet/prover/node/health"
	"fernet/settlement/cost"
	"fernet/settlement/units"
)

// assess finds out at each L1 block whether the node has what it needs. Reasons that a part of the
// node comes upon by itself are set there.
func (n *Node) assess() {
	peers := ""
	if len(n.net.Peers()) == 0 {
		peers = "nobody is connected: the node proves as if alone"
	}
	n.health.Is(health.NoPeers, peers)
	n.health.Is(health.Transitions, n.awaited())
	n.health.Is(health.Body, n.unread())
	n.health.Is(health.Root, n.lostRoot())
	stats := n.worker.Stats()
	n.health.Is(health.Breaker, stats.Broken)
	n.health.Is(health.Builders, n.withoutBuilders(stats.NoBuilders))
	n.health.Is(health.Funds, n.lacking())
	n.tryStore()
}

// withoutBuilders says what it means that no builder is there; empty for builders that are.
func (n *Node) withoutBuilders(why string) string {
	switch {
	case why == "":
		return ""
	case n.config.Broker.Only:
		return why + ": nothing is proven"
	}
	return why + ": the node makes proofs itself"
}

// tryStore writes to a store that could not be written or read, and to a disk that was full, to
// find out whether it can again.
func (n *Node) tryStore() {
	if !n.health.Has(health.Disk) && !n.health.Has(health.Store) {
		return
	}
	if err := n.store.PutMeta("tried", fmt.Append(nil, n.view.Now)); err != nil {
		n.storeFailed(err)
		return
	}
	n.health.Clear(health.Store)
	if n.revealIsDue() {
		return // which has the room that there is
	}
	if err := errors.Join(n.keepReserve(), n.tryRoom()); err != nil {
		n.health.Set(health.Disk, err.Error())
		return
	}
	n.health.Clear(health.Disk)
}

// lacking says that the account cannot pay for what the node may have to send next; empty: it can.
func (n *Node) lacking() string {
	v := n.view
	if n.account == (common.Address{}) {
		return "" // it sends nothing
	}
	need, what := new(big.Int), ""
	atLeast := func(wei *big.Int, of string) {
		if wei.Cmp(need) > 0 {
			need, what = wei, of
		}
	}
	body := uint64(0)
	for _, b := range n.inOrder() {
		places := 0
		for node := range b.tree.NumNodes() {
			places += bid.Places(node + 1)
		}
		if n.policy.Gas.EthPerAZT != nil || n.policy.Gas.DailyBudget != nil {
			atLeast(bid.RootGas(places, v.GasPrice), fmt.Sprintf("a root of block %d", b.number))
		}
		body = max(body, uint64(b.pending.On.NumTxs)*uint64(v.Params.TxBytes))
	}
	if len(n.sequencers()) > 0 {
		gas := new(big.Int).SetUint64(cost.SequencingGas(body, true))
		atLeast(gas.Mul(gas, v.GasPrice), "a proposal and its reveal")
	}
	if v.ETH.Cmp(need) >= 0 {
		return ""
	}
	return fmt.Sprintf("account %s has %s ETH, and %s takes about %s", v.Account, units.Exact(v.ETH), what, units.Exact(need))
}

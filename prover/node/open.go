package node

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"path/filepath"
	"runtime"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/operator"
	"fernet/prover/operator/actor"
	"fernet/prover/p2p"
	"fernet/prover/settling"
	"fernet/prover/store"
	"fernet/settlement/disk"
)

// Open opens what a node needs: L1, the deployment, keys, identities, the store, the account's
// journal, its part in the network. Before Run it bids for nothing and sends nothing but what an
// earlier run began. It returns txmgr.ErrJournalLocked while another process sends from the
// account. The node is to be closed.
func Open(ctx context.Context, c Config) (n *Node, err error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	n = newNode(c.withDefaults())
	defer func() {
		if err != nil {
			err = errors.Join(err, n.Close())
			n = nil
		}
	}()
	for _, open := range []func(context.Context) error{
		n.openDeployment, n.openStore, n.openIdentities, n.openAccount, n.openKeys, n.openChain, n.openWorker, n.openNetwork, n.openWeb, n.openControl,
	} {
		if err := open(ctx); err != nil {
			return n, err // which is closed, and not returned
		}
	}
	return n, nil
}

// openDeployment connects to L1 and opens the deployment.
func (n *Node) openDeployment(ctx context.Context) error {
	o := n.config.Actor
	o.Log = n.log
	o.SideBySide, o.Holder = true, "a node"
	n.actor = actor.New(o)
	n.closers = append(n.closers, n.actor.Close)
	client, err := n.actor.Deployment.Client(ctx)
	if err != nil {
		return err
	}
	n.client = client
	n.strategy, err = bid.Parse(n.config.Proving.Strategy, client.Params.VrfMode)
	return err
}

// openStore opens the store in the node's folder, which no other node can have open.
func (n *Node) openStore(context.Context) error {
	dir := Dir(n.config.Actor.DataDir)
	if err := disk.MakeDir(dir, 0o700); err != nil {
		return fmt.Errorf("make the node's folder: %w", err)
	}
	s, err := store.Open(filepath.Join(dir, store.FileName), prover.Files(n.client.Deployment), store.Options{})
	if err != nil {
		return err
	}
	n.store = s
	n.closers = append(n.closers, s.Close)
	return n.recall()
}

func (n *Node) openIdentities(ctx context.Context) (err error) {
	if n.ids, err = openIdentities(ctx, n.config.Actor, n.config.Identities); err != nil {
		return err
	}
	for i, key := range keysOf(n.ids) {
		staker, found, err := n.client.StakerWithKey(ctx, key, common.Address{})
		if err != nil {
			return err
		}
		n.stakersAtStart = append(n.stakersAtStart, staker)
		if found && n.stakerAtStart == nil {
			n.stakerAtStart = &prover.Identity{StakerID: staker.ID, Key: n.ids[i].key}
		}
	}
	return nil
}

// openKeys opens the deployment's keys and compares them with those that L1 verifies with.
func (n *Node) openKeys(ctx context.Context) (err error) {
	if n.keys = n.config.Keys; n.keys != nil {
		err = prover.CheckKeys(ctx, n.client, n.keys)
	} else {
		n.keys, err = n.actor.Keys.OfDeployment(ctx)
	}
	n.verifier = n.keys
	return err
}

// staleAfter is after how long without a new block L1 is said to be stale: some blocks of the
// slowest networks.
const staleAfter = time.Minute

// openAccount opens who sends to L1.
func (n *Node) openAccount(ctx context.Context) error {
	if n.actor.Account.Named() {
		sender, err := n.actor.Account.Sender(ctx)
		if err != nil {
			return err
		}
		// A password is asked for now, and not when something has to be sent.
		if _, err := n.actor.Account.Signer(ctx); err != nil {
			return err
		}
		// Now, and not at the first send, it is found out whether another process has the journal.
		if err := sender.Open(ctx); err != nil {
			return fmt.Errorf("open the account: %w", err)
		}
		n.account = sender.Address()
		n.desk, err = settling.NewDesk(settling.DeskOptions{
			Client: n.client, Account: sender, Gas: n.store, Tell: n.acted, Log: n.log,
		})
		if err != nil {
			return err
		}
	} else {
		n.log.Info("no account is named: the node proves and sends nothing to L1")
		n.desk = nobody{}
	}
	return n.mayBeStateless()
}

// openChain opens what reads L1, and what takes a state: the pool, and what proposes.
func (n *Node) openChain(ctx context.Context) error {
	node, err := n.actor.L1.Client(ctx)
	if err != nil {
		return err
	}
	on, err := n.actor.L1.Network(ctx)
	if err != nil {
		return err
	}
	n.confirmations = on.Confirmations
	o := settling.Options{
		Account: n.account, Keys: keysOf(n.ids), GasTip: node.SuggestGasTipCap, Poll: on.PollInterval, Stale: staleAfter,
	}
	if n.config.Stateless {
		o.Settled = n.blocks.settledBlock
		o.Chain, err = n.actor.Deployment.Stakers(ctx)
	} else {
		o.Chain, err = n.openState(ctx)
	}
	if err != nil {
		return err
	}
	if n.chain, err = settling.NewChain(o); err != nil {
		return err
	}
	beneficiary := n.config.Beneficiary
	if beneficiary == (common.Address{}) {
		beneficiary = n.account
	}
	n.policy = settling.Policy{Gas: n.config.Gas.Policy(), PriceSet: n.config.Gas.PricedAt, Beneficiary: beneficiary}
	n.timing = newTiming(n.client.Params.TxsPerBase, runtime.GOMAXPROCS(0), on.PollInterval, n.config.Proving.HourCost)
	return nil
}

// openState opens what executes the blocks, and what goes by their state.
func (n *Node) openState(ctx context.Context) (*operator.Chain, error) {
	chain, err := n.actor.Deployment.Chain(ctx, nil)
	if err != nil {
		return nil, err
	}
	if err := n.openPool(ctx, chain); err != nil {
		return nil, err
	}
	n.proposing, err = n.actor.Deployment.Chain(ctx, nil)
	return chain, err
}

// nameFile is the key of the node's name among its peers, in its folder.
const nameFile = "peer.json"

func (n *Node) openNetwork(ctx context.Context) error {
	if err := n.knowStakers(ctx); err != nil {
		return err
	}
	name, err := p2p.LoadName(filepath.Join(Dir(n.config.Actor.DataDir), nameFile))
	if err != nil {
		return err
	}
	c := p2p.Config{
		ChainID: n.client.Deployment.ChainID, Settlement: n.client.Deployment.Settlement, Name: name,
		Listen: n.config.Network.Listen, Announce: n.config.Network.Announce, Static: n.config.Network.Peers,
		MDNS: n.config.Network.MDNS, MaxPeers: n.config.Network.MaxPeers,
		Met: n.meet, Log: n.log,
	}
	if n.config.Stateless {
		c.Stateless = stateless{n.blocks}
	} else {
		c.Transactions, c.Transitions, c.Bodies = transactions{n.pool}, n.blocks, n.blocks
	}
	if first := n.stakerAtStart; first != nil {
		c.StakerID, c.Key = first.StakerID, first.Key
	}
	kept, err := n.store.Bans()
	if err != nil {
		return err
	}
	if kept != nil {
		if err := json.Unmarshal(kept, &c.Bans); err != nil {
			return fmt.Errorf("read bans: %w", err)
		}
	}
	net, err := p2p.Open(c, n.blocks, n.keys)
	if err != nil {
		return err
	}
	n.net = net
	n.closers = append(n.closers, net.Close)
	if n.pool == nil {
		return nil
	}
	n.pool.Publish(func(tx []byte) {
		if err := net.PublishTx(context.Background(), tx); err != nil {
			n.log.Warn("a transfer was not told", "err", err)
		}
	})
	return nil
}

// knowStakers has the keys of all stakers at hand before the first peer says hello for one.
func (n *Node) knowStakers(ctx context.Context) error {
	head, err := n.actor.L1.Head(ctx)
	if err != nil {
		return err
	}
	stakers, err := n.client.Stakers(ctx)
	if err != nil {
		return err
	}
	keys := make([]*big.Int, len(stakers))
	for i, staker := range stakers {
		keys[i] = staker.VrfKey
	}
	n.blocks.follow(head, keys)
	return nil
}

func (n *Node) openControl(context.Context) error {
	control, err := listenControl(n.config.Actor.DataDir, n, n.log)
	if err != nil {
		return err
	}
	n.closers = append(n.closers, control.close)
	return nil
}

// Close ends all that Open has opened, once Run has returned.
func (n *Node) Close() error {
	var errs []error
	for i := len(n.closers) - 1; i >= 0; i-- {
		errs = append(errs, n.closers[i]())
	}
	n.closers = nil
	return errors.Join(errs...)
}

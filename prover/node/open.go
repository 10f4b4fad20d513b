package node

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"path/filepath"
	"runtime"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/node/health"
	"fernet/prover/operator"
	"fernet/prover/operator/actor"
	"fernet/prover/p2p"
	"fernet/prover/settling"
	"fernet/prover/store"
	"fernet/settlement/disk"
	"fernet/settlement/rules"
)

// Open opens what a node needs: L1, the deployment, keys, identities, the store, the account's
// journal, its part in the network. Before all that it opens the page and the socket, which answer
// until then that it is starting. While L1 does not answer it waits, for [AwaitL1] at most. Before
// Run it bids for nothing and sends nothing but what an earlier run began. It returns
// txmgr.ErrJournalLocked while another process sends from the account. The node is to be closed.
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
	defer n.beats(beatEvery)()
	for _, open := range []func(context.Context) error{
		n.openFolder, n.openWeb, n.openControl,
		n.openDeployment, n.openStore, n.openIdentities, n.findStakers, n.openAccount, n.openKeys, n.openChain, n.openWorker,
		n.knowStakers, n.openNetwork, n.serve,
	} {
		if err := n.awaitL1(ctx, open); err != nil {
			return n, err // which is closed, and not returned
		}
	}
	return n, nil
}

// openDeployment connects to L1 and opens the deployment.
func (n *Node) openDeployment(ctx context.Context) error {
	if n.actor == nil {
		o := n.config.Actor
		o.Log = n.log
		o.SideBySide, o.Holder = true, "a node"
		n.actor = actor.New(o)
		n.closers = append(n.closers, n.actor.Close)
	}
	client, err := n.actor.Deployment.Client(ctx)
	if err != nil {
		return err
	}
	n.client = client
	return n.parseStrategies(client.Params.VrfMode)
}

// parseStrategies reads the strategies for a deployment of a mode. That one is of the other mode is
// found out here, and not when a sequencer has to reveal.
func (n *Node) parseStrategies(mode rules.Mode) (err error) {
	if n.strategy, err = bid.Parse(n.config.Proving.Strategy, mode); err != nil {
		return err
	}
	if n.feeSplit, err = bid.Parse(n.config.FeeSplit, mode); err != nil {
		return fmt.Errorf("share for provers: %w", err)
	}
	return nil
}

// storePath is the file of the node's store.
func (n *Node) storePath() string { return filepath.Join(Dir(n.config.Actor.DataDir), store.FileName) }

// openFolder makes the node's folder and locks what is in it: the socket, and the store, which can
// be opened only when L1 has said which deployment it is of.
func (n *Node) openFolder(context.Context) error {
	if err := disk.MakeDir(Dir(n.config.Actor.DataDir), 0o700); err != nil {
		return fmt.Errorf("make the node's folder: %w", err)
	}
	unlock, err := disk.TryLock(n.storePath())
	if errors.Is(err, disk.ErrLocked) {
		return fmt.Errorf("open store %s: %w", n.storePath(), store.ErrLocked)
	}
	if err != nil {
		return err
	}
	n.closers = append(n.closers, unlock)
	n.reserve = filepath.Join(Dir(n.config.Actor.DataDir), reserveFile)
	if err := n.keepReserve(); err != nil {
		n.log.Warn("there is no reserve on the disk for a reveal", "err", err)
		n.noteRoom(err)
	}
	return nil
}

// openStore opens the store in the node's folder.
func (n *Node) openStore(context.Context) error {
	s, err := store.Open(n.storePath(), prover.Files(n.client.Deployment), store.Options{})
	if err != nil {
		return err
	}
	n.store = s
	n.closers = append(n.closers, s.Close)
	if err := n.recallHeld(); err != nil {
		return err
	}
	return n.recall()
}

func (n *Node) openIdentities(ctx context.Context) (err error) {
	n.ids, err = openIdentities(ctx, n.config.Actor, n.config.Identities)
	return err
}

// findStakers finds the stakers of the identities.
func (n *Node) findStakers(ctx context.Context) error {
	n.stakersAtStart = nil
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

// staleAfter is after how long without a new block L1 is said to be stale, and how old a new one
// may be: some blocks of the slowest networks.
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
	// A local chain, or one that nobody knows, may make blocks of any time.
	n.timed = on.Name != "" && !on.Local
	n.health.Set(health.Starting, "the node is starting: it reads the blocks on L1, and executes them")
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
	since, err := n.priceSince()
	if err != nil {
		return err
	}
	n.policy = settling.Policy{Gas: n.config.Gas.Policy(), PriceSet: since, Beneficiary: beneficiary}
	n.timing = newTiming(n.client.Params.TxsPerBase, runtime.GOMAXPROCS(0), on.PollInterval, n.config.Proving.HourCost)
	return nil
}

// openState opens what executes the blocks, and what goes by their state.
func (n *Node) openState(ctx context.Context) (*operator.Chain, error) {
	chain, err := n.actor.Deployment.Chain(ctx, nil)
	if err != nil {
		return nil, err
	}
	chain.Follower.BodiesFrom(n.bodies.revealed)
	if err := n.openPool(ctx, chain); err != nil {
		return nil, err
	}
	if n.proposing, err = n.actor.Deployment.Chain(ctx, nil); err != nil {
		return nil, err
	}
	n.proposing.Follower.BodiesFrom(n.bodies.revealed)
	return chain, nil
}

// nameFile is the key of the node's name among its peers, in its folder.
const nameFile = "peer.json"

func (n *Node) openNetwork(ctx context.Context) error {
	name, err := p2p.LoadName(filepath.Join(Dir(n.config.Actor.DataDir), nameFile))
	if err != nil {
		return err
	}
	on, err := n.actor.L1.Network(ctx)
	if err != nil {
		return err
	}
	c := p2p.Config{
		ChainID: n.client.Deployment.ChainID, Settlement: n.client.Deployment.Settlement, Name: name,
		Listen: n.config.Network.Listen, Announce: n.config.Network.Announce, Static: n.config.Network.Peers,
		MDNS: n.config.Network.MDNS, MaxPeers: n.config.Network.MaxPeers,
		// Nodes that were parted hold the same again within two L1 blocks.
		Redial: on.BlockTime / 2,
		Met:    n.meet, Log: n.log,
	}
	if n.config.Stateless {
		c.Stateless = stateless{n.blocks}
	} else {
		c.Transactions, c.Transitions, c.Bodies = transactions{n.pool}, n.blocks, n.blocks
	}
	if first := n.stakerAtStart; first != nil {
		c.StakerID, c.Key = first.StakerID, first.Key
	}
	if c.Bans, err = n.recallBans(); err != nil {
		return err
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
	n.blocks.follow(head, keys, nil)
	return nil
}

// Close ends all that Open has opened, once Run has returned: first what others ask.
func (n *Node) Close() error {
	var errs []error
	for _, all := range [][]func() error{n.servers, n.closers} {
		for i := len(all) - 1; i >= 0; i-- {
			errs = append(errs, all[i]())
		}
	}
	n.servers, n.closers = nil, nil
	return errors.Join(errs...)
}

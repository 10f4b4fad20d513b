package localnet

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/prover/operator/deploy"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// What the network is deployed with.
var (
	stakeAmount   = units.AZT(100)
	blockReward   = units.AZT(600)
	reserveFund   = units.AZT(60_000) // a hundred blocks
	initialSupply = units.AZT(1_000_000)
	faucetLimit   = units.AZT(1_000)
)

// startBlocks is how many L1 blocks nodes have at most to start and to find each other, before slot
// 0 begins without them.
const startBlocks = 240

func checkBlockSize(txs, txsPerBase uint32) error { return settlement.CheckBlockSize(txs, txsPerBase) }

// startL1 starts L1 with an account for the deployer, account 0, and one for each member. It seals
// blocks at the network's pace.
func (n *Network) startL1(ctx context.Context) error {
	l, err := devnet.New(devnet.WithChainID(n.Config.ChainID), devnet.WithAccounts(1+n.Config.Nodes), devnet.WithHTTP("127.0.0.1:0"))
	if err != nil {
		return err
	}
	n.L1 = l
	mining, stop := context.WithCancel(context.Background())
	n.ended = stop
	n.pace.Store(int64(setupPace))
	n.mining.Go(func() {
		for {
			select {
			case <-mining.Done():
				return
			case <-time.After(time.Duration(n.pace.Load())):
			}
			if _, err := l.Commit(); err != nil {
				// it is closed; a block that is not sealed is seen by everyone who waits for it
				return
			}
		}
	})
	n.node, err = l1.Over(ctx, l.Client().Client(), l1.Options{})
	return err
}

// account is the i-th account of L1, for the network's own transactions. Nodes keep journals of
// theirs; these are over before nodes start.
func (n *Network) account(i int) *account.Account {
	o := account.Options{
		Address: devnet.Address(i), Node: n.node, ChainID: n.Config.ChainID, Confirmations: 1, PollInterval: 5 * time.Millisecond,
		Signer: func(context.Context) (txmgr.Signer, error) { return txmgr.KeySigner(devnet.Key(i)), nil },
	}
	if n.Chain != nil {
		o.Client = n.Chain.Client
	}
	return account.New(o)
}

func (n *Network) deploy(ctx context.Context, set *keys.Set) error {
	c := &n.Config
	params := settlement.DefaultParams()
	params.VrfMode, params.BlockReward, params.StakeAmount = c.Mode, blockReward, stakeAmount
	params.TxsPerBase, params.MaxTxs = c.TxsPerBase, c.Txs
	params.Schedule = c.Schedule
	slot := params.Schedule.SlotBlocks()
	params.ActivationDelay = slot
	params.ExitDelay = (2 + params.Schedule.WindowSlots()) * slot
	// After every deployment, funding and staking transaction, each of which may have to wait for a
	// few blocks on a busy machine, the activation, and the start of the nodes.
	params.Schedule.GenesisBlock = n.Head() + 400 + uint64(64*c.Nodes) + params.ActivationDelay + startBlocks
	genesis, err := json.Marshal(n.workload.genesis)
	if err != nil {
		return fmt.Errorf("write genesis: %w", err)
	}
	deployer := n.account(0)
	made, err := deploy.Run(ctx, deploy.Config{
		Node: n.node, Sender: deployer, ChainID: n.Config.ChainID, Confirmations: 1, Record: n.Record,
		Options: deploy.Options{Params: params, InitialSupply: initialSupply, FaucetLimit: faucetLimit, Genesis: genesis, Fund: reserveFund},
		Keys:    func(context.Context, uint32) (settlement.VerifyingKeys, error) { return prover.VerifyingKeys(set) },
	})
	if err != nil {
		return err
	}
	client := settlement.NewClient(n.node, made.Deployment)
	follower, err := prover.Follow(ctx, client, prover.Application(), nil)
	if err != nil {
		return err
	}
	n.Chain = &operator.Chain{Client: client, Follower: follower}
	return deployer.Close()
}

package rehearsal

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"time"

	"fernet/prover"
	"fernet/prover/operator"
	"fernet/prover/operator/deploy"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// What the demo deploys with. Slots are long enough for every transaction of
// their phase to have an L1 block of its own.
var (
	stakeAmount   = units.AZT(100)
	reserveFund   = units.AZT(60_000) // a hundred blocks
	initialSupply = units.AZT(1_000_000)
	faucetLimit   = units.AZT(1_000)
)

// sequencerSplits are the FEE_SPLITs of the three sequencers, luckiest draw last.
var sequencerSplits = []rules.Bps{5000, 6500, 8000}

// ProverBurns are the FEE_BURNs provers are ready to bid, in turn.
var ProverBurns = []rules.Bps{4000, 0, 1000, 2500, 500, 5000, 2000, 1500}

// Contract is one of the deployment's, and the bytes of its code.
type Contract struct {
	settlement.Created
	Size int
}

// Deploy starts L1, deploys and funds the contracts, and has sequencers and provers stake.
func (d *Rehearsal) Deploy(ctx context.Context) error {
	var err error
	if d.workload, err = newWorkload(d.Config.Seed, d.Config.MinBalance); err != nil {
		return err
	}
	accounts := 1 + len(sequencerSplits) + d.Config.Provers
	if d.l1, err = devnet.New(devnet.WithAutoMine(), devnet.WithAccounts(accounts)); err != nil {
		return err
	}
	if d.node, err = l1.Over(ctx, d.l1.Client().Client(), l1.Options{}); err != nil {
		return err
	}
	d.deployer = d.newAccount(0)
	if err := d.createContracts(ctx, accounts); err != nil {
		return err
	}
	return d.stakeAll(ctx)
}

// newAccount is the embedded L1's i-th funded account. That L1 mines a block for each transaction,
// has no reorgs and ends with the process: nothing has to be journalled.
func (d *Rehearsal) newAccount(i int) *account.Account {
	o := account.Options{
		Address: devnet.Address(i), Node: d.node, ChainID: devnet.ChainID, Confirmations: 1, PollInterval: 5 * time.Millisecond,
		Signer: func(context.Context) (txmgr.Signer, error) { return txmgr.KeySigner(d.l1.Key(i)), nil },
	}
	if d.Chain != nil {
		o.Client = d.Chain.Client
	}
	return account.New(o)
}

func (d *Rehearsal) createContracts(ctx context.Context, accounts int) error {
	params := settlement.DefaultParams()
	params.VrfMode, params.BlockReward, params.StakeAmount = d.Config.Mode, blockReward, stakeAmount
	params.TxsPerBase, params.MaxTxs = d.Config.TxsPerBase, d.Config.Txs
	params.Schedule = rules.Schedule{
		// After every deployment, funding and staking transaction, and the activation delay.
		GenesisBlock:  uint64(32+4*accounts) + params.ActivationDelay,
		ProposeBlocks: 10, RevealBlocks: 5, ProvingBlocks: 40,
	}
	genesis, err := json.Marshal(d.workload.genesis)
	if err != nil {
		return fmt.Errorf("write genesis: %w", err)
	}
	made, err := deploy.Run(ctx, deploy.Config{
		Node: d.node, Sender: d.deployer, ChainID: devnet.ChainID, Confirmations: 1, Record: filepath.Join(d.folder, "deployment.json"),
		Options: deploy.Options{Params: params, InitialSupply: initialSupply, FaucetLimit: faucetLimit, Genesis: genesis, Fund: reserveFund},
		Keys:    func(context.Context, uint32) (settlement.VerifyingKeys, error) { return prover.VerifyingKeys(d.keys) },
	})
	if err != nil {
		return err
	}
	for _, c := range made.Deployment.Contracts {
		code, err := d.node.CodeAt(ctx, c.Address, nil)
		if err != nil {
			return fmt.Errorf("get code of %s: %w", c.Name, err)
		}
		d.Contracts = append(d.Contracts, Contract{c, len(code)})
	}
	d.Holdings = *made.Holdings
	client := settlement.NewClient(d.node, made.Deployment)
	follower, err := prover.Follow(ctx, client, prover.Application(), nil)
	d.Chain = &operator.Chain{Client: client, Follower: follower}
	return err
}

// rolesOf spreads roles so that base and merge provers differ where there are enough of them.
func rolesOf(i, provers int) rules.Role {
	switch {
	case provers < 6 || i%3 == 0:
		return rules.RoleBase | rules.RoleMerge
	case i%3 == 1:
		return rules.RoleBase
	default:
		return rules.RoleMerge
	}
}

func (d *Rehearsal) stakeAll(ctx context.Context) error {
	number := 1
	stake := func(name string, roles rules.Role, bid rules.Bps) (*Actor, error) {
		o := &Actor{Name: name, Account: d.newAccount(number), Roles: roles, Bid: bid}
		o.Key = vrf.NewPrivateKey(derive(d.Config.Seed, "vrf key", number))
		number++
		staked, err := operator.Stake(ctx, d.Chain.Client, o.Account, o.Key.Public(), roles, operator.StakeOptions{Faucet: true})
		if err != nil {
			return nil, err
		}
		o.StakerID, d.Gas["stake"] = staked.StakerID, gasOf(staked.Sent)
		return o, nil
	}
	for i := range sequencerSplits {
		// What it bids is decided when it has seen its draw.
		o, err := stake(fmt.Sprintf("S%d", i+1), rules.RoleSequencer, 0)
		if err != nil {
			return err
		}
		d.Sequencers = append(d.Sequencers, o)
	}
	for i := range d.Config.Provers {
		o, err := stake(fmt.Sprintf("P%d", i+1), rolesOf(i, d.Config.Provers), ProverBurns[i%len(ProverBurns)])
		if err != nil {
			return err
		}
		d.Provers = append(d.Provers, o)
	}
	return nil
}

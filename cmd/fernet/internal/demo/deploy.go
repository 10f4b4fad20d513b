package demo

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"fernet/cmd/fernet/internal/console"
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

// proverBurns are the FEE_BURNs provers are ready to bid, in turn.
var proverBurns = []rules.Bps{4000, 0, 1000, 2500, 500, 5000, 2000, 1500}

func (d *demo) deploy(ctx context.Context) error {
	var err error
	if d.workload, err = newWorkload(d.cfg.Seed, d.cfg.MinBalance); err != nil {
		return err
	}
	accounts := 1 + len(sequencerSplits) + d.cfg.Provers
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

// newAccount is the embedded L1's i-th funded account. That L1 mines a block for each transaction, has
// no reorgs and ends with the process: nothing has to be journalled.
func (d *demo) newAccount(i int) *account.Account {
	o := account.Options{
		Address: devnet.Address(i), Node: d.node, ChainID: devnet.ChainID, Confirmations: 1, PollInterval: 5 * time.Millisecond,
		Signer: func(context.Context) (txmgr.Signer, error) { return txmgr.KeySigner(d.l1.Key(i)), nil },
	}
	if d.chain != nil {
		o.Client = d.chain.Client
	}
	return account.New(o)
}

func (d *demo) createContracts(ctx context.Context, accounts int) error {
	params := settlement.DefaultParams()
	params.VrfMode, params.BlockReward, params.StakeAmount = d.cfg.Mode, blockReward, stakeAmount
	params.TxsPerBase, params.MaxTxs = d.cfg.TxsPerBase, d.cfg.Txs
	params.Schedule = rules.Schedule{
		// After every deployment, funding and staking transaction, and the activation delay.
		GenesisBlock:  uint64(32+4*accounts) + params.ActivationDelay,
		ProposeBlocks: 10, RevealBlocks: 5, ProvingBlocks: 40,
	}
	made, err := deploy.Run(ctx, deploy.Config{
		Node: d.node, Sender: d.deployer, ChainID: devnet.ChainID, Confirmations: 1, Record: filepath.Join(d.folder, "deployment.json"),
		Options: deploy.Options{Params: params, InitialSupply: initialSupply, FaucetLimit: faucetLimit, Genesis: d.workload.genesis, Fund: reserveFund},
		Keys:    func(context.Context, uint32) (settlement.VerifyingKeys, error) { return prover.VerifyingKeys(d.keys) },
	})
	if err != nil {
		return err
	}
	t := console.Table{Columns: []console.Column{{Name: "contract"}, {Name: "address"}, {Name: "code", Align: console.Right}, {Name: "gas", Align: console.Right}}}
	for _, c := range made.Deployment.Contracts {
		code, err := d.node.CodeAt(ctx, c.Address, nil)
		if err != nil {
			return fmt.Errorf("get code of %s: %w", c.Name, err)
		}
		t.Rows = append(t.Rows, []any{c.Name, c.Address.Hex(), fmt.Sprintf("%d B", len(code)), grouped(c.GasUsed)})
	}
	d.con.Table(t)
	d.con.Line("\nRewards holds %s AZT for block rewards and %s AZT against the L2's supply, for fees.",
		units.Exact(made.Holdings.Reserve.Int), units.Exact(made.Holdings.Escrow.Int))
	client := settlement.NewClient(d.node, made.Deployment)
	follower, err := prover.FollowLedger(ctx, client, nil)
	d.chain = &operator.Chain{Client: client, Follower: follower}
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

func (d *demo) stakeAll(ctx context.Context) error {
	t := console.Table{Columns: []console.Column{{Name: "staker", Align: console.Right}, {Name: "who"}, {Name: "roles"}, {Name: "deposit", Align: console.Right}, {Name: "VRF key"}, {Name: "owner"}}}
	number := 1
	stake := func(name string, roles rules.Role, bid rules.Bps) (*actor, error) {
		o := &actor{name: name, account: d.newAccount(number), roles: roles, bid: bid}
		o.Key = vrf.NewPrivateKey(derive(d.cfg.Seed, "vrf key", number))
		number++
		staked, err := operator.Stake(ctx, d.chain.Client, o.account, o.Key.Public(), roles, operator.StakeOptions{Faucet: true})
		if err != nil {
			return nil, err
		}
		o.StakerID, d.gas["stake"] = staked.StakerID, gasOf(staked.Sent)
		key := o.Key.Public().Key()
		t.Rows = append(t.Rows, []any{o.StakerID, o.name, o.roles, units.Exact(stakeAmount) + " AZT", "0x" + key.Text(16)[:10] + "…", console.Short(o.account.Address())})
		return o, nil
	}
	for i := range sequencerSplits {
		// What it bids is decided when it has seen its draw.
		o, err := stake(fmt.Sprintf("S%d", i+1), rules.RoleSequencer, 0)
		if err != nil {
			return err
		}
		d.sequencers = append(d.sequencers, o)
	}
	for i := range d.cfg.Provers {
		o, err := stake(fmt.Sprintf("P%d", i+1), rolesOf(i, d.cfg.Provers), proverBurns[i%len(proverBurns)])
		if err != nil {
			return err
		}
		d.provers = append(d.provers, o)
	}
	d.con.Line("")
	d.con.Table(t)
	d.con.Line("\nA key is eligible %d L1 blocks after it was registered, so that none can be chosen for a known seed.", d.chain.Params.ActivationDelay)
	return nil
}

func grouped(n uint64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + " " + s[i:]
	}
	return s
}

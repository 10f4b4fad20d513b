package demo

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/crypto"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
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
	if d.deployer, err = d.newWallet(ctx, 0); err != nil {
		return err
	}
	if err := d.createContracts(ctx, accounts); err != nil {
		return err
	}
	if err := d.fund(ctx); err != nil {
		return err
	}
	return d.stakeAll(ctx)
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
	verifying, err := prover.VerifyingKeys(d.keys)
	if err != nil {
		return err
	}
	plan, err := settlement.PlanDeployment(devnet.ChainID, 0, d.deployer.address, 0, settlement.DeployConfig{
		Params: params, Keys: verifying, InitialSupply: initialSupply, FaucetLimit: faucetLimit,
		GenesisState: func(ledgerID *big.Int) (*big.Int, error) {
			return prover.GenesisRoot(d.workload.genesis, ledgerID)
		},
	})
	if err != nil {
		return err
	}
	t := console.Table{Columns: []console.Column{{Name: "contract"}, {Name: "address"}, {Name: "code", Align: console.Right}, {Name: "gas", Align: console.Right}}}
	for _, step := range plan.Steps {
		receipt, err := d.deployer.send(ctx, step.Candidate)
		if err != nil {
			return err
		}
		if receipt.ContractAddress != step.Address {
			return fmt.Errorf("deploy %s: it is at %s, planned at %s", step.Name, receipt.ContractAddress, step.Address)
		}
		code, err := d.l1.Client().CodeAt(ctx, step.Address, nil)
		if err != nil {
			return fmt.Errorf("deploy %s: %w", step.Name, err)
		}
		plan.Deployment.Contracts = append(plan.Deployment.Contracts, settlement.Created{
			Name: step.Name, Address: step.Address, Constructor: step.Constructor, CodeHash: crypto.Keccak256Hash(code),
			InitCodeHash: crypto.Keccak256Hash(step.Candidate.Data[:len(step.Candidate.Data)-len(step.Constructor)]),
			Tx:           receipt.TxHash, Block: receipt.BlockNumber.Uint64(), GasUsed: receipt.GasUsed,
		})
		t.Rows = append(t.Rows, []any{step.Name, step.Address.Hex(), fmt.Sprintf("%d B", len(code)), grouped(receipt.GasUsed)})
	}
	d.client = settlement.NewClient(d.l1.Client(), &plan.Deployment)
	d.schedule = params.Schedule
	if err := d.client.Verify(ctx); err != nil {
		return err
	}
	if err := d.client.VerifyKeys(ctx, verifying); err != nil {
		return err
	}
	if d.follower, err = prover.FollowLedger(ctx, d.client, &d.workload.genesis); err != nil {
		return err
	}
	d.con.Table(t)
	return nil
}

// fund fills the block-reward reserve, and the fee escrow with the L2's genesis supply.
func (d *demo) fund(ctx context.Context) error {
	supply, err := d.workload.genesis.Supply()
	if err != nil {
		return err
	}
	escrow := supply.Big()
	for _, c := range []struct {
		send func() error
	}{
		{func() error {
			return d.deployer.do(ctx, d.client.Approve(d.client.Deployment.Rewards, new(big.Int).Add(reserveFund, escrow)))
		}},
		{func() error { return d.deployer.do(ctx, d.client.FundReserve(reserveFund)) }},
		{func() error { return d.deployer.do(ctx, d.client.FundEscrow(escrow)) }},
	} {
		if err := c.send(); err != nil {
			return err
		}
	}
	d.con.Line("\nRewards holds %s AZT for block rewards and %s AZT against the L2's supply, for fees.", units.Exact(reserveFund), units.Exact(escrow))
	return nil
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
	account := 1
	add := func(name string, roles rules.Role, bid rules.Bps) (*operator, error) {
		w, err := d.newWallet(ctx, account)
		if err != nil {
			return nil, err
		}
		o := &operator{name: name, wallet: w, roles: roles, bid: bid}
		o.Key = vrf.NewPrivateKey(derive(d.cfg.Seed, "vrf key", account))
		account++
		return o, nil
	}
	for i := range sequencerSplits {
		// What it bids is decided when it has seen its draw.
		o, err := add(fmt.Sprintf("S%d", i+1), rules.RoleSequencer, 0)
		if err != nil {
			return err
		}
		d.sequencers = append(d.sequencers, o)
	}
	for i := range d.cfg.Provers {
		o, err := add(fmt.Sprintf("P%d", i+1), rolesOf(i, d.cfg.Provers), proverBurns[i%len(proverBurns)])
		if err != nil {
			return err
		}
		d.provers = append(d.provers, o)
	}
	t := console.Table{Columns: []console.Column{{Name: "staker", Align: console.Right}, {Name: "who"}, {Name: "roles"}, {Name: "deposit", Align: console.Right}, {Name: "VRF key"}, {Name: "owner"}}}
	for _, o := range append(append([]*operator(nil), d.sequencers...), d.provers...) {
		if err := d.stake(ctx, o); err != nil {
			return err
		}
		key := o.Key.Public().Key()
		t.Rows = append(t.Rows, []any{o.StakerID, o.name, o.roles, units.Exact(stakeAmount) + " AZT", "0x" + key.Text(16)[:10] + "…", short(o.wallet.address)})
	}
	d.con.Line("")
	d.con.Table(t)
	d.con.Line("\nA key is eligible %d L1 blocks after it was registered, so that none can be chosen for a known seed.", d.client.Params.ActivationDelay)
	return nil
}

func (d *demo) stake(ctx context.Context, o *operator) error {
	if err := o.wallet.do(ctx, d.client.Faucet(o.wallet.address, stakeAmount)); err != nil {
		return err
	}
	if err := o.wallet.do(ctx, d.client.Approve(d.client.Deployment.Staking, stakeAmount)); err != nil {
		return err
	}
	key := o.Key.Public().Key()
	receipt, err := o.wallet.send(ctx, d.client.Stake(o.wallet.address, o.roles, key.BigInt(new(big.Int))))
	if err != nil {
		return err
	}
	d.gas["stake"] = receipt.GasUsed
	o.StakerID, err = d.client.StakedID(ctx, receipt.TxHash)
	return err
}

func grouped(n uint64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + " " + s[i:]
	}
	return s
}

package settlement

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/bindings"
	"fernet/settlement/txmgr"
)

// VerifyingKeys are the circuits' verifying keys in the form contracts take
// them (docs/PROTOCOL.md section 10).
type VerifyingKeys struct {
	Ticket, Base, Merge []byte
}

// DeployConfig is what a deployment is made from.
type DeployConfig struct {
	Params Params
	Keys   VerifyingKeys
	// Token is the token to use; zero deploys the AZT test token.
	Token common.Address
	// InitialSupply of the test token goes to the deployer; FaucetLimit is what the faucet gives one account. In wei.
	InitialSupply, FaucetLimit *big.Int
	// GenesisState returns the state root of the genesis ledger with this id.
	GenesisState func(ledgerID *big.Int) (*big.Int, error)
}

// DeployStep creates one contract.
type DeployStep struct {
	Name        string
	Address     common.Address
	Constructor []byte // ABI-encoded arguments, as block explorers want them
	Candidate   txmgr.Candidate
}

// DeployPlan is a deployment that is not made yet: its steps must be sent in
// order by the deployer, from the nonce planned for, with nothing in between.
type DeployPlan struct {
	Deployment Deployment
	Steps      []DeployStep
}

// PlanDeployment computes every address and constructor argument of a
// deployment. Sequencing and Rewards know Settlement before it exists by the
// address that the deployer's nonce gives it; Settlement's constructor fails
// when they know another. block is the current L1 block.
func PlanDeployment(chainID uint64, block uint64, deployer common.Address, nonce uint64, cfg DeployConfig) (*DeployPlan, error) {
	if err := cfg.Params.Check(); err != nil {
		return nil, fmt.Errorf("plan deployment: %w", err)
	}
	p := cfg.Params
	d := Deployment{Version: DeploymentVersion, ChainID: chainID, Block: block, Token: cfg.Token, Params: p}
	next := func() common.Address {
		nonce++
		return crypto.CreateAddress(deployer, nonce-1)
	}
	newToken := d.Token == (common.Address{})
	if newToken {
		d.Token = next()
	}
	d.Staking, d.RootVerifier, d.Rewards, d.Sequencing, d.Settlement = next(), next(), next(), next(), next()

	genesis, err := cfg.GenesisState(d.LedgerID())
	if err != nil {
		return nil, fmt.Errorf("plan deployment: genesis state: %w", err)
	}
	plan := &DeployPlan{Deployment: d}
	add := func(name string, at common.Address, meta *bind.MetaData, args []byte) {
		code := append(hexutil.MustDecode(meta.Bin), args...)
		plan.Steps = append(plan.Steps, DeployStep{
			Name: name, Address: at, Constructor: args,
			Candidate: txmgr.Candidate{Purpose: "deploy " + name, Data: code},
		})
	}
	s := p.Schedule
	if newToken {
		add("AZT", d.Token, &bindings.AZTMetaData, bindings.NewAZT().PackConstructor(deployer, cfg.InitialSupply, cfg.FaucetLimit))
	}
	add("Staking", d.Staking, &bindings.StakingMetaData,
		bindings.NewStaking().PackConstructor(d.Token, p.StakeAmount, bigU64(p.ActivationDelay), bigU64(p.ExitDelay)))
	add("RootVerifier", d.RootVerifier, &bindings.RootVerifierMetaData,
		bindings.NewRootVerifier().PackConstructor(d.Staking, uint8(p.VrfMode), cfg.Keys.Base, cfg.Keys.Merge))
	add("Rewards", d.Rewards, &bindings.RewardsMetaData,
		bindings.NewRewards().PackConstructor(d.Token, d.Staking, d.Settlement, p.BlockReward, p.ClaimWindow))
	add("Sequencing", d.Sequencing, &bindings.SequencingMetaData,
		bindings.NewSequencing().PackConstructor(d.Staking, d.Settlement,
			bindings.Clock{GenesisBlock: s.GenesisBlock, ProposeBlocks: s.ProposeBlocks, RevealBlocks: s.RevealBlocks}, p.MaxTxs, p.WordsPerTx, uint8(p.VrfMode), cfg.Keys.Ticket))
	add("Settlement", d.Settlement, &bindings.SettlementMetaData,
		bindings.NewSettlement().PackConstructor(d.Sequencing, d.RootVerifier, d.Rewards, s.ProvingBlocks, genesis))
	return plan, nil
}

// The ways a deployment on L1 can differ from its record.
var (
	ErrOtherKey   = errors.New("L1 has another verifying key")
	ErrOtherValue = errors.New("L1 has another value")
)

// VerifyKeys compares the verifying keys with those L1 verifies proofs
// against. Proofs made with other keys are never accepted.
func (c *Client) VerifyKeys(ctx context.Context, keys VerifyingKeys) error {
	for _, k := range []struct {
		name   string
		owner  common.Address
		input  []byte
		unpack func([]byte) (common.Address, error)
		key    []byte
	}{
		{"ticket", c.Deployment.Sequencing, c.sequencing.PackTICKETKEY(), c.sequencing.UnpackTICKETKEY, keys.Ticket},
		{"base", c.Deployment.RootVerifier, c.rootVerifier.PackBASEKEY(), c.rootVerifier.UnpackBASEKEY, keys.Base},
		{"merge", c.Deployment.RootVerifier, c.rootVerifier.PackMERGEKEY(), c.rootVerifier.UnpackMERGEKEY, keys.Merge},
	} {
		at, err := read(ctx, c.Node, k.owner, k.name+" key", k.input, k.unpack)
		if err != nil {
			return err
		}
		code, err := c.Node.CodeAt(ctx, at, nil)
		if err != nil {
			return fmt.Errorf("read %s key: %w", k.name, err)
		}
		// A data contract is a STOP and then the data.
		if len(code) == 0 || !bytes.Equal(code[1:], k.key) {
			return fmt.Errorf("%s circuit: %w at %s", k.name, ErrOtherKey, at)
		}
	}
	return nil
}

// Verify compares the record of a deployment with what the contracts say of
// themselves. It does not compare code: see the code hashes of a release.
func (c *Client) Verify(ctx context.Context) error {
	d, p := c.Deployment, c.Deployment.Params
	address := func(name string, at common.Address, input []byte, unpack func([]byte) (common.Address, error), want common.Address) error {
		got, err := read(ctx, c.Node, at, name, input, unpack)
		if err == nil && got != want {
			err = fmt.Errorf("%s: %w: %s, recorded %s", name, ErrOtherValue, got, want)
		}
		return err
	}
	number := func(name string, at common.Address, input []byte, unpack func([]byte) (uint64, error), want uint64) error {
		got, err := read(ctx, c.Node, at, name, input, unpack)
		if err == nil && got != want {
			err = fmt.Errorf("%s: %w: %d, recorded %d", name, ErrOtherValue, got, want)
		}
		return err
	}
	u8 := func(unpack func([]byte) (uint8, error)) func([]byte) (uint64, error) {
		return func(b []byte) (uint64, error) { v, err := unpack(b); return uint64(v), err }
	}
	u32 := func(unpack func([]byte) (uint32, error)) func([]byte) (uint64, error) {
		return func(b []byte) (uint64, error) { v, err := unpack(b); return uint64(v), err }
	}
	amount := func(name string, at common.Address, input []byte, unpack func([]byte) (*big.Int, error), want *big.Int) error {
		got, err := read(ctx, c.Node, at, name, input, unpack)
		if err == nil && got.Cmp(want) != 0 {
			err = fmt.Errorf("%s: %w: %v, recorded %v", name, ErrOtherValue, got, want)
		}
		return err
	}
	for _, err := range []error{
		address("staking token", d.Staking, c.staking.PackTOKEN(), c.staking.UnpackTOKEN, d.Token),
		address("rewards token", d.Rewards, c.rewards.PackTOKEN(), c.rewards.UnpackTOKEN, d.Token),
		address("settlement's sequencing", d.Settlement, c.settlement.PackSEQUENCING(), c.settlement.UnpackSEQUENCING, d.Sequencing),
		address("settlement's verifier", d.Settlement, c.settlement.PackVERIFIER(), c.settlement.UnpackVERIFIER, d.RootVerifier),
		address("settlement's rewards", d.Settlement, c.settlement.PackREWARDS(), c.settlement.UnpackREWARDS, d.Rewards),
		address("sequencing's staking", d.Sequencing, c.sequencing.PackSTAKING(), c.sequencing.UnpackSTAKING, d.Staking),
		address("verifier's staking", d.RootVerifier, c.rootVerifier.PackSTAKING(), c.rootVerifier.UnpackSTAKING, d.Staking),
		address("rewards' staking", d.Rewards, c.rewards.PackSTAKING(), c.rewards.UnpackSTAKING, d.Staking),
		number("genesis block", d.Sequencing, c.sequencing.PackGENESISBLOCK(), c.sequencing.UnpackGENESISBLOCK, p.Schedule.GenesisBlock),
		number("propose blocks", d.Sequencing, c.sequencing.PackPROPOSEBLOCKS(), c.sequencing.UnpackPROPOSEBLOCKS, p.Schedule.ProposeBlocks),
		number("reveal blocks", d.Sequencing, c.sequencing.PackREVEALBLOCKS(), c.sequencing.UnpackREVEALBLOCKS, p.Schedule.RevealBlocks),
		number("proving blocks", d.Settlement, c.settlement.PackPROVINGBLOCKS(), c.settlement.UnpackPROVINGBLOCKS, p.Schedule.ProvingBlocks),
		number("claim window", d.Rewards, c.rewards.PackCLAIMWINDOW(), c.rewards.UnpackCLAIMWINDOW, p.ClaimWindow),
		number("largest block", d.Sequencing, c.sequencing.PackMAXTXS(), u32(c.sequencing.UnpackMAXTXS), uint64(p.MaxTxs)),
		number("words of a transaction", d.Sequencing, c.sequencing.PackWORDSPERTX(), u32(c.sequencing.UnpackWORDSPERTX), uint64(p.WordsPerTx)),
		number("vrf mode of sequencers", d.Sequencing, c.sequencing.PackVRFMODE(), u8(c.sequencing.UnpackVRFMODE), uint64(p.VrfMode)),
		number("vrf mode of provers", d.RootVerifier, c.rootVerifier.PackVRFMODE(), u8(c.rootVerifier.UnpackVRFMODE), uint64(p.VrfMode)),
		amount("stake amount", d.Staking, c.staking.PackSTAKEAMOUNT(), c.staking.UnpackSTAKEAMOUNT, p.StakeAmount),
		amount("activation delay", d.Staking, c.staking.PackACTIVATIONDELAY(), c.staking.UnpackACTIVATIONDELAY, bigU64(p.ActivationDelay)),
		amount("exit delay", d.Staking, c.staking.PackEXITDELAY(), c.staking.UnpackEXITDELAY, bigU64(p.ExitDelay)),
		amount("block reward", d.Rewards, c.rewards.PackBLOCKREWARD(), c.rewards.UnpackBLOCKREWARD, p.BlockReward),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// StakedID returns the staker registered by a transaction.
func (c *Client) StakedID(ctx context.Context, tx common.Hash) (uint32, error) {
	receipt, err := c.Node.TransactionReceipt(ctx, tx)
	if err != nil {
		return 0, fmt.Errorf("get receipt of stake %s: %w", tx, err)
	}
	for _, log := range receipt.Logs {
		if log.Address != c.Deployment.Staking {
			continue
		}
		if staked, err := c.staking.UnpackStakedEvent(log); err == nil {
			return staked.StakerId, nil
		}
	}
	return 0, fmt.Errorf("transaction %s registered no staker", tx)
}

func bigU64(v uint64) *big.Int { return new(big.Int).SetUint64(v) }

package settlement

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/core/state"
	"github.com/ethereum/go-ethereum/core/tracing"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/ethereum/go-ethereum/core/vm/runtime"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/triedb"

	"fernet/bindings"
)

// Names of a deployment's contracts, as in Created.Name.
const (
	nameAZT          = "AZT"
	nameStaking      = "Staking"
	nameRootVerifier = "RootVerifier"
	nameRewards      = "Rewards"
	nameSequencing   = "Sequencing"
	nameSettlement   = "Settlement"
	nameAuditLens    = "AuditLens"
)

// tokenArgs are the constructor arguments of the test token.
type tokenArgs struct {
	Holder              common.Address
	Supply, FaucetLimit *big.Int
}

// released is a contract of a deployment as this release makes it.
type released struct {
	name    string
	address common.Address
	meta    *bind.MetaData
	args    []byte // ABI-encoded constructor arguments
}

func (r released) initCode() []byte { return hexutil.MustDecode(r.meta.Bin) }

// creation is what the transaction that creates the contract holds.
func (r released) creation() []byte { return append(r.initCode(), r.args...) }

// release returns the contracts that make up a deployment, in the order of their creation. The
// token is among them when it has arguments, the lens when it has an address.
func (d *Deployment) release(keys VerifyingKeys, genesis *big.Int, token *tokenArgs) []released {
	p, s := d.Params, d.Params.Schedule
	var all []released
	if token != nil {
		all = append(all, released{nameAZT, d.Token, &bindings.AZTMetaData,
			bindings.NewAZT().PackConstructor(token.Holder, token.Supply, token.FaucetLimit)})
	}
	sequencing := bindings.SequencingConfig{
		Schedule: bindings.Schedule{GenesisBlock: s.GenesisBlock, ProposeBlocks: s.ProposeBlocks, RevealBlocks: s.RevealBlocks},
		MaxTxs:   p.MaxTxs, TxsPerBase: p.TxsPerBase, TxBytes: p.TxBytes, VrfMode: uint8(p.VrfMode), RevealPenalty: p.RevealPenalty, BanSlots: p.BanSlots,
	}
	all = append(all,
		released{nameStaking, d.Staking, &bindings.StakingMetaData,
			bindings.NewStaking().PackConstructor(d.Token, d.Sequencing, d.Settlement, p.StakeAmount, bigU64(p.ActivationDelay), bigU64(p.ExitDelay))},
		released{nameRootVerifier, d.RootVerifier, &bindings.RootVerifierMetaData,
			bindings.NewRootVerifier().PackConstructor(d.Staking, uint8(p.VrfMode), p.TxsPerBase, keys.Base, keys.Merge)},
		released{nameRewards, d.Rewards, &bindings.RewardsMetaData,
			bindings.NewRewards().PackConstructor(d.Token, d.Staking, d.Settlement, p.BlockReward, p.ClaimWindow, uint16(p.SubmitterBps), p.FullRewardTxs)},
		released{nameSequencing, d.Sequencing, &bindings.SequencingMetaData,
			bindings.NewSequencing().PackConstructor(d.Staking, d.Settlement, sequencing, keys.Ticket)},
		released{nameSettlement, d.Settlement, &bindings.SettlementMetaData,
			bindings.NewSettlement().PackConstructor(d.Sequencing, d.RootVerifier, d.Rewards, s.ProvingBlocks, p.PrunePenalty, genesis)},
	)
	if d.AuditLens != (common.Address{}) {
		all = append(all, released{nameAuditLens, d.AuditLens, &bindings.AuditLensMetaData, []byte{}})
	}
	return all
}

// Gas of what is executed on this machine: code of L1 may be anybody's and must end.
const (
	constructorGas = 100_000_000
	getterGas      = 1_000_000
)

// machine is an EVM without a chain. It executes this release's constructors, which gives the code
// that L1 must have, immutables included, byte for byte; and the getters of code that L1 has, which
// reads their immutables without another request.
type machine struct {
	config *params.ChainConfig
	state  *state.StateDB
}

func newMachine(chainID uint64) (*machine, error) {
	// The newest rules that contracts are compiled for. Of the chain they see its id only.
	config := *params.MergedTestChainConfig
	config.ChainID = bigU64(chainID)
	db := state.NewDatabase(triedb.NewDatabase(rawdb.NewMemoryDatabase(), nil), nil)
	empty, err := state.New(types.EmptyRootHash, db)
	if err != nil {
		return nil, fmt.Errorf("start an EVM: %w", err)
	}
	return &machine{&config, empty}, nil
}

// place gives an address code.
func (m *machine) place(at common.Address, code []byte) {
	// EIP-161: what it creates begins with nonce 1
	m.state.SetNonce(at, 1, tracing.NonceChangeUnspecified)
	m.state.SetCode(at, code, tracing.CodeChangeUnspecified)
}

// create executes init code with its arguments at an address and leaves there, and returns, the
// code it makes.
func (m *machine) create(at common.Address, creation []byte) ([]byte, error) {
	m.place(at, creation)
	code, err := m.call(at, nil, constructorGas)
	if err != nil {
		return nil, err
	}
	m.place(at, code)
	return code, nil
}

func (m *machine) call(at common.Address, input []byte, gas uint64) ([]byte, error) {
	output, _, err := runtime.Call(at, input, &runtime.Config{ChainConfig: m.config, State: m.state, GasLimit: gas, BlockNumber: big.NewInt(1), Time: 1})
	if errors.Is(err, vm.ErrExecutionReverted) {
		if r, ok := ParseRevert(output); ok {
			return nil, &RevertError{r}
		}
	}
	return output, err
}

// get returns what a getter of the code at an address says.
func (m *machine) get(at common.Address, contract *abi.ABI, method string) (any, error) {
	input, err := contract.Pack(method)
	if err != nil {
		return nil, err
	}
	output, err := m.call(at, input, getterGas)
	if err != nil {
		return nil, err
	}
	values, err := contract.Unpack(method, output)
	if err != nil {
		return nil, err
	}
	return values[0], nil
}

package standin

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"

	"fernet/bindings"
	"fernet/settlement/rules"
)

// api is what the node answers to requests whose names begin with eth_.
type api struct{ n *Node }

// ChainId is eth_chainId.
func (a *api) ChainId() hexutil.Uint64 { return chainID }

func hashOf(number uint64) common.Hash {
	return crypto.Keccak256Hash(binary.BigEndian.AppendUint64(nil, number))
}

// GetBlockByNumber is eth_getBlockByNumber, as far as a block's identity goes.
func (a *api) GetBlockByNumber(number rpc.BlockNumber, _ bool) map[string]any {
	at := a.n.head()
	if number >= 0 {
		if at = uint64(number); at > a.n.head() {
			return nil
		}
	}
	return map[string]any{"number": hexutil.Uint64(at), "hash": hashOf(at)}
}

// callArgs are the arguments of eth_call that matter.
type callArgs struct {
	To    common.Address
	Input hexutil.Bytes
}

// Call is eth_call of the contracts' views, at the newest block.
func (a *api) Call(args callArgs, _ rpc.BlockNumberOrHash) (hexutil.Bytes, error) {
	if args.To == (common.Address{}) {
		return a.n.stakersSum(args.Input)
	}
	for address, of := range map[common.Address]abi.ABI{
		a.n.Deployment.Settlement: bindings.NewSettlement().GetABI(), a.n.Deployment.Staking: bindings.NewStaking().GetABI(),
	} {
		if args.To != address {
			continue
		}
		for name, method := range of.Methods {
			if !bytes.HasPrefix(args.Input, method.ID) {
				continue
			}
			inputs, err := method.Inputs.Unpack(args.Input[4:])
			if err != nil {
				return nil, err
			}
			output, err := a.answer(name, inputs)
			if err != nil {
				return nil, err
			}
			return method.Outputs.Pack(output)
		}
	}
	return nil, errors.New("the stand-in does not know this call")
}

func (a *api) answer(name string, inputs []any) (any, error) {
	switch name {
	case "proven":
		return a.n.proven(), nil
	case "recordedTip", "tip":
		return a.n.Blocks(), nil
	case "stateAfter":
		if number := inputs[0].(uint64); number > a.n.proven() {
			return nil, fmt.Errorf("block %d is not proven", number)
		}
		return a.n.root, nil
	case "blockAt":
		number := inputs[0].(uint64)
		if number == 0 || number > a.n.Blocks() {
			return nil, fmt.Errorf("block %d is not on record", number)
		}
		return a.n.block(number), nil
	case "stakerCount":
		return a.n.stakers, nil
	case "staker":
		return a.n.staker(inputs[0].(uint32)), nil
	}
	return nil, fmt.Errorf("the stand-in does not know %s", name)
}

func (n *Node) block(number uint64) bindings.Block {
	s, slot := n.Deployment.Params.Schedule, number-1
	b := bindings.Block{
		SlotStart: s.SlotStart(slot), WindowEnd: s.WindowEnd(slot), Fees: new(big.Int), Slot: slot, SequencerId: 1, NumTxs: numTxs,
		TotalScore: new(big.Int), KeepBps: new(big.Int), Seed: new(big.Int).SetUint64(number), Challenge: big.NewInt(1),
		Fingerprint: new(big.Int), TxRoot: n.txRoot, StateOut: new(big.Int),
	}
	if number <= n.proven() {
		b.TotalScore, b.StateOut, b.Finalized = big.NewInt(1), n.root, n.head() >= b.WindowEnd
	}
	return b
}

// stakersSum is what the code returns by which package settlement compares stakers with L1's state,
// and which begins with the id behind the last one and the first id, each after an instruction.
func (n *Node) stakersSum(code []byte) (hexutil.Bytes, error) {
	if len(code) < 10 {
		return nil, errors.New("the stand-in does not know this code")
	}
	end, first := binary.BigEndian.Uint32(code[1:5]), binary.BigEndian.Uint32(code[6:10])
	methods := bindings.NewStaking().GetABI().Methods
	suspensions, err := methods["suspensionsOf"].Outputs.Pack([]bindings.Suspension{})
	if err != nil {
		return nil, err
	}
	var sum [32]byte
	for id := first; id < min(end, n.stakers+1); id++ {
		record, err := methods["staker"].Outputs.Pack(n.staker(id))
		if err != nil {
			return nil, err
		}
		sum = crypto.Keccak256Hash(sum[:], record)
		sum = crypto.Keccak256Hash(sum[:], suspensions)
	}
	return append(make([]byte, 32), sum[:]...), nil
}

func (n *Node) staker(id uint32) bindings.Staker {
	roles := rules.RoleBase | rules.RoleMerge
	if id == 1 {
		roles = rules.RoleSequencer
	}
	return bindings.Staker{
		Owner: common.Address{byte(id), byte(id >> 8)}, Roles: uint8(roles), ActivationBlock: big.NewInt(500), ExitBlock: new(big.Int),
		VrfKey: big.NewInt(int64(id) + 1), Missing: new(big.Int),
	}
}

// filter is a query for logs.
type filter struct {
	Address   []common.Address
	Topics    [][]common.Hash
	FromBlock hexutil.Uint64
	ToBlock   hexutil.Uint64
}

// GetLogs is eth_getLogs. There are no events but those that blocks were revealed with.
func (a *api) GetLogs(query filter) ([]types.Log, error) {
	from, to := uint64(query.FromBlock), min(uint64(query.ToBlock), a.n.head())
	if to >= from+MaxLogRange {
		return nil, fmt.Errorf("eth_getLogs is limited to a %d block range", MaxLogRange)
	}
	logs := []types.Log{}
	event := bindings.NewSequencing().GetABI().Events["Revealed"]
	if !slices.Contains(query.Address, a.n.Deployment.Sequencing) || len(query.Topics) == 0 || !slices.Contains(query.Topics[0], event.ID) {
		return logs, nil
	}
	s := a.n.Deployment.Params.Schedule
	slot, _ := s.SlotAt(max(from, s.GenesisBlock))
	for number := slot + 1; number <= a.n.Blocks() && a.n.revealedAt(number) <= to; number++ {
		topics := []common.Hash{event.ID, common.BigToHash(new(big.Int).SetUint64(number - 1)), common.BigToHash(new(big.Int).SetUint64(number))}
		if a.n.revealedAt(number) < from || len(query.Topics) > 1 && !slices.Contains(query.Topics[1], topics[1]) {
			continue
		}
		data, err := event.Inputs.NonIndexed().Pack(bindings.Proposal{
			StakerId: 1, NumTxs: numTxs, Parent: number - 1, BodyHash: rules.BodyHash(nil, a.n.Deployment.Params.TxBytes),
			TxRoot: a.n.txRoot, Vrf: big.NewInt(1),
		}, []byte{})
		if err != nil {
			return nil, err
		}
		at := a.n.revealedAt(number)
		logs = append(logs, types.Log{
			Address: a.n.Deployment.Sequencing, Topics: topics, Data: data, BlockNumber: at, BlockHash: hashOf(at), TxHash: hashOf(number),
		})
	}
	return logs, nil
}

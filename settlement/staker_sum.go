package settlement

import (
	"context"
	"encoding/binary"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/bindings"
)

// stakersPerSum is how many stakers go into one checksum: nodes bound the gas of a call. The
// checksums of more stakers are asked for in one batch.
const stakersPerSum = 500

// The instructions of sumProgram. PUSH0 is not one of them: a network may be older.
const (
	opAdd, opLT, opKeccak                                          = 0x01, 0x10, 0x20
	opReturnSize, opReturnCopy, opPop, opMload, opMstore, opJumpIf = 0x3d, 0x3e, 0x50, 0x51, 0x52, 0x57
	opGas, opLabel, opPush1, opPush4, opPush20, opDup1, opDup2     = 0x5a, 0x5b, 0x60, 0x63, 0x73, 0x80, 0x81
	opReturn, opStaticCall                                         = 0xf3, 0xfa
)

// sumProgram returns code that asks Staking for the record and the suspensions of each staker from
// first up to end, and returns a word of zeros and the checksum of what it was answered, see
// stakersSum. It runs as the creation code of an eth_call without a receiver, which every node
// executes and which creates nothing. (A contract must not begin with 0xef: hence the zeros.)
func sumProgram(staking *bindings.Staking, at common.Address, first, end uint32) []byte {
	code := binary.BigEndian.AppendUint32([]byte{opPush4}, end)
	code = binary.BigEndian.AppendUint32(append(code, opPush4), first)
	loop := byte(len(code))
	code = append(code, opLabel) // stack: end, id
	for _, input := range [][]byte{staking.PackStaker(0), staking.PackSuspensionsOf(0)} {
		code = append(append(code, opPush4), input[:4]...)
		code = append(code, opPush1, 0x20, opMstore) // the selector at 0x3c, the id behind it
		code = append(code, opDup1, opPush1, 0x40, opMstore)
		code = append(code, opPush1, 0, opPush1, 0, opPush1, 0x24, opPush1, 0x3c, opPush20)
		code = append(append(code, at.Bytes()...), opGas, opStaticCall, opPop)
		// The answer goes behind the sum so far, and the hash of both is the sum.
		code = append(code, opReturnSize, opPush1, 0, opPush1, 0x20, opReturnCopy)
		code = append(code, opReturnSize, opPush1, 0x20, opAdd, opPush1, 0, opKeccak)
		code = append(code, opPush1, 0, opMstore)
	}
	code = append(code, opPush1, 1, opAdd, opDup2, opDup2, opLT, opPush1, loop, opJumpIf)
	code = append(code, opPush1, 0, opMload, opPush1, 0x20, opMstore, opPush1, 0, opPush1, 0, opMstore)
	return append(code, opPush1, 0x40, opPush1, 0, opReturn)
}

// sumsOfStakers returns what L1 has for the checksums of the first count stakers, of stakersPerSum
// each.
func (v *View) sumsOfStakers(ctx context.Context, count uint32) ([]common.Hash, error) {
	var calls []ethereum.CallMsg
	for first := uint32(1); first <= count; first += stakersPerSum {
		end := min(first+stakersPerSum, count+1)
		calls = append(calls, ethereum.CallMsg{Data: sumProgram(v.staking, v.Deployment.Staking, first, end)})
	}
	if len(calls) == 0 {
		return nil, nil
	}
	sums := make([]common.Hash, len(calls))
	outputs, errs := v.node().callMany(ctx, calls)
	for i, output := range outputs {
		if errs[i] != nil {
			return nil, fmt.Errorf("read the checksum of stakers: %w", errs[i])
		}
		if len(output) != 2*common.HashLength {
			return nil, fmt.Errorf("read the checksum of stakers: the answer has %d bytes", len(output))
		}
		sums[i] = common.BytesToHash(output[common.HashLength:])
	}
	return sums, nil
}

// stakersSum is the checksum of stakers: keccak256 of the one so far and of the next answer, from
// zero on, the answers being those of Staking.staker and Staking.suspensionsOf for each staker. It
// returns false for what Staking cannot have answered.
func stakersSum(staking *bindings.Staking, stakers []Staker) (sum common.Hash, ok bool) {
	methods := staking.GetABI().Methods
	for _, s := range stakers {
		// Numbers that do not fit would be cut to those that do.
		for _, n := range []*big.Int{s.VrfKey, s.Missing} {
			if n == nil || n.Sign() < 0 || n.BitLen() > 256 {
				return sum, false
			}
		}
		record, err := methods["staker"].Outputs.Pack(bindings.Staker{
			Owner: s.Owner, Roles: uint8(s.Roles), VrfKey: s.VrfKey, ActivationBlock: bigU64(s.ActivationBlock),
			ExitBlock: bigU64(s.ExitBlock), Penalized: len(s.Suspensions) > 0, Missing: s.Missing, Withdrawn: s.Withdrawn,
		})
		if err != nil {
			return sum, false
		}
		times := make([]bindings.Suspension, len(s.Suspensions))
		for i, t := range s.Suspensions {
			times[i] = bindings.Suspension{FromBlock: bigU64(t.From), UntilBlock: bigU64(t.Until), BanUntil: bigU64(t.BanUntil)}
		}
		suspensions, err := methods["suspensionsOf"].Outputs.Pack(times)
		if err != nil {
			return sum, false
		}
		sum = crypto.Keccak256Hash(sum[:], record)
		sum = crypto.Keccak256Hash(sum[:], suspensions)
	}
	return sum, true
}

// sameStakers reports whether stakers, staker i+1 at i, are those of which L1 has the checksums.
func (v *View) sameStakers(stakers []Staker, sums []common.Hash) bool {
	for i, s := range stakers {
		if s.ID != uint32(i)+1 {
			return false
		}
	}
	for i, want := range sums {
		have, ok := stakersSum(v.staking, stakers[i*stakersPerSum:min((i+1)*stakersPerSum, len(stakers))])
		if !ok || have != want {
			return false
		}
	}
	return true
}

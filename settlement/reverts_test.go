package settlement_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
)

func contracts() map[string]abi.ABI {
	return map[string]abi.ABI{
		"Staking": bindings.NewStaking().GetABI(), "Sequencing": bindings.NewSequencing().GetABI(), "Settlement": bindings.NewSettlement().GetABI(),
		"Rewards": bindings.NewRewards().GetABI(), "RootVerifier": bindings.NewRootVerifier().GetABI(), "AZT": bindings.NewAZT().GetABI(),
		"AuditLens": bindings.NewAuditLens().GetABI(),
	}
}

// example is a value of a Solidity type that is told from others of its type by n.
func example(t *testing.T, of abi.Type, n byte) any {
	switch of.String() {
	case "address":
		return common.Address{19: n}
	case "bytes32":
		return [32]byte{31: n}
	case "bytes":
		return []byte{n}
	case "string":
		return fmt.Sprint(n)
	case "bool":
		return true
	case "uint8":
		return n
	case "uint16":
		return uint16(n)
	case "uint32":
		return uint32(n)
	case "uint64":
		return uint64(n)
	}
	require.True(t, strings.HasPrefix(of.String(), "uint") || strings.HasPrefix(of.String(), "int"), "no example of %s", of)
	return big.NewInt(int64(n))
}

// Every custom error of every contract is decoded: its name, and each value under its own name.
// Contracts that share an error may name its values differently: data does not say whose it is.
func TestEveryCustomErrorIsDecoded(t *testing.T) {
	names := map[string][]string{} // of an error's values, by its signature and their place
	place := func(e abi.Error, i int) string { return fmt.Sprint(e.Sig, i) }
	for _, of := range contracts() {
		for _, e := range of.Errors {
			for i, input := range e.Inputs {
				names[place(e, i)] = append(names[place(e, i)], input.Name)
			}
		}
	}
	seen := 0
	for contract, of := range contracts() {
		for name, e := range of.Errors {
			var args []any
			for i, input := range e.Inputs {
				args = append(args, example(t, input.Type, byte(i+1)))
			}
			packed, err := e.Inputs.Pack(args...)
			require.NoError(t, err)
			data := append(bytes.Clone(e.ID[:4]), packed...)
			r, ok := settlement.ParseRevert(data)
			require.True(t, ok, "%s.%s", contract, name)
			require.Equal(t, name, r.Name)
			require.Len(t, r.Args, len(args))
			for i := range e.Inputs {
				require.Equal(t, args[i], r.Args[i].Value, "%s.%s: value %d", contract, name, i)
				require.Contains(t, names[place(e, i)], r.Args[i].Name)
				require.Equal(t, args[i], r.Arg(r.Args[i].Name))
			}
			text, ok := settlement.DecodeRevert(data)
			require.True(t, ok)
			require.True(t, strings.HasPrefix(text, name+"("), text)
			if len(args) > 0 {
				_, ok = settlement.ParseRevert(data[:4+31])
				require.False(t, ok, "%s.%s: values that are cut off", contract, name)
			}
			seen++
		}
	}
	require.Greater(t, seen, 50)
}

func TestRevertsOfNoContract(t *testing.T) {
	for _, data := range [][]byte{nil, {1, 2, 3}, {1, 2, 3, 4}, make([]byte, 100)} {
		_, ok := settlement.ParseRevert(data)
		require.False(t, ok, "%x", data)
	}
	reason := common.FromHex("0x08c379a0" + "0000000000000000000000000000000000000000000000000000000000000020" +
		"0000000000000000000000000000000000000000000000000000000000000002" + "6e6f000000000000000000000000000000000000000000000000000000000000")
	text, ok := settlement.DecodeRevert(reason)
	require.True(t, ok)
	require.Equal(t, `Error(reason: no)`, text)
	overflow := common.FromHex("0x4e487b71" + "0000000000000000000000000000000000000000000000000000000000000011")
	text, ok = settlement.DecodeRevert(overflow)
	require.True(t, ok)
	require.Contains(t, text, "arithmetic")
}

// A shown value is what a person compares: addresses with their checksum, bytes in hexadecimal,
// numbers in decimal.
func TestRevertAsText(t *testing.T) {
	r := settlement.Revert{Name: "E", Args: []settlement.RevertArg{
		{Name: "who", Value: common.HexToAddress("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266")}, {Name: "hash", Value: [32]byte{31: 1}},
		{Name: "data", Value: []byte{1, 2}}, {Name: "n", Value: big.NewInt(-7)}, {Name: "m", Value: uint16(9)},
	}}
	require.Equal(t, "E(who: 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266, hash: 0x"+strings.Repeat("0", 63)+"1, data: 0x0102, n: -7, m: 9)", r.String())
	require.Nil(t, r.Arg("other"))
}

// answered is an error as nodes answer calls with.
type answered struct{ data any }

func (answered) Error() string     { return "execution reverted" }
func (a answered) ErrorData() any  { return a.data }
func (answered) ErrorCode() int    { return 3 }
func raw(s string) json.RawMessage { return json.RawMessage(s) }

// Wherever a custom error comes from, it is found behind what was wrapped around it.
func TestRevertOf(t *testing.T) {
	e := bindings.NewSettlement().GetABI().Errors["UnknownBlock"]
	packed, err := e.Inputs.Pack(uint64(7), uint64(3))
	require.NoError(t, err)
	data := append(bytes.Clone(e.ID[:4]), packed...)
	decoded, ok := settlement.ParseRevert(data)
	require.True(t, ok)
	for name, err := range map[string]error{
		"of a read":      &settlement.RevertError{Revert: decoded},
		"of a dry run":   &txmgr.WouldFailError{Purpose: "p", Data: data},
		"of a receipt":   &txmgr.RevertedError{Purpose: "p", Data: data},
		"of a node, hex": answered{hexutil.Encode(data)},
		"of a node":      answered{data},
	} {
		r, ok := settlement.RevertOf(fmt.Errorf("wrapped: %w", err))
		require.True(t, ok, name)
		require.Equal(t, "UnknownBlock(number: 7, tip: 3)", r.String(), name)
		require.True(t, settlement.IsRevert(err, "UnknownBlock"), name)
		require.False(t, settlement.IsRevert(err, "WindowOpen"), name)
	}
	for name, err := range map[string]error{
		"no error": nil, "another": errors.New("x"), "not hexadecimal": answered{"0xzz"}, "of another kind": answered{raw(`{}`)}, "no data": answered{nil},
		"a receipt without data": &txmgr.RevertedError{Purpose: "p"},
	} {
		_, ok := settlement.RevertOf(err)
		require.False(t, ok, name)
	}
}

// The custom error is found in the data as every client puts it, in the message, and in the body of
// an HTTP error.
func TestRevertOfDialects(t *testing.T) {
	e := bindings.NewSettlement().GetABI().Errors["UnknownBlock"]
	packed, err := e.Inputs.Pack(uint64(7), uint64(3))
	require.NoError(t, err)
	data := hexutil.Encode(append(bytes.Clone(e.ID[:4]), packed...))
	for name, err := range map[string]error{
		"OpenEthereum":   answered{"Reverted " + data},
		"without 0x":     answered{data[2:]},
		"Hardhat":        answered{map[string]any{"message": "x", "data": data}},
		"an array":       answered{[]any{data}},
		"HTTP 400":       rpc.HTTPError{StatusCode: 400, Body: []byte(`{"jsonrpc":"2.0","id":1,"error":{"code":3,"message":"execution reverted","data":"` + data + `"}}`)},
		"HTTP 500, text": rpc.HTTPError{StatusCode: 500, Body: []byte(`{"error":{"code":-32000,"message":"execution reverted: ` + data + `"}}`)},
	} {
		r, ok := settlement.RevertOf(fmt.Errorf("wrapped: %w", err))
		require.True(t, ok, name)
		require.Equal(t, "UnknownBlock(number: 7, tip: 3)", r.String(), name)
	}
}

// Values stand where their names do, roles as such and blocks with when they are.
func TestRevertsFillTexts(t *testing.T) {
	r := settlement.Revert{Name: "X", Args: []settlement.RevertArg{
		{Name: "slot", Value: uint64(7)}, {Name: "currentBlock", Value: big.NewInt(90)}, {Name: "windowEnd", Value: uint64(95)},
		{Name: "roles", Value: uint8(rules.RoleBase | rules.RoleMerge)}, {Name: "owner", Value: common.Address{19: 1}},
	}}
	inBlocks := func(now, block uint64) string { return fmt.Sprintf("from %d on %d", now, block-now) }
	require.Equal(t, "slot 7 of {}, then 8, at block 95, from 90 on 5, by 0x0000000000000000000000000000000000000001 with base+merge",
		r.Fill("slot {slot} of {}, then {slot+1}, at {@windowEnd}, by {owner} with {roles}", inBlocks))
	require.Equal(t, "nothing", r.Fill("nothing", nil))
}

package settlement

import (
	"bytes"
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"regexp"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi"

	"fernet/bindings"
	"fernet/settlement/rpcerr"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
)

// contractABIs returns the ABIs of every contract of a deployment, and that of the lens.
func contractABIs() []abi.ABI {
	return []abi.ABI{
		bindings.NewStaking().GetABI(),
		bindings.NewSequencing().GetABI(),
		bindings.NewSettlement().GetABI(),
		bindings.NewRewards().GetABI(),
		bindings.NewRootVerifier().GetABI(),
		bindings.NewAZT().GetABI(),
		bindings.NewAuditLens().GetABI(),
	}
}

// Revert is a decoded custom error of one of the contracts.
type Revert struct {
	Name string
	Args []RevertArg
}

// RevertArg is a named value of a custom error.
type RevertArg struct {
	Name  string
	Value any
}

// String returns the error as it would be written in Solidity, with the names of its values, and
// these in their units: "WindowClosed(number: 3, currentBlock: 90, windowEnd: 88)",
// "FaucetLimitExceeded(…, left: 2.5 AZT)".
func (r Revert) String() string {
	args := make([]string, len(r.Args))
	for i, a := range r.Args {
		args[i] = a.Name + ": " + r.format(a)
	}
	return r.Name + "(" + strings.Join(args, ", ") + ")"
}

// Arg returns the value with that name, nil when there is none.
func (r Revert) Arg(name string) any {
	for _, a := range r.Args {
		if a.Name == name {
			return a.Value
		}
	}
	return nil
}

// Number returns the integer with that name, 0 when there is none.
func (r Revert) Number(name string) uint64 {
	if n, ok := r.Arg(name).(*big.Int); ok {
		return n.Uint64()
	}
	if v := reflect.ValueOf(r.Arg(name)); v.IsValid() && v.CanUint() {
		return v.Uint()
	}
	return 0
}

// placeholder is a value of an error in a text: see [Revert.Fill].
var placeholder = regexp.MustCompile(`\{(@?)(\w+)(\+1)?\}`)

// Fill puts values of the error into a text, where their names stand in braces: "{slot}", and for
// the number after it "{slot+1}". Of an L1 block, "{@windowEnd}", it is said when that is by
// inBlocks, which gets the L1 block of the error as well. Roles are written as such.
func (r Revert) Fill(text string, inBlocks func(now, block uint64) string) string {
	return placeholder.ReplaceAllStringFunc(text, func(match string) string {
		parts := placeholder.FindStringSubmatch(match)
		name, number := parts[2], r.Number(parts[2])
		switch role, isRole := r.Arg(name).(uint8); {
		case parts[1] == "@":
			return fmt.Sprintf("block %d, %s", number, inBlocks(r.Number("currentBlock"), number))
		case parts[3] != "":
			return fmt.Sprint(number + 1)
		case isRole:
			return rules.Role(role).String()
		}
		return fmt.Sprint(r.Arg(name))
	})
}

// ParseRevert decodes return data of a reverted call: a custom error of the
// contracts, Error(string) or Panic(uint256).
func ParseRevert(data []byte) (Revert, bool) {
	if len(data) < 4 {
		return Revert{}, false
	}
	if reason, err := abi.UnpackRevert(data); err == nil {
		return Revert{Name: "Error", Args: []RevertArg{{"reason", reason}}}, true
	}
	for _, contract := range contractABIs() {
		for _, candidate := range contract.Errors {
			if !bytes.Equal(candidate.ID[:4], data[:4]) {
				continue
			}
			values, err := candidate.Inputs.Unpack(data[4:])
			if err != nil {
				continue
			}
			r := Revert{Name: candidate.Name}
			for i, v := range values {
				r.Args = append(r.Args, RevertArg{candidate.Inputs[i].Name, v})
			}
			return r, true
		}
	}
	return Revert{}, false
}

// DecodeRevert is ParseRevert as a line of text, for txmgr.
func DecodeRevert(data []byte) (string, bool) {
	r, ok := ParseRevert(data)
	if !ok {
		return "", false
	}
	return r.Text(), true
}

// RevertError is a custom error that a call came back with.
type RevertError struct{ Revert Revert }

func (e *RevertError) Error() string { return e.Revert.Text() }

// RevertOf returns the custom error an error stands for: one of this package, of
// txmgr, or what an L1 node answered a call with.
func RevertOf(err error) (Revert, bool) {
	var read *RevertError
	if errors.As(err, &read) {
		return read.Revert, true
	}
	var wouldFail *txmgr.WouldFailError
	if errors.As(err, &wouldFail) {
		return ParseRevert(wouldFail.Data)
	}
	var reverted *txmgr.RevertedError
	if errors.As(err, &reverted) {
		return ParseRevert(reverted.Data)
	}
	return ParseRevert(rpcerr.RevertData(err))
}

// IsRevert reports whether err stands for the custom error of that name.
func IsRevert(err error, name string) bool {
	r, ok := RevertOf(err)
	return ok && r.Name == name
}

package doctor

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/params"
)

// maxSkew is how far the newest block of a public network may be from this machine's clock.
const maxSkew = 2 * time.Minute

// chain checks what the contracts need of L1, but for its instructions.
func (e *examination) chain(ctx context.Context, r *findings) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	head, err := e.Node.HeaderByNumber(ctx, nil)
	if err != nil {
		r.unasked("newest block", Bad, err)
	} else {
		e.clock(r, time.Unix(int64(head.Time), 0))
	}

	code, err := e.Node.CodeAt(ctx, params.HistoryStorageAddress, nil)
	switch {
	case err != nil:
		r.unasked("EIP-2935", Bad, err)
	case len(code) == 0:
		r.add("EIP-2935", Warn, NoHistoryContract, "the history contract is not at %s", params.HistoryStorageAddress)
	case !bytes.Equal(code, params.HistoryStorageCode):
		r.add("EIP-2935", Warn, OtherHistory, "the contract at %s is not mainnet's history contract", params.HistoryStorageAddress)
	default:
		r.add("EIP-2935", OK, "", "block hashes of 8191 blocks are kept")
	}

	switch {
	case head == nil:
	case head.GasLimit < params.MaxTxGas:
		r.add("block gas limit", Warn, LowGasLimit, "%d, less than one transaction may use (%d)", head.GasLimit, params.MaxTxGas)
	default:
		r.add("block gas limit", OK, "", "%d", head.GasLimit)
	}
}

func (e *examination) clock(r *findings, newest time.Time) {
	age := time.Since(newest).Round(time.Second)
	switch {
	case e.Local:
		r.add("clock", OK, "", "not compared: the blocks of a local chain come when they are made")
	case age > maxSkew:
		r.add("clock", Bad, NodeOld, "the newest block is %s old", age)
	case age < -maxSkew/4:
		r.add("clock", Bad, ClockSlow, "the newest block is %s ahead of this machine's clock", -age)
	default:
		r.add("clock", OK, "", "the newest block is %s old", age)
	}
}

// osakaProbe is code that returns CLZ(0), an instruction of Osaka (EIP-7939) that the contracts are
// compiled for.
var osakaProbe = common.FromHex("0x5f1e5f5260205ff3")

// probeAddress is where the probe is put for a call: an address that is nobody's.
var probeAddress = common.BytesToAddress([]byte("probe of Osaka"))

// Answers to the probe.
var (
	errNoOsaka  = errors.New("the node does not know the instruction CLZ, which contracts may use")
	errNoAnswer = errors.New("the node answered nothing that the probe could have returned")
)

// osaka checks that L1 has the instructions that the contracts are compiled for. Some providers
// refuse a call without `to`, and some one with the code of an account replaced: what either way
// says counts, a refusal does not.
func (e *examination) osaka(ctx context.Context, r *findings) {
	var errs []error
	for _, ask := range []func(context.Context) ([]byte, error){
		func(ctx context.Context) ([]byte, error) {
			return e.Node.CallContract(ctx, ethereum.CallMsg{Data: osakaProbe}, nil)
		},
		func(ctx context.Context) ([]byte, error) {
			var output hexutil.Bytes
			call := map[string]any{"to": probeAddress}
			replaced := map[common.Address]any{probeAddress: map[string]any{"code": hexutil.Bytes(osakaProbe)}}
			err := e.Node.Call(ctx, &output, "eth_call", call, "latest", replaced)
			return output, err
		},
	} {
		bounded, cancel := context.WithTimeout(ctx, patience/2)
		output, err := ask(bounded)
		cancel()
		err = osakaVerdict(output, err)
		switch {
		case err == nil:
			r.add("Osaka", OK, "", "its instructions are known, so a transaction has at most %d gas (EIP-7825)", params.MaxTxGas)
			return
		case errors.Is(err, errNoOsaka):
			r.fail("Osaka", Bad, NoOsaka, err)
			return
		}
		errs = append(errs, err)
	}
	// Nothing but this needs such calls.
	why := errs[0]
	if errs[1].Error() != why.Error() {
		why = fmt.Errorf("%w; %w", errs[0], errs[1])
	}
	r.unasked("Osaka", Warn, why)
}

// osakaVerdict is nil when the probe ran, errNoOsaka when the node says that it could not, and
// otherwise why it is not known.
func osakaVerdict(output []byte, err error) error {
	if err != nil {
		if unknownInstruction(err) {
			return errNoOsaka
		}
		return err
	}
	// A node that takes no replaced code has called an account without any.
	if len(output) != 32 || new(big.Int).SetBytes(output).Int64() != 256 {
		return errNoAnswer
	}
	return nil
}

// unknownInstruction reports whether a node says that code has an instruction that it does not
// know: go-ethereum and Erigon ("invalid opcode: opcode 0x1e not defined"), Besu ("Invalid opcode:
// 0x1e"), revm in Reth and Anvil ("OpcodeNotFound", "NotActivated"), Nethermind ("BadInstruction").
func unknownInstruction(err error) bool {
	text := strings.ToLower(strings.ReplaceAll(err.Error(), " ", ""))
	for _, words := range []string{"invalidopcode", "opcodenotfound", "notactivated", "badinstruction", "unknownopcode", "undefinedopcode"} {
		if strings.Contains(text, words) {
			return true
		}
	}
	return false
}

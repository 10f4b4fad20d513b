package main

import (
	"context"
	"math"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/argument"
	"fernet/prover/ledger"
	"fernet/prover/operator"
	"fernet/settlement/rules"
)

// input reads the flags of a command, and keeps the first error, as bufio.Scanner does: a command
// reads its flags in a line each, and asks for err once. What is read after an error is of no use.
type input struct {
	*cli.Context
	err error
}

func flagsOf(c *cli.Context) *input { return &input{Context: c} }

// keep keeps an error, unless there is one already.
func (in *input) keep(err error) {
	if in.err == nil {
		in.err = err
	}
}

// usage says that the command was called wrongly.
func (in *input) usage(format string, args ...any) { in.keep(config.Usage(format, args...)) }

// read parses the text of a flag.
func read[T any](in *input, flag, text string, parse func(string) (T, error)) T {
	value, err := parse(text)
	if err != nil {
		in.usage("--%s: %w", flag, err)
	}
	return value
}

// given is the value of a flag, nil when the flag is not set.
func given[T any](in *input, flag string, value T) *T {
	if in.IsSet(flag) {
		return &value
	}
	return nil
}

// required is the text of a flag that has no default.
func (in *input) required(flag string) string {
	text := in.String(flag)
	if text == "" {
		in.usage("--%s is needed: see %s --help", flag, in.Command.HelpName)
	}
	return text
}

// block is the number of the block that --block names.
func (in *input) block() uint64 {
	number := in.Uint64("block")
	if number == 0 {
		in.usage("--block is needed, from 1: see %s --help and fernet block list", in.Command.HelpName)
	}
	return number
}

// id is a number that something is known by.
func (in *input) id(flag, of string) uint32 {
	number := in.Uint(flag)
	if number > math.MaxUint32 {
		in.usage("--%s: there is no %s %d", flag, of, number)
	}
	return uint32(number)
}

// amount is an amount of AZT, which is needed.
func (in *input) amount(flag string) ledger.Amount {
	return read(in, flag, in.required(flag), argument.LedgerAmount)
}

// share is a share, which is needed: "40%", "62.5 %" or basis points, "4000".
func (in *input) share(flag string) rules.Bps {
	return read(in, flag, in.required(flag), argument.Share)
}

// nodes are those of --nodes in a tree; nil are all of them.
func (in *input) nodes(t rules.Tree) map[uint32]bool {
	text := in.String("nodes")
	if text == "" {
		return nil
	}
	return read(in, "nodes", text, func(text string) (map[uint32]bool, error) { return argument.Nodes(text, t) })
}

// account is the L1 account that a flag names, or the one that signs.
func (in *input) account(ctx context.Context, s *session.Session, flag string) common.Address {
	if text := in.String(flag); text != "" {
		return read(in, flag, text, argument.L1Address)
	}
	address, err := s.Account.Address(ctx)
	in.keep(err)
	return address
}

// waiter waits with --wait, and is nil without.
func (in *input) waiter(s *session.Session) operator.Waiter {
	if in.Bool("wait") {
		return s.Wait
	}
	return nil
}

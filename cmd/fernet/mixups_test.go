package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What is given in place of another thing is named, and what is wanted instead. Nothing is sent.
func TestMixUps(t *testing.T) {
	w := newWorld(t)
	l1Address, ledgerAddress := "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", "0x"+strings.Repeat("0", 8)+strings.Repeat("ab", 28)
	wrongChecksum := "0xF39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
	check := func(lines map[string][]string) {
		for line, wants := range lines {
			before := w.l1.Head().Number.Uint64()
			code, _, errs := w.as(0, strings.Fields(line)...)
			require.Equal(t, exitUsage, code, "%s: %s", line, errs)
			for _, want := range wants {
				require.Contains(t, errs, want, line)
			}
			require.Equal(t, before, w.l1.Head().Number.Uint64(), line)
		}
	}
	check(map[string][]string{
		"tx new --key k --amount 1 --to " + l1Address:                              {"--to: " + l1Address + " is an address of L1 (20 bytes)", "wanted is an address of the ledger", "fernet tx key"},
		"tx account --address " + l1Address:                                        {"--address: " + l1Address + " is an address of L1"},
		"tx new --key k --amount 1 --to 0x" + strings.Repeat("ab", 64):             {"--to: this is the public key of an identity"},
		"tx new --key k --amount 12500000000000000000 --to " + ledgerAddress:       {"--amount: the amount is in wei", "12500000000000000000 wei are 12.5 AZT"},
		"tx new --key k --amount 1 --fee 100000000000000000 --to " + ledgerAddress: {"--fee: the amount is in wei", "are 0.1 AZT"},
		"deploy --token " + ledgerAddress:                                          {"--token: these are 32 bytes", "wanted is an address of L1"},
		"deploy --token " + wrongChecksum:                                          {"--token: " + wrongChecksum + " has a wrong checksum"},
		"deploy --stake-amount 100000000000000000000":                              {"--stake-amount: the amount is in wei", "are 100 AZT"},
	})
	mustRun[struct{}](w, 0, "deploy", "--genesis", "genesis.json")
	check(map[string][]string{
		"rewards claim --block 1 --owner " + ledgerAddress:                 {"--owner: these are 32 bytes"},
		"rewards claim --block 1 --owner " + wrongChecksum:                 {"wrong checksum"},
		"rewards claim --block 1 --owner alice":                            {`"alice" is not in hexadecimal`},
		"slot show --slot 9512345":                                         {"slot 9512345 is far away, L1 is in slot 0", "not of a block of L1"},
		"slot show --slot 18446744073709551615":                            {"is far away"},
		"slot propose --block x --fee-split 0.8":                           {"--fee-split", "write 80% if that is the part of the whole"},
		"prove --block 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266 --out x": {"--block: ", "is an address of L1: wanted is a number"},
	})
	// A block of L1 in place of one of L2, and a window that is not open: how far away things are.
	unknown := mustFail(w, 0, "finalize", "--block", "9512345")
	require.Contains(t, unknown.Advice, "the last block is 0")
	require.Contains(t, unknown.Advice, "blocks of L1, which is at")
	require.Equal(t, map[string]any{"number": "9512345", "tip": "0"}, unknown.Args, "JSON has the raw values")
	early := mustFail(w, 0, "slot", "randao", "--slot", "3")
	require.Contains(t, early.Message, "the next window opens at L1 block")
	require.Regexp(t, `^that is in \d+ blocks \(about .*\)$`, early.Advice)
}

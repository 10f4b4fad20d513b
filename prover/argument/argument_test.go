package argument

import (
	"os"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/application"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

const (
	l1Address = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
	secret    = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"
)

var (
	ledgerAddress = "0x" + strings.Repeat("0", 8) + strings.Repeat("ab", 28)
	vrfKey        = "0x" + strings.Repeat("ab", 64)
)

func TestL1Address(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("alice.key.json", nil, 0o600))
	for _, text := range []string{l1Address, strings.ToLower(l1Address), "0x" + strings.ToUpper(l1Address[2:]), l1Address[2:]} {
		got, err := L1Address(text)
		require.NoError(t, err, text)
		require.Equal(t, common.HexToAddress(l1Address), got)
	}
	for text, given := range map[string]string{
		ledgerAddress: "32 bytes, as an address of the ledger",
		"0x" + secret: "32 bytes",
		secret:        "32 bytes",
		vrfKey:        "the public key of an identity",
		vrfKey + "ab": "an uncompressed public key",
		"0xF39Fd6e51aad88F6F4ce6aB8827279cffFb92266": "wrong checksum",
		strings.Replace(l1Address, "aad", "abd", 1):  "wrong checksum",
		l1Address[:41]:   "has 39 digits",
		l1Address + "0":  "has 41 digits",
		"vitalik.eth":    "names are not looked up",
		"alice.key.json": "is a file",
		"alice":          "is not in hexadecimal",
		"12":             "has 2 digits",
		"":               "is not in hexadecimal",
	} {
		_, err := L1Address(text)
		require.ErrorIs(t, err, ErrAddress, text)
		require.Contains(t, err.Error(), given, text)
		require.Contains(t, err.Error(), "wanted is an address of L1, 0x and 40 digits", text)
		require.NotContains(t, err.Error(), secret)
	}
}

func TestLedgerAddress(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("alice.key.json", nil, 0o600))
	got, err := LedgerAddress(ledgerAddress)
	require.NoError(t, err)
	require.Equal(t, ledgerAddress, got.String())
	for text, given := range map[string]string{
		l1Address:         l1Address + " is an address of L1 (20 bytes)",
		l1Address[2:]:     "is an address of L1 (20 bytes)",
		ledgerAddress[2:]: "64 digits without 0x",
		"0x" + strings.ToUpper(ledgerAddress[2:]): "not all in small letters",
		"0x" + strings.Repeat("ff", 32):           "no address of the ledger, perhaps a hash",
		vrfKey:                                    "the public key of an identity",
		ledgerAddress + "0":                       "has 65 digits",
		"alice.key.json":                          "is a file",
		"7":                                       "has 1 digits",
		"":                                        "is not in hexadecimal",
	} {
		_, err := LedgerAddress(text)
		require.ErrorIs(t, err, ErrAddress, text)
		require.Contains(t, err.Error(), given, text)
		require.Contains(t, err.Error(), "wanted is an address of the ledger, 0x and 64 digits", text)
	}
}

func TestAmount(t *testing.T) {
	for text, want := range map[string]string{"12.5": "12500000000000000000", "999999999999999": "999999999999999000000000000000000", "0": "0"} {
		got, err := Amount(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got.String())
	}
	amount, err := LedgerAmount("12.5")
	require.NoError(t, err)
	require.Equal(t, "12500000000000000000", amount.Big().String())
	_, err = LedgerAmount("x")
	require.ErrorIs(t, err, units.ErrSyntax)
	_, err = LedgerAmount("79228162514.264337593543950336") // 2^96 wei
	require.ErrorIs(t, err, application.ErrAmountRange)
	_, err = Amount("12500000000000000000")
	require.ErrorIs(t, err, ErrWei)
	require.Contains(t, err.Error(), "12500000000000000000 wei are 12.5 AZT")
	_, err = Amount("1000000000000000")
	require.ErrorIs(t, err, ErrWei)
	for _, text := range []string{"", "12.5 AZT", "1e18", "-1", "1,000"} {
		_, err := Amount(text)
		require.ErrorIs(t, err, units.ErrSyntax, text)
	}
}

func TestShare(t *testing.T) {
	for text, want := range map[string]rules.Bps{
		"80%": 8000, "8000": 8000, "0": 0, "0.8%": 80, " 62.5 % ": 6250, "0.01%": 1, "100%": 10_000, "10000": 10_000,
	} {
		got, err := Share(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got)
	}
	for text, hint := range map[string]string{
		"0.8": "write 80% if that is", "0,8": "write 80% if", "1.0": "write 100% if", "0.05": "write 5% if", "12.5": "", "80 percent": "", "": "", "101%": "", "10001": "", "-1": "",
		"%": "", "100.01%": "", "0.001%": "", "1e2": "", "x": "",
	} {
		_, err := Share(text)
		require.ErrorIs(t, err, ErrShare, text)
		require.Contains(t, err.Error(), "is not a share such as 40%", text)
		require.Equal(t, hint != "", strings.Contains(err.Error(), "write "), err.Error())
		require.Contains(t, err.Error(), hint)
	}
}

func TestNotANumber(t *testing.T) {
	for text, given := range map[string]string{
		l1Address: "is an address of L1", ledgerAddress: "32 bytes", "0x10": `"0x10" is no whole number`, "12.5": `"12.5" is no whole number`,
		"99999999999999999999": "is too large", "-1": `"-1" is no whole number`, "alice": `"alice" is no`,
	} {
		require.Contains(t, NotANumber(text), given)
		require.Contains(t, NotANumber(text), "wanted is a number")
	}
	require.NotContains(t, NotANumber(secret), secret)
}

func TestSpans(t *testing.T) {
	type span struct{ First, Last uint64 }
	spans, err := Spans[span]([]string{"3", " 5-7", "8-8 "}, "")
	require.NoError(t, err)
	require.Equal(t, []span{{3, 3}, {5, 7}, {8, 8}}, spans)
	spans, err = Spans[span](nil, "")
	require.NoError(t, err)
	require.Empty(t, spans)
	for _, text := range []string{"", "0", "0-3", "3-2", "x", "1-", "-1", "1-2-3", "18446744073709551616"} {
		_, err := Spans[span]([]string{"1", text}, "a node nor a range")
		require.EqualError(t, err, `"`+text+`" is neither a node nor a range`)
	}
}

func TestNodes(t *testing.T) {
	tree, err := rules.NewTree(16, 2)
	require.NoError(t, err)
	require.Equal(t, uint32(15), tree.NumNodes())
	nodes, err := Nodes("14-15, 8,15", tree)
	require.NoError(t, err)
	require.Equal(t, map[uint32]bool{8: true, 14: true, 15: true}, nodes)
	for text, says := range map[string]string{
		"16": "16: the block's nodes are 1 to 15", "1-9000000000000000": "9000000000000000: the block's", "": "neither a node nor a range such as 16-31",
		"0": "neither", "8,": "neither", "3-2": "neither",
	} {
		_, err := Nodes(text, tree)
		require.ErrorContains(t, err, says)
	}
}

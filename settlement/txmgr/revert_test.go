package txmgr

import (
	"bytes"
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
)

func TestRevertedReceipt(t *testing.T) {
	c := newFakeChain()
	cfg := fastConfig()
	cfg.DecodeError = func(data []byte) (string, bool) {
		return "ScoreTooLow(3, 5)", bytes.Equal(data, []byte{1, 2, 3, 4})
	}
	m := newManager(t, cfg, c)
	cand := candidate("a")
	cand.GasLimit = 100_000
	payload := payloadHash(cand.To, new(big.Int), cand.Data)
	c.reverts[payload] = []byte{1, 2, 3, 4}

	for range 2 { // the second time from the journal
		_, err := m.Send(within(t), cand)
		reverted, ok := errors.AsType[*RevertedError](err)
		if !ok {
			t.Fatalf("no RevertedError: %v", err)
		}
		if reverted.Purpose != "do a" || reverted.Reason != "ScoreTooLow(3, 5)" || reverted.Hash != c.all()[0].Hash() || reverted.Block == 0 {
			t.Errorf("%+v", reverted)
		}
		for _, word := range []string{"do a", reverted.Hash.String(), "ScoreTooLow(3, 5)"} {
			if !strings.Contains(err.Error(), word) {
				t.Errorf("%q is not in %q", word, err)
			}
		}
	}
	landedOnce(t, c, "a")

	c.mu.Lock()
	delete(c.reverts, payload)
	c.mu.Unlock()
	cand.RetryReverted = true
	if _, err := m.Send(within(t), cand); err != nil {
		t.Errorf("tried again: %v", err)
	}
	if n := len(c.all()); n != 2 {
		t.Errorf("%d transactions", n)
	}
	if _, err := m.Send(within(t), cand); err != nil || len(c.all()) != 2 {
		t.Errorf("a success is sent again: %v", err)
	}
}

func TestWouldFail(t *testing.T) {
	c := newFakeChain()
	m := newManager(t, fastConfig(), c)
	cand := candidate("a")
	// Error(string) of Solidity, "no".
	data := append(common.FromHex("08c379a0"), make([]byte, 96)...)
	data[4+31], data[4+63], data[4+64], data[4+65] = 32, 2, 'n', 'o'
	for _, test := range []struct {
		data []byte
		want string
	}{{data, "no"}, {[]byte{9, 9, 9, 9}, "unknown error 0x09090909"}, {nil, "execution reverted"}} {
		c.reverts[payloadHash(cand.To, new(big.Int), cand.Data)] = test.data
		_, err := m.Send(within(t), cand)
		fails, ok := errors.AsType[*WouldFailError](err)
		if !ok || !strings.HasSuffix(fails.Reason, test.want) || fails.Purpose != "do a" {
			t.Errorf("%v, want %s", err, test.want)
		}
	}
	if n := c.count("SendTransaction"); n != 0 {
		t.Errorf("%d broadcasts", n)
	}
}

package txmgr

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/url"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/txpool"
	"github.com/ethereum/go-ethereum/core/txpool/legacypool"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/google/uuid"

	"fernet/settlement/devnet"
)

func TestConfigCheck(t *testing.T) {
	if cfg := DefaultConfig(); cfg.Check() != nil {
		t.Errorf("the default: %v", cfg.Check())
	}
	for name, c := range map[string]struct {
		change func(*Config)
		want   error
	}{
		"confirmations": {func(c *Config) { c.Confirmations = 0 }, ErrConfigConfirmations},
		"poll":          {func(c *Config) { c.PollInterval = 0 }, ErrConfigInterval},
		"timeout":       {func(c *Config) { c.RPCTimeout = -1 }, ErrConfigInterval},
		"rebroadcast":   {func(c *Config) { c.RebroadcastAfter = 0 }, ErrConfigInterval},
		"bump after":    {func(c *Config) { c.BumpAfter = 0 }, ErrConfigInterval},
		"give up":       {func(c *Config) { c.GiveUpAfter = 0 }, ErrConfigInterval},
		"bump":          {func(c *Config) { c.PriceBumpPercent = 9 }, ErrConfigPriceBump},
		"no tip":        {func(c *Config) { c.MinTip = nil }, ErrConfigFees},
		"negative":      {func(c *Config) { c.MaxFeeCap = big.NewInt(-1) }, ErrConfigFees},
		"tips crossed":  {func(c *Config) { c.MaxTip = new(big.Int) }, ErrConfigFees},
		"caps crossed":  {func(c *Config) { c.MaxFeeCap = big.NewInt(1) }, ErrConfigFees},
		"gas":           {func(c *Config) { c.MaxGas = 1<<24 + 1 }, ErrConfigGas},
		"no gas":        {func(c *Config) { c.MaxGas = 20_999 }, ErrConfigGas},
		"margin":        {func(c *Config) { c.GasMarginPercent = 1001 }, ErrConfigGas},
		"chain":         {func(c *Config) { c.ChainID = new(big.Int) }, ErrConfigChainID},
	} {
		cfg := DefaultConfig()
		c.change(&cfg)
		if err := cfg.Check(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestClassify(t *testing.T) {
	for _, c := range []struct {
		err  error
		want answer
	}{
		{nil, answerAccepted},
		{txpool.ErrAlreadyKnown, answerKnown},
		{errors.New("AlreadyKnown"), answerKnown},
		{core.ErrNonceTooLow, answerNonceTooLow},
		{errors.New("Nonce too low: address 0x1, tx: 3 state: 5"), answerNonceTooLow},
		{errors.New("OldNonce, Current nonce: 5, nonce of rejected tx: 3"), answerNonceTooLow},
		{txpool.ErrReplaceUnderpriced, answerOccupied},
		{errors.New("could not replace existing tx"), answerOccupied},
		{txpool.ErrUnderpriced, answerUnderpriced},
		{txpool.ErrTxGasPriceTooLow, answerUnderpriced},
		{core.ErrFeeCapTooLow, answerUnderpriced},
		{legacypool.ErrTxPoolOverflow, answerLater},
		{legacypool.ErrFutureReplacePending, answerLater},
		{txpool.ErrAccountLimitExceeded, answerLater},
		{txpool.ErrAlreadyReserved, answerLater},
		{txpool.ErrInflightTxLimitReached, answerLater},
		{core.ErrNonceTooHigh, answerLater},
		{core.ErrInsufficientFunds, answerRefused},
		{core.ErrGasLimitTooHigh, answerRefused},
		{txpool.ErrGasLimit, answerRefused},
		{core.ErrIntrinsicGas, answerRefused},
		{core.ErrFloorDataGas, answerRefused},
		{txpool.ErrOversizedData, answerRefused},
		{core.ErrTipAboveFeeCap, answerRefused},
		{txpool.ErrInvalidSender, answerRefused},
		{errors.New("tx fee (1.20 ether) exceeds the configured cap (1.00 ether)"), answerRefused},
		{context.DeadlineExceeded, answerUnknown},
		{fmt.Errorf("send: %w", context.Canceled), answerUnknown},
		{io.ErrUnexpectedEOF, answerUnknown},
		{rpc.HTTPError{StatusCode: 429, Body: []byte("nonce too low")}, answerLater},
		{rpc.HTTPError{StatusCode: 403}, answerLater},
		{rpc.HTTPError{StatusCode: 408}, answerUnknown},
		{rpc.HTTPError{StatusCode: 504}, answerUnknown},
		{rpc.HTTPError{StatusCode: 413}, answerLater},
		{&nodeError{code: -32007, text: "50/second request limit reached"}, answerLater},
		{&nodeError{code: -32601, text: "the method eth_sendRawTransaction does not exist/is not available"}, answerLater},
		{&nodeError{code: -32000, text: "something new"}, answerDoubtful},
		{&nodeError{code: -32603, text: "internal error"}, answerDoubtful},
		// Hardhat says so of what it mined
		{&nodeError{code: 3, text: "execution reverted"}, answerUnknown},
		{rpc.HTTPError{StatusCode: 503}, answerUnknown},
		{errors.New("unknown transaction type"), answerUnknown},
		{errors.New("something new"), answerUnknown},
	} {
		if got := classify(c.err); got != c.want {
			t.Errorf("%v: %v, want %v", c.err, got, c.want)
		}
	}
}

func TestTransient(t *testing.T) {
	for _, c := range []struct {
		err  error
		want bool
	}{
		{io.ErrUnexpectedEOF, true},
		{rpc.HTTPError{StatusCode: 429}, true},
		{rpc.HTTPError{StatusCode: 502}, true},
		{rpc.HTTPError{StatusCode: 401}, false},
		{&nodeError{code: -32005, text: "limit exceeded"}, true},
		{&nodeError{code: -32603, text: "internal error"}, true},
		{&nodeError{code: -32603, text: "internal error", data: []byte{1, 2, 3, 4}}, false},
		{&noData{nodeError{code: -32603, text: "VM Exception: reverted"}}, false},
		{&nodeError{code: -32000, text: "header not found"}, true},
		{&nodeError{code: 3, text: "execution reverted"}, false},
		{&nodeError{code: -32000, text: "insufficient funds for transfer"}, false},
	} {
		if transient(fmt.Errorf("read: %w", c.err)) != c.want {
			t.Errorf("%v: %v", c.err, !c.want)
		}
	}
}

// noData is an error of a node that has no data, whatever the node's library is.
type noData struct{ nodeError }

func (noData) ErrorData() any { return nil }

func TestFailedRunning(t *testing.T) {
	for _, c := range []struct {
		err  error
		want bool
	}{
		{nil, false},
		{io.EOF, false},
		{&nodeError{code: -32000, data: []byte{1}}, true},
		{&noData{nodeError{code: 3, text: "execution reverted"}}, true},
		{&noData{nodeError{code: -32000, text: "out of gas"}}, true},
		{&noData{nodeError{code: -32000, text: "historical state 8e55 is not available"}}, false},
	} {
		if failedRunning(c.err) != c.want {
			t.Errorf("%v: %v", c.err, !c.want)
		}
	}
}

func TestErrorsHideKeys(t *testing.T) {
	inner := &url.Error{Op: "Post", URL: "https://user:pass@mainnet.example.io:8545/v3/0123secret?key=secret", Err: io.EOF}
	err := clean(fmt.Errorf("send: %w", inner))
	if got := err.Error(); got != `send: Post "https://mainnet.example.io:8545": EOF` {
		t.Errorf("%s", got)
	}
	if !errors.Is(err, io.EOF) {
		t.Error("the cause is lost")
	}
	if clean(nil) != nil {
		t.Error("no error became one")
	}
}

func TestSignersHideKeys(t *testing.T) {
	key := devnet.Key(3)
	for _, verb := range []string{"%v", "%+v", "%#v", "%d", "%x"} {
		text := fmt.Sprintf(verb, KeySigner(key))
		raw := new(big.Int).SetBytes(crypto.FromECDSA(key))
		for _, secret := range []string{raw.String(), raw.Text(16)} {
			if strings.Contains(strings.ToLower(text), secret) {
				t.Errorf("%s shows the key: %s", verb, text)
			}
		}
	}
}

func TestKeystoreSigner(t *testing.T) {
	file, err := keystore.EncryptKey(&keystore.Key{Id: uuid.New(), Address: devnet.Address(3), PrivateKey: devnet.Key(3)}, "correct", 2, 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := KeystoreSigner(file, "wrong"); err == nil {
		t.Error("opened with a wrong password")
	}
	s, err := KeystoreSigner(file, "correct")
	if err != nil {
		t.Fatal(err)
	}
	if s.Address() != devnet.Address(3) {
		t.Errorf("address %s", s.Address())
	}
}

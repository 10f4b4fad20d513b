package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/mempool"
)

var ledgerID = fr.NewElement(31337)

func newServer(t *testing.T) *httptest.Server {
	g, _ := ledgertest.Genesis(2, ledger.NewAmount(1000))
	state, err := g.State(ledgerID)
	require.NoError(t, err)
	pool, err := mempool.New(state, mempool.Config{})
	require.NoError(t, err)
	handler, err := Handler(pool)
	require.NoError(t, err)
	mux := http.NewServeMux()
	mux.Handle(Path, handler)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

func transfer(from, to uint32, nonce, amount, fee uint64) ledger.Transfer {
	t := ledger.Transfer{From: from, To: to, ToAddress: ledgertest.AccountKey(to).Address(), Amount: ledger.NewAmount(amount), Fee: ledger.NewAmount(fee), Nonce: nonce}
	t.Sign(ledgertest.AccountKey(from), ledgerID)
	return t
}

func TestSendAndPending(t *testing.T) {
	server := newServer(t)
	client, err := Dial(server.URL)
	require.NoError(t, err)
	defer client.Close()
	later, err := client.Send(t.Context(), transfer(0, 1, 1, 10, 1))
	require.NoError(t, err)
	require.False(t, later.Ready)
	first, err := client.Send(t.Context(), transfer(0, 1, 0, 10, 1))
	require.NoError(t, err)
	require.True(t, first.Ready)
	require.Nil(t, first.Replaced)
	raised, err := client.Send(t.Context(), transfer(0, 1, 0, 10, 5))
	require.NoError(t, err)
	require.Equal(t, &first.Hash, raised.Replaced)

	pending, err := client.Pending(t.Context(), nil)
	require.NoError(t, err)
	require.Equal(t, []Pending{{raised.Hash, transfer(0, 1, 0, 10, 5), true}, {later.Hash, transfer(0, 1, 1, 10, 1), true}}, pending)
	one := uint32(1)
	pending, err = client.Pending(t.Context(), &one)
	require.NoError(t, err)
	require.Empty(t, pending)

	// A lie and what is no use now are told apart, by code and reason.
	forged := transfer(0, 1, 2, 10, 1)
	forged.Amount = ledger.NewAmount(11)
	var refused *Error
	_, err = client.Send(t.Context(), forged)
	require.ErrorAs(t, err, &refused)
	require.Equal(t, mempool.ReasonSignature, refused.Reason)
	require.Equal(t, CodeInvalid, refused.ErrorCode())
	_, err = client.Send(t.Context(), transfer(1, 0, 0, 1000, 1))
	require.ErrorAs(t, err, &refused)
	require.Equal(t, mempool.ReasonAccount, refused.Reason)
	require.Equal(t, CodeNotNow, refused.ErrorCode())
	require.NotZero(t, refused.Hash)
	require.Contains(t, refused.Error(), "balance is below amount and fee")
}

// post sends a request as it is.
func post(t *testing.T, server *httptest.Server, body string, change func(*http.Request)) (int, string) {
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+Path, strings.NewReader(body))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	if change != nil {
		change(r)
	}
	response, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer func() { require.NoError(t, response.Body.Close()) }()
	text, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response.StatusCode, string(text)
}

// The errors of JSON-RPC 2.0 have its codes, and what is no transfer is refused as a whole.
func TestRequestsThatAreNone(t *testing.T) {
	server := newServer(t)
	whole, err := json.Marshal(transfer(0, 1, 0, 10, 1))
	require.NoError(t, err)
	call := func(method, params string) string {
		return `{"jsonrpc":"2.0","id":1,"method":"` + method + `","params":[` + params + `]}`
	}
	for body, code := range map[string]string{
		`{"jsonrpc":"2.0",`:                     "-32700",
		`{"jsonrpc":"2.0","id":1}`:              "-32600",
		call("fernet_steal", ""):                "-32601",
		call("fernet_sendTransfer", ""):         "-32602",
		call("fernet_sendTransfer", `{}`):       "-32602",
		call("fernet_sendTransfer", `"0x00"`):   "-32602",
		call("fernet_pendingTransfers", `"me"`): "-32602",
		call("fernet_sendTransfer", string(bytes.Replace(whole, []byte("{"), []byte(`{"tip":"1",`), 1))): "-32602",
	} {
		_, answer := post(t, server, body, nil)
		require.Contains(t, answer, `"code":`+code, body)
	}
	_, answer := post(t, server, call("fernet_sendTransfer", string(whole)), nil)
	require.Contains(t, answer, `"ready":true`, "as it is it is taken")
	message, err := mempool.Encode(transfer(0, 1, 1, 10, 1))
	require.NoError(t, err)
	_, answer = post(t, server, call("fernet_sendTransfer", fmt.Sprintf(`"%#x"`, message)), nil)
	require.Contains(t, answer, `"ready":true`, "as nodes send it")
}

// Requests are bounded, and come from this machine, also where a name of somebody else leads to it.
func TestHandlerIsGuarded(t *testing.T) {
	server := newServer(t)
	body := `{"jsonrpc":"2.0","id":1,"method":"fernet_pendingTransfers","params":[]}`
	for host, want := range map[string]int{"": 200, "localhost:80": 200, "[::1]:80": 200, "127.0.0.2": 200, "evil.example": 403, "10.0.0.1:80": 403} {
		status, _ := post(t, server, body, func(r *http.Request) { r.Host = host })
		require.Equal(t, want, status, host)
	}
	status, _ := post(t, server, body, func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") })
	require.Equal(t, http.StatusUnsupportedMediaType, status, "as a form of a web page would be sent")
	status, _ = post(t, server, body+strings.Repeat(" ", maxRequestBytes), nil)
	require.Equal(t, http.StatusRequestEntityTooLarge, status)
	_, answer := post(t, server, "["+strings.Repeat(body+",", maxBatch)+body+"]", nil)
	require.Contains(t, answer, "batch too large")

	far := httptest.NewRequest(http.MethodPost, Path, strings.NewReader(body))
	far.RemoteAddr, far.Host = "10.0.0.1:1234", "localhost"
	recorder := httptest.NewRecorder()
	server.Config.Handler.ServeHTTP(recorder, far)
	require.Equal(t, http.StatusForbidden, recorder.Code)
}

func TestDial(t *testing.T) {
	for _, bad := range []string{"", "127.0.0.1:9011", "ftp://localhost", "http://"} {
		_, err := Dial(bad)
		require.ErrorIs(t, err, ErrURL, bad)
	}
	server := newServer(t)
	server.Close()
	client, err := Dial(server.URL + "/")
	require.NoError(t, err)
	_, err = client.Pending(t.Context(), nil)
	require.ErrorIs(t, err, ErrUnreachable)
}

// A parameter that is a transfer is one in its other form too.
func FuzzSigned(f *testing.F) {
	tx := transfer(0, 1, 7, 100, 3)
	text, err := json.Marshal(tx)
	require.NoError(f, err)
	message, err := mempool.Encode(tx)
	require.NoError(f, err)
	f.Add(text)
	f.Add(fmt.Appendf(nil, "%q", hexutil.Encode(message)))
	f.Fuzz(func(t *testing.T, text []byte) {
		var s signed
		if s.UnmarshalJSON(text) != nil {
			return
		}
		again, err := json.Marshal(s.Transfer)
		require.NoError(t, err)
		var same signed
		require.NoError(t, same.UnmarshalJSON(again))
		require.Equal(t, s, same)
	})
}

package l1_test

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement/l1"
	"fernet/test/logbuffer"
)

// A node or gateway that quotes the URL, or the key in it, does not get it onto the screen, by
// whatever request.
func TestKeysInMessagesAreHidden(t *testing.T) {
	var out logbuffer.Buffer
	n := newNode(t, 5)
	raw := strings.Replace(n.URL, "http://", "http://us3r-s3cret:pass-s3cret@", 1) + "/v3/path-s3cret/?apikey=query-s3cret"
	c := dial(t, l1.Options{Log: out.Logger(slog.LevelDebug), Rounds: 2}, raw)
	for name, text := range map[string]string{
		"URL": "project at " + raw + " is out of credits", "path": "key path-s3cret is not known", "query": "apikey query-s3cret is not known",
		"user": "user us3r-s3cret is not known", "password": "pass-s3cret?", "no scheme": strings.TrimPrefix(raw, "http://") + " is not known",
		"upper case": "KEY PATH-S3CRET IS NOT KNOWN",
	} {
		for way, answer := range map[string]func(http.ResponseWriter, string) (any, any){
			"answer": problem(-32000, text), "limit": problem(-32007, "limit: "+text), "revert": problem(3, "execution reverted: "+text),
			"400": page(400, text), "401": page(401, text), "503": page(503, text), "200": page(200, text),
			"400, answered": page(400, `{"error":{"code":-32000,"message":"`+text+`"}}`), "null": page(200, `{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"`+text+`"}}`),
		} {
			n.answers(answer)
			_, read := c.BlockNumber(t.Context())
			_, polled := c.PollReceipt(t.Context(), common.Hash{1})
			_, known := c.Known(t.Context(), common.Hash{1})
			_, tip := c.SuggestGasTipCap(t.Context())
			for _, err := range []error{read, polled, known, tip, c.SendTransaction(t.Context(), signed(t)), c.Call(t.Context(), new(any), "x_y")} {
				require.Error(t, err, "%s, %s", name, way)
				require.NotContains(t, strings.ToLower(err.Error()), "s3cret", "%s, %s", name, way)
				require.NotContains(t, err.Error(), "\n", "%s, %s", name, way)
			}
		}
	}
	require.NotContains(t, strings.ToLower(out.String()), "s3cret")
	probed := l1.Probe(t.Context(), raw, time.Second)
	require.Error(t, probed.Err)
	require.NotContains(t, probed.Err.Error(), "s3cret")
	c.Close()
	n.Close()
	_, err := c.BlockNumber(context.Background())
	require.NotContains(t, err.Error(), "s3cret")
}

package rpcerr

import (
	"strings"
	"testing"
)

// Nothing of a URL that may be a key is shown, however a node or a gateway quotes it.
func TestSecrets(t *testing.T) {
	const secret = "s3cret-K3y_9"
	for _, raw := range []string{
		"https://rpc.example.io/v3/" + secret,
		"https://rpc.example.io/" + secret + "/mainnet",
		"https://rpc.example.io/?apikey=" + secret,
		"https://rpc.example.io/v1?" + secret,
		"https://" + secret + "@rpc.example.io/",
		"https://user:" + secret + "@rpc.example.io:8545/v3",
		"wss://rpc.example.io/ws/" + secret,
		"https://rpc.example.io/#" + secret,
	} {
		keys := SecretsOf(raw)
		for _, text := range []string{
			raw, "Post \"" + raw + "\": EOF", "bad key " + secret, "BAD KEY " + strings.ToUpper(secret), `{"apikey":"` + secret + `"}`,
			"rpc.example.io/v3/" + secret + " is not known", "project '" + secret + "' has exceeded its limit",
		} {
			if got := keys.Redact(text); strings.Contains(strings.ToLower(got), strings.ToLower(secret)) {
				t.Errorf("%s: %s", raw, got)
			}
		}
	}
	// A key with signs that a URL escapes.
	keys := SecretsOf("https://h.io/a%2Fb%20c%20d?k=x%2Fy%20z%21")
	for _, text := range []string{"a/b c d", "a%2Fb%20c%20d", "x/y z!", "x%2Fy+z%21", "x%2Fy%20z%21"} {
		if got := keys.Redact("key " + text + " is bad"); strings.Contains(got, text) {
			t.Errorf("%s", got)
		}
	}
	// What is no secret stays.
	for _, text := range []string{"nonce too low", "RPC https://h.io:8545 says 3"} {
		if got := SecretsOf("https://h.io:8545/v3/rpc?a=b").Redact(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
	if got := Redact(`Post "https://user:pass@h.io:8545/v3/key?x=y": EOF`); got != `Post "https://h.io:8545": EOF` {
		t.Errorf("%s", got)
	}
	for _, raw := range []string{"", "/home/user/geth.ipc", "://", "http://h.io"} {
		if got := SecretsOf(raw).Redact("some text"); got != "some text" {
			t.Errorf("%s: %s", raw, got)
		}
	}
}

// Keys of a URL that is not ours, which a gateway asks, are hidden where they are named. Values of
// reverts are none.
func TestNamedKeys(t *testing.T) {
	for text, want := range map[string]string{
		"upstream failed, token=abcdef0123456789":                                  "upstream failed, token=…",
		`{"api_key": "A1b2C3d4E5f6G7h8"} is over quota`:                            `{"api_key": "…"} is over quota`,
		"project id: 0123456789abcdef0123 has no rights":                           "project id: … has no rights",
		"POST /v2/?apikey=q1w2e3r4t5y6&x=1":                                        "POST /v2/?apikey=…&x=1",
		"UnknownStaker(token: 0x5FbDB2315678afecb367f032d93F642f64180aa3, id: 12)": "UnknownStaker(token: 0x5FbDB2315678afecb367f032d93F642f64180aa3, id: 12)",
		"header with key: not-found-anywhere":                                      "header with key: not-found-anywhere",
	} {
		if got := Redact(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}

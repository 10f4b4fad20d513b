package vrf

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/settlement/rules"
)

func testTicket(t require.TestingT) *Ticket {
	ticket, err := testKey(1).Ticket(fr.NewElement(99), rules.Meta{StakerID: 0x01020304, FeeBps: 0x0506, Node: 0x0708090a, Mode: rules.ModePublic})
	require.NoError(t, err)
	return ticket
}

func TestTicketRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ticket, err := testKey(rapid.Byte().Draw(t, "key")).Ticket(drawElement(t, "seed"), drawMeta(t))
		require.NoError(t, err)

		b, err := ticket.MarshalBinary()
		require.NoError(t, err)
		require.Len(t, b, TicketSize)
		var back Ticket
		require.NoError(t, back.UnmarshalBinary(b))
		require.Equal(t, *ticket, back)

		text, err := json.Marshal(ticket)
		require.NoError(t, err)
		var fromText Ticket
		require.NoError(t, json.Unmarshal(text, &fromText))
		require.Equal(t, *ticket, fromText)
	})
}

// TestTicketHasOneEncoding: whatever parses is what would be written.
func TestTicketHasOneEncoding(t *testing.T) {
	b, err := testTicket(t).MarshalBinary()
	require.NoError(t, err)
	require.Equal(t, []byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1}, b[32:43])
	for bit := range TicketSize * 8 {
		changed := bytes.Clone(b)
		changed[bit/8] ^= 1 << (bit % 8)
		var ticket Ticket
		if ticket.UnmarshalBinary(changed) != nil {
			require.Zero(t, ticket, "nothing is written on an error")
			continue
		}
		back, err := ticket.MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, changed, back, "bit %d", bit)
		require.Error(t, ticket.Verify(), "bit %d", bit)
	}
}

func TestTicketBinaryRefuses(t *testing.T) {
	b, err := testTicket(t).MarshalBinary()
	require.NoError(t, err)
	modulus := fr.Modulus().Bytes()
	q := make([]byte, 32)
	order.FillBytes(q)
	const pk, gamma, s = 43, 43 + 64, TicketSize - 16 - 32
	cases := map[string]struct {
		change func([]byte) []byte
		want   error
	}{
		"empty":              {func([]byte) []byte { return nil }, ErrEncoding},
		"short":              {func(b []byte) []byte { return b[:TicketSize-1] }, ErrEncoding},
		"long":               {func(b []byte) []byte { return append(b, 0) }, ErrEncoding},
		"seed is r":          {func(b []byte) []byte { copy(b, modulus); return b }, ErrEncoding},
		"unknown mode":       {func(b []byte) []byte { b[42] = 2; return b }, ErrMode},
		"key x is r":         {func(b []byte) []byte { copy(b[pk:], modulus); return b }, ErrEncoding},
		"key off the curve":  {func(b []byte) []byte { b[pk+63] ^= 1; return b }, ErrOffCurve},
		"gamma y is r":       {func(b []byte) []byte { copy(b[gamma+32:], modulus); return b }, ErrEncoding},
		"gamma off":          {func(b []byte) []byte { b[gamma+63] ^= 1; return b }, ErrOffCurve},
		"response is q":      {func(b []byte) []byte { copy(b[s:], q); return b }, ErrScalarRange},
		"response is r":      {func(b []byte) []byte { copy(b[s:], modulus); return b }, ErrEncoding},
		"response above all": {func(b []byte) []byte { b[s] = 0xff; return b }, ErrEncoding},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var ticket Ticket
			require.ErrorIs(t, ticket.UnmarshalBinary(c.change(bytes.Clone(b))), c.want)
			require.Zero(t, ticket)
		})
	}
}

func TestTicketJSONRefuses(t *testing.T) {
	b, err := json.Marshal(testTicket(t))
	require.NoError(t, err)
	text := string(b)
	seed := text[strings.Index(text, `"seed"`):strings.Index(text, `"stakerId"`)]

	var spaced bytes.Buffer
	require.NoError(t, json.Indent(&spaced, b, "", "  "))
	require.NoError(t, json.Unmarshal(spaced.Bytes(), new(Ticket)), "white space is free")

	for name, changed := range map[string]string{
		"empty object":    `{}`,
		"null":            `null`,
		"array":           `[` + text + `]`,
		"missing field":   strings.Replace(text, seed, "", 1),
		"repeated field":  strings.Replace(text, seed, seed+seed, 1),
		"unknown field":   strings.Replace(text, "{", `{"x":1,`, 1),
		"other order":     strings.TrimSuffix(strings.Replace(text, seed, "", 1), "}") + "," + strings.TrimSuffix(seed, ",") + "}",
		"other case":      strings.Replace(text, `"seed"`, `"Seed"`, 1),
		"upper digits":    strings.Replace(text, seed, `"seed":"0X`+seed[10:], 1),
		"short number":    strings.Replace(text, seed, `"seed":"0x63",`, 1),
		"number as text":  strings.Replace(text, `"mode":1`, `"mode":"1"`, 1),
		"number as float": strings.Replace(text, `"mode":1`, `"mode":1.0`, 1),
		"unknown mode":    strings.Replace(text, `"mode":1`, `"mode":2`, 1),
		"mode above 255":  strings.Replace(text, `"mode":1`, `"mode":257`, 1),
		"bid above 16 b":  strings.Replace(text, `"feeBps":1286`, `"feeBps":66822`, 1),
		"negative":        strings.Replace(text, `"feeBps":1286`, `"feeBps":-1286`, 1),
	} {
		t.Run(name, func(t *testing.T) {
			require.NotEqual(t, text, changed)
			var ticket Ticket
			require.Error(t, json.Unmarshal([]byte(changed), &ticket))
			require.Zero(t, ticket)
		})
	}
}

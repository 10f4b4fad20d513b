package vrf

import (
	"encoding/json"
	"flag"
	"math"
	"os"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

var update = flag.Bool("update", false, "write test/vectors/vrf.json anew")

const vectorsFile = "../../test/vectors/vrf.json"

// vectors pin the construction: a ticket that was valid once must stay so, and a
// staker's draw must not change.
type vectors struct {
	Encodings []encodingCase `json:"encodings"`
	Tickets   []ticketCase   `json:"tickets"`
}

// encodingCase is P for a key and the two values of an alpha; x and y as 32 bytes each.
type encodingCase struct {
	VrfKey hexWord  `json:"vrfKey"`
	Seed   hexWord  `json:"seed"`
	Place  hexWord  `json:"place"`
	Point  hexPoint `json:"point"`
}

// ticketCase is a ticket with the secret it was made from and the public values
// L1 sees.
type ticketCase struct {
	PrivateKey hexWord `json:"privateKey"`
	VrfKey     hexWord `json:"vrfKey"`
	Meta       string  `json:"meta"`  // packed, decimal
	Place      hexWord `json:"place"` // of alpha; its seed is the ticket's
	Vrf        string  `json:"vrf"`   // decimal
	Ticket     *Ticket `json:"ticket"`
}

func makeVectors(t *testing.T) vectors {
	var v vectors
	minusOne := *new(fr.Element).SetInt64(-1)
	for _, key := range []fr.Element{fr.One(), minusOne} {
		for _, seed := range []fr.Element{{}, fr.One(), minusOne} {
			for _, place := range []fr.Element{{}, fr.NewElement(math.MaxUint64)} {
				point := Encode(key, Alpha{Seed: seed, Place: place})
				v.Encodings = append(v.Encodings, encodingCase{VrfKey: key.Bytes(), Seed: seed.Bytes(), Place: place.Bytes(), Point: pointBytes(point)})
			}
		}
	}
	for i, c := range []struct {
		seed fr.Element
		meta rules.Meta
	}{
		{fr.Element{}, rules.Meta{}},
		{fr.One(), rules.Meta{StakerID: 1, FeeBps: 8000}},
		{minusOne, rules.Meta{StakerID: 1, FeeBps: 4000, Node: 1}},
		{minusOne, rules.Meta{StakerID: 1, FeeBps: 4000, Node: 1, Mode: rules.ModePublic}},
		{fr.NewElement(1 << 40), rules.Meta{StakerID: math.MaxUint32, FeeBps: math.MaxUint16, Node: math.MaxUint32}},
		{fr.NewElement(1 << 40), rules.Meta{StakerID: math.MaxUint32, FeeBps: math.MaxUint16, Node: math.MaxUint32, Mode: rules.ModePublic}},
	} {
		key, alpha := testKey(byte(i)), NewAlpha(c.seed, c.meta.Node, c.meta.StakerID)
		ticket, err := key.Ticket(c.seed, c.meta)
		require.NoError(t, err)
		v.Tickets = append(v.Tickets, ticketCase{
			PrivateKey: key.Bytes(), VrfKey: key.vrfKey.Bytes(), Meta: c.meta.Pack().String(),
			Place: alpha.Place.Bytes(), Vrf: ticket.Vrf.String(), Ticket: ticket,
		})
	}
	return v
}

// TestVectors compares the committed file with what the code makes now. After an
// intended change of the construction, run the test with -update.
func TestVectors(t *testing.T) {
	made, err := json.MarshalIndent(makeVectors(t), "", "  ")
	require.NoError(t, err)
	made = append(made, '\n')
	if *update {
		require.NoError(t, os.WriteFile(vectorsFile, made, 0o644))
	}
	committed, err := os.ReadFile(vectorsFile)
	require.NoError(t, err)
	require.Equal(t, string(committed), string(made), "the construction changed: look why, then run the test with -update")

	var v vectors
	require.NoError(t, json.Unmarshal(committed, &v))
	for i, c := range v.Tickets {
		require.NoError(t, c.Ticket.Verify(), "ticket %d", i)
		require.Equal(t, c.Vrf, c.Ticket.Vrf.String())
	}
}

package gen

import (
	"math/big"
	"testing"
	"testing/cryptotest"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

// ticketFile is ticket.json: proofs for the tests of Sequencing, which makes
// their first public input itself: the seed of one slot, on one chain, at one address.
type ticketFile struct {
	ChainID    uint64         `json:"chainId"`
	Deployer   common.Address `json:"deployer"` // deploys Sequencing first of all
	Sequencing common.Address `json:"sequencing"`
	Slot       uint64         `json:"slot"`
	Randao     common.Hash    `json:"randao"`
	Key        hexutil.Bytes  `json:"key"`
	Tickets    []ticketProof  `json:"tickets"`
}

type ticketProof struct {
	StakerID uint32        `json:"stakerId"`
	FeeBps   rules.Bps     `json:"feeBps"`
	Mode     rules.Mode    `json:"mode"`
	VrfKey   string        `json:"vrfKey"`
	Vrf      string        `json:"vrf"`
	Proof    []common.Hash `json:"proof"`
}

func TestVectorsTicket(t *testing.T) {
	cryptotest.SetGlobalRandom(t, 31)
	deployer := common.BytesToAddress([]byte("fernet ticket vector"))
	f := ticketFile{
		ChainID:    31337,
		Deployer:   deployer,
		Sequencing: crypto.CreateAddress(deployer, 0),
		Slot:       3,
		Randao:     crypto.Keccak256Hash([]byte("randao")),
	}
	seed := rules.SequencerSeed(new(big.Int).SetUint64(f.ChainID), f.Sequencing, f.Slot, f.Randao)
	p, err := newProver(ticketInputs)
	require.NoError(t, err)
	f.Key, err = p.key()
	require.NoError(t, err)

	d := newDraws("sequencers")
	vrf := d.bits(rules.VrfBits)
	for _, c := range []struct {
		meta rules.Meta
		vrf  *big.Int
	}{
		{rules.Meta{StakerID: 1, FeeBps: 8000}, vrf},
		// Staker 2 has the lower output and wins with the higher bid.
		{rules.Meta{StakerID: 2, FeeBps: 10_000}, new(big.Int).Sub(vrf, big.NewInt(1))},
		// The first one's, but for a deployment in public mode.
		{rules.Meta{StakerID: 1, FeeBps: 8000, Mode: rules.ModePublic}, vrf},
	} {
		vrfKey := big.NewInt(1000 + int64(c.meta.StakerID))
		encoded, err := p.prove([]*big.Int{seed, vrfKey, rules.TicketWord(c.meta, c.vrf)})
		require.NoError(t, err)
		ticket := ticketProof{
			StakerID: c.meta.StakerID, FeeBps: c.meta.FeeBps, Mode: c.meta.Mode,
			VrfKey: vrfKey.String(), Vrf: c.vrf.String(),
		}
		for i := 0; i < len(encoded); i += common.HashLength {
			ticket.Proof = append(ticket.Proof, common.BytesToHash(encoded[i:i+common.HashLength]))
		}
		f.Tickets = append(f.Tickets, ticket)
	}
	compare(t, "ticket.json", f)
}

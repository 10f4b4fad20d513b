package work

import (
	"crypto/rand"
	"fmt"
	"math/big"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/vrf"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// TestJob returns a merge of a block that there is not, by a staker that there is not: whoever has
// the protocol's keys can prove it. Each is another.
func TestJob() (*Job, error) {
	job, err := testJob()
	if err != nil {
		return nil, fmt.Errorf("make test job: %w", err)
	}
	return job, nil
}

func testJob() (*Job, error) {
	var secret [vrf.SeedSize]byte
	if _, err := rand.Read(secret[:]); err != nil {
		return nil, err
	}
	key := vrf.NewPrivateKey(secret)
	var seed fr.Element
	if _, err := seed.SetRandom(); err != nil {
		return nil, err
	}
	const node = 2
	ticket := func(node uint32) (*vrf.Ticket, error) {
		return key.Ticket(seed, rules.Meta{StakerID: 1, Node: node, Mode: rules.ModePublic})
	}
	own, err := ticket(node)
	if err != nil {
		return nil, err
	}
	// A child of a side that changes nothing.
	child := func(node uint32) ([]circuit.Statement, error) {
		t, err := ticket(node)
		if err != nil {
			return nil, err
		}
		return []circuit.Statement{{Seed: seed, VrfKey: t.PublicKey.Key(), Meta: t.Meta, Vrf: t.Vrf}}, nil
	}
	left, err := child(rules.Left(node))
	if err != nil {
		return nil, err
	}
	right, err := child(rules.Right(node))
	if err != nil {
		return nil, err
	}
	assignment, s, err := circuit.AssignMerge(own, left, right)
	if err != nil {
		return nil, err
	}
	witness, err := keys.Witness(assignment)
	if err != nil {
		return nil, err
	}
	public := []*big.Int{whole(s.Hash()), whole(s.VrfKey), s.TicketWord()}
	for slot := range rules.ChildSlots {
		ref := new(big.Int)
		switch slot {
		case 0:
			ref = whole(left[0].Hash())
		case rules.ProofsPerNode:
			ref = whole(right[0].Hash())
		}
		public = append(public, ref)
	}
	return &Job{
		Kind: circuit.KindMerge, Block: wire.BlockTag{}, Node: node, StakerID: 1,
		Public: append(public, s.Opening().Inputs()...), Witness: witness, Deadline: time.Now().Add(testTime),
	}, nil
}

// testTime is what a test proof may take, the wait for a builder included.
const testTime = 2 * time.Minute

func whole(e fr.Element) *big.Int { return e.BigInt(new(big.Int)) }

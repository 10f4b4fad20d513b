// Command ticket writes test/vectors/ticket.json: a verifying key and Groth16
// proofs for the Solidity tests of Sequencing.
//
// The circuit has the ticket's public inputs, in its order, and proves nothing
// about them: it is set up in no time. What the inputs are is not left to the
// test: the seed is the rules' for the slot, chain and contract named in the
// file. The setup is random, so every run writes another file.
//
//	go run ./test/vectors/gen/ticket test/vectors/ticket.json
package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"os"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/backend/groth16"
	bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover/keys"
	"fernet/settlement/rules"
)

// shape binds the ticket's three public inputs to a proof.
type shape struct {
	Seed    frontend.Variable `gnark:",public"`
	VrfKey  frontend.Variable `gnark:",public"`
	Ticket  frontend.Variable `gnark:",public"`
	Product frontend.Variable
}

func (s *shape) Define(api frontend.API) error {
	api.AssertIsEqual(api.Mul(s.Seed, s.VrfKey, s.Ticket), s.Product)
	return nil
}

type ticket struct {
	StakerID   string        `json:"stakerId"`
	FeeBps     string        `json:"feeBps"`
	Vrf        string        `json:"vrf"`
	VrfKey     string        `json:"vrfKey"`
	Proof      []common.Hash `json:"proof"`
	PublicMode bool          `json:"publicMode"`
}

type vectors struct {
	ChainID    string         `json:"chainId"`
	Deployer   common.Address `json:"deployer"`
	Sequencing common.Address `json:"sequencing"`
	Slot       string         `json:"slot"`
	Randao     common.Hash    `json:"randao"`
	Key        hexutil.Bytes  `json:"key"`
	Tickets    []ticket       `json:"tickets"`
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: ticket FILE")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "ticket:", err)
		os.Exit(1)
	}
}

func write(path string) error {
	const chainID, slot = 31337, 3
	deployer := common.BytesToAddress([]byte("fernet ticket vector"))
	v := vectors{
		ChainID:    fmt.Sprint(chainID),
		Deployer:   deployer,
		Sequencing: crypto.CreateAddress(deployer, 0),
		Slot:       fmt.Sprint(slot),
		Randao:     crypto.Keccak256Hash([]byte("randao")),
	}
	seed := rules.SequencerSeed(big.NewInt(chainID), v.Sequencing, slot, v.Randao)

	system, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &shape{})
	if err != nil {
		return fmt.Errorf("compile: %w", err)
	}
	pk, vk, err := groth16.Setup(system)
	if err != nil {
		return fmt.Errorf("set up: %w", err)
	}
	if v.Key, err = keys.ExportVerifyingKey(vk.(*bn254.VerifyingKey)); err != nil {
		return err
	}

	vrf := func(name string) *big.Int { return new(big.Int).SetBytes(crypto.Keccak256([]byte(name))[:16]) }
	for _, t := range []struct {
		meta rules.Meta
		vrf  *big.Int
	}{
		{rules.Meta{StakerID: 1, FeeBps: 8000}, vrf("staker 1")},
		// Staker 2 has the lower output and wins with the higher bid.
		{rules.Meta{StakerID: 2, FeeBps: 10_000}, new(big.Int).Sub(vrf("staker 1"), big.NewInt(1))},
		{rules.Meta{StakerID: 1, FeeBps: 8000, Mode: rules.ModePublic}, vrf("staker 1")},
	} {
		vrfKey := big.NewInt(1000 + int64(t.meta.StakerID))
		word := rules.TicketWord(t.meta, t.vrf)
		product := new(big.Int).Mul(seed, vrfKey)
		product.Mul(product, word)
		assignment := &shape{Seed: seed, VrfKey: vrfKey, Ticket: word, Product: product}
		witness, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
		if err != nil {
			return fmt.Errorf("assign: %w", err)
		}
		proof, err := groth16.Prove(system, pk, witness)
		if err != nil {
			return fmt.Errorf("prove: %w", err)
		}
		encoded, err := keys.ExportProof(proof.(*bn254.Proof))
		if err != nil {
			return err
		}
		var words []common.Hash
		for i := 0; i < len(encoded); i += common.HashLength {
			words = append(words, common.BytesToHash(encoded[i:i+common.HashLength]))
		}
		v.Tickets = append(v.Tickets, ticket{
			StakerID:   fmt.Sprint(t.meta.StakerID),
			FeeBps:     fmt.Sprint(uint16(t.meta.FeeBps)),
			Vrf:        t.vrf.String(),
			VrfKey:     vrfKey.String(),
			Proof:      words,
			PublicMode: t.meta.Mode == rules.ModePublic,
		})
	}

	out, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(out, '\n'), 0o644)
}

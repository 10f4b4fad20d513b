package poseidon

import (
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// Tag separates the uses of the hash. The zero value is not a tag.
type Tag string

// All tags of the protocol. The comment gives the inputs, in order.
const (
	TagKey       Tag = "key"       // pk.x, pk.y
	TagAlpha     Tag = "alpha"     // seed, node, stakerId
	TagH2C       Tag = "h2c"       // vrfKey, alpha
	TagChallenge Tag = "challenge" // vrfKey, P.x, P.y, Γ.x, Γ.y, U.x, U.y, V.x, V.y, meta
	TagOutput    Tag = "output"    // (8Γ).x, (8Γ).y
	TagPublic    Tag = "public"    // vrfKey, alpha
	TagBlock     Tag = "block"     // seed, challenge
	TagTicket    Tag = "ticket"    // vrfKey, meta | vrf << 81
	TagStatement Tag = "statement" // context, node, stateIn, stateOut, txRoot, fees, fingerprint, ticketHash
	TagTxNode    Tag = "txnode"    // left, right
	TagAddress   Tag = "address"   // pk.x, pk.y
	TagAccount   Tag = "account"   // address, balance | nonce << 96
	TagNode      Tag = "node"      // left, right
	TagState     Tag = "state"     // ledgerId, accountsRoot
	TagTx        Tag = "tx"        // ledgerId, toAddress, from | to << 32 | nonce << 64, amount | fee << 96
	TagTxLeaf    Tag = "txleaf"    // message, pk.x, pk.y, R.x, R.y, S
	TagSign      Tag = "sign"      // R.x, R.y, address, message
)

// domain is put before every tag, so that no other protocol's hash with these
// parameters starts from the same state.
const domain = "fernet."

type tagSpec struct {
	inputs  int
	initial fr.Element
}

var tagSpecs = map[Tag]tagSpec{
	TagKey:       newTagSpec(TagKey, 2),
	TagAlpha:     newTagSpec(TagAlpha, 3),
	TagH2C:       newTagSpec(TagH2C, 2),
	TagChallenge: newTagSpec(TagChallenge, 10),
	TagOutput:    newTagSpec(TagOutput, 2),
	TagPublic:    newTagSpec(TagPublic, 2),
	TagStatement: newTagSpec(TagStatement, 8),
	TagBlock:     newTagSpec(TagBlock, 2),
	TagTicket:    newTagSpec(TagTicket, 2),
	TagTxNode:    newTagSpec(TagTxNode, 2),
	TagAddress:   newTagSpec(TagAddress, 2),
	TagAccount:   newTagSpec(TagAccount, 2),
	TagNode:      newTagSpec(TagNode, 2),
	TagState:     newTagSpec(TagState, 2),
	TagTx:        newTagSpec(TagTx, 4),
	TagTxLeaf:    newTagSpec(TagTxLeaf, 6),
	TagSign:      newTagSpec(TagSign, 4),
}

func newTagSpec(tag Tag, inputs int) tagSpec {
	text := domain + string(tag)
	if len(text) >= fr.Bytes {
		// 31 bytes are below r for any text, so that no two tags meet mod r.
		panic(fmt.Sprintf("poseidon: tag %q is longer than 31 bytes with its domain", tag))
	}
	spec := tagSpec{inputs: inputs}
	spec.initial.SetBytes([]byte(text))
	return spec
}

// Initial returns h₀, the state a chain of the given number of inputs starts
// from. It panics when the tag is unknown or has another number of inputs.
func (t Tag) Initial(inputs int) fr.Element {
	spec, ok := tagSpecs[t]
	if !ok {
		panic(fmt.Sprintf("poseidon: unknown tag %q", string(t)))
	}
	if inputs != spec.inputs {
		panic(fmt.Sprintf("poseidon: tag %q has %d inputs, got %d", string(t), spec.inputs, inputs))
	}
	return spec.initial
}

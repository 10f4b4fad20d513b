package poseidon

import (
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// Tag separates the uses of the hash. The zero value is not a tag.
type Tag string

// All tags of the protocol and of the reference ledger. The comment gives the inputs, in order.
// Those of another application are made with [NewTag].
const (
	TagKey       Tag = "key"       // pk.x, pk.y
	TagH2C       Tag = "h2c"       // vrfKey, seed, stakerId | node << 32
	TagChallenge Tag = "challenge" // vrfKey, P.x, P.y, Γ.x, Γ.y, U.x, U.y, V.x, V.y, meta
	TagOutput    Tag = "output"    // (8Γ).x, (8Γ).y, 0
	TagPublic    Tag = "public"    // vrfKey, seed, stakerId | node << 32
	TagBlock     Tag = "block"     // seed, challenge
	TagClaim     Tag = "claim"     // context, node, stateIn, stateOut, txRoot, fees, fingerprint
	TagStatement Tag = "statement" // claim, vrfKey, meta | vrf << 81
	TagTxNode    Tag = "txnode"    // left, right
	TagAddress   Tag = "address"   // pk.x, pk.y
	TagAccount   Tag = "account"   // address, balance, nonce
	TagState     Tag = "state"     // ledgerId, accountsRoot, minBalance
	TagTxs       Tag = "txs"       // the words of two transactions of 5 words each
	// R.x, R.y, address, ledgerId, toAddress, from | to << 32 | nonce << 64, amount | fee << 96
	TagSign Tag = "sign"
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
	TagH2C:       newTagSpec(TagH2C, 3),
	TagChallenge: newTagSpec(TagChallenge, 10),
	TagOutput:    newTagSpec(TagOutput, 3),
	TagPublic:    newTagSpec(TagPublic, 3),
	TagClaim:     newTagSpec(TagClaim, 7),
	TagStatement: newTagSpec(TagStatement, 3),
	TagBlock:     newTagSpec(TagBlock, 2),
	TagTxNode:    newTagSpec(TagTxNode, 2),
	TagAddress:   newTagSpec(TagAddress, 2),
	TagAccount:   newTagSpec(TagAccount, 3),
	TagState:     newTagSpec(TagState, 3),
	TagTxs:       newTagSpec(TagTxs, 10),
	TagSign:      newTagSpec(TagSign, 7),
}

// NewTag returns a tag of another application than the reference ledger, for hashes of a number of
// inputs. It is to be called for a variable of a package, so that all tags are there before
// anything is hashed. It panics when there is a tag of this text, or when text or inputs are too
// long.
func NewTag(text string, inputs int) Tag {
	tag := Tag(text)
	if _, taken := tagSpecs[tag]; taken {
		panic(fmt.Sprintf("poseidon: there is a tag %q", text))
	}
	tagSpecs[tag] = newTagSpec(tag, inputs)
	return tag
}

func newTagSpec(tag Tag, inputs int) tagSpec {
	text := domain + string(tag)
	if len(text) > maxTagText {
		panic(fmt.Sprintf("poseidon: tag %q is longer than %d bytes with its domain", tag, maxTagText))
	}
	if inputs < 1 || inputs >= maxWidth {
		panic(fmt.Sprintf("poseidon: tag %q has %d inputs, the widest permutation takes %d", tag, inputs, maxWidth-1))
	}
	spec := tagSpec{inputs: inputs}
	spec.initial.SetBytes(append([]byte(text), byte(inputs)))
	return spec
}

// maxTagText is the longest text of a tag with its domain: with the byte of its number of inputs it
// is below r for any text, so that no two tags meet modulo r.
const maxTagText = 30

// Initial returns the capacity of the hash of a number of inputs. It panics when the tag is unknown
// or has another number of inputs.
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

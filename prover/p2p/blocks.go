package p2p

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/wire"
)

// Blocks is what a node's engine knows and decides. All of its methods are called from many
// goroutines at once and must not block for long: none of them may call the node.
type Blocks interface {
	// Head is the newest block of L1 that the engine has followed. Peers are told.
	Head() uint64
	// StakerKey is the VRF key that a staker has registered (its field element on L1), and whether
	// there is such a staker: one that has exited, or lacks a part of its deposit, is none when no
	// block is open that it may prove.
	StakerKey(stakerID uint32) (fr.Element, bool)
	// Block is what is known of a block.
	Block(tag wire.BlockTag) Block

	// Admit says what a proof of an open block is worth before anything costly is done for it: by
	// its node, its staker's role, what is held of its identity, its bid, its score and the proofs
	// that it refers to. It is asked again later, when more may be held.
	Admit(p *wire.Proof) Admission
	// Public returns the circuit of an admitted proof and what to verify it with. An error means
	// that no proof of these values can be true, and that its sender could know that.
	Public(p *wire.Proof) (circuit.Kind, []*big.Int, error)
	// Take is given a proof that was admitted and verified, and the message that it came in.
	Take(p *wire.Proof, message []byte)
	// Former is Public of the block as it was before L1 replaced it under its tag, and whether it
	// is known. TakeFormer is Take of it.
	Former(p *wire.Proof) (kind circuit.Kind, public []*big.Int, known bool)
	TakeFormer(p *wire.Proof, message []byte)
	// Held returns the proofs of a level of a block that a peer may ask for: children before
	// merges. The level is as in wire.Pull.
	Held(tag wire.BlockTag, level uint8) []Held

	// AdmitBid says what a bid of an open block in public mode is worth, before its ticket is
	// verified. TakeBid is given it afterwards.
	AdmitBid(b *wire.Bid) Answer
	TakeBid(b *wire.Bid)
	// TakeRoot is told of a submission. AnswerTake forwards it.
	TakeRoot(r *wire.Root) Answer
}

// Held is a proof as it is sent.
type Held struct {
	Identity wire.Identity
	Message  []byte
}

// Block is what the engine knows of a block.
type Block struct {
	State BlockState
	Seed  fr.Element // of its tickets, when the block is open
	// Doubtful says that the block has lately taken the place of one on another state with the same
	// tag: whoever is behind sends proofs of that one, which are false here and no lies.
	Doubtful bool
}

// BlockState is where a block stands for its engine.
type BlockState uint8

// The states. A block is unknown as long as L1, as this node sees it, does not have it.
const (
	BlockUnknown BlockState = iota
	BlockOpen
	BlockClosed
)

// Answer is what becomes of a message.
type Answer uint8

// The answers. Ignoring is no blame: the message is late, known, or not worth forwarding, as
// anybody may err about. Rejecting is: every node would have rejected it.
const (
	AnswerReject Answer = iota
	AnswerIgnore
	AnswerPark // a proof: what it refers to is not held
	AnswerTake // go on: verify it; a root is forwarded

	// answerLeave ignores a message for what its sender is.
	answerLeave
)

// Admission is the engine's answer to a proof.
type Admission struct {
	Answer Answer
	// Missing is the level that a parked merge refers to, which its sender is asked for.
	Missing uint8
}

// Verifier verifies proofs of one circuit in a batch; *keys.Set does.
type Verifier interface {
	VerifyBatch(kind circuit.Kind, proofs []keys.Proof) (keys.Verdict, error)
}

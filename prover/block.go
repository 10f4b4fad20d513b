package prover

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/application"
	"fernet/prover/tree"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// ErrOtherLedger means that a deployment's bodies are not those of the application.
var ErrOtherLedger = errors.New("the deployment has transactions of another size")

// The ways a block on L1 can be one that nobody can prove.
var (
	ErrUnprovable   = errors.New("block cannot be proven: it will be pruned")
	ErrStateDiffers = errors.New("L1 has proven another end state than this node computes")
	// ErrMoving means that L1's blocks changed each time while they were read: a reorg, or an RPC whose nodes disagree.
	ErrMoving = errors.New("L1 changed while it was read")
)

// UnprovableError is a block that nobody can prove, whatever is built on it. It wraps ErrUnprovable.
type UnprovableError struct {
	Number uint64
	Why    error
}

func (e *UnprovableError) Error() string {
	return fmt.Sprintf("block %d: %v: %v", e.Number, ErrUnprovable, e.Why)
}

func (e *UnprovableError) Unwrap() []error { return []error{ErrUnprovable, e.Why} }

// Block is a block as L1 has it, with its body executed: all that provers
// need to know of it.
type Block struct {
	Number    uint64
	Slot      uint64
	SlotStart uint64
	Seed      fr.Element
	Challenge fr.Element // at which L1 evaluated the body; the execution is bound to it
	Tree      rules.Tree
	Mode      rules.Mode
	Execution *application.Execution
	Stakers   []settlement.Staker // at the time the block was opened; staker i+1 at i

	app application.Application
}

// Follower rebuilds blocks from L1 logs alone. It is not safe for concurrent use.
type Follower struct {
	client *settlement.Client
	app    application.Application
	states []followed // states[n] is block n's
}

// followed is the state after a block, with what tells the block from another
// of the same number: one that took its place after it was pruned or
// reorganised out of L1, in another slot or with another body or winner in the same one.
type followed struct {
	id    identity
	state application.State
}

// identity is what L1 fixed of a block when it was revealed. The seed
// stands for the winning ticket, the transaction root for the body.
type identity struct {
	slot         uint64
	numTxs       uint32
	seed, txRoot common.Hash
}

func identityOf(record settlement.Block) identity {
	return identity{record.Slot, record.NumTxs, common.BigToHash(record.Seed), common.BigToHash(record.TxRoot)}
}

// NewFollower returns a follower of a deployment of an application, from its genesis state on. What
// the deployment's record has for a genesis, the application reads ([application.Application]).
func NewFollower(client *settlement.Client, app application.Application, genesis application.State) (*Follower, error) {
	if size := client.Params.TxBytes; size != app.TxBytes() {
		return nil, fmt.Errorf("%w: %d bytes, those of this release have %d", ErrOtherLedger, size, app.TxBytes())
	}
	return &Follower{client: client, app: app, states: []followed{{state: genesis}}}, nil
}

// Genesis is the state before block 1.
func (f *Follower) Genesis() application.State { return f.states[0].state }

// StateAfter returns the application's state after a block, pending or proven.
func (f *Follower) StateAfter(ctx context.Context, number uint64) (application.State, error) {
	if number == 0 {
		return f.Genesis(), nil
	}
	b, err := f.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	return b.Execution.Post, nil
}

// maxReads is how often a block is read when L1 changes meanwhile.
const maxReads = 16

// Block opens a block: reads its body from L1's logs, executes it on the state
// its parents lead to, and checks what L1 leaves to the proofs: that the body can be executed and is the
// transaction root's. An error that wraps ErrUnprovable means that the block, or
// one below it, lies: as L1 evaluated the body itself, not even whoever made the block can prove it.
//
// All of it is read at one L1 block. A block that L1 replaced since it was last opened is read again, and all that
// follow it; when L1 is reorganized meanwhile, everything is.
func (f *Follower) Block(ctx context.Context, number uint64) (*Block, error) {
	if number == 0 {
		return nil, errors.New("block 0 is genesis: it has no body")
	}
	for range maxReads {
		view, err := f.client.Latest(ctx)
		if err != nil {
			return nil, fmt.Errorf("open block %d: %w", number, err)
		}
		b, err := f.block(ctx, view, number)
		if err != nil && ctx.Err() != nil {
			return nil, err
		}
		switch gone := view.Check(ctx); {
		case gone == nil:
			return b, err
		case !errors.Is(gone, settlement.ErrReorged):
			return nil, errors.Join(err, gone)
		}
	}
	return nil, fmt.Errorf("open block %d: %w", number, ErrMoving)
}

// block is one attempt of Block.
func (f *Follower) block(ctx context.Context, view *settlement.View, number uint64) (*Block, error) {
	records, err := view.Blocks(ctx, 1, number)
	if err != nil {
		return nil, err
	}
	var execution *application.Execution
	for i, record := range records {
		n, id := uint64(i)+1, identityOf(record)
		if n < number && n < uint64(len(f.states)) && f.states[n].id == id {
			continue
		}
		if execution, err = f.execute(ctx, view, n, record, f.states[n-1].state); err != nil {
			return nil, err
		}
		if n < number || n >= uint64(len(f.states)) || f.states[n].id != id {
			f.states = append(f.states[:n], followed{id, execution.Post})
		}
	}
	stakers, err := view.Stakers(ctx)
	if err != nil {
		return nil, err
	}
	record := records[number-1]
	b := &Block{
		Number: number, Slot: record.Slot, SlotStart: record.SlotStart, Tree: execution.Tree, Mode: f.client.Params.VrfMode,
		Challenge: execution.Challenge, Execution: execution, Stakers: stakers, app: f.app,
	}
	b.Seed.SetBigInt(record.Seed)
	return b, nil
}

func (f *Follower) execute(ctx context.Context, view *settlement.View, number uint64, record settlement.Block, parent application.State) (*application.Execution, error) {
	reveal, err := view.RevealOf(ctx, record)
	if err != nil {
		return nil, err
	}
	tree, err := f.client.Deployment.Tree(record.NumTxs)
	if err != nil {
		return nil, fmt.Errorf("block %d: %w", number, err)
	}
	execution, err := parent.Execute(reveal.Body, tree)
	if err != nil {
		return nil, &UnprovableError{number, err}
	}
	transition := execution.Block()
	if root := transition.TxRoot.BigInt(new(big.Int)); root.Cmp(record.TxRoot) != 0 {
		return nil, &UnprovableError{number, fmt.Errorf("its body has transaction root %v, L1 has %v", root, record.TxRoot)}
	}
	if record.TotalScore.Sign() > 0 {
		if state := transition.StateOut.BigInt(new(big.Int)); state.Cmp(record.StateOut) != 0 {
			return nil, fmt.Errorf("block %d: %w: %v, not %v: is the genesis file the deployment's?", number, ErrStateDiffers, record.StateOut, state)
		}
	}
	return execution.Bind(f.challenge(reveal)), nil
}

// challenge returns the challenge that L1 drew for a revealed body.
func (f *Follower) challenge(reveal *settlement.Revealed) fr.Element {
	var challenge fr.Element
	return *challenge.SetBigInt(f.client.Deployment.BodyChallenge(reveal.Slot, reveal.Proposal.BodyHash, reveal.Proposal.TxRoot))
}

// Staker returns what L1 knows of a staker.
func (b *Block) Staker(id uint32) (settlement.Staker, bool) {
	if id == 0 || int(id) > len(b.Stakers) {
		return settlement.Staker{}, false
	}
	return b.Stakers[id-1], true
}

// Eligible reports whether L1 takes proofs with a role from a staker for this block.
func (b *Block) Eligible(id uint32, role rules.Role) bool {
	s, ok := b.Staker(id)
	return ok && s.Roles.Has(role) && s.EligibleAt(role, b.SlotStart)
}

// Transition returns what a node of the block proves. It panics for a node the tree has not got.
func (b *Block) Transition(node uint32) application.Transition {
	t, err := b.Execution.Transition(node)
	if err != nil {
		panic(err)
	}
	return t
}

// NewPool returns an empty pool for the block's proofs. It refuses whatever L1 would.
func (b *Block) NewPool() (*tree.Pool, error) { return tree.NewPool(b.forPool()) }

// forPool is the block as a pool of its proofs knows it.
func (b *Block) forPool() tree.Block {
	whole := b.Execution.Block()
	return tree.Block{
		Tree:    b.Tree,
		Seed:    b.Seed.Bytes(),
		StateIn: whole.StateIn.Bytes(),
		TxRoot:  whole.TxRoot.Bytes(),

		Fingerprint: whole.Fingerprint.Bytes(),
		Transition: func(node uint32) tree.Transition {
			return poolTransition(b.Transition(node))
		},
		Eligible: b.Eligible,
	}
}

func poolTransition(t application.Transition) tree.Transition {
	return tree.Transition{
		StateIn: t.StateIn.Bytes(), StateOut: t.StateOut.Bytes(), TxRoot: t.TxRoot.Bytes(), Fees: t.Fees.Big(),
		Fingerprint: t.Fingerprint.Bytes(),
	}
}

// vrfKey returns the key a staker registered.
func (b *Block) vrfKey(id uint32) (fr.Element, error) {
	s, ok := b.Staker(id)
	if !ok {
		return fr.Element{}, fmt.Errorf("staker %d is not registered", id)
	}
	var key fr.Element
	key.SetBigInt(s.VrfKey)
	return key, nil
}

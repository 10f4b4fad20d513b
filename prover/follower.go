package prover

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/application"
	"fernet/prover/followed"
	"fernet/settlement"
)

// Follower rebuilds blocks from L1 logs alone. Of what it has seen before it asks L1 only whether
// it is still so: of proven blocks by the state after the last one, of pending ones by what L1
// fixed of each, of stakers by events. It is not safe for concurrent use.
type Follower struct {
	client  *settlement.Client
	app     application.Application
	genesis application.State
	known   map[uint64]seen // by block: the newest, and some older ones
	stakers settlement.StakerList
	bodies  func(number uint64, record settlement.Block) []byte // nil: see BodiesFrom

	cache    *followed.Cache // nil: nothing is kept on disk
	readOnly bool            // the cache
	kept     map[uint64]bool // blocks with a state in the cache
	say      func(line string)
}

// seen is the state after a block, with what tells the block from another
// of the same number: one that took its place after it was pruned or
// reorganised out of L1, in another slot or with another body or winner in the same one.
type seen struct {
	id    identity
	state application.State
}

// identity is what L1 fixed of a block when it was revealed. The seed
// stands for the winning ticket, the transaction root for the body. It is zero of a block from the
// cache, which L1 has proven.
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
	if err := checkFollowed(client, app); err != nil {
		return nil, err
	}
	if size := client.Params.TxBytes; size != app.TxBytes() {
		return nil, fmt.Errorf("%w: %d bytes, those of this release have %d", ErrOtherLedger, size, app.TxBytes())
	}
	return &Follower{client: client, app: app, genesis: genesis, known: map[uint64]seen{}, kept: map[uint64]bool{}}, nil
}

// ErrMissing means that a part without which nothing can be followed is nil.
var ErrMissing = errors.New("the client of the deployment or the application is missing")

func checkFollowed(client *settlement.Client, app application.Application) error {
	if client == nil || client.Deployment == nil || app == nil {
		return fmt.Errorf("follow the deployment: %w", ErrMissing)
	}
	return nil
}

// ErrNoState means that a follower was asked for what it takes the application's state to know.
var ErrNoState = errors.New("blocks are not executed here")

// FollowStakers returns a follower for a node that executes no bodies: it has no genesis and no
// state, and reads stakers alone. Whatever takes a state is [ErrNoState].
func FollowStakers(client *settlement.Client, app application.Application) (*Follower, error) {
	return NewFollower(client, app, nil)
}

// Genesis is the state before block 1.
func (f *Follower) Genesis() application.State { return f.genesis }

// StateAfter returns the application's state after a block, pending or proven.
func (f *Follower) StateAfter(ctx context.Context, number uint64) (application.State, error) {
	return atOneBlock(ctx, f, fmt.Sprintf("open block %d", number), func(r *reading) (application.State, error) {
		return r.stateAfter(ctx, number)
	})
}

// maxReads is how often a block is read when L1 changes meanwhile.
const maxReads = 16

// Block opens a block: reads its body from L1's logs, executes it on the state its parents lead to,
// and checks what L1 leaves to the proofs: that the body can be executed and is the transaction
// root's. An error that wraps ErrUnprovable means that the block, or one below it, lies: as L1
// evaluated the body itself, not even whoever made the block can prove it.
//
// All of it is read at one L1 block. A block that L1 replaced since it was last opened is read
// again, and all that follow it; when L1 is reorganized meanwhile, everything is.
func (f *Follower) Block(ctx context.Context, number uint64) (*Block, error) {
	if number == 0 {
		return nil, errors.New("block 0 is genesis: it has no body")
	}
	return atOneBlock(ctx, f, fmt.Sprintf("open block %d", number), func(r *reading) (*Block, error) { return r.block(ctx, number) })
}

// atOneBlock makes a read of a block and of what is below it, all at the newest L1 block, and keeps
// what it found out. When L1 was reorganized meanwhile it begins anew. purpose is for errors: "open
// block 7".
func atOneBlock[T any](ctx context.Context, f *Follower, purpose string, read func(r *reading) (T, error)) (value T, err error) {
	for range maxReads {
		view, err := f.client.Latest(ctx)
		if err != nil {
			return value, fmt.Errorf("%s: %w", purpose, err)
		}
		r := reading{Follower: f, View: view, stakers: f.stakers}
		value, err := settlement.Elsewhere(view, func() (T, error) { return read(&r) })
		if err != nil && ctx.Err() != nil {
			return value, err
		}
		switch gone := view.Check(ctx); {
		case gone == nil:
			var check *settlement.PrecheckError // an answer, too
			if err == nil || errors.As(err, &check) {
				f.keep(min(r.proven, r.opened), r.stakers)
			}
			return value, err
		case !errors.Is(gone, settlement.ErrReorged):
			return value, errors.Join(err, gone)
		}
	}
	return value, fmt.Errorf("%s: %w", purpose, ErrMoving)
}

// reading is one attempt of a read.
type reading struct {
	*Follower
	*settlement.View
	opened  uint64 // the block that was opened last; 0: none was
	proven  uint64 // the last proven block
	stakers settlement.StakerList
}

// stateAfter returns the application's state after a block, pending or proven.
func (r *reading) stateAfter(ctx context.Context, number uint64) (application.State, error) {
	if r.genesis == nil {
		return nil, fmt.Errorf("state after block %d: %w", number, ErrNoState)
	}
	if number == 0 {
		return r.Genesis(), nil
	}
	b, err := r.block(ctx, number)
	if err != nil {
		return nil, err
	}
	return b.Execution.Post, nil
}

func (r *reading) block(ctx context.Context, number uint64) (*Block, error) {
	if r.genesis == nil {
		return nil, fmt.Errorf("block %d: %w", number, ErrNoState)
	}
	var record settlement.Block
	var reveal *settlement.Revealed
	var stakers []settlement.Staker
	var base uint64 // the last proven block below that is known
	var state application.State
	err := r.Together(ctx,
		func(ctx context.Context) (err error) {
			if record, err = r.View.Block(ctx, number); err == nil {
				reveal, err = r.reveal(ctx, number, record)
			}
			return err
		},
		func(ctx context.Context) (err error) {
			if r.proven, err = r.Proven(ctx); err == nil {
				base, state, err = r.base(ctx, min(r.proven, number-1))
			}
			return err
		},
		func(ctx context.Context) (err error) {
			stakers, r.stakers, err = r.Follower.stakers.Next(ctx, r.View)
			return err
		},
	)
	if err != nil {
		return nil, err
	}
	if state, err = r.follow(ctx, base+1, number-1, state); err != nil {
		return nil, err
	}
	execution, err := r.execute(number, record, reveal, state)
	if err != nil {
		return nil, err
	}
	r.note(number, record, execution)
	r.opened = number
	b := &Block{
		Number: number, Slot: record.Slot, SlotStart: record.SlotStart, WindowEnd: record.WindowEnd,
		Tree: execution.Tree, Mode: r.Params.VrfMode, Execution: execution.Bind(r.challenge(reveal)), Body: reveal.Body,
		Stakers: stakers, L1Block: r.Number, L1Hash: r.Hash, app: r.app,
	}
	b.Challenge = b.Execution.Challenge
	b.Seed.SetBigInt(record.Seed)
	return b, nil
}

// base returns the last block up to a proven one of which the state is known, and that state: the
// genesis state when there is none. What L1 knows as another state is forgotten.
func (r *reading) base(ctx context.Context, proven uint64) (uint64, application.State, error) {
	for {
		number, state := r.lastKnown(proven)
		if number == 0 {
			return 0, state, nil
		}
		want, err := r.View.StateAfter(ctx, number)
		if err != nil {
			return 0, nil, err
		}
		if root := state.Root(); root.BigInt(new(big.Int)).Cmp(want) == 0 {
			return number, state, nil
		}
		r.forget(number)
	}
}

// chunk is how many blocks are read at once of those that are not known.
const chunk = followed.Spacing

// follow returns the state after the last of some blocks, given that before the first. Those that
// are known and the same as L1 has are not executed again.
func (r *reading) follow(ctx context.Context, first, last uint64, state application.State) (application.State, error) {
	for ; first <= last; first += chunk {
		records, err := r.Blocks(ctx, first, min(last, first+chunk-1))
		if err != nil {
			return nil, err
		}
		same := 0
		for ; same < len(records); same++ {
			k, ok := r.known[first+uint64(same)]
			if !ok || k.id != identityOf(records[same]) {
				break
			}
			state = k.state
		}
		reveals, err := r.reveals(ctx, first+uint64(same), records[same:])
		if err != nil {
			return nil, err
		}
		for i, reveal := range reveals {
			number, record := first+uint64(same+i), records[same+i]
			execution, err := r.execute(number, record, reveal, state)
			if err != nil {
				return nil, err
			}
			state = execution.Post
			r.note(number, record, execution)
			if number <= r.proven && number%followed.Spacing == 0 {
				r.keepState(number, state)
			}
		}
		if len(reveals) == chunk {
			r.Forget() // many bodies
		}
	}
	return state, nil
}

// note remembers the state after a block. States of older blocks are forgotten, but for some.
func (r *reading) note(number uint64, record settlement.Block, execution *application.Execution) {
	id := identityOf(record)
	if k, ok := r.known[number]; ok && k.id == id && k.state.Root() == execution.Post.Root() {
		return
	}
	r.known[number] = seen{id, execution.Post}
	for n := range r.known {
		if n+followed.Spacing < number && n%followed.Spacing != 0 {
			delete(r.known, n)
		}
	}
}

func (f *Follower) execute(number uint64, record settlement.Block, reveal *settlement.Revealed, parent application.State) (*application.Execution, error) {
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
			return nil, fmt.Errorf("block %d: %w: %v, not %v", number, ErrStateDiffers, record.StateOut, state)
		}
	}
	return execution, nil
}

// challenge returns the challenge that L1 drew for a revealed body.
func (f *Follower) challenge(reveal *settlement.Revealed) fr.Element {
	var challenge fr.Element
	return *challenge.SetBigInt(f.client.Deployment.BodyChallenge(reveal.Slot, reveal.Proposal.BodyHash, reveal.Proposal.TxRoot))
}

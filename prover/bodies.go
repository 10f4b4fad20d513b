package prover

import (
	"context"
	"errors"
	"fmt"

	"fernet/settlement"
	"fernet/settlement/rpcerr"
	"fernet/settlement/rules"
)

// ErrOtherBody means that a body is not that of a block.
var ErrOtherBody = errors.New("it is not the block's body")

// CheckBody reports whether bytes are the body of a block on record. L1 keeps no hash of a body,
// but the challenge that it drew from that hash.
func CheckBody(d *settlement.Deployment, record settlement.Block, body []byte) error {
	if record.Challenge == nil || d.BodyChallenge(record.Slot, rules.BodyHash(body, d.Params.TxBytes), record.TxRoot).Cmp(record.Challenge) != 0 {
		return fmt.Errorf("slot %d: %w", record.Slot, ErrOtherBody)
	}
	return nil
}

// UnreadableError is a block whose body no RPC has: its logs of the reveal are missing.
type UnreadableError struct {
	Number uint64
	Record settlement.Block
	Why    error // what the RPC said
}

func (e *UnreadableError) Error() string {
	return fmt.Sprintf("block %d: read its body: %v", e.Number, e.Why)
}

// Unwrap returns what the RPC said.
func (e *UnreadableError) Unwrap() error { return e.Why }

// BodiesFrom gives the follower a source of bodies beside L1's logs, such as what peers have sent:
// it returns the body of a block on record, nil when it has none. A body that is not the block's is
// not used. The source is called while L1 is read, from several goroutines, and must not wait for
// anything.
func (f *Follower) BodiesFrom(source func(number uint64, record settlement.Block) []byte) {
	f.bodies = source
}

// reveal returns what a block was revealed with: from the source of bodies where that has it, else
// from L1's logs. Where neither has, the error is an [UnreadableError], but for an empty body,
// which needs nobody.
func (r *reading) reveal(ctx context.Context, number uint64, record settlement.Block) (*settlement.Revealed, error) {
	if reveal := r.toldReveal(number, record); reveal != nil {
		return reveal, nil
	}
	reveal, err := r.RevealOf(ctx, record)
	switch {
	case !LacksLogs(err):
		return reveal, err
	case CheckBody(r.Deployment, record, nil) == nil:
		return r.revealed(number, record, []byte{}), nil // a block without transactions
	}
	return nil, &UnreadableError{number, record, err}
}

// toldReveal is a reveal with the body that the source has; nil when it has none.
func (r *reading) toldReveal(number uint64, record settlement.Block) *settlement.Revealed {
	if r.bodies == nil {
		return nil
	}
	body := r.bodies(number, record)
	if body == nil || CheckBody(r.Deployment, record, body) != nil {
		return nil
	}
	return r.revealed(number, record, body)
}

// revealed is a reveal of a body that is not from L1's logs.
func (r *reading) revealed(number uint64, record settlement.Block, body []byte) *settlement.Revealed {
	return &settlement.Revealed{
		Slot: record.Slot, Number: number, Body: body, Proposal: settlement.Proposal{
			StakerID: record.SequencerID, FeeSplit: record.FeeSplit, NumTxs: record.NumTxs, Parent: number - 1, TxRoot: record.TxRoot,
			BodyHash: rules.BodyHash(body, r.Params.TxBytes),
		},
	}
}

// reveals is reveal of blocks that follow each other, from the first one on.
func (r *reading) reveals(ctx context.Context, first uint64, records []settlement.Block) ([]*settlement.Revealed, error) {
	reveals, err := r.RevealsOf(ctx, records)
	if !LacksLogs(err) {
		return reveals, err
	}
	reveals = make([]*settlement.Revealed, len(records))
	reads := make([]func(context.Context) error, len(records))
	for i, record := range records {
		reads[i] = func(ctx context.Context) (err error) {
			reveals[i], err = r.reveal(ctx, first+uint64(i), record)
			return err
		}
	}
	return reveals, r.Together(ctx, reads...)
}

// LacksLogs reports whether an error is that the RPC has no such logs, and will have none later: it
// has found none where there must be some, or says so.
func LacksLogs(err error) bool {
	kind := rpcerr.Of(err)
	return err != nil && (errors.Is(err, settlement.ErrIncomplete) || kind.Answered() && kind.NextURL() && !kind.Again())
}

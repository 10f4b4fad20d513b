package operator

import (
	"errors"
	"fmt"

	"fernet/prover"
	"fernet/prover/keys"
	"fernet/settlement"
)

// ErrOptions means that what a function was called with lacks something that is needed, or has a
// value that L1 can do nothing with. Nothing was asked or sent.
var ErrOptions = errors.New("unusable options")

// required fails with ErrOptions when what a doc comment calls needed is not there.
func required(what string, there bool) error {
	if there {
		return nil
	}
	return fmt.Errorf("%w: %s is missing", ErrOptions, what)
}

// checkBlock fails with ErrOptions for the genesis, which is no block that can be acted on.
func checkBlock(number uint64) error {
	if number == 0 {
		return fmt.Errorf("%w: block 0 is the genesis, blocks are numbered from 1", ErrOptions)
	}
	return nil
}

// check fails with ErrOptions for a payment that is none.
func (p Payment) check() error {
	switch {
	case p.Amount == nil:
		return required("the amount", false)
	case p.Amount.Sign() <= 0:
		return fmt.Errorf("%w: the amount is %v wei, it must be above 0", ErrOptions, p.Amount)
	case p.Amount.BitLen() > 256:
		return fmt.Errorf("%w: the amount does not fit into 256 bits", ErrOptions)
	case p.Number == 0:
		return fmt.Errorf("%w: payments are numbered from 1", ErrOptions)
	}
	return nil
}

// check fails with ErrOptions when something is missing without which nothing can be proposed.
func (o *ProposeOptions) check(c *Chain, s Sender) error {
	return errors.Join(
		checkChain(c), required("the account that sends", s != nil), checkIdentity(o.Identity), required("Draft", o.Draft != nil), required("Keys", o.Keys != nil),
		required("Kept, the folder of proposals,", o.Kept != ""),
	)
}

// check fails with ErrOptions for spans and batches that are none.
func (o *ClaimOptions) check() error {
	for _, s := range o.Spans {
		if s.First == 0 || s.Last < s.First {
			return fmt.Errorf("%w: blocks %d to %d are no span, blocks are numbered from 1", ErrOptions, s.First, s.Last)
		}
	}
	if o.Batch < 0 || o.Batch > MaxClaims {
		return fmt.Errorf("%w: a batch of %d claims, it can have at most %d", ErrOptions, o.Batch, MaxClaims)
	}
	return nil
}

// checkActor fails with ErrOptions when L1 cannot be asked, or there is nobody to send.
func checkActor(client *settlement.Client, s Sender) error {
	return errors.Join(
		required("the client of the deployment", client != nil && client.Node != nil && client.Deployment != nil),
		required("the account that sends", s != nil),
	)
}

func checkChain(c *Chain) error {
	return required("the chain's client or follower", c != nil && c.Client != nil && c.Follower != nil)
}

func checkIdentity(id *prover.Identity) error {
	return required("the identity or its key", id != nil && id.Key != nil)
}

// checkProving fails with ErrOptions when there is no block to prove, or there are no keys.
func checkProving(b *prover.Block, set *keys.Set) error {
	return errors.Join(required("the block", b != nil), required("the set of proving keys", set != nil))
}

package operator_test

import (
	"context"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/units"
)

// Payments that are none are neither sent nor packed.
func TestPaymentsThatAreNone(t *testing.T) {
	w := newStaking(t)
	a, before := w.account(settlementtest.Deployer, nil), w.nonce(settlementtest.Deployer)
	one := units.AZT(1)
	for name, p := range map[string]operator.Payment{
		"zero value": {}, "no amount": {Number: 1}, "nothing": {Amount: new(big.Int), Number: 1},
		"negative": {Amount: big.NewInt(-1), Number: 1}, "no number": {Amount: one},
		"too large": {Amount: new(big.Int).Lsh(one, 256), Number: 1},
	} {
		for _, fund := range []operator.Fund{operator.FundReserve, operator.FundEscrow} {
			_, err := fund(t.Context(), w.client, a, p)
			require.ErrorIs(t, err, operator.ErrOptions, name)
		}
	}
	require.Equal(t, before, w.nonce(settlementtest.Deployer))
}

// Without a client, or one of a deployment, or an account, nothing is done, and nothing faults.
func TestNobodyActs(t *testing.T) {
	w := newStaking(t)
	ctx, a := t.Context(), w.account(settlementtest.Deployer, nil)
	find := func(context.Context) (settlement.Staker, error) { return settlement.Staker{}, nil }
	file := &files.Submission{Block: files.BlockID{Number: 1}, Submission: new(rules.Submission)}
	payment := operator.Payment{Amount: big.NewInt(1), Number: 1}
	for name, act := range map[string]func(client *settlement.Client, s operator.Sender) error{
		"claim": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.Claim(ctx, c, s, operator.ClaimOptions{})
			return err
		},
		"expire": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.Expire(ctx, c, s, 1, nil)
			return err
		},
		"finalize": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.Finalize(ctx, c, s, 1, nil)
			return err
		},
		"reserve": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.FundReserve(ctx, c, s, payment)
			return err
		},
		"escrow": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.FundEscrow(ctx, c, s, payment)
			return err
		},
		"absorb": func(c *settlement.Client, s operator.Sender) error { _, err := operator.Absorb(ctx, c, s); return err },
		"prune": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.Prune(ctx, c, s, nil)
			return err
		},
		"randao": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.RecordRandao(ctx, c, s, nil, nil)
			return err
		},
		"report": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.Report(ctx, c, s, nil, nil)
			return err
		},
		"reveal": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.Reveal(ctx, c, s, operator.RevealOptions{})
			return err
		},
		"submit": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.SubmitRoot(ctx, c, s, file, nil)
			return err
		},
		"stake": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.Stake(ctx, c, s, vrf.PublicKey{}, rules.RoleBase, operator.StakeOptions{})
			return err
		},
		"refill": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.Refill(ctx, c, s, find, operator.StakeOptions{})
			return err
		},
		"exit": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.Exit(ctx, c, s, find)
			return err
		},
		"withdraw": func(c *settlement.Client, s operator.Sender) error {
			_, err := operator.Withdraw(ctx, c, s, find, nil)
			return err
		},
	} {
		for _, without := range []error{act(nil, a), act(new(settlement.Client), a), act(settlement.NewClient(nil, w.client.Deployment), a), act(w.client, nil)} {
			require.ErrorIs(t, without, operator.ErrOptions, name)
		}
	}
}

// What is called with too little says what is missing. It neither crashes nor sends.
func TestUnusableOptions(t *testing.T) {
	w := newStaking(t)
	ctx, a, before := t.Context(), w.account(settlementtest.Deployer, nil), w.nonce(settlementtest.Deployer)
	chain := &operator.Chain{Client: w.client, Follower: &prover.Follower{}}
	whole := operator.ProposeOptions{
		Identity: &prover.Identity{Key: vrf.NewPrivateKey([vrf.SeedSize]byte{1})}, Kept: t.TempDir(),
		Draft: func(context.Context, uint64) (*files.Draft, error) { return nil, prover.ErrDraft },
		Keys:  func(context.Context) (*keys.Set, error) { return nil, keys.ErrNotCached },
	}
	propose := func(chain *operator.Chain, lack func(*operator.ProposeOptions)) func() error {
		return func() error {
			o := whole
			lack(&o)
			_, err := operator.Propose(ctx, chain, a, o)
			return err
		}
	}
	claim := func(o operator.ClaimOptions) func() error {
		return func() error { _, err := operator.Claim(ctx, w.client, a, o); return err }
	}
	block, none := &prover.Block{}, func(*operator.ProposeOptions) {}
	for name, call := range map[string]func() error{
		"propose nothing":         propose(chain, func(o *operator.ProposeOptions) { *o = operator.ProposeOptions{} }),
		"propose as nobody":       propose(chain, func(o *operator.ProposeOptions) { o.Identity = nil }),
		"propose without a key":   propose(chain, func(o *operator.ProposeOptions) { o.Identity = &prover.Identity{} }),
		"propose without a draft": propose(chain, func(o *operator.ProposeOptions) { o.Draft = nil }),
		"propose without keys":    propose(chain, func(o *operator.ProposeOptions) { o.Keys = nil }),
		"propose and keep it not": propose(chain, func(o *operator.ProposeOptions) { o.Kept = "" }),
		"propose on no chain":     propose(nil, none),
		"propose, not following":  propose(&operator.Chain{Client: w.client}, none),
		"propose without L1":      propose(&operator.Chain{Follower: chain.Follower}, none),
		"claim of block 0":        claim(operator.ClaimOptions{Spans: []operator.Span{{First: 0, Last: 1}}}),
		"claim of no span":        claim(operator.ClaimOptions{Spans: []operator.Span{{First: 2, Last: 1}}}),
		"claim less than nothing": claim(operator.ClaimOptions{Batch: -1}),
		"claim more than L1 does": claim(operator.ClaimOptions{Batch: operator.MaxClaims + 1}),
		"finalize block 0":        func() error { _, err := operator.Finalize(ctx, w.client, a, 0, nil); return err },
		"expire block 0":          func() error { _, err := operator.Expire(ctx, w.client, a, 0, nil); return err },
		"submit nothing":          func() error { _, err := operator.SubmitRoot(ctx, w.client, a, nil, nil); return err },
		"submit of no block":      func() error { _, err := operator.SubmitRoot(ctx, w.client, a, &files.Submission{}, nil); return err },
		"refill nobody": func() error {
			_, err := operator.Refill(ctx, w.client, a, nil, operator.StakeOptions{})
			return err
		},
		"exit nobody":     func() error { _, err := operator.Exit(ctx, w.client, a, nil); return err },
		"withdraw nobody": func() error { _, err := operator.Withdraw(ctx, w.client, a, nil, nil); return err },
		"draw of nothing": func() error {
			_, err := operator.DrawTickets(nil, whole.Identity, 0, operator.NodeFilter{})
			return err
		},
		"draw as nobody": func() error { _, err := operator.DrawTickets(block, nil, 0, operator.NodeFilter{}); return err },
		"read tickets of nothing": func() error {
			_, err := operator.ReadTickets("", nil, files.Deployment{}, operator.NodeFilter{})
			return err
		},
		"prove nothing":      func() error { _, err := new(operator.Proving).Run(ctx, nil); return err },
		"prove without keys": func() error { _, err := (&operator.Proving{Block: block, Out: "proofs"}).Run(ctx, nil); return err },
		"prove into nothing": func() error {
			_, err := (&operator.Proving{Block: block, Keys: new(keys.Set)}).Run(ctx, nil)
			return err
		},
		"load proofs of nothing": func() error {
			_, err := operator.LoadProofs(ctx, nil, files.Deployment{}, nil, nil)
			return err
		},
		"choose from nothing": func() error {
			_, err := operator.ChooseRoot(w.client.Deployment, block, new(keys.Set), nil, operator.RootOptions{})
			return err
		},
		"build of nothing": func() error {
			_, err := operator.BuildRoot(ctx, w.client, nil, operator.BuildOptions{Keys: new(keys.Set)})
			return err
		},
		"build without keys": func() error {
			_, err := operator.BuildRoot(ctx, w.client, block, operator.BuildOptions{})
			return err
		},
	} {
		require.NotPanics(t, func() { require.ErrorIs(t, call(), operator.ErrOptions, name) }, name)
	}
	require.Equal(t, before, w.nonce(settlementtest.Deployer))
}

// Package doctor finds out what keeps an actor from acting: nodes of L1, the chain, the account,
// the deployment, proving keys, the identity. It sends nothing. What to do about a finding is up to
// who shows it.
package doctor

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/l1"
)

// State is how a check went.
type State string

// The states. A warning keeps some actions from working, or may soon.
const (
	OK   State = "ok"
	Warn State = "warn"
	Bad  State = "bad"
)

// Finding is what one check found.
type Finding struct {
	Name   string `json:"name"` // what was looked at
	State  State  `json:"status"`
	Code   Code   `json:"-"`      // what is to be mended; empty when nothing is
	Detail string `json:"detail"` // the facts, in a line
	Err    error  `json:"-"`      // why, where an error says it

	// L1Block is the L1 block that the deployment was read at; 0 of what is no read of it.
	L1Block  uint64         `json:"l1Block,omitempty"`
	Account  common.Address `json:"-"` // that the finding is about, with NoETH and LowETH
	StakerID uint32         `json:"-"` // likewise, with Missing
	// Unproven says that the account's address is what its keystore says, and was not compared with
	// its key.
	Unproven bool `json:"-"`
}

// Subject is who is examined, and with what.
type Subject struct {
	DataDir string // of journals and identities
	DryRun  bool   // DataDir is not written to, to see whether it can be

	URLs    []string // nodes of L1
	NoURLs  error    // why there are none
	ChainID uint64   // wanted; 0 stands for that of the first node that answers
	KeysDir string
	// Application is that of the deployment, which the keys are of; nil: prover.Application.
	Application application.Application
	Directory   string // of identities
	Identity    string // the name of one

	// Account returns who signs, and whether the address was compared with the key; nil: nobody
	// does.
	Account func(context.Context) (address common.Address, proven bool, err error)
	// Open opens L1. It is called once, when one of the URLs has answered.
	Open func(context.Context) (*L1, error)
	// Explain adds what to do to NoURLs and to an error of Account, before findings say them; nil:
	// nothing is added.
	Explain func(context.Context, error) error
	// Log is for whoever looks into what happens; nil: nobody does.
	Log *slog.Logger
}

// L1 is what is examined on L1.
type L1 struct {
	Node    *l1.Client
	ChainID uint64
	// Local says that blocks come when somebody makes them.
	Local bool
	// Sender is the account that signs, or nobody's; see Subject.Account.
	Sender *account.Account
	Record string // the file of the deployment's record
	// Client is the deployment, as its record says; nil with ClientErr, and OtherChain when the
	// record is that of a deployment on another chain.
	Client     *settlement.Client
	ClientErr  error
	OtherChain bool
}

// findings are those of some checks.
type findings []Finding

func (r *findings) add(name string, state State, code Code, format string, args ...any) *Finding {
	*r = append(*r, Finding{Name: name, State: state, Code: code, Detail: fmt.Sprintf(format, args...)})
	return &(*r)[len(*r)-1]
}

// fail adds what an error says.
func (r *findings) fail(name string, state State, code Code, err error) {
	r.add(name, state, code, "%v", err).Err = err
}

// unasked adds that a check could not be made, as no node answered it. Why is the node's own words:
// nothing more is known.
func (r *findings) unasked(name string, state State, err error) {
	r.add(name, state, Unasked, "not checked, L1 could not be asked: %v", err).Err = err
}

// examination is a run of all checks.
type examination struct {
	Subject
	*L1
	// view returns the one L1 block that the deployment is read at, by all checks.
	view func() (*settlement.View, error)
	urls []string // that answer

	account    common.Address
	proven     bool // the account's address is that of its key
	accountErr error
}

// hasAccount reports whether somebody signs, or should.
func (e *examination) hasAccount() bool { return e.Subject.Account != nil }

// Run checks everything. The error is the context's.
//
// A check says what L1 answered, or that L1 could not be asked: findings follow from answers only.
func Run(ctx context.Context, s Subject) ([]Finding, error) {
	e := &examination{Subject: s}
	e.Application = cmp.Or(s.Application, prover.Application())
	if e.Log == nil {
		e.Log = slog.New(slog.DiscardHandler)
	}
	if e.Explain == nil {
		e.Explain = func(_ context.Context, err error) error { return err }
	}
	e.NoURLs = e.Explain(ctx, e.NoURLs)
	var r findings
	e.storage(&r)
	answers := e.onURLs(ctx, &r)
	if e.hasAccount() {
		e.account, e.proven, e.accountErr = s.Account(ctx)
		e.accountErr = e.Explain(ctx, e.accountErr)
	}
	if answers {
		r = append(r, e.onL1(ctx)...)
	} else {
		e.withoutL1(ctx, &r)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return r, nil
}

// onL1 runs the checks that ask L1, at once: a node that takes its time, or hangs, costs the time
// of the slowest.
func (e *examination) onL1(ctx context.Context) []Finding {
	for try := 1; ; try++ {
		found := e.once(ctx)
		gone := func(f Finding) bool { return errors.Is(f.Err, settlement.ErrReorged) }
		if try == maxTries || !slices.ContainsFunc(found, gone) {
			return found
		}
	}
}

// maxTries is how often the checks are made while L1 drops the block that they read.
const maxTries = 3

// once makes the checks, those of the deployment at one L1 block.
func (e *examination) once(ctx context.Context) []Finding {
	e.view = sync.OnceValues(func() (*settlement.View, error) {
		bounded, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		return e.Client.Latest(bounded)
	})
	checks := []func(context.Context, *findings){e.chain, e.osaka, e.signer, e.journal, e.deployment, e.proving, e.identity}
	parts := make([]findings, len(checks))
	var all sync.WaitGroup
	for i, check := range checks {
		all.Go(func() { check(ctx, &parts[i]) })
	}
	all.Wait()
	return slices.Concat(parts...)
}

// at returns the view that a check reads the deployment with.
func (e *examination) at() (*settlement.View, error) {
	v, err := e.view()
	if err != nil {
		return nil, err
	}
	return v.Apart(), nil // the checks run at the same time
}

// readAt says of the findings from one on that they are of an L1 block.
func (r *findings) readAt(from int, block uint64) {
	for i := from; i < len(*r); i++ {
		(*r)[i].L1Block = block
	}
}

// patience is how long L1 may take to answer one check.
const patience = 15 * time.Second

// withoutL1 checks what can be checked while no node answers.
func (e *examination) withoutL1(ctx context.Context, r *findings) {
	if e.hasAccount() {
		if e.accountErr != nil {
			r.fail("account", Bad, BadAccount, e.accountErr)
		} else {
			r.add("account", OK, "", "%s signs", e.account).Unproven = !e.proven
		}
	}
	e.cachedKeys(ctx, r)
	if id, ok := e.identityFile(r); ok {
		r.add("identity", OK, "", "%s is there", id.Name)
	}
}

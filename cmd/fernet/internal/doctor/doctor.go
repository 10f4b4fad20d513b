// Package doctor finds out what keeps the other commands from working, and says how to mend it.
package doctor

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/l1"
)

// Status is how a check went.
type Status string

// The statuses. A warning keeps some commands from working, or may soon.
const (
	OK   Status = "ok"
	Warn Status = "warn"
	Bad  Status = "bad"
)

// Check is one thing that was looked at.
type Check struct {
	Name   string `json:"name"`
	Status Status `json:"status"`
	Detail string `json:"detail"`
	Mend   string `json:"mend,omitempty"`
}

// Report is the result of fernet doctor.
type Report struct {
	Checks   []Check        `json:"checks"`
	Settings []config.Value `json:"settings"` // in effect, secrets hidden
}

// ErrUnwell means that something is bad.
var ErrUnwell = errors.New("something is wrong")

// Report marks a session.Report: what is bad is shown beside the error that says so.
func (r *Report) Report() {}

// Render shows the report.
func (r *Report) Render(con *console.Console) {
	t := console.Table{Columns: []console.Column{{Name: "setting"}, {Name: "value"}, {Name: "from"}}}
	for _, v := range r.Settings {
		t.Rows = append(t.Rows, []any{v.Name, v.Value, v.Origin})
	}
	con.Table(t)
	con.Line("")
	for _, c := range r.Checks {
		tone := map[Status]console.Tone{OK: console.Good, Warn: console.Warn, Bad: console.Bad}[c.Status]
		con.Item(tone, string(c.Status), "%s: %s", c.Name, c.Detail)
		if c.Mend != "" {
			con.Line("      %s", c.Mend)
		}
	}
}

func (r *Report) add(name string, status Status, mend, format string, args ...any) {
	r.Checks = append(r.Checks, Check{name, status, fmt.Sprintf(format, args...), mend})
}

// Run checks everything. It sends nothing. With a password file it opens the keystore; otherwise it
// needs the password only when the keystore does not name its address. The error is ErrUnwell when
// a check is bad.
//
// A check says what L1 answered, or that L1 could not be asked: what to mend follows from answers
// only.
func Run(ctx context.Context, s *session.Session) (*Report, error) {
	r := new(Report)
	r.storage(s)
	if urls, ok := r.urls(ctx, s); ok {
		r.onL1(ctx, s, urls)
	} else {
		r.withoutL1(ctx, s)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	r.Settings = s.Settings() // now that L1 was asked
	bad := 0
	for _, c := range r.Checks {
		if c.Status == Bad {
			bad++
		}
	}
	if bad > 0 {
		return r, fmt.Errorf("%w: %d of %d checks are bad, each with how to mend it", ErrUnwell, bad, len(r.Checks))
	}
	return r, nil
}

// examination is a run on an L1 that answers. What several checks need was opened before
// they start, since a session is for one goroutine.
type examination struct {
	*session.Session
	node    *l1.Client
	network config.Network
	urls    []string // that answer

	account    common.Address
	proven     bool // the account's address is that of its key
	accountErr error
	client     *settlement.Client
	clientErr  error
}

// onL1 runs the checks that ask L1, at once: a node that takes its time, or hangs, costs the time
// of the slowest.
func (r *Report) onL1(ctx context.Context, s *session.Session, urls []string) {
	p := &examination{Session: s, urls: urls}
	var err error
	if p.node, err = s.L1(ctx); err != nil {
		return // urls has said so
	}
	if p.network, err = s.Network(ctx); err != nil {
		return
	}
	if s.HasAccount() {
		p.account, p.proven, p.accountErr = s.CheckAccount(ctx)
	}
	p.client, p.clientErr = s.Client(ctx)
	checks := []func(*Report, context.Context, *examination){
		(*Report).chain, (*Report).osaka, (*Report).signer, (*Report).journal, (*Report).deployment, (*Report).proving, (*Report).identity,
	}
	parts := make([]Report, len(checks))
	var all sync.WaitGroup
	for i, check := range checks {
		all.Go(func() { check(&parts[i], ctx, p) })
	}
	all.Wait()
	for _, part := range parts {
		r.Checks = append(r.Checks, part.Checks...)
	}
}

// patience is how long L1 may take to answer one check.
const patience = 15 * time.Second

// unasked adds that a check could not be made, as no node answered it. Why is the node's own words:
// nothing more is known.
func (r *Report) unasked(name string, status Status, err error) {
	r.add(name, status, "run fernet doctor again, or name another --rpc-url", "not checked, L1 could not be asked: %v", err)
}

// withoutL1 checks what can be checked while no node answers.
func (r *Report) withoutL1(ctx context.Context, s *session.Session) {
	if s.HasAccount() {
		if account, proven, err := s.CheckAccount(ctx); err != nil {
			r.add("account", Bad, mendAccount, "%v", err)
		} else {
			r.add("account", OK, "", "%s signs%s", account, unproven(proven))
		}
	}
	r.cachedKeys(ctx, s)
	if id, ok := r.identityFile(s); ok {
		r.add("identity", OK, "", "%s is there", id.Name)
	}
}

// storage checks the folder of journals and identities.
func (r *Report) storage(s *session.Session) {
	const name, mend = "data folder", "name another with --data-dir, or make it writable"
	dir := s.Config.DataDir
	if s.Config.DryRun {
		r.add(name, OK, "", "%s; whether it is writable is not tried in a dry run", dir)
		return
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		r.add(name, Bad, mend, "%v", err)
		return
	}
	probe, err := os.CreateTemp(dir, ".probe-*")
	if err != nil {
		r.add(name, Bad, mend, "%v", err)
		return
	}
	if err := errors.Join(probe.Close(), os.Remove(probe.Name())); err != nil {
		r.add(name, Bad, mend, "%v", err)
		return
	}
	r.add(name, OK, "", "%s is writable", dir)
}

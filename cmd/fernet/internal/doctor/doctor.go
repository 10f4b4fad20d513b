// Package doctor finds out what keeps the other commands from working, and says how to mend it.
package doctor

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/identity"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/settlement"
	"fernet/settlement/azt"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
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

// Run checks everything. It sends nothing. The keystore's password it needs only when the keystore does not name its
// address. The error is ErrUnwell when a check is bad.
func Run(ctx context.Context, s *session.Session) (*Report, error) {
	r := new(Report)
	r.storage(s)
	if r.urls(ctx, s) {
		r.chain(ctx, s)
		r.account(ctx, s)
		r.deployment(ctx, s)
		r.identity(ctx, s)
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

// withoutL1 checks what can be checked while no node answers.
func (r *Report) withoutL1(ctx context.Context, s *session.Session) {
	if s.HasAccount() {
		if account, err := s.Account(ctx); err != nil {
			r.add("account", Bad, mendAccount, "%v", err)
		} else {
			r.add("account", OK, "", "%s signs", account)
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

// maxBehind is how many blocks one URL may be behind another.
const maxBehind = 3

// urls checks every RPC URL, and reports whether there is one to go on with.
func (r *Report) urls(ctx context.Context, s *session.Session) bool {
	urls, err := s.URLs()
	if err != nil {
		r.add("RPC", Bad, "such as --rpc-url https://...", "%v", err)
		return false
	}
	wanted, named := config.NetworkNamed(s.Config.Network)
	found := probe(ctx, urls)
	var newest uint64
	for _, e := range found {
		if e.Err == nil {
			newest = max(newest, e.Head.Number.Uint64())
		}
	}
	var chain *big.Int
	if named {
		chain = new(big.Int).SetUint64(wanted.ChainID)
	}
	good := 0
	// While another URL answers, one that does not keeps nothing from working.
	silent := Bad
	if slices.ContainsFunc(found, func(e l1.Endpoint) bool { return e.Err == nil }) {
		silent = Warn
	}
	for _, e := range found {
		name := "RPC " + e.URL
		if e.Err == nil && chain == nil {
			chain = e.ChainID
		}
		switch {
		case e.Err != nil:
			r.add(name, silent, "check the URL and the network, or remove it", "%v", e.Err)
		case e.ChainID.Cmp(chain) != 0:
			r.add(name, Bad, "name URLs of one chain only, that of --network", "it is on chain %d, not %d", e.ChainID, chain)
		case e.Head.Number.Uint64()+maxBehind < newest:
			good++
			r.add(name, Warn, "wait until it has caught up, or name it last", "it is %d blocks behind", newest-e.Head.Number.Uint64())
		default:
			good++
			r.add(name, OK, "", "chain %d, block %d, %s, answers in %s", e.ChainID, e.Head.Number, e.Client, e.Took.Round(time.Millisecond))
		}
	}
	if good == 0 {
		return false
	}
	if _, err := s.L1(ctx); err != nil {
		// The URLs above say which.
		r.add("L1", Bad, "remove the URLs that are bad", "%v", err)
		return false
	}
	return true
}

// probeTimeout is how long a URL may take: one that takes longer is of no use to the other commands.
const probeTimeout = 5 * time.Second

// probe asks every URL for itself, all at once: one that hangs takes the time of its timeout.
func probe(ctx context.Context, urls []string) []l1.Endpoint {
	found := make([]l1.Endpoint, len(urls))
	var all sync.WaitGroup
	for i, u := range urls {
		all.Go(func() { found[i] = l1.Probe(ctx, u, probeTimeout) })
	}
	all.Wait()
	return found
}

// osakaProbe is init code that returns CLZ(0), an instruction of Osaka (EIP-7939) that the contracts are compiled for.
var osakaProbe = common.FromHex("0x5f1e5f5260205ff3")

// maxSkew is how far the newest block of a public network may be from this machine's clock.
const maxSkew = 2 * time.Minute

// chain checks what the contracts need of L1.
func (r *Report) chain(ctx context.Context, s *session.Session) {
	node, err := s.L1(ctx)
	if err != nil {
		return
	}
	network, err := s.Network(ctx)
	if err != nil {
		return
	}
	head, err := node.HeaderByNumber(ctx, nil)
	if err != nil {
		r.add("newest block", Bad, "name another --rpc-url", "%v", err)
		return
	}
	age := time.Since(time.Unix(int64(head.Time), 0)).Round(time.Second)
	switch {
	case network.Local:
		r.add("clock", OK, "", "not compared: the blocks of a local chain come when they are made")
	case age > maxSkew:
		r.add("clock", Bad, "wait until the node is in step, or name another; compare this machine's clock with a time server", "the newest block is %s old", age)
	case age < -maxSkew/4:
		r.add("clock", Bad, "set this machine's clock by a time server", "the newest block is %s ahead of this machine's clock", -age)
	default:
		r.add("clock", OK, "", "the newest block is %s old", age)
	}

	code, err := node.CodeAt(ctx, params.HistoryStorageAddress, nil)
	switch {
	case err != nil:
		r.add("EIP-2935", Bad, "name another --rpc-url", "%v", err)
	case !bytes.Equal(code, params.HistoryStorageCode):
		r.add("EIP-2935", Warn, "record a slot's RANDAO within 256 blocks (fernet slot randao), or use a network with Prague", "the history contract is not at %s", params.HistoryStorageAddress)
	default:
		r.add("EIP-2935", OK, "", "block hashes of 8191 blocks are kept")
	}

	// Any answer but an error is one of Osaka.
	output, err := node.CallContract(ctx, ethereum.CallMsg{Data: osakaProbe}, nil)
	if err != nil || new(big.Int).SetBytes(output).Int64() != 256 {
		r.add("Osaka", Bad, "use a network with Osaka; anvil: --hardfork osaka", "the node does not know the instruction CLZ, which contracts may use")
	} else {
		r.add("Osaka", OK, "", "its instructions are known, so a transaction has at most %d gas (EIP-7825)", params.MaxTxGas)
	}
	if head.GasLimit < params.MaxTxGas {
		r.add("block gas limit", Warn, "prove smaller blocks: --max-txs of the deployment", "%d, less than one transaction may use (%d)", head.GasLimit, params.MaxTxGas)
	} else {
		r.add("block gas limit", OK, "", "%d", head.GasLimit)
	}
}

// lowBalance is what about a hundred ordinary transactions cost at 10 gwei.
var lowBalance = new(big.Int).Mul(big.NewInt(50), big.NewInt(1e15))

const mendAccount = "see --account, --keystore and --password-file"

func (r *Report) account(ctx context.Context, s *session.Session) {
	if !s.HasAccount() {
		r.add("account", Warn, "to send, name one with --account or --keystore, or set FERNET_PRIVATE_KEY", "there is none to sign with")
		return
	}
	account, err := s.Account(ctx)
	if err != nil {
		r.add("account", Bad, mendAccount, "%v", err)
		return
	}
	node, err := s.L1(ctx)
	if err != nil {
		return
	}
	balance, err := node.BalanceAt(ctx, account, nil)
	mend := fmt.Sprintf("send ETH to %s", account)
	switch {
	case err != nil:
		r.add("account", Bad, "name another --rpc-url", "%v", err)
	case balance.Sign() == 0:
		r.add("account", Bad, mend, "%s has no ETH", account)
	case balance.Cmp(lowBalance) < 0:
		r.add("account", Warn, mend, "%s has %s ETH", account, azt.Exact(balance))
	default:
		r.add("account", OK, "", "%s has %s ETH", account, azt.Floor(balance, 4))
	}
	path, err := s.Journal(ctx)
	if err != nil {
		return
	}
	entries, err := txmgr.ReadJournal(path)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		r.add("journal", Bad, "move it away after you have looked at the account's transactions", "%v", err)
		return
	}
	if err := s.CheckJournal(ctx, path, entries); err != nil {
		r.add("journal", Bad, "do what it says, and ask again", "%v", err)
		return
	}
	open := 0
	for _, e := range entries {
		if e.Outcome == txmgr.Unfinished {
			open++
		}
	}
	if open > 0 {
		r.add("journal", Warn, "run the command that was interrupted again: it goes on", "%d of %d transactions are not final", open, len(entries))
		return
	}
	r.add("journal", OK, "", "%d transactions, all final", len(entries))
}

func (r *Report) deployment(ctx context.Context, s *session.Session) {
	path, err := s.DeploymentPath(ctx)
	if err != nil {
		return
	}
	client, err := s.Client(ctx)
	if errors.Is(err, fs.ErrNotExist) {
		r.add("deployment", Warn, "deploy with fernet deploy, or name the record of a deployment with --deployment", "there is no %s", path)
		r.cachedKeys(ctx, s)
		return
	}
	if err != nil {
		r.add("deployment", Bad, "get the record from whoever deployed", "%v", err)
		return
	}
	for _, c := range client.Contracts {
		code, err := client.Node.CodeAt(ctx, c.Address, nil)
		switch {
		case err != nil:
			r.add("code of "+c.Name, Bad, "name another --rpc-url", "%v", err)
		case len(code) == 0:
			r.add("code of "+c.Name, Bad, "the record is of another chain, or of one that was started anew: get the one of this chain from whoever deployed, or deploy again", "there is no contract at %s", c.Address)
		case crypto.Keccak256Hash(code) != c.CodeHash:
			r.add("code of "+c.Name, Bad, "do not use this deployment", "%s has other code than the record", c.Address)
		default:
			r.add("code of "+c.Name, OK, "", "%s is as recorded", c.Address)
		}
	}
	if err := client.Verify(ctx); err != nil {
		r.add("deployment", Bad, "get the record from whoever deployed", "%v", err)
		return
	}
	r.add("deployment", OK, "", "%s agrees with L1", path)
	r.keys(ctx, s, client)
}

// cachedKeys checks the keys by themselves, as there is no deployment to compare them with.
func (r *Report) cachedKeys(ctx context.Context, s *session.Session) {
	if _, err := s.CachedKeys(ctx); err != nil {
		r.add("proving keys", Warn, "to deploy, make them with fernet keys setup; to propose or prove, get the deployment's folder of keys and name it with --keys-dir",
			"%s", keysProblem(s, err))
		return
	}
	r.add("proving keys", OK, "", "those in %s are whole", s.Config.KeysDir)
}

func (r *Report) keys(ctx context.Context, s *session.Session, client *settlement.Client) {
	set, err := s.CachedKeys(ctx)
	if err != nil {
		r.add("proving keys", Warn, "to propose or prove, get the deployment's folder of keys and name it with --keys-dir; nothing else needs them", "%s", keysProblem(s, err))
		return
	}
	verifying, err := prover.VerifyingKeys(set)
	if err == nil {
		err = client.VerifyKeys(ctx, verifying)
	}
	if err != nil && !r.proves(s) {
		r.add("proving keys", Warn, "to propose or prove, get the deployment's folder of keys and name it with --keys-dir; nothing else needs them", "%v", err)
		return
	}
	if err != nil {
		r.add("proving keys", Bad, "get the deployment's folder of keys and name it with --keys-dir", "%v", err)
		return
	}
	r.add("proving keys", OK, "", "those in %s are the deployment's", s.Config.KeysDir)
}

// keysProblem is why there are no keys, without the advice that other commands give.
func keysProblem(s *session.Session, err error) string {
	if errors.Is(err, session.ErrNotCached) {
		return "they are missing or damaged in " + s.Config.KeysDir
	}
	return err.Error()
}

// proves reports whether whoever asks has an identity to prove with. Others need no keys, whatever their cache has of other deployments.
func (r *Report) proves(s *session.Session) bool {
	_, err := identity.Read(s.IdentityDir(), s.Config.Identity)
	return !errors.Is(err, identity.ErrMissing)
}

// identityFile reads the identity, or says why not.
func (r *Report) identityFile(s *session.Session) (*identity.Identity, bool) {
	id, err := identity.Read(s.IdentityDir(), s.Config.Identity)
	switch {
	case errors.Is(err, identity.ErrMissing):
		r.add("identity", Warn, "to stake, make one with fernet identity new, or name one with --identity", "there is no identity %s", s.Config.Identity)
	case err != nil:
		r.add("identity", Bad, "restore it from your backup", "%v", err)
	}
	return id, err == nil
}

func (r *Report) identity(ctx context.Context, s *session.Session) {
	id, ok := r.identityFile(s)
	if !ok {
		return
	}
	staker, err := s.StakerOf(ctx, id.PublicKey)
	if err != nil {
		r.add("identity", Warn, "", "%v", err)
		return
	}
	if s.HasAccount() {
		if account, err := s.Account(ctx); err == nil && account != staker.Owner {
			r.add("identity", Warn, "sign with the owner's account", "%s is staker %d, owned by %s", id.Name, staker.ID, staker.Owner)
			return
		}
	}
	r.add("identity", OK, "", "%s is staker %d, %s", id.Name, staker.ID, staker.Roles)
}

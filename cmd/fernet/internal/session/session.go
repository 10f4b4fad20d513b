// Package session is what a command runs with: its configuration, L1, the
// deployment, the account that signs. Everything is opened when it is first
// asked for, so a command that needs no L1 asks nobody.
package session

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"math/big"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/ledger"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
)

// Session is one run of a command. It is for one goroutine.
type Session struct {
	Config *config.Config
	// Console is where the result is shown to a person: standard output, or
	// with --json standard error.
	Console *console.Console
	// Log is for whoever looks into what happens; see --log-level.
	Log *slog.Logger

	in      io.Reader
	errs    io.Writer
	l1      *l1.Client
	network config.Network
	client  *settlement.Client
	checked bool // the client's record was compared with L1
	keys    *keys.Set
	signer  txmgr.Signer
	vrfKey  *vrf.PrivateKey
	sender  *account.Account

	// final are the transactions that this run has sent, or found done.
	final *Done
	// warned is what is said once.
	warned map[string]bool
}

// New returns a session that shows its result on out, asks on in, and says everything else on errs.
func New(cfg *config.Config, in io.Reader, out, errs io.Writer) *Session {
	if cfg.JSON {
		out = errs
	}
	con := console.New(out, errs)
	errs = con.Errs()
	return &Session{
		Config: cfg, Console: con, in: in, errs: errs, final: new(Done), warned: map[string]bool{},
		Log: slog.New(slog.NewTextHandler(errs, &slog.HandlerOptions{Level: cfg.LogLevel})),
	}
}

// Close ends what was opened. Transactions that are not final are in the journal.
func (s *Session) Close() error {
	var err error
	if s.sender != nil {
		err = s.sender.Close()
	}
	if s.l1 != nil {
		s.l1.Close()
	}
	return err
}

// Note says something to a person that is not the result, on standard error.
func (s *Session) Note(format string, args ...any) {
	fmt.Fprintf(s.errs, format+"\n", args...)
}

// ErrNoRPC means that no L1 was named.
var ErrNoRPC = errors.New("no L1 to ask")

// URLs are where L1 is asked: those configured, or the network's own.
func (s *Session) URLs() ([]string, error) {
	var urls []string
	for _, u := range s.Config.RPCURLs {
		urls = append(urls, u.Reveal())
	}
	if len(urls) == 0 {
		if n, ok := config.NetworkNamed(s.Config.Network); ok && n.RPCURL != "" {
			return []string{n.RPCURL}, nil
		}
		return nil, config.Usage("%w: name a node with --rpc-url (or FERNET_RPC_URL)", ErrNoRPC)
	}
	return urls, nil
}

// L1 returns the client of L1. It is on the chain of --network, if that is given.
func (s *Session) L1(ctx context.Context) (*l1.Client, error) {
	if s.l1 != nil {
		return s.l1, nil
	}
	urls, err := s.URLs()
	if err != nil {
		return nil, err
	}
	opts := l1.Options{Log: s.Log}
	if n, ok := config.NetworkNamed(s.Config.Network); ok {
		opts.ChainID = n.ChainID
	}
	client, err := l1.Dial(ctx, urls, opts)
	if err != nil {
		return nil, fmt.Errorf("connect to L1: %w", err)
	}
	id, err := client.ChainID(ctx)
	if err != nil {
		return nil, fmt.Errorf("connect to L1: %w", err)
	}
	s.l1, s.network = client, config.NetworkOf(id.Uint64())
	if s.Config.Confirmations != 0 {
		s.network.Confirmations = s.Config.Confirmations
	}
	return client, nil
}

// Network returns what is known of L1's chain, with the confirmations to wait for.
func (s *Session) Network(ctx context.Context) (config.Network, error) {
	if _, err := s.L1(ctx); err != nil {
		return config.Network{}, err
	}
	return s.network, nil
}

// Head returns the number of L1's newest block.
func (s *Session) Head(ctx context.Context) (uint64, error) {
	node, err := s.L1(ctx)
	if err != nil {
		return 0, err
	}
	head, err := node.BlockNumber(ctx)
	if err != nil {
		return 0, fmt.Errorf("get newest block: %w", err)
	}
	return head, nil
}

// DeploymentPath is the file of the deployment: the one named, or that of L1's chain.
func (s *Session) DeploymentPath(ctx context.Context) (string, error) {
	if s.Config.Deployment != "" {
		return s.Config.Deployment, nil
	}
	n, ok := config.NetworkNamed(s.Config.Network)
	if !ok {
		var err error
		if n, err = s.Network(ctx); err != nil {
			return "", err
		}
	}
	return deploymentOf(n), nil
}

func deploymentOf(n config.Network) string {
	return filepath.Join("deployments", fmt.Sprintf("%d.json", n.ChainID))
}

// ErrChain means that a deployment is not on the chain of L1.
var ErrChain = errors.New("the deployment is on another chain")

// Deployment returns the record of the deployment, as of Client.
func (s *Session) Deployment(ctx context.Context) (*settlement.Deployment, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	return client.Deployment, nil
}

// Client returns the client of the deployment on L1. What the record says of parameters, addresses, genesis state and block
// is what L1 says: commands conclude from it. Code and keys are compared by fernet doctor.
func (s *Session) Client(ctx context.Context) (*settlement.Client, error) {
	client, err := s.UncheckedClient(ctx)
	if err != nil {
		return nil, err
	}
	if !s.checked {
		if err := client.CheckRecord(ctx); err != nil {
			return nil, err
		}
		s.checked = true
	}
	return client, nil
}

// UncheckedClient is Client for whoever compares the record with L1 itself. It compares chains and no more.
func (s *Session) UncheckedClient(ctx context.Context) (*settlement.Client, error) {
	if s.client != nil {
		return s.client, nil
	}
	node, err := s.L1(ctx)
	if err != nil {
		return nil, err
	}
	path, err := s.DeploymentPath(ctx)
	if err != nil {
		return nil, err
	}
	d, err := settlement.ReadDeployment(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: get the deployment's record from whoever deployed and name it with --deployment, or deploy one yourself (fernet deploy)", err)
	}
	if err != nil {
		return nil, err
	}
	if d.ChainID != s.network.ChainID {
		return nil, fmt.Errorf("%w: %s is of chain %d, L1 is chain %d: name another --deployment or --rpc-url", ErrChain, path, d.ChainID, s.network.ChainID)
	}
	s.Use(NewClient(node, d))
	s.checked = false
	return s.client, nil
}

// NewClient returns a client of a deployment of the reference ledger, so that its genesis state can be verified.
func NewClient(node settlement.Node, d *settlement.Deployment) *settlement.Client {
	client := settlement.NewClient(node, d)
	client.GenesisState = prover.GenesisState
	return client
}

// Use makes the session go on with a deployment that was just made.
func (s *Session) Use(client *settlement.Client) {
	s.client, s.checked = client, true
	if s.sender != nil {
		s.sender.Use(client)
	}
}

// Genesis returns the ledger before its first block, from the record of the deployment.
func (s *Session) Genesis(ctx context.Context) (ledger.Genesis, error) {
	d, err := s.Deployment(ctx)
	if err != nil {
		return ledger.Genesis{}, err
	}
	if len(d.Genesis) == 0 {
		return ledger.Genesis{}, errors.New("the deployment's record has no genesis ledger: get the record from whoever deployed")
	}
	return ledger.ReadGenesis(strings.NewReader(string(d.Genesis)))
}

// LedgerID is the deployment's ledger id as a field element.
func LedgerID(d *settlement.Deployment) fr.Element {
	var id fr.Element
	id.SetBigInt(d.LedgerID())
	return id
}

// Keys returns the proving keys for base rollups of so many transactions, from the cache or made now,
// with a progress bar after a word on how long it takes. A dry run makes none: without keys it is
// keys.ErrNotCached.
func (s *Session) Keys(ctx context.Context, txsPerBase uint32) (*keys.Set, error) {
	if s.keys != nil && s.keys.TxsPerBase() == txsPerBase {
		return s.keys, nil
	}
	if s.Config.DryRun {
		set, err := s.CachedKeys(ctx, txsPerBase)
		if errors.Is(err, keys.ErrNotCached) {
			err = fmt.Errorf("%w: a dry run makes none in %s: make them first with fernet keys setup", keys.ErrNotCached, s.Config.KeysDir)
		}
		return set, err
	}
	var bar *console.Progress
	done := 0
	set, err := keys.Open(ctx, s.Config.KeysDir, keys.Protocol(txsPerBase), keys.Options{
		Provers: runtime.GOMAXPROCS(0),
		Warn:    func(line string) { s.Note("%s", line) },
		Progress: func(p keys.Progress) {
			if p.Stage == keys.StageSetup && bar == nil {
				s.Note("Proving keys are made once, in about %s, and kept in %s.\n%s", keys.SetupTime(p.Total-p.Done).Round(time.Second), s.Config.KeysDir, keys.SetupWarning)
				bar = s.Console.Progress("setting up, constraints", p.Total)
			}
			if bar != nil {
				bar.Add(p.Done-done, string(p.Kind))
			}
			done = p.Done
		},
	})
	if bar != nil {
		bar.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("open proving keys: %w", err)
	}
	s.keys = set
	return set, nil
}

// CachedKeys is Keys, but makes none: missing or damaged ones are keys.ErrNotCached, and so are those
// of base rollups of another number of transactions.
func (s *Session) CachedKeys(ctx context.Context, txsPerBase uint32) (*keys.Set, error) {
	if s.keys != nil && s.keys.TxsPerBase() == txsPerBase {
		return s.keys, nil
	}
	set, err := keys.OpenCached(ctx, s.Config.KeysDir, keys.Protocol(txsPerBase), keys.Options{Provers: runtime.GOMAXPROCS(0)})
	if errors.Is(err, keys.ErrNotCached) {
		err = fmt.Errorf("%w: get the deployment's folder of keys and name it with --keys-dir; those that fernet keys setup makes fit only a deployment made with them", err)
	}
	if err != nil {
		return nil, err
	}
	s.keys = set
	return set, nil
}

// Settings are the settings in effect: where one is not set, what is taken instead, as far as it is known.
func (s *Session) Settings() []config.Value {
	network := s.network // of L1, once that was asked
	if n, ok := config.NetworkNamed(s.Config.Network); ok && s.l1 == nil {
		network = n
	}
	taken := map[string]config.Value{}
	instead := func(name, value, origin string) { taken[name] = config.Value{Name: name, Value: value, Origin: origin} }
	if network.ChainID != 0 {
		instead("network", network.Name, "chain id")
		instead("rpc-url", network.RPCURL, "network")
		instead("deployment", deploymentOf(network), "network")
		instead("confirmations", strconv.FormatUint(network.Confirmations, 10), "network")
	}
	instead("identity-password-file", s.Config.PasswordFile, "password-file")
	values := s.Config.Values()
	for i, v := range values {
		if t := taken[v.Name]; v.Value == "" && t.Value != "" {
			values[i] = t
		}
	}
	return values
}

// DataPath is a path in the folder of --data-dir.
func (s *Session) DataPath(parts ...string) string {
	return filepath.Join(append([]string{s.Config.DataDir}, parts...)...)
}

// InBlocks says how far away a block is, for a person: "in 12 blocks (about 2m24s)".
func (s *Session) InBlocks(head, block uint64) string {
	if block <= head {
		return fmt.Sprintf("%d blocks ago", head-block)
	}
	n := block - head
	if s.network.BlockTime == 0 {
		return fmt.Sprintf("in %d blocks", n)
	}
	return fmt.Sprintf("in %d blocks (about %s)", n, (time.Duration(n) * s.network.BlockTime).Round(time.Second))
}

// Blocks says how long so many blocks are, for a person: "150 blocks, about 30m".
func (s *Session) Blocks(n uint64) string {
	blocks := fmt.Sprintf("%d blocks", n)
	if n == 1 {
		blocks = "1 block"
	}
	if s.network.BlockTime == 0 {
		return blocks
	}
	return blocks + ", about " + roughly(n, s.network.BlockTime)
}

// roughly is a duration in its two largest units: "4w", "1d2h", "30m", "24s". So many blocks as L1
// can count would overflow a time.Duration.
func roughly(blocks uint64, each time.Duration) string {
	seconds := new(big.Int).Mul(new(big.Int).SetUint64(blocks), big.NewInt(int64(each/time.Second)))
	left, text, parts := seconds, "", 0
	for _, unit := range []struct {
		seconds int64
		name    string
	}{{7 * 24 * 3600, "w"}, {24 * 3600, "d"}, {3600, "h"}, {60, "m"}, {1, "s"}} {
		n, rest := new(big.Int).QuoRem(left, big.NewInt(unit.seconds), new(big.Int))
		if parts > 0 {
			parts++ // the second unit follows the first one, or is left out
		}
		if n.Sign() > 0 {
			text += n.String() + unit.name
			parts = max(parts, 1)
		}
		if left = rest; parts == 2 {
			break
		}
	}
	if text == "" {
		return "0s"
	}
	return text
}

// Package session is what a command runs with: its configuration, L1, the
// deployment, the account that signs. Everything is opened when it is first
// asked for, so a command that needs no L1 asks nobody.
package session

import (
	"io"
	"strconv"

	"fernet/cmd/fernet/internal/config"
	"fernet/settlement/account"
)

// Session is one run of a command, put together from its parts. It is for one goroutine.
type Session struct {
	*Dialog
	*Chain
	*Keyring
	*Proving

	sender *account.Account // nil until it is asked for
	// final are the transactions that this run has sent, or found done.
	final *Done
}

// New returns a session that shows its result on out, asks on in, and says everything else on errs.
func New(cfg *config.Config, in io.Reader, out, errs io.Writer) *Session {
	d := newDialog(cfg, in, out, errs)
	return &Session{
		Dialog: d, Chain: &Chain{cfg: cfg, log: d.Log}, Keyring: &Keyring{dialog: d}, Proving: &Proving{dialog: d}, final: new(Done),
	}
}

// Close ends what was opened. Transactions that are not final are in the journal.
func (s *Session) Close() error {
	var err error
	if s.sender != nil {
		err = s.sender.Close()
	}
	if s.node != nil {
		s.node.Close()
	}
	return err
}

// Settings are the settings in effect: where one is not set, what is taken instead, as far as it is
// known.
func (s *Session) Settings() []config.Value {
	network := s.network // of L1, once that was asked
	if n, ok := config.NetworkNamed(s.Config.Network); ok && s.node == nil {
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

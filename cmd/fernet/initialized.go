package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/ledger"
	"fernet/prover/operator/newcomer"
	"fernet/settlement/units"
)

// initialized is the result of fernet init.
type initialized struct {
	Files []newcomer.File `json:"files"`
	// null in a dry run that would make it, and when only its password tells it
	Account    *common.Address  `json:"account"`
	Identities []string         `json:"identities"` // names
	Ledger     []ledger.Address `json:"ledger"`     // accounts of the keys
	// whether the deployment is made by somebody else, or was made before
	Joins bool            `json:"joins"`
	Funds *newcomer.Needs `json:"funds"` // null when L1 was not asked
	Next  []string        `json:"next"`  // what to do next, commands among it
}

// Render shows what was made, and what to do next.
func (r *initialized) Render(con *console.Console) {
	t := console.NewTable("file", "what it is", "state")
	for _, f := range r.Files {
		tone := map[string]console.Tone{newcomer.Made: console.Good}[f.State]
		t.Row(f.Path, f.What, tone.Cell(f.State))
	}
	con.Table(t)
	con.Line("")
	if r.Account != nil {
		con.Line("L1 account      %s", r.Account)
	}
	for _, a := range r.Ledger {
		con.Line("ledger account  %s", a)
	}
	if f := r.Funds; f != nil {
		// ETH has the decimals of AZT
		up := func(wei units.Integer) string { return units.Exact(units.RoundUp(wei.Int, 2)) }
		con.Line("It has %s ETH. At today's fees, doubled, it takes %s ETH to deploy, %s ETH to stake, "+
			"and up to %s ETH a block that it proposes and proves.",
			units.Floor(f.Balance.Int, 6), up(f.ToDeploy), up(f.ToStake), up(f.PerBlock))
	}
	con.Line("\nNext:")
	for i, step := range r.Next {
		con.Line("  %d. %s", i+1, step)
	}
}

// readFunds asks L1 what the account has and what it will need. On anvil it gives the account ETH.
func (r *initialized) readFunds(ctx context.Context, s *session.Session, network config.Network) error {
	if r.Account == nil {
		return nil
	}
	node, err := s.L1(ctx)
	if err != nil {
		return nil // it was said before that L1 was not asked
	}
	if network.Name == "anvil" && !s.Config.DryRun {
		given, err := newcomer.GiveOnAnvil(ctx, node, *r.Account)
		switch {
		case errors.Is(err, newcomer.ErrNotGiven):
			s.Note("%v", err)
		case err != nil:
			return err
		case given.Sign() > 0:
			s.Note("anvil gave %s %s ETH", r.Account, units.Exact(given))
		}
	}
	if r.Funds, err = newcomer.ReadNeeds(ctx, node, *r.Account, len(r.Identities)); err != nil {
		return fmt.Errorf("%w: all files are made, run it again to see the rest", err)
	}
	return nil
}

// next lists what is left to do.
func (r *initialized) next(s *session.Session, network config.Network) {
	add := func(format string, args ...any) { r.Next = append(r.Next, fmt.Sprintf(format, args...)) }
	if s.Config.DryRun {
		add("the same without --dry-run")
		return
	}
	const well = "see that all is well: fernet doctor"
	switch f := r.Funds; {
	case f != nil && f.Enough(r.Joins) || r.Account == nil:
		add(well)
	case f == nil && network.Name == "anvil":
		add("start anvil and run fernet init again: it gives %s ETH; then %s", r.Account, well)
	case r.Joins || network.Local: // no faucet is for a local chain
		add("send ETH to %s, then %s", r.Account, well)
	default:
		add("send ETH to %s from a faucet of %s, then %s", r.Account, network.Name, well)
	}
	switch record := s.Config.Deployment; {
	case r.Joins && len(r.Identities) == 0: // whoever only sends, needs no proving keys
		add("unless it is there, put the deployment's record at %s", record)
	case r.Joins:
		add("unless they are there, put the deployment's record at %s and its proving keys into %s", record, s.Config.KeysDir)
	default:
		add("fernet deploy --genesis %s --fund 60000", genesisFile)
	}
	for _, name := range r.Identities {
		which := ""
		if name != s.Config.Identity {
			which = " --identity " + name
		}
		add("fernet stake add%s --roles sequencer,base,merge --faucet --wait", which)
	}
	add("back up the keys and their password, apart from each other: see Backups in docs/OPERATIONS.md")
}

package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator"
	"fernet/settlement/units"
)

func fundCommand() *cli.Command {
	const again = " Run again, interrupted or not, the command pays nothing twice: it knows a payment by its account, amount and\n" +
		"--payment. To pay as much once more, give that one another number."
	pay := func(name, usage, description, example string, pay operator.Fund) *cli.Command {
		return command(name, usage, description+again, example, fundWith(pay),
			&cli.StringFlag{Name: "amount", Usage: "put so many `AZT` there"},
			&cli.UintFlag{Name: "payment", Value: 1, Usage: "the `NUMBER` of this payment, from 1, among those of this amount by this account"})
	}
	return group("fund", "put tokens into Rewards: for block rewards or for fees",
		"Anyone may fund a deployment. What is in it cannot be taken back.", "fernet fund reserve --amount 600",
		pay("reserve", "fund the reserve that block rewards are paid from",
			"Approves what is not approved yet and pays from the account that signs.",
			"fernet fund reserve --amount 600 --account me", operator.FundReserve),
		pay("escrow", "fund the escrow that the ledger's fees are released from",
			"It should hold the ledger's supply; what is above that would never be paid out, and is refused. Approves what\n"+
				"is not approved yet and pays from the account that signs.",
			"fernet fund escrow --amount 2000 --account me", operator.FundEscrow),
		command("absorb", "move what was transferred to Rewards without a call into the reserve",
			"Such tokens belong to nobody until then. When there are none, it sends nothing and succeeds.",
			"fernet fund absorb --account me", fundAbsorb),
	)
}

// funded is the result of every fernet fund command.
type funded operator.Funded

// Render shows what was paid, and what Rewards holds.
func (r *funded) Render(con *console.Console) {
	renderSent(con, r.Sent)
	if r.After == nil {
		con.Line("Rewards holds %s.", holdings(&r.Before))
		return
	}
	if len(r.Transactions) > 0 && r.Already == "" {
		con.Line("Before, Rewards held %s.", holdings(&r.Before))
	}
	con.Line("Rewards holds %s.", holdings(r.After))
}

// holdings says what Rewards holds.
func holdings(h *operator.Holdings) string {
	if h.Surplus.Sign() > 0 {
		return fmt.Sprintf("%s, and %s AZT that were transferred without a call (fernet fund absorb)", h, units.Exact(h.Surplus.Int))
	}
	return h.String()
}

// fundWith pays the amount of --amount.
func fundWith(pay operator.Fund) func(context.Context, *cli.Context, *session.Session) (*funded, error) {
	return func(ctx context.Context, c *cli.Context, s *session.Session) (*funded, error) {
		text, err := required(c, "amount")
		if err != nil {
			return nil, err
		}
		p := operator.Payment{Number: c.Uint("payment")}
		if p.Amount, err = units.Parse(text); err != nil || p.Amount.Sign() <= 0 {
			return nil, config.Usage("--amount: %q is not an amount of AZT", text)
		}
		if p.Number == 0 {
			return nil, config.Usage("--payment: payments are counted from 1")
		}
		client, sender, err := s.Account.Acting(ctx)
		if err != nil {
			return nil, err
		}
		r, err := pay(ctx, client, sender, p)
		if err != nil {
			return nil, fundError(err)
		}
		if r.PaidIn != 0 {
			r.Already += fmt.Sprintf(": to pay as much once more, add --payment %d, or a higher number that was not used", p.Number+1)
		}
		return (*funded)(r), nil
	}
}

// fundError adds what to do.
func fundError(err error) error {
	var poor *operator.TokensError
	switch {
	case errors.As(err, &poor):
		return fmt.Errorf("%w: get %s AZT from another holder, or lower --amount", err, units.Exact(poor.Missing()))
	case errors.Is(err, operator.ErrEscrowAboveSupply):
		return fmt.Errorf("%w: lower --amount", err)
	}
	return err
}

func fundAbsorb(ctx context.Context, _ *cli.Context, s *session.Session) (*funded, error) {
	client, sender, err := s.Account.Acting(ctx)
	if err != nil {
		return nil, err
	}
	r, err := operator.Absorb(ctx, client, sender)
	return (*funded)(r), err
}

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
	"fernet/settlement"
	"fernet/settlement/units"
)

func fundCommand() *cli.Command {
	flags := func() []cli.Flag {
		return []cli.Flag{
			&cli.StringFlag{Name: "amount", Usage: "put so many `AZT` there"},
			&cli.UintFlag{Name: "payment", Value: 1, Usage: "the `NUMBER` of this payment, from 1, among those of this amount by this account"},
		}
	}
	const again = "Run again, interrupted or not, the command pays nothing twice: it knows a payment by its account, amount and\n" +
		"--payment. To pay as much once more, give that one another number.\n\n"
	return &cli.Command{
		Name:        "fund",
		Usage:       "put tokens into Rewards: for block rewards or for fees",
		Description: "Anyone may fund a deployment. What is in it cannot be taken back.\n\nExample: fernet fund reserve --amount 600",
		Subcommands: []*cli.Command{
			{
				Name:  "reserve",
				Usage: "fund the reserve that block rewards are paid from",
				Description: "Approves what is not approved yet and pays from the account that signs. " + again +
					"Example: fernet fund reserve --amount 600 --account me",
				Flags:  flags(),
				Action: fundWith(operator.FundReserve),
			},
			{
				Name:  "escrow",
				Usage: "fund the escrow that the ledger's fees are released from",
				Description: "It should hold the ledger's supply; what is above that would never be paid out, and is refused. Approves what\n" +
					"is not approved yet and pays from the account that signs. " + again +
					"Example: fernet fund escrow --amount 2000 --account me",
				Flags:  flags(),
				Action: fundWith(operator.FundEscrow),
			},
			{
				Name:  "absorb",
				Usage: "move what was transferred to Rewards without a call into the reserve",
				Description: "Such tokens belong to nobody until then. When there are none, it sends nothing and succeeds.\n\n" +
					"Example: fernet fund absorb --account me",
				Action: withSession(fundAbsorb),
			},
		},
	}
}

// funded is the result of every fernet fund command.
type funded operator.Funded

// holdingsText says what Rewards holds.
func holdingsText(h *operator.Holdings) string {
	text := fmt.Sprintf("%s AZT for block rewards, %s AZT for fees and %s AZT for claims", units.Exact(h.Reserve.Int), units.Exact(h.Escrow.Int), units.Exact(h.Owed.Int))
	if h.Surplus.Sign() > 0 {
		text += fmt.Sprintf(", and %s AZT that were transferred without a call (fernet fund absorb)", units.Exact(h.Surplus.Int))
	}
	return text
}

// Render shows what was paid, and what Rewards holds.
func (r *funded) Render(con *console.Console) {
	renderSent(con, r.Sent)
	if r.After == nil {
		con.Line("Rewards holds %s.", holdingsText(&r.Before))
		return
	}
	if len(r.Transactions) > 0 && r.Already == "" {
		con.Line("Before, Rewards held %s.", holdingsText(&r.Before))
	}
	con.Line("Rewards holds %s.", holdingsText(r.After))
}

// fundWith is a command that pays the amount of --amount.
func fundWith(pay func(context.Context, *settlement.Client, operator.Sender, operator.Payment) (*operator.Funded, error)) cli.ActionFunc {
	return withSession(func(ctx context.Context, c *cli.Context, s *session.Session) (*funded, error) {
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
		client, sender, err := s.Actor(ctx)
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
	})
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
	client, sender, err := s.Actor(ctx)
	if err != nil {
		return nil, err
	}
	r, err := operator.Absorb(ctx, client, sender)
	return (*funded)(r), err
}

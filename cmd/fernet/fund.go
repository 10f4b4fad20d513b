package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover/operator"
	"fernet/settlement/units"
)

func fundCommand() *cli.Command {
	const again = " Run again, interrupted or not, the command pays nothing twice: it knows a payment by its account, amount and\n" +
		"--payment. To pay as much once more, give that one another number."
	pay := func(name, usage, description, example string, pay operator.Fund) *cli.Command {
		return command(name, usage, description+again, example, rendered(acting(fundWith(pay)), renderFunded),
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
			"fernet fund absorb --account me", rendered(acting(fundAbsorb), renderFunded)),
	)
}

// renderFunded shows what was paid, and what Rewards holds.
func renderFunded(con *console.Console, r *operator.Funded) {
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
func fundWith(pay operator.Fund) func(*input) act[*operator.Funded] {
	return func(in *input) act[*operator.Funded] {
		text := in.required("amount")
		amount, err := units.Parse(text)
		if err != nil || amount.Sign() <= 0 {
			in.usage("--amount: %q is not an amount of AZT", text)
		}
		p := operator.Payment{Amount: amount, Number: in.Uint("payment")}
		if p.Number == 0 {
			in.usage("--payment: payments are counted from 1")
		}
		return func(ctx context.Context, a *caller) (*operator.Funded, error) {
			r, err := pay(ctx, a.client, a.sender, p)
			if err == nil && r.PaidIn != 0 {
				r.Already += fmt.Sprintf(": to pay as much once more, add --payment %d, or a higher number that was not used", p.Number+1)
			}
			return r, fundError(err)
		}
	}
}

// fundError adds what to do.
func fundError(err error) error {
	if poor, ok := errors.AsType[*operator.TokensError](err); ok {
		return fmt.Errorf("%w: get %s AZT from another holder, or lower --amount", err, units.Exact(poor.Missing()))
	}
	return advised(err, operator.ErrEscrowAboveSupply, "lower --amount")
}

func fundAbsorb(*input) act[*operator.Funded] {
	return func(ctx context.Context, a *caller) (*operator.Funded, error) {
		return operator.Absorb(ctx, a.client, a.sender)
	}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/txmgr"
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
				Action: withSession(fundReserve),
			},
			{
				Name:  "escrow",
				Usage: "fund the escrow that the ledger's fees are released from",
				Description: "It should hold the ledger's supply; what is above that would never be paid out, and is refused. Approves what\n" +
					"is not approved yet and pays from the account that signs. " + again +
					"Example: fernet fund escrow --amount 2000 --account me",
				Flags:  flags(),
				Action: withSession(fundEscrow),
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
type funded struct {
	Amount string    `json:"amount"` // wei that this run has put there, or would
	Before holdings  `json:"before"`
	After  *holdings `json:"after"` // null in a dry run
	sent
}

// holdings are what Rewards holds, in wei.
type holdings struct {
	Reserve string `json:"reserve"`
	Escrow  string `json:"escrow"`
	Owed    string `json:"owed"`
	Surplus string `json:"surplus"` // transferred without a call

	funds settlement.Funds
}

func (h *holdings) String() string {
	text := fmt.Sprintf("%s AZT for block rewards, %s AZT for fees and %s AZT for claims", units.Exact(h.funds.Reserve), units.Exact(h.funds.Escrow), units.Exact(h.funds.Owed))
	if surplus := h.funds.Surplus(); surplus.Sign() > 0 {
		text += fmt.Sprintf(", and %s AZT that were transferred without a call (fernet fund absorb)", units.Exact(surplus))
	}
	return text
}

func holdingsOf(ctx context.Context, client *settlement.Client) (*holdings, error) {
	f, err := client.Funds(ctx)
	if err != nil {
		return nil, err
	}
	return &holdings{f.Reserve.String(), f.Escrow.String(), f.Owed.String(), f.Surplus().String(), f}, nil
}

func (r *funded) Render(con *console.Console) {
	r.render(con)
	if r.After == nil {
		con.Line("Rewards holds %s.", &r.Before)
		return
	}
	if len(r.Transactions) > 0 && r.Already == "" {
		con.Line("Before, Rewards held %s.", &r.Before)
	}
	con.Line("Rewards holds %s.", r.After)
}

// ErrFundTokens means that the account has fewer tokens than it is to pay.
var ErrFundTokens = errors.New("too few tokens")

// ErrEscrowAboveSupply means that the escrow would hold more than the ledger can ever pay as fees.
var ErrEscrowAboveSupply = errors.New("more than the ledger's supply")

func fundReserve(ctx context.Context, c *cli.Context, s *session.Session) (*funded, error) {
	return fund(ctx, c, s, "reserve", (*settlement.Client).FundReserve, nil)
}

func fundEscrow(ctx context.Context, c *cli.Context, s *session.Session) (*funded, error) {
	return fund(ctx, c, s, "escrow", (*settlement.Client).FundEscrow, checkEscrow)
}

// fund pays an amount once, whoever interrupts it.
func fund(ctx context.Context, c *cli.Context, s *session.Session, into string, call func(*settlement.Client, *big.Int) txmgr.Candidate,
	check func(context.Context, *session.Session, *big.Int) error) (*funded, error) {
	text, err := required(c, "amount")
	if err != nil {
		return nil, err
	}
	amount, err := units.Parse(text)
	if err != nil || amount.Sign() <= 0 {
		return nil, config.Usage("--amount: %q is not an amount of AZT", text)
	}
	number := c.Uint("payment")
	if number == 0 {
		return nil, config.Usage("--payment: payments are counted from 1")
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.Resume(ctx); err != nil {
		return nil, err
	}
	before, err := holdingsOf(ctx, client)
	if err != nil {
		return nil, err
	}
	r := &funded{Amount: "0", Before: *before}
	payment := call(client, amount)
	if payment.ID, err = s.ID(ctx, "fund/"+into, amount, number); err != nil {
		return nil, err
	}
	block, final, err := landed(ctx, s, payment.ID)
	if err != nil {
		return nil, err
	}
	if final {
		return r, r.repeat(ctx, s, payment, amount, block, number)
	}
	if check != nil {
		if err := check(ctx, s, amount); err != nil {
			return nil, fmt.Errorf("fund %s: %w", into, err)
		}
	}
	if err := r.pay(ctx, s, payment, into, amount); err != nil {
		return nil, err
	}
	r.Amount = amount.String()
	return r, r.reread(ctx, s)
}

// repeat is fund of a payment that an earlier run has made. Should a reorg have taken it since, it
// is sent again.
func (r *funded) repeat(ctx context.Context, s *session.Session, payment txmgr.Candidate, amount *big.Int, block uint64, number uint) error {
	again := false
	if !s.Config.DryRun {
		tx, err := s.Send(ctx, payment)
		if err != nil {
			return err
		}
		r.Transactions, block, again = session.Txs{tx}, tx.Block, tx.Status == session.Confirmed
	}
	if again {
		r.Amount = amount.String()
	} else {
		r.Already = fmt.Sprintf("%s: this payment was made in L1 block %d: to pay as much once more, add --payment %d, or a higher number that was not used", payment.Purpose, block, number+1)
	}
	return r.reread(ctx, s)
}

// pay sends what is needed of approval and payment, once the account is known to have the tokens.
func (r *funded) pay(ctx context.Context, s *session.Session, payment txmgr.Candidate, into string, amount *big.Int) error {
	client, err := s.Client(ctx)
	if err != nil {
		return err
	}
	account, err := s.Account(ctx)
	if err != nil {
		return err
	}
	has, err := client.Balance(ctx, account)
	if err != nil {
		return err
	}
	if has.Cmp(amount) < 0 {
		return fmt.Errorf("fund %s: %w: %s has %s AZT, %s AZT are to be paid: get %s AZT from another holder, or lower --amount",
			into, ErrFundTokens, account, units.Exact(has), units.Exact(amount), units.Exact(new(big.Int).Sub(amount, has)))
	}
	allowed, err := client.Allowance(ctx, account, client.Deployment.Rewards)
	if err != nil {
		return err
	}
	calls := []txmgr.Candidate{payment}
	if allowed.Cmp(amount) < 0 {
		approval := client.Approve(client.Deployment.Rewards, amount)
		approval.ID = s.Fresh(payment.ID + "/approve")
		calls = []txmgr.Candidate{approval, payment}
	}
	r.Transactions, err = s.SendAll(ctx, calls...)
	return err
}

// reread reads what Rewards holds after everything.
func (r *funded) reread(ctx context.Context, s *session.Session) error {
	if s.Config.DryRun {
		return nil
	}
	client, err := s.Client(ctx)
	if err != nil {
		return err
	}
	r.After, err = holdingsOf(ctx, client)
	return err
}

// checkEscrow refuses an amount that would make the escrow hold more than the ledger has.
func checkEscrow(ctx context.Context, s *session.Session, amount *big.Int) error {
	client, err := s.Client(ctx)
	if err != nil {
		return err
	}
	genesis, err := s.Genesis(ctx)
	if err != nil {
		return err
	}
	supply, err := genesis.Supply()
	if err != nil {
		return err
	}
	proven, err := client.Proven(ctx)
	if err != nil {
		return err
	}
	// Fees leave the ledger with the blocks that paid them, and the escrow when those are finalized.
	room := supply.Big()
	for number := uint64(1); number <= proven; number++ {
		block, err := client.Block(ctx, number)
		if err != nil {
			return err
		}
		if block.Finalized {
			room.Sub(room, block.Fees)
		}
	}
	funds, err := client.Funds(ctx)
	if err != nil {
		return err
	}
	if room.Sub(room, funds.Escrow); room.Sign() < 0 {
		room.SetUint64(0)
	}
	if amount.Cmp(room) > 0 {
		return fmt.Errorf("%w: the escrow holds %s AZT, at most %s AZT more can ever be released as fees: lower --amount", ErrEscrowAboveSupply, units.Exact(funds.Escrow), units.Exact(room))
	}
	return nil
}

func fundAbsorb(ctx context.Context, _ *cli.Context, s *session.Session) (*funded, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.Resume(ctx); err != nil {
		return nil, err
	}
	before, err := holdingsOf(ctx, client)
	if err != nil {
		return nil, err
	}
	r := &funded{Amount: "0", Before: *before}
	const nothing = "absorb surplus: Rewards holds nothing that was transferred without a call"
	surplus := before.funds.Surplus()
	if surplus.Sign() == 0 {
		r.Already = nothing
		return r, r.reread(ctx, s)
	}
	call := client.Absorb()
	if call.ID, err = s.ID(ctx, "fund/absorb"); err != nil {
		return nil, err
	}
	call.ID = s.Fresh(call.ID)
	tx, err := s.Send(ctx, call)
	switch {
	case refused(err):
		after, readErr := holdingsOf(ctx, client)
		if readErr != nil || after.funds.Surplus().Sign() > 0 {
			return nil, errors.Join(err, readErr)
		}
		r.Already = nothing + " any more: somebody else was faster"
	case err != nil:
		return nil, err
	default:
		r.Transactions, r.Amount = session.Txs{tx}, surplus.String()
		if receipt := tx.Receipt(); receipt != nil {
			r.Amount = client.AbsorbedBy(receipt).String()
		}
	}
	return r, r.reread(ctx, s)
}

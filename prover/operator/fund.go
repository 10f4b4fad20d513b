package operator

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/big"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// Holdings are what Rewards holds at an L1 block, in wei.
type Holdings struct {
	// Now is the L1 block; 0 of what a deployment is only to be given.
	Now     uint64        `json:"l1Block,omitempty"`
	Reserve units.Integer `json:"reserve"` // for block rewards
	Escrow  units.Integer `json:"escrow"`  // for the ledger's fees
	Owed    units.Integer `json:"owed"`    // for claims
	Surplus units.Integer `json:"surplus"` // transferred without a call
}

// String says what is held for what; what was transferred without a call is left out.
func (h *Holdings) String() string {
	return fmt.Sprintf("%s AZT for block rewards, %s AZT for fees and %s AZT for claims",
		units.Exact(h.Reserve.Int), units.Exact(h.Escrow.Int), units.Exact(h.Owed.Int))
}

// ReadHoldings reads what Rewards holds at one L1 block.
func ReadHoldings(ctx context.Context, client *settlement.Client) (*Holdings, error) {
	return settlement.AtOneBlock(ctx, client, func(v *settlement.View) (*Holdings, error) {
		f, err := v.Funds(ctx)
		if err != nil {
			return nil, err
		}
		return &Holdings{
			Now: v.Number, Reserve: units.Integer{Int: f.Reserve}, Escrow: units.Integer{Int: f.Escrow},
			Owed: units.Integer{Int: f.Owed}, Surplus: units.Integer{Int: f.Surplus()},
		}, nil
	})
}

// Funded is what funding Rewards came to.
type Funded struct {
	Amount units.Integer `json:"amount"` // wei that were put there, or would be
	Before Holdings      `json:"before"`
	After  *Holdings     `json:"after"` // null in a dry run
	Sent
	// PaidIn is the L1 block of the payment when an earlier run made it; 0 when none did.
	PaidIn uint64 `json:"-"`
}

// Payment is an amount to put into Rewards.
type Payment struct {
	Amount *big.Int // wei, above 0: ErrOptions
	// Number tells payments of the same amount by the same account apart, from 1: ErrOptions.
	Number uint
	// Application is that of the deployment, whose supply bounds the escrow; nil:
	// prover.Application.
	Application application.Application
}

var (
	// ErrFundTokens means that the account has fewer tokens than it is to pay.
	ErrFundTokens = errors.New("too few tokens")
	// ErrEscrowAboveSupply means that the escrow would hold more than the ledger can ever pay as
	// fees.
	ErrEscrowAboveSupply = errors.New("more than the ledger's supply")
)

// Fund makes a payment: FundReserve or FundEscrow.
type Fund func(ctx context.Context, client *settlement.Client, s Sender, p Payment) (*Funded, error)

// FundReserve puts an amount into the reserve that block rewards are paid from, once: a payment
// that is made again under the same number is Already done. A *TokensError is found before anything
// is sent.
func FundReserve(ctx context.Context, client *settlement.Client, s Sender, p Payment) (*Funded, error) {
	return fund(ctx, client, s, p, "reserve", (*settlement.Client).FundReserve, nil)
}

// FundEscrow is FundReserve of the escrow that the ledger's fees are released from. What would
// never be paid out is refused: ErrEscrowAboveSupply.
func FundEscrow(ctx context.Context, client *settlement.Client, s Sender, p Payment) (*Funded, error) {
	return fund(ctx, client, s, p, "escrow", (*settlement.Client).FundEscrow, checkEscrow)
}

func fund(ctx context.Context, client *settlement.Client, s Sender, p Payment, into string,
	pay func(client *settlement.Client, amount *big.Int) txmgr.Candidate,
	check func(context.Context, *settlement.Client, Payment) error,
) (*Funded, error) {
	if err := errors.Join(checkActor(client, s), p.check()); err != nil {
		return nil, fmt.Errorf("fund %s: %w", into, err)
	}
	r, err := beginFunding(ctx, client, s)
	if err != nil {
		return nil, err
	}
	payment := pay(client, p.Amount)
	payment.ID = s.ID("fund/"+into, p.Amount, p.Number)
	block, final, err := s.Landed(ctx, payment.ID)
	if err != nil {
		return nil, err
	}
	if final {
		if err := r.repeat(ctx, s, payment, p.Amount, block); err != nil {
			return nil, err
		}
		return r, r.end(ctx, client, s)
	}
	if check != nil {
		if err := check(ctx, client, p); err != nil {
			return nil, fmt.Errorf("fund %s: %w", into, err)
		}
	}
	has, err := client.Balance(ctx, s.Address())
	if err != nil {
		return nil, err
	}
	if has.Cmp(p.Amount) < 0 {
		return nil, fmt.Errorf("fund %s: %w", into, &TokensError{ErrFundTokens, s.Address(), has, p.Amount})
	}
	calls, err := approve(ctx, client, s, client.Deployment.Rewards, p.Amount, payment.ID)
	if err != nil {
		return nil, err
	}
	if r.Transactions, err = s.Send(ctx, append(calls, payment)...); err != nil {
		return nil, err
	}
	r.Amount.Int = p.Amount
	return r, r.end(ctx, client, s)
}

// repeat is fund of a payment that an earlier run has made. Should a reorg have taken it since, it
// is sent again.
func (r *Funded) repeat(ctx context.Context, s Sender, payment txmgr.Candidate, amount *big.Int, block uint64) error {
	if !s.DryRun() {
		txs, err := s.Send(ctx, payment)
		if err != nil {
			return err
		}
		r.Transactions, block = txs, txs[0].Block
		if txs[0].Status == account.Confirmed {
			r.Amount.Int = amount
			return nil
		}
	}
	r.PaidIn, r.Already = block, fmt.Sprintf("%s: this payment was made in L1 block %d", payment.Purpose, block)
	return nil
}

func beginFunding(ctx context.Context, client *settlement.Client, s Sender) (*Funded, error) {
	if err := begin(ctx, s); err != nil {
		return nil, err
	}
	before, err := ReadHoldings(ctx, client)
	if err != nil {
		return nil, err
	}
	return &Funded{Amount: units.Integer{Int: new(big.Int)}, Before: *before}, nil
}

// end reads what Rewards holds after everything.
func (r *Funded) end(ctx context.Context, client *settlement.Client, s Sender) (err error) {
	if !s.DryRun() {
		r.After, err = ReadHoldings(ctx, client)
	}
	return err
}

// EscrowRoom is how much more the fee escrow can release than it holds, at an L1 block.
type EscrowRoom struct {
	Now    uint64   // the L1 block
	Escrow *big.Int // what the escrow holds, in wei
	Room   *big.Int // what it can release besides, in wei
}

// ReadEscrowRoom reads how much more can be put into the fee escrow of a deployment of an
// application without ever lying there unpaid, at one L1 block.
func ReadEscrowRoom(ctx context.Context, client *settlement.Client, app application.Application) (*EscrowRoom, error) {
	genesis, err := prover.RecordedGenesis(app, client.Deployment)
	if err != nil {
		return nil, err
	}
	return settlement.AtOneBlock(ctx, client, func(v *settlement.View) (*EscrowRoom, error) {
		proven, err := v.Proven(ctx)
		if err != nil {
			return nil, err
		}
		blocks, err := v.Blocks(ctx, 1, proven)
		if err != nil {
			return nil, err
		}
		funds, err := v.Funds(ctx)
		if err != nil {
			return nil, err
		}
		// Fees leave the ledger with the blocks that paid them, and the escrow when those are
		// finalized: both have to be of the same L1 block.
		room := genesis.Supply().Big()
		for _, block := range blocks {
			if block.Finalized {
				room.Sub(room, block.Fees)
			}
		}
		if room.Sub(room, funds.Escrow); room.Sign() < 0 {
			room.SetUint64(0)
		}
		return &EscrowRoom{v.Number, funds.Escrow, room}, nil
	})
}

// checkEscrow refuses a payment that would make the escrow hold more than the ledger has.
func checkEscrow(ctx context.Context, client *settlement.Client, p Payment) error {
	r, err := ReadEscrowRoom(ctx, client, cmp.Or(p.Application, prover.Application()))
	if err != nil {
		return err
	}
	if p.Amount.Cmp(r.Room) > 0 {
		return fmt.Errorf("%w: the escrow holds %s AZT, at most %s AZT more can ever be released as fees", ErrEscrowAboveSupply, units.Exact(r.Escrow), units.Exact(r.Room))
	}
	return nil
}

// Absorb moves what was transferred to Rewards without a call into the reserve. When there is
// nothing, or somebody else was faster, it is Already done.
func Absorb(ctx context.Context, client *settlement.Client, s Sender) (*Funded, error) {
	if err := checkActor(client, s); err != nil {
		return nil, fmt.Errorf("absorb: %w", err)
	}
	r, err := beginFunding(ctx, client, s)
	if err != nil {
		return nil, err
	}
	const nothing = "absorb surplus: Rewards holds nothing that was transferred without a call"
	if r.Before.Surplus.Sign() == 0 {
		r.Already = nothing
		return r, r.end(ctx, client, s)
	}
	call := client.Absorb()
	if call.ID, err = fresh(ctx, s, s.ID("fund/absorb")); err != nil {
		return nil, err
	}
	txs, err := s.Send(ctx, call)
	switch {
	case refused(err):
		after, readErr := ReadHoldings(ctx, client)
		if readErr != nil || after.Surplus.Sign() > 0 {
			return nil, errors.Join(err, readErr)
		}
		r.Already = nothing + " any more: somebody else was faster"
	case err != nil:
		return nil, err
	default:
		r.Transactions, r.Amount = txs, r.Before.Surplus
		if receipt := txs[0].Receipt(); receipt != nil {
			r.Amount.Int = client.AbsorbedBy(receipt)
		}
	}
	return r, r.end(ctx, client, s)
}

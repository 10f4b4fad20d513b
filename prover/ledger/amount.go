package ledger

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/application"
)

// Amount is a balance, an amount or a fee in wei, below 2^96.
type Amount = application.Amount

// AmountBits is the width of an amount.
const AmountBits = application.AmountBits

// MaxAmount is 2^96 - 1.
var MaxAmount = application.MaxAmount

// NewAmount returns v as an amount.
func NewAmount(v uint64) Amount { return application.NewAmount(v) }

// AmountFromBig returns v as an amount, or [application.ErrAmountRange].
func AmountFromBig(v *big.Int) (Amount, error) { return application.AmountFromBig(v) }

// shift96 is 2^96.
var shift96 = func() fr.Element {
	var e fr.Element
	e.SetBigInt(new(big.Int).Lsh(big.NewInt(1), AmountBits))
	return e
}()

// pack returns low | high << 96, the form in which an amount is hashed beside a second integer of
// up to 128 bits.
func pack(low, high fr.Element) fr.Element {
	high.Mul(&high, &shift96)
	return *low.Add(&low, &high)
}

package ledger

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/poseidon"
)

func TestApplyMovesBalance(t *testing.T) {
	w := newWorld(t, 2, NewAmount(1000))
	step, err := w.state.Apply(w.transfer(0, 1, 100, 7))
	require.NoError(t, err)
	require.False(t, step.Null)
	require.Equal(t, NewAmount(1000), step.Sender.Account.Balance)
	require.Equal(t, NewAmount(1000), step.Receiver.Account.Balance)

	sender, _ := w.state.Account(0)
	receiver, _ := w.state.Account(1)
	require.Equal(t, Account{w.keys[0].Address(), NewAmount(893), 1}, sender)
	require.Equal(t, Account{w.keys[1].Address(), NewAmount(1100), 0}, receiver)
	require.Equal(t, NewAmount(1993), w.state.Supply())
}

func TestApplyOpensEmptyLeaf(t *testing.T) {
	for _, to := range []uint32{5, MaxAccounts - 1} {
		w := newWorld(t, 1, NewAmount(1000))
		owner := testKey(99).Address()
		tx := Transfer{From: 0, To: to, ToAddress: owner, Amount: NewAmount(0), Fee: NewAmount(1)}
		tx.Sign(w.keys[0], testID())
		step, err := w.state.Apply(tx)
		require.NoError(t, err)
		require.True(t, step.Receiver.Empty)
		require.Zero(t, step.Receiver.Account)
		got, ok := w.state.Account(to)
		require.True(t, ok, "a receiver of 0 has an account")
		require.Equal(t, Account{Address: owner}, got)
		index, found := w.state.Find(owner)
		require.True(t, found)
		require.Equal(t, to, index)
	}
}

func TestApplyToOneself(t *testing.T) {
	w := newWorld(t, 1, NewAmount(1000))
	step, err := w.state.Apply(w.transfer(0, 0, 990, 10))
	require.NoError(t, err)
	require.Equal(t, Account{w.keys[0].Address(), NewAmount(0), 1}, step.Receiver.Account, "the receiver is seen after the sender paid")
	got, _ := w.state.Account(0)
	require.Equal(t, Account{w.keys[0].Address(), NewAmount(990), 1}, got)
}

func TestApplyRejects(t *testing.T) {
	max96 := MaxAmount
	tests := []struct {
		name   string
		want   error
		change func(w *world, tx *Transfer) // before signing
		forge  func(w *world, tx *Transfer) // after signing
	}{
		{name: "sender out of range", want: ErrIndexRange, change: func(_ *world, tx *Transfer) { tx.From = MaxAccounts }},
		{name: "receiver out of range", want: ErrIndexRange, change: func(_ *world, tx *Transfer) { tx.To = MaxAccounts }},
		{name: "indices wrapped", want: ErrIndexRange, change: func(_ *world, tx *Transfer) { tx.To = MaxAccounts + 1 }},
		{name: "empty sender", want: ErrUnknownSender, change: func(_ *world, tx *Transfer) { tx.From = 9 }},
		{name: "another's account", want: ErrWrongSigner, change: func(_ *world, tx *Transfer) { tx.From = 1 }},
		{name: "old nonce", want: ErrWrongNonce, change: func(w *world, tx *Transfer) {
			_, err := w.state.Apply(w.transfer(0, 1, 1, 0))
			if err != nil {
				panic(err)
			}
		}},
		{name: "nonce ahead", want: ErrWrongNonce, change: func(_ *world, tx *Transfer) { tx.Nonce++ }},
		{name: "nonces used up", want: ErrNonceExhausted, change: func(w *world, tx *Transfer) {
			tx.Nonce = math.MaxUint64
			w.state.root = set(w.state.root, 0, Account{w.keys[0].Address(), NewAmount(1000), math.MaxUint64})
		}},
		{name: "amount above balance", want: ErrBalanceTooLow, change: func(_ *world, tx *Transfer) { tx.Amount = NewAmount(1001) }},
		{name: "fee above the rest", want: ErrBalanceTooLow, change: func(_ *world, tx *Transfer) { tx.Fee = NewAmount(901) }},
		{name: "sum wraps", want: ErrBalanceTooLow, change: func(_ *world, tx *Transfer) { tx.Amount, tx.Fee = max96, NewAmount(1) }},
		{name: "fee of 89 bits", want: ErrFeeRange, change: func(_ *world, tx *Transfer) { tx.Fee = pow2(t, FeeBits) }},
		{name: "receiver has another address", want: ErrAddressMismatch, change: func(w *world, tx *Transfer) { tx.ToAddress = w.keys[0].Address() }},
		{name: "receiver overflows", want: ErrBalanceOverflow, change: func(w *world, tx *Transfer) {
			w.state.root = set(w.state.root, 1, Account{w.keys[1].Address(), max96, 0})
		}},
		{name: "no signature", want: ErrBadSignature, forge: func(_ *world, tx *Transfer) { tx.Signature = Signature{} }},
		{name: "amount changed", want: ErrBadSignature, forge: func(_ *world, tx *Transfer) { tx.Amount = NewAmount(101) }},
		{name: "fee changed", want: ErrBadSignature, forge: func(_ *world, tx *Transfer) { tx.Fee = NewAmount(8) }},
		{name: "receiver changed", want: ErrBadSignature, forge: func(_ *world, tx *Transfer) { tx.To = 7 }},
		{name: "address changed", want: ErrBadSignature, forge: func(w *world, tx *Transfer) { tx.To, tx.ToAddress = 7, Address(fr.NewElement(7)) }},
		{name: "other deployment", want: ErrBadSignature, forge: func(w *world, tx *Transfer) { tx.Sign(w.keys[0], fr.NewElement(1)) }},
		{name: "scalar changed", want: ErrBadSignature, forge: func(_ *world, tx *Transfer) { tx.Signature.S.Add(&tx.Signature.S, &shift96) }},
		{name: "scalar plus the order", want: ErrBadSignature, forge: func(_ *world, tx *Transfer) {
			order := twistededwards.GetEdwardsCurve().Order
			var q fr.Element
			tx.Signature.S.Add(&tx.Signature.S, q.SetBigInt(&order))
		}},
		{name: "challenge changed", want: ErrBadSignature, forge: func(_ *world, tx *Transfer) { tx.Signature.C[15]++ }},
		{name: "challenge's top bit changed", want: ErrBadSignature, forge: func(_ *world, tx *Transfer) { tx.Signature.C[0] ^= 0x80 }},
		// (0, 0) absorbs under the addition formulas, so that S·B - c·pk is (0, 0) for every S and
		// c.
		{name: "key for which all signatures would hold", want: ErrBadSignature, forge: func(w *world, tx *Transfer) {
			tx.PublicKey = PublicKey{}
			w.state.root = set(w.state.root, 0, Account{tx.PublicKey.Address(), NewAmount(1000), 0})
			tx.Signature = Signature{S: fr.NewElement(1)}
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t, 2, NewAmount(1000))
			tx := w.transfer(0, 1, 100, 7)
			if test.change != nil {
				test.change(w, &tx)
				tx.Sign(w.keys[0], testID())
			}
			if test.forge != nil {
				test.forge(w, &tx)
			}
			before := *w.state
			_, err := w.state.Apply(tx)
			require.ErrorIs(t, err, test.want)
			require.Equal(t, before, *w.state, "a refused transfer changes nothing")
		})
	}
}

// A signature that only holds up to a point of small order verifies with a cofactor, and one that
// holds up to a sign verifies where half of a point is compared. The circuit does neither, so
// neither does the native check.
func TestSignatureHoldsForItsNoncePoint(t *testing.T) {
	for name, change := range map[string]func(r *twistededwards.PointAffine){
		"plus (0, -1)": func(r *twistededwards.PointAffine) { r.X.Neg(&r.X); r.Y.Neg(&r.Y) },
		"another x":    func(r *twistededwards.PointAffine) { r.X.Neg(&r.X) },
		"another y":    func(r *twistededwards.PointAffine) { r.Y.Neg(&r.Y) },
		"the same":     func(*twistededwards.PointAffine) {},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 2, NewAmount(1000))
			tx := w.transfer(0, 1, 100, 7)

			// Sign over the changed R with the secret scalar, as only the owner can.
			curve := twistededwards.GetEdwardsCurve()
			message, nonce := tx.message(testID()), big.NewInt(1234567)
			var r twistededwards.PointAffine
			r.ScalarMultiplicationBase(nonce)
			change(&r)
			require.True(t, r.IsOnCurve())
			tx.Signature.C = message.challenge(r, w.keys[0].Address())
			s := new(big.Int).SetBytes(tx.Signature.C[:])
			s.Mul(s, &w.keys[0].scalar).Add(s, nonce).Mod(s, &curve.Order)
			tx.Signature.S.SetBigInt(s)
			_, err := w.state.Apply(tx)
			if name == "the same" {
				require.NoError(t, err)
			} else {
				require.ErrorIs(t, err, ErrBadSignature)
			}
		})
	}
}

// One nonce point under two messages gives the key away: x = (S - S')/(c - c').
func TestSignaturesShareNoNoncePoint(t *testing.T) {
	seen := map[PublicKey]string{}
	for i := range uint32(3) {
		for k := range len(signed{}) {
			for value := range uint64(3) {
				var message signed
				message[k] = fr.NewElement(value + 1)
				name := fmt.Sprintf("key %d, message %v", i, message)
				key := testKey(i)
				sig := key.sign(message)
				require.Equal(t, sig, testKey(i).sign(message), "a message has one signature")
				require.True(t, sig.verify(key.Public(), message))
				r := noncePoint(sig, key.Public())
				require.NotContains(t, seen, r, name)
				seen[r] = name
			}
		}
	}
}

// noncePoint returns S·B - c·pk.
func noncePoint(sig Signature, key PublicKey) PublicKey {
	var r, part twistededwards.PointAffine
	r.ScalarMultiplicationBase(sig.S.BigInt(newInt()))
	part.ScalarMultiplication((*twistededwards.PointAffine)(&key), new(big.Int).SetBytes(sig.C[:]))
	return PublicKey(*r.Add(&r, part.Neg(&part)))
}

func TestReplayAndOrder(t *testing.T) {
	w := newWorld(t, 2, NewAmount(1000))
	first := w.transfer(0, 1, 10, 1)
	second := first
	second.Nonce = 1
	second.Sign(w.keys[0], testID())

	_, err := w.state.Clone().Apply(second)
	require.ErrorIs(t, err, ErrWrongNonce)
	_, err = w.state.Apply(first)
	require.NoError(t, err)
	_, err = w.state.Apply(first)
	require.ErrorIs(t, err, ErrWrongNonce)
	_, err = w.state.Apply(second)
	require.NoError(t, err)
}

// reference is the accounts tree computed from a plain array of leaves.
func reference(t *testing.T, accounts map[uint32]Account) fr.Element {
	t.Helper()
	level := make([]fr.Element, MaxAccounts)
	for i, a := range accounts {
		level[i] = a.leaf()
	}
	for k, arity := range []int{8, 8, 8, 8, 16} {
		empty := slices.Repeat([]fr.Element{emptyHash[k]}, arity)
		for i := range len(level) / arity {
			children := level[arity*i:][:arity]
			if slices.Equal(children, empty) { // as most are
				level[i] = emptyHash[k+1]
			} else {
				level[i] = poseidon.Compress(children...)
			}
		}
		level = level[:len(level)/arity]
	}
	require.Len(t, level, 1)
	return level[0]
}

func TestTreeAgreesWithArray(t *testing.T) {
	accounts := map[uint32]Account{}
	var root *node
	for i, index := range []uint32{0, 1, MaxAccounts - 1, 12345, 12344, 1 << 15, 7} {
		accounts[index] = Account{Address(fr.NewElement(uint64(i + 1))), NewAmount(uint64(index)), uint64(i)}
		root = set(root, index, accounts[index])
		require.Equal(t, hashAt(build(accounts), TreeDepth), hashAt(root, TreeDepth))
	}
	require.Equal(t, reference(t, accounts), hashAt(root, TreeDepth))
	for index, account := range accounts {
		got, path := get(root, index)
		require.Equal(t, account, *got)
		require.Equal(t, subtrees(root)[index>>12], climb(account.leaf(), index, path))
	}
	got, path := get(root, 2)
	require.Nil(t, got)
	all := subtrees(root)
	require.Equal(t, all[0], climb(fr.Element{}, 2, path))
	require.Equal(t, root.hash, all.Root())
	require.Equal(t, reference(t, nil), hashAt(nil, TreeDepth))
}

// Whatever is thrown at a state: balances and fees add up to the genesis supply, no account has
// less than the least, nonces count what was sent, a refused transfer changes nothing, and the tree
// built anew from the accounts is the tree that was updated.
func TestConservation(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		const known = 4
		least := NewAmount(rapid.Uint64Range(0, 1000).Draw(r, "least"))
		w := newWorldKeeping(r, known-1, NewAmount(1000), least) // one known key has no account yet
		w.keys = append(w.keys, testKey(known-1))
		genesis := w.state.Supply()
		var fees Amount
		var sent uint64
		for range rapid.IntRange(1, 12).Draw(r, "transfers") {
			from := rapid.Uint32Range(0, known-1).Draw(r, "from")
			to := rapid.Uint32Range(0, known-1).Draw(r, "to")
			tx := w.transfer(from, to, rapid.Uint64Range(0, 600).Draw(r, "amount"), rapid.Uint64Range(0, 50).Draw(r, "fee"))
			if rapid.IntRange(0, 5).Draw(r, "spoil") == 0 {
				tx.Nonce++
			}
			before := *w.state
			if _, err := w.state.Apply(tx); err != nil {
				require.Equal(r, before, *w.state)
				continue
			}
			sent++
			fees, _ = fees.Add(tx.Fee)
		}

		var balances Amount
		var nonces uint64
		accounts := map[uint32]Account{}
		for index, account := range w.state.Accounts() {
			balances, _ = balances.Add(account.Balance)
			nonces += account.Nonce
			require.GreaterOrEqual(r, account.Balance.Cmp(least), 0, "account %d", index)
			accounts[index] = account
		}
		require.Equal(r, balances, w.state.Supply())
		total, _ := balances.Add(fees)
		require.Equal(r, genesis, total)
		require.Equal(r, sent, nonces)
		require.Equal(r, hashAt(build(accounts), TreeDepth), w.state.AccountsRoot())
	})
}

package circuit

import (
	"maps"
	"slices"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

// ledgerCircuit is the ledger's transition, with its fingerprint and without a ticket.
type ledgerCircuit struct {
	StateIn     frontend.Variable `gnark:",public"`
	StateOut    frontend.Variable `gnark:",public"`
	TxRoot      frontend.Variable `gnark:",public"`
	Fees        frontend.Variable `gnark:",public"`
	Fingerprint frontend.Variable `gnark:",public"`
	Challenge   frontend.Variable `gnark:",public"`
	Node        frontend.Variable `gnark:",public"`
	Pair        LedgerTransition
}

func (c *ledgerCircuit) Define(api frontend.API) error {
	t, err := c.Pair.Define(api)
	if err != nil {
		return err
	}
	api.AssertIsEqual(c.StateIn, t.StateIn)
	api.AssertIsEqual(c.StateOut, t.StateOut)
	api.AssertIsEqual(c.TxRoot, t.TxRoot)
	api.AssertIsEqual(c.Fees, t.Fees)
	api.AssertIsEqual(c.Fingerprint, fingerprint(api, t.Words, c.Challenge, api.ToBinary(c.Node, 32)))
	return nil
}

var compileLedger = sync.OnceValues(func() (constraint.ConstraintSystem, error) { return compile(new(ledgerCircuit)) })

func solvePair(t testing.TB, pair ledger.Pair) error {
	t.Helper()
	ccs, err := compileLedger()
	require.NoError(t, err)
	return solve(t, ccs, &ledgerCircuit{
		StateIn: pair.Transition.StateIn, StateOut: pair.Transition.StateOut,
		TxRoot: pair.Transition.TxRoot, Fees: pair.Transition.Fees.Element(),
		Fingerprint: pair.Transition.Fingerprint, Challenge: pair.Challenge, Node: pair.Node,
		Pair: assignLedger(pair),
	})
}

// mutations change one value of a pair to another of its type. Some leave it valid: a null step's values are void. The
// sender's address and the emptiness of its leaf are not among them: the circuit has the first from the key and cannot say the other.
var mutations = map[string]func(p *ledger.Pair, i int){
	"nothing":         func(*ledger.Pair, int) {},
	"ledger":          func(p *ledger.Pair, _ int) { p.LedgerID = num(1) },
	"least balance":   func(p *ledger.Pair, _ int) { p.MinBalance = ledger.NewAmount(301) },
	"accounts":        func(p *ledger.Pair, _ int) { p.AccountsRoot = num(1) },
	"order":           func(p *ledger.Pair, _ int) { p.Steps[0], p.Steps[1] = p.Steps[1], p.Steps[0] },
	"null":            func(p *ledger.Pair, i int) { p.Steps[i].Null = true },
	"from":            func(p *ledger.Pair, i int) { p.Steps[i].Transfer.From ^= 1 },
	"to":              func(p *ledger.Pair, i int) { p.Steps[i].Transfer.To ^= 1 },
	"to out of range": func(p *ledger.Pair, i int) { p.Steps[i].Transfer.To += ledger.MaxAccounts },
	"toAddress":       func(p *ledger.Pair, i int) { p.Steps[i].Transfer.ToAddress = ledger.Address(num(1)) },
	"amount":          func(p *ledger.Pair, i int) { p.Steps[i].Transfer.Amount = ledger.MaxAmount },
	"fee":             func(p *ledger.Pair, i int) { p.Steps[i].Transfer.Fee = ledger.NewAmount(3) },
	"nonce":           func(p *ledger.Pair, i int) { p.Steps[i].Transfer.Nonce++ },
	"key":             func(p *ledger.Pair, i int) { p.Steps[i].Transfer.PublicKey = accountKey(50).Public() },
	"key off curve":   func(p *ledger.Pair, i int) { p.Steps[i].Transfer.PublicKey.X = num(1) },
	"c":               func(p *ledger.Pair, i int) { p.Steps[i].Transfer.Signature.C[15]++ },
	"other key of y":  func(p *ledger.Pair, i int) { x := &p.Steps[i].Transfer.PublicKey.X; x.Neg(x) },
	"S":               func(p *ledger.Pair, i int) { p.Steps[i].Transfer.Signature.S = num(1) },
	"S plus the order": func(p *ledger.Pair, i int) {
		p.Steps[i].Transfer.Signature.S = plus(p.Steps[i].Transfer.Signature.S, element(curve.q))
	},
	"all words 0":      func(p *ledger.Pair, i int) { p.Steps[i].Transfer = ledger.Transfer{} },
	"challenge":        func(p *ledger.Pair, _ int) { p.Challenge = num(1) },
	"node":             func(p *ledger.Pair, _ int) { p.Node++ },
	"fingerprint":      func(p *ledger.Pair, _ int) { p.Transition.Fingerprint = num(1) },
	"sender's balance": func(p *ledger.Pair, i int) { p.Steps[i].Sender.Account.Balance = ledger.MaxAmount },
	"sender's path":    func(p *ledger.Pair, i int) { p.Steps[i].Sender.Path[7][0] = num(1) },
	"receiver empty":   func(p *ledger.Pair, i int) { p.Steps[i].Receiver.Empty = !p.Steps[i].Receiver.Empty },
	"receiver's nonce": func(p *ledger.Pair, i int) { p.Steps[i].Receiver.Account.Nonce++ },
	"receiver's path":  func(p *ledger.Pair, i int) { p.Steps[i].Receiver.Path[0][2] = num(1) },
	"state in":         func(p *ledger.Pair, _ int) { p.Transition.StateIn = num(1) },
	"state out":        func(p *ledger.Pair, _ int) { p.Transition.StateOut = num(1) },
	"txRoot":           func(p *ledger.Pair, _ int) { p.Transition.TxRoot = num(1) },
	"fees":             func(p *ledger.Pair, _ int) { p.Transition.Fees = ledger.MaxAmount },
}

// anyPair draws a pair of a small ledger with accounts at both ends: what is drawn is applied if it can be.
func anyPair() *rapid.Generator[ledger.Pair] {
	indices := []uint32{0, 1, 2, 0x8000, ledger.MaxAccounts - 1}
	return rapid.Custom(func(r *rapid.T) ledger.Pair {
		supply := ledger.MaxAmount
		least := rapid.Uint64Range(0, 100).Draw(r, "least")
		g := ledger.Genesis{MinBalance: ledger.NewAmount(least)}
		for i, index := range indices[1:] {
			balance := ledger.NewAmount(rapid.Uint64Range(least, 300).Draw(r, "balance"))
			supply, _ = supply.Sub(balance)
			g.Accounts = append(g.Accounts, ledger.Allocation{Index: index, Address: accountKey(uint32(i + 1)).Address(), Balance: balance})
		}
		if rapid.Bool().Draw(r, "rich") { // else the first leaf is empty
			g.Accounts = append(g.Accounts, ledger.Allocation{Index: indices[0], Address: accountKey(0).Address(), Balance: supply})
		}
		state, err := g.State(anyElement().Draw(r, "ledger"))
		require.NoError(r, err)

		var transfers []ledger.Transfer
		run := state.Clone()
		for range rapid.IntRange(0, 6).Draw(r, "transfers") {
			if rapid.IntRange(0, 3).Draw(r, "null") == 0 {
				transfers = append(transfers, ledger.Transfer{})
				continue
			}
			from := rapid.IntRange(0, len(indices)-1).Draw(r, "from")
			to := rapid.IntRange(0, len(indices)-1).Draw(r, "to")
			sender, _ := run.Account(indices[from])
			amount := ledger.NewAmount(rapid.Uint64Range(0, 200).Draw(r, "amount"))
			fee := ledger.NewAmount(rapid.Uint64Range(0, 3).Draw(r, "fee"))
			if rapid.Bool().Draw(r, "all") { // spends all but what is kept
				left, enough := sender.Balance.Sub(fee)
				if enough {
					left, enough = left.Sub(g.MinBalance)
				}
				if enough {
					amount = left
				}
			}
			transfer := ledger.Transfer{
				From: indices[from], To: indices[to], ToAddress: accountKey(uint32(to)).Address(),
				Amount: amount, Fee: fee, Nonce: sender.Nonce,
			}
			transfer.Sign(accountKey(uint32(from)), state.LedgerID())
			if _, err := run.Apply(transfer); err == nil {
				transfers = append(transfers, transfer)
			}
		}
		execution, err := ledger.Execute(state, transfers, 8)
		require.NoError(r, err)
		pair, err := execution.Bind(anyElement().Draw(r, "challenge")).Pair(rapid.Uint32Range(4, 7).Draw(r, "node"))
		require.NoError(r, err)
		return pair
	})
}

// The circuit proves what the ledger does and nothing else: for a pair of a block with one value changed, both accept or both refuse.
func TestLedgerParity(t *testing.T) {
	names := slices.Sorted(maps.Keys(mutations))
	rapid.Check(t, func(r *rapid.T) {
		pair := anyPair().Draw(r, "pair")
		require.NoError(r, pair.Check())
		require.NoError(r, solvePair(t, pair))

		name := rapid.SampledFrom(names).Draw(r, "mutation")
		mutations[name](&pair, rapid.IntRange(0, 1).Draw(r, "step"))
		want, got := pair.Check(), solvePair(t, pair)
		require.Equal(r, want == nil, got == nil, "%s: the ledger says %v, the circuit %v", name, want, got)
	})
}

// anyMinBalance draws a least balance around what is left of one.
func anyMinBalance(left ledger.Amount) *rapid.Generator[ledger.Amount] {
	return rapid.Custom(func(r *rapid.T) ledger.Amount {
		var around ledger.Amount
		switch rapid.IntRange(0, 3).Draw(r, "around") {
		case 0:
			around = left
		case 1:
			around = ledger.MaxAmount
		case 2:
			around = ledger.NewAmount(rapid.Uint64().Draw(r, "least"))
		}
		step := ledger.NewAmount(rapid.Uint64Range(0, 2).Draw(r, "step"))
		moved, fits := around.Add(step)
		if rapid.Bool().Draw(r, "below") {
			moved, fits = around.Sub(step)
		}
		if !fits {
			return around
		}
		return moved
	})
}

// Of two transfers that some least balances allow and others do not, ledger and circuit say the
// same: the pair is that of a ledger whose accounts keep nothing, with another least balance in it
// and in the states that it says it proves.
func TestMinBalanceParity(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		balance := ledger.MaxAmount
		if rapid.Bool().Draw(r, "small") {
			balance = ledger.NewAmount(rapid.Uint64Range(20, 300).Draw(r, "balance"))
		}
		g := ledger.Genesis{Accounts: []ledger.Allocation{{Index: 0, Address: accountKey(0).Address(), Balance: balance}}}
		state, err := g.State(num(7))
		require.NoError(r, err)
		run, left := state.Clone(), balance
		var transfers []ledger.Transfer
		for i := range uint64(rapid.IntRange(0, 2).Draw(r, "transfers")) {
			transfer := ledger.Transfer{
				To: rapid.Uint32Range(0, 1).Draw(r, "to"), Nonce: i,
				Amount: ledger.NewAmount(rapid.Uint64Range(0, 9).Draw(r, "amount")), Fee: ledger.NewAmount(rapid.Uint64Range(0, 1).Draw(r, "fee")),
			}
			transfer.ToAddress = accountKey(transfer.To).Address()
			transfer.Sign(accountKey(0), state.LedgerID())
			step, err := run.Apply(transfer)
			require.NoError(r, err)
			transfers = append(transfers, transfer)
			left, _ = step.Sender.Account.Balance.Sub(transfer.Amount)
			left, _ = left.Sub(transfer.Fee)
			if step.Receiver.Empty && rapid.Bool().Draw(r, "around the receiver's") {
				left = transfer.Amount
			}
		}
		execution, err := ledger.Execute(state, transfers, 4)
		require.NoError(r, err)
		execution = execution.Bind(num(11))
		pair, err := execution.Pair(2)
		require.NoError(r, err)

		least := anyMinBalance(left).Draw(r, "min balance")
		pair.MinBalance = least
		stateOf := func(root fr.Element) fr.Element {
			return poseidon.Hash(poseidon.TagState, pair.LedgerID, root, least.Element())
		}
		pair.Transition.StateIn, pair.Transition.StateOut = stateOf(pair.AccountsRoot), stateOf(execution.Post.AccountsRoot())
		want, got := pair.Check(), solvePair(t, pair)
		require.Equal(r, want == nil, got == nil, "the ledger says %v, the circuit %v", want, got)
	})
}

package ledgercircuit

import (
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/circuit"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/poseidon"
	"fernet/settlement/rules"
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
	Base        Transition
}

func (c *ledgerCircuit) Define(api frontend.API) error {
	t, err := c.Base.Define(api)
	if err != nil {
		return err
	}
	api.AssertIsEqual(c.StateIn, t.StateIn)
	api.AssertIsEqual(c.StateOut, t.StateOut)
	api.AssertIsEqual(c.TxRoot, t.TxRoot)
	api.AssertIsEqual(c.Fees, t.Fees)
	api.AssertIsEqual(c.Fingerprint, circuit.Fingerprint(api, t.Words, c.Challenge, api.ToBinary(c.Node, 32)))
	return nil
}

// ledgerOf compiles the ledger's circuit for base rollups of so many transactions.
func ledgerOf(txsPerBase uint32) func() (constraint.ConstraintSystem, error) {
	return sync.OnceValues(func() (constraint.ConstraintSystem, error) {
		return compile(&ledgerCircuit{Base: NewTransition(txsPerBase)})
	})
}

var ledgers = map[uint32]func() (constraint.ConstraintSystem, error){2: ledgerOf(2), 4: ledgerOf(4)}

func solveBase(t testing.TB, base ledger.Base) error {
	t.Helper()
	ccs, err := ledgers[uint32(len(base.Steps))]()
	require.NoError(t, err)
	return solve(t, ccs, &ledgerCircuit{
		StateIn: base.Transition.StateIn, StateOut: base.Transition.StateOut,
		TxRoot: base.Transition.TxRoot, Fees: base.Transition.Fees.Element(),
		Fingerprint: base.Transition.Fingerprint, Challenge: base.Challenge, Node: base.Node,
		Base: assign(base),
	})
}

// mutations change one value of a base rollup to another of its type. Some leave it valid: a null
// step's values are void. The sender's address and the emptiness of its leaf are not among them:
// the circuit has the first from the key and cannot say the other.
var mutations = map[string]func(b *ledger.Base, i int){
	"nothing":         func(*ledger.Base, int) {},
	"ledger":          func(b *ledger.Base, _ int) { b.LedgerID = num(1) },
	"least balance":   func(b *ledger.Base, _ int) { b.MinBalance = ledger.NewAmount(301) },
	"a subtree":       func(b *ledger.Base, _ int) { b.Subtrees[0] = num(1) },
	"unused subtree":  func(b *ledger.Base, _ int) { b.Subtrees[3] = num(1) },
	"subtrees":        func(b *ledger.Base, _ int) { b.Subtrees[0], b.Subtrees[15] = b.Subtrees[15], b.Subtrees[0] },
	"order":           func(b *ledger.Base, _ int) { b.Steps[0], b.Steps[1] = b.Steps[1], b.Steps[0] },
	"null":            func(b *ledger.Base, i int) { b.Steps[i].Null = true },
	"from":            func(b *ledger.Base, i int) { b.Steps[i].Transfer.From ^= 1 },
	"from afar":       func(b *ledger.Base, i int) { b.Steps[i].Transfer.From ^= 1 << 15 },
	"to":              func(b *ledger.Base, i int) { b.Steps[i].Transfer.To ^= 1 },
	"to out of range": func(b *ledger.Base, i int) { b.Steps[i].Transfer.To += ledger.MaxAccounts },
	"toAddress":       func(b *ledger.Base, i int) { b.Steps[i].Transfer.ToAddress = ledger.Address(num(1)) },
	"amount":          func(b *ledger.Base, i int) { b.Steps[i].Transfer.Amount = ledger.MaxAmount },
	"fee":             func(b *ledger.Base, i int) { b.Steps[i].Transfer.Fee = ledger.NewAmount(3) },
	"nonce":           func(b *ledger.Base, i int) { b.Steps[i].Transfer.Nonce++ },
	"key":             func(b *ledger.Base, i int) { b.Steps[i].Transfer.PublicKey = ledgertest.AccountKey(50).Public() },
	"key off curve":   func(b *ledger.Base, i int) { b.Steps[i].Transfer.PublicKey.X = num(1) },
	"c":               func(b *ledger.Base, i int) { b.Steps[i].Transfer.Signature.C[15]++ },
	"other key of y":  func(b *ledger.Base, i int) { x := &b.Steps[i].Transfer.PublicKey.X; x.Neg(x) },
	"S":               func(b *ledger.Base, i int) { b.Steps[i].Transfer.Signature.S = num(1) },
	"S plus the order": func(b *ledger.Base, i int) {
		b.Steps[i].Transfer.Signature.S = plus(b.Steps[i].Transfer.Signature.S, element(&curve.Order))
	},
	"all words 0":      func(b *ledger.Base, i int) { b.Steps[i].Transfer = ledger.Transfer{} },
	"challenge":        func(b *ledger.Base, _ int) { b.Challenge = num(1) },
	"node":             func(b *ledger.Base, _ int) { b.Node++ },
	"fingerprint":      func(b *ledger.Base, _ int) { b.Transition.Fingerprint = num(1) },
	"sender's balance": func(b *ledger.Base, i int) { b.Steps[i].Sender.Account.Balance = ledger.MaxAmount },
	"sender's path":    func(b *ledger.Base, i int) { b.Steps[i].Sender.Path[3][6] = num(1) },
	"receiver empty":   func(b *ledger.Base, i int) { b.Steps[i].Receiver.Empty = !b.Steps[i].Receiver.Empty },
	"receiver's nonce": func(b *ledger.Base, i int) { b.Steps[i].Receiver.Account.Nonce++ },
	"receiver's path":  func(b *ledger.Base, i int) { b.Steps[i].Receiver.Path[0][2] = num(1) },
	"state in":         func(b *ledger.Base, _ int) { b.Transition.StateIn = num(1) },
	"state out":        func(b *ledger.Base, _ int) { b.Transition.StateOut = num(1) },
	"txRoot":           func(b *ledger.Base, _ int) { b.Transition.TxRoot = num(1) },
	"fees":             func(b *ledger.Base, _ int) { b.Transition.Fees = ledger.MaxAmount },
}

// anyBase draws a base rollup of a block of eight on a small ledger with accounts at both ends:
// what is drawn is applied if it can be.
func anyBase(txsPerBase uint32) *rapid.Generator[ledger.Base] {
	indices := []uint32{0, 1, 2, 0x8000, ledger.MaxAccounts - 1}
	return rapid.Custom(func(r *rapid.T) ledger.Base {
		supply := ledger.MaxAmount
		least := rapid.Uint64Range(0, 100).Draw(r, "least")
		g := ledger.Genesis{MinBalance: ledger.NewAmount(least)}
		for i, index := range indices[1:] {
			balance := ledger.NewAmount(rapid.Uint64Range(least, 300).Draw(r, "balance"))
			supply, _ = supply.Sub(balance)
			g.Accounts = append(g.Accounts, ledger.Allocation{Index: index, Address: ledgertest.AccountKey(uint32(i + 1)).Address(), Balance: balance})
		}
		if rapid.Bool().Draw(r, "rich") { // else the first leaf is empty
			g.Accounts = append(g.Accounts, ledger.Allocation{Index: indices[0], Address: ledgertest.AccountKey(0).Address(), Balance: supply})
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
				From: indices[from], To: indices[to], ToAddress: ledgertest.AccountKey(uint32(to)).Address(),
				Amount: amount, Fee: fee, Nonce: sender.Nonce,
			}
			transfer.Sign(ledgertest.AccountKey(uint32(from)), state.LedgerID())
			if _, err := run.Apply(transfer); err == nil {
				transfers = append(transfers, transfer)
			}
		}
		tree := rules.Tree{NumTxs: 8, TxsPerBase: txsPerBase}
		execution, err := ledger.Execute(state, transfers, tree)
		require.NoError(r, err)
		node := rapid.Uint32Range(tree.FirstBase(), tree.NumNodes()).Draw(r, "node")
		base, err := execution.Bind(anyElement().Draw(r, "challenge")).Base(node)
		require.NoError(r, err)
		return base
	})
}

// The circuit proves what the ledger does and nothing else: for a base rollup of a block with one
// value changed, both accept or both refuse. That goes for states, transaction root, fees and
// fingerprint.
func TestLedgerParity(t *testing.T) {
	names := slices.Sorted(maps.Keys(mutations))
	for _, txsPerBase := range []uint32{2, 4} {
		t.Run(fmt.Sprintf("bases of %d", txsPerBase), func(t *testing.T) {
			rapid.Check(t, func(r *rapid.T) {
				base := anyBase(txsPerBase).Draw(r, "base")
				require.NoError(r, base.Check())
				require.NoError(r, solveBase(t, base))

				name := rapid.SampledFrom(names).Draw(r, "mutation")
				mutations[name](&base, rapid.IntRange(0, int(txsPerBase)-1).Draw(r, "step"))
				want, got := base.Check(), solveBase(t, base)
				require.Equal(r, want == nil, got == nil, "%s: the ledger says %v, the circuit %v", name, want, got)
			})
		})
	}
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
		g := ledger.Genesis{Accounts: []ledger.Allocation{{Index: 0, Address: ledgertest.AccountKey(0).Address(), Balance: balance}}}
		state, err := g.State(num(7))
		require.NoError(r, err)
		run, left := state.Clone(), balance
		var transfers []ledger.Transfer
		for i := range uint64(rapid.IntRange(0, 2).Draw(r, "transfers")) {
			transfer := ledger.Transfer{
				To: rapid.Uint32Range(0, 1).Draw(r, "to"), Nonce: i,
				Amount: ledger.NewAmount(rapid.Uint64Range(0, 9).Draw(r, "amount")), Fee: ledger.NewAmount(rapid.Uint64Range(0, 1).Draw(r, "fee")),
			}
			transfer.ToAddress = ledgertest.AccountKey(transfer.To).Address()
			transfer.Sign(ledgertest.AccountKey(0), state.LedgerID())
			step, err := run.Apply(transfer)
			require.NoError(r, err)
			transfers = append(transfers, transfer)
			left, _ = step.Sender.Account.Balance.Sub(transfer.Amount)
			left, _ = left.Sub(transfer.Fee)
			if step.Receiver.Empty && rapid.Bool().Draw(r, "around the receiver's") {
				left = transfer.Amount
			}
		}
		execution, err := ledger.Execute(state, transfers, rules.Tree{NumTxs: 4, TxsPerBase: 2})
		require.NoError(r, err)
		execution = execution.Bind(num(11))
		base, err := execution.Base(2)
		require.NoError(r, err)

		least := anyMinBalance(left).Draw(r, "min balance")
		base.MinBalance = least
		stateOf := func(root fr.Element) fr.Element {
			return poseidon.Hash(poseidon.TagState, base.LedgerID, root, least.Element())
		}
		base.Transition.StateIn, base.Transition.StateOut = stateOf(base.Subtrees.Root()), stateOf(execution.State().AccountsRoot())
		want, got := base.Check(), solveBase(t, base)
		require.Equal(r, want == nil, got == nil, "the ledger says %v, the circuit %v", want, got)
	})
}

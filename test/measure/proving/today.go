package main

import (
	"context"
	"errors"
	"runtime"
	"slices"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"golang.org/x/sync/errgroup"

	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgercircuit"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// open returns provers of the base and of the merge circuit, with a full block of eight transfers:
// three stakers prove every node, so that a merge has six children. Options are those of the
// program: as many proofs at once as there are processors. Its counterpart for the first edition is
// in testdata.
func open(ctx context.Context, dir string) (map[string]prover, error) {
	set, err := keys.Open(ctx, dir, measured{}, keys.Options{Provers: runtime.GOMAXPROCS(0)})
	if err != nil {
		return nil, err
	}
	assigned, err := assignments()
	if err != nil {
		return nil, err
	}
	provers := map[string]prover{}
	for kind, assignment := range assigned {
		provers[string(kind)] = prover{set.AtOnce(), func(ctx context.Context) error {
			var proofs errgroup.Group
			for range set.AtOnce() {
				proofs.Go(func() error {
					_, err := set.Prove(ctx, kind, assignment)
					return err
				})
			}
			return proofs.Wait()
		}}
	}
	return provers, addVerifiers(ctx, set, assigned[circuit.KindMerge], provers)
}

// batched is how many proofs are verified in one equation.
const batched = 64

// addVerifiers adds the verification of a merge's proof alone and in batches. What is repeated is
// one proof: its weights differ, so a batch of it takes as long as one of different proofs.
func addVerifiers(ctx context.Context, set *keys.Set, merge frontend.Circuit, to map[string]prover) error {
	proof, err := set.Prove(ctx, circuit.KindMerge, merge)
	if err != nil {
		return err
	}
	to["verify alone"] = prover{batched, func(context.Context) error {
		for range batched {
			if err := set.Verify(circuit.KindMerge, proof); err != nil {
				return err
			}
		}
		return nil
	}}
	to["verify in a batch"] = prover{batched, func(context.Context) error {
		verdict, err := set.VerifyBatch(circuit.KindMerge, slices.Repeat([]keys.Proof{proof}, batched))
		return errors.Join(append(verdict.Errors, err)...)
	}}
	return nil
}

// txsPerBase is that of the first edition's base rollups.
const txsPerBase = 2

// measured are the circuits that are measured: keys of the others need not be made.
type measured struct{}

func (measured) Kinds() []circuit.Kind { return []circuit.Kind{circuit.KindBase, circuit.KindMerge} }
func (measured) New(kind circuit.Kind) (frontend.Circuit, error) {
	return circuit.New(ledgercircuit.Application{}, kind, txsPerBase)
}

func assignments() (map[circuit.Kind]frontend.Circuit, error) {
	const numTxs = 8
	block, err := execution(numTxs)
	if err != nil {
		return nil, err
	}
	made := map[circuit.Kind]frontend.Circuit{}
	statements := make([][]circuit.Statement, numTxs)
	for node := uint32(numTxs - 1); node > rules.RootNode; node-- {
		for staker := range uint32(rules.ProofsPerNode) {
			key := vrf.NewPrivateKey([vrf.SeedSize]byte{byte(1 + staker)})
			ticket, err := key.Ticket(fr.NewElement(7), rules.Meta{StakerID: 1 + staker, FeeBps: 4000, Node: node})
			if err != nil {
				return nil, err
			}
			var assigned frontend.Circuit
			var statement circuit.Statement
			kind := circuit.KindMerge
			if block.Tree.IsBase(node) {
				kind = circuit.KindBase
				work, workErr := block.Base(node)
				if workErr != nil {
					return nil, workErr
				}
				assigned, statement, err = ledgercircuit.Assign(ticket, work)
			} else {
				assigned, statement, err = circuit.AssignMerge(ticket, statements[rules.Left(node)], statements[rules.Right(node)])
			}
			if err != nil {
				return nil, err
			}
			made[kind], statements[node] = assigned, append(statements[node], statement)
		}
	}
	return made, nil
}

// execution is a block of transfers between two accounts, bound to a challenge.
func execution(numTxs uint32) (ledger.Execution, error) {
	accounts := []*ledger.Key{ledger.NewKey([ledger.SeedSize]byte{1}), ledger.NewKey([ledger.SeedSize]byte{2})}
	var genesis ledger.Genesis
	for i, key := range accounts {
		genesis.Accounts = append(genesis.Accounts,
			ledger.Allocation{Index: uint32(i), Address: key.Address(), Balance: ledger.NewAmount(1 << 40)})
	}
	state, err := genesis.State(fr.NewElement(42))
	if err != nil {
		return ledger.Execution{}, err
	}
	var transfers []ledger.Transfer
	for i := range numTxs {
		from, to := i%2, 1-i%2
		t := ledger.Transfer{From: from, To: to, ToAddress: accounts[to].Address(), Amount: ledger.NewAmount(1000),
			Fee: ledger.NewAmount(10), Nonce: uint64(i / 2)}
		t.Sign(accounts[from], state.LedgerID())
		transfers = append(transfers, t)
	}
	block, err := ledger.Execute(state, transfers, rules.Tree{NumTxs: numTxs, TxsPerBase: txsPerBase})
	if err != nil {
		return ledger.Execution{}, err
	}
	return block.Bind(fr.NewElement(9)), nil
}

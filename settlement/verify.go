package settlement

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// The ways a deployment on L1 can differ from its record or from this release.
var (
	// ErrOtherKey means that L1 verifies proofs with another key.
	ErrOtherKey = errors.New("L1 has another verifying key")
	// ErrOtherValue means that a record says something that is not so.
	ErrOtherValue = errors.New("the record is wrong, or of another deployment")
	// ErrOtherCode means that a contract is not what this release deploys, whatever a record says
	// of it.
	ErrOtherCode = errors.New("it is not what this release deploys")
)

// KeysOrigin is what no comparison with L1 can show.
const KeysOrigin = "Whose set-up the verifying keys come from L1 cannot tell: a single-party set-up, or a ceremony that you check yourself."

// GenesisState returns the state root of a ledger in the form of Deployment.Genesis, for a ledger
// id. It is the application's: see prover.GenesisStateOf.
type GenesisState func(genesis json.RawMessage, ledgerID *big.Int) (*big.Int, error)

// Inspection is what a comparison of a deployment's record, its contracts on L1 and this release
// found.
type Inspection struct {
	Contracts []InspectedContract // in the order of creation
	Problems  []error             // all that disagrees, that of Contracts included
	Unseen    []string            // what could not be compared, and why: a sentence each
}

// InspectedContract is a contract of the deployment on L1.
type InspectedContract struct {
	Name    string
	Address common.Address
	// nil: its code, immutables included, is what this release deploys with the record's parameters
	Err error
}

// Verify compares the record of a deployment, its contracts on L1 and this release, as Inspect
// does, and returns the first thing that disagrees. Disagrees tells that from L1 not answering.
// What could not be seen is not an error.
func (c *Client) Verify(ctx context.Context) error {
	found, err := c.Inspect(ctx)
	if err == nil && len(found.Problems) > 0 {
		err = found.Problems[0]
	}
	return err
}

// Inspect compares everything that a deployment fixes for ever.
//
// What this release would deploy with the record's parameters is made on this machine, by executing
// the constructors. The code of each contract on L1 must be that, byte for byte: that holds all
// parameters, addresses, key hashes and domains, which are immutables. Hashes, arguments and blocks
// in the record prove nothing and must agree as well. The transactions that created the contracts,
// where the node has them, must hold this release's init code: the same code could have been put
// behind another storage. Keys must have the circuits' shape.
//
// It asks some 20 requests in two batches, at one L1 block, none of which depends on the age of the
// deployment. The error means that L1 could not be asked.
func (c *Client) Inspect(ctx context.Context) (*Inspection, error) {
	found, err := AtOneBlock(ctx, c, func(v *View) (*Inspection, error) { return v.inspect(ctx) })
	if err != nil {
		return nil, fmt.Errorf("compare the deployment with L1: %w", err)
	}
	return found, nil
}

func (v *View) inspect(ctx context.Context) (*Inspection, error) {
	i := &inspector{View: v, found: new(Inspection), verdicts: map[string]error{}}
	steps := []func(context.Context) error{i.chain, i.ask, i.record, i.keys, i.contracts, i.hashes, i.creations, i.block}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	return i.found, nil
}

// inspector is one run of Inspect.
type inspector struct {
	*View
	found    *Inspection
	verdicts map[string]error // by contract
	onL1     *evidence
	says     subject       // the record
	recorded VerifyingKeys // its keys
}

func (i *inspector) problem(err error) { i.found.Problems = append(i.found.Problems, err) }

func (i *inspector) unseen(format string, args ...any) {
	i.found.Unseen = append(i.found.Unseen, fmt.Sprintf(format, args...))
}

// chain checks that the node is on the record's chain, if it can say so.
func (i *inspector) chain(ctx context.Context) error {
	node, ok := i.node().Node.(interface {
		ChainID(ctx context.Context) (*big.Int, error)
	})
	if !ok {
		return nil
	}
	id, err := node.ChainID(ctx)
	if err == nil && id.Cmp(bigU64(i.ChainID)) != 0 {
		i.problem(&RecordError{What: "chain", Recorded: fmt.Sprint(i.ChainID), By: "L1", Says: id.String()})
	}
	return err
}

// evidence is what L1 has of a deployment.
type evidence struct {
	codes     map[common.Address][]byte
	creations []creation // of Deployment.Contracts
}

// dataContract is where this release puts a verifying key: a contract's first creations have nonces
// 1 and 2.
type dataContract struct {
	name   string
	owner  string
	at     common.Address
	inputs int
}

func (d *Deployment) dataContracts() []dataContract {
	return []dataContract{
		{"base", nameRootVerifier, crypto.CreateAddress(d.RootVerifier, 1), BaseInputs},
		{"merge", nameRootVerifier, crypto.CreateAddress(d.RootVerifier, 2), MergeInputs},
		{"ticket", nameSequencing, crypto.CreateAddress(d.Sequencing, 1), TicketInputs},
	}
}

func (d *Deployment) addresses() []common.Address {
	all := []common.Address{d.Token, d.Staking, d.RootVerifier, d.Rewards, d.Sequencing, d.Settlement}
	if d.AuditLens != (common.Address{}) {
		all = append(all, d.AuditLens)
	}
	return all
}

// creationsTimeout is how long L1 may take to give what it has of the creating transactions.
const creationsTimeout = 8 * time.Second

// ask fetches all evidence.
func (i *inspector) ask(ctx context.Context) error {
	d := i.Deployment
	addresses := d.addresses()
	for _, k := range d.dataContracts() {
		addresses = append(addresses, k.at)
	}
	codes := make([][]byte, len(addresses))
	i.onL1 = &evidence{codes: map[common.Address][]byte{}, creations: make([]creation, len(d.Contracts))}
	var reads []func(context.Context) error
	for n, at := range addresses {
		reads = append(reads, func(ctx context.Context) (err error) {
			if codes[n], err = i.Client.Node.CodeAt(ctx, at, nil); err != nil {
				err = fmt.Errorf("get code at %s: %w", at, err)
			}
			return err
		})
	}
	if err := i.Together(ctx, reads...); err != nil {
		return err
	}
	for n, at := range addresses {
		i.onL1.codes[at] = codes[n]
	}
	// The past may be missing, and is not waited for.
	past, cancel := context.WithTimeout(ctx, creationsTimeout)
	defer cancel()
	reads = nil
	for n, c := range d.Contracts {
		found := &i.onL1.creations[n]
		reads = append(reads, func(ctx context.Context) error {
			i.creationTx(ctx, c, found)
			return nil
		})
		if n == 0 {
			reads = append(reads, func(ctx context.Context) error {
				i.creationBlock(ctx, c, found)
				return nil
			})
		}
	}
	if err := i.Together(past, reads...); err != nil {
		return err
	}
	return ctx.Err()
}

// record takes from the record what the contracts are made from.
func (i *inspector) record(context.Context) error {
	i.says = subject{Deployment: *i.Deployment}
	d := &i.says.Deployment
	for _, c := range d.Contracts {
		r, ok := d.recordable(c.Name)
		if !ok {
			i.problem(&RecordError{What: "contracts", Recorded: c.Name, By: "this release", Says: "that it has no such contract"})
			continue
		}
		if r.address != c.Address {
			i.problem(&RecordError{What: "address of " + c.Name, Recorded: r.address.String(), By: "the record's list of contracts", Says: c.Address.String()})
		}
		if c.Name == nameAZT {
			withToken(&i.says)
		}
		if len(c.Constructor) == 0 {
			continue
		}
		args, err := arguments(r, c.Constructor)
		if err != nil {
			i.problem(&RecordError{What: "constructor arguments of " + c.Name, Recorded: hashOf(c.Constructor), By: "this release", Says: "that they are none: " + err.Error()})
			continue
		}
		switch c.Name {
		case nameAZT:
			i.says.token = &tokenArgs{args[0].(common.Address), args[1].(*big.Int), args[2].(*big.Int)}
		case nameRootVerifier:
			i.recorded.Base, i.recorded.Merge = args[3].([]byte), args[4].([]byte)
		case nameSequencing:
			i.recorded.Ticket = args[3].([]byte)
		case nameSettlement:
			i.says.genesis = args[5].(*big.Int)
		}
	}
	return i.genesisState()
}

// genesisState computes the state that the record's ledger starts from.
func (i *inspector) genesisState() error {
	switch {
	case len(i.Genesis) == 0:
		i.unseen("The genesis state was not computed again: the record has no genesis ledger.")
	case i.GenesisState == nil:
		i.unseen("The genesis state was not computed again from the record's genesis ledger.")
	default:
		state, err := i.GenesisState(i.Genesis, i.LedgerID())
		if err != nil {
			i.problem(&RecordError{What: "genesis ledger", Recorded: "one that cannot be used", By: "the application", Says: err.Error()})
			return nil
		}
		i.says.genesis = state
	}
	return nil
}

// contracts compares the code of each contract with what this release makes of the record.
func (i *inspector) contracts(context.Context) error {
	made, err := newMachine(i.ChainID)
	if err != nil {
		return err
	}
	onL1, err := newMachine(i.ChainID)
	if err != nil {
		return err
	}
	// Without the keys' data contracts: constructors make those.
	for _, at := range i.Deployment.addresses() {
		if code := i.onL1.codes[at]; len(code) > 0 {
			onL1.place(at, code)
		}
	}
	if i.says.token == nil {
		made.place(i.Token, []byte{0}) // constructors see only that there is code
		if code := i.onL1.codes[i.Token]; len(code) == 0 {
			i.verdict("token", i.Token, i.missing("token", i.Token))
		} else if own := withToken(i.says.copy()); len(own.explain(own.of(nameAZT), code, onL1)) > 0 {
			i.unseen("The token at %s is not the AZT of this release: its code was not compared.", i.Token)
		}
	}
	for _, r := range i.says.contracts() {
		code := i.onL1.codes[r.address]
		expected, err := made.create(r.address, r.creation())
		switch {
		case len(code) == 0:
			i.verdict(r.name, r.address, i.missing(r.name, r.address))
		case err == nil && bytes.Equal(code, expected):
			i.verdict(r.name, r.address)
		default:
			i.verdict(r.name, r.address, i.says.copy().explain(r, code, onL1)...)
		}
	}
	return nil
}

func (i *inspector) missing(name string, at common.Address) error {
	return fmt.Errorf("%s: %w: %s", name, ErrNoContract, at)
}

// verdict notes what is wrong with a contract.
func (i *inspector) verdict(name string, at common.Address, errs ...error) {
	contract := InspectedContract{Name: name, Address: at}
	for _, err := range errs {
		if contract.Err == nil {
			contract.Err = err
		}
		i.problem(err)
	}
	i.verdicts[name] = contract.Err
	i.found.Contracts = append(i.found.Contracts, contract)
}

package work

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/circuit"
	"fernet/prover/keys"
)

// Terms are what a builder has to know of a deployment's jobs: which proving keys their proofs are
// made with.
type Terms struct {
	ChainID    uint64
	Settlement common.Address
	TxsPerBase uint32
	Keys       map[circuit.Kind]common.Hash // of each circuit, the hash of its verifying key
}

// ErrOtherKeys means that proving keys are not those of the node's jobs.
var ErrOtherKeys = errors.New("proving keys are not those of the node's jobs")

// errTerms means that what a broker says of its jobs cannot be read.
var errTerms = errors.New("what the broker says of its jobs cannot be read")

// TermsOf returns the terms of jobs whose proofs are made with the keys of a set.
func TermsOf(chainID uint64, settlement common.Address, set *keys.Set) (Terms, error) {
	t := Terms{ChainID: chainID, Settlement: settlement, TxsPerBase: set.TxsPerBase(), Keys: map[circuit.Kind]common.Hash{}}
	for _, kind := range []circuit.Kind{circuit.KindBase, circuit.KindMerge} {
		m, err := set.Manifest(kind)
		if err != nil {
			return Terms{}, err
		}
		t.Keys[kind] = m.VerifyingKeyHash
	}
	return t, nil
}

// OpenKeys returns the keys that the jobs are proven with: those that open opens for base rollups
// of so many transactions, once they are known to be the terms'. Else its error is ErrOtherKeys.
func (t Terms) OpenKeys(ctx context.Context, open func(ctx context.Context, txsPerBase uint32) (*keys.Set, error)) (*keys.Set, error) {
	set, err := open(ctx, t.TxsPerBase)
	if err != nil {
		return nil, err
	}
	return set, t.Check(set)
}

// Check compares the keys of a set with the terms. Its error is ErrOtherKeys.
func (t Terms) Check(set *keys.Set) error {
	own, err := TermsOf(t.ChainID, t.Settlement, set)
	if err != nil {
		return err
	}
	return t.same(own)
}

func (t Terms) same(own Terms) error {
	for _, kind := range []circuit.Kind{circuit.KindBase, circuit.KindMerge} {
		if t.Keys[kind] != own.Keys[kind] {
			return fmt.Errorf("%w: the verifying key of circuit %s is %s, theirs %s", ErrOtherKeys, kind, own.Keys[kind], t.Keys[kind])
		}
	}
	return nil
}

// The names of the metadata in which a broker keeps the terms.
const (
	metaChain      = "fernet-chain"
	metaSettlement = "fernet-settlement"
	metaTxsPerBase = "fernet-txs-per-base"
	metaKey        = "fernet-key-"
)

func (t Terms) metadata() map[string]string {
	m := map[string]string{
		metaChain: strconv.FormatUint(t.ChainID, 10), metaSettlement: t.Settlement.Hex(),
		metaTxsPerBase: strconv.FormatUint(uint64(t.TxsPerBase), 10),
	}
	for kind, hash := range t.Keys {
		m[metaKey+string(kind)] = hash.Hex()
	}
	return m
}

func parseTerms(m map[string]string) (Terms, error) {
	t := Terms{Keys: map[circuit.Kind]common.Hash{}}
	chain, err := strconv.ParseUint(m[metaChain], 10, 64)
	if err != nil {
		return Terms{}, fmt.Errorf("%w: chain %q", errTerms, m[metaChain])
	}
	txs, err := strconv.ParseUint(m[metaTxsPerBase], 10, 32)
	if err != nil {
		return Terms{}, fmt.Errorf("%w: transactions of a base rollup %q", errTerms, m[metaTxsPerBase])
	}
	if !common.IsHexAddress(m[metaSettlement]) {
		return Terms{}, fmt.Errorf("%w: Settlement %q", errTerms, m[metaSettlement])
	}
	t.ChainID, t.TxsPerBase, t.Settlement = chain, uint32(txs), common.HexToAddress(m[metaSettlement])
	for name, text := range m {
		kind, ok := strings.CutPrefix(name, metaKey)
		if !ok {
			continue
		}
		var hash common.Hash
		if err := hash.UnmarshalText([]byte(text)); err != nil {
			return Terms{}, fmt.Errorf("%w: verifying key of circuit %q %q", errTerms, kind, text)
		}
		t.Keys[circuit.Kind(kind)] = hash
	}
	return t, nil
}

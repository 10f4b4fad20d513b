package settlement

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// explain says why code on L1 is not what this release makes of the subject: values that the record
// has wrong, or code that this release does not make with any. It is empty when only what the
// record does not have was different. It changes the subject.
func (s *subject) explain(r released, code []byte, onL1 *machine) (errs []error) {
	contract, err := r.meta.ParseABI()
	if err != nil {
		return []error{err}
	}
	for _, f := range s.facts() {
		if f.contract != r.name {
			continue
		}
		wrong, err := f.read(onL1, r.address, contract)
		if err != nil {
			return append(errs, &CodeError{r.name, r.address, fmt.Sprintf("it has no %s, so it is another contract", f.method)})
		}
		if wrong != nil {
			errs = append(errs, wrong)
		}
	}
	// Again, with L1's own values: what still differs is code.
	expected, err := onL1.try(r.address, s.of(r.name).creation())
	if err != nil {
		if len(errs) == 0 {
			errs = append(errs, &CodeError{r.name, r.address, fmt.Sprintf("its values are none that this release accepts (%v)", err)})
		}
		return errs
	}
	if !bytes.Equal(code, expected) {
		errs = append(errs, &CodeError{r.name, r.address, difference(code, expected)})
	}
	return errs
}

// try is create without its effects.
func (m *machine) try(at common.Address, creation []byte) ([]byte, error) {
	before := m.state.Snapshot()
	defer m.state.RevertToSnapshot(before)
	return m.create(at, creation)
}

// difference says where two codes differ.
func difference(got, want []byte) string {
	at := 0
	for at < len(got) && at < len(want) && got[at] == want[at] {
		at++
	}
	if len(got) != len(want) {
		return fmt.Sprintf("its code has %d bytes instead of %d, the first that differs is byte %d", len(got), len(want), at)
	}
	differing := 0
	for n := range got {
		if got[n] != want[n] {
			differing++
		}
	}
	return fmt.Sprintf("%d of the %d bytes of its code differ, the first is byte %d", differing, len(got), at)
}

// arguments decodes constructor arguments, and refuses bytes that are another encoding of the same.
func arguments(r released, encoded []byte) ([]any, error) {
	contract, err := r.meta.ParseABI()
	if err != nil {
		return nil, err
	}
	values, err := contract.Constructor.Inputs.Unpack(encoded)
	if err != nil {
		return nil, err
	}
	again, err := contract.Constructor.Inputs.Pack(values...)
	if err == nil && !bytes.Equal(again, encoded) {
		err = errors.New("bytes are left over")
	}
	return values, err
}

func hashOf(data []byte) string { return crypto.Keccak256Hash(data).Hex() }

package files

import (
	"bytes"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/ledger"
	"fernet/settlement/disk"
	"fernet/settlement/rules"
)

// DraftFormat is the format of a draft block's file.
const DraftFormat = "fernet.draft"

var draftKind = kind(DraftFormat, disk.Private)

// Draft is a block to propose: its body and what a proposal says of it.
type Draft struct {
	Deployment
	Parent uint64 // the block it follows
	NumTxs uint32
	TxRoot *big.Int
	Body   []byte
}

type draftJSON struct {
	header
	Parent   *uint64 `json:"parent"`
	NumTxs   uint32  `json:"numTxs"`
	TxRoot   *word   `json:"txRoot"`
	BodyHash *word   `json:"bodyHash"` // keccak-256 of body
	Body     blob    `json:"body"`
}

// WriteDraft writes a draft's file. Until a body is revealed its draft is the only copy: a file
// with the same draft is left as it is, a damaged one is replaced, and any other is an ErrExists.
//
// Whoever has the body can propose it, so only the file's owner can read it.
func WriteDraft(path string, d *Draft) error {
	root, hash := word(common.BigToHash(d.TxRoot)), word(rules.BodyHash(d.Body, ledger.TxBytes))
	content := draftJSON{newHeader(draftKind, d.Deployment), &d.Parent, d.NumTxs, &root, &hash, d.Body}
	return keep(draftKind, path, content, d.isIn(path))
}

// CheckDraft returns the ErrExists that WriteDraft would.
func CheckDraft(path string, d *Draft) error { return checkKept(path, d.isIn(path)) }

func (d *Draft) isIn(path string) func() (bool, error) {
	return func() (bool, error) {
		there, err := ReadDraft(path, d.Deployment)
		return err == nil && there.sameAs(d), err
	}
}

func (d *Draft) sameAs(e *Draft) bool {
	return d.Parent == e.Parent && d.NumTxs == e.NumTxs && bytes.Equal(d.Body, e.Body)
}

// ReadDraft reads a draft's file. The body is compared with its hash and with
// the transaction root; whether its transfers can be applied is for whoever has the state.
func ReadDraft(path string, d Deployment) (*Draft, error) {
	var in draftJSON
	if err := read(draftKind, path, d, &in, &in.header); err != nil {
		return nil, err
	}
	draft, err := in.draft()
	if err != nil {
		return nil, draftKind.Damaged(path, err)
	}
	return draft, nil
}

func (in *draftJSON) draft() (*Draft, error) {
	if err := required(field{"parent", in.Parent == nil}, field{"txRoot", in.TxRoot == nil}, field{"bodyHash", in.BodyHash == nil}, field{"body", in.Body == nil}); err != nil {
		return nil, err
	}
	if err := element("txRoot", *in.TxRoot); err != nil {
		return nil, err
	}
	if rules.BodyHash(in.Body, ledger.TxBytes) != common.Hash(*in.BodyHash) {
		return nil, errors.New("body does not hash to bodyHash")
	}
	records, err := ledger.DecodeBody(in.Body)
	if err != nil {
		return nil, err
	}
	if _, err := treeOf(in.NumTxs, rules.MinTxsPerBase); err != nil {
		return nil, err
	}
	root, err := ledger.TxRoot(records, in.NumTxs)
	if err != nil {
		return nil, err
	}
	if want := common.Hash(*in.TxRoot); common.Hash(root.Bytes()) != want {
		return nil, fmt.Errorf("transaction root is %s, the body's is %s", want, common.Hash(root.Bytes()))
	}
	return &Draft{in.Deployment, *in.Parent, in.NumTxs, common.Hash(*in.TxRoot).Big(), in.Body}, nil
}

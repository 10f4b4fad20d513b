package files

import (
	"bytes"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/disk"
	"fernet/settlement/rules"
)

// DraftFormat is the format of a draft block's file.
const DraftFormat = "fernet.draft"

var draftKind = Kind(DraftFormat, disk.Private)

// Draft is a block to propose: its body and what a proposal says of it.
type Draft struct {
	Deployment
	Parent uint64 // the block it follows
	NumTxs uint32
	TxRoot *big.Int
	Body   []byte
}

type draftJSON struct {
	Header
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
	if d.TxBytes == 0 {
		return fmt.Errorf("write %s: %w", path, errNoTxBytes)
	}
	root, hash := word(common.BigToHash(d.TxRoot)), word(rules.BodyHash(d.Body, d.TxBytes))
	content := draftJSON{NewHeader(draftKind, d.Deployment), &d.Parent, d.NumTxs, &root, &hash, d.Body}
	return keep(draftKind, path, content, d.isIn(path))
}

// CheckDraft returns the ErrExists that WriteDraft would.
func CheckDraft(path string, d *Draft) error { return checkKept(path, d.isIn(path)) }

func (d *Draft) isIn(path string) func() (bool, error) {
	return func() (bool, error) {
		there, err := ReadDraft(path, d.Deployment)
		if err != nil {
			return false, err
		}
		same := d.Parent == there.Parent && d.NumTxs == there.NumTxs && bytes.Equal(d.Body, there.Body)
		if same && d.TxRoot.Cmp(there.TxRoot) != 0 {
			return false, draftKind.Damaged(path, errors.New("txRoot is not that of the body"))
		}
		return same, nil
	}
}

// errNoTxBytes means that a program did not say how large transactions are.
var errNoTxBytes = errors.New("the deployment's TX_BYTES is not known")

// ReadDraft reads a draft's file, of a deployment whose TxBytes is known. The body is compared with
// its hash; what it says, and whether txRoot is its root, is for whoever can run it.
func ReadDraft(path string, d Deployment) (*Draft, error) {
	if d.TxBytes == 0 {
		return nil, fmt.Errorf("read %s: %w", path, errNoTxBytes)
	}
	var in draftJSON
	return readAs(draftKind, path, d, &in, &in.Header, in.draft)
}

func (in *draftJSON) draft() (*Draft, error) {
	if err := Required(
		Field{"parent", in.Parent == nil}, Field{"txRoot", in.TxRoot == nil}, Field{"bodyHash", in.BodyHash == nil}, Field{"body", in.Body == nil},
	); err != nil {
		return nil, err
	}
	if err := element("txRoot", *in.TxRoot); err != nil {
		return nil, err
	}
	if rules.BodyHash(in.Body, in.TxBytes) != common.Hash(*in.BodyHash) {
		return nil, errors.New("body does not hash to bodyHash")
	}
	if _, err := treeOf(in.NumTxs, rules.MinTxsPerBase); err != nil {
		return nil, err
	}
	if _, err := rules.BodyWords(in.Body, in.NumTxs, in.TxBytes); err != nil {
		return nil, err
	}
	return &Draft{in.Deployment, *in.Parent, in.NumTxs, common.Hash(*in.TxRoot).Big(), in.Body}, nil
}

package files

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/disk"
	"fernet/settlement/rules"
)

// SubmissionFormat is the format of a root submission's file.
const SubmissionFormat = "fernet.submission"

var submissionKind = Kind(SubmissionFormat, disk.Public)

// Submission is a root submission, ready for L1.
type Submission struct {
	Deployment
	Block BlockID
	Tree  rules.Tree
	*rules.Submission
}

type submissionJSON struct {
	Header
	Block      *uint64  `json:"block"`
	Slot       *uint64  `json:"slot"`
	Seed       *word    `json:"seed"`
	NumTxs     uint32   `json:"numTxs"`
	TxsPerBase uint32   `json:"txsPerBase"`
	NumProofs  int      `json:"numProofs"`
	TotalScore *decimal `json:"totalScore"`
	Submission blob     `json:"submission"` // as L1 takes it
}

// WriteSubmission writes a submission's file. It replaces a submission of the same block, which can
// be made again of the same proofs, and a damaged one. Any other file is an ErrExists.
func WriteSubmission(path string, s *Submission) error {
	encoded, err := s.Encode()
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := CheckSubmission(path, s); err != nil {
		return err
	}
	seed := word(s.Block.Seed)
	return submissionKind.Write(path, submissionJSON{
		Header: NewHeader(submissionKind, s.Deployment), Block: &s.Block.Number, Slot: &s.Block.Slot, Seed: &seed,
		NumTxs: s.Tree.NumTxs, TxsPerBase: s.Tree.TxsPerBase, NumProofs: s.NumProofs(), TotalScore: &decimal{s.TotalScore()}, Submission: encoded,
	})
}

// CheckSubmission returns the ErrExists that WriteSubmission would.
func CheckSubmission(path string, s *Submission) error {
	return checkKept(path, func() (bool, error) {
		there, err := ReadSubmission(path, s.Deployment)
		return err == nil && there.Block == s.Block, err
	})
}

// ReadSubmission reads a submission's file and checks it by the rules that need neither L1 nor
// keys.
func ReadSubmission(path string, d Deployment) (*Submission, error) {
	var in submissionJSON
	return readAs(submissionKind, path, d, &in, &in.Header, in.submission)
}

func (in *submissionJSON) submission() (*Submission, error) {
	if err := Required(Field{"block", in.Block == nil}, Field{"slot", in.Slot == nil}, Field{"seed", in.Seed == nil}, Field{"totalScore", in.TotalScore == nil}); err != nil {
		return nil, err
	}
	shape, err := treeOf(in.NumTxs, in.TxsPerBase)
	if err != nil {
		return nil, err
	}
	decoded, err := rules.DecodeSubmission(shape, in.Submission)
	if err != nil {
		return nil, err
	}
	if err := decoded.Check(shape); err != nil {
		return nil, err
	}
	seed := common.Hash(*in.Seed)
	if decoded.Seed.Cmp(seed.Big()) != 0 {
		return nil, fmt.Errorf("submission has seed %s, the file says %s", common.BigToHash(decoded.Seed), seed)
	}
	if total := decoded.TotalScore(); total.Cmp(in.TotalScore.value) != 0 {
		return nil, fmt.Errorf("submission has total score %v, the file says %v", total, in.TotalScore.value)
	}
	if decoded.NumProofs() != in.NumProofs {
		return nil, fmt.Errorf("submission has %d proofs, the file says %d", decoded.NumProofs(), in.NumProofs)
	}
	return &Submission{in.Deployment, BlockID{*in.Block, *in.Slot, seed}, shape, decoded}, nil
}

// maxTxs bounds the blocks of files, far above what a deployment can settle: nobody's file decides
// how much memory is taken.
const maxTxs = 1 << 12

// treeOf returns the tree of a block of a file.
func treeOf(numTxs, txsPerBase uint32) (rules.Tree, error) {
	if numTxs > maxTxs {
		return rules.Tree{}, fmt.Errorf("%w: %d, at most %d", rules.ErrNumTxs, numTxs, maxTxs)
	}
	return rules.NewTree(numTxs, txsPerBase)
}

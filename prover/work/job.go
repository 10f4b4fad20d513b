package work

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// MaxWitness bounds a job's witness in bytes. A base rollup's has about 2300 for each transaction,
// of which there are 64 at most: prover/ledger/ledgercircuit/constraints.json has the numbers of
// values.
const MaxWitness = 512 << 10

// ErrJob means that a job is not one that anybody could work on.
var ErrJob = errors.New("job is malformed")

// Job is one node proof to be made.
type Job struct {
	Kind     circuit.Kind // base or merge: a sequencer's ticket is proven where its key is
	Block    wire.BlockTag
	Node     uint32
	StakerID uint32
	Public   []*big.Int // that the proof is verified with, in the circuit's order
	Witness  []byte     // of the whole circuit, as keys.Witness encodes it
	Deadline time.Time  // when its proof is worth nothing any more; zero: never
}

// NewJob returns the job of a task of a block.
func NewJob(block wire.BlockTag, task *prover.Task, deadline time.Time) (*Job, error) {
	witness, err := keys.Witness(task.Assignment)
	if err != nil {
		return nil, fmt.Errorf("make job of node %d for staker %d: %w", task.Node, task.StakerID, err)
	}
	return &Job{
		Kind: task.Kind, Block: block, Node: task.Node, StakerID: task.StakerID,
		Public: task.Public, Witness: witness, Deadline: deadline,
	}, nil
}

// Check reports what is wrong with the job, as ErrJob. It does not look into the witness.
func (j *Job) Check() error {
	switch {
	case j.Kind != circuit.KindBase && j.Kind != circuit.KindMerge:
		return fmt.Errorf("%w: circuit %q is not proven as a job", ErrJob, j.Kind)
	case len(j.Witness) == 0 || len(j.Witness) > MaxWitness:
		return fmt.Errorf("%w: a witness of %d bytes, at most %d are taken", ErrJob, len(j.Witness), MaxWitness)
	}
	for i, x := range j.Public {
		if x == nil || !rules.InField(x) {
			return fmt.Errorf("%w: public input %d: %w", ErrJob, i, rules.ErrFieldRange)
		}
	}
	return nil
}

// JobID names a job in one deployment. Jobs of the same inputs are one job.
type JobID [sha256.Size]byte

// String returns the id in hexadecimal.
func (id JobID) String() string { return hex.EncodeToString(id[:]) }

// parseJobID reads what String returns.
func parseJobID(text string) (id JobID, err error) {
	if len(text) != 2*len(id) {
		return id, fmt.Errorf("%w: id %q", ErrJob, text)
	}
	if _, err := hex.Decode(id[:], []byte(text)); err != nil {
		return id, fmt.Errorf("%w: id %q", ErrJob, text)
	}
	return id, nil
}

// ID returns SHA-256 of all inputs of the job and of the deployment it is of: "fernet.job", chainID
// 8, settlement 20, length of the kind 4, kind, block 12, node 4, staker 4, number of public inputs
// 4, each of them in 32, witness. The deadline is none of them. The job must be one that Check
// finds nothing wrong with.
func (j *Job) ID(chainID uint64, settlement common.Address) (id JobID) {
	h := sha256.New()
	b := binary.BigEndian.AppendUint64([]byte("fernet.job"), chainID)
	b = append(b, settlement[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(j.Kind)))
	b = append(append(b, j.Kind...), j.Block[:]...)
	b = binary.BigEndian.AppendUint32(b, j.Node)
	b = binary.BigEndian.AppendUint32(b, j.StakerID)
	b = binary.BigEndian.AppendUint32(b, uint32(len(j.Public)))
	for _, x := range j.Public {
		b = append(b, x.FillBytes(make([]byte, 32))...)
	}
	h.Write(b)
	h.Write(j.Witness)
	h.Sum(id[:0])
	return id
}

package files

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover/tree"
	"fernet/settlement/disk"
	"fernet/settlement/rules"
)

// ProofFormat is the format of a node proof's file.
const ProofFormat = "fernet.proof"

var proofKind = Kind(ProofFormat, disk.Public)

// ProofSuffix ends the name of every proof file.
const ProofSuffix = ".proof.json"

// BlockID names a block well enough to tell it from a pruned or reorganised one of the same number.
type BlockID struct {
	Number uint64
	Slot   uint64
	Seed   common.Hash
}

// Proof is one node proof with all that a stranger needs to build on it.
type Proof struct {
	Deployment
	Block BlockID
	tree.Proof
}

// proofJSON is the form of a proof file. A base rollup has no refs.
type proofJSON struct {
	Header
	Block      *uint64        `json:"block"`
	Slot       *uint64        `json:"slot"`
	Seed       *word          `json:"seed"`
	Node       uint32         `json:"node"`
	StakerID   uint32         `json:"stakerId"`
	FeeBurnBps *rules.Bps     `json:"feeBurnBps"`
	Vrf        *vrfOutput     `json:"vrf"`
	Statement  *word          `json:"statement"`
	Transition transitionJSON `json:"transition"`
	Refs       []word         `json:"refs,omitempty"` // c0 … c5, zero for an empty slot
	Proof      blob           `json:"proof"`
}

type transitionJSON struct {
	StateIn  *word    `json:"stateIn"`
	StateOut *word    `json:"stateOut"`
	TxRoot   *word    `json:"txRoot"`
	Fees     *decimal `json:"fees"` // wei

	Fingerprint *word `json:"fingerprint"`
}

// Name is the file name of a proof: block-<n>-node-<i>-staker-<id>.proof.json.
func (p *Proof) Name() string { return p.stem() + ProofSuffix }

// AltName is the file name of a proof when Name is taken by another one of the
// same staker: with another bid, on other children or of a replaced block. It
// names what the proof says, so that the same proof gets the same name.
func (p *Proof) AltName() string {
	id := p.identity()
	return p.stem() + "-" + hex.EncodeToString(id[:4]) + ProofSuffix
}

func (p *Proof) stem() string {
	return fmt.Sprintf("block-%d-node-%d-staker-%d", p.Block.Number, p.Node, p.StakerID)
}

// identity tells two proofs apart by what they say. Proof bytes are malleable and not in it.
func (p *Proof) identity() common.Hash {
	parts := [][]byte{
		fmt.Appendf(nil, "%d %s %d %d %d %d %d", p.ChainID, p.Settlement, p.Block.Number, p.Block.Slot, p.Node, p.StakerID, p.FeeBurn),
		p.Block.Seed[:], p.Statement[:],
	}
	for _, ref := range p.Refs {
		parts = append(parts, ref[:])
	}
	return crypto.Keccak256Hash(parts...)
}

// SameAs reports whether two proofs say the same.
func (p *Proof) SameAs(q *Proof) bool { return p.identity() == q.identity() }

// WriteProof writes a proof into a directory and returns its path. A file of the same proof is left
// as it is and a damaged one is replaced; beside any other the proof gets its AltName. ErrExists
// means that something else has that name, too.
func WriteProof(dir string, p *Proof) (path string, err error) {
	for _, name := range []string{p.Name(), p.AltName()} {
		path = filepath.Join(dir, name)
		err = keep(proofKind, path, p.json(), func() (bool, error) {
			there, err := ReadProof(path, p.Deployment)
			return err == nil && there.SameAs(p), err
		})
		if !errors.Is(err, ErrExists) {
			break
		}
	}
	return path, err
}

func (p *Proof) json() proofJSON {
	w := func(h common.Hash) *word { v := word(h); return &v }
	var vrf vrfOutput
	p.Vrf.FillBytes(vrf[:])
	out := proofJSON{
		Header: NewHeader(proofKind, p.Deployment),
		Block:  &p.Block.Number, Slot: &p.Block.Slot, Seed: w(p.Block.Seed),
		Node: p.Node, StakerID: p.StakerID, FeeBurnBps: &p.FeeBurn, Vrf: &vrf,
		Statement:  w(p.Statement),
		Transition: transitionJSON{w(p.StateIn), w(p.StateOut), w(p.TxRoot), &decimal{p.Fees}, w(p.Fingerprint)},
		Proof:      p.Proof.Proof[:],
	}
	if p.Refs != (tree.Refs{}) {
		for _, ref := range p.Refs {
			out.Refs = append(out.Refs, word(ref))
		}
	}
	return out
}

// ReadProof reads a proof file. It checks ranges, and not whether the proof verifies.
func ReadProof(path string, d Deployment) (*Proof, error) {
	var in proofJSON
	return readAs(proofKind, path, d, &in, &in.Header, in.proof)
}

func (in *proofJSON) proof() (*Proof, error) {
	t := in.Transition
	if err := Required(
		Field{"block", in.Block == nil}, Field{"slot", in.Slot == nil}, Field{"seed", in.Seed == nil}, Field{"feeBurnBps", in.FeeBurnBps == nil},
		Field{"vrf", in.Vrf == nil}, Field{"transition.stateIn", t.StateIn == nil}, Field{"transition.stateOut", t.StateOut == nil},
		Field{"transition.txRoot", t.TxRoot == nil}, Field{"transition.fees", t.Fees == nil}, Field{"transition.fingerprint", t.Fingerprint == nil},
		Field{"node", in.Node == 0}, Field{"stakerId", in.StakerID == 0},
		Field{"statement", in.Statement == nil},
	); err != nil {
		return nil, err
	}
	for _, e := range []struct {
		name string
		word word
	}{{"seed", *in.Seed}, {"stateIn", *t.StateIn}, {"stateOut", *t.StateOut}, {"txRoot", *t.TxRoot}, {"fingerprint", *t.Fingerprint}, {"statement", *in.Statement}} {
		if err := element(e.name, e.word); err != nil {
			return nil, err
		}
	}
	if !rules.InField(t.Fees.value) {
		return nil, fmt.Errorf("fees: %w", rules.ErrFieldRange)
	}
	if err := in.FeeBurnBps.Check(); err != nil {
		return nil, fmt.Errorf("feeBurnBps: %w", err)
	}
	if len(in.Proof) != rules.ProofSize {
		return nil, fmt.Errorf("proof has %d bytes, not %d", len(in.Proof), rules.ProofSize)
	}
	p := &Proof{
		Deployment: in.Deployment,
		Block:      BlockID{*in.Block, *in.Slot, common.Hash(*in.Seed)},
		Proof: tree.Proof{
			Node: in.Node, StakerID: in.StakerID, FeeBurn: *in.FeeBurnBps, Vrf: in.Vrf.big(), Statement: common.Hash(*in.Statement),
			Transition: tree.Transition{
				StateIn: common.Hash(*t.StateIn), StateOut: common.Hash(*t.StateOut), TxRoot: common.Hash(*t.TxRoot), Fees: t.Fees.value,
				Fingerprint: common.Hash(*t.Fingerprint),
			},
			Proof: [rules.ProofSize]byte(in.Proof),
		},
	}
	if in.Refs != nil {
		if len(in.Refs) != rules.ChildSlots {
			return nil, fmt.Errorf("refs has %d slots, not %d", len(in.Refs), rules.ChildSlots)
		}
		for i, ref := range in.Refs {
			if err := element("refs", ref); err != nil {
				return nil, err
			}
			p.Refs[i] = common.Hash(ref)
		}
	}
	return p, nil
}

// ProofPaths returns the paths of the files of directories that are named as
// proof files of a block, sorted. A directory that is not there is an error.
func ProofPaths(block uint64, dirs ...string) ([]string, error) {
	var paths []string
	prefix := fmt.Sprintf("block-%d-", block)
	for _, dir := range dirs {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return nil, fmt.Errorf("read directory of proofs %s: %w", dir, reason(err))
		}
		for _, entry := range entries {
			name := entry.Name()
			if strings.HasPrefix(name, prefix) && strings.HasSuffix(name, ProofSuffix) && entry.Type()&fs.ModeDir == 0 {
				paths = append(paths, filepath.Join(dir, name))
			}
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths), nil
}

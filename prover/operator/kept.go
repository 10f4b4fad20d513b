package operator

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// Kept is the folder of what was proposed: each proposal with its proof, as proofs are random and
// sent again it has to be the same transaction, and the bodies that are to be revealed.
type Kept struct {
	Dir        string
	Deployment *settlement.Deployment
}

// proposalPath is where a proposal is kept: a slot, a staker, a bid and a body have one.
func (k Kept) proposalPath(slot uint64, stakerID uint32, feeSplit rules.Bps, draft *files.Draft) string {
	return filepath.Join(k.Dir, fmt.Sprintf("%s-slot-%d-staker-%d-%d-%s.proposal.json", k.prefix(), slot, stakerID, feeSplit, draftTag(draft)))
}

// bodyPath is where the draft of a proposal is kept: bids for the same body share one.
func (k Kept) bodyPath(p settlement.Proposal) string {
	return filepath.Join(k.Dir, fmt.Sprintf("%s-block-%d-txs-%d-%s.draft.json", k.prefix(), p.Parent+1, p.NumTxs, tag(p.BodyHash)))
}

func (k Kept) prefix() string {
	return fmt.Sprintf("%d-%s", k.Deployment.ChainID, tag(crypto.Keccak256Hash(k.Deployment.Settlement[:])))
}

// body reads the draft of a proposal, nil when it is not kept here.
func (k Kept) body(p settlement.Proposal) (*files.Draft, error) {
	draft, err := files.ReadDraft(k.bodyPath(p), prover.Files(k.Deployment))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return draft, err
}

// withHash returns the proposal for a slot that L1 keeps the hash of, nil when it is not kept here.
func (k Kept) withHash(slot uint64, hash common.Hash) *settlement.Proposal {
	for _, file := range k.proposals() {
		if p := proposalOf(file); file.Slot == slot && settlement.ProposalHash(p) == hash {
			return &p
		}
	}
	return nil
}

// lastSlot returns the slot that was last proposed for, with a draft if there is one, and false
// when there is none. A file that is not to be used is passed over.
func (k Kept) lastSlot(draft *files.Draft) (slot uint64, found bool) {
	for _, kept := range k.proposals() {
		if draft == nil || k.isOf(proposalOf(kept), draft) {
			slot, found = max(slot, kept.Slot), true
		}
	}
	return slot, found
}

// proposals are those that are kept, by the paths of their files.
func (k Kept) proposals() map[string]*files.Proposal {
	paths, err := filepath.Glob(filepath.Join(k.Dir, "*.proposal.json"))
	if err != nil {
		return nil // the folder's name is no pattern
	}
	found := map[string]*files.Proposal{}
	for _, path := range paths {
		if kept, err := files.ReadProposal(path, prover.Files(k.Deployment)); err == nil {
			found[path] = kept
		}
	}
	return found
}

// revealed returns the kept proposal of a body that a block on L1 is, and where it is; nil when
// there is none.
func (k Kept) revealed(block settlement.Block, body []byte) (string, *files.Proposal) {
	hash := rules.BodyHash(body, k.Deployment.Params.TxBytes)
	for path, p := range k.proposals() {
		if p.Slot == block.Slot && p.StakerID == block.SequencerID && p.BodyHash == hash && p.TxRoot.Cmp(block.TxRoot) == 0 {
			return path, p
		}
	}
	return "", nil
}

// KeptProposal is a proposal in the folder, with the draft of its block.
type KeptProposal struct {
	Slot     uint64
	Proposal settlement.Proposal
	Draft    *files.Draft
}

// Of returns the proposals for a slot whose bodies are kept, too, the highest score first. What is
// not to be used is passed over.
func (k Kept) Of(slot uint64) (kept []KeptProposal) {
	for _, file := range k.proposals() {
		if file.Slot != slot {
			continue
		}
		p := proposalOf(file)
		if draft, err := k.body(p); err == nil && draft != nil {
			kept = append(kept, KeptProposal{slot, p, draft})
		}
	}
	slices.SortFunc(kept, func(a, b KeptProposal) int {
		return rules.Score(b.Proposal.Vrf, b.Proposal.FeeSplit).Cmp(rules.Score(a.Proposal.Vrf, a.Proposal.FeeSplit))
	})
	return kept
}

// Has reports whether the body of a proposal is kept.
func (k Kept) Has(p settlement.Proposal) bool {
	draft, err := k.body(p)
	return err == nil && draft != nil && k.isOf(p, draft)
}

// Forget removes the proposals for slots before one, and the bodies that no other proposal is of.
// It must be a slot that is long over for L1, whatever is reorganized.
func (k Kept) Forget(before uint64) error {
	needed, old := map[string]bool{}, map[string]bool{}
	for path, p := range k.proposals() {
		body := k.bodyPath(proposalOf(p))
		if p.Slot < before {
			old[path], old[body] = true, true
		} else {
			needed[body] = true
		}
	}
	var failed error
	for path := range old {
		if needed[path] {
			continue
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			failed = errors.Join(failed, fmt.Errorf("forget what was proposed before slot %d: %w", before, err))
		}
	}
	return failed
}

// isOf reports whether a proposal is of a draft.
func (k Kept) isOf(p settlement.Proposal, d *files.Draft) bool {
	return p.BodyHash == rules.BodyHash(d.Body, k.Deployment.Params.TxBytes) && p.NumTxs == d.NumTxs && p.Parent == d.Parent
}

// draftTag names what is proposed.
func draftTag(d *files.Draft) string {
	return tag(crypto.Keccak256Hash(d.Body, binary.BigEndian.AppendUint64(nil, d.Parent), binary.BigEndian.AppendUint32(nil, d.NumTxs)))
}

func proposalOf(p *files.Proposal) settlement.Proposal {
	return settlement.Proposal{
		StakerID: p.StakerID, FeeSplit: p.FeeSplit, NumTxs: p.NumTxs, Parent: p.Parent,
		BodyHash: p.BodyHash, TxRoot: p.TxRoot, Vrf: p.Vrf,
	}
}

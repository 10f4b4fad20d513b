package files

import (
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/disk"
	"fernet/settlement/rules"
)

// ProposalFormat is the format of a proposal's file.
const ProposalFormat = "fernet.proposal"

var proposalKind = Kind(ProposalFormat, disk.Private)

// Proposal is a proposal as it is sent to L1, with its ticket's proof. A
// sequencer keeps it because proofs are random: sent again, it is the same transaction.
type Proposal struct {
	Deployment
	Slot     uint64
	StakerID uint32
	FeeSplit rules.Bps
	NumTxs   uint32
	Parent   uint64
	BodyHash common.Hash
	TxRoot   *big.Int
	Vrf      *big.Int
	Proof    [rules.ProofSize]byte
}

type proposalJSON struct {
	Header
	Slot        *uint64    `json:"slot"`
	StakerID    uint32     `json:"stakerId"`
	FeeSplitBps *rules.Bps `json:"feeSplitBps"`
	NumTxs      uint32     `json:"numTxs"`
	Parent      *uint64    `json:"parent"`
	BodyHash    *word      `json:"bodyHash"`
	TxRoot      *word      `json:"txRoot"`
	Vrf         *vrfOutput `json:"vrf"`
	Proof       blob       `json:"proof"`
}

// WriteProposal writes a proposal's file. Until it is on L1 it is a secret of its sequencer's: only
// the file's owner can read it.
func WriteProposal(path string, p *Proposal) error {
	body, root := word(p.BodyHash), word(common.BigToHash(p.TxRoot))
	var vrf vrfOutput
	p.Vrf.FillBytes(vrf[:])
	return proposalKind.Write(path, proposalJSON{
		NewHeader(proposalKind, p.Deployment), &p.Slot, p.StakerID, &p.FeeSplit, p.NumTxs, &p.Parent, &body, &root, &vrf, p.Proof[:],
	})
}

// ReadProposal reads a proposal's file. It does not verify the proof.
func ReadProposal(path string, d Deployment) (*Proposal, error) {
	var in proposalJSON
	return readAs(proposalKind, path, d, &in, &in.Header, in.proposal)
}

func (in *proposalJSON) proposal() (*Proposal, error) {
	if err := Required(
		Field{"slot", in.Slot == nil}, Field{"stakerId", in.StakerID == 0}, Field{"feeSplitBps", in.FeeSplitBps == nil}, Field{"parent", in.Parent == nil},
		Field{"bodyHash", in.BodyHash == nil}, Field{"txRoot", in.TxRoot == nil}, Field{"vrf", in.Vrf == nil},
	); err != nil {
		return nil, err
	}
	if err := in.FeeSplitBps.Check(); err != nil {
		return nil, fmt.Errorf("feeSplitBps: %w", err)
	}
	if _, err := treeOf(in.NumTxs, rules.MinTxsPerBase); err != nil {
		return nil, err
	}
	if err := element("txRoot", *in.TxRoot); err != nil {
		return nil, err
	}
	if len(in.Proof) != rules.ProofSize {
		return nil, fmt.Errorf("proof has %d bytes, not %d", len(in.Proof), rules.ProofSize)
	}
	return &Proposal{
		in.Deployment, *in.Slot, in.StakerID, *in.FeeSplitBps, in.NumTxs, *in.Parent,
		common.Hash(*in.BodyHash), common.Hash(*in.TxRoot).Big(), in.Vrf.big(), [rules.ProofSize]byte(in.Proof),
	}, nil
}

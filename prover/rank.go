package prover

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"fernet/prover/circuit"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Bid is one staker's place in the ranking of a node.
type Bid struct {
	StakerID uint32
	FeeBurn  rules.Bps
	Vrf      *big.Int
}

// bidJSON is the form of a Bid in JSON.
type bidJSON struct {
	StakerID uint32        `json:"stakerId"`
	FeeBurn  rules.Bps     `json:"feeBurnBps"`
	Vrf      units.Integer `json:"vrf"` // a string, as it has 128 bits
}

// MarshalJSON writes the draw as a string of digits.
func (b Bid) MarshalJSON() ([]byte, error) {
	return json.Marshal(bidJSON{b.StakerID, b.FeeBurn, units.Integer{Int: b.Vrf}})
}

// UnmarshalJSON is the inverse of MarshalJSON.
func (b *Bid) UnmarshalJSON(text []byte) error {
	var in bidJSON
	if err := json.Unmarshal(text, &in); err != nil {
		return err
	}
	*b = Bid{in.StakerID, in.FeeBurn, in.Vrf.Int}
	return nil
}

// Score is what the bid's proof would add to a submission.
func (b Bid) Score() *big.Int { return rules.Score(b.Vrf, b.FeeBurn) }

// Rank sorts bids, best score first; equal scores by staker.
func Rank(bids []Bid) []Bid {
	ranked := slices.Clone(bids)
	slices.SortFunc(ranked, func(a, b Bid) int {
		return cmp.Or(b.Score().Cmp(a.Score()), cmp.Compare(a.StakerID, b.StakerID))
	})
	return ranked
}

// Undercut lowers bids in public mode, where everyone's draw on a node is
// known: whoever is among the first `places` with the bids as given takes the
// smallest FEE_BURN that still beats the best of the others, never more than
// it was ready to give up. The order between places and the rest does not change.
func Undercut(bids []Bid, places int) []Bid {
	ranked := Rank(bids)
	if len(ranked) <= places {
		// Nobody is left to beat: a place costs nothing.
		for i := range ranked {
			ranked[i].FeeBurn = 0
		}
		return Rank(ranked)
	}
	rival := ranked[places].Score()
	for i := range ranked[:places] {
		// A place that only the tie rule gave has no smaller bid that keeps it, and keeps its bid.
		if fee, ok := rules.SmallestLeadingFee(ranked[i].Vrf, rival); ok && fee < ranked[i].FeeBurn {
			ranked[i].FeeBurn = fee
		}
	}
	return Rank(ranked)
}

// PublicRanking returns everyone's draw on a node in public mode, from the keys L1 registered: who
// may prove the node, and with which output. Bids are 0: what each is ready to burn is its own
// affair. In private mode nobody can know, and the error is ErrPrivate.
func (b *Block) PublicRanking(node uint32) ([]Bid, error) {
	if b.Mode != rules.ModePublic {
		return nil, ErrPrivate
	}
	if !b.Tree.Contains(node) {
		return nil, fmt.Errorf("rank node %d: %w: %d nodes", node, rules.ErrNodeRange, b.Tree.NumNodes())
	}
	var bids []Bid
	for _, s := range b.Stakers {
		if !b.Eligible(s.ID, b.Tree.Role(node)) {
			continue
		}
		key, err := b.vrfKey(s.ID)
		if err != nil {
			return nil, err
		}
		bids = append(bids, Bid{StakerID: s.ID, Vrf: vrf.PublicOutput(key, b.Seed, node, s.ID).Big()})
	}
	return Rank(bids), nil
}

// ErrPrivate means that only a staker itself can know its draw.
var ErrPrivate = errors.New("draws of this deployment are private: only one's own can be ranked")

// Draw returns an identity's output on a node without a ticket; its bid is the caller's to set.
func (id *Identity) Draw(b *Block, node uint32) (Bid, error) {
	out, err := id.Key.Output(b.Seed, rules.Meta{StakerID: id.StakerID, Node: node, Mode: b.Mode})
	if err != nil {
		return Bid{}, fmt.Errorf("draw: %w", err)
	}
	return Bid{StakerID: id.StakerID, Vrf: out.Big()}, nil
}

// SmallestBid returns the smallest FEE_BURN with which a staker has one of the
// first places of a ranking, given the others' bids, and false when no bid does.
func SmallestBid(ranking []Bid, stakerID uint32, places int) (rules.Bps, bool) {
	var mine *Bid
	var others []Bid
	for i := range ranking {
		if ranking[i].StakerID == stakerID {
			mine = &ranking[i]
		} else {
			others = append(others, ranking[i])
		}
	}
	if mine == nil {
		return 0, false
	}
	others = Rank(others)
	if len(others) < places {
		return 0, true
	}
	return rules.SmallestLeadingFee(mine.Vrf, others[places-1].Score())
}

// Ranking is who draws what on a node of a block.
type Ranking struct {
	Node uint32   `json:"node"`
	Kind string   `json:"kind"` // of the circuit: base or merge
	Bids []Ranked `json:"bids"` // best first
	// SmallestBid is the least FEE_BURN in bps with which the identity has a place; nil in private
	// mode and when none has.
	SmallestBid *rules.Bps `json:"smallestBid"`
}

// Ranked is a bid at its place of a ranking.
type Ranked struct {
	StakerID   uint32        `json:"stakerId"`
	Vrf        units.Integer `json:"vrf"`
	FeeBurnBps rules.Bps     `json:"feeBurnBps"`
	Score      units.Integer `json:"score"`
	Own        bool          `json:"own"`
	Place      bool          `json:"place"` // in public mode: whether it is among the first
}

// Ranking ranks a node. In public mode it ranks every eligible staker, the identity at its own bid
// and the others at theirs, which is a guess; without an identity, nil, nobody is own. In private
// mode it has the identity's draw alone, if it may prove the node, and without one it is
// ErrPrivate.
func (b *Block) Ranking(id *Identity, node uint32, own, others rules.Bps) (Ranking, error) {
	r := Ranking{Node: node, Kind: string(b.Kind(node)), Bids: []Ranked{}}
	bids, err := b.draws(id, node)
	if err != nil {
		return r, err
	}
	isOwn := func(b Bid) bool { return id != nil && b.StakerID == id.StakerID }
	for i := range bids {
		if bids[i].FeeBurn = others; isOwn(bids[i]) {
			bids[i].FeeBurn = own
		}
	}
	places := rules.ProofsPerNode
	if node == rules.RootNode {
		places = 1
	}
	if b.Mode == rules.ModePublic && id != nil {
		if fee, ok := SmallestBid(bids, id.StakerID, places); ok {
			r.SmallestBid = &fee
		}
	}
	for i, bid := range Rank(bids) {
		r.Bids = append(r.Bids, Ranked{
			StakerID: bid.StakerID, Vrf: units.Integer{Int: bid.Vrf}, FeeBurnBps: bid.FeeBurn, Score: units.Integer{Int: bid.Score()},
			Own: isOwn(bid), Place: b.Mode == rules.ModePublic && i < places,
		})
	}
	return r, nil
}

// Rankings are the rankings of nodes of a block.
type Rankings struct {
	Now     uint64    `json:"l1Block"` // that the block was read at
	Block   uint64    `json:"block"`
	VrfMode string    `json:"vrfMode"` // a rules.Mode
	Places  int       `json:"places"`  // proofs of a node that a submission holds
	Nodes   []Ranking `json:"nodes"`   // in heap order

	Own uint32 `json:"-"` // the identity's staker, 0 without one
}

// Rankings ranks the nodes of the block, only those with true unless only is nil. others is what
// all others are taken to bid on proofs of a circuit. See Ranking.
func (b *Block) Rankings(id *Identity, only map[uint32]bool, own rules.Bps, others func(circuit.Kind) rules.Bps) (*Rankings, error) {
	all := &Rankings{Now: b.L1Block, Block: b.Number, VrfMode: b.Mode.String(), Places: rules.ProofsPerNode, Nodes: []Ranking{}}
	if id != nil {
		all.Own = id.StakerID
	}
	for node := uint32(rules.RootNode); b.Tree.Contains(node); node++ {
		if only != nil && !only[node] {
			continue
		}
		r, err := b.Ranking(id, node, own, others(b.Kind(node)))
		if err != nil {
			return nil, err
		}
		all.Nodes = append(all.Nodes, r)
	}
	return all, nil
}

// draws are the draws on a node that can be known, without bids.
func (b *Block) draws(id *Identity, node uint32) ([]Bid, error) {
	switch {
	case b.Mode == rules.ModePublic:
		return b.PublicRanking(node)
	case id == nil:
		return nil, ErrPrivate
	case !b.Eligible(id.StakerID, b.Tree.Role(node)):
		return nil, nil
	}
	bid, err := id.Draw(b, node)
	return []Bid{bid}, err
}

package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/identity"
	"fernet/settlement/rules"
)

func rankCommand() *cli.Command {
	return &cli.Command{
		Name:  "rank",
		Usage: "who draws what on each node of a block",
		Description: "Draws of a private deployment are known to nobody but their stakers: it shows those of --identity. In public mode\n" +
			"it ranks every eligible staker, marks the first three of a node, and says the smallest FEE_BURN that takes --identity\n" +
			"there. What the others bid is theirs to know: it is taken to be --others-bid.\n\n" +
			"Example: fernet rank --block 1 --identity alice --fee-burn 10%",
		Flags: []cli.Flag{
			blockFlag(), genesisFlag(), nodesFlag(),
			&cli.StringFlag{Name: "fee-burn", Value: "0", Usage: "the `SHARE` of its reward --identity would give up, such as 10% or 1000 basis points"},
			&cli.StringFlag{Name: "others-bid", Value: "0", Usage: "the `SHARE` all others are taken to give up"},
		},
		Action: withSession(reading(rank)),
	}
}

// ranked is the result of fernet rank.
type ranked struct {
	Block   uint64           `json:"block"`
	VrfMode string           `json:"vrfMode"`
	Places  int              `json:"places"` // proofs of a node that a submission holds
	Nodes   []prover.Ranking `json:"nodes"`

	own uint32
}

func (r *ranked) Render(con *console.Console) {
	if r.VrfMode == rules.ModePrivate.String() {
		t := console.Table{Columns: []console.Column{{Name: "node", Align: console.Right}, {Name: "kind"}, {Name: "score", Align: console.Right}, {Name: "FEE_BURN", Align: console.Right}}}
		for _, n := range r.Nodes {
			for _, b := range n.Bids {
				t.Rows = append(t.Rows, []any{n.Node, n.Kind, rules.Points(b.Score.Int), b.FeeBurnBps})
			}
		}
		con.Line("Draws of block %d are private: these are staker %d's.", r.Block, r.own)
		con.Table(t)
		return
	}
	t := console.Table{Columns: []console.Column{
		{Name: "node", Align: console.Right}, {Name: "kind"}, {Name: "1st: staker, score"}, {Name: "2nd"}, {Name: "3rd"}, {Name: "others"},
	}}
	if r.own != 0 {
		t.Columns = append(t.Columns, console.Column{Name: "smallest bid", Align: console.Right})
	}
	for _, n := range r.Nodes {
		row := []any{n.Node, n.Kind}
		var others []string
		for i, b := range n.Bids {
			text := fmt.Sprintf("%d  %s", b.StakerID, rules.Points(b.Score.Int)[:6])
			if b.Own {
				text += " *"
			}
			if i < r.Places {
				row = append(row, text)
			} else if b.Own || len(others) < 2 {
				others = append(others, text)
			}
		}
		for len(row) < 2+r.Places {
			row = append(row, "")
		}
		row = append(row, strings.Join(others, ", "))
		if r.own != 0 {
			smallest := console.Cell{Text: "none wins", Tone: console.Bad}
			if n.SmallestBid != nil {
				smallest = console.Cell{Text: n.SmallestBid.String(), Tone: console.Good}
			}
			row = append(row, smallest)
		}
		t.Rows = append(t.Rows, row)
	}
	con.Table(t)
	if r.own != 0 {
		con.Line("\n* staker %d, --identity. The smallest bid keeps it among the first %d if the others bid as told.", r.own, r.Places)
	}
}

func rank(ctx context.Context, c *cli.Context, s *session.Session) (*ranked, error) {
	own, err := shareFlag(c, "fee-burn")
	if err != nil {
		return nil, err
	}
	others, err := shareFlag(c, "others-bid")
	if err != nil {
		return nil, err
	}
	b, err := openBlock(ctx, c, s)
	if err != nil {
		return nil, err
	}
	only, err := parseNodes(b.Tree, c.String("nodes"))
	if err != nil {
		return nil, err
	}
	r := &ranked{Block: b.Number, VrfMode: b.Mode.String(), Places: rules.ProofsPerNode, Nodes: []prover.Ranking{}}
	id, _, err := s.Staker(ctx)
	switch nobody := errors.Is(err, identity.ErrMissing) && s.Config.Identity == config.DefaultConfig().Identity; {
	case nobody && b.Mode == rules.ModePrivate:
		return nil, fmt.Errorf("%w: name your own --identity", prover.ErrPrivate)
	case nobody:
		id = nil
	case err != nil:
		return nil, err
	default:
		r.own = id.StakerID
	}
	for node := uint32(rules.RootNode); b.Tree.Contains(node); node++ {
		if only != nil && !only[node] {
			continue
		}
		n, err := b.Ranking(id, node, own, others)
		if err != nil {
			return nil, err
		}
		r.Nodes = append(r.Nodes, n)
	}
	return r, nil
}

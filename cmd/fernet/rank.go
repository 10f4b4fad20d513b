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
	return command("rank", "who draws what on each node of a block",
		"Draws of a private deployment are known to nobody but their stakers: it shows those of --identity. In public mode\n"+
			"it ranks every eligible staker, marks the first three of a node, and says the smallest FEE_BURN that takes --identity\n"+
			"there. What the others bid is theirs to know: it is taken to be --others-bid.",
		"fernet rank --block 1 --identity alice --fee-burn 10%", reading(rank),
		blockFlag(), genesisFlag(), nodesFlag(),
		&cli.StringFlag{Name: "fee-burn", Value: "0", Usage: "the `SHARE` of its reward --identity would give up, such as 10% or 1000 basis points"},
		&cli.StringFlag{Name: "others-bid", Value: "0", Usage: "the `SHARE` all others are taken to give up"})
}

// ranked is the result of fernet rank.
type ranked struct {
	Now     uint64           `json:"l1Block"` // that the block was read at
	Block   uint64           `json:"block"`
	VrfMode string           `json:"vrfMode"`
	Places  int              `json:"places"` // proofs of a node that a submission holds
	Nodes   []prover.Ranking `json:"nodes"`

	own uint32
}

func (r *ranked) Render(con *console.Console) {
	if r.VrfMode == rules.ModePrivate.String() {
		t := console.NewTable("node>", "kind", "score>", "FEE_BURN>")
		for _, n := range r.Nodes {
			for _, b := range n.Bids {
				t.Row(n.Node, n.Kind, rules.Points(b.Score.Int), b.FeeBurnBps)
			}
		}
		con.Line("Draws of block %d at L1 block %d are private: these are staker %d's.", r.Block, r.Now, r.own)
		con.Table(t)
		return
	}
	t := console.NewTable("node>", "kind", "1st: staker, score", "2nd", "3rd", "others")
	if r.own != 0 {
		t.Columns = append(t.Columns, console.Columns("smallest bid>")...)
	}
	for _, n := range r.Nodes {
		t.Row(r.row(n)...)
	}
	con.Table(t)
	con.Line("\nStakers as of L1 block %d.", r.Now)
	if r.own != 0 {
		con.Line("* staker %d, --identity. The smallest bid keeps it among the first %d if the others bid as told.", r.own, r.Places)
	}
}

// row is a node's row: its places, the best two without one, whoever is behind --identity, and what takes that there.
func (r *ranked) row(n prover.Ranking) []any {
	places, others := make([]any, r.Places), []string{}
	for i := range places {
		places[i] = ""
	}
	for i, b := range n.Bids {
		text := fmt.Sprintf("%d  %s", b.StakerID, rules.Points(b.Score.Int)[:6])
		if b.Own {
			text += " *"
		}
		if i < r.Places {
			places[i] = text
		} else if b.Own || len(others) < 2 {
			others = append(others, text)
		}
	}
	row := append(append([]any{n.Node, n.Kind}, places...), strings.Join(others, ", "))
	switch {
	case r.own == 0:
		return row
	case n.SmallestBid == nil:
		return append(row, console.Bad.Cell("none wins"))
	}
	return append(row, console.Good.Cell(n.SmallestBid.String()))
}

func rank(ctx context.Context, c *cli.Context, s *session.Session) (*ranked, error) {
	own, err := parseBps("fee-burn", c.String("fee-burn"))
	if err != nil {
		return nil, err
	}
	others, err := parseBps("others-bid", c.String("others-bid"))
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
	r := &ranked{Now: b.L1Block, Block: b.Number, VrfMode: b.Mode.String(), Places: rules.ProofsPerNode}
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
	r.Nodes, err = b.Rankings(id, only, own, others)
	return r, err
}

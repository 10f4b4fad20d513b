package files

import (
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/vrf"
	"fernet/settlement/disk"
)

// TicketsFormat is the format of a file of tickets.
const TicketsFormat = "fernet.tickets"

var ticketsKind = Kind(TicketsFormat, disk.Private)

// Tickets is what a staker hands to a builder who has no key: whoever has the
// file can prove its nodes for the staker, and change nothing in them.
type Tickets struct {
	Deployment
	Block   BlockID
	Tickets []*vrf.Ticket
}

type ticketsJSON struct {
	Header
	Block   *uint64       `json:"block"`
	Slot    *uint64       `json:"slot"`
	Seed    *word         `json:"seed"`
	Tickets []*vrf.Ticket `json:"tickets"`
}

// WriteTickets writes a file of tickets that only its owner can read: until proofs are shared they
// show draws and bids. A file with the same tickets is left as it is, a damaged one is replaced,
// and any other is an ErrExists.
func WriteTickets(path string, t *Tickets) error {
	seed := word(t.Block.Seed)
	content := ticketsJSON{NewHeader(ticketsKind, t.Deployment), &t.Block.Number, &t.Block.Slot, &seed, t.Tickets}
	return keep(ticketsKind, path, content, t.isIn(path))
}

// CheckTickets returns the ErrExists that WriteTickets would.
func CheckTickets(path string, t *Tickets) error { return checkKept(path, t.isIn(path)) }

func (t *Tickets) isIn(path string) func() (bool, error) {
	return func() (bool, error) {
		there, err := ReadTickets(path, t.Deployment)
		return err == nil && there.sameAs(t), err
	}
}

func (t *Tickets) sameAs(u *Tickets) bool {
	same := func(a, b *vrf.Ticket) bool { return *a == *b }
	return t.Block == u.Block && slices.EqualFunc(t.Tickets, u.Tickets, same)
}

// ReadTickets reads a file of tickets. Every ticket's VRF proof is verified;
// whether its key is the one its staker registered only L1 knows.
func ReadTickets(path string, d Deployment) (*Tickets, error) {
	var in ticketsJSON
	return readAs(ticketsKind, path, d, &in, &in.Header, in.tickets)
}

func (in *ticketsJSON) tickets() (*Tickets, error) {
	if err := in.check(); err != nil {
		return nil, err
	}
	return &Tickets{in.Deployment, BlockID{*in.Block, *in.Slot, common.Hash(*in.Seed)}, in.Tickets}, nil
}

func (in *ticketsJSON) check() error {
	err := Required(
		Field{"block", in.Block == nil}, Field{"slot", in.Slot == nil}, Field{"seed", in.Seed == nil},
		Field{"tickets", in.Tickets == nil},
	)
	if err != nil {
		return err
	}
	if len(in.Tickets) == 0 {
		return errors.New("it holds no ticket")
	}
	for i, t := range in.Tickets {
		if t == nil {
			return fmt.Errorf("ticket %d is missing", i)
		}
		if seed := t.Seed.Bytes(); common.Hash(seed) != common.Hash(*in.Seed) {
			return fmt.Errorf("ticket %d, of node %d, is of another block", i, t.Meta.Node)
		}
		if err := t.Meta.FeeBps.Check(); err != nil {
			return fmt.Errorf("ticket %d, of node %d: %w", i, t.Meta.Node, err)
		}
		if err := t.Verify(); err != nil {
			return fmt.Errorf("ticket %d, of node %d: %w", i, t.Meta.Node, err)
		}
	}
	return nil
}

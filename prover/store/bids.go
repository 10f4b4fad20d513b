package store

import (
	"encoding/binary"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// KeptBlocks is for how many blocks bids are kept, and for how many outcomes: the newest. It is far
// more than can be open at a time.
const KeptBlocks = 1024

// Bid is a bid of a staker of this node for a node of a block's tree.
type Bid struct {
	Block    wire.BlockTag
	Node     uint32
	StakerID uint32
	FeeBurn  rules.Bps
}

func (b Bid) key() []byte {
	key := binary.BigEndian.AppendUint32(b.Block[:len(b.Block):len(b.Block)], b.Node)
	return binary.BigEndian.AppendUint32(key, b.StakerID)
}

// WriteBid puts a bid on disk. It is there, synced, when nil is returned, and only then is the
// caller to sign it. The bid that counts now is taken again. A staker's bid for a node may be
// raised once: a lower one is an ErrLowerBid, a further one an ErrThirdBid.
//
// Bids stay when their block is dropped: after a reorg it may come back.
func (s *Store) WriteBid(b Bid) error {
	return s.update("write bid", func(tx *bolt.Tx) error {
		written, err := get(tx, bucketBids, b.key())
		if err != nil {
			return err
		}
		before, err := decodeBids(b, written)
		if err != nil {
			return err
		}
		switch counts, err := b.after(before); {
		case err != nil:
			return err
		case counts:
			return nil
		}
		if err := noteBlock(tx, b.Block); err != nil {
			return err
		}
		value := binary.BigEndian.AppendUint16(append([]byte(nil), written...), uint16(b.FeeBurn))
		return put(tx, bucketBids, b.key(), value)
	})
}

// after reports whether the bid is the one that counts among those before it, which are of the same
// staker and node in ascending order, or why it cannot follow them.
func (b Bid) after(before []Bid) (counts bool, err error) {
	if err := b.FeeBurn.Check(); err != nil {
		return false, err
	}
	if len(before) == 0 {
		return false, nil
	}
	last := before[len(before)-1].FeeBurn
	switch {
	case b.FeeBurn == last:
		return true, nil
	case b.FeeBurn < last:
		return false, fmt.Errorf("%w: %s after %s, node %d, staker %d, block %s", ErrLowerBid, b.FeeBurn, last, b.Node, b.StakerID, b.Block)
	case len(before) == maxBids:
		return false, fmt.Errorf("%w: %s after %s and %s, node %d, staker %d, block %s",
			ErrThirdBid, b.FeeBurn, before[0].FeeBurn, last, b.Node, b.StakerID, b.Block)
	}
	return false, nil
}

// maxBids is how many bids a staker signs for a node.
const maxBids = 2

// decodeBids reads the bids for a node from their value, for a bid that has their key.
func decodeBids(of Bid, value []byte) ([]Bid, error) {
	if len(value)%2 != 0 || len(value) > 2*maxBids {
		return nil, fmt.Errorf("%w: %d bytes of bids", ErrDamaged, len(value))
	}
	var bids []Bid
	for ; len(value) > 0; value = value[2:] {
		of.FeeBurn = rules.Bps(binary.BigEndian.Uint16(value))
		bids = append(bids, of)
	}
	return bids, nil
}

// noteBlock remembers the first bid for a block, and forgets the bids of the oldest one when there
// are more than are kept.
func noteBlock(tx *bolt.Tx, block wire.BlockTag) error {
	if edge(tx, bucketBids, block[:], false) != nil {
		return nil
	}
	if first := edge(tx, bucketBidOrder, nil, false); first != nil {
		last := edge(tx, bucketBidOrder, nil, true)
		if binary.BigEndian.Uint64(last)-binary.BigEndian.Uint64(first) >= KeptBlocks-1 {
			oldest, err := get(tx, bucketBidOrder, first)
			if err != nil {
				return err
			}
			if err := drop(tx, bucketBids, oldest); err != nil {
				return err
			}
		}
	}
	return appendRow(tx, bucketBidOrder, nil, block[:], KeptBlocks)
}

// Bids are those written for a block, by node, staker and bid. Of two for one node the higher one,
// which follows the lower, counts; the lower one may have been signed too.
func (s *Store) Bids(block wire.BlockTag) (bids []Bid, err error) {
	err = s.view("read bids", func(tx *bolt.Tx) error {
		return each(tx, bucketBids, block[:], func(key, value []byte) error {
			if len(key) != wire.TagSize+8 {
				return fmt.Errorf("%w: a bid's key of %d bytes", ErrDamaged, len(key))
			}
			of := Bid{Block: block, Node: binary.BigEndian.Uint32(key[wire.TagSize:]), StakerID: binary.BigEndian.Uint32(key[wire.TagSize+4:])}
			some, err := decodeBids(of, value)
			bids = append(bids, some...)
			return err
		})
	})
	return bids, err
}

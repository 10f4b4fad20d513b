package account

import (
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"
)

// Whoever sends is told each step in a line.
func TestLines(t *testing.T) {
	var said []string
	var events Events = Lines(func(line string) { said = append(said, line) })
	hash := common.Hash{1}
	tx := &Tx{Purpose: "stake", Hash: &hash, Block: 7, Gas: 100, Cost: "0.1", Status: Confirmed}
	earlier := *tx
	earlier.Status = Earlier
	events.Sending("stake")
	events.Sent(hash, 1)
	events.Sent(hash, 3)
	events.Done(tx)
	events.Done(&earlier)
	events.Resuming("stake")
	events.Resumed(tx)
	events.Abandoned(errors.New("reverted"))
	require.Equal(t, []string{
		"stake: simulating, then sending", "sent " + hash.Hex() + ", waiting for one confirmation", "sent " + hash.Hex() + ", waiting for 3 confirmations",
		"stake: done in block 7 by " + hash.Hex() + ", 100 gas, 0.1 ETH", "stake: was done in block 7 by " + hash.Hex(),
		"stake: was begun earlier, waiting until it is final", "stake: done in block 7 by " + hash.Hex(), "begun earlier: reverted",
	}, said)
}

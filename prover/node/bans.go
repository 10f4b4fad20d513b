package node

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"fernet/prover/p2p"
)

// recallBans returns whom the node did not listen to before it was started.
func (n *Node) recallBans() ([]p2p.Ban, error) {
	data, err := n.store.Bans()
	if err != nil || data == nil {
		return nil, err
	}
	var bans []p2p.Ban
	if err := json.Unmarshal(data, &bans); err != nil {
		return nil, fmt.Errorf("read bans: %w", err)
	}
	return bans, nil
}

// keepBans keeps whom the node does not listen to, when that has changed: who is banned stays so
// also when the process is killed.
func (n *Node) keepBans() {
	bans := n.net.Bans()
	slices.SortFunc(bans, func(a, b p2p.Ban) int { return cmp.Compare(a.Who, b.Who) })
	if slices.EqualFunc(bans, n.bans, sameBan) {
		return
	}
	data, err := json.Marshal(bans)
	if err != nil {
		n.log.Warn("bans are not kept", "err", err)
		return
	}
	if err := n.store.PutBans(data); err != nil {
		n.storeFailed(err)
		return // and try again at the next L1 block
	}
	n.bans = bans
}

func sameBan(a, b p2p.Ban) bool {
	return a.Who == b.Who && a.Times == b.Times && a.Until.Equal(b.Until)
}

package node

import (
	"context"
	"fmt"
	"math/big"
	"path/filepath"
	"strings"

	"fernet/prover"
	"fernet/prover/identity"
	"fernet/prover/node/health"
	"fernet/prover/operator"
	"fernet/prover/operator/actor"
	"fernet/prover/settling"
	"fernet/prover/vrf"
	"fernet/settlement"
)

// own is an identity that the node acts for, once it is staked.
type own struct {
	name string
	key  *vrf.PrivateKey
	l1   *settling.Own // as of the newest L1 block; nil before the first
	told bool          // that a node without state does not propose for it
}

// openIdentities opens the keys of identities.
func openIdentities(ctx context.Context, o actor.Options, names []string) (ids []*own, err error) {
	dir := filepath.Join(o.DataDir, "identities")
	for _, name := range names {
		file, err := identity.Read(dir, name)
		if err != nil {
			return nil, err
		}
		if o.IdentityPassword == nil {
			return nil, fmt.Errorf("open identity %s: %w", name, actor.ErrNoPassword)
		}
		password, err := o.IdentityPassword(ctx, name)
		if err != nil {
			return nil, err
		}
		key, err := file.Open(password)
		if err != nil {
			return nil, fmt.Errorf("open identity %s: %w", name, err)
		}
		for _, o := range ids {
			if o.key.Public() == key.Public() {
				return nil, fmt.Errorf("%w: %s has the key of %s", ErrIdentity, name, o.name)
			}
		}
		ids = append(ids, &own{name: name, key: key})
	}
	return ids, nil
}

// identity is the same as package prover has it; nil while it is not staked.
func (o *own) identity() *prover.Identity {
	if o.l1 == nil || o.l1.Staker.ID == 0 {
		return nil
	}
	return &prover.Identity{StakerID: o.l1.Staker.ID, Key: o.key}
}

// status says how an identity stands at an L1 block.
func (o *own) status(p settlement.Params, now uint64) IdentityStatus {
	s := IdentityStatus{Name: o.name, State: "unstaked"}
	if o.identity() == nil {
		return s
	}
	of := operator.StatusOf(o.l1.Staker, p, now)
	s.StakerID, s.Roles, s.State = of.ID, of.Roles, string(of.State)
	if !o.l1.Eligible() {
		s.From = o.l1.ActsFrom
	}
	return s
}

// keysOf are the keys of identities as L1 has them.
func keysOf(ids []*own) (keys []*big.Int) {
	for _, o := range ids {
		key := o.key.Public().Key()
		keys = append(keys, key.BigInt(new(big.Int)))
	}
	return keys
}

// identify takes what L1 says of the identities, and says who may not act and from when on.
func (n *Node) identify(v *settling.View) {
	var words []string
	for i, o := range n.ids {
		o.l1 = v.Own[i]
		if n.config.Stateless && !o.told && n.wouldPropose(o.l1.Staker) {
			o.told = true
			n.log.Warn("an identity has become a sequencer, and a node without state proposes nothing", "identity", o.name)
		}
		if o.l1.Eligible() {
			continue
		}
		word := fmt.Sprintf("identity %s observes: %v", o.name, o.l1.Why)
		if o.l1.ActsFrom > 0 {
			word += fmt.Sprintf(", it may act from L1 block %d on", o.l1.ActsFrom)
		}
		words = append(words, word)
	}
	if len(n.ids) == 0 {
		words = []string{"no identity is named: the node observes"}
	}
	n.health.Is(health.Unstaked, strings.Join(words, "; "))
	n.showStaker()
}

// showStaker has peers shown the first identity that is staked, one that is not leaving if there is
// any: whoever is bound to no staker has few places and is heard for little.
func (n *Node) showStaker() {
	first := &prover.Identity{}
	for _, o := range n.ids {
		id := o.identity()
		if id == nil {
			continue
		}
		if first.StakerID == 0 || n.view.Leaving[first.StakerID] && !n.view.Leaving[id.StakerID] {
			first = id
		}
	}
	if err := n.net.SetStaker(first.StakerID, first.Key); err != nil {
		n.log.Warn("peers are not shown the staker", "err", err)
	}
}

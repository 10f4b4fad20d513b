package operator

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// ErrNotStaked means that L1 has no staker with a VRF key.
var ErrNotStaked = errors.New("the identity is not staked")

// StakerOf returns the staker with a VRF key, or [ErrNotStaked]. Of several it is the one that
// [settlement.Client.StakerWithKey] prefers. The zero address stands for nobody.
func StakerOf(ctx context.Context, client *settlement.Client, key vrf.PublicKey, owner common.Address) (settlement.Staker, error) {
	staker, found, err := client.StakerWithKey(ctx, vrfKey(key), owner)
	if err != nil {
		return settlement.Staker{}, err
	}
	if !found {
		return settlement.Staker{}, ErrNotStaked
	}
	return staker, nil
}

// vrfKey is a key as L1 registers it.
func vrfKey(p vrf.PublicKey) *big.Int {
	k := p.Key()
	return k.BigInt(new(big.Int))
}

// StakerState is what a staker may do.
type StakerState string

// The states of a staker.
const (
	StakerPending StakerState = "pending" // registered, eligible from ActivationBlock on
	StakerActive  StakerState = "active"  // eligible
	// not eligible: something of the deposit is missing, or was filled up and does not count yet
	StakerSuspended StakerState = "suspended"
	// not eligible any more, the deposit from WithdrawableBlock on
	StakerExiting      StakerState = "exiting"
	StakerWithdrawable StakerState = "withdrawable" // the deposit can be had
	StakerWithdrawn    StakerState = "withdrawn"    // the deposit was paid back
)

// StakerStatus is a staker at an L1 block. Blocks are L1's; those that are 0 are not known or were
// not reached.
type StakerStatus struct {
	ID                uint32         `json:"id"`
	Owner             common.Address `json:"owner"`
	Roles             string         `json:"roles"` // "sequencer+base+merge"
	VrfKey            string         `json:"vrfKey"`
	State             StakerState    `json:"state"`
	ActivationBlock   uint64         `json:"activationBlock"`
	ExitBlock         uint64         `json:"exitBlock,omitempty"`
	WithdrawableBlock uint64         `json:"withdrawableBlock,omitempty"`
	Deposit           units.Integer  `json:"deposit"` // wei
	// wei that penalties took and nobody filled up
	Missing units.Integer `json:"missing"`
	// The last penalty keeps the staker from acting in slots that start in L1 blocks SuspendedFrom
	// to SuspendedUntil - 1, and from proposing until BannedUntil - 1. SuspendedUntil is 0 while
	// something of the deposit is missing.
	SuspendedFrom  uint64 `json:"suspendedFrom,omitempty"`
	SuspendedUntil uint64 `json:"suspendedUntil,omitempty"`
	BannedUntil    uint64 `json:"bannedUntil,omitempty"`
}

// StatusOf returns a staker's status at an L1 block.
func StatusOf(st settlement.Staker, p settlement.Params, block uint64) StakerStatus {
	status := StakerStatus{
		ID: st.ID, Owner: st.Owner, Roles: st.Roles.String(), VrfKey: fmt.Sprintf("0x%064x", st.VrfKey),
		ActivationBlock: st.ActivationBlock, ExitBlock: st.ExitBlock,
		Deposit: units.Integer{Int: st.Deposit(p.StakeAmount)}, Missing: units.Integer{Int: st.Missing},
	}
	if n := len(st.Suspensions); n > 0 {
		last := st.Suspensions[n-1]
		status.SuspendedFrom, status.SuspendedUntil, status.BannedUntil = last.From, last.Until, last.BanUntil
	}
	if st.ExitBlock != 0 {
		status.WithdrawableBlock = st.WithdrawableAt(p.ExitDelay)
	}
	suspension, penalized := rules.SuspensionAt(st.Suspensions, block)
	switch {
	case st.Withdrawn:
		status.State = StakerWithdrawn
	case st.ExitBlock != 0 && block >= status.WithdrawableBlock:
		status.State = StakerWithdrawable
	case st.ExitBlock != 0:
		status.State = StakerExiting
	case block < st.ActivationBlock:
		status.State = StakerPending
	case penalized && suspension.Suspends(block):
		status.State = StakerSuspended
	default:
		status.State = StakerActive
	}
	return status
}

// StakerList is the status of stakers at an L1 block, in order of id.
type StakerList struct {
	Block   uint64         `json:"block"` // the L1 block that all of it is of
	Stakers []StakerStatus `json:"stakers"`
}

// Stakers returns the status of the stakers that which picks, all of it at one L1 block.
func Stakers(ctx context.Context, client *settlement.Client, which func(settlement.Staker) bool) (StakerList, error) {
	return settlement.AtOneBlock(ctx, client, func(v *settlement.View) (StakerList, error) {
		r := StakerList{v.Number, []StakerStatus{}}
		all, err := v.Stakers(ctx)
		if err != nil {
			return r, err
		}
		for _, st := range all {
			if which(st) {
				r.Stakers = append(r.Stakers, StatusOf(st, v.Params, v.Number))
			}
		}
		return r, nil
	})
}

// Changes says, for a person, when a staker's state will change after an L1 block, and what
// penalties still mean for it. inBlocks says how far a block is from a head; see
// network.Network.InBlocks.
func (st StakerStatus) Changes(head uint64, inBlocks func(head, block uint64) string) (changes []string) {
	at := func(what string, block uint64) string {
		return fmt.Sprintf("%s block %d, %s", what, block, inBlocks(head, block))
	}
	proposes := strings.Contains(st.Roles, rules.RoleSequencer.String())
	for _, change := range []struct {
		is   bool
		says string
	}{
		{st.State == StakerPending, at("active at", st.ActivationBlock)},
		{st.State == StakerExiting, at("withdrawable at", st.WithdrawableBlock)},
		{st.Missing.Sign() > 0 && st.ExitBlock == 0, units.Exact(st.Missing.Int) + " AZT are missing"},
		{st.SuspendedFrom > head, at("not eligible from", st.SuspendedFrom)},
		{st.SuspendedUntil > max(head, st.SuspendedFrom), at("eligible again at", st.SuspendedUntil)},
		{st.BannedUntil > max(head, st.SuspendedUntil) && proposes, at("may propose again at", st.BannedUntil)},
	} {
		if change.is {
			changes = append(changes, change.says)
		}
	}
	return changes
}

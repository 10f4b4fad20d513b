package p2p

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/p2p/protocol/circuitv2/client"
	"github.com/multiformats/go-multiaddr"
)

// relayCheck is how often a node looks whether its place at a relay is still held.
const relayCheck = 5 * time.Second

// Times between attempts to get a place at a relay, which is somebody else's. They double from the
// first to the last.
const (
	firstReserve = time.Second
	lastReserve  = 2 * time.Minute
)

// isCircuit finds the part of an address behind which it goes on from a relay.
func isCircuit(c multiaddr.Component) bool { return c.Protocol().Code == multiaddr.P_CIRCUIT }

func goesOverRelay(address multiaddr.Multiaddr) bool { return slices.ContainsFunc(address, isCircuit) }

// addRelay notes the relay of an address, if it goes over one.
func (p *parsed) addRelay(address multiaddr.Multiaddr) (relay peer.AddrInfo, over bool, err error) {
	if !goesOverRelay(address) {
		return peer.AddrInfo{}, false, nil
	}
	before, _ := multiaddr.SplitFunc(address, isCircuit)
	info, err := peer.AddrInfoFromP2pAddr(before)
	if err != nil {
		return peer.AddrInfo{}, true, fmt.Errorf("relay: %w", err)
	}
	p.relays[info.ID] = true
	return *info, true, nil
}

// keepReserved has a place at a relay, so that peers reach this node over it.
func (n *Node) keepReserved(relay peer.AddrInfo) {
	wait, renew, held := firstReserve, time.Time{}, int64(0)
	for {
		next := relayCheck
		if n.host.Network().Connectedness(relay.ID) != network.Connected || time.Now().After(renew) {
			n.metrics.Relays.Add(-held)
			held = 0
			expires, err := n.reserve(relay)
			if err != nil {
				n.config.Log.Debug("there is no place at the relay", "relay", relay.ID, "again_in", wait, "err", err)
				next, wait = wait, min(2*wait, lastReserve)
			} else {
				wait, renew, held = firstReserve, time.Now().Add(time.Until(expires)/2), 1
				n.metrics.Relays.Add(held)
			}
		}
		select {
		case <-n.ctx.Done():
			return
		case <-time.After(next):
		}
	}
}

// reserve takes a place at a relay. One that bounds what it relays is of no use, since gossip does
// not go over such connections: the operator is told.
func (n *Node) reserve(relay peer.AddrInfo) (expires time.Time, err error) {
	ctx, cancel := context.WithTimeout(n.ctx, dialTimeout)
	defer cancel()
	if err := n.host.Connect(ctx, relay); err != nil {
		return time.Time{}, err
	}
	place, err := client.Reserve(ctx, n.host, relay)
	if err != nil {
		return time.Time{}, err
	}
	if place.LimitData != 0 || place.LimitDuration != 0 {
		n.config.Log.Warn("the relay bounds its connections, so that no peer can use them", "relay", relay.ID,
			"bytes", place.LimitData, "time", place.LimitDuration)
	}
	return place.Expiration, nil
}

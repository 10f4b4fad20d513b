package metrics

import (
	"github.com/prometheus/client_golang/prometheus"

	"fernet/prover/p2p"
)

var (
	peers       = gauge("p2p_peers", "Connected peers.")
	stakedPeers = gauge("p2p_peers_staked", "Of those, peers that have shown a staker.")
	meshPeers   = gauge("p2p_mesh_peers", "Peers to which proofs are sent on.")
	relayed     = gauge("p2p_relay_places", "Relays at which this node has a place.")
	refused     = counter("p2p_peers_refused_total", "Connections that were ended: no place, another deployment, banned.")
	bans        = counter("p2p_bans_total", "Bans of peers and stakers.")
	lies        = counter("p2p_lies_total", "Messages that their sender could know to be false.")

	received = counter("p2p_messages_received_total", "Messages of peers, over topics and in answers to pulls.")
	judged   = counter("p2p_messages_total", "Messages of peers, by what came of them.", "result")
	ignored  = counter("p2p_messages_ignored_total", "Of those ignored, by why it was before a look at the content.", "reason")
	lost     = counter("p2p_lost_total", "Messages and frames that the library of gossip dropped.")
	parked   = gauge("p2p_messages_parked", "Messages that wait for their block or children.")
	waiting  = gauge("p2p_messages_waiting", "Messages that wait for a check.")

	batches  = counter("p2p_batches_total", "Batches of proofs that were verified.")
	checks   = counter("p2p_pairing_checks_total", "Pairing equations that were computed.")
	verified = counter("p2p_proofs_verified_total", "Proofs that were verified, true or false.")

	pulls    = counter("p2p_pulls_total", "Pulls, by what came of them.", "result")
	pulled   = counter("p2p_proofs_pulled_total", "Proofs in answers to this node's pulls.")
	netBytes = counter("p2p_bytes_total", "Bytes of the network, by direction.", "direction")
)

func collectNet(ch chan<- prometheus.Metric, n *p2p.Metrics) {
	show(ch, peers, n.Peers.Load())
	show(ch, stakedPeers, n.StakedPeers.Load())
	show(ch, meshPeers, n.Mesh.Load())
	show(ch, relayed, n.Relays.Load())
	show(ch, refused, n.Refused.Load())
	show(ch, bans, n.Bans.Load())
	show(ch, lies, n.Lies.Load())

	show(ch, received, n.Received.Load())
	show(ch, judged, n.Accepted.Load(), "accepted")
	show(ch, judged, n.Ignored.Load(), "ignored")
	show(ch, judged, n.Rejected.Load(), "rejected")
	show(ch, ignored, n.Limited.Load(), "limited")
	show(ch, ignored, n.Overflow.Load(), "overflow")
	show(ch, lost, n.Lost.Load())
	show(ch, parked, n.Parked.Load())
	show(ch, waiting, n.Waiting.Load())

	show(ch, batches, n.Batches.Load())
	show(ch, checks, n.Checks.Load())
	show(ch, verified, n.Proofs.Load())

	show(ch, pulls, n.PullsAsked.Load(), "asked")
	show(ch, pulls, n.PullsFailed.Load(), "failed")
	show(ch, pulls, n.PullsServed.Load(), "served")
	show(ch, pulls, n.PullsBusy.Load(), "busy")
	show(ch, pulls, n.Missed.Load(), "missed")
	show(ch, pulled, n.Pulled.Load())
}

// Package vrf is the native form of the protocol's tickets, docs/PROTOCOL.md
// section 4: an elliptic-curve VRF in the manner of RFC 9381 section 5, over
// Baby Jubjub (gnark's form, a = -1), with Poseidon2 as its hash and Elligator 2
// of RFC 9380 as its encode-to-curve. It is the specification of the gadgets
// circuit.TicketWitness and circuit.Elligator2, which must agree with it.
//
// What differs from RFC 9381: the challenge also hashes a ticket's
// [rules.Meta], so that identity, bid, node and mode are signed by the key; the
// nonce is derived from that meta too; and the output keeps 128 bits.
//
// Nothing here runs in constant time: big.Int arithmetic and variable-time scalar
// multiplication leak timing. Make tickets where nobody else can measure it. A
// builder of proofs needs tickets only, never a key.
package vrf

//go:generate go test -count=1 -run TestVectors . -update

// Package localnet is a proving network on one machine: an embedded L1 with a deployment on it, and
// a member for each node, with an account, stakers, keys and a folder of its own. Each node is a
// process of its own, which finds the others over loopback. The network gives it everything that an
// operator would, and transfers to settle; what the nodes do with them is theirs.
//
// Keys and transfers follow from a seed. The accounts are those of every embedded L1, whose keys
// anyone can compute: nothing here is for a chain with value on it.
package localnet

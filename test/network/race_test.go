//go:build race

package network

// raced is whether the program is built with the race detector, which makes proofs take about six
// times as long.
const raced = true

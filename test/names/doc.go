// Package names holds a test: what docs/PROTOCOL.md names in Go, in Solidity and in the vectors
// exists.
package names

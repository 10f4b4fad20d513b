// Package bindings is what Go knows of the contracts: their ABIs, packers, unpackers and bytecode,
// made by abigen from forge's artifacts. Nothing in it is written by hand but this file:
// `make bindings` makes the rest again.
//
// It neither connects nor signs nor sends; package settlement does the calls.
package bindings

//go:generate go run ./generate ../build/bindings

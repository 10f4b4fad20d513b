//go:build !linux

package main

// maxrssUnit is what getrusage counts peak memory in, in bytes.
const maxrssUnit = 1

// Package examples holds programs that use the toolkit as a library, each as small as it can be.
// Its test runs them against an L1 in the same process.
package examples

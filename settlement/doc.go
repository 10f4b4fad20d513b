// Package settlement is the L1 side of the protocol in Go: what a deployment
// is, what its contracts say, and the calls that change them.
//
// It builds calls and never signs: txmgr does, in one place. It recomputes
// nothing: the formulas are in rules, the checks against L1 in audit.
package settlement

// Package report writes an audit as one HTML file that a person looks at: proof trees with who
// proved each node, competing roots, where the money of a block went, what stakers got, findings.
// The file is whole: it loads nothing from anywhere, and has every figure of the audit exactly.
package report

// Package audit recomputes every number of a settled block with
// settlement/rules, from L1 data alone: logs, calldata and headers. It trusts
// no figure a contract computed; it compares them.
package audit

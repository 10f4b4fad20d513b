// Package operator is what the actors of a deployment do: stake, record RANDAO, propose, reveal,
// prove, submit a root, finalize, claim. Each action checks first, sends once, and goes on after it
// was killed. It prints nothing, asks nobody and reads no setting: what it needs are its arguments,
// and what it found and did is its result, in types with units.
//
// Amounts are in wei, of AZT unless it says of what; blocks are L1 blocks unless it says of what.
package operator

// Package e2e tests the built program from outside: one process a step, each role in a folder of
// its own, against anvil and against the embedded L1 served over HTTP. What is on L1 is read back
// with Foundry's cast.
//
//   - flow_test.go: from a deployment to everyone's claims, on both L1s;
//   - kill_test.go: each sending command is killed again and again, and run again;
//   - faults_test.go: an RPC that drops, delays, refuses, and is behind;
//   - wait_test.go: each command that waits is killed while it does, and sees a reorg;
//   - manual_test.go: the commands of docs/OPERATIONS.md, typed as they are printed;
//   - reorg_test.go: reorgs of 1 to 8 blocks under each transaction of each kind.
//
// Where L1 goes on while the program runs, its blocks come with the program's requests and not with
// the clock: a slow machine closes no window. Where to kill and what to spoil is drawn from dice.
// Their seed is printed, and FERNET_E2E_SEED sets it.
package e2e

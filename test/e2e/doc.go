// Package e2e tests the built program from outside: one process a step, each role in a folder of its own, against
// anvil and against the embedded L1 served over HTTP. What is on L1 is read back with Foundry's cast.
//
//   - flow_test.go: from a deployment to everyone's claims, on both L1s;
//   - kill_test.go: each sending command is killed again and again, and run again;
//   - faults_test.go: an RPC that drops, delays, refuses, and is behind;
//   - reorg_test.go: reorgs of 1 to 8 blocks under each kind of transaction.
package e2e

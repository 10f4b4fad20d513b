// Package network tests nodes as operators run them: processes of the built program, on one
// machine, over real connections, with real proofs, on an L1 whose blocks come by the clock. They
// are killed, stopped, parted, attacked and confused, and L1 is reorganized under them. What is
// proven is what L1, their stores and their control sockets say of them afterwards. Times are L1
// blocks.
//
// With the race detector in GOFLAGS the program is built with it, too. The size of the trees is
// that of FERNET_NETWORK_TXS transactions, two in a base rollup: 32 are 31 nodes. The figures of
// what went well are added to the file FERNET_NETWORK_RUNS. Nodes are parted by network namespaces
// where they can be made, and elsewhere, or with FERNET_NETWORK_SIDES=gates, by forwarding what
// goes from one side to the other.
package network

package cost

import "time"

// What the circuits of the reference ledger have, as prover/ledger/ledgercircuit/constraints.json
// counts them. A base rollup of k transactions has baseConstraints + k·txConstraints: ticket,
// statement and the ends of the state once; leaves, signature, hash and fingerprint for each
// transaction. `make bench` compiles them.
const (
	baseConstraints   = 9_909
	txConstraints     = 11_162
	mergeConstraints  = 11_039
	ticketConstraints = 7_546
)

// Processor time a constraint: of a proof with the program's prover, and of making the keys. From
// the table of `make bench` that is in docs/BENCHMARKS.md; the same command compares.
const (
	provingTime = 34 * time.Microsecond
	setUpTime   = 420 * time.Microsecond
)

// Gas of a transaction that does not depend on the block's size, from the table of `make gas` in
// docs/BENCHMARKS.md: the most expensive proposal, as for fresh storage.
const (
	randaoGas   = 99_890
	proposeGas  = 285_820
	finalizeGas = 181_233
)

// Gas of what may be left to others, as the test of these figures measures it: of a claim of one
// reward and of each more, where the owner has no tokens yet, of the sequencer's or the submitter's
// share, of dropping one block, and of a report, each with a penalty.
const (
	claimGas  = 86_000
	rewardGas = 14_100
	shareGas  = 75_000
	pruneGas  = 128_000
	reportGas = 129_000
)

// A reveal costs revealGas and bodyByteGas for each byte of the body: calldata, event, hash,
// fingerprint. The first root of a block costs rootGas and proofGas for each proof. `make gas`
// prints both lines through what it measures.
const (
	revealGas   = 229_300
	bodyByteGas = 31.3
	rootGas     = 560_100
	proofGas    = 48_470
)

// txGas and floorByteGas are EIP-7623's least price of calldata: of the transaction and of a byte
// other than zero, which bytes of bodies and proofs hardly ever are.
const (
	txGas        = 21_000
	floorByteGas = 40
)

// revealBytes is what the calldata of Sequencing.reveal has besides the body: selector, slot, the
// seven fields of a proposal, and where the body is and how long.
const revealBytes = 4 + 10*32

// Limits of one L1 transaction: its gas (EIP-7825), and the bytes that nodes relay of it, with what
// signature and fees take of them (go-ethereum's txMaxSize).
const (
	gasLimit      = 1 << 24
	maxTxBytes    = 128 << 10
	envelopeBytes = 256
)

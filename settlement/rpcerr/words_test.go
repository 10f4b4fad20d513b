package rpcerr

import (
	"strings"
	"testing"
)

// said is an error as a node answers it.
type said struct {
	code int
	text string
	data any
}

func (e *said) Error() string  { return e.text }
func (e *said) ErrorCode() int { return e.code }
func (e *said) ErrorData() any { return e.data }

// What clients and providers say, word for word, and what it is about. Sources: go-ethereum
// core/txpool, core/error.go, internal/ethapi and rpc; Nethermind TxPoolErrorMessages and
// AcceptTxResult; Besu RpcErrorType; Erigon txpoolcfg; reth rpc-eth-types; anvil eth/error; Hardhat
// and OpenEthereum; answers of providers in public issues.
var dialects = []struct {
	who  string
	code int
	text string
	want Kind
}{
	{"geth", -32000, "already known", Known},
	{"geth", -32000, "nonce too low: next nonce 5, tx nonce 3", NonceTooLow},
	{"geth", -32000, "replacement transaction underpriced", Occupied},
	{"geth", -32000, "transaction underpriced: gas tip cap 1, minimum needed 1000000", Underpriced},
	{"geth", -32000, "transaction gas price below minimum: gas tip cap 0, minimum needed 1", Underpriced},
	{"geth", -32000, "max fee per gas less than block base fee: address 0x1, maxFeePerGas: 1, baseFee: 7", Underpriced},
	{"geth", -32000, "txpool is full", Later},
	{"geth", -32000, "account limit exceeded", Later},
	{"geth", -32000, "address already reserved", Later},
	{"geth", -32000, "in-flight transaction limit reached for delegated accounts", Later},
	{"geth", -32000, "gapped-nonce tx from delegated accounts", Later},
	{"geth", -32000, "authority already reserved", Later},
	{"geth", -32000, "out of capacity", Later},
	{"geth", -32000, "nonce too high", Later},
	{"geth", -32000, "future transaction tries to replace pending", Later},
	{"geth", -32000, "insufficient funds for gas * price + value: balance 0, tx cost 21000, overshot 21000", Refused},
	{"geth", -32000, "exceeds block gas limit", Refused},
	{"geth", -32000, "transaction gas limit too high (cap: 16777216, tx: 20000000)", Refused},
	{"geth", -32000, "intrinsic gas too low: gas 20000, minimum needed 21000", Refused},
	{"geth", -32000, "insufficient gas for floor data gas cost: gas 1, minimum needed 2", Refused},
	{"geth", -32000, "oversized data: transaction size 140000, limit 131072", Refused},
	{"geth", -32000, "max priority fee per gas higher than max fee per gas", Refused},
	{"geth", -32000, "invalid sender", Refused},
	{"geth", -32000, "sender not an eoa", Refused},
	{"geth", -32000, "tx fee (1.20 ether) exceeds the configured cap (1.00 ether)", Declined},
	{"geth", -32000, "transaction type not supported", Refused},
	{"geth", -32000, "header not found", Lacking},
	{"geth", -32000, "missing trie node 8e55 (path ) state 0x8e55 is not available", Lacking},
	{"geth", -32000, "unknown block", Lacking},
	{"geth", -32000, "transaction indexing is in progress", Lacking},
	{"geth", -32602, "block range extends beyond current head block", Lacking},
	{"geth", -32602, "invalid block range params", Wrong},
	{"geth", -32602, "exceed maximum block range 5000", TooWide},
	{"geth", -32602, "missing value for required argument 0", Wrong},
	{"geth", -32601, "the method eth_foo does not exist/is not available", Unable},
	{"geth", -32002, "request timed out", Internal},
	{"geth", -32003, "response too large", TooWide},
	{"geth", 4444, "pruned history unavailable", Pruned},
	{"geth", 3, "execution reverted: rate limit exceeded", Failed},
	{"geth", -32000, "execution reverted: insufficient funds", Failed},
	{"geth", -32000, "gas required exceeds allowance (50000)", Failed},

	// Nethermind since 2025: its 18 words of the pool.
	{"Nethermind", -32010, "already known", Known},
	{"Nethermind", -32010, "transaction underpriced", Underpriced},
	{"Nethermind", -32010, "replacement transaction underpriced", Occupied},
	{"Nethermind", -32010, "gas limit reached, Gas limit: 60000000, gas limit of rejected tx: 70000000", Refused},
	{"Nethermind", -32010, "insufficient funds for gas * price + value, Account balance: 0", Refused},
	{"Nethermind", -32010, "nonce too high", Later},
	{"Nethermind", -32010, "nonce too low, Current nonce: 5, nonce of rejected tx: 3", NonceTooLow},
	{"Nethermind", -32010, "sender not an eoa", Refused},
	{"Nethermind", -32010, "failed to recover sender", Refused},
	{"Nethermind", -32010, "transaction cost overflow", Refused},
	{"Nethermind", -32010, "transaction invalid, InvalidTxSignature: Signature is invalid.", Refused},
	{"Nethermind", -32010, "nonce too far in future", Later},
	{"Nethermind", -32010, "pending transaction type conflict", Later},
	{"Nethermind", -32010, "unsupported transaction type", Declined},
	{"Nethermind", -32010, "transaction too large, Max size: 131072", Declined},
	{"Nethermind", -32010, "delegation nonce gap", Later},
	{"Nethermind", -32010, "delegation authority has pending transaction", Later},
	{"Nethermind", -32010, "node is syncing", Busy},
	// And before.
	{"Nethermind", -32010, "AlreadyKnown", Known},
	{"Nethermind", -32010, "FailedToResolveSender", Refused},
	{"Nethermind", -32010, "FeeTooLow, MaxFeePerGas too low. MaxFeePerGas: 1, BaseFee: 7", Underpriced},
	{"Nethermind", -32010, "FeeTooLowToCompete", Underpriced},
	{"Nethermind", -32010, "GasLimitExceeded", Refused},
	{"Nethermind", -32010, "InsufficientFunds, Account balance: 0, cumulative cost: 1", Refused},
	{"Nethermind", -32010, "Int256Overflow", Refused},
	{"Nethermind", -32010, "Invalid, TxGasLimitCapExceeded: Gas limit 2 exceeded cap of 1.", Refused},
	{"Nethermind", -32010, "NonceGap, Future nonce. Expected nonce: 3", Later},
	{"Nethermind", -32010, "OldNonce, Current nonce: 5, nonce of rejected tx: 3", NonceTooLow},
	{"Nethermind", -32010, "ReplacementNotAllowed", Occupied},
	{"Nethermind", -32010, "SenderIsContract", Refused},
	{"Nethermind", -32010, "NonceTooFarInFuture", Later},
	{"Nethermind", -32010, "PendingTxsOfConflictingType", Later},
	{"Nethermind", -32010, "NotSupportedTxType", Declined},
	{"Nethermind", -32010, "MaxTxSizeExceeded", Declined},
	{"Nethermind", -32010, "NotCurrentNonceForDelegation", Later},
	{"Nethermind", -32010, "DelegatorHasPendingTx", Later},
	{"Nethermind", -32010, "Syncing", Busy},
	{"Nethermind", -32010, "Invalid", Refused},

	{"Besu", -32000, "Known transaction", Known},
	{"Besu", -32001, "Nonce too low", NonceTooLow},
	{"Besu", -32000, "Replacement transaction underpriced", Occupied},
	{"Besu", -32009, "Gas price below configured minimum gas price", Underpriced},
	{"Besu", -32009, "Gas price below current base fee", Underpriced},
	{"Besu", -32002, "Invalid transaction signature", Refused},
	{"Besu", -32003, "Intrinsic gas exceeds gas limit", Refused},
	{"Besu", -32004, "Upfront cost exceeds account balance", Refused},
	{"Besu", -32005, "Transaction gas limit exceeds block gas limit", Refused},
	{"Besu", -32005, "Requested range exceeds maximum RPC range limit", TooWide},
	{"Besu", -32005, "Number of requests exceeds max batch size", TooBig},
	{"Besu", -32006, "Nonce too high", Later},
	{"Besu", -32007, "Sender account not authorized to send transactions", Declined},
	{"Besu", -32008, "Initial sync is still in progress", Busy},
	{"Besu", -32000, "Transaction nonce is too distant from current sender nonce", Later},
	{"Besu", -32000, "An invalid transaction with a lower nonce exists", Later},
	{"Besu", -32000, "Transaction fee cap exceeded", Declined},
	{"Besu", -32000, "Wrong chainId", Refused},
	{"Besu", -32000, "Plugin has marked the transaction as invalid", Declined},
	{"Besu", -32000, "World state unavailable", Pruned},
	{"Besu", -32000, "Block not found", Lacking},
	{"Besu", -39001, "Unknown block", Lacking},
	{"Besu", -32604, "Method not enabled", Unable},
	{"Besu", -32002, "Transaction pool not enabled. (Either txpool explicitly disabled, or node not yet in sync).", Unable},
	{"Besu", -32603, "Timeout expired", Internal},
	{"Besu", -40100, "Unauthorized", Unusable},
	{"Besu", -32000, "Transaction processing could not be completed due to an exception", Failed},

	{"Erigon", -32000, "existing txn with same hash", Known},
	{"Erigon", -32000, "could not replace existing tx", Occupied},
	{"Erigon", -32000, "fee too low", Underpriced},
	{"Erigon", -32000, "underpriced", Underpriced},
	{"Erigon", -32000, "pending sub-pool is full", Later},
	{"Erigon", -32000, "baseFee sub-pool is full", Later},
	{"Erigon", -32000, "queued sub-pool is full", Later},
	{"Erigon", -32000, "spammer", Later},
	{"Erigon", -32000, "IntrinsicGas", Refused},
	{"Erigon", -32000, "RLPTooLong", Refused},
	{"Erigon", -32000, "GasUintOverflow", Refused},
	{"Erigon", -32000, "initcode too large", Refused},
	{"Erigon", -32000, "gas limit is too high", Refused},
	{"Erigon", -32000, "fork supporting this transaction type is not activated yet", Declined},
	{"Erigon", -32000, "old data not available due to pruning", Pruned},

	{"reth", -32003, "already known", Known},
	{"reth", -32000, "nonce too low: next nonce 5, tx nonce 3", NonceTooLow},
	{"reth", -32003, "txpool is full", Later},
	{"reth", -32003, "transaction discarded outright due to pool size constraints", Later},
	{"reth", -32003, "exceeds max transaction gas limit", Refused},
	{"reth", -32003, "sender is not an EOA", Refused},
	{"reth", -32003, "transaction priority fee below minimum required priority fee 1000000", Underpriced},
	{"reth", -32003, "max initcode size exceeded", Refused},
	{"reth", -32001, "block not found: 0x10", Lacking},
	{"reth", -32602, "query exceeds max block range 100000", TooWide},
	{"reth", -32602, "query exceeds max results 20000, retry with the range 1-900", TooWide},
	{"reth", 4444, "pruned history unavailable", Pruned},
	{"reth", -32602, "failed to decode signed transaction", Wrong},

	{"anvil", -32003, "Tx: [0xaa] insufficient gas price to replace existing transaction", Occupied},
	{"anvil", -32003, "Tx: [0xaa] already Imported", Known},
	{"anvil", -32003, "intrinsic gas too high -- CallerGasLimitMoreThanBlock", Refused},
	{"anvil", -32003, "Insufficient funds for gas * price + value", Refused},
	{"anvil", -32003, "invalid chain id for signer", Refused},
	{"anvil", -32602, "BlockOutOfRangeError: block height is 3 but requested was 5", Lacking},
	{"anvil", -32601, "Rpc Endpoint not implemented", Unable},
	{"anvil", -32602, "missing field `to`", Wrong},

	{"Hardhat", -32000, "Nonce too low. Expected nonce to be 5 but got 3.", NonceTooLow},
	{"Hardhat", -32000, "Nonce too high. Expected nonce to be 5 but got 7. Note that transactions can't be queued when automining.", Later},
	{"Hardhat", -32000, "Known transaction: 0xaa", Known},
	{"Hardhat", -32000, "Replacement transaction underpriced. A gasPrice/maxFeePerGas of at least 2 is necessary", Occupied},
	{"Hardhat", -32000, "Sender doesn't have enough funds to send tx. The max upfront cost is: 2 and the sender's balance is: 1.", Refused},
	{"Hardhat", -32000, "Transaction gas limit is 2 and exceeds block gas limit of 1", Refused},
	{"Hardhat", -32000, "Transaction maxFeePerGas (1) is too low for the next block, which has a baseFeePerGas of 2", Underpriced},
	{"Hardhat", -32603, "Error: VM Exception while processing transaction: reverted with custom error 'X()'", Failed},

	{"OpenEthereum", -32010, "Transaction with the same hash was already imported.", Known},
	{"OpenEthereum", -32010, "Transaction nonce is too low. Try incrementing the nonce.", NonceTooLow},
	{"OpenEthereum", -32010, "Transaction gas price is too low. There is another transaction with same nonce in the queue. Try increasing the gas price.", Occupied},
	{"OpenEthereum", -32010, "There are too many transactions in the queue. Your transaction was dropped due to limit.", Later},
	{"OpenEthereum", -32010, "Insufficient funds. The account you tried to send transaction from does not have enough funds.", Refused},
	{"OpenEthereum", -32010, "Transaction cost exceeds current gas limit. Limit: 1, got: 2.", Refused},
	{"OpenEthereum", -32015, "VM execution error.", Failed},
	{"OpenEthereum", -32015, "Bad instruction", Failed},

	{"Alchemy", 429, "Your app has exceeded its compute units per second capacity.", Busy},
	{"Alchemy", -32005, "Monthly capacity limit exceeded.", Busy},
	{"Alchemy", -32600, "Must be authenticated!", Unusable},
	{"Alchemy", -32600, "Under the Free tier plan, you can make eth_getLogs requests with up to a 10 block range.", TooWide},
	{"Alchemy", -32602, "Log response size exceeded. You can make eth_getLogs requests with up to a 2K block range", TooWide},
	{"Alchemy", -32000, "Query timeout exceeded. Consider reducing your block range.", TooWide},
	{"Alchemy", -32008, "Response is too big, max allowed size is 150MB", TooWide},
	{"Infura", -32005, "daily request count exceeded, request rate limited", Busy},
	{"Infura", -32005, "project ID request rate exceeded", Busy},
	{"Infura", -32005, "query returned more than 10000 results. Try with this block range [0x1, 0x2].", TooWide},
	{"Infura", -32002, "invalid project id", Unusable},
	{"QuickNode", -32007, "50/second request limit reached - reduce calls per second or upgrade your account", Busy},
	{"QuickNode", -32009, "15/second request limit reached", Busy},
	{"QuickNode", -32012, "credits limited to 6000/sec", Busy},
	{"QuickNode", -32614, "eth_getLogs is limited to a 10,000 range", TooWide},
	{"QuickNode", -32613, "tracer not found", Unable},
	{"QuickNode", -32601, "eth_foo is not included in your current plan", Unable},
	{"dRPC", 4, "Can't route your request to suitable provider, if you specified certain providers revise the list", Internal},
	{"dRPC", 19, "Temporary internal error. Please retry, trace-id: 5", Internal},
	{"dRPC", 30, "Request timeout on the free tier, please upgrade your tier to the paid one", Internal},
	{"dRPC", 31, "Batch of more than 3 requests are not allowed on free tier", TooBig},
	{"dRPC", 35, "ranges over 10000 blocks are not supported on freetier", TooWide},
	{"Ankr", -32600, "block range is too wide", TooWide},
	{"Ankr", 429, "Too many requests", Busy},
	{"Cloudflare", -32047, "Invalid eth_getLogs request. 'fromBlock'-'toBlock' range too large. Max range: 800", TooWide},
	{"Cloudflare", -32603, "Internal Error", Internal},
	{"Chainstack", -32000, "Block range limit exceeded. See more details at https://docs.chainstack.com/docs/limits", TooWide},
	{"1RPC", -32001, "eth_getLogs is limited to 0 - 10000 blocks range", TooWide},
	{"a gateway", -32097, "Network congested. Endpoint is globally rate limited.", Busy},
	{"a gateway", -32029, "Too Many Requests (call rate limit exhausted, retry in 10s)", Busy},
	{"a gateway", -32016, "over rate limit", Busy},
	{"a gateway", -32603, "service temporarily unavailable", Internal},

	{"nobody", -32000, "the stars are not right", Unknown},
	{"nobody", -31999, "", Unknown},
	{"nobody", -32005, "no", Busy},
	{"nobody", -32007, "no", Busy},
	{"nobody", -32012, "no", Busy},
	{"nobody", -32029, "no", Busy},
	{"nobody", -32097, "no", Busy},
	{"nobody", -32603, "no", Internal},
	{"nobody", -32601, "no", Unable},
	{"nobody", 19, "no", Internal},
	{"nobody", 30, "no", Internal},
	{"nobody", 35, "no", TooWide},
	{"nobody", 4444, "no", Pruned},
	{"nobody", -32000, "unknown transaction type 0x7f", Unknown},
}

func TestDialects(t *testing.T) {
	for _, d := range dialects {
		if got := Of(&said{code: d.code, text: d.text}); got != d.want {
			t.Errorf("%s, %d %q: %v, want %v", d.who, d.code, d.text, got, d.want)
		}
	}
}

// No row of the table is of no use, because an earlier one has part of its words and says something
// else.
func TestEveryRowCounts(t *testing.T) {
	for _, w := range words {
		if w.text != strings.ToLower(w.text) {
			t.Errorf("%q is not in lower case", w.text)
		}
		if got := ofWords("so " + w.text + " said"); got != w.kind {
			t.Errorf("%q is %v, the row says %v", w.text, got, w.kind)
		}
	}
}

// What to do about each kind. A transaction's nonce depends on the last column.
func TestVerdicts(t *testing.T) {
	const no, yes = false, true
	for kind, want := range map[Kind]verdict{
		None:        {"none", no, no, yes, Taken},
		Silent:      {"no answer", yes, yes, no, MayBeTaken},
		Unsent:      {"not sent", yes, yes, no, NotTaken},
		Throttled:   {"throttled", yes, yes, no, NotTaken},
		Unusable:    {"unusable", yes, no, no, NotTaken},
		TooBig:      {"too big", yes, no, yes, NotTaken},
		Busy:        {"busy", yes, yes, no, NotTaken},
		Internal:    {"internal", yes, yes, yes, Doubtful},
		Unable:      {"unable", yes, no, yes, NotTaken},
		Lacking:     {"lacking", yes, yes, yes, NotTaken},
		Pruned:      {"pruned", yes, no, yes, NotTaken},
		Absent:      {"absent", no, no, yes, NotTaken},
		TooWide:     {"too wide", no, no, yes, NotTaken},
		Failed:      {"failed", no, no, yes, MayBeTaken},
		Wrong:       {"wrong", yes, no, yes, NotTaken},
		Unreadable:  {"unreadable", yes, no, yes, Doubtful},
		Unknown:     {"unknown", yes, no, yes, Doubtful},
		Known:       {"already known", no, no, yes, Taken},
		NonceTooLow: {"nonce too low", no, no, yes, NotTaken},
		Occupied:    {"replacement underpriced", no, no, yes, NotTaken},
		Underpriced: {"underpriced", no, no, yes, NotTaken},
		Later:       {"later", yes, yes, yes, NotTaken},
		Declined:    {"declined", yes, no, yes, NotTaken},
		Refused:     {"refused", no, no, yes, NotTaken},
	} {
		if got := (verdict{kind.String(), kind.NextURL(), kind.Again(), kind.Answered(), kind.Pool()}); got != want {
			t.Errorf("%v: %+v, want %+v", kind, got, want)
		}
	}
	for kind := None; kind < kinds; kind++ {
		if kind.String() == "" {
			t.Errorf("kind %d has no verdict", kind)
		}
		// A range is not halved for one who does not answer.
		if kind.RefusesRange() && !kind.Answered() {
			t.Errorf("%v refuses a range and did not answer", kind)
		}
	}
}

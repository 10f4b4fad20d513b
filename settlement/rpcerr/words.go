package rpcerr

// words are what nodes and providers say, in lower case, and what it means. The first match counts,
// so that what is special comes before what is general. A name behind a group is where its words
// are from.
var words = []struct {
	text string
	kind Kind
}{
	// go-ethereum core/txpool/errors.go; Besu RpcErrorType; Nethermind AcceptTxResult until 2025;
	// Erigon txpoolcfg; OpenEthereum; anvil; Hardhat.
	{"unknown transaction type", Unknown}, // not "known transaction"
	{"unknown transaction", Unknown},
	{"already known", Known},
	{"known transaction", Known},
	{"alreadyknown", Known},
	{"already imported", Known},
	{"existing txn with same hash", Known},

	// The same, and Hardhat's "Nonce too low. Expected nonce to be 5 but got 3."
	{"nonce too low", NonceTooLow},
	{"nonce is too low", NonceTooLow},
	{"oldnonce", NonceTooLow},

	// go-ethereum core/txpool/legacypool; OpenEthereum: what is there has the nonce.
	{"future transaction tries to replace pending", Later},
	{"replacement transaction underpriced", Occupied},
	{"could not replace existing tx", Occupied},
	{"replacementnotallowed", Occupied},
	{"insufficient gas price to replace", Occupied},
	{"there is another transaction with same nonce", Occupied},
	{"replaced by transaction with higher tip", Occupied},

	// reth eth api errors; Besu; Hardhat: "maxFeePerGas (1) is too low for the next block".
	{"transaction underpriced", Underpriced},
	{"gas price below", Underpriced},
	{"gas price too low", Underpriced},
	{"gas price is too low", Underpriced},
	{"feetoolow", Underpriced},
	{"fee too low", Underpriced},
	{"underpriced", Underpriced},
	{"max fee per gas less than block base fee", Underpriced},
	{"too low for the next block", Underpriced},
	{"priority fee below minimum", Underpriced},

	// Pools of geth and reth, sub-pools of Erigon, queues of OpenEthereum, Nethermind's
	// TxPoolErrorMessages and the names that it used before.
	{"txpool is full", Later},
	{"pool is full", Later},
	{"out of capacity", Later},
	{"pool size constraints", Later},
	{"too many transactions in the queue", Later},
	{"account limit exceeded", Later},
	{"spammer", Later},
	{"already reserved", Later},
	{"in-flight transaction limit", Later},
	{"gapped-nonce", Later},
	{"nonce too high", Later},
	{"noncegap", Later},
	{"nonce too far in", Later},
	{"noncetoofarinfuture", Later},
	{"nonce is too distant", Later},
	{"transaction with a lower nonce exists", Later}, // Besu: an invalid one
	{"pending transaction type conflict", Later},
	{"pendingtxsofconflictingtype", Later},
	{"delegation nonce gap", Later},
	{"notcurrentnoncefordelegation", Later},
	{"delegation authority has pending", Later},
	{"delegatorhaspendingtx", Later},

	// Settings of one node: geth --rpc.txfeecap, Nethermind MaxTxSize, forks it does not know,
	// Besu's permissions and plugins.
	{"exceeds the configured cap", Declined},
	{"transaction fee cap exceeded", Declined},
	{"transaction too large", Declined},
	{"maxtxsizeexceeded", Declined},
	{"unsupported transaction type", Declined},
	{"notsupportedtxtype", Declined},
	{"transaction type is not activated", Declined},
	{"fork supporting this transaction type", Declined},
	{"not authorized to send transactions", Declined},
	{"plugin has marked the transaction", Declined},

	{"insufficient funds", Refused},
	{"insufficientfunds", Refused},
	{"doesn't have enough funds", Refused},
	{"upfront cost exceeds", Refused},
	{"gas limit too high", Refused},
	{"gas limit is too high", Refused},
	{"exceeds block gas limit", Refused},
	{"exceeds max transaction gas limit", Refused},
	{"greater than the block gas limit", Refused},
	{"exceeds current gas limit", Refused},
	{"gas limit reached", Refused},
	{"gaslimitexceeded", Refused},
	{"txgaslimitcapexceeded", Refused},
	{"intrinsic gas", Refused}, // too low, too high, exceeds gas limit
	{"intrinsicgas", Refused},
	{"transaction gas is too low", Refused},
	{"insufficient gas for floor data gas", Refused},
	{"oversized data", Refused},
	{"rlptoolong", Refused},
	{"initcode size exceeded", Refused},
	{"initcode too large", Refused},
	{"max priority fee per gas higher than max", Refused},
	{"max priority fee per gas exceeds max", Refused},
	{"invalidmaxpriorityfeepergas", Refused},
	{"invalid sender", Refused},
	{"failed to recover sender", Refused},
	{"failedtoresolvesender", Refused},
	{"invalid transaction signature", Refused},
	{"invalidtxsignature", Refused},
	{"invalid chain id", Refused},
	{"invalidtxchainid", Refused},
	{"wrong chainid", Refused},
	{"incompatible eip-155", Refused},
	{"sender not an eoa", Refused},
	{"sender is not an eoa", Refused},
	{"senderiscontract", Refused},
	{"transaction type not supported", Refused},
	{"transaction cost overflow", Refused},
	{"int256overflow", Refused},
	{"gas uint64 overflow", Refused},
	{"gasuintoverflow", Refused},
	{"transaction invalid", Refused},
	{"nonce has max value", Refused},
	{"negative value", Refused},

	// Ranges of eth_getLogs. Alchemy, Infura, QuickNode, Ankr, dRPC, Cloudflare, Chainstack, 1RPC;
	// reth, Besu, geth --rpc.rangelimit.
	{"block range extends beyond current head", Lacking},
	{"invalid block range", Wrong},
	{"block range", TooWide},
	{"blocks range", TooWide},
	{"range limit", TooWide},
	{"range is too", TooWide},
	{"range too", TooWide},
	{"range exceeds", TooWide},
	{"ranges over", TooWide},
	{"max range", TooWide},
	{"maximum range", TooWide},
	{"10,000 range", TooWide},
	{"exceeds the range", TooWide},
	{"too many blocks", TooWide},
	{"returned more than", TooWide},
	{"exceeds max results", TooWide},
	{"too many results", TooWide},
	{"logs matched by query exceeds", TooWide},
	{"query exceeds limit", TooWide},
	{"log response size", TooWide},
	{"response size exceeded", TooWide},
	{"response size should not", TooWide},
	{"response is too big", TooWide},
	{"response too large", TooWide},
	{"query timeout exceeded", TooWide},
	{"limit the query", TooWide},
	{"request entity too large", TooBig},
	{"content too large", TooBig},
	{"request too large", TooBig},
	{"batch too large", TooBig},
	{"max batch size", TooBig},
	{"requests are not allowed on free tier", TooBig}, // dRPC: a batch of more than 3

	// What a node does not have, or not yet: go-ethereum, Erigon, Nethermind, Besu, reth, anvil.
	{"pruned", Pruned},
	{"pruning", Pruned},
	{"historical state", Pruned},
	{"state is not available", Pruned},
	{"state unavailable", Pruned},
	{"state already discarded", Pruned},
	{"maximum proof window", Pruned},
	{"archive", Pruned},
	{"missing trie node", Lacking},
	{"header not found", Lacking},
	{"header for hash not found", Lacking},
	{"header range not found", Lacking},
	{"block not found", Lacking},
	{"unknown block", Lacking},
	{"could not find block", Lacking},
	{"blockoutofrange", Lacking},
	{"height is not available", Lacking},
	{"cannot query unfinalized", Lacking},
	{"head block not available", Lacking},
	{"receipts not found", Lacking},
	{"receipt not found", Lacking},
	{"transaction not found", Lacking},
	{"resource not found", Lacking},
	{"required data unavailable", Lacking},
	{"indexing is in progress", Lacking},

	// Who may ask. Before limits: "project ID does not have access" is no limit.
	{"unauthorized", Unusable},
	{"invalid api key", Unusable},
	{"api key is not valid", Unusable},
	{"invalid project id", Unusable},
	{"token is invalid", Unusable},
	{"must be authenticated", Unusable},
	{"payment required", Unusable},
	{"access denied", Unusable},
	{"not allowed to access", Unusable},
	{"origin not allowed", Unusable},
	{"account suspended", Unusable},

	// Limits: Alchemy, Infura, QuickNode, dRPC, Ankr, Cloudflare, Jito-like gateways.
	{"rate limit", Busy},
	{"rate-limit", Busy},
	{"ratelimit", Busy},
	{"too many requests", Busy},
	{"too many connections", Busy},
	{"request limit", Busy},
	{"requests limited", Busy},
	{"limited to", Busy},
	{"request count exceeded", Busy},
	{"capacity", Busy},
	{"compute units", Busy},
	{"quota", Busy},
	{"usage limit", Busy},
	{"limit exceeded", Busy},
	{"exceeded the limit", Busy},
	{"free tier limit", Busy},
	{"credits", Busy},
	{"throughput", Busy},
	{"too much load", Busy},
	{"overloaded", Busy},
	{"congested", Busy},
	{"server busy", Busy},
	{"is syncing", Busy},
	{"syncing", Busy},
	{"sync is still in progress", Busy},

	// A method that is not there: go-ethereum, Besu, Nethermind, reth, anvil, providers' plans.
	{"does not exist/is not available", Unable},
	{"method not found", Unable},
	{"method not enabled", Unable},
	{"method not supported", Unable},
	{"unsupported method", Unable},
	{"method is not supported", Unable},
	{"method is disabled", Unable},
	{"method disabled", Unable},
	{"not whitelisted", Unable},
	{"included in your current plan", Unable},
	{"endpoint not implemented", Unable},
	{"transaction pool not enabled", Unable},

	// A call that was run: every client, and Parity's and Hardhat's words.
	{"revert", Failed},
	{"vm exception", Failed},
	{"vm execution error", Failed},
	{"out of gas", Failed},
	{"gas required exceeds", Failed},
	{"invalid opcode", Failed},
	{"invalid jump", Failed},
	{"stack overflow", Failed},
	{"stack underflow", Failed},
	{"write protection", Failed},
	{"evm error", Failed},
	{"could not be completed due to an exception", Failed},

	// Failures behind a node or gateway.
	{"timeout", Internal},
	{"timed out", Internal},
	{"time out", Internal},
	{"internal error", Internal},
	{"internal server error", Internal},
	{"temporar", Internal},
	{"try again", Internal},
	{"please retry", Internal},
	{"route your request", Internal}, // dRPC
	{"unavailable", Internal},
	{"bad gateway", Internal},
	{"backend request failed", Internal},
	{"upstream", Internal},
}

// codes are what a code stands for when its words are not in the table. EIP-1474, and:
var codes = map[int]Kind{
	3: Failed, // the call reverted

	-32700: Wrong,
	-32600: Wrong,
	-32602: Wrong,
	-32601: Unable,
	-32603: Internal,
	-32604: Unable, // Besu

	-32001: Lacking, // EIP-1474: resource not found
	-32002: Internal,
	-32004: Unable,  // EIP-1474: method not supported
	-32005: Busy,    // EIP-1474: limit exceeded
	-32007: Busy,    // QuickNode: requests a second
	-32009: Busy,    // QuickNode: requests a second of one kind
	-32010: Refused, // Nethermind, OpenEthereum: transaction rejected
	-32012: Busy,    // QuickNode: credits a second
	-32015: Failed,  // OpenEthereum, Nethermind: VM execution error
	-32029: Busy,
	-32097: Busy,     // a gateway's: globally rate limited
	-32605: Busy,     // BlockVision
	-32607: Busy,     // BlockVision
	-32612: Unable,   // QuickNode: custom traces
	-32613: Unable,   // QuickNode: custom traces
	-32614: TooWide,  // QuickNode: eth_getLogs
	-39001: Lacking,  // Besu: unknown block
	-40100: Unusable, // Besu: unauthorized

	4:    Internal, // dRPC: no provider; geth: the transaction's receipt took too long
	19:   Internal, // dRPC: temporary internal error
	30:   Internal, // dRPC: time-out on the free tier
	31:   TooBig,   // dRPC: batch on the free tier
	35:   TooWide,  // dRPC: range on the free tier
	429:  Busy,     // Alchemy, QuickNode, Ankr
	4444: Pruned,   // EIP-4444
}

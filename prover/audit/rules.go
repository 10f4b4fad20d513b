package audit

// Names of the rules that findings break, as docs/PROTOCOL.md has them.
const (
	RuleCode         = "code"
	RuleGenesis      = "genesis state"
	RuleHeaders      = "headers"
	RuleLogs         = "logs"
	RuleReceipts     = "receipts"
	RuleTransactions = "transactions"
	RuleCounters     = "counters"
	RuleRecord       = "record"
	RuleRandao       = "RANDAO"
	RuleSeed         = "seed"
	RuleStaking      = "staking"
	RuleDeposits     = "deposits"
	RulePenalty      = "penalty"
	RuleEligible     = "eligible"
	RulePhase        = "phase"
	RuleProposal     = "proposal"
	RuleTicket       = "ticket"
	RuleScore        = "score"
	RuleBestBid      = "best proposal"
	RuleReveal       = "reveal"
	RuleBody         = "body"
	RuleWindow       = "proving window"
	RuleAppend       = "append"
	RulePrune        = "prune"
	RuleRoots        = "submitRoot"
	Rule1            = "rule 1"
	Rule2            = "rule 2"
	Rule3            = "rule 3"
	Rule4            = "rule 4"
	Rule5            = "rule 5"
	RuleTotal        = "total score"
	RuleKept         = "kept bps"
	RulePayouts      = "payout tree"
	RuleBestRoot     = "best root"
	RuleLedger       = "ledger"
	RuleFinalize     = "finalize"
	RuleSplit        = "split"
	RuleReward       = "reward"
	RuleBurn         = "burn"
	RuleSubmitter    = "submitter's share"
	RuleClaim        = "claim"
	RuleExpire       = "expire"
	RuleAbsorb       = "absorb"
	RuleFunds        = "funds"
	RuleSupply       = "supply"
)

// RuleText says what a rule demands, and where docs/PROTOCOL.md has it.
type RuleText struct {
	Section int // 0: none, it is of what L1 gave
	What    string
}

// Rules are all rules by their names.
var Rules = map[string]RuleText{
	RuleCode:         {8, "the contracts are those of this release, under the record's parameters and keys"},
	RuleGenesis:      {8, "block 0 has the state of the record's genesis"},
	RuleHeaders:      {0, "each header of L1 is the parent of the next, up to the block that everything is read at"},
	RuleLogs:         {0, "the RPC gives all logs of the contracts, once, in L1's order, and no others"},
	RuleReceipts:     {0, "the receipts of a block have the root that its header says"},
	RuleTransactions: {0, "the transactions of a block have the root that its header says"},
	RuleCounters:     {0, "L1 counts as many stakers and blocks as there are events of"},
	RuleRecord:       {8, "what L1 has on record of a block follows from its events"},
	RuleRandao:       {3, "a slot's RANDAO is the prevRandao of the L1 header before the slot"},
	RuleSeed:         {3, "seeds are drawn from the RANDAO"},
	RuleStaking:      {2, "a staker is registered, exits and is paid back by the delays"},
	RuleDeposits:     {2, "Staking gets every deposit, and holds the deposits"},
	RulePenalty:      {2, "a penalty is due, is taken once, of the right author, and never above the deposit"},
	RuleEligible:     {2, "whoever acts in a slot is eligible at its first L1 block"},
	RulePhase:        {3, "proposals and reveals come in their phases"},
	RuleProposal:     {5, "a proposal has the right parent, size, owner and ranges"},
	RuleTicket:       {5, "the ticket proof of a proposal verifies"},
	RuleScore:        {4, "a score is vrf · (BPS + feeBps)"},
	RuleBestBid:      {5, "the best proposal of a slot wins it: each that is kept beats the one before"},
	RuleReveal:       {5, "the winner of a slot reveals what it proposed, once"},
	RuleBody:         {5, "the body has the hash that was proposed, and words in the field"},
	RuleWindow:       {3, "a proving window ends where the schedule says"},
	RuleAppend:       {8, "blocks are numbered in order, on the tip"},
	RulePrune:        {8, "blocks are dropped when their window has closed without a root"},
	RuleRoots:        {8, "roots come while the window is open and the parent is proven, and agree on state and fees"},
	Rule1:            {7, "1 to 3 entries a node, of distinct eligible stakers with its role"},
	Rule2:            {7, "a merge refers to 1 to 3 included proofs on each side"},
	Rule3:            {7, "each proof but the root is referred to"},
	Rule4:            {7, "every proof verifies"},
	Rule5:            {7, "the header's seed, transaction root and start state are the block's"},
	RuleTotal:        {7, "the total score is the sum of all scores"},
	RuleKept:         {7, "the kept bps are the sum of BPS - feeBurnBps"},
	RulePayouts:      {7, "the payouts root is that of the entries"},
	RuleBestRoot:     {7, "the root with the highest total wins"},
	RuleLedger:       {11, "the body, executed, leads to the state and the fees that were proven"},
	RuleFinalize:     {8, "a proven block is finalized once, after its window"},
	RuleSplit:        {9, "fees and block reward are split by feeSplitBps"},
	RuleReward:       {9, "a reward is unitPerBps · (BPS - feeBurnBps)"},
	RuleBurn:         {9, "what provers do not get is burned"},
	RuleSubmitter:    {9, "the beneficiary gets submitterBps of the burn"},
	RuleClaim:        {9, "each reward and share is paid once, to its owner, in time"},
	RuleExpire:       {9, "what is not claimed in time is burned"},
	RuleAbsorb:       {9, "absorb adds to the reserve what was transferred to Rewards"},
	RuleFunds:        {9, "Rewards holds the reserve, the escrow and what is owed"},
	RuleSupply:       {9, "tokens come from the creation and the faucet alone, and go by burns"},
}

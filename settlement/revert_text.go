package settlement

import (
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// meanings say for a person what each custom error of the contracts means. Its values are shown
// beside it, in their units.
var meanings = map[string]string{
	// Staking and sequencing.
	"InvalidRoles":                 "these are no roles of a staker",
	"InvalidVrfKey":                "this is no VRF key",
	"ZeroOwner":                    "a staker needs an owner",
	"UnknownStaker":                "there is no such staker",
	"NotOwner":                     "only the owner of the staker may do this",
	"ExitAlreadyRequested":         "the staker's exit was asked for before",
	"ExitNotRequested":             "the staker's exit was not asked for",
	"WithdrawTooEarly":             "the exit delay of the deposit is not over",
	"AlreadyWithdrawn":             "the deposit was paid back before",
	"WrongRole":                    "the staker has not the role that this takes",
	"NotActive":                    "the staker is not active yet when the slot starts",
	"Exited":                       "the staker has asked to exit before the slot starts",
	"NotProposePhase":              "L1 is not in the slot's propose phase",
	"NotRevealPhase":               "L1 is not in the slot's reveal phase",
	"RandaoNotRecorded":            "nobody recorded the slot's RANDAO",
	"RandaoAlreadyRecorded":        "the slot's RANDAO is recorded",
	"RandaoBlockTooOld":            "L1 does not know the hash of the slot's RANDAO block any more",
	"RandaoBlockNotMined":          "the slot's RANDAO block is not there yet",
	"WrongHeader":                  "the header is not that of the slot's RANDAO block",
	"RLPInvalidEncoding":           "the header is not well-formed",
	"FieldNotPresentInBlockHeader": "the header has not the field that RANDAO is in",
	"FeeSplitAboveBps":             "FEE_SPLIT is above 100 %",
	"InvalidNumTxs":                "a block cannot have this number of transactions",
	"TxRootOutOfField":             "the transaction root is no field element",
	"ParentNotTip":                 "the block does not follow the last one",
	"ScoreNotHigher":               "the score is not higher than the best that L1 has",
	"InvalidTicket":                "the ticket's proof is wrong",
	"NoProposal":                   "nobody proposed a block for the slot",
	"ProposalMismatch":             "this is not the slot's best proposal",
	"BodyMismatch":                 "the body is not the one that was proposed",
	"BodyNotTxs":                   "the body is not a whole number of transactions",
	"BodyTooLong":                  "the body is longer than its block may be",
	"BodyWordOutOfField":           "a word of the body is no field element",
	"AlreadyRevealed":              "the slot's body was revealed before",
	"InvalidSchedule":              "these phases cannot be",
	"InvalidTxBytes":               "this size of a transaction cannot be",
	"InvalidTxsPerBase":            "this size of a base rollup cannot be",
	"RevealPhaseTooShort":          "a reveal phase this short is too short to penalize for",
	"InvalidBanSlots":              "the ban cannot be this long",
	"SlotNotOver":                  "the slot is not over",
	"AlreadyReported":              "the slot's missed reveal was reported before",
	"ReportTooLate":                "a missed reveal is reported before the window of the slot's block would end",
	"InvalidMode":                  "there is no such VRF mode",
	"InvalidActivationDelay":       "the activation delay cannot be this long",
	"InvalidExitDelay":             "the exit delay cannot be this long",
	"Suspended":                    "something of the staker's deposit was missing when the slot starts",
	"Banned":                       "the staker was penalized and may not propose yet when the slot starts",
	"NotSequencingOrSettlement":    "only the Sequencing and Settlement contracts may do this",
	"PenaltyNotAhead":              "a penalty acts from a block that is to come",
	"NothingMissing":               "nothing of the staker's deposit is missing",

	// Settlement and what it verifies.
	"NotSequencing":         "only the Sequencing contract may do this",
	"UnknownBlock":          "there is no such block",
	"ParentNotProven":       "a block below it has no root yet",
	"WindowClosed":          "the block's proving window is over",
	"WindowOpen":            "the block's proving window is open",
	"NotProven":             "the block has no root",
	"AlreadyFinalized":      "the block was finalized before",
	"NothingToPrune":        "no block is waiting for a root",
	"StateDisagreement":     "the proofs lead to another state than the submission says",
	"FeesDisagreement":      "the proofs collect other fees than the submission says",
	"NotAContract":          "there is no contract at this address",
	"WiringMismatch":        "two contracts of the deployment name different addresses for a third",
	"InvalidGenesisState":   "the genesis state is no field element",
	"InvalidProvingBlocks":  "the proving window cannot have this length",
	"ParameterMismatch":     "two contracts of the deployment have different values for one parameter",
	"DelayTooShort":         "a delay of the deployment is too short for its slots and windows",
	"PenaltyAboveStake":     "a penalty is above the stake",
	"NoFullReward":          "no block has as many transactions as the whole block reward needs",
	"TooManyProofs":         "one L1 transaction cannot verify the largest block's proofs",
	"InvalidBeneficiary":    "the submission's beneficiary is no address",
	"SubmissionTooShort":    "the submission is cut off",
	"SubmissionTooLong":     "the submission has bytes behind its end",
	"InvalidProofCount":     "a node of the submission has too few or too many proofs",
	"InvalidRootProofCount": "the root must have one proof",
	"DuplicateStaker":       "a staker has two proofs of one node",
	"FeeBurnAboveBps":       "FEE_BURN is above 100 %",
	"MissingReference":      "a proof builds on one that is not in the submission",
	"DuplicateReference":    "a proof builds on another one twice",
	"EmptySide":             "a proof builds on nothing on one side",
	"MalformedReferences":   "a proof's references are not well-formed",
	"UnreferencedProof":     "no other proof builds on a proof of the submission",
	"SeedMismatch":          "the submission is of another block or slot: its seed differs",
	"StateInMismatch":       "the submission starts from another state than the block",
	"TxRootMismatch":        "the submission is of other transactions than the block has",
	"InputOutOfField":       "a public input is no field element",
	"InvalidProofs":         "a proof or a seal of the submission is wrong",
	"NoPayouts":             "a submission pays nobody",
	"MalformedPayouts":      "payouts have 6 bytes each",
	"BidAboveBps":           "a bid is at most 100 %",
	"InvalidKeyLength":      "the verifying key has another length",
	"KeyPointAtInfinity":    "a point of the verifying key is at infinity",
	"InvalidKeyPoint":       "a point of the verifying key is not on the curve",
	"KeyPointIsGenerator":   "a point of the verifying key is the generator",
	"GammaEqualsDelta":      "gamma and delta of the verifying key are the same",

	// Rewards and the token.
	"InvalidClaimWindow":             "the claim window cannot be this long",
	"NotSettlement":                  "only the Settlement contract may do this",
	"AlreadySettled":                 "the block's rewards were settled before",
	"NotSettled":                     "the block's rewards are not settled yet",
	"NoClaims":                       "there is nothing to claim in this call",
	"NoSubmitterShare":               "there is no submitter's share of the block, or it was paid before",
	"InvalidSubmitterBps":            "the submitter's share is above 100 %",
	"InvalidClaims":                  "the claims are not those of the block's root",
	"SequencerAlreadyPaid":           "the sequencer's share was paid before",
	"ClaimWindowClosed":              "the block's claim window is over",
	"ClaimWindowOpen":                "the block's claim window is open",
	"NothingToBurn":                  "nothing is left of the block",
	"NothingToAbsorb":                "Rewards holds nothing beyond what it owes",
	"FaucetLimitExceeded":            "the faucet gives this account no more",
	"ERC20InsufficientBalance":       "the account has too few tokens",
	"ERC20InsufficientAllowance":     "too few tokens are approved",
	"ERC20InvalidSender":             "tokens cannot come from this address",
	"ERC20InvalidReceiver":           "tokens cannot go to this address",
	"ERC20InvalidApprover":           "this address cannot approve",
	"ERC20InvalidSpender":            "this address cannot be approved",
	"ERC2612ExpiredSignature":        "the permit is too old",
	"ERC2612InvalidSigner":           "the permit is not signed by the owner",
	"ECDSAInvalidSignature":          "the signature is wrong",
	"ECDSAInvalidSignatureLength":    "the signature has another length",
	"ECDSAInvalidSignatureS":         "the signature is not in its canonical form",
	"InvalidAccountNonce":            "the permit's nonce was used",
	"InvalidShortString":             "a text of the token is damaged",
	"StringTooLong":                  "a text of the token is too long",
	"SafeERC20FailedOperation":       "the token refused the transfer",
	"SafeCastOverflowedUintDowncast": "an amount is too large for the contract",
	"Error":                          "a contract gave this reason",
}

// Meaning says for a person what the error means, empty for one of no contract of ours.
func (r Revert) Meaning() string { return meanings[r.Name] }

// Text is the error with its values in their units, and what it means.
func (r Revert) Text() string {
	if m := r.Meaning(); m != "" && r.Name != "Error" {
		return r.String() + ": " + m
	}
	return r.String()
}

// format writes a value of the error in its unit, which its name tells: the contracts give the same
// name to the same thing.
func (r Revert) format(a RevertArg) string {
	integer, _ := a.Value.(*big.Int)
	switch a.Name {
	case "score", "totalScore", "best", "scoreToBeat":
		if integer != nil {
			return r.formatScore(a.Name, integer)
		}
	case "balance", "needed", "allowance", "amount", "left", "provenFees", "submittedFees", "penalty", "stakeAmount":
		if integer != nil {
			return units.Exact(integer) + " AZT"
		}
	case "feeSplitBps", "feeBurnBps", "submitterBps":
		if v, ok := a.Value.(uint16); ok {
			return rules.Bps(v).String()
		}
	case "roles", "requiredRole":
		if v, ok := a.Value.(uint8); ok {
			return rules.Role(v).String()
		}
	case "activationDelay", "exitDelay", "claimWindow", "provingBlocks", "proposeBlocks", "revealBlocks", "delay", "minimum":
		return formatValue(a.Value) + " blocks"
	case "expected", "found", "beneficiary", "submitted", "provenState", "submittedState", "txRoot", "genesisState", "input", "word", "vrfKey":
		if integer != nil && integer.Sign() >= 0 {
			return fmt.Sprintf("0x%064x", integer)
		}
	}
	return formatValue(a.Value)
}

// formatScore shows a score with the decimals that tell it from its rival.
func (r Revert) formatScore(name string, score *big.Int) string {
	for _, a := range r.Args {
		if rival, ok := a.Value.(*big.Int); ok && a.Name != name {
			text, _ := rules.PointsApart(score, rival)
			return text
		}
	}
	return rules.Points(score)
}

func formatValue(v any) string {
	switch v := v.(type) {
	case common.Address:
		return v.Hex()
	case [32]byte:
		return hexutil.Encode(v[:])
	case []byte:
		return hexutil.Encode(v)
	case *big.Int:
		return v.String()
	default:
		return fmt.Sprint(v)
	}
}

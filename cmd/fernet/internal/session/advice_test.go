package session

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
)

// unadvised are the custom errors for which there is no advice beside what they mean, and why.
var unadvised = map[string][]string{
	"only a constructor has it, of parameters that deploy checks before it sends anything": {
		"InvalidActivationDelay", "InvalidExitDelay", "InvalidBanSlots", "InvalidMode", "InvalidSchedule", "InvalidTxBytes",
		"InvalidTxsPerBase", "RevealPhaseTooShort", "DelayTooShort", "InvalidGenesisState", "InvalidProvingBlocks", "NoFullReward",
		"ParameterMismatch", "PenaltyAboveStake", "TooManyProofs", "InvalidClaimWindow", "InvalidSubmitterBps", "GammaEqualsDelta",
		"InvalidKeyLength", "InvalidKeyPoint", "KeyPointAtInfinity", "KeyPointIsGenerator", "NotAContract", "InvalidShortString",
		"StringTooLong",
	},
	"it is of a call that only another contract makes": {
		"NotSequencing", "NotSequencingOrSettlement", "NotSettlement", "PenaltyNotAhead",
	},
	"it is of input that the commands do not make": {
		"InvalidRoles", "InvalidVrfKey", "ZeroOwner", "BodyNotTxs", "BodyTooLong", "BodyWordOutOfField", "FeeSplitAboveBps",
		"FieldNotPresentInBlockHeader", "RLPInvalidEncoding", "WrongHeader", "InvalidNumTxs", "TxRootOutOfField", "DuplicateReference",
		"DuplicateStaker", "EmptySide", "FeeBurnAboveBps", "InputOutOfField", "InvalidBeneficiary", "InvalidProofCount",
		"InvalidRootProofCount", "MalformedReferences", "MissingReference", "NoPayouts", "SubmissionTooLong", "SubmissionTooShort",
		"UnreferencedProof", "NoClaims", "InvalidClaims", "SafeCastOverflowedUintDowncast", "ECDSAInvalidSignature",
		"ECDSAInvalidSignatureLength", "ECDSAInvalidSignatureS", "ERC20InvalidApprover", "ERC20InvalidReceiver", "ERC20InvalidSender",
		"ERC20InvalidSpender", "ERC2612ExpiredSignature", "ERC2612InvalidSigner", "InvalidAccountNonce",
	},
	"what it means is all there is to say": {
		"AlreadyRevealed", "BodyMismatch", "InvalidTicket", "NoProposal", "ProposalMismatch", "ReportTooLate", "FeesDisagreement",
		"StateDisagreement", "InvalidProofs", "SeedMismatch", "StateInMismatch", "TxRootMismatch", "NothingToAbsorb",
		"SafeERC20FailedOperation",
	},
}

// Each custom error of the contracts comes with advice, or is listed as one that needs none; and
// each name is one of an error that there is.
func TestAdviceForEveryCustomError(t *testing.T) {
	without := map[string]string{}
	for why, names := range unadvised {
		for _, name := range names {
			require.NotContains(t, without, name)
			without[name] = why
		}
	}
	exist := map[string]bool{}
	for _, contract := range []abi.ABI{
		bindings.NewStaking().GetABI(), bindings.NewSequencing().GetABI(), bindings.NewSettlement().GetABI(),
		bindings.NewRewards().GetABI(), bindings.NewRootVerifier().GetABI(), bindings.NewAZT().GetABI(),
	} {
		for name := range contract.Errors {
			exist[name] = true
			require.NotEqual(t, adviceOnReverts[name] != "", without[name] != "", "%s: either it has advice, or it is listed as one that needs none", name)
		}
	}
	for name := range adviceOnReverts {
		require.True(t, exist[name], "no contract has the error %s", name)
	}
	for name := range adviceTooEarly {
		require.Contains(t, adviceOnReverts, name)
	}
	for name := range without {
		require.True(t, exist[name], "no contract has the error %s", name)
	}
}

// Advice names only values that its error has: one that it has not would show as 0.
func TestAdviceNamesValuesOfItsError(t *testing.T) {
	s, _ := newSession(t, nil)
	advised := 0
	for _, contract := range []abi.ABI{
		bindings.NewStaking().GetABI(), bindings.NewSequencing().GetABI(), bindings.NewSettlement().GetABI(),
		bindings.NewRewards().GetABI(), bindings.NewAZT().GetABI(),
	} {
		for name, e := range contract.Errors {
			r := settlement.Revert{Name: name}
			for _, input := range e.Inputs {
				r.Args = append(r.Args, settlement.RevertArg{Name: input.Name, Value: sevens(input)})
			}
			for _, advice := range []string{adviceOnReverts[name], adviceTooEarly[name].advice} {
				if advice != "" {
					advised++
					require.NotRegexp(t, `\b0\b|<nil>|\{`, s.fill(advice, r), name)
				}
			}
		}
	}
	require.Greater(t, advised, 40)
}

// sevens is a value of an error's input that is not zero; the current block is before all others.
func sevens(input abi.Argument) any {
	n := uint64(7)
	if input.Name == "currentBlock" {
		n = 5
	}
	switch input.Type.String() {
	case "uint8":
		return uint8(n)
	case "uint16":
		return uint16(n)
	case "uint32":
		return uint32(n)
	case "uint64":
		return n
	case "address":
		return common.Address{19: 7}
	}
	return new(big.Int).SetUint64(n)
}

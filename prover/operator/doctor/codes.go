package doctor

// Code says what is to be mended.
type Code string

// The codes.
const (
	Unasked Code = "unasked" // no node answered: nothing more is known

	NoFolder  Code = "no folder"  // data cannot be written
	NoURLs    Code = "no urls"    // no node was named
	URLSilent Code = "url silent" // a node does not answer
	// it is on another chain than is wanted, or than the others
	URLOtherChain  Code = "url other chain"
	URLBehind      Code = "url behind"       // it does not have the newest blocks
	URLsDisagree   Code = "urls disagree"    // together they are no L1
	URLForgets     Code = "url forgets"      // it does not have the past
	URLPastUnasked Code = "url past unasked" // it did not answer about the past

	NodeOld           Code = "node old"            // its newest block is too old
	ClockSlow         Code = "clock slow"          // this machine's clock is behind
	NoHistoryContract Code = "no history contract" // EIP-2935 is missing
	OtherHistory      Code = "other history"       // another contract is at its address
	// a block takes less than one transaction may use
	LowGasLimit    Code = "low gas limit"
	NoOsaka        Code = "no osaka"        // an instruction of the contracts is missing
	NoAccount      Code = "no account"      // nobody signs
	BadAccount     Code = "bad account"     // whoever signs cannot
	NoETH          Code = "no eth"          // the account can pay for nothing
	LowETH         Code = "low eth"         // or for little
	DamagedJournal Code = "damaged journal" // it cannot be read
	// the journal is of another chain, see account.ErrReset
	ResetChain         Code = "reset chain"
	Unfinished         Code = "unfinished"            // transactions are not final
	Doubtful           Code = "doubtful"              // it is not known whether L1 has them
	NoRecord           Code = "no record"             // of a deployment
	RecordOfOtherChain Code = "record of other chain" // of a deployment elsewhere
	UnreadableRecord   Code = "unreadable record"     // it may not be read
	DamagedRecord      Code = "damaged record"        // it is none
	// L1 has something else than the record and this release: see Err
	OtherDeployment Code = "other deployment"
	Missing         Code = "missing"          // a part of the staker's deposit
	NoIdentity      Code = "no identity"      // of that name
	DamagedIdentity Code = "damaged identity" // it cannot be read
	NotStaked       Code = "not staked"       // it is no staker
	OtherOwner      Code = "other owner"      // it is another account's
	NoKeys          Code = "no keys"          // and no deployment to have keys of
	// those of the deployment; only who proves needs them
	MissingKeys Code = "missing keys"
	// than the deployment's, of somebody who proves
	OtherKeys Code = "other keys"
)

// Codes are all codes.
func Codes() []Code {
	return []Code{
		Unasked, NoFolder, NoURLs, URLSilent, URLOtherChain, URLBehind, URLsDisagree, URLForgets, URLPastUnasked,
		NodeOld, ClockSlow, NoHistoryContract, OtherHistory, LowGasLimit, NoOsaka, NoAccount, BadAccount, NoETH, LowETH,
		DamagedJournal, ResetChain, Unfinished, Doubtful, NoRecord, RecordOfOtherChain, UnreadableRecord, DamagedRecord, OtherDeployment,
		Missing, NoIdentity, DamagedIdentity, NotStaked, OtherOwner, NoKeys, MissingKeys, OtherKeys,
	}
}

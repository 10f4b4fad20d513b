// Code generated via abigen V2 - DO NOT EDIT.
// This file is a generated binding and any manual changes will be lost.

package bindings

import (
	"bytes"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Reference imports to suppress errors if they are not otherwise used.
var (
	_ = bytes.Equal
	_ = errors.New
	_ = big.NewInt
	_ = common.Big1
	_ = types.BloomLookup
	_ = abi.ConvertType
)

//lint:file-ignore ST1005 abigen words its own error

// AuditLensMetaData contains all meta data concerning the AuditLens contract.
var AuditLensMetaData = bind.MetaData{
	ABI: "[{\"type\":\"function\",\"name\":\"bodyFigures\",\"inputs\":[{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"body\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"figures\",\"type\":\"tuple\",\"internalType\":\"structBodyFigures\",\"components\":[{\"name\":\"seenTxs\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"challenge\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"fingerprint\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"deposits\",\"inputs\":[{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"firstId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"lastId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[{\"name\":\"sum\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"election\",\"inputs\":[{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structElection\",\"components\":[{\"name\":\"score\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"proposalHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"isBest\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"sequencerSeed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"proverSeed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"challenge\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"ticket\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"formula\",\"inputs\":[{\"name\":\"total\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"txsPerBase\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"keepBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structSplit\",\"components\":[{\"name\":\"fees\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"blockReward\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"network\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sequencerShare\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"unitPerBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"burn\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"submitterShare\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"burned\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"holdings\",\"inputs\":[{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"found\",\"type\":\"tuple\",\"internalType\":\"structHoldings\",\"components\":[{\"name\":\"rewardReserve\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"feeEscrow\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"owed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"accounted\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"rewardsBalance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakingBalance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"totalSupply\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isTicket\",\"inputs\":[{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]},{\"name\":\"proof\",\"type\":\"uint256[8]\",\"internalType\":\"uint256[8]\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"payoutsRoot\",\"inputs\":[{\"name\":\"payouts\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"quote\",\"inputs\":[{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"feeBurnBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"outputs\":[{\"name\":\"quoted\",\"type\":\"tuple\",\"internalType\":\"structQuote\",\"components\":[{\"name\":\"reward\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"unitPerBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"exact\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"record\",\"inputs\":[{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"found\",\"type\":\"tuple\",\"internalType\":\"structBlockRecord\",\"components\":[{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"enumStatus\"},{\"name\":\"numNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stateIn\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"held\",\"type\":\"tuple\",\"internalType\":\"structBlock\",\"components\":[{\"name\":\"slotStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"windowEnd\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"fees\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"sequencerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"finalized\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"seenTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"totalScore\",\"type\":\"uint176\",\"internalType\":\"uint176\"},{\"name\":\"keepBps\",\"type\":\"uint48\",\"internalType\":\"uint48\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"seed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"challenge\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"fingerprint\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stateOut\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"beneficiary\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"name\":\"slot\",\"type\":\"tuple\",\"internalType\":\"structSlotRecord\",\"components\":[{\"name\":\"randaoRecorded\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"randao\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"sequencerSeed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"score\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"proposalHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"revealed\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"reported\",\"type\":\"bool\",\"internalType\":\"bool\"}]},{\"name\":\"split\",\"type\":\"tuple\",\"internalType\":\"structSplit\",\"components\":[{\"name\":\"fees\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"blockReward\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"network\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sequencerShare\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"unitPerBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"burn\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"submitterShare\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"burned\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"name\":\"agrees\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"remainder\",\"type\":\"tuple\",\"internalType\":\"structRemainder\",\"components\":[{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"remaining\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"unitPerBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sequencerShare\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"expiryBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"sequencerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"sequencerPaid\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"beneficiary\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"submitterShare\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"name\":\"unclaimedKeepBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"recount\",\"inputs\":[{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"submission\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structRecount\",\"components\":[{\"name\":\"totalScore\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"keepBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stateIn\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stateOut\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"fees\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"beneficiary\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"entries\",\"type\":\"tuple[]\",\"internalType\":\"structEntry[]\",\"components\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeBurnBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"refs\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"score\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"recountOf\",\"inputs\":[{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"txsPerBase\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"submission\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structRecount\",\"components\":[{\"name\":\"totalScore\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"keepBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stateIn\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stateOut\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"fees\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"beneficiary\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"entries\",\"type\":\"tuple[]\",\"internalType\":\"structEntry[]\",\"components\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeBurnBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"refs\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"score\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}]}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"reverify\",\"inputs\":[{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"submission\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structTally\",\"components\":[{\"name\":\"totalScore\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"keepBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stateOut\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"fees\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"beneficiary\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payouts\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"reward\",\"inputs\":[{\"name\":\"unitPerBps\",\"type\":\"uint112\",\"internalType\":\"uint112\"},{\"name\":\"feeBurnBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"slotRecord\",\"inputs\":[{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structSlotRecord\",\"components\":[{\"name\":\"randaoRecorded\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"randao\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"sequencerSeed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"score\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"proposalHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"revealed\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"reported\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"splitWith\",\"inputs\":[{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"feeEscrow\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"rewardReserve\",\"type\":\"uint128\",\"internalType\":\"uint128\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structSplit\",\"components\":[{\"name\":\"fees\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"blockReward\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"network\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sequencerShare\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"unitPerBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"burn\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"submitterShare\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"burned\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"standing\",\"inputs\":[{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"role\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"atBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"found\",\"type\":\"tuple\",\"internalType\":\"structStanding\",\"components\":[{\"name\":\"eligible\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"vrfKey\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"refusal\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"windows\",\"inputs\":[{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structWindows\",\"components\":[{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"slotStart\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"revealStart\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"slotEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"windowEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"phase\",\"type\":\"uint8\",\"internalType\":\"enumPhase\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"error\",\"name\":\"BidAboveBps\",\"inputs\":[{\"name\":\"feeBurnBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"BodyNotTxs\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"txBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"BodyTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxLength\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"BodyWordOutOfField\",\"inputs\":[{\"name\":\"position\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"word\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"DuplicateReference\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"slot\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"DuplicateStaker\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"EmptySide\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"slot\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"FeeBurnAboveBps\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeBurnBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"InvalidNumTxs\",\"inputs\":[{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"InvalidProofCount\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"count\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidRootProofCount\",\"inputs\":[{\"name\":\"count\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidTxsPerBase\",\"inputs\":[{\"name\":\"txsPerBase\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"MalformedPayouts\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"MalformedReferences\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"refs\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"MissingReference\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"slot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"position\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NoPayouts\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"RandaoNotRecorded\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SubmissionTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"required\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SubmissionTooShort\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"required\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"UnreferencedProof\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]}]",
	ID:  "AuditLens",
	Bin: "0x60808060405234601557615b8d908161001a8239f35b5f80fdfe6102406040526004361015610012575f80fd5b5f5f3560e01c806301c38a3c14611f355780634a6cbfd514611eb55780635852f18514611e5657806375bd2f7114611a0757806379e9688c146118445780637b47deb1146115d957806397b455361461147357806399e49aa4146111aa578063a534e0e4146110eb578063b2efb95d14610dd3578063c3955dc514610b25578063cebfbd6714610aca578063dd3ced6314610630578063e1bd066d146104d7578063e838534f14610399578063ec8cbfe41461019e5763ff3eb43a146100d6575f80fd5b3461019b5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b5761010061013a6101136124ea565b61013561013061012161250d565b9261012a612bc4565b506133ee565b613450565b6151c7565b610199604051809260e0809180511515845260208101516020850152604081015160408501526060810151606085015263ffffffff608082015116608085015260a081015160a085015260c0810151151560c085015201511515910152565bf35b80fd5b503461019b5760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b576101d66124ea565b6101de61250d565b60443561ffff81168103610395576101fd6101f76133d0565b936133ee565b9161020783614d60565b9061021281856144af565b60c08101805115156040880190815290519095901561035c57505067ffffffffffffffff60246101209273ffffffffffffffffffffffffffffffffffffffff60405195869485937fac896e40000000000000000000000000000000000000000000000000000000008552166004840152165afa8015610351576040918691610322575b50015160208401525b60208301908151946dffffffffffffffffffffffffffff86116102f157506102d8906dffffffffffffffffffffffffffff60609616612909565b8093526040519283525160208301525115156040820152f35b80867f6dfcc65000000000000000000000000000000000000000000000000000000000604493526070600452602452fd5b61034491506101203d811161034a575b61033c8183612826565b810190612ca1565b5f610295565b503d610332565b6040513d87823e3d90fd5b61038992509061038361037e6080959363ffffffff6101408501511690615601565b6156a6565b91615474565b0151602084015261029e565b8380fd5b503461019b5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b5760043567ffffffffffffffff81116104d3576103e990369060040161254a565b600681066104a85760066103fd9104612b75565b825b81518110156104955780600602600681048203610468579061045760019285013561ffff8160e01c9160d01c1690839060609263ffffffff61ffff92604051948552166020840152166040820152205f5260205f2090565b6104618285612adc565b52016103ff565b6024857f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b60206104a0836157ee565b604051908152f35b7f48a63d66000000000000000000000000000000000000000000000000000000008352600452602482fd5b5080fd5b503461019b5760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b576004356fffffffffffffffffffffffffffffffff81168091036104d35761052c612679565b90610535612524565b6064359063ffffffff8216820361062c5761055c9161037e91610556612bc4565b506135b9565b91610565612867565b93808552826020860152806105ff576101006105ac868661059e8761271061059161ffff8a16836133bd565b049081604086015261350c565b606083015260843591615763565b610199604051809260e08091805184526020810151602085015260408101516040850152606081015160608501526080810151608085015260a081015160a085015260c081015160c08501520151910152565b807f4e487b7100000000000000000000000000000000000000000000000000000000602492526011600452fd5b8480fd5b503461019b5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b576106686124ea565b610679610673612af0565b916133ee565b9173ffffffffffffffffffffffffffffffffffffffff61069884614d60565b16926040517f82bfefc8000000000000000000000000000000000000000000000000000000008152602081600481885afa8015610abf578390610a6e575b73ffffffffffffffffffffffffffffffffffffffff915016936040517fcab64bcd000000000000000000000000000000000000000000000000000000008152602081600481855afa908115610a31578491610a3c575b508452604051917fc4b7de97000000000000000000000000000000000000000000000000000000008352602083600481855afa928315610a315784936109fd575b50602085019283526040517fc87d6779000000000000000000000000000000000000000000000000000000008152602081600481865afa9081156103515785916109cb575b50604086019081526107d26107ca8751865190612b68565b825190612b68565b9160608701928352604051937f70a0823100000000000000000000000000000000000000000000000000000000855260048501526020846024818b5afa93841561098a578694610995575b5061084b61084673ffffffffffffffffffffffffffffffffffffffff9260808a01968752613450565b6146a7565b1693604051947f70a0823100000000000000000000000000000000000000000000000000000000865260048601526020856024818b5afa94851561098a578695610953575b50602060049860a08901968752604051998a80927f18160ddd0000000000000000000000000000000000000000000000000000000082525afa958615610947579561090e575b60e0975060c08701958652604051965187525160208701525160408601525160608501525160808401525160a08301525160c0820152f35b94506020873d60201161093f575b8161092960209383612826565b8101031261093b5760e09651946108d6565b5f80fd5b3d915061091c565b604051903d90823e3d90fd5b9794506020883d602011610982575b8161096f60209383612826565b8101031261093b57965193966020610890565b3d9150610962565b6040513d88823e3d90fd5b9093506020813d6020116109c3575b816109b160209383612826565b8101031261093b57519261084b61081d565b3d91506109a4565b90506020813d6020116109f5575b816109e660209383612826565b8101031261093b57515f6107b2565b3d91506109d9565b9092506020813d602011610a29575b81610a1960209383612826565b8101031261093b5751915f61076d565b3d9150610a0c565b6040513d86823e3d90fd5b90506020813d602011610a66575b81610a5760209383612826565b8101031261093b57515f61072c565b3d9150610a4a565b506020813d602011610ab7575b81610a8860209383612826565b81010312610ab357610aae73ffffffffffffffffffffffffffffffffffffffff916129b5565b6106d6565b8280fd5b3d9150610a7b565b6040513d85823e3d90fd5b503461019b57610b21610b15610b06610140610b0f610aff63ffffffff610af03661268a565b969261012a98929591986128ad565b93846144af565b01511690615601565b916136b6565b60405191829182612578565b0390f35b503461019b576101207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b57610b5e6124ea565b610b6661250d565b9060e07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc360112610ab357610b99612af0565b50610ba6610130826133ee565b610bb083826149d6565b9160405192602084019463ffffffff610bc7612524565b1686526064359461ffff8616808703610dcf5780604083015260843563ffffffff8116809103610dcb57606083015260a43567ffffffffffffffff8116809103610dcb57608083015260c435978860a084015260e435928360c0820152610104356fffffffffffffffffffffffffffffffff8116809103610dc757610d5a93610d609593836fffffffffffffffffffffffffffffffff9360e09f9560e001528e8152610c7561010082612826565b5190209a610c81613363565b935050612710019116029860a08601518914947f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000188602060408a01519901516fffffffffffffffffffffffffffffffff610cd9613363565b6040519273ffffffffffffffffffffffffffffffffffffffff60208501957ff25a423f95bf8ca0158e9325a9b9e3184beaa25d5ea439454069fd668c30b0b6875246604087015216606085015267ffffffffffffffff8716608085015260a08401521660c082015260c08152610d4f8f82612826565b519020069746613519565b94614a42565b9460c0604051610d6f81612787565b8881526020810192835260408101938452606081019485526080810195865260a081019687520195865260405196875251602087015251151560408601525160608501525160808401525160a08301525160c0820152f35b8b80fd5b8980fd5b8880fd5b503461019b5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b57610600610e1f610e116124ea565b610e1961250d565b90612d2e565b610100604051918051610e3181612750565b8352602081015160208401526040810151604084015273ffffffffffffffffffffffffffffffffffffffff610220606083015167ffffffffffffffff815116606087015267ffffffffffffffff60208201511660808701526fffffffffffffffffffffffffffffffff60408201511660a087015267ffffffffffffffff60608201511660c087015263ffffffff60808201511660e087015261ffff60a0820151168587015260c0810151151561012087015263ffffffff60e08201511661014087015275ffffffffffffffffffffffffffffffffffffffffffff858201511661016087015265ffffffffffff6101208201511661018087015263ffffffff610140820151166101a08701526101608101516101c08701526101808101516101e08701526101a08101516102008701526101c0810151828701526101e0810151610240870152610200810151610260870152015116610280840152610ff060808201516102a085019060e0809180511515845260208101516020850152604081015160408501526060810151606085015263ffffffff608082015116608085015260a081015160a085015260c0810151151560c085015201511515910152565b60a08181015180516103a086015260208101516103c086015260408101516103e0860152606081015161040086015260808101516104208601529081015161044085015260c081015161046085015260e0015161048084015260c081015115156104a08401528160e082015180516104c086015260208101516104e08601526040810151610500860152606081015161052086015267ffffffffffffffff60808201511661054086015263ffffffff60a08201511661056086015260c0810151151561058086015273ffffffffffffffffffffffffffffffffffffffff60e0820151166105a086015201516105c084015201516105e0820152f35b503461019b5760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b576111236124ea565b61112b61250d565b604435916fffffffffffffffffffffffffffffffff8316830361039557606435936fffffffffffffffffffffffffffffffff8516850361019b576101006105ac86868661118461117d8861012a612bc4565b91826144af565b6111a561119f61037e63ffffffff6101408501511685615601565b92614d60565b614dce565b503461019b576102207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b576111e36124ea565b906111ec61250d565b9160e07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc3601126104d35736610224116104d35761013061122c916133ee565b6040519261123b608085612826565b600384526060366020860137604061125382846149d6565b015161125e85612aa2565b5273ffffffffffffffffffffffffffffffffffffffff61127d836146a7565b1660443563ffffffff8116810361062c57906112ad61129e83879450614715565b936112a886614744565b614946565b906040519384927fa9024cbb00000000000000000000000000000000000000000000000000000000845260648401606060048601528251809152602060848601930190865b818110611451575050600160248601525060448401528290039082905afa908115610abf579061132991849161142f575b50612aa2565b5183516001101561140257604084015261134281614a42565b8351600210156114025773ffffffffffffffffffffffffffffffffffffffff9160209160608601526004604051809481937f712e11d0000000000000000000000000000000000000000000000000000000008352165afa9182156109475780926113bd575b60206113b38585614b5b565b6040519015158152f35b9091506020823d6020116113fa575b816113d960209383612826565b8101031261019b57506020916113f16113b3926129b5565b918193506113a7565b3d91506113cc565b6024837f4e487b710000000000000000000000000000000000000000000000000000000081526032600452fd5b61144b91503d8086833e6114438183612826565b810190612a28565b5f611323565b825163ffffffff1685528a9750889650602094850194909201916001016112f2565b503461019b5760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b576114ab6124ea565b6114b3612537565b6114bb612524565b9273ffffffffffffffffffffffffffffffffffffffff63ffffffff806114e761084661013086986133ee565b9416951692165b8285111561150157602084604051908152f35b90919263ffffffff85116115a8576040517f0cd8c00a00000000000000000000000000000000000000000000000000000000815263ffffffff86166004820152602081602481865afa908115610a31578491611575575b506115669061156c92612b68565b94612b3b565b939291906114ee565b90506020813d82116115a0575b8161158f60209383612826565b8101031261093b575161156c611558565b3d9150611582565b604483867f6dfcc6500000000000000000000000000000000000000000000000000000000082526020600452602452fd5b503461019b5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b576116116124ea565b61162561161c61250d565b9161012a612af0565b61163661163182613450565b614744565b92611641838561490f565b9261164c8186614946565b9261166f61165a8388614946565b67ffffffffffffffff60208901511690612b68565b9273ffffffffffffffffffffffffffffffffffffffff60206116a3611694868b614946565b61169d8b615977565b90612b68565b936004604051809481937fc3131442000000000000000000000000000000000000000000000000000000008352165afa80156118395782906117f8575b67ffffffffffffffff9150166117026116f9858a614946565b61169d8a615977565b9161170c89615977565b9081156117e6575061176c9261169d836001611750611764957fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60e09f9801613383565b019015150261175e85615977565b906133bd565b93439161496a565b926040519561177a87612787565b86526020860194855260408601908152606086019182526080860192835260a08601936117a681612750565b845260c086019443865260405196518752516020870152516040860152516060850152516080840152516117d981612750565b60a08301525160c0820152f35b634e487b71905260126020526024601cfd5b506020813d602011611831575b8161181260209383612826565b810103126104d35761182c67ffffffffffffffff91612b26565b6116e0565b3d9150611805565b6040513d84823e3d90fd5b503461019b5760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b5761187c6124ea565b611884612537565b916044359160ff83168093036104d357604051916118a1836127d0565b80835260208301938185526118e273ffffffffffffffffffffffffffffffffffffffff6118db6108466101306040890197606089526133ee565b1696614715565b95604051917fa9024cbb00000000000000000000000000000000000000000000000000000000835260648301606060048501528851809152602060848501990190855b8181106119eb57505050839183808a8194610b219a9b9c506024830152606435604483015203915afa8291816119cf575b506119b957503d156119b1573d61196c816129d6565b9061197a6040519283612826565b8152809160203d92013e5b81525b60405193849360208552511515602085015251604084015251606080840152608083019061270d565b506060611985565b6119c39150612aa2565b51845260018352611988565b6119e49192503d8085833e6114438183612826565b905f611956565b825163ffffffff168b5260209a8b019a90920191600101611925565b503461019b5780611a57611a1a3661268a565b919492606060c0604096939651611a3081612787565b86815286602082015286604082015286838201528660808201528660a082015201526133ee565b90611a6285836144af565b9061016082015161018083015191611a9673ffffffffffffffffffffffffffffffffffffffff6101a0860151961698612976565b9667ffffffffffffffff604051987ff3512039000000000000000000000000000000000000000000000000000000008a521660048901526020886024818c5afa978815611e4b578798611e0d575b5084959697986101c0600496015196602063ffffffff61014067ffffffffffffffff845116930151169260405196611b1b88612787565b8752818701978852604087019a8b52606087019c8d5260808701998a5260a0870192835260c08701938452604051988980927f08c84e700000000000000000000000000000000000000000000000000000000082525afa968715611e02578a97611dc2575b5083949596976040519b8c9a8b998a997f307513c8000000000000000000000000000000000000000000000000000000008b525160048b01525160248a01525160448901525160648801525160848701525167ffffffffffffffff1660a48601525163ffffffff1660c485015260e4840161012090528161012485015261014484013785818301610144015285610104830152601f017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe016810103610144019173ffffffffffffffffffffffffffffffffffffffff165afa908115611839578291611cd7575b60c082610b216040519283926020845280516020850152602081015160408501526040810151606085015260608101516080850152608081015160a085015273ffffffffffffffffffffffffffffffffffffffff60a08201511682850152015160e08084015261010083019061270d565b90503d8083833e611ce88183612826565b810190602081830312610ab35780519067ffffffffffffffff821161039557019060e082820312610ab35760405191611d2083612787565b8051835260208101516020840152604081015160408401526060810151606084015260808101516080840152611d5860a082016129b5565b60a084015260c08101519067ffffffffffffffff821161062c570181601f8201121561039557805190611d8a826129d6565b92611d986040519485612826565b8284526020838301011161062c578160c0959260208093018386015e83010152828201525f611c66565b93949596506020843d602011611dfa575b81611de060209383612826565b81010312610dcb57611df285946129b5565b969594611b80565b3d9150611dd3565b6040513d8c823e3d90fd5b9495965096506020843d602011611e43575b81611e2c60209383612826565b8101031261093b5788966004945197969594611ae4565b3d9150611e1f565b6040513d89823e3d90fd5b503461019b5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b57600435906dffffffffffffffffffffffffffff8216820361019b5760206104a083611eaf612679565b90612909565b503461019b5760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019b576004359063ffffffff8216820361019b57611efe612537565b906044359067ffffffffffffffff821161019b57610b21610b158585610b0f611f2a366004890161254a565b9290936105566128ad565b3461093b5760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261093b57611f6c6124ea565b611f7461250d565b90611f7d612524565b9160843567ffffffffffffffff811161093b57611f9e90369060040161254a565b916004611fa9612867565b94602073ffffffffffffffffffffffffffffffffffffffff611fcd610130846133ee565b16604051938480927f8398b0130000000000000000000000000000000000000000000000000000000082525afa9182156124df575f926124a3575b5063ffffffff821696871561219f578786066124735763ffffffff169161202f83896133bd565b80871161244457506120418887613383565b87525f90600681901b643fffffffc0169063ffffffff168903612371575f905b87821061239e575050906120819160208801948186526064359246613519565b608052604085019260805184525f947fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8801918260051c92600184019384811161237157507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe06120f291168a61350c565b98896020039260208411612371577f1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8416840361237157999091928a915f9b5b61223257505050505090612145916133bd565b94856080516001975b6121cc57505061219f577f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001608095606086019409835260405193518452516020840152516040830152516060820152f35b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b60018216612204575b807f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000191099060011c908161214e565b967f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001888192099790506121d5565b9495858398929b9499939c959a9c0396878b01358c60031b1c9b819c5b89977f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000018210156123415761219f575f9e6080517f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000019109907f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000191089c7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff01988915612326577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0809101978d0101359d96989c9d61224f565b5095509591978993999197509a99939a039192939082612132565b50897f78006c0f000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b90916123aa838961350c565b8281101561243a576123bd905b84612b68565b80841161093b5788811161093b57838089019103916123db836129d6565b6123e86040519182612826565b8381526020810190368585011161093b575f602086612434978997863783010152519020604051906020820192835260408201526040815261242b606082612826565b51902093612b68565b90612061565b506123bd826123b7565b867f85642e01000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b87867f9ee41b28000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b9091506020813d6020116124d7575b816124bf60209383612826565b8101031261093b576124d09061289c565b9087612008565b3d91506124b2565b6040513d5f823e3d90fd5b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361093b57565b6024359067ffffffffffffffff8216820361093b57565b6044359063ffffffff8216820361093b57565b6024359063ffffffff8216820361093b57565b9181601f8401121561093b5782359167ffffffffffffffff831161093b576020838186019501011161093b57565b906020825260206101806101206101608501938051848701528381015160408701526040810151606087015260608101516080870152608081015160a087015260a081015160c087015260c081015160e087015260e081015161010087015261010081015182870152015193610140808201528451809452019201905f5b8181106126035750505090565b909192602060e060019260c087518051835263ffffffff85820151168584015261ffff60408201511660408401526fffffffffffffffffffffffffffffffff606082015116606084015261ffff608082015116608084015260a081015160a0840152015160c082015201940191019190916125f6565b6024359061ffff8216820361093b57565b60607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc82011261093b5760043573ffffffffffffffffffffffffffffffffffffffff8116810361093b579160243567ffffffffffffffff8116810361093b57916044359067ffffffffffffffff821161093b576127099160040161254a565b9091565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602080948051918291828752018686015e5f8582860101520116010190565b6004111561275a57565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b60e0810190811067ffffffffffffffff8211176127a357604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b6060810190811067ffffffffffffffff8211176127a357604052565b610240810190811067ffffffffffffffff8211176127a357604052565b610120810190811067ffffffffffffffff8211176127a357604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff8211176127a357604052565b604051906080820182811067ffffffffffffffff8211176127a3576040525f6060838281528260208201528260408201520152565b519063ffffffff8216820361093b57565b60405190610140820182811067ffffffffffffffff8211176127a3576040526060610120835f81525f60208201525f60408201525f838201525f60808201525f60a08201525f60c08201525f60e08201525f6101008201520152565b9061ffff16612710811161294b5761271081101561294457612710036127108111612371576dffffffffffffffffffffffffffff9091160290565b505f919050565b7fa733e859000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9116019067ffffffffffffffff821161237157565b519073ffffffffffffffffffffffffffffffffffffffff8216820361093b57565b67ffffffffffffffff81116127a357601f017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe01660200190565b67ffffffffffffffff81116127a35760051b60200190565b60208183031261093b5780519067ffffffffffffffff821161093b57019080601f8301121561093b578151612a5c81612a10565b92612a6a6040519485612826565b81845260208085019260051b82010192831161093b57602001905b828210612a925750505090565b8151815260209182019101612a85565b805115612aaf5760200190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b8051821015612aaf5760209160051b010190565b60405190612afd82612787565b5f60c0838281528260208201528260408201528260608201528260808201528260a08201520152565b519067ffffffffffffffff8216820361093b57565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81146123715760010190565b9190820180921161237157565b90612b7f82612a10565b612b8c6040519182612826565b8281527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0612bba8294612a10565b0190602036910137565b60405190610100820182811067ffffffffffffffff8211176127a3576040525f60e0838281528260208201528260408201528260608201528260808201528260a08201528260c08201520152565b60405190612c1f826127ec565b5f610220838281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e08201528261010082015282610120820152826101408201528261016082015282610180820152826101a0820152826101c0820152826101e0820152826102008201520152565b5190811515820361093b57565b908161012091031261093b5761010060405191612cbd83612809565b80518352602081015160208401526040810151604084015260608101516060840152612ceb60808201612b26565b6080840152612cfc60a0820161289c565b60a0840152612d0d60c08201612c94565b60c0840152612d1e60e082016129b5565b60e0840152015161010082015290565b919060405190612d3d82612809565b5f825260208201905f825260408301925f84526060810192612d5d612c12565b84526080820190612d6c612bc4565b825260a0830191612d7b612bc4565b83525f60c0850152604051612d8f81612809565b5f81525f60208201525f60408201525f60608201525f60808201525f60a08201525f60c08201525f60e08201525f61010082015260e08501525f610100850152612dd984996133ee565b612de281614d60565b97612ded87836144af565b809852612dfb888884615062565b612e0481612750565b8652612e1e61037e63ffffffff6101408b01511684615601565b845273ffffffffffffffffffffffffffffffffffffffff8216906040517f4d94e7f3000000000000000000000000000000000000000000000000000000008152602081600481865afa9081156124df575f9161331d575b5067ffffffffffffffff60019116019767ffffffffffffffff89116123715767ffffffffffffffff8082169916891115613280575b505050612eb9612ece91613450565b67ffffffffffffffff606089015116906151c7565b905260c0850151156132685750505073ffffffffffffffffffffffffffffffffffffffff602086015193612f00612bc4565b501692604051907f7f05b9ef000000000000000000000000000000000000000000000000000000008252602082600481885afa9182156124df575f92613234575b5063ffffffff60e085015116916040517f7d9f55ba0000000000000000000000000000000000000000000000000000000081526020816004818a5afa9081156124df575f916131e9575b50612feb93612fd6929163ffffffff1690818110156131e257612fad92615a23565b6fffffffffffffffffffffffffffffffff80604088015116918161ffff60a08a01511693615700565b9065ffffffffffff6101208601511691615763565b9073ffffffffffffffffffffffffffffffffffffffff6102208401511661311e575b6101209060a087019283526024604051809681937fac896e4000000000000000000000000000000000000000000000000000000000835260048301525afa9182156124df5761308d935f936130fd575b508260e08701526101e083519101511490816130ea575b816130d6575b81613095575b50151560c085015261559c565b610100830152565b60e083015173ffffffffffffffffffffffffffffffffffffffff1615915081156130c1575b505f613080565b905060c061010083015191510151145f6130ba565b90506060820151606082510151149061307a565b6040830151815160800151149150613074565b6131179193506101203d811161034a5761033c8183612826565b915f61305d565b60a082015190604051917faea6fbdf000000000000000000000000000000000000000000000000000000008352602083600481895afa9283156124df575f93613197575b506131786127109161ffff6101209516906133bd565b048060c085015261318e60e0850191825161350c565b9052905061300d565b92506020833d6020116131da575b816131b260209383612826565b8101031261093b576131786127109161ffff6131d0610120966144a0565b9550509150613162565b3d91506131a5565b5050612fad565b9190506020823d60201161322c575b8161320560209383612826565b8101031261093b57612feb9363ffffffff613222612fd69461289c565b9293505093612f8b565b3d91506131f8565b9091506020813d602011613260575b8161325060209383612826565b8101031261093b5751905f612f41565b3d9150613243565b9094925061327b93919596505191615474565b905290565b67ffffffffffffffff6024613296602093612976565b60405195869384927ff35120390000000000000000000000000000000000000000000000000000000084521660048301525afa9182156124df575f926132e5575b5052612eb9612ece5f612eaa565b9150916020823d602011613315575b8161330160209383612826565b8101031261093b5790519091612ece6132d7565b3d91506132f4565b90506020813d60201161335b575b8161333860209383612826565b8101031261093b5767ffffffffffffffff613354600192612b26565b9150612e75565b3d915061332b565b610104356fffffffffffffffffffffffffffffffff8116810361093b5790565b811561219f570490565b908160011b917f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81160361237157565b8181029291811591840414171561237157565b604051906133dd826127d0565b5f6040838281528260208201520152565b803b1561340e5773ffffffffffffffffffffffffffffffffffffffff1690565b73ffffffffffffffffffffffffffffffffffffffff907f8a8b41ec000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b602073ffffffffffffffffffffffffffffffffffffffff916004604051809481937fc2ec4d20000000000000000000000000000000000000000000000000000000008352165afa80156124df575f906134bf575b73ffffffffffffffffffffffffffffffffffffffff91501690565b506020813d602011613504575b816134d960209383612826565b8101031261093b576134ff73ffffffffffffffffffffffffffffffffffffffff916129b5565b6134a4565b3d91506134cc565b9190820391821161237157565b9267ffffffffffffffff7f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000195929373ffffffffffffffffffffffffffffffffffffffff6040519560208701977f408b2b01dc1b1eb10380c1dc84c24858a91befaaf42db289050db0d99459ee468952604088015216606086015216608084015260a083015260c082015260c081526135b260e082612826565b5190200690565b91909163ffffffff8316906002821015806136ab575b8061369c575b156136705763ffffffff169263ffffffff7f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82161682036123715760011b6401fffffffe1683101580613661575b15613635576136329192613383565b90565b827f888c41e0000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5061366b836159f3565b613623565b507f394969b4000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506136a6826159f3565b6135d5565b5060408211156135cf565b610180526101c052610200526136ca6128ad565b6040519160a0830183811067ffffffffffffffff8211176127a3576040939293526060825260606020830152606060408301525f60608301525f60808301526137156102005161338d565b61371e81612b75565b83526137547ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe6102005101600302600101612b75565b602084015261376861020051600302612b75565b604084015260208301516101605260c06101e0528251606084015160808501515f6102205295909360015b6101e05161020051821015613a40576101c05160806101e051011015613a075760016101e051016101e0526101e0516137cc8387612adc565b526101e05161018051017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff013560f81c600183036139b9576001810361398e5760f8905b0201608181016101c051811161395c575064010000000090815b600182016101e0511061384257505050600101613793565b6101e05161018051013560d081901c61ffff166101a081905260e09190911c9b999293906127101061392557818c1490811561391b575b506138eb57908a610220516101405260016102205101610220526138a36101405161016051612adc565b526fffffffffffffffffffffffffffffffff6101e05161018051013560501c166101a051612710010201976101a05161271003019960f86101e051016101e05291909161382a565b8a847f8c54908a000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b90508b145f613879565b8b857f0b04bc34000000000000000000000000000000000000000000000000000000005f526004526024526101a05160445260645ffd5b7fae42c689000000000000000000000000000000000000000000000000000000005f526101c05160045260245260445ffd5b7f213aa6fa000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b801580156139fd575b6139ce5760f890613810565b827f38f22297000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b50600381116139c2565b7fae42c689000000000000000000000000000000000000000000000000000000005f526101c05160045260816101e0510160245260445ffd5b505060808601968752606086019485526102205161016051526101e051604087015160c05261010052610200518651955197515f61012052979296929593509091905b6101005185821015613c68576101c051608061010051011015613c2f57600161010051016101005261010051613ab98387612adc565b526101005161018051017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff013560f81c60018303613c10576001810361398e5760f6905b0201608181016101c051811161395c575064010000000090815b600182016101005110613b2f57505050600101613a83565b6101005161018051013560d081901c61ffff1660e08181529190911c9b9992939061271010613bda57818c14908115613bd0575b506138eb57908a6101205160a0526001610120510161012052613b8a60a05160c051612adc565b526fffffffffffffffffffffffffffffffff6101005161018051013560501c1660e0516127100102019760e05161271003019960f6610100510161010052919091613b17565b90508b145f613b63565b8b857f0b04bc34000000000000000000000000000000000000000000000000000000005f5260045260245260e05160445260645ffd5b80158015613c25575b6139ce5760f690613afd565b5060038111613c19565b7fae42c689000000000000000000000000000000000000000000000000000000005f526101c0516004526081610100510160245260445ffd5b505094939250949050608084015260608301526101205160c051526101005150608061010051016101c051810361446e575060015b610200518110613f20575060608201518152608082015160208201526101805135606082015260206101805101356080820152604061018051013560a0820152606061018051013560c0820152608061018051013560e082015260a0610180510135610100820152613d1a60208301515160408401515190612b68565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0613d5e613d4884612a10565b93613d566040519586612826565b808552612a10565b015f5b818110613f09575050613d7c61012082019280845251612b75565b5f9160015b613d8d6102005161338d565b811015613ef257613da18161020051615934565b8015613eeb5760f65b613db5838951612adc565b51917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff836101805101013560f81c82028301905b818410613dfc5750505050600101613d81565b9091929683613ecf613ed592613ebf8b6101805101358d613e94848c8460e01c9361ffff8660d01c16956fffffffffffffffffffffffffffffffff8160501c16908d5f14613edd575061ffff5f5b60405194613e5786612787565b855287602086015288604086015282606086015216608084015286612710010260a08301528260c08301525190613e8e8383612adc565b52612adc565b50839060609263ffffffff61ffff92604051948552166020840152166040820152205f5260205f2090565b613ec9828c612adc565b52612b3b565b98612b68565b929190613de9565b61ffff809160401c16613e4a565b60f8613daa565b509493509050613f0291506157ee565b6040830152565b602090613f14612af0565b82828701015201613d61565b7f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81168103612371577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff613f788260011b8551612adc565b516101805101013560f81c7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff613fb58551600185811b0190612adc565b516101805101013560f81c613fcb838651612adc565b517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff816101805101013560f81c60f8028101925f915f945b80821061404b5750509161402e85949261404594600197881b610200516101c051610180518d615ae0565b8484811b01610200516101c051610180518a615ae0565b01613c9d565b909485610180510135908160401c61ffff811695600f8085604c1c1616614436577c7007000650007000007000603007007000000053000650603053004210603e85901c60fc161c600f16918215801561442b575b61429a57501794506103ff8260461c16600f7c700700065000700000700060300700700000005300065060305300421060fc610ffc8460021b16161c16928315801561428f575b6140f8575050179460f80190614003565b90878a9260e01c9160038116916003603f8160ff8560021c16169360041c161690831561425a5780841161420e578083116141c357811161417657500361416e576004915b7f5fb1338c000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b60059161413d565b6040517f80f2222f0000000000000000000000000000000000000000000000000000000081526004810186905263ffffffff85166024820152600560448201526064810191909152608490fd5b6040517f80f2222f000000000000000000000000000000000000000000000000000000008152600480820188905263ffffffff87166024830152604482015260648101849052608490fd5b6040517f80f2222f0000000000000000000000000000000000000000000000000000000081526004810187905263ffffffff861660248201526003604482015260648101859052608490fd5b84867f22a11b2e000000000000000000000000000000000000000000000000000000005f52600452602452600360445260645ffd5b5083881c15156140e7565b8a9060e086901c90600390811690604288901c811690604489901c168a83156143f7578084116143ac5780831161436057811161431357500361430b576001917f5fb1338c000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b60029161413d565b6040517f80f2222f0000000000000000000000000000000000000000000000000000000081526004810186905263ffffffff85166024820152600260448201526064810191909152608490fd5b6040517f80f2222f0000000000000000000000000000000000000000000000000000000081526004810187905263ffffffff861660248201526001604482015260648101849052608490fd5b6040517f80f2222f0000000000000000000000000000000000000000000000000000000081526004810187905263ffffffff861660248201525f604482015260648101859052608490fd5b84867f22a11b2e000000000000000000000000000000000000000000000000000000005f526004526024525f60445260645ffd5b5082871c15156140a0565b868a8560e01c907fb51c9f44000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b7fc4e939c0000000000000000000000000000000000000000000000000000000005f526101c05160045260245260445ffd5b519061ffff8216820361093b57565b9067ffffffffffffffff6024610240926144c7612c12565b5073ffffffffffffffffffffffffffffffffffffffff60405195869485937f6f8ea15d000000000000000000000000000000000000000000000000000000008552166004840152165afa9081156124df575f91614522575090565b9050610240813d821161469f575b8161453e6102409383612826565b8101031261093b5760405190614553826127ec565b61455c81612b26565b825261456a60208201612b26565b602083015260408101516fffffffffffffffffffffffffffffffff8116810361093b57604083015261459e60608201612b26565b60608301526145af6080820161289c565b60808301526145c060a082016144a0565b60a08301526145d160c08201612c94565b60c08301526145e260e0820161289c565b60e083015261010081015175ffffffffffffffffffffffffffffffffffffffffffff8116810361093b5761010083015261012081015165ffffffffffff8116810361093b576146969161022091610120850152614642610140820161289c565b6101408501526101608101516101608501526101808101516101808501526101a08101516101a08501526101c08101516101c08501526101e08101516101e0850152610200810151610200850152016129b5565b61022082015290565b3d9150614530565b602073ffffffffffffffffffffffffffffffffffffffff916004604051809481937f97610f30000000000000000000000000000000000000000000000000000000008352165afa80156124df575f906134bf5773ffffffffffffffffffffffffffffffffffffffff91501690565b9060405191614725604084612826565b600183526020368185013763ffffffff61473e84612aa2565b91169052565b73ffffffffffffffffffffffffffffffffffffffff906147626133d0565b5016604051907fddbfc5c6000000000000000000000000000000000000000000000000000000008252602082600481845afa9182156124df575f926148d3575b50604051907fa7a86a17000000000000000000000000000000000000000000000000000000008252602082600481845afa9182156124df575f92614894575b50906020600492604051938480927f793ab7d00000000000000000000000000000000000000000000000000000000082525afa9182156124df575f9261484f575b509067ffffffffffffffff8092816040519561483d876127d0565b16855216602084015216604082015290565b91506020823d60201161488c575b8161486a60209383612826565b8101031261093b5767ffffffffffffffff6148858193612b26565b9250614822565b3d915061485d565b91506020823d6020116148cb575b816148af60209383612826565b8101031261093b5760206148c4600493612b26565b92506147e1565b3d91506148a2565b9091506020813d602011614907575b816148ef60209383612826565b8101031261093b5761490090612b26565b905f6147a2565b3d91506148e2565b9061491991614946565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019081116123715790565b61169d6136329267ffffffffffffffff6149638185511694615977565b91166133bd565b6149748282614946565b83106149cf5761499c6149878383614946565b67ffffffffffffffff60208401511690612b68565b83106149c75761169d6149b26149b89383614946565b91615977565b116149c257600390565b600290565b505050600190565b5050505f90565b91906149e0612bc4565b506149eb81846151c7565b928351156149f7575050565b614a1282614a0d67ffffffffffffffff93614744565b61490f565b917fd573be2d000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b60443563ffffffff81169081810361093b57506064359061ffff8216820361093b57602073ffffffffffffffffffffffffffffffffffffffff936004604051809681937f67c1cdc6000000000000000000000000000000000000000000000000000000008352165afa9283156124df575f93614b1d575b50610104356fffffffffffffffffffffffffffffffff8116810361093b576aff000000000000000000007a01fffffffffffffffffffffffffffffffe000000000000000000008265ffff00000000935060511b169460501b169260201b1617171790565b9092506020813d602011614b53575b81614b3960209383612826565b8101031261093b575160ff8116810361093b57915f614ab9565b3d9150614b2c565b91908051833b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff810190808211612371577ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe3f019081116123715760061c7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8101908111612371578103614d5957906040519161030083019460018681840160061b6101c001923c60c061014435958615157f30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47881016966101243586527f30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47036020860152608061016460408701378185015e61018083019060406104c08501835e9182916101c08501935b614cd3575050506080906103c08301905e60406101e4610240830137826080610440830161028084015e614cb65750565b60209192506103005f918280526008620373cafa60015f51141690565b9091957fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff908760061b8601907f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000160408760606104c08d60051b8a01519687610500820152016007612328fa9210161660408360808160066103e8fa169601919082614c85565b505f925050565b602073ffffffffffffffffffffffffffffffffffffffff916004604051809481937fc0034e0c000000000000000000000000000000000000000000000000000000008352165afa80156124df575f906134bf5773ffffffffffffffffffffffffffffffffffffffff91501690565b73ffffffffffffffffffffffffffffffffffffffff909594929195614df1612bc4565b501692604051927f7f05b9ef000000000000000000000000000000000000000000000000000000008452602084600481885afa9384156124df575f9461502e575b5063ffffffff60e08801511693604051947f7d9f55ba0000000000000000000000000000000000000000000000000000000086526020866004818a5afa9586156124df575f96614fc1575b50926102209492614ee292614ef79563ffffffff73ffffffffffffffffffffffffffffffffffffffff9916908181105f14614fba57614ebb92615a23565b6fffffffffffffffffffffffffffffffff60408c0151169261ffff60a08d01511693615700565b9065ffffffffffff6101208901511691615763565b94015116614f025750565b6004602060a085015192604051928380927faea6fbdf0000000000000000000000000000000000000000000000000000000082525afa9081156124df575f91614f73575b506127109161ffff614f599216906133bd565b048060c0840152614f6f60e0840191825161350c565b9052565b90506020813d602011614fb2575b81614f8e60209383612826565b8101031261093b576127109161ffff614fa9614f59936144a0565b92505091614f46565b3d9150614f81565b5050614ebb565b9194929550926020823d602011615026575b81614fe060209383612826565b8101031261093b5773ffffffffffffffffffffffffffffffffffffffff9561022095614ef79563ffffffff615017614ee29661289c565b99505092955092509294614e7d565b3d9150614fd3565b9093506020813d60201161505a575b8161504a60209383612826565b8101031261093b5751925f614e32565b3d915061503d565b909160c001516151c05773ffffffffffffffffffffffffffffffffffffffff16604051917f4d94e7f3000000000000000000000000000000000000000000000000000000008352602083600481855afa9283156124df575f93615179575b5067ffffffffffffffff8091169216821115615172576020600491604051928380927f2755cd2d0000000000000000000000000000000000000000000000000000000082525afa80156124df575f90615131575b67ffffffffffffffff91501610155f1461512c575f90565b600390565b506020813d60201161516a575b8161514b60209383612826565b8101031261093b5761516567ffffffffffffffff91612b26565b615114565b3d915061513e565b5050600190565b9092506020813d6020116151b8575b8161519560209383612826565b8101031261093b5767ffffffffffffffff6151b08192612b26565b9391506150c0565b3d9150615188565b5050600290565b919073ffffffffffffffffffffffffffffffffffffffff6151e6612bc4565b931667ffffffffffffffff604051927ff7a78fa7000000000000000000000000000000000000000000000000000000008452169182600482015260a081602481855afa80156124df575f905f905f905f905f90615407575b151560e08a0152151560c089015260a088015263ffffffff1660808701526060860152506040517fe8853a6000000000000000000000000000000000000000000000000000000000815260048101839052602081602481855afa9081156124df575f916153cd575b5015801585526153c957604051917fe8059fa3000000000000000000000000000000000000000000000000000000008352806004840152602083602481855afa80156124df575f90615377575b7f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000193508060208701526040519160208301937ffc50565018599d5559374948658174cf7cde9a376138c0b47f5451ff607111da85524660408501526060840152608083015260a082015260a0815261536c60c082612826565b519020066040830152565b506020833d6020116153c1575b8161539160209383612826565b8101031261093b577f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000192516152f3565b3d9150615384565b5050565b90506020813d6020116153ff575b816153e860209383612826565b8101031261093b576153f990612c94565b5f6152a6565b3d91506153db565b505050505060a0813d60a01161546c575b8161542560a09383612826565b8101031261093b5763ffffffff81516154406020840161289c565b9260408101519161545f608061545860608501612c94565b9301612c94565b909492919085945061523e565b3d9150615418565b909161547e612bc4565b5073ffffffffffffffffffffffffffffffffffffffff821690604051937fc4b7de97000000000000000000000000000000000000000000000000000000008552602085600481865afa9485156124df575f95615567575b5060206154e3600496615997565b93604051968780927fcab64bcd0000000000000000000000000000000000000000000000000000000082525afa9485156124df575f95615531575b5061552b61363295615997565b93614dce565b94506020853d60201161555f575b8161554c60209383612826565b8101031261093b5793519361552b61551e565b3d915061553f565b94506020853d602011615594575b8161558260209383612826565b8101031261093b5793519360206154d5565b3d9150615575565b6040810180511580156155f5575b6155ef576155dc8260206155d461010061363296015160c084015115155f146155e4575f90612b68565b91015161350c565b905190613383565b606084015190612b68565b50505f90565b506020820151156155aa565b90602073ffffffffffffffffffffffffffffffffffffffff615624600494613450565b16604051938480927f83036e430000000000000000000000000000000000000000000000000000000082525afa9081156124df575f91615669575b61363292506135b9565b90506020823d60201161569e575b8161568460209383612826565b8101031261093b576156986136329261289c565b9061565f565b3d9150615677565b8060011b907f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811603612371577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019081116123715790565b61ffff61575461575c95612710949897956fffffffffffffffffffffffffffffffff610591958161572f612867565b9c1690818082109118021892838c5216908180821091180218908160208b0152612b68565b9316836133bd565b6060830152565b9291909261576f612bc4565b9381518552602082015160208601526060604083019283516040880152015160608601528151926003820291808304600314811517156123715761753002918083046127101490151715612371576157cd6157db926157e195613383565b9283608088015251926133bd565b9061350c565b8060a084015260e0830152565b805191821561590c5791604051917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8201908160051b84019260051b8101835b8282116158db5750505060061b820190925b8193838111156158d3577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc091019201937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe081015190519081811060051b9081602003525260405f208252929092615840565b509250505190565b815181527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe09091019060200161582e565b7fc0aa4e84000000000000000000000000000000000000000000000000000000005f5260045ffd5b9081811015918261594457505090565b9091507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811681036123715760011b1190565b6136329067ffffffffffffffff6040816020840151169201511690612b68565b6fffffffffffffffffffffffffffffffff81116159c3576fffffffffffffffffffffffffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52608060045260245260445ffd5b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019080821161237157161590565b90917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8383099280830292838086109503948086039514615ad35784831115615abb5790829109815f0382168092046002816003021880820260020302808202600203028082026002030280820260020302808202600203028091026002030293600183805f03040190848311900302920304170290565b82634e487b715f52156003026011186020526024601cfd5b5050906136329250613383565b9295939691509360017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff911b018314615b85575084615b2381615b2a9351612adc565b5194615934565b15615b7e5760f65b60018216615b70575050013560e01c907f8b129e57000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b809193019260011c90615b32565b60f8615b32565b94505050505056",
}

// AuditLens is an auto generated Go binding around an Ethereum contract.
type AuditLens struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *AuditLens) GetABI() abi.ABI {
	return c.abi
}

// NewAuditLens creates a new instance of AuditLens.
func NewAuditLens() *AuditLens {
	parsed, err := AuditLensMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &AuditLens{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *AuditLens) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackBodyFigures is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01c38a3c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function bodyFigures(address settlement, uint64 slot, uint32 numTxs, uint256 txRoot, bytes body) view returns((uint256,bytes32,uint256,uint256) figures)
func (auditLens *AuditLens) PackBodyFigures(settlement common.Address, slot uint64, numTxs uint32, txRoot *big.Int, body []byte) []byte {
	enc, err := auditLens.abi.Pack("bodyFigures", settlement, slot, numTxs, txRoot, body)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBodyFigures is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01c38a3c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function bodyFigures(address settlement, uint64 slot, uint32 numTxs, uint256 txRoot, bytes body) view returns((uint256,bytes32,uint256,uint256) figures)
func (auditLens *AuditLens) TryPackBodyFigures(settlement common.Address, slot uint64, numTxs uint32, txRoot *big.Int, body []byte) ([]byte, error) {
	return auditLens.abi.Pack("bodyFigures", settlement, slot, numTxs, txRoot, body)
}

// UnpackBodyFigures is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x01c38a3c.
//
// Solidity: function bodyFigures(address settlement, uint64 slot, uint32 numTxs, uint256 txRoot, bytes body) view returns((uint256,bytes32,uint256,uint256) figures)
func (auditLens *AuditLens) UnpackBodyFigures(data []byte) (BodyFigures, error) {
	out, err := auditLens.abi.Unpack("bodyFigures", data)
	if err != nil {
		return *new(BodyFigures), err
	}
	out0 := *abi.ConvertType(out[0], new(BodyFigures)).(*BodyFigures)
	return out0, nil
}

// PackDeposits is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x97b45536.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deposits(address settlement, uint32 firstId, uint32 lastId) view returns(uint256 sum)
func (auditLens *AuditLens) PackDeposits(settlement common.Address, firstId uint32, lastId uint32) []byte {
	enc, err := auditLens.abi.Pack("deposits", settlement, firstId, lastId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeposits is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x97b45536.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deposits(address settlement, uint32 firstId, uint32 lastId) view returns(uint256 sum)
func (auditLens *AuditLens) TryPackDeposits(settlement common.Address, firstId uint32, lastId uint32) ([]byte, error) {
	return auditLens.abi.Pack("deposits", settlement, firstId, lastId)
}

// UnpackDeposits is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x97b45536.
//
// Solidity: function deposits(address settlement, uint32 firstId, uint32 lastId) view returns(uint256 sum)
func (auditLens *AuditLens) UnpackDeposits(data []byte) (*big.Int, error) {
	out, err := auditLens.abi.Unpack("deposits", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackElection is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc3955dc5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function election(address settlement, uint64 slot, (uint32,uint16,uint32,uint64,bytes32,uint256,uint128) proposal) view returns((uint256,bytes32,bool,uint256,uint256,uint256,uint256))
func (auditLens *AuditLens) PackElection(settlement common.Address, slot uint64, proposal Proposal) []byte {
	enc, err := auditLens.abi.Pack("election", settlement, slot, proposal)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackElection is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc3955dc5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function election(address settlement, uint64 slot, (uint32,uint16,uint32,uint64,bytes32,uint256,uint128) proposal) view returns((uint256,bytes32,bool,uint256,uint256,uint256,uint256))
func (auditLens *AuditLens) TryPackElection(settlement common.Address, slot uint64, proposal Proposal) ([]byte, error) {
	return auditLens.abi.Pack("election", settlement, slot, proposal)
}

// UnpackElection is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc3955dc5.
//
// Solidity: function election(address settlement, uint64 slot, (uint32,uint16,uint32,uint64,bytes32,uint256,uint128) proposal) view returns((uint256,bytes32,bool,uint256,uint256,uint256,uint256))
func (auditLens *AuditLens) UnpackElection(data []byte) (Election, error) {
	out, err := auditLens.abi.Unpack("election", data)
	if err != nil {
		return *new(Election), err
	}
	out0 := *abi.ConvertType(out[0], new(Election)).(*Election)
	return out0, nil
}

// PackFormula is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe1bd066d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function formula(uint128 total, uint16 feeSplitBps, uint32 numTxs, uint32 txsPerBase, uint256 keepBps) pure returns((uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256))
func (auditLens *AuditLens) PackFormula(total *big.Int, feeSplitBps uint16, numTxs uint32, txsPerBase uint32, keepBps *big.Int) []byte {
	enc, err := auditLens.abi.Pack("formula", total, feeSplitBps, numTxs, txsPerBase, keepBps)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFormula is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe1bd066d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function formula(uint128 total, uint16 feeSplitBps, uint32 numTxs, uint32 txsPerBase, uint256 keepBps) pure returns((uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256))
func (auditLens *AuditLens) TryPackFormula(total *big.Int, feeSplitBps uint16, numTxs uint32, txsPerBase uint32, keepBps *big.Int) ([]byte, error) {
	return auditLens.abi.Pack("formula", total, feeSplitBps, numTxs, txsPerBase, keepBps)
}

// UnpackFormula is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe1bd066d.
//
// Solidity: function formula(uint128 total, uint16 feeSplitBps, uint32 numTxs, uint32 txsPerBase, uint256 keepBps) pure returns((uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256))
func (auditLens *AuditLens) UnpackFormula(data []byte) (Split, error) {
	out, err := auditLens.abi.Unpack("formula", data)
	if err != nil {
		return *new(Split), err
	}
	out0 := *abi.ConvertType(out[0], new(Split)).(*Split)
	return out0, nil
}

// PackHoldings is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdd3ced63.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function holdings(address settlement) view returns((uint256,uint256,uint256,uint256,uint256,uint256,uint256) found)
func (auditLens *AuditLens) PackHoldings(settlement common.Address) []byte {
	enc, err := auditLens.abi.Pack("holdings", settlement)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHoldings is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdd3ced63.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function holdings(address settlement) view returns((uint256,uint256,uint256,uint256,uint256,uint256,uint256) found)
func (auditLens *AuditLens) TryPackHoldings(settlement common.Address) ([]byte, error) {
	return auditLens.abi.Pack("holdings", settlement)
}

// UnpackHoldings is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdd3ced63.
//
// Solidity: function holdings(address settlement) view returns((uint256,uint256,uint256,uint256,uint256,uint256,uint256) found)
func (auditLens *AuditLens) UnpackHoldings(data []byte) (Holdings, error) {
	out, err := auditLens.abi.Unpack("holdings", data)
	if err != nil {
		return *new(Holdings), err
	}
	out0 := *abi.ConvertType(out[0], new(Holdings)).(*Holdings)
	return out0, nil
}

// PackIsTicket is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x99e49aa4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isTicket(address settlement, uint64 slot, (uint32,uint16,uint32,uint64,bytes32,uint256,uint128) proposal, uint256[8] proof) view returns(bool)
func (auditLens *AuditLens) PackIsTicket(settlement common.Address, slot uint64, proposal Proposal, proof [8]*big.Int) []byte {
	enc, err := auditLens.abi.Pack("isTicket", settlement, slot, proposal, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsTicket is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x99e49aa4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isTicket(address settlement, uint64 slot, (uint32,uint16,uint32,uint64,bytes32,uint256,uint128) proposal, uint256[8] proof) view returns(bool)
func (auditLens *AuditLens) TryPackIsTicket(settlement common.Address, slot uint64, proposal Proposal, proof [8]*big.Int) ([]byte, error) {
	return auditLens.abi.Pack("isTicket", settlement, slot, proposal, proof)
}

// UnpackIsTicket is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x99e49aa4.
//
// Solidity: function isTicket(address settlement, uint64 slot, (uint32,uint16,uint32,uint64,bytes32,uint256,uint128) proposal, uint256[8] proof) view returns(bool)
func (auditLens *AuditLens) UnpackIsTicket(data []byte) (bool, error) {
	out, err := auditLens.abi.Unpack("isTicket", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackPayoutsRoot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe838534f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function payoutsRoot(bytes payouts) pure returns(bytes32)
func (auditLens *AuditLens) PackPayoutsRoot(payouts []byte) []byte {
	enc, err := auditLens.abi.Pack("payoutsRoot", payouts)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPayoutsRoot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe838534f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function payoutsRoot(bytes payouts) pure returns(bytes32)
func (auditLens *AuditLens) TryPackPayoutsRoot(payouts []byte) ([]byte, error) {
	return auditLens.abi.Pack("payoutsRoot", payouts)
}

// UnpackPayoutsRoot is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe838534f.
//
// Solidity: function payoutsRoot(bytes payouts) pure returns(bytes32)
func (auditLens *AuditLens) UnpackPayoutsRoot(data []byte) ([32]byte, error) {
	out, err := auditLens.abi.Unpack("payoutsRoot", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackQuote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec8cbfe4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function quote(address settlement, uint64 number, uint16 feeBurnBps) view returns((uint256,uint256,bool) quoted)
func (auditLens *AuditLens) PackQuote(settlement common.Address, number uint64, feeBurnBps uint16) []byte {
	enc, err := auditLens.abi.Pack("quote", settlement, number, feeBurnBps)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackQuote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec8cbfe4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function quote(address settlement, uint64 number, uint16 feeBurnBps) view returns((uint256,uint256,bool) quoted)
func (auditLens *AuditLens) TryPackQuote(settlement common.Address, number uint64, feeBurnBps uint16) ([]byte, error) {
	return auditLens.abi.Pack("quote", settlement, number, feeBurnBps)
}

// UnpackQuote is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xec8cbfe4.
//
// Solidity: function quote(address settlement, uint64 number, uint16 feeBurnBps) view returns((uint256,uint256,bool) quoted)
func (auditLens *AuditLens) UnpackQuote(data []byte) (Quote, error) {
	out, err := auditLens.abi.Unpack("quote", data)
	if err != nil {
		return *new(Quote), err
	}
	out0 := *abi.ConvertType(out[0], new(Quote)).(*Quote)
	return out0, nil
}

// PackRecord is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2efb95d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function record(address settlement, uint64 number) view returns((uint8,uint256,uint256,(uint64,uint64,uint128,uint64,uint32,uint16,bool,uint32,uint176,uint48,uint32,uint256,uint256,uint256,uint256,bytes32,uint256,address),(bool,bytes32,uint256,uint256,uint32,bytes32,bool,bool),(uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256),bool,(bytes32,uint256,uint256,uint256,uint64,uint32,bool,address,uint256),uint256) found)
func (auditLens *AuditLens) PackRecord(settlement common.Address, number uint64) []byte {
	enc, err := auditLens.abi.Pack("record", settlement, number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRecord is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2efb95d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function record(address settlement, uint64 number) view returns((uint8,uint256,uint256,(uint64,uint64,uint128,uint64,uint32,uint16,bool,uint32,uint176,uint48,uint32,uint256,uint256,uint256,uint256,bytes32,uint256,address),(bool,bytes32,uint256,uint256,uint32,bytes32,bool,bool),(uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256),bool,(bytes32,uint256,uint256,uint256,uint64,uint32,bool,address,uint256),uint256) found)
func (auditLens *AuditLens) TryPackRecord(settlement common.Address, number uint64) ([]byte, error) {
	return auditLens.abi.Pack("record", settlement, number)
}

// UnpackRecord is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb2efb95d.
//
// Solidity: function record(address settlement, uint64 number) view returns((uint8,uint256,uint256,(uint64,uint64,uint128,uint64,uint32,uint16,bool,uint32,uint176,uint48,uint32,uint256,uint256,uint256,uint256,bytes32,uint256,address),(bool,bytes32,uint256,uint256,uint32,bytes32,bool,bool),(uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256),bool,(bytes32,uint256,uint256,uint256,uint64,uint32,bool,address,uint256),uint256) found)
func (auditLens *AuditLens) UnpackRecord(data []byte) (BlockRecord, error) {
	out, err := auditLens.abi.Unpack("record", data)
	if err != nil {
		return *new(BlockRecord), err
	}
	out0 := *abi.ConvertType(out[0], new(BlockRecord)).(*BlockRecord)
	return out0, nil
}

// PackRecount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcebfbd67.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function recount(address settlement, uint64 number, bytes submission) view returns((uint256,uint256,bytes32,uint256,uint256,uint256,uint256,uint256,uint256,(uint256,uint32,uint16,uint128,uint16,uint256,uint256)[]))
func (auditLens *AuditLens) PackRecount(settlement common.Address, number uint64, submission []byte) []byte {
	enc, err := auditLens.abi.Pack("recount", settlement, number, submission)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRecount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcebfbd67.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function recount(address settlement, uint64 number, bytes submission) view returns((uint256,uint256,bytes32,uint256,uint256,uint256,uint256,uint256,uint256,(uint256,uint32,uint16,uint128,uint16,uint256,uint256)[]))
func (auditLens *AuditLens) TryPackRecount(settlement common.Address, number uint64, submission []byte) ([]byte, error) {
	return auditLens.abi.Pack("recount", settlement, number, submission)
}

// UnpackRecount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcebfbd67.
//
// Solidity: function recount(address settlement, uint64 number, bytes submission) view returns((uint256,uint256,bytes32,uint256,uint256,uint256,uint256,uint256,uint256,(uint256,uint32,uint16,uint128,uint16,uint256,uint256)[]))
func (auditLens *AuditLens) UnpackRecount(data []byte) (Recount, error) {
	out, err := auditLens.abi.Unpack("recount", data)
	if err != nil {
		return *new(Recount), err
	}
	out0 := *abi.ConvertType(out[0], new(Recount)).(*Recount)
	return out0, nil
}

// PackRecountOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4a6cbfd5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function recountOf(uint32 numTxs, uint32 txsPerBase, bytes submission) pure returns((uint256,uint256,bytes32,uint256,uint256,uint256,uint256,uint256,uint256,(uint256,uint32,uint16,uint128,uint16,uint256,uint256)[]))
func (auditLens *AuditLens) PackRecountOf(numTxs uint32, txsPerBase uint32, submission []byte) []byte {
	enc, err := auditLens.abi.Pack("recountOf", numTxs, txsPerBase, submission)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRecountOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4a6cbfd5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function recountOf(uint32 numTxs, uint32 txsPerBase, bytes submission) pure returns((uint256,uint256,bytes32,uint256,uint256,uint256,uint256,uint256,uint256,(uint256,uint32,uint16,uint128,uint16,uint256,uint256)[]))
func (auditLens *AuditLens) TryPackRecountOf(numTxs uint32, txsPerBase uint32, submission []byte) ([]byte, error) {
	return auditLens.abi.Pack("recountOf", numTxs, txsPerBase, submission)
}

// UnpackRecountOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4a6cbfd5.
//
// Solidity: function recountOf(uint32 numTxs, uint32 txsPerBase, bytes submission) pure returns((uint256,uint256,bytes32,uint256,uint256,uint256,uint256,uint256,uint256,(uint256,uint32,uint16,uint128,uint16,uint256,uint256)[]))
func (auditLens *AuditLens) UnpackRecountOf(data []byte) (Recount, error) {
	out, err := auditLens.abi.Unpack("recountOf", data)
	if err != nil {
		return *new(Recount), err
	}
	out0 := *abi.ConvertType(out[0], new(Recount)).(*Recount)
	return out0, nil
}

// PackReverify is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x75bd2f71.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reverify(address settlement, uint64 number, bytes submission) view returns((uint256,uint256,bytes32,uint256,uint256,address,bytes))
func (auditLens *AuditLens) PackReverify(settlement common.Address, number uint64, submission []byte) []byte {
	enc, err := auditLens.abi.Pack("reverify", settlement, number, submission)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReverify is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x75bd2f71.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reverify(address settlement, uint64 number, bytes submission) view returns((uint256,uint256,bytes32,uint256,uint256,address,bytes))
func (auditLens *AuditLens) TryPackReverify(settlement common.Address, number uint64, submission []byte) ([]byte, error) {
	return auditLens.abi.Pack("reverify", settlement, number, submission)
}

// UnpackReverify is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x75bd2f71.
//
// Solidity: function reverify(address settlement, uint64 number, bytes submission) view returns((uint256,uint256,bytes32,uint256,uint256,address,bytes))
func (auditLens *AuditLens) UnpackReverify(data []byte) (Tally, error) {
	out, err := auditLens.abi.Unpack("reverify", data)
	if err != nil {
		return *new(Tally), err
	}
	out0 := *abi.ConvertType(out[0], new(Tally)).(*Tally)
	return out0, nil
}

// PackReward is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5852f185.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reward(uint112 unitPerBps, uint16 feeBurnBps) pure returns(uint256)
func (auditLens *AuditLens) PackReward(unitPerBps *big.Int, feeBurnBps uint16) []byte {
	enc, err := auditLens.abi.Pack("reward", unitPerBps, feeBurnBps)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReward is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5852f185.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reward(uint112 unitPerBps, uint16 feeBurnBps) pure returns(uint256)
func (auditLens *AuditLens) TryPackReward(unitPerBps *big.Int, feeBurnBps uint16) ([]byte, error) {
	return auditLens.abi.Pack("reward", unitPerBps, feeBurnBps)
}

// UnpackReward is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5852f185.
//
// Solidity: function reward(uint112 unitPerBps, uint16 feeBurnBps) pure returns(uint256)
func (auditLens *AuditLens) UnpackReward(data []byte) (*big.Int, error) {
	out, err := auditLens.abi.Unpack("reward", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSlotRecord is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xff3eb43a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function slotRecord(address settlement, uint64 slot) view returns((bool,bytes32,uint256,uint256,uint32,bytes32,bool,bool))
func (auditLens *AuditLens) PackSlotRecord(settlement common.Address, slot uint64) []byte {
	enc, err := auditLens.abi.Pack("slotRecord", settlement, slot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSlotRecord is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xff3eb43a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function slotRecord(address settlement, uint64 slot) view returns((bool,bytes32,uint256,uint256,uint32,bytes32,bool,bool))
func (auditLens *AuditLens) TryPackSlotRecord(settlement common.Address, slot uint64) ([]byte, error) {
	return auditLens.abi.Pack("slotRecord", settlement, slot)
}

// UnpackSlotRecord is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xff3eb43a.
//
// Solidity: function slotRecord(address settlement, uint64 slot) view returns((bool,bytes32,uint256,uint256,uint32,bytes32,bool,bool))
func (auditLens *AuditLens) UnpackSlotRecord(data []byte) (SlotRecord, error) {
	out, err := auditLens.abi.Unpack("slotRecord", data)
	if err != nil {
		return *new(SlotRecord), err
	}
	out0 := *abi.ConvertType(out[0], new(SlotRecord)).(*SlotRecord)
	return out0, nil
}

// PackSplitWith is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa534e0e4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function splitWith(address settlement, uint64 number, uint128 feeEscrow, uint128 rewardReserve) view returns((uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256))
func (auditLens *AuditLens) PackSplitWith(settlement common.Address, number uint64, feeEscrow *big.Int, rewardReserve *big.Int) []byte {
	enc, err := auditLens.abi.Pack("splitWith", settlement, number, feeEscrow, rewardReserve)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSplitWith is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa534e0e4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function splitWith(address settlement, uint64 number, uint128 feeEscrow, uint128 rewardReserve) view returns((uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256))
func (auditLens *AuditLens) TryPackSplitWith(settlement common.Address, number uint64, feeEscrow *big.Int, rewardReserve *big.Int) ([]byte, error) {
	return auditLens.abi.Pack("splitWith", settlement, number, feeEscrow, rewardReserve)
}

// UnpackSplitWith is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa534e0e4.
//
// Solidity: function splitWith(address settlement, uint64 number, uint128 feeEscrow, uint128 rewardReserve) view returns((uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256))
func (auditLens *AuditLens) UnpackSplitWith(data []byte) (Split, error) {
	out, err := auditLens.abi.Unpack("splitWith", data)
	if err != nil {
		return *new(Split), err
	}
	out0 := *abi.ConvertType(out[0], new(Split)).(*Split)
	return out0, nil
}

// PackStanding is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x79e9688c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function standing(address settlement, uint32 stakerId, uint8 role, uint256 atBlock) view returns((bool,uint256,bytes) found)
func (auditLens *AuditLens) PackStanding(settlement common.Address, stakerId uint32, role uint8, atBlock *big.Int) []byte {
	enc, err := auditLens.abi.Pack("standing", settlement, stakerId, role, atBlock)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStanding is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x79e9688c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function standing(address settlement, uint32 stakerId, uint8 role, uint256 atBlock) view returns((bool,uint256,bytes) found)
func (auditLens *AuditLens) TryPackStanding(settlement common.Address, stakerId uint32, role uint8, atBlock *big.Int) ([]byte, error) {
	return auditLens.abi.Pack("standing", settlement, stakerId, role, atBlock)
}

// UnpackStanding is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x79e9688c.
//
// Solidity: function standing(address settlement, uint32 stakerId, uint8 role, uint256 atBlock) view returns((bool,uint256,bytes) found)
func (auditLens *AuditLens) UnpackStanding(data []byte) (Standing, error) {
	out, err := auditLens.abi.Unpack("standing", data)
	if err != nil {
		return *new(Standing), err
	}
	out0 := *abi.ConvertType(out[0], new(Standing)).(*Standing)
	return out0, nil
}

// PackWindows is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b47deb1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function windows(address settlement, uint64 slot) view returns((uint256,uint256,uint256,uint256,uint256,uint8,uint256))
func (auditLens *AuditLens) PackWindows(settlement common.Address, slot uint64) []byte {
	enc, err := auditLens.abi.Pack("windows", settlement, slot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWindows is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b47deb1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function windows(address settlement, uint64 slot) view returns((uint256,uint256,uint256,uint256,uint256,uint8,uint256))
func (auditLens *AuditLens) TryPackWindows(settlement common.Address, slot uint64) ([]byte, error) {
	return auditLens.abi.Pack("windows", settlement, slot)
}

// UnpackWindows is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7b47deb1.
//
// Solidity: function windows(address settlement, uint64 slot) view returns((uint256,uint256,uint256,uint256,uint256,uint8,uint256))
func (auditLens *AuditLens) UnpackWindows(data []byte) (Windows, error) {
	out, err := auditLens.abi.Unpack("windows", data)
	if err != nil {
		return *new(Windows), err
	}
	out0 := *abi.ConvertType(out[0], new(Windows)).(*Windows)
	return out0, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (auditLens *AuditLens) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], auditLens.abi.Errors["BidAboveBps"].ID.Bytes()[:4]) {
		return auditLens.UnpackBidAboveBpsError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["BodyNotTxs"].ID.Bytes()[:4]) {
		return auditLens.UnpackBodyNotTxsError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["BodyTooLong"].ID.Bytes()[:4]) {
		return auditLens.UnpackBodyTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["BodyWordOutOfField"].ID.Bytes()[:4]) {
		return auditLens.UnpackBodyWordOutOfFieldError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["DuplicateReference"].ID.Bytes()[:4]) {
		return auditLens.UnpackDuplicateReferenceError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["DuplicateStaker"].ID.Bytes()[:4]) {
		return auditLens.UnpackDuplicateStakerError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["EmptySide"].ID.Bytes()[:4]) {
		return auditLens.UnpackEmptySideError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["FeeBurnAboveBps"].ID.Bytes()[:4]) {
		return auditLens.UnpackFeeBurnAboveBpsError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["InvalidNumTxs"].ID.Bytes()[:4]) {
		return auditLens.UnpackInvalidNumTxsError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["InvalidProofCount"].ID.Bytes()[:4]) {
		return auditLens.UnpackInvalidProofCountError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["InvalidRootProofCount"].ID.Bytes()[:4]) {
		return auditLens.UnpackInvalidRootProofCountError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["InvalidTxsPerBase"].ID.Bytes()[:4]) {
		return auditLens.UnpackInvalidTxsPerBaseError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["MalformedPayouts"].ID.Bytes()[:4]) {
		return auditLens.UnpackMalformedPayoutsError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["MalformedReferences"].ID.Bytes()[:4]) {
		return auditLens.UnpackMalformedReferencesError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["MissingReference"].ID.Bytes()[:4]) {
		return auditLens.UnpackMissingReferenceError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["NoPayouts"].ID.Bytes()[:4]) {
		return auditLens.UnpackNoPayoutsError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["NotAContract"].ID.Bytes()[:4]) {
		return auditLens.UnpackNotAContractError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["RandaoNotRecorded"].ID.Bytes()[:4]) {
		return auditLens.UnpackRandaoNotRecordedError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return auditLens.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["SubmissionTooLong"].ID.Bytes()[:4]) {
		return auditLens.UnpackSubmissionTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["SubmissionTooShort"].ID.Bytes()[:4]) {
		return auditLens.UnpackSubmissionTooShortError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLens.abi.Errors["UnreferencedProof"].ID.Bytes()[:4]) {
		return auditLens.UnpackUnreferencedProofError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// AuditLensBidAboveBps represents a BidAboveBps error raised by the AuditLens contract.
type AuditLensBidAboveBps struct {
	FeeBurnBps uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BidAboveBps(uint16 feeBurnBps)
func AuditLensBidAboveBpsErrorID() common.Hash {
	return common.HexToHash("0xa733e8599aa1fc0632f392deadcaa621ee684ac60df8271100ffb2438fea8c12")
}

// UnpackBidAboveBpsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BidAboveBps(uint16 feeBurnBps)
func (auditLens *AuditLens) UnpackBidAboveBpsError(raw []byte) (*AuditLensBidAboveBps, error) {
	out := new(AuditLensBidAboveBps)
	if err := auditLens.abi.UnpackIntoInterface(out, "BidAboveBps", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensBodyNotTxs represents a BodyNotTxs error raised by the AuditLens contract.
type AuditLensBodyNotTxs struct {
	Length  *big.Int
	TxBytes uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BodyNotTxs(uint256 length, uint32 txBytes)
func AuditLensBodyNotTxsErrorID() common.Hash {
	return common.HexToHash("0x9ee41b28c632396dcc7f6a87337d3843c95dbeaf109aadacb006ee7419f95033")
}

// UnpackBodyNotTxsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BodyNotTxs(uint256 length, uint32 txBytes)
func (auditLens *AuditLens) UnpackBodyNotTxsError(raw []byte) (*AuditLensBodyNotTxs, error) {
	out := new(AuditLensBodyNotTxs)
	if err := auditLens.abi.UnpackIntoInterface(out, "BodyNotTxs", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensBodyTooLong represents a BodyTooLong error raised by the AuditLens contract.
type AuditLensBodyTooLong struct {
	Length    *big.Int
	MaxLength *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BodyTooLong(uint256 length, uint256 maxLength)
func AuditLensBodyTooLongErrorID() common.Hash {
	return common.HexToHash("0x85642e01fede0120f313f0ac4b4766641afa8120f56f1e765a6a708188662925")
}

// UnpackBodyTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BodyTooLong(uint256 length, uint256 maxLength)
func (auditLens *AuditLens) UnpackBodyTooLongError(raw []byte) (*AuditLensBodyTooLong, error) {
	out := new(AuditLensBodyTooLong)
	if err := auditLens.abi.UnpackIntoInterface(out, "BodyTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensBodyWordOutOfField represents a BodyWordOutOfField error raised by the AuditLens contract.
type AuditLensBodyWordOutOfField struct {
	Position *big.Int
	Word     *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BodyWordOutOfField(uint256 position, uint256 word)
func AuditLensBodyWordOutOfFieldErrorID() common.Hash {
	return common.HexToHash("0x78006c0f0d0112f18b99bbe16ad8e51c7f025f4b85cdbd1c7544a26fdbef8fe2")
}

// UnpackBodyWordOutOfFieldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BodyWordOutOfField(uint256 position, uint256 word)
func (auditLens *AuditLens) UnpackBodyWordOutOfFieldError(raw []byte) (*AuditLensBodyWordOutOfField, error) {
	out := new(AuditLensBodyWordOutOfField)
	if err := auditLens.abi.UnpackIntoInterface(out, "BodyWordOutOfField", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensDuplicateReference represents a DuplicateReference error raised by the AuditLens contract.
type AuditLensDuplicateReference struct {
	Node     *big.Int
	StakerId uint32
	Slot     *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DuplicateReference(uint256 node, uint32 stakerId, uint256 slot)
func AuditLensDuplicateReferenceErrorID() common.Hash {
	return common.HexToHash("0x5fb1338cd80fe5bebee238ad690f6ac918b1fde441d752bd44941a69269265fb")
}

// UnpackDuplicateReferenceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DuplicateReference(uint256 node, uint32 stakerId, uint256 slot)
func (auditLens *AuditLens) UnpackDuplicateReferenceError(raw []byte) (*AuditLensDuplicateReference, error) {
	out := new(AuditLensDuplicateReference)
	if err := auditLens.abi.UnpackIntoInterface(out, "DuplicateReference", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensDuplicateStaker represents a DuplicateStaker error raised by the AuditLens contract.
type AuditLensDuplicateStaker struct {
	Node     *big.Int
	StakerId uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DuplicateStaker(uint256 node, uint32 stakerId)
func AuditLensDuplicateStakerErrorID() common.Hash {
	return common.HexToHash("0x8c54908a37fdfc4c69bc0dec9297956af50ef1cac6ecb423b740c12bb4c21f96")
}

// UnpackDuplicateStakerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DuplicateStaker(uint256 node, uint32 stakerId)
func (auditLens *AuditLens) UnpackDuplicateStakerError(raw []byte) (*AuditLensDuplicateStaker, error) {
	out := new(AuditLensDuplicateStaker)
	if err := auditLens.abi.UnpackIntoInterface(out, "DuplicateStaker", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensEmptySide represents a EmptySide error raised by the AuditLens contract.
type AuditLensEmptySide struct {
	Node     *big.Int
	StakerId uint32
	Slot     *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EmptySide(uint256 node, uint32 stakerId, uint256 slot)
func AuditLensEmptySideErrorID() common.Hash {
	return common.HexToHash("0x22a11b2eb84d7e7e61f1d8ad634b06a9d20d8645e656bd7580bd268c1c40d6d5")
}

// UnpackEmptySideError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EmptySide(uint256 node, uint32 stakerId, uint256 slot)
func (auditLens *AuditLens) UnpackEmptySideError(raw []byte) (*AuditLensEmptySide, error) {
	out := new(AuditLensEmptySide)
	if err := auditLens.abi.UnpackIntoInterface(out, "EmptySide", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensFeeBurnAboveBps represents a FeeBurnAboveBps error raised by the AuditLens contract.
type AuditLensFeeBurnAboveBps struct {
	Node       *big.Int
	StakerId   uint32
	FeeBurnBps uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FeeBurnAboveBps(uint256 node, uint32 stakerId, uint16 feeBurnBps)
func AuditLensFeeBurnAboveBpsErrorID() common.Hash {
	return common.HexToHash("0x0b04bc342a9ebdd50f9ed33f7ab442829f112124d2e2890d712b687c0cfe1397")
}

// UnpackFeeBurnAboveBpsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FeeBurnAboveBps(uint256 node, uint32 stakerId, uint16 feeBurnBps)
func (auditLens *AuditLens) UnpackFeeBurnAboveBpsError(raw []byte) (*AuditLensFeeBurnAboveBps, error) {
	out := new(AuditLensFeeBurnAboveBps)
	if err := auditLens.abi.UnpackIntoInterface(out, "FeeBurnAboveBps", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensInvalidNumTxs represents a InvalidNumTxs error raised by the AuditLens contract.
type AuditLensInvalidNumTxs struct {
	NumTxs uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidNumTxs(uint32 numTxs)
func AuditLensInvalidNumTxsErrorID() common.Hash {
	return common.HexToHash("0x888c41e0e3ae8d2847c756ff0ceeae5a719fbe6c5dc0cb7ad103ef5959777ffb")
}

// UnpackInvalidNumTxsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidNumTxs(uint32 numTxs)
func (auditLens *AuditLens) UnpackInvalidNumTxsError(raw []byte) (*AuditLensInvalidNumTxs, error) {
	out := new(AuditLensInvalidNumTxs)
	if err := auditLens.abi.UnpackIntoInterface(out, "InvalidNumTxs", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensInvalidProofCount represents a InvalidProofCount error raised by the AuditLens contract.
type AuditLensInvalidProofCount struct {
	Node  *big.Int
	Count *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidProofCount(uint256 node, uint256 count)
func AuditLensInvalidProofCountErrorID() common.Hash {
	return common.HexToHash("0x38f22297b6b498424c058c7883c71863c542bbce8b3c2663c181220443bf80e9")
}

// UnpackInvalidProofCountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidProofCount(uint256 node, uint256 count)
func (auditLens *AuditLens) UnpackInvalidProofCountError(raw []byte) (*AuditLensInvalidProofCount, error) {
	out := new(AuditLensInvalidProofCount)
	if err := auditLens.abi.UnpackIntoInterface(out, "InvalidProofCount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensInvalidRootProofCount represents a InvalidRootProofCount error raised by the AuditLens contract.
type AuditLensInvalidRootProofCount struct {
	Count *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidRootProofCount(uint256 count)
func AuditLensInvalidRootProofCountErrorID() common.Hash {
	return common.HexToHash("0x213aa6faa03704c22412f6842389f30512ee5ce28b7c3bd1d2c4b3e4a6704465")
}

// UnpackInvalidRootProofCountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidRootProofCount(uint256 count)
func (auditLens *AuditLens) UnpackInvalidRootProofCountError(raw []byte) (*AuditLensInvalidRootProofCount, error) {
	out := new(AuditLensInvalidRootProofCount)
	if err := auditLens.abi.UnpackIntoInterface(out, "InvalidRootProofCount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensInvalidTxsPerBase represents a InvalidTxsPerBase error raised by the AuditLens contract.
type AuditLensInvalidTxsPerBase struct {
	TxsPerBase uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidTxsPerBase(uint32 txsPerBase)
func AuditLensInvalidTxsPerBaseErrorID() common.Hash {
	return common.HexToHash("0x394969b44c46c5636bc6ca66a90ab2f35ffefa2d21a34b0286611d237e455646")
}

// UnpackInvalidTxsPerBaseError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidTxsPerBase(uint32 txsPerBase)
func (auditLens *AuditLens) UnpackInvalidTxsPerBaseError(raw []byte) (*AuditLensInvalidTxsPerBase, error) {
	out := new(AuditLensInvalidTxsPerBase)
	if err := auditLens.abi.UnpackIntoInterface(out, "InvalidTxsPerBase", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensMalformedPayouts represents a MalformedPayouts error raised by the AuditLens contract.
type AuditLensMalformedPayouts struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error MalformedPayouts(uint256 length)
func AuditLensMalformedPayoutsErrorID() common.Hash {
	return common.HexToHash("0x48a63d66e81d2b4ef37a0a839fdde198b48088c140b038a522326eec6ef7a749")
}

// UnpackMalformedPayoutsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error MalformedPayouts(uint256 length)
func (auditLens *AuditLens) UnpackMalformedPayoutsError(raw []byte) (*AuditLensMalformedPayouts, error) {
	out := new(AuditLensMalformedPayouts)
	if err := auditLens.abi.UnpackIntoInterface(out, "MalformedPayouts", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensMalformedReferences represents a MalformedReferences error raised by the AuditLens contract.
type AuditLensMalformedReferences struct {
	Node     *big.Int
	StakerId uint32
	Refs     uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error MalformedReferences(uint256 node, uint32 stakerId, uint16 refs)
func AuditLensMalformedReferencesErrorID() common.Hash {
	return common.HexToHash("0xb51c9f445535785babc5c891af7c7ad293dc2ed7a7b79157631530335113d95f")
}

// UnpackMalformedReferencesError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error MalformedReferences(uint256 node, uint32 stakerId, uint16 refs)
func (auditLens *AuditLens) UnpackMalformedReferencesError(raw []byte) (*AuditLensMalformedReferences, error) {
	out := new(AuditLensMalformedReferences)
	if err := auditLens.abi.UnpackIntoInterface(out, "MalformedReferences", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensMissingReference represents a MissingReference error raised by the AuditLens contract.
type AuditLensMissingReference struct {
	Node     *big.Int
	StakerId uint32
	Slot     *big.Int
	Position *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error MissingReference(uint256 node, uint32 stakerId, uint256 slot, uint256 position)
func AuditLensMissingReferenceErrorID() common.Hash {
	return common.HexToHash("0x80f2222f66a236869cca3432c9faaeccd675fe703bb31e3ad45bfb1645f852ff")
}

// UnpackMissingReferenceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error MissingReference(uint256 node, uint32 stakerId, uint256 slot, uint256 position)
func (auditLens *AuditLens) UnpackMissingReferenceError(raw []byte) (*AuditLensMissingReference, error) {
	out := new(AuditLensMissingReference)
	if err := auditLens.abi.UnpackIntoInterface(out, "MissingReference", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensNoPayouts represents a NoPayouts error raised by the AuditLens contract.
type AuditLensNoPayouts struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoPayouts()
func AuditLensNoPayoutsErrorID() common.Hash {
	return common.HexToHash("0xc0aa4e848332518d285255847a695aed12499c3c8593a9de495839da0ae12653")
}

// UnpackNoPayoutsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoPayouts()
func (auditLens *AuditLens) UnpackNoPayoutsError(raw []byte) (*AuditLensNoPayouts, error) {
	out := new(AuditLensNoPayouts)
	if err := auditLens.abi.UnpackIntoInterface(out, "NoPayouts", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensNotAContract represents a NotAContract error raised by the AuditLens contract.
type AuditLensNotAContract struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAContract(address account)
func AuditLensNotAContractErrorID() common.Hash {
	return common.HexToHash("0x8a8b41ec6b8382733436ac0321a506b0d1e41dc29c8650d1fd1ff17e726ab809")
}

// UnpackNotAContractError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAContract(address account)
func (auditLens *AuditLens) UnpackNotAContractError(raw []byte) (*AuditLensNotAContract, error) {
	out := new(AuditLensNotAContract)
	if err := auditLens.abi.UnpackIntoInterface(out, "NotAContract", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensRandaoNotRecorded represents a RandaoNotRecorded error raised by the AuditLens contract.
type AuditLensRandaoNotRecorded struct {
	Slot        uint64
	RandaoBlock *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RandaoNotRecorded(uint64 slot, uint256 randaoBlock)
func AuditLensRandaoNotRecordedErrorID() common.Hash {
	return common.HexToHash("0xd573be2d905fa123aac3c096e2183606d677e62c0073bef44eaec46f104b1af5")
}

// UnpackRandaoNotRecordedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RandaoNotRecorded(uint64 slot, uint256 randaoBlock)
func (auditLens *AuditLens) UnpackRandaoNotRecordedError(raw []byte) (*AuditLensRandaoNotRecorded, error) {
	out := new(AuditLensRandaoNotRecorded)
	if err := auditLens.abi.UnpackIntoInterface(out, "RandaoNotRecorded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensSafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the AuditLens contract.
type AuditLensSafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func AuditLensSafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (auditLens *AuditLens) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*AuditLensSafeCastOverflowedUintDowncast, error) {
	out := new(AuditLensSafeCastOverflowedUintDowncast)
	if err := auditLens.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensSubmissionTooLong represents a SubmissionTooLong error raised by the AuditLens contract.
type AuditLensSubmissionTooLong struct {
	Length   *big.Int
	Required *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SubmissionTooLong(uint256 length, uint256 required)
func AuditLensSubmissionTooLongErrorID() common.Hash {
	return common.HexToHash("0xc4e939c02695f41b7ac2e80eeef9193eaaf7e0b41e517a9e5f3e0ff536f980fe")
}

// UnpackSubmissionTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SubmissionTooLong(uint256 length, uint256 required)
func (auditLens *AuditLens) UnpackSubmissionTooLongError(raw []byte) (*AuditLensSubmissionTooLong, error) {
	out := new(AuditLensSubmissionTooLong)
	if err := auditLens.abi.UnpackIntoInterface(out, "SubmissionTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensSubmissionTooShort represents a SubmissionTooShort error raised by the AuditLens contract.
type AuditLensSubmissionTooShort struct {
	Length   *big.Int
	Required *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SubmissionTooShort(uint256 length, uint256 required)
func AuditLensSubmissionTooShortErrorID() common.Hash {
	return common.HexToHash("0xae42c689830cc9f5b3d0027b336d677e5a45e7e44f5f4ae703d25fbeb4aca2e8")
}

// UnpackSubmissionTooShortError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SubmissionTooShort(uint256 length, uint256 required)
func (auditLens *AuditLens) UnpackSubmissionTooShortError(raw []byte) (*AuditLensSubmissionTooShort, error) {
	out := new(AuditLensSubmissionTooShort)
	if err := auditLens.abi.UnpackIntoInterface(out, "SubmissionTooShort", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLensUnreferencedProof represents a UnreferencedProof error raised by the AuditLens contract.
type AuditLensUnreferencedProof struct {
	Node     *big.Int
	StakerId uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnreferencedProof(uint256 node, uint32 stakerId)
func AuditLensUnreferencedProofErrorID() common.Hash {
	return common.HexToHash("0x8b129e57d0bf869297c08331b8a9d6077879278698945bd60ad0d78102b776ab")
}

// UnpackUnreferencedProofError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnreferencedProof(uint256 node, uint32 stakerId)
func (auditLens *AuditLens) UnpackUnreferencedProofError(raw []byte) (*AuditLensUnreferencedProof, error) {
	out := new(AuditLensUnreferencedProof)
	if err := auditLens.abi.UnpackIntoInterface(out, "UnreferencedProof", raw); err != nil {
		return nil, err
	}
	return out, nil
}

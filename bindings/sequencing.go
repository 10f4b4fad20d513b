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

// SequencingMetaData contains all meta data concerning the Sequencing contract.
var SequencingMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"staking\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"config\",\"type\":\"tuple\",\"internalType\":\"structSequencingConfig\",\"components\":[{\"name\":\"clock\",\"type\":\"tuple\",\"internalType\":\"structClock\",\"components\":[{\"name\":\"genesisBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposeBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"revealBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"maxTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"txsPerBase\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"txBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"vrfMode\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"revealPenalty\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"banSlots\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"ticketKey\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"BAN_SLOTS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"GENESIS_BLOCK\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_TXS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"PROPOSE_BLOCKS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"REVEAL_BLOCKS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"REVEAL_PENALTY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"SETTLEMENT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"STAKING\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TICKET_KEY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TXS_PER_BASE\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TX_BYTES\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"VRF_MODE\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"bestOf\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"score\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"proposalHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"revealed\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"reported\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isRandaoRecorded\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"propose\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]},{\"name\":\"proof\",\"type\":\"uint256[8]\",\"internalType\":\"uint256[8]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"randaoOf\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"recordRandao\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"header\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reportMissedReveal\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reveal\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]},{\"name\":\"body\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"seedOf\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"MissedRevealReported\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Proposed\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"score\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RandaoRecorded\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"randao\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Revealed\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]},{\"name\":\"body\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyReported\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"AlreadyRevealed\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"BodyMismatch\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expectedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"BodyNotTxs\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"txBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"BodyTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxLength\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"BodyWordOutOfField\",\"inputs\":[{\"name\":\"position\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"word\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"FeeSplitAboveBps\",\"inputs\":[{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"FieldNotPresentInBlockHeader\",\"inputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"enumBlockHeader.HeaderField\"}]},{\"type\":\"error\",\"name\":\"GammaEqualsDelta\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InvalidBanSlots\",\"inputs\":[{\"name\":\"banSlots\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"InvalidKeyLength\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"required\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidKeyPoint\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidMode\",\"inputs\":[{\"name\":\"mode\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"InvalidNumTxs\",\"inputs\":[{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"minTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"InvalidSchedule\",\"inputs\":[{\"name\":\"genesisBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposeBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"revealBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"InvalidTicket\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"InvalidTxBytes\",\"inputs\":[{\"name\":\"txBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"InvalidTxsPerBase\",\"inputs\":[{\"name\":\"txsPerBase\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"KeyPointAtInfinity\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"KeyPointIsGenerator\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NoProposal\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotOwner\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotProposePhase\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"phaseStart\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"phaseEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotRevealPhase\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"phaseStart\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"phaseEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ParentNotTip\",\"inputs\":[{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"tip\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ProposalMismatch\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expectedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"proposalHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"RLPInvalidEncoding\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"RandaoAlreadyRecorded\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"RandaoBlockNotMined\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"RandaoBlockTooOld\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"RandaoNotRecorded\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"RevealPhaseTooShort\",\"inputs\":[{\"name\":\"revealBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"minimum\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ScoreNotHigher\",\"inputs\":[{\"name\":\"score\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"best\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SlotNotOver\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"slotEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TxRootOutOfField\",\"inputs\":[{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WrongHeader\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"expectedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"headerHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}]",
	ID:  "Sequencing",
	Bin: "0x6102008060405234610aa757613e7c803803809161001d8285610abf565b8339810190808203916101808312610aa75761003882610ae2565b9161004560208201610ae2565b93603f1901926101208412610aa7576040519360e08501906001600160401b03821186831017610aab5760609160405212610aa757604051606081016001600160401b03811182821017610aab576040526100a260408401610af6565b81526100b060608401610af6565b60208201526100c160808401610af6565b604082015284526100d460a08301610b0a565b602085019081526100e760c08401610b0a565b604086019081526100fa60e08501610b0a565b90606087019182526101008501519260ff84168403610aa757608088019384526101208601519460a089019586526101356101408801610b0a565b60c08a0190815261016088015190976001600160401b038211610aa757019888601f8b011215610aa757895161016a81610b1b565b9a6101786040519c8d610abf565b818c5260208c019a60208383010111610aa757815f9260208093018d5e8c01015251813b15610a865780516001600160401b031680151580610a77575b80610a5a575b80610a3d575b15610a07575063ffffffff845116600281101590816109fb575b816109eb575b50156109d1578251845163ffffffff919091169060011b6401fffffffe1681101590816109c1575b501561097b5763ffffffff85511680158015610970575b61095e575060ff8651166001811161094c57508651151580610933575b61090b5763ffffffff8851169a602082019260018060401b03845116604084019d8e60018060401b039051168201809211610741578181029181830414901517156107415763ffffffff106108f15760805260a052516001600160401b0390811660e0529051811661010052985190981661012052965163ffffffff908116610140529651871661016052518616610180525160ff166101a052516101c052519092166101e05280519091906102bf1981016108d9575080516040830151808217156108c6575f516020613e5c5f395f51905f528210918215926108ae575b8215610886575b50506108735760608201805160808401519060a08501519060c086015192838382841717171561085f575f9384936040519260208401948686528660408601526060850152608084015260a083015260c082015260c0815261038660e082610abf565b5190600862030d40fa3d15610857573d906103a082610b1b565b916103ae6040519384610abf565b82523d5f602084013e5b1590811561084a575b506108365760e083019081516101008501519061012086015190610140870151928383828417171715610822575f9384936040519260208401948686528660408601526060850152608084015260a083015260c082015260c0815261042760e082610abf565b5190600862030d40fa3d1561081a573d9061044182610b1b565b9161044f6040519384610abf565b82523d5f602084013e5b1590811561080d575b506107f9576101608401928351610180860151906101a0870151906101c08801519283838284171717156107e4575f9384936040519260208401948686528660408601526060850152608084015260a083015260c082015260c081526104c960e082610abf565b5190600862030d40fa3d156107dc573d906104e382610b1b565b916104f16040519384610abf565b82523d5f602084013e5b159081156107cf575b506107ba576101c05b6102c081106106ef575060409020604051602081019060018252600260408201526040815261053d606082610abf565b519020146106dc5760809020610551610b69565b146106c85760808220610562610b69565b146106b35760808091209120146106a45780518060401b6bfe61000180600a3d393df3000161fffe8211830152600b8101601583015ff0918215610697575260c0526040516132409081610c1c8239608051818181610b1001528181610dfc0152611efb015260a0518181816101ec015281816110fe0152818161153a0152611e95015260c051818181611ba40152612199015260e0518181816103060152612a96015261010051818181610d8d0152612ac3015261012051818181611b360152612af3015261014051818181611c5d015281816125b301526125ec015261016051818181610eba0152611dd8015261018051818181610e5b0152610ffa01526101a051818181611bff015261215601526101c051818181610bbf0152611cb601526101e051818181610b4d01526127440152f35b63301164255f526004601cfd5b636bfd717d60e01b5f5260045ffd5b63550f5dd360e01b5f5261014060045260245ffd5b63550f5dd360e01b5f52604060045260245ffd5b63550f5dd360e01b5f525f60045260245ffd5b8086016020810151906020830183116107415760400151808217156107a7575f516020613e5c5f395f51905f5282109182159261078f575b8215610767575b505061075557604081018091111561050d575b634e487b7160e01b5f52601160045260245ffd5b631be06dcd60e21b5f5260045260245ffd5b5f516020613e5c5f395f51905f52919250600382828181819509090891800914155f8061072e565b5f516020613e5c5f395f51905f528210159250610727565b8263036ef63360e41b5f5260045260245ffd5b631be06dcd60e21b5f5261014060045260245ffd5b602091505114155f610504565b6060906104fb565b63036ef63360e41b5f5261014060045260245ffd5b631be06dcd60e21b5f5260c060045260245ffd5b602091505114155f610462565b606090610459565b63036ef63360e41b5f5260c060045260245ffd5b631be06dcd60e21b5f52604060045260245ffd5b602091505114155f6103c1565b6060906103b8565b63036ef63360e41b5f52604060045260245ffd5b631be06dcd60e21b5f525f60045260245ffd5b5f516020613e5c5f395f51905f52919250600382828181819509090891800914155f80610323565b5f516020613e5c5f395f51905f52821015925061031c565b63036ef63360e41b5f525f60045260245ffd5b631c8ffe0360e11b5f526004526102c060245260445ffd5b63ffffffff8a51166361c8626560e01b5f5260045260245ffd5b60400151630af6ed8960e31b5f9081526001600160401b039091166004526005602452604490fd5b50604081015160056001600160401b039091161061023d565b6366001a8960e01b5f5260045260245ffd5b63271f0ee760e21b5f5260045260245ffd5b506107808111610220565b505063ffffffff815116915160011b906401fffffffe63fffffffe8316921682036107415763ffffffff90511691636cb59a9d60e11b5f5260045260245260445260645ffd5b6109cb9150610b58565b5f610209565b63ffffffff845116630e525a6d60e21b5f5260045260245ffd5b6109f59150610b58565b5f6101e1565b604081111591506101db565b6020820151604090920151630999de4b60e01b5f9081526004929092526001600160401b03928316602452909116604452606490fd5b506040820151610a55906001600160401b0316610b36565b6101c1565b506020820151610a72906001600160401b0316610b36565b6101bb565b5064ffffffffff8111156101b5565b506322a2d07b60e21b5f9081526001600160a01b0391909116600452602490fd5b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b03821190821017610aab57604052565b51906001600160a01b0382168203610aa757565b51906001600160401b0382168203610aa757565b519063ffffffff82168203610aa757565b6001600160401b038111610aab57601f01601f191660200190565b6001600160401b03168015159081610b4c575090565b63ffffffff9150111590565b5f1981019080821161074157161590565b60405160208101907f198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c282527f1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed60408201527f090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b60608201527f12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa608082015260808152610c1560a082610abf565b5190209056fe610160806040526004361015610013575f80fd5b5f905f3560e01c90816309334d061461270c57508063097d7c4b14611d2257806329316a2a14611cd95780633790862614611c815780635375b89114611c2357806367c1cdc614611bc8578063712e11d014611b5a578063793ab7d014611af85780637c70806e14610ede57806383036e4314610e7f5780638398b01314610e2057806397610f3014610db1578063a7a86a1714610d4e578063b96b64f7146109a9578063c6ae8b491461032a578063ddbfc5c6146102c7578063e8059fa314610271578063e8853a6014610210578063ef0fe245146101a15763f7a78fa7146100fb575f80fd5b3461019e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57604060a09167ffffffffffffffff610140612768565b168152806020522060ff60016002830154920154916040519271ffffffffffffffffffffffffffffffffffff8216845263ffffffff8260901c1660208501526040840152818160b81c161515606084015260c01c1615156080820152f35b80fd5b503461019e57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461019e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e5760ff6002604060209367ffffffffffffffff61025a612768565b16815280855220015460b01c166040519015158152f35b503461019e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57604060209167ffffffffffffffff6102b7612768565b1681528083522054604051908152f35b503461019e57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461019e5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57610362612768565b60243567ffffffffffffffff81116109a55761038290369060040161277f565b67ffffffffffffffff831692838552846020526040852092600284019283549260ff8460b01c16610979576103be906103b9612a66565b612be2565b4381101561094557610101814303105f1461091b5780405b80156108e7576103e7368486612a02565b60208151910120918183036108a45750505090610405913691612a02565b6040519060208101905160801b178060801c61042082612f21565b6002819493941015610877576001149081610864575b50156106b957604051926fffffffffffffffffffffffffffffffff60208501939116905b828110610790575050507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08282030160051c82526040528051600d1015610763578051600d1015610736576101c00151906040528060801c906021821161070e576104c481612f21565b60028195929510156106e1576106b9578361054f5750505050916020917601000000000000000000000000000000000000000000007fffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffff7faf0e0025a6c50ea4fc3c9ba55b75186bed493733e891f1d014277fef076d23e7958880955b5516179055604051908152a280f35b81602001908160201161068c5782036020019081111502601f811161067a577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff6fffffffffffffffffffffffffffffffff9160031b1b9216015116907f1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8116810361064d5760031b61010003610100811161064d577fffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffff7faf0e0025a6c50ea4fc3c9ba55b75186bed493733e891f1d014277fef076d23e7959360209593760100000000000000000000000000000000000000000000931c8095610540565b6024877f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b634e487b71895260326020526024601cfd5b60248a7f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b6004897ff3dd7004000000000000000000000000000000000000000000000000000000008152fd5b60248a7f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b6004877ff3dd7004000000000000000000000000000000000000000000000000000000008152fd5b6024877f4e487b710000000000000000000000000000000000000000000000000000000081526032600452fd5b6024877f3dc3cd92000000000000000000000000000000000000000000000000000000008152600d600452fd5b909192838211610852576107bb6107a78386612bd5565b6107b18486612b94565b9060801b17612f21565b506107c98282959395612b94565b866107d48285612b94565b116108405782916107f7916107ec6107fd9589612b94565b9060801b1795612b94565b90612b94565b918152602081018091116108135792919061045a565b60248b7f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b634e487b718e5260326020526024601cfd5b634e487b718b5260326020526024601cfd5b61086f915083612b94565b81145f610436565b60248b7f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b918891608493604051937f9686adc70000000000000000000000000000000000000000000000000000000085526004850152602484015260448301526064820152fd5b606489838a7fbad8e21400000000000000000000000000000000000000000000000000000000835260045260245243604452fd5b80885287602052602080808a71f90827f1c53a10cb7a02335b1753200029355afa506020516103d6565b87606491887f9706e3d200000000000000000000000000000000000000000000000000000000835260045260245243604452fd5b602488887fb077bad4000000000000000000000000000000000000000000000000000000008252600452fd5b8280fd5b503461019e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e576109e1612768565b6109e9612a66565b906109f5438284612b1b565b6004811015610d2157600303610ccd5767ffffffffffffffff169081835282602052600260408420019182549263ffffffff8460901c16938415610ca15760ff8160b81c16610c765760ff8160c01c16610c4a577fffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffffffff16780100000000000000000000000000000000000000000000000017905582907fd06c12508cdbe582af0cd94f633cc475c3e4b9cb1ec3937d0d9a7eda549478c28580a3610ab781612c69565b67ffffffffffffffff82511690610ad781610ad28443612bd5565b612c19565b60018101809111610c1d57916107f7610af292879594612b81565b90610b77610b7273ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016936107f7610b46610b4083612c23565b95612c69565b63ffffffff7f000000000000000000000000000000000000000000000000000000000000000016612b81565b612c23565b91803b15610c195764ffffffffff9484608492878296604051998a9788967fd40a962300000000000000000000000000000000000000000000000000000000885260048801527f000000000000000000000000000000000000000000000000000000000000000060248801521660448601521660648401525af18015610c0c57610bfe5780f35b610c0791612800565b5f8180f35b50604051903d90823e3d90fd5b8380fd5b6024867f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b602486847fd6b8567d000000000000000000000000000000000000000000000000000000008252600452fd5b602486847ead0236000000000000000000000000000000000000000000000000000000008252600452fd5b602486847fa3cb1a01000000000000000000000000000000000000000000000000000000008252600452fd5b67ffffffffffffffff610cf0836107f7610cea8560649897612ba1565b91612c69565b917fc37263560000000000000000000000000000000000000000000000000000000084521660045243602452604452fd5b6024847f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b503461019e57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461019e57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461019e57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57602060405163ffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461019e57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57602060405163ffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461191f576101207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261191f57610f16612768565b60e07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc36011261191f576101043567ffffffffffffffff811161191f57610f6190369060040161277f565b9060e052610f6d612a66565b610f78438483612b1b565b6004811015611acb57600203611a3b5767ffffffffffffffff83165f525f60205260405f209060028201549063ffffffff8260901c1615611a055760ff8260b81c166119d0576040516020810190610fcf82612897565b60e08152610fdf61010082612800565b5190206001840154808203611994575050610ff86127be565b7f000000000000000000000000000000000000000000000000000000000000000060805263ffffffff60805116156116905763ffffffff60805116850661195c5763ffffffff611051911663ffffffff60805116612b81565b80851161192d575061106b63ffffffff6080511685612c19565b6080519094905f9060061b643fffffffc0165f905b8382106118a657505060a43580820361186a57507f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000019060405160208101917f408b2b01dc1b1eb10380c1dc84c24858a91befaaf42db289050db0d99459ee46835246604083015273ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016606083015267ffffffffffffffff8a16608083015260a082015260c43560c082015260c0815261114f60e082612800565b519020066101005261115f6127be565b5f60c05260805163ffffffff167fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff01600581901c9190600183018311611663577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe06111d3911663ffffffff60805116612bd5565b806020039060208211611663577f1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82168203611663578460a0525f610140525b60a05161172357505090600163ffffffff61123093169101612b81565b9283610100516001955b6116bd57505061014051611690577fffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffffff1677010000000000000000000000000000000000000000000000176002850155600167ffffffffffffffff61129c612861565b16019167ffffffffffffffff83116116635761134f9287927f5f2b748ce4d6875079fdd2b055e18d19c8070d0f3c455cbd59344c04e7dd3fb467ffffffffffffffff604051936112eb85612897565b61010060e0860152836101008601528360e0516101208701375f61012085870101521692610120817fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f67ffffffffffffffff8a169601168101030190a3612ba1565b67ffffffffffffffff811161163357611366612861565b61136e6127d1565b946113776127ad565b946113806127be565b9063ffffffff8311611602575495611396612878565b97604051996101808b018b811067ffffffffffffffff8211176115d55760405267ffffffffffffffff168a5260208a019567ffffffffffffffff16865260408a019467ffffffffffffffff16855260608a019063ffffffff16815260808a019161ffff16825260a08a019263ffffffff16835260c08a019363ffffffff16845260e08a019460c43586526101008b01966101005188526101208c019860c051907f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001910989526101408c01998a526101608c019a6fffffffffffffffffffffffffffffffff168b526040519b7fff513a40000000000000000000000000000000000000000000000000000000008d525167ffffffffffffffff1660048d01525167ffffffffffffffff1660248c01525167ffffffffffffffff1660448b01525163ffffffff1660648a01525161ffff1660848901525163ffffffff1660a48801525163ffffffff1660c48701525160e4860152516101048501525161012484015251610144830152516fffffffffffffffffffffffffffffffff1661016482015280807f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165a925f61018492602095f180156115ca576020915f9161159d575b5067ffffffffffffffff60405191168152f35b6115bd9150823d84116115c3575b6115b58183612800565b810190612841565b8261158a565b503d6115ab565b6040513d5f823e3d90fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b827f6dfcc650000000000000000000000000000000000000000000000000000000005f52602060045260245260445ffd5b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52604060045260245260445ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b600182166116f5575b807f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000191099060011c908161123a565b947f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001868192099590506116c6565b9794919895928860a0989592985103998a60e05101358960031b1c6101205260018201985b8b997f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000016101205110156118375761014051611690577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff905f610140527f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000161012051816101005160c051090860c052019b8c15611815577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08091019a60e051010135610120529a989a611748565b5092959850929598909396995063ffffffff6080511660a0510360a052611213565b8c7f78006c0f000000000000000000000000000000000000000000000000000000005f526004526101205160245260445ffd5b67ffffffffffffffff887f7be2f24d000000000000000000000000000000000000000000000000000000005f521660045260245260445260645ffd5b90916118b28385612bd5565b82811015611923576118c5905b84612b94565b80841161191f5784811161191f57611919916118ea8492863691038760e05101612a02565b602081519101206040519060208201928352604082015260408152611910606082612800565b51902093612b94565b90611080565b5f80fd5b506118c5826118bf565b847f85642e01000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b847f9ee41b28000000000000000000000000000000000000000000000000000000005f5260045263ffffffff6080511660245260445ffd5b67ffffffffffffffff877f677e8852000000000000000000000000000000000000000000000000000000005f521660045260245260445260645ffd5b67ffffffffffffffff857ead0236000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b67ffffffffffffffff857fa3cb1a01000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b82611ac7611a72611a64611a4f8486612ba1565b67ffffffffffffffff60208701511690612b94565b936107f7610cea8583612ba1565b6040519384937fd521e8530000000000000000000000000000000000000000000000000000000085524390600486019094939260609267ffffffffffffffff6080840197168352602083015260408201520152565b0390fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b3461191f575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261191f57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461191f575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261191f57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461191f575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261191f57602060405160ff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461191f575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261191f57602060405163ffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461191f575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261191f5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461191f5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261191f576020611d1a611d15612768565b612922565b604051908152f35b3461191f576102007ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261191f57611d5a612768565b60e07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc36011261191f57366102041161191f57611d95612a66565b90611da1438284612b1b565b6004811015611acb5760010361268757611dba81612922565b61271061ffff611dc86127ad565b161161265057611dd66127be565b7f000000000000000000000000000000000000000000000000000000000000000060011b6401fffffffe81169163ffffffff811683811015919082612614575b50501580156125db575b61256657505060c4357f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000181101561253b57506040517f2755cd2d00000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa80156115ca5767ffffffffffffffff915f9161251c575b5081611ed8612861565b911691829116036124dc575073ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016611f236127d1565b63ffffffff604051917f23b7ec3b000000000000000000000000000000000000000000000000000000008352166004820152602081602481855afa80156115ca575f90612479575b73ffffffffffffffffffffffffffffffffffffffff915016803303612439575067ffffffffffffffff831692835f525f60205260405f20611faa612878565b6fffffffffffffffffffffffffffffffff61ffff611fc66127ad565b166127100191160293600282019384549371ffffffffffffffffffffffffffffffffffff85168088111561240a5750612007906120016127d1565b99612ba1565b906040988951906120188b83612800565b6001825260208201907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08c0136833763ffffffff61205584612bc8565b911690528a519384927fa9024cbb000000000000000000000000000000000000000000000000000000008452606484019060606004860152518091526084840192905f5b8181106123eb57505050825f9492819260016024840152604483015203915afa80156123e1575f90612343575b6120d09150612bc8565b518751916120df608084612800565b6003835260603660208501376120f483612bc8565b52815160011015612316578782015261210b6127d1565b6121136127ad565b7a01fffffffffffffffffffffffffffffffe00000000000000000000612137612878565b60511b169163ffffffff65ffff000000006aff000000000000000000007f000000000000000000000000000000000000000000000000000000000000000060501b169360201b16911617171790805160021015612316576121bd9160608201527f0000000000000000000000000000000000000000000000000000000000000000612c89565b156122dd576001865160208101906121d482612897565b60e081526121e461010082612800565b51902091015571ffffffffffffffffffffffffffffffffffff83116122ac5791610100917f214207cd01556e06cd41c13ac0f88ff3ffc3f548bf0312821c369ed0fd8a0bb39375ffffffff0000000000000000000000000000000000006122496127d1565b60901b16907fffffffffffffffffffff0000000000000000000000000000000000000000000071ffffffffffffffffffffffffffffffffffff851691161717905563ffffffff6122976127d1565b1694519081526122a960208201612897565ba3005b827f6dfcc650000000000000000000000000000000000000000000000000000000005f52609060045260245260445ffd5b63ffffffff6122ea6127d1565b7ff8d002b2000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b503d805f833e6123538183612800565b81019060208183031261191f5780519067ffffffffffffffff821161191f57019080601f8301121561191f5781519167ffffffffffffffff83116115d5578260051b9060208201936123a78c519586612800565b845260208085019282010192831161191f57602001905b8282106123d1575050506120d0906120c6565b81518152602091820191016123be565b88513d5f823e3d90fd5b825163ffffffff16855287955060209485019490920191600101612099565b877fa158d4dd000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b63ffffffff6124466127d1565b7fbd97b9e6000000000000000000000000000000000000000000000000000000005f52166004526024523360445260645ffd5b506020813d6020116124d4575b8161249360209383612800565b8101031261191f575173ffffffffffffffffffffffffffffffffffffffff8116810361191f5773ffffffffffffffffffffffffffffffffffffffff90611f6b565b3d9150612486565b67ffffffffffffffff6124ed612861565b7feeef5a10000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b612535915060203d6020116115c3576115b58183612800565b85611ece565b7fed087da9000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b63fffffffe6125736127be565b91169182036116635763ffffffff907fd96b353a000000000000000000000000000000000000000000000000000000005f521660045260245263ffffffff7f00000000000000000000000000000000000000000000000000000000000000001660445260645ffd5b506125e46127be565b63ffffffff807f000000000000000000000000000000000000000000000000000000000000000016911611611e20565b9091507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8101908111611663571663ffffffff16158680611e16565b61ffff61265b6127ad565b7fd75baece000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b611ac76126b76126978385612ba1565b9367ffffffffffffffff60206126ad8684612ba1565b9201511690612b94565b6040519384937f3d481ad30000000000000000000000000000000000000000000000000000000085524390600486019094939260609267ffffffffffffffff6080840197168352602083015260408201520152565b3461191f575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261191f5760209063ffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b6004359067ffffffffffffffff8216820361191f57565b9181601f8401121561191f5782359167ffffffffffffffff831161191f576020838186019501011161191f57565b60443561ffff8116810361191f5790565b60643563ffffffff8116810361191f5790565b60243563ffffffff8116810361191f5790565b6060810190811067ffffffffffffffff8211176115d557604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff8211176115d557604052565b9081602091031261191f575167ffffffffffffffff8116810361191f5790565b60843567ffffffffffffffff8116810361191f5790565b60e4356fffffffffffffffffffffffffffffffff8116810361191f5790565b60243563ffffffff811680910361191f57815260443561ffff811680910361191f57602082015260643563ffffffff811680910361191f57604082015260843567ffffffffffffffff811680910361191f57606082015260a435608082015260c43560a082015260e435906fffffffffffffffffffffffffffffffff821680920361191f5760c00152565b9067ffffffffffffffff8216805f525f60205260405f2060ff600282015460b01c16156129c6577f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001929350546040519060208201927ffc50565018599d5559374948658174cf7cde9a376138c0b47f5451ff607111da8452466040840152306060840152608083015260a082015260a081526129bf60c082612800565b5190200690565b506129d3836103b9612a66565b907fd573be2d000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b92919267ffffffffffffffff82116115d55760405191612a4a60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f8401160184612800565b82948184528183011161191f578281602093845f960137010152565b5f60408051612a74816127e4565b8281528260208201520152604051612a8b816127e4565b67ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016815267ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016602082015267ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016604082015290565b612b258282612ba1565b8310612b7a57612b4d612b388383612ba1565b67ffffffffffffffff60208401511690612b94565b8310612b72576107f7610cea612b639383612ba1565b11612b6d57600390565b600290565b505050600190565b5050505f90565b8181029291811591840414171561166357565b9190820180921161166357565b6107f7612bc59267ffffffffffffffff612bbe8185511694612c69565b9116612b81565b90565b8051156123165760200190565b9190820391821161166357565b90612bec91612ba1565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019081116116635790565b8115611690570490565b64ffffffffff8111612c395764ffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52602860045260245260445ffd5b612bc59067ffffffffffffffff6040816020840151169201511690612b94565b91908051833b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff810190808211611663577ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe3f019081116116635760061c7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8101908111611663578103612e8757906040519161030083019460018681840160061b6101c001923c60c061012435958615157f30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47881016966101043586527f30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47036020860152608061014460408701378185015e61018083019060406104c08501835e9182916101c08501935b612e01575050506080906103c08301905e60406101c4610240830137826080610440830161028084015e612de45750565b60209192506103005f918280526008620373cafa60015f51141690565b9091957fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff908760061b8601907f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000160408760606104c08d60051b8a01519687610500820152016007612328fa9210161660408360808160066103e8fa169601919082612db3565b505f925050565b60ff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff409116019060ff821161166357565b60ff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc99116019060ff821161166357565b60ff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff809116019060ff821161166357565b908160801c918215612fca576020835f0301602081111502601f81116131d5577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9060031b1b6fffffffffffffffffffffffffffffffff8216511660f81c60c081105f14613107576080811015612f9e57505f9250600191839150565b60b7811161305c57612fb160ff91612ef0565b168093119081612ff2575b5015612fca57600191905f90565b7ff3dd7004000000000000000000000000000000000000000000000000000000005f5260045ffd5b6001841480159250613006575b505f612fbc565b7f800000000000000000000000000000000000000000000000000000000000000091506130537fff00000000000000000000000000000000000000000000000000000000000000916131e7565b1610155f612fff565b61306861306d91612ef0565b612ebf565b60ff81169182851115612fca57613083906131e7565b907fff00000000000000000000000000000000000000000000000000000000000000821615612fca5760ff81168303611663576107f89060031b16610100036101008111611663571c9283826037821192836130f3575b50505015612fca57600181018091116116635791905f90565b6130fe929350612bd5565b1183825f6130da565b9060f7821161312d575061311c60ff91612e8e565b1680921115612fca57600191908290565b9061306861313a91612e8e565b60ff81169182851115612fca57613150906131e7565b907fff00000000000000000000000000000000000000000000000000000000000000821615612fca5760ff81168303611663576107f89060031b16610100036101008111611663571c9283826037821192836131c1575b50505015612fca5760018101809111611663579190600190565b6131cc929350612bd5565b1183825f6131a7565b634e487b715f5260326020526024601cfd5b60208160801c60010301602181111502601f81116131d5576fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60019260031b1b9216015116905630644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47",
}

// Sequencing is an auto generated Go binding around an Ethereum contract.
type Sequencing struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Sequencing) GetABI() abi.ABI {
	return c.abi
}

// NewSequencing creates a new instance of Sequencing.
func NewSequencing() *Sequencing {
	parsed, err := SequencingMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Sequencing{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Sequencing) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address staking, address settlement, ((uint64,uint64,uint64),uint32,uint32,uint32,uint8,uint256,uint32) config, bytes ticketKey) returns()
func (sequencing *Sequencing) PackConstructor(staking common.Address, settlement common.Address, config SequencingConfig, ticketKey []byte) []byte {
	enc, err := sequencing.abi.Pack("", staking, settlement, config, ticketKey)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackBANSLOTS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x09334d06.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function BAN_SLOTS() view returns(uint32)
func (sequencing *Sequencing) PackBANSLOTS() []byte {
	enc, err := sequencing.abi.Pack("BAN_SLOTS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBANSLOTS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x09334d06.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function BAN_SLOTS() view returns(uint32)
func (sequencing *Sequencing) TryPackBANSLOTS() ([]byte, error) {
	return sequencing.abi.Pack("BAN_SLOTS")
}

// UnpackBANSLOTS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x09334d06.
//
// Solidity: function BAN_SLOTS() view returns(uint32)
func (sequencing *Sequencing) UnpackBANSLOTS(data []byte) (uint32, error) {
	out, err := sequencing.abi.Unpack("BAN_SLOTS", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackGENESISBLOCK is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xddbfc5c6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function GENESIS_BLOCK() view returns(uint64)
func (sequencing *Sequencing) PackGENESISBLOCK() []byte {
	enc, err := sequencing.abi.Pack("GENESIS_BLOCK")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGENESISBLOCK is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xddbfc5c6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function GENESIS_BLOCK() view returns(uint64)
func (sequencing *Sequencing) TryPackGENESISBLOCK() ([]byte, error) {
	return sequencing.abi.Pack("GENESIS_BLOCK")
}

// UnpackGENESISBLOCK is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xddbfc5c6.
//
// Solidity: function GENESIS_BLOCK() view returns(uint64)
func (sequencing *Sequencing) UnpackGENESISBLOCK(data []byte) (uint64, error) {
	out, err := sequencing.abi.Unpack("GENESIS_BLOCK", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackMAXTXS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5375b891.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_TXS() view returns(uint32)
func (sequencing *Sequencing) PackMAXTXS() []byte {
	enc, err := sequencing.abi.Pack("MAX_TXS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXTXS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5375b891.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_TXS() view returns(uint32)
func (sequencing *Sequencing) TryPackMAXTXS() ([]byte, error) {
	return sequencing.abi.Pack("MAX_TXS")
}

// UnpackMAXTXS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5375b891.
//
// Solidity: function MAX_TXS() view returns(uint32)
func (sequencing *Sequencing) UnpackMAXTXS(data []byte) (uint32, error) {
	out, err := sequencing.abi.Unpack("MAX_TXS", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackPROPOSEBLOCKS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa7a86a17.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function PROPOSE_BLOCKS() view returns(uint64)
func (sequencing *Sequencing) PackPROPOSEBLOCKS() []byte {
	enc, err := sequencing.abi.Pack("PROPOSE_BLOCKS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPROPOSEBLOCKS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa7a86a17.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function PROPOSE_BLOCKS() view returns(uint64)
func (sequencing *Sequencing) TryPackPROPOSEBLOCKS() ([]byte, error) {
	return sequencing.abi.Pack("PROPOSE_BLOCKS")
}

// UnpackPROPOSEBLOCKS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa7a86a17.
//
// Solidity: function PROPOSE_BLOCKS() view returns(uint64)
func (sequencing *Sequencing) UnpackPROPOSEBLOCKS(data []byte) (uint64, error) {
	out, err := sequencing.abi.Unpack("PROPOSE_BLOCKS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackREVEALBLOCKS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x793ab7d0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function REVEAL_BLOCKS() view returns(uint64)
func (sequencing *Sequencing) PackREVEALBLOCKS() []byte {
	enc, err := sequencing.abi.Pack("REVEAL_BLOCKS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackREVEALBLOCKS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x793ab7d0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function REVEAL_BLOCKS() view returns(uint64)
func (sequencing *Sequencing) TryPackREVEALBLOCKS() ([]byte, error) {
	return sequencing.abi.Pack("REVEAL_BLOCKS")
}

// UnpackREVEALBLOCKS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x793ab7d0.
//
// Solidity: function REVEAL_BLOCKS() view returns(uint64)
func (sequencing *Sequencing) UnpackREVEALBLOCKS(data []byte) (uint64, error) {
	out, err := sequencing.abi.Unpack("REVEAL_BLOCKS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackREVEALPENALTY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x37908626.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function REVEAL_PENALTY() view returns(uint256)
func (sequencing *Sequencing) PackREVEALPENALTY() []byte {
	enc, err := sequencing.abi.Pack("REVEAL_PENALTY")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackREVEALPENALTY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x37908626.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function REVEAL_PENALTY() view returns(uint256)
func (sequencing *Sequencing) TryPackREVEALPENALTY() ([]byte, error) {
	return sequencing.abi.Pack("REVEAL_PENALTY")
}

// UnpackREVEALPENALTY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x37908626.
//
// Solidity: function REVEAL_PENALTY() view returns(uint256)
func (sequencing *Sequencing) UnpackREVEALPENALTY(data []byte) (*big.Int, error) {
	out, err := sequencing.abi.Unpack("REVEAL_PENALTY", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSETTLEMENT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xef0fe245.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SETTLEMENT() view returns(address)
func (sequencing *Sequencing) PackSETTLEMENT() []byte {
	enc, err := sequencing.abi.Pack("SETTLEMENT")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSETTLEMENT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xef0fe245.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function SETTLEMENT() view returns(address)
func (sequencing *Sequencing) TryPackSETTLEMENT() ([]byte, error) {
	return sequencing.abi.Pack("SETTLEMENT")
}

// UnpackSETTLEMENT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xef0fe245.
//
// Solidity: function SETTLEMENT() view returns(address)
func (sequencing *Sequencing) UnpackSETTLEMENT(data []byte) (common.Address, error) {
	out, err := sequencing.abi.Unpack("SETTLEMENT", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackSTAKING is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x97610f30.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function STAKING() view returns(address)
func (sequencing *Sequencing) PackSTAKING() []byte {
	enc, err := sequencing.abi.Pack("STAKING")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSTAKING is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x97610f30.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function STAKING() view returns(address)
func (sequencing *Sequencing) TryPackSTAKING() ([]byte, error) {
	return sequencing.abi.Pack("STAKING")
}

// UnpackSTAKING is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x97610f30.
//
// Solidity: function STAKING() view returns(address)
func (sequencing *Sequencing) UnpackSTAKING(data []byte) (common.Address, error) {
	out, err := sequencing.abi.Unpack("STAKING", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackTICKETKEY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x712e11d0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function TICKET_KEY() view returns(address)
func (sequencing *Sequencing) PackTICKETKEY() []byte {
	enc, err := sequencing.abi.Pack("TICKET_KEY")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTICKETKEY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x712e11d0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function TICKET_KEY() view returns(address)
func (sequencing *Sequencing) TryPackTICKETKEY() ([]byte, error) {
	return sequencing.abi.Pack("TICKET_KEY")
}

// UnpackTICKETKEY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x712e11d0.
//
// Solidity: function TICKET_KEY() view returns(address)
func (sequencing *Sequencing) UnpackTICKETKEY(data []byte) (common.Address, error) {
	out, err := sequencing.abi.Unpack("TICKET_KEY", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackTXSPERBASE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x83036e43.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function TXS_PER_BASE() view returns(uint32)
func (sequencing *Sequencing) PackTXSPERBASE() []byte {
	enc, err := sequencing.abi.Pack("TXS_PER_BASE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTXSPERBASE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x83036e43.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function TXS_PER_BASE() view returns(uint32)
func (sequencing *Sequencing) TryPackTXSPERBASE() ([]byte, error) {
	return sequencing.abi.Pack("TXS_PER_BASE")
}

// UnpackTXSPERBASE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x83036e43.
//
// Solidity: function TXS_PER_BASE() view returns(uint32)
func (sequencing *Sequencing) UnpackTXSPERBASE(data []byte) (uint32, error) {
	out, err := sequencing.abi.Unpack("TXS_PER_BASE", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackTXBYTES is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8398b013.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function TX_BYTES() view returns(uint32)
func (sequencing *Sequencing) PackTXBYTES() []byte {
	enc, err := sequencing.abi.Pack("TX_BYTES")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTXBYTES is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8398b013.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function TX_BYTES() view returns(uint32)
func (sequencing *Sequencing) TryPackTXBYTES() ([]byte, error) {
	return sequencing.abi.Pack("TX_BYTES")
}

// UnpackTXBYTES is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8398b013.
//
// Solidity: function TX_BYTES() view returns(uint32)
func (sequencing *Sequencing) UnpackTXBYTES(data []byte) (uint32, error) {
	out, err := sequencing.abi.Unpack("TX_BYTES", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackVRFMODE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67c1cdc6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function VRF_MODE() view returns(uint8)
func (sequencing *Sequencing) PackVRFMODE() []byte {
	enc, err := sequencing.abi.Pack("VRF_MODE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVRFMODE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67c1cdc6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function VRF_MODE() view returns(uint8)
func (sequencing *Sequencing) TryPackVRFMODE() ([]byte, error) {
	return sequencing.abi.Pack("VRF_MODE")
}

// UnpackVRFMODE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x67c1cdc6.
//
// Solidity: function VRF_MODE() view returns(uint8)
func (sequencing *Sequencing) UnpackVRFMODE(data []byte) (uint8, error) {
	out, err := sequencing.abi.Unpack("VRF_MODE", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackBestOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7a78fa7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function bestOf(uint64 slot) view returns(uint256 score, uint32 stakerId, bytes32 proposalHash, bool revealed, bool reported)
func (sequencing *Sequencing) PackBestOf(slot uint64) []byte {
	enc, err := sequencing.abi.Pack("bestOf", slot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBestOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7a78fa7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function bestOf(uint64 slot) view returns(uint256 score, uint32 stakerId, bytes32 proposalHash, bool revealed, bool reported)
func (sequencing *Sequencing) TryPackBestOf(slot uint64) ([]byte, error) {
	return sequencing.abi.Pack("bestOf", slot)
}

// BestOfOutput serves as a container for the return parameters of contract
// method BestOf.
type BestOfOutput struct {
	Score        *big.Int
	StakerId     uint32
	ProposalHash [32]byte
	Revealed     bool
	Reported     bool
}

// UnpackBestOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf7a78fa7.
//
// Solidity: function bestOf(uint64 slot) view returns(uint256 score, uint32 stakerId, bytes32 proposalHash, bool revealed, bool reported)
func (sequencing *Sequencing) UnpackBestOf(data []byte) (BestOfOutput, error) {
	out, err := sequencing.abi.Unpack("bestOf", data)
	outstruct := new(BestOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Score = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.StakerId = *abi.ConvertType(out[1], new(uint32)).(*uint32)
	outstruct.ProposalHash = *abi.ConvertType(out[2], new([32]byte)).(*[32]byte)
	outstruct.Revealed = *abi.ConvertType(out[3], new(bool)).(*bool)
	outstruct.Reported = *abi.ConvertType(out[4], new(bool)).(*bool)
	return *outstruct, nil
}

// PackIsRandaoRecorded is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe8853a60.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isRandaoRecorded(uint64 slot) view returns(bool)
func (sequencing *Sequencing) PackIsRandaoRecorded(slot uint64) []byte {
	enc, err := sequencing.abi.Pack("isRandaoRecorded", slot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsRandaoRecorded is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe8853a60.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isRandaoRecorded(uint64 slot) view returns(bool)
func (sequencing *Sequencing) TryPackIsRandaoRecorded(slot uint64) ([]byte, error) {
	return sequencing.abi.Pack("isRandaoRecorded", slot)
}

// UnpackIsRandaoRecorded is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe8853a60.
//
// Solidity: function isRandaoRecorded(uint64 slot) view returns(bool)
func (sequencing *Sequencing) UnpackIsRandaoRecorded(data []byte) (bool, error) {
	out, err := sequencing.abi.Unpack("isRandaoRecorded", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackPropose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x097d7c4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function propose(uint64 slot, (uint32,uint16,uint32,uint64,bytes32,uint256,uint128) proposal, uint256[8] proof) returns()
func (sequencing *Sequencing) PackPropose(slot uint64, proposal Proposal, proof [8]*big.Int) []byte {
	enc, err := sequencing.abi.Pack("propose", slot, proposal, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPropose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x097d7c4b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function propose(uint64 slot, (uint32,uint16,uint32,uint64,bytes32,uint256,uint128) proposal, uint256[8] proof) returns()
func (sequencing *Sequencing) TryPackPropose(slot uint64, proposal Proposal, proof [8]*big.Int) ([]byte, error) {
	return sequencing.abi.Pack("propose", slot, proposal, proof)
}

// PackRandaoOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe8059fa3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function randaoOf(uint64 slot) view returns(bytes32)
func (sequencing *Sequencing) PackRandaoOf(slot uint64) []byte {
	enc, err := sequencing.abi.Pack("randaoOf", slot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRandaoOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe8059fa3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function randaoOf(uint64 slot) view returns(bytes32)
func (sequencing *Sequencing) TryPackRandaoOf(slot uint64) ([]byte, error) {
	return sequencing.abi.Pack("randaoOf", slot)
}

// UnpackRandaoOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe8059fa3.
//
// Solidity: function randaoOf(uint64 slot) view returns(bytes32)
func (sequencing *Sequencing) UnpackRandaoOf(data []byte) ([32]byte, error) {
	out, err := sequencing.abi.Unpack("randaoOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackRecordRandao is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc6ae8b49.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function recordRandao(uint64 slot, bytes header) returns()
func (sequencing *Sequencing) PackRecordRandao(slot uint64, header []byte) []byte {
	enc, err := sequencing.abi.Pack("recordRandao", slot, header)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRecordRandao is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc6ae8b49.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function recordRandao(uint64 slot, bytes header) returns()
func (sequencing *Sequencing) TryPackRecordRandao(slot uint64, header []byte) ([]byte, error) {
	return sequencing.abi.Pack("recordRandao", slot, header)
}

// PackReportMissedReveal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb96b64f7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reportMissedReveal(uint64 slot) returns()
func (sequencing *Sequencing) PackReportMissedReveal(slot uint64) []byte {
	enc, err := sequencing.abi.Pack("reportMissedReveal", slot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReportMissedReveal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb96b64f7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reportMissedReveal(uint64 slot) returns()
func (sequencing *Sequencing) TryPackReportMissedReveal(slot uint64) ([]byte, error) {
	return sequencing.abi.Pack("reportMissedReveal", slot)
}

// PackReveal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7c70806e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reveal(uint64 slot, (uint32,uint16,uint32,uint64,bytes32,uint256,uint128) proposal, bytes body) returns(uint64 number)
func (sequencing *Sequencing) PackReveal(slot uint64, proposal Proposal, body []byte) []byte {
	enc, err := sequencing.abi.Pack("reveal", slot, proposal, body)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReveal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7c70806e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reveal(uint64 slot, (uint32,uint16,uint32,uint64,bytes32,uint256,uint128) proposal, bytes body) returns(uint64 number)
func (sequencing *Sequencing) TryPackReveal(slot uint64, proposal Proposal, body []byte) ([]byte, error) {
	return sequencing.abi.Pack("reveal", slot, proposal, body)
}

// UnpackReveal is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7c70806e.
//
// Solidity: function reveal(uint64 slot, (uint32,uint16,uint32,uint64,bytes32,uint256,uint128) proposal, bytes body) returns(uint64 number)
func (sequencing *Sequencing) UnpackReveal(data []byte) (uint64, error) {
	out, err := sequencing.abi.Unpack("reveal", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackSeedOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x29316a2a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function seedOf(uint64 slot) view returns(uint256)
func (sequencing *Sequencing) PackSeedOf(slot uint64) []byte {
	enc, err := sequencing.abi.Pack("seedOf", slot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSeedOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x29316a2a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function seedOf(uint64 slot) view returns(uint256)
func (sequencing *Sequencing) TryPackSeedOf(slot uint64) ([]byte, error) {
	return sequencing.abi.Pack("seedOf", slot)
}

// UnpackSeedOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x29316a2a.
//
// Solidity: function seedOf(uint64 slot) view returns(uint256)
func (sequencing *Sequencing) UnpackSeedOf(data []byte) (*big.Int, error) {
	out, err := sequencing.abi.Unpack("seedOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// SequencingMissedRevealReported represents a MissedRevealReported event raised by the Sequencing contract.
type SequencingMissedRevealReported struct {
	Slot     uint64
	StakerId uint32
	Raw      *types.Log // Blockchain specific contextual infos
}

const SequencingMissedRevealReportedEventName = "MissedRevealReported"

// ContractEventName returns the user-defined event name.
func (SequencingMissedRevealReported) ContractEventName() string {
	return SequencingMissedRevealReportedEventName
}

// UnpackMissedRevealReportedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event MissedRevealReported(uint64 indexed slot, uint32 indexed stakerId)
func (sequencing *Sequencing) UnpackMissedRevealReportedEvent(log *types.Log) (*SequencingMissedRevealReported, error) {
	event := "MissedRevealReported"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sequencing.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SequencingMissedRevealReported)
	if len(log.Data) > 0 {
		if err := sequencing.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sequencing.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SequencingProposed represents a Proposed event raised by the Sequencing contract.
type SequencingProposed struct {
	Slot     uint64
	StakerId uint32
	Score    *big.Int
	Proposal Proposal
	Raw      *types.Log // Blockchain specific contextual infos
}

const SequencingProposedEventName = "Proposed"

// ContractEventName returns the user-defined event name.
func (SequencingProposed) ContractEventName() string {
	return SequencingProposedEventName
}

// UnpackProposedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Proposed(uint64 indexed slot, uint32 indexed stakerId, uint256 score, (uint32,uint16,uint32,uint64,bytes32,uint256,uint128) proposal)
func (sequencing *Sequencing) UnpackProposedEvent(log *types.Log) (*SequencingProposed, error) {
	event := "Proposed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sequencing.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SequencingProposed)
	if len(log.Data) > 0 {
		if err := sequencing.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sequencing.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SequencingRandaoRecorded represents a RandaoRecorded event raised by the Sequencing contract.
type SequencingRandaoRecorded struct {
	Slot   uint64
	Randao [32]byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const SequencingRandaoRecordedEventName = "RandaoRecorded"

// ContractEventName returns the user-defined event name.
func (SequencingRandaoRecorded) ContractEventName() string {
	return SequencingRandaoRecordedEventName
}

// UnpackRandaoRecordedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RandaoRecorded(uint64 indexed slot, bytes32 randao)
func (sequencing *Sequencing) UnpackRandaoRecordedEvent(log *types.Log) (*SequencingRandaoRecorded, error) {
	event := "RandaoRecorded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sequencing.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SequencingRandaoRecorded)
	if len(log.Data) > 0 {
		if err := sequencing.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sequencing.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SequencingRevealed represents a Revealed event raised by the Sequencing contract.
type SequencingRevealed struct {
	Slot     uint64
	Number   uint64
	Proposal Proposal
	Body     []byte
	Raw      *types.Log // Blockchain specific contextual infos
}

const SequencingRevealedEventName = "Revealed"

// ContractEventName returns the user-defined event name.
func (SequencingRevealed) ContractEventName() string {
	return SequencingRevealedEventName
}

// UnpackRevealedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Revealed(uint64 indexed slot, uint64 indexed number, (uint32,uint16,uint32,uint64,bytes32,uint256,uint128) proposal, bytes body)
func (sequencing *Sequencing) UnpackRevealedEvent(log *types.Log) (*SequencingRevealed, error) {
	event := "Revealed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sequencing.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SequencingRevealed)
	if len(log.Data) > 0 {
		if err := sequencing.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sequencing.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (sequencing *Sequencing) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], sequencing.abi.Errors["AlreadyReported"].ID.Bytes()[:4]) {
		return sequencing.UnpackAlreadyReportedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["AlreadyRevealed"].ID.Bytes()[:4]) {
		return sequencing.UnpackAlreadyRevealedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["BodyMismatch"].ID.Bytes()[:4]) {
		return sequencing.UnpackBodyMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["BodyNotTxs"].ID.Bytes()[:4]) {
		return sequencing.UnpackBodyNotTxsError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["BodyTooLong"].ID.Bytes()[:4]) {
		return sequencing.UnpackBodyTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["BodyWordOutOfField"].ID.Bytes()[:4]) {
		return sequencing.UnpackBodyWordOutOfFieldError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["FeeSplitAboveBps"].ID.Bytes()[:4]) {
		return sequencing.UnpackFeeSplitAboveBpsError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["FieldNotPresentInBlockHeader"].ID.Bytes()[:4]) {
		return sequencing.UnpackFieldNotPresentInBlockHeaderError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["GammaEqualsDelta"].ID.Bytes()[:4]) {
		return sequencing.UnpackGammaEqualsDeltaError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["InvalidBanSlots"].ID.Bytes()[:4]) {
		return sequencing.UnpackInvalidBanSlotsError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["InvalidKeyLength"].ID.Bytes()[:4]) {
		return sequencing.UnpackInvalidKeyLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["InvalidKeyPoint"].ID.Bytes()[:4]) {
		return sequencing.UnpackInvalidKeyPointError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["InvalidMode"].ID.Bytes()[:4]) {
		return sequencing.UnpackInvalidModeError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["InvalidNumTxs"].ID.Bytes()[:4]) {
		return sequencing.UnpackInvalidNumTxsError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["InvalidSchedule"].ID.Bytes()[:4]) {
		return sequencing.UnpackInvalidScheduleError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["InvalidTicket"].ID.Bytes()[:4]) {
		return sequencing.UnpackInvalidTicketError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["InvalidTxBytes"].ID.Bytes()[:4]) {
		return sequencing.UnpackInvalidTxBytesError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["InvalidTxsPerBase"].ID.Bytes()[:4]) {
		return sequencing.UnpackInvalidTxsPerBaseError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["KeyPointAtInfinity"].ID.Bytes()[:4]) {
		return sequencing.UnpackKeyPointAtInfinityError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["KeyPointIsGenerator"].ID.Bytes()[:4]) {
		return sequencing.UnpackKeyPointIsGeneratorError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["NoProposal"].ID.Bytes()[:4]) {
		return sequencing.UnpackNoProposalError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["NotAContract"].ID.Bytes()[:4]) {
		return sequencing.UnpackNotAContractError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["NotOwner"].ID.Bytes()[:4]) {
		return sequencing.UnpackNotOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["NotProposePhase"].ID.Bytes()[:4]) {
		return sequencing.UnpackNotProposePhaseError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["NotRevealPhase"].ID.Bytes()[:4]) {
		return sequencing.UnpackNotRevealPhaseError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["ParentNotTip"].ID.Bytes()[:4]) {
		return sequencing.UnpackParentNotTipError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["ProposalMismatch"].ID.Bytes()[:4]) {
		return sequencing.UnpackProposalMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["RLPInvalidEncoding"].ID.Bytes()[:4]) {
		return sequencing.UnpackRLPInvalidEncodingError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["RandaoAlreadyRecorded"].ID.Bytes()[:4]) {
		return sequencing.UnpackRandaoAlreadyRecordedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["RandaoBlockNotMined"].ID.Bytes()[:4]) {
		return sequencing.UnpackRandaoBlockNotMinedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["RandaoBlockTooOld"].ID.Bytes()[:4]) {
		return sequencing.UnpackRandaoBlockTooOldError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["RandaoNotRecorded"].ID.Bytes()[:4]) {
		return sequencing.UnpackRandaoNotRecordedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["RevealPhaseTooShort"].ID.Bytes()[:4]) {
		return sequencing.UnpackRevealPhaseTooShortError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return sequencing.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["ScoreNotHigher"].ID.Bytes()[:4]) {
		return sequencing.UnpackScoreNotHigherError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["SlotNotOver"].ID.Bytes()[:4]) {
		return sequencing.UnpackSlotNotOverError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["TxRootOutOfField"].ID.Bytes()[:4]) {
		return sequencing.UnpackTxRootOutOfFieldError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["WrongHeader"].ID.Bytes()[:4]) {
		return sequencing.UnpackWrongHeaderError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// SequencingAlreadyReported represents a AlreadyReported error raised by the Sequencing contract.
type SequencingAlreadyReported struct {
	Slot uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyReported(uint64 slot)
func SequencingAlreadyReportedErrorID() common.Hash {
	return common.HexToHash("0xd6b8567d788a2c493caf4d3a3b47aba0d04429f47fc51846881e680caf4bb022")
}

// UnpackAlreadyReportedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyReported(uint64 slot)
func (sequencing *Sequencing) UnpackAlreadyReportedError(raw []byte) (*SequencingAlreadyReported, error) {
	out := new(SequencingAlreadyReported)
	if err := sequencing.abi.UnpackIntoInterface(out, "AlreadyReported", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingAlreadyRevealed represents a AlreadyRevealed error raised by the Sequencing contract.
type SequencingAlreadyRevealed struct {
	Slot uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyRevealed(uint64 slot)
func SequencingAlreadyRevealedErrorID() common.Hash {
	return common.HexToHash("0x00ad02368b7740da474d2fce8968b2e80452c2f3c70126b5704a8a3633445c2b")
}

// UnpackAlreadyRevealedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyRevealed(uint64 slot)
func (sequencing *Sequencing) UnpackAlreadyRevealedError(raw []byte) (*SequencingAlreadyRevealed, error) {
	out := new(SequencingAlreadyRevealed)
	if err := sequencing.abi.UnpackIntoInterface(out, "AlreadyRevealed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingBodyMismatch represents a BodyMismatch error raised by the Sequencing contract.
type SequencingBodyMismatch struct {
	Slot         uint64
	ExpectedHash [32]byte
	BodyHash     [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BodyMismatch(uint64 slot, bytes32 expectedHash, bytes32 bodyHash)
func SequencingBodyMismatchErrorID() common.Hash {
	return common.HexToHash("0x7be2f24d0a13e0fa0d260f96ca803a85096953dda581d5550d84f43ba262a11f")
}

// UnpackBodyMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BodyMismatch(uint64 slot, bytes32 expectedHash, bytes32 bodyHash)
func (sequencing *Sequencing) UnpackBodyMismatchError(raw []byte) (*SequencingBodyMismatch, error) {
	out := new(SequencingBodyMismatch)
	if err := sequencing.abi.UnpackIntoInterface(out, "BodyMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingBodyNotTxs represents a BodyNotTxs error raised by the Sequencing contract.
type SequencingBodyNotTxs struct {
	Length  *big.Int
	TxBytes uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BodyNotTxs(uint256 length, uint32 txBytes)
func SequencingBodyNotTxsErrorID() common.Hash {
	return common.HexToHash("0x9ee41b28c632396dcc7f6a87337d3843c95dbeaf109aadacb006ee7419f95033")
}

// UnpackBodyNotTxsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BodyNotTxs(uint256 length, uint32 txBytes)
func (sequencing *Sequencing) UnpackBodyNotTxsError(raw []byte) (*SequencingBodyNotTxs, error) {
	out := new(SequencingBodyNotTxs)
	if err := sequencing.abi.UnpackIntoInterface(out, "BodyNotTxs", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingBodyTooLong represents a BodyTooLong error raised by the Sequencing contract.
type SequencingBodyTooLong struct {
	Length    *big.Int
	MaxLength *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BodyTooLong(uint256 length, uint256 maxLength)
func SequencingBodyTooLongErrorID() common.Hash {
	return common.HexToHash("0x85642e01fede0120f313f0ac4b4766641afa8120f56f1e765a6a708188662925")
}

// UnpackBodyTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BodyTooLong(uint256 length, uint256 maxLength)
func (sequencing *Sequencing) UnpackBodyTooLongError(raw []byte) (*SequencingBodyTooLong, error) {
	out := new(SequencingBodyTooLong)
	if err := sequencing.abi.UnpackIntoInterface(out, "BodyTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingBodyWordOutOfField represents a BodyWordOutOfField error raised by the Sequencing contract.
type SequencingBodyWordOutOfField struct {
	Position *big.Int
	Word     *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BodyWordOutOfField(uint256 position, uint256 word)
func SequencingBodyWordOutOfFieldErrorID() common.Hash {
	return common.HexToHash("0x78006c0f0d0112f18b99bbe16ad8e51c7f025f4b85cdbd1c7544a26fdbef8fe2")
}

// UnpackBodyWordOutOfFieldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BodyWordOutOfField(uint256 position, uint256 word)
func (sequencing *Sequencing) UnpackBodyWordOutOfFieldError(raw []byte) (*SequencingBodyWordOutOfField, error) {
	out := new(SequencingBodyWordOutOfField)
	if err := sequencing.abi.UnpackIntoInterface(out, "BodyWordOutOfField", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingFeeSplitAboveBps represents a FeeSplitAboveBps error raised by the Sequencing contract.
type SequencingFeeSplitAboveBps struct {
	FeeSplitBps uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FeeSplitAboveBps(uint16 feeSplitBps)
func SequencingFeeSplitAboveBpsErrorID() common.Hash {
	return common.HexToHash("0xd75baece481cc3da7dd3e5fb60fbd35195e40e8150fdecabe3589ac39d343c93")
}

// UnpackFeeSplitAboveBpsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FeeSplitAboveBps(uint16 feeSplitBps)
func (sequencing *Sequencing) UnpackFeeSplitAboveBpsError(raw []byte) (*SequencingFeeSplitAboveBps, error) {
	out := new(SequencingFeeSplitAboveBps)
	if err := sequencing.abi.UnpackIntoInterface(out, "FeeSplitAboveBps", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingFieldNotPresentInBlockHeader represents a FieldNotPresentInBlockHeader error raised by the Sequencing contract.
type SequencingFieldNotPresentInBlockHeader struct {
	Arg0 uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FieldNotPresentInBlockHeader(uint8 arg0)
func SequencingFieldNotPresentInBlockHeaderErrorID() common.Hash {
	return common.HexToHash("0x3dc3cd92127fc4da0e036ff229cb9f0428ae04c76c83ebf90371931e08ba2e96")
}

// UnpackFieldNotPresentInBlockHeaderError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FieldNotPresentInBlockHeader(uint8 arg0)
func (sequencing *Sequencing) UnpackFieldNotPresentInBlockHeaderError(raw []byte) (*SequencingFieldNotPresentInBlockHeader, error) {
	out := new(SequencingFieldNotPresentInBlockHeader)
	if err := sequencing.abi.UnpackIntoInterface(out, "FieldNotPresentInBlockHeader", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingGammaEqualsDelta represents a GammaEqualsDelta error raised by the Sequencing contract.
type SequencingGammaEqualsDelta struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GammaEqualsDelta()
func SequencingGammaEqualsDeltaErrorID() common.Hash {
	return common.HexToHash("0x6bfd717d9a1e938bad6d753de9f14d81785a1044c84f7577db1eb6c0724699d6")
}

// UnpackGammaEqualsDeltaError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GammaEqualsDelta()
func (sequencing *Sequencing) UnpackGammaEqualsDeltaError(raw []byte) (*SequencingGammaEqualsDelta, error) {
	out := new(SequencingGammaEqualsDelta)
	if err := sequencing.abi.UnpackIntoInterface(out, "GammaEqualsDelta", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingInvalidBanSlots represents a InvalidBanSlots error raised by the Sequencing contract.
type SequencingInvalidBanSlots struct {
	BanSlots uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidBanSlots(uint32 banSlots)
func SequencingInvalidBanSlotsErrorID() common.Hash {
	return common.HexToHash("0x61c86265661f7762fe99e49939d8a35633115b9fa58c8af4a87295118918cb82")
}

// UnpackInvalidBanSlotsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidBanSlots(uint32 banSlots)
func (sequencing *Sequencing) UnpackInvalidBanSlotsError(raw []byte) (*SequencingInvalidBanSlots, error) {
	out := new(SequencingInvalidBanSlots)
	if err := sequencing.abi.UnpackIntoInterface(out, "InvalidBanSlots", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingInvalidKeyLength represents a InvalidKeyLength error raised by the Sequencing contract.
type SequencingInvalidKeyLength struct {
	Length   *big.Int
	Required *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidKeyLength(uint256 length, uint256 required)
func SequencingInvalidKeyLengthErrorID() common.Hash {
	return common.HexToHash("0x391ffc0638d6d137348d849aa592049c8368bf85fadfe88883ac2e2582ae691b")
}

// UnpackInvalidKeyLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidKeyLength(uint256 length, uint256 required)
func (sequencing *Sequencing) UnpackInvalidKeyLengthError(raw []byte) (*SequencingInvalidKeyLength, error) {
	out := new(SequencingInvalidKeyLength)
	if err := sequencing.abi.UnpackIntoInterface(out, "InvalidKeyLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingInvalidKeyPoint represents a InvalidKeyPoint error raised by the Sequencing contract.
type SequencingInvalidKeyPoint struct {
	Offset *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidKeyPoint(uint256 offset)
func SequencingInvalidKeyPointErrorID() common.Hash {
	return common.HexToHash("0x6f81b734dcb0ce512ffa89239e98a3785a04f1ce4ab6156fb9551d78881dd87b")
}

// UnpackInvalidKeyPointError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidKeyPoint(uint256 offset)
func (sequencing *Sequencing) UnpackInvalidKeyPointError(raw []byte) (*SequencingInvalidKeyPoint, error) {
	out := new(SequencingInvalidKeyPoint)
	if err := sequencing.abi.UnpackIntoInterface(out, "InvalidKeyPoint", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingInvalidMode represents a InvalidMode error raised by the Sequencing contract.
type SequencingInvalidMode struct {
	Mode uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidMode(uint8 mode)
func SequencingInvalidModeErrorID() common.Hash {
	return common.HexToHash("0x66001a892dd7257513d5173772f5cd46484ba41219d7544f197aacf3beb31f48")
}

// UnpackInvalidModeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidMode(uint8 mode)
func (sequencing *Sequencing) UnpackInvalidModeError(raw []byte) (*SequencingInvalidMode, error) {
	out := new(SequencingInvalidMode)
	if err := sequencing.abi.UnpackIntoInterface(out, "InvalidMode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingInvalidNumTxs represents a InvalidNumTxs error raised by the Sequencing contract.
type SequencingInvalidNumTxs struct {
	NumTxs uint32
	MinTxs uint32
	MaxTxs uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidNumTxs(uint32 numTxs, uint32 minTxs, uint32 maxTxs)
func SequencingInvalidNumTxsErrorID() common.Hash {
	return common.HexToHash("0xd96b353a07d912df721bec456a709760bd9ab7fbd536a3e67765dbf8a0bf3f29")
}

// UnpackInvalidNumTxsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidNumTxs(uint32 numTxs, uint32 minTxs, uint32 maxTxs)
func (sequencing *Sequencing) UnpackInvalidNumTxsError(raw []byte) (*SequencingInvalidNumTxs, error) {
	out := new(SequencingInvalidNumTxs)
	if err := sequencing.abi.UnpackIntoInterface(out, "InvalidNumTxs", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingInvalidSchedule represents a InvalidSchedule error raised by the Sequencing contract.
type SequencingInvalidSchedule struct {
	GenesisBlock  uint64
	ProposeBlocks uint64
	RevealBlocks  uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidSchedule(uint64 genesisBlock, uint64 proposeBlocks, uint64 revealBlocks)
func SequencingInvalidScheduleErrorID() common.Hash {
	return common.HexToHash("0x0999de4b4125a0260836e8e886fa692961ee82665d1691bef1b7214e566c0be0")
}

// UnpackInvalidScheduleError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidSchedule(uint64 genesisBlock, uint64 proposeBlocks, uint64 revealBlocks)
func (sequencing *Sequencing) UnpackInvalidScheduleError(raw []byte) (*SequencingInvalidSchedule, error) {
	out := new(SequencingInvalidSchedule)
	if err := sequencing.abi.UnpackIntoInterface(out, "InvalidSchedule", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingInvalidTicket represents a InvalidTicket error raised by the Sequencing contract.
type SequencingInvalidTicket struct {
	StakerId uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidTicket(uint32 stakerId)
func SequencingInvalidTicketErrorID() common.Hash {
	return common.HexToHash("0xf8d002b2713b51accf4af1099de10fc14c124c8f6b249d489c308c194591882d")
}

// UnpackInvalidTicketError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidTicket(uint32 stakerId)
func (sequencing *Sequencing) UnpackInvalidTicketError(raw []byte) (*SequencingInvalidTicket, error) {
	out := new(SequencingInvalidTicket)
	if err := sequencing.abi.UnpackIntoInterface(out, "InvalidTicket", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingInvalidTxBytes represents a InvalidTxBytes error raised by the Sequencing contract.
type SequencingInvalidTxBytes struct {
	TxBytes uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidTxBytes(uint32 txBytes)
func SequencingInvalidTxBytesErrorID() common.Hash {
	return common.HexToHash("0x9c7c3b9c691eb5cb44afa9a4e3d0c6b06d9de0490b682666feaa4c3acef3f2cd")
}

// UnpackInvalidTxBytesError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidTxBytes(uint32 txBytes)
func (sequencing *Sequencing) UnpackInvalidTxBytesError(raw []byte) (*SequencingInvalidTxBytes, error) {
	out := new(SequencingInvalidTxBytes)
	if err := sequencing.abi.UnpackIntoInterface(out, "InvalidTxBytes", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingInvalidTxsPerBase represents a InvalidTxsPerBase error raised by the Sequencing contract.
type SequencingInvalidTxsPerBase struct {
	TxsPerBase uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidTxsPerBase(uint32 txsPerBase)
func SequencingInvalidTxsPerBaseErrorID() common.Hash {
	return common.HexToHash("0x394969b44c46c5636bc6ca66a90ab2f35ffefa2d21a34b0286611d237e455646")
}

// UnpackInvalidTxsPerBaseError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidTxsPerBase(uint32 txsPerBase)
func (sequencing *Sequencing) UnpackInvalidTxsPerBaseError(raw []byte) (*SequencingInvalidTxsPerBase, error) {
	out := new(SequencingInvalidTxsPerBase)
	if err := sequencing.abi.UnpackIntoInterface(out, "InvalidTxsPerBase", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingKeyPointAtInfinity represents a KeyPointAtInfinity error raised by the Sequencing contract.
type SequencingKeyPointAtInfinity struct {
	Offset *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyPointAtInfinity(uint256 offset)
func SequencingKeyPointAtInfinityErrorID() common.Hash {
	return common.HexToHash("0x36ef63300891b2cffb2037cea7f90cdd4b7ca2dbd7099f6ef976604a19b132c1")
}

// UnpackKeyPointAtInfinityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyPointAtInfinity(uint256 offset)
func (sequencing *Sequencing) UnpackKeyPointAtInfinityError(raw []byte) (*SequencingKeyPointAtInfinity, error) {
	out := new(SequencingKeyPointAtInfinity)
	if err := sequencing.abi.UnpackIntoInterface(out, "KeyPointAtInfinity", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingKeyPointIsGenerator represents a KeyPointIsGenerator error raised by the Sequencing contract.
type SequencingKeyPointIsGenerator struct {
	Offset *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyPointIsGenerator(uint256 offset)
func SequencingKeyPointIsGeneratorErrorID() common.Hash {
	return common.HexToHash("0x550f5dd3f755f3d6a59691a95d9d41280ed1de2a0fcadefba2d47a954dd4b803")
}

// UnpackKeyPointIsGeneratorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyPointIsGenerator(uint256 offset)
func (sequencing *Sequencing) UnpackKeyPointIsGeneratorError(raw []byte) (*SequencingKeyPointIsGenerator, error) {
	out := new(SequencingKeyPointIsGenerator)
	if err := sequencing.abi.UnpackIntoInterface(out, "KeyPointIsGenerator", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingNoProposal represents a NoProposal error raised by the Sequencing contract.
type SequencingNoProposal struct {
	Slot uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoProposal(uint64 slot)
func SequencingNoProposalErrorID() common.Hash {
	return common.HexToHash("0xa3cb1a019932ec2e3c6d5231e07d63f1e9647bc81ae4e18b0dc09a9501e0c064")
}

// UnpackNoProposalError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoProposal(uint64 slot)
func (sequencing *Sequencing) UnpackNoProposalError(raw []byte) (*SequencingNoProposal, error) {
	out := new(SequencingNoProposal)
	if err := sequencing.abi.UnpackIntoInterface(out, "NoProposal", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingNotAContract represents a NotAContract error raised by the Sequencing contract.
type SequencingNotAContract struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAContract(address account)
func SequencingNotAContractErrorID() common.Hash {
	return common.HexToHash("0x8a8b41ec6b8382733436ac0321a506b0d1e41dc29c8650d1fd1ff17e726ab809")
}

// UnpackNotAContractError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAContract(address account)
func (sequencing *Sequencing) UnpackNotAContractError(raw []byte) (*SequencingNotAContract, error) {
	out := new(SequencingNotAContract)
	if err := sequencing.abi.UnpackIntoInterface(out, "NotAContract", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingNotOwner represents a NotOwner error raised by the Sequencing contract.
type SequencingNotOwner struct {
	StakerId uint32
	Owner    common.Address
	Caller   common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOwner(uint32 stakerId, address owner, address caller)
func SequencingNotOwnerErrorID() common.Hash {
	return common.HexToHash("0xbd97b9e6d68d619b6f55512a49e95c57b68ab063aef0e6fd0b0c4589312cdb42")
}

// UnpackNotOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOwner(uint32 stakerId, address owner, address caller)
func (sequencing *Sequencing) UnpackNotOwnerError(raw []byte) (*SequencingNotOwner, error) {
	out := new(SequencingNotOwner)
	if err := sequencing.abi.UnpackIntoInterface(out, "NotOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingNotProposePhase represents a NotProposePhase error raised by the Sequencing contract.
type SequencingNotProposePhase struct {
	Slot         uint64
	CurrentBlock *big.Int
	PhaseStart   *big.Int
	PhaseEnd     *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotProposePhase(uint64 slot, uint256 currentBlock, uint256 phaseStart, uint256 phaseEnd)
func SequencingNotProposePhaseErrorID() common.Hash {
	return common.HexToHash("0x3d481ad3a2f649d3f57c2e304a3c3020d9870032dce4ccad98cfc9a90747ce87")
}

// UnpackNotProposePhaseError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotProposePhase(uint64 slot, uint256 currentBlock, uint256 phaseStart, uint256 phaseEnd)
func (sequencing *Sequencing) UnpackNotProposePhaseError(raw []byte) (*SequencingNotProposePhase, error) {
	out := new(SequencingNotProposePhase)
	if err := sequencing.abi.UnpackIntoInterface(out, "NotProposePhase", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingNotRevealPhase represents a NotRevealPhase error raised by the Sequencing contract.
type SequencingNotRevealPhase struct {
	Slot         uint64
	CurrentBlock *big.Int
	PhaseStart   *big.Int
	PhaseEnd     *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotRevealPhase(uint64 slot, uint256 currentBlock, uint256 phaseStart, uint256 phaseEnd)
func SequencingNotRevealPhaseErrorID() common.Hash {
	return common.HexToHash("0xd521e853ddf27b54dff97bc2709e79004a8b5c1c10039fa5417edde7b7a4761a")
}

// UnpackNotRevealPhaseError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotRevealPhase(uint64 slot, uint256 currentBlock, uint256 phaseStart, uint256 phaseEnd)
func (sequencing *Sequencing) UnpackNotRevealPhaseError(raw []byte) (*SequencingNotRevealPhase, error) {
	out := new(SequencingNotRevealPhase)
	if err := sequencing.abi.UnpackIntoInterface(out, "NotRevealPhase", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingParentNotTip represents a ParentNotTip error raised by the Sequencing contract.
type SequencingParentNotTip struct {
	Parent uint64
	Tip    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ParentNotTip(uint64 parent, uint64 tip)
func SequencingParentNotTipErrorID() common.Hash {
	return common.HexToHash("0xeeef5a10ca74ca79f8b729d8e10cf5724f374a4e9c5afb5351f9805e0427af64")
}

// UnpackParentNotTipError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ParentNotTip(uint64 parent, uint64 tip)
func (sequencing *Sequencing) UnpackParentNotTipError(raw []byte) (*SequencingParentNotTip, error) {
	out := new(SequencingParentNotTip)
	if err := sequencing.abi.UnpackIntoInterface(out, "ParentNotTip", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingProposalMismatch represents a ProposalMismatch error raised by the Sequencing contract.
type SequencingProposalMismatch struct {
	Slot         uint64
	ExpectedHash [32]byte
	ProposalHash [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalMismatch(uint64 slot, bytes32 expectedHash, bytes32 proposalHash)
func SequencingProposalMismatchErrorID() common.Hash {
	return common.HexToHash("0x677e8852a7f626277cda785c7deb8ab4aa279dd26d2de1bf338efb0852960312")
}

// UnpackProposalMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalMismatch(uint64 slot, bytes32 expectedHash, bytes32 proposalHash)
func (sequencing *Sequencing) UnpackProposalMismatchError(raw []byte) (*SequencingProposalMismatch, error) {
	out := new(SequencingProposalMismatch)
	if err := sequencing.abi.UnpackIntoInterface(out, "ProposalMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingRLPInvalidEncoding represents a RLPInvalidEncoding error raised by the Sequencing contract.
type SequencingRLPInvalidEncoding struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RLPInvalidEncoding()
func SequencingRLPInvalidEncodingErrorID() common.Hash {
	return common.HexToHash("0xf3dd700486d05c537b5facf4c114ba6b400473774588d1ffb11e80a83758e4df")
}

// UnpackRLPInvalidEncodingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RLPInvalidEncoding()
func (sequencing *Sequencing) UnpackRLPInvalidEncodingError(raw []byte) (*SequencingRLPInvalidEncoding, error) {
	out := new(SequencingRLPInvalidEncoding)
	if err := sequencing.abi.UnpackIntoInterface(out, "RLPInvalidEncoding", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingRandaoAlreadyRecorded represents a RandaoAlreadyRecorded error raised by the Sequencing contract.
type SequencingRandaoAlreadyRecorded struct {
	Slot uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RandaoAlreadyRecorded(uint64 slot)
func SequencingRandaoAlreadyRecordedErrorID() common.Hash {
	return common.HexToHash("0xb077bad4f5615db5ab8aec915401dabbe1289a37f7492167de123455ff140425")
}

// UnpackRandaoAlreadyRecordedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RandaoAlreadyRecorded(uint64 slot)
func (sequencing *Sequencing) UnpackRandaoAlreadyRecordedError(raw []byte) (*SequencingRandaoAlreadyRecorded, error) {
	out := new(SequencingRandaoAlreadyRecorded)
	if err := sequencing.abi.UnpackIntoInterface(out, "RandaoAlreadyRecorded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingRandaoBlockNotMined represents a RandaoBlockNotMined error raised by the Sequencing contract.
type SequencingRandaoBlockNotMined struct {
	Slot         uint64
	RandaoBlock  *big.Int
	CurrentBlock *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RandaoBlockNotMined(uint64 slot, uint256 randaoBlock, uint256 currentBlock)
func SequencingRandaoBlockNotMinedErrorID() common.Hash {
	return common.HexToHash("0x9706e3d20a64c2c2c2e4d732698e6c4e4eeb0f3caad6f05f1e05e57fe3490a86")
}

// UnpackRandaoBlockNotMinedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RandaoBlockNotMined(uint64 slot, uint256 randaoBlock, uint256 currentBlock)
func (sequencing *Sequencing) UnpackRandaoBlockNotMinedError(raw []byte) (*SequencingRandaoBlockNotMined, error) {
	out := new(SequencingRandaoBlockNotMined)
	if err := sequencing.abi.UnpackIntoInterface(out, "RandaoBlockNotMined", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingRandaoBlockTooOld represents a RandaoBlockTooOld error raised by the Sequencing contract.
type SequencingRandaoBlockTooOld struct {
	Slot         uint64
	RandaoBlock  *big.Int
	CurrentBlock *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RandaoBlockTooOld(uint64 slot, uint256 randaoBlock, uint256 currentBlock)
func SequencingRandaoBlockTooOldErrorID() common.Hash {
	return common.HexToHash("0xbad8e214407bd860274b7d4d06cd106f905a53b32e05f8df83ec3c59611d406d")
}

// UnpackRandaoBlockTooOldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RandaoBlockTooOld(uint64 slot, uint256 randaoBlock, uint256 currentBlock)
func (sequencing *Sequencing) UnpackRandaoBlockTooOldError(raw []byte) (*SequencingRandaoBlockTooOld, error) {
	out := new(SequencingRandaoBlockTooOld)
	if err := sequencing.abi.UnpackIntoInterface(out, "RandaoBlockTooOld", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingRandaoNotRecorded represents a RandaoNotRecorded error raised by the Sequencing contract.
type SequencingRandaoNotRecorded struct {
	Slot        uint64
	RandaoBlock *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RandaoNotRecorded(uint64 slot, uint256 randaoBlock)
func SequencingRandaoNotRecordedErrorID() common.Hash {
	return common.HexToHash("0xd573be2d905fa123aac3c096e2183606d677e62c0073bef44eaec46f104b1af5")
}

// UnpackRandaoNotRecordedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RandaoNotRecorded(uint64 slot, uint256 randaoBlock)
func (sequencing *Sequencing) UnpackRandaoNotRecordedError(raw []byte) (*SequencingRandaoNotRecorded, error) {
	out := new(SequencingRandaoNotRecorded)
	if err := sequencing.abi.UnpackIntoInterface(out, "RandaoNotRecorded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingRevealPhaseTooShort represents a RevealPhaseTooShort error raised by the Sequencing contract.
type SequencingRevealPhaseTooShort struct {
	RevealBlocks uint64
	Minimum      *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RevealPhaseTooShort(uint64 revealBlocks, uint256 minimum)
func SequencingRevealPhaseTooShortErrorID() common.Hash {
	return common.HexToHash("0x57b76c48b18b06b9217e9c117fa6945f365193377f430d8cdf1de8cf14302919")
}

// UnpackRevealPhaseTooShortError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RevealPhaseTooShort(uint64 revealBlocks, uint256 minimum)
func (sequencing *Sequencing) UnpackRevealPhaseTooShortError(raw []byte) (*SequencingRevealPhaseTooShort, error) {
	out := new(SequencingRevealPhaseTooShort)
	if err := sequencing.abi.UnpackIntoInterface(out, "RevealPhaseTooShort", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingSafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the Sequencing contract.
type SequencingSafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func SequencingSafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (sequencing *Sequencing) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*SequencingSafeCastOverflowedUintDowncast, error) {
	out := new(SequencingSafeCastOverflowedUintDowncast)
	if err := sequencing.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingScoreNotHigher represents a ScoreNotHigher error raised by the Sequencing contract.
type SequencingScoreNotHigher struct {
	Score *big.Int
	Best  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ScoreNotHigher(uint256 score, uint256 best)
func SequencingScoreNotHigherErrorID() common.Hash {
	return common.HexToHash("0xa158d4dda62b430f7aaf9c72119aa01ebefcc7c7eb4d24cc69e1e0a119f2bba9")
}

// UnpackScoreNotHigherError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ScoreNotHigher(uint256 score, uint256 best)
func (sequencing *Sequencing) UnpackScoreNotHigherError(raw []byte) (*SequencingScoreNotHigher, error) {
	out := new(SequencingScoreNotHigher)
	if err := sequencing.abi.UnpackIntoInterface(out, "ScoreNotHigher", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingSlotNotOver represents a SlotNotOver error raised by the Sequencing contract.
type SequencingSlotNotOver struct {
	Slot         uint64
	CurrentBlock *big.Int
	SlotEnd      *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SlotNotOver(uint64 slot, uint256 currentBlock, uint256 slotEnd)
func SequencingSlotNotOverErrorID() common.Hash {
	return common.HexToHash("0xc3726356143fec9247de3f7d6232bdf78b91b5f12839c9b6da8e651b9178c9eb")
}

// UnpackSlotNotOverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SlotNotOver(uint64 slot, uint256 currentBlock, uint256 slotEnd)
func (sequencing *Sequencing) UnpackSlotNotOverError(raw []byte) (*SequencingSlotNotOver, error) {
	out := new(SequencingSlotNotOver)
	if err := sequencing.abi.UnpackIntoInterface(out, "SlotNotOver", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingTxRootOutOfField represents a TxRootOutOfField error raised by the Sequencing contract.
type SequencingTxRootOutOfField struct {
	TxRoot *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TxRootOutOfField(uint256 txRoot)
func SequencingTxRootOutOfFieldErrorID() common.Hash {
	return common.HexToHash("0xed087da9bc81f66350fd22a3daf949da4231a545e75f9ec67db8405d809dc3f0")
}

// UnpackTxRootOutOfFieldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TxRootOutOfField(uint256 txRoot)
func (sequencing *Sequencing) UnpackTxRootOutOfFieldError(raw []byte) (*SequencingTxRootOutOfField, error) {
	out := new(SequencingTxRootOutOfField)
	if err := sequencing.abi.UnpackIntoInterface(out, "TxRootOutOfField", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SequencingWrongHeader represents a WrongHeader error raised by the Sequencing contract.
type SequencingWrongHeader struct {
	Slot         uint64
	RandaoBlock  *big.Int
	ExpectedHash [32]byte
	HeaderHash   [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongHeader(uint64 slot, uint256 randaoBlock, bytes32 expectedHash, bytes32 headerHash)
func SequencingWrongHeaderErrorID() common.Hash {
	return common.HexToHash("0x9686adc770fc6043521d0baf7cccfb31005a339fb0f384cde71c8a4b9c5d8a56")
}

// UnpackWrongHeaderError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongHeader(uint64 slot, uint256 randaoBlock, bytes32 expectedHash, bytes32 headerHash)
func (sequencing *Sequencing) UnpackWrongHeaderError(raw []byte) (*SequencingWrongHeader, error) {
	out := new(SequencingWrongHeader)
	if err := sequencing.abi.UnpackIntoInterface(out, "WrongHeader", raw); err != nil {
		return nil, err
	}
	return out, nil
}

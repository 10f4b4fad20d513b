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
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"staking\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"config\",\"type\":\"tuple\",\"internalType\":\"structSequencingConfig\",\"components\":[{\"name\":\"schedule\",\"type\":\"tuple\",\"internalType\":\"structSchedule\",\"components\":[{\"name\":\"genesisBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposeBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"revealBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"maxTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"txsPerBase\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"txBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"vrfMode\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"revealPenalty\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"banSlots\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"ticketKey\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"BAN_SLOTS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"GENESIS_BLOCK\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_TXS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"PROPOSE_BLOCKS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"REVEAL_BLOCKS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"REVEAL_PENALTY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"SETTLEMENT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"STAKING\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TICKET_KEY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TXS_PER_BASE\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TX_BYTES\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"VRF_MODE\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"bestOf\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"score\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"proposalHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"revealed\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"reported\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isRandaoRecorded\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"propose\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]},{\"name\":\"proof\",\"type\":\"uint256[8]\",\"internalType\":\"uint256[8]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"randaoOf\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"recordRandao\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"header\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reportMissedReveal\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reveal\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]},{\"name\":\"body\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"seedOf\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"MissedRevealReported\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Proposed\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"score\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RandaoRecorded\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"randao\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Revealed\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]},{\"name\":\"body\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyReported\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"AlreadyRevealed\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"BodyMismatch\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expectedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"BodyNotTxs\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"txBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"BodyTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxLength\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"BodyWordOutOfField\",\"inputs\":[{\"name\":\"position\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"word\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"FeeSplitAboveBps\",\"inputs\":[{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"FieldNotPresentInBlockHeader\",\"inputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"enumBlockHeader.HeaderField\"}]},{\"type\":\"error\",\"name\":\"GammaEqualsDelta\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InvalidBanSlots\",\"inputs\":[{\"name\":\"banSlots\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"InvalidKeyLength\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"required\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidKeyPoint\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidMode\",\"inputs\":[{\"name\":\"mode\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"InvalidNumTxs\",\"inputs\":[{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"minTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"InvalidSchedule\",\"inputs\":[{\"name\":\"genesisBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposeBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"revealBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"InvalidTicket\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"InvalidTxBytes\",\"inputs\":[{\"name\":\"txBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"InvalidTxsPerBase\",\"inputs\":[{\"name\":\"txsPerBase\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"KeyPointAtInfinity\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"KeyPointIsGenerator\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NoProposal\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotOwner\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotProposePhase\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"phaseStart\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"phaseEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotRevealPhase\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"phaseStart\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"phaseEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ParentNotTip\",\"inputs\":[{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"tip\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ProposalMismatch\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expectedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"proposalHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"RLPInvalidEncoding\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"RandaoAlreadyRecorded\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"RandaoBlockNotMined\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"RandaoBlockTooOld\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"RandaoNotRecorded\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ReportTooLate\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"RevealPhaseTooShort\",\"inputs\":[{\"name\":\"revealBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"minimum\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ScoreNotHigher\",\"inputs\":[{\"name\":\"score\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"best\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SlotNotOver\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"slotEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TxRootOutOfField\",\"inputs\":[{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WrongHeader\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"expectedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"headerHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}]",
	ID:  "Sequencing",
	Bin: "0x6102008060405234610ac557614002803803809161001d8285610add565b8339810190808203916101808312610ac55761003882610b00565b9161004560208201610b00565b93603f1901926101208412610ac5576040519360e08501906001600160401b03821186831017610ac95760609160405212610ac557604051606081016001600160401b03811182821017610ac9576040526100a260408401610b14565b81526100b060608401610b14565b60208201526100c160808401610b14565b604082015284526100d460a08301610b28565b602085019081526100e760c08401610b28565b604086019081526100fa60e08501610b28565b90606087019182526101008501519260ff84168403610ac557608088019384526101208601519460a089019586526101356101408801610b28565b60c08a0190815261016088015190976001600160401b038211610ac557019888601f8b011215610ac557895161016a81610b39565b9a6101786040519c8d610add565b818c5260208c019a60208383010111610ac557815f9260208093018d5e8c01015251813b15610aa45780516001600160401b031680151580610a95575b80610a78575b80610a5b575b15610a25575063ffffffff84511660028110159081610a19575b81610a09575b50156109ef578251845163ffffffff919091169060011b6401fffffffe1681101590816109df575b50156109995763ffffffff8551168015801561098e575b61097c575060ff8651166001811161096a575086511580159061095a575b80610941575b6109195763ffffffff8851169a602082019260018060401b03845116604084019d8e60018060401b03905116820180921161074f5781810291818304149015171561074f5763ffffffff106108ff5760805260a052516001600160401b0390811660e0529051811661010052985190981661012052965163ffffffff908116610140529651871661016052518616610180525160ff166101a052516101c052519092166101e05280519091906102bf1981016108e7575080516040830151808217156108d4575f516020613fe25f395f51905f528210918215926108bc575b8215610894575b50506108815760608201805160808401519060a08501519060c086015192838382841717171561086d575f9384936040519260208401948686528660408601526060850152608084015260a083015260c082015260c0815261038d60e082610add565b5190600862030d40fa3d15610865573d906103a782610b39565b916103b56040519384610add565b82523d5f602084013e5b15908115610858575b506108445760e083019081516101008501519061012086015190610140870151928383828417171715610830575f9384936040519260208401948686528660408601526060850152608084015260a083015260c082015260c0815261042e60e082610add565b5190600862030d40fa3d15610828573d9061044882610b39565b916104566040519384610add565b82523d5f602084013e5b1590811561081b575b50610807576101608401928351610180860151906101a0870151906101c08801519283838284171717156107f2575f9384936040519260208401948686528660408601526060850152608084015260a083015260c082015260c081526104d060e082610add565b5190600862030d40fa3d156107ea573d906104ea82610b39565b916104f86040519384610add565b82523d5f602084013e5b159081156107dd575b506107c8576101c05b6102c081106106fd5750604090206040516020810190600182526002604082015260408152610544606082610add565b519020146106ea5760809020610558610b87565b146106d65760808220610569610b87565b146106c15760808091209120146106b25780518060401b6bfe61000180600a3d393df3000161fffe8211830152600b8101601583015ff09182156106a5575260c0526040516133a89081610c3a8239608051818181610c0801528181610f740152612063015260a0518181816101ec01528181610a8b01528181611276015281816116b50152611ffd015260c051818181611d0c0152612301015260e0518181816103060152612bfe015261010051818181610f050152612c2b015261012051818181611c9e0152612c5b015261014051818181611dc50152818161271b01526127540152610160518181816110320152611f40015261018051818181610fd3015261117201526101a051818181611d6701526122be01526101c051818181610cb70152611e1e01526101e051818181610c4501526128ac0152f35b63301164255f526004601cfd5b636bfd717d60e01b5f5260045ffd5b63550f5dd360e01b5f5261014060045260245ffd5b63550f5dd360e01b5f52604060045260245ffd5b63550f5dd360e01b5f525f60045260245ffd5b80860160208101519060208301831161074f5760400151808217156107b5575f516020613fe25f395f51905f5282109182159261079d575b8215610775575b5050610763576040810180911115610514575b634e487b7160e01b5f52601160045260245ffd5b631be06dcd60e21b5f5260045260245ffd5b5f516020613fe25f395f51905f52919250600382828181819509090891800914155f8061073c565b5f516020613fe25f395f51905f528210159250610735565b8263036ef63360e41b5f5260045260245ffd5b631be06dcd60e21b5f5261014060045260245ffd5b602091505114155f61050b565b606090610502565b63036ef63360e41b5f5261014060045260245ffd5b631be06dcd60e21b5f5260c060045260245ffd5b602091505114155f610469565b606090610460565b63036ef63360e41b5f5260c060045260245ffd5b631be06dcd60e21b5f52604060045260245ffd5b602091505114155f6103c8565b6060906103bf565b63036ef63360e41b5f52604060045260245ffd5b631be06dcd60e21b5f525f60045260245ffd5b5f516020613fe25f395f51905f52919250600382828181819509090891800914155f8061032a565b5f516020613fe25f395f51905f528210159250610323565b63036ef63360e41b5f525f60045260245ffd5b631c8ffe0360e11b5f526004526102c060245260445ffd5b63ffffffff8a51166361c8626560e01b5f5260045260245ffd5b60400151630af6ed8960e31b5f9081526001600160401b039091166004526005602452604490fd5b50604081015160056001600160401b0390911610610244565b5063ffffffff885116151561023e565b6366001a8960e01b5f5260045260245ffd5b63271f0ee760e21b5f5260045260245ffd5b506107808111610220565b505063ffffffff815116915160011b906401fffffffe63fffffffe83169216820361074f5763ffffffff90511691636cb59a9d60e11b5f5260045260245260445260645ffd5b6109e99150610b76565b5f610209565b63ffffffff845116630e525a6d60e21b5f5260045260245ffd5b610a139150610b76565b5f6101e1565b604081111591506101db565b6020820151604090920151630999de4b60e01b5f9081526004929092526001600160401b03928316602452909116604452606490fd5b506040820151610a73906001600160401b0316610b54565b6101c1565b506020820151610a90906001600160401b0316610b54565b6101bb565b5064ffffffffff8111156101b5565b506322a2d07b60e21b5f9081526001600160a01b0391909116600452602490fd5b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b03821190821017610ac957604052565b51906001600160a01b0382168203610ac557565b51906001600160401b0382168203610ac557565b519063ffffffff82168203610ac557565b6001600160401b038111610ac957601f01601f191660200190565b6001600160401b03168015159081610b6a575090565b63ffffffff9150111590565b5f1981019080821161074f57161590565b60405160208101907f198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c282527f1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed60408201527f090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b60608201527f12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa608082015260808152610c3360a082610add565b5190209056fe610160806040526004361015610013575f80fd5b5f905f3560e01c90816309334d061461287457508063097d7c4b14611e8a57806329316a2a14611e415780633790862614611de95780635375b89114611d8b57806367c1cdc614611d30578063712e11d014611cc2578063793ab7d014611c605780637c70806e1461105657806383036e4314610ff75780638398b01314610f9857806397610f3014610f29578063a7a86a1714610ec6578063b96b64f7146109a9578063c6ae8b491461032a578063ddbfc5c6146102c7578063e8059fa314610271578063e8853a6014610210578063ef0fe245146101a15763f7a78fa7146100fb575f80fd5b3461019e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57604060a09167ffffffffffffffff6101406128d0565b168152806020522060ff60016002830154920154916040519271ffffffffffffffffffffffffffffffffffff8216845263ffffffff8260901c1660208501526040840152818160b81c161515606084015260c01c1615156080820152f35b80fd5b503461019e57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461019e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e5760ff6002604060209367ffffffffffffffff61025a6128d0565b16815280855220015460b01c166040519015158152f35b503461019e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57604060209167ffffffffffffffff6102b76128d0565b1681528083522054604051908152f35b503461019e57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461019e5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e576103626128d0565b60243567ffffffffffffffff81116109a5576103829036906004016128e7565b67ffffffffffffffff831692838552846020526040852092600284019283549260ff8460b01c16610979576103be906103b9612bce565b612d4a565b4381101561094557610101814303105f1461091b5780405b80156108e7576103e7368486612b6a565b60208151910120918183036108a45750505090610405913691612b6a565b6040519060208101905160801b178060801c61042082613089565b6002819493941015610877576001149081610864575b50156106b957604051926fffffffffffffffffffffffffffffffff60208501939116905b828110610790575050507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08282030160051c82526040528051600d1015610763578051600d1015610736576101c00151906040528060801c906021821161070e576104c481613089565b60028195929510156106e1576106b9578361054f5750505050916020917601000000000000000000000000000000000000000000007fffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffff7faf0e0025a6c50ea4fc3c9ba55b75186bed493733e891f1d014277fef076d23e7958880955b5516179055604051908152a280f35b81602001908160201161068c5782036020019081111502601f811161067a577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff6fffffffffffffffffffffffffffffffff9160031b1b9216015116907f1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8116810361064d5760031b61010003610100811161064d577fffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffff7faf0e0025a6c50ea4fc3c9ba55b75186bed493733e891f1d014277fef076d23e7959360209593760100000000000000000000000000000000000000000000931c8095610540565b6024877f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b634e487b71895260326020526024601cfd5b60248a7f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b6004897ff3dd7004000000000000000000000000000000000000000000000000000000008152fd5b60248a7f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b6004877ff3dd7004000000000000000000000000000000000000000000000000000000008152fd5b6024877f4e487b710000000000000000000000000000000000000000000000000000000081526032600452fd5b6024877f3dc3cd92000000000000000000000000000000000000000000000000000000008152600d600452fd5b909192838211610852576107bb6107a78386612d3d565b6107b18486612cfc565b9060801b17613089565b506107c98282959395612cfc565b866107d48285612cfc565b116108405782916107f7916107ec6107fd9589612cfc565b9060801b1795612cfc565b90612cfc565b918152602081018091116108135792919061045a565b60248b7f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b634e487b718e5260326020526024601cfd5b634e487b718b5260326020526024601cfd5b61086f915083612cfc565b81145f610436565b60248b7f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b918891608493604051937f9686adc70000000000000000000000000000000000000000000000000000000085526004850152602484015260448301526064820152fd5b606489838a7fbad8e21400000000000000000000000000000000000000000000000000000000835260045260245243604452fd5b80885287602052602080808a71f90827f1c53a10cb7a02335b1753200029355afa506020516103d6565b87606491887f9706e3d200000000000000000000000000000000000000000000000000000000835260045260245243604452fd5b602488887fb077bad4000000000000000000000000000000000000000000000000000000008252600452fd5b8280fd5b503461019e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e576109e16128d0565b906109ea612bce565b916109f6438285612c83565b6004811015610e9957600303610e465767ffffffffffffffff81168083528260205260026040842001805463ffffffff8160901c16938415610e1a5760ff8260b81c16610def5760ff8260c01c16610dc3576040517fc313144200000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610db85767ffffffffffffffff610ade92610ad5928a91610d89575b50169289612d09565b6107f789612dd1565b90610ae888612dd1565b8015610d7757816001610b246107f7937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff610b38979601612d81565b0190151502610b328a612dd1565b90612ce9565b80431015610d4357507fffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffffffff16780100000000000000000000000000000000000000000000000017905581907fd06c12508cdbe582af0cd94f633cc475c3e4b9cb1ec3937d0d9a7eda549478c28480a3610baf83612dd1565b9267ffffffffffffffff81511693610bd081610bcb8743612d3d565b612d81565b60018101809111610d1657946107f7610bea928697612ce9565b90610c6f610c6a73ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016936107f7610c3e610c3883612d8b565b95612dd1565b63ffffffff7f000000000000000000000000000000000000000000000000000000000000000016612ce9565b612d8b565b91803b15610d125764ffffffffff938560849286829660405198899788967fd40a962300000000000000000000000000000000000000000000000000000000885260048801527f000000000000000000000000000000000000000000000000000000000000000060248801521660448601521660648401525af18015610d0757610cf65750f35b81610d0091612968565b61019e5780f35b6040513d84823e3d90fd5b8480fd5b6024857f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b85606491857f867c9cdf00000000000000000000000000000000000000000000000000000000835260045243602452604452fd5b634e487b71885260126020526024601cfd5b610dab915060203d602011610db1575b610da38183612968565b8101906129a9565b5f610acc565b503d610d99565b6040513d89823e3d90fd5b602486857fd6b8567d000000000000000000000000000000000000000000000000000000008252600452fd5b602486857ead0236000000000000000000000000000000000000000000000000000000008252600452fd5b602486857fa3cb1a01000000000000000000000000000000000000000000000000000000008252600452fd5b67ffffffffffffffff610e68846107f7610e6285606498612d09565b91612dd1565b917fc37263560000000000000000000000000000000000000000000000000000000084521660045243602452604452fd5b6024837f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b503461019e57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461019e57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461019e57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57602060405163ffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461019e57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261019e57602060405163ffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34611a87576101207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112611a875761108e6128d0565b60e07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc360112611a87576101043567ffffffffffffffff8111611a87576110d99036906004016128e7565b9060e0526110e5612bce565b6110f0438483612c83565b6004811015611c3357600203611ba35767ffffffffffffffff83165f525f60205260405f209060028201549063ffffffff8260901c1615611b6d5760ff8260b81c16611b38576040516020810190611147826129ff565b60e0815261115761010082612968565b5190206001840154808203611afc575050611170612926565b7f000000000000000000000000000000000000000000000000000000000000000060805263ffffffff60805116156117fb5763ffffffff608051168506611ac45763ffffffff6111c9911663ffffffff60805116612ce9565b808511611a9557506111e363ffffffff6080511685612d81565b6080519094905f9060061b643fffffffc0165f905b838210611a0e57505060a4358082036119d257507f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000019060405160208101917f408b2b01dc1b1eb10380c1dc84c24858a91befaaf42db289050db0d99459ee46835246604083015273ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016606083015267ffffffffffffffff8a16608083015260a082015260c43560c082015260c081526112c760e082612968565b51902006610100526112d7612926565b5f60c0525f60c0527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff63ffffffff6080511601908160051c9160018301928381116117ce57507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0611351911663ffffffff60805116612d3d565b8060200390602082116117ce577f1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff821682036117ce578460a0525f610140525b60a05161188e5750509063ffffffff6113ab921690612ce9565b9283610100516001955b611828575050610140516117fb577fffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffffff1677010000000000000000000000000000000000000000000000176002850155600167ffffffffffffffff6114176129c9565b16019167ffffffffffffffff83116117ce576114ca9287927f5f2b748ce4d6875079fdd2b055e18d19c8070d0f3c455cbd59344c04e7dd3fb467ffffffffffffffff60405193611466856129ff565b61010060e0860152836101008601528360e0516101208701375f61012085870101521692610120817fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f67ffffffffffffffff8a169601168101030190a3612d09565b67ffffffffffffffff811161179e576114e16129c9565b6114e9612939565b946114f2612915565b946114fb612926565b9063ffffffff831161176d5754956115116129e0565b97604051996101808b018b811067ffffffffffffffff8211176117405760405267ffffffffffffffff168a5260208a019567ffffffffffffffff16865260408a019467ffffffffffffffff16855260608a019063ffffffff16815260808a019161ffff16825260a08a019263ffffffff16835260c08a019363ffffffff16845260e08a019460c43586526101008b01966101005188526101208c019860c051907f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001910989526101408c01998a526101608c019a6fffffffffffffffffffffffffffffffff168b526040519b7fff513a40000000000000000000000000000000000000000000000000000000008d525167ffffffffffffffff1660048d01525167ffffffffffffffff1660248c01525167ffffffffffffffff1660448b01525163ffffffff1660648a01525161ffff1660848901525163ffffffff1660a48801525163ffffffff1660c48701525160e4860152516101048501525161012484015251610144830152516fffffffffffffffffffffffffffffffff1661016482015280807f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165a925f61018492602095f18015611735576020915f91611718575b5067ffffffffffffffff60405191168152f35b61172f9150823d8411610db157610da38183612968565b82611705565b6040513d5f823e3d90fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b827f6dfcc650000000000000000000000000000000000000000000000000000000005f52602060045260245260445ffd5b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52604060045260245260445ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b60018216611860575b807f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000191099060011c90816113b5565b947f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000186819209959050611831565b9794919895928860a0989592985103998a60e05101358960031b1c6101205281985b8b997f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000161012051101561199f57610140516117fb577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff905f610140527f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000161012051816101005160c051090860c052019b8c1561197d577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08091019a60e051010135610120529a989a6118b0565b5092959850929598909396995063ffffffff6080511660a0510360a052611391565b8c7f78006c0f000000000000000000000000000000000000000000000000000000005f526004526101205160245260445ffd5b67ffffffffffffffff887f7be2f24d000000000000000000000000000000000000000000000000000000005f521660045260245260445260645ffd5b9091611a1a8385612d3d565b82811015611a8b57611a2d905b84612cfc565b808411611a8757848111611a8757611a8191611a528492863691038760e05101612b6a565b602081519101206040519060208201928352604082015260408152611a78606082612968565b51902093612cfc565b906111f8565b5f80fd5b50611a2d82611a27565b847f85642e01000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b847f9ee41b28000000000000000000000000000000000000000000000000000000005f5260045263ffffffff6080511660245260445ffd5b67ffffffffffffffff877f677e8852000000000000000000000000000000000000000000000000000000005f521660045260245260445260645ffd5b67ffffffffffffffff857ead0236000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b67ffffffffffffffff857fa3cb1a01000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b82611c2f611bda611bcc611bb78486612d09565b67ffffffffffffffff60208701511690612cfc565b936107f7610e628583612d09565b6040519384937fd521e8530000000000000000000000000000000000000000000000000000000085524390600486019094939260609267ffffffffffffffff6080840197168352602083015260408201520152565b0390fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b34611a87575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112611a8757602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34611a87575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112611a8757602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34611a87575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112611a8757602060405160ff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34611a87575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112611a8757602060405163ffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34611a87575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112611a875760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b34611a875760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112611a87576020611e82611e7d6128d0565b612a8a565b604051908152f35b34611a87576102007ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112611a8757611ec26128d0565b60e07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc360112611a87573661020411611a8757611efd612bce565b90611f09438284612c83565b6004811015611c33576001036127ef57611f2281612a8a565b61271061ffff611f30612915565b16116127b857611f3e612926565b7f000000000000000000000000000000000000000000000000000000000000000060011b6401fffffffe81169163ffffffff81168381101591908261277c575b5050158015612743575b6126ce57505060c4357f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000018110156126a357506040517f2755cd2d00000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa80156117355767ffffffffffffffff915f91612684575b50816120406129c9565b91169182911603612644575073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661208b612939565b63ffffffff604051917f23b7ec3b000000000000000000000000000000000000000000000000000000008352166004820152602081602481855afa8015611735575f906125e1575b73ffffffffffffffffffffffffffffffffffffffff9150168033036125a1575067ffffffffffffffff831692835f525f60205260405f206121126129e0565b6fffffffffffffffffffffffffffffffff61ffff61212e612915565b166127100191160293600282019384549371ffffffffffffffffffffffffffffffffffff851680881115612572575061216f90612169612939565b99612d09565b906040988951906121808b83612968565b6001825260208201907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08c0136833763ffffffff6121bd84612d30565b911690528a519384927fa9024cbb000000000000000000000000000000000000000000000000000000008452606484019060606004860152518091526084840192905f5b81811061255357505050825f9492819260016024840152604483015203915afa8015612549575f906124ab575b6122389150612d30565b51875191612247608084612968565b60038352606036602085013761225c83612d30565b5281516001101561247e5787820152612273612939565b61227b612915565b7a01fffffffffffffffffffffffffffffffe0000000000000000000061229f6129e0565b60511b169163ffffffff65ffff000000006aff000000000000000000007f000000000000000000000000000000000000000000000000000000000000000060501b169360201b1691161717179080516002101561247e576123259160608201527f0000000000000000000000000000000000000000000000000000000000000000612df1565b156124455760018651602081019061233c826129ff565b60e0815261234c61010082612968565b51902091015571ffffffffffffffffffffffffffffffffffff83116124145791610100917f214207cd01556e06cd41c13ac0f88ff3ffc3f548bf0312821c369ed0fd8a0bb39375ffffffff0000000000000000000000000000000000006123b1612939565b60901b16907fffffffffffffffffffff0000000000000000000000000000000000000000000071ffffffffffffffffffffffffffffffffffff851691161717905563ffffffff6123ff612939565b169451908152612411602082016129ff565ba3005b827f6dfcc650000000000000000000000000000000000000000000000000000000005f52609060045260245260445ffd5b63ffffffff612452612939565b7ff8d002b2000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b503d805f833e6124bb8183612968565b810190602081830312611a875780519067ffffffffffffffff8211611a8757019080601f83011215611a875781519167ffffffffffffffff8311611740578260051b90602082019361250f8c519586612968565b8452602080850192820101928311611a8757602001905b828210612539575050506122389061222e565b8151815260209182019101612526565b88513d5f823e3d90fd5b825163ffffffff16855287955060209485019490920191600101612201565b877fa158d4dd000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b63ffffffff6125ae612939565b7fbd97b9e6000000000000000000000000000000000000000000000000000000005f52166004526024523360445260645ffd5b506020813d60201161263c575b816125fb60209383612968565b81010312611a87575173ffffffffffffffffffffffffffffffffffffffff81168103611a875773ffffffffffffffffffffffffffffffffffffffff906120d3565b3d91506125ee565b67ffffffffffffffff6126556129c9565b7feeef5a10000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b61269d915060203d602011610db157610da38183612968565b85612036565b7fed087da9000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b63fffffffe6126db612926565b91169182036117ce5763ffffffff907fd96b353a000000000000000000000000000000000000000000000000000000005f521660045260245263ffffffff7f00000000000000000000000000000000000000000000000000000000000000001660445260645ffd5b5061274c612926565b63ffffffff807f000000000000000000000000000000000000000000000000000000000000000016911611611f88565b9091507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019081116117ce571663ffffffff16158680611f7e565b61ffff6127c3612915565b7fd75baece000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b611c2f61281f6127ff8385612d09565b9367ffffffffffffffff60206128158684612d09565b9201511690612cfc565b6040519384937f3d481ad30000000000000000000000000000000000000000000000000000000085524390600486019094939260609267ffffffffffffffff6080840197168352602083015260408201520152565b34611a87575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112611a875760209063ffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b6004359067ffffffffffffffff82168203611a8757565b9181601f84011215611a875782359167ffffffffffffffff8311611a875760208381860195010111611a8757565b60443561ffff81168103611a875790565b60643563ffffffff81168103611a875790565b60243563ffffffff81168103611a875790565b6060810190811067ffffffffffffffff82111761174057604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff82111761174057604052565b90816020910312611a87575167ffffffffffffffff81168103611a875790565b60843567ffffffffffffffff81168103611a875790565b60e4356fffffffffffffffffffffffffffffffff81168103611a875790565b60243563ffffffff8116809103611a8757815260443561ffff8116809103611a8757602082015260643563ffffffff8116809103611a8757604082015260843567ffffffffffffffff8116809103611a8757606082015260a435608082015260c43560a082015260e435906fffffffffffffffffffffffffffffffff8216809203611a875760c00152565b9067ffffffffffffffff8216805f525f60205260405f2060ff600282015460b01c1615612b2e577f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001929350546040519060208201927ffc50565018599d5559374948658174cf7cde9a376138c0b47f5451ff607111da8452466040840152306060840152608083015260a082015260a08152612b2760c082612968565b5190200690565b50612b3b836103b9612bce565b907fd573be2d000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b92919267ffffffffffffffff82116117405760405191612bb260207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f8401160184612968565b829481845281830111611a87578281602093845f960137010152565b5f60408051612bdc8161294c565b8281528260208201520152604051612bf38161294c565b67ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016815267ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016602082015267ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016604082015290565b612c8d8282612d09565b8310612ce257612cb5612ca08383612d09565b67ffffffffffffffff60208401511690612cfc565b8310612cda576107f7610e62612ccb9383612d09565b11612cd557600390565b600290565b505050600190565b5050505f90565b818102929181159184041417156117ce57565b919082018092116117ce57565b6107f7612d2d9267ffffffffffffffff612d268185511694612dd1565b9116612ce9565b90565b80511561247e5760200190565b919082039182116117ce57565b90612d5491612d09565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019081116117ce5790565b81156117fb570490565b64ffffffffff8111612da15764ffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52602860045260245260445ffd5b612d2d9067ffffffffffffffff6040816020840151169201511690612cfc565b91908051833b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8101908082116117ce577ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe3f019081116117ce5760061c7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019081116117ce578103612fef57906040519161030083019460018681840160061b6101c001923c60c061012435958615157f30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47881016966101043586527f30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47036020860152608061014460408701378185015e61018083019060406104c08501835e9182916101c08501935b612f69575050506080906103c08301905e60406101c4610240830137826080610440830161028084015e612f4c5750565b60209192506103005f918280526008620373cafa60015f51141690565b9091957fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff908760061b8601907f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000160408760606104c08d60051b8a01519687610500820152016007612328fa9210161660408360808160066103e8fa169601919082612f1b565b505f925050565b60ff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff409116019060ff82116117ce57565b60ff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc99116019060ff82116117ce57565b60ff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff809116019060ff82116117ce57565b908160801c918215613132576020835f0301602081111502601f811161333d577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9060031b1b6fffffffffffffffffffffffffffffffff8216511660f81c60c081105f1461326f57608081101561310657505f9250600191839150565b60b781116131c45761311960ff91613058565b16809311908161315a575b501561313257600191905f90565b7ff3dd7004000000000000000000000000000000000000000000000000000000005f5260045ffd5b600184148015925061316e575b505f613124565b7f800000000000000000000000000000000000000000000000000000000000000091506131bb7fff000000000000000000000000000000000000000000000000000000000000009161334f565b1610155f613167565b6131d06131d591613058565b613027565b60ff81169182851115613132576131eb9061334f565b907fff000000000000000000000000000000000000000000000000000000000000008216156131325760ff811683036117ce576107f89060031b166101000361010081116117ce571c92838260378211928361325b575b5050501561313257600181018091116117ce5791905f90565b613266929350612d3d565b1183825f613242565b9060f78211613295575061328460ff91612ff6565b168092111561313257600191908290565b906131d06132a291612ff6565b60ff81169182851115613132576132b89061334f565b907fff000000000000000000000000000000000000000000000000000000000000008216156131325760ff811683036117ce576107f89060031b166101000361010081116117ce571c928382603782119283613329575b5050501561313257600181018091116117ce579190600190565b613334929350612d3d565b1183825f61330f565b634e487b715f5260326020526024601cfd5b60208160801c60010301602181111502601f811161333d576fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60019260031b1b9216015116905630644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47",
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
	if bytes.Equal(raw[:4], sequencing.abi.Errors["ReportTooLate"].ID.Bytes()[:4]) {
		return sequencing.UnpackReportTooLateError(raw[4:])
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

// SequencingReportTooLate represents a ReportTooLate error raised by the Sequencing contract.
type SequencingReportTooLate struct {
	Slot         uint64
	CurrentBlock *big.Int
	Deadline     *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReportTooLate(uint64 slot, uint256 currentBlock, uint256 deadline)
func SequencingReportTooLateErrorID() common.Hash {
	return common.HexToHash("0x867c9cdfadd52c35e7e777c89600d25b0ecefd8ec0acd4b71dc6785de66b1328")
}

// UnpackReportTooLateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReportTooLate(uint64 slot, uint256 currentBlock, uint256 deadline)
func (sequencing *Sequencing) UnpackReportTooLateError(raw []byte) (*SequencingReportTooLate, error) {
	out := new(SequencingReportTooLate)
	if err := sequencing.abi.UnpackIntoInterface(out, "ReportTooLate", raw); err != nil {
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

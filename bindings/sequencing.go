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
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"staking\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"clock\",\"type\":\"tuple\",\"internalType\":\"structClock\",\"components\":[{\"name\":\"genesisBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposeBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"revealBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"maxTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"vrfMode\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"ticketKey\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"GENESIS_BLOCK\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_TXS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"PROPOSE_BLOCKS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"REVEAL_BLOCKS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"SETTLEMENT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"STAKING\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TICKET_KEY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"VRF_MODE\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"bestOf\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"score\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"proposalHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"revealed\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isRandaoRecorded\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"propose\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]},{\"name\":\"proof\",\"type\":\"uint256[8]\",\"internalType\":\"uint256[8]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"randaoOf\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"recordRandao\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"header\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reveal\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]},{\"name\":\"body\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"seedOf\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"Proposed\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"score\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RandaoRecorded\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"randao\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Revealed\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"proposal\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structProposal\",\"components\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]},{\"name\":\"body\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyRevealed\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"BodyMismatch\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expectedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"bodyHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"FeeSplitAboveBps\",\"inputs\":[{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"FieldNotPresentInBlockHeader\",\"inputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"enumBlockHeader.HeaderField\"}]},{\"type\":\"error\",\"name\":\"GammaEqualsDelta\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InvalidKeyLength\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"required\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidKeyPoint\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidMode\",\"inputs\":[{\"name\":\"mode\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"InvalidNumTxs\",\"inputs\":[{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"InvalidSchedule\",\"inputs\":[{\"name\":\"genesisBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proposeBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"revealBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"InvalidTicket\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"KeyPointAtInfinity\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"KeyPointIsGenerator\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NoProposal\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotOwner\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotProposePhase\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"phaseStart\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"phaseEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotRevealPhase\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"phaseStart\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"phaseEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ParentNotTip\",\"inputs\":[{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"tip\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ProposalMismatch\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expectedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"proposalHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"RLPInvalidEncoding\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"RandaoAlreadyRecorded\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"RandaoBlockNotMined\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"RandaoBlockTooOld\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"RandaoNotRecorded\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ScoreNotHigher\",\"inputs\":[{\"name\":\"score\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"best\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TxRootOutOfField\",\"inputs\":[{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WrongHeader\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"randaoBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"expectedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"headerHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}]",
	ID:  "Sequencing",
	Bin: "0x61018080604052346107fc57612e3a803803809161001d8285610814565b833981018181039161010083126107fc5761003781610837565b92606061004660208401610837565b91603f1901126107fc57604051606081016001600160401b03811182821017610800576040526100786040840161084b565b81526100866060840161084b565b602082019081526100996080850161084b565b916040810192835260a08501519363ffffffff8516978886036107fc5760c08701519660ff8816908189036107fc5760e0810151906001600160401b0382116107fc57019989601f8c0112156107fc578a516100f48161085f565b9b6101026040519d8e610814565b818d5260208d019b602083830101116107fc57815f928d6020809401905e8d010152823b156107de5784516001600160401b0316801515806107cb575b806107b8575b1561078b5750600481101580610771575b1561075b575060018111610749575060805260a052516001600160401b0390811660e052905181166101005290511661012052610140526101605281516102ff1981016107315750805160408301518082171561071e575f516020612e1a5f395f51905f52821091821592610706575b82156106de575b50506106cb5760608201805160808401519060a08501519060c08601519283838284171717156106b7575f9384936040519260208401948686528660408601526060850152608084015260a083015260c082015260c0815261023060e082610814565b5190600862030d40fa3d156106af573d9061024a8261085f565b916102586040519384610814565b82523d5f602084013e5b159081156106a2575b5061068e5760e08301908151610100850151906101208601519061014087015192838382841717171561067a575f9384936040519260208401948686528660408601526060850152608084015260a083015260c082015260c081526102d160e082610814565b5190600862030d40fa3d15610672573d906102eb8261085f565b916102f96040519384610814565b82523d5f602084013e5b15908115610665575b50610651576101608401928351610180860151906101a0870151906101c088015192838382841717171561063c575f9384936040519260208401948686528660408601526060850152608084015260a083015260c082015260c0815261037360e082610814565b5190600862030d40fa3d15610634573d9061038d8261085f565b9161039b6040519384610814565b82523d5f602084013e5b15908115610627575b50610612576101c05b610300811061054757506040902060405160208101906001825260026040820152604081526103e7606082610814565b5190201461053457608090206103fb61087a565b14610520576080822061040c61087a565b1461050b5760808091209120146104fc5780518060401b6bfe61000180600a3d393df3000161fffe8211830152600b8101601583015ff09182156104ef575260c0526040516124ed908161092d82396080518181816109350152611240015260a0518181816101a201528181610cff0152611e74015260c051818181610ff601526114ef015260e0518181816102bb0152611cf20152610100518181816108c70152611d1f015261012051818181610f880152611d4f0152610140518181816110af0152818161186b01526118a401526101605181818161105101526114910152f35b63301164255f526004601cfd5b636bfd717d60e01b5f5260045ffd5b63550f5dd360e01b5f5261014060045260245ffd5b63550f5dd360e01b5f52604060045260245ffd5b63550f5dd360e01b5f525f60045260245ffd5b8086016020810151906020830183116105995760400151808217156105ff575f516020612e1a5f395f51905f528210918215926105e7575b82156105bf575b50506105ad5760408101809111156103b7575b634e487b7160e01b5f52601160045260245ffd5b631be06dcd60e21b5f5260045260245ffd5b5f516020612e1a5f395f51905f52919250600382828181819509090891800914155f80610586565b5f516020612e1a5f395f51905f52821015925061057f565b8263036ef63360e41b5f5260045260245ffd5b631be06dcd60e21b5f5261014060045260245ffd5b602091505114155f6103ae565b6060906103a5565b63036ef63360e41b5f5261014060045260245ffd5b631be06dcd60e21b5f5260c060045260245ffd5b602091505114155f61030c565b606090610303565b63036ef63360e41b5f5260c060045260245ffd5b631be06dcd60e21b5f52604060045260245ffd5b602091505114155f61026b565b606090610262565b63036ef63360e41b5f52604060045260245ffd5b631be06dcd60e21b5f525f60045260245ffd5b5f516020612e1a5f395f51905f52919250600382828181819509090891800914155f806101cd565b5f516020612e1a5f395f51905f5282101592506101c6565b63036ef63360e41b5f525f60045260245ffd5b631c8ffe0360e11b5f5260045261030060245260445ffd5b6366001a8960e01b5f5260045260245ffd5b63ad267c9d60e01b5f528060045260245260445ffd5b505f19810181811161059957881663ffffffff1615610156565b86518851630999de4b60e01b5f9081526004939093526001600160401b0391821660245216604452606490fd5b5087516001600160401b03161515610145565b5086516001600160401b0316151561013f565b6322a2d07b60e21b5f9081526001600160a01b038416600452602490fd5b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b0382119082101761080057604052565b51906001600160a01b03821682036107fc57565b51906001600160401b03821682036107fc57565b6001600160401b03811161080057601f01601f191660200190565b60405160208101907f198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c282527f1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed60408201527f090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b60608201527f12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa60808201526080815261092660a082610814565b5190209056fe60806040526004361015610011575f80fd5b5f3560e01c8063097d7c4b1461111c57806329316a2a146110d35780635375b8911461107557806367c1cdc61461101a578063712e11d014610fac578063793ab7d014610f4a5780637c70806e1461095957806397610f30146108eb578063a7a86a1714610889578063c6ae8b49146102df578063ddbfc5c61461027d578063e8059fa314610227578063e8853a60146101c6578063ef0fe245146101585763f7a78fa7146100be575f80fd5b346101545760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101545767ffffffffffffffff6100fe6119c4565b165f525f602052608060405f2060ff60016002830154920154916040519271ffffffffffffffffffffffffffffffffffff8216845263ffffffff8260901c166020850152604084015260b81c1615156060820152f35b5f80fd5b34610154575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015457602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101545760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101545767ffffffffffffffff6102066119c4565b165f525f602052602060ff600260405f20015460b01c166040519015158152f35b346101545760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101545767ffffffffffffffff6102676119c4565b165f525f602052602060405f2054604051908152f35b34610154575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015457602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101545760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610154576103166119c4565b60243567ffffffffffffffff8111610154576103369036906004016119db565b67ffffffffffffffff831692835f525f60205260405f2092600284019283549260ff8460b01c1661085d576103729061036d611cc2565b611f19565b4381101561082a57610101814303105f146108005780405b80156107cc5761039b368486611c3e565b602081519101209181830361078957505050906103b9913691611c3e565b6040519060208101905160801b178060801c906103d581612208565b600281949394101561066e576001149081610776575b501561064657604051926fffffffffffffffffffffffffffffffff60208501939216905b8083106106f5575050507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08282030160051c82526040528051600d10156106c8578051600d101561069b576101c00151906040528060801c90602182116106465761047981612208565b600281959295101561066e5761064657836105035750505050916020917601000000000000000000000000000000000000000000007fffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffff7faf0e0025a6c50ea4fc3c9ba55b75186bed493733e891f1d014277fef076d23e7955f80955b5516179055604051908152a2005b5f9694959396508160200190816020116106075782036020019081111502601f8111610634577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff6fffffffffffffffffffffffffffffffff9160031b1b9216015116937f1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811681036106075760031b61010003936101008511610607577fffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffff602094760100000000000000000000000000000000000000000000927faf0e0025a6c50ea4fc3c9ba55b75186bed493733e891f1d014277fef076d23e7971c80956104f5565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b634e487b715f5260326020526024601cfd5b7ff3dd7004000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b7f3dc3cd92000000000000000000000000000000000000000000000000000000005f52600d60045260245ffd5b9091928184116106345761072061070c8584611e24565b6107168686611df0565b9060801b17612208565b50909461072d8683611df0565b846107388284611df0565b11610634576107609261075a9161074f8489611df0565b9060801b1797611df0565b90611df0565b938152602081018091116106075792919061040f565b610781915083611df0565b8314896103eb565b918891608493604051937f9686adc70000000000000000000000000000000000000000000000000000000085526004850152602484015260448301526064820152fd5b50867fbad8e214000000000000000000000000000000000000000000000000000000005f526004526024524360445260645ffd5b805f525f602052602080805f71f90827f1c53a10cb7a02335b1753200029355afa5060205161038a565b867f9706e3d2000000000000000000000000000000000000000000000000000000005f526004526024524360445260645ffd5b867fb077bad4000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610154575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015457602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610154575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015457602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610154576101207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610154576109916119c4565b60e07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc360112610154576101043567ffffffffffffffff8111610154576109dc9036906004016119db565b906109e5611cc2565b926109f1438286611d77565b600481101561066e57600203610eb35767ffffffffffffffff811693845f525f60205260405f209360028501805463ffffffff8160901c1615610e875760ff8160b81c16610e5c576040516020810190610a4a82611ad3565b60e08152610a5a61010082611a73565b5190206001880154808203610e2a575050610a76368488611c3e565b6020815191012060a435808203610df85750507fffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffffff7701000000000000000000000000000000000000000000000091610ad4610acf611a40565b611e31565b16179055600167ffffffffffffffff610aeb611a40565b16019367ffffffffffffffff8511610607577f5f2b748ce4d6875079fdd2b055e18d19c8070d0f3c455cbd59344c04e7dd3fb48261012089937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f67ffffffffffffffff610b8c9b604051968795610b6387611ad3565b61010060e088015281610100880152878701375f868b87010152169701168101030190a3611dfd565b9067ffffffffffffffff8211610dc757610ba4611a40565b91610bad611a2d565b91610bb6611a09565b610bbe611a1a565b915493610bc9611ab4565b9560405197610120890189811067ffffffffffffffff821117610d9a576040528852602088019467ffffffffffffffff168552604088019067ffffffffffffffff168152606088019163ffffffff168252608088019261ffff16835260a088019363ffffffff16845260c088019460c435865260e089019687526101008901976fffffffffffffffffffffffffffffffff168852604051987fec7144c6000000000000000000000000000000000000000000000000000000008a525167ffffffffffffffff1660048a01525167ffffffffffffffff1660248901525167ffffffffffffffff1660448801525163ffffffff1660648701525161ffff1660848601525163ffffffff1660a48501525160c48401525160e4830152516fffffffffffffffffffffffffffffffff1661010482015280807f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165a925f61012492602095f18015610d8f576020915f91610d62575b5067ffffffffffffffff60405191168152f35b610d829150823d8411610d88575b610d7a8183611a73565b810190611ca2565b82610d4f565b503d610d70565b6040513d5f823e3d90fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b507f6dfcc650000000000000000000000000000000000000000000000000000000005f52604060045260245260445ffd5b897f7be2f24d000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b897f677e8852000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b877ead0236000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b877fa3cb1a01000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b8390610f46610ef1610edd610ec88486611dfd565b67ffffffffffffffff60208701511690611df0565b9361075a610eeb8583611dfd565b91611f50565b6040519384937fd521e8530000000000000000000000000000000000000000000000000000000085524390600486019094939260609267ffffffffffffffff6080840197168352602083015260408201520152565b0390fd5b34610154575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015457602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610154575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015457602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610154575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015457602060405160ff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610154575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015457602060405163ffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101545760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015457602061111461110f6119c4565b611b5e565b604051908152f35b34610154576102007ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610154576111546119c4565b60e07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc3601126101545736610204116101545761118f611cc2565b9061119b438284611d77565b600481101561066e5760010361193f576111b481611b5e565b61271061ffff6111c2611a09565b1611611908576111d0611a1a565b63ffffffff811690600482101591826118cc575b5050158015611893575b6118305760c4357f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000018110156118055750611229610acf611a40565b73ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016611268611a2d565b63ffffffff604051917f23b7ec3b000000000000000000000000000000000000000000000000000000008352166004820152602081602481855afa8015610d8f575f906117a2575b73ffffffffffffffffffffffffffffffffffffffff915016803303611762575067ffffffffffffffff831692835f525f60205260405f206112ef611ab4565b61ffff6112fa611a09565b16612710018061271011610607576fffffffffffffffffffffffffffffffff6113239216611ddd565b93600282019384549371ffffffffffffffffffffffffffffffffffff851680881115611733575061135c90611356611a2d565b99611dfd565b9060409889519061136d8b83611a73565b6001825260208201907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08c0136833763ffffffff6113aa84611f0c565b911690528a519384927fa9024cbb000000000000000000000000000000000000000000000000000000008452606484019060606004860152518091526084840192905f5b81811061171457505050825f9492819260016024840152604483015203915afa801561170a575f9061166c575b6114259150611f0c565b5187519161143460a084611a73565b60048352608036602085013761144983611f0c565b5281516001101561069b5787820152611460611a2d565b611468611a09565b82516002101561069b57606083019163ffffffff65ffff000000006aff000000000000000000007f000000000000000000000000000000000000000000000000000000000000000060501b169360201b169116171790526fffffffffffffffffffffffffffffffff6114d8611ab4565b169080516003101561069b576115139160808201527f0000000000000000000000000000000000000000000000000000000000000000611f70565b156116335760018651602081019061152a82611ad3565b60e0815261153a61010082611a73565b51902091015571ffffffffffffffffffffffffffffffffffff83116116025791610100917f214207cd01556e06cd41c13ac0f88ff3ffc3f548bf0312821c369ed0fd8a0bb39375ffffffff00000000000000000000000000000000000061159f611a2d565b60901b16907fffffffffffffffffffff0000000000000000000000000000000000000000000071ffffffffffffffffffffffffffffffffffff851691161717905563ffffffff6115ed611a2d565b1694519081526115ff60208201611ad3565ba3005b827f6dfcc650000000000000000000000000000000000000000000000000000000005f52609060045260245260445ffd5b63ffffffff611640611a2d565b7ff8d002b2000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b503d805f833e61167c8183611a73565b8101906020818303126101545780519067ffffffffffffffff821161015457019080601f830112156101545781519167ffffffffffffffff8311610d9a578260051b9060208201936116d08c519586611a73565b845260208085019282010192831161015457602001905b8282106116fa575050506114259061141b565b81518152602091820191016116e7565b88513d5f823e3d90fd5b825163ffffffff168552879550602094850194909201916001016113ee565b877fa158d4dd000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b63ffffffff61176f611a2d565b7fbd97b9e6000000000000000000000000000000000000000000000000000000005f52166004526024523360445260645ffd5b506020813d6020116117fd575b816117bc60209383611a73565b81010312610154575173ffffffffffffffffffffffffffffffffffffffff811681036101545773ffffffffffffffffffffffffffffffffffffffff906112b0565b3d91506117af565b7fed087da9000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b63ffffffff61183d611a1a565b7fad267c9d000000000000000000000000000000000000000000000000000000005f521660045263ffffffff7f00000000000000000000000000000000000000000000000000000000000000001660245260445ffd5b5061189c611a1a565b63ffffffff807f0000000000000000000000000000000000000000000000000000000000000000169116116111ee565b9091507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8101908111610607571663ffffffff161584806111e4565b61ffff611913611a09565b7fd75baece000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b610f4661196f61194f8385611dfd565b9367ffffffffffffffff60206119658684611dfd565b9201511690611df0565b6040519384937f3d481ad30000000000000000000000000000000000000000000000000000000085524390600486019094939260609267ffffffffffffffff6080840197168352602083015260408201520152565b6004359067ffffffffffffffff8216820361015457565b9181601f840112156101545782359167ffffffffffffffff8311610154576020838186019501011161015457565b60443561ffff811681036101545790565b60643563ffffffff811681036101545790565b60243563ffffffff811681036101545790565b60843567ffffffffffffffff811681036101545790565b6060810190811067ffffffffffffffff821117610d9a57604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117610d9a57604052565b60e4356fffffffffffffffffffffffffffffffff811681036101545790565b60243563ffffffff811680910361015457815260443561ffff811680910361015457602082015260643563ffffffff811680910361015457604082015260843567ffffffffffffffff811680910361015457606082015260a435608082015260c43560a082015260e435906fffffffffffffffffffffffffffffffff82168092036101545760c00152565b9067ffffffffffffffff8216805f525f60205260405f2060ff600282015460b01c1615611c02577f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001929350546040519060208201927ffc50565018599d5559374948658174cf7cde9a376138c0b47f5451ff607111da8452466040840152306060840152608083015260a082015260a08152611bfb60c082611a73565b5190200690565b50611c0f8361036d611cc2565b907fd573be2d000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b92919267ffffffffffffffff8211610d9a5760405191611c8660207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f8401160184611a73565b829481845281830111610154578281602093845f960137010152565b90816020910312610154575167ffffffffffffffff811681036101545790565b5f60408051611cd081611a57565b8281528260208201520152604051611ce781611a57565b67ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016815267ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016602082015267ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016604082015290565b611d818282611dfd565b8310611dd657611da9611d948383611dfd565b67ffffffffffffffff60208401511690611df0565b8310611dce5761075a610eeb611dbf9383611dfd565b11611dc957600390565b600290565b505050600190565b5050505f90565b8181029291811591840414171561060757565b9190820180921161060757565b61075a611e219267ffffffffffffffff611e1a8185511694611f50565b9116611ddd565b90565b9190820391821161060757565b6040517f2755cd2d00000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610d8f5767ffffffffffffffff9182915f91611eed575b50169116818103611ebf575050565b7feeef5a10000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b611f06915060203d602011610d8857610d7a8183611a73565b5f611eb0565b80511561069b5760200190565b90611f2391611dfd565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019081116106075790565b611e219067ffffffffffffffff6040816020840151169201511690611df0565b91908051833b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff810190808211610607577ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe3f019081116106075760061c7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff810190811161060757810361216e57906040519161030083019460018681840160061b6101c001923c60c061012435958615157f30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47881016966101043586527f30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47036020860152608061014460408701378185015e61018083019060406104c08501835e9182916101c08501935b6120e8575050506080906103c08301905e60406101c4610240830137826080610440830161028084015e6120cb5750565b60209192506103005f918280526008620373cafa60015f51141690565b9091957fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff908760061b8601907f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000160408760606104c08d60051b8a01519687610500820152016007612328fa9210161660408360808160066103e8fa16960191908261209a565b505f925050565b60ff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff409116019060ff821161060757565b60ff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc99116019060ff821161060757565b60ff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff809116019060ff821161060757565b908160801c918215610646576020835f0301602081111502601f8111610634577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9060031b1b6fffffffffffffffffffffffffffffffff8216511660f81c60c081105f146123c657608081101561228557505f9250600191839150565b60b7811161231b5761229860ff916121d7565b1680931190816122b1575b501561064657600191905f90565b60018414801592506122c5575b505f6122a3565b7f800000000000000000000000000000000000000000000000000000000000000091506123127fff0000000000000000000000000000000000000000000000000000000000000091612494565b1610155f6122be565b61232761232c916121d7565b6121a6565b60ff811691828511156106465761234290612494565b907fff000000000000000000000000000000000000000000000000000000000000008216156106465760ff81168303610607576107f89060031b16610100036101008111610607571c9283826037821192836123b2575b5050501561064657600181018091116106075791905f90565b6123bd929350611e24565b1183825f612399565b9060f782116123ec57506123db60ff91612175565b168092111561064657600191908290565b906123276123f991612175565b60ff811691828511156106465761240f90612494565b907fff000000000000000000000000000000000000000000000000000000000000008216156106465760ff81168303610607576107f89060031b16610100036101008111610607571c928382603782119283612480575b505050156106465760018101809111610607579190600190565b61248b929350611e24565b1183825f612466565b60208160801c60010301602181111502601f8111610634576fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60019260031b1b9216015116905630644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47",
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
// Solidity: constructor(address staking, address settlement, (uint64,uint64,uint64) clock, uint32 maxTxs, uint8 vrfMode, bytes ticketKey) returns()
func (sequencing *Sequencing) PackConstructor(staking common.Address, settlement common.Address, clock Clock, maxTxs uint32, vrfMode uint8, ticketKey []byte) []byte {
	enc, err := sequencing.abi.Pack("", staking, settlement, clock, maxTxs, vrfMode, ticketKey)
	if err != nil {
		panic(err)
	}
	return enc
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
// Solidity: function bestOf(uint64 slot) view returns(uint256 score, uint32 stakerId, bytes32 proposalHash, bool revealed)
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
// Solidity: function bestOf(uint64 slot) view returns(uint256 score, uint32 stakerId, bytes32 proposalHash, bool revealed)
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
}

// UnpackBestOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf7a78fa7.
//
// Solidity: function bestOf(uint64 slot) view returns(uint256 score, uint32 stakerId, bytes32 proposalHash, bool revealed)
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
	if bytes.Equal(raw[:4], sequencing.abi.Errors["AlreadyRevealed"].ID.Bytes()[:4]) {
		return sequencing.UnpackAlreadyRevealedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["BodyMismatch"].ID.Bytes()[:4]) {
		return sequencing.UnpackBodyMismatchError(raw[4:])
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
	if bytes.Equal(raw[:4], sequencing.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return sequencing.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["ScoreNotHigher"].ID.Bytes()[:4]) {
		return sequencing.UnpackScoreNotHigherError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["TxRootOutOfField"].ID.Bytes()[:4]) {
		return sequencing.UnpackTxRootOutOfFieldError(raw[4:])
	}
	if bytes.Equal(raw[:4], sequencing.abi.Errors["WrongHeader"].ID.Bytes()[:4]) {
		return sequencing.UnpackWrongHeaderError(raw[4:])
	}
	return nil, errors.New("Unknown error")
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
	MaxTxs uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidNumTxs(uint32 numTxs, uint32 maxTxs)
func SequencingInvalidNumTxsErrorID() common.Hash {
	return common.HexToHash("0xad267c9d13bc47412b3f93494f4102a0900638fd9776bfb9181cf26e1ebc3cec")
}

// UnpackInvalidNumTxsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidNumTxs(uint32 numTxs, uint32 maxTxs)
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

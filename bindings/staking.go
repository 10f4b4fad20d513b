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

// StakingMetaData contains all meta data concerning the Staking contract.
var StakingMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"sequencing\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"stakeAmount\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"activationDelay\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"exitDelay\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"ACTIVATION_DELAY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"EXIT_DELAY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"SEQUENCING\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"SETTLEMENT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"STAKE_AMOUNT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TOKEN\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"depositOf\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"ownerOf\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"penalize\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"fromBlock\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"banUntil\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"refill\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"requestExit\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"stake\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"roles\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"vrfKey\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"staker\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structStaker\",\"components\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"roles\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"activationBlock\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"exitBlock\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"penalized\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"vrfKey\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"missing\",\"type\":\"uint248\",\"internalType\":\"uint248\"},{\"name\":\"withdrawn\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"stakerCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"suspensionsOf\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple[]\",\"internalType\":\"structSuspension[]\",\"components\":[{\"name\":\"fromBlock\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"untilBlock\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"banUntil\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"vrfKeys\",\"inputs\":[{\"name\":\"stakerIds\",\"type\":\"uint32[]\",\"internalType\":\"uint32[]\"},{\"name\":\"role\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"atBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"keys\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"ExitRequested\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"exitBlock\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"},{\"name\":\"withdrawableBlock\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Penalized\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"burned\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"fromBlock\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"},{\"name\":\"banUntil\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Refilled\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"from\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"untilBlock\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Staked\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"owner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"roles\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"vrfKey\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"activationBlock\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"owner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyWithdrawn\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"Banned\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"fromBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"banUntil\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"atBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ExitAlreadyRequested\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"exitBlock\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"ExitNotRequested\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"Exited\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"exitBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"atBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidActivationDelay\",\"inputs\":[{\"name\":\"activationDelay\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"InvalidExitDelay\",\"inputs\":[{\"name\":\"exitDelay\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"InvalidRoles\",\"inputs\":[{\"name\":\"roles\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"InvalidVrfKey\",\"inputs\":[{\"name\":\"vrfKey\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotActive\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"activationBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"atBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotOwner\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotSequencingOrSettlement\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NothingMissing\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"PenaltyNotAhead\",\"inputs\":[{\"name\":\"fromBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"Suspended\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"fromBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"untilBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"atBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"UnknownStaker\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"WithdrawTooEarly\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"withdrawableBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WrongRole\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"roles\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"requiredRole\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"ZeroOwner\",\"inputs\":[]}]",
	ID:  "Staking",
	Bin: "0x61014080604052346101a25760c0816120ff803803809161002082856101f5565b8339810103126101a2576100338161022c565b906100406020820161022c565b9061004d6040820161022c565b60608201519061006b60a061006460808601610240565b9401610240565b93853b156101d75764ffffffffff8416801580156101ca575b6101b8575064ffffffffff851663ffffffff81116101a65750608086905260a05260c05260e05261010052610120526001600160a01b0316803b156101a2575f8091602460405180948193630852cd8d60e31b83528160048401525af1801561019757610187575b604051611eac908161025382396080518181816104460152818161079c01528181610e070152818161101e015261157a015260a05181818161025e0152610615015260c05181818161017f01526105a3015260e05181818161010e01528181610fe60152611922015261010051818181610f300152818161145201526116e30152610120518181816106ae01528181610c9b015261131a0152f35b5f610191916101f5565b5f6100ec565b6040513d5f823e3d90fd5b5f80fd5b637b2b129360e01b5f5260045260245ffd5b639a26572560e01b5f5260045260245ffd5b5063ffffffff8111610084565b6322a2d07b60e21b5f9081526001600160a01b038716600452602490fd5b601f909101601f19168101906001600160401b0382119082101761021857604052565b634e487b7160e01b5f52604160045260245ffd5b51906001600160a01b03821682036101a257565b519064ffffffffff821682036101a25756fe6080806040526004361015610012575f80fd5b5f905f3560e01c90816305b0356f146116aa575080630cd8c00a1461166657806323b7ec3b14611606578063438326af146113be578063460b4fa7146112605780637387c5d3146110ff5780637befa74f14610e2b57806382bfefc814610dbd57806393a7f94014610cbf5780639d82ba2514610c60578063a9024cbb14610934578063aa9224cd14610639578063c2ec4d20146105cb578063d40a9623146101e4578063dff69787146101a3578063ef0fe245146101345763faf5625f146100d9575f80fd5b3461013157807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101315760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b80fd5b503461013157807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261013157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461013157807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101315763ffffffff6020915416604051908152f35b50346104cd5760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd5761021c611707565b602435906044359064ffffffffff8216908183036104cd576064359164ffffffffff83168084036104cd5773ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000163314158061058b575b61055f574382111561052f5761029c8361188e565b956102a6876118ed565b90818082109118021895600281017effffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8154167effffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff89116104fe577effffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff891601957effffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff87116104d15763ffffffff60609661041d947effffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f180de3db708d012ddd862115597cf098a3093d9145ee966ac525d8e5c2d584969a1694857fff000000000000000000000000000000000000000000000000000000000000008254161790557f01000000000000000000000000000000000000000000000000000000000000007effffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8254161790551697885f52600260205260405f2092151592611c7a565b6040519186835260208301526040820152a273ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690813b156104cd575f916024839260405194859384927f42966c6800000000000000000000000000000000000000000000000000000000845260048401525af180156104c2576104b4575080f35b6104c091505f906117df565b005b6040513d5f823e3d90fd5b5f80fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b887f6dfcc650000000000000000000000000000000000000000000000000000000005f5260f860045260245260445ffd5b507f9b8f2ddf000000000000000000000000000000000000000000000000000000005f526004524360245260445ffd5b7f875ec9eb000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b5073ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016331415610287565b346104cd575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346104cd5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd57610670611707565b61067981611a6b565b9064ffffffffff825460d01c169182156109025760028101908154938460f81c6108d0576106d463ffffffff9164ffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169061172a565b931692835f52600260205260405f20805480155f1461088957505064ffffffffff5f5b1690818082119118021880431061085657507effffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff6107537f0100000000000000000000000000000000000000000000000000000000000000926118ed565b9416179055604051908282527f646b493a0f5ee1f45d5144be6a81c91ac2a1f98ecbff3e5489c8d9a4fe96e8d860203393a373ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690604051907fa9059cbb000000000000000000000000000000000000000000000000000000005f523360045260245260205f60448180865af19060015f5114821615610836575b501561080b57005b7f5274afe7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b600182151661084e5750813b15153d15161682610803565b3d5f823e3d90fd5b837f4856c128000000000000000000000000000000000000000000000000000000005f526004524360245260445260645ffd5b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019081116104d1576108c564ffffffffff92918392611737565b505460501c166106f7565b63ffffffff847fd9f749b9000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b63ffffffff827f3b2fe89a000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b346104cd5760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd5760043567ffffffffffffffff81116104cd57366023820112156104cd5780600401359067ffffffffffffffff82116104cd573660248360051b830101116104cd57906109ad61171a565b91604435926109bb83611820565b916109c960405193846117df565b8383526109d584611820565b917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe060208501930136843760405191610800610a1181856117df565b36843760ff8216935f5b87811015610c1c5760248160051b8401013563ffffffff8116908181036104cd57600182018083116104d157603f821690610a56828a611869565b51818160201c14610bf1575084610a729160201b179189611869565b52815f52600160205260405f20918254908160a01c9064ffffffffff8360a81c1664ffffffffff8460d01c169273ffffffffffffffffffffffffffffffffffffffff851615610bc5578c60ff8c83161603610b8e575090818f8095949311610b5b575081151580610b51575b610b1d57505091600194939188869460f81c610b0c575b5050500154610b04828a61187a565b525b01610a1b565b610b1592611ad3565b8c8c88610af5565b9091507faaca00c7000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b5083821115610ade565b84917f856e8f3e000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b60ff8d91847fda26ab3f000000000000000000000000000000000000000000000000000000005f526004521660245260445260645ffd5b827fc6eb0637000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90506001949350610c0b925063ffffffff9150168961187a565b51610c16828a61187a565b52610b06565b8187604051918291602083019060208452518091526040830191905f5b818110610c47575050500390f35b8251845285945060209384019390920191600101610c39565b346104cd575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd57602060405164ffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346104cd5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd5763ffffffff610cfb611707565b165f52600260205260405f20805490610d1382611820565b91610d2160405193846117df565b8083526020830180925f5260205f205f915b838310610da0578486604051918291602083019060208452518091526040830191905f5b818110610d65575050500390f35b919350916020606060019264ffffffffff60408851828151168452828682015116868501520151166040820152019401910191849392610d57565b600160208192610daf85611838565b815201920192019190610d33565b346104cd575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346104cd5760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd5760043573ffffffffffffffffffffffffffffffffffffffff81168091036104cd57610e8361171a565b906044359080156110d75760ff831692831580156110cd575b6110a15782158015611077575b61104b575f549063ffffffff82169363ffffffff85146104d15760209564ffffffffff7f62cf1e91cbf35302e65e6ff41e0b6f5c67bbd36e2b3888def9862c1c319c4df79360609363ffffffff60017fffffffffffffffffffffffffffffffffffffffffffffffffffffffff000000009a01168099819816175f55806001610f5b610f56867f0000000000000000000000000000000000000000000000000000000000000000164361172a565b61194f565b93895f52818d5260405f209081549074ff00000000000000000000000000000000000000008d7fffffffffffff000000000000000000000000000000000000000000000000000079ffffffffff0000000000000000000000000000000000000000008a60a81b169416179160a01b1617178155015560405193845289840152166040820152a36110437f0000000000000000000000000000000000000000000000000000000000000000303373ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016611995565b604051908152f35b827f85e96856000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001831015610ea9565b837facd371d6000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5060078411610e9c565b7f9905827b000000000000000000000000000000000000000000000000000000005f5260045ffd5b346104cd5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd5761010061117961113c611707565b5f60e060405161114b81611779565b8281528260208201528260408201528260608201528260808201528260a08201528260c0820152015261188e565b60405161118581611779565b7effffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82549173ffffffffffffffffffffffffffffffffffffffff831693848252602082019360ff8160a01c16855264ffffffffff60408401818360a81c168152816060860191818560d01c168352608087019460f81c1515855260ff600260018801549760a08a0198895201549960e060c08a01998b8d168b52019a60f81c15158b526040519b8c52511660208b0152511660408901525116606087015251151560808601525160a0850152511660c083015251151560e0820152f35b346104cd5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd57611297611707565b6112a081611a6b565b9081549164ffffffffff8360d01c168061138957506112be4361194f565b927fff0000000000ffffffffffffffffffffffffffffffffffffffffffffffffffff7effffffffff000000000000000000000000000000000000000000000000000064ffffffffff86169560d01b16911617905564ffffffffff7f00000000000000000000000000000000000000000000000000000000000000001682019064ffffffffff82116104d15763ffffffff60409164ffffffffff7ffce8972c08d38d531b9de8a326ff6a2e615a06d408073f623fe42f478bce2ff59484519687521660208601521692a2005b63ffffffff837f05be4c69000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b346104cd5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd576113f5611707565b6113fe8161188e565b60028101917effffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8354169182156115d4575460d01c64ffffffffff168061159f575063ffffffff90611478610f5664ffffffffff7f0000000000000000000000000000000000000000000000000000000000000000164361172a565b937fff0000000000000000000000000000000000000000000000000000000000000081541690551691825f52600260205260405f20928354937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff85019485116104d157826114ec6104c09661152893611737565b50907fffffffffffffffffffffffffffffffffffffffffffff0000000000ffffffffff69ffffffffff000000000083549260281b169116179055565b64ffffffffff604051928484521660208301527f421042332d95c37ec60116e3e8a62ce95edd5c7cd1384630f0e9d0cfc077156060403393a3303373ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016611995565b63ffffffff827f05be4c69000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b63ffffffff827f545f93d1000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b346104cd5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd57602073ffffffffffffffffffffffffffffffffffffffff61165c611657611707565b61188e565b5416604051908152f35b346104cd5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd5760206110436116a5611657611707565b6118ed565b346104cd575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126104cd5760209064ffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b6004359063ffffffff821682036104cd57565b6024359060ff821682036104cd57565b919082018092116104d157565b805482101561174c575f5260205f2001905f90565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b610100810190811067ffffffffffffffff82111761179657604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b6060810190811067ffffffffffffffff82111761179657604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff82111761179657604052565b67ffffffffffffffff81116117965760051b60200190565b90604051611845816117c3565b604064ffffffffff8294548181168452818160281c16602085015260501c16910152565b90604081101561174c5760051b0190565b805182101561174c5760209160051b010190565b63ffffffff1690815f52600160205260405f209173ffffffffffffffffffffffffffffffffffffffff835416156118c25750565b7fc6eb0637000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b600201548060f81c5f1461190057505f90565b7effffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000911681039081116104d15790565b64ffffffffff81116119655764ffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52602860045260245260445ffd5b92909173ffffffffffffffffffffffffffffffffffffffff9081604051947f23b872dd000000000000000000000000000000000000000000000000000000005f52166004521660245260445260205f60648180865af19060015f5114821615611a4a575b6040525f60605215611a085750565b73ffffffffffffffffffffffffffffffffffffffff907f5274afe7000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b906001811516611a6257823b15153d151616906119f9565b503d5f823e3d90fd5b90611a758261188e565b9173ffffffffffffffffffffffffffffffffffffffff83541690813303611a9a575050565b63ffffffff907fbd97b9e6000000000000000000000000000000000000000000000000000000005f52166004526024523360445260645ffd5b909163ffffffff82165f526002602052600160405f20938454918291161515915b611aff575050505050565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81018181116104d157611b36611b3c9187611737565b50611838565b9464ffffffffff86511691848311611c4857505064ffffffffff60208601511680158015611c3f575b611bec57505080611bd8575b611b7a57505050565b825160409384015193517f826a6deb00000000000000000000000000000000000000000000000000000000815263ffffffff93909316600484015264ffffffffff908116602484015290921660448201526064810191909152608490fd5b5064ffffffffff6040840151168110611b71565b6040517f5d10b0d400000000000000000000000000000000000000000000000000000000815263ffffffff8616600482015264ffffffffff92831660248201529116604482015260648101839052608490fd5b50808410611b65565b9150945080156104d1577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0180611af4565b92835480611d87575b5015611d80575f925b64ffffffffff60405192611c9f846117c3565b16825264ffffffffff602083019416845264ffffffffff604083019316835280546801000000000000000081101561179657611ce091600182018155611737565b929092611d545790518254935191516effffffffff0000000000000000000060509190911b167fffffffffffffffffffffffffffffffffff00000000000000000000000000000090941664ffffffffff9091161769ffffffffff000000000060289290921b9190911617919091179055565b565b7f4e487b71000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b8092611c8c565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019081116104d157611dbb9085611737565b50611ddd81549464ffffffffff808760501c169116818082119118021861194f565b9364ffffffffff8160281c16908115918215611ea2575b508115611e90575b5015611c83579150611d529350611e4d57907fffffffffffffffffffffffffffffffffff0000000000ffffffffffffffffffff6effffffffff0000000000000000000083549260501b169116179055565b80547fffffffffffffffffffffffffffffffffff00000000000000000000ffffffffff1660509290921b6effffffffff0000000000000000000016919091179055565b905064ffffffffff439116115f611dfc565b431091505f611df456",
}

// Staking is an auto generated Go binding around an Ethereum contract.
type Staking struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Staking) GetABI() abi.ABI {
	return c.abi
}

// NewStaking creates a new instance of Staking.
func NewStaking() *Staking {
	parsed, err := StakingMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Staking{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Staking) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address token, address sequencing, address settlement, uint256 stakeAmount, uint40 activationDelay, uint40 exitDelay) returns()
func (staking *Staking) PackConstructor(token common.Address, sequencing common.Address, settlement common.Address, stakeAmount *big.Int, activationDelay *big.Int, exitDelay *big.Int) []byte {
	enc, err := staking.abi.Pack("", token, sequencing, settlement, stakeAmount, activationDelay, exitDelay)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackACTIVATIONDELAY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x05b0356f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ACTIVATION_DELAY() view returns(uint40)
func (staking *Staking) PackACTIVATIONDELAY() []byte {
	enc, err := staking.abi.Pack("ACTIVATION_DELAY")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackACTIVATIONDELAY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x05b0356f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ACTIVATION_DELAY() view returns(uint40)
func (staking *Staking) TryPackACTIVATIONDELAY() ([]byte, error) {
	return staking.abi.Pack("ACTIVATION_DELAY")
}

// UnpackACTIVATIONDELAY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x05b0356f.
//
// Solidity: function ACTIVATION_DELAY() view returns(uint40)
func (staking *Staking) UnpackACTIVATIONDELAY(data []byte) (*big.Int, error) {
	out, err := staking.abi.Unpack("ACTIVATION_DELAY", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackEXITDELAY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9d82ba25.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function EXIT_DELAY() view returns(uint40)
func (staking *Staking) PackEXITDELAY() []byte {
	enc, err := staking.abi.Pack("EXIT_DELAY")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEXITDELAY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9d82ba25.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function EXIT_DELAY() view returns(uint40)
func (staking *Staking) TryPackEXITDELAY() ([]byte, error) {
	return staking.abi.Pack("EXIT_DELAY")
}

// UnpackEXITDELAY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9d82ba25.
//
// Solidity: function EXIT_DELAY() view returns(uint40)
func (staking *Staking) UnpackEXITDELAY(data []byte) (*big.Int, error) {
	out, err := staking.abi.Unpack("EXIT_DELAY", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSEQUENCING is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc2ec4d20.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SEQUENCING() view returns(address)
func (staking *Staking) PackSEQUENCING() []byte {
	enc, err := staking.abi.Pack("SEQUENCING")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSEQUENCING is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc2ec4d20.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function SEQUENCING() view returns(address)
func (staking *Staking) TryPackSEQUENCING() ([]byte, error) {
	return staking.abi.Pack("SEQUENCING")
}

// UnpackSEQUENCING is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc2ec4d20.
//
// Solidity: function SEQUENCING() view returns(address)
func (staking *Staking) UnpackSEQUENCING(data []byte) (common.Address, error) {
	out, err := staking.abi.Unpack("SEQUENCING", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackSETTLEMENT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xef0fe245.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SETTLEMENT() view returns(address)
func (staking *Staking) PackSETTLEMENT() []byte {
	enc, err := staking.abi.Pack("SETTLEMENT")
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
func (staking *Staking) TryPackSETTLEMENT() ([]byte, error) {
	return staking.abi.Pack("SETTLEMENT")
}

// UnpackSETTLEMENT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xef0fe245.
//
// Solidity: function SETTLEMENT() view returns(address)
func (staking *Staking) UnpackSETTLEMENT(data []byte) (common.Address, error) {
	out, err := staking.abi.Unpack("SETTLEMENT", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackSTAKEAMOUNT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfaf5625f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function STAKE_AMOUNT() view returns(uint256)
func (staking *Staking) PackSTAKEAMOUNT() []byte {
	enc, err := staking.abi.Pack("STAKE_AMOUNT")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSTAKEAMOUNT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfaf5625f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function STAKE_AMOUNT() view returns(uint256)
func (staking *Staking) TryPackSTAKEAMOUNT() ([]byte, error) {
	return staking.abi.Pack("STAKE_AMOUNT")
}

// UnpackSTAKEAMOUNT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfaf5625f.
//
// Solidity: function STAKE_AMOUNT() view returns(uint256)
func (staking *Staking) UnpackSTAKEAMOUNT(data []byte) (*big.Int, error) {
	out, err := staking.abi.Unpack("STAKE_AMOUNT", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackTOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x82bfefc8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function TOKEN() view returns(address)
func (staking *Staking) PackTOKEN() []byte {
	enc, err := staking.abi.Pack("TOKEN")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x82bfefc8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function TOKEN() view returns(address)
func (staking *Staking) TryPackTOKEN() ([]byte, error) {
	return staking.abi.Pack("TOKEN")
}

// UnpackTOKEN is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x82bfefc8.
//
// Solidity: function TOKEN() view returns(address)
func (staking *Staking) UnpackTOKEN(data []byte) (common.Address, error) {
	out, err := staking.abi.Unpack("TOKEN", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackDepositOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0cd8c00a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function depositOf(uint32 stakerId) view returns(uint256)
func (staking *Staking) PackDepositOf(stakerId uint32) []byte {
	enc, err := staking.abi.Pack("depositOf", stakerId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDepositOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0cd8c00a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function depositOf(uint32 stakerId) view returns(uint256)
func (staking *Staking) TryPackDepositOf(stakerId uint32) ([]byte, error) {
	return staking.abi.Pack("depositOf", stakerId)
}

// UnpackDepositOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0cd8c00a.
//
// Solidity: function depositOf(uint32 stakerId) view returns(uint256)
func (staking *Staking) UnpackDepositOf(data []byte) (*big.Int, error) {
	out, err := staking.abi.Unpack("depositOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackOwnerOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x23b7ec3b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ownerOf(uint32 stakerId) view returns(address)
func (staking *Staking) PackOwnerOf(stakerId uint32) []byte {
	enc, err := staking.abi.Pack("ownerOf", stakerId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOwnerOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x23b7ec3b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ownerOf(uint32 stakerId) view returns(address)
func (staking *Staking) TryPackOwnerOf(stakerId uint32) ([]byte, error) {
	return staking.abi.Pack("ownerOf", stakerId)
}

// UnpackOwnerOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x23b7ec3b.
//
// Solidity: function ownerOf(uint32 stakerId) view returns(address)
func (staking *Staking) UnpackOwnerOf(data []byte) (common.Address, error) {
	out, err := staking.abi.Unpack("ownerOf", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackPenalize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd40a9623.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function penalize(uint32 stakerId, uint256 amount, uint40 fromBlock, uint40 banUntil) returns()
func (staking *Staking) PackPenalize(stakerId uint32, amount *big.Int, fromBlock *big.Int, banUntil *big.Int) []byte {
	enc, err := staking.abi.Pack("penalize", stakerId, amount, fromBlock, banUntil)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPenalize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd40a9623.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function penalize(uint32 stakerId, uint256 amount, uint40 fromBlock, uint40 banUntil) returns()
func (staking *Staking) TryPackPenalize(stakerId uint32, amount *big.Int, fromBlock *big.Int, banUntil *big.Int) ([]byte, error) {
	return staking.abi.Pack("penalize", stakerId, amount, fromBlock, banUntil)
}

// PackRefill is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x438326af.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function refill(uint32 stakerId) returns()
func (staking *Staking) PackRefill(stakerId uint32) []byte {
	enc, err := staking.abi.Pack("refill", stakerId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRefill is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x438326af.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function refill(uint32 stakerId) returns()
func (staking *Staking) TryPackRefill(stakerId uint32) ([]byte, error) {
	return staking.abi.Pack("refill", stakerId)
}

// PackRequestExit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x460b4fa7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function requestExit(uint32 stakerId) returns()
func (staking *Staking) PackRequestExit(stakerId uint32) []byte {
	enc, err := staking.abi.Pack("requestExit", stakerId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRequestExit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x460b4fa7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function requestExit(uint32 stakerId) returns()
func (staking *Staking) TryPackRequestExit(stakerId uint32) ([]byte, error) {
	return staking.abi.Pack("requestExit", stakerId)
}

// PackStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7befa74f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function stake(address owner, uint8 roles, uint256 vrfKey) returns(uint32 stakerId)
func (staking *Staking) PackStake(owner common.Address, roles uint8, vrfKey *big.Int) []byte {
	enc, err := staking.abi.Pack("stake", owner, roles, vrfKey)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7befa74f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function stake(address owner, uint8 roles, uint256 vrfKey) returns(uint32 stakerId)
func (staking *Staking) TryPackStake(owner common.Address, roles uint8, vrfKey *big.Int) ([]byte, error) {
	return staking.abi.Pack("stake", owner, roles, vrfKey)
}

// UnpackStake is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7befa74f.
//
// Solidity: function stake(address owner, uint8 roles, uint256 vrfKey) returns(uint32 stakerId)
func (staking *Staking) UnpackStake(data []byte) (uint32, error) {
	out, err := staking.abi.Unpack("stake", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackStaker is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7387c5d3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function staker(uint32 stakerId) view returns((address,uint8,uint40,uint40,bool,uint256,uint248,bool))
func (staking *Staking) PackStaker(stakerId uint32) []byte {
	enc, err := staking.abi.Pack("staker", stakerId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStaker is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7387c5d3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function staker(uint32 stakerId) view returns((address,uint8,uint40,uint40,bool,uint256,uint248,bool))
func (staking *Staking) TryPackStaker(stakerId uint32) ([]byte, error) {
	return staking.abi.Pack("staker", stakerId)
}

// UnpackStaker is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7387c5d3.
//
// Solidity: function staker(uint32 stakerId) view returns((address,uint8,uint40,uint40,bool,uint256,uint248,bool))
func (staking *Staking) UnpackStaker(data []byte) (Staker, error) {
	out, err := staking.abi.Unpack("staker", data)
	if err != nil {
		return *new(Staker), err
	}
	out0 := *abi.ConvertType(out[0], new(Staker)).(*Staker)
	return out0, nil
}

// PackStakerCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdff69787.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function stakerCount() view returns(uint32)
func (staking *Staking) PackStakerCount() []byte {
	enc, err := staking.abi.Pack("stakerCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStakerCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdff69787.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function stakerCount() view returns(uint32)
func (staking *Staking) TryPackStakerCount() ([]byte, error) {
	return staking.abi.Pack("stakerCount")
}

// UnpackStakerCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdff69787.
//
// Solidity: function stakerCount() view returns(uint32)
func (staking *Staking) UnpackStakerCount(data []byte) (uint32, error) {
	out, err := staking.abi.Unpack("stakerCount", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackSuspensionsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x93a7f940.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function suspensionsOf(uint32 stakerId) view returns((uint40,uint40,uint40)[])
func (staking *Staking) PackSuspensionsOf(stakerId uint32) []byte {
	enc, err := staking.abi.Pack("suspensionsOf", stakerId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSuspensionsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x93a7f940.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function suspensionsOf(uint32 stakerId) view returns((uint40,uint40,uint40)[])
func (staking *Staking) TryPackSuspensionsOf(stakerId uint32) ([]byte, error) {
	return staking.abi.Pack("suspensionsOf", stakerId)
}

// UnpackSuspensionsOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x93a7f940.
//
// Solidity: function suspensionsOf(uint32 stakerId) view returns((uint40,uint40,uint40)[])
func (staking *Staking) UnpackSuspensionsOf(data []byte) ([]Suspension, error) {
	out, err := staking.abi.Unpack("suspensionsOf", data)
	if err != nil {
		return *new([]Suspension), err
	}
	out0 := *abi.ConvertType(out[0], new([]Suspension)).(*[]Suspension)
	return out0, nil
}

// PackVrfKeys is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa9024cbb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function vrfKeys(uint32[] stakerIds, uint8 role, uint256 atBlock) view returns(uint256[] keys)
func (staking *Staking) PackVrfKeys(stakerIds []uint32, role uint8, atBlock *big.Int) []byte {
	enc, err := staking.abi.Pack("vrfKeys", stakerIds, role, atBlock)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVrfKeys is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa9024cbb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function vrfKeys(uint32[] stakerIds, uint8 role, uint256 atBlock) view returns(uint256[] keys)
func (staking *Staking) TryPackVrfKeys(stakerIds []uint32, role uint8, atBlock *big.Int) ([]byte, error) {
	return staking.abi.Pack("vrfKeys", stakerIds, role, atBlock)
}

// UnpackVrfKeys is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa9024cbb.
//
// Solidity: function vrfKeys(uint32[] stakerIds, uint8 role, uint256 atBlock) view returns(uint256[] keys)
func (staking *Staking) UnpackVrfKeys(data []byte) ([]*big.Int, error) {
	out, err := staking.abi.Unpack("vrfKeys", data)
	if err != nil {
		return *new([]*big.Int), err
	}
	out0 := *abi.ConvertType(out[0], new([]*big.Int)).(*[]*big.Int)
	return out0, nil
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaa9224cd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(uint32 stakerId) returns()
func (staking *Staking) PackWithdraw(stakerId uint32) []byte {
	enc, err := staking.abi.Pack("withdraw", stakerId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaa9224cd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdraw(uint32 stakerId) returns()
func (staking *Staking) TryPackWithdraw(stakerId uint32) ([]byte, error) {
	return staking.abi.Pack("withdraw", stakerId)
}

// StakingExitRequested represents a ExitRequested event raised by the Staking contract.
type StakingExitRequested struct {
	StakerId          uint32
	ExitBlock         *big.Int
	WithdrawableBlock *big.Int
	Raw               *types.Log // Blockchain specific contextual infos
}

const StakingExitRequestedEventName = "ExitRequested"

// ContractEventName returns the user-defined event name.
func (StakingExitRequested) ContractEventName() string {
	return StakingExitRequestedEventName
}

// UnpackExitRequestedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ExitRequested(uint32 indexed stakerId, uint40 exitBlock, uint40 withdrawableBlock)
func (staking *Staking) UnpackExitRequestedEvent(log *types.Log) (*StakingExitRequested, error) {
	event := "ExitRequested"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != staking.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StakingExitRequested)
	if len(log.Data) > 0 {
		if err := staking.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range staking.abi.Events[event].Inputs {
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

// StakingPenalized represents a Penalized event raised by the Staking contract.
type StakingPenalized struct {
	StakerId  uint32
	Burned    *big.Int
	FromBlock *big.Int
	BanUntil  *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const StakingPenalizedEventName = "Penalized"

// ContractEventName returns the user-defined event name.
func (StakingPenalized) ContractEventName() string {
	return StakingPenalizedEventName
}

// UnpackPenalizedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Penalized(uint32 indexed stakerId, uint256 burned, uint40 fromBlock, uint40 banUntil)
func (staking *Staking) UnpackPenalizedEvent(log *types.Log) (*StakingPenalized, error) {
	event := "Penalized"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != staking.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StakingPenalized)
	if len(log.Data) > 0 {
		if err := staking.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range staking.abi.Events[event].Inputs {
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

// StakingRefilled represents a Refilled event raised by the Staking contract.
type StakingRefilled struct {
	StakerId   uint32
	From       common.Address
	Amount     *big.Int
	UntilBlock *big.Int
	Raw        *types.Log // Blockchain specific contextual infos
}

const StakingRefilledEventName = "Refilled"

// ContractEventName returns the user-defined event name.
func (StakingRefilled) ContractEventName() string {
	return StakingRefilledEventName
}

// UnpackRefilledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Refilled(uint32 indexed stakerId, address indexed from, uint256 amount, uint40 untilBlock)
func (staking *Staking) UnpackRefilledEvent(log *types.Log) (*StakingRefilled, error) {
	event := "Refilled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != staking.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StakingRefilled)
	if len(log.Data) > 0 {
		if err := staking.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range staking.abi.Events[event].Inputs {
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

// StakingStaked represents a Staked event raised by the Staking contract.
type StakingStaked struct {
	StakerId        uint32
	Owner           common.Address
	Roles           uint8
	VrfKey          *big.Int
	ActivationBlock *big.Int
	Raw             *types.Log // Blockchain specific contextual infos
}

const StakingStakedEventName = "Staked"

// ContractEventName returns the user-defined event name.
func (StakingStaked) ContractEventName() string {
	return StakingStakedEventName
}

// UnpackStakedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Staked(uint32 indexed stakerId, address indexed owner, uint8 roles, uint256 vrfKey, uint40 activationBlock)
func (staking *Staking) UnpackStakedEvent(log *types.Log) (*StakingStaked, error) {
	event := "Staked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != staking.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StakingStaked)
	if len(log.Data) > 0 {
		if err := staking.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range staking.abi.Events[event].Inputs {
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

// StakingWithdrawn represents a Withdrawn event raised by the Staking contract.
type StakingWithdrawn struct {
	StakerId uint32
	Owner    common.Address
	Amount   *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const StakingWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (StakingWithdrawn) ContractEventName() string {
	return StakingWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(uint32 indexed stakerId, address indexed owner, uint256 amount)
func (staking *Staking) UnpackWithdrawnEvent(log *types.Log) (*StakingWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != staking.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StakingWithdrawn)
	if len(log.Data) > 0 {
		if err := staking.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range staking.abi.Events[event].Inputs {
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
func (staking *Staking) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], staking.abi.Errors["AlreadyWithdrawn"].ID.Bytes()[:4]) {
		return staking.UnpackAlreadyWithdrawnError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["Banned"].ID.Bytes()[:4]) {
		return staking.UnpackBannedError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["ExitAlreadyRequested"].ID.Bytes()[:4]) {
		return staking.UnpackExitAlreadyRequestedError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["ExitNotRequested"].ID.Bytes()[:4]) {
		return staking.UnpackExitNotRequestedError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["Exited"].ID.Bytes()[:4]) {
		return staking.UnpackExitedError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["InvalidActivationDelay"].ID.Bytes()[:4]) {
		return staking.UnpackInvalidActivationDelayError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["InvalidExitDelay"].ID.Bytes()[:4]) {
		return staking.UnpackInvalidExitDelayError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["InvalidRoles"].ID.Bytes()[:4]) {
		return staking.UnpackInvalidRolesError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["InvalidVrfKey"].ID.Bytes()[:4]) {
		return staking.UnpackInvalidVrfKeyError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["NotAContract"].ID.Bytes()[:4]) {
		return staking.UnpackNotAContractError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["NotActive"].ID.Bytes()[:4]) {
		return staking.UnpackNotActiveError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["NotOwner"].ID.Bytes()[:4]) {
		return staking.UnpackNotOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["NotSequencingOrSettlement"].ID.Bytes()[:4]) {
		return staking.UnpackNotSequencingOrSettlementError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["NothingMissing"].ID.Bytes()[:4]) {
		return staking.UnpackNothingMissingError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["PenaltyNotAhead"].ID.Bytes()[:4]) {
		return staking.UnpackPenaltyNotAheadError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return staking.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return staking.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["Suspended"].ID.Bytes()[:4]) {
		return staking.UnpackSuspendedError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["UnknownStaker"].ID.Bytes()[:4]) {
		return staking.UnpackUnknownStakerError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["WithdrawTooEarly"].ID.Bytes()[:4]) {
		return staking.UnpackWithdrawTooEarlyError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["WrongRole"].ID.Bytes()[:4]) {
		return staking.UnpackWrongRoleError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["ZeroOwner"].ID.Bytes()[:4]) {
		return staking.UnpackZeroOwnerError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// StakingAlreadyWithdrawn represents a AlreadyWithdrawn error raised by the Staking contract.
type StakingAlreadyWithdrawn struct {
	StakerId uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyWithdrawn(uint32 stakerId)
func StakingAlreadyWithdrawnErrorID() common.Hash {
	return common.HexToHash("0xd9f749b91b894b10d1cea70acdf39b69af0854e56753d93507b6ee2f3ec7dff5")
}

// UnpackAlreadyWithdrawnError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyWithdrawn(uint32 stakerId)
func (staking *Staking) UnpackAlreadyWithdrawnError(raw []byte) (*StakingAlreadyWithdrawn, error) {
	out := new(StakingAlreadyWithdrawn)
	if err := staking.abi.UnpackIntoInterface(out, "AlreadyWithdrawn", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingBanned represents a Banned error raised by the Staking contract.
type StakingBanned struct {
	StakerId  uint32
	FromBlock *big.Int
	BanUntil  *big.Int
	AtBlock   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error Banned(uint32 stakerId, uint256 fromBlock, uint256 banUntil, uint256 atBlock)
func StakingBannedErrorID() common.Hash {
	return common.HexToHash("0x826a6deb155f82e11e5cc61eabc40e57df7c33418e9113413fddd7a58ffb4f2d")
}

// UnpackBannedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error Banned(uint32 stakerId, uint256 fromBlock, uint256 banUntil, uint256 atBlock)
func (staking *Staking) UnpackBannedError(raw []byte) (*StakingBanned, error) {
	out := new(StakingBanned)
	if err := staking.abi.UnpackIntoInterface(out, "Banned", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingExitAlreadyRequested represents a ExitAlreadyRequested error raised by the Staking contract.
type StakingExitAlreadyRequested struct {
	StakerId  uint32
	ExitBlock *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExitAlreadyRequested(uint32 stakerId, uint40 exitBlock)
func StakingExitAlreadyRequestedErrorID() common.Hash {
	return common.HexToHash("0x05be4c69894ac53351e275de9227ca7a6901d396d6cd88b1e0e414838ac76fc8")
}

// UnpackExitAlreadyRequestedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExitAlreadyRequested(uint32 stakerId, uint40 exitBlock)
func (staking *Staking) UnpackExitAlreadyRequestedError(raw []byte) (*StakingExitAlreadyRequested, error) {
	out := new(StakingExitAlreadyRequested)
	if err := staking.abi.UnpackIntoInterface(out, "ExitAlreadyRequested", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingExitNotRequested represents a ExitNotRequested error raised by the Staking contract.
type StakingExitNotRequested struct {
	StakerId uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExitNotRequested(uint32 stakerId)
func StakingExitNotRequestedErrorID() common.Hash {
	return common.HexToHash("0x3b2fe89a2ff8a0f0ced9296675be12918b10fa6527e30a0419190534ff269b88")
}

// UnpackExitNotRequestedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExitNotRequested(uint32 stakerId)
func (staking *Staking) UnpackExitNotRequestedError(raw []byte) (*StakingExitNotRequested, error) {
	out := new(StakingExitNotRequested)
	if err := staking.abi.UnpackIntoInterface(out, "ExitNotRequested", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingExited represents a Exited error raised by the Staking contract.
type StakingExited struct {
	StakerId  uint32
	ExitBlock *big.Int
	AtBlock   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error Exited(uint32 stakerId, uint256 exitBlock, uint256 atBlock)
func StakingExitedErrorID() common.Hash {
	return common.HexToHash("0xaaca00c75395adb19a6a42c571e767845d7931e86528fbe524c559dbea0be0ce")
}

// UnpackExitedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error Exited(uint32 stakerId, uint256 exitBlock, uint256 atBlock)
func (staking *Staking) UnpackExitedError(raw []byte) (*StakingExited, error) {
	out := new(StakingExited)
	if err := staking.abi.UnpackIntoInterface(out, "Exited", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingInvalidActivationDelay represents a InvalidActivationDelay error raised by the Staking contract.
type StakingInvalidActivationDelay struct {
	ActivationDelay *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidActivationDelay(uint40 activationDelay)
func StakingInvalidActivationDelayErrorID() common.Hash {
	return common.HexToHash("0x9a265725bf916b33095348edf83b3e2b382fb647a1626a1d9aadc0995dc5d20f")
}

// UnpackInvalidActivationDelayError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidActivationDelay(uint40 activationDelay)
func (staking *Staking) UnpackInvalidActivationDelayError(raw []byte) (*StakingInvalidActivationDelay, error) {
	out := new(StakingInvalidActivationDelay)
	if err := staking.abi.UnpackIntoInterface(out, "InvalidActivationDelay", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingInvalidExitDelay represents a InvalidExitDelay error raised by the Staking contract.
type StakingInvalidExitDelay struct {
	ExitDelay *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidExitDelay(uint40 exitDelay)
func StakingInvalidExitDelayErrorID() common.Hash {
	return common.HexToHash("0x7b2b1293e0db1ebb22cd056d4f52eccd9887a59b3f173ddb5d7fecb74790771f")
}

// UnpackInvalidExitDelayError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidExitDelay(uint40 exitDelay)
func (staking *Staking) UnpackInvalidExitDelayError(raw []byte) (*StakingInvalidExitDelay, error) {
	out := new(StakingInvalidExitDelay)
	if err := staking.abi.UnpackIntoInterface(out, "InvalidExitDelay", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingInvalidRoles represents a InvalidRoles error raised by the Staking contract.
type StakingInvalidRoles struct {
	Roles uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidRoles(uint8 roles)
func StakingInvalidRolesErrorID() common.Hash {
	return common.HexToHash("0xacd371d67d5baad469a134ea131894f5543b1fceba0b5906e6e0cfca5472ada2")
}

// UnpackInvalidRolesError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidRoles(uint8 roles)
func (staking *Staking) UnpackInvalidRolesError(raw []byte) (*StakingInvalidRoles, error) {
	out := new(StakingInvalidRoles)
	if err := staking.abi.UnpackIntoInterface(out, "InvalidRoles", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingInvalidVrfKey represents a InvalidVrfKey error raised by the Staking contract.
type StakingInvalidVrfKey struct {
	VrfKey *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidVrfKey(uint256 vrfKey)
func StakingInvalidVrfKeyErrorID() common.Hash {
	return common.HexToHash("0x85e968567160f889abbd0b51b49d20046cdc0223afcdccb6ff56d5d2a57ef164")
}

// UnpackInvalidVrfKeyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidVrfKey(uint256 vrfKey)
func (staking *Staking) UnpackInvalidVrfKeyError(raw []byte) (*StakingInvalidVrfKey, error) {
	out := new(StakingInvalidVrfKey)
	if err := staking.abi.UnpackIntoInterface(out, "InvalidVrfKey", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingNotAContract represents a NotAContract error raised by the Staking contract.
type StakingNotAContract struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAContract(address account)
func StakingNotAContractErrorID() common.Hash {
	return common.HexToHash("0x8a8b41ec6b8382733436ac0321a506b0d1e41dc29c8650d1fd1ff17e726ab809")
}

// UnpackNotAContractError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAContract(address account)
func (staking *Staking) UnpackNotAContractError(raw []byte) (*StakingNotAContract, error) {
	out := new(StakingNotAContract)
	if err := staking.abi.UnpackIntoInterface(out, "NotAContract", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingNotActive represents a NotActive error raised by the Staking contract.
type StakingNotActive struct {
	StakerId        uint32
	ActivationBlock *big.Int
	AtBlock         *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotActive(uint32 stakerId, uint256 activationBlock, uint256 atBlock)
func StakingNotActiveErrorID() common.Hash {
	return common.HexToHash("0x856e8f3ec6a6760752e587a771b4e43fb284b130068e025ca4116674de72c10b")
}

// UnpackNotActiveError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotActive(uint32 stakerId, uint256 activationBlock, uint256 atBlock)
func (staking *Staking) UnpackNotActiveError(raw []byte) (*StakingNotActive, error) {
	out := new(StakingNotActive)
	if err := staking.abi.UnpackIntoInterface(out, "NotActive", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingNotOwner represents a NotOwner error raised by the Staking contract.
type StakingNotOwner struct {
	StakerId uint32
	Owner    common.Address
	Caller   common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOwner(uint32 stakerId, address owner, address caller)
func StakingNotOwnerErrorID() common.Hash {
	return common.HexToHash("0xbd97b9e6d68d619b6f55512a49e95c57b68ab063aef0e6fd0b0c4589312cdb42")
}

// UnpackNotOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOwner(uint32 stakerId, address owner, address caller)
func (staking *Staking) UnpackNotOwnerError(raw []byte) (*StakingNotOwner, error) {
	out := new(StakingNotOwner)
	if err := staking.abi.UnpackIntoInterface(out, "NotOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingNotSequencingOrSettlement represents a NotSequencingOrSettlement error raised by the Staking contract.
type StakingNotSequencingOrSettlement struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotSequencingOrSettlement(address caller)
func StakingNotSequencingOrSettlementErrorID() common.Hash {
	return common.HexToHash("0x875ec9eb4aa36d7df4909ff00fc366c241cbfdb8b9b310544e17d1121c1172d9")
}

// UnpackNotSequencingOrSettlementError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotSequencingOrSettlement(address caller)
func (staking *Staking) UnpackNotSequencingOrSettlementError(raw []byte) (*StakingNotSequencingOrSettlement, error) {
	out := new(StakingNotSequencingOrSettlement)
	if err := staking.abi.UnpackIntoInterface(out, "NotSequencingOrSettlement", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingNothingMissing represents a NothingMissing error raised by the Staking contract.
type StakingNothingMissing struct {
	StakerId uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NothingMissing(uint32 stakerId)
func StakingNothingMissingErrorID() common.Hash {
	return common.HexToHash("0x545f93d1961e39b0e781313a5af3985a89d46143b86f8b63972f081dcc956329")
}

// UnpackNothingMissingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NothingMissing(uint32 stakerId)
func (staking *Staking) UnpackNothingMissingError(raw []byte) (*StakingNothingMissing, error) {
	out := new(StakingNothingMissing)
	if err := staking.abi.UnpackIntoInterface(out, "NothingMissing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingPenaltyNotAhead represents a PenaltyNotAhead error raised by the Staking contract.
type StakingPenaltyNotAhead struct {
	FromBlock    *big.Int
	CurrentBlock *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PenaltyNotAhead(uint256 fromBlock, uint256 currentBlock)
func StakingPenaltyNotAheadErrorID() common.Hash {
	return common.HexToHash("0x9b8f2ddf44cdd44f31b51b565d81c94c1e53d29eefbe5badec49e62aa6b6e948")
}

// UnpackPenaltyNotAheadError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PenaltyNotAhead(uint256 fromBlock, uint256 currentBlock)
func (staking *Staking) UnpackPenaltyNotAheadError(raw []byte) (*StakingPenaltyNotAhead, error) {
	out := new(StakingPenaltyNotAhead)
	if err := staking.abi.UnpackIntoInterface(out, "PenaltyNotAhead", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingSafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the Staking contract.
type StakingSafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func StakingSafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (staking *Staking) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*StakingSafeCastOverflowedUintDowncast, error) {
	out := new(StakingSafeCastOverflowedUintDowncast)
	if err := staking.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingSafeERC20FailedOperation represents a SafeERC20FailedOperation error raised by the Staking contract.
type StakingSafeERC20FailedOperation struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeERC20FailedOperation(address token)
func StakingSafeERC20FailedOperationErrorID() common.Hash {
	return common.HexToHash("0x5274afe73c98b4749fc91ffae6b7b574e7842cb2144a159e9377a5f20b32edf9")
}

// UnpackSafeERC20FailedOperationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeERC20FailedOperation(address token)
func (staking *Staking) UnpackSafeERC20FailedOperationError(raw []byte) (*StakingSafeERC20FailedOperation, error) {
	out := new(StakingSafeERC20FailedOperation)
	if err := staking.abi.UnpackIntoInterface(out, "SafeERC20FailedOperation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingSuspended represents a Suspended error raised by the Staking contract.
type StakingSuspended struct {
	StakerId   uint32
	FromBlock  *big.Int
	UntilBlock *big.Int
	AtBlock    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error Suspended(uint32 stakerId, uint256 fromBlock, uint256 untilBlock, uint256 atBlock)
func StakingSuspendedErrorID() common.Hash {
	return common.HexToHash("0x5d10b0d4fe39b6b62998b6df7bd486f2f07811e37dfc25e88c2cef7432306cab")
}

// UnpackSuspendedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error Suspended(uint32 stakerId, uint256 fromBlock, uint256 untilBlock, uint256 atBlock)
func (staking *Staking) UnpackSuspendedError(raw []byte) (*StakingSuspended, error) {
	out := new(StakingSuspended)
	if err := staking.abi.UnpackIntoInterface(out, "Suspended", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingUnknownStaker represents a UnknownStaker error raised by the Staking contract.
type StakingUnknownStaker struct {
	StakerId uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownStaker(uint32 stakerId)
func StakingUnknownStakerErrorID() common.Hash {
	return common.HexToHash("0xc6eb0637e4329e7e007b8448d82b9dcec032956f916265ee3c271632c836cbf2")
}

// UnpackUnknownStakerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownStaker(uint32 stakerId)
func (staking *Staking) UnpackUnknownStakerError(raw []byte) (*StakingUnknownStaker, error) {
	out := new(StakingUnknownStaker)
	if err := staking.abi.UnpackIntoInterface(out, "UnknownStaker", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingWithdrawTooEarly represents a WithdrawTooEarly error raised by the Staking contract.
type StakingWithdrawTooEarly struct {
	StakerId          uint32
	CurrentBlock      *big.Int
	WithdrawableBlock *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WithdrawTooEarly(uint32 stakerId, uint256 currentBlock, uint256 withdrawableBlock)
func StakingWithdrawTooEarlyErrorID() common.Hash {
	return common.HexToHash("0x4856c1286bc2f833866bfe33312f6991b3411be52cf723e267383f94ce4f38e7")
}

// UnpackWithdrawTooEarlyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WithdrawTooEarly(uint32 stakerId, uint256 currentBlock, uint256 withdrawableBlock)
func (staking *Staking) UnpackWithdrawTooEarlyError(raw []byte) (*StakingWithdrawTooEarly, error) {
	out := new(StakingWithdrawTooEarly)
	if err := staking.abi.UnpackIntoInterface(out, "WithdrawTooEarly", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingWrongRole represents a WrongRole error raised by the Staking contract.
type StakingWrongRole struct {
	StakerId     uint32
	Roles        uint8
	RequiredRole uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongRole(uint32 stakerId, uint8 roles, uint8 requiredRole)
func StakingWrongRoleErrorID() common.Hash {
	return common.HexToHash("0xda26ab3f446011403720c1c42cfcae4a19297fad5d2777a6f8c676c02bd2a361")
}

// UnpackWrongRoleError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongRole(uint32 stakerId, uint8 roles, uint8 requiredRole)
func (staking *Staking) UnpackWrongRoleError(raw []byte) (*StakingWrongRole, error) {
	out := new(StakingWrongRole)
	if err := staking.abi.UnpackIntoInterface(out, "WrongRole", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StakingZeroOwner represents a ZeroOwner error raised by the Staking contract.
type StakingZeroOwner struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroOwner()
func StakingZeroOwnerErrorID() common.Hash {
	return common.HexToHash("0x9905827b514da707a2fe590832730f62a8d762cc0f2ba71de8065112256c3068")
}

// UnpackZeroOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroOwner()
func (staking *Staking) UnpackZeroOwnerError(raw []byte) (*StakingZeroOwner, error) {
	out := new(StakingZeroOwner)
	if err := staking.abi.UnpackIntoInterface(out, "ZeroOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

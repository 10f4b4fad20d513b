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
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"stakeAmount\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"activationDelay\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"exitDelay\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"ACTIVATION_DELAY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"EXIT_DELAY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"STAKE_AMOUNT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TOKEN\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"ownerOf\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"requestExit\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"stake\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"roles\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"vrfKey\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"staker\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structStaker\",\"components\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"roles\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"activationBlock\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"exitBlock\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"withdrawn\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"vrfKey\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"stakerCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"vrfKeys\",\"inputs\":[{\"name\":\"stakerIds\",\"type\":\"uint32[]\",\"internalType\":\"uint32[]\"},{\"name\":\"role\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"atBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"keys\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"ExitRequested\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"exitBlock\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"},{\"name\":\"withdrawableBlock\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Staked\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"owner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"roles\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"vrfKey\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"activationBlock\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"owner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyWithdrawn\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"ExitAlreadyRequested\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"exitBlock\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"ExitNotRequested\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"Exited\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"exitBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"atBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidActivationDelay\",\"inputs\":[{\"name\":\"activationDelay\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"InvalidExitDelay\",\"inputs\":[{\"name\":\"exitDelay\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"InvalidRoles\",\"inputs\":[{\"name\":\"roles\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"InvalidVrfKey\",\"inputs\":[{\"name\":\"vrfKey\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotActive\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"activationBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"atBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotOwner\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"UnknownStaker\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"WithdrawTooEarly\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"withdrawableBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WrongRole\",\"inputs\":[{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"roles\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"requiredRole\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"ZeroOwner\",\"inputs\":[]}]",
	ID:  "Staking",
	Bin: "0x6101003461015757601f6111ef38819003918201601f19168301916001600160401b0383118484101761015b578084926080946040528339810103126101575780516001600160a01b038116919082810361015757602082015190610072606061006b6040860161016f565b940161016f565b93813b15610145575064ffffffffff831680158015610138575b610126575064ffffffffff841663ffffffff8111610114575060805260a05260c05260e05260405161106d9081610182823960805181818161027c015281816107920152610981015260a05181818160ca0152818161021801526109d3015260c0518181816108b70152610e24015260e0518181816101a2015281816107240152610cec0152f35b637b2b129360e01b5f5260045260245ffd5b639a26572560e01b5f5260045260245ffd5b5063ffffffff811161008c565b6322a2d07b60e21b5f5260045260245ffd5b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b519064ffffffffff821682036101575756fe6080806040526004361015610012575f80fd5b5f3560e01c90816305b0356f14610deb5750806323b7ec3b14610d82578063460b4fa714610c295780637387c5d314610b205780637befa74f146107b657806382bfefc8146107485780639d82ba25146106e9578063a9024cbb146103c1578063aa9224cd14610131578063dff69787146100f15763faf5625f14610095575f80fd5b346100ed575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100ed5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b5f80fd5b346100ed575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100ed57602063ffffffff5f5416604051908152f35b346100ed5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100ed5760043563ffffffff8116908181036100ed5761017b90610fbf565b805464ffffffffff8160d01c168015610395578160f81c610369576101c89064ffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690610ee9565b80431061033657507effffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f010000000000000000000000000000000000000000000000000000000000000091161790557f000000000000000000000000000000000000000000000000000000000000000090604051908282527f646b493a0f5ee1f45d5144be6a81c91ac2a1f98ecbff3e5489c8d9a4fe96e8d860203393a373ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690604051907fa9059cbb000000000000000000000000000000000000000000000000000000005f523360045260245260205f60448180865af19060015f5114821615610316575b50156102eb57005b7f5274afe7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b600182151661032e5750813b15153d151616826102e3565b3d5f823e3d90fd5b837f4856c128000000000000000000000000000000000000000000000000000000005f526004524360245260445260645ffd5b837fd9f749b9000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b837f3b2fe89a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346100ed5760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100ed5760043567ffffffffffffffff81116100ed57366023820112156100ed5780600401359067ffffffffffffffff82116100ed573660248360051b830101116100ed579061043a610e48565b9160443561044f61044a84610ef6565b610ea5565b9183835261045c84610ef6565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe06020850192013683376108009061049482610ea5565b9136833760ff8716925f5b878110156106a55760248160051b8401013563ffffffff8116908181036100ed57600182019081831161067857603f16906104da8288610f0e565b51818160201c1461064f5750836104f69160201b179187610f0e565b52805f52600160205260405f20908154908160a01c64ffffffffff8360a81c169073ffffffffffffffffffffffffffffffffffffffff64ffffffffff8560d01c16941615610623578960ff8f831616036105ec57508981116105b95750811515806105af575b61057b57505090600180920154610573828a610f4c565b525b0161049f565b8892507faaca00c7000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b508882111561055c565b89917f856e8f3e000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b60ff8a91847fda26ab3f000000000000000000000000000000000000000000000000000000005f526004521660245260445260645ffd5b827fc6eb0637000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6001949350610667925063ffffffff91501689610f4c565b51610672828a610f4c565b52610575565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b8187604051918291602083019060208452518091526040830191905f5b8181106106d0575050500390f35b82518452859450602093840193909201916001016106c2565b346100ed575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100ed57602060405164ffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100ed575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100ed57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100ed5760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100ed5760043573ffffffffffffffffffffffffffffffffffffffff81168091036100ed5761080e610e48565b906044358115610af85760ff83169283158015610aee575b610ac25781158015610a98575b610a6c575f549163ffffffff83169463ffffffff86146106785764ffffffffff7f62cf1e91cbf35302e65e6ff41e0b6f5c67bbd36e2b3888def9862c1c319c4df79360609363ffffffff60017fffffffffffffffffffffffffffffffffffffffffffffffffffffffff000000009a01168099819816175f558060016108e26108dd867f00000000000000000000000000000000000000000000000000000000000000001643610ee9565b611027565b93895f528160205260405f209081549074ff00000000000000000000000000000000000000008d7fffffffffffff000000000000000000000000000000000000000000000000000079ffffffffff0000000000000000000000000000000000000000008a60a81b169416179160a01b161717815501556040519384526020840152166040820152a373ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690604051907f23b872dd000000000000000000000000000000000000000000000000000000005f5233600452306024527f000000000000000000000000000000000000000000000000000000000000000060445260205f60648180875af160015f5114811615610a4d575b826040525f60605215610a2157602092508152f35b827f5274afe7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6001811516610a6357833b15153d151616610a0c565b823d5f823e3d90fd5b507f85e96856000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001821015610833565b837facd371d6000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5060078411610826565b7f9905827b000000000000000000000000000000000000000000000000000000005f5260045ffd5b346100ed5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100ed5760043563ffffffff811681036100ed57610b9260c0915f60a0610b70610e58565b8281528260208201528260408201528260608201528260808201520152610f60565b610b9a610e58565b815464ffffffffff73ffffffffffffffffffffffffffffffffffffffff821693848452816020850160ff8560a01c16815260ff6040870191838760a81c16835260a0600160608a0196868a60d01c16885260808b019960f81c15158a520154980197885260405198895251166020880152511660408601525116606084015251151560808301525160a0820152f35b346100ed5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100ed5760043563ffffffff8116908181036100ed57610c7390610fbf565b80549064ffffffffff8260d01c1680610d535750610c9043611027565b917fff0000000000ffffffffffffffffffffffffffffffffffffffffffffffffffff7effffffffff000000000000000000000000000000000000000000000000000064ffffffffff85169460d01b16911617905564ffffffffff7f000000000000000000000000000000000000000000000000000000000000000016810164ffffffffff8111610678577ffce8972c08d38d531b9de8a326ff6a2e615a06d408073f623fe42f478bce2ff59164ffffffffff6040928351928352166020820152a2005b837f05be4c69000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b346100ed5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100ed5760043563ffffffff811681036100ed5773ffffffffffffffffffffffffffffffffffffffff610de1602092610f60565b5416604051908152f35b346100ed575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100ed5760209064ffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b6024359060ff821682036100ed57565b6040519060c0820182811067ffffffffffffffff821117610e7857604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f604051930116820182811067ffffffffffffffff821117610e7857604052565b9190820180921161067857565b67ffffffffffffffff8111610e785760051b60200190565b906040811015610f1f5760051b0190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b8051821015610f1f5760209160051b010190565b63ffffffff1690815f52600160205260405f209173ffffffffffffffffffffffffffffffffffffffff83541615610f945750565b7fc6eb0637000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90610fc982610f60565b9173ffffffffffffffffffffffffffffffffffffffff83541690813303610fee575050565b63ffffffff907fbd97b9e6000000000000000000000000000000000000000000000000000000005f52166004526024523360445260645ffd5b64ffffffffff811161103d5764ffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52602860045260245260445ffd",
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
// Solidity: constructor(address token, uint256 stakeAmount, uint40 activationDelay, uint40 exitDelay) returns()
func (staking *Staking) PackConstructor(token common.Address, stakeAmount *big.Int, activationDelay *big.Int, exitDelay *big.Int) []byte {
	enc, err := staking.abi.Pack("", token, stakeAmount, activationDelay, exitDelay)
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
// Solidity: function staker(uint32 stakerId) view returns((address,uint8,uint40,uint40,bool,uint256))
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
// Solidity: function staker(uint32 stakerId) view returns((address,uint8,uint40,uint40,bool,uint256))
func (staking *Staking) TryPackStaker(stakerId uint32) ([]byte, error) {
	return staking.abi.Pack("staker", stakerId)
}

// UnpackStaker is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7387c5d3.
//
// Solidity: function staker(uint32 stakerId) view returns((address,uint8,uint40,uint40,bool,uint256))
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
	if bytes.Equal(raw[:4], staking.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return staking.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], staking.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return staking.UnpackSafeERC20FailedOperationError(raw[4:])
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

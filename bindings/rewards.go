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

// RewardsMetaData contains all meta data concerning the Rewards contract.
var RewardsMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"staking\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"blockReward\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"claimWindow\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"BLOCK_REWARD\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"CLAIM_WINDOW\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"SETTLEMENT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"STAKING\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TOKEN\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"absorb\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claim\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"claims\",\"type\":\"tuple[]\",\"internalType\":\"structClaim[]\",\"components\":[{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeBurnBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"path\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claimSequencerShare\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"expire\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"feeEscrow\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"fundEscrow\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"fundReserve\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"isClaimed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owed\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"payoutOf\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structPayout\",\"components\":[{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"remaining\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"unitPerBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sequencerShare\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"expiryBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"sequencerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"sequencerPaid\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"rewardReserve\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"settle\",\"inputs\":[{\"name\":\"settled\",\"type\":\"tuple\",\"internalType\":\"structSettled\",\"components\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"sequencerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numNodes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"fees\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"keepBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"BlockSettled\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"fees\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"blockReward\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"network\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"sequencerShare\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"unitPerBps\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"burned\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClaimsExpired\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"burned\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EscrowFunded\",\"inputs\":[{\"name\":\"from\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ReserveFunded\",\"inputs\":[{\"name\":\"from\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RewardClaimed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"index\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SequencerShareClaimed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SurplusAbsorbed\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyClaimed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"AlreadySettled\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ClaimWindowClosed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"expiryBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ClaimWindowOpen\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"expiryBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidClaim\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeBurnBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"InvalidClaimWindow\",\"inputs\":[{\"name\":\"claimWindow\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NoClaims\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotSettled\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotSettlement\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NothingToAbsorb\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NothingToBurn\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SequencerAlreadyPaid\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}]",
	ID:  "Rewards",
	Bin: "0x6101203461019057601f6124c838819003918201601f19168301916001600160401b038311848410176101945780849260a09460405283398101031261019057610048816101a8565b90610055602082016101a8565b610061604083016101a8565b90608060608401519301519360018060401b03851680860361019057813b1561016f57823b156101515763ffffffff811161013f575060805260a05260c05260e0526101005260405161230b90816101bd823960805181818161020b015281816104580152818161068d01528181610a4c015281816110cc015281816113b9015281816116940152611c0d015260a051818181610640015281816109500152818161150701526119ef015260c0518181816101250152610afb015260e051818181610aa70152610b7f01526101005181818161079c0152610daa0152f35b6303a3d7e760e21b5f5260045260245ffd5b6322a2d07b60e21b5f9081526001600160a01b038416600452602490fd5b506322a2d07b60e21b5f9081526001600160a01b0391909116600452602490fd5b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b51906001600160a01b03821682036101905756fe6101006040526004361015610012575f80fd5b5f60a0525f3560e01c80632222856014611ac15780635397eadc146113de57806375c54224146112ec5780637daefded14610aca5780637f05b9ef14610a7057806382bfefc814610a00578063843e61741461097457806397610f30146109045780639c636606146107c05780639f34fc801461075c578063c4b7de971461071b578063c53a8808146104d2578063c87d677914610483578063c9c31af514610387578063cab64bcd14610337578063ebd93ac61461014f5763ef0fe245146100d9575f80fd5b346101495760a0517ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261014957602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b60a05180fd5b346101495760a0517ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101495760a051546fffffffffffffffffffffffffffffffff81166101c16101a68360801c83611e76565b6fffffffffffffffffffffffffffffffff6001541690611e76565b604051907f70a0823100000000000000000000000000000000000000000000000000000000825230600483015260208260248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa801561032a5760a051906102f6575b6102469250611e83565b80156102ca577fe7cb64b0184329c5ba14c099149c7ad7186a5df61febcb17a3a603df3bcab175927fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff6102b56020956102af86612115565b90611e1c565b1691161760a05155604051908152a160a05180f35b7f1a0632fe0000000000000000000000000000000000000000000000000000000060a05152600460a051fd5b506020823d602011610322575b8161031060209383611ddb565b8101031261014957610246915161023c565b3d9150610303565b6040513d60a051823e3d90fd5b346101495760a0517ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101495760206fffffffffffffffffffffffffffffffff60a0515416604051908152f35b346101495760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101495761047d6004356103c581612115565b6fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff0000000000000000000000000000000061040860a05154938460801c611e1c565b60801b1691161760a051556040518181527f511c3b325f63024e6754176648b89f4bab878b1712366d9bf3729c501dcbad7960203392a2303373ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661214f565b60a05180f35b346101495760a0517ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101495760206fffffffffffffffffffffffffffffffff60015416604051908152f35b346101495760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261014957610509611d1c565b61051281612032565b6002810180549160ff8360801c166106e1576001015460e01c9283917001000000000000000000000000000000007fffffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffff6fffffffffffffffffffffffffffffffff861695161790556001547fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff6105ba86828516611d33565b169116176001557f32cda40d6b72733bbc0436f6666abe0d930be0b90266462fc74bb44813908405602067ffffffffffffffff604051938685521692a3604051917f23b7ec3b000000000000000000000000000000000000000000000000000000008352600483015260208260248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa801561032a5761047d9260a051916106b2575b5073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661226d565b6106d4915060203d6020116106da575b6106cc8183611ddb565b810190611e90565b83610675565b503d6106c2565b67ffffffffffffffff847f6c9b8f600000000000000000000000000000000000000000000000000000000060a0515216600452602460a051fd5b346101495760a0517ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261014957602060a0515460801c604051908152f35b346101495760a0517ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261014957602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101495760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101495760e06108426107fc611d1c565b60405161080881611d92565b60a051815260a051602082015260a051604082015260a051606082015260a051608082015260a05160a082015260c060a051910152611ebc565b80549063ffffffff61085382611f47565b9167ffffffffffffffff60026001830154920154936040519061087582611d92565b86825260208201908152604082016dffffffffffffffffffffffffffff8516815260608301916fffffffffffffffffffffffffffffffff8816835260ff60c06080860195878960a01c16875260a08101988d1c8952019860801c161515885260405198895251602089015251604088015251606087015251166080850152511660a083015251151560c0820152f35b346101495760a0517ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261014957602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101495760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610149576109ab611d1c565b6024359063ffffffff82168092036101495760209167ffffffffffffffff6001921660a051526003835281604060a051209101908160081c60a05152835260ff604060a051205491161c166040519015158152f35b346101495760a0517ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261014957602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101495760a0517ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101495760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b346101495760e07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610149577f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff1633036112bc57610b62610b41611e4e565b67ffffffffffffffff165f526002602052600160405f20015460e01c151590565b61127b5760a05154608081901c9060443561ffff811691608435917f0000000000000000000000000000000000000000000000000000000000000000916fffffffffffffffffffffffffffffffff169084810361014957506040516080810181811067ffffffffffffffff82111761115657604052610c2c6020820195612710610c22610c1b604086019760a0518952606087019960a0518b528c8082109118028c189081885288808210911802881890818c52611e76565b9283611f34565b0490818652611e83565b8452825160643563ffffffff81169190828103610149575060038202918083046003148115171561124a576175300291808304612710149015171561124a5781156112195704918351906fffffffffffffffffffffffffffffffff610ce57fffffffffffffffffffffffffffffffff00000000000000000000000000000000610cd6610cc560a43596610cbf888b611f34565b90611e83565b9b610cd08851611fd6565b90611d33565b60801b1692610cd08a51611fd6565b161760a05155610d09610d0488610cff8751895190611e76565b611e83565b611fd6565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff610d4a60015493828516611e1c565b1691161760015567ffffffffffffffff610d62611e4e565b1660a051526003602052604060a0512060a05160a05152602052604060a05120600181541790556dffffffffffffffffffffffffffff83116111e457610da790612225565b917f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff1680611187575060a051935b60243563ffffffff811696908781036101495750610dfc8151611fd6565b6040519561010087019787891067ffffffffffffffff8a1117611156576fffffffffffffffffffffffffffffffff600267ffffffffffffffff997ff519fa943f656cd267f4aeb478f815b5a116f26f41f98d39a075f5eeec59c6339c60c09c60405260c435825260208201906dffffffffffffffffffffffffffff8b16825265ffffffffffff60408401971687528c6060840196168652608083019081528460a08401981688528d83019560a0518752610f6965ffffffffffff60e086019960a0518b5267ffffffffffffffff610ed1611e4e565b1660a0515287602052604060a05120965187556dffffffffffffffffffffffffffff600188019651167fffffffffffffffffffffffffffffffffffff0000000000000000000000000000875416178655511684907fffffffffffffffffffffffff000000000000ffffffffffffffffffffffffffff73ffffffffffff000000000000000000000000000083549260701b169116179055565b519073ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff00000000000000000000000000000000000000007fffffffff000000000000000000000000000000000000000000000000000000008554935160e01b169360a01b16911617179055019351167fffffffffffffffffffffffffffffffff000000000000000000000000000000008454161783555115157fffffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffff70ff0000000000000000000000000000000084549260801b1691161782555115157fffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffffff71ff000000000000000000000000000000000083549260881b169116179055611089611e4e565b93519751915190519160405198895260208901526040880152606087015260808601528560a08601521692a273ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016803b1561014957604051917f42966c6800000000000000000000000000000000000000000000000000000000835260048301528160248160a0519360a051905af1801561032a5761113d5760a05180f35b60a05161114991611ddb565b60a051610149578061047d565b7f4e487b710000000000000000000000000000000000000000000000000000000060a051526041600452602460a051fd5b6111919043611e76565b67ffffffffffffffff81116111b05767ffffffffffffffff1693610dde565b7f6dfcc6500000000000000000000000000000000000000000000000000000000060a051526040600452602452604460a051fd5b827f6dfcc6500000000000000000000000000000000000000000000000000000000060a051526070600452602452604460a051fd5b7f4e487b710000000000000000000000000000000000000000000000000000000060a051526012600452602460a051fd5b7f4e487b710000000000000000000000000000000000000000000000000000000060a051526011600452602460a051fd5b67ffffffffffffffff61128c611e4e565b7fd8b8226a0000000000000000000000000000000000000000000000000000000060a0515216600452602460a051fd5b7f4afb55c50000000000000000000000000000000000000000000000000000000060a0515233600452602460a051fd5b346101495760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101495761047d60043561132a81612115565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff61136c60a0515493828516611e1c565b1691161760a051556040518181527fb52b99b9e83551fcbd069b559cc3e823e2a1a3bad8ece46561ea77524394c85060203392a2303373ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661214f565b346101495760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261014957611415611d1c565b60243567ffffffffffffffff811161014957366023820112156101495767ffffffffffffffff81600401351161014957366024826004013560051b830101116101495761146182612032565b816004013515611a955760a0515b826004013581106114805760a05180f35b815460018301549091906dffffffffffffffffffffffffffff166114b760206114b184600489013560248a016120a8565b01611e65565b604051927f23b7ec3b00000000000000000000000000000000000000000000000000000000845263ffffffff8216600485015260208460248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa93841561032a5760a05194611a75575b5067ffffffffffffffff881660a051526003602052604060a051209160a0515060a0519160a05160a0515283602052604060a051205460c05260a05160e05260a05160e052955b886004013587106116be575b5050906115ae929160a0515260205260c051604060a051205560e05190611f34565b6115b960e051612225565b65ffffffffffff80600187015460701c16911690039165ffffffffffff831161124a5761162c6116b99360018701907fffffffffffffffffffffffff000000000000ffffffffffffffffffffffffffff73ffffffffffff000000000000000000000000000083549260701b169116179055565b61163582611fd6565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff61167660015493828516611d33565b1691161760015573ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661226d565b61146f565b909891929394956116d7818a6004013560248c016120a8565b6116e081611e65565b906116ed60208201611e65565b60805260408101359061ffff821682036101495763ffffffff8d1663ffffffff608051160361199c575b606060405163ffffffff8516815263ffffffff60805116602082015261ffff841660408201522060a05152602060a051209060608101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561014957808201359267ffffffffffffffff8411610149578360051b360360208385010113610149579280611944575b50505084036118e557600163ffffffff83160160081c8681036118b9575b50600160ff8163ffffffff851601161b60c05116611875579061181b61ffff600194938560ff8163ffffffff871601161b60c0511760c05261181261180a8383166122ec565b60e051611e76565b60e052166122ec565b880263ffffffff60405192168252602082015263ffffffff60805116907f3c307fb36a613c0a9d43637acdcc3dd33001b48100be383d07e636cef19aba9e604067ffffffffffffffff881692a30195949392919890611580565b63ffffffff8267ffffffffffffffff877f7e9ebd0e0000000000000000000000000000000000000000000000000000000060a051521660045216602452604460a051fd5b9560a051528660205260c051604060a05120558560a0515286602052604060a051205460c0528c6117c4565b61ffff859163ffffffff60849467ffffffffffffffff604051957f524399a100000000000000000000000000000000000000000000000000000000875216600486015216602484015263ffffffff608051166044840152166064820152fd5b90939e936020969e93959c97989d9296809260051b8289010101960101935b602085359182811160051b90815218526020604060a0512094019385851061196357909b96959a935085919c94509c919c908e806117a6565b9b506040517f23b7ec3b00000000000000000000000000000000000000000000000000000000815263ffffffff60805116600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa90811561032a5760a05191611a57575b5073ffffffffffffffffffffffffffffffffffffffff808b16911603611a4a576080519b611717565b505095949392919861158c565b611a6f915060203d81116106da576106cc8183611ddb565b8d611a21565b611a8e91945060203d81116106da576106cc8183611ddb565b9288611539565b7fe12055730000000000000000000000000000000000000000000000000000000060a05152600460a051fd5b34611c9c5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112611c9c57611af8611d1c565b611b0181611ebc565b9067ffffffffffffffff600183015460a01c1680158015611d13575b611cd65750611b2b82611f47565b918215611ca057600201710100000000000000000000000000000000007fffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffffff825416179055611b7882611fd6565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff611bb960015493828516611d33565b169116176001557f5e0b6a8eb4e4e4a6099c4edf11f23a231e74e59b2fd3e739ef7cbb0b7e238ca6602067ffffffffffffffff604051938585521692a273ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690813b15611c9c575f916024839260405194859384927f42966c6800000000000000000000000000000000000000000000000000000000845260048401525af18015611c9157611c7d5760a05180f35b5f611c8791611ddb565b5f60a0528061047d565b6040513d5f823e3d90fd5b5f80fd5b67ffffffffffffffff827f79b83e6f000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b67ffffffffffffffff827f23f400fc000000000000000000000000000000000000000000000000000000005f52166004524360245260445260645ffd5b50804310611b1d565b6004359067ffffffffffffffff82168203611c9c57565b906fffffffffffffffffffffffffffffffff809116911603906fffffffffffffffffffffffffffffffff8211611d6557565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b60e0810190811067ffffffffffffffff821117611dae57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117611dae57604052565b906fffffffffffffffffffffffffffffffff809116911601906fffffffffffffffffffffffffffffffff8211611d6557565b60043567ffffffffffffffff81168103611c9c5790565b3563ffffffff81168103611c9c5790565b91908201809211611d6557565b91908203918211611d6557565b90816020910312611c9c575173ffffffffffffffffffffffffffffffffffffffff81168103611c9c5790565b611ee18167ffffffffffffffff165f526002602052600160405f20015460e01c151590565b15611efe5767ffffffffffffffff165f52600260205260405f2090565b67ffffffffffffffff907f75115593000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b81810292918115918404141715611d6557565b60028101549060ff8260881c16611fd057611fae9160ff8160801c165f14611fb157506fffffffffffffffffffffffffffffffff611fa760015f935b01546dffffffffffffffffffffffffffff65ffffffffffff8260701c169116611f34565b9116611e76565b90565b611fa760016fffffffffffffffffffffffffffffffff80931693611f83565b50505f90565b6fffffffffffffffffffffffffffffffff8111612002576fffffffffffffffffffffffffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52608060045260245260445ffd5b9061203c82611ebc565b9167ffffffffffffffff600184015460a01c16908115158061209e575b612061575050565b67ffffffffffffffff907fc882100f000000000000000000000000000000000000000000000000000000005f52166004524360245260445260645ffd5b5081431015612059565b91908110156120e85760051b810135907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8181360301821215611c9c570190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b611fae90612149610d04826121446101a65f546fffffffffffffffffffffffffffffffff8160801c9116611e76565b611e76565b50611fd6565b92909173ffffffffffffffffffffffffffffffffffffffff9081604051947f23b872dd000000000000000000000000000000000000000000000000000000005f52166004521660245260445260205f60648180865af19060015f5114821615612204575b6040525f606052156121c25750565b73ffffffffffffffffffffffffffffffffffffffff907f5274afe7000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b90600181151661221c57823b15153d151616906121b3565b503d5f823e3d90fd5b65ffffffffffff811161223d5765ffffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52603060045260245260445ffd5b9173ffffffffffffffffffffffffffffffffffffffff604051927fa9059cbb000000000000000000000000000000000000000000000000000000005f521660045260245260205f60448180865af19060015f51148216156122d4575b604052156121c25750565b90600181151661221c57823b15153d151616906122c9565b61271081101561230657612710036127108111611d655790565b505f9056",
}

// Rewards is an auto generated Go binding around an Ethereum contract.
type Rewards struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Rewards) GetABI() abi.ABI {
	return c.abi
}

// NewRewards creates a new instance of Rewards.
func NewRewards() *Rewards {
	parsed, err := RewardsMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Rewards{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Rewards) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address token, address staking, address settlement, uint256 blockReward, uint64 claimWindow) returns()
func (rewards *Rewards) PackConstructor(token common.Address, staking common.Address, settlement common.Address, blockReward *big.Int, claimWindow uint64) []byte {
	enc, err := rewards.abi.Pack("", token, staking, settlement, blockReward, claimWindow)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackBLOCKREWARD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7f05b9ef.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function BLOCK_REWARD() view returns(uint256)
func (rewards *Rewards) PackBLOCKREWARD() []byte {
	enc, err := rewards.abi.Pack("BLOCK_REWARD")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBLOCKREWARD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7f05b9ef.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function BLOCK_REWARD() view returns(uint256)
func (rewards *Rewards) TryPackBLOCKREWARD() ([]byte, error) {
	return rewards.abi.Pack("BLOCK_REWARD")
}

// UnpackBLOCKREWARD is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7f05b9ef.
//
// Solidity: function BLOCK_REWARD() view returns(uint256)
func (rewards *Rewards) UnpackBLOCKREWARD(data []byte) (*big.Int, error) {
	out, err := rewards.abi.Unpack("BLOCK_REWARD", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCLAIMWINDOW is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9f34fc80.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function CLAIM_WINDOW() view returns(uint64)
func (rewards *Rewards) PackCLAIMWINDOW() []byte {
	enc, err := rewards.abi.Pack("CLAIM_WINDOW")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCLAIMWINDOW is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9f34fc80.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function CLAIM_WINDOW() view returns(uint64)
func (rewards *Rewards) TryPackCLAIMWINDOW() ([]byte, error) {
	return rewards.abi.Pack("CLAIM_WINDOW")
}

// UnpackCLAIMWINDOW is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9f34fc80.
//
// Solidity: function CLAIM_WINDOW() view returns(uint64)
func (rewards *Rewards) UnpackCLAIMWINDOW(data []byte) (uint64, error) {
	out, err := rewards.abi.Unpack("CLAIM_WINDOW", data)
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
func (rewards *Rewards) PackSETTLEMENT() []byte {
	enc, err := rewards.abi.Pack("SETTLEMENT")
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
func (rewards *Rewards) TryPackSETTLEMENT() ([]byte, error) {
	return rewards.abi.Pack("SETTLEMENT")
}

// UnpackSETTLEMENT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xef0fe245.
//
// Solidity: function SETTLEMENT() view returns(address)
func (rewards *Rewards) UnpackSETTLEMENT(data []byte) (common.Address, error) {
	out, err := rewards.abi.Unpack("SETTLEMENT", data)
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
func (rewards *Rewards) PackSTAKING() []byte {
	enc, err := rewards.abi.Pack("STAKING")
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
func (rewards *Rewards) TryPackSTAKING() ([]byte, error) {
	return rewards.abi.Pack("STAKING")
}

// UnpackSTAKING is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x97610f30.
//
// Solidity: function STAKING() view returns(address)
func (rewards *Rewards) UnpackSTAKING(data []byte) (common.Address, error) {
	out, err := rewards.abi.Unpack("STAKING", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackTOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x82bfefc8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function TOKEN() view returns(address)
func (rewards *Rewards) PackTOKEN() []byte {
	enc, err := rewards.abi.Pack("TOKEN")
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
func (rewards *Rewards) TryPackTOKEN() ([]byte, error) {
	return rewards.abi.Pack("TOKEN")
}

// UnpackTOKEN is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x82bfefc8.
//
// Solidity: function TOKEN() view returns(address)
func (rewards *Rewards) UnpackTOKEN(data []byte) (common.Address, error) {
	out, err := rewards.abi.Unpack("TOKEN", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackAbsorb is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xebd93ac6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function absorb() returns()
func (rewards *Rewards) PackAbsorb() []byte {
	enc, err := rewards.abi.Pack("absorb")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAbsorb is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xebd93ac6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function absorb() returns()
func (rewards *Rewards) TryPackAbsorb() ([]byte, error) {
	return rewards.abi.Pack("absorb")
}

// PackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5397eadc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claim(uint64 number, (uint32,uint32,uint16,bytes32[])[] claims) returns()
func (rewards *Rewards) PackClaim(number uint64, claims []Claim) []byte {
	enc, err := rewards.abi.Pack("claim", number, claims)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5397eadc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claim(uint64 number, (uint32,uint32,uint16,bytes32[])[] claims) returns()
func (rewards *Rewards) TryPackClaim(number uint64, claims []Claim) ([]byte, error) {
	return rewards.abi.Pack("claim", number, claims)
}

// PackClaimSequencerShare is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc53a8808.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claimSequencerShare(uint64 number) returns()
func (rewards *Rewards) PackClaimSequencerShare(number uint64) []byte {
	enc, err := rewards.abi.Pack("claimSequencerShare", number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaimSequencerShare is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc53a8808.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claimSequencerShare(uint64 number) returns()
func (rewards *Rewards) TryPackClaimSequencerShare(number uint64) ([]byte, error) {
	return rewards.abi.Pack("claimSequencerShare", number)
}

// PackExpire is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x22228560.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function expire(uint64 number) returns()
func (rewards *Rewards) PackExpire(number uint64) []byte {
	enc, err := rewards.abi.Pack("expire", number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExpire is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x22228560.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function expire(uint64 number) returns()
func (rewards *Rewards) TryPackExpire(number uint64) ([]byte, error) {
	return rewards.abi.Pack("expire", number)
}

// PackFeeEscrow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc4b7de97.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function feeEscrow() view returns(uint256)
func (rewards *Rewards) PackFeeEscrow() []byte {
	enc, err := rewards.abi.Pack("feeEscrow")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFeeEscrow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc4b7de97.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function feeEscrow() view returns(uint256)
func (rewards *Rewards) TryPackFeeEscrow() ([]byte, error) {
	return rewards.abi.Pack("feeEscrow")
}

// UnpackFeeEscrow is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc4b7de97.
//
// Solidity: function feeEscrow() view returns(uint256)
func (rewards *Rewards) UnpackFeeEscrow(data []byte) (*big.Int, error) {
	out, err := rewards.abi.Unpack("feeEscrow", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackFundEscrow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc9c31af5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function fundEscrow(uint256 amount) returns()
func (rewards *Rewards) PackFundEscrow(amount *big.Int) []byte {
	enc, err := rewards.abi.Pack("fundEscrow", amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFundEscrow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc9c31af5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function fundEscrow(uint256 amount) returns()
func (rewards *Rewards) TryPackFundEscrow(amount *big.Int) ([]byte, error) {
	return rewards.abi.Pack("fundEscrow", amount)
}

// PackFundReserve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x75c54224.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function fundReserve(uint256 amount) returns()
func (rewards *Rewards) PackFundReserve(amount *big.Int) []byte {
	enc, err := rewards.abi.Pack("fundReserve", amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFundReserve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x75c54224.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function fundReserve(uint256 amount) returns()
func (rewards *Rewards) TryPackFundReserve(amount *big.Int) ([]byte, error) {
	return rewards.abi.Pack("fundReserve", amount)
}

// PackIsClaimed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x843e6174.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isClaimed(uint64 number, uint32 index) view returns(bool)
func (rewards *Rewards) PackIsClaimed(number uint64, index uint32) []byte {
	enc, err := rewards.abi.Pack("isClaimed", number, index)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsClaimed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x843e6174.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isClaimed(uint64 number, uint32 index) view returns(bool)
func (rewards *Rewards) TryPackIsClaimed(number uint64, index uint32) ([]byte, error) {
	return rewards.abi.Pack("isClaimed", number, index)
}

// UnpackIsClaimed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x843e6174.
//
// Solidity: function isClaimed(uint64 number, uint32 index) view returns(bool)
func (rewards *Rewards) UnpackIsClaimed(data []byte) (bool, error) {
	out, err := rewards.abi.Unpack("isClaimed", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackOwed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc87d6779.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function owed() view returns(uint256)
func (rewards *Rewards) PackOwed() []byte {
	enc, err := rewards.abi.Pack("owed")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOwed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc87d6779.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function owed() view returns(uint256)
func (rewards *Rewards) TryPackOwed() ([]byte, error) {
	return rewards.abi.Pack("owed")
}

// UnpackOwed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc87d6779.
//
// Solidity: function owed() view returns(uint256)
func (rewards *Rewards) UnpackOwed(data []byte) (*big.Int, error) {
	out, err := rewards.abi.Unpack("owed", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackPayoutOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9c636606.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function payoutOf(uint64 number) view returns((bytes32,uint256,uint256,uint256,uint64,uint32,bool))
func (rewards *Rewards) PackPayoutOf(number uint64) []byte {
	enc, err := rewards.abi.Pack("payoutOf", number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPayoutOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9c636606.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function payoutOf(uint64 number) view returns((bytes32,uint256,uint256,uint256,uint64,uint32,bool))
func (rewards *Rewards) TryPackPayoutOf(number uint64) ([]byte, error) {
	return rewards.abi.Pack("payoutOf", number)
}

// UnpackPayoutOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9c636606.
//
// Solidity: function payoutOf(uint64 number) view returns((bytes32,uint256,uint256,uint256,uint64,uint32,bool))
func (rewards *Rewards) UnpackPayoutOf(data []byte) (Payout, error) {
	out, err := rewards.abi.Unpack("payoutOf", data)
	if err != nil {
		return *new(Payout), err
	}
	out0 := *abi.ConvertType(out[0], new(Payout)).(*Payout)
	return out0, nil
}

// PackRewardReserve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcab64bcd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function rewardReserve() view returns(uint256)
func (rewards *Rewards) PackRewardReserve() []byte {
	enc, err := rewards.abi.Pack("rewardReserve")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRewardReserve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcab64bcd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function rewardReserve() view returns(uint256)
func (rewards *Rewards) TryPackRewardReserve() ([]byte, error) {
	return rewards.abi.Pack("rewardReserve")
}

// UnpackRewardReserve is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcab64bcd.
//
// Solidity: function rewardReserve() view returns(uint256)
func (rewards *Rewards) UnpackRewardReserve(data []byte) (*big.Int, error) {
	out, err := rewards.abi.Unpack("rewardReserve", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSettle is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7daefded.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function settle((uint64,uint32,uint16,uint32,uint256,uint256,bytes32) settled) returns()
func (rewards *Rewards) PackSettle(settled Settled) []byte {
	enc, err := rewards.abi.Pack("settle", settled)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSettle is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7daefded.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function settle((uint64,uint32,uint16,uint32,uint256,uint256,bytes32) settled) returns()
func (rewards *Rewards) TryPackSettle(settled Settled) ([]byte, error) {
	return rewards.abi.Pack("settle", settled)
}

// RewardsBlockSettled represents a BlockSettled event raised by the Rewards contract.
type RewardsBlockSettled struct {
	Number         uint64
	Fees           *big.Int
	BlockReward    *big.Int
	Network        *big.Int
	SequencerShare *big.Int
	UnitPerBps     *big.Int
	Burned         *big.Int
	Raw            *types.Log // Blockchain specific contextual infos
}

const RewardsBlockSettledEventName = "BlockSettled"

// ContractEventName returns the user-defined event name.
func (RewardsBlockSettled) ContractEventName() string {
	return RewardsBlockSettledEventName
}

// UnpackBlockSettledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event BlockSettled(uint64 indexed number, uint256 fees, uint256 blockReward, uint256 network, uint256 sequencerShare, uint256 unitPerBps, uint256 burned)
func (rewards *Rewards) UnpackBlockSettledEvent(log *types.Log) (*RewardsBlockSettled, error) {
	event := "BlockSettled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != rewards.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RewardsBlockSettled)
	if len(log.Data) > 0 {
		if err := rewards.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range rewards.abi.Events[event].Inputs {
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

// RewardsClaimsExpired represents a ClaimsExpired event raised by the Rewards contract.
type RewardsClaimsExpired struct {
	Number uint64
	Burned *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const RewardsClaimsExpiredEventName = "ClaimsExpired"

// ContractEventName returns the user-defined event name.
func (RewardsClaimsExpired) ContractEventName() string {
	return RewardsClaimsExpiredEventName
}

// UnpackClaimsExpiredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ClaimsExpired(uint64 indexed number, uint256 burned)
func (rewards *Rewards) UnpackClaimsExpiredEvent(log *types.Log) (*RewardsClaimsExpired, error) {
	event := "ClaimsExpired"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != rewards.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RewardsClaimsExpired)
	if len(log.Data) > 0 {
		if err := rewards.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range rewards.abi.Events[event].Inputs {
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

// RewardsEscrowFunded represents a EscrowFunded event raised by the Rewards contract.
type RewardsEscrowFunded struct {
	From   common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const RewardsEscrowFundedEventName = "EscrowFunded"

// ContractEventName returns the user-defined event name.
func (RewardsEscrowFunded) ContractEventName() string {
	return RewardsEscrowFundedEventName
}

// UnpackEscrowFundedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EscrowFunded(address indexed from, uint256 amount)
func (rewards *Rewards) UnpackEscrowFundedEvent(log *types.Log) (*RewardsEscrowFunded, error) {
	event := "EscrowFunded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != rewards.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RewardsEscrowFunded)
	if len(log.Data) > 0 {
		if err := rewards.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range rewards.abi.Events[event].Inputs {
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

// RewardsReserveFunded represents a ReserveFunded event raised by the Rewards contract.
type RewardsReserveFunded struct {
	From   common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const RewardsReserveFundedEventName = "ReserveFunded"

// ContractEventName returns the user-defined event name.
func (RewardsReserveFunded) ContractEventName() string {
	return RewardsReserveFundedEventName
}

// UnpackReserveFundedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ReserveFunded(address indexed from, uint256 amount)
func (rewards *Rewards) UnpackReserveFundedEvent(log *types.Log) (*RewardsReserveFunded, error) {
	event := "ReserveFunded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != rewards.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RewardsReserveFunded)
	if len(log.Data) > 0 {
		if err := rewards.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range rewards.abi.Events[event].Inputs {
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

// RewardsRewardClaimed represents a RewardClaimed event raised by the Rewards contract.
type RewardsRewardClaimed struct {
	Number   uint64
	Index    uint32
	StakerId uint32
	Amount   *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const RewardsRewardClaimedEventName = "RewardClaimed"

// ContractEventName returns the user-defined event name.
func (RewardsRewardClaimed) ContractEventName() string {
	return RewardsRewardClaimedEventName
}

// UnpackRewardClaimedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RewardClaimed(uint64 indexed number, uint32 index, uint32 indexed stakerId, uint256 amount)
func (rewards *Rewards) UnpackRewardClaimedEvent(log *types.Log) (*RewardsRewardClaimed, error) {
	event := "RewardClaimed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != rewards.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RewardsRewardClaimed)
	if len(log.Data) > 0 {
		if err := rewards.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range rewards.abi.Events[event].Inputs {
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

// RewardsSequencerShareClaimed represents a SequencerShareClaimed event raised by the Rewards contract.
type RewardsSequencerShareClaimed struct {
	Number   uint64
	StakerId uint32
	Amount   *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const RewardsSequencerShareClaimedEventName = "SequencerShareClaimed"

// ContractEventName returns the user-defined event name.
func (RewardsSequencerShareClaimed) ContractEventName() string {
	return RewardsSequencerShareClaimedEventName
}

// UnpackSequencerShareClaimedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SequencerShareClaimed(uint64 indexed number, uint32 indexed stakerId, uint256 amount)
func (rewards *Rewards) UnpackSequencerShareClaimedEvent(log *types.Log) (*RewardsSequencerShareClaimed, error) {
	event := "SequencerShareClaimed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != rewards.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RewardsSequencerShareClaimed)
	if len(log.Data) > 0 {
		if err := rewards.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range rewards.abi.Events[event].Inputs {
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

// RewardsSurplusAbsorbed represents a SurplusAbsorbed event raised by the Rewards contract.
type RewardsSurplusAbsorbed struct {
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const RewardsSurplusAbsorbedEventName = "SurplusAbsorbed"

// ContractEventName returns the user-defined event name.
func (RewardsSurplusAbsorbed) ContractEventName() string {
	return RewardsSurplusAbsorbedEventName
}

// UnpackSurplusAbsorbedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SurplusAbsorbed(uint256 amount)
func (rewards *Rewards) UnpackSurplusAbsorbedEvent(log *types.Log) (*RewardsSurplusAbsorbed, error) {
	event := "SurplusAbsorbed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != rewards.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RewardsSurplusAbsorbed)
	if len(log.Data) > 0 {
		if err := rewards.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range rewards.abi.Events[event].Inputs {
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
func (rewards *Rewards) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], rewards.abi.Errors["AlreadyClaimed"].ID.Bytes()[:4]) {
		return rewards.UnpackAlreadyClaimedError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["AlreadySettled"].ID.Bytes()[:4]) {
		return rewards.UnpackAlreadySettledError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["ClaimWindowClosed"].ID.Bytes()[:4]) {
		return rewards.UnpackClaimWindowClosedError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["ClaimWindowOpen"].ID.Bytes()[:4]) {
		return rewards.UnpackClaimWindowOpenError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["InvalidClaim"].ID.Bytes()[:4]) {
		return rewards.UnpackInvalidClaimError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["InvalidClaimWindow"].ID.Bytes()[:4]) {
		return rewards.UnpackInvalidClaimWindowError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["NoClaims"].ID.Bytes()[:4]) {
		return rewards.UnpackNoClaimsError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["NotAContract"].ID.Bytes()[:4]) {
		return rewards.UnpackNotAContractError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["NotSettled"].ID.Bytes()[:4]) {
		return rewards.UnpackNotSettledError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["NotSettlement"].ID.Bytes()[:4]) {
		return rewards.UnpackNotSettlementError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["NothingToAbsorb"].ID.Bytes()[:4]) {
		return rewards.UnpackNothingToAbsorbError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["NothingToBurn"].ID.Bytes()[:4]) {
		return rewards.UnpackNothingToBurnError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return rewards.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return rewards.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["SequencerAlreadyPaid"].ID.Bytes()[:4]) {
		return rewards.UnpackSequencerAlreadyPaidError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// RewardsAlreadyClaimed represents a AlreadyClaimed error raised by the Rewards contract.
type RewardsAlreadyClaimed struct {
	Number uint64
	Index  uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyClaimed(uint64 number, uint32 index)
func RewardsAlreadyClaimedErrorID() common.Hash {
	return common.HexToHash("0x7e9ebd0ee2042b1939e324984c6b782a7bb8254125903c576c8ce334b388729a")
}

// UnpackAlreadyClaimedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyClaimed(uint64 number, uint32 index)
func (rewards *Rewards) UnpackAlreadyClaimedError(raw []byte) (*RewardsAlreadyClaimed, error) {
	out := new(RewardsAlreadyClaimed)
	if err := rewards.abi.UnpackIntoInterface(out, "AlreadyClaimed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsAlreadySettled represents a AlreadySettled error raised by the Rewards contract.
type RewardsAlreadySettled struct {
	Number uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadySettled(uint64 number)
func RewardsAlreadySettledErrorID() common.Hash {
	return common.HexToHash("0xd8b8226ad4080018f52d4c116e3bc7572291979a4810c442bcdb12f77f8d942d")
}

// UnpackAlreadySettledError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadySettled(uint64 number)
func (rewards *Rewards) UnpackAlreadySettledError(raw []byte) (*RewardsAlreadySettled, error) {
	out := new(RewardsAlreadySettled)
	if err := rewards.abi.UnpackIntoInterface(out, "AlreadySettled", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsClaimWindowClosed represents a ClaimWindowClosed error raised by the Rewards contract.
type RewardsClaimWindowClosed struct {
	Number       uint64
	CurrentBlock *big.Int
	ExpiryBlock  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ClaimWindowClosed(uint64 number, uint256 currentBlock, uint256 expiryBlock)
func RewardsClaimWindowClosedErrorID() common.Hash {
	return common.HexToHash("0xc882100f2fe4fa45eabc0bc0a86d13c59238afa12a98db7cce86065e7fd381f8")
}

// UnpackClaimWindowClosedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ClaimWindowClosed(uint64 number, uint256 currentBlock, uint256 expiryBlock)
func (rewards *Rewards) UnpackClaimWindowClosedError(raw []byte) (*RewardsClaimWindowClosed, error) {
	out := new(RewardsClaimWindowClosed)
	if err := rewards.abi.UnpackIntoInterface(out, "ClaimWindowClosed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsClaimWindowOpen represents a ClaimWindowOpen error raised by the Rewards contract.
type RewardsClaimWindowOpen struct {
	Number       uint64
	CurrentBlock *big.Int
	ExpiryBlock  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ClaimWindowOpen(uint64 number, uint256 currentBlock, uint256 expiryBlock)
func RewardsClaimWindowOpenErrorID() common.Hash {
	return common.HexToHash("0x23f400fc80b840e00ba57ceb517f54b5df94f77989e044d5e85659f4a768dfc9")
}

// UnpackClaimWindowOpenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ClaimWindowOpen(uint64 number, uint256 currentBlock, uint256 expiryBlock)
func (rewards *Rewards) UnpackClaimWindowOpenError(raw []byte) (*RewardsClaimWindowOpen, error) {
	out := new(RewardsClaimWindowOpen)
	if err := rewards.abi.UnpackIntoInterface(out, "ClaimWindowOpen", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsInvalidClaim represents a InvalidClaim error raised by the Rewards contract.
type RewardsInvalidClaim struct {
	Number     uint64
	Index      uint32
	StakerId   uint32
	FeeBurnBps uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidClaim(uint64 number, uint32 index, uint32 stakerId, uint16 feeBurnBps)
func RewardsInvalidClaimErrorID() common.Hash {
	return common.HexToHash("0x524399a1d3961f506cab1b50a67448107cb0da4648e60b4de3085eda36012360")
}

// UnpackInvalidClaimError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidClaim(uint64 number, uint32 index, uint32 stakerId, uint16 feeBurnBps)
func (rewards *Rewards) UnpackInvalidClaimError(raw []byte) (*RewardsInvalidClaim, error) {
	out := new(RewardsInvalidClaim)
	if err := rewards.abi.UnpackIntoInterface(out, "InvalidClaim", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsInvalidClaimWindow represents a InvalidClaimWindow error raised by the Rewards contract.
type RewardsInvalidClaimWindow struct {
	ClaimWindow uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidClaimWindow(uint64 claimWindow)
func RewardsInvalidClaimWindowErrorID() common.Hash {
	return common.HexToHash("0x0e8f5f9c2ab6893b46069632d612bffc899aa2d8c6c47b3a8f0ec58abcdb21e3")
}

// UnpackInvalidClaimWindowError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidClaimWindow(uint64 claimWindow)
func (rewards *Rewards) UnpackInvalidClaimWindowError(raw []byte) (*RewardsInvalidClaimWindow, error) {
	out := new(RewardsInvalidClaimWindow)
	if err := rewards.abi.UnpackIntoInterface(out, "InvalidClaimWindow", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsNoClaims represents a NoClaims error raised by the Rewards contract.
type RewardsNoClaims struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoClaims()
func RewardsNoClaimsErrorID() common.Hash {
	return common.HexToHash("0xe1205573b5123f95832e5f0335e4c49aeea55129b544f3e5393b57cd619de1a0")
}

// UnpackNoClaimsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoClaims()
func (rewards *Rewards) UnpackNoClaimsError(raw []byte) (*RewardsNoClaims, error) {
	out := new(RewardsNoClaims)
	if err := rewards.abi.UnpackIntoInterface(out, "NoClaims", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsNotAContract represents a NotAContract error raised by the Rewards contract.
type RewardsNotAContract struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAContract(address account)
func RewardsNotAContractErrorID() common.Hash {
	return common.HexToHash("0x8a8b41ec6b8382733436ac0321a506b0d1e41dc29c8650d1fd1ff17e726ab809")
}

// UnpackNotAContractError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAContract(address account)
func (rewards *Rewards) UnpackNotAContractError(raw []byte) (*RewardsNotAContract, error) {
	out := new(RewardsNotAContract)
	if err := rewards.abi.UnpackIntoInterface(out, "NotAContract", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsNotSettled represents a NotSettled error raised by the Rewards contract.
type RewardsNotSettled struct {
	Number uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotSettled(uint64 number)
func RewardsNotSettledErrorID() common.Hash {
	return common.HexToHash("0x751155937fc7015988e9668c4ab40feb2b4ac7871004611827ed3eaa277bd287")
}

// UnpackNotSettledError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotSettled(uint64 number)
func (rewards *Rewards) UnpackNotSettledError(raw []byte) (*RewardsNotSettled, error) {
	out := new(RewardsNotSettled)
	if err := rewards.abi.UnpackIntoInterface(out, "NotSettled", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsNotSettlement represents a NotSettlement error raised by the Rewards contract.
type RewardsNotSettlement struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotSettlement(address caller)
func RewardsNotSettlementErrorID() common.Hash {
	return common.HexToHash("0x4afb55c5b90c62d67b56a9da9cdc7440c2d0a03a02eb2fc8da65c2e9f4945a80")
}

// UnpackNotSettlementError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotSettlement(address caller)
func (rewards *Rewards) UnpackNotSettlementError(raw []byte) (*RewardsNotSettlement, error) {
	out := new(RewardsNotSettlement)
	if err := rewards.abi.UnpackIntoInterface(out, "NotSettlement", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsNothingToAbsorb represents a NothingToAbsorb error raised by the Rewards contract.
type RewardsNothingToAbsorb struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NothingToAbsorb()
func RewardsNothingToAbsorbErrorID() common.Hash {
	return common.HexToHash("0x1a0632fe4e5e904d7a5732e86555d9aef90baedb1e6b3a8aafbc27969d8b902d")
}

// UnpackNothingToAbsorbError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NothingToAbsorb()
func (rewards *Rewards) UnpackNothingToAbsorbError(raw []byte) (*RewardsNothingToAbsorb, error) {
	out := new(RewardsNothingToAbsorb)
	if err := rewards.abi.UnpackIntoInterface(out, "NothingToAbsorb", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsNothingToBurn represents a NothingToBurn error raised by the Rewards contract.
type RewardsNothingToBurn struct {
	Number uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NothingToBurn(uint64 number)
func RewardsNothingToBurnErrorID() common.Hash {
	return common.HexToHash("0x79b83e6f122d49939141dfe852818f3f0fa59fc54f1879198508672ce3dc40cd")
}

// UnpackNothingToBurnError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NothingToBurn(uint64 number)
func (rewards *Rewards) UnpackNothingToBurnError(raw []byte) (*RewardsNothingToBurn, error) {
	out := new(RewardsNothingToBurn)
	if err := rewards.abi.UnpackIntoInterface(out, "NothingToBurn", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsSafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the Rewards contract.
type RewardsSafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func RewardsSafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (rewards *Rewards) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*RewardsSafeCastOverflowedUintDowncast, error) {
	out := new(RewardsSafeCastOverflowedUintDowncast)
	if err := rewards.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsSafeERC20FailedOperation represents a SafeERC20FailedOperation error raised by the Rewards contract.
type RewardsSafeERC20FailedOperation struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeERC20FailedOperation(address token)
func RewardsSafeERC20FailedOperationErrorID() common.Hash {
	return common.HexToHash("0x5274afe73c98b4749fc91ffae6b7b574e7842cb2144a159e9377a5f20b32edf9")
}

// UnpackSafeERC20FailedOperationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeERC20FailedOperation(address token)
func (rewards *Rewards) UnpackSafeERC20FailedOperationError(raw []byte) (*RewardsSafeERC20FailedOperation, error) {
	out := new(RewardsSafeERC20FailedOperation)
	if err := rewards.abi.UnpackIntoInterface(out, "SafeERC20FailedOperation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RewardsSequencerAlreadyPaid represents a SequencerAlreadyPaid error raised by the Rewards contract.
type RewardsSequencerAlreadyPaid struct {
	Number uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SequencerAlreadyPaid(uint64 number)
func RewardsSequencerAlreadyPaidErrorID() common.Hash {
	return common.HexToHash("0x6c9b8f602275641e62c91430ba02bebfabd3df431541d46cbdfc2228cc8fbe0a")
}

// UnpackSequencerAlreadyPaidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SequencerAlreadyPaid(uint64 number)
func (rewards *Rewards) UnpackSequencerAlreadyPaidError(raw []byte) (*RewardsSequencerAlreadyPaid, error) {
	out := new(RewardsSequencerAlreadyPaid)
	if err := rewards.abi.UnpackIntoInterface(out, "SequencerAlreadyPaid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

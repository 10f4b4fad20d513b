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
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"staking\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"blockReward\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"claimWindow\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"BLOCK_REWARD\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"CLAIM_WINDOW\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"SETTLEMENT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"STAKING\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TOKEN\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"absorb\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claim\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"claims\",\"type\":\"tuple[]\",\"internalType\":\"structClaim[]\",\"components\":[{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeBurnBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"flags\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claimSequencerShare\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"expire\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"feeEscrow\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"fundEscrow\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"fundReserve\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"isClaimed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owed\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"payoutOf\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structPayout\",\"components\":[{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"remaining\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"unitPerBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sequencerShare\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"expiryBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"sequencerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"sequencerPaid\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"rewardReserve\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"settle\",\"inputs\":[{\"name\":\"settled\",\"type\":\"tuple\",\"internalType\":\"structSettled\",\"components\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"sequencerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numNodes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"fees\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"keepBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"BlockSettled\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"fees\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"blockReward\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"network\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"sequencerShare\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"unitPerBps\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"burned\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClaimsExpired\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"burned\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EscrowFunded\",\"inputs\":[{\"name\":\"from\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ReserveFunded\",\"inputs\":[{\"name\":\"from\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RewardClaimed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"index\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SequencerShareClaimed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SurplusAbsorbed\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyClaimed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"AlreadySettled\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ClaimWindowClosed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"expiryBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ClaimWindowOpen\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"expiryBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidClaimWindow\",\"inputs\":[{\"name\":\"claimWindow\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"InvalidClaims\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NoClaims\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotSettled\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotSettlement\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NothingToAbsorb\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NothingToBurn\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SequencerAlreadyPaid\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}]",
	ID:  "Rewards",
	Bin: "0x6101203461019057601f6125eb38819003918201601f19168301916001600160401b038311848410176101945780849260a09460405283398101031261019057610048816101a8565b90610055602082016101a8565b610061604083016101a8565b90608060608401519301519360018060401b03851680860361019057813b1561016f57823b156101515763ffffffff811161013f575060805260a05260c05260e0526101005260405161242e90816101bd8239608051818181610200015281816104400152818161067001528181610a1f0152818161108b015281816113c20152818161172e0152611c48015260a05181818161062501528181610928015281816115cc015261191a015260c05181818161011f0152610ae3015260e051818181610a790152610b570152610100518181816107820152610d6a0152f35b6303a3d7e760e21b5f5260045260245ffd5b6322a2d07b60e21b5f9081526001600160a01b038416600452602490fd5b506322a2d07b60e21b5f9081526001600160a01b0391909116600452602490fd5b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b51906001600160a01b03821682036101905756fe60806040526004361015610011575f80fd5b5f5f3560e01c80632222856014611afb578063732af765146113e757806375c54224146112f85780637daefded14610a9c5780637f05b9ef14610a4357806382bfefc8146109d4578063843e61741461094c57806397610f30146108dd5780639c636606146107a65780639f34fc8014610743578063c4b7de9714610705578063c53a8808146104b6578063c87d677914610468578063c9c31af514610372578063cab64bcd14610325578063ebd93ac6146101465763ef0fe245146100d5575f80fd5b3461014357807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261014357602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b80fd5b503461014357807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101435780546fffffffffffffffffffffffffffffffff8116906101b661019b8260801c84611eb8565b6fffffffffffffffffffffffffffffffff6001541690611eb8565b604051907f70a0823100000000000000000000000000000000000000000000000000000000825230600483015260208260248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa801561031a5785906102e2575b6102399250611ec5565b9182156102ba57916020917fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff6102aa7fe7cb64b0184329c5ba14c099149c7ad7186a5df61febcb17a3a603df3bcab175966102a486612238565b90611e4f565b169116178455604051908152a180f35b6004847f1a0632fe000000000000000000000000000000000000000000000000000000008152fd5b506020823d602011610312575b816102fc60209383611e0e565b8101031261030e57610239915161022f565b8480fd5b3d91506102ef565b6040513d87823e3d90fd5b503461014357807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610143576fffffffffffffffffffffffffffffffff6020915416604051908152f35b50346101435760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610143576104656004356103b181612238565b6fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff000000000000000000000000000000006103f28654938460801c611e4f565b60801b1691161783556040518181527f511c3b325f63024e6754176648b89f4bab878b1712366d9bf3729c501dcbad7960203392a2303373ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016612272565b80f35b503461014357807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101435760206fffffffffffffffffffffffffffffffff60015416604051908152f35b50346101435760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610143576104ee611d4f565b6104f781612074565b6002810180549160ff8360801c166106cf576001015460e01c9283917001000000000000000000000000000000007fffffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffff6fffffffffffffffffffffffffffffffff861695161790556001547fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff61059f86828516611d66565b169116176001557f32cda40d6b72733bbc0436f6666abe0d930be0b90266462fc74bb44813908405602067ffffffffffffffff604051938685521692a3604051917f23b7ec3b000000000000000000000000000000000000000000000000000000008352600483015260208260248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa80156106c457610465928491610695575b5073ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016612390565b6106b7915060203d6020116106bd575b6106af8183611e0e565b810190611ed2565b5f610658565b503d6106a5565b6040513d85823e3d90fd5b60248567ffffffffffffffff867f6c9b8f6000000000000000000000000000000000000000000000000000000000835216600452fd5b503461014357807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610143576020905460801c604051908152f35b503461014357807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261014357602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346101435760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101435761081b60e0916107e4611d4f565b9060c06040516107f381611dc5565b8281528260208201528260408201528260608201528260808201528260a08201520152611efe565b80549063ffffffff61082c82611f89565b9167ffffffffffffffff60026001830154920154936040519061084e82611dc5565b86825260208201908152604082016dffffffffffffffffffffffffffff8516815260608301916fffffffffffffffffffffffffffffffff8816835260ff60c06080860195878960a01c16875260a08101988d1c8952019860801c161515885260405198895251602089015251604088015251606087015251166080850152511660a083015251151560c0820152f35b503461014357807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261014357602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346101435760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261014357610984611d4f565b6024359063ffffffff82168092036109d0579060ff604060209467ffffffffffffffff60019516815260038652848282209401938460081c82528652205491161c166040519015158152f35b8280fd5b503461014357807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261014357602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461014357807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101435760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b50346101435760e07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101435773ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001633036112cc57610b35610b14611e81565b67ffffffffffffffff165f526002602052600160405f20015460e01c151590565b61128f576084359080548060801c906fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000009116936044359161ffff83169283810361128b5750604051916080830183811067ffffffffffffffff82111761125e57604052610bfa6020840194612710610bf0610be960408801968b885260608901968c88528b8082109118028b1890818a528d8082109118028d1890818b52611eb8565b9283611f76565b0490818552611ec5565b815281516064359063ffffffff82169182810361125a575060038202918083046003148115171561122d57617530029180830461271014901517156112005781156111d3570480976fffffffffffffffffffffffffffffffff610cb27fffffffffffffffffffffffffffffffff00000000000000000000000000000000610ca3610c928851610c8c60a4358099611f76565b90611ec5565b9a610c9d8a51612018565b90611d66565b60801b1692610c9d8951612018565b16178755610cd4610ccf87610cca8651865190611eb8565b611ec5565b612018565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff610d1560015493828516611e4f565b1691161760015567ffffffffffffffff610d2d611e81565b16875260036020526040872087805260205260408720600181541790556dffffffffffffffffffffffffffff88116111a257610d6890612348565b7f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff1680611149575086905b60243563ffffffff8116908181036111455750610db98451612018565b9260405191610100830183811067ffffffffffffffff821117611118578b9c946fffffffffffffffffffffffffffffffff600260c09a968f94967ff519fa943f656cd267f4aeb478f815b5a116f26f41f98d39a075f5eeec59c6339d9a9667ffffffffffffffff9c9860405260c435835260208301916dffffffffffffffffffffffffffff8c16835265ffffffffffff60408501971687528d6060850191168152608084019182528560a0850199168952610f288f65ffffffffffff908601988a8a52604060e088019b808d5267ffffffffffffffff610e97611e81565b1681528960205220965187556dffffffffffffffffffffffffffff600188019651167fffffffffffffffffffffffffffffffffffff0000000000000000000000000000875416178655511684907fffffffffffffffffffffffff000000000000ffffffffffffffffffffffffffff73ffffffffffff000000000000000000000000000083549260701b169116179055565b519073ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff00000000000000000000000000000000000000007fffffffff000000000000000000000000000000000000000000000000000000008554935160e01b169360a01b16911617179055019351167fffffffffffffffffffffffffffffffff000000000000000000000000000000008454161783555115157fffffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffff70ff0000000000000000000000000000000084549260801b1691161782555115157fffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffffff71ff000000000000000000000000000000000083549260881b169116179055611048611e81565b93519751915190519160405198895260208901526040880152606087015260808601528560a08601521692a273ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690813b156111145782916024839260405194859384927f42966c6800000000000000000000000000000000000000000000000000000000845260048401525af18015611109576110f85750f35b8161110291611e0e565b6101435780f35b6040513d84823e3d90fd5b5050fd5b60248c7f4e487b710000000000000000000000000000000000000000000000000000000081526041600452fd5b8980fd5b6111539043611eb8565b67ffffffffffffffff81116111725767ffffffffffffffff1690610d9c565b7f6dfcc6500000000000000000000000000000000000000000000000000000000088526040600452602452604487fd5b604487897f6dfcc6500000000000000000000000000000000000000000000000000000000082526070600452602452fd5b6024887f4e487b710000000000000000000000000000000000000000000000000000000081526012600452fd5b6024887f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b6024897f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b8880fd5b6024877f4e487b710000000000000000000000000000000000000000000000000000000081526041600452fd5b8580fd5b60249067ffffffffffffffff6112a3611e81565b7fd8b8226a00000000000000000000000000000000000000000000000000000000835216600452fd5b807f4afb55c5000000000000000000000000000000000000000000000000000000006024925233600452fd5b50346101435760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101435761046560043561133781612238565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff611377865493828516611e4f565b1691161783556040518181527fb52b99b9e83551fcbd069b559cc3e823e2a1a3bad8ece46561ea77524394c85060203392a2303373ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016612272565b50346101435760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101435761141f611d4f565b6024359067ffffffffffffffff82116109d057366023830112156109d05767ffffffffffffffff8260040135116109d0573660246060846004013502840101116109d0576044359067ffffffffffffffff8211611af75736602383011215611af757816004013567ffffffffffffffff811161030e573660248260051b8501011161030e576114ad82612074565b92846004013515611acf578354916114c886600401356120ea565b6114d56040519182611e0e565b60048701358082527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe090611508906120ea565b01366020830137875b87600401358110611a2c575090611531929160246064359301908561213f565b156119f25750835b83600401358110611548578480f35b6dffffffffffffffffffffffffffff6001840154169061157b602061157583886004013560248a01612102565b01611ea7565b91604051907f23b7ec3b00000000000000000000000000000000000000000000000000000000825263ffffffff8416600483015260208260248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9182156119e75788926119c7575b5067ffffffffffffffff8516885260036020526040882088908980528060205260408a2054918a8096975b8b600401358910611758575b505260205260408920556116529061164c908490611f76565b92612348565b65ffffffffffff80600188015460701c169116900365ffffffffffff811161120057906116c6611753939260018801907fffffffffffffffffffffffff000000000000ffffffffffffffffffffffffffff73ffffffffffff000000000000000000000000000083549260701b169116179055565b6116cf82612018565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff61171060015493828516611d66565b1691161760015573ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016612390565b611539565b92959893909997919496611775838d602481600401359101612102565b9061177f82611ea7565b92611798604061179160208601611ea7565b9401611e98565b9c63ffffffff871663ffffffff8516036118c9575b600163ffffffff86160160081c908982036118a9575b5050600160ff8163ffffffff871601161b8116611869578c98979695949261181761ffff611810879561180a8363ffffffff97600160ff818b819f1601161b179f1661240f565b90611eb8565b9f1661240f565b8b028260405194168452602084015216907f3c307fb36a613c0a9d43637acdcc3dd33001b48100be383d07e636cef19aba9e604067ffffffffffffffff881692a3019698959391979492908b90611627565b60448f63ffffffff8667ffffffffffffffff8b7f7e9ebd0e0000000000000000000000000000000000000000000000000000000085521660045216602452fd5b90989160409282528a602052828220558881528960205220545f8f6117c3565b95506040517f23b7ec3b00000000000000000000000000000000000000000000000000000000815263ffffffff8416600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156119bc578d908892611984575b5073ffffffffffffffffffffffffffffffffffffffff8091169116036119735782956117ad565b959a97949250979592989a50611633565b73ffffffffffffffffffffffffffffffffffffffff9192506119b4829160203d81116106bd576106af8183611e0e565b92915061194c565b6040513d89823e3d90fd5b6119e091925060203d81116106bd576106af8183611e0e565b905f6115fc565b6040513d8a823e3d90fd5b849067ffffffffffffffff6044937f998a161900000000000000000000000000000000000000000000000000000000845216600452602452fd5b6060611a40828a6004013560248c01612102565b61ffff611a4c82611ea7565b9163ffffffff611a6a6040611a6360208501611ea7565b9301611e98565b918160405195168552166020840152166040820152208952602089208251821015611aa257600582901b830160200152600101611511565b60248a7f4e487b710000000000000000000000000000000000000000000000000000000081526032600452fd5b6004867fe1205573000000000000000000000000000000000000000000000000000000008152fd5b8380fd5b5034611ccf5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112611ccf57611b33611d4f565b611b3c81611efe565b9067ffffffffffffffff600183015460a01c1680158015611d46575b611d095750611b6682611f89565b918215611cd357600201710100000000000000000000000000000000007fffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffffff825416179055611bb382612018565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff611bf460015493828516611d66565b169116176001557f5e0b6a8eb4e4e4a6099c4edf11f23a231e74e59b2fd3e739ef7cbb0b7e238ca6602067ffffffffffffffff604051938585521692a273ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690813b15611ccf575f916024839260405194859384927f42966c6800000000000000000000000000000000000000000000000000000000845260048401525af18015611cc457611cb6575080f35b611cc291505f90611e0e565b005b6040513d5f823e3d90fd5b5f80fd5b67ffffffffffffffff827f79b83e6f000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b67ffffffffffffffff827f23f400fc000000000000000000000000000000000000000000000000000000005f52166004524360245260445260645ffd5b50804310611b58565b6004359067ffffffffffffffff82168203611ccf57565b906fffffffffffffffffffffffffffffffff809116911603906fffffffffffffffffffffffffffffffff8211611d9857565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b60e0810190811067ffffffffffffffff821117611de157604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117611de157604052565b906fffffffffffffffffffffffffffffffff809116911601906fffffffffffffffffffffffffffffffff8211611d9857565b60043567ffffffffffffffff81168103611ccf5790565b3561ffff81168103611ccf5790565b3563ffffffff81168103611ccf5790565b91908201809211611d9857565b91908203918211611d9857565b90816020910312611ccf575173ffffffffffffffffffffffffffffffffffffffff81168103611ccf5790565b611f238167ffffffffffffffff165f526002602052600160405f20015460e01c151590565b15611f405767ffffffffffffffff165f52600260205260405f2090565b67ffffffffffffffff907f75115593000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b81810292918115918404141715611d9857565b60028101549060ff8260881c1661201257611ff09160ff8160801c165f14611ff357506fffffffffffffffffffffffffffffffff611fe960015f935b01546dffffffffffffffffffffffffffff65ffffffffffff8260701c169116611f76565b9116611eb8565b90565b611fe960016fffffffffffffffffffffffffffffffff80931693611fc5565b50505f90565b6fffffffffffffffffffffffffffffffff8111612044576fffffffffffffffffffffffffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52608060045260245260445ffd5b9061207e82611efe565b9167ffffffffffffffff600184015460a01c1690811515806120e0575b6120a3575050565b67ffffffffffffffff907fc882100f000000000000000000000000000000000000000000000000000000005f52166004524360245260445260645ffd5b508143101561209b565b67ffffffffffffffff8111611de15760051b60200190565b9190811015612112576060020190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b90928351917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82840101948315801561222d575b61222257604051929695929360051b908190602001855e83019160051b82019380925b84868210156121ea5785519560200160018916156121d7579060206040819493519201975b82811160051b908152185260405f208152019560011c95612196565b95946020808094935082359201966121bb565b50969195509192507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0935060051b0114920151141690565b505050505050505f90565b506101008611612173565b611ff09061226c610ccf8261226761019b5f546fffffffffffffffffffffffffffffffff8160801c9116611eb8565b611eb8565b50612018565b92909173ffffffffffffffffffffffffffffffffffffffff9081604051947f23b872dd000000000000000000000000000000000000000000000000000000005f52166004521660245260445260205f60648180865af19060015f5114821615612327575b6040525f606052156122e55750565b73ffffffffffffffffffffffffffffffffffffffff907f5274afe7000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b90600181151661233f57823b15153d151616906122d6565b503d5f823e3d90fd5b65ffffffffffff81116123605765ffffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52603060045260245260445ffd5b9173ffffffffffffffffffffffffffffffffffffffff604051927fa9059cbb000000000000000000000000000000000000000000000000000000005f521660045260245260205f60448180865af19060015f51148216156123f7575b604052156122e55750565b90600181151661233f57823b15153d151616906123ec565b61271081101561242957612710036127108111611d985790565b505f9056",
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
// the contract method with ID 0x732af765.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claim(uint64 number, (uint32,uint32,uint16)[] claims, bytes32[] proof, uint256 flags) returns()
func (rewards *Rewards) PackClaim(number uint64, claims []Claim, proof [][32]byte, flags *big.Int) []byte {
	enc, err := rewards.abi.Pack("claim", number, claims, proof, flags)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x732af765.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claim(uint64 number, (uint32,uint32,uint16)[] claims, bytes32[] proof, uint256 flags) returns()
func (rewards *Rewards) TryPackClaim(number uint64, claims []Claim, proof [][32]byte, flags *big.Int) ([]byte, error) {
	return rewards.abi.Pack("claim", number, claims, proof, flags)
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
	if bytes.Equal(raw[:4], rewards.abi.Errors["InvalidClaimWindow"].ID.Bytes()[:4]) {
		return rewards.UnpackInvalidClaimWindowError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["InvalidClaims"].ID.Bytes()[:4]) {
		return rewards.UnpackInvalidClaimsError(raw[4:])
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

// RewardsInvalidClaims represents a InvalidClaims error raised by the Rewards contract.
type RewardsInvalidClaims struct {
	Number      uint64
	PayoutsRoot [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidClaims(uint64 number, bytes32 payoutsRoot)
func RewardsInvalidClaimsErrorID() common.Hash {
	return common.HexToHash("0x998a161996ab06591481ca87b23a0cdba48adca4eaceb4ebb8352be8261a66b6")
}

// UnpackInvalidClaimsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidClaims(uint64 number, bytes32 payoutsRoot)
func (rewards *Rewards) UnpackInvalidClaimsError(raw []byte) (*RewardsInvalidClaims, error) {
	out := new(RewardsInvalidClaims)
	if err := rewards.abi.UnpackIntoInterface(out, "InvalidClaims", raw); err != nil {
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

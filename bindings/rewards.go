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
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"staking\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"settlement\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"blockReward\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"claimWindow\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"submitterBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"fullRewardTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"BLOCK_REWARD\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"CLAIM_WINDOW\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"FULL_REWARD_TXS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"SETTLEMENT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"STAKING\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"SUBMITTER_BPS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TOKEN\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"absorb\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claim\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"claims\",\"type\":\"tuple[]\",\"internalType\":\"structClaim[]\",\"components\":[{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeBurnBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"flags\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claimSequencerShare\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claimSubmitterShare\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"expire\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"feeEscrow\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"fundEscrow\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"fundReserve\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"isClaimed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owed\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"remainderOf\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structRemainder\",\"components\":[{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"remaining\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"unitPerBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sequencerShare\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"expiryBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"sequencerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"sequencerPaid\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"beneficiary\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"submitterShare\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"rewardReserve\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"settle\",\"inputs\":[{\"name\":\"settled\",\"type\":\"tuple\",\"internalType\":\"structSettled\",\"components\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"sequencerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numNodes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"seenTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"fees\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"keepBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"beneficiary\",\"type\":\"address\",\"internalType\":\"address\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"BlockSettled\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"fees\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"blockReward\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"network\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"sequencerShare\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"unitPerBps\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"burned\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"beneficiary\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"submitterShare\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClaimsExpired\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"burned\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EscrowFunded\",\"inputs\":[{\"name\":\"from\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ReserveFunded\",\"inputs\":[{\"name\":\"from\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RewardClaimed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"index\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SequencerShareClaimed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SubmitterShareClaimed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"beneficiary\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SurplusAbsorbed\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadySettled\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ClaimWindowClosed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"expiryBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ClaimWindowOpen\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"expiryBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidClaimWindow\",\"inputs\":[{\"name\":\"claimWindow\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"InvalidClaims\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidSubmitterBps\",\"inputs\":[{\"name\":\"submitterBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"NoClaims\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NoSubmitterShare\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotSettled\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotSettlement\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NothingToAbsorb\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NothingToBurn\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SequencerAlreadyPaid\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}]",
	ID:  "Rewards",
	Bin: "0x61016080604052346101e45760e081612c9580380380916100208285610248565b8339810103126101e4576100338161027f565b906100406020820161027f565b9061004d6040820161027f565b606082015160808301516001600160401b038116949092908584036101e45760a08501519461ffff8616908187036101e45760c001519663ffffffff881688036101e457883b1561022a57823b1561020c5763ffffffff81116101fa575061271081116101e85750608087905260a05260c05260e0526101005261012052610140526001600160a01b0316803b156101e4575f8091602460405180948193630852cd8d60e31b83528160048401525af180156101d9576101c9575b604051612a019081610294823960805181818161078801528181610aff01528181610d3f01528181610f6f015281816113f2015281816115980152818161190e01528181611e0d0152611fac015260a051818181610f24015281816112fb015281816117a00152611af2015260c05181818161013d0152610a21015260e051818181610195015261144c015261010051818181610448015261128c01526101205181818161107b01526127d60152610140518181816101c901526114aa0152f35b5f6101d391610248565b5f610108565b6040513d5f823e3d90fd5b5f80fd5b63094d0f3f60e01b5f5260045260245ffd5b6303a3d7e760e21b5f5260045260245ffd5b6322a2d07b60e21b5f9081526001600160a01b038416600452602490fd5b6322a2d07b60e21b5f9081526001600160a01b038a16600452602490fd5b601f909101601f19168101906001600160401b0382119082101761026b57604052565b634e487b7160e01b5f52604160045260245ffd5b51906001600160a01b03821682036101e45756fe60806040526004361015610011575f80fd5b5f5f3560e01c80632222856014611e5e5780634d2013d314611cd1578063732af765146115bd57806375c54224146114ce5780637d9f55ba1461146f5780637f05b9ef1461141657806382bfefc8146113a7578063843e61741461131f57806397610f30146112b05780639f34fc801461124d578063ac896e401461109f578063aea6fbdf14611042578063c4b7de9714611004578063c53a880814610db5578063c87d677914610d67578063c9c31af514610c71578063cab64bcd14610c24578063ebd93ac614610a45578063ef0fe245146109d65763efdd54f9146100f6575f80fd5b34610806576101207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126108065773ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001633036109aa5761018f61016e61222c565b67ffffffffffffffff165f526002602052600160405f20015460e01c151590565b61096d577f000000000000000000000000000000000000000000000000000000000000000060843563ffffffff81169081810361096957507f000000000000000000000000000000000000000000000000000000000000000063ffffffff1690818110156109615761020092612944565b905b60a43581546fffffffffffffffffffffffffffffffff8160801c91166044359461ffff86169586810361095d5750604051916080830183811067ffffffffffffffff821117610930576102976102906102a194899a94612710946040526020880198604089019a8c8c5260608a019d8e52818082109118021891828952818082109118021890818952612212565b92836122ff565b049081865261221f565b855282516064359063ffffffff82169182810361092c57506003820291808304600314811517156108ff57617530029180830461271014901517156108d257906102ea91612773565b83519361030460c435956102fe87856122ff565b9061221f565b916103296103228461031461222c565b61031c612263565b906127aa565b809461221f565b9561033485516123c4565b6fffffffffffffffffffffffffffffffff61038f7fffffffffffffffffffffffffffffffff000000000000000000000000000000006103788c54948560801c6120ca565b60801b1692826103888b516123c4565b91166120ca565b161788556103b16103ac886103a786518d5190612212565b61221f565b6123c4565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff6103f2600154938285166121b4565b1691161760015567ffffffffffffffff61040a61222c565b16885260036020526040882088805260205260408820600181541790556dffffffffffffffffffffffffffff82116108a157610445906128dd565b977f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16806108495750875b60243563ffffffff811690818103610845575061049683516123c4565b9160405191610100830183811067ffffffffffffffff82111761081857938c809e6fffffffffffffffffffffffffffffffff80600267ffffffffffffffff9c987f35950dfbb2dc3c7290913440eedfb536d005fa3cdad819c3068532b38a1e0af79f9c986101009f9c9873ffffffffffffffffffffffffffffffffffffffff9c60405260e435835260208301916dffffffffffffffffffffffffffff8c16835265ffffffffffff604085019816885267ffffffffffffffff6060850191168152608084019182528560a085019a168a5261062465ffffffffffff60c08601998b8b5260408c60e089019d8e5267ffffffffffffffff61059361222c565b1681528960205220965187556dffffffffffffffffffffffffffff600188019651167fffffffffffffffffffffffffffffffffffff0000000000000000000000000000875416178655511684907fffffffffffffffffffffffff000000000000ffffffffffffffffffffffffffff73ffffffffffff000000000000000000000000000083549260701b169116179055565b51908d7bffffffffffffffff00000000000000000000000000000000000000007fffffffff000000000000000000000000000000000000000000000000000000008554935160e01b169360a01b1691161717905501945116167fffffffffffffffffffffffffffffffff000000000000000000000000000000008454161783555115157fffffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffff70ff0000000000000000000000000000000084549260801b1691161782555115157fffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffffff71ff000000000000000000000000000000000083549260881b16911617905561073161222c565b955199519251905190610742612263565b936040519b8c5260208c015260408b015260608a015260808901528860a08901521660c087015260e08601521692a273ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690813b156108145782916024839260405194859384927f42966c6800000000000000000000000000000000000000000000000000000000845260048401525af18015610809576107f55750f35b816107ff91612173565b6108065780f35b80fd5b6040513d84823e3d90fd5b5050fd5b60248d7f4e487b710000000000000000000000000000000000000000000000000000000081526041600452fd5b8a80fd5b6108539043612212565b67ffffffffffffffff81116108715767ffffffffffffffff16610479565b7f6dfcc6500000000000000000000000000000000000000000000000000000000089526040600452602452604488fd5b604488837f6dfcc6500000000000000000000000000000000000000000000000000000000082526070600452602452fd5b6024867f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b6024877f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b8680fd5b6024877f4e487b710000000000000000000000000000000000000000000000000000000081526041600452fd5b8580fd5b505090610202565b8380fd5b60249067ffffffffffffffff61098161222c565b7fd8b8226a00000000000000000000000000000000000000000000000000000000835216600452fd5b807f4afb55c5000000000000000000000000000000000000000000000000000000006024925233600452fd5b503461080657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261080657602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461080657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126108065780546fffffffffffffffffffffffffffffffff811690610ab5610a9a8260801c84612212565b6fffffffffffffffffffffffffffffffff6001541690612212565b604051907f70a0823100000000000000000000000000000000000000000000000000000000825230600483015260208260248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610c19578590610be1575b610b38925061221f565b918215610bb957916020917fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff610ba97fe7cb64b0184329c5ba14c099149c7ad7186a5df61febcb17a3a603df3bcab17596610ba3866126ae565b906121b4565b169116178455604051908152a180f35b6004847f1a0632fe000000000000000000000000000000000000000000000000000000008152fd5b506020823d602011610c11575b81610bfb60209383612173565b81010312610c0d57610b389151610b2e565b8480fd5b3d9150610bee565b6040513d87823e3d90fd5b503461080657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610806576fffffffffffffffffffffffffffffffff6020915416604051908152f35b50346108065760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261080657610d64600435610cb0816126ae565b6fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff00000000000000000000000000000000610cf18654938460801c6121b4565b60801b1691161783556040518181527f511c3b325f63024e6754176648b89f4bab878b1712366d9bf3729c501dcbad7960203392a2303373ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166126e8565b80f35b503461080657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126108065760206fffffffffffffffffffffffffffffffff60015416604051908152f35b50346108065760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261080657610ded6120b3565b610df681612420565b6002810180549160ff8360801c16610fce576001015460e01c9283917001000000000000000000000000000000007fffffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffff6fffffffffffffffffffffffffffffffff861695161790556001547fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff610e9e868285166120ca565b169116176001557f32cda40d6b72733bbc0436f6666abe0d930be0b90266462fc74bb44813908405602067ffffffffffffffff604051938685521692a3604051917f23b7ec3b000000000000000000000000000000000000000000000000000000008352600483015260208260248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610fc357610d64928491610f94575b5073ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016612496565b610fb6915060203d602011610fbc575b610fae8183612173565b8101906121e6565b5f610f57565b503d610fa4565b6040513d85823e3d90fd5b60248567ffffffffffffffff867f6c9b8f6000000000000000000000000000000000000000000000000000000000835216600452fd5b503461080657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610806576020905460801c604051908152f35b503461080657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261080657602060405161ffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346108065760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261080657610120906110db6120b3565b90806101006040516110ec81612129565b8281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e0820152015273ffffffffffffffffffffffffffffffffffffffff61113983612287565b9182549363ffffffff61114c8583612312565b9467ffffffffffffffff6fffffffffffffffffffffffffffffffff6001604083600283870154960154971697888152600460205289828220541698815260046020522001541696604051906111a082612129565b89825260208201908152604082016dffffffffffffffffffffffffffff8516815260608301916fffffffffffffffffffffffffffffffff881683526101006080850194868860a01c16865260a081019760e01c885260ff60c082019a60801c1615158a5260e081019a8b52019a8b526040519b8c525160208c01525160408b01525160608a015251166080880152511660a086015251151560c0850152511660e083015251610100820152f35b503461080657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261080657602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461080657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261080657602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346108065760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610806576113576120b3565b6024359063ffffffff82168092036113a3579060ff604060209467ffffffffffffffff60019516815260038652848282209401938460081c82528652205491161c166040519015158152f35b8280fd5b503461080657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261080657602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461080657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126108065760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b503461080657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261080657602060405163ffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346108065760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261080657610d6460043561150d816126ae565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff61154d8654938285166121b4565b1691161783556040518181527fb52b99b9e83551fcbd069b559cc3e823e2a1a3bad8ece46561ea77524394c85060203392a2303373ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166126e8565b50346108065760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610806576115f56120b3565b6024359067ffffffffffffffff82116113a357366023830112156113a35767ffffffffffffffff8260040135116113a3573660246060846004013502840101116113a35760443567ffffffffffffffff8111610969573660238201121561096957806004013567ffffffffffffffff8111610c0d573660248260051b84010111610c0d5761168283612420565b91846004013515611ca95782549161169d8660040135612560565b6116aa6040519182612173565b60048701358082527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0906116dd90612560565b01366020830137875b87600401358110611c0657509061170692916024606435930190856125b5565b15611bcd5750835b8360040135811061171d578480f35b6dffffffffffffffffffffffffffff60018301541661174f602061174984886004013560248a01612578565b01612243565b91604051917f23b7ec3b00000000000000000000000000000000000000000000000000000000835263ffffffff8416600484015260208360248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa928315611bc2578893611ba2575b5067ffffffffffffffff8616885260036020526040882088908980528060205260408a2054918a94965b8a600401358810611967575b508a526020526040892055611826906118209083906122ff565b916128dd565b65ffffffffffff80600187015460701c169116900365ffffffffffff811161193a576118959060018601907fffffffffffffffffffffffff000000000000ffffffffffffffffffffffffffff73ffffffffffff000000000000000000000000000083549260701b169116179055565b61189e816123c4565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff6118df600154938285166120ca565b16911617600155806118f3575b505061170e565b6119339173ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016612496565b5f806118ec565b6024887f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b90929795999a96611986818d60248160049e97999a9e01359101612578565b61198f81612243565b906119a860406119a160208401612243565b9201612254565b9a63ffffffff851663ffffffff831603611aa1575b600163ffffffff84160160081c878103611a83575b50600160ff8163ffffffff861601161b90818116611a735791611a2061ffff8e9f9d9e9b9c9d611a1990611a138363ffffffff9760019b9a99179f16612925565b90612212565b9f16612925565b8b028260405194168452602084015216907f3c307fb36a613c0a9d43637acdcc3dd33001b48100be383d07e636cef19aba9e604067ffffffffffffffff881692a35b0196979a99959391989492906117fa565b98999a9b50505050600190611a62565b968b528760205260408b2055858a528660205260408a20545f6119d2565b93506040517f23b7ec3b00000000000000000000000000000000000000000000000000000000815263ffffffff8216600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115611b97578e908c92611b5f575b5073ffffffffffffffffffffffffffffffffffffffff809116911603611b4b5780936119bd565b5050969a9995979894939198929092611806565b73ffffffffffffffffffffffffffffffffffffffff919250611b8f829160203d8111610fbc57610fae8183612173565b929150611b24565b6040513d8d823e3d90fd5b611bbb91935060203d8111610fbc57610fae8183612173565b915f6117d0565b6040513d8a823e3d90fd5b7f998a161900000000000000000000000000000000000000000000000000000000855267ffffffffffffffff8316600452602452604484fd5b6060611c1a828a6004013560248c01612578565b61ffff611c2682612243565b9163ffffffff611c446040611c3d60208501612243565b9301612254565b918160405195168552166020840152166040820152208952602089208251821015611c7c57600582901b8301602001526001016116e6565b60248a7f4e487b710000000000000000000000000000000000000000000000000000000081526032600452fd5b6004867fe1205573000000000000000000000000000000000000000000000000000000008152fd5b50346108065760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126108065767ffffffffffffffff611d126120b3565b611d1b81612420565b501690818152600460205273ffffffffffffffffffffffffffffffffffffffff60408220541682825260046020526fffffffffffffffffffffffffffffffff600160408420015416908115611e325780848495610d64955260046020528560016040822082815501556001547fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff611dc5878285166120ca565b169116176001557fdadc81df3611cefa9cb0892a734fa500ae9d9fdeed154b7c60f76469a0f37ef26020604051868152a373ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016612496565b602483857fdb11e35c000000000000000000000000000000000000000000000000000000008252600452fd5b50346120335760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261203357611e966120b3565b611e9f81612287565b9067ffffffffffffffff600183015460a01c16801580156120aa575b61206d5750611eca8282612312565b91821561203757600201710100000000000000000000000000000000007fffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffffff825416179055611f17826123c4565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff611f58600154938285166120ca565b169116176001557f5e0b6a8eb4e4e4a6099c4edf11f23a231e74e59b2fd3e739ef7cbb0b7e238ca6602067ffffffffffffffff604051938585521692a273ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690813b15612033575f916024839260405194859384927f42966c6800000000000000000000000000000000000000000000000000000000845260048401525af180156120285761201a575080f35b61202691505f90612173565b005b6040513d5f823e3d90fd5b5f80fd5b67ffffffffffffffff827f79b83e6f000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b67ffffffffffffffff827f23f400fc000000000000000000000000000000000000000000000000000000005f52166004524360245260445260645ffd5b50804310611ebb565b6004359067ffffffffffffffff8216820361203357565b906fffffffffffffffffffffffffffffffff809116911603906fffffffffffffffffffffffffffffffff82116120fc57565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b610120810190811067ffffffffffffffff82111761214657604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff82111761214657604052565b906fffffffffffffffffffffffffffffffff809116911601906fffffffffffffffffffffffffffffffff82116120fc57565b90816020910312612033575173ffffffffffffffffffffffffffffffffffffffff811681036120335790565b919082018092116120fc57565b919082039182116120fc57565b60043567ffffffffffffffff811681036120335790565b3563ffffffff811681036120335790565b3561ffff811681036120335790565b6101043573ffffffffffffffffffffffffffffffffffffffff811681036120335790565b6122ac8167ffffffffffffffff165f526002602052600160405f20015460e01c151590565b156122c95767ffffffffffffffff165f52600260205260405f2090565b67ffffffffffffffff907f75115593000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b818102929181159184041417156120fc57565b90600281015460ff8160881c166123bd57600161237361239894611a139360ff8160801c165f1461239b575067ffffffffffffffff5f915b165f5260046020526fffffffffffffffffffffffffffffffff808460405f200154169116612212565b9201546dffffffffffffffffffffffffffff65ffffffffffff8260701c1691166122ff565b90565b6fffffffffffffffffffffffffffffffff67ffffffffffffffff91169161234a565b5050505f90565b6fffffffffffffffffffffffffffffffff81116123f0576fffffffffffffffffffffffffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52608060045260245260445ffd5b9061242a82612287565b9167ffffffffffffffff600184015460a01c16908115158061248c575b61244f575050565b67ffffffffffffffff907fc882100f000000000000000000000000000000000000000000000000000000005f52166004524360245260445260645ffd5b5081431015612447565b9173ffffffffffffffffffffffffffffffffffffffff604051927fa9059cbb000000000000000000000000000000000000000000000000000000005f521660045260245260205f60448180865af19060015f511482161561253f575b604052156124fd5750565b73ffffffffffffffffffffffffffffffffffffffff907f5274afe7000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b90600181151661255757823b15153d151616906124f2565b503d5f823e3d90fd5b67ffffffffffffffff81116121465760051b60200190565b9190811015612588576060020190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b90928351917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8284010194831580156126a3575b61269857604051929695929360051b908190602001855e83019160051b82019380925b848682101561266057855195602001600189161561264d579060206040819493519201975b82811160051b908152185260405f208152019560011c9561260c565b9594602080809493508235920196612631565b50969195509192507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0935060051b0114920151141690565b505050505050505f90565b5061010086116125e9565b612398906126e26103ac826126dd610a9a5f546fffffffffffffffffffffffffffffffff8160801c9116612212565b612212565b506123c4565b92909173ffffffffffffffffffffffffffffffffffffffff9081604051947f23b872dd000000000000000000000000000000000000000000000000000000005f52166004521660245260445260205f60648180865af19060015f511482161561275b575b6040525f606052156124fd5750565b90600181151661255757823b15153d1516169061274c565b811561277d570490565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b92919073ffffffffffffffffffffffffffffffffffffffff169081156128d6576127fc6127109161ffff7f000000000000000000000000000000000000000000000000000000000000000016906122ff565b049283612807575050565b612810846123c4565b9060405192604084019284841067ffffffffffffffff8511176121465767ffffffffffffffff6001936fffffffffffffffffffffffffffffffff959386946040528752836020880193168352165f52600460205273ffffffffffffffffffffffffffffffffffffffff60405f209551167fffffffffffffffffffffffff00000000000000000000000000000000000000008654161785555116920191167fffffffffffffffffffffffffffffffff00000000000000000000000000000000825416179055565b505f925050565b65ffffffffffff81116128f55765ffffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52603060045260245260445ffd5b61271081101561293f576127100361271081116120fc5790565b505f90565b90917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff83830992808302928380861095039480860395146129f457848311156129dc5790829109815f0382168092046002816003021880820260020302808202600203028082026002030280820260020302808202600203028091026002030293600183805f03040190848311900302920304170290565b82634e487b715f52156003026011186020526024601cfd5b505090612398925061277356",
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
// Solidity: constructor(address token, address staking, address settlement, uint256 blockReward, uint64 claimWindow, uint16 submitterBps, uint32 fullRewardTxs) returns()
func (rewards *Rewards) PackConstructor(token common.Address, staking common.Address, settlement common.Address, blockReward *big.Int, claimWindow uint64, submitterBps uint16, fullRewardTxs uint32) []byte {
	enc, err := rewards.abi.Pack("", token, staking, settlement, blockReward, claimWindow, submitterBps, fullRewardTxs)
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

// PackFULLREWARDTXS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7d9f55ba.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function FULL_REWARD_TXS() view returns(uint32)
func (rewards *Rewards) PackFULLREWARDTXS() []byte {
	enc, err := rewards.abi.Pack("FULL_REWARD_TXS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFULLREWARDTXS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7d9f55ba.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function FULL_REWARD_TXS() view returns(uint32)
func (rewards *Rewards) TryPackFULLREWARDTXS() ([]byte, error) {
	return rewards.abi.Pack("FULL_REWARD_TXS")
}

// UnpackFULLREWARDTXS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7d9f55ba.
//
// Solidity: function FULL_REWARD_TXS() view returns(uint32)
func (rewards *Rewards) UnpackFULLREWARDTXS(data []byte) (uint32, error) {
	out, err := rewards.abi.Unpack("FULL_REWARD_TXS", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
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

// PackSUBMITTERBPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaea6fbdf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SUBMITTER_BPS() view returns(uint16)
func (rewards *Rewards) PackSUBMITTERBPS() []byte {
	enc, err := rewards.abi.Pack("SUBMITTER_BPS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSUBMITTERBPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaea6fbdf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function SUBMITTER_BPS() view returns(uint16)
func (rewards *Rewards) TryPackSUBMITTERBPS() ([]byte, error) {
	return rewards.abi.Pack("SUBMITTER_BPS")
}

// UnpackSUBMITTERBPS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xaea6fbdf.
//
// Solidity: function SUBMITTER_BPS() view returns(uint16)
func (rewards *Rewards) UnpackSUBMITTERBPS(data []byte) (uint16, error) {
	out, err := rewards.abi.Unpack("SUBMITTER_BPS", data)
	if err != nil {
		return *new(uint16), err
	}
	out0 := *abi.ConvertType(out[0], new(uint16)).(*uint16)
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

// PackClaimSubmitterShare is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d2013d3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claimSubmitterShare(uint64 number) returns()
func (rewards *Rewards) PackClaimSubmitterShare(number uint64) []byte {
	enc, err := rewards.abi.Pack("claimSubmitterShare", number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaimSubmitterShare is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d2013d3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claimSubmitterShare(uint64 number) returns()
func (rewards *Rewards) TryPackClaimSubmitterShare(number uint64) ([]byte, error) {
	return rewards.abi.Pack("claimSubmitterShare", number)
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

// PackRemainderOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac896e40.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function remainderOf(uint64 number) view returns((bytes32,uint256,uint256,uint256,uint64,uint32,bool,address,uint256))
func (rewards *Rewards) PackRemainderOf(number uint64) []byte {
	enc, err := rewards.abi.Pack("remainderOf", number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemainderOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac896e40.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function remainderOf(uint64 number) view returns((bytes32,uint256,uint256,uint256,uint64,uint32,bool,address,uint256))
func (rewards *Rewards) TryPackRemainderOf(number uint64) ([]byte, error) {
	return rewards.abi.Pack("remainderOf", number)
}

// UnpackRemainderOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xac896e40.
//
// Solidity: function remainderOf(uint64 number) view returns((bytes32,uint256,uint256,uint256,uint64,uint32,bool,address,uint256))
func (rewards *Rewards) UnpackRemainderOf(data []byte) (Remainder, error) {
	out, err := rewards.abi.Unpack("remainderOf", data)
	if err != nil {
		return *new(Remainder), err
	}
	out0 := *abi.ConvertType(out[0], new(Remainder)).(*Remainder)
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
// the contract method with ID 0xefdd54f9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function settle((uint64,uint32,uint16,uint32,uint32,uint256,uint256,bytes32,address) settled) returns()
func (rewards *Rewards) PackSettle(settled Settled) []byte {
	enc, err := rewards.abi.Pack("settle", settled)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSettle is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xefdd54f9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function settle((uint64,uint32,uint16,uint32,uint32,uint256,uint256,bytes32,address) settled) returns()
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
	Beneficiary    common.Address
	SubmitterShare *big.Int
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
// Solidity: event BlockSettled(uint64 indexed number, uint256 fees, uint256 blockReward, uint256 network, uint256 sequencerShare, uint256 unitPerBps, uint256 burned, address beneficiary, uint256 submitterShare)
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

// RewardsSubmitterShareClaimed represents a SubmitterShareClaimed event raised by the Rewards contract.
type RewardsSubmitterShareClaimed struct {
	Number      uint64
	Beneficiary common.Address
	Amount      *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const RewardsSubmitterShareClaimedEventName = "SubmitterShareClaimed"

// ContractEventName returns the user-defined event name.
func (RewardsSubmitterShareClaimed) ContractEventName() string {
	return RewardsSubmitterShareClaimedEventName
}

// UnpackSubmitterShareClaimedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SubmitterShareClaimed(uint64 indexed number, address indexed beneficiary, uint256 amount)
func (rewards *Rewards) UnpackSubmitterShareClaimedEvent(log *types.Log) (*RewardsSubmitterShareClaimed, error) {
	event := "SubmitterShareClaimed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != rewards.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RewardsSubmitterShareClaimed)
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
	if bytes.Equal(raw[:4], rewards.abi.Errors["InvalidSubmitterBps"].ID.Bytes()[:4]) {
		return rewards.UnpackInvalidSubmitterBpsError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["NoClaims"].ID.Bytes()[:4]) {
		return rewards.UnpackNoClaimsError(raw[4:])
	}
	if bytes.Equal(raw[:4], rewards.abi.Errors["NoSubmitterShare"].ID.Bytes()[:4]) {
		return rewards.UnpackNoSubmitterShareError(raw[4:])
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

// RewardsInvalidSubmitterBps represents a InvalidSubmitterBps error raised by the Rewards contract.
type RewardsInvalidSubmitterBps struct {
	SubmitterBps uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidSubmitterBps(uint16 submitterBps)
func RewardsInvalidSubmitterBpsErrorID() common.Hash {
	return common.HexToHash("0x094d0f3f15cc6508c38795e964318c0e4c12570d49a0ec56a49130c551067448")
}

// UnpackInvalidSubmitterBpsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidSubmitterBps(uint16 submitterBps)
func (rewards *Rewards) UnpackInvalidSubmitterBpsError(raw []byte) (*RewardsInvalidSubmitterBps, error) {
	out := new(RewardsInvalidSubmitterBps)
	if err := rewards.abi.UnpackIntoInterface(out, "InvalidSubmitterBps", raw); err != nil {
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

// RewardsNoSubmitterShare represents a NoSubmitterShare error raised by the Rewards contract.
type RewardsNoSubmitterShare struct {
	Number uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoSubmitterShare(uint64 number)
func RewardsNoSubmitterShareErrorID() common.Hash {
	return common.HexToHash("0xdb11e35c8643fc3690ede43983d9f31e7aebc6ec4afecda9ea1c564a4ae58f47")
}

// UnpackNoSubmitterShareError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoSubmitterShare(uint64 number)
func (rewards *Rewards) UnpackNoSubmitterShareError(raw []byte) (*RewardsNoSubmitterShare, error) {
	out := new(RewardsNoSubmitterShare)
	if err := rewards.abi.UnpackIntoInterface(out, "NoSubmitterShare", raw); err != nil {
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

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

// SettlementMetaData contains all meta data concerning the Settlement contract.
var SettlementMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"sequencing\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"rewards\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"provingBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"genesisState\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"GENESIS_STATE\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"PROVING_BLOCKS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"REWARDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"SEQUENCING\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"VERIFIER\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"append\",\"inputs\":[{\"name\":\"newBlock\",\"type\":\"tuple\",\"internalType\":\"structNewBlock\",\"components\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"slotStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"sequencerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"challenge\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"fingerprint\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"randao\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]}],\"outputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"blockAt\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structBlock\",\"components\":[{\"name\":\"slotStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"windowEnd\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"fees\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"sequencerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"finalized\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"keepBps\",\"type\":\"uint48\",\"internalType\":\"uint48\"},{\"name\":\"totalScore\",\"type\":\"uint176\",\"internalType\":\"uint176\"},{\"name\":\"seed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"challenge\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"fingerprint\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stateOut\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"finalize\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"proven\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"prune\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"stateAfter\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"submitRoot\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"submission\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"tip\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"BlockAppended\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"slot\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"seed\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"windowEnd\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"BlockFinalized\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"BlocksPruned\",\"inputs\":[{\"name\":\"firstNumber\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"lastNumber\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RootAccepted\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"submitter\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"totalScore\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"keepBps\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"stateOut\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"fees\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"payouts\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyFinalized\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"FeesDisagreement\",\"inputs\":[{\"name\":\"provenFees\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"submittedFees\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidGenesisState\",\"inputs\":[{\"name\":\"genesisState\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidProvingBlocks\",\"inputs\":[{\"name\":\"provingBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotProven\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proven\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotSequencing\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NothingToPrune\",\"inputs\":[{\"name\":\"proven\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"tip\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ParentNotProven\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proven\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ParentNotTip\",\"inputs\":[{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"tip\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ScoreNotHigher\",\"inputs\":[{\"name\":\"totalScore\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"scoreToBeat\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"StateDisagreement\",\"inputs\":[{\"name\":\"provenState\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"submittedState\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"UnknownBlock\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"tip\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"WindowClosed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"windowEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WindowOpen\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"windowEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WiringMismatch\",\"inputs\":[{\"name\":\"expected\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"found\",\"type\":\"address\",\"internalType\":\"address\"}]}]",
	ID:  "Settlement",
	Bin: "0x61012080604052346102835760a081611d9b8038038091610020828561045f565b8339810103126102835761003381610496565b61003f60208301610496565b61004b60408401610496565b9060608401519260018060401b03841694858503610283576080015194813b1561043e57823b1561042057833b1561040257801580156103f5575b6103e357507f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000018510156103d05760405163ef0fe24560e01b81526001600160a01b03821690602081600481855afa801561028f575f90610395575b6100ec9150306104aa565b60405163ef0fe24560e01b81526001600160a01b0385169190602081600481865afa801561028f575f9061035a575b6101269150306104aa565b60405163097610f360e41b815291602083600481855afa92831561028f575f9361031b575b509160206004936040519485809263097610f360e41b82525afa92831561028f575f936102d4575b50906101836004936020936104aa565b60405163097610f360e41b815292839182905afa90811561028f575f9161029a575b5060405163097610f360e41b8152906020826004816001600160a01b0388165afa90811561028f575f9161024e575b6101de92506104aa565b60805260a05260c05260e052610100526040516118c390816104d8823960805181818161014101526105fa015260a0518181816110dd01526116c6015260c0518181816106690152610c65015260e051818181610288015261058b015261010051818181610e6401526117ec0152f35b90506020823d602011610287575b816102696020938361045f565b810103126102835761027d6101de92610496565b906101d4565b5f80fd5b3d915061025c565b6040513d5f823e3d90fd5b90506020813d6020116102cc575b816102b56020938361045f565b81010312610283576102c690610496565b5f6101a5565b3d91506102a8565b9250906020833d602011610313575b816102f06020938361045f565b8101031261028357610183602092610309600495610496565b9450919250610173565b3d91506102e3565b92506020833d602011610352575b816103366020938361045f565b8101031261028357602061034b600494610496565b935061014b565b3d9150610329565b506020813d60201161038d575b816103746020938361045f565b810103126102835761038861012691610496565b61011b565b3d9150610367565b506020813d6020116103c8575b816103af6020938361045f565b81010312610283576103c36100ec91610496565b6100e1565b3d91506103a2565b846356e0559160e11b5f5260045260245ffd5b635b767b1760e11b5f5260045260245ffd5b5063ffffffff8111610086565b6322a2d07b60e21b5f9081526001600160a01b038516600452602490fd5b6322a2d07b60e21b5f9081526001600160a01b038416600452602490fd5b506322a2d07b60e21b5f9081526001600160a01b0391909116600452602490fd5b601f909101601f19168101906001600160401b0382119082101761048257604052565b634e487b7160e01b5f52604160045260245ffd5b51906001600160a01b038216820361028357565b6001600160a01b0391821691168181036104c2575050565b637bf8e5a760e01b5f5260045260245260445ffdfe6080806040526004361015610012575f80fd5b5f905f3560e01c90816308c84e701461167e575080631109afed14610e875780631663ac8214610e2f5780632755cd2d14610deb578063359bc19e14610ad25780634d94e7f314610a8a5780636f8ea15d146107d65780639f2b31541461068d578063c0034e0c1461061e578063c2ec4d20146105af578063c31314421461054c578063f0cf26c8146100f95763f3512039146100ad575f80fd5b346100f65760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100f65760206100ee6100e96116ea565b6117c9565b604051908152f35b80fd5b50346100f6576101607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100f65773ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001633036105205761016f61179b565b67ffffffffffffffff82549181831691829116036104df57507fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000009067ffffffffffffffff6101c36101be61179b565b611701565b16918291161782556101d36117b2565b61014435906fffffffffffffffffffffffffffffffff82168092036104db577f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001916040519067ffffffffffffffff60208301937ff25a423f95bf8ca0158e9325a9b9e3184beaa25d5ea439454069fd668c30b0b685524660408501523060608501521660808301526101243560a083015260c082015260c0815261027860e08261175a565b519020069167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000164301908143116104ae5767ffffffffffffffff821161047e578281526001602052604081209060243567ffffffffffffffff8116810361047a5782547fffffffffffffffffffffffffffffffff000000000000000000000000000000001667ffffffffffffffff90911617604084901b6fffffffffffffffff0000000000000000161782556103356117b2565b9067ffffffffffffffff6001840192167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008354161782556064359063ffffffff821682036100f65782546084359161ffff831683036100f65760a4359063ffffffff821682036100f6575093604093602099936dffff0000000000000000000000008a98947fffffffffffffffffffffffffff00000000ff000000000000ffffffffffffffff6bffffffff000000000000000072ffffffff0000000000000000000000000000008b7fe20b245e9493d70803fa3ee19e06a0dccb1617c3345377b7e76fcd4bb2855dfd9c5060781b16958a1b169116179160601b161717905581600382015560e4356004820155610104356005820155600660c43591015567ffffffffffffffff806104656117b2565b169583519283521687820152a3604051908152f35b5080fd5b6044917f6dfcc6500000000000000000000000000000000000000000000000000000000082526040600452602452fd5b807f4e487b7100000000000000000000000000000000000000000000000000000000602492526011600452fd5b8380fd5b8260449167ffffffffffffffff6104f461179b565b7feeef5a1000000000000000000000000000000000000000000000000000000000845216600452602452fd5b807fa5c75304000000000000000000000000000000000000000000000000000000006024925233600452fd5b50346100f657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100f657602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346100f657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100f657602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346100f657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100f657602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346100f657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100f65780549067ffffffffffffffff8260401c1667ffffffffffffffff83168082146107a75767ffffffffffffffff6106f183611701565b1691828452600160205267ffffffffffffffff604085205460401c1680431061077357507fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000007f741f9031bfd9ec22bdb7e5143c569ee488ba2e0b5e2b7fdc6c60a0d6e7c74b7a949516178455604051918252602082015260408180030190a180f35b84606491857f96dc825100000000000000000000000000000000000000000000000000000000835260045243602452604452fd5b82917f6ee433400000000000000000000000000000000000000000000000000000000060449452600452602452fd5b50346100f65760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100f65761080e6116ea565b9060405161081b8161173d565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e08201528161010082015281610120820152816101408201528161016082015281610180820152816101a0820152816101c08201526101e001526108879061184f565b6040516108938161173d565b81549167ffffffffffffffff8316825260208201908360401c67ffffffffffffffff16825260408301918460801c8352600182015492606085019067ffffffffffffffff8516825260808601928560401c63ffffffff16845260a08701948660601c61ffff16865260c08801968060701c60ff16151588528060781c63ffffffff1660e08a015260981c65ffffffffffff16610100890152600281015475ffffffffffffffffffffffffffffffffffffffffffff1661012089015260038101546101408901526004810154610160890152600581015461018089015260068101546101a089015260078101546101c0890152600801546101e08801526040519767ffffffffffffffff1688525167ffffffffffffffff166020880152516fffffffffffffffffffffffffffffffff1660408701525167ffffffffffffffff1660608601525163ffffffff1660808501525161ffff1660a084015251151560c083015260e081015163ffffffff1660e083015261010081015165ffffffffffff1661010083015261012081015175ffffffffffffffffffffffffffffffffffffffffffff166101208301526101408101516101408301526101608101516101608301526101808101516101808301526101a08101516101a08301526101c08101516101c08301526101e001516101e082015261020090f35b50346100f657807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100f65767ffffffffffffffff6020915460401c16604051908152f35b5034610d2c5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610d2c57610b0a6116ea565b610b138161184f565b67ffffffffffffffff805f5460401c16921691808311610dbc575080549167ffffffffffffffff8360401c16804310610d8957506001820191825460ff8160701c16610d5d577fffffffffffffffffffffffffffffffffff00ffffffffffffffffffffffffffff6e01000000000000000000000000000091161780935560405191807fda396624bcf212ff8409ca35432ee01bbecbc2f8f306f9499f949661e80108f95f80a263ffffffff8460781c16917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8301928311610d30576007015490610bfc84611721565b8352602083019363ffffffff8160401c168552604084019561ffff8260601c16875263ffffffff6060860194168452608085019060801c815265ffffffffffff60a086019260981c16825260c0850192835273ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001693843b15610d2c5760405197889788977f7daefded0000000000000000000000000000000000000000000000000000000089525167ffffffffffffffff1660048901525163ffffffff1660248801525161ffff1660448701525163ffffffff1660648601525160848501525160a48401525160c48301525a925f60e4928195f18015610d2157610d13575080f35b610d1f91505f9061175a565b005b6040513d5f823e3d90fd5b5f80fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b827f788fa84d000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b907f96dc8251000000000000000000000000000000000000000000000000000000005f526004524360245260445260645ffd5b827fa032f910000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b34610d2c575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610d2c57602067ffffffffffffffff5f5416604051908152f35b34610d2c575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610d2c5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b34610d2c5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610d2c57610ebe6116ea565b60243567ffffffffffffffff8111610d2c5736602382011215610d2c57806004013567ffffffffffffffff8111610d2c573660248284010111610d2c57610f048361184f565b9283549067ffffffffffffffff8260401c168043101561164157505f549367ffffffffffffffff8560401c169267ffffffffffffffff610f4385611701565b169567ffffffffffffffff84169687116116115760038801549360048901549460058a0154907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8a019867ffffffffffffffff8a11610d305780610fa78d9b6117c9565b9760068c015460018d019e8f5460781c63ffffffff169160405196610fcb88611721565b8752602087019c8d5260408701978852606087019b8c526080870190815260a087019167ffffffffffffffff8c16835260c088019384526002019b8c5475ffffffffffffffffffffffffffffffffffffffffffff16986040519e8f997f307513c8000000000000000000000000000000000000000000000000000000008b525160048b01525160248a01525160448901525160648801525160848701525167ffffffffffffffff1660a48601525163ffffffff1660c485015260e48401610120905281610124850152602401610144840137808201610144015f905282610104830152601f017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe01681010361014401867f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff1691815a935f94fa958615610d21575f966114ca575b5085518181111561149c57505060808501516fffffffffffffffffffffffffffffffff8082109118026fffffffffffffffffffffffffffffffff18926fffffffffffffffffffffffffffffffff841161146b576fffffffffffffffffffffffffffffffff8416968911156113e657506fffffffffffffffff00000000000000007fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff9160401b169116175f55606083015160088601556fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff0000000000000000000000000000000086549260801b1691161784555b815175ffffffffffffffffffffffffffffffffffffffffffff81116113b65775ffffffffffffffffffffffffffffffffffffffffffff167fffffffffffffffffffff00000000000000000000000000000000000000000000825416179055602081019283519565ffffffffffff871161138557917fbc5deeec30ebf26b45d87393b263509ba84211b0723671a532c6e0b5fe340701949391836020987fffffffffffffff000000000000ffffffffffffffffffffffffffffffffffffff78ffffffffffff00000000000000000000000000000000000000600797549260981b16911617905560408201519384910155805193519260a06060830151920151936040519586528886015260408501526060840152608083015260c060a083015280519485918260c08501520160e083015e5f60e0858301015260e0817fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f339701168101030190a3005b867f6dfcc650000000000000000000000000000000000000000000000000000000005f52603060045260245260445ffd5b7f6dfcc650000000000000000000000000000000000000000000000000000000005f5260b060045260245260445ffd5b925050506060830151600886015480820361143d57505060801c80840361140d575061121b565b83907f90cdf64e000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7f7a87ffae000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b837f6dfcc650000000000000000000000000000000000000000000000000000000005f52608060045260245260445ffd5b7fa158d4dd000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b9095503d805f833e6114dc818361175a565b810190602081830312610d2c5780519067ffffffffffffffff8211610d2c57019060c082820312610d2c576040519160c0830183811067ffffffffffffffff8211176115e457604052805183526020810151602084015260408101516040840152606081015160608401526080810151608084015260a08101519067ffffffffffffffff8211610d2c570181601f82011215610d2c5780519067ffffffffffffffff82116115e457604051926115ba60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f860116018561175a565b82845260208383010111610d2c57815f9260208093018386015e8301015260a0820152948a611127565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b84877f1816798c000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b67ffffffffffffffff827f14cf6933000000000000000000000000000000000000000000000000000000005f52166004524360245260445260645ffd5b34610d2c575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610d2c5760209073ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b6004359067ffffffffffffffff82168203610d2c57565b67ffffffffffffffff60019116019067ffffffffffffffff8211610d3057565b60e0810190811067ffffffffffffffff8211176115e457604052565b610200810190811067ffffffffffffffff8211176115e457604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff8211176115e457604052565b60443567ffffffffffffffff81168103610d2c5790565b60043567ffffffffffffffff81168103610d2c5790565b67ffffffffffffffff805f5460401c1691169080821161182057508061180e57507f000000000000000000000000000000000000000000000000000000000000000090565b5f526001602052600860405f20015490565b907fa032f910000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b67ffffffffffffffff16801580156118af575b611874575f52600160205260405f2090565b67ffffffffffffffff5f5416907f9da06285000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b5067ffffffffffffffff5f5416811161186256",
}

// Settlement is an auto generated Go binding around an Ethereum contract.
type Settlement struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Settlement) GetABI() abi.ABI {
	return c.abi
}

// NewSettlement creates a new instance of Settlement.
func NewSettlement() *Settlement {
	parsed, err := SettlementMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Settlement{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Settlement) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address sequencing, address verifier, address rewards, uint64 provingBlocks, uint256 genesisState) returns()
func (settlement *Settlement) PackConstructor(sequencing common.Address, verifier common.Address, rewards common.Address, provingBlocks uint64, genesisState *big.Int) []byte {
	enc, err := settlement.abi.Pack("", sequencing, verifier, rewards, provingBlocks, genesisState)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackGENESISSTATE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1663ac82.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function GENESIS_STATE() view returns(uint256)
func (settlement *Settlement) PackGENESISSTATE() []byte {
	enc, err := settlement.abi.Pack("GENESIS_STATE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGENESISSTATE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1663ac82.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function GENESIS_STATE() view returns(uint256)
func (settlement *Settlement) TryPackGENESISSTATE() ([]byte, error) {
	return settlement.abi.Pack("GENESIS_STATE")
}

// UnpackGENESISSTATE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1663ac82.
//
// Solidity: function GENESIS_STATE() view returns(uint256)
func (settlement *Settlement) UnpackGENESISSTATE(data []byte) (*big.Int, error) {
	out, err := settlement.abi.Unpack("GENESIS_STATE", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackPROVINGBLOCKS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc3131442.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function PROVING_BLOCKS() view returns(uint64)
func (settlement *Settlement) PackPROVINGBLOCKS() []byte {
	enc, err := settlement.abi.Pack("PROVING_BLOCKS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPROVINGBLOCKS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc3131442.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function PROVING_BLOCKS() view returns(uint64)
func (settlement *Settlement) TryPackPROVINGBLOCKS() ([]byte, error) {
	return settlement.abi.Pack("PROVING_BLOCKS")
}

// UnpackPROVINGBLOCKS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc3131442.
//
// Solidity: function PROVING_BLOCKS() view returns(uint64)
func (settlement *Settlement) UnpackPROVINGBLOCKS(data []byte) (uint64, error) {
	out, err := settlement.abi.Unpack("PROVING_BLOCKS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackREWARDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc0034e0c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function REWARDS() view returns(address)
func (settlement *Settlement) PackREWARDS() []byte {
	enc, err := settlement.abi.Pack("REWARDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackREWARDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc0034e0c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function REWARDS() view returns(address)
func (settlement *Settlement) TryPackREWARDS() ([]byte, error) {
	return settlement.abi.Pack("REWARDS")
}

// UnpackREWARDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc0034e0c.
//
// Solidity: function REWARDS() view returns(address)
func (settlement *Settlement) UnpackREWARDS(data []byte) (common.Address, error) {
	out, err := settlement.abi.Unpack("REWARDS", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackSEQUENCING is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc2ec4d20.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SEQUENCING() view returns(address)
func (settlement *Settlement) PackSEQUENCING() []byte {
	enc, err := settlement.abi.Pack("SEQUENCING")
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
func (settlement *Settlement) TryPackSEQUENCING() ([]byte, error) {
	return settlement.abi.Pack("SEQUENCING")
}

// UnpackSEQUENCING is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc2ec4d20.
//
// Solidity: function SEQUENCING() view returns(address)
func (settlement *Settlement) UnpackSEQUENCING(data []byte) (common.Address, error) {
	out, err := settlement.abi.Unpack("SEQUENCING", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackVERIFIER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x08c84e70.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function VERIFIER() view returns(address)
func (settlement *Settlement) PackVERIFIER() []byte {
	enc, err := settlement.abi.Pack("VERIFIER")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVERIFIER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x08c84e70.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function VERIFIER() view returns(address)
func (settlement *Settlement) TryPackVERIFIER() ([]byte, error) {
	return settlement.abi.Pack("VERIFIER")
}

// UnpackVERIFIER is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x08c84e70.
//
// Solidity: function VERIFIER() view returns(address)
func (settlement *Settlement) UnpackVERIFIER(data []byte) (common.Address, error) {
	out, err := settlement.abi.Unpack("VERIFIER", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackAppend is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0cf26c8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function append((uint64,uint64,uint64,uint32,uint16,uint32,uint256,uint256,uint256,bytes32,uint128) newBlock) returns(uint64 number)
func (settlement *Settlement) PackAppend(newBlock NewBlock) []byte {
	enc, err := settlement.abi.Pack("append", newBlock)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAppend is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0cf26c8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function append((uint64,uint64,uint64,uint32,uint16,uint32,uint256,uint256,uint256,bytes32,uint128) newBlock) returns(uint64 number)
func (settlement *Settlement) TryPackAppend(newBlock NewBlock) ([]byte, error) {
	return settlement.abi.Pack("append", newBlock)
}

// UnpackAppend is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf0cf26c8.
//
// Solidity: function append((uint64,uint64,uint64,uint32,uint16,uint32,uint256,uint256,uint256,bytes32,uint128) newBlock) returns(uint64 number)
func (settlement *Settlement) UnpackAppend(data []byte) (uint64, error) {
	out, err := settlement.abi.Unpack("append", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackBlockAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6f8ea15d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function blockAt(uint64 number) view returns((uint64,uint64,uint128,uint64,uint32,uint16,bool,uint32,uint48,uint176,uint256,uint256,uint256,uint256,bytes32,uint256))
func (settlement *Settlement) PackBlockAt(number uint64) []byte {
	enc, err := settlement.abi.Pack("blockAt", number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBlockAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6f8ea15d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function blockAt(uint64 number) view returns((uint64,uint64,uint128,uint64,uint32,uint16,bool,uint32,uint48,uint176,uint256,uint256,uint256,uint256,bytes32,uint256))
func (settlement *Settlement) TryPackBlockAt(number uint64) ([]byte, error) {
	return settlement.abi.Pack("blockAt", number)
}

// UnpackBlockAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6f8ea15d.
//
// Solidity: function blockAt(uint64 number) view returns((uint64,uint64,uint128,uint64,uint32,uint16,bool,uint32,uint48,uint176,uint256,uint256,uint256,uint256,bytes32,uint256))
func (settlement *Settlement) UnpackBlockAt(data []byte) (Block, error) {
	out, err := settlement.abi.Unpack("blockAt", data)
	if err != nil {
		return *new(Block), err
	}
	out0 := *abi.ConvertType(out[0], new(Block)).(*Block)
	return out0, nil
}

// PackFinalize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x359bc19e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function finalize(uint64 number) returns()
func (settlement *Settlement) PackFinalize(number uint64) []byte {
	enc, err := settlement.abi.Pack("finalize", number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFinalize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x359bc19e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function finalize(uint64 number) returns()
func (settlement *Settlement) TryPackFinalize(number uint64) ([]byte, error) {
	return settlement.abi.Pack("finalize", number)
}

// PackProven is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d94e7f3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proven() view returns(uint64)
func (settlement *Settlement) PackProven() []byte {
	enc, err := settlement.abi.Pack("proven")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProven is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d94e7f3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proven() view returns(uint64)
func (settlement *Settlement) TryPackProven() ([]byte, error) {
	return settlement.abi.Pack("proven")
}

// UnpackProven is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4d94e7f3.
//
// Solidity: function proven() view returns(uint64)
func (settlement *Settlement) UnpackProven(data []byte) (uint64, error) {
	out, err := settlement.abi.Unpack("proven", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackPrune is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9f2b3154.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function prune() returns()
func (settlement *Settlement) PackPrune() []byte {
	enc, err := settlement.abi.Pack("prune")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPrune is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9f2b3154.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function prune() returns()
func (settlement *Settlement) TryPackPrune() ([]byte, error) {
	return settlement.abi.Pack("prune")
}

// PackStateAfter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf3512039.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function stateAfter(uint64 number) view returns(uint256)
func (settlement *Settlement) PackStateAfter(number uint64) []byte {
	enc, err := settlement.abi.Pack("stateAfter", number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStateAfter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf3512039.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function stateAfter(uint64 number) view returns(uint256)
func (settlement *Settlement) TryPackStateAfter(number uint64) ([]byte, error) {
	return settlement.abi.Pack("stateAfter", number)
}

// UnpackStateAfter is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf3512039.
//
// Solidity: function stateAfter(uint64 number) view returns(uint256)
func (settlement *Settlement) UnpackStateAfter(data []byte) (*big.Int, error) {
	out, err := settlement.abi.Unpack("stateAfter", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSubmitRoot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1109afed.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function submitRoot(uint64 number, bytes submission) returns()
func (settlement *Settlement) PackSubmitRoot(number uint64, submission []byte) []byte {
	enc, err := settlement.abi.Pack("submitRoot", number, submission)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSubmitRoot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1109afed.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function submitRoot(uint64 number, bytes submission) returns()
func (settlement *Settlement) TryPackSubmitRoot(number uint64, submission []byte) ([]byte, error) {
	return settlement.abi.Pack("submitRoot", number, submission)
}

// PackTip is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2755cd2d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function tip() view returns(uint64)
func (settlement *Settlement) PackTip() []byte {
	enc, err := settlement.abi.Pack("tip")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTip is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2755cd2d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function tip() view returns(uint64)
func (settlement *Settlement) TryPackTip() ([]byte, error) {
	return settlement.abi.Pack("tip")
}

// UnpackTip is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2755cd2d.
//
// Solidity: function tip() view returns(uint64)
func (settlement *Settlement) UnpackTip(data []byte) (uint64, error) {
	out, err := settlement.abi.Unpack("tip", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// SettlementBlockAppended represents a BlockAppended event raised by the Settlement contract.
type SettlementBlockAppended struct {
	Number    uint64
	Slot      uint64
	Seed      *big.Int
	WindowEnd uint64
	Raw       *types.Log // Blockchain specific contextual infos
}

const SettlementBlockAppendedEventName = "BlockAppended"

// ContractEventName returns the user-defined event name.
func (SettlementBlockAppended) ContractEventName() string {
	return SettlementBlockAppendedEventName
}

// UnpackBlockAppendedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event BlockAppended(uint64 indexed number, uint64 indexed slot, uint256 seed, uint64 windowEnd)
func (settlement *Settlement) UnpackBlockAppendedEvent(log *types.Log) (*SettlementBlockAppended, error) {
	event := "BlockAppended"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != settlement.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SettlementBlockAppended)
	if len(log.Data) > 0 {
		if err := settlement.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range settlement.abi.Events[event].Inputs {
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

// SettlementBlockFinalized represents a BlockFinalized event raised by the Settlement contract.
type SettlementBlockFinalized struct {
	Number uint64
	Raw    *types.Log // Blockchain specific contextual infos
}

const SettlementBlockFinalizedEventName = "BlockFinalized"

// ContractEventName returns the user-defined event name.
func (SettlementBlockFinalized) ContractEventName() string {
	return SettlementBlockFinalizedEventName
}

// UnpackBlockFinalizedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event BlockFinalized(uint64 indexed number)
func (settlement *Settlement) UnpackBlockFinalizedEvent(log *types.Log) (*SettlementBlockFinalized, error) {
	event := "BlockFinalized"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != settlement.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SettlementBlockFinalized)
	if len(log.Data) > 0 {
		if err := settlement.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range settlement.abi.Events[event].Inputs {
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

// SettlementBlocksPruned represents a BlocksPruned event raised by the Settlement contract.
type SettlementBlocksPruned struct {
	FirstNumber uint64
	LastNumber  uint64
	Raw         *types.Log // Blockchain specific contextual infos
}

const SettlementBlocksPrunedEventName = "BlocksPruned"

// ContractEventName returns the user-defined event name.
func (SettlementBlocksPruned) ContractEventName() string {
	return SettlementBlocksPrunedEventName
}

// UnpackBlocksPrunedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event BlocksPruned(uint64 firstNumber, uint64 lastNumber)
func (settlement *Settlement) UnpackBlocksPrunedEvent(log *types.Log) (*SettlementBlocksPruned, error) {
	event := "BlocksPruned"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != settlement.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SettlementBlocksPruned)
	if len(log.Data) > 0 {
		if err := settlement.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range settlement.abi.Events[event].Inputs {
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

// SettlementRootAccepted represents a RootAccepted event raised by the Settlement contract.
type SettlementRootAccepted struct {
	Number      uint64
	Submitter   common.Address
	TotalScore  *big.Int
	KeepBps     *big.Int
	PayoutsRoot [32]byte
	StateOut    *big.Int
	Fees        *big.Int
	Payouts     []byte
	Raw         *types.Log // Blockchain specific contextual infos
}

const SettlementRootAcceptedEventName = "RootAccepted"

// ContractEventName returns the user-defined event name.
func (SettlementRootAccepted) ContractEventName() string {
	return SettlementRootAcceptedEventName
}

// UnpackRootAcceptedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RootAccepted(uint64 indexed number, address indexed submitter, uint256 totalScore, uint256 keepBps, bytes32 payoutsRoot, uint256 stateOut, uint256 fees, bytes payouts)
func (settlement *Settlement) UnpackRootAcceptedEvent(log *types.Log) (*SettlementRootAccepted, error) {
	event := "RootAccepted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != settlement.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SettlementRootAccepted)
	if len(log.Data) > 0 {
		if err := settlement.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range settlement.abi.Events[event].Inputs {
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
func (settlement *Settlement) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], settlement.abi.Errors["AlreadyFinalized"].ID.Bytes()[:4]) {
		return settlement.UnpackAlreadyFinalizedError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["FeesDisagreement"].ID.Bytes()[:4]) {
		return settlement.UnpackFeesDisagreementError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["InvalidGenesisState"].ID.Bytes()[:4]) {
		return settlement.UnpackInvalidGenesisStateError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["InvalidProvingBlocks"].ID.Bytes()[:4]) {
		return settlement.UnpackInvalidProvingBlocksError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["NotAContract"].ID.Bytes()[:4]) {
		return settlement.UnpackNotAContractError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["NotProven"].ID.Bytes()[:4]) {
		return settlement.UnpackNotProvenError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["NotSequencing"].ID.Bytes()[:4]) {
		return settlement.UnpackNotSequencingError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["NothingToPrune"].ID.Bytes()[:4]) {
		return settlement.UnpackNothingToPruneError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["ParentNotProven"].ID.Bytes()[:4]) {
		return settlement.UnpackParentNotProvenError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["ParentNotTip"].ID.Bytes()[:4]) {
		return settlement.UnpackParentNotTipError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return settlement.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["ScoreNotHigher"].ID.Bytes()[:4]) {
		return settlement.UnpackScoreNotHigherError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["StateDisagreement"].ID.Bytes()[:4]) {
		return settlement.UnpackStateDisagreementError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["UnknownBlock"].ID.Bytes()[:4]) {
		return settlement.UnpackUnknownBlockError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["WindowClosed"].ID.Bytes()[:4]) {
		return settlement.UnpackWindowClosedError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["WindowOpen"].ID.Bytes()[:4]) {
		return settlement.UnpackWindowOpenError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["WiringMismatch"].ID.Bytes()[:4]) {
		return settlement.UnpackWiringMismatchError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// SettlementAlreadyFinalized represents a AlreadyFinalized error raised by the Settlement contract.
type SettlementAlreadyFinalized struct {
	Number uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyFinalized(uint64 number)
func SettlementAlreadyFinalizedErrorID() common.Hash {
	return common.HexToHash("0x788fa84d985ea59c75445a07ee412fc2ae8f44f9955354ad051fd7b226515189")
}

// UnpackAlreadyFinalizedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyFinalized(uint64 number)
func (settlement *Settlement) UnpackAlreadyFinalizedError(raw []byte) (*SettlementAlreadyFinalized, error) {
	out := new(SettlementAlreadyFinalized)
	if err := settlement.abi.UnpackIntoInterface(out, "AlreadyFinalized", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementFeesDisagreement represents a FeesDisagreement error raised by the Settlement contract.
type SettlementFeesDisagreement struct {
	ProvenFees    *big.Int
	SubmittedFees *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FeesDisagreement(uint256 provenFees, uint256 submittedFees)
func SettlementFeesDisagreementErrorID() common.Hash {
	return common.HexToHash("0x90cdf64e42478b311660acff1d205de0dc6c935c493c60e8477e0f2321f2afc2")
}

// UnpackFeesDisagreementError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FeesDisagreement(uint256 provenFees, uint256 submittedFees)
func (settlement *Settlement) UnpackFeesDisagreementError(raw []byte) (*SettlementFeesDisagreement, error) {
	out := new(SettlementFeesDisagreement)
	if err := settlement.abi.UnpackIntoInterface(out, "FeesDisagreement", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementInvalidGenesisState represents a InvalidGenesisState error raised by the Settlement contract.
type SettlementInvalidGenesisState struct {
	GenesisState *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidGenesisState(uint256 genesisState)
func SettlementInvalidGenesisStateErrorID() common.Hash {
	return common.HexToHash("0xadc0ab2235fb0d186f14e82bac4e81daf1f993eedbb2ee0613585a5bdc91da21")
}

// UnpackInvalidGenesisStateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidGenesisState(uint256 genesisState)
func (settlement *Settlement) UnpackInvalidGenesisStateError(raw []byte) (*SettlementInvalidGenesisState, error) {
	out := new(SettlementInvalidGenesisState)
	if err := settlement.abi.UnpackIntoInterface(out, "InvalidGenesisState", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementInvalidProvingBlocks represents a InvalidProvingBlocks error raised by the Settlement contract.
type SettlementInvalidProvingBlocks struct {
	ProvingBlocks uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidProvingBlocks(uint64 provingBlocks)
func SettlementInvalidProvingBlocksErrorID() common.Hash {
	return common.HexToHash("0xb6ecf62e93b0066003b7565b91e75d5df111851cd19c58b953329c50f4371f9d")
}

// UnpackInvalidProvingBlocksError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidProvingBlocks(uint64 provingBlocks)
func (settlement *Settlement) UnpackInvalidProvingBlocksError(raw []byte) (*SettlementInvalidProvingBlocks, error) {
	out := new(SettlementInvalidProvingBlocks)
	if err := settlement.abi.UnpackIntoInterface(out, "InvalidProvingBlocks", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementNotAContract represents a NotAContract error raised by the Settlement contract.
type SettlementNotAContract struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAContract(address account)
func SettlementNotAContractErrorID() common.Hash {
	return common.HexToHash("0x8a8b41ec6b8382733436ac0321a506b0d1e41dc29c8650d1fd1ff17e726ab809")
}

// UnpackNotAContractError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAContract(address account)
func (settlement *Settlement) UnpackNotAContractError(raw []byte) (*SettlementNotAContract, error) {
	out := new(SettlementNotAContract)
	if err := settlement.abi.UnpackIntoInterface(out, "NotAContract", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementNotProven represents a NotProven error raised by the Settlement contract.
type SettlementNotProven struct {
	Number uint64
	Proven uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotProven(uint64 number, uint64 proven)
func SettlementNotProvenErrorID() common.Hash {
	return common.HexToHash("0xa032f9100e6b458104fc5ae20757f293201c2b6ab5a39b2b90d06e7d415a8c63")
}

// UnpackNotProvenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotProven(uint64 number, uint64 proven)
func (settlement *Settlement) UnpackNotProvenError(raw []byte) (*SettlementNotProven, error) {
	out := new(SettlementNotProven)
	if err := settlement.abi.UnpackIntoInterface(out, "NotProven", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementNotSequencing represents a NotSequencing error raised by the Settlement contract.
type SettlementNotSequencing struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotSequencing(address caller)
func SettlementNotSequencingErrorID() common.Hash {
	return common.HexToHash("0xa5c75304fe591372a4405838ac8e170b99e02998acd777e270a260a0712afe36")
}

// UnpackNotSequencingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotSequencing(address caller)
func (settlement *Settlement) UnpackNotSequencingError(raw []byte) (*SettlementNotSequencing, error) {
	out := new(SettlementNotSequencing)
	if err := settlement.abi.UnpackIntoInterface(out, "NotSequencing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementNothingToPrune represents a NothingToPrune error raised by the Settlement contract.
type SettlementNothingToPrune struct {
	Proven uint64
	Tip    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NothingToPrune(uint64 proven, uint64 tip)
func SettlementNothingToPruneErrorID() common.Hash {
	return common.HexToHash("0x6ee43340406ddc5a92c540abb36ee86fa001e2c48b14dc7fc856f311b71625c2")
}

// UnpackNothingToPruneError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NothingToPrune(uint64 proven, uint64 tip)
func (settlement *Settlement) UnpackNothingToPruneError(raw []byte) (*SettlementNothingToPrune, error) {
	out := new(SettlementNothingToPrune)
	if err := settlement.abi.UnpackIntoInterface(out, "NothingToPrune", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementParentNotProven represents a ParentNotProven error raised by the Settlement contract.
type SettlementParentNotProven struct {
	Number uint64
	Proven uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ParentNotProven(uint64 number, uint64 proven)
func SettlementParentNotProvenErrorID() common.Hash {
	return common.HexToHash("0x1816798c76ffc48fc823118b8778dc7de40b9dac6f572b63e3385c1841fcd407")
}

// UnpackParentNotProvenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ParentNotProven(uint64 number, uint64 proven)
func (settlement *Settlement) UnpackParentNotProvenError(raw []byte) (*SettlementParentNotProven, error) {
	out := new(SettlementParentNotProven)
	if err := settlement.abi.UnpackIntoInterface(out, "ParentNotProven", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementParentNotTip represents a ParentNotTip error raised by the Settlement contract.
type SettlementParentNotTip struct {
	Parent uint64
	Tip    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ParentNotTip(uint64 parent, uint64 tip)
func SettlementParentNotTipErrorID() common.Hash {
	return common.HexToHash("0xeeef5a10ca74ca79f8b729d8e10cf5724f374a4e9c5afb5351f9805e0427af64")
}

// UnpackParentNotTipError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ParentNotTip(uint64 parent, uint64 tip)
func (settlement *Settlement) UnpackParentNotTipError(raw []byte) (*SettlementParentNotTip, error) {
	out := new(SettlementParentNotTip)
	if err := settlement.abi.UnpackIntoInterface(out, "ParentNotTip", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementSafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the Settlement contract.
type SettlementSafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func SettlementSafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (settlement *Settlement) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*SettlementSafeCastOverflowedUintDowncast, error) {
	out := new(SettlementSafeCastOverflowedUintDowncast)
	if err := settlement.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementScoreNotHigher represents a ScoreNotHigher error raised by the Settlement contract.
type SettlementScoreNotHigher struct {
	TotalScore  *big.Int
	ScoreToBeat *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ScoreNotHigher(uint256 totalScore, uint256 scoreToBeat)
func SettlementScoreNotHigherErrorID() common.Hash {
	return common.HexToHash("0xa158d4dda62b430f7aaf9c72119aa01ebefcc7c7eb4d24cc69e1e0a119f2bba9")
}

// UnpackScoreNotHigherError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ScoreNotHigher(uint256 totalScore, uint256 scoreToBeat)
func (settlement *Settlement) UnpackScoreNotHigherError(raw []byte) (*SettlementScoreNotHigher, error) {
	out := new(SettlementScoreNotHigher)
	if err := settlement.abi.UnpackIntoInterface(out, "ScoreNotHigher", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementStateDisagreement represents a StateDisagreement error raised by the Settlement contract.
type SettlementStateDisagreement struct {
	ProvenState    *big.Int
	SubmittedState *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StateDisagreement(uint256 provenState, uint256 submittedState)
func SettlementStateDisagreementErrorID() common.Hash {
	return common.HexToHash("0x7a87ffaebbf7141fd3e80aadf4477ed69b6ece7098b4eba9fdc08c407f3a73cd")
}

// UnpackStateDisagreementError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StateDisagreement(uint256 provenState, uint256 submittedState)
func (settlement *Settlement) UnpackStateDisagreementError(raw []byte) (*SettlementStateDisagreement, error) {
	out := new(SettlementStateDisagreement)
	if err := settlement.abi.UnpackIntoInterface(out, "StateDisagreement", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementUnknownBlock represents a UnknownBlock error raised by the Settlement contract.
type SettlementUnknownBlock struct {
	Number uint64
	Tip    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownBlock(uint64 number, uint64 tip)
func SettlementUnknownBlockErrorID() common.Hash {
	return common.HexToHash("0x9da062853eb485c1c074d905695b326d243984ba1fb4f1a593c3aba76f9bee8a")
}

// UnpackUnknownBlockError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownBlock(uint64 number, uint64 tip)
func (settlement *Settlement) UnpackUnknownBlockError(raw []byte) (*SettlementUnknownBlock, error) {
	out := new(SettlementUnknownBlock)
	if err := settlement.abi.UnpackIntoInterface(out, "UnknownBlock", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementWindowClosed represents a WindowClosed error raised by the Settlement contract.
type SettlementWindowClosed struct {
	Number       uint64
	CurrentBlock *big.Int
	WindowEnd    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WindowClosed(uint64 number, uint256 currentBlock, uint256 windowEnd)
func SettlementWindowClosedErrorID() common.Hash {
	return common.HexToHash("0x14cf69336738c7d280ce45c8e0fdbfb5b7cb91de9d7e70ba0441604e37e35f2a")
}

// UnpackWindowClosedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WindowClosed(uint64 number, uint256 currentBlock, uint256 windowEnd)
func (settlement *Settlement) UnpackWindowClosedError(raw []byte) (*SettlementWindowClosed, error) {
	out := new(SettlementWindowClosed)
	if err := settlement.abi.UnpackIntoInterface(out, "WindowClosed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementWindowOpen represents a WindowOpen error raised by the Settlement contract.
type SettlementWindowOpen struct {
	Number       uint64
	CurrentBlock *big.Int
	WindowEnd    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WindowOpen(uint64 number, uint256 currentBlock, uint256 windowEnd)
func SettlementWindowOpenErrorID() common.Hash {
	return common.HexToHash("0x96dc8251b880f5f7353cb82c840134f7fc249377c22783de1e93b71eeba4c6dd")
}

// UnpackWindowOpenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WindowOpen(uint64 number, uint256 currentBlock, uint256 windowEnd)
func (settlement *Settlement) UnpackWindowOpenError(raw []byte) (*SettlementWindowOpen, error) {
	out := new(SettlementWindowOpen)
	if err := settlement.abi.UnpackIntoInterface(out, "WindowOpen", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SettlementWiringMismatch represents a WiringMismatch error raised by the Settlement contract.
type SettlementWiringMismatch struct {
	Expected common.Address
	Found    common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WiringMismatch(address expected, address found)
func SettlementWiringMismatchErrorID() common.Hash {
	return common.HexToHash("0x7bf8e5a715e3639ab369d31e11f9d02815640929618b9c1731aada84b9db4923")
}

// UnpackWiringMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WiringMismatch(address expected, address found)
func (settlement *Settlement) UnpackWiringMismatchError(raw []byte) (*SettlementWiringMismatch, error) {
	out := new(SettlementWiringMismatch)
	if err := settlement.abi.UnpackIntoInterface(out, "WiringMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

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

// AZTMetaData contains all meta data concerning the AZT contract.
var AZTMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"initialHolder\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"initialSupply\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"faucetLimit\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"DOMAIN_SEPARATOR\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"FAUCET_LIMIT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"allowance\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"spender\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"approve\",\"inputs\":[{\"name\":\"spender\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"balanceOf\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"burn\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"burnFrom\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"decimals\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"faucet\",\"inputs\":[{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"faucetGiven\",\"inputs\":[{\"name\":\"recipient\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"name\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"nonces\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"permit\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"spender\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"v\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"s\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"symbol\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"totalSupply\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"transfer\",\"inputs\":[{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"transferFrom\",\"inputs\":[{\"name\":\"from\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"Approval\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"spender\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"FaucetUsed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Transfer\",\"inputs\":[{\"name\":\"from\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignature\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignatureLength\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignatureS\",\"inputs\":[{\"name\":\"s\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ERC20InsufficientAllowance\",\"inputs\":[{\"name\":\"spender\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"allowance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ERC20InsufficientBalance\",\"inputs\":[{\"name\":\"sender\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"balance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ERC20InvalidApprover\",\"inputs\":[{\"name\":\"approver\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ERC20InvalidReceiver\",\"inputs\":[{\"name\":\"receiver\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ERC20InvalidSender\",\"inputs\":[{\"name\":\"sender\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ERC20InvalidSpender\",\"inputs\":[{\"name\":\"spender\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ERC2612ExpiredSignature\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ERC2612InvalidSigner\",\"inputs\":[{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"FaucetLimitExceeded\",\"inputs\":[{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"left\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidAccountNonce\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"currentNonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]}]",
	ID:  "AZT",
	Bin: "0x61018080604052346104fe5760608161190580380380916100208285610502565b8339810103126104fe5780516001600160a01b03811691908290036104fe5760406020820151910151604051610057604082610502565b60038152602081016210569560ea1b815260405190610077604083610502565b600382526210569560ea1b602083015260405192610096604085610502565b600384526210569560ea1b6020850152604051936100b5604086610502565b60018552603160f81b60208601908152845190946001600160401b0382116103f95760035490600182811c921680156104f4575b60208310146103db5781601f84931161047e575b50602090601f8311600114610418575f9261040d575b50508160011b915f199060031b1c1916176003555b8051906001600160401b0382116103f95760045490600182811c921680156103ef575b60208310146103db5781601f849311610365575b50602090601f83116001146102ff575f926102f4575b50508160011b915f199060031b1c1916176004555b61019381610525565b610120526101a084610525565b61014052519020918260e05251902080610100524660a0526040519060208201927f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f8452604083015260608201524660808201523060a082015260a0815261020960c082610502565b5190206080523060c0526101605281156102e157600254908082018092116102cd5760207fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef915f9360025584845283825260408420818154019055604051908152a36040516113749081610591823960805181610fa1015260a0518161105e015260c05181610f72015260e05181610ff001526101005181611016015261012051816105c4015261014051816105ed0152610160518181816103bb01526107740152f35b634e487b7160e01b5f52601160045260245ffd5b63ec442f0560e01b5f525f60045260245ffd5b015190505f80610175565b60045f9081528281209350601f198516905b81811061034d5750908460019594939210610335575b505050811b0160045561018a565b01515f1960f88460031b161c191690555f8080610327565b92936020600181928786015181550195019301610311565b8281111561015f5760045f52909150601f830160051c7f8a35acfbc15ff81a39ae7d344fd709f28e8600b4aa8c65c6b64bfe7fe36bd19b602085106103d3575b849392601f0160051c82900391015f5b8281106103c357505061015f565b5f818301558594506001016103b5565b5f91506103a5565b634e487b7160e01b5f52602260045260245ffd5b91607f169161014b565b634e487b7160e01b5f52604160045260245ffd5b015190505f80610113565b60035f9081528281209350601f198516905b818110610466575090846001959493921061044e575b505050811b01600355610128565b01515f1960f88460031b161c191690555f8080610440565b9293602060018192878601518155019501930161042a565b828111156100fd5760035f52909150601f830160051c7fc2575a0e9e593c00f959f8c92f12db2869c3395a3b0502d05e2516446f71f85b602085106104ec575b849392601f0160051c82900391015f5b8281106104dc5750506100fd565b5f818301558594506001016104ce565b5f91506104be565b91607f16916100e9565b5f80fd5b601f909101601f19168101906001600160401b038211908210176103f957604052565b601f815111610550576020815191015160208210610541571790565b5f198260200360031b1b161790565b604460209160405192839163305a27a960e01b83528160048401528051918291826024860152018484015e5f828201840152601f01601f19168101030190fdfe6080806040526004361015610012575f80fd5b5f3560e01c90816306fdde0314610b1157508063095ea7b314610acd57806318160ddd14610a9257806323b872dd14610a3c578063313ce56714610a035780633644e515146109c357806342966c681461098857806370a082311461092657806379cc6790146108d85780637b56c2b2146107235780637ecebe00146106c057806384b0196e1461058e57806395d89b411461042d578063a9059cbb146103de578063c536a73714610386578063cc28c33b14610323578063d505accf146101725763dd62ed3e146100e2575f80fd5b3461016e5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e57610119610c2a565b73ffffffffffffffffffffffffffffffffffffffff610136610c4d565b91165f52600160205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052602060405f2054604051908152f35b5f80fd5b3461016e5760e07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e576101a9610c2a565b6101b1610c4d565b604435906064359260843560ff8116810361016e578442116102f7576102b26102a973ffffffffffffffffffffffffffffffffffffffff9283851697885f52600760205260405f20908154916001830190556040519060208201927f6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c984528b6040840152878a1660608401528a608084015260a083015260c082015260c0815261025c60e082610c70565b519020610267610f5b565b90604051917f190100000000000000000000000000000000000000000000000000000000000083526002830152602282015260c43591604260a4359220611202565b9092919261129c565b168481036102c757506102c5935061112e565b005b84907f4b800e46000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b847f62791302000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3461016e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e5773ffffffffffffffffffffffffffffffffffffffff61036f610c2a565b165f526008602052602060405f2054604051908152f35b3461016e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461016e5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e57610422610418610c2a565b6024359033610e65565b602060405160018152f35b3461016e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e576040515f6004548060011c90600181168015610584575b6020831081146105575782855290811561051557506001146104b7575b6104b38361049f81850382610c70565b604051918291602083526020830190610be7565b0390f35b91905060045f527f8a35acfbc15ff81a39ae7d344fd709f28e8600b4aa8c65c6b64bfe7fe36bd19b915f905b8082106104fb5750909150810160200161049f61048f565b9192600181602092548385880101520191019092916104e3565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660208086019190915291151560051b8401909101915061049f905061048f565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b91607f1691610472565b3461016e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e576106646105e87f00000000000000000000000000000000000000000000000000000000000000006111ab565b6106117f00000000000000000000000000000000000000000000000000000000000000006111ab565b6020610672604051926106248385610c70565b5f84525f3681376040519586957f0f00000000000000000000000000000000000000000000000000000000000000875260e08588015260e0870190610be7565b908582036040870152610be7565b4660608501523060808501525f60a085015283810360c08501528180845192838152019301915f5b8281106106a957505050500390f35b83518552869550938101939281019260010161069a565b3461016e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e5773ffffffffffffffffffffffffffffffffffffffff61070c610c2a565b165f526007602052602060405f2054604051908152f35b3461016e5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e5761075a610c2a565b60243573ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000921691825f52600860205260405f205481039081116108ab578082116108795750815f52600860205260405f206107cb828254610cde565b9055816040518281527f45c201a59ac545000ead84f30b2db67da23353aa1d58ac522c48505412143ffa60203392a3811561084d577fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef6020826108315f94600254610cde565b60025584845283825260408420818154019055604051908152a3005b7fec442f05000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b917ffbea2ab7000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b3461016e5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e576102c5610912610c2a565b60243590610921823383610ceb565b611084565b3461016e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e5773ffffffffffffffffffffffffffffffffffffffff610972610c2a565b165f525f602052602060405f2054604051908152f35b3461016e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e576102c560043533611084565b3461016e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e5760206109fb610f5b565b604051908152f35b3461016e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e57602060405160128152f35b3461016e5760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e57610422610a76610c2a565b610a7e610c4d565b60443591610a8d833383610ceb565b610e65565b3461016e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e576020600254604051908152f35b3461016e5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e57610422610b07610c2a565b602435903361112e565b3461016e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016e575f6003548060011c90600181168015610bdd575b602083108114610557578285529081156105155750600114610b7f576104b38361049f81850382610c70565b91905060035f527fc2575a0e9e593c00f959f8c92f12db2869c3395a3b0502d05e2516446f71f85b915f905b808210610bc35750909150810160200161049f61048f565b919260018160209254838588010152019101909291610bab565b91607f1691610b53565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602080948051918291828752018686015e5f8582860101520116010190565b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361016e57565b6024359073ffffffffffffffffffffffffffffffffffffffff8216820361016e57565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117610cb157604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b919082018092116108ab57565b73ffffffffffffffffffffffffffffffffffffffff909291921691825f52600160205260405f2073ffffffffffffffffffffffffffffffffffffffff82165f5260205260405f2054927fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8410610d62575b50505050565b828410610e1b578015610def5773ffffffffffffffffffffffffffffffffffffffff821615610dc3575f52600160205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f5260205260405f20910390555f808080610d5c565b7f94280d62000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b7fe602df05000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b5073ffffffffffffffffffffffffffffffffffffffff83917ffb8f41b2000000000000000000000000000000000000000000000000000000005f521660045260245260445260645ffd5b73ffffffffffffffffffffffffffffffffffffffff16908115610f2f5773ffffffffffffffffffffffffffffffffffffffff1691821561084d57815f525f60205260405f2054818110610efd57817fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef92602092855f525f84520360405f2055845f525f825260405f20818154019055604051908152a3565b827fe450d38c000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b7f96c6fd1e000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b73ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001630148061105b575b15610fc3577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527f000000000000000000000000000000000000000000000000000000000000000060408201527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a082015260a0815261105560c082610c70565b51902090565b507f00000000000000000000000000000000000000000000000000000000000000004614610f9a565b90919073ffffffffffffffffffffffffffffffffffffffff168015610f2f57805f525f60205260405f20548381106110fb576020845f94957fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef938587528684520360408620558060025403600255604051908152a3565b91507fe450d38c000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b73ffffffffffffffffffffffffffffffffffffffff16908115610def5773ffffffffffffffffffffffffffffffffffffffff16918215610dc35760207f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b92591835f526001825260405f20855f5282528060405f2055604051908152a3565b60ff811690601f82116111da57604051916111c7604084610c70565b6020808452838101919036833783525290565b7fb3512b0c000000000000000000000000000000000000000000000000000000005f5260045ffd5b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a08411611291579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa15611286575f5173ffffffffffffffffffffffffffffffffffffffff81161561127c57905f905f90565b505f906001905f90565b6040513d5f823e3d90fd5b5050505f9160039190565b600481101561134757806112ae575050565b600181036112de577ff645eedf000000000000000000000000000000000000000000000000000000005f5260045ffd5b6002810361131257507ffce698f7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b60031461131c5750565b7fd78bce0c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd",
}

// AZT is an auto generated Go binding around an Ethereum contract.
type AZT struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *AZT) GetABI() abi.ABI {
	return c.abi
}

// NewAZT creates a new instance of AZT.
func NewAZT() *AZT {
	parsed, err := AZTMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &AZT{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *AZT) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address initialHolder, uint256 initialSupply, uint256 faucetLimit) returns()
func (aZT *AZT) PackConstructor(initialHolder common.Address, initialSupply *big.Int, faucetLimit *big.Int) []byte {
	enc, err := aZT.abi.Pack("", initialHolder, initialSupply, faucetLimit)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackDOMAINSEPARATOR is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3644e515.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function DOMAIN_SEPARATOR() view returns(bytes32)
func (aZT *AZT) PackDOMAINSEPARATOR() []byte {
	enc, err := aZT.abi.Pack("DOMAIN_SEPARATOR")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDOMAINSEPARATOR is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3644e515.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function DOMAIN_SEPARATOR() view returns(bytes32)
func (aZT *AZT) TryPackDOMAINSEPARATOR() ([]byte, error) {
	return aZT.abi.Pack("DOMAIN_SEPARATOR")
}

// UnpackDOMAINSEPARATOR is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3644e515.
//
// Solidity: function DOMAIN_SEPARATOR() view returns(bytes32)
func (aZT *AZT) UnpackDOMAINSEPARATOR(data []byte) ([32]byte, error) {
	out, err := aZT.abi.Unpack("DOMAIN_SEPARATOR", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackFAUCETLIMIT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc536a737.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function FAUCET_LIMIT() view returns(uint256)
func (aZT *AZT) PackFAUCETLIMIT() []byte {
	enc, err := aZT.abi.Pack("FAUCET_LIMIT")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFAUCETLIMIT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc536a737.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function FAUCET_LIMIT() view returns(uint256)
func (aZT *AZT) TryPackFAUCETLIMIT() ([]byte, error) {
	return aZT.abi.Pack("FAUCET_LIMIT")
}

// UnpackFAUCETLIMIT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc536a737.
//
// Solidity: function FAUCET_LIMIT() view returns(uint256)
func (aZT *AZT) UnpackFAUCETLIMIT(data []byte) (*big.Int, error) {
	out, err := aZT.abi.Unpack("FAUCET_LIMIT", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAllowance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdd62ed3e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function allowance(address owner, address spender) view returns(uint256)
func (aZT *AZT) PackAllowance(owner common.Address, spender common.Address) []byte {
	enc, err := aZT.abi.Pack("allowance", owner, spender)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAllowance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdd62ed3e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function allowance(address owner, address spender) view returns(uint256)
func (aZT *AZT) TryPackAllowance(owner common.Address, spender common.Address) ([]byte, error) {
	return aZT.abi.Pack("allowance", owner, spender)
}

// UnpackAllowance is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdd62ed3e.
//
// Solidity: function allowance(address owner, address spender) view returns(uint256)
func (aZT *AZT) UnpackAllowance(data []byte) (*big.Int, error) {
	out, err := aZT.abi.Unpack("allowance", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x095ea7b3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function approve(address spender, uint256 value) returns(bool)
func (aZT *AZT) PackApprove(spender common.Address, value *big.Int) []byte {
	enc, err := aZT.abi.Pack("approve", spender, value)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x095ea7b3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function approve(address spender, uint256 value) returns(bool)
func (aZT *AZT) TryPackApprove(spender common.Address, value *big.Int) ([]byte, error) {
	return aZT.abi.Pack("approve", spender, value)
}

// UnpackApprove is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x095ea7b3.
//
// Solidity: function approve(address spender, uint256 value) returns(bool)
func (aZT *AZT) UnpackApprove(data []byte) (bool, error) {
	out, err := aZT.abi.Unpack("approve", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackBalanceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x70a08231.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function balanceOf(address account) view returns(uint256)
func (aZT *AZT) PackBalanceOf(account common.Address) []byte {
	enc, err := aZT.abi.Pack("balanceOf", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBalanceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x70a08231.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function balanceOf(address account) view returns(uint256)
func (aZT *AZT) TryPackBalanceOf(account common.Address) ([]byte, error) {
	return aZT.abi.Pack("balanceOf", account)
}

// UnpackBalanceOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x70a08231.
//
// Solidity: function balanceOf(address account) view returns(uint256)
func (aZT *AZT) UnpackBalanceOf(data []byte) (*big.Int, error) {
	out, err := aZT.abi.Unpack("balanceOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackBurn is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x42966c68.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function burn(uint256 amount) returns()
func (aZT *AZT) PackBurn(amount *big.Int) []byte {
	enc, err := aZT.abi.Pack("burn", amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBurn is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x42966c68.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function burn(uint256 amount) returns()
func (aZT *AZT) TryPackBurn(amount *big.Int) ([]byte, error) {
	return aZT.abi.Pack("burn", amount)
}

// PackBurnFrom is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x79cc6790.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function burnFrom(address account, uint256 value) returns()
func (aZT *AZT) PackBurnFrom(account common.Address, value *big.Int) []byte {
	enc, err := aZT.abi.Pack("burnFrom", account, value)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBurnFrom is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x79cc6790.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function burnFrom(address account, uint256 value) returns()
func (aZT *AZT) TryPackBurnFrom(account common.Address, value *big.Int) ([]byte, error) {
	return aZT.abi.Pack("burnFrom", account, value)
}

// PackDecimals is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x313ce567.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function decimals() view returns(uint8)
func (aZT *AZT) PackDecimals() []byte {
	enc, err := aZT.abi.Pack("decimals")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDecimals is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x313ce567.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function decimals() view returns(uint8)
func (aZT *AZT) TryPackDecimals() ([]byte, error) {
	return aZT.abi.Pack("decimals")
}

// UnpackDecimals is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x313ce567.
//
// Solidity: function decimals() view returns(uint8)
func (aZT *AZT) UnpackDecimals(data []byte) (uint8, error) {
	out, err := aZT.abi.Unpack("decimals", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (aZT *AZT) PackEip712Domain() []byte {
	enc, err := aZT.abi.Pack("eip712Domain")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (aZT *AZT) TryPackEip712Domain() ([]byte, error) {
	return aZT.abi.Pack("eip712Domain")
}

// Eip712DomainOutput serves as a container for the return parameters of contract
// method Eip712Domain.
type Eip712DomainOutput struct {
	Fields            [1]byte
	Name              string
	Version           string
	ChainId           *big.Int
	VerifyingContract common.Address
	Salt              [32]byte
	Extensions        []*big.Int
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (aZT *AZT) UnpackEip712Domain(data []byte) (Eip712DomainOutput, error) {
	out, err := aZT.abi.Unpack("eip712Domain", data)
	outstruct := new(Eip712DomainOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Fields = *abi.ConvertType(out[0], new([1]byte)).(*[1]byte)
	outstruct.Name = *abi.ConvertType(out[1], new(string)).(*string)
	outstruct.Version = *abi.ConvertType(out[2], new(string)).(*string)
	outstruct.ChainId = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.VerifyingContract = *abi.ConvertType(out[4], new(common.Address)).(*common.Address)
	outstruct.Salt = *abi.ConvertType(out[5], new([32]byte)).(*[32]byte)
	outstruct.Extensions = *abi.ConvertType(out[6], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackFaucet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b56c2b2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function faucet(address to, uint256 amount) returns()
func (aZT *AZT) PackFaucet(to common.Address, amount *big.Int) []byte {
	enc, err := aZT.abi.Pack("faucet", to, amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFaucet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b56c2b2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function faucet(address to, uint256 amount) returns()
func (aZT *AZT) TryPackFaucet(to common.Address, amount *big.Int) ([]byte, error) {
	return aZT.abi.Pack("faucet", to, amount)
}

// PackFaucetGiven is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcc28c33b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function faucetGiven(address recipient) view returns(uint256)
func (aZT *AZT) PackFaucetGiven(recipient common.Address) []byte {
	enc, err := aZT.abi.Pack("faucetGiven", recipient)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFaucetGiven is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcc28c33b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function faucetGiven(address recipient) view returns(uint256)
func (aZT *AZT) TryPackFaucetGiven(recipient common.Address) ([]byte, error) {
	return aZT.abi.Pack("faucetGiven", recipient)
}

// UnpackFaucetGiven is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcc28c33b.
//
// Solidity: function faucetGiven(address recipient) view returns(uint256)
func (aZT *AZT) UnpackFaucetGiven(data []byte) (*big.Int, error) {
	out, err := aZT.abi.Unpack("faucetGiven", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackName is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06fdde03.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function name() view returns(string)
func (aZT *AZT) PackName() []byte {
	enc, err := aZT.abi.Pack("name")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackName is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06fdde03.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function name() view returns(string)
func (aZT *AZT) TryPackName() ([]byte, error) {
	return aZT.abi.Pack("name")
}

// UnpackName is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x06fdde03.
//
// Solidity: function name() view returns(string)
func (aZT *AZT) UnpackName(data []byte) (string, error) {
	out, err := aZT.abi.Unpack("name", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackNonces is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7ecebe00.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function nonces(address owner) view returns(uint256)
func (aZT *AZT) PackNonces(owner common.Address) []byte {
	enc, err := aZT.abi.Pack("nonces", owner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNonces is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7ecebe00.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function nonces(address owner) view returns(uint256)
func (aZT *AZT) TryPackNonces(owner common.Address) ([]byte, error) {
	return aZT.abi.Pack("nonces", owner)
}

// UnpackNonces is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7ecebe00.
//
// Solidity: function nonces(address owner) view returns(uint256)
func (aZT *AZT) UnpackNonces(data []byte) (*big.Int, error) {
	out, err := aZT.abi.Unpack("nonces", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackPermit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd505accf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s) returns()
func (aZT *AZT) PackPermit(owner common.Address, spender common.Address, value *big.Int, deadline *big.Int, v uint8, r [32]byte, s [32]byte) []byte {
	enc, err := aZT.abi.Pack("permit", owner, spender, value, deadline, v, r, s)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPermit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd505accf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s) returns()
func (aZT *AZT) TryPackPermit(owner common.Address, spender common.Address, value *big.Int, deadline *big.Int, v uint8, r [32]byte, s [32]byte) ([]byte, error) {
	return aZT.abi.Pack("permit", owner, spender, value, deadline, v, r, s)
}

// PackSymbol is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95d89b41.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function symbol() view returns(string)
func (aZT *AZT) PackSymbol() []byte {
	enc, err := aZT.abi.Pack("symbol")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSymbol is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95d89b41.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function symbol() view returns(string)
func (aZT *AZT) TryPackSymbol() ([]byte, error) {
	return aZT.abi.Pack("symbol")
}

// UnpackSymbol is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x95d89b41.
//
// Solidity: function symbol() view returns(string)
func (aZT *AZT) UnpackSymbol(data []byte) (string, error) {
	out, err := aZT.abi.Unpack("symbol", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackTotalSupply is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x18160ddd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function totalSupply() view returns(uint256)
func (aZT *AZT) PackTotalSupply() []byte {
	enc, err := aZT.abi.Pack("totalSupply")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTotalSupply is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x18160ddd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function totalSupply() view returns(uint256)
func (aZT *AZT) TryPackTotalSupply() ([]byte, error) {
	return aZT.abi.Pack("totalSupply")
}

// UnpackTotalSupply is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x18160ddd.
//
// Solidity: function totalSupply() view returns(uint256)
func (aZT *AZT) UnpackTotalSupply(data []byte) (*big.Int, error) {
	out, err := aZT.abi.Unpack("totalSupply", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackTransfer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa9059cbb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transfer(address to, uint256 value) returns(bool)
func (aZT *AZT) PackTransfer(to common.Address, value *big.Int) []byte {
	enc, err := aZT.abi.Pack("transfer", to, value)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTransfer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa9059cbb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function transfer(address to, uint256 value) returns(bool)
func (aZT *AZT) TryPackTransfer(to common.Address, value *big.Int) ([]byte, error) {
	return aZT.abi.Pack("transfer", to, value)
}

// UnpackTransfer is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa9059cbb.
//
// Solidity: function transfer(address to, uint256 value) returns(bool)
func (aZT *AZT) UnpackTransfer(data []byte) (bool, error) {
	out, err := aZT.abi.Unpack("transfer", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackTransferFrom is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x23b872dd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferFrom(address from, address to, uint256 value) returns(bool)
func (aZT *AZT) PackTransferFrom(from common.Address, to common.Address, value *big.Int) []byte {
	enc, err := aZT.abi.Pack("transferFrom", from, to, value)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTransferFrom is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x23b872dd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function transferFrom(address from, address to, uint256 value) returns(bool)
func (aZT *AZT) TryPackTransferFrom(from common.Address, to common.Address, value *big.Int) ([]byte, error) {
	return aZT.abi.Pack("transferFrom", from, to, value)
}

// UnpackTransferFrom is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x23b872dd.
//
// Solidity: function transferFrom(address from, address to, uint256 value) returns(bool)
func (aZT *AZT) UnpackTransferFrom(data []byte) (bool, error) {
	out, err := aZT.abi.Unpack("transferFrom", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// AZTApproval represents a Approval event raised by the AZT contract.
type AZTApproval struct {
	Owner   common.Address
	Spender common.Address
	Value   *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const AZTApprovalEventName = "Approval"

// ContractEventName returns the user-defined event name.
func (AZTApproval) ContractEventName() string {
	return AZTApprovalEventName
}

// UnpackApprovalEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Approval(address indexed owner, address indexed spender, uint256 value)
func (aZT *AZT) UnpackApprovalEvent(log *types.Log) (*AZTApproval, error) {
	event := "Approval"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != aZT.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AZTApproval)
	if len(log.Data) > 0 {
		if err := aZT.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range aZT.abi.Events[event].Inputs {
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

// AZTEIP712DomainChanged represents a EIP712DomainChanged event raised by the AZT contract.
type AZTEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const AZTEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (AZTEIP712DomainChanged) ContractEventName() string {
	return AZTEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (aZT *AZT) UnpackEIP712DomainChangedEvent(log *types.Log) (*AZTEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != aZT.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AZTEIP712DomainChanged)
	if len(log.Data) > 0 {
		if err := aZT.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range aZT.abi.Events[event].Inputs {
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

// AZTFaucetUsed represents a FaucetUsed event raised by the AZT contract.
type AZTFaucetUsed struct {
	Caller common.Address
	To     common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const AZTFaucetUsedEventName = "FaucetUsed"

// ContractEventName returns the user-defined event name.
func (AZTFaucetUsed) ContractEventName() string {
	return AZTFaucetUsedEventName
}

// UnpackFaucetUsedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event FaucetUsed(address indexed caller, address indexed to, uint256 amount)
func (aZT *AZT) UnpackFaucetUsedEvent(log *types.Log) (*AZTFaucetUsed, error) {
	event := "FaucetUsed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != aZT.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AZTFaucetUsed)
	if len(log.Data) > 0 {
		if err := aZT.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range aZT.abi.Events[event].Inputs {
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

// AZTTransfer represents a Transfer event raised by the AZT contract.
type AZTTransfer struct {
	From  common.Address
	To    common.Address
	Value *big.Int
	Raw   *types.Log // Blockchain specific contextual infos
}

const AZTTransferEventName = "Transfer"

// ContractEventName returns the user-defined event name.
func (AZTTransfer) ContractEventName() string {
	return AZTTransferEventName
}

// UnpackTransferEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Transfer(address indexed from, address indexed to, uint256 value)
func (aZT *AZT) UnpackTransferEvent(log *types.Log) (*AZTTransfer, error) {
	event := "Transfer"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != aZT.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AZTTransfer)
	if len(log.Data) > 0 {
		if err := aZT.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range aZT.abi.Events[event].Inputs {
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
func (aZT *AZT) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], aZT.abi.Errors["ECDSAInvalidSignature"].ID.Bytes()[:4]) {
		return aZT.UnpackECDSAInvalidSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["ECDSAInvalidSignatureLength"].ID.Bytes()[:4]) {
		return aZT.UnpackECDSAInvalidSignatureLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["ECDSAInvalidSignatureS"].ID.Bytes()[:4]) {
		return aZT.UnpackECDSAInvalidSignatureSError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["ERC20InsufficientAllowance"].ID.Bytes()[:4]) {
		return aZT.UnpackERC20InsufficientAllowanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["ERC20InsufficientBalance"].ID.Bytes()[:4]) {
		return aZT.UnpackERC20InsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["ERC20InvalidApprover"].ID.Bytes()[:4]) {
		return aZT.UnpackERC20InvalidApproverError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["ERC20InvalidReceiver"].ID.Bytes()[:4]) {
		return aZT.UnpackERC20InvalidReceiverError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["ERC20InvalidSender"].ID.Bytes()[:4]) {
		return aZT.UnpackERC20InvalidSenderError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["ERC20InvalidSpender"].ID.Bytes()[:4]) {
		return aZT.UnpackERC20InvalidSpenderError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["ERC2612ExpiredSignature"].ID.Bytes()[:4]) {
		return aZT.UnpackERC2612ExpiredSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["ERC2612InvalidSigner"].ID.Bytes()[:4]) {
		return aZT.UnpackERC2612InvalidSignerError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["FaucetLimitExceeded"].ID.Bytes()[:4]) {
		return aZT.UnpackFaucetLimitExceededError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["InvalidAccountNonce"].ID.Bytes()[:4]) {
		return aZT.UnpackInvalidAccountNonceError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return aZT.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], aZT.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return aZT.UnpackStringTooLongError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// AZTECDSAInvalidSignature represents a ECDSAInvalidSignature error raised by the AZT contract.
type AZTECDSAInvalidSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignature()
func AZTECDSAInvalidSignatureErrorID() common.Hash {
	return common.HexToHash("0xf645eedf0193584640b6b90cb9477e4c95b98636c148a891d4c0a146dc46e75a")
}

// UnpackECDSAInvalidSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignature()
func (aZT *AZT) UnpackECDSAInvalidSignatureError(raw []byte) (*AZTECDSAInvalidSignature, error) {
	out := new(AZTECDSAInvalidSignature)
	if err := aZT.abi.UnpackIntoInterface(out, "ECDSAInvalidSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTECDSAInvalidSignatureLength represents a ECDSAInvalidSignatureLength error raised by the AZT contract.
type AZTECDSAInvalidSignatureLength struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func AZTECDSAInvalidSignatureLengthErrorID() common.Hash {
	return common.HexToHash("0xfce698f7e8e5342cd615f641317bc45fe7e1e4a8b0a14dd1383ff8dc9c41917f")
}

// UnpackECDSAInvalidSignatureLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func (aZT *AZT) UnpackECDSAInvalidSignatureLengthError(raw []byte) (*AZTECDSAInvalidSignatureLength, error) {
	out := new(AZTECDSAInvalidSignatureLength)
	if err := aZT.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTECDSAInvalidSignatureS represents a ECDSAInvalidSignatureS error raised by the AZT contract.
type AZTECDSAInvalidSignatureS struct {
	S [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func AZTECDSAInvalidSignatureSErrorID() common.Hash {
	return common.HexToHash("0xd78bce0cccb935155ed6428d1c13e50b7f3550fd2b66b9fe266006fea4a5e1eb")
}

// UnpackECDSAInvalidSignatureSError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func (aZT *AZT) UnpackECDSAInvalidSignatureSError(raw []byte) (*AZTECDSAInvalidSignatureS, error) {
	out := new(AZTECDSAInvalidSignatureS)
	if err := aZT.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureS", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTERC20InsufficientAllowance represents a ERC20InsufficientAllowance error raised by the AZT contract.
type AZTERC20InsufficientAllowance struct {
	Spender   common.Address
	Allowance *big.Int
	Needed    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)
func AZTERC20InsufficientAllowanceErrorID() common.Hash {
	return common.HexToHash("0xfb8f41b23e99d2101d86da76cdfa87dd51c82ed07d3cb62cbc473e469dbc75c3")
}

// UnpackERC20InsufficientAllowanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)
func (aZT *AZT) UnpackERC20InsufficientAllowanceError(raw []byte) (*AZTERC20InsufficientAllowance, error) {
	out := new(AZTERC20InsufficientAllowance)
	if err := aZT.abi.UnpackIntoInterface(out, "ERC20InsufficientAllowance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTERC20InsufficientBalance represents a ERC20InsufficientBalance error raised by the AZT contract.
type AZTERC20InsufficientBalance struct {
	Sender  common.Address
	Balance *big.Int
	Needed  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)
func AZTERC20InsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xe450d38cd8d9f7d95077d567d60ed49c7254716e6ad08fc9872816c97e0ffec6")
}

// UnpackERC20InsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)
func (aZT *AZT) UnpackERC20InsufficientBalanceError(raw []byte) (*AZTERC20InsufficientBalance, error) {
	out := new(AZTERC20InsufficientBalance)
	if err := aZT.abi.UnpackIntoInterface(out, "ERC20InsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTERC20InvalidApprover represents a ERC20InvalidApprover error raised by the AZT contract.
type AZTERC20InvalidApprover struct {
	Approver common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InvalidApprover(address approver)
func AZTERC20InvalidApproverErrorID() common.Hash {
	return common.HexToHash("0xe602df05cc75712490294c6c104ab7c17f4030363910a7a2626411c6d3118847")
}

// UnpackERC20InvalidApproverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InvalidApprover(address approver)
func (aZT *AZT) UnpackERC20InvalidApproverError(raw []byte) (*AZTERC20InvalidApprover, error) {
	out := new(AZTERC20InvalidApprover)
	if err := aZT.abi.UnpackIntoInterface(out, "ERC20InvalidApprover", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTERC20InvalidReceiver represents a ERC20InvalidReceiver error raised by the AZT contract.
type AZTERC20InvalidReceiver struct {
	Receiver common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InvalidReceiver(address receiver)
func AZTERC20InvalidReceiverErrorID() common.Hash {
	return common.HexToHash("0xec442f055133b72f3b2f9f0bb351c406b178527de2040a7d1feb4e058771f613")
}

// UnpackERC20InvalidReceiverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InvalidReceiver(address receiver)
func (aZT *AZT) UnpackERC20InvalidReceiverError(raw []byte) (*AZTERC20InvalidReceiver, error) {
	out := new(AZTERC20InvalidReceiver)
	if err := aZT.abi.UnpackIntoInterface(out, "ERC20InvalidReceiver", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTERC20InvalidSender represents a ERC20InvalidSender error raised by the AZT contract.
type AZTERC20InvalidSender struct {
	Sender common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InvalidSender(address sender)
func AZTERC20InvalidSenderErrorID() common.Hash {
	return common.HexToHash("0x96c6fd1edd0cd6ef7ff0ecc0facdf53148dc0048b57fe58af65755250a7a96bd")
}

// UnpackERC20InvalidSenderError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InvalidSender(address sender)
func (aZT *AZT) UnpackERC20InvalidSenderError(raw []byte) (*AZTERC20InvalidSender, error) {
	out := new(AZTERC20InvalidSender)
	if err := aZT.abi.UnpackIntoInterface(out, "ERC20InvalidSender", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTERC20InvalidSpender represents a ERC20InvalidSpender error raised by the AZT contract.
type AZTERC20InvalidSpender struct {
	Spender common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InvalidSpender(address spender)
func AZTERC20InvalidSpenderErrorID() common.Hash {
	return common.HexToHash("0x94280d62c347d8d9f4d59a76ea321452406db88df38e0c9da304f58b57b373a2")
}

// UnpackERC20InvalidSpenderError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InvalidSpender(address spender)
func (aZT *AZT) UnpackERC20InvalidSpenderError(raw []byte) (*AZTERC20InvalidSpender, error) {
	out := new(AZTERC20InvalidSpender)
	if err := aZT.abi.UnpackIntoInterface(out, "ERC20InvalidSpender", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTERC2612ExpiredSignature represents a ERC2612ExpiredSignature error raised by the AZT contract.
type AZTERC2612ExpiredSignature struct {
	Deadline *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC2612ExpiredSignature(uint256 deadline)
func AZTERC2612ExpiredSignatureErrorID() common.Hash {
	return common.HexToHash("0x627913023c184eaad13735d5a3d2657ae76ec9a872a70e0fc57522ef1a114d58")
}

// UnpackERC2612ExpiredSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC2612ExpiredSignature(uint256 deadline)
func (aZT *AZT) UnpackERC2612ExpiredSignatureError(raw []byte) (*AZTERC2612ExpiredSignature, error) {
	out := new(AZTERC2612ExpiredSignature)
	if err := aZT.abi.UnpackIntoInterface(out, "ERC2612ExpiredSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTERC2612InvalidSigner represents a ERC2612InvalidSigner error raised by the AZT contract.
type AZTERC2612InvalidSigner struct {
	Signer common.Address
	Owner  common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC2612InvalidSigner(address signer, address owner)
func AZTERC2612InvalidSignerErrorID() common.Hash {
	return common.HexToHash("0x4b800e463b323b1d856edf9dec70329a639d13874a57f5c28219ff57128756db")
}

// UnpackERC2612InvalidSignerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC2612InvalidSigner(address signer, address owner)
func (aZT *AZT) UnpackERC2612InvalidSignerError(raw []byte) (*AZTERC2612InvalidSigner, error) {
	out := new(AZTERC2612InvalidSigner)
	if err := aZT.abi.UnpackIntoInterface(out, "ERC2612InvalidSigner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTFaucetLimitExceeded represents a FaucetLimitExceeded error raised by the AZT contract.
type AZTFaucetLimitExceeded struct {
	To     common.Address
	Amount *big.Int
	Left   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FaucetLimitExceeded(address to, uint256 amount, uint256 left)
func AZTFaucetLimitExceededErrorID() common.Hash {
	return common.HexToHash("0xfbea2ab7d6d68616dc8924ae11f7f72cbe69a4df1edb91c22581b6485a6aa899")
}

// UnpackFaucetLimitExceededError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FaucetLimitExceeded(address to, uint256 amount, uint256 left)
func (aZT *AZT) UnpackFaucetLimitExceededError(raw []byte) (*AZTFaucetLimitExceeded, error) {
	out := new(AZTFaucetLimitExceeded)
	if err := aZT.abi.UnpackIntoInterface(out, "FaucetLimitExceeded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTInvalidAccountNonce represents a InvalidAccountNonce error raised by the AZT contract.
type AZTInvalidAccountNonce struct {
	Account      common.Address
	CurrentNonce *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidAccountNonce(address account, uint256 currentNonce)
func AZTInvalidAccountNonceErrorID() common.Hash {
	return common.HexToHash("0x752d88c0de02638abf10e8e31861e4c68dc1f3a1e7d840e580683f2c282bfc7a")
}

// UnpackInvalidAccountNonceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidAccountNonce(address account, uint256 currentNonce)
func (aZT *AZT) UnpackInvalidAccountNonceError(raw []byte) (*AZTInvalidAccountNonce, error) {
	out := new(AZTInvalidAccountNonce)
	if err := aZT.abi.UnpackIntoInterface(out, "InvalidAccountNonce", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTInvalidShortString represents a InvalidShortString error raised by the AZT contract.
type AZTInvalidShortString struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidShortString()
func AZTInvalidShortStringErrorID() common.Hash {
	return common.HexToHash("0xb3512b0c6163e5f0bafab72bb631b9d58cd7a731b082f910338aa21c83d5c274")
}

// UnpackInvalidShortStringError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidShortString()
func (aZT *AZT) UnpackInvalidShortStringError(raw []byte) (*AZTInvalidShortString, error) {
	out := new(AZTInvalidShortString)
	if err := aZT.abi.UnpackIntoInterface(out, "InvalidShortString", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AZTStringTooLong represents a StringTooLong error raised by the AZT contract.
type AZTStringTooLong struct {
	Str string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StringTooLong(string str)
func AZTStringTooLongErrorID() common.Hash {
	return common.HexToHash("0x305a27a93f8e33b7392df0a0f91d6fc63847395853c45991eec52dbf24d72381")
}

// UnpackStringTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StringTooLong(string str)
func (aZT *AZT) UnpackStringTooLongError(raw []byte) (*AZTStringTooLong, error) {
	out := new(AZTStringTooLong)
	if err := aZT.abi.UnpackIntoInterface(out, "StringTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

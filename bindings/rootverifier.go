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

// RootVerifierMetaData contains all meta data concerning the RootVerifier contract.
var RootVerifierMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"staking\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"vrfMode\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"baseKey\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"mergeKey\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"BASE_KEY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MERGE_KEY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"STAKING\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"VRF_MODE\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"verify\",\"inputs\":[{\"name\":\"context\",\"type\":\"tuple\",\"internalType\":\"structBlockContext\",\"components\":[{\"name\":\"seed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"challenge\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"fingerprint\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stateIn\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"slotStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"submission\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"scoreToBeat\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"tally\",\"type\":\"tuple\",\"internalType\":\"structTally\",\"components\":[{\"name\":\"totalScore\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"keepBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stateOut\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"fees\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"error\",\"name\":\"DuplicateReference\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"slot\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"DuplicateStaker\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"EmptySide\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"slot\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"FeeBurnAboveBps\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeBurnBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"GammaEqualsDelta\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InputOutOfField\",\"inputs\":[{\"name\":\"input\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidKeyLength\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"required\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidKeyPoint\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidMode\",\"inputs\":[{\"name\":\"mode\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"InvalidNumTxs\",\"inputs\":[{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"InvalidProofCount\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"count\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidProofs\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InvalidRootProofCount\",\"inputs\":[{\"name\":\"count\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"KeyPointAtInfinity\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"KeyPointIsGenerator\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"MalformedReferences\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"refs\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"MissingReference\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"slot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"position\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NoPayouts\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ScoreNotHigher\",\"inputs\":[{\"name\":\"totalScore\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"scoreToBeat\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SeedMismatch\",\"inputs\":[{\"name\":\"expected\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"submitted\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"StateInMismatch\",\"inputs\":[{\"name\":\"expected\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"submitted\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SubmissionTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"required\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SubmissionTooShort\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"required\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TxRootMismatch\",\"inputs\":[{\"name\":\"expected\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"submitted\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"UnreferencedProof\",\"inputs\":[{\"name\":\"node\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]}]",
	ID:  "RootVerifier",
	Bin: "0x61012080604052346103e657612b68803803809161001d82856103ea565b833981016080828203126103e65781516001600160a01b03811692908381036103e65760208201519160ff8316908184036103e65760408101516001600160401b0381116103e6578561007191830161043c565b60608201519095906001600160401b0381116103e657610091920161043c565b94823b156103d45750600181116103c2575060805260a05280516102c081036103aa57506100be81610534565b6100c781610680565b6100d08161075b565b6100d981610839565b6101c05b6102c081106103805750602081016040812060405160208101906001825260026040820152604081526101116060826103ea565b5190201461032a5760806060830120610128610482565b146103165761016082016080812061013e610482565b146103015760808060e08501209120146102f25781518060401b6bfe61000180600a3d393df3000161fffe8211840152600b8101601584015ff09081156102e557835260c05282516106008103610368575061019983610534565b6101a283610680565b6101ab8361075b565b6101b483610839565b6101c05b610600811061033d575060208301916040832060405160208101906001825260026040820152604081526101ed6060826103ea565b5190201461032a5760806060850120610204610482565b146103165761016084016080812061021a610482565b146103015760808060e08701209120146102f25783518060401b6bfe61000180600a3d393df3000161fffe8211860152600b8101601586015ff09081156102e557855260e0525190209151902060405190602082019283526040820152604081526102866060826103ea565b5190206101005260405161222d908161091b823960805181818161010f015261088c015260a05181818161016a01526109f4015260c0518181816101d80152610bfc015260e051818181609d0152610bb701526101005181610a530152f35b63301164255f526004601cfd5b636bfd717d60e01b5f5260045ffd5b63550f5dd360e01b5f5261014060045260245ffd5b63550f5dd360e01b5f52604060045260245ffd5b63550f5dd360e01b5f525f60045260245ffd5b61034781856105d4565b60408101809111156101b8575b634e487b7160e01b5f52601160045260245ffd5b631c8ffe0360e11b5f5260045261060060245260445ffd5b61038a81836105d4565b60408101809111156100dd57634e487b7160e01b5f52601160045260245ffd5b631c8ffe0360e11b5f526004526102c060245260445ffd5b6366001a8960e01b5f5260045260245ffd5b6322a2d07b60e21b5f5260045260245ffd5b5f80fd5b601f909101601f19168101906001600160401b0382119082101761040d57604052565b634e487b7160e01b5f52604160045260245ffd5b6001600160401b03811161040d57601f01601f191660200190565b81601f820112156103e65780519061045382610421565b9261046160405194856103ea565b828452602083830101116103e657815f9260208093018386015e8301015290565b60405160208101907f198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c282527f1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed60408201527f090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b60608201527f12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa60808201526080815261052e60a0826103ea565b51902090565b60406020820151910151808217156105c1575f516020612b485f395f51905f528210918215926105a9575b8215610581575b505061056e57565b631be06dcd60e21b5f525f60045260245ffd5b5f516020612b485f395f51905f52919250600382828181819509090891800914155f80610566565b5f516020612b485f395f51905f52821015925061055f565b63036ef63360e41b5f525f60045260245ffd5b810160208101519060208301831161035457604001518082171561066d575f516020612b485f395f51905f52821091821592610655575b821561062d575b505061061b5750565b631be06dcd60e21b5f5260045260245ffd5b5f516020612b485f395f51905f52919250600382828181819509090891800914155f80610612565b5f516020612b485f395f51905f52821015925061060b565b8263036ef63360e41b5f5260045260245ffd5b60608101519060808101519160c060a0830151920151928383828417171715610747575f9384936040519260208401948686528660408601526060850152608084015260a083015260c082015260c081526106dc60e0826103ea565b5190600862030d40fa3d1561073f573d906106f682610421565b9161070460405193846103ea565b82523d5f602084013e5b15908115610732575b5061071e57565b631be06dcd60e21b5f52604060045260245ffd5b602091505114155f610717565b60609061070e565b63036ef63360e41b5f52604060045260245ffd5b60e08101519061010081015191610140610120830151920151928383828417171715610825575f9384936040519260208401948686528660408601526060850152608084015260a083015260c082015260c081526107ba60e0826103ea565b5190600862030d40fa3d1561081d573d906107d482610421565b916107e260405193846103ea565b82523d5f602084013e5b15908115610810575b506107fc57565b631be06dcd60e21b5f5260c060045260245ffd5b602091505114155f6107f5565b6060906107ec565b63036ef63360e41b5f5260c060045260245ffd5b61016081015190610180810151916101c06101a0830151920151928383828417171715610905575f9384936040519260208401948686528660408601526060850152608084015260a083015260c082015260c0815261089960e0826103ea565b5190600862030d40fa3d156108fd573d906108b382610421565b916108c160405193846103ea565b82523d5f602084013e5b159081156108f0575b506108db57565b631be06dcd60e21b5f5261014060045260245ffd5b602091505114155f6108d4565b6060906108cb565b63036ef63360e41b5f5261014060045260245ffdfe6080806040526004361015610012575f80fd5b5f3560e01c908163307513c8146101fc5750806357dfb1721461018e57806367c1cdc61461013357806397610f30146100c55763b66ecfba14610053575f80fd5b346100c1575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100c157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b5f80fd5b346100c1575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100c157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100c1575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100c157602060405160ff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100c1575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100c157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100c1577ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360161012081126100c15760e0136100c15767ffffffffffffffff60e435116100c15736602360e4350112156100c15767ffffffffffffffff60e43560040135116100c15736602460e4356004013560e4350101116100c1576080816102885f93611d7a565b82815282602082015282604082015282606082015201526102a7611e20565b600463ffffffff8216101580611d3a575b15611d01576040516102c981611d7a565b6060815260606020820152606060408201525f60608201525f6080820152637fffffff8260011c169061030163ffffffff8416611e4b565b81526103347ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe8301600302600101611e4b565b602082015261034582600302611e4b565b604082015260208101519260019360a0948351916060850151926080860151955f935b89898210156105c75760e4356004013581101561058e57600101998a61038e8386611f59565b52602360e4358c01013560f81c9060018303610546576001820361051a575b60e4356004013560016101388402830101116104dc579064010000000090815b8d60016101388402860101116103e95750505050600101610368565b929c9a60e4358c016024013560d081901c61ffff169a9294929360e09190911c92906127108c116104a85781841490811561049e575b5061046e5792828a6001019a610435908b611f59565b528c60e435016024013560501c6fffffffffffffffffffffffffffffffff168b6127100102019961271003019a610138019c92906103cd565b82867f8c54908a000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b905083145f61041f565b8b84887f0b04bc34000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b6101386001927fae42c689000000000000000000000000000000000000000000000000000000005f5260e4356004013560045202010160245260445ffd5b507f213aa6fa000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b81158015610584575b156103ad5750907f38f22297000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b506003821161054f565b6001907fae42c689000000000000000000000000000000000000000000000000000000005f5260e435600401356004520160245260445ffd5b9896959250509560808701526060860152526040830151828451916060860151926080870151955f935b8963ffffffff881682101561078d5760e4356004013581101561058e57600101998a61061d8386611f59565b52602360e4358c01013560f81c9060018303610745576001820361051a575b60e435600401356001610136840283010111610707579064010000000090815b8d600161013684028601011161067857505050506001016105f1565b929c9a60e4358c016024013560d081901c61ffff169a9294929360e09190911c92906127108c116104a8578184149081156106fd575b5061046e5792828a6001019a6106c4908b611f59565b528c60e435016024013560501c6fffffffffffffffffffffffffffffffff168b6127100102019961271003019a610136019c929061065c565b905083145f6106ae565b6101366001927fae42c689000000000000000000000000000000000000000000000000000000005f5260e4356004013560045202010160245260445ffd5b81158015610783575b1561063c5750907f38f22297000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b506003821161074e565b959250509695608087015260608601525260e435600401358103611ccc575060015b8381106117ab57826060810151610104358111156117795750604051906102006107d98184611ddf565b36833760e435604481013592906084810135906024013560043580820361174b575060643580860361171b57506084358083036116eb57506101208301526024359384610140840152610160830152606460e43501356101808301526101a082015260a460e43501356101c0820152604435806101e0830152602083015151936040840151518501808611610e6f5761087190611e4b565b94602085015167ffffffffffffffff610888611e9a565b16917f00000000000000000000000000000000000000000000000000000000000000009160405190805160051b947fa9024cbb000000000000000000000000000000000000000000000000000000008352606060048401526004602484015260448301526020850190606483015e5f806084860183865afa604085013d1416156116e3575060208801926040843e60408701515f8067ffffffffffffffff61092e611e9a565b169460405193805160051b967fa9024cbb000000000000000000000000000000000000000000000000000000008652606060048701526002602487015260448601526020870190606486015e8360848701915afa604084013d1416156116e35750602060409160051b8901013e8451916109ad60e43560040135611eef565b6109ba6040519182611ddf565b60e435600481013580835260208301929160240183375f602060e435600401358301015251902091875160051b90206109f1611e20565b927f0000000000000000000000000000000000000000000000000000000000000000956040519363ffffffff60208601967febbfaed22e14ec7e2d46e16c7f9c45adc9932fedc3d0a80a610ac0a262d6790688524660408801523060608801527f000000000000000000000000000000000000000000000000000000000000000060808801521660a086015260ff881660c086015260e08501526101008401526101208301526101408201526101408152610aae61016082611ddf565b519020855160405191610ac083611dc3565b5f6020840152604083019060608252835260068201809211610e6f578160c0029160c0830403610e6f5781610b2a917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0610b32610b1d5f96611eef565b9360405195869586611ddf565b808552611eef565b0136602084013752528551907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0610b81610b6b84611e33565b93610b796040519586611ddf565b808552611e33565b0136602084013760405196610b9588611d7a565b838852602088015284604088015260608701526080860152805160011c610bdb7f0000000000000000000000000000000000000000000000000000000000000000611f6d565b9160019060105b8383106112395750505050610bf79085612047565b610c207f0000000000000000000000000000000000000000000000000000000000000000611f6d565b908451518060011c5b818110610e9c57505050610c3d9084612047565b606083015160405f9101519060c08251048061a604029061a604820403610e6f5761dbba018061dbba11610e6f5782519081610e52575b5050905015610e2a576080806060840151930151930151918251938415610e0257604094929451937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8401908160051b86019460051b8101855b828211610dd15750505060061b840192945b839585811115610d73577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc091019401957fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe081015190519081811060051b9081602003525260405f208452949294610ce0565b5060a0935084516101c0610180830151920151926080604051610d9581611d7a565b86815260208101928352604081019384526060810194855201938452604051948552516020850152516040840152516060830152516080820152f35b815181527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe090910190602001610cce565b7fc0aa4e84000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f14ae923a000000000000000000000000000000000000000000000000000000005f5260045ffd5b5f92506008602080958580520191fa60015f511416808580610c74565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b610ea7818851611f59565b51610136602360e4358301013560f81c0281015b808210610ecc575050600101610c29565b6101368260e4350192603a602485013594013560408c01515201918260e435018a602060408201519360608a8260e01c94608061ffff8560d01c169186858201510151938d88830151978c8a808960051b809c01015191015265ffff000000008069ffffffffffff0000000069ffffffff0000000000006aff000000000000000000007a01fffffffffffffffffffffffffffffffe00000000000000000000807ffffffffffffffffffffffffffffffffffffffffffffe000000000000000000008860011b1616169760501b169560301b169360b01c1616168b1717171760408b0152015195604051928352858301526040820152205f52815f209201015260608b0151906020820180519060018201905282515f526020526040806fffffffffffffffffffffffffffffffff815f201693015180519060c0820181520160808260606020840193827fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff24880186370192867f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000010384526060816007612328fa917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff648501903781808c015193817fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe4818701920182378560808601526060816007612328fa169160808160066103e8fa16906020890151602081017f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000183825108815260808286039201905b8181106111cb57505050501561112a5750610ebb565b5f5b6003811061115c577f14ae923a000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000016111878284611eb1565b5110156111965760010161112c565b61119f91611eb1565b517ffc41e936000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b8281017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0015160209091019080611203575b50611114565b947f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000180918188101696860982510881528f6111fd565b61124283611f29565b848110801591906116da57610136915b156116d2579060165b8161127861126c6001860188611f59565b51828403019487611f59565b51910301916112878686611f59565b51610138602360e4358301013560f81c028101905b8181106112b55750505050505060016009920191610be2565b90878c8f9e9d9c9b9a999f9594936101388160609260e43501936003602486013595603c8760401c91013583521660248a82151592028d0160e43501013502848201526003613fff8660421c161660248a82151592028d0160e4350101350260808201526003610fff8660441c161660248a82151592028d0160e4350101350260a082015260036103ff8660461c161660248a82151592028a0160e4350101350260c0820152600360ff8660481c161660248a82151592028a0160e4350101350260e08201526101006003603f87604a1c161660248b82151592028b0160e4350101350291015201968d60208960e4350194846040850151978260e01c9461ffff8460d01c1690858489015101519286890151958c88808760051b809a01015191015265ffff000000008069ffffffffffff0000000069ffffffff0000000000006aff000000000000000000007a01fffffffffffffffffffffffffffffffe00000000000000000000807ffffffffffffffffffffffffffffffffffffffffffffe000000000000000000008860011b1616169760501b169560301b169360b01c161616891717171760408b0152608087015195604051928352858301526040820152205f52815f20920101520151906020820180519060018201905282515f5260205260408c8180806fffffffffffffffffffffffffffffffff815f201696015180519060c082018152019260808260606020870196827fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff248b0189370195897f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000010387526060816007612328fa947fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff6488019037015193817fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe4818701920182378560808601526060816007612328fa169160808160066103e8fa169060208c0151602081017f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000018382510881526020828603928c60051b0101905b81811061166457505050509e98999a9b9c9d9e156115ee575090919261129c565b865f5b818110611620577f14ae923a000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000161164b8285611eb1565b51101561165a576001016115f1565b61119f9083611eb1565b8281017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe001516020909101908061169c575b506115cd565b947f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000180918188101696860982510881525f611696565b90601861125b565b61013891611252565b3d5f823e3d90fd5b90507fac9327d2000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b85907fcd92a4f8000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7f8c76083c000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7fa158d4dd000000000000000000000000000000000000000000000000000000005f526004526101043560245260445ffd5b6117b481611f29565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60246117e2838751611f59565b5160e4350101013560f81c907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff602461182087516001850190611f59565b5160e4350101013560f81c90611837848751611f59565b515f938491610138602360e4358301013560f81c0281015b8082106118a6575050826118856118a09593600198979593899463ffffffff8c168d60e4356004013590602460e435019061205c565b0163ffffffff871660e43560040135602460e435018a61205c565b016107af565b909560248760e435010135908160401c61ffff811695600f8085604c1c1616611c94577c7007000650007000007000603007007000000053000650603053004210603e85901c60fc161c600f169182158015611c89575b611af857501794506103ff8260461c16600f7c700700065000700000700060300700700000005300065060305300421060fc610ffc8460021b16161c169283158015611aed575b6119565750501795610138019061184f565b90888b9260e01c9160038116916003603f8160ff8560021c16169360041c1616908315611ab857808411611a6c57808311611a215781116119d45750036119cc576004915b7f5fb1338c000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b60059161199b565b6040517f80f2222f0000000000000000000000000000000000000000000000000000000081526004810186905263ffffffff85166024820152600560448201526064810191909152608490fd5b6040517f80f2222f000000000000000000000000000000000000000000000000000000008152600480820188905263ffffffff87166024830152604482015260648101849052608490fd5b6040517f80f2222f0000000000000000000000000000000000000000000000000000000081526004810187905263ffffffff861660248201526003604482015260648101859052608490fd5b84867f22a11b2e000000000000000000000000000000000000000000000000000000005f52600452602452600360445260645ffd5b5083891c1515611944565b8b9060e086901c90600390811690604288901c811690604489901c168a8315611c5557808411611c0a57808311611bbe578111611b71575003611b69576001917f5fb1338c000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b60029161199b565b6040517f80f2222f0000000000000000000000000000000000000000000000000000000081526004810186905263ffffffff85166024820152600260448201526064810191909152608490fd5b6040517f80f2222f0000000000000000000000000000000000000000000000000000000081526004810187905263ffffffff861660248201526001604482015260648101849052608490fd5b6040517f80f2222f0000000000000000000000000000000000000000000000000000000081526004810187905263ffffffff861660248201525f604482015260648101859052608490fd5b84867f22a11b2e000000000000000000000000000000000000000000000000000000005f526004526024525f60445260645ffd5b5082871c15156118fd565b868b8560e01c907fb51c9f44000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b7fc4e939c0000000000000000000000000000000000000000000000000000000005f5260e4356004013560045260245260445ffd5b63ffffffff611d0e611e20565b7f888c41e0000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b5063ffffffff81167fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8101908111610e6f57811663ffffffff16156102b8565b60a0810190811067ffffffffffffffff821117611d9657604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b6060810190811067ffffffffffffffff821117611d9657604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117611d9657604052565b60c43563ffffffff811681036100c15790565b67ffffffffffffffff8111611d965760051b60200190565b90611e5582611e33565b611e626040519182611ddf565b8281527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0611e908294611e33565b0190602036910137565b60a43567ffffffffffffffff811681036100c15790565b906010811015611ec25760051b0190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b67ffffffffffffffff8111611d9657601f017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe01660200190565b908160011b917f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811603610e6f57565b8051821015611ec25760209160051b010190565b9060405191611f7b83611dc3565b5f8352602083019060608252604051611f9560a082611ddf565b60a036823760408501528373ffffffffffffffffffffffffffffffffffffffff821690523b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff810190808211610e6f577ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe3f01908111610e6f5760061c807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff810111610e6f5761204390611e4b565b9052565b90606061205592015161211b565b15610e2a57565b9295939691509360017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff911b01831461211357508461209b9151611f59565b51928060011c8510159081612109575b5015612101576101365b600182166120f3575050013560e01c907f8b129e57000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b809193019260011c906120b5565b6101386120b5565b905084105f6120ab565b945050505050565b919091602083018051805115611ec257602001511561222557519081519360408051928660061b6101c00160018585513c01518051906102408201815201926020840195604084885e6080604060208401519860608801998a526060816007612328fa9760408601905e60e08501905f82525f61010087015291826101208701935b6121c857505050826040806101e09460806101409560c0829a9901905e01516101a086015e0191015e565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff01809860408560606101c08560061b8b0160208760051b89010151610200820152016007612328fa1660408460808160066103e8fa169861219d565b5060019250505630644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47",
}

// RootVerifier is an auto generated Go binding around an Ethereum contract.
type RootVerifier struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *RootVerifier) GetABI() abi.ABI {
	return c.abi
}

// NewRootVerifier creates a new instance of RootVerifier.
func NewRootVerifier() *RootVerifier {
	parsed, err := RootVerifierMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &RootVerifier{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *RootVerifier) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address staking, uint8 vrfMode, bytes baseKey, bytes mergeKey) returns()
func (rootVerifier *RootVerifier) PackConstructor(staking common.Address, vrfMode uint8, baseKey []byte, mergeKey []byte) []byte {
	enc, err := rootVerifier.abi.Pack("", staking, vrfMode, baseKey, mergeKey)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackBASEKEY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x57dfb172.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function BASE_KEY() view returns(address)
func (rootVerifier *RootVerifier) PackBASEKEY() []byte {
	enc, err := rootVerifier.abi.Pack("BASE_KEY")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBASEKEY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x57dfb172.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function BASE_KEY() view returns(address)
func (rootVerifier *RootVerifier) TryPackBASEKEY() ([]byte, error) {
	return rootVerifier.abi.Pack("BASE_KEY")
}

// UnpackBASEKEY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x57dfb172.
//
// Solidity: function BASE_KEY() view returns(address)
func (rootVerifier *RootVerifier) UnpackBASEKEY(data []byte) (common.Address, error) {
	out, err := rootVerifier.abi.Unpack("BASE_KEY", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackMERGEKEY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb66ecfba.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MERGE_KEY() view returns(address)
func (rootVerifier *RootVerifier) PackMERGEKEY() []byte {
	enc, err := rootVerifier.abi.Pack("MERGE_KEY")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMERGEKEY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb66ecfba.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MERGE_KEY() view returns(address)
func (rootVerifier *RootVerifier) TryPackMERGEKEY() ([]byte, error) {
	return rootVerifier.abi.Pack("MERGE_KEY")
}

// UnpackMERGEKEY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb66ecfba.
//
// Solidity: function MERGE_KEY() view returns(address)
func (rootVerifier *RootVerifier) UnpackMERGEKEY(data []byte) (common.Address, error) {
	out, err := rootVerifier.abi.Unpack("MERGE_KEY", data)
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
func (rootVerifier *RootVerifier) PackSTAKING() []byte {
	enc, err := rootVerifier.abi.Pack("STAKING")
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
func (rootVerifier *RootVerifier) TryPackSTAKING() ([]byte, error) {
	return rootVerifier.abi.Pack("STAKING")
}

// UnpackSTAKING is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x97610f30.
//
// Solidity: function STAKING() view returns(address)
func (rootVerifier *RootVerifier) UnpackSTAKING(data []byte) (common.Address, error) {
	out, err := rootVerifier.abi.Unpack("STAKING", data)
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
func (rootVerifier *RootVerifier) PackVRFMODE() []byte {
	enc, err := rootVerifier.abi.Pack("VRF_MODE")
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
func (rootVerifier *RootVerifier) TryPackVRFMODE() ([]byte, error) {
	return rootVerifier.abi.Pack("VRF_MODE")
}

// UnpackVRFMODE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x67c1cdc6.
//
// Solidity: function VRF_MODE() view returns(uint8)
func (rootVerifier *RootVerifier) UnpackVRFMODE(data []byte) (uint8, error) {
	out, err := rootVerifier.abi.Unpack("VRF_MODE", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackVerify is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x307513c8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verify((uint256,uint256,uint256,uint256,uint256,uint64,uint32) context, bytes submission, uint256 scoreToBeat) view returns((uint256,uint256,bytes32,uint256,uint256) tally)
func (rootVerifier *RootVerifier) PackVerify(context BlockContext, submission []byte, scoreToBeat *big.Int) []byte {
	enc, err := rootVerifier.abi.Pack("verify", context, submission, scoreToBeat)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerify is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x307513c8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verify((uint256,uint256,uint256,uint256,uint256,uint64,uint32) context, bytes submission, uint256 scoreToBeat) view returns((uint256,uint256,bytes32,uint256,uint256) tally)
func (rootVerifier *RootVerifier) TryPackVerify(context BlockContext, submission []byte, scoreToBeat *big.Int) ([]byte, error) {
	return rootVerifier.abi.Pack("verify", context, submission, scoreToBeat)
}

// UnpackVerify is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x307513c8.
//
// Solidity: function verify((uint256,uint256,uint256,uint256,uint256,uint64,uint32) context, bytes submission, uint256 scoreToBeat) view returns((uint256,uint256,bytes32,uint256,uint256) tally)
func (rootVerifier *RootVerifier) UnpackVerify(data []byte) (Tally, error) {
	out, err := rootVerifier.abi.Unpack("verify", data)
	if err != nil {
		return *new(Tally), err
	}
	out0 := *abi.ConvertType(out[0], new(Tally)).(*Tally)
	return out0, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (rootVerifier *RootVerifier) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["DuplicateReference"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackDuplicateReferenceError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["DuplicateStaker"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackDuplicateStakerError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["EmptySide"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackEmptySideError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["FeeBurnAboveBps"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackFeeBurnAboveBpsError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["GammaEqualsDelta"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackGammaEqualsDeltaError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["InputOutOfField"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackInputOutOfFieldError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["InvalidKeyLength"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackInvalidKeyLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["InvalidKeyPoint"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackInvalidKeyPointError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["InvalidMode"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackInvalidModeError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["InvalidNumTxs"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackInvalidNumTxsError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["InvalidProofCount"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackInvalidProofCountError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["InvalidProofs"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackInvalidProofsError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["InvalidRootProofCount"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackInvalidRootProofCountError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["KeyPointAtInfinity"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackKeyPointAtInfinityError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["KeyPointIsGenerator"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackKeyPointIsGeneratorError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["MalformedReferences"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackMalformedReferencesError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["MissingReference"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackMissingReferenceError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["NoPayouts"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackNoPayoutsError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["NotAContract"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackNotAContractError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["ScoreNotHigher"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackScoreNotHigherError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["SeedMismatch"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackSeedMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["StateInMismatch"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackStateInMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["SubmissionTooLong"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackSubmissionTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["SubmissionTooShort"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackSubmissionTooShortError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["TxRootMismatch"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackTxRootMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], rootVerifier.abi.Errors["UnreferencedProof"].ID.Bytes()[:4]) {
		return rootVerifier.UnpackUnreferencedProofError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// RootVerifierDuplicateReference represents a DuplicateReference error raised by the RootVerifier contract.
type RootVerifierDuplicateReference struct {
	Node     *big.Int
	StakerId uint32
	Slot     *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DuplicateReference(uint256 node, uint32 stakerId, uint256 slot)
func RootVerifierDuplicateReferenceErrorID() common.Hash {
	return common.HexToHash("0x5fb1338cd80fe5bebee238ad690f6ac918b1fde441d752bd44941a69269265fb")
}

// UnpackDuplicateReferenceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DuplicateReference(uint256 node, uint32 stakerId, uint256 slot)
func (rootVerifier *RootVerifier) UnpackDuplicateReferenceError(raw []byte) (*RootVerifierDuplicateReference, error) {
	out := new(RootVerifierDuplicateReference)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "DuplicateReference", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierDuplicateStaker represents a DuplicateStaker error raised by the RootVerifier contract.
type RootVerifierDuplicateStaker struct {
	Node     *big.Int
	StakerId uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DuplicateStaker(uint256 node, uint32 stakerId)
func RootVerifierDuplicateStakerErrorID() common.Hash {
	return common.HexToHash("0x8c54908a37fdfc4c69bc0dec9297956af50ef1cac6ecb423b740c12bb4c21f96")
}

// UnpackDuplicateStakerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DuplicateStaker(uint256 node, uint32 stakerId)
func (rootVerifier *RootVerifier) UnpackDuplicateStakerError(raw []byte) (*RootVerifierDuplicateStaker, error) {
	out := new(RootVerifierDuplicateStaker)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "DuplicateStaker", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierEmptySide represents a EmptySide error raised by the RootVerifier contract.
type RootVerifierEmptySide struct {
	Node     *big.Int
	StakerId uint32
	Slot     *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EmptySide(uint256 node, uint32 stakerId, uint256 slot)
func RootVerifierEmptySideErrorID() common.Hash {
	return common.HexToHash("0x22a11b2eb84d7e7e61f1d8ad634b06a9d20d8645e656bd7580bd268c1c40d6d5")
}

// UnpackEmptySideError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EmptySide(uint256 node, uint32 stakerId, uint256 slot)
func (rootVerifier *RootVerifier) UnpackEmptySideError(raw []byte) (*RootVerifierEmptySide, error) {
	out := new(RootVerifierEmptySide)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "EmptySide", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierFeeBurnAboveBps represents a FeeBurnAboveBps error raised by the RootVerifier contract.
type RootVerifierFeeBurnAboveBps struct {
	Node       *big.Int
	StakerId   uint32
	FeeBurnBps uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FeeBurnAboveBps(uint256 node, uint32 stakerId, uint16 feeBurnBps)
func RootVerifierFeeBurnAboveBpsErrorID() common.Hash {
	return common.HexToHash("0x0b04bc342a9ebdd50f9ed33f7ab442829f112124d2e2890d712b687c0cfe1397")
}

// UnpackFeeBurnAboveBpsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FeeBurnAboveBps(uint256 node, uint32 stakerId, uint16 feeBurnBps)
func (rootVerifier *RootVerifier) UnpackFeeBurnAboveBpsError(raw []byte) (*RootVerifierFeeBurnAboveBps, error) {
	out := new(RootVerifierFeeBurnAboveBps)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "FeeBurnAboveBps", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierGammaEqualsDelta represents a GammaEqualsDelta error raised by the RootVerifier contract.
type RootVerifierGammaEqualsDelta struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GammaEqualsDelta()
func RootVerifierGammaEqualsDeltaErrorID() common.Hash {
	return common.HexToHash("0x6bfd717d9a1e938bad6d753de9f14d81785a1044c84f7577db1eb6c0724699d6")
}

// UnpackGammaEqualsDeltaError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GammaEqualsDelta()
func (rootVerifier *RootVerifier) UnpackGammaEqualsDeltaError(raw []byte) (*RootVerifierGammaEqualsDelta, error) {
	out := new(RootVerifierGammaEqualsDelta)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "GammaEqualsDelta", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierInputOutOfField represents a InputOutOfField error raised by the RootVerifier contract.
type RootVerifierInputOutOfField struct {
	Input *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InputOutOfField(uint256 input)
func RootVerifierInputOutOfFieldErrorID() common.Hash {
	return common.HexToHash("0xfc41e9369839a086ac329afff0d4ae4d44367692c48abb1a1e85000f9c19df2d")
}

// UnpackInputOutOfFieldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InputOutOfField(uint256 input)
func (rootVerifier *RootVerifier) UnpackInputOutOfFieldError(raw []byte) (*RootVerifierInputOutOfField, error) {
	out := new(RootVerifierInputOutOfField)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "InputOutOfField", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierInvalidKeyLength represents a InvalidKeyLength error raised by the RootVerifier contract.
type RootVerifierInvalidKeyLength struct {
	Length   *big.Int
	Required *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidKeyLength(uint256 length, uint256 required)
func RootVerifierInvalidKeyLengthErrorID() common.Hash {
	return common.HexToHash("0x391ffc0638d6d137348d849aa592049c8368bf85fadfe88883ac2e2582ae691b")
}

// UnpackInvalidKeyLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidKeyLength(uint256 length, uint256 required)
func (rootVerifier *RootVerifier) UnpackInvalidKeyLengthError(raw []byte) (*RootVerifierInvalidKeyLength, error) {
	out := new(RootVerifierInvalidKeyLength)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "InvalidKeyLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierInvalidKeyPoint represents a InvalidKeyPoint error raised by the RootVerifier contract.
type RootVerifierInvalidKeyPoint struct {
	Offset *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidKeyPoint(uint256 offset)
func RootVerifierInvalidKeyPointErrorID() common.Hash {
	return common.HexToHash("0x6f81b734dcb0ce512ffa89239e98a3785a04f1ce4ab6156fb9551d78881dd87b")
}

// UnpackInvalidKeyPointError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidKeyPoint(uint256 offset)
func (rootVerifier *RootVerifier) UnpackInvalidKeyPointError(raw []byte) (*RootVerifierInvalidKeyPoint, error) {
	out := new(RootVerifierInvalidKeyPoint)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "InvalidKeyPoint", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierInvalidMode represents a InvalidMode error raised by the RootVerifier contract.
type RootVerifierInvalidMode struct {
	Mode uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidMode(uint8 mode)
func RootVerifierInvalidModeErrorID() common.Hash {
	return common.HexToHash("0x66001a892dd7257513d5173772f5cd46484ba41219d7544f197aacf3beb31f48")
}

// UnpackInvalidModeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidMode(uint8 mode)
func (rootVerifier *RootVerifier) UnpackInvalidModeError(raw []byte) (*RootVerifierInvalidMode, error) {
	out := new(RootVerifierInvalidMode)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "InvalidMode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierInvalidNumTxs represents a InvalidNumTxs error raised by the RootVerifier contract.
type RootVerifierInvalidNumTxs struct {
	NumTxs uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidNumTxs(uint32 numTxs)
func RootVerifierInvalidNumTxsErrorID() common.Hash {
	return common.HexToHash("0x888c41e0e3ae8d2847c756ff0ceeae5a719fbe6c5dc0cb7ad103ef5959777ffb")
}

// UnpackInvalidNumTxsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidNumTxs(uint32 numTxs)
func (rootVerifier *RootVerifier) UnpackInvalidNumTxsError(raw []byte) (*RootVerifierInvalidNumTxs, error) {
	out := new(RootVerifierInvalidNumTxs)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "InvalidNumTxs", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierInvalidProofCount represents a InvalidProofCount error raised by the RootVerifier contract.
type RootVerifierInvalidProofCount struct {
	Node  *big.Int
	Count *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidProofCount(uint256 node, uint256 count)
func RootVerifierInvalidProofCountErrorID() common.Hash {
	return common.HexToHash("0x38f22297b6b498424c058c7883c71863c542bbce8b3c2663c181220443bf80e9")
}

// UnpackInvalidProofCountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidProofCount(uint256 node, uint256 count)
func (rootVerifier *RootVerifier) UnpackInvalidProofCountError(raw []byte) (*RootVerifierInvalidProofCount, error) {
	out := new(RootVerifierInvalidProofCount)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "InvalidProofCount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierInvalidProofs represents a InvalidProofs error raised by the RootVerifier contract.
type RootVerifierInvalidProofs struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidProofs()
func RootVerifierInvalidProofsErrorID() common.Hash {
	return common.HexToHash("0x14ae923a7f0dde1cdc62f5ab6ea8a8acd06b45bd8355c7b2b7163cafaf396bfc")
}

// UnpackInvalidProofsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidProofs()
func (rootVerifier *RootVerifier) UnpackInvalidProofsError(raw []byte) (*RootVerifierInvalidProofs, error) {
	out := new(RootVerifierInvalidProofs)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "InvalidProofs", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierInvalidRootProofCount represents a InvalidRootProofCount error raised by the RootVerifier contract.
type RootVerifierInvalidRootProofCount struct {
	Count *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidRootProofCount(uint256 count)
func RootVerifierInvalidRootProofCountErrorID() common.Hash {
	return common.HexToHash("0x213aa6faa03704c22412f6842389f30512ee5ce28b7c3bd1d2c4b3e4a6704465")
}

// UnpackInvalidRootProofCountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidRootProofCount(uint256 count)
func (rootVerifier *RootVerifier) UnpackInvalidRootProofCountError(raw []byte) (*RootVerifierInvalidRootProofCount, error) {
	out := new(RootVerifierInvalidRootProofCount)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "InvalidRootProofCount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierKeyPointAtInfinity represents a KeyPointAtInfinity error raised by the RootVerifier contract.
type RootVerifierKeyPointAtInfinity struct {
	Offset *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyPointAtInfinity(uint256 offset)
func RootVerifierKeyPointAtInfinityErrorID() common.Hash {
	return common.HexToHash("0x36ef63300891b2cffb2037cea7f90cdd4b7ca2dbd7099f6ef976604a19b132c1")
}

// UnpackKeyPointAtInfinityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyPointAtInfinity(uint256 offset)
func (rootVerifier *RootVerifier) UnpackKeyPointAtInfinityError(raw []byte) (*RootVerifierKeyPointAtInfinity, error) {
	out := new(RootVerifierKeyPointAtInfinity)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "KeyPointAtInfinity", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierKeyPointIsGenerator represents a KeyPointIsGenerator error raised by the RootVerifier contract.
type RootVerifierKeyPointIsGenerator struct {
	Offset *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyPointIsGenerator(uint256 offset)
func RootVerifierKeyPointIsGeneratorErrorID() common.Hash {
	return common.HexToHash("0x550f5dd3f755f3d6a59691a95d9d41280ed1de2a0fcadefba2d47a954dd4b803")
}

// UnpackKeyPointIsGeneratorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyPointIsGenerator(uint256 offset)
func (rootVerifier *RootVerifier) UnpackKeyPointIsGeneratorError(raw []byte) (*RootVerifierKeyPointIsGenerator, error) {
	out := new(RootVerifierKeyPointIsGenerator)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "KeyPointIsGenerator", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierMalformedReferences represents a MalformedReferences error raised by the RootVerifier contract.
type RootVerifierMalformedReferences struct {
	Node     *big.Int
	StakerId uint32
	Refs     uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error MalformedReferences(uint256 node, uint32 stakerId, uint16 refs)
func RootVerifierMalformedReferencesErrorID() common.Hash {
	return common.HexToHash("0xb51c9f445535785babc5c891af7c7ad293dc2ed7a7b79157631530335113d95f")
}

// UnpackMalformedReferencesError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error MalformedReferences(uint256 node, uint32 stakerId, uint16 refs)
func (rootVerifier *RootVerifier) UnpackMalformedReferencesError(raw []byte) (*RootVerifierMalformedReferences, error) {
	out := new(RootVerifierMalformedReferences)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "MalformedReferences", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierMissingReference represents a MissingReference error raised by the RootVerifier contract.
type RootVerifierMissingReference struct {
	Node     *big.Int
	StakerId uint32
	Slot     *big.Int
	Position *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error MissingReference(uint256 node, uint32 stakerId, uint256 slot, uint256 position)
func RootVerifierMissingReferenceErrorID() common.Hash {
	return common.HexToHash("0x80f2222f66a236869cca3432c9faaeccd675fe703bb31e3ad45bfb1645f852ff")
}

// UnpackMissingReferenceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error MissingReference(uint256 node, uint32 stakerId, uint256 slot, uint256 position)
func (rootVerifier *RootVerifier) UnpackMissingReferenceError(raw []byte) (*RootVerifierMissingReference, error) {
	out := new(RootVerifierMissingReference)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "MissingReference", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierNoPayouts represents a NoPayouts error raised by the RootVerifier contract.
type RootVerifierNoPayouts struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoPayouts()
func RootVerifierNoPayoutsErrorID() common.Hash {
	return common.HexToHash("0xc0aa4e848332518d285255847a695aed12499c3c8593a9de495839da0ae12653")
}

// UnpackNoPayoutsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoPayouts()
func (rootVerifier *RootVerifier) UnpackNoPayoutsError(raw []byte) (*RootVerifierNoPayouts, error) {
	out := new(RootVerifierNoPayouts)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "NoPayouts", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierNotAContract represents a NotAContract error raised by the RootVerifier contract.
type RootVerifierNotAContract struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAContract(address account)
func RootVerifierNotAContractErrorID() common.Hash {
	return common.HexToHash("0x8a8b41ec6b8382733436ac0321a506b0d1e41dc29c8650d1fd1ff17e726ab809")
}

// UnpackNotAContractError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAContract(address account)
func (rootVerifier *RootVerifier) UnpackNotAContractError(raw []byte) (*RootVerifierNotAContract, error) {
	out := new(RootVerifierNotAContract)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "NotAContract", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierScoreNotHigher represents a ScoreNotHigher error raised by the RootVerifier contract.
type RootVerifierScoreNotHigher struct {
	TotalScore  *big.Int
	ScoreToBeat *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ScoreNotHigher(uint256 totalScore, uint256 scoreToBeat)
func RootVerifierScoreNotHigherErrorID() common.Hash {
	return common.HexToHash("0xa158d4dda62b430f7aaf9c72119aa01ebefcc7c7eb4d24cc69e1e0a119f2bba9")
}

// UnpackScoreNotHigherError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ScoreNotHigher(uint256 totalScore, uint256 scoreToBeat)
func (rootVerifier *RootVerifier) UnpackScoreNotHigherError(raw []byte) (*RootVerifierScoreNotHigher, error) {
	out := new(RootVerifierScoreNotHigher)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "ScoreNotHigher", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierSeedMismatch represents a SeedMismatch error raised by the RootVerifier contract.
type RootVerifierSeedMismatch struct {
	Expected  *big.Int
	Submitted *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SeedMismatch(uint256 expected, uint256 submitted)
func RootVerifierSeedMismatchErrorID() common.Hash {
	return common.HexToHash("0x8c76083c73cfc3be2ba1254bdb13fccd0fa9f469750467c6d9865e546c365b62")
}

// UnpackSeedMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SeedMismatch(uint256 expected, uint256 submitted)
func (rootVerifier *RootVerifier) UnpackSeedMismatchError(raw []byte) (*RootVerifierSeedMismatch, error) {
	out := new(RootVerifierSeedMismatch)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "SeedMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierStateInMismatch represents a StateInMismatch error raised by the RootVerifier contract.
type RootVerifierStateInMismatch struct {
	Expected  *big.Int
	Submitted *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StateInMismatch(uint256 expected, uint256 submitted)
func RootVerifierStateInMismatchErrorID() common.Hash {
	return common.HexToHash("0xcd92a4f85868232f078d90f72c876dfb1f0491f063f109f015f08ac96f654f7f")
}

// UnpackStateInMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StateInMismatch(uint256 expected, uint256 submitted)
func (rootVerifier *RootVerifier) UnpackStateInMismatchError(raw []byte) (*RootVerifierStateInMismatch, error) {
	out := new(RootVerifierStateInMismatch)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "StateInMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierSubmissionTooLong represents a SubmissionTooLong error raised by the RootVerifier contract.
type RootVerifierSubmissionTooLong struct {
	Length   *big.Int
	Required *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SubmissionTooLong(uint256 length, uint256 required)
func RootVerifierSubmissionTooLongErrorID() common.Hash {
	return common.HexToHash("0xc4e939c02695f41b7ac2e80eeef9193eaaf7e0b41e517a9e5f3e0ff536f980fe")
}

// UnpackSubmissionTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SubmissionTooLong(uint256 length, uint256 required)
func (rootVerifier *RootVerifier) UnpackSubmissionTooLongError(raw []byte) (*RootVerifierSubmissionTooLong, error) {
	out := new(RootVerifierSubmissionTooLong)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "SubmissionTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierSubmissionTooShort represents a SubmissionTooShort error raised by the RootVerifier contract.
type RootVerifierSubmissionTooShort struct {
	Length   *big.Int
	Required *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SubmissionTooShort(uint256 length, uint256 required)
func RootVerifierSubmissionTooShortErrorID() common.Hash {
	return common.HexToHash("0xae42c689830cc9f5b3d0027b336d677e5a45e7e44f5f4ae703d25fbeb4aca2e8")
}

// UnpackSubmissionTooShortError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SubmissionTooShort(uint256 length, uint256 required)
func (rootVerifier *RootVerifier) UnpackSubmissionTooShortError(raw []byte) (*RootVerifierSubmissionTooShort, error) {
	out := new(RootVerifierSubmissionTooShort)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "SubmissionTooShort", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierTxRootMismatch represents a TxRootMismatch error raised by the RootVerifier contract.
type RootVerifierTxRootMismatch struct {
	Expected  *big.Int
	Submitted *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TxRootMismatch(uint256 expected, uint256 submitted)
func RootVerifierTxRootMismatchErrorID() common.Hash {
	return common.HexToHash("0xac9327d2abd972ef1954e2768a62e1499c65466733100151fe771ad7bfe1dc29")
}

// UnpackTxRootMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TxRootMismatch(uint256 expected, uint256 submitted)
func (rootVerifier *RootVerifier) UnpackTxRootMismatchError(raw []byte) (*RootVerifierTxRootMismatch, error) {
	out := new(RootVerifierTxRootMismatch)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "TxRootMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RootVerifierUnreferencedProof represents a UnreferencedProof error raised by the RootVerifier contract.
type RootVerifierUnreferencedProof struct {
	Node     *big.Int
	StakerId uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnreferencedProof(uint256 node, uint32 stakerId)
func RootVerifierUnreferencedProofErrorID() common.Hash {
	return common.HexToHash("0x8b129e57d0bf869297c08331b8a9d6077879278698945bd60ad0d78102b776ab")
}

// UnpackUnreferencedProofError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnreferencedProof(uint256 node, uint32 stakerId)
func (rootVerifier *RootVerifier) UnpackUnreferencedProofError(raw []byte) (*RootVerifierUnreferencedProof, error) {
	out := new(RootVerifierUnreferencedProof)
	if err := rootVerifier.abi.UnpackIntoInterface(out, "UnreferencedProof", raw); err != nil {
		return nil, err
	}
	return out, nil
}

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
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"sequencing\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"rewards\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"provingBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"prunePenalty\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"genesisState\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"GENESIS_STATE\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"PROVING_BLOCKS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"PRUNE_PENALTY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"REWARDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"SEQUENCING\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"VERIFIER\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"append\",\"inputs\":[{\"name\":\"newBlock\",\"type\":\"tuple\",\"internalType\":\"structNewBlock\",\"components\":[{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"slotStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"sequencerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"seenTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"challenge\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"fingerprint\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"randao\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vrf\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]}],\"outputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"blockAt\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structBlock\",\"components\":[{\"name\":\"slotStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"windowEnd\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"fees\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"slot\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"sequencerId\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"feeSplitBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"finalized\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"seenTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"totalScore\",\"type\":\"uint176\",\"internalType\":\"uint176\"},{\"name\":\"keepBps\",\"type\":\"uint48\",\"internalType\":\"uint48\"},{\"name\":\"numTxs\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"seed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"challenge\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"fingerprint\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"txRoot\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stateOut\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"beneficiary\",\"type\":\"address\",\"internalType\":\"address\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"finalize\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"proven\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"prune\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"recordedTip\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"stateAfter\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"submitRoot\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"submission\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"tip\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"BlockAppended\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"slot\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"seed\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"windowEnd\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"BlockFinalized\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"BlocksPruned\",\"inputs\":[{\"name\":\"firstNumber\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"lastNumber\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"sequencerId\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RootAccepted\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"submitter\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"totalScore\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"keepBps\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"payoutsRoot\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"stateOut\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"fees\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"beneficiary\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"payouts\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyFinalized\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"DelayTooShort\",\"inputs\":[{\"name\":\"delay\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"minimum\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"FeesDisagreement\",\"inputs\":[{\"name\":\"provenFees\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"submittedFees\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidGenesisState\",\"inputs\":[{\"name\":\"genesisState\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidProvingBlocks\",\"inputs\":[{\"name\":\"provingBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotProven\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proven\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotSequencing\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NothingToPrune\",\"inputs\":[{\"name\":\"proven\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"tip\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ParameterMismatch\",\"inputs\":[{\"name\":\"expected\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"found\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ParentNotProven\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"proven\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ParentNotTip\",\"inputs\":[{\"name\":\"parent\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"tip\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"PenaltyAboveStake\",\"inputs\":[{\"name\":\"penalty\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"stakeAmount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ScoreNotHigher\",\"inputs\":[{\"name\":\"totalScore\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"scoreToBeat\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"StateDisagreement\",\"inputs\":[{\"name\":\"provenState\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"submittedState\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TooManyProofs\",\"inputs\":[{\"name\":\"proofs\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maximum\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"UnknownBlock\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"tip\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"WindowClosed\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"windowEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WindowOpen\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"currentBlock\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"windowEnd\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WiringMismatch\",\"inputs\":[{\"name\":\"expected\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"found\",\"type\":\"address\",\"internalType\":\"address\"}]}]",
	ID:  "Settlement",
	Bin: "0x61022080604052346107015760c081612edb80380380916100208285610ccb565b8339810103126107015761003381610cee565b61003f60208301610cee565b9161004c60408201610cee565b9261005960608301610d02565b9360a0608084015193015194843b15610c7e57823b15610c6057813b15610c3f576001600160401b03811680158015610c32575b610c2057507f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001861015610c0d5760405163097610f360e41b81526001600160a01b0386169690916020836004818b5afa92831561070d575f93610bd1575b5060405163ef0fe24560e01b81526020816004818c5afa801561070d575f90610b96575b61011a915030610d4b565b60405163ef0fe24560e01b81526001600160a01b0385169490602081600481895afa801561070d575f90610b5b575b610154915030610d4b565b60405163ef0fe24560e01b81526001600160a01b03851696906020816004818b5afa801561070d575f90610b20575b61018e915030610d4b565b604051630617626960e51b81526020816004818b5afa801561070d575f90610ae5575b6101bc91508a610d4b565b60405163097610f360e41b81526020816004818a5afa801561070d575f90610aaa575b6101ea915086610d4b565b60405163097610f360e41b81526001600160a01b03821699906020816004818e5afa801561070d575f90610a6f575b610224915087610d4b565b604051631057fdf960e31b81526020816004818c5afa90811561070d575f91610a35575b50604051631057fdf960e31b8152906020826004818c5afa90811561070d575f916109f8575b6102789250610d4b565b6040516333e0e6e360e11b81526020816004818f5afa801561070d576004915f916109d9575b506040516333e0e6e360e11b8152916020908390818f5afa801561070d5760ff80916102d4945f916109b0575b50169116610d78565b6040516383036e4360e01b81526020816004818f5afa801561070d576004915f91610991575b506040516383036e4360e01b8152916020908390818f5afa801561070d5763ffffffff8091610332945f916109725750169116610d78565b60805260a05260c05260e0526101008590526101205261014052604051636edfe2e360e11b8152602081600481895afa90811561070d575f91610938575b506101605260405163a7a86a1760e01b8152602081600481895afa90811561070d575f916108fe575b5061018052604051630793ab7d60e41b8152602081600481895afa90811561070d575f916108c4575b506101a0526040516383036e4360e01b8152602081600481895afa90811561070d575f916108a5575b506101c052604051630499a68360e11b8152602081600481895afa91821561070d576004926020925f91610888575b506101e05260405163aea6fbdf60e01b815292839182905afa801561070d575f90610849575b61ffff161515610200525061045b610456610e28565b610e7a565b6040516305b0356f60e01b8152602081600481865afa801561070d5764ffffffffff915f9161082a575b50168181106107c057506001600160ff1b0381168103610804576104a7610e28565b60e0516001600160401b03166104bc82610e7a565b9081156108185760016104d56104e0935f198401610dc2565b019015150291610e7a565b90818102918183041490151715610804576104fd9160011b610db5565b604051639d82ba2560e01b8152602081600481865afa801561070d5764ffffffffff915f916107d5575b50168181106107c05750509060206004926040519384809263faf5625f60e01b82525afa91821561070d575f9261078c575b508181116107455750604051631bc8431360e11b8152602081600481875afa90811561070d575f9161075a575b5081811161074557604051635375b89160e01b815283602082600481895afa801561070d576105ce6020916004945f91610718575b5063ffffffff806101c051169116610dc2565b9160405193848092634b57c2af60e11b82525afa91821561070d575f926106d5575b50816105fb82610de0565b116106b75760405161203c9081610e9f823960805181818161010a015261077b015260a0518181816113e90152611a35015260c0518181816107ea0152610ead015260e051818181610270015261070c0152610100518181816106aa0152611ec60152610120518181816111a60152611b8801526101405181611e1101526101605181611f4101526101805181611f6e01526101a05181611f9e01526101c05181610d6001526101e05181611e4e015261020051816115f90152f35b6106c090610de0565b632560ab6d60e11b5f5260045260245260445ffd5b9091506020813d602011610705575b816106f160209383610ccb565b81010312610701575190826105f0565b5f80fd5b3d91506106e4565b6040513d5f823e3d90fd5b6107389150833d851161073e575b6107308183610ccb565b810190610d2f565b856105bb565b503d610726565b63309a9ed560e11b5f5260045260245260445ffd5b90506020813d602011610784575b8161077560209383610ccb565b8101031261070157515f610586565b3d9150610768565b9091506020813d6020116107b8575b816107a860209383610ccb565b810103126107015751905f610559565b3d915061079b565b63d6ef4a3160e01b5f5260045260245260445ffd5b6107f7915060203d6020116107fd575b6107ef8183610ccb565b810190610d98565b5f610527565b503d6107e5565b634e487b7160e01b5f52601160045260245ffd5b634e487b715f5260126020526024601cfd5b610843915060203d6020116107fd576107ef8183610ccb565b5f610485565b506020813d602011610880575b8161086360209383610ccb565b81010312610701575161ffff811681036107015761ffff90610440565b3d9150610856565b61089f9150833d851161073e576107308183610ccb565b5f61041a565b6108be915060203d60201161073e576107308183610ccb565b5f6103eb565b90506020813d6020116108f6575b816108df60209383610ccb565b81010312610701576108f090610d02565b5f6103c2565b3d91506108d2565b90506020813d602011610930575b8161091960209383610ccb565b810103126107015761092a90610d02565b5f610399565b3d915061090c565b90506020813d60201161096a575b8161095360209383610ccb565b810103126107015761096490610d02565b5f610370565b3d9150610946565b61098b915060203d60201161073e576107308183610ccb565b5f6102cb565b6109aa915060203d60201161073e576107308183610ccb565b5f6102fa565b61098b915060203d6020116109d2575b6109ca8183610ccb565b810190610d16565b503d6109c0565b6109f2915060203d6020116109d2576109ca8183610ccb565b5f61029e565b90506020823d602011610a2d575b81610a1360209383610ccb565b8101031261070157610a2761027892610cee565b9061026e565b3d9150610a06565b90506020813d602011610a67575b81610a5060209383610ccb565b8101031261070157610a6190610cee565b5f610248565b3d9150610a43565b506020813d602011610aa2575b81610a8960209383610ccb565b8101031261070157610a9d61022491610cee565b610219565b3d9150610a7c565b506020813d602011610add575b81610ac460209383610ccb565b8101031261070157610ad86101ea91610cee565b6101df565b3d9150610ab7565b506020813d602011610b18575b81610aff60209383610ccb565b8101031261070157610b136101bc91610cee565b6101b1565b3d9150610af2565b506020813d602011610b53575b81610b3a60209383610ccb565b8101031261070157610b4e61018e91610cee565b610183565b3d9150610b2d565b506020813d602011610b8e575b81610b7560209383610ccb565b8101031261070157610b8961015491610cee565b610149565b3d9150610b68565b506020813d602011610bc9575b81610bb060209383610ccb565b8101031261070157610bc461011a91610cee565b61010f565b3d9150610ba3565b9092506020813d602011610c05575b81610bed60209383610ccb565b8101031261070157610bfe90610cee565b915f6100eb565b3d9150610be0565b856356e0559160e11b5f5260045260245ffd5b635b767b1760e11b5f5260045260245ffd5b5063ffffffff811161008d565b506322a2d07b60e21b5f9081526001600160a01b0391909116600452602490fd5b6322a2d07b60e21b5f9081526001600160a01b038416600452602490fd5b6322a2d07b60e21b5f9081526001600160a01b038616600452602490fd5b606081019081106001600160401b03821117610cb757604052565b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b03821190821017610cb757604052565b51906001600160a01b038216820361070157565b51906001600160401b038216820361070157565b90816020910312610701575160ff811681036107015790565b90816020910312610701575163ffffffff811681036107015790565b6001600160a01b039182169116818103610d63575050565b637bf8e5a760e01b5f5260045260245260445ffd5b818103610d83575050565b6308f1452f60e11b5f5260045260245260445ffd5b90816020910312610701575164ffffffffff811681036107015790565b9190820180921161080457565b8115610dcc570490565b634e487b7160e01b5f52601260045260245ffd5b600181901b906001600160ff1b03811603610804575f198101908082116108045760011901908111610804578060030290600382040361080457600181018091116108045790565b5f60408051610e3681610c9c565b82815260208101839052015261016051610180516101a051604051926001600160401b039182169282169116610e6b84610c9c565b83526020830152604082015290565b6020810151604090910151610e9b916001600160401b039182169116610db5565b9056fe6080806040526004361015610012575f80fd5b5f905f3560e01c90816308c84e70146119ed575080631109afed146111c95780631663ac82146111715780631fdc1c1c1461112d5780632755cd2d146110bb578063359bc19e14610c6d5780634d94e7f314610c255780636f8ea15d146109145780639f2b31541461080e578063c0034e0c1461079f578063c2ec4d2014610730578063c3131442146106cd578063cd3f771914610674578063f35120391461062a5763ff513a40146100c3575f80fd5b34610568576101807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126105685773ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001633036105fe57610138611cf3565b9080549167ffffffffffffffff8316928367ffffffffffffffff61015a611bbc565b16036105bd5767ffffffffffffffff6101947fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000009495611a70565b16928391161783556101a4611bd3565b61016435906fffffffffffffffffffffffffffffffff821680920361056f577f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001916040519067ffffffffffffffff60208301937ff25a423f95bf8ca0158e9325a9b9e3184beaa25d5ea439454069fd668c30b0b685524660408501523060608501521660808301526101443560a083015260c082015260c0815261024960e082611b24565b5190200692610256611f11565b61025e611bd3565b906102c96102c067ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016936102ba67ffffffffffffffff8551169167ffffffffffffffff6102b387612019565b9116611ce0565b90611fc6565b6102ba83612019565b916102d382612019565b80156105ab579161031e82600161031361032497967fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff6102ba9701611ca9565b019015150291612019565b90611ce0565b9067ffffffffffffffff821161057b578381526001602052604081209060243567ffffffffffffffff811681036105775782547fffffffffffffffffffffffffffffffff000000000000000000000000000000001667ffffffffffffffff90911617604084901b6fffffffffffffffff0000000000000000161782556103a8611bd3565b67ffffffffffffffff6001840191167fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000082541617815560643563ffffffff811681036105735781546084359061ffff8216820361056f5760c43563ffffffff8116810361056b57907fffffffffffffffffffffffffff00000000ff000000000000ffffffffffffffff6bffffffff000000000000000072ffffffff000000000000000000000000000000846dffff000000000000000000000000955060781b169560401b169116179160601b161717905560a4359063ffffffff82168203610568575060406020968693837fe20b245e9493d70803fa3ee19e06a0dccb1617c3345377b7e76fcd4bb2855dfd945060028201907bffffffffffffffffffffffffffffffffffffffffffffffffffffffff7fffffffff0000000000000000000000000000000000000000000000000000000083549260e01b169116179055816003820155610104356004820155610124356005820155600660e43591015567ffffffffffffffff80610537611bd3565b169583519283521688820152a363ffffffff8116610559575b50604051908152f35b61056290611daa565b5f610550565b80fd5b8580fd5b8480fd5b8280fd5b5080fd5b6044917f6dfcc6500000000000000000000000000000000000000000000000000000000082526040600452602452fd5b634e487b71855260126020526024601cfd5b6044838567ffffffffffffffff6105d2611bbc565b7feeef5a1000000000000000000000000000000000000000000000000000000000845216600452602452fd5b807fa5c75304000000000000000000000000000000000000000000000000000000006024925233600452fd5b50346105685760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261056857602061066c610667611a59565b611b65565b604051908152f35b503461056857807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126105685760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b503461056857807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261056857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461056857807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261056857602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461056857807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261056857602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461056857807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261056857805467ffffffffffffffff808260401c1691168082146108e55750610860611cf3565b9063ffffffff82161561087a575061087790611daa565b80f35b828167ffffffffffffffff610899610893606495611a70565b92611a70565b168252600160205267ffffffffffffffff80604084205460401c16917f96dc82510000000000000000000000000000000000000000000000000000000084521660045243602452604452fd5b82917f6ee433400000000000000000000000000000000000000000000000000000000060449452600452602452fd5b50346105685760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610568576109d661024091610953611a59565b9061022060405161096381611aeb565b8281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e08201528261010082015282610120820152826101408201528261016082015282610180820152826101a0820152826101c0820152826101e0820152826102008201520152611bea565b73ffffffffffffffffffffffffffffffffffffffff6102206040516109fa81611aeb565b82600985549567ffffffffffffffff8716845267ffffffffffffffff8760401c1660208501528660801c604085015263ffffffff600182015467ffffffffffffffff81166060870152818160401c16608087015261ffff8160601c1660a087015260ff8160701c16151560c087015260781c1660e0850152600281015475ffffffffffffffffffffffffffffffffffffffffffff811661010086015265ffffffffffff8160b01c1661012086015260e01c6101408501526003810154610160850152600481015461018085015260058101546101a085015260068101546101c085015260078101546101e085015260088101546102008501520154168282015267ffffffffffffffff6040519416845267ffffffffffffffff60208201511660208501526fffffffffffffffffffffffffffffffff604082015116604085015267ffffffffffffffff606082015116606085015263ffffffff608082015116608085015261ffff60a08201511660a085015260c0810151151560c085015263ffffffff60e08201511660e085015275ffffffffffffffffffffffffffffffffffffffffffff6101008201511661010085015265ffffffffffff6101208201511661012085015263ffffffff610140820151166101408501526101608101516101608501526101808101516101808501526101a08101516101a08501526101c08101516101c08501526101e08101516101e0850152610200810151610200850152015116610220820152f35b503461056857807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126105685767ffffffffffffffff6020915460401c16604051908152f35b5034610f9e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610f9e57610ca5611a59565b610cae81611bea565b9067ffffffffffffffff805f5460401c1691169080821161108c575081549067ffffffffffffffff8260401c1680431061105957506001830192835460ff8160701c1661102d577fffffffffffffffffffffffffffffffffff00ffffffffffffffffffffffffffff6e010000000000000000000000000000911617809455817fda396624bcf212ff8409ca35432ee01bbecbc2f8f306f9499f949661e80108f95f80a26002810154610d8963ffffffff7f0000000000000000000000000000000000000000000000000000000000000000168260e01c611ca9565b918260011b927f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811603611000577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff83019283116110005763ffffffff8311610fcf5773ffffffffffffffffffffffffffffffffffffffff60096007830154920154169160405194610120860186811067ffffffffffffffff821117610fa2576040528552602085019563ffffffff8860401c168752604086019761ffff8160601c16895263ffffffff606088019616865263ffffffff608088019160781c16815260a087019160801c825265ffffffffffff60c088019360b01c16835260e08701938452610100870194855273ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001695863b15610f9e57604051998a998a997fefdd54f9000000000000000000000000000000000000000000000000000000008b525167ffffffffffffffff1660048b01525163ffffffff1660248a01525161ffff1660448901525163ffffffff1660648801525163ffffffff1660848701525160a48601525160c48501525160e48401525173ffffffffffffffffffffffffffffffffffffffff166101048301525a925f610124928195f18015610f9357610f85575080f35b610f9191505f90611b24565b005b6040513d5f823e3d90fd5b5f80fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b827f6dfcc650000000000000000000000000000000000000000000000000000000005f52602060045260245260445ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b827f788fa84d000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b907f96dc8251000000000000000000000000000000000000000000000000000000005f526004524360245260445260645ffd5b907fa032f910000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b34610f9e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610f9e576110f1611c5e565b1561111a57602067ffffffffffffffff5f5460401c165b67ffffffffffffffff60405191168152f35b602067ffffffffffffffff5f5416611108565b34610f9e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610f9e57602067ffffffffffffffff5f5416604051908152f35b34610f9e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610f9e5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b34610f9e5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610f9e57611200611a59565b6024359067ffffffffffffffff8211610f9e5736602383011215610f9e57816004013567ffffffffffffffff8111610f9e573660248285010111610f9e5761124782611bea565b80549167ffffffffffffffff8360401c16804310156119b057505f549267ffffffffffffffff8460401c169367ffffffffffffffff61128586611a70565b169567ffffffffffffffff811696871161198057600385015493600486015494600587015491806112b585611a90565b6112be90611b65565b9b60068a015460028b019d8e5491604051966112d988611acf565b8752602087019b8c5260408701978852606087019182526080870190815260a087019167ffffffffffffffff8c16835260c08801938060e01c855275ffffffffffffffffffffffffffffffffffffffffffff16986040519d8e997f307513c8000000000000000000000000000000000000000000000000000000008b525160048b01525160248a01525160448901525160648801525160848701525167ffffffffffffffff1660a48601525163ffffffff1660c485015260e48401610120905281610124850152602401610144840137808201610144015f905282610104830152601f017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe01681010361014401857f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff1691815a935f94fa948515610f93575f95611850575b5084518181111561182257505060808401516fffffffffffffffffffffffffffffffff8082109118026fffffffffffffffffffffffffffffffff18926fffffffffffffffffffffffffffffffff84116117f1576fffffffffffffffffffffffffffffffff84169688111561176c57506fffffffffffffffff00000000000000007fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff9160401b169116175f55606082015160088401556fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff0000000000000000000000000000000084549260801b1691161782555b80519275ffffffffffffffffffffffffffffffffffffffffffff841161173b57855495602083019485519765ffffffffffff891161170a57907fb00ff416b1549ff9d6237d4761bf51fdb5257b54eeab035912bf685223fc393a9695949392917fffffffff0000000000000000000000000000000000000000000000000000000075ffffffffffffffffffffffffffffffffffffffffffff7bffffffffffff0000000000000000000000000000000000000000000060209c60b01b1693169116171790556040820151928360078201557f00000000000000000000000000000000000000000000000000000000000000006116bd575b50815193519260608301519060c073ffffffffffffffffffffffffffffffffffffffff60a086015116940151946040519687528987015260408601526060850152608084015260a083015260e060c083015280519485918260e08501520161010083015e5f6101008583010152610100817fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f339701168101030190a3005b600973ffffffffffffffffffffffffffffffffffffffff60a0850151169101907fffffffffffffffffffffffff00000000000000000000000000000000000000008254161790558761161d565b887f6dfcc650000000000000000000000000000000000000000000000000000000005f52603060045260245260445ffd5b837f6dfcc650000000000000000000000000000000000000000000000000000000005f5260b060045260245260445ffd5b92505050606082015160088401548082036117c357505060801c8084036117935750611527565b83907f90cdf64e000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7f7a87ffae000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b837f6dfcc650000000000000000000000000000000000000000000000000000000005f52608060045260245260445ffd5b7fa158d4dd000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b9094503d805f833e6118628183611b24565b810190602081830312610f9e5780519067ffffffffffffffff8211610f9e57019060e082820312610f9e576040519161189a83611acf565b805183526020810151602084015260408101516040840152606081015160608401526080810151608084015260a081015173ffffffffffffffffffffffffffffffffffffffff81168103610f9e5760a084015260c08101519067ffffffffffffffff8211610f9e570181601f82011215610f9e5780519067ffffffffffffffff8211610fa2576040519261195660207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f8601160185611b24565b82845260208383010111610f9e57815f9260208093018386015e8301015260c08201529389611433565b85877f1816798c000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b67ffffffffffffffff857f14cf6933000000000000000000000000000000000000000000000000000000005f52166004524360245260445260645ffd5b34610f9e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610f9e5760209073ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b6004359067ffffffffffffffff82168203610f9e57565b67ffffffffffffffff60019116019067ffffffffffffffff821161100057565b67ffffffffffffffff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9116019067ffffffffffffffff821161100057565b60e0810190811067ffffffffffffffff821117610fa257604052565b610240810190811067ffffffffffffffff821117610fa257604052565b6060810190811067ffffffffffffffff821117610fa257604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117610fa257604052565b67ffffffffffffffff805f5460401c1691169080821161108c575080611baa57507f000000000000000000000000000000000000000000000000000000000000000090565b5f526001602052600860405f20015490565b60443567ffffffffffffffff81168103610f9e5790565b60043567ffffffffffffffff81168103610f9e5790565b67ffffffffffffffff1680158015611c4a575b611c0f575f52600160205260405f2090565b67ffffffffffffffff5f5416907f9da06285000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b5067ffffffffffffffff5f54168111611bfd565b5f5467ffffffffffffffff80611c78818460401c16611a70565b1691168111159081611c88575090565b90505f52600160205267ffffffffffffffff60405f205460401c1643101590565b8115611cb3570490565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b8181029291811591840414171561100057565b611cfb611c5e565b15611da657611d6d905f547fe3768fec6558340a114c190ad3d70b371923a90c9f60a262a9e20adb4006dd8b611d3d67ffffffffffffffff8360401c16611a70565b9167ffffffffffffffff80841691825f5260016020528163ffffffff600160405f20015460401c16978896611a90565b167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008216175f55604080519384529116602083015290a2565b5f90565b611db2611f11565b90611dbc82612019565b67ffffffffffffffff8351168043034381116110005782611ddc91611ca9565b6001810180911161100057611df4926102ba91611ce0565b611e78611e7373ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016926102ba611e47611e4183611fd3565b97612019565b63ffffffff7f000000000000000000000000000000000000000000000000000000000000000016611ce0565b611fd3565b90803b15610f9e575f928360849264ffffffffff63ffffffff9581604051998a9889977fd40a96230000000000000000000000000000000000000000000000000000000089521660048801527f000000000000000000000000000000000000000000000000000000000000000060248801521660448601521660648401525af18015610f9357611f055750565b5f611f0f91611b24565b565b5f60408051611f1f81611b08565b8281528260208201520152604051611f3681611b08565b67ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016815267ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016602082015267ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016604082015290565b9190820180921161100057565b64ffffffffff8111611fe95764ffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52602860045260245260445ffd5b6120399067ffffffffffffffff6040816020840151169201511690611fc6565b9056",
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
// Solidity: constructor(address sequencing, address verifier, address rewards, uint64 provingBlocks, uint256 prunePenalty, uint256 genesisState) returns()
func (settlement *Settlement) PackConstructor(sequencing common.Address, verifier common.Address, rewards common.Address, provingBlocks uint64, prunePenalty *big.Int, genesisState *big.Int) []byte {
	enc, err := settlement.abi.Pack("", sequencing, verifier, rewards, provingBlocks, prunePenalty, genesisState)
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

// PackPRUNEPENALTY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd3f7719.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function PRUNE_PENALTY() view returns(uint256)
func (settlement *Settlement) PackPRUNEPENALTY() []byte {
	enc, err := settlement.abi.Pack("PRUNE_PENALTY")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPRUNEPENALTY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd3f7719.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function PRUNE_PENALTY() view returns(uint256)
func (settlement *Settlement) TryPackPRUNEPENALTY() ([]byte, error) {
	return settlement.abi.Pack("PRUNE_PENALTY")
}

// UnpackPRUNEPENALTY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcd3f7719.
//
// Solidity: function PRUNE_PENALTY() view returns(uint256)
func (settlement *Settlement) UnpackPRUNEPENALTY(data []byte) (*big.Int, error) {
	out, err := settlement.abi.Unpack("PRUNE_PENALTY", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
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
// the contract method with ID 0xff513a40.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function append((uint64,uint64,uint64,uint32,uint16,uint32,uint32,uint256,uint256,uint256,bytes32,uint128) newBlock) returns(uint64 number)
func (settlement *Settlement) PackAppend(newBlock NewBlock) []byte {
	enc, err := settlement.abi.Pack("append", newBlock)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAppend is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xff513a40.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function append((uint64,uint64,uint64,uint32,uint16,uint32,uint32,uint256,uint256,uint256,bytes32,uint128) newBlock) returns(uint64 number)
func (settlement *Settlement) TryPackAppend(newBlock NewBlock) ([]byte, error) {
	return settlement.abi.Pack("append", newBlock)
}

// UnpackAppend is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xff513a40.
//
// Solidity: function append((uint64,uint64,uint64,uint32,uint16,uint32,uint32,uint256,uint256,uint256,bytes32,uint128) newBlock) returns(uint64 number)
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
// Solidity: function blockAt(uint64 number) view returns((uint64,uint64,uint128,uint64,uint32,uint16,bool,uint32,uint176,uint48,uint32,uint256,uint256,uint256,uint256,bytes32,uint256,address))
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
// Solidity: function blockAt(uint64 number) view returns((uint64,uint64,uint128,uint64,uint32,uint16,bool,uint32,uint176,uint48,uint32,uint256,uint256,uint256,uint256,bytes32,uint256,address))
func (settlement *Settlement) TryPackBlockAt(number uint64) ([]byte, error) {
	return settlement.abi.Pack("blockAt", number)
}

// UnpackBlockAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6f8ea15d.
//
// Solidity: function blockAt(uint64 number) view returns((uint64,uint64,uint128,uint64,uint32,uint16,bool,uint32,uint176,uint48,uint32,uint256,uint256,uint256,uint256,bytes32,uint256,address))
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

// PackRecordedTip is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1fdc1c1c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function recordedTip() view returns(uint64)
func (settlement *Settlement) PackRecordedTip() []byte {
	enc, err := settlement.abi.Pack("recordedTip")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRecordedTip is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1fdc1c1c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function recordedTip() view returns(uint64)
func (settlement *Settlement) TryPackRecordedTip() ([]byte, error) {
	return settlement.abi.Pack("recordedTip")
}

// UnpackRecordedTip is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1fdc1c1c.
//
// Solidity: function recordedTip() view returns(uint64)
func (settlement *Settlement) UnpackRecordedTip(data []byte) (uint64, error) {
	out, err := settlement.abi.Unpack("recordedTip", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
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
	SequencerId uint32
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
// Solidity: event BlocksPruned(uint64 firstNumber, uint64 lastNumber, uint32 indexed sequencerId)
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
	Beneficiary common.Address
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
// Solidity: event RootAccepted(uint64 indexed number, address indexed submitter, uint256 totalScore, uint256 keepBps, bytes32 payoutsRoot, uint256 stateOut, uint256 fees, address beneficiary, bytes payouts)
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
	if bytes.Equal(raw[:4], settlement.abi.Errors["DelayTooShort"].ID.Bytes()[:4]) {
		return settlement.UnpackDelayTooShortError(raw[4:])
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
	if bytes.Equal(raw[:4], settlement.abi.Errors["ParameterMismatch"].ID.Bytes()[:4]) {
		return settlement.UnpackParameterMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["ParentNotProven"].ID.Bytes()[:4]) {
		return settlement.UnpackParentNotProvenError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["ParentNotTip"].ID.Bytes()[:4]) {
		return settlement.UnpackParentNotTipError(raw[4:])
	}
	if bytes.Equal(raw[:4], settlement.abi.Errors["PenaltyAboveStake"].ID.Bytes()[:4]) {
		return settlement.UnpackPenaltyAboveStakeError(raw[4:])
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
	if bytes.Equal(raw[:4], settlement.abi.Errors["TooManyProofs"].ID.Bytes()[:4]) {
		return settlement.UnpackTooManyProofsError(raw[4:])
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

// SettlementDelayTooShort represents a DelayTooShort error raised by the Settlement contract.
type SettlementDelayTooShort struct {
	Delay   *big.Int
	Minimum *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DelayTooShort(uint256 delay, uint256 minimum)
func SettlementDelayTooShortErrorID() common.Hash {
	return common.HexToHash("0xd6ef4a310c6975f29f9dcc4a67ede2f7e8459e114ba5a5e569e1d65c8ea1d7f4")
}

// UnpackDelayTooShortError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DelayTooShort(uint256 delay, uint256 minimum)
func (settlement *Settlement) UnpackDelayTooShortError(raw []byte) (*SettlementDelayTooShort, error) {
	out := new(SettlementDelayTooShort)
	if err := settlement.abi.UnpackIntoInterface(out, "DelayTooShort", raw); err != nil {
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

// SettlementParameterMismatch represents a ParameterMismatch error raised by the Settlement contract.
type SettlementParameterMismatch struct {
	Expected *big.Int
	Found    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ParameterMismatch(uint256 expected, uint256 found)
func SettlementParameterMismatchErrorID() common.Hash {
	return common.HexToHash("0x11e28a5e5faf291430a135067aba0ee9b0efaec8c76660326bed969131f55f40")
}

// UnpackParameterMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ParameterMismatch(uint256 expected, uint256 found)
func (settlement *Settlement) UnpackParameterMismatchError(raw []byte) (*SettlementParameterMismatch, error) {
	out := new(SettlementParameterMismatch)
	if err := settlement.abi.UnpackIntoInterface(out, "ParameterMismatch", raw); err != nil {
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

// SettlementPenaltyAboveStake represents a PenaltyAboveStake error raised by the Settlement contract.
type SettlementPenaltyAboveStake struct {
	Penalty     *big.Int
	StakeAmount *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PenaltyAboveStake(uint256 penalty, uint256 stakeAmount)
func SettlementPenaltyAboveStakeErrorID() common.Hash {
	return common.HexToHash("0x61353daae2272f881a828ff0a9cb48bab8417b369fb1891f19cf3d260fcb72a3")
}

// UnpackPenaltyAboveStakeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PenaltyAboveStake(uint256 penalty, uint256 stakeAmount)
func (settlement *Settlement) UnpackPenaltyAboveStakeError(raw []byte) (*SettlementPenaltyAboveStake, error) {
	out := new(SettlementPenaltyAboveStake)
	if err := settlement.abi.UnpackIntoInterface(out, "PenaltyAboveStake", raw); err != nil {
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

// SettlementTooManyProofs represents a TooManyProofs error raised by the Settlement contract.
type SettlementTooManyProofs struct {
	Proofs  *big.Int
	Maximum *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooManyProofs(uint256 proofs, uint256 maximum)
func SettlementTooManyProofsErrorID() common.Hash {
	return common.HexToHash("0x4ac156dacce348e9c88302649a00b167f43dd50effe7536886e1e7ea8b46c6cb")
}

// UnpackTooManyProofsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooManyProofs(uint256 proofs, uint256 maximum)
func (settlement *Settlement) UnpackTooManyProofsError(raw []byte) (*SettlementTooManyProofs, error) {
	out := new(SettlementTooManyProofs)
	if err := settlement.abi.UnpackIntoInterface(out, "TooManyProofs", raw); err != nil {
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

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISettlement} from "../../contracts/interfaces/ISettlement.sol";
import {Vector, Vectors} from "./Vectors.sol";
import {console} from "forge-std/console.sol";

/// @notice What a full submission costs: 31 nodes, 91 proofs.
contract RootVerifierGasTest is Vectors {
    function test_fullSubmissionByTwelveStakers() public {
        uint256 gas = measure("full");
        assertLe(gas, 4_905_000);
    }

    function test_fullSubmissionByDistinctStakers() public {
        uint256 gas = measure("distinct");
        assertLe(gas, 5_260_000);
    }

    /// @dev A transaction that calls the verifier, all cold: its base, its calldata and its
    /// execution.
    function measure(string memory name) private returns (uint256 gas) {
        Vector memory v = load(name);
        vm.cool(address(v.verifier));
        vm.cool(address(v.staking));
        vm.cool(v.verifier.BASE_KEY());
        vm.cool(v.verifier.MERGE_KEY());
        bytes memory call = abi.encodeCall(v.verifier.verify, (v.context, v.submission, 0));
        gas = gasleft();
        (bool success,) = address(v.verifier).staticcall(call);
        gas -= gasleft();
        assertTrue(success);
        uint256 intrinsic =
            21_000 + calldataGas(abi.encodeCall(ISettlement.submitRoot, (1, v.submission)));
        console.log(name, gas, intrinsic, gas + intrinsic);
        gas += intrinsic;
    }

    /// @dev EIP-2028.
    function calldataGas(bytes memory data) private pure returns (uint256 gas) {
        for (uint256 i; i < data.length; ++i) {
            gas += data[i] == 0 ? 4 : 16;
        }
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Batch, Groth16Batch, Sums} from "../../contracts/lib/Groth16Batch.sol";
import {Groth16Key} from "../../contracts/lib/Groth16Key.sol";
import {IGroth16Harness, Item} from "./IGroth16Harness.sol";

/// @notice Opens the Groth16 libraries to calls.
contract Groth16Harness is IGroth16Harness {
    using Groth16Batch for Batch;

    function writeKey(bytes memory key, uint256 numInputs) external returns (address) {
        return Groth16Key.write(key, numInputs);
    }

    function verifySingle(address key, uint256[8] calldata proof, uint256[] calldata inputs)
        external
        view
        returns (bool)
    {
        return Groth16Batch.verifySingle(key, proof, inputs);
    }

    function verifyBatch(
        uint256 seed,
        address[] calldata keys,
        Item[] calldata items,
        uint256[2][] calldata seals
    ) external view returns (bool) {
        Batch memory batch = Groth16Batch.open(seed, items.length, keys.length);
        uint256 i;
        for (uint256 v; v < keys.length; ++v) {
            uint256 factor = v == 0 ? 1 : uint128(uint256(keccak256(abi.encode(seed, v, seals))));
            Sums memory sums = Groth16Batch.sumsFor(keys[v], factor);
            for (; i < items.length && items[i].key == v; ++i) {
                uint256[] memory inputs = items[i].inputs;
                uint256 first;
                assembly ("memory-safe") {
                    first := add(inputs, 0x20)
                }
                if (!batch.add(sums, first, inputs.length, _points(items[i].proof))) return false;
            }
            if (!batch.close(sums, seals[v])) return false;
        }
        require(i == items.length, "items are not in the order of their keys");
        return batch.isValid();
    }

    /// @dev A and B, which are the first six words of a proof.
    function _points(uint256[8] calldata proof) private pure returns (uint256[6] calldata points) {
        assembly ("memory-safe") {
            points := proof
        }
    }
}

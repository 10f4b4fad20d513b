// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice One proof, the index of its key and its public inputs.
struct Item {
    uint256 key;
    uint256[8] proof;
    uint256[] inputs;
}

/// @notice What tests call of the Groth16 libraries.
interface IGroth16Harness {
    function writeKey(bytes memory key, uint256 numInputs) external returns (address);

    function verifySingle(address key, uint256[8] calldata proof, uint256[] calldata inputs)
        external
        view
        returns (bool);

    /// @dev Items of one key must follow each other. False, too, where the library reports a
    /// failure early.
    function verifyBatch(
        uint256 seed,
        address[] calldata keys,
        Item[] calldata items,
        uint256[2][] calldata seals
    ) external view returns (bool);
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title Payouts
/// @notice The Merkle tree that rewards are claimed against, docs/PROTOCOL.md section 7: a complete binary tree in an array of
/// 2L - 1 words, tree[2L - 2 - i] = leaf(i), tree[j] = keccak256(sorted(tree[2j + 1], tree[2j + 2])), root tree[0]. It is the
/// layout of OpenZeppelin's merkle-tree package; OpenZeppelin's `MerkleProof` verifies its paths.
library Payouts {
    /// @dev A tree needs a leaf.
    error NoPayouts();

    /// @dev keccak256(keccak256(abi.encode(index, stakerId, feeBurnBps))). Hashed twice, so that no interior node, whose
    /// preimage has 64 bytes, can be passed off as a leaf.
    function leaf(uint256 index, uint32 stakerId, uint16 feeBurnBps) internal pure returns (bytes32 hash) {
        // Equals keccak256(bytes.concat(keccak256(abi.encode(index, stakerId, feeBurnBps)))) and is asserted to in the tests.
        // Written beyond the free memory pointer, which stays: a submission has up to three leaves a node and
        // abi.encode would grow memory with each.
        assembly ("memory-safe") {
            let ptr := mload(0x40)
            mstore(ptr, index)
            mstore(add(ptr, 0x20), and(stakerId, 0xffffffff))
            mstore(add(ptr, 0x40), and(feeBurnBps, 0xffff))
            mstore(0x00, keccak256(ptr, 0x60))
            hash := keccak256(0x00, 0x20)
        }
    }

    /// @dev Root over the leaves, in submission order.
    function root(bytes32[] memory leaves) internal pure returns (bytes32 hash) {
        uint256 numLeaves = leaves.length;
        if (numLeaves == 0) revert NoPayouts();
        // The tree is beyond the free memory pointer, which stays: it is read by nobody else. With bounds checks, abi.encodePacked
        // and a fresh allocation for each of 90 hashes the plain form in the tests costs five times as much.
        assembly ("memory-safe") {
            let tree := mload(0x40)
            // tree[L - 1], the last leaf's place. Leaves are there in reverse.
            let firstLeaf := add(tree, shl(5, sub(numLeaves, 1)))
            let from := add(leaves, shl(5, numLeaves))
            for { let to := firstLeaf } gt(from, leaves) { from := sub(from, 0x20) } {
                mstore(to, mload(from))
                to := add(to, 0x20)
            }
            // tree[j] and its children, the left of which has twice its distance from the root and one word.
            let children := add(tree, shl(6, sub(numLeaves, 1)))
            for { let node := firstLeaf } gt(node, tree) {} {
                node := sub(node, 0x20)
                children := sub(children, 0x40)
                let a := mload(add(children, 0x20))
                let b := mload(add(children, 0x40))
                // Sorted, as OpenZeppelin's Hashes.commutativeKeccak256: the smaller word first.
                let larger := shl(5, lt(a, b))
                mstore(sub(0x20, larger), a)
                mstore(larger, b)
                mstore(node, keccak256(0x00, 0x40))
            }
            hash := mload(tree)
        }
    }
}

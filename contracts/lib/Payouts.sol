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
        // tree[j] for the interior nodes only, L - 1 words beyond the free memory pointer, which stays: they are read by nobody
        // else. A child at k < L - 1 is interior, one at k >= L - 1 is leaf 2L - 2 - k. With bounds checks, abi.encodePacked and
        // a fresh allocation for each of 90 hashes the plain form in the tests costs more than three times as much.
        assembly ("memory-safe") {
            let tree := mload(0x40)
            let interiors := sub(numLeaves, 1)
            // tree[k], when it is a leaf, is at leafTop - 32k.
            let leafTop := add(add(leaves, 0x20), shl(6, interiors))
            for { let j := interiors } j {} {
                j := sub(j, 1)
                let k := add(shl(1, j), 1)
                let a
                let b
                switch lt(k, interiors)
                case 1 { a := mload(add(tree, shl(5, k))) }
                default { a := mload(sub(leafTop, shl(5, k))) }
                k := add(k, 1)
                switch lt(k, interiors)
                case 1 { b := mload(add(tree, shl(5, k))) }
                default { b := mload(sub(leafTop, shl(5, k))) }
                // Sorted, as OpenZeppelin's Hashes.commutativeKeccak256: the smaller word first.
                let larger := shl(5, lt(a, b))
                mstore(sub(0x20, larger), a)
                mstore(larger, b)
                mstore(add(tree, shl(5, j)), keccak256(0x00, 0x40))
            }
            switch interiors
            case 0 { hash := mload(add(leaves, 0x20)) }
            default { hash := mload(tree) }
        }
    }
}

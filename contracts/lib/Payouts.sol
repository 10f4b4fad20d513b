// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title Payouts
/// @notice The Merkle tree that rewards are claimed against, docs/PROTOCOL.md section 7: a complete
/// binary tree in an array of 2L - 1 words, tree[2L - 2 - i] = leaf(i), tree[j] =
/// keccak256(sorted(tree[2j + 1], tree[2j + 2])), root tree[0]. It is the layout of OpenZeppelin's
/// merkle-tree package, and so are the proofs of several leaves at once.
library Payouts {
    /// @dev Hashes that one word of flags can tell of.
    uint256 private constant _MAX_HASHES = 256;

    /// @notice Include a proof: a payout tree needs a leaf.
    error NoPayouts();

    /// @dev keccak256(keccak256(abi.encode(index, stakerId, feeBurnBps))). Hashed twice, so that no
    /// interior node, whose preimage has 64 bytes, can be passed off as a leaf.
    function leaf(uint256 index, uint32 stakerId, uint16 feeBurnBps)
        internal
        pure
        returns (bytes32 hash)
    {
        // Equals keccak256(bytes.concat(keccak256(abi.encode(index, stakerId, feeBurnBps)))) and is
        // asserted to in the tests. Written beyond the free memory pointer, which stays: a
        // submission has up to three leaves a node and abi.encode would grow memory with each.
        assembly ("memory-safe") {
            let ptr := mload(0x40)
            mstore(ptr, index)
            mstore(add(ptr, 0x20), and(stakerId, 0xffffffff))
            mstore(add(ptr, 0x40), and(feeBurnBps, 0xffff))
            mstore(0x00, keccak256(ptr, 0x60))
            hash := keccak256(0x00, 0x20)
        }
    }

    /// @dev Whether all leaves, in order of their positions, are in the tree with a root. False
    /// without leaves.
    /// @param proof Nodes that the root is hashed from besides them.
    /// @param flags Bit k: whether the k-th hash takes both its nodes from the queue of leaves and
    /// earlier hashes, or one of them from `proof`.
    function verify(
        bytes32 root_,
        bytes32[] memory leaves,
        bytes32[] calldata proof,
        uint256 flags
    ) internal pure returns (bool valid) {
        unchecked {
            uint256 numHashes = leaves.length + proof.length - 1;
            if (leaves.length == 0 || numHashes > _MAX_HASHES) return false;
            // The algorithm of OpenZeppelin's multiProofVerify, which the tests compare it with.
            // Straight from calldata and with a bit a hash in place of a word, a claim in a batch
            // of ten costs 800 gas less than with Solady's.
            assembly ("memory-safe") {
                // The queue is beyond the free memory pointer, which stays. It cannot run out where
                // the end says yes: then as many flags are zero as `proof` has nodes, so fewer are
                // one than there are leaves, and only those take more than they give.
                let front := mload(0x40)
                let size := shl(5, mload(leaves))
                mcopy(front, add(leaves, 0x20), size)
                let back := add(front, size)
                let end := add(back, shl(5, numHashes))
                let next := proof.offset
                for {} lt(back, end) { flags := shr(1, flags) } {
                    let a := mload(front)
                    front := add(front, 0x20)
                    let b
                    switch and(flags, 1)
                    case 0 {
                        b := calldataload(next)
                        next := add(next, 0x20)
                    }
                    default {
                        b := mload(front)
                        front := add(front, 0x20)
                    }
                    // Sorted, as in `root`.
                    let larger := shl(5, gt(a, b))
                    mstore(larger, a)
                    mstore(xor(larger, 0x20), b)
                    mstore(back, keccak256(0x00, 0x40))
                    back := add(back, 0x20)
                }
                valid := and(
                    eq(mload(sub(back, 0x20)), root_),
                    eq(next, add(proof.offset, shl(5, proof.length)))
                )
            }
        }
    }

    /// @dev Root over the leaves, in submission order.
    function root(bytes32[] memory leaves) internal pure returns (bytes32 hash) {
        uint256 numLeaves = leaves.length;
        if (numLeaves == 0) revert NoPayouts();
        // The tree is beyond the free memory pointer, which stays: it is read by nobody else. With
        // bounds checks, abi.encodePacked and a fresh allocation for each of 90 hashes the plain
        // form in the tests costs five times as much.
        assembly ("memory-safe") {
            let tree := mload(0x40)
            // tree[L - 1], the last leaf's place. Leaves are there in reverse.
            let firstLeaf := add(tree, shl(5, sub(numLeaves, 1)))
            let from := add(leaves, shl(5, numLeaves))
            for { let to := firstLeaf } gt(from, leaves) { from := sub(from, 0x20) } {
                mstore(to, mload(from))
                to := add(to, 0x20)
            }
            // tree[j] and its children, the left of which has twice its distance from the root and
            // one word.
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

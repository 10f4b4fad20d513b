// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {MAX_TXS_PER_BASE, MIN_TXS_PER_BASE, PROOFS_PER_NODE} from "./Constants.sol";

/// @title ProofTree
/// @notice The shape of a block's proof tree, docs/PROTOCOL.md section 6. Nodes are numbered as in
/// a binary heap: the root is 1; the last `numBases` nodes are base rollups of TXS_PER_BASE
/// transactions each, left to right; the others are merges.
library ProofTree {
    /// @dev Heap index of the root.
    uint256 internal constant ROOT = 1;

    /// @dev Whether base rollups can have so many transactions: a power of two within the bounds.
    function isValidTxsPerBase(uint256 txsPerBase) internal pure returns (bool) {
        return txsPerBase >= MIN_TXS_PER_BASE && txsPerBase <= MAX_TXS_PER_BASE
            && _isPowerOfTwo(txsPerBase);
    }

    /// @dev Whether a block can have `numTxs` transactions: a power of two, of at least two base
    /// rollups.
    function isValidNumTxs(uint256 numTxs, uint256 txsPerBase) internal pure returns (bool) {
        return numTxs >= 2 * txsPerBase && _isPowerOfTwo(numTxs);
    }

    /// @dev Base rollups of a block: 2 or more.
    function numBases(uint256 numTxs, uint256 txsPerBase) internal pure returns (uint256) {
        return numTxs / txsPerBase;
    }

    /// @dev NUM_NODES of the reward formula.
    function numNodes(uint256 bases) internal pure returns (uint256) {
        return 2 * bases - 1;
    }

    /// @dev The most proofs a submission can have: every place of the tree, but one for the root.
    function maxProofs(uint256 bases) internal pure returns (uint256) {
        return PROOFS_PER_NODE * (numNodes(bases) - 1) + 1;
    }

    /// @dev First node that is a base rollup.
    function firstBase(uint256 bases) internal pure returns (uint256) {
        return bases;
    }

    /// @dev First number that is no node's any more: one above the last base rollup's.
    function end(uint256 bases) internal pure returns (uint256) {
        return 2 * bases;
    }

    /// @dev Whether a node is a base rollup.
    function isBase(uint256 bases, uint256 node) internal pure returns (bool) {
        return node >= firstBase(bases) && node < end(bases);
    }

    /// @dev Left child of a node; the right one is the next.
    function left(uint256 node) internal pure returns (uint256) {
        return 2 * node;
    }

    function _isPowerOfTwo(uint256 n) private pure returns (bool) {
        return n & (n - 1) == 0;
    }
}

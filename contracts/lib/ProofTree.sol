// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {MIN_TXS} from "./Constants.sol";

/// @title ProofTree
/// @notice The shape of a block's proof tree, docs/PROTOCOL.md section 6. Nodes are numbered as in a binary heap: the root
/// is 1; the last numTxs/2 nodes are base rollups of two transactions each, left to right; the others are merges.
library ProofTree {
    /// @dev Heap index of the root.
    uint256 internal constant ROOT = 1;

    /// @dev Whether a block can have `numTxs` transactions: a power of two of at least MIN_TXS.
    function isValidNumTxs(uint256 numTxs) internal pure returns (bool) {
        return numTxs >= MIN_TXS && numTxs & (numTxs - 1) == 0;
    }

    /// @dev NUM_NODES of the reward formula.
    function numNodes(uint256 numTxs) internal pure returns (uint256) {
        return numTxs - 1;
    }

    /// @dev First node that is a base rollup.
    function firstBase(uint256 numTxs) internal pure returns (uint256) {
        return numTxs / 2;
    }

    /// @dev Whether a node is a base rollup.
    function isBase(uint256 numTxs, uint256 node) internal pure returns (bool) {
        return node >= firstBase(numTxs) && node < numTxs;
    }

    /// @dev Left child of a node.
    function left(uint256 node) internal pure returns (uint256) {
        return 2 * node;
    }

    /// @dev Right child of a node.
    function right(uint256 node) internal pure returns (uint256) {
        return 2 * node + 1;
    }

    /// @dev Parent of a node; the root's is 0, which no tree has.
    function parent(uint256 node) internal pure returns (uint256) {
        return node / 2;
    }
}

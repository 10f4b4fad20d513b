// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Payouts} from "../../contracts/lib/Payouts.sol";
import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

/// @notice The payout tree in plain form: the whole array of docs/PROTOCOL.md section 7, and paths
/// out of it.
library PayoutTree {
    /// @dev `n` leaves with stakers and bids drawn from a salt.
    function leaves(uint256 n, uint256 salt) internal pure returns (bytes32[] memory result) {
        result = new bytes32[](n);
        for (uint256 i; i < n; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(salt, i)));
            // forge-lint: disable-next-line(unsafe-typecast)
            result[i] = Payouts.leaf(i, uint32(draw), uint16((draw >> 32) % 10_001));
        }
    }

    function build(bytes32[] memory leaves_) internal pure returns (bytes32[] memory tree) {
        uint256 size = 2 * leaves_.length - 1;
        tree = new bytes32[](size);
        for (uint256 i; i < leaves_.length; ++i) {
            tree[size - 1 - i] = leaves_[i];
        }
        for (uint256 j = leaves_.length - 1; j > 0; --j) {
            tree[j - 1] = Hashes.commutativeKeccak256(tree[2 * j - 1], tree[2 * j]);
        }
    }

    /// @dev Siblings from leaf `i` up.
    function path(bytes32[] memory tree, uint256 i)
        internal
        pure
        returns (bytes32[] memory result)
    {
        uint256 depth;
        for (uint256 j = tree.length - 1 - i; j > 0; j = (j - 1) / 2) {
            ++depth;
        }
        result = new bytes32[](depth);
        uint256 k = tree.length - 1 - i;
        for (uint256 d; d < depth; ++d) {
            result[d] = tree[k % 2 == 1 ? k + 1 : k - 1];
            k = (k - 1) / 2;
        }
    }

    /// @dev What the root is hashed from besides the leaves at some places, which are in order; and
    /// for each hash whether both its nodes are leaves or earlier hashes. As getMultiProof of
    /// OpenZeppelin's merkle-tree.
    function multiproof(bytes32[] memory tree, uint256[] memory places)
        internal
        pure
        returns (bytes32[] memory proof, bool[] memory flags)
    {
        (uint256 front, uint256 back) = (0, places.length);
        uint256[] memory queue = new uint256[](places.length + tree.length);
        for (uint256 i; i < places.length; ++i) {
            queue[i] = tree.length - 1 - places[i];
        }
        proof = new bytes32[](tree.length);
        flags = new bool[](tree.length);
        (uint256 numHashes, uint256 numProof) = (0, 0);
        while (queue[front] > 0) {
            uint256 j = queue[front++];
            uint256 sibling = j % 2 == 1 ? j + 1 : j - 1;
            if (front < back && queue[front] == sibling) {
                flags[numHashes] = true;
                ++front;
            } else {
                proof[numProof++] = tree[sibling];
            }
            ++numHashes;
            queue[back++] = (j - 1) / 2;
        }
        assembly ("memory-safe") {
            mstore(proof, numProof)
            mstore(flags, numHashes)
        }
    }

    /// @dev Flags as one word: bit k is the k-th.
    function pack(bool[] memory flags) internal pure returns (uint256 word) {
        for (uint256 k; k < flags.length; ++k) {
            if (flags[k]) word |= 1 << k;
        }
    }
}

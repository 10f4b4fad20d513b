// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title TicketMeta
/// @notice What a ticket signs besides its seed: who, with which bid, for which node.
library TicketMeta {
    /// @dev stakerId | feeBps << 32 | node << 48 | mode << 80; modes are 0 and 1.
    function pack(uint32 stakerId, uint16 feeBps, uint32 node, uint8 mode)
        internal
        pure
        returns (uint256)
    {
        return uint256(stakerId) | (uint256(feeBps) << 32) | (uint256(node) << 48)
            | (uint256(mode) << 80);
    }

    /// @dev The ticket as circuits have it, in one word: meta | vrf << 81.
    function ticketWord(uint256 meta, uint128 vrf) internal pure returns (uint256) {
        return meta | (uint256(vrf) << 81);
    }
}

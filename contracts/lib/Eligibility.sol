// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title Eligibility
/// @notice When a staker may act, docs/PROTOCOL.md section 2: at blocks at which it is activated
/// and neither exited nor suspended.
library Eligibility {
    /// @dev Whether `atBlock` is in [fromBlock, untilBlock), which has no end while `untilBlock`
    /// is 0.
    function suspended(uint256 fromBlock, uint256 untilBlock, uint256 atBlock)
        internal
        pure
        returns (bool)
    {
        return fromBlock <= atBlock && (untilBlock == 0 || atBlock < untilBlock);
    }

    /// @dev Whether the activation delay is over at `atBlock`.
    function activated(uint256 activationBlock, uint256 atBlock) internal pure returns (bool) {
        return activationBlock <= atBlock;
    }

    /// @dev Whether the exit, if any, has taken effect at `atBlock`.
    function exited(uint256 exitBlock, uint256 atBlock) internal pure returns (bool) {
        return exitBlock != 0 && exitBlock <= atBlock;
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {BPS} from "./Constants.sol";

/// @title Scores
/// @notice The ranking of tickets, docs/PROTOCOL.md section 4.
library Scores {
    /// @dev vrf * (BPS + feeBps): below 2^143 for a fee of at most BPS, and below 2^145 for any.
    function score(uint128 vrf, uint16 feeBps) internal pure returns (uint256) {
        unchecked {
            return uint256(vrf) * (BPS + feeBps);
        }
    }
}

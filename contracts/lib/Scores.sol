// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {BPS} from "./Constants.sol";

/// @title Scores
/// @notice The ranking of tickets, docs/PROTOCOL.md section 4.
library Scores {
    /// @dev vrf * (BPS + feeBps): below 2^143 for a vrf of 128 bits and a fee of at most BPS.
    function score(uint256 vrf, uint256 feeBps) internal pure returns (uint256) {
        return vrf * (BPS + feeBps);
    }
}

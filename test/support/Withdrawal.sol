// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IStaking, Suspension} from "../../contracts/interfaces/IStaking.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice When a deposit can be paid back.
library Withdrawal {
    /// @dev First L1 block at which: the exit delay is over since `exitBlock`, and so is every ban.
    function opensAt(IStaking staking, uint32 stakerId, uint256 exitBlock)
        internal
        view
        returns (uint256)
    {
        Suspension[] memory suspensions = staking.suspensionsOf(stakerId);
        uint256 ban = suspensions.length == 0 ? 0 : suspensions[suspensions.length - 1].banUntil;
        return Math.max(exitBlock + staking.EXIT_DELAY(), ban);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title Burnable token
/// @notice What the contracts ask of the token: a plain ERC-20 whose holder can destroy what it
/// holds.
interface IBurnableToken is IERC20 {
    /// @notice Destroys tokens of the caller: total supply falls.
    /// @param amount What is destroyed, in wei.
    function burn(uint256 amount) external;
}

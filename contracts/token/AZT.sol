// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IBurnableToken} from "../interfaces/IBurnableToken.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title AZT
/// @notice The token of testnets and demos: 18 decimals, burnable, with permit, and a faucet that
/// is open to anyone.
/// @dev A production deployment brings its own plain burnable ERC-20.
contract AZT is ERC20, ERC20Burnable, ERC20Permit, IBurnableToken {
    /// @notice What the faucet gives one recipient in all, in wei.
    uint256 public immutable FAUCET_LIMIT;

    /// @notice What the faucet has given a recipient so far, in wei.
    mapping(address recipient => uint256) public faucetGiven;

    /// @notice The faucet gave tokens.
    /// @param caller Who called.
    /// @param to Who got them.
    /// @param amount What was given, in wei.
    event FaucetUsed(address indexed caller, address indexed to, uint256 amount);

    /// @notice Ask for no more than is left for the recipient.
    /// @param to The recipient.
    /// @param amount What was asked for, in wei.
    /// @param left What the faucet still gives it, in wei.
    error FaucetLimitExceeded(address to, uint256 amount, uint256 left);

    /// @param initialHolder Who gets the initial supply.
    /// @param initialSupply Tokens that there are from the start, in wei.
    /// @param faucetLimit What the faucet gives one recipient in all, in wei.
    constructor(address initialHolder, uint256 initialSupply, uint256 faucetLimit)
        ERC20("AZT", "AZT")
        ERC20Permit("AZT")
    {
        FAUCET_LIMIT = faucetLimit;
        _mint(initialHolder, initialSupply);
    }

    /// @notice Mints tokens. Open to anyone, up to `FAUCET_LIMIT` a recipient in all.
    /// @param to Who gets them.
    /// @param amount How many, in wei.
    function faucet(address to, uint256 amount) external {
        uint256 left = FAUCET_LIMIT - faucetGiven[to];
        if (amount > left) revert FaucetLimitExceeded(to, amount, left);

        faucetGiven[to] += amount;

        emit FaucetUsed(msg.sender, to, amount);

        _mint(to, amount);
    }

    /// @inheritdoc IBurnableToken
    function burn(uint256 amount) public override(ERC20Burnable, IBurnableToken) {
        super.burn(amount);
    }
}

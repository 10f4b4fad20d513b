// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ALL_ROLES, IStaking, Staker} from "./interfaces/IStaking.sol";
import {MAX_DELAY} from "./lib/Constants.sol";
import {Eligibility} from "./lib/Eligibility.sol";
import {Field} from "./lib/Field.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Staking
/// @notice Who may act. What it does and trusts is in `IStaking`.
contract Staking is IStaking {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;

    uint256 private constant _MET_SIZE = 64;

    /// @inheritdoc IStaking
    address public immutable TOKEN;
    /// @inheritdoc IStaking
    uint256 public immutable STAKE_AMOUNT;
    /// @inheritdoc IStaking
    uint40 public immutable ACTIVATION_DELAY;
    /// @inheritdoc IStaking
    uint40 public immutable EXIT_DELAY;

    /// @inheritdoc IStaking
    uint32 public stakerCount;

    mapping(uint32 stakerId => Staker) private _stakers;

    constructor(address token, uint256 stakeAmount, uint40 activationDelay, uint40 exitDelay) {
        if (token.code.length == 0) revert NotAContract(token);
        if (activationDelay == 0 || activationDelay > MAX_DELAY) {
            revert InvalidActivationDelay(activationDelay);
        }
        if (exitDelay > MAX_DELAY) revert InvalidExitDelay(exitDelay);

        TOKEN = token;
        STAKE_AMOUNT = stakeAmount;
        ACTIVATION_DELAY = activationDelay;
        EXIT_DELAY = exitDelay;
    }

    /// @inheritdoc IStaking
    function stake(address owner, uint8 roles, uint256 vrfKey) external returns (uint32 stakerId) {
        if (owner == address(0)) revert ZeroOwner();
        if (roles == 0 || roles > ALL_ROLES) revert InvalidRoles(roles);
        if (vrfKey == 0 || !Field.contains(vrfKey)) revert InvalidVrfKey(vrfKey);

        stakerId = ++stakerCount;
        uint40 activationBlock = (block.number + ACTIVATION_DELAY).toUint40();
        Staker storage record = _stakers[stakerId];
        record.owner = owner;
        record.roles = roles;
        record.activationBlock = activationBlock;
        record.vrfKey = vrfKey;

        emit Staked(stakerId, owner, roles, vrfKey, activationBlock);

        IERC20(TOKEN).safeTransferFrom(msg.sender, address(this), STAKE_AMOUNT);
    }

    /// @inheritdoc IStaking
    function requestExit(uint32 stakerId) external {
        Staker storage record = _ownRecord(stakerId);
        if (record.exitBlock != 0) revert ExitAlreadyRequested(stakerId, record.exitBlock);

        uint40 exitBlock = block.number.toUint40();
        record.exitBlock = exitBlock;

        emit ExitRequested(stakerId, exitBlock, exitBlock + EXIT_DELAY);
    }

    /// @inheritdoc IStaking
    function withdraw(uint32 stakerId) external {
        Staker storage record = _ownRecord(stakerId);
        if (record.exitBlock == 0) revert ExitNotRequested(stakerId);
        if (record.withdrawn) revert AlreadyWithdrawn(stakerId);
        uint256 withdrawableBlock = uint256(record.exitBlock) + EXIT_DELAY;
        if (block.number < withdrawableBlock) {
            revert WithdrawTooEarly(stakerId, block.number, withdrawableBlock);
        }

        record.withdrawn = true;

        emit Withdrawn(stakerId, msg.sender, STAKE_AMOUNT);

        IERC20(TOKEN).safeTransfer(msg.sender, STAKE_AMOUNT);
    }

    /// @inheritdoc IStaking
    function staker(uint32 stakerId) external view returns (Staker memory) {
        return _record(stakerId);
    }

    /// @inheritdoc IStaking
    function ownerOf(uint32 stakerId) external view returns (address) {
        return _record(stakerId).owner;
    }

    /// @inheritdoc IStaking
    function vrfKeys(uint32[] calldata stakerIds, uint8 role, uint256 atBlock)
        external
        view
        returns (uint256[] memory keys)
    {
        keys = new uint256[](stakerIds.length);
        // Where a staker was met before, by the low bits of its id: id + 1 << 32 | place in `keys`. A dozen stakers share the ninety
        // proofs of a block, and to check one again costs three times as much.
        uint256[_MET_SIZE] memory met;
        for (uint256 i; i < stakerIds.length; ++i) {
            uint32 stakerId = stakerIds[i];
            uint256 name = uint256(stakerId) + 1;
            uint256 before = met[stakerId % _MET_SIZE];
            if (before >> 32 == name) {
                keys[i] = keys[before & type(uint32).max];
                continue;
            }
            met[stakerId % _MET_SIZE] = (name << 32) | i;
            Staker storage record = _stakers[stakerId];
            // Read at once: they share a storage slot.
            (address owner, uint8 roles, uint40 activationBlock, uint40 exitBlock) =
                (record.owner, record.roles, record.activationBlock, record.exitBlock);
            if (owner == address(0)) revert UnknownStaker(stakerId);
            if (roles & role != role) revert WrongRole(stakerId, roles, role);
            if (!Eligibility.activated(activationBlock, atBlock)) {
                revert NotActive(stakerId, activationBlock, atBlock);
            }
            if (Eligibility.exited(exitBlock, atBlock)) revert Exited(stakerId, exitBlock, atBlock);
            keys[i] = record.vrfKey;
        }
    }

    function _record(uint32 stakerId) private view returns (Staker storage record) {
        record = _stakers[stakerId];
        if (record.owner == address(0)) revert UnknownStaker(stakerId);
    }

    function _ownRecord(uint32 stakerId) private view returns (Staker storage record) {
        record = _record(stakerId);
        if (msg.sender != record.owner) revert NotOwner(stakerId, record.owner, msg.sender);
    }
}

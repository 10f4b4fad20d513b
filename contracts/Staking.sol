// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IBurnableToken} from "./interfaces/IBurnableToken.sol";
import {ALL_ROLES, IStaking, ROLE_SEQUENCER, Staker, Suspension} from "./interfaces/IStaking.sol";
import {MAX_DELAY} from "./lib/Constants.sol";
import {Eligibility} from "./lib/Eligibility.sol";
import {Field} from "./lib/Field.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
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
    address public immutable SEQUENCING;
    /// @inheritdoc IStaking
    address public immutable SETTLEMENT;
    /// @inheritdoc IStaking
    uint256 public immutable STAKE_AMOUNT;
    /// @inheritdoc IStaking
    uint40 public immutable ACTIVATION_DELAY;
    /// @inheritdoc IStaking
    uint40 public immutable EXIT_DELAY;

    /// @inheritdoc IStaking
    uint32 public stakerCount;

    mapping(uint32 stakerId => Staker) private _stakers;
    /// @dev In order of `fromBlock`. The last one alone may still change.
    mapping(uint32 stakerId => Suspension[]) private _suspensions;

    /// @param sequencing The address Sequencing will have, and `settlement` that of Settlement,
    /// which is deployed last and checks both.
    constructor(
        address token,
        address sequencing,
        address settlement,
        uint256 stakeAmount,
        uint40 activationDelay,
        uint40 exitDelay
    ) {
        if (token.code.length == 0) revert NotAContract(token);
        if (activationDelay == 0 || activationDelay > MAX_DELAY) {
            revert InvalidActivationDelay(activationDelay);
        }
        if (exitDelay > MAX_DELAY) revert InvalidExitDelay(exitDelay);

        TOKEN = token;
        SEQUENCING = sequencing;
        SETTLEMENT = settlement;
        STAKE_AMOUNT = stakeAmount;
        ACTIVATION_DELAY = activationDelay;
        EXIT_DELAY = exitDelay;

        // Reverts where there is nothing that burns. What a token does with more than nothing is
        // not seen by this.
        IBurnableToken(token).burn(0);
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
        uint256 withdrawableBlock =
            Math.max(uint256(record.exitBlock) + EXIT_DELAY, _banOf(stakerId));
        if (block.number < withdrawableBlock) {
            revert WithdrawTooEarly(stakerId, block.number, withdrawableBlock);
        }

        uint256 amount = _depositOf(record);
        record.withdrawn = true;

        emit Withdrawn(stakerId, msg.sender, amount);

        IERC20(TOKEN).safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc IStaking
    function penalize(uint32 stakerId, uint256 amount, uint40 fromBlock, uint40 banUntil)
        external
    {
        if (msg.sender != SEQUENCING && msg.sender != SETTLEMENT) {
            revert NotSequencingOrSettlement(msg.sender);
        }
        if (fromBlock <= block.number) revert PenaltyNotAhead(fromBlock, block.number);
        Staker storage record = _record(stakerId);

        uint256 burned = Math.min(amount, _depositOf(record));
        uint248 missing = record.missing + burned.toUint248();
        record.missing = missing;
        record.penalized = true;
        _suspend(_suspensions[stakerId], fromBlock, banUntil, missing != 0);

        emit Penalized(stakerId, burned, fromBlock, banUntil);

        IBurnableToken(TOKEN).burn(burned);
    }

    /// @inheritdoc IStaking
    function refill(uint32 stakerId) external {
        Staker storage record = _record(stakerId);
        uint256 amount = record.missing;
        if (amount == 0) revert NothingMissing(stakerId);
        if (record.exitBlock != 0) revert ExitAlreadyRequested(stakerId, record.exitBlock);

        // Not before the suspension began: the delay is a slot or more, which Settlement checks,
        // and it begins with the next slot.
        uint40 untilBlock = (block.number + ACTIVATION_DELAY).toUint40();
        record.missing = 0;
        Suspension[] storage suspensions = _suspensions[stakerId];
        suspensions[suspensions.length - 1].untilBlock = untilBlock;

        emit Refilled(stakerId, msg.sender, amount, untilBlock);

        IERC20(TOKEN).safeTransferFrom(msg.sender, address(this), amount);
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
    function depositOf(uint32 stakerId) external view returns (uint256) {
        return _depositOf(_record(stakerId));
    }

    /// @inheritdoc IStaking
    function suspensionsOf(uint32 stakerId) external view returns (Suspension[] memory) {
        return _suspensions[stakerId];
    }

    /// @inheritdoc IStaking
    function vrfKeys(uint32[] calldata stakerIds, uint8 role, uint256 atBlock)
        external
        view
        returns (uint256[] memory keys)
    {
        keys = new uint256[](stakerIds.length);
        // Where a staker was met before, by the low bits of its id: ((id + 1) << 32) | place in
        // `keys`. With id alone an unused entry, which is 0, would say that staker 0 was met at
        // place 0. A dozen stakers share the ninety proofs of a block, and to check one again costs
        // three times as much.
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
            (
                address owner,
                uint8 roles,
                uint40 activationBlock,
                uint40 exitBlock,
                bool penalized
            ) = (
                record.owner,
                record.roles,
                record.activationBlock,
                record.exitBlock,
                record.penalized
            );
            if (owner == address(0)) revert UnknownStaker(stakerId);
            if (roles & role != role) revert WrongRole(stakerId, roles, role);
            if (!Eligibility.activated(activationBlock, atBlock)) {
                revert NotActive(stakerId, activationBlock, atBlock);
            }
            if (Eligibility.exited(exitBlock, atBlock)) {
                revert Exited(stakerId, exitBlock, atBlock);
            }
            if (penalized) _checkSuspensions(stakerId, role, atBlock);
            keys[i] = record.vrfKey;
        }
    }

    /// @dev Notes a penalty. It goes into the last suspension where that still lasts, or has not
    /// begun, and into a new one otherwise: either way nothing changes for blocks up to this one.
    /// @param short Whether something of the deposit is missing.
    function _suspend(
        Suspension[] storage suspensions,
        uint40 fromBlock,
        uint40 banUntil,
        bool short
    ) private {
        uint256 length = suspensions.length;
        if (length != 0) {
            Suspension storage last = suspensions[length - 1];
            banUntil = Math.max(banUntil, last.banUntil).toUint40();
            if (
                last.untilBlock == 0 || last.untilBlock > block.number
                    || last.fromBlock > block.number
            ) {
                if (short) last.untilBlock = 0;
                last.banUntil = banUntil;
                return;
            }
        }
        suspensions.push(
            Suspension({
                fromBlock: fromBlock, untilBlock: short ? 0 : fromBlock, banUntil: banUntil
            })
        );
    }

    /// @dev First L1 block after the staker's latest ban; 0 if there was none.
    function _banOf(uint32 stakerId) private view returns (uint256) {
        Suspension[] storage suspensions = _suspensions[stakerId];
        uint256 length = suspensions.length;
        return length == 0 ? 0 : suspensions[length - 1].banUntil;
    }

    /// @dev Reverts if the staker was suspended at a block. Only the last suspension that had begun
    /// by then counts: it has the latest ban, and begins after the others have ended.
    function _checkSuspensions(uint32 stakerId, uint8 role, uint256 atBlock) private view {
        Suspension[] storage suspensions = _suspensions[stakerId];
        for (uint256 i = suspensions.length; i != 0; --i) {
            Suspension memory last = suspensions[i - 1];
            if (last.fromBlock > atBlock) continue;
            if (Eligibility.suspended(last.fromBlock, last.untilBlock, atBlock)) {
                revert Suspended(stakerId, last.fromBlock, last.untilBlock, atBlock);
            }
            if (role & ROLE_SEQUENCER != 0 && atBlock < last.banUntil) {
                revert Banned(stakerId, last.fromBlock, last.banUntil, atBlock);
            }
            return;
        }
    }

    function _depositOf(Staker storage record) private view returns (uint256) {
        return record.withdrawn ? 0 : STAKE_AMOUNT - record.missing;
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

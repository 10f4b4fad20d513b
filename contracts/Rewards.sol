// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IBurnableToken} from "./interfaces/IBurnableToken.sol";
import {Claim, IRewards, Payout, Settled} from "./interfaces/IRewards.sol";
import {IStaking} from "./interfaces/IStaking.sol";
import {Payouts} from "./lib/Payouts.sol";
import {RewardMath, Shares} from "./lib/RewardMath.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {LibBitmap} from "solady/utils/LibBitmap.sol";

/// @title Rewards
/// @notice Who is paid. What it does and trusts is in `IRewards`.
contract Rewards is IRewards {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;
    using LibBitmap for LibBitmap.Bitmap;

    /// @inheritdoc IRewards
    address public immutable TOKEN;
    /// @inheritdoc IRewards
    address public immutable STAKING;
    /// @inheritdoc IRewards
    address public immutable SETTLEMENT;
    /// @inheritdoc IRewards
    uint256 public immutable BLOCK_REWARD;
    /// @inheritdoc IRewards
    uint64 public immutable CLAIM_WINDOW;

    // The three together are below 2^128 for ever: funding checks it and everything else only moves or burns. So no sum of
    // them, and no part of a block's value, overflows a uint128.
    uint128 private _rewardReserve;
    uint128 private _feeEscrow;
    uint128 private _owed;

    mapping(uint64 number => Payout) private _payouts;
    mapping(uint64 number => LibBitmap.Bitmap) private _claimed;

    /// @param settlement The address Settlement will have: it is deployed last and checks that this is it.
    constructor(address token, address staking, address settlement, uint256 blockReward, uint64 claimWindow) {
        if (token.code.length == 0) revert NotAContract(token);
        if (staking.code.length == 0) revert NotAContract(staking);

        TOKEN = token;
        STAKING = staking;
        SETTLEMENT = settlement;
        BLOCK_REWARD = blockReward;
        CLAIM_WINDOW = claimWindow;
    }

    /// @inheritdoc IRewards
    function fundReserve(uint256 amount) external {
        _rewardReserve += _narrowed(amount);

        emit ReserveFunded(msg.sender, amount);

        IERC20(TOKEN).safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IRewards
    function fundEscrow(uint256 amount) external {
        _feeEscrow += _narrowed(amount);

        emit EscrowFunded(msg.sender, amount);

        IERC20(TOKEN).safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IRewards
    function settle(Settled calldata settled) external {
        if (msg.sender != SETTLEMENT) revert NotSettlement(msg.sender);
        Payout storage payout = _payouts[settled.number];
        if (payout.settled) revert AlreadySettled(settled.number);

        Shares memory shares =
            RewardMath.split(settled.fees, _feeEscrow, BLOCK_REWARD, _rewardReserve, settled.feeSplitBps);
        uint256 unit = RewardMath.unitPerBps(shares.network, settled.numNodes);
        uint256 burned = RewardMath.burn(shares.network, unit, settled.keepBps);
        uint256 remaining = shares.network + shares.sequencer - burned;

        _feeEscrow -= shares.fees.toUint128();
        _rewardReserve -= shares.blockReward.toUint128();
        _owed += remaining.toUint128();
        payout.payoutsRoot = settled.payoutsRoot;
        payout.remaining = remaining.toUint128();
        payout.unitPerBps = unit.toUint112();
        payout.settled = true;
        payout.sequencerShare = shares.sequencer.toUint128();
        payout.expiryBlock = CLAIM_WINDOW == 0 ? 0 : (block.number + CLAIM_WINDOW).toUint64();
        payout.sequencerId = settled.sequencerId;

        emit BlockSettled(
            settled.number, shares.fees, shares.blockReward, shares.network, shares.sequencer, unit, burned
        );

        IBurnableToken(TOKEN).burn(burned);
    }

    /// @inheritdoc IRewards
    function claim(uint64 number, Claim[] calldata claims) external {
        Payout storage payout = _claimable(number);
        if (claims.length == 0) revert NoClaims();

        bytes32 payoutsRoot = payout.payoutsRoot;
        uint256 unit = payout.unitPerBps;
        LibBitmap.Bitmap storage claimed = _claimed[number];
        uint256 total;
        for (uint256 i; i < claims.length; ++i) {
            Claim calldata entry = claims[i];
            bytes32 leaf = Payouts.leaf(entry.index, entry.stakerId, entry.feeBurnBps);
            if (!MerkleProof.verifyCalldata(entry.path, payoutsRoot, leaf)) {
                revert InvalidClaim(number, entry.index, entry.stakerId, entry.feeBurnBps);
            }
            if (claimed.get(entry.index)) revert AlreadyClaimed(number, entry.index);

            claimed.set(entry.index);
            uint256 amount = RewardMath.reward(unit, entry.feeBurnBps);
            total += amount;

            emit RewardClaimed(number, entry.index, entry.stakerId, amount);
        }
        _discharge(payout, total);

        _pay(unit, claims);
    }

    /// @inheritdoc IRewards
    function claimSequencerShare(uint64 number) external {
        Payout storage payout = _claimable(number);
        if (payout.sequencerPaid) revert SequencerAlreadyPaid(number);

        payout.sequencerPaid = true;
        uint256 amount = payout.sequencerShare;
        _discharge(payout, amount);

        emit SequencerShareClaimed(number, payout.sequencerId, amount);

        IERC20(TOKEN).safeTransfer(IStaking(STAKING).ownerOf(payout.sequencerId), amount);
    }

    /// @inheritdoc IRewards
    function expire(uint64 number) external {
        Payout storage payout = _settled(number);
        uint256 expiryBlock = payout.expiryBlock;
        if (expiryBlock == 0 || block.number < expiryBlock) {
            revert ClaimWindowOpen(number, block.number, expiryBlock);
        }
        uint256 rest = payout.remaining;
        if (rest == 0) revert NothingToBurn(number);

        _discharge(payout, rest);

        emit ClaimsExpired(number, rest);

        IBurnableToken(TOKEN).burn(rest);
    }

    /// @inheritdoc IRewards
    function absorb() external {
        uint256 accounted = uint256(_rewardReserve) + _feeEscrow + _owed;
        uint256 surplus = IERC20(TOKEN).balanceOf(address(this)) - accounted;
        if (surplus == 0) revert NothingToAbsorb();

        _rewardReserve += _narrowed(surplus);

        emit SurplusAbsorbed(surplus);
    }

    /// @inheritdoc IRewards
    function payoutOf(uint64 number) external view returns (Payout memory) {
        return _settled(number);
    }

    /// @inheritdoc IRewards
    function isClaimed(uint64 number, uint32 index) external view returns (bool) {
        return _claimed[number].get(index);
    }

    /// @inheritdoc IRewards
    function rewardReserve() external view returns (uint256) {
        return _rewardReserve;
    }

    /// @inheritdoc IRewards
    function feeEscrow() external view returns (uint256) {
        return _feeEscrow;
    }

    /// @inheritdoc IRewards
    function owed() external view returns (uint256) {
        return _owed;
    }

    /// @dev Pays claims that were checked and recorded: one transfer for each run of claims of one owner.
    function _pay(uint256 unit, Claim[] calldata claims) private {
        uint32 stakerId = claims[0].stakerId;
        address owner = IStaking(STAKING).ownerOf(stakerId);
        uint256 amount;
        for (uint256 i; i < claims.length; ++i) {
            Claim calldata entry = claims[i];
            if (entry.stakerId != stakerId) {
                stakerId = entry.stakerId;
                address next = IStaking(STAKING).ownerOf(stakerId);
                if (next != owner) {
                    IERC20(TOKEN).safeTransfer(owner, amount);
                    (owner, amount) = (next, 0);
                }
            }
            amount += RewardMath.reward(unit, entry.feeBurnBps);
        }
        IERC20(TOKEN).safeTransfer(owner, amount);
    }

    /// @dev Takes an amount off what is owed for a block.
    function _discharge(Payout storage payout, uint256 amount) private {
        payout.remaining -= amount.toUint128();
        _owed -= amount.toUint128();
    }

    function _settled(uint64 number) private view returns (Payout storage payout) {
        payout = _payouts[number];
        if (!payout.settled) revert NotSettled(number);
    }

    function _claimable(uint64 number) private view returns (Payout storage payout) {
        payout = _settled(number);
        // Where claims never expire, the slot that holds the expiry need not be read.
        if (CLAIM_WINDOW != 0 && block.number >= payout.expiryBlock) {
            revert ClaimWindowClosed(number, block.number, payout.expiryBlock);
        }
    }

    /// @dev An amount about to be added to what is accounted for, narrowed. The sum of everything must stay below 2^128.
    function _narrowed(uint256 amount) private view returns (uint128) {
        (uint256(_rewardReserve) + _feeEscrow + _owed + amount).toUint128();
        return amount.toUint128();
    }
}

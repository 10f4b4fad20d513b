// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IBurnableToken} from "./interfaces/IBurnableToken.sol";
import {Claim, IRewards, Remainder, Settled} from "./interfaces/IRewards.sol";
import {IStaking} from "./interfaces/IStaking.sol";
import {BPS, MAX_DELAY} from "./lib/Constants.sol";
import {Payouts} from "./lib/Payouts.sol";
import {RewardMath, Shares} from "./lib/RewardMath.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {LibBitmap} from "solady/utils/LibBitmap.sol";

/// @title Rewards
/// @notice Who is paid. What it does and trusts is in `IRewards`.
contract Rewards is IRewards {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;
    using LibBitmap for LibBitmap.Bitmap;

    /// @dev What is kept of a settled block. A claim needs the first two words only.
    struct Record {
        bytes32 payoutsRoot;
        // A block pays less than 2^128, and its tree has 90 000 units or more: below 2^112.
        uint112 unitPerBps;
        // Sum of BPS - feeBurnBps over the proofs whose rewards were not claimed.
        uint48 unclaimedKeepBps;
        uint64 expiryBlock;
        uint32 sequencerId;
        uint128 sequencerShare;
        bool sequencerPaid;
        bool expired;
    }

    /// @dev What of a block's burn the submission's beneficiary can claim.
    struct SubmitterShare {
        address beneficiary;
        uint128 amount;
    }

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
    /// @inheritdoc IRewards
    uint16 public immutable SUBMITTER_BPS;
    /// @inheritdoc IRewards
    uint32 public immutable FULL_REWARD_TXS;

    // The three together are below 2^128 for ever: funding checks it and everything else only moves
    // or burns. So no sum of them, and no part of a block's value, overflows a uint128.
    uint128 private _rewardReserve;
    uint128 private _feeEscrow;
    uint128 private _owed;

    mapping(uint64 number => Record) private _records;
    mapping(uint64 number => LibBitmap.Bitmap) private _bitmaps;
    mapping(uint64 number => SubmitterShare) private _submitterShares;

    /// @param settlement The address Settlement will have: it is deployed last and checks that this
    /// is it.
    constructor(
        address token,
        address staking,
        address settlement,
        uint256 blockReward,
        uint64 claimWindow,
        uint16 submitterBps,
        uint32 fullRewardTxs
    ) {
        if (token.code.length == 0) revert NotAContract(token);
        if (staking.code.length == 0) revert NotAContract(staking);
        if (claimWindow > MAX_DELAY) revert InvalidClaimWindow(claimWindow);
        if (submitterBps > BPS) revert InvalidSubmitterBps(submitterBps);

        TOKEN = token;
        STAKING = staking;
        SETTLEMENT = settlement;
        BLOCK_REWARD = blockReward;
        CLAIM_WINDOW = claimWindow;
        SUBMITTER_BPS = submitterBps;
        FULL_REWARD_TXS = fullRewardTxs;

        // Reverts where there is nothing that burns. What a token does with more than nothing is
        // not seen by this.
        IBurnableToken(token).burn(0);
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
        if (_isSettled(settled.number)) revert AlreadySettled(settled.number);

        uint256 blockReward =
            RewardMath.scaledReward(BLOCK_REWARD, settled.seenTxs, FULL_REWARD_TXS);
        Shares memory shares = RewardMath.split(
            settled.fees, _feeEscrow, blockReward, _rewardReserve, settled.feeSplitBps
        );
        uint256 unit = RewardMath.unitPerBps(shares.network, settled.numNodes);
        uint256 burned = RewardMath.burn(shares.network, unit, settled.keepBps);
        uint256 submitterShare = _setSubmitterShare(settled.number, settled.beneficiary, burned);
        burned -= submitterShare;

        _feeEscrow -= shares.fees.toUint128();
        _rewardReserve -= shares.blockReward.toUint128();
        _owed += (shares.network + shares.sequencer - burned).toUint128();
        _bitmaps[settled.number].set(0);
        _records[settled.number] = Record({
            payoutsRoot: settled.payoutsRoot,
            unitPerBps: unit.toUint112(),
            unclaimedKeepBps: settled.keepBps.toUint48(),
            expiryBlock: CLAIM_WINDOW == 0 ? 0 : (block.number + CLAIM_WINDOW).toUint64(),
            sequencerId: settled.sequencerId,
            sequencerShare: shares.sequencer.toUint128(),
            sequencerPaid: false,
            expired: false
        });

        emit BlockSettled(
            settled.number,
            shares.fees,
            shares.blockReward,
            shares.network,
            shares.sequencer,
            unit,
            burned,
            settled.beneficiary,
            submitterShare
        );

        IBurnableToken(TOKEN).burn(burned);
    }

    /// @inheritdoc IRewards
    function claim(uint64 number, Claim[] calldata claims, bytes32[] calldata proof, uint256 flags)
        external
    {
        Record storage record = _claimable(number);
        if (claims.length == 0) revert NoClaims();
        bytes32 payoutsRoot = record.payoutsRoot;
        if (!Payouts.verify(payoutsRoot, _leaves(claims), proof, flags)) {
            revert InvalidClaims(number, payoutsRoot);
        }

        for (uint256 next; next < claims.length;) {
            next = _claimRun(number, record, claims, next);
        }
    }

    /// @inheritdoc IRewards
    function claimSequencerShare(uint64 number) external {
        Record storage record = _claimable(number);
        if (record.sequencerPaid) revert SequencerAlreadyPaid(number);

        (uint32 sequencerId, uint128 amount) = (record.sequencerId, record.sequencerShare);
        record.sequencerPaid = true;
        _owed -= amount;

        emit SequencerShareClaimed(number, sequencerId, amount);

        IERC20(TOKEN).safeTransfer(IStaking(STAKING).ownerOf(sequencerId), amount);
    }

    /// @inheritdoc IRewards
    function claimSubmitterShare(uint64 number) external {
        _claimable(number);
        (address beneficiary, uint128 amount) =
            (_submitterShares[number].beneficiary, _submitterShares[number].amount);
        if (amount == 0) revert NoSubmitterShare(number);
        delete _submitterShares[number];
        _owed -= amount;

        emit SubmitterShareClaimed(number, beneficiary, amount);

        IERC20(TOKEN).safeTransfer(beneficiary, amount);
    }

    /// @inheritdoc IRewards
    function expire(uint64 number) external {
        Record storage record = _settled(number);
        uint256 expiryBlock = record.expiryBlock;
        if (expiryBlock == 0 || block.number < expiryBlock) {
            revert ClaimWindowOpen(number, block.number, expiryBlock);
        }
        uint256 rest = _remaining(number, record);
        if (rest == 0) revert NothingToBurn(number);

        record.expired = true;
        _owed -= rest.toUint128();

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
    function remainderOf(uint64 number) external view returns (Remainder memory) {
        Record storage record = _settled(number);
        return Remainder({
            payoutsRoot: record.payoutsRoot,
            remaining: _remaining(number, record),
            unitPerBps: record.unitPerBps,
            sequencerShare: record.sequencerShare,
            expiryBlock: record.expiryBlock,
            sequencerId: record.sequencerId,
            sequencerPaid: record.sequencerPaid,
            beneficiary: _submitterShares[number].beneficiary,
            submitterShare: _submitterShares[number].amount
        });
    }

    /// @inheritdoc IRewards
    function isClaimed(uint64 number, uint32 index) external view returns (bool) {
        return _bitmaps[number].get(_bitOf(index));
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

    /// @dev Pays, in one transfer, the claims from `first` on that go to one owner; returns the
    /// first that goes to another. Each run is recorded and paid as a call of its own would be:
    /// nothing is carried over its transfer but that the claims are in the payout tree, whose root
    /// never changes.
    function _claimRun(
        uint64 number,
        Record storage record,
        Claim[] calldata claims,
        uint256 first
    ) private returns (uint256 next) {
        uint112 unit = record.unitPerBps;
        uint32 lastId = claims[first].stakerId;
        address owner = IStaking(STAKING).ownerOf(lastId);
        LibBitmap.Bitmap storage bitmap = _bitmaps[number];
        // The word of the bitmap at hand: claims close to each other read and write it once.
        uint256 wordIndex;
        uint256 word = bitmap.map[0];
        uint256 keepBps;
        for (next = first; next < claims.length; ++next) {
            Claim calldata entry = claims[next];
            (uint32 index, uint32 stakerId, uint16 feeBurnBps) =
                (entry.index, entry.stakerId, entry.feeBurnBps);
            if (stakerId != lastId) {
                if (IStaking(STAKING).ownerOf(stakerId) != owner) break;
                lastId = stakerId;
            }
            uint256 bit = _bitOf(index);
            if (bit >> 8 != wordIndex) {
                bitmap.map[wordIndex] = word;
                wordIndex = bit >> 8;
                word = bitmap.map[wordIndex];
            }
            uint256 mask = uint256(1) << (bit & 0xff);
            if (word & mask != 0) continue;
            word |= mask;
            keepBps += RewardMath.keep(feeBurnBps);

            emit RewardClaimed(number, index, stakerId, RewardMath.reward(unit, feeBurnBps));
        }
        bitmap.map[wordIndex] = word;
        // Not below zero, whatever the tree holds: a block never pays more than was set aside for
        // it.
        uint256 total = unit * keepBps;
        record.unclaimedKeepBps -= keepBps.toUint48();
        _owed -= total.toUint128();

        if (total != 0) IERC20(TOKEN).safeTransfer(owner, total);
    }

    function _leaves(Claim[] calldata claims) private pure returns (bytes32[] memory leaves) {
        leaves = new bytes32[](claims.length);
        for (uint256 i; i < claims.length; ++i) {
            Claim calldata entry = claims[i];
            leaves[i] = Payouts.leaf(entry.index, entry.stakerId, entry.feeBurnBps);
        }
    }

    /// @dev Bit of a block's bitmap for the reward at an index. Bit 0 is set when the block is
    /// settled: so finalization pays for fresh storage, and claims only change it.
    function _bitOf(uint32 index) private pure returns (uint256) {
        unchecked {
            return uint256(index) + 1;
        }
    }

    /// @dev Notes what of the burn goes to the beneficiary, and returns it. Nothing is written
    /// where nobody gets anything.
    function _setSubmitterShare(uint64 number, address beneficiary, uint256 burned)
        private
        returns (uint256 amount)
    {
        if (beneficiary == address(0)) return 0;
        amount = RewardMath.submitterShare(burned, SUBMITTER_BPS);
        if (amount != 0) {
            _submitterShares[number] =
                SubmitterShare({beneficiary: beneficiary, amount: amount.toUint128()});
        }
    }

    function _remaining(uint64 number, Record storage record) private view returns (uint256) {
        if (record.expired) return 0;
        uint256 share = record.sequencerPaid ? 0 : record.sequencerShare;
        return share + _submitterShares[number].amount + uint256(record.unitPerBps)
            * record.unclaimedKeepBps;
    }

    /// @dev A settled block has a sequencer: ids count from 1.
    function _isSettled(uint64 number) private view returns (bool) {
        return _records[number].sequencerId != 0;
    }

    function _settled(uint64 number) private view returns (Record storage) {
        if (!_isSettled(number)) revert NotSettled(number);
        return _records[number];
    }

    function _claimable(uint64 number) private view returns (Record storage record) {
        record = _settled(number);
        uint256 expiryBlock = record.expiryBlock;
        if (expiryBlock != 0 && block.number >= expiryBlock) {
            revert ClaimWindowClosed(number, block.number, expiryBlock);
        }
    }

    /// @dev An amount about to be added to what is accounted for, narrowed. The sum of everything
    /// must stay below 2^128.
    function _narrowed(uint256 amount) private view returns (uint128) {
        (uint256(_rewardReserve) + _feeEscrow + _owed + amount).toUint128();
        return amount.toUint128();
    }
}

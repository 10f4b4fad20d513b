// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISettlement, NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {Schedule} from "../../contracts/lib/Schedule.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @notice Sequencing without proposals: appends what it is told to, and penalizes whom it is told
/// to.
/// @dev Slots have ten blocks; slot 7 is [990, 1000).
contract SequencingDouble {
    using SafeCast for uint256;

    address public immutable STAKING;
    address public immutable SETTLEMENT;
    uint64 public constant GENESIS_BLOCK = 920;
    uint64 public constant PROPOSE_BLOCKS = 5;
    uint64 public constant REVEAL_BLOCKS = 5;
    uint32 public constant MAX_TXS = 32;
    uint32 public constant TXS_PER_BASE = 2;
    uint8 public constant VRF_MODE = 0;
    uint256 public constant REVEAL_PENALTY = 20 ether;
    uint32 public constant BAN_SLOTS = 3;

    constructor(address staking, address settlement) {
        STAKING = staking;
        SETTLEMENT = settlement;
    }

    function append(NewBlock calldata newBlock) external returns (uint64) {
        return ISettlement(SETTLEMENT).append(newBlock);
    }

    function isRandaoRecorded(uint64) external pure returns (bool) {
        return false;
    }

    function bestOf(uint64) external pure returns (uint256, uint32, bytes32, bool, bool) {}

    /// @notice Penalizes a staker as for a reveal it missed.
    function penalize(uint32 stakerId) external {
        Schedule memory schedule = Schedule(GENESIS_BLOCK, PROPOSE_BLOCKS, REVEAL_BLOCKS);
        uint256 fromBlock = schedule.nextSlotStart(block.number);
        uint256 banUntil = schedule.banUntil(fromBlock, BAN_SLOTS);
        IStaking(STAKING)
            .penalize(stakerId, REVEAL_PENALTY, fromBlock.toUint40(), banUntil.toUint40());
    }
}

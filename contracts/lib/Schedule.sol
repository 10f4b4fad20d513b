// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {MAX_DELAY} from "./Constants.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @dev A part of a slot, in order of time.
enum Phase {
    Before,
    Propose,
    Reveal,
    Over
}

/// @dev When slots are and how long their phases last. All figures are L1 blocks.
struct Schedule {
    /// @dev First block of slot 0; at least 1, so that a block before it gives slot 0 its RANDAO.
    uint64 genesisBlock;
    uint64 proposeBlocks;
    uint64 revealBlocks;
}

using Schedules for Schedule global;

/// @title Schedules
/// @notice When slots and their phases are, docs/PROTOCOL.md section 3. Results are 256 bits wide,
/// so no slot number overflows.
library Schedules {
    /// @dev Whether each phase has 1 to MAX_DELAY blocks, and slot 0 a block before it and a number
    /// below 2^40.
    function isValid(Schedule memory schedule) internal pure returns (bool) {
        return schedule.genesisBlock != 0 && schedule.genesisBlock <= type(uint40).max
            && _isPhase(schedule.proposeBlocks) && _isPhase(schedule.revealBlocks);
    }

    /// @dev Length of a slot.
    function slotBlocks(Schedule memory schedule) internal pure returns (uint256) {
        return uint256(schedule.proposeBlocks) + schedule.revealBlocks;
    }

    /// @dev First block of a slot.
    function slotStart(Schedule memory schedule, uint64 slot) internal pure returns (uint256) {
        return schedule.genesisBlock + slot * slotBlocks(schedule);
    }

    /// @dev The block whose header gives the slot its RANDAO: the one before the slot starts.
    function randaoBlock(Schedule memory schedule, uint64 slot) internal pure returns (uint256) {
        return slotStart(schedule, slot) - 1;
    }

    /// @dev First block of the slot's reveal phase.
    function revealStart(Schedule memory schedule, uint64 slot) internal pure returns (uint256) {
        return slotStart(schedule, slot) + schedule.proposeBlocks;
    }

    /// @dev First block after the slot.
    function slotEnd(Schedule memory schedule, uint64 slot) internal pure returns (uint256) {
        return slotStart(schedule, slot) + slotBlocks(schedule);
    }

    /// @dev The phase of a slot at a block.
    function phaseAt(Schedule memory schedule, uint64 slot, uint256 blockNumber)
        internal
        pure
        returns (Phase)
    {
        if (blockNumber < slotStart(schedule, slot)) return Phase.Before;
        if (blockNumber < revealStart(schedule, slot)) return Phase.Propose;
        if (blockNumber < slotEnd(schedule, slot)) return Phase.Reveal;
        return Phase.Over;
    }

    /// @dev Length of the proving window after a slot: `provingBlocks`, rounded up to whole slots.
    /// So every window ends where a slot starts, and what is pruned does not change within a slot.
    function windowBlocks(Schedule memory schedule, uint256 provingBlocks)
        internal
        pure
        returns (uint256)
    {
        return Math.ceilDiv(provingBlocks, slotBlocks(schedule)) * slotBlocks(schedule);
    }

    /// @dev First block in which roots of a slot's block are no longer taken. It is counted from
    /// the slot's end and not from the reveal: a child's window ends at least a slot after its
    /// parent's.
    function windowEnd(Schedule memory schedule, uint64 slot, uint256 provingBlocks)
        internal
        pure
        returns (uint256)
    {
        return slotEnd(schedule, slot) + windowBlocks(schedule, provingBlocks);
    }

    /// @dev First block of the slot after the one that `blockNumber`, which is not before slot 0,
    /// is in.
    function nextSlotStart(Schedule memory schedule, uint256 blockNumber)
        internal
        pure
        returns (uint256)
    {
        uint256 length = slotBlocks(schedule);
        return
            schedule.genesisBlock + ((blockNumber - schedule.genesisBlock) / length + 1) * length;
    }

    /// @dev First block at which a sequencer may propose again that is penalized from `fromBlock`
    /// on, the start of a slot.
    function banUntil(Schedule memory schedule, uint256 fromBlock, uint32 banSlots)
        internal
        pure
        returns (uint256)
    {
        return fromBlock + banSlots * slotBlocks(schedule);
    }

    function _isPhase(uint64 blocks) private pure returns (bool) {
        return blocks != 0 && blocks <= MAX_DELAY;
    }
}

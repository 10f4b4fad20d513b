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

/// @dev The slots' clock. All figures are L1 blocks.
struct Clock {
    /// @dev First block of slot 0; at least 1, so that a block before it gives slot 0 its RANDAO.
    uint64 genesisBlock;
    uint64 proposeBlocks;
    uint64 revealBlocks;
}

using Schedule for Clock global;

/// @title Schedule
/// @notice When slots and their phases are, docs/PROTOCOL.md section 3. Results are 256 bits wide, so no slot number overflows.
library Schedule {
    /// @dev Whether each phase has 1 to MAX_DELAY blocks, and slot 0 a block before it and a number below 2^40.
    function isValid(Clock memory clock) internal pure returns (bool) {
        return clock.genesisBlock != 0 && clock.genesisBlock <= type(uint40).max
            && _isPhase(clock.proposeBlocks) && _isPhase(clock.revealBlocks);
    }

    /// @dev Length of a slot.
    function slotBlocks(Clock memory clock) internal pure returns (uint256) {
        return uint256(clock.proposeBlocks) + clock.revealBlocks;
    }

    /// @dev First block of a slot.
    function slotStart(Clock memory clock, uint64 slot) internal pure returns (uint256) {
        return clock.genesisBlock + slot * slotBlocks(clock);
    }

    /// @dev The block whose header gives the slot its RANDAO: the one before the slot starts.
    function randaoBlock(Clock memory clock, uint64 slot) internal pure returns (uint256) {
        return slotStart(clock, slot) - 1;
    }

    /// @dev First block of the slot's reveal phase.
    function revealStart(Clock memory clock, uint64 slot) internal pure returns (uint256) {
        return slotStart(clock, slot) + clock.proposeBlocks;
    }

    /// @dev First block after the slot.
    function slotEnd(Clock memory clock, uint64 slot) internal pure returns (uint256) {
        return slotStart(clock, slot) + slotBlocks(clock);
    }

    /// @dev The phase of a slot at a block.
    function phaseAt(Clock memory clock, uint64 slot, uint256 blockNumber) internal pure returns (Phase) {
        if (blockNumber < slotStart(clock, slot)) return Phase.Before;
        if (blockNumber < revealStart(clock, slot)) return Phase.Propose;
        if (blockNumber < slotEnd(clock, slot)) return Phase.Reveal;
        return Phase.Over;
    }

    /// @dev Length of the proving window after a slot: `provingBlocks`, rounded up to whole slots. So every window ends where a
    /// slot starts, and what is pruned does not change within a slot.
    function windowBlocks(Clock memory clock, uint256 provingBlocks) internal pure returns (uint256) {
        return Math.ceilDiv(provingBlocks, slotBlocks(clock)) * slotBlocks(clock);
    }

    /// @dev First block in which roots of a slot's block are no longer taken. It is counted from the slot's end and not from the
    /// reveal: a child's window ends at least a slot after its parent's.
    function windowEnd(Clock memory clock, uint64 slot, uint256 provingBlocks)
        internal
        pure
        returns (uint256)
    {
        return slotEnd(clock, slot) + windowBlocks(clock, provingBlocks);
    }

    /// @dev First block of the slot after the one that `blockNumber`, which is not before slot 0, is in.
    function nextSlotStart(Clock memory clock, uint256 blockNumber) internal pure returns (uint256) {
        uint256 length = slotBlocks(clock);
        return clock.genesisBlock + ((blockNumber - clock.genesisBlock) / length + 1) * length;
    }

    /// @dev First block at which a sequencer may propose again that is penalized from `fromBlock` on, the start of a slot.
    function banUntil(Clock memory clock, uint256 fromBlock, uint32 banSlots)
        internal
        pure
        returns (uint256)
    {
        return fromBlock + banSlots * slotBlocks(clock);
    }

    function _isPhase(uint64 blocks) private pure returns (bool) {
        return blocks != 0 && blocks <= MAX_DELAY;
    }
}

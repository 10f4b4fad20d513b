// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

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
    /// @dev Whether each phase has at least one block and slot 0 has a block before it.
    function isValid(Clock memory clock) internal pure returns (bool) {
        return clock.genesisBlock != 0 && clock.proposeBlocks != 0 && clock.revealBlocks != 0;
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

    /// @dev First block in which roots of a block revealed at `revealedAt` are no longer taken.
    function windowEnd(uint256 revealedAt, uint256 provingBlocks) internal pure returns (uint256) {
        return revealedAt + provingBlocks;
    }
}

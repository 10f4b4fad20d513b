// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Clock, Phase, Schedule} from "../../contracts/lib/Schedule.sol";
import {Test} from "forge-std/Test.sol";

contract ScheduleFuzzTest is Test {
    function testFuzz_isValid_needsEveryPart(uint64 genesis, uint64 propose, uint64 reveal) public pure {
        Clock memory clock = Clock({genesisBlock: genesis, proposeBlocks: propose, revealBlocks: reveal});
        assertEq(clock.isValid(), genesis != 0 && propose != 0 && reveal != 0);
    }

    /// Every block is in one phase of every slot, and the phases follow each other without a gap.
    function testFuzz_phaseAt_partitionsTime(
        uint64 genesis,
        uint64 propose,
        uint64 reveal,
        uint64 slot,
        uint256 atBlock
    ) public pure {
        Clock memory clock = _clock(genesis, propose, reveal);
        uint256 start = clock.slotStart(slot);
        atBlock = bound(atBlock, 0, start + 2 * clock.slotBlocks());
        assertEq(clock.revealStart(slot), start + clock.proposeBlocks);
        assertEq(clock.slotEnd(slot), start + clock.slotBlocks());
        assertEq(clock.randaoBlock(slot), start - 1);

        Phase phase = clock.phaseAt(slot, atBlock);
        assertEq(phase == Phase.Before, atBlock < start);
        assertEq(phase == Phase.Propose, atBlock >= start && atBlock < clock.revealStart(slot));
        assertEq(phase == Phase.Reveal, atBlock >= clock.revealStart(slot) && atBlock < clock.slotEnd(slot));
        assertEq(phase == Phase.Over, atBlock >= clock.slotEnd(slot));
    }

    /// One slot ends where the next one starts: a block is in the propose or reveal phase of one slot at most.
    function testFuzz_slotsDoNotOverlap(uint64 genesis, uint64 propose, uint64 reveal, uint64 slot)
        public
        pure
    {
        Clock memory clock = _clock(genesis, propose, reveal);
        slot = uint64(bound(slot, 0, type(uint64).max - 1));
        assertEq(clock.slotEnd(slot), clock.slotStart(slot + 1));
        assertEq(uint256(clock.phaseAt(slot, clock.slotStart(slot + 1))), uint256(Phase.Over));
        assertEq(uint256(clock.phaseAt(slot + 1, clock.slotEnd(slot) - 1)), uint256(Phase.Before));
    }

    function testFuzz_windowEnd_isTheFirstBlockOut(uint64 revealedAt, uint64 provingBlocks) public pure {
        assertEq(Schedule.windowEnd(revealedAt, provingBlocks), uint256(revealedAt) + provingBlocks);
    }

    /// The parent is revealed in the last block of its slot, its child in the first of the next slot's reveal phase: the child can still be
    /// proven for that long when its parent's root was withheld to the end.
    function testFuzz_windowEnd_ofAChildIsAPhaseAndABlockAfterItsParents(
        uint64 genesis,
        uint64 propose,
        uint64 reveal,
        uint64 slot,
        uint64 provingBlocks
    ) public pure {
        Clock memory clock = _clock(genesis, propose, reveal);
        slot = uint64(bound(slot, 0, type(uint64).max - 1));
        uint256 parentEnd = Schedule.windowEnd(clock.slotEnd(slot) - 1, provingBlocks);
        uint256 childEnd = Schedule.windowEnd(clock.revealStart(slot + 1), provingBlocks);
        assertEq(childEnd - parentEnd, uint256(clock.proposeBlocks) + 1);
    }

    function _clock(uint64 genesis, uint64 propose, uint64 reveal) private pure returns (Clock memory) {
        uint256 most = type(uint64).max;
        return Clock({
            genesisBlock: uint64(bound(genesis, 1, most)),
            proposeBlocks: uint64(bound(propose, 1, most)),
            revealBlocks: uint64(bound(reveal, 1, most))
        });
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Clock, Phase} from "../../contracts/lib/Schedule.sol";
import {Test} from "forge-std/Test.sol";

contract ScheduleFuzzTest is Test {
    function testFuzz_isValid_isWithinTheBounds(uint64 genesis, uint64 propose, uint64 reveal) public pure {
        Clock memory clock = Clock({genesisBlock: genesis, proposeBlocks: propose, revealBlocks: reveal});
        assertEq(
            clock.isValid(),
            genesis != 0 && genesis < 2 ** 40 && propose != 0 && propose < 2 ** 32 && reveal != 0
                && reveal < 2 ** 32
        );
    }

    /// Each bound, with the rest in order.
    function test_isValid_atItsBounds() public pure {
        uint64 longest = type(uint32).max;
        uint64 latest = type(uint40).max;
        assertTrue(Clock(1, 1, 1).isValid());
        assertTrue(Clock(latest, longest, longest).isValid());
        assertFalse(Clock(0, 1, 1).isValid());
        assertFalse(Clock(latest + 1, 1, 1).isValid());
        assertFalse(Clock(1, 0, 1).isValid());
        assertFalse(Clock(1, longest + 1, 1).isValid());
        assertFalse(Clock(1, 1, 0).isValid());
        assertFalse(Clock(1, 1, longest + 1).isValid());
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

    /// The window has whole slots, as few as hold `provingBlocks`, and ends where a slot starts.
    function testFuzz_windowEnd_isTheStartOfASlot(
        uint64 genesis,
        uint64 propose,
        uint64 reveal,
        uint32 slot,
        uint32 provingBlocks
    ) public pure {
        Clock memory clock = _clock(genesis, propose, reveal);
        provingBlocks = uint32(bound(provingBlocks, 1, type(uint32).max));
        uint256 windowBlocks = clock.windowBlocks(provingBlocks);
        assertGe(windowBlocks, provingBlocks);
        assertLt(windowBlocks - provingBlocks, clock.slotBlocks());
        assertEq(windowBlocks % clock.slotBlocks(), 0);

        uint256 end = clock.windowEnd(slot, provingBlocks);
        assertEq(end, clock.slotEnd(slot) + windowBlocks);
        assertEq(end, clock.slotStart(uint64(slot) + 1 + uint64(windowBlocks / clock.slotBlocks())));
    }

    /// However late a parent's root comes, there is a slot in which the child can be proven; it is
    /// never the first to close.
    function testFuzz_windowEnd_ofAChildIsASlotOrMoreAfterItsParents(
        uint64 genesis,
        uint64 propose,
        uint64 reveal,
        uint32 slot,
        uint32 later,
        uint32 provingBlocks
    ) public pure {
        Clock memory clock = _clock(genesis, propose, reveal);
        later = uint32(bound(later, 1, type(uint32).max));
        uint256 parentEnd = clock.windowEnd(slot, provingBlocks);
        uint256 childEnd = clock.windowEnd(uint64(slot) + later, provingBlocks);
        assertEq(childEnd - parentEnd, later * clock.slotBlocks());
    }

    function test_windowBlocks_examples() public pure {
        Clock memory clock = Clock(1, 5, 5);
        assertEq(clock.windowBlocks(1), 10);
        assertEq(clock.windowBlocks(9), 10);
        assertEq(clock.windowBlocks(10), 10);
        assertEq(clock.windowBlocks(11), 20);
        assertEq(clock.windowEnd(0, 11), 31);
    }

    function testFuzz_nextSlotStart_isTheNextSlots(
        uint64 genesis,
        uint64 propose,
        uint64 reveal,
        uint32 slot,
        uint256 atBlock
    ) public pure {
        Clock memory clock = _clock(genesis, propose, reveal);
        atBlock = bound(atBlock, clock.slotStart(slot), clock.slotEnd(slot) - 1);
        assertEq(clock.nextSlotStart(atBlock), clock.slotEnd(slot));
    }

    /// A ban of n slots leaves out n slots.
    function testFuzz_banUntil_isTheStartOfASlot(
        uint64 genesis,
        uint64 propose,
        uint64 reveal,
        uint32 slot,
        uint32 banSlots
    ) public pure {
        Clock memory clock = _clock(genesis, propose, reveal);
        assertEq(clock.banUntil(clock.slotStart(slot), banSlots), clock.slotStart(uint64(slot) + banSlots));
    }

    function _clock(uint64 genesis, uint64 propose, uint64 reveal) private pure returns (Clock memory clock) {
        clock = Clock({
            genesisBlock: uint64(bound(genesis, 1, type(uint40).max)),
            proposeBlocks: uint64(bound(propose, 1, type(uint32).max)),
            revealBlocks: uint64(bound(reveal, 1, type(uint32).max))
        });
        assertTrue(clock.isValid());
    }
}

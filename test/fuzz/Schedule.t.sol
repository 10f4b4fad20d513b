// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Phase, Schedule} from "../../contracts/lib/Schedule.sol";
import {Test} from "forge-std/Test.sol";

contract ScheduleFuzzTest is Test {
    function testFuzz_isValid_isWithinTheBounds(uint64 genesis, uint64 propose, uint64 reveal)
        public
        pure
    {
        Schedule memory schedule =
            Schedule({genesisBlock: genesis, proposeBlocks: propose, revealBlocks: reveal});
        assertEq(
            schedule.isValid(),
            genesis != 0 && genesis < 2 ** 40 && propose != 0 && propose < 2 ** 32 && reveal != 0
                && reveal < 2 ** 32
        );
    }

    /// Each bound, with the rest in order.
    function test_isValid_atItsBounds() public pure {
        uint64 longest = type(uint32).max;
        uint64 latest = type(uint40).max;
        assertTrue(Schedule(1, 1, 1).isValid());
        assertTrue(Schedule(latest, longest, longest).isValid());
        assertFalse(Schedule(0, 1, 1).isValid());
        assertFalse(Schedule(latest + 1, 1, 1).isValid());
        assertFalse(Schedule(1, 0, 1).isValid());
        assertFalse(Schedule(1, longest + 1, 1).isValid());
        assertFalse(Schedule(1, 1, 0).isValid());
        assertFalse(Schedule(1, 1, longest + 1).isValid());
    }

    /// Every block is in one phase of every slot, and the phases follow each other without a gap.
    function testFuzz_phaseAt_partitionsTime(
        uint64 genesis,
        uint64 propose,
        uint64 reveal,
        uint64 slot,
        uint256 atBlock
    ) public pure {
        Schedule memory schedule = _schedule(genesis, propose, reveal);
        uint256 start = schedule.slotStart(slot);
        atBlock = bound(atBlock, 0, start + 2 * schedule.slotBlocks());
        assertEq(schedule.revealStart(slot), start + schedule.proposeBlocks);
        assertEq(schedule.slotEnd(slot), start + schedule.slotBlocks());
        assertEq(schedule.randaoBlock(slot), start - 1);

        Phase phase = schedule.phaseAt(slot, atBlock);
        assertEq(phase == Phase.Before, atBlock < start);
        assertEq(phase == Phase.Propose, atBlock >= start && atBlock < schedule.revealStart(slot));
        assertEq(
            phase == Phase.Reveal,
            atBlock >= schedule.revealStart(slot) && atBlock < schedule.slotEnd(slot)
        );
        assertEq(phase == Phase.Over, atBlock >= schedule.slotEnd(slot));
    }

    /// One slot ends where the next one starts: a block is in the propose or reveal phase of one
    /// slot at most.
    function testFuzz_slotsDoNotOverlap(uint64 genesis, uint64 propose, uint64 reveal, uint64 slot)
        public
        pure
    {
        Schedule memory schedule = _schedule(genesis, propose, reveal);
        slot = uint64(bound(slot, 0, type(uint64).max - 1));
        assertEq(schedule.slotEnd(slot), schedule.slotStart(slot + 1));
        assertEq(
            uint256(schedule.phaseAt(slot, schedule.slotStart(slot + 1))), uint256(Phase.Over)
        );
        assertEq(
            uint256(schedule.phaseAt(slot + 1, schedule.slotEnd(slot) - 1)), uint256(Phase.Before)
        );
    }

    /// The window has whole slots, as few as hold `provingBlocks`, and ends where a slot starts.
    function testFuzz_windowEnd_isTheStartOfASlot(
        uint64 genesis,
        uint64 propose,
        uint64 reveal,
        uint32 slot,
        uint32 provingBlocks
    ) public pure {
        Schedule memory schedule = _schedule(genesis, propose, reveal);
        provingBlocks = uint32(bound(provingBlocks, 1, type(uint32).max));
        uint256 windowBlocks = schedule.windowBlocks(provingBlocks);
        assertGe(windowBlocks, provingBlocks);
        assertLt(windowBlocks - provingBlocks, schedule.slotBlocks());
        assertEq(windowBlocks % schedule.slotBlocks(), 0);

        uint256 end = schedule.windowEnd(slot, provingBlocks);
        assertEq(end, schedule.slotEnd(slot) + windowBlocks);
        assertEq(
            end,
            schedule.slotStart(uint64(slot) + 1 + uint64(windowBlocks / schedule.slotBlocks()))
        );
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
        Schedule memory schedule = _schedule(genesis, propose, reveal);
        later = uint32(bound(later, 1, type(uint32).max));
        uint256 parentEnd = schedule.windowEnd(slot, provingBlocks);
        uint256 childEnd = schedule.windowEnd(uint64(slot) + later, provingBlocks);
        assertEq(childEnd - parentEnd, later * schedule.slotBlocks());
    }

    function test_windowBlocks_examples() public pure {
        Schedule memory schedule = Schedule(1, 5, 5);
        assertEq(schedule.windowBlocks(1), 10);
        assertEq(schedule.windowBlocks(9), 10);
        assertEq(schedule.windowBlocks(10), 10);
        assertEq(schedule.windowBlocks(11), 20);
        assertEq(schedule.windowEnd(0, 11), 31);
    }

    function testFuzz_nextSlotStart_isTheNextSlots(
        uint64 genesis,
        uint64 propose,
        uint64 reveal,
        uint32 slot,
        uint256 atBlock
    ) public pure {
        Schedule memory schedule = _schedule(genesis, propose, reveal);
        atBlock = bound(atBlock, schedule.slotStart(slot), schedule.slotEnd(slot) - 1);
        assertEq(schedule.nextSlotStart(atBlock), schedule.slotEnd(slot));
    }

    /// A ban of n slots leaves out n slots.
    function testFuzz_banUntil_isTheStartOfASlot(
        uint64 genesis,
        uint64 propose,
        uint64 reveal,
        uint32 slot,
        uint32 banSlots
    ) public pure {
        Schedule memory schedule = _schedule(genesis, propose, reveal);
        assertEq(
            schedule.banUntil(schedule.slotStart(slot), banSlots),
            schedule.slotStart(uint64(slot) + banSlots)
        );
    }

    function _schedule(uint64 genesis, uint64 propose, uint64 reveal)
        private
        pure
        returns (Schedule memory schedule)
    {
        schedule = Schedule({
            genesisBlock: uint64(bound(genesis, 1, type(uint40).max)),
            proposeBlocks: uint64(bound(propose, 1, type(uint32).max)),
            revealBlocks: uint64(bound(reveal, 1, type(uint32).max))
        });
        assertTrue(schedule.isValid());
    }
}

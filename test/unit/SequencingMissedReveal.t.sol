// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISequencing, Proposal, SequencingConfig} from "../../contracts/interfaces/ISequencing.sol";
import {IStaking, ROLE_SEQUENCER} from "../../contracts/interfaces/IStaking.sol";
import {SequencingDeployment} from "../support/SequencingDeployment.sol";
import {Withdrawal} from "../support/Withdrawal.sol";

/// @notice Winners that do not reveal: who can report them, when, and what it costs them.
/// @dev The vector's slot is [2027, 2036); what is reported in the next one acts from 2045 on.
contract SequencingMissedRevealTest is SequencingDeployment {
    uint64 private constant NEXT_START = SLOT_END + SLOT_BLOCKS;
    uint64 private constant BAN_UNTIL = NEXT_START + BAN_SLOTS * SLOT_BLOCKS;

    function setUp() public {
        deploy();
    }

    function test_report_penalizesTheWinner() public {
        _win();
        vm.roll(SLOT_END);
        uint256 supply = token.totalSupply();
        vm.expectEmit(address(sequencing));
        emit ISequencing.MissedRevealReported(SLOT, ALICE);
        vm.expectEmit(address(staking));
        emit IStaking.Penalized(ALICE, REVEAL_PENALTY, uint40(NEXT_START), uint40(BAN_UNTIL));
        vm.prank(mallory);
        sequencing.reportMissedReveal(SLOT);
        assertEq(staking.depositOf(ALICE), STAKE_AMOUNT - REVEAL_PENALTY);
        assertEq(token.totalSupply(), supply - REVEAL_PENALTY);
        (, uint32 winner,, bool revealed, bool reported) = sequencing.bestOf(SLOT);
        assertEq(winner, ALICE);
        assertFalse(revealed);
        assertTrue(reported);
    }

    /// Who was outbid did nothing wrong.
    function test_report_penalizesNobodyElse() public {
        _win();
        vm.roll(REVEAL_START - 1);
        propose(bob, proposalOf(1), proofOf(1));
        vm.roll(SLOT_END);
        sequencing.reportMissedReveal(SLOT);
        assertEq(staking.depositOf(ALICE), STAKE_AMOUNT);
        assertEq(staking.depositOf(BOB), STAKE_AMOUNT - REVEAL_PENALTY);
    }

    function test_report_actsFromTheNextSlotOn() public {
        _win();
        vm.roll(SLOT_END + 3);
        sequencing.reportMissedReveal(SLOT);
        _has(ROLE_SEQUENCER, SLOT_START);
        _has(ROLE_SEQUENCER, SLOT_END);
        vm.expectRevert(
            abi.encodeWithSelector(IStaking.Suspended.selector, ALICE, NEXT_START, 0, NEXT_START)
        );
        _has(ROLE_SEQUENCER, NEXT_START);
        staking.refill(ALICE);
        vm.expectRevert(
            abi.encodeWithSelector(
                IStaking.Banned.selector, ALICE, NEXT_START, BAN_UNTIL, BAN_UNTIL - 1
            )
        );
        _has(ROLE_SEQUENCER, BAN_UNTIL - 1);
        _has(ROLE_SEQUENCER, BAN_UNTIL);
    }

    /// For as long as roots of its block would be taken: nobody keeps misses to fire them when it
    /// suits.
    function test_report_canBeLateUntilTheWindowEnds() public {
        _win();
        vm.roll(SLOT_END + WINDOW_BLOCKS);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.ReportTooLate.selector,
                SLOT,
                SLOT_END + WINDOW_BLOCKS,
                SLOT_END + WINDOW_BLOCKS
            )
        );
        sequencing.reportMissedReveal(SLOT);
        vm.roll(SLOT_END + WINDOW_BLOCKS - 1);
        uint40 fromBlock = uint40(SLOT_END + WINDOW_BLOCKS);
        vm.expectEmit(address(staking));
        emit IStaking.Penalized(
            ALICE, REVEAL_PENALTY, fromBlock, uint40(fromBlock + BAN_SLOTS * SLOT_BLOCKS)
        );
        sequencing.reportMissedReveal(SLOT);
    }

    function test_report_isTooEarlyWhileTheSlotLasts() public {
        _win();
        uint256[4] memory blocks =
            [uint256(SLOT_START - 1), SLOT_START, REVEAL_START, SLOT_END - 1];
        for (uint256 i; i < blocks.length; ++i) {
            vm.roll(blocks[i]);
            vm.expectRevert(
                abi.encodeWithSelector(ISequencing.SlotNotOver.selector, SLOT, blocks[i], SLOT_END)
            );
            sequencing.reportMissedReveal(SLOT);
        }
    }

    function test_report_rejectsTheLastSlotWithoutOverflow() public {
        uint256 slotEnd = GENESIS_BLOCK + SLOT_BLOCKS * (uint256(type(uint64).max) + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.SlotNotOver.selector, type(uint64).max, 1000, slotEnd
            )
        );
        sequencing.reportMissedReveal(type(uint64).max);
    }

    function test_report_needsAWinner() public {
        start();
        vm.roll(SLOT_END);
        vm.expectRevert(abi.encodeWithSelector(ISequencing.NoProposal.selector, SLOT));
        sequencing.reportMissedReveal(SLOT);
    }

    function test_report_rejectsASlotThatWasRevealed() public {
        Proposal memory proposal = _win();
        vm.roll(SLOT_END - 1);
        sequencing.reveal(SLOT, proposal, BODY);
        vm.roll(SLOT_END);
        vm.expectRevert(abi.encodeWithSelector(ISequencing.AlreadyRevealed.selector, SLOT));
        sequencing.reportMissedReveal(SLOT);
        assertEq(staking.depositOf(ALICE), STAKE_AMOUNT);
    }

    /// The block is pruned later: that is another's penalty, and another amount.
    function test_report_rejectsASlotWhoseBlockWasPruned() public {
        Proposal memory proposal = _win();
        vm.roll(REVEAL_START);
        sequencing.reveal(SLOT, proposal, BODY);
        vm.roll(SLOT_END + WINDOW_BLOCKS);
        settlement.prune();
        assertEq(staking.depositOf(ALICE), STAKE_AMOUNT - PRUNE_PENALTY);
        vm.expectRevert(abi.encodeWithSelector(ISequencing.AlreadyRevealed.selector, SLOT));
        sequencing.reportMissedReveal(SLOT);
    }

    function test_report_happensOnce() public {
        _win();
        vm.roll(SLOT_END);
        sequencing.reportMissedReveal(SLOT);
        vm.roll(SLOT_END + 100);
        vm.expectRevert(abi.encodeWithSelector(ISequencing.AlreadyReported.selector, SLOT));
        sequencing.reportMissedReveal(SLOT);
        assertEq(staking.depositOf(ALICE), STAKE_AMOUNT - REVEAL_PENALTY);
    }

    // Exits.

    /// It leaves right after it won: the deposit is there for as long as it can be reported, and
    /// until the ban is over.
    function test_report_reachesAWinnerThatLeaves() public {
        _win();
        vm.roll(SLOT_START + 1);
        vm.prank(alice);
        staking.requestExit(ALICE);
        uint256 last = SLOT_END + WINDOW_BLOCKS - 1;
        assertLt(last, SLOT_START + 1 + EXIT_DELAY);
        vm.roll(last);
        sequencing.reportMissedReveal(SLOT);
        uint256 opens = Withdrawal.opensAt(staking, ALICE, SLOT_START + 1);
        vm.roll(opens - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IStaking.WithdrawTooEarly.selector, ALICE, opens - 1, opens)
        );
        vm.prank(alice);
        staking.withdraw(ALICE);
        vm.roll(opens);
        vm.prank(alice);
        staking.withdraw(ALICE);
        assertEq(token.balanceOf(alice), STAKE_AMOUNT - REVEAL_PENALTY);
    }

    // The winner can always reveal.

    /// In the first and in the last block of the phase.
    function test_theWinnerCanRevealWhenNothingButTimePasses() public {
        Proposal memory proposal = _win();
        for (uint256 atBlock = REVEAL_START; atBlock < SLOT_END; ++atBlock) {
            vm.roll(atBlock);
            uint256 before = vm.snapshotState();
            assertEq(sequencing.reveal(SLOT, proposal, BODY), 1);
            assertTrue(vm.revertToState(before));
        }
    }

    /// Neither a penalty nor an exit takes the slot that one has won.
    function test_aWinnerThatIsPenalizedAndLeavesCanReveal() public {
        Proposal memory proposal = _win();
        vm.prank(address(settlement));
        staking.penalize(ALICE, STAKE_AMOUNT, uint40(SLOT_END), uint40(SLOT_END));
        vm.roll(REVEAL_START);
        vm.prank(alice);
        staking.requestExit(ALICE);
        vm.roll(SLOT_END - 1);
        assertEq(sequencing.reveal(SLOT, proposal, BODY), 1);
    }

    function _win() private returns (Proposal memory proposal) {
        start();
        proposal = proposalOf(0);
        propose(alice, proposal, proofOf(0));
    }

    /// Reverts unless alice has a role.
    function _has(uint8 role, uint256 atBlock) private view {
        uint32[] memory ids = new uint32[](1);
        ids[0] = ALICE;
        staking.vrfKeys(ids, role, atBlock);
    }
}

/// @notice The same where a missed reveal costs nothing but a ban, of one slot.
contract SequencingMissedRevealWithoutAPenaltyTest is SequencingDeployment {
    function setUp() public {
        deploy();
    }

    function config() internal pure override returns (SequencingConfig memory c) {
        c = super.config();
        (c.revealPenalty, c.banSlots) = (0, 1);
    }

    function test_report_isABanOnly() public {
        start();
        propose(alice, proposalOf(0), proofOf(0));
        vm.roll(SLOT_END);
        sequencing.reportMissedReveal(SLOT);
        assertEq(staking.depositOf(ALICE), STAKE_AMOUNT);
        uint32[] memory ids = new uint32[](1);
        ids[0] = ALICE;
        uint64 from = SLOT_END + SLOT_BLOCKS;
        vm.expectRevert(
            abi.encodeWithSelector(IStaking.Banned.selector, ALICE, from, from + SLOT_BLOCKS, from)
        );
        staking.vrfKeys(ids, ROLE_SEQUENCER, from);
        staking.vrfKeys(ids, ROLE_SEQUENCER, from + SLOT_BLOCKS);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISequencing, Proposal} from "../../contracts/interfaces/ISequencing.sol";
import {ISettlement} from "../../contracts/interfaces/ISettlement.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {Scores} from "../../contracts/lib/Scores.sol";
import {SequencingDeployment} from "../support/SequencingDeployment.sol";

/// @notice Pending blocks that die around a slot: all its proposals build on one block, the highest
/// is kept, and its maker can reveal.
/// @dev Roots of the block of slot 0 are taken before 2027, the vector's slot's first block, and
/// those of slot 1 before 2036, its end.
contract SequencingTipTest is SequencingDeployment {
    function setUp() public {
        deploy();
        vm.roll(2020);
    }

    function test_windowsEndWhereSlotsStart() public {
        appendPending(0);
        appendPending(1);
        assertEq(settlement.blockAt(1).windowEnd, SLOT_START);
        assertEq(settlement.blockAt(2).windowEnd, SLOT_END);
    }

    /// Nobody needs to call for it: proposal and reveal build on what is left.
    function test_aDeadBlockIsNoParentFromTheSlotsFirstBlockOn() public {
        appendPending(0);
        start();
        assertEq(settlement.tip(), 0);
        assertEq(settlement.recordedTip(), 1);
        Proposal memory proposal = proposalOf(0);
        assertEq(proposal.parent, 0);
        Proposal memory onTheDead = proposalOf(0);
        onTheDead.parent = 1;
        uint256[8] memory proof = proofOf(0);
        vm.expectRevert(abi.encodeWithSelector(ISequencing.ParentNotTip.selector, 1, 0));
        propose(alice, onTheDead, proof);
        propose(alice, proposal, proof);

        vm.roll(REVEAL_START);
        vm.expectEmit(address(sequencing));
        emit ISequencing.Revealed(SLOT, 1, proposal, BODY);
        vm.expectEmit(address(settlement));
        emit ISettlement.BlocksPruned(1, 1, MALLORY);
        vm.expectEmit(address(staking));
        emit IStaking.Penalized(
            MALLORY, PRUNE_PENALTY, uint40(SLOT_END), uint40(SLOT_END + BAN_SLOTS * SLOT_BLOCKS)
        );
        assertEq(sequencing.reveal(SLOT, proposal, BODY), 1);
        assertEq(settlement.tip(), 1);
        assertEq(settlement.blockAt(1).sequencerId, ALICE);
    }

    /// One that dies with the slot can be built on within it, to the last block.
    function test_aBlockThatDiesWithTheSlotIsAParentWithinIt() public {
        appendPending(1);
        start();
        Proposal memory proposal = proposalOf(0);
        assertEq(proposal.parent, 1);
        propose(alice, proposal, proofOf(0));
        vm.roll(SLOT_END - 1);
        assertEq(sequencing.reveal(SLOT, proposal, BODY), 2);
        vm.roll(SLOT_END);
        assertEq(settlement.tip(), 0, "and takes it along");
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ParentNotProven.selector, 2, 0));
        settlement.submitRoot(2, "");
    }

    // Attacks of the first edition, where windows ended with any block.

    /// A low score was to win by a prune in the last block of the propose phase, in which nobody
    /// can answer: the best proposal was on the block that died, and no rival any more.
    function test_aPruneInTheLastProposeBlockDoesNotWinTheSlot() public {
        appendPending(1);
        _snipe(1);
    }

    /// The same where the pending block died as the slot began.
    function test_aPruneOfADeadBlockDoesNotWinTheSlot() public {
        appendPending(0);
        _snipe(0);
    }

    function _snipe(uint64 parent) private {
        start();
        Proposal memory best = proposalOf(1);
        assertEq(best.parent, parent);
        propose(bob, best, proofOf(1));

        vm.roll(REVEAL_START - 1);
        Proposal memory mine = proposalOf(0);
        try settlement.prune() {} catch {}
        for (mine.parent = 0; mine.parent < 2; ++mine.parent) {
            uint256 score = Scores.score(mine.vrf, 8000);
            uint256[8] memory proof = proofOf(0);
            vm.expectRevert(
                mine.parent == parent
                    ? abi.encodeWithSelector(
                        ISequencing.ScoreNotHigher.selector, score, Scores.score(best.vrf, 10_000)
                    )
                    : abi.encodeWithSelector(
                        ISequencing.ParentNotTip.selector, mine.parent, parent
                    )
            );
            propose(alice, mine, proof);
        }
        (, uint32 winner,,,) = sequencing.bestOf(SLOT);
        assertEq(winner, BOB);
        vm.roll(REVEAL_START);
        try settlement.prune() {} catch {}
        assertEq(sequencing.reveal(SLOT, best, BODY), parent + 1);
    }

    /// The winner was to be cut off by a prune ahead of its reveal.
    function test_aPruneInTheRevealPhaseDoesNotCutOffTheWinner() public {
        appendPending(1);
        start();
        Proposal memory best = proposalOf(1);
        propose(bob, best, proofOf(1));
        for (uint256 atBlock = REVEAL_START; atBlock < SLOT_END; ++atBlock) {
            vm.roll(atBlock);
            vm.expectRevert(
                abi.encodeWithSelector(ISettlement.WindowOpen.selector, 1, atBlock, SLOT_END)
            );
            settlement.prune();
        }
        assertEq(sequencing.reveal(SLOT, best, BODY), 2);
    }

    function test_aPruneOfADeadBlockDoesNotCutOffTheWinner() public {
        appendPending(0);
        start();
        Proposal memory best = proposalOf(1);
        propose(bob, best, proofOf(1));
        vm.roll(REVEAL_START);
        settlement.prune();
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NothingToPrune.selector, 0, 0));
        settlement.prune();
        assertEq(sequencing.reveal(SLOT, best, BODY), 1);
    }

    /// Whatever is pruned and proven in between, the higher of two proposals is kept, in either
    /// order.
    /// forge-config: default.fuzz.runs = 64
    function testFuzz_theHighestIsKept(uint64 pendingSlot, uint8 prunedAt, bool higherFirst)
        public
    {
        pendingSlot %= 3;
        appendPending(pendingSlot);
        start();
        (uint256 first, uint256 second) = higherFirst ? (1, 0) : (0, 1);
        _propose(first);
        for (uint256 i; i < 4; ++i) {
            vm.roll(SLOT_START + i);
            if (i == prunedAt % 5) try settlement.prune() {} catch {}
        }
        if (higherFirst) {
            uint256[8] memory proof = proofOf(second);
            Proposal memory proposal = proposalOf(second);
            vm.expectRevert(
                abi.encodeWithSelector(
                    ISequencing.ScoreNotHigher.selector,
                    Scores.score(proposalOf(0).vrf, 8000),
                    Scores.score(proposalOf(1).vrf, 10_000)
                )
            );
            propose(alice, proposal, proof);
        } else {
            _propose(second);
        }
        (, uint32 winner,,,) = sequencing.bestOf(SLOT);
        assertEq(winner, BOB);
        vm.roll(REVEAL_START + prunedAt % 5);
        sequencing.reveal(SLOT, proposalOf(1), BODY);
    }

    function _propose(uint256 ticket) private {
        propose(ticket == 0 ? alice : bob, proposalOf(ticket), proofOf(ticket));
    }
}

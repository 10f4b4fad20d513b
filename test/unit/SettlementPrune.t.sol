// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Block, ISettlement, NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {
    IStaking,
    ROLE_BASE,
    ROLE_SEQUENCER,
    Suspension
} from "../../contracts/interfaces/IStaking.sol";
import {Deployment} from "../support/Deployment.sol";
import {Withdrawal} from "../support/Withdrawal.sol";
import {Vm} from "forge-std/Vm.sol";

/// @notice Windows: when they end, what counts as pruned when one has closed without a root, and
/// who pays for it.
/// @dev Blocks 1, 2, 3 are those of slots 7, 8, 9; their windows end at L1 blocks 1050, 1060, 1070.
contract SettlementPruneTest is Deployment {
    uint32 private constant AUTHOR = 1;
    uint32 private constant NEXT_AUTHOR = 2;
    address private author = makeAddr("author");
    address private mallory = makeAddr("mallory");

    function setUp() public {
        deploy();
        newStaker(author);
        newStaker(makeAddr("next author"));
    }

    // Windows.

    function test_windowEnd_isTheSlotsWhateverBlockRevealedIt() public {
        uint256 before = vm.snapshotState();
        for (uint256 blockNumber = 995; blockNumber < 1000; ++blockNumber) {
            vm.roll(blockNumber);
            appendBlock();
            assertEq(settlement.blockAt(1).windowEnd, 1050);
            assertTrue(vm.revertToState(before));
        }
    }

    /// The parent is revealed as late as can be, its child as early.
    function test_windowEnd_ofAChildIsASlotAfterItsParents() public {
        vm.roll(999);
        appendBlock();
        vm.roll(1005);
        appendBlock();
        assertEq(settlement.blockAt(2).windowEnd, settlement.blockAt(1).windowEnd + SLOT_BLOCKS);
        // The parent's root comes in its last block: the child has a slot left.
        vm.roll(1049);
        submit(1, tallyOf(60));
        vm.roll(1059);
        submit(2, tallyOf(60));
        assertEq(settlement.proven(), 2);
    }

    // What counts as pruned.

    function test_blocksCountAsPrunedWhenTheWindowOfTheFirstHasClosed() public {
        appendBlock();
        appendBlock();
        vm.roll(1049);
        assertEq(settlement.tip(), 2);
        vm.roll(1050);
        assertEq(settlement.tip(), 0);
        assertEq(settlement.recordedTip(), 2, "they are on record");
        assertEq(settlement.blockAt(2).slot, 8);
        assertEq(settlement.proven(), 0);
    }

    function test_blocksCountAsPrunedDownToTheLastProven() public {
        appendBlock();
        submit(1, tallyOf(60));
        appendBlock();
        appendBlock();
        vm.roll(1059);
        assertEq(settlement.tip(), 3, "the proven block's window does not matter");
        vm.roll(1060);
        assertEq(settlement.tip(), 1);
    }

    function test_aProvenChainNeverCountsAsPruned() public {
        appendBlock();
        submit(1, tallyOf(60));
        vm.roll(5000);
        assertEq(settlement.tip(), 1);
    }

    /// Neither it nor what was built on it can be saved any more.
    function test_submitRoot_rejectsWhatCountsAsPruned() public {
        appendBlock();
        appendBlock();
        vm.roll(1050);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.WindowClosed.selector, 1, 1050, 1050));
        submit(1, tallyOf(60));
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ParentNotProven.selector, 2, 0));
        submit(2, tallyOf(60));
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NotProven.selector, 1, 0));
        settlement.finalize(1);
    }

    function test_append_buildsOnTheTipWithoutAPrune() public {
        appendBlock();
        appendBlock();
        vm.roll(1055);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ParentNotTip.selector, 2, 0));
        sequencing.append(_ofSlot(13, 2));
        assertEq(settlement.recordedTip(), 2, "undone with the rest");

        vm.expectEmit(address(settlement));
        emit ISettlement.BlocksPruned(1, 2, AUTHOR);
        vm.expectEmit(address(staking));
        emit IStaking.Penalized(AUTHOR, PRUNE_PENALTY, 1060, 1090);
        assertEq(sequencing.append(_ofSlot(13, 0)), 1);
        assertEq(settlement.tip(), 1);
        assertEq(settlement.recordedTip(), 1);
        assertEq(settlement.blockAt(1).slot, 13);
        assertEq(settlement.blockAt(1).windowEnd, 1110);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.UnknownBlock.selector, 2, 1));
        settlement.blockAt(2);
    }

    function test_append_prunesNothingWhileTheWindowIsOpen() public {
        appendBlock();
        vm.roll(1049);
        sequencing.append(_ofSlot(12, 1));
        assertEq(settlement.tip(), 2);
        assertEq(staking.depositOf(AUTHOR), STAKE_AMOUNT);
    }

    /// Other sequencers' numbers in the old block leave nothing in the new one.
    function test_append_givesNumbersAgain() public {
        appendBlock();
        vm.roll(1050);
        NewBlock memory other = _ofSlot(12, 0);
        (other.txRoot, other.numTxs, other.seenTxs, other.feeSplitBps) = (98, 8, 0, 0);
        (other.challenge, other.fingerprint, other.sequencerId) = (0, 0, NEXT_AUTHOR);
        sequencing.append(other);
        Block memory pending = settlement.blockAt(1);
        assertEq(pending.slot, 12);
        assertEq(pending.slotStart, 1040);
        assertEq(pending.windowEnd, 1100);
        assertEq(pending.txRoot, 98);
        assertEq(pending.numTxs, 8);
        assertEq(pending.seenTxs, 0);
        assertEq(pending.feeSplitBps, 0);
        assertEq(pending.challenge, 0);
        assertEq(pending.fingerprint, 0);
        assertEq(pending.sequencerId, NEXT_AUTHOR);
        assertEq(pending.totalScore, 0);
        submit(1, tallyOf(60));
        assertEq(settlement.proven(), 1);
    }

    function test_prune_dropsWhatCountsAsPruned() public {
        appendBlock();
        submit(1, tallyOf(60));
        appendBlock();
        appendBlock();
        vm.roll(1060);
        vm.expectEmit(address(settlement));
        emit ISettlement.BlocksPruned(2, 3, AUTHOR);
        vm.expectEmit(address(staking));
        emit IStaking.Penalized(AUTHOR, PRUNE_PENALTY, 1070, 1100);
        vm.prank(mallory);
        settlement.prune();
        assertEq(settlement.tip(), 1);
        assertEq(settlement.recordedTip(), 1);
        assertEq(settlement.proven(), 1);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.UnknownBlock.selector, 2, 1));
        settlement.blockAt(2);
        settlement.finalize(1);
    }

    function test_prune_rejectsAnOpenWindow() public {
        appendBlock();
        vm.roll(1049);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.WindowOpen.selector, 1, 1049, 1050));
        settlement.prune();
        submit(1, tallyOf(60));
        appendBlock();
        vm.roll(1059);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.WindowOpen.selector, 2, 1059, 1060));
        settlement.prune();
    }

    function test_prune_rejectsAChainThatIsAllProven() public {
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NothingToPrune.selector, 0, 0));
        settlement.prune();
        appendBlock();
        submit(1, tallyOf(60));
        vm.roll(1050);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NothingToPrune.selector, 1, 1));
        settlement.prune();
    }

    // Penalties.

    /// Once, whoever comes first.
    function test_aDroppedBlockIsPenalizedOnce() public {
        appendBlock();
        vm.roll(1050);
        settlement.prune();
        assertEq(staking.depositOf(AUTHOR), STAKE_AMOUNT - PRUNE_PENALTY);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NothingToPrune.selector, 0, 0));
        settlement.prune();
        sequencing.append(_ofSlot(12, 0));
        assertEq(staking.depositOf(AUTHOR), STAKE_AMOUNT - PRUNE_PENALTY);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.WindowOpen.selector, 1, 1050, 1100));
        settlement.prune();
    }

    function test_aBlockThatWasDroppedByAnAppendIsPenalizedOnce() public {
        appendBlock();
        vm.roll(1050);
        sequencing.append(_ofSlot(12, 0));
        assertEq(staking.depositOf(AUTHOR), STAKE_AMOUNT - PRUNE_PENALTY);
        sequencing.append(_ofSlot(13, 1));
        vm.expectRevert(abi.encodeWithSelector(ISettlement.WindowOpen.selector, 1, 1050, 1100));
        settlement.prune();
        assertEq(staking.depositOf(AUTHOR), STAKE_AMOUNT - PRUNE_PENALTY);
    }

    /// Those who built on a block that died lose nothing.
    function test_onlyTheFirstAuthorIsPenalized() public {
        appendBlock();
        NewBlock memory child = newBlock(1);
        child.sequencerId = NEXT_AUTHOR;
        sequencing.append(child);
        vm.roll(1500);
        vm.recordLogs();
        settlement.prune();
        assertEq(_penalties(), 1);
        assertEq(staking.depositOf(AUTHOR), STAKE_AMOUNT - PRUNE_PENALTY);
        assertEq(staking.depositOf(NEXT_AUTHOR), STAKE_AMOUNT);
        assertFalse(staking.staker(NEXT_AUTHOR).penalized);
    }

    /// The first that was not proven, not the first of all.
    function test_theAuthorOfAProvenBlockIsNotPenalized() public {
        appendBlock();
        submit(1, tallyOf(60));
        NewBlock memory child = newBlock(1);
        child.sequencerId = NEXT_AUTHOR;
        sequencing.append(child);
        vm.roll(1060);
        settlement.prune();
        assertEq(staking.depositOf(AUTHOR), STAKE_AMOUNT);
        assertEq(staking.depositOf(NEXT_AUTHOR), STAKE_AMOUNT - PRUNE_PENALTY);
    }

    function test_penalty_isBurnedAndActsFromTheNextSlotOn() public {
        appendBlock();
        uint256 supply = token.totalSupply();
        vm.roll(1059);
        settlement.prune();
        assertEq(token.totalSupply(), supply - PRUNE_PENALTY);
        Suspension[] memory suspensions = staking.suspensionsOf(AUTHOR);
        assertEq(suspensions.length, 1);
        assertEq(abi.encode(suspensions[0]), abi.encode(Suspension(1060, 0, 1090)), "three slots");
        _ofRole(ROLE_SEQUENCER, 1050);
        vm.expectRevert(abi.encodeWithSelector(IStaking.Suspended.selector, AUTHOR, 1060, 0, 1060));
        _ofRole(ROLE_SEQUENCER, 1060);
    }

    /// From the slot in which it is taken, however late.
    function test_penalty_ofALatePrune() public {
        appendBlock();
        vm.roll(1230);
        vm.expectEmit(address(staking));
        emit IStaking.Penalized(AUTHOR, PRUNE_PENALTY, 1240, 1270);
        settlement.prune();
    }

    function test_penalty_isNoMoreThanTheDeposit() public {
        for (uint64 slot = 8; slot < 12; ++slot) {
            vm.roll(slotStart(10 * slot));
            sequencing.append(_ofSlot(10 * slot, 0));
        }
        vm.roll(slotStart(120));
        settlement.prune();
        assertEq(staking.depositOf(AUTHOR), 0, "30, 30, 30, 10");
        assertEq(token.balanceOf(address(staking)), STAKE_AMOUNT, "the other's");
    }

    function test_penalty_canBeOff() public {
        deployParts();
        settlement = newSettlement(PROVING_BLOCKS, 0, GENESIS_STATE);
        token.approve(address(staking), type(uint256).max);
        newStaker(author);
        appendBlock();
        vm.roll(1050);
        vm.expectEmit(address(staking));
        emit IStaking.Penalized(AUTHOR, 0, 1060, 1090);
        settlement.prune();
        assertEq(staking.depositOf(AUTHOR), STAKE_AMOUNT);
        _ofRole(ROLE_BASE, 1060);
        vm.expectRevert(abi.encodeWithSelector(IStaking.Banned.selector, AUTHOR, 1060, 1090, 1060));
        _ofRole(ROLE_SEQUENCER, 1060);
    }

    /// Nothing is left to take: the blocks go all the same, and the next one comes.
    function test_anAuthorThatIsGoneDoesNotStopTheChain() public {
        vm.prank(author);
        staking.requestExit(AUTHOR);
        appendBlock();
        vm.roll(1100);
        vm.prank(author);
        staking.withdraw(AUTHOR);
        sequencing.append(_ofSlot(18, 0));
        assertEq(settlement.tip(), 1);
        vm.roll(1400);
        settlement.prune();
        assertEq(settlement.recordedTip(), 0);
        assertEq(token.balanceOf(address(staking)), STAKE_AMOUNT, "the other's");
    }

    /// Whoever leaves right after winning, and so after the slot's first block, is there a slot
    /// longer than its window.
    function testFuzz_anExitDoesNotOutrunThePenalty(uint256 leftAt) public {
        leftAt = bound(leftAt, 1021, 1029);
        vm.roll(leftAt);
        vm.prank(author);
        staking.requestExit(AUTHOR);
        _ofRole(ROLE_SEQUENCER, slotStart(10));
        sequencing.append(_ofSlot(10, 0));
        uint256 windowEnd = settlement.blockAt(1).windowEnd;
        assertEq(windowEnd, 1080);
        vm.roll(windowEnd + SLOT_BLOCKS - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IStaking.WithdrawTooEarly.selector, AUTHOR, 1089, leftAt + EXIT_DELAY
            )
        );
        vm.prank(author);
        staking.withdraw(AUTHOR);
        settlement.prune();
        assertEq(staking.depositOf(AUTHOR), STAKE_AMOUNT - PRUNE_PENALTY);
        vm.roll(Withdrawal.opensAt(staking, AUTHOR, leftAt));
        vm.prank(author);
        staking.withdraw(AUTHOR);
        assertEq(token.balanceOf(author), STAKE_AMOUNT - PRUNE_PENALTY);
    }

    /// The block that has the number now, not the one that had it.
    function test_theNextChainHasItsOwnAuthor() public {
        appendBlock();
        vm.roll(1050);
        NewBlock memory other = _ofSlot(12, 0);
        other.sequencerId = NEXT_AUTHOR;
        sequencing.append(other);
        vm.roll(1100);
        vm.expectEmit(address(settlement));
        emit ISettlement.BlocksPruned(1, 1, NEXT_AUTHOR);
        settlement.prune();
        assertEq(staking.depositOf(AUTHOR), STAKE_AMOUNT - PRUNE_PENALTY);
        assertEq(staking.depositOf(NEXT_AUTHOR), STAKE_AMOUNT - PRUNE_PENALTY);
    }

    function _ofSlot(uint64 slot, uint64 parent) private pure returns (NewBlock memory block_) {
        block_ = newBlock(parent);
        block_.slot = slot;
        block_.slotStart = slotStart(slot);
    }

    /// Reverts unless the author is eligible.
    function _ofRole(uint8 role, uint256 atBlock) private view {
        uint32[] memory ids = new uint32[](1);
        ids[0] = AUTHOR;
        staking.vrfKeys(ids, role, atBlock);
    }

    function _penalties() private returns (uint256 count) {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].topics[0] == IStaking.Penalized.selector) ++count;
        }
    }
}

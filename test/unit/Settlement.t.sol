// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRewards, Remainder, Settled} from "../../contracts/interfaces/IRewards.sol";
import {BlockContext, IRootVerifier, Tally} from "../../contracts/interfaces/IRootVerifier.sol";
import {Block, ISettlement, NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {Seeds} from "../../contracts/lib/Seeds.sol";
import {Deployment} from "../support/Deployment.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @notice The chain of blocks, their roots, and what Rewards is told.
contract SettlementTest is Deployment {
    address private mallory = makeAddr("mallory");

    function setUp() public {
        deploy();
        newStaker(makeAddr("sequencer"));
        rewards.fundReserve(10_000 ether);
        rewards.fundEscrow(10_000 ether);
    }

    // The pending chain.

    function test_append_recordsThePendingBlock() public {
        NewBlock memory newBlock_ = newBlock(0);
        uint256 seed =
            Seeds.proverSeed(block.chainid, address(settlement), 7, bytes32(uint256(66)), 77);
        vm.expectEmit(address(settlement));
        emit ISettlement.BlockAppended(1, 7, seed, 1050);
        assertEq(sequencing.append(newBlock_), 1);

        assertEq(settlement.tip(), 1);
        assertEq(settlement.recordedTip(), 1);
        assertEq(settlement.proven(), 0);
        Block memory pending = settlement.blockAt(1);
        assertEq(pending.slot, 7);
        assertEq(pending.slotStart, 990);
        assertEq(pending.windowEnd, 1050);
        assertEq(pending.sequencerId, 1);
        assertEq(pending.feeSplitBps, 8000);
        assertEq(pending.numTxs, 32);
        assertEq(pending.seenTxs, 20);
        assertEq(pending.seed, seed);
        assertEq(pending.challenge, 88);
        assertEq(pending.fingerprint, 99);
        assertEq(pending.txRoot, 55);
        assertEq(pending.totalScore, 0);
        assertFalse(pending.finalized);
    }

    function test_append_isSequencingsOnly() public {
        vm.prank(mallory);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NotSequencing.selector, mallory));
        settlement.append(newBlock(0));
    }

    function test_append_buildsOnTheTipOnly() public {
        appendBlock();
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ParentNotTip.selector, 0, 1));
        sequencing.append(newBlock(0));
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ParentNotTip.selector, 2, 1));
        sequencing.append(newBlock(2));
    }

    function test_blockAt_rejectsGenesisAndBlocksBeyondTheTip() public {
        vm.expectRevert(abi.encodeWithSelector(ISettlement.UnknownBlock.selector, 0, 0));
        settlement.blockAt(0);
        appendBlock();
        vm.expectRevert(abi.encodeWithSelector(ISettlement.UnknownBlock.selector, 2, 1));
        settlement.blockAt(2);
    }

    function test_stateAfter_rejectsWhatIsNotProven() public {
        appendBlock();
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NotProven.selector, 1, 0));
        settlement.stateAfter(1);
        submit(1, tallyOf(60));
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NotProven.selector, 2, 1));
        settlement.stateAfter(2);
    }

    // Roots.

    function test_submitRoot_firstProvesTheBlock() public {
        appendBlock();
        Tally memory tally = tallyOf(60);
        vm.expectEmit(address(settlement));
        emit ISettlement.RootAccepted(
            1,
            mallory,
            60,
            10_000,
            tally.payoutsRoot,
            4321,
            400 ether,
            address(0xbe),
            tally.payouts
        );
        vm.prank(mallory);
        settlement.submitRoot(1, abi.encode(tally));

        assertEq(settlement.proven(), 1);
        assertEq(settlement.stateAfter(1), 4321);
        Block memory proven = settlement.blockAt(1);
        assertEq(proven.totalScore, 60);
        assertEq(proven.keepBps, 10_000);
        assertEq(proven.payoutsRoot, tally.payoutsRoot);
        assertEq(proven.stateOut, 4321);
        assertEq(proven.fees, 400 ether);
        assertEq(proven.beneficiary, address(0), "Rewards gives nothing to one");
    }

    function test_submitRoot_showsTheVerifierTheBlockAndTheScoreToBeat() public {
        appendBlock();
        submit(1, tallyOf(60));
        appendBlock();
        NewBlock memory second = newBlock(1);
        BlockContext memory context = BlockContext({
            seed: Seeds.proverSeed(
                block.chainid, address(settlement), second.slot, second.randao, second.vrf
            ),
            challenge: second.challenge,
            fingerprint: second.fingerprint,
            stateIn: 4321,
            txRoot: second.txRoot,
            slotStart: second.slotStart,
            numTxs: second.numTxs
        });
        bytes memory submission = abi.encode(tallyOf(10));
        vm.expectCall(
            address(verifier), abi.encodeCall(IRootVerifier.verify, (context, submission, 0))
        );
        settlement.submitRoot(2, submission);

        submission = abi.encode(tallyOf(11));
        vm.expectCall(
            address(verifier), abi.encodeCall(IRootVerifier.verify, (context, submission, 10))
        );
        settlement.submitRoot(2, submission);
    }

    function test_submitRoot_firstBlockStartsFromTheGenesisState() public {
        appendBlock();
        NewBlock memory first = newBlock(0);
        BlockContext memory context = BlockContext({
            seed: settlement.blockAt(1).seed,
            challenge: first.challenge,
            fingerprint: first.fingerprint,
            stateIn: GENESIS_STATE,
            txRoot: first.txRoot,
            slotStart: first.slotStart,
            numTxs: first.numTxs
        });
        bytes memory submission = abi.encode(tallyOf(1));
        vm.expectCall(
            address(verifier), abi.encodeCall(IRootVerifier.verify, (context, submission, 0))
        );
        settlement.submitRoot(1, submission);
    }

    /// Worked example B: R2's total is 10 more than R1's. The order does not matter.
    function test_submitRoot_higherTotalWins() public {
        appendBlock();
        submit(1, tallyOf(240));
        submit(1, tallyOf(250));
        assertEq(settlement.blockAt(1).totalScore, 250);
        assertEq(settlement.blockAt(1).payoutsRoot, tallyOf(250).payoutsRoot);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ScoreNotHigher.selector, 240, 250));
        submit(1, tallyOf(240));
    }

    function test_submitRoot_aTieKeepsTheFirst() public {
        appendBlock();
        submit(1, tallyOf(60));
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ScoreNotHigher.selector, 60, 60));
        submit(1, tallyOf(60));
    }

    function test_submitRoot_rejectsATotalOfZero() public {
        appendBlock();
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ScoreNotHigher.selector, 0, 0));
        submit(1, tallyOf(0));
    }

    function test_submitRoot_laterRootsMustAgreeOnTheState() public {
        appendBlock();
        submit(1, tallyOf(60));
        Tally memory tally = tallyOf(61);
        tally.stateOut = 4322;
        vm.expectRevert(abi.encodeWithSelector(ISettlement.StateDisagreement.selector, 4321, 4322));
        submit(1, tally);
    }

    function test_submitRoot_laterRootsMustAgreeOnTheFees() public {
        appendBlock();
        submit(1, tallyOf(60));
        Tally memory tally = tallyOf(61);
        tally.fees += 1;
        vm.expectRevert(
            abi.encodeWithSelector(ISettlement.FeesDisagreement.selector, 400 ether, 400 ether + 1)
        );
        submit(1, tally);
    }

    function test_submitRoot_isTakenInTheWindowsLastBlockAndNotAfter() public {
        appendBlock();
        vm.roll(1049);
        submit(1, tallyOf(60));
        vm.roll(1050);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.WindowClosed.selector, 1, 1050, 1050));
        submit(1, tallyOf(61));
    }

    function test_submitRoot_needsAProvenParent() public {
        appendBlock();
        appendBlock();
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ParentNotProven.selector, 2, 0));
        submit(2, tallyOf(60));
        submit(1, tallyOf(60));
        appendBlock();
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ParentNotProven.selector, 3, 1));
        submit(3, tallyOf(60));
        submit(2, tallyOf(60));
        assertEq(settlement.proven(), 2);
    }

    function test_submitRoot_aBetterRootOfAnOlderBlockChangesNothingElse() public {
        appendBlock();
        appendBlock();
        submit(1, tallyOf(60));
        submit(2, tallyOf(60));
        submit(1, tallyOf(70));
        assertEq(settlement.proven(), 2);
        assertEq(settlement.blockAt(1).totalScore, 70);
        assertEq(settlement.blockAt(2).totalScore, 60);
    }

    function test_submitRoot_rejectsUnknownBlocks() public {
        vm.expectRevert(abi.encodeWithSelector(ISettlement.UnknownBlock.selector, 0, 0));
        submit(0, tallyOf(60));
        vm.expectRevert(abi.encodeWithSelector(ISettlement.UnknownBlock.selector, 1, 0));
        submit(1, tallyOf(60));
    }

    function test_submitRoot_rejectsSumsNoTreeHas() public {
        appendBlock();
        Tally memory tally = tallyOf(uint256(type(uint176).max) + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                SafeCast.SafeCastOverflowedUintDowncast.selector, 176, tally.totalScore
            )
        );
        submit(1, tally);
        tally = tallyOf(1);
        tally.keepBps = uint256(type(uint48).max) + 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                SafeCast.SafeCastOverflowedUintDowncast.selector, 48, tally.keepBps
            )
        );
        submit(1, tally);
    }

    /// 3 proofs on each of 2^32 - 1 nodes, each with the highest score and nothing burned: the
    /// widths hold them.
    function test_blockWidthsHoldTheTallestTree() public pure {
        uint256 proofs = 3 * uint256(type(uint32).max);
        assertLe(proofs * 20_000 * type(uint128).max, type(uint176).max);
        assertLe(proofs * 10_000, type(uint48).max);
    }

    // Finalization.

    function test_finalize_handsTheBestRecordToRewards() public {
        appendBlock();
        submit(1, tallyOf(60));
        submit(1, tallyOf(70));
        vm.roll(1050);
        vm.expectEmit(address(settlement));
        emit ISettlement.BlockFinalized(1);
        vm.prank(mallory);
        settlement.finalize(1);

        assertTrue(settlement.blockAt(1).finalized);
        Remainder memory remainder = rewards.remainderOf(1);
        assertEq(remainder.payoutsRoot, tallyOf(70).payoutsRoot);
        assertEq(remainder.sequencerShare, 200 ether);
        assertEq(remainder.unitPerBps, uint256(800 ether) / (31 * 3 * 10_000));
        assertEq(remainder.remaining, 200 ether + remainder.unitPerBps * 10_000);
        assertEq(remainder.sequencerId, 1);
    }

    /// All that Rewards is told of a block. One of 8 transactions has 4 base rollups and 3 merges.
    function test_finalize_tellsRewardsWhatL1Knows() public {
        NewBlock memory newBlock_ = newBlock(0);
        (newBlock_.numTxs, newBlock_.seenTxs) = (8, 5);
        sequencing.append(newBlock_);
        submit(1, tallyOf(60));
        vm.roll(1050);
        Settled memory settled = Settled({
            number: 1,
            sequencerId: 1,
            feeSplitBps: 8000,
            numNodes: 7,
            seenTxs: 5,
            fees: 400 ether,
            keepBps: 10_000,
            payoutsRoot: tallyOf(60).payoutsRoot,
            beneficiary: address(0)
        });
        vm.expectCall(address(rewards), abi.encodeCall(IRewards.settle, (settled)));
        settlement.finalize(1);
    }

    /// With base rollups of four transactions, a block of 32 has 8 of them and 7 merges.
    function test_finalize_countsTheNodesOfWiderBaseRollups() public {
        deployParts();
        _answer(address(sequencing), "TXS_PER_BASE()", 4);
        _answer(address(verifier), "TXS_PER_BASE()", 4);
        settlement = newSettlement(PROVING_BLOCKS, 0, GENESIS_STATE);
        token.approve(address(rewards), type(uint256).max);
        rewards.fundReserve(10_000 ether);
        appendBlock();
        submit(1, tallyOf(60));
        vm.roll(1050);
        settlement.finalize(1);
        assertEq(rewards.remainderOf(1).unitPerBps, uint256(480 ether) / (15 * 3 * 10_000));
    }

    function test_finalize_rejectsAnOpenWindow() public {
        appendBlock();
        submit(1, tallyOf(60));
        vm.roll(1049);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.WindowOpen.selector, 1, 1049, 1050));
        settlement.finalize(1);
    }

    function test_finalize_happensOnce() public {
        appendBlock();
        submit(1, tallyOf(60));
        vm.roll(1050);
        settlement.finalize(1);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.AlreadyFinalized.selector, 1));
        settlement.finalize(1);
    }

    function test_finalize_needsARoot() public {
        appendBlock();
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NotProven.selector, 1, 0));
        settlement.finalize(1);
        submit(1, tallyOf(60));
        appendBlock();
        vm.roll(1050);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NotProven.selector, 2, 1));
        settlement.finalize(2);
    }

    function test_finalize_rejectsUnknownBlocks() public {
        vm.expectRevert(abi.encodeWithSelector(ISettlement.UnknownBlock.selector, 0, 0));
        settlement.finalize(0);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.UnknownBlock.selector, 1, 0));
        settlement.finalize(1);
    }

    function test_finalize_anyOrderOfBlocks() public {
        appendBlock();
        appendBlock();
        submit(1, tallyOf(60));
        submit(2, tallyOf(60));
        vm.roll(1050);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.WindowOpen.selector, 2, 1050, 1060));
        settlement.finalize(2);
        vm.roll(1060);
        settlement.finalize(2);
        settlement.finalize(1);
    }

    /// The first fees that do not fit into a record, and others of which the low half is small:
    /// none of them are kept as less.
    function test_submitRoot_keepsFeesAboveTheWidestAsTheWidest() public {
        uint256 widest = type(uint128).max;
        uint256[4] memory fees = [widest, widest + 1, widest + 2, uint256(1) << 255];
        for (uint64 i; i < fees.length; ++i) {
            appendBlock();
            Tally memory tally = tallyOf(60);
            tally.fees = fees[i];
            submit(i + 1, tally);
            assertEq(settlement.blockAt(i + 1).fees, widest);
            // A later root that agrees, and one that does not.
            tally.totalScore = 61;
            tally.fees = i == 0 ? widest : widest + 8;
            submit(i + 1, tally);
            tally.totalScore = 62;
            tally.fees = widest - 1;
            vm.expectRevert(
                abi.encodeWithSelector(ISettlement.FeesDisagreement.selector, widest, widest - 1)
            );
            submit(i + 1, tally);
        }
    }

    /// Rewards cuts fees to what the escrow holds: more than any token has is kept as the most a
    /// record can hold.
    function test_submitRoot_cutsFeesNoTokenHas() public {
        appendBlock();
        Tally memory tally = tallyOf(60);
        tally.fees = type(uint256).max;
        submit(1, tally);
        assertEq(settlement.blockAt(1).fees, type(uint128).max);
    }

    function test_finalize_isNotStoppedByAbsurdFeesNorWantOfFunds() public {
        appendBlock();
        Tally memory tally = tallyOf(60);
        tally.fees = type(uint128).max;
        submit(1, tally);
        appendBlock();
        submit(2, tally);
        vm.roll(1050);
        settlement.finalize(1);
        assertEq(rewards.feeEscrow(), 0, "all there was");
        vm.roll(1060);
        settlement.finalize(2);
        assertEq(rewards.remainderOf(2).sequencerShare, BLOCK_REWARD / 5);
    }

    function _answer(address part, string memory getter, uint256 value) private {
        vm.mockCall(part, abi.encodeWithSignature(getter), abi.encode(value));
    }
}

/// @notice The same where Rewards gives a share of the burn to the beneficiary of a submission.
contract SettlementBeneficiaryTest is Deployment {
    function setUp() public {
        deploy();
        newStaker(makeAddr("sequencer"));
    }

    function submitterBps() internal pure override returns (uint16) {
        return 2500;
    }

    function test_submitRoot_keepsTheBestSubmissionsBeneficiary() public {
        appendBlock();
        submit(1, tallyOf(60));
        assertEq(settlement.blockAt(1).beneficiary, address(0xbe));
        Tally memory tally = tallyOf(61);
        tally.beneficiary = address(0xcafe);
        submit(1, tally);
        assertEq(settlement.blockAt(1).beneficiary, address(0xcafe));
        tally = tallyOf(62);
        tally.beneficiary = address(0);
        submit(1, tally);
        assertEq(settlement.blockAt(1).beneficiary, address(0), "nobody's");
    }

    function test_finalize_tellsRewardsTheBeneficiary() public {
        rewards.fundReserve(10_000 ether);
        appendBlock();
        submit(1, tallyOf(60));
        vm.roll(1050);
        settlement.finalize(1);
        assertEq(rewards.remainderOf(1).beneficiary, address(0xbe));
        assertGt(rewards.remainderOf(1).submitterShare, 0);
    }
}

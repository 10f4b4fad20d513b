// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISequencing, Proposal} from "../../contracts/interfaces/ISequencing.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {Field} from "../../contracts/lib/Field.sol";
import {Scores} from "../../contracts/lib/Scores.sol";
import {Header} from "../support/Header.sol";
import {SequencingDeployment} from "../support/SequencingDeployment.sol";

/// @notice Proposals: who may make one, when, and which is kept.
contract SequencingProposeTest is SequencingDeployment {
    function setUp() public {
        deploy();
    }

    function test_propose_keepsAValidTicket() public {
        start();
        Proposal memory proposal = proposalOf(0);
        uint256 score = Scores.score(proposal.vrf, 8000);
        vm.expectEmit(address(sequencing));
        emit ISequencing.Proposed(SLOT, ALICE, score, proposal);
        propose(alice, proposal, proofOf(0));
        _assertBest(proposal);
    }

    function test_propose_higherScoreWins() public {
        start();
        propose(alice, proposalOf(0), proofOf(0));
        vm.roll(REVEAL_START - 1);
        // A lower output, a higher bid.
        assertLt(proposalOf(1).vrf, proposalOf(0).vrf);
        propose(bob, proposalOf(1), proofOf(1));
        _assertBest(proposalOf(1));
    }

    function test_propose_rejectsALowerScore() public {
        start();
        propose(bob, proposalOf(1), proofOf(1));
        uint256 best = Scores.score(proposalOf(1).vrf, 10_000);
        uint256 score = Scores.score(proposalOf(0).vrf, 8000);
        _rejects(
            abi.encodeWithSelector(ISequencing.ScoreNotHigher.selector, score, best),
            alice,
            proposalOf(0),
            proofOf(0)
        );
        _assertBest(proposalOf(1));
    }

    function test_propose_aTieKeepsTheFirst() public {
        start();
        propose(alice, proposalOf(0), proofOf(0));
        Proposal memory again = proposalOf(0);
        again.bodyHash = keccak256("another body");
        uint256 score = Scores.score(again.vrf, 8000);
        _rejects(
            abi.encodeWithSelector(ISequencing.ScoreNotHigher.selector, score, score),
            alice,
            again,
            proofOf(0)
        );
    }

    function test_propose_rejectsAScoreOfZero() public {
        start();
        Proposal memory proposal = proposalOf(0);
        proposal.vrf = 0;
        _rejects(
            abi.encodeWithSelector(ISequencing.ScoreNotHigher.selector, 0, 0),
            alice,
            proposal,
            proofOf(0)
        );
    }

    function test_propose_comparesTheScoreBeforeTheProof() public {
        start();
        propose(alice, proposalOf(0), proofOf(0));
        uint256 score = Scores.score(proposalOf(0).vrf, 8000);
        uint256[8] memory garbage;
        _rejects(
            abi.encodeWithSelector(ISequencing.ScoreNotHigher.selector, score, score),
            alice,
            proposalOf(0),
            garbage
        );
    }

    function test_propose_isForTheProposePhase() public {
        start();
        (Proposal memory proposal, uint256[8] memory proof) = (proposalOf(0), proofOf(0));
        bytes4 selector = ISequencing.NotProposePhase.selector;
        vm.roll(SLOT_START - 1);
        _rejects(
            abi.encodeWithSelector(selector, SLOT, SLOT_START - 1, SLOT_START, REVEAL_START),
            alice,
            proposal,
            proof
        );
        vm.roll(REVEAL_START);
        _rejects(
            abi.encodeWithSelector(selector, SLOT, REVEAL_START, SLOT_START, REVEAL_START),
            alice,
            proposal,
            proof
        );
        vm.roll(REVEAL_START - 1);
        propose(alice, proposal, proof);
    }

    function test_propose_needsTheRandao() public {
        vm.roll(SLOT_START);
        _rejects(
            abi.encodeWithSelector(ISequencing.RandaoNotRecorded.selector, SLOT, SLOT_START - 1),
            alice,
            proposalOf(0),
            proofOf(0)
        );
    }

    function test_propose_rejectsAFeeSplitAboveTheWhole() public {
        start();
        Proposal memory proposal = proposalOf(0);
        proposal.feeSplitBps = 10_001;
        _rejects(
            abi.encodeWithSelector(ISequencing.FeeSplitAboveBps.selector, 10_001),
            alice,
            proposal,
            proofOf(0)
        );
    }

    function test_propose_rejectsANumberOfTransactionsThatIsNoTreeOrTooHigh() public {
        start();
        uint32[6] memory numbers = [uint32(0), 1, 2, 12, 64, type(uint32).max];
        for (uint256 i; i < numbers.length; ++i) {
            Proposal memory proposal = proposalOf(0);
            proposal.numTxs = numbers[i];
            _rejects(
                abi.encodeWithSelector(ISequencing.InvalidNumTxs.selector, numbers[i], 4, MAX_TXS),
                alice,
                proposal,
                proofOf(0)
            );
        }
        Proposal memory smallest = proposalOf(0);
        smallest.numTxs = 4;
        propose(alice, smallest, proofOf(0));
    }

    function test_propose_rejectsATransactionRootOutOfTheField() public {
        start();
        Proposal memory proposal = proposalOf(0);
        proposal.txRoot = Field.R;
        _rejects(
            abi.encodeWithSelector(ISequencing.TxRootOutOfField.selector, Field.R),
            alice,
            proposal,
            proofOf(0)
        );
    }

    function test_propose_buildsOnTheTipOnly() public {
        start();
        Proposal memory proposal = proposalOf(0);
        proposal.parent = 1;
        _rejects(
            abi.encodeWithSelector(ISequencing.ParentNotTip.selector, 1, 0),
            alice,
            proposal,
            proofOf(0)
        );
        appendPending(SLOT - 1);
        proposal.parent = 0;
        _rejects(
            abi.encodeWithSelector(ISequencing.ParentNotTip.selector, 0, 1),
            alice,
            proposal,
            proofOf(0)
        );
    }

    function test_propose_rejectsAnIdNeverGivenOut() public {
        start();
        Proposal memory proposal = proposalOf(0);
        proposal.stakerId = 99;
        _rejects(
            abi.encodeWithSelector(IStaking.UnknownStaker.selector, 99),
            alice,
            proposal,
            proofOf(0)
        );
    }

    function test_propose_rejectsAStakerWithoutTheRole() public {
        start();
        Proposal memory proposal = proposalOf(0);
        proposal.stakerId = PROVER;
        _rejects(
            abi.encodeWithSelector(IStaking.WrongRole.selector, PROVER, 6, 1),
            mallory,
            proposal,
            proofOf(0)
        );
    }

    /// A key registered once the seed is known: its staker is not active in the slot.
    function test_propose_rejectsAStakerThatIsNotActiveYet() public {
        start();
        uint32 late = staking.stake(mallory, 1, 777);
        Proposal memory proposal = proposalOf(0);
        proposal.stakerId = late;
        _rejects(
            abi.encodeWithSelector(IStaking.NotActive.selector, late, SLOT_START + 10, SLOT_START),
            mallory,
            proposal,
            proofOf(0)
        );
    }

    function test_propose_rejectsAStakerThatLeftBeforeTheSlot() public {
        vm.roll(SLOT_START);
        vm.prank(alice);
        staking.requestExit(ALICE);
        start();
        _rejects(
            abi.encodeWithSelector(IStaking.Exited.selector, ALICE, SLOT_START, SLOT_START),
            alice,
            proposalOf(0),
            proofOf(0)
        );
    }

    /// Eligibility is settled by the slot's first block.
    function test_propose_takesAStakerThatLeavesDuringTheSlot() public {
        start();
        vm.roll(SLOT_START + 1);
        vm.prank(alice);
        staking.requestExit(ALICE);
        propose(alice, proposalOf(0), proofOf(0));
    }

    // Penalties.

    function test_propose_rejectsASequencerWhoseDepositIsShort() public {
        vm.roll(SLOT_START - 1);
        _penalize(1, 0);
        start();
        _rejects(
            abi.encodeWithSelector(IStaking.Suspended.selector, ALICE, SLOT_START, 0, SLOT_START),
            alice,
            proposalOf(0),
            proofOf(0)
        );
    }

    function test_propose_rejectsASequencerThatIsBanned() public {
        vm.roll(SLOT_START - 1);
        _penalize(0, 1);
        start();
        _rejects(
            abi.encodeWithSelector(
                IStaking.Banned.selector, ALICE, SLOT_START, SLOT_END, SLOT_START
            ),
            alice,
            proposalOf(0),
            proofOf(0)
        );
    }

    /// A penalty within the slot acts from the next one on.
    function test_propose_takesASequencerThatIsPenalizedDuringTheSlot() public {
        start();
        vm.prank(address(settlement));
        staking.penalize(ALICE, STAKE_AMOUNT, uint40(SLOT_END), uint40(SLOT_END + SLOT_BLOCKS));
        propose(alice, proposalOf(0), proofOf(0));
        _assertBest(proposalOf(0));
    }

    // Tickets under attack.

    /// A ticket seen in the mempool is of no use to others: only its owner proposes with it.
    function test_propose_rejectsAFrontRunnerWithAnothersTicket() public {
        start();
        _rejects(
            abi.encodeWithSelector(ISequencing.NotOwner.selector, ALICE, alice, mallory),
            mallory,
            proposalOf(0),
            proofOf(0)
        );

        Proposal memory stolen = proposalOf(0);
        stolen.stakerId = MALLORY;
        _rejects(
            abi.encodeWithSelector(ISequencing.InvalidTicket.selector, MALLORY),
            mallory,
            stolen,
            proofOf(0)
        );
    }

    function test_propose_rejectsABidTheTicketDoesNotSign() public {
        start();
        Proposal memory proposal = proposalOf(0);
        proposal.feeSplitBps = 8001;
        _rejects(_invalidTicket(), alice, proposal, proofOf(0));
    }

    function test_propose_rejectsAnOutputTheTicketDoesNotProve() public {
        start();
        Proposal memory proposal = proposalOf(0);
        proposal.vrf += 1;
        _rejects(_invalidTicket(), alice, proposal, proofOf(0));
    }

    function test_propose_rejectsATicketOfAnotherSlot() public {
        start();
        uint64 next = SLOT + 1;
        bytes memory nextHeader = Header.encode(SLOT_END - 1, randao);
        vm.roll(SLOT_END);
        vm.setBlockhash(SLOT_END - 1, keccak256(nextHeader));
        sequencing.recordRandao(next, nextHeader);
        (Proposal memory proposal, uint256[8] memory proof) = (proposalOf(0), proofOf(0));
        vm.expectRevert(_invalidTicket());
        vm.prank(alice);
        sequencing.propose(next, proposal, proof);
    }

    function test_propose_rejectsATicketOfTheOtherMode() public {
        start();
        (Proposal memory proposal, uint256[8] memory proof) = (proposalOf(2), proofOf(2));
        _rejects(_invalidTicket(), alice, proposal, proof);
    }

    function test_propose_rejectsEveryTamperedWordOfTheProof() public {
        start();
        for (uint256 i; i < 8; ++i) {
            uint256[8] memory proof = proofOf(0);
            proof[i] ^= 1;
            _rejects(_invalidTicket(), alice, proposalOf(0), proof);
        }
        uint256[8] memory zero;
        _rejects(_invalidTicket(), alice, proposalOf(0), zero);
    }

    function test_bestOf_isZeroWithoutProposals() public view {
        (uint256 score, uint32 stakerId, bytes32 proposalHash, bool revealed, bool reported) =
            sequencing.bestOf(SLOT);
        assertEq(score, 0);
        assertEq(stakerId, 0);
        assertEq(proposalHash, 0);
        assertFalse(revealed);
        assertFalse(reported);
    }

    /// Alice, from the vector's slot on.
    function _penalize(uint256 amount, uint64 banSlots) private {
        vm.prank(address(settlement));
        staking.penalize(
            ALICE, amount, uint40(SLOT_START), uint40(SLOT_START + banSlots * SLOT_BLOCKS)
        );
    }

    function _rejects(
        bytes memory revertData,
        address sender,
        Proposal memory proposal,
        uint256[8] memory proof
    ) private {
        vm.expectRevert(revertData);
        propose(sender, proposal, proof);
    }

    function _invalidTicket() private pure returns (bytes memory) {
        return abi.encodeWithSelector(ISequencing.InvalidTicket.selector, ALICE);
    }

    function _assertBest(Proposal memory proposal) private view {
        (uint256 score, uint32 stakerId, bytes32 proposalHash, bool revealed, bool reported) =
            sequencing.bestOf(SLOT);
        assertEq(score, Scores.score(proposal.vrf, proposal.feeSplitBps));
        assertEq(stakerId, proposal.stakerId);
        assertEq(proposalHash, keccak256(abi.encode(proposal)));
        assertFalse(revealed);
        assertFalse(reported);
    }
}

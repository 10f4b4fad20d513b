// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Sequencing} from "../../contracts/Sequencing.sol";
import {ISequencing, Proposal} from "../../contracts/interfaces/ISequencing.sol";
import {Block, ISettlement, NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {Field} from "../../contracts/lib/Field.sol";
import {Fingerprint} from "../../contracts/lib/Fingerprint.sol";
import {Groth16Key} from "../../contracts/lib/Groth16Key.sol";
import {Clock} from "../../contracts/lib/Schedule.sol";
import {Scores} from "../../contracts/lib/Scores.sol";
import {Seeds} from "../../contracts/lib/Seeds.sol";
import {Header} from "../support/Header.sol";
import {SequencingDeployment} from "../support/SequencingDeployment.sol";

contract SequencingTest is SequencingDeployment {
    Proposal private _proposal;
    bytes private _body;

    address private constant HISTORY = 0x0000F90827F1C53a10cb7A02335B175320002935;

    function setUp() public {
        deploy();
    }

    // Construction.

    function test_constructor_keepsItsArguments() public view {
        assertEq(sequencing.STAKING(), address(staking));
        assertEq(sequencing.SETTLEMENT(), address(settlement));
        assertEq(sequencing.GENESIS_BLOCK(), GENESIS_BLOCK);
        assertEq(sequencing.PROPOSE_BLOCKS(), 4);
        assertEq(sequencing.REVEAL_BLOCKS(), 3);
        assertEq(sequencing.MAX_TXS(), MAX_TXS);
        assertEq(sequencing.WORDS_PER_TX(), WORDS_PER_TX);
        assertEq(sequencing.VRF_MODE(), vrfMode());
        bytes memory key = vm.parseJsonBytes(vectors, ".key");
        assertEq(sequencing.TICKET_KEY().code, abi.encodePacked(hex"00", key));
    }

    function test_constructor_rejectsAStakingWithoutCode() public {
        bytes memory key = vm.parseJsonBytes(vectors, ".key");
        vm.expectRevert(abi.encodeWithSelector(ISequencing.NotAContract.selector, mallory));
        new Sequencing(mallory, address(settlement), Clock(1, 1, 1), 4, 8, 0, key);
    }

    function test_constructor_rejectsAScheduleWithAnEmptyPart() public {
        bytes memory key = vm.parseJsonBytes(vectors, ".key");
        vm.expectRevert(abi.encodeWithSelector(ISequencing.InvalidSchedule.selector, 0, 1, 1));
        new Sequencing(address(staking), address(settlement), Clock(0, 1, 1), 4, 8, 0, key);
        vm.expectRevert(abi.encodeWithSelector(ISequencing.InvalidSchedule.selector, 1, 0, 1));
        new Sequencing(address(staking), address(settlement), Clock(1, 0, 1), 4, 8, 0, key);
        vm.expectRevert(abi.encodeWithSelector(ISequencing.InvalidSchedule.selector, 1, 1, 0));
        new Sequencing(address(staking), address(settlement), Clock(1, 1, 0), 4, 8, 0, key);
    }

    function test_constructor_rejectsAMaximumThatIsNoTree() public {
        bytes memory key = vm.parseJsonBytes(vectors, ".key");
        vm.expectRevert(abi.encodeWithSelector(ISequencing.InvalidNumTxs.selector, 12, 12));
        new Sequencing(address(staking), address(settlement), Clock(1, 1, 1), 12, 8, 0, key);
    }

    function test_constructor_rejectsTransactionsWithoutWords() public {
        bytes memory key = vm.parseJsonBytes(vectors, ".key");
        vm.expectRevert(abi.encodeWithSelector(ISequencing.InvalidWordsPerTx.selector, 0));
        new Sequencing(address(staking), address(settlement), Clock(1, 1, 1), 4, 0, 0, key);
    }

    function test_constructor_rejectsAnUnknownMode() public {
        bytes memory key = vm.parseJsonBytes(vectors, ".key");
        vm.expectRevert(abi.encodeWithSelector(ISequencing.InvalidMode.selector, 2));
        new Sequencing(address(staking), address(settlement), Clock(1, 1, 1), 4, 8, 2, key);
    }

    function test_constructor_rejectsAKeyOfAnotherCircuit() public {
        bytes memory key = bytes.concat(vm.parseJsonBytes(vectors, ".key"), new bytes(64));
        vm.expectRevert(
            abi.encodeWithSelector(Groth16Key.InvalidKeyLength.selector, key.length, key.length - 64)
        );
        new Sequencing(address(staking), address(settlement), Clock(1, 1, 1), 4, 8, 0, key);
    }

    // RANDAO.

    function test_recordRandao_takesTheHeaderBeforeTheSlot() public {
        vm.roll(SLOT_START);
        vm.setBlockhash(SLOT_START - 1, keccak256(header));
        assertFalse(sequencing.isRandaoRecorded(SLOT));
        vm.expectEmit(address(sequencing));
        emit ISequencing.RandaoRecorded(SLOT, randao);
        vm.prank(mallory);
        sequencing.recordRandao(SLOT, header);
        assertTrue(sequencing.isRandaoRecorded(SLOT));
        assertEq(sequencing.randaoOf(SLOT), randao);
        assertEq(
            sequencing.seedOf(SLOT), Seeds.sequencerSeed(block.chainid, address(sequencing), SLOT, randao)
        );
    }

    function test_recordRandao_happensOnceASlot() public {
        start();
        vm.expectRevert(abi.encodeWithSelector(ISequencing.RandaoAlreadyRecorded.selector, SLOT));
        sequencing.recordRandao(SLOT, header);
    }

    function test_recordRandao_rejectsAHeaderThatIsNotMined() public {
        vm.roll(SLOT_START - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.RandaoBlockNotMined.selector, SLOT, SLOT_START - 1, SLOT_START - 1
            )
        );
        sequencing.recordRandao(SLOT, header);
    }

    function test_recordRandao_rejectsTheLastSlotWithoutOverflow() public {
        uint256 randaoBlock = GENESIS_BLOCK + 7 * uint256(type(uint64).max) - 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.RandaoBlockNotMined.selector, type(uint64).max, randaoBlock, 1000
            )
        );
        sequencing.recordRandao(type(uint64).max, header);
    }

    function test_recordRandao_rejectsAHeaderThatIsNotTheSlots() public {
        vm.roll(SLOT_START + 1);
        bytes memory next = Header.encode(SLOT_START, keccak256("better"));
        vm.setBlockhash(SLOT_START - 1, keccak256(header));
        vm.setBlockhash(SLOT_START, keccak256(next));
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.WrongHeader.selector, SLOT, SLOT_START - 1, keccak256(header), keccak256(next)
            )
        );
        sequencing.recordRandao(SLOT, next);
    }

    function test_recordRandao_rejectsAnotherRandaoUnderTheRightNumber() public {
        vm.roll(SLOT_START);
        vm.setBlockhash(SLOT_START - 1, keccak256(header));
        bytes memory forged = Header.encode(SLOT_START - 1, keccak256("better"));
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.WrongHeader.selector, SLOT, SLOT_START - 1, keccak256(header), keccak256(forged)
            )
        );
        sequencing.recordRandao(SLOT, forged);
    }

    function test_recordRandao_readsOlderHashesFromTheHistoryContract() public {
        vm.roll(SLOT_START + 5000);
        vm.etch(HISTORY, hex"00");
        vm.mockCall(HISTORY, abi.encode(SLOT_START - 1), abi.encode(keccak256(header)));
        sequencing.recordRandao(SLOT, header);
        assertEq(sequencing.randaoOf(SLOT), randao);
    }

    function test_recordRandao_rejectsAHashOutOfReach() public {
        vm.roll(SLOT_START + 8192);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.RandaoBlockTooOld.selector, SLOT, SLOT_START - 1, SLOT_START + 8192
            )
        );
        sequencing.recordRandao(SLOT, header);
    }

    function test_recordRandao_countsAValueOfZeroAsRecorded() public {
        bytes memory zero = Header.encode(SLOT_START - 1, 0);
        vm.roll(SLOT_START);
        vm.setBlockhash(SLOT_START - 1, keccak256(zero));
        sequencing.recordRandao(SLOT, zero);
        assertTrue(sequencing.isRandaoRecorded(SLOT));
        assertEq(sequencing.seedOf(SLOT), Seeds.sequencerSeed(block.chainid, address(sequencing), SLOT, 0));
        vm.expectRevert(abi.encodeWithSelector(ISequencing.RandaoAlreadyRecorded.selector, SLOT));
        sequencing.recordRandao(SLOT, zero);
    }

    function test_seedOf_needsTheRandao() public {
        vm.expectRevert(abi.encodeWithSelector(ISequencing.RandaoNotRecorded.selector, SLOT, SLOT_START - 1));
        sequencing.seedOf(SLOT);
    }

    // Proposals.

    function test_propose_keepsAValidTicket() public {
        start();
        Proposal memory proposal = proposalOf(0);
        uint256 score = Scores.score(proposal.vrf, 8000);
        vm.expectEmit(address(sequencing));
        emit ISequencing.Proposed(SLOT, ALICE, score, proposal);
        _propose(alice, proposal, proofOf(0));
        _assertBest(proposal);
    }

    function test_propose_higherScoreWins() public {
        start();
        _propose(alice, proposalOf(0), proofOf(0));
        vm.roll(REVEAL_START - 1);
        // A lower output, a higher bid.
        assertLt(proposalOf(1).vrf, proposalOf(0).vrf);
        _propose(bob, proposalOf(1), proofOf(1));
        _assertBest(proposalOf(1));
    }

    function test_propose_rejectsALowerScore() public {
        start();
        _propose(bob, proposalOf(1), proofOf(1));
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
        _propose(alice, proposalOf(0), proofOf(0));
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
            abi.encodeWithSelector(ISequencing.ScoreNotHigher.selector, 0, 0), alice, proposal, proofOf(0)
        );
    }

    function test_propose_comparesTheScoreBeforeTheProof() public {
        start();
        _propose(alice, proposalOf(0), proofOf(0));
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
        _propose(alice, proposal, proof);
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
            abi.encodeWithSelector(ISequencing.FeeSplitAboveBps.selector, 10_001), alice, proposal, proofOf(0)
        );
    }

    function test_propose_rejectsANumberOfTransactionsThatIsNoTreeOrTooHigh() public {
        start();
        uint32[6] memory numbers = [uint32(0), 1, 2, 12, 64, type(uint32).max];
        for (uint256 i; i < numbers.length; ++i) {
            Proposal memory proposal = proposalOf(0);
            proposal.numTxs = numbers[i];
            _rejects(
                abi.encodeWithSelector(ISequencing.InvalidNumTxs.selector, numbers[i], MAX_TXS),
                alice,
                proposal,
                proofOf(0)
            );
        }
        Proposal memory smallest = proposalOf(0);
        smallest.numTxs = 4;
        _propose(alice, smallest, proofOf(0));
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
        _rejects(abi.encodeWithSelector(ISequencing.ParentNotTip.selector, 1, 0), alice, proposal, proofOf(0));
    }

    function test_propose_rejectsAnIdNeverGivenOut() public {
        start();
        Proposal memory proposal = proposalOf(0);
        proposal.stakerId = 99;
        _rejects(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 99), alice, proposal, proofOf(0));
    }

    function test_propose_rejectsAStakerWithoutTheRole() public {
        start();
        Proposal memory proposal = proposalOf(0);
        proposal.stakerId = PROVER;
        _rejects(
            abi.encodeWithSelector(IStaking.WrongRole.selector, PROVER, 6, 1), mallory, proposal, proofOf(0)
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
        _propose(alice, proposalOf(0), proofOf(0));
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
            abi.encodeWithSelector(ISequencing.InvalidTicket.selector, MALLORY), mallory, stolen, proofOf(0)
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

    // Reveals.

    function test_reveal_makesTheWinnerTheNextPendingBlock() public {
        Proposal memory proposal = _won();
        uint256 challenge =
            Fingerprint.challenge(block.chainid, address(settlement), SLOT, keccak256(BODY), 55);
        // 5 x^256 + 6 x^257: 32 transactions of 8 words.
        uint256 power = _power(challenge, 256);
        uint256 fingerprint =
            addmod(mulmod(5, power, Field.R), mulmod(6, mulmod(power, challenge, Field.R), Field.R), Field.R);
        vm.expectEmit(address(sequencing));
        emit ISequencing.Revealed(SLOT, 1, proposal, BODY);
        vm.expectCall(
            address(settlement),
            abi.encodeCall(
                ISettlement.append,
                (NewBlock({
                        slot: SLOT,
                        slotStart: SLOT_START,
                        parent: 0,
                        sequencerId: ALICE,
                        feeSplitBps: 8000,
                        numTxs: 32,
                        txRoot: 55,
                        challenge: challenge,
                        fingerprint: fingerprint,
                        randao: randao,
                        vrf: proposal.vrf
                    }))
            )
        );
        vm.prank(mallory);
        assertEq(sequencing.reveal(SLOT, proposal, BODY), 1);

        Block memory pending = settlement.blockAt(1);
        assertEq(
            pending.seed, Seeds.proverSeed(block.chainid, address(settlement), SLOT, randao, proposal.vrf)
        );
        assertEq(pending.windowEnd, REVEAL_START + PROVING_BLOCKS);
        assertEq(pending.challenge, challenge);
        assertEq(pending.fingerprint, fingerprint);
        (,,, bool revealed) = sequencing.bestOf(SLOT);
        assertTrue(revealed);
    }

    function test_reveal_isForTheRevealPhase() public {
        Proposal memory proposal = _won();
        bytes4 selector = ISequencing.NotRevealPhase.selector;
        vm.roll(REVEAL_START - 1);
        vm.expectRevert(abi.encodeWithSelector(selector, SLOT, REVEAL_START - 1, REVEAL_START, SLOT_END));
        sequencing.reveal(SLOT, proposal, BODY);
        vm.roll(SLOT_END);
        vm.expectRevert(abi.encodeWithSelector(selector, SLOT, SLOT_END, REVEAL_START, SLOT_END));
        sequencing.reveal(SLOT, proposal, BODY);
        vm.roll(SLOT_END - 1);
        sequencing.reveal(SLOT, proposal, BODY);
    }

    function test_reveal_needsAProposal() public {
        start();
        Proposal memory proposal = proposalOf(0);
        vm.roll(REVEAL_START);
        vm.expectRevert(abi.encodeWithSelector(ISequencing.NoProposal.selector, SLOT));
        sequencing.reveal(SLOT, proposal, BODY);
    }

    function test_reveal_happensOnce() public {
        Proposal memory proposal = _won();
        sequencing.reveal(SLOT, proposal, BODY);
        vm.expectRevert(abi.encodeWithSelector(ISequencing.AlreadyRevealed.selector, SLOT));
        sequencing.reveal(SLOT, proposal, BODY);
    }

    function test_reveal_rejectsALosersProposal() public {
        start();
        _propose(alice, proposalOf(0), proofOf(0));
        _propose(bob, proposalOf(1), proofOf(1));
        vm.roll(REVEAL_START);
        (Proposal memory loser, Proposal memory winner) = (proposalOf(0), proposalOf(1));
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.ProposalMismatch.selector,
                SLOT,
                keccak256(abi.encode(winner)),
                keccak256(abi.encode(loser))
            )
        );
        sequencing.reveal(SLOT, loser, BODY);
    }

    function test_reveal_rejectsAWinnerThatChangesItsMind() public {
        Proposal memory proposal = _won();
        bytes32 kept = keccak256(abi.encode(proposal));
        proposal.feeSplitBps = 0;
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.ProposalMismatch.selector, SLOT, kept, keccak256(abi.encode(proposal))
            )
        );
        sequencing.reveal(SLOT, proposal, BODY);
    }

    function test_reveal_rejectsAnotherBody() public {
        Proposal memory proposal = _won();
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.BodyMismatch.selector, SLOT, keccak256(BODY), keccak256("other")
            )
        );
        sequencing.reveal(SLOT, proposal, "other");
    }

    function test_reveal_takesTheLongestBody() public {
        _winWith(new bytes(32 * 8 * 32));
        sequencing.reveal(SLOT, _proposal, _body);
        assertEq(settlement.blockAt(1).fingerprint, 0);
    }

    function test_reveal_takesAnEmptyBody() public {
        _winWith("");
        sequencing.reveal(SLOT, _proposal, _body);
        assertEq(settlement.blockAt(1).fingerprint, 0);
    }

    function test_reveal_rejectsABodyThatIsNotWords() public {
        _winWith(new bytes(33));
        vm.expectRevert(abi.encodeWithSelector(ISequencing.BodyNotWords.selector, 33));
        sequencing.reveal(SLOT, _proposal, _body);
    }

    function test_reveal_rejectsABodyThatIsTooLong() public {
        _winWith(new bytes(32 * (8 * 32 + 1)));
        vm.expectRevert(
            abi.encodeWithSelector(ISequencing.BodyTooLong.selector, 32 * (8 * 32 + 1), 32 * 8 * 32)
        );
        sequencing.reveal(SLOT, _proposal, _body);
    }

    function test_reveal_rejectsAWordThatIsNotAFieldElement() public {
        _winWith(abi.encode(1, Field.R, 3));
        vm.expectRevert(abi.encodeWithSelector(ISequencing.BodyWordOutOfField.selector, 1, Field.R));
        sequencing.reveal(SLOT, _proposal, _body);
    }

    /// The block it was to build on is pruned between proposal and reveal.
    function test_reveal_needsTheParentToBeStillTheTip() public {
        vm.roll(REVEAL_START - PROVING_BLOCKS);
        NewBlock memory before;
        before.numTxs = 4;
        vm.prank(address(sequencing));
        settlement.append(before);
        start();
        Proposal memory proposal = proposalOf(0);
        assertEq(proposal.parent, 1);
        _propose(alice, proposal, proofOf(0));
        vm.roll(REVEAL_START);
        settlement.prune();
        vm.expectRevert(abi.encodeWithSelector(ISequencing.ParentNotTip.selector, 1, 0));
        sequencing.reveal(SLOT, proposal, BODY);
    }

    function test_bestOf_isZeroWithoutProposals() public view {
        (uint256 score, uint32 stakerId, bytes32 proposalHash, bool revealed) = sequencing.bestOf(SLOT);
        assertEq(score, 0);
        assertEq(stakerId, 0);
        assertEq(proposalHash, 0);
        assertFalse(revealed);
    }

    /// Alice has won with a proposal that commits to a body, and the reveal phase has begun.
    function _winWith(bytes memory body) private {
        start();
        (_proposal, _body) = (proposalOf(0), body);
        _proposal.bodyHash = keccak256(body);
        _propose(alice, _proposal, proofOf(0));
        vm.roll(REVEAL_START);
    }

    function _power(uint256 base, uint256 exponent) private pure returns (uint256 result) {
        result = 1;
        for (uint256 i; i < exponent; ++i) {
            result = mulmod(result, base, Field.R);
        }
    }

    /// Alice's proposal is the best, and the reveal phase has begun.
    function _won() private returns (Proposal memory proposal) {
        start();
        proposal = proposalOf(0);
        _propose(alice, proposal, proofOf(0));
        vm.roll(REVEAL_START);
    }

    function _propose(address sender, Proposal memory proposal, uint256[8] memory proof) private {
        vm.prank(sender);
        sequencing.propose(SLOT, proposal, proof);
    }

    function _rejects(
        bytes memory revertData,
        address sender,
        Proposal memory proposal,
        uint256[8] memory proof
    ) private {
        vm.expectRevert(revertData);
        _propose(sender, proposal, proof);
    }

    function _invalidTicket() private pure returns (bytes memory) {
        return abi.encodeWithSelector(ISequencing.InvalidTicket.selector, ALICE);
    }

    function _assertBest(Proposal memory proposal) private view {
        (uint256 score, uint32 stakerId, bytes32 proposalHash, bool revealed) = sequencing.bestOf(SLOT);
        assertEq(score, Scores.score(proposal.vrf, proposal.feeSplitBps));
        assertEq(stakerId, proposal.stakerId);
        assertEq(proposalHash, keccak256(abi.encode(proposal)));
        assertFalse(revealed);
    }
}

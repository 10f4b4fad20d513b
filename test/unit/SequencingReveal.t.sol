// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISequencing, Proposal} from "../../contracts/interfaces/ISequencing.sol";
import {Block, ISettlement, NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {Field} from "../../contracts/lib/Field.sol";
import {Fingerprint} from "../../contracts/lib/Fingerprint.sol";
import {Seeds} from "../../contracts/lib/Seeds.sol";
import {SequencingDeployment} from "../support/SequencingDeployment.sol";

/// @notice Reveals: the winner's body, and only that, becomes the next pending block.
contract SequencingRevealTest is SequencingDeployment {
    Proposal private _proposal;
    bytes private _body;

    function setUp() public {
        deploy();
    }

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
        (,,,, bool revealed) = sequencing.bestOf(SLOT);
        assertTrue(revealed);
    }

    function test_reveal_buildsOnAPendingBlock() public {
        vm.roll(REVEAL_START + 1 - PROVING_BLOCKS);
        appendPending();
        Proposal memory proposal = _won();
        assertEq(sequencing.reveal(SLOT, proposal, BODY), 2);
        assertEq(settlement.tip(), 2);
        assertEq(settlement.blockAt(2).sequencerId, ALICE);
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
        propose(alice, proposalOf(0), proofOf(0));
        propose(bob, proposalOf(1), proofOf(1));
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

    /// A block below the deployment's largest: powers, room and tree are its own.
    function test_reveal_ofASmallerBlock() public {
        Proposal memory proposal = _winWithNumTxs(4, BODY);
        uint256 challenge =
            Fingerprint.challenge(block.chainid, address(settlement), SLOT, keccak256(BODY), 55);
        uint256 sum = addmod(5, mulmod(6, challenge, Field.R), Field.R);
        sequencing.reveal(SLOT, proposal, BODY);
        Block memory pending = settlement.blockAt(1);
        assertEq(pending.numTxs, 4);
        assertEq(
            pending.fingerprint, mulmod(sum, _power(challenge, 32), Field.R), "4 transactions of 8 words"
        );
    }

    function test_reveal_aSmallerBlockHasRoomForItsOwnWords() public {
        Proposal memory proposal = _winWithNumTxs(8, new bytes(32 * 8 * 8));
        sequencing.reveal(SLOT, proposal, new bytes(32 * 8 * 8));
        assertEq(settlement.blockAt(1).numTxs, 8);
    }

    function test_reveal_rejectsABodyThatIsTooLongForASmallerBlock() public {
        bytes memory body = new bytes(32 * (8 * 8 + 1));
        Proposal memory proposal = _winWithNumTxs(8, body);
        vm.expectRevert(
            abi.encodeWithSelector(ISequencing.BodyTooLong.selector, 32 * (8 * 8 + 1), 32 * 8 * 8)
        );
        sequencing.reveal(SLOT, proposal, body);
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
        appendPending();
        start();
        Proposal memory proposal = proposalOf(0);
        assertEq(proposal.parent, 1);
        propose(alice, proposal, proofOf(0));
        vm.roll(REVEAL_START);
        settlement.prune();
        vm.expectRevert(abi.encodeWithSelector(ISequencing.ParentNotTip.selector, 1, 0));
        sequencing.reveal(SLOT, proposal, BODY);
    }

    /// Alice has won with a proposal that commits to a body, and the reveal phase has begun.
    function _winWith(bytes memory body) private {
        start();
        (_proposal, _body) = (proposalOf(0), body);
        _proposal.bodyHash = keccak256(body);
        propose(alice, _proposal, proofOf(0));
        vm.roll(REVEAL_START);
    }

    /// The same with a proposal of fewer transactions.
    function _winWithNumTxs(uint32 numTxs, bytes memory body) private returns (Proposal memory proposal) {
        start();
        proposal = proposalOf(0);
        (proposal.numTxs, proposal.bodyHash) = (numTxs, keccak256(body));
        propose(alice, proposal, proofOf(0));
        vm.roll(REVEAL_START);
    }

    /// Alice's proposal is the best, and the reveal phase has begun.
    function _won() private returns (Proposal memory proposal) {
        start();
        proposal = proposalOf(0);
        propose(alice, proposal, proofOf(0));
        vm.roll(REVEAL_START);
    }

    function _power(uint256 base, uint256 exponent) private pure returns (uint256 result) {
        result = 1;
        for (uint256 i; i < exponent; ++i) {
            result = mulmod(result, base, Field.R);
        }
    }
}

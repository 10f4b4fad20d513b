// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISequencing, Proposal} from "../../contracts/interfaces/ISequencing.sol";
import {Block, ISettlement, NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {Body} from "../../contracts/lib/Body.sol";
import {Field} from "../../contracts/lib/Field.sol";
import {Fingerprint} from "../../contracts/lib/Fingerprint.sol";
import {Seeds} from "../../contracts/lib/Seeds.sol";
import {PlainBody} from "../support/PlainBody.sol";
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
        uint256 challenge = _challenge(BODY);
        uint256 fingerprint = PlainBody.fingerprint(BODY, challenge, 32, TX_BYTES);
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
                        seenTxs: 2,
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
            pending.seed,
            Seeds.proverSeed(block.chainid, address(settlement), SLOT, randao, proposal.vrf)
        );
        assertEq(pending.windowEnd, SLOT_END + WINDOW_BLOCKS);
        assertEq(pending.seenTxs, 2);
        assertEq(pending.challenge, challenge);
        assertEq(pending.fingerprint, fingerprint);
        (,,, bool revealed,) = sequencing.bestOf(SLOT);
        assertTrue(revealed);
    }

    function test_reveal_buildsOnAPendingBlock() public {
        appendPending(SLOT - 1);
        Proposal memory proposal = _won();
        assertEq(sequencing.reveal(SLOT, proposal, BODY), 2);
        assertEq(settlement.tip(), 2);
        assertEq(settlement.blockAt(2).sequencerId, ALICE);
    }

    function test_reveal_isForTheRevealPhase() public {
        Proposal memory proposal = _won();
        bytes4 selector = ISequencing.NotRevealPhase.selector;
        vm.roll(REVEAL_START - 1);
        vm.expectRevert(
            abi.encodeWithSelector(selector, SLOT, REVEAL_START - 1, REVEAL_START, SLOT_END)
        );
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
        bytes memory other = PlainBody.draw(2, TX_BYTES, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.BodyMismatch.selector,
                SLOT,
                proposal.bodyHash,
                PlainBody.bodyHash(other, TX_BYTES)
            )
        );
        sequencing.reveal(SLOT, proposal, other);
    }

    /// Zeros at the end are the same transactions, but another body.
    function test_reveal_rejectsTheBodyWithANullTransactionMore() public {
        Proposal memory proposal = _won();
        bytes memory longer = bytes.concat(BODY, new bytes(TX_BYTES));
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.BodyMismatch.selector,
                SLOT,
                proposal.bodyHash,
                PlainBody.bodyHash(longer, TX_BYTES)
            )
        );
        sequencing.reveal(SLOT, proposal, longer);
    }

    /// A block below the deployment's largest: powers, room and tree are its own.
    function test_reveal_ofASmallerBlock() public {
        _winWith(4, BODY);
        uint256 challenge = _challenge(BODY);
        sequencing.reveal(SLOT, _proposal, _body);
        Block memory pending = settlement.blockAt(1);
        assertEq(pending.numTxs, 4);
        assertEq(pending.seenTxs, 2);
        assertEq(pending.fingerprint, PlainBody.fingerprint(BODY, challenge, 4, TX_BYTES));
        assertNotEq(pending.fingerprint, PlainBody.fingerprint(BODY, challenge, 32, TX_BYTES));
    }

    function test_reveal_aSmallerBlockHasRoomForItsOwnTransactions() public {
        _winWith(8, PlainBody.draw(8, TX_BYTES, 2));
        sequencing.reveal(SLOT, _proposal, _body);
        assertEq(settlement.blockAt(1).numTxs, 8);
        assertEq(settlement.blockAt(1).seenTxs, 8);
    }

    function test_reveal_rejectsABodyThatIsTooLongForASmallerBlock() public {
        _winWith(8, PlainBody.draw(9, TX_BYTES, 2));
        vm.expectRevert(abi.encodeWithSelector(Body.BodyTooLong.selector, 9 * 140, 8 * 140));
        sequencing.reveal(SLOT, _proposal, _body);
    }

    function test_reveal_takesTheLongestBody() public {
        bytes memory body = PlainBody.draw(32, TX_BYTES, 3);
        _winWith(32, body);
        sequencing.reveal(SLOT, _proposal, _body);
        assertEq(
            settlement.blockAt(1).fingerprint,
            PlainBody.fingerprint(body, _challenge(body), 32, TX_BYTES)
        );
        assertEq(settlement.blockAt(1).seenTxs, 32);
    }

    function test_reveal_takesAnEmptyBody() public {
        _winWith(32, "");
        assertEq(_proposal.bodyHash, 0);
        sequencing.reveal(SLOT, _proposal, _body);
        assertEq(settlement.blockAt(1).fingerprint, 0);
        assertEq(settlement.blockAt(1).seenTxs, 0);
    }

    function test_reveal_rejectsABodyThatIsNotWholeTransactions() public {
        _winWith(32, new bytes(160));
        vm.expectRevert(abi.encodeWithSelector(Body.BodyNotTxs.selector, 160, TX_BYTES));
        sequencing.reveal(SLOT, _proposal, _body);
    }

    function test_reveal_rejectsABodyThatIsTooLong() public {
        _winWith(32, new bytes(33 * TX_BYTES));
        vm.expectRevert(abi.encodeWithSelector(Body.BodyTooLong.selector, 33 * 140, 32 * 140));
        sequencing.reveal(SLOT, _proposal, _body);
    }

    /// The second word of the second transaction.
    function test_reveal_rejectsAWordThatIsNotAFieldElement() public {
        _winWith(32, bytes.concat(new bytes(140 + 32), bytes32(Field.R), new bytes(76)));
        vm.expectRevert(
            abi.encodeWithSelector(Fingerprint.BodyWordOutOfField.selector, 172, Field.R)
        );
        sequencing.reveal(SLOT, _proposal, _body);
    }

    /// Alice has won with a block of `numTxs` transactions that commits to a body, and the reveal
    /// phase has begun.
    function _winWith(uint32 numTxs, bytes memory body) private {
        start();
        (_proposal, _body) = (proposalOf(0), body);
        _proposal.numTxs = numTxs;
        _proposal.bodyHash = PlainBody.bodyHash(body, TX_BYTES);
        propose(alice, _proposal, proofOf(0));
        vm.roll(REVEAL_START);
    }

    /// Alice's proposal is the best, and the reveal phase has begun.
    function _won() private returns (Proposal memory proposal) {
        start();
        proposal = proposalOf(0);
        propose(alice, proposal, proofOf(0));
        vm.roll(REVEAL_START);
    }

    function _challenge(bytes memory body) private view returns (uint256) {
        bytes32 bodyHash = PlainBody.bodyHash(body, TX_BYTES);
        return Fingerprint.bodyChallenge(block.chainid, address(settlement), SLOT, bodyHash, 55);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {
    BodyFigures,
    Election,
    IAuditLens,
    SlotRecord
} from "../../contracts/interfaces/IAuditLens.sol";
import {ISequencing, Proposal} from "../../contracts/interfaces/ISequencing.sol";
import {Block} from "../../contracts/interfaces/ISettlement.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {Body} from "../../contracts/lib/Body.sol";
import {Deploy} from "../support/Deploy.sol";
import {SequencingDeployment} from "../support/SequencingDeployment.sol";

/// @notice What the lens says of slots, proposals and bodies, against Sequencing and real tickets.
contract AuditLensElectionTest is SequencingDeployment {
    IAuditLens private _lens;

    function setUp() public {
        deploy();
        _lens = Deploy.auditLens();
    }

    function test_slotRecord_isWhatSequencingHolds() public {
        SlotRecord memory found = _lens.slotRecord(address(settlement), SLOT);
        assertFalse(found.randaoRecorded);
        assertEq(found.sequencerSeed, 0);
        assertEq(found.stakerId, 0);
        start();
        propose(alice, proposalOf(0), proofOf(0));
        found = _lens.slotRecord(address(settlement), SLOT);
        assertTrue(found.randaoRecorded);
        assertEq(found.randao, randao);
        assertEq(found.sequencerSeed, sequencing.seedOf(SLOT));
        (uint256 score, uint32 stakerId, bytes32 proposalHash,,) = sequencing.bestOf(SLOT);
        assertEq(found.score, score);
        assertEq(found.stakerId, stakerId);
        assertEq(found.proposalHash, proposalHash);
        assertFalse(found.revealed);
        vm.roll(REVEAL_START);
        sequencing.reveal(SLOT, proposalOf(0), BODY);
        assertTrue(_lens.slotRecord(address(settlement), SLOT).revealed);
    }

    function test_slotRecord_saysThatAMissWasReported() public {
        start();
        propose(alice, proposalOf(0), proofOf(0));
        vm.roll(SLOT_END);
        sequencing.reportMissedReveal(SLOT);
        assertTrue(_lens.slotRecord(address(settlement), SLOT).reported);
    }

    function test_election_isWhatTheBlockBecomes() public {
        start();
        Proposal memory proposal = proposalOf(0);
        assertFalse(_election(proposal).isBest, "nobody has proposed");
        propose(alice, proposal, proofOf(0));
        Election memory found = _election(proposal);
        assertTrue(found.isBest);
        (uint256 score,, bytes32 proposalHash,,) = sequencing.bestOf(SLOT);
        assertEq(found.score, score);
        assertEq(found.proposalHash, proposalHash);
        assertEq(found.sequencerSeed, sequencing.seedOf(SLOT));
        vm.roll(REVEAL_START);
        sequencing.reveal(SLOT, proposal, BODY);
        Block memory held = settlement.blockAt(1);
        assertEq(found.proverSeed, held.seed);
        assertEq(found.challenge, held.challenge);
        proposal.feeSplitBps -= 1;
        assertFalse(_election(proposal).isBest, "another proposal");
    }

    function test_election_needsTheRandao() public {
        Proposal memory proposal = proposalOf(0);
        vm.expectRevert(
            abi.encodeWithSelector(ISequencing.RandaoNotRecorded.selector, SLOT, SLOT_START - 1)
        );
        _election(proposal);
    }

    function test_isTicket_verifiesTheProof() public {
        start();
        Proposal memory proposal = proposalOf(0);
        assertTrue(_lens.isTicket(address(settlement), SLOT, proposal, proofOf(0)));
        assertFalse(_lens.isTicket(address(settlement), SLOT, proposal, proofOf(1)));
        proposal.feeSplitBps -= 1;
        assertFalse(_lens.isTicket(address(settlement), SLOT, proposal, proofOf(0)), "the bid");
    }

    function test_isTicket_refusesWhoMayNotPropose() public {
        start();
        Proposal memory proposal = proposalOf(0);
        proposal.stakerId = PROVER;
        vm.expectRevert(abi.encodeWithSelector(IStaking.WrongRole.selector, PROVER, 6, 1));
        _lens.isTicket(address(settlement), SLOT, proposal, proofOf(0));
    }

    function test_bodyFigures_areThoseOfTheReveal() public {
        start();
        propose(alice, proposalOf(0), proofOf(0));
        vm.roll(REVEAL_START);
        sequencing.reveal(SLOT, proposalOf(0), BODY);
        BodyFigures memory found = _figures(BODY);
        Block memory held = settlement.blockAt(1);
        assertEq(found.seenTxs, held.seenTxs);
        assertEq(found.bodyHash, proposalOf(0).bodyHash);
        assertEq(found.challenge, held.challenge);
        assertEq(found.fingerprint, held.fingerprint);
    }

    function test_bodyFigures_saysWhatIsWrongWithABody() public {
        vm.expectRevert(abi.encodeWithSelector(Body.BodyNotTxs.selector, 1, TX_BYTES));
        _figures(hex"00");
    }

    function _election(Proposal memory proposal) private view returns (Election memory) {
        return _lens.election(address(settlement), SLOT, proposal);
    }

    function _figures(bytes memory body) private view returns (BodyFigures memory) {
        return _lens.bodyFigures(address(settlement), SLOT, 32, 55, body);
    }
}

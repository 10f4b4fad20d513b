// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {BlockContext, Tally} from "../../contracts/interfaces/IRootVerifier.sol";
import {NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {IStaking, ROLE_BASE} from "../../contracts/interfaces/IStaking.sol";
import {Deployment} from "../support/Deployment.sol";
import {VerifierDouble} from "../support/VerifierDouble.sol";

/// @notice A verifier that asks Staking for the submission's provers, as the real one does, and
/// takes its word for the rest.
contract EligibilityVerifier is VerifierDouble {
    constructor(address staking) VerifierDouble(staking, 0) {}

    function verify(BlockContext calldata context, bytes calldata submission, uint256)
        external
        view
        override
        returns (Tally memory tally)
    {
        uint32[] memory provers;
        (tally, provers) = abi.decode(submission, (Tally, uint32[]));
        IStaking(STAKING).vrfKeys(provers, ROLE_BASE, context.slotStart);
    }
}

/// @notice A root that has a penalized prover's proof: one must not be able to make rivals' roots
/// invalid by one's own penalty.
contract SettlementEligibilityTest is Deployment {
    uint32 private constant RIVAL = 1;
    uint32 private constant TRAITOR = 2;

    function setUp() public {
        deploy();
        newStaker(makeAddr("rival"));
        newStaker(makeAddr("traitor"));
        vm.roll(1025);
        // That of slot 10, [1020, 1030).
        _append(10, 0);
    }

    function newVerifier(address staking_) internal override returns (VerifierDouble) {
        return new EligibilityVerifier(staking_);
    }

    /// The penalty is there before the root, and acts before the root comes.
    function test_aProverThatIsPenalizedDoesNotSpoilARoot() public {
        vm.roll(1029);
        sequencing.penalize(TRAITOR);
        vm.expectRevert(_suspended(1030));
        _keys(1030);
        _submitRoot(1, 60);
        vm.roll(1079);
        _submitRoot(1, 70);
        assertEq(settlement.blockAt(1).totalScore, 70);
    }

    /// Its whole deposit, in several penalties, with a refill in between, and an exit.
    function test_aProverThatTriesEverythingDoesNotSpoilARoot() public {
        for (uint256 i; i < 6; ++i) {
            sequencing.penalize(TRAITOR);
        }
        assertEq(staking.depositOf(TRAITOR), 0);
        _submitRoot(1, 60);
        staking.refill(TRAITOR);
        _submitRoot(1, 61);
        vm.roll(1033);
        sequencing.penalize(TRAITOR);
        _submitRoot(1, 62);
        vm.roll(1050);
        staking.refill(TRAITOR);
        vm.roll(1070);
        sequencing.penalize(TRAITOR);
        _submitRoot(1, 63);
        vm.prank(makeAddr("traitor"));
        staking.requestExit(TRAITOR);
        _submitRoot(1, 64);
    }

    /// In a block of a later slot it has no place.
    function test_aPenalizedProverIsNotInLaterBlocks() public {
        sequencing.penalize(TRAITOR);
        vm.roll(1035);
        _append(11, 1);
        _submitRoot(1, 60);
        vm.expectRevert(_suspended(1030));
        _submitRoot(2, 60);
    }

    function _append(uint64 slot, uint64 parent) private {
        NewBlock memory block_ = newBlock(parent);
        (block_.slot, block_.slotStart) = (slot, slotStart(slot));
        sequencing.append(block_);
    }

    function _submitRoot(uint64 number, uint256 totalScore) private {
        uint32[] memory provers = new uint32[](3);
        (provers[0], provers[1], provers[2]) = (RIVAL, TRAITOR, RIVAL);
        settlement.submitRoot(number, abi.encode(tallyOf(totalScore), provers));
    }

    function _keys(uint256 atBlock) private view {
        uint32[] memory ids = new uint32[](1);
        ids[0] = TRAITOR;
        staking.vrfKeys(ids, ROLE_BASE, atBlock);
    }

    function _suspended(uint256 atBlock) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IStaking.Suspended.selector, TRAITOR, 1030, 0, atBlock);
    }
}

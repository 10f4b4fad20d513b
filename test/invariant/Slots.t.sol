// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {SequencingDeployment} from "../support/SequencingDeployment.sol";
import {SlotsHandler} from "./SlotsHandler.sol";

/// @notice Staking, Sequencing and Settlement together, slot by slot: a slot has one tip until its
/// reveal, the highest proposal is kept, its maker can reveal, and each deposit is where it should
/// be.
contract SlotsInvariantTest is SequencingDeployment {
    address private constant PAIRING = address(8);

    SlotsHandler private handler;
    uint256 private initialSupply;

    function setUp() public {
        deploy();
        // Tickets are drawn by the handler, which has no keys: the pairing takes every proof.
        vm.mockCall(PAIRING, bytes(""), abi.encode(1));
        handler = new SlotsHandler(token, staking, sequencing, settlement);
        token.transfer(address(handler), token.balanceOf(address(this)));
        initialSupply = token.totalSupply();
        vm.roll(GENESIS_BLOCK);
        handler.begin(GENESIS_BLOCK);

        bytes4[] memory actions = new bytes4[](12);
        // Twice what has to come often for slots to be won and revealed.
        actions[0] = actions[1] = SlotsHandler.roll.selector;
        actions[2] = actions[3] = SlotsHandler.propose.selector;
        actions[4] = actions[5] = SlotsHandler.reveal.selector;
        actions[6] = SlotsHandler.prune.selector;
        actions[7] = SlotsHandler.submitRoot.selector;
        actions[8] = SlotsHandler.reportMissedReveal.selector;
        actions[9] = SlotsHandler.refill.selector;
        actions[10] = SlotsHandler.requestExit.selector;
        actions[11] = SlotsHandler.withdraw.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), actions));
    }

    /// forge-config: default.invariant.runs = 48
    /// forge-config: default.invariant.depth = 150
    function invariant_oneTipASlotTheHighestProposalAndEveryDeposit() public view {
        assertEq(settlement.tip(), handler.expectedTip(), "tip");
        (uint256 score,,, bool revealed, bool reported) = sequencing.bestOf(handler.slot());
        assertEq(score, handler.bestScore(), "score");
        assertEq(revealed, handler.revealed(), "revealed");
        assertFalse(reported, "reported");
        uint256 sum;
        for (uint32 stakerId = 1; stakerId <= staking.stakerCount(); ++stakerId) {
            assertEq(staking.depositOf(stakerId), handler.deposit(stakerId), "deposit");
            sum += handler.deposit(stakerId);
        }
        assertEq(token.balanceOf(address(staking)), sum, "deposits");
        assertEq(initialSupply - token.totalSupply(), handler.burned(), "burned");
    }

    /// The handler reaches every action: what the invariants hold over is not empty.
    function test_handlerReachesEveryAction() public {
        handler.propose(0, 1, 0);
        handler.propose(1, 7, 0);
        handler.propose(0, 6, 0);
        handler.roll(4);
        handler.reveal();
        handler.roll(5);
        handler.propose(0, 5, 0);
        handler.submitRoot(0, 0);
        handler.roll(4);
        handler.reveal();
        handler.roll(5);
        handler.propose(1, 5, 0);
        // Slot 2 is not revealed; the block of slot 1 is dead from slot 4 on.
        handler.roll(5);
        handler.roll(4);
        handler.reportMissedReveal(0);
        handler.refill(1);
        handler.roll(5);
        handler.roll(4);
        invariant_oneTipASlotTheHighestProposalAndEveryDeposit();
        handler.prune();
        handler.requestExit(0, 0);
        assertEq(handler.reveals(), 2);
        assertEq(handler.refusals(), 1);
        assertEq(handler.roots(), 1);
        assertEq(handler.reports(), 1);
        assertEq(handler.drops(), 1);
        assertEq(handler.refills(), 1);
        assertEq(handler.burned(), REVEAL_PENALTY + PRUNE_PENALTY);
        assertEq(settlement.proven(), 1);
        invariant_oneTipASlotTheHighestProposalAndEveryDeposit();
    }
}

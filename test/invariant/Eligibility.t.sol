// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {Deploy} from "../support/Deploy.sol";
import {EligibilityHandler} from "./EligibilityHandler.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Who may act at an L1 block is settled once that block is past, whatever is done to
/// stakers and by them.
contract EligibilityInvariantTest is Test {
    uint256 private constant STAKE_AMOUNT = 100 ether;
    address private sequencing = makeAddr("sequencing");

    AZT private token;
    IStaking private staking;
    EligibilityHandler private handler;
    uint256 private initialSupply;

    function setUp() public {
        token = new AZT(address(this), 1_000_000 ether, 0);
        staking = Deploy.staking(
            address(token), sequencing, makeAddr("settlement"), STAKE_AMOUNT, 9, 40
        );
        handler = new EligibilityHandler(staking, token, sequencing);
        token.transfer(address(handler), token.balanceOf(address(this)));
        // Active when the handler's blocks begin.
        vm.roll(990);
        handler.stake();
        handler.stake();
        vm.roll(handler.FIRST_BLOCK());
        initialSupply = token.totalSupply();
        targetContract(address(handler));
    }

    /// forge-config: default.invariant.runs = 24
    /// forge-config: default.invariant.depth = 40
    function invariant_thePastIsAsItWasAndTheRestAsTheRulesSay() public view {
        assertTrue(handler.pastIsAsItWas(), "past");
        assertTrue(handler.slotsAreAsTheRulesSay(), "rules");
        _checkDeposits();
    }

    /// The handler reaches every action, and its answers can differ: what the invariants hold over
    /// is not empty.
    function test_handlerReachesEveryAction() public {
        handler.stake();
        handler.penalize(0, 2, 2);
        handler.roll(9);
        handler.refill(0);
        handler.roll(9);
        handler.roll(9);
        handler.penalize(0, 1, 0);
        handler.penalize(1, 4, 3);
        handler.requestExit(1, 0);
        for (uint256 i; i < 5; ++i) {
            handler.roll(9);
        }
        handler.withdraw(1);
        assertEq(handler.penalties(), 3);
        assertEq(handler.refills(), 1);
        assertEq(handler.exits(), 1);
        assertEq(handler.burned(), 10 ether + 1 + STAKE_AMOUNT);
        assertEq(staking.suspensionsOf(1).length, 2);
        assertTrue(staking.staker(2).withdrawn);
        assertTrue(handler.pastIsAsItWas());
        assertTrue(handler.slotsAreAsTheRulesSay());
        _checkDeposits();
    }

    /// Every deposit that was not burned or paid back is there, and nothing else.
    function _checkDeposits() private view {
        uint256 sum;
        for (uint32 stakerId = 1; stakerId <= staking.stakerCount(); ++stakerId) {
            assertEq(staking.depositOf(stakerId), handler.deposit(stakerId));
            sum += handler.deposit(stakerId);
        }
        assertEq(token.balanceOf(address(staking)), sum);
        assertEq(initialSupply - token.totalSupply(), handler.burned());
    }
}

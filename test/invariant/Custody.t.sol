// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Block} from "../../contracts/interfaces/ISettlement.sol";
import {Deployment} from "../support/Deployment.sol";
import {Withdrawal} from "../support/Withdrawal.sol";
import {CustodyHandler} from "./CustodyHandler.sol";

/// @notice The chain of custody holds whatever anyone does, in any order.
contract CustodyInvariantTest is Deployment {
    CustodyHandler private handler;
    uint256 private initialSupply;

    function setUp() public {
        deploy();
        handler = new CustodyHandler(token, staking, sequencing, settlement, rewards);
        token.transfer(address(handler), token.balanceOf(address(this)));
        for (uint256 i; i < 4; ++i) {
            handler.stake(i, 7);
        }
        initialSupply = token.totalSupply();
        targetContract(address(handler));
    }

    function submitterBps() internal pure override returns (uint16) {
        return 2500;
    }

    function fullRewardTxs() internal pure override returns (uint32) {
        return 16;
    }

    /// Rewards holds exactly what it accounts for, and what was given to it without a call.
    /// forge-config: default.invariant.runs = 32
    /// forge-config: default.invariant.depth = 300
    function invariant_rewardsIsSolventToTheWei() public view {
        assertEq(
            token.balanceOf(address(rewards)),
            rewards.rewardReserve() + rewards.feeEscrow() + rewards.owed() + handler.donated()
        );
    }

    /// What is owed is what is left of the finalized blocks.
    /// forge-config: default.invariant.runs = 32
    /// forge-config: default.invariant.depth = 300
    function invariant_owedIsTheSumOfWhatRemains() public view {
        uint256 sum;
        for (uint64 number = 1; number <= settlement.proven(); ++number) {
            if (settlement.blockAt(number).finalized) {
                sum += rewards.remainderOf(number).remaining;
            }
        }
        assertEq(rewards.owed(), sum);
    }

    /// What was paid and burned is what the formula says: nothing more, to nobody else.
    /// forge-config: default.invariant.runs = 32
    /// forge-config: default.invariant.depth = 300
    function invariant_paymentsAndBurnsFollowTheFormula() public view {
        assertEq(initialSupply - token.totalSupply(), handler.burned(), "burned");
        address[] memory owners = handler.owners();
        uint256 held;
        for (uint256 i; i < owners.length; ++i) {
            held += token.balanceOf(owners[i]);
        }
        assertEq(held, handler.paid() + handler.paidBack(), "paid");
    }

    /// Every deposit, but for what was paid back or burned of it, is there, and nothing else.
    /// forge-config: default.invariant.runs = 32
    /// forge-config: default.invariant.depth = 300
    function invariant_depositsAreThere() public view {
        uint256 sum;
        for (uint32 stakerId = 1; stakerId <= staking.stakerCount(); ++stakerId) {
            assertEq(staking.depositOf(stakerId), handler.deposit(stakerId));
            sum += handler.deposit(stakerId);
        }
        assertEq(token.balanceOf(address(staking)), sum);
    }

    /// Every token is with the contracts, with those they paid, or with the handler; what is not
    /// was burned.
    /// forge-config: default.invariant.runs = 32
    /// forge-config: default.invariant.depth = 300
    function invariant_theSupplyIsAccountedFor() public view {
        uint256 sum = token.balanceOf(address(staking)) + token.balanceOf(address(rewards))
            + token.balanceOf(address(handler));
        address[] memory owners = handler.owners();
        for (uint256 i; i < owners.length; ++i) {
            sum += token.balanceOf(owners[i]);
        }
        assertEq(sum, token.totalSupply());
        assertEq(sum + handler.burned(), initialSupply);
    }

    /// Proven blocks have a root, pending blocks have none, finalized blocks are proven and their
    /// window has closed.
    /// forge-config: default.invariant.runs = 32
    /// forge-config: default.invariant.depth = 300
    function invariant_chainIsProvenThenPending() public view {
        uint64 proven = settlement.proven();
        assertLe(proven, settlement.tip());
        assertLe(settlement.tip(), settlement.recordedTip());
        for (uint64 number = 1; number <= settlement.recordedTip(); ++number) {
            Block memory b = settlement.blockAt(number);
            if (number > proven + 1) {
                assertGe(b.windowEnd, settlement.blockAt(number - 1).windowEnd, "order");
            }
            assertEq(b.totalScore > 0, number <= proven, "root");
            assertEq(b.stateOut, number <= proven ? number : 0, "state");
            if (b.finalized) {
                assertLe(number, proven, "finalized");
                assertLe(b.windowEnd, vm.getBlockNumber(), "window");
            }
        }
    }

    /// The handler reaches every action: what the invariants hold over is not empty.
    function test_handlerReachesEveryAction() public {
        handler.fundReserve(1000 ether);
        handler.fundEscrow(1000 ether);
        handler.append(0, 8000, 3, 4);
        handler.submitRoot(1, 5, 401 ether, 1);
        handler.submitRoot(1, 12, 0, 2);
        handler.append(0, 8000, 3, 8);
        handler.penalize(1);
        handler.refill(1);
        handler.requestExit(0);
        vm.roll(settlement.blockAt(2).windowEnd);
        handler.finalize(1);
        handler.prune();
        handler.append(2, 8000, 3, 8);
        vm.roll(settlement.blockAt(2).windowEnd);
        handler.append(3, 8000, 3, 8);
        handler.claim(1, 0, 6);
        handler.claimSequencerShare(1);
        handler.claimSubmitterShare(1);
        handler.donate(1 ether);
        handler.absorb();
        vm.roll(Withdrawal.opensAt(staking, 1, staking.staker(1).exitBlock));
        handler.withdraw(0);
        vm.roll(rewards.remainderOf(1).expiryBlock);
        handler.expire(1);

        assertEq(settlement.proven(), 1);
        assertEq(handler.prunes(), 1);
        assertEq(handler.penalties(), 3, "a reveal, a prune, and an append");
        assertEq(handler.refills(), 1);
        assertEq(handler.claims(), 6);
        assertEq(handler.submitterShares(), 1);
        assertEq(handler.withdrawals(), 1);
        assertEq(handler.paidBack(), STAKE_AMOUNT - PRUNE_PENALTY);
        assertEq(handler.expiries(), 1);
        assertGt(handler.paid(), 0);
        assertGt(handler.burned(), 0);
        assertEq(rewards.owed(), 0);
        invariant_rewardsIsSolventToTheWei();
        invariant_owedIsTheSumOfWhatRemains();
        invariant_paymentsAndBurnsFollowTheFormula();
        invariant_depositsAreThere();
        invariant_theSupplyIsAccountedFor();
        invariant_chainIsProvenThenPending();
    }
}

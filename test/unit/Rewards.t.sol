// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Rewards} from "../../contracts/Rewards.sol";
import {IRewards, Payout, Settled} from "../../contracts/interfaces/IRewards.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {ClaimBook, Claims, Entry} from "../support/ClaimBook.sol";
import {RewardsDeployment} from "../support/RewardsDeployment.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {stdError} from "forge-std/Test.sol";

/// @notice Who is paid what of a block, and what is not paid: the split, expiry, what was sent without a call.
contract RewardsTest is RewardsDeployment {
    using ClaimBook for Entry[];

    // Construction and funding.

    function test_constructor_keepsItsArguments() public view {
        assertEq(rewards.TOKEN(), address(token));
        assertEq(rewards.STAKING(), address(staking));
        assertEq(rewards.SETTLEMENT(), settlement);
        assertEq(rewards.BLOCK_REWARD(), BLOCK_REWARD);
        assertEq(rewards.CLAIM_WINDOW(), CLAIM_WINDOW);
    }

    function test_constructor_rejectsAddressesWithoutCode() public {
        vm.expectRevert(abi.encodeWithSelector(IRewards.NotAContract.selector, mallory));
        new Rewards(mallory, address(staking), settlement, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IRewards.NotAContract.selector, mallory));
        new Rewards(address(token), mallory, settlement, 0, 0);
    }

    /// A window whose end overflows would stop every settlement, with all the money inside.
    function test_constructor_rejectsAnEndlessClaimWindow() public {
        uint64[2] memory windows = [uint64(1) << 32, type(uint64).max];
        for (uint256 i; i < windows.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IRewards.InvalidClaimWindow.selector, windows[i]));
            new Rewards(address(token), address(staking), settlement, 0, windows[i]);
        }
    }

    function test_longestClaimWindowDoesNotOverflow() public {
        Rewards patient = new Rewards(address(token), address(staking), settlement, 0, type(uint32).max);
        vm.roll(type(uint32).max);
        vm.prank(settlement);
        patient.settle(_settled(1));
        assertEq(patient.payoutOf(1).expiryBlock, 2 * uint256(type(uint32).max));
    }

    function test_fund_addsToReserveAndEscrow() public {
        vm.expectEmit(address(rewards));
        emit IRewards.ReserveFunded(address(this), 3);
        rewards.fundReserve(3);
        vm.expectEmit(address(rewards));
        emit IRewards.EscrowFunded(address(this), 4);
        rewards.fundEscrow(4);
        assertEq(rewards.rewardReserve(), FUNDS + 3);
        assertEq(rewards.feeEscrow(), FUNDS + 4);
        _assertSolvent();
    }

    function test_fund_rejectsASumOf128Bits() public {
        uint256 tooMuch = uint256(type(uint128).max) - 2 * FUNDS + 1;
        vm.expectRevert(
            abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 128, uint256(1) << 128)
        );
        rewards.fundReserve(tooMuch);
        vm.expectRevert(
            abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 128, uint256(1) << 128)
        );
        rewards.fundEscrow(tooMuch);
        vm.expectRevert(stdError.arithmeticError);
        rewards.fundEscrow(type(uint256).max);
    }

    /// What is owed counts as well: settling moves it, and the sum stays.
    function test_fund_countsWhatIsOwed() public {
        Settled memory settled = _settled(1);
        settled.keepBps = 0;
        vm.prank(settlement);
        rewards.settle(settled);
        assertEq(rewards.owed(), 200 ether);
        uint256 most = type(uint128).max - (2 * FUNDS - 1000 ether + 200 ether);
        vm.expectRevert(
            abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 128, uint256(1) << 128)
        );
        rewards.fundReserve(most + 1);
        // The next obstacle: nobody has as much.
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientBalance.selector,
                address(this),
                token.balanceOf(address(this)),
                most
            )
        );
        rewards.fundReserve(most);
    }

    // Settling.

    /// Worked example A: 1000 AZT, 32 transactions, FEE_SPLIT 80 %.
    function test_settle_splitsWorkedExampleA() public {
        uint256 supply = token.totalSupply();
        uint256 burned = 800 ether - UNIT * entries.keepBps();
        vm.expectEmit(address(rewards));
        emit IRewards.BlockSettled(1, 400 ether, 600 ether, 800 ether, 200 ether, UNIT, burned);
        _settle(1);

        assertEq(UNIT * 10_000, 8_602_150_537_634_400_000, "8.602 AZT at most a proof");
        assertEq(UNIT * 6000, 5_161_290_322_580_640_000, "5.161 AZT for a FEE_BURN of 40 %");
        assertEq(rewards.feeEscrow(), FUNDS - 400 ether);
        assertEq(rewards.rewardReserve(), FUNDS - 600 ether);
        assertEq(rewards.owed(), 1000 ether - burned);
        assertEq(supply - token.totalSupply(), burned, "burning lowers the supply");
        Payout memory payout = rewards.payoutOf(1);
        assertEq(payout.payoutsRoot, entries.root());
        assertEq(payout.remaining, 1000 ether - burned);
        assertEq(payout.unitPerBps, UNIT);
        assertEq(payout.sequencerShare, 200 ether);
        assertEq(payout.expiryBlock, 2000);
        assertEq(payout.sequencerId, SEQUENCER);
        assertFalse(payout.sequencerPaid);
        _assertSolvent();
    }

    function test_settle_isSettlementsOnly() public {
        vm.prank(mallory);
        vm.expectRevert(abi.encodeWithSelector(IRewards.NotSettlement.selector, mallory));
        rewards.settle(_settled(1));
    }

    function test_settle_happensOnceABlock() public {
        _settle(1);
        vm.prank(settlement);
        vm.expectRevert(abi.encodeWithSelector(IRewards.AlreadySettled.selector, 1));
        rewards.settle(_settled(1));
    }

    function test_settle_cutsAbsurdFeesToTheEscrow() public {
        Settled memory settled = _settled(1);
        settled.fees = type(uint256).max;
        vm.prank(settlement);
        rewards.settle(settled);
        assertEq(rewards.feeEscrow(), 0);
        assertEq(rewards.payoutOf(1).sequencerShare, (FUNDS + BLOCK_REWARD) / 5);
        _assertSolvent();
    }

    function test_settle_neverRevertsForWantOfFunds() public {
        Rewards poor = new Rewards(address(token), address(staking), settlement, BLOCK_REWARD, 0);
        vm.prank(settlement);
        poor.settle(_settled(1));
        assertEq(poor.owed(), 0);
        poor.claimSequencerShare(1);
        Claims memory c = entries.claims(0, 5);
        poor.claim(1, c.claims, c.proof, c.flags);
        assertEq(token.balanceOf(alice), 0);
    }

    /// The largest sums there can be: everything L1 holds of a token with 2^128 - 1 units, in the smallest tree.
    function test_settle_holdsTheLargestSums() public {
        AZT huge = new AZT(address(this), type(uint128).max, 0);
        Rewards rich =
            new Rewards(address(huge), address(staking), settlement, type(uint256).max, CLAIM_WINDOW);
        huge.approve(address(rich), type(uint256).max);
        rich.fundReserve(type(uint128).max);
        Settled memory settled = _settled(1);
        settled.numNodes = 3;
        settled.feeSplitBps = 10_000;
        settled.keepBps = 90_000;
        vm.prank(settlement);
        rich.settle(settled);
        assertEq(rich.payoutOf(1).unitPerBps, uint256(type(uint128).max) / 90_000);
        assertEq(huge.balanceOf(address(rich)), rich.owed());
    }

    // Expiry.

    function test_expire_burnsWhatWasNotClaimed() public {
        _settle(1);
        _claim(1, entries.claims(0, 2));
        uint256 rest = rewards.payoutOf(1).remaining;
        uint256 supply = token.totalSupply();
        vm.roll(2000);
        vm.expectEmit(address(rewards));
        emit IRewards.ClaimsExpired(1, rest);
        vm.prank(mallory);
        rewards.expire(1);
        assertEq(supply - token.totalSupply(), rest);
        assertEq(rewards.owed(), 0);
        _assertSolvent();
    }

    function test_expire_rejectsAnOpenWindow() public {
        _settle(1);
        vm.roll(1999);
        vm.expectRevert(abi.encodeWithSelector(IRewards.ClaimWindowOpen.selector, 1, 1999, 2000));
        rewards.expire(1);
    }

    function test_expire_happensOnce() public {
        _settle(1);
        vm.roll(2000);
        rewards.expire(1);
        vm.expectRevert(abi.encodeWithSelector(IRewards.NothingToBurn.selector, 1));
        rewards.expire(1);
    }

    function test_expire_rejectsABlockThatIsNotFinalized() public {
        vm.expectRevert(abi.encodeWithSelector(IRewards.NotSettled.selector, 1));
        rewards.expire(1);
    }

    function test_expire_neverWithoutAClaimWindow() public {
        Rewards forever = new Rewards(address(token), address(staking), settlement, BLOCK_REWARD, 0);
        token.approve(address(forever), type(uint256).max);
        forever.fundReserve(FUNDS);
        vm.prank(settlement);
        forever.settle(_settled(1));
        vm.roll(100_000_000);
        vm.expectRevert(abi.encodeWithSelector(IRewards.ClaimWindowOpen.selector, 1, 100_000_000, 0));
        forever.expire(1);
        Claims memory c = entries.claims(0, 5);
        forever.claim(1, c.claims, c.proof, c.flags);
        forever.claimSequencerShare(1);
    }

    // Donations.

    function test_absorb_movesPlainTransfersIntoTheReserve() public {
        _settle(1);
        token.transfer(address(rewards), 5);
        vm.expectEmit(address(rewards));
        emit IRewards.SurplusAbsorbed(5);
        vm.prank(mallory);
        rewards.absorb();
        assertEq(rewards.rewardReserve(), FUNDS - 600 ether + 5);
        _assertSolvent();
    }

    function test_absorb_takesNothingThatIsOwed() public {
        _settle(1);
        vm.expectRevert(IRewards.NothingToAbsorb.selector);
        rewards.absorb();
    }
}

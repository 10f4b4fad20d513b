// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IBurnableToken} from "../../contracts/interfaces/IBurnableToken.sol";
import {IRewards, Remainder, Settled} from "../../contracts/interfaces/IRewards.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {ClaimBook, Claims, Entry} from "../support/ClaimBook.sol";
import {Deploy} from "../support/Deploy.sol";
import {RewardsDeployment} from "../support/RewardsDeployment.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {stdError} from "forge-std/Test.sol";

/// @notice Who is paid what of a block, and what is not paid: the split, expiry, what was sent
/// without a call.
contract RewardsTest is RewardsDeployment {
    using ClaimBook for Entry[];

    // Construction and funding.

    function test_constructor_keepsItsArguments() public {
        assertEq(rewards.TOKEN(), address(token));
        assertEq(rewards.STAKING(), address(staking));
        assertEq(rewards.SETTLEMENT(), settlement);
        assertEq(rewards.BLOCK_REWARD(), BLOCK_REWARD);
        assertEq(rewards.CLAIM_WINDOW(), CLAIM_WINDOW);
        _deploy(1234, 567);
        assertEq(rewards.SUBMITTER_BPS(), 1234);
        assertEq(rewards.FULL_REWARD_TXS(), 567);
    }

    function test_constructor_rejectsAddressesWithoutCode() public {
        vm.expectRevert(abi.encodeWithSelector(IRewards.NotAContract.selector, mallory));
        Deploy.rewards(mallory, address(staking), settlement, 0, 0, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IRewards.NotAContract.selector, mallory));
        Deploy.rewards(address(token), mallory, settlement, 0, 0, 0, 0);
    }

    /// A window whose end overflows would stop every settlement, with all the money inside.
    function test_constructor_rejectsAnEndlessClaimWindow() public {
        uint64[2] memory windows = [uint64(1) << 32, type(uint64).max];
        for (uint256 i; i < windows.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IRewards.InvalidClaimWindow.selector, windows[i])
            );
            Deploy.rewards(address(token), address(staking), settlement, 0, windows[i], 0, 0);
        }
    }

    function test_constructor_rejectsASubmittersShareAboveTheWhole() public {
        uint16[2] memory shares = [uint16(10_001), type(uint16).max];
        for (uint256 i; i < shares.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IRewards.InvalidSubmitterBps.selector, shares[i])
            );
            Deploy.rewards(address(token), address(staking), settlement, 0, 0, shares[i], 0);
        }
        _deploy(10_000, 0);
        assertEq(rewards.SUBMITTER_BPS(), 10_000);
    }

    /// Nothing could be settled in it: whoever deploys it hears of it then. Staking has no `burn`.
    function test_constructor_rejectsATokenWithoutBurn() public {
        vm.expectRevert(bytes(""));
        Deploy.rewards(address(staking), address(staking), settlement, 0, 0, 0, 0);
    }

    /// What the token says of it is what is said.
    function test_constructor_rejectsATokenThatRefusesToBurn() public {
        bytes memory reason =
            abi.encodeWithSelector(IERC20Errors.ERC20InvalidSender.selector, address(0));
        vm.mockCallRevert(address(token), abi.encodeCall(IBurnableToken.burn, (0)), reason);
        vm.expectRevert(reason);
        Deploy.rewards(address(token), address(staking), settlement, 0, 0, 0, 0);
    }

    function test_longestClaimWindowDoesNotOverflow() public {
        IRewards patient = Deploy.rewards(
            address(token), address(staking), settlement, 0, type(uint32).max, 0, 0
        );
        vm.roll(type(uint32).max);
        vm.prank(settlement);
        patient.settle(_settled(1));
        assertEq(patient.remainderOf(1).expiryBlock, 2 * uint256(type(uint32).max));
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
            abi.encodeWithSelector(
                SafeCast.SafeCastOverflowedUintDowncast.selector, 128, uint256(1) << 128
            )
        );
        rewards.fundReserve(tooMuch);
        vm.expectRevert(
            abi.encodeWithSelector(
                SafeCast.SafeCastOverflowedUintDowncast.selector, 128, uint256(1) << 128
            )
        );
        rewards.fundEscrow(tooMuch);
        vm.expectRevert(stdError.arithmeticError);
        rewards.fundEscrow(type(uint256).max);
    }

    /// What is owed counts as well: settling moves it, and the sum stays.
    function test_fund_countsWhatIsOwed() public {
        Settled memory settled = _settled(1);
        settled.keepBps = 0;
        _settle(settled);
        assertEq(rewards.owed(), 200 ether);
        uint256 most = type(uint128).max - (2 * FUNDS - 1000 ether + 200 ether);
        vm.expectRevert(
            abi.encodeWithSelector(
                SafeCast.SafeCastOverflowedUintDowncast.selector, 128, uint256(1) << 128
            )
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
        emit IRewards.BlockSettled(
            1, 400 ether, 600 ether, 800 ether, 200 ether, UNIT, burned, submitter, 0
        );
        _settle(1);

        assertEq(UNIT * 10_000, 8_602_150_537_634_400_000, "8.602 AZT at most a proof");
        assertEq(UNIT * 6000, 5_161_290_322_580_640_000, "5.161 AZT for a FEE_BURN of 40 %");
        assertEq(rewards.feeEscrow(), FUNDS - 400 ether);
        assertEq(rewards.rewardReserve(), FUNDS - 600 ether);
        assertEq(rewards.owed(), 1000 ether - burned);
        assertEq(supply - token.totalSupply(), burned, "burning lowers the supply");
        Remainder memory remainder = rewards.remainderOf(1);
        assertEq(remainder.payoutsRoot, entries.root());
        assertEq(remainder.remaining, 1000 ether - burned);
        assertEq(remainder.unitPerBps, UNIT);
        assertEq(remainder.sequencerShare, 200 ether);
        assertEq(remainder.expiryBlock, 2000);
        assertEq(remainder.sequencerId, SEQUENCER);
        assertFalse(remainder.sequencerPaid);
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
        _settle(settled);
        assertEq(rewards.feeEscrow(), 0);
        assertEq(rewards.remainderOf(1).sequencerShare, (FUNDS + BLOCK_REWARD) / 5);
        _assertSolvent();
    }

    function test_settle_neverRevertsForWantOfFunds() public {
        IRewards poor = Deploy.rewards(
            address(token), address(staking), settlement, BLOCK_REWARD, 0, 10_000, 64
        );
        vm.prank(settlement);
        poor.settle(_settled(1));
        assertEq(poor.owed(), 0);
        poor.claimSequencerShare(1);
        Claims memory c = entries.claims(0, 5);
        poor.claim(1, c.claims, c.proof, c.flags);
        assertEq(token.balanceOf(alice), 0);
        vm.expectRevert(abi.encodeWithSelector(IRewards.NoSubmitterShare.selector, 1));
        poor.claimSubmitterShare(1);
    }

    /// The largest sums there can be: everything L1 holds of a token with 2^128 - 1 units, in the
    /// smallest tree.
    function test_settle_holdsTheLargestSums() public {
        AZT huge = new AZT(address(this), type(uint128).max, 0);
        IRewards rich = Deploy.rewards(
            address(huge),
            address(staking),
            settlement,
            type(uint256).max,
            CLAIM_WINDOW,
            10_000,
            33
        );
        huge.approve(address(rich), type(uint256).max);
        rich.fundReserve(type(uint128).max);
        Settled memory settled = _settled(1);
        settled.numNodes = 3;
        settled.feeSplitBps = 10_000;
        settled.keepBps = 90_000;
        vm.prank(settlement);
        rich.settle(settled);
        assertEq(rich.remainderOf(1).unitPerBps, uint256(type(uint128).max) / 90_000);
        assertEq(huge.balanceOf(address(rich)), rich.owed());
    }

    // The block reward of a block whose body has few transactions.

    function test_settle_paysTheWholeRewardWhateverIsSeenWithoutABound() public {
        assertEq(rewards.FULL_REWARD_TXS(), 0);
        assertEq(_rewardFor(1, 0), BLOCK_REWARD);
        assertEq(_rewardFor(2, 32), BLOCK_REWARD);
    }

    function test_settle_scalesTheRewardBelowTheBound() public {
        _deploy(0, 32);
        assertEq(_rewardFor(1, 0), 0);
        assertEq(_rewardFor(2, 1), 18.75 ether);
        assertEq(_rewardFor(3, 31), 581.25 ether);
        assertEq(_rewardFor(4, 32), BLOCK_REWARD);
        assertEq(_rewardFor(5, 33), BLOCK_REWARD);
        assertEq(_rewardFor(6, type(uint32).max), BLOCK_REWARD);
    }

    /// 600 AZT over 7 is 85.7142...: rounded down in wei, and the reserve keeps what is left.
    function test_settle_roundsTheScaledRewardDown() public {
        _deploy(0, 7);
        assertEq(_rewardFor(1, 1), 85_714_285_714_285_714_285);
        assertEq(_rewardFor(2, 6), 514_285_714_285_714_285_714);
    }

    /// Fees are what users paid: they are not scaled.
    function test_settle_paysFeesInFullWhateverIsSeen() public {
        _deploy(0, 64);
        Settled memory settled = _settled(1);
        settled.seenTxs = 0;
        _settle(settled);
        assertEq(rewards.feeEscrow(), FUNDS - 400 ether);
        assertEq(rewards.rewardReserve(), FUNDS);
        assertEq(rewards.remainderOf(1).sequencerShare, 80 ether);
        _assertSolvent();
    }

    /// The share is scaled before it is cut to what the reserve has.
    function test_settle_scalesBeforeItCutsToTheReserve() public {
        IRewards poor =
            Deploy.rewards(address(token), address(staking), settlement, BLOCK_REWARD, 0, 0, 32);
        token.approve(address(poor), type(uint256).max);
        poor.fundReserve(400 ether);
        vm.prank(settlement);
        Settled memory settled = _settled(1);
        settled.seenTxs = 16;
        poor.settle(settled);
        assertEq(poor.rewardReserve(), 100 ether);
    }

    /// Block rewards beyond any supply, up to the largest: settlement does not stop.
    function test_settle_scalesTheLargestRewards() public {
        uint256[3] memory largest =
            [uint256(type(uint128).max), uint256(type(uint128).max) + 1, type(uint256).max];
        for (uint256 i; i < largest.length; ++i) {
            AZT huge = new AZT(address(this), type(uint128).max, 0);
            IRewards rich =
                Deploy.rewards(address(huge), address(staking), settlement, largest[i], 0, 0, 32);
            huge.approve(address(rich), type(uint256).max);
            rich.fundReserve(type(uint128).max);
            Settled memory settled = _settled(1);
            settled.fees = 0;
            settled.seenTxs = 31;
            vm.prank(settlement);
            rich.settle(settled);
            uint256 paid = uint256(type(uint128).max) - rich.rewardReserve();
            // 31/32 of 2^128 - 1 and of 2^128; of the largest, all there is.
            assertEq(paid, i < 2 ? 31 * (uint256(1) << 123) - (1 - i) : type(uint128).max);
        }
    }

    /// @dev What a block of which so many transactions were seen takes from the reserve.
    function _rewardFor(uint64 number, uint32 seenTxs) private returns (uint256 reward) {
        Settled memory settled = _settled(number);
        settled.seenTxs = seenTxs;
        reward = rewards.rewardReserve();
        _settle(settled);
        reward -= rewards.rewardReserve();
        _assertSolvent();
    }

    // Expiry.

    function test_expire_burnsWhatWasNotClaimed() public {
        _settle(1);
        _claim(1, entries.claims(0, 2));
        uint256 rest = rewards.remainderOf(1).remaining;
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
        IRewards forever =
            Deploy.rewards(address(token), address(staking), settlement, BLOCK_REWARD, 0, 5000, 0);
        token.approve(address(forever), type(uint256).max);
        forever.fundReserve(FUNDS);
        vm.prank(settlement);
        forever.settle(_settled(1));
        vm.roll(100_000_000);
        vm.expectRevert(
            abi.encodeWithSelector(IRewards.ClaimWindowOpen.selector, 1, 100_000_000, 0)
        );
        forever.expire(1);
        Claims memory c = entries.claims(0, 5);
        forever.claim(1, c.claims, c.proof, c.flags);
        forever.claimSequencerShare(1);
        forever.claimSubmitterShare(1);
        assertEq(forever.owed(), 0);
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

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Rewards} from "../../contracts/Rewards.sol";
import {Staking} from "../../contracts/Staking.sol";
import {Claim, IRewards, Payout, Settled} from "../../contracts/interfaces/IRewards.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {ClaimBook, Claims, Entry} from "../support/ClaimBook.sol";
import {PayoutTree} from "../support/PayoutTree.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Test, stdError} from "forge-std/Test.sol";

contract RewardsTest is Test {
    using ClaimBook for Entry[];

    uint256 private constant BLOCK_REWARD = 600 ether;
    uint64 private constant CLAIM_WINDOW = 1000;
    uint256 private constant FUNDS = 10_000 ether;
    /// @dev floor(800 AZT / (31 * 3 * 10 000)): worked example A.
    uint256 private constant UNIT = 860_215_053_763_440;

    AZT private token;
    Staking private staking;
    Rewards private rewards;
    address private settlement = makeAddr("settlement");
    address private alice = makeAddr("alice");
    address private bob = makeAddr("bob");
    address private mallory = makeAddr("mallory");
    uint32 private constant SEQUENCER = 1;
    uint32 private constant ALICE = 2;
    uint32 private constant ALICE_TOO = 3;
    uint32 private constant BOB = 4;

    Entry[] private entries;

    function setUp() public {
        vm.roll(1000);
        token = new AZT(address(this), 1_000_000 ether, 0);
        staking = new Staking(address(token), 1 ether, 1, 1);
        rewards = new Rewards(address(token), address(staking), settlement, BLOCK_REWARD, CLAIM_WINDOW);
        token.approve(address(staking), type(uint256).max);
        token.approve(address(rewards), type(uint256).max);
        staking.stake(makeAddr("sequencer"), 1, 1);
        staking.stake(alice, 7, 1);
        staking.stake(alice, 7, 1);
        staking.stake(bob, 7, 1);
        rewards.fundReserve(FUNDS);
        rewards.fundEscrow(FUNDS);

        entries.push(Entry(ALICE, 0));
        entries.push(Entry(ALICE_TOO, 4000));
        entries.push(Entry(BOB, 0));
        entries.push(Entry(ALICE, 10_000));
        entries.push(Entry(BOB, 2500));
    }

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

    // Claims.

    function test_claim_paysOwnersWhoeverSendsIt() public {
        _settle(1);
        vm.expectEmit(address(rewards));
        emit IRewards.RewardClaimed(1, 0, ALICE, UNIT * 10_000);
        vm.expectEmit(address(rewards));
        emit IRewards.RewardClaimed(1, 1, ALICE_TOO, UNIT * 6000);
        vm.prank(mallory);
        _claim(1, entries.claims(0, 5));

        assertEq(token.balanceOf(alice), UNIT * 16_000);
        assertEq(token.balanceOf(bob), UNIT * 17_500);
        assertEq(token.balanceOf(mallory), 0);
        assertEq(rewards.payoutOf(1).remaining, 200 ether, "the sequencer's");
        for (uint32 i; i < 5; ++i) {
            assertTrue(rewards.isClaimed(1, i));
        }
        _assertSolvent();
    }

    /// Alice, Alice (another identity) | Bob | Alice | Bob: four runs of one owner.
    function test_claim_paysEachRunOfOneOwnerInOneTransfer() public {
        _settle(1);
        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (alice, UNIT * 16_000)), 1);
        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (bob, UNIT * 10_000)), 1);
        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (alice, 0)), 1);
        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (bob, UNIT * 7500)), 1);
        _claim(1, entries.claims(0, 5));
    }

    function test_claim_paysAStakerThatHasLeft() public {
        _settle(1);
        vm.startPrank(bob);
        staking.requestExit(BOB);
        vm.roll(1001);
        staking.withdraw(BOB);
        vm.stopPrank();
        uint256 before = token.balanceOf(bob);
        _claim(1, entries.claims(2, 1));
        assertEq(token.balanceOf(bob) - before, UNIT * 10_000);
    }

    function test_claim_rejectsASecondTime() public {
        _settle(1);
        _claim(1, entries.claims(0, 2));
        vm.expectRevert(abi.encodeWithSelector(IRewards.AlreadyClaimed.selector, 1, 1));
        _claim(1, entries.claims(1, 1));
    }

    function test_claim_rejectsASecondTimeInOneCall() public {
        _settle(1);
        Claims memory claims = entries.claims(0, 2);
        claims.claims[1] = claims.claims[0];
        _expectInvalid();
        _claim(1, claims);
    }

    /// Positions beyond 255 are in other words of the bitmap.
    function test_claim_marksPositionsAcrossWordsOnce() public {
        Entry[] memory many = new Entry[](600);
        for (uint256 i; i < many.length; ++i) {
            many[i] = Entry(i % 2 == 0 ? ALICE : BOB, 5000);
        }
        Settled memory settled = _settled(1);
        settled.numNodes = 255;
        settled.payoutsRoot = many.root();
        settled.keepBps = many.keepBps();
        vm.prank(settlement);
        rewards.settle(settled);

        _claim(1, many.claimsEvery(3, 126, 5));
        for (uint32 i; i < many.length; ++i) {
            assertEq(rewards.isClaimed(1, i), i == 3 || i == 129 || i == 255 || i == 381 || i == 507);
        }
        for (uint32 i = 3; i < many.length; i += 126) {
            vm.expectRevert(abi.encodeWithSelector(IRewards.AlreadyClaimed.selector, 1, i));
            _claim(1, many.claims(i, 1));
        }
        _claim(1, many.claims(254, 1));
        assertTrue(rewards.isClaimed(1, 254));
        _assertSolvent();
    }

    /// A payout tree of a faulty plug-in, with a staker that there is not: nobody is paid for it.
    function test_claim_rejectsAStakerThatIsNotThere() public {
        Entry[] memory single = new Entry[](1);
        single[0] = Entry(99, 0);
        Settled memory settled = _settled(1);
        settled.payoutsRoot = single.root();
        settled.keepBps = 10_000;
        vm.prank(settlement);
        rewards.settle(settled);
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 99));
        _claim(1, single.claims(0, 1));
    }

    /// A payout tree that adds up to more than the plug-in said: the last claims fail, other blocks' money is safe.
    function test_claim_neverPaysMoreThanWasSetAsideForTheBlock() public {
        Settled memory settled = _settled(1);
        settled.keepBps = 10_000;
        vm.prank(settlement);
        rewards.settle(settled);
        _settle(2);

        _claim(1, entries.claims(0, 1));
        vm.expectRevert(stdError.arithmeticError);
        _claim(1, entries.claims(1, 1));
        _claim(2, entries.claims(0, 5));
        rewards.claimSequencerShare(1);
        rewards.claimSequencerShare(2);
        assertEq(rewards.owed(), 0);
        _assertSolvent();
    }

    function test_claim_isAllOrNothing() public {
        _settle(1);
        _claim(1, entries.claims(4, 1));
        vm.expectRevert(abi.encodeWithSelector(IRewards.AlreadyClaimed.selector, 1, 4));
        _claim(1, entries.claims(0, 5));
        assertFalse(rewards.isClaimed(1, 0));
        assertEq(token.balanceOf(alice), 0);
    }

    function test_claim_rejectsAnothersLeaf() public {
        _settle(1);
        Claims memory claims = entries.claims(2, 1);
        claims.claims[0].stakerId = ALICE;
        _expectInvalid();
        _claim(1, claims);
    }

    function test_claim_rejectsABetterBid() public {
        _settle(1);
        Claims memory claims = entries.claims(4, 1);
        claims.claims[0].feeBurnBps = 0;
        _expectInvalid();
        _claim(1, claims);
    }

    /// A leaf names its position: one proof cannot be claimed at two.
    function test_claim_rejectsAnotherIndex() public {
        _settle(1);
        Claims memory claims = entries.claims(2, 1);
        claims.claims[0].index = 5;
        _expectInvalid();
        _claim(1, claims);
    }

    function test_claim_rejectsAWrongProof() public {
        _settle(1);
        Claims memory claims = entries.claims(2, 1);
        claims.proof[0] ^= bytes32(uint256(1));
        _expectInvalid();
        _claim(1, claims);
        claims.proof = new bytes32[](0);
        _expectInvalid();
        _claim(1, claims);
    }

    /// One true claim does not carry a false one.
    function test_claim_rejectsAFalseClaimAmongTrueOnes() public {
        _settle(1);
        for (uint256 i; i < 3; ++i) {
            Claims memory claims = entries.claims(1, 3);
            claims.claims[i].feeBurnBps ^= 1;
            _expectInvalid();
            _claim(1, claims);
        }
    }

    function test_claim_rejectsOtherFlags() public {
        _settle(1);
        for (uint256 flags; flags < 64; ++flags) {
            Claims memory claims = entries.claims(1, 3);
            if (flags == claims.flags) continue;
            // Those beyond the hashes say nothing.
            if (flags & ((1 << (claims.claims.length + claims.proof.length - 1)) - 1) == claims.flags) {
                continue;
            }
            claims.flags = flags;
            _expectInvalid();
            _claim(1, claims);
        }
    }

    /// What is not sorted by position has no common proof.
    function test_claim_rejectsClaimsOutOfOrder() public {
        _settle(1);
        Claims memory claims = entries.claims(2, 2);
        (claims.claims[0], claims.claims[1]) = (claims.claims[1], claims.claims[0]);
        bool siblings = claims.flags & 1 == 1;
        if (!siblings) _expectInvalid();
        _claim(1, claims);
        assertEq(rewards.isClaimed(1, 2), siblings);
    }

    function test_claim_rejectsAProofOfAnotherBlock() public {
        _settle(1);
        Entry[] memory others = new Entry[](2);
        others[0] = Entry(BOB, 0);
        others[1] = Entry(BOB, 1);
        Settled memory settled = _settled(2);
        settled.payoutsRoot = others.root();
        settled.keepBps = others.keepBps();
        vm.prank(settlement);
        rewards.settle(settled);

        _expectInvalid();
        _claim(1, others.claims(1, 1));
        _claim(2, others.claims(1, 1));
        assertFalse(rewards.isClaimed(1, 1), "claims are kept apart by block");
    }

    /// The interior node above leaves 3 and 4 proves under a path one shorter, but nothing hashes to it: a leaf is the hash of a
    /// hash, an interior node that of two.
    function test_claim_rejectsAnInteriorNodeAsALeaf() public {
        _settle(1);
        bytes32[] memory tree = PayoutTree.build(entries.leaves());
        bytes32[] memory path = PayoutTree.path(tree, 4);
        bytes32[] memory shorter = new bytes32[](path.length - 1);
        for (uint256 i; i < shorter.length; ++i) {
            shorter[i] = path[i + 1];
        }
        Claims memory claims = Claims(new Claim[](1), shorter, 0);
        claims.claims[0] = Claim({index: 4, stakerId: BOB, feeBurnBps: 2500});
        _expectInvalid();
        _claim(1, claims);
    }

    function test_claim_ofASubmissionWithOneProofHasAnEmptyProof() public {
        Entry[] memory single = new Entry[](1);
        single[0] = Entry(BOB, 0);
        Settled memory settled = _settled(1);
        settled.payoutsRoot = single.root();
        settled.keepBps = 10_000;
        vm.prank(settlement);
        rewards.settle(settled);
        _claim(1, single.claims(0, 1));
        assertEq(token.balanceOf(bob), UNIT * 10_000);
    }

    function test_claim_rejectsABlockThatIsNotFinalized() public {
        vm.expectRevert(abi.encodeWithSelector(IRewards.NotSettled.selector, 1));
        _claim(1, entries.claims(0, 1));
        vm.expectRevert(abi.encodeWithSelector(IRewards.NotSettled.selector, 1));
        rewards.payoutOf(1);
    }

    function test_claim_rejectsAnEmptyCall() public {
        _settle(1);
        vm.expectRevert(IRewards.NoClaims.selector);
        rewards.claim(1, new Claim[](0), new bytes32[](0), 0);
    }

    function test_claim_isTakenInTheWindowsLastBlockAndNotAfter() public {
        _settle(1);
        vm.roll(1999);
        _claim(1, entries.claims(0, 1));
        vm.roll(2000);
        vm.expectRevert(abi.encodeWithSelector(IRewards.ClaimWindowClosed.selector, 1, 2000, 2000));
        _claim(1, entries.claims(1, 1));
        vm.expectRevert(abi.encodeWithSelector(IRewards.ClaimWindowClosed.selector, 1, 2000, 2000));
        rewards.claimSequencerShare(1);
    }

    // The sequencer's share.

    function test_claimSequencerShare_paysTheOwnerWhoeverSendsIt() public {
        _settle(1);
        vm.expectEmit(address(rewards));
        emit IRewards.SequencerShareClaimed(1, SEQUENCER, 200 ether);
        vm.prank(mallory);
        rewards.claimSequencerShare(1);
        assertEq(token.balanceOf(makeAddr("sequencer")), 200 ether);
        assertTrue(rewards.payoutOf(1).sequencerPaid);
        _assertSolvent();
    }

    function test_claimSequencerShare_happensOnce() public {
        _settle(1);
        rewards.claimSequencerShare(1);
        vm.expectRevert(abi.encodeWithSelector(IRewards.SequencerAlreadyPaid.selector, 1));
        rewards.claimSequencerShare(1);
    }

    function test_claimSequencerShare_rejectsABlockThatIsNotFinalized() public {
        vm.expectRevert(abi.encodeWithSelector(IRewards.NotSettled.selector, 1));
        rewards.claimSequencerShare(1);
    }

    function test_everythingIsPaidOrBurned() public {
        uint256 supply = token.totalSupply();
        _settle(1);
        _claim(1, entries.claims(0, 5));
        rewards.claimSequencerShare(1);
        assertEq(rewards.owed(), 0);
        assertEq(rewards.payoutOf(1).remaining, 0);
        uint256 paid = token.balanceOf(alice) + token.balanceOf(bob) + token.balanceOf(makeAddr("sequencer"));
        assertEq(paid + supply - token.totalSupply(), 1000 ether);
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

    function _settle(uint64 number) private {
        Settled memory settled = _settled(number);
        vm.prank(settlement);
        rewards.settle(settled);
    }

    function _settled(uint64 number) private view returns (Settled memory) {
        return Settled({
            number: number,
            sequencerId: SEQUENCER,
            feeSplitBps: 8000,
            numNodes: 31,
            fees: 400 ether,
            keepBps: entries.keepBps(),
            payoutsRoot: entries.root()
        });
    }

    function _claim(uint64 number, Claims memory c) private {
        rewards.claim(number, c.claims, c.proof, c.flags);
    }

    function _expectInvalid() private {
        bytes32 payoutsRoot = rewards.payoutOf(1).payoutsRoot;
        vm.expectRevert(abi.encodeWithSelector(IRewards.InvalidClaims.selector, 1, payoutsRoot));
    }

    function _assertSolvent() private view {
        assertEq(
            token.balanceOf(address(rewards)), rewards.rewardReserve() + rewards.feeEscrow() + rewards.owed()
        );
    }
}

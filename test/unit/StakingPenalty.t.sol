// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {
    ALL_ROLES,
    IStaking,
    ROLE_BASE,
    ROLE_MERGE,
    ROLE_SEQUENCER,
    Suspension
} from "../../contracts/interfaces/IStaking.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {Deploy} from "../support/Deploy.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Test} from "forge-std/Test.sol";

/// @notice What a penalty takes, from when on it acts, and how a staker comes back.
/// @dev Slots have ten blocks and start at round numbers, so a penalty at 1003 acts from 1010 on.
contract StakingPenaltyTest is Test {
    uint256 private constant STAKE_AMOUNT = 100 ether;
    uint40 private constant ACTIVATION_DELAY = 10;
    uint40 private constant EXIT_DELAY = 70;
    uint256 private constant KEY = 42;
    /// @dev A staker that is eligible from 1000 on.
    uint32 private constant ALICE = 1;

    AZT private token;
    IStaking private staking;
    address private sequencing = makeAddr("sequencing");
    address private settlement = makeAddr("settlement");
    address private alice = makeAddr("alice");
    address private mallory = makeAddr("mallory");

    function setUp() public {
        vm.roll(990);
        token = new AZT(address(this), 1_000_000 ether, 0);
        staking = Deploy.staking(
            address(token), sequencing, settlement, STAKE_AMOUNT, ACTIVATION_DELAY, EXIT_DELAY
        );
        token.approve(address(staking), type(uint256).max);
        staking.stake(alice, ALL_ROLES, KEY);
        vm.roll(1003);
    }

    // What is taken.

    function test_penalize_isSequencingsAndSettlementsOnly() public {
        address[3] memory callers = [alice, mallory, address(this)];
        for (uint256 i; i < callers.length; ++i) {
            vm.prank(callers[i]);
            vm.expectRevert(
                abi.encodeWithSelector(IStaking.NotSequencingOrSettlement.selector, callers[i])
            );
            staking.penalize(ALICE, 1, 1010, 1010);
        }
        assertEq(staking.depositOf(ALICE), STAKE_AMOUNT);
        vm.prank(settlement);
        staking.penalize(ALICE, 1, 1010, 1010);
        vm.prank(sequencing);
        staking.penalize(ALICE, 1, 1010, 1010);
        assertEq(staking.depositOf(ALICE), STAKE_AMOUNT - 2);
    }

    function test_penalize_burnsAtOnce() public {
        uint256 supply = token.totalSupply();
        vm.expectEmit(address(staking));
        emit IStaking.Penalized(ALICE, 30 ether, 1010, 1040);
        _penalize(30 ether, 1010, 1040);
        assertEq(token.totalSupply(), supply - 30 ether);
        assertEq(token.balanceOf(address(staking)), 70 ether);
        assertEq(staking.depositOf(ALICE), 70 ether);
        assertEq(staking.staker(ALICE).missing, 30 ether);
        assertTrue(staking.staker(ALICE).penalized);
        assertEq(staking.ownerOf(ALICE), alice);
    }

    /// Others' deposits are in the same contract: only the staker's own is touched.
    function test_penalize_takesNoMoreThanTheDeposit() public {
        staking.stake(mallory, ALL_ROLES, KEY);
        _penalize(60 ether, 1010, 1010);
        vm.expectEmit(address(staking));
        emit IStaking.Penalized(ALICE, 40 ether, 1010, 1010);
        _penalize(60 ether, 1010, 1010);
        assertEq(staking.depositOf(ALICE), 0);
        vm.expectEmit(address(staking));
        emit IStaking.Penalized(ALICE, 0, 1010, 1010);
        _penalize(type(uint256).max, 1010, 1010);
        assertEq(token.balanceOf(address(staking)), STAKE_AMOUNT, "mallory's");
        assertEq(staking.depositOf(2), STAKE_AMOUNT);
    }

    function test_penalize_actsFromABlockToComeOnly() public {
        uint40[3] memory blocks = [0, uint40(1002), 1003];
        for (uint256 i; i < blocks.length; ++i) {
            vm.prank(settlement);
            vm.expectRevert(
                abi.encodeWithSelector(IStaking.PenaltyNotAhead.selector, blocks[i], 1003)
            );
            staking.penalize(ALICE, 1, blocks[i], 1010);
        }
        _penalize(1, 1004, 1010);
    }

    function test_penalize_rejectsAnIdNeverGivenOut() public {
        uint32[2] memory ids = [uint32(0), 2];
        for (uint256 i; i < ids.length; ++i) {
            vm.prank(settlement);
            vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, ids[i]));
            staking.penalize(ids[i], 1, 1010, 1010);
        }
    }

    // Exits.

    function test_penalize_reachesADepositUntilItIsWithdrawn() public {
        vm.prank(alice);
        staking.requestExit(ALICE);
        vm.roll(1073);
        _penalize(30 ether, 1080, 1080);
        vm.roll(1080);
        vm.expectEmit(address(staking));
        emit IStaking.Withdrawn(ALICE, alice, 70 ether);
        vm.prank(alice);
        staking.withdraw(ALICE);
        assertEq(token.balanceOf(alice), 70 ether);
        assertEq(token.balanceOf(address(staking)), 0);
    }

    function test_penalize_takesNothingOnceTheDepositIsWithdrawn() public {
        staking.stake(mallory, ALL_ROLES, KEY);
        vm.prank(alice);
        staking.requestExit(ALICE);
        vm.roll(1073);
        vm.prank(alice);
        staking.withdraw(ALICE);
        uint256 supply = token.totalSupply();
        vm.expectEmit(address(staking));
        emit IStaking.Penalized(ALICE, 0, 1080, 1080);
        _penalize(30 ether, 1080, 1080);
        assertEq(token.totalSupply(), supply);
        assertEq(token.balanceOf(address(staking)), STAKE_AMOUNT, "mallory's");
        assertEq(staking.staker(ALICE).missing, 0);
        assertEq(staking.depositOf(ALICE), 0);
    }

    /// Nothing is left to pay, and nothing stands in the way.
    function test_withdraw_ofADepositThatIsAllGone() public {
        staking.stake(mallory, ALL_ROLES, KEY);
        _penalize(STAKE_AMOUNT, 1010, 1010);
        vm.prank(alice);
        staking.requestExit(ALICE);
        vm.roll(1073);
        vm.prank(alice);
        staking.withdraw(ALICE);
        assertEq(token.balanceOf(alice), 0);
        vm.expectRevert(abi.encodeWithSelector(IStaking.AlreadyWithdrawn.selector, ALICE));
        vm.prank(alice);
        staking.withdraw(ALICE);
    }

    // Refills.

    function test_refill_isOpenToAnyoneAndActsAfterTheDelay() public {
        _penalize(30 ether, 1010, 1010);
        token.transfer(mallory, 30 ether);
        vm.roll(1025);
        vm.startPrank(mallory);
        token.approve(address(staking), 30 ether);
        vm.expectEmit(address(staking));
        emit IStaking.Refilled(ALICE, mallory, 30 ether, 1035);
        staking.refill(ALICE);
        vm.stopPrank();

        assertEq(token.balanceOf(mallory), 0);
        assertEq(token.balanceOf(address(staking)), STAKE_AMOUNT);
        assertEq(staking.depositOf(ALICE), STAKE_AMOUNT);
        assertEq(staking.staker(ALICE).missing, 0);
        _eligible(1009);
        _suspended(1010, 1010, 1035);
        _suspended(1034, 1010, 1035);
        _eligible(1035);
    }

    /// All that is missing, of however many penalties.
    function test_refill_bringsBackTheWholeDeposit() public {
        _penalize(30 ether, 1010, 1010);
        vm.roll(1010);
        _penalize(20 ether, 1020, 1020);
        uint256 before = token.balanceOf(address(this));
        staking.refill(ALICE);
        assertEq(before - token.balanceOf(address(this)), 50 ether);
        assertEq(staking.depositOf(ALICE), STAKE_AMOUNT);
    }

    function test_refill_needsTheTokens() public {
        _penalize(30 ether, 1010, 1010);
        vm.prank(mallory);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(staking), 0, 30 ether
            )
        );
        staking.refill(ALICE);
        assertEq(staking.depositOf(ALICE), 70 ether);
    }

    function test_refill_rejectsADepositThatIsWhole() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.NothingMissing.selector, ALICE));
        staking.refill(ALICE);
        _penalize(0, 1010, 1040);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NothingMissing.selector, ALICE));
        staking.refill(ALICE);
        _penalize(1, 1010, 1040);
        staking.refill(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NothingMissing.selector, ALICE));
        staking.refill(ALICE);
    }

    /// It would be paid for nothing: the staker is never eligible again.
    function test_refill_rejectsAStakerThatLeft() public {
        _penalize(30 ether, 1010, 1010);
        vm.prank(alice);
        staking.requestExit(ALICE);
        vm.expectRevert(
            abi.encodeWithSelector(IStaking.ExitAlreadyRequested.selector, ALICE, 1003)
        );
        staking.refill(ALICE);
    }

    function test_refill_rejectsAnIdNeverGivenOut() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 2));
        staking.refill(2);
    }

    // Eligibility.

    function test_aShortDepositSuspendsEveryRoleFromTheNextSlotOn() public {
        _penalize(1, 1010, 1010);
        uint8[3] memory roles = [ROLE_SEQUENCER, ROLE_BASE, ROLE_MERGE];
        for (uint256 i; i < roles.length; ++i) {
            assertEq(staking.vrfKeys(_ids(ALICE), roles[i], 1009)[0], KEY, "before");
            _refuses(roles[i], 1010, _suspension(1010, 0, 1010));
            _refuses(roles[i], 1_000_000, _suspension(1010, 0, 1_000_000));
        }
    }

    function test_aBanIsASequencersOnly() public {
        _penalize(0, 1010, 1040);
        assertEq(staking.vrfKeys(_ids(ALICE), ROLE_SEQUENCER, 1009)[0], KEY, "this slot");
        _refuses(ROLE_SEQUENCER, 1010, _ban(1010, 1040, 1010));
        _refuses(ROLE_SEQUENCER, 1039, _ban(1010, 1040, 1039));
        _refuses(ROLE_SEQUENCER | ROLE_BASE, 1039, _ban(1010, 1040, 1039));
        assertEq(staking.vrfKeys(_ids(ALICE), ROLE_SEQUENCER, 1040)[0], KEY, "after");
        for (uint256 atBlock = 1009; atBlock <= 1041; ++atBlock) {
            assertEq(staking.vrfKeys(_ids(ALICE), ROLE_BASE, atBlock)[0], KEY);
            assertEq(staking.vrfKeys(_ids(ALICE), ROLE_MERGE | ROLE_BASE, atBlock)[0], KEY);
        }
    }

    /// The deposit is whole before the ban is over: only the ban remains.
    function test_aBanOutlastsTheRefill() public {
        _penalize(30 ether, 1010, 1040);
        vm.roll(1012);
        staking.refill(ALICE);
        _suspended(1021, 1010, 1022);
        assertEq(staking.vrfKeys(_ids(ALICE), ROLE_BASE, 1022)[0], KEY);
        _refuses(ROLE_SEQUENCER, 1022, _ban(1010, 1040, 1022));
        _eligible(1040);
    }

    function test_ofOverlappingBansTheLaterCounts() public {
        _penalize(0, 1010, 1050);
        _penalize(0, 1010, 1030);
        _refuses(ROLE_SEQUENCER, 1049, _ban(1010, 1050, 1049));
        vm.roll(1015);
        // Another suspension, which takes the ban along that is longer than its own.
        _penalize(0, 1020, 1040);
        _refuses(ROLE_SEQUENCER, 1019, _ban(1010, 1050, 1019));
        _refuses(ROLE_SEQUENCER, 1049, _ban(1020, 1050, 1049));
        _eligible(1050);
        vm.roll(1025);
        _penalize(0, 1030, 1060);
        _refuses(ROLE_SEQUENCER, 1059, _ban(1030, 1060, 1059));
        _eligible(1060);
    }

    /// No penalty at all leaves its trace and changes nothing.
    function test_aPenaltyOfNothingChangesNothing() public {
        _penalize(0, 1010, 1010);
        _eligible(1010);
        vm.roll(1030);
        _eligible(1030);
        assertEq(staking.suspensionsOf(ALICE).length, 1);
    }

    /// The first has not begun: they are one.
    function test_aSecondPenaltyBeforeTheFirstActs() public {
        _penalize(0, 1010, 1030);
        _penalize(30 ether, 1010, 1020);
        Suspension[] memory suspensions = staking.suspensionsOf(ALICE);
        assertEq(suspensions.length, 1);
        assertEq(suspensions[0].fromBlock, 1010);
        assertEq(suspensions[0].untilBlock, 0);
        assertEq(suspensions[0].banUntil, 1030);
        _eligible(1009);
        _suspended(1010, 1010, 0);
    }

    /// A penalty that takes nothing does not lift an earlier one's suspension.
    function test_aPenaltyOfNothingWhileSomethingIsMissing() public {
        _penalize(30 ether, 1010, 1010);
        _penalize(0, 1010, 1040);
        _suspended(1010, 1010, 0);
        vm.roll(1015);
        _penalize(0, 1020, 1050);
        _suspended(1020, 1010, 0);
        staking.refill(ALICE);
        assertEq(staking.vrfKeys(_ids(ALICE), ROLE_BASE, 1025)[0], KEY);
        _refuses(ROLE_SEQUENCER, 1049, _ban(1010, 1050, 1049));
        _eligible(1050);
    }

    /// A deposit that is filled up and short again before the staker was back.
    function test_aPenaltyBetweenRefillAndItsActivation() public {
        _penalize(30 ether, 1010, 1010);
        vm.roll(1012);
        staking.refill(ALICE);
        vm.roll(1021);
        _penalize(10 ether, 1030, 1060);
        _suspended(1022, 1010, 0);
        _suspended(1030, 1010, 0);
        assertEq(staking.suspensionsOf(ALICE).length, 1);
        staking.refill(ALICE);
        _suspended(1030, 1010, 1031);
        _refuses(ROLE_SEQUENCER, 1031, _ban(1010, 1060, 1031));
        _eligible(1060);
    }

    /// A ban in the same place: the staker is back when it was to be, but not as a sequencer.
    function test_aBanBetweenRefillAndItsActivation() public {
        _penalize(30 ether, 1010, 1010);
        vm.roll(1012);
        staking.refill(ALICE);
        vm.roll(1013);
        _penalize(0, 1020, 1040);
        _suspended(1021, 1010, 1022);
        assertEq(staking.vrfKeys(_ids(ALICE), ROLE_BASE, 1022)[0], KEY);
        _refuses(ROLE_SEQUENCER, 1039, _ban(1010, 1040, 1039));
        _eligible(1040);
    }

    /// The refill counts from this block on: what was before is history, and the next penalty opens
    /// a new page.
    function test_aPenaltyInTheBlockInWhichARefillCounts() public {
        _penalize(30 ether, 1010, 1010);
        vm.roll(1012);
        staking.refill(ALICE);
        vm.roll(1022);
        _penalize(10 ether, 1030, 1060);
        assertEq(staking.suspensionsOf(ALICE).length, 2);
        _suspended(1021, 1010, 1022);
        _eligible(1022);
        _eligible(1029);
        _suspended(1030, 1030, 0);
    }

    function test_penaltyRefillPenaltyAreAllRemembered() public {
        _penalize(30 ether, 1010, 1010);
        vm.roll(1015);
        staking.refill(ALICE);
        vm.roll(1043);
        _penalize(10 ether, 1050, 1070);
        vm.roll(1055);
        staking.refill(ALICE);
        vm.roll(1083);
        _penalize(0, 1090, 1100);

        Suspension[] memory suspensions = staking.suspensionsOf(ALICE);
        assertEq(suspensions.length, 3);
        assertEq(abi.encode(suspensions[0]), abi.encode(Suspension(1010, 1025, 1010)));
        assertEq(abi.encode(suspensions[1]), abi.encode(Suspension(1050, 1065, 1070)));
        assertEq(abi.encode(suspensions[2]), abi.encode(Suspension(1090, 1090, 1100)));
        _eligible(1009);
        _suspended(1010, 1010, 1025);
        _suspended(1024, 1010, 1025);
        _eligible(1025);
        _eligible(1049);
        _suspended(1050, 1050, 1065);
        assertEq(staking.vrfKeys(_ids(ALICE), ROLE_BASE, 1065)[0], KEY);
        _refuses(ROLE_SEQUENCER, 1069, _ban(1050, 1070, 1069));
        _eligible(1070);
        _eligible(1089);
        _refuses(ROLE_SEQUENCER, 1090, _ban(1090, 1100, 1090));
        assertEq(staking.vrfKeys(_ids(ALICE), ROLE_BASE, 1090)[0], KEY);
        _eligible(1100);
    }

    /// Filled up in the block of the penalty, a slot before it acts: the staker is back with the
    /// next slot.
    function test_aRefillInTheBlockOfThePenalty() public {
        vm.roll(1010);
        _penalize(30 ether, 1020, 1020);
        staking.refill(ALICE);
        _eligible(1019);
        _eligible(1020);
        vm.roll(1021);
        _penalize(30 ether, 1030, 1030);
        staking.refill(ALICE);
        _eligible(1029);
        _suspended(1030, 1030, 1031);
        _eligible(1031);
    }

    /// Settlement takes no such deployment, but the history is in order all the same: a suspension
    /// that was to end before it began is one with the penalty that follows.
    function test_aRefillThatCountsBeforeThePenaltyActs() public {
        staking =
            Deploy.staking(address(token), sequencing, settlement, STAKE_AMOUNT, 1, EXIT_DELAY);
        token.approve(address(staking), type(uint256).max);
        staking.stake(alice, ALL_ROLES, KEY);
        _penalize(30 ether, 1010, 1010);
        staking.refill(ALICE);
        vm.roll(1006);
        _penalize(30 ether, 1010, 1030);
        Suspension[] memory suspensions = staking.suspensionsOf(ALICE);
        assertEq(suspensions.length, 1);
        assertEq(abi.encode(suspensions[0]), abi.encode(Suspension(1010, 0, 1030)));
    }

    /// Exit and activation are named first, as they are for stakers that were never penalized.
    function test_aPenaltyDoesNotHideAnExit() public {
        _penalize(30 ether, 1010, 1040);
        vm.roll(1005);
        vm.prank(alice);
        staking.requestExit(ALICE);
        _refuses(
            ROLE_SEQUENCER,
            1010,
            abi.encodeWithSelector(IStaking.Exited.selector, ALICE, 1005, 1010)
        );
        _refuses(
            ROLE_BASE, 999, abi.encodeWithSelector(IStaking.NotActive.selector, ALICE, 1000, 999)
        );
    }

    // The cache of `vrfKeys`.

    /// Stakers 1 and 65 share the low bits of their ids: that one was met says nothing of the
    /// other's penalty.
    function test_vrfKeys_checksThePenaltiesOfStakersThatShareTheirLowBits() public {
        vm.roll(990);
        for (uint32 id = 2; id <= 65; ++id) {
            staking.stake(alice, ALL_ROLES, KEY + id);
        }
        vm.roll(1003);
        vm.prank(settlement);
        staking.penalize(65, 1, 1010, 1010);
        uint32[] memory ids = new uint32[](4);
        (ids[0], ids[1], ids[2], ids[3]) = (1, 1, 65, 1);
        uint256[] memory keys = staking.vrfKeys(ids, ROLE_BASE, 1009);
        assertEq(keys[2], KEY + 65);
        assertEq(keys[3], KEY);
        vm.expectRevert(abi.encodeWithSelector(IStaking.Suspended.selector, 65, 1010, 0, 1010));
        staking.vrfKeys(ids, ROLE_BASE, 1010);
        vm.prank(settlement);
        staking.penalize(ALICE, 0, 1010, 1020);
        (ids[0], ids[1], ids[2], ids[3]) = (2, 65, ALICE, ALICE);
        vm.prank(settlement);
        staking.penalize(65, 0, 1010, 1020);
        staking.refill(65);
        vm.expectRevert(abi.encodeWithSelector(IStaking.Banned.selector, 65, 1010, 1020, 1013));
        staking.vrfKeys(ids, ROLE_SEQUENCER, 1013);
        ids[1] = 2;
        vm.expectRevert(abi.encodeWithSelector(IStaking.Banned.selector, ALICE, 1010, 1020, 1013));
        staking.vrfKeys(ids, ROLE_SEQUENCER, 1013);
    }

    function _penalize(uint256 amount, uint40 fromBlock, uint40 banUntil) private {
        vm.prank(settlement);
        staking.penalize(ALICE, amount, fromBlock, banUntil);
    }

    /// In every role.
    function _eligible(uint256 atBlock) private view {
        assertEq(staking.vrfKeys(_ids(ALICE), ALL_ROLES, atBlock)[0], KEY);
    }

    function _suspended(uint256 atBlock, uint256 fromBlock, uint256 untilBlock) private {
        _refuses(ROLE_SEQUENCER, atBlock, _suspension(fromBlock, untilBlock, atBlock));
        _refuses(ROLE_BASE, atBlock, _suspension(fromBlock, untilBlock, atBlock));
    }

    function _refuses(uint8 role, uint256 atBlock, bytes memory reason) private {
        vm.expectRevert(reason);
        staking.vrfKeys(_ids(ALICE), role, atBlock);
    }

    function _suspension(uint256 fromBlock, uint256 untilBlock, uint256 atBlock)
        private
        pure
        returns (bytes memory)
    {
        return abi.encodeWithSelector(
            IStaking.Suspended.selector, ALICE, fromBlock, untilBlock, atBlock
        );
    }

    function _ban(uint256 fromBlock, uint256 banUntil, uint256 atBlock)
        private
        pure
        returns (bytes memory)
    {
        return
            abi.encodeWithSelector(IStaking.Banned.selector, ALICE, fromBlock, banUntil, atBlock);
    }

    function _ids(uint32 id) private pure returns (uint32[] memory ids) {
        ids = new uint32[](1);
        ids[0] = id;
    }

    /// Whoever asks to exit when it attacks is not paid back before the ban that the attack brings
    /// is over.
    function test_withdraw_waitsForTheBan() public {
        vm.prank(alice);
        staking.requestExit(ALICE);
        vm.prank(settlement);
        staking.penalize(ALICE, 0, 1010, 1200);
        vm.roll(1003 + EXIT_DELAY);
        vm.expectRevert(
            abi.encodeWithSelector(
                IStaking.WithdrawTooEarly.selector, ALICE, 1003 + EXIT_DELAY, 1200
            )
        );
        vm.prank(alice);
        staking.withdraw(ALICE);
        vm.roll(1200);
        vm.prank(alice);
        staking.withdraw(ALICE);
        assertEq(token.balanceOf(alice), STAKE_AMOUNT);
    }

    /// A ban that ends sooner than the exit delay changes nothing of it.
    function test_withdraw_waitsForTheExitDelayBeyondABan() public {
        vm.prank(alice);
        staking.requestExit(ALICE);
        vm.prank(settlement);
        staking.penalize(ALICE, 0, 1010, 1020);
        vm.roll(1003 + EXIT_DELAY - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IStaking.WithdrawTooEarly.selector, ALICE, 1003 + EXIT_DELAY - 1, 1003 + EXIT_DELAY
            )
        );
        vm.prank(alice);
        staking.withdraw(ALICE);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {
    ALL_ROLES,
    IStaking,
    ROLE_BASE,
    ROLE_MERGE,
    ROLE_SEQUENCER,
    Staker
} from "../../contracts/interfaces/IStaking.sol";
import {Field} from "../../contracts/lib/Field.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {Deploy} from "../support/Deploy.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Test} from "forge-std/Test.sol";

/// @notice A token that cannot be burned.
contract PlainToken is ERC20("Plain", "PLAIN") {}

contract StakingTest is Test {
    uint256 private constant STAKE_AMOUNT = 100 ether;
    uint40 private constant ACTIVATION_DELAY = 10;
    uint40 private constant EXIT_DELAY = 20;
    uint256 private constant KEY = 42;

    AZT private token;
    IStaking private staking;
    address private sequencing = makeAddr("sequencing");
    address private settlement = makeAddr("settlement");
    address private alice = makeAddr("alice");
    address private mallory = makeAddr("mallory");

    function setUp() public {
        vm.roll(1000);
        token = new AZT(address(this), 1_000_000 ether, 0);
        staking = _deploy(address(token), ACTIVATION_DELAY, EXIT_DELAY);
        token.approve(address(staking), type(uint256).max);
    }

    function test_constructor_keepsItsArguments() public view {
        assertEq(staking.TOKEN(), address(token));
        assertEq(staking.SEQUENCING(), sequencing);
        assertEq(staking.SETTLEMENT(), settlement);
        assertEq(staking.STAKE_AMOUNT(), STAKE_AMOUNT);
        assertEq(staking.ACTIVATION_DELAY(), ACTIVATION_DELAY);
        assertEq(staking.EXIT_DELAY(), EXIT_DELAY);
    }

    function test_constructor_rejectsATokenWithoutCode() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.NotAContract.selector, alice));
        _deploy(alice, ACTIVATION_DELAY, EXIT_DELAY);
    }

    /// A contract that knows nothing of tokens, and a token that cannot be burned.
    function test_constructor_rejectsATokenThatDoesNotBurn() public {
        vm.expectRevert(bytes(""));
        _deploy(address(staking), ACTIVATION_DELAY, EXIT_DELAY);
        address plain = address(new PlainToken());
        vm.expectRevert(bytes(""));
        _deploy(plain, ACTIVATION_DELAY, EXIT_DELAY);
        vm.expectCall(address(token), abi.encodeCall(AZT.burn, (0)));
        _deploy(address(token), ACTIVATION_DELAY, EXIT_DELAY);
    }

    function test_constructor_rejectsAnActivationWithoutDelayAndAnEndlessOne() public {
        uint40[3] memory delays = [0, uint40(1) << 32, type(uint40).max];
        for (uint256 i; i < delays.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IStaking.InvalidActivationDelay.selector, delays[i])
            );
            _deploy(address(token), delays[i], EXIT_DELAY);
        }
    }

    function test_constructor_rejectsAnEndlessExit() public {
        uint40[2] memory delays = [uint40(1) << 32, type(uint40).max];
        for (uint256 i; i < delays.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IStaking.InvalidExitDelay.selector, delays[i]));
            _deploy(address(token), ACTIVATION_DELAY, delays[i]);
        }
    }

    /// The longest delays, at a block a thousand years from now: block numbers still have room.
    function test_longestDelaysDoNotOverflow() public {
        uint40 longest = type(uint32).max;
        IStaking slow = _deploy(address(token), longest, longest);
        token.approve(address(slow), STAKE_AMOUNT);
        vm.roll(longest);
        uint32 stakerId = slow.stake(alice, ALL_ROLES, KEY);
        vm.startPrank(alice);
        slow.requestExit(stakerId);
        vm.roll(2 * uint256(longest));
        slow.withdraw(stakerId);
        assertEq(slow.staker(stakerId).activationBlock, 2 * uint256(longest));
        assertEq(token.balanceOf(alice), STAKE_AMOUNT);
    }

    function test_stake_takesTheDepositAndRecordsTheStaker() public {
        vm.expectEmit(address(staking));
        emit IStaking.Staked(1, alice, ROLE_BASE | ROLE_MERGE, KEY, 1010);
        uint32 stakerId = staking.stake(alice, ROLE_BASE | ROLE_MERGE, KEY);

        assertEq(stakerId, 1);
        assertEq(staking.stakerCount(), 1);
        assertEq(token.balanceOf(address(staking)), STAKE_AMOUNT);
        Staker memory staker = staking.staker(1);
        assertEq(staker.owner, alice);
        assertEq(staker.roles, ROLE_BASE | ROLE_MERGE);
        assertEq(staker.activationBlock, 1010);
        assertEq(staker.exitBlock, 0);
        assertFalse(staker.withdrawn);
        assertFalse(staker.penalized);
        assertEq(staker.missing, 0);
        assertEq(staker.vrfKey, KEY);
        assertEq(staking.depositOf(1), STAKE_AMOUNT);
        assertEq(staking.suspensionsOf(1).length, 0);
        assertEq(staking.ownerOf(1), alice);
    }

    function test_stake_givesEveryDepositANewIdEvenForTheSameKey() public {
        assertEq(staking.stake(alice, ALL_ROLES, KEY), 1);
        assertEq(staking.stake(alice, ALL_ROLES, KEY), 2);
    }

    function test_stake_rejectsAZeroOwner() public {
        vm.expectRevert(IStaking.ZeroOwner.selector);
        staking.stake(address(0), ALL_ROLES, KEY);
    }

    function test_stake_rejectsNoRoleAndUnknownRoles() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.InvalidRoles.selector, 0));
        staking.stake(alice, 0, KEY);
        vm.expectRevert(abi.encodeWithSelector(IStaking.InvalidRoles.selector, 8));
        staking.stake(alice, 8, KEY);
        vm.expectRevert(abi.encodeWithSelector(IStaking.InvalidRoles.selector, 255));
        staking.stake(alice, 255, KEY);
    }

    function test_stake_rejectsAKeyThatIsZeroOrNoFieldElement() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.InvalidVrfKey.selector, 0));
        staking.stake(alice, ALL_ROLES, 0);
        vm.expectRevert(abi.encodeWithSelector(IStaking.InvalidVrfKey.selector, Field.R));
        staking.stake(alice, ALL_ROLES, Field.R);
        staking.stake(alice, ALL_ROLES, Field.R - 1);
    }

    function test_stake_needsTheDeposit() public {
        vm.prank(mallory);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(staking), 0, STAKE_AMOUNT
            )
        );
        staking.stake(mallory, ALL_ROLES, KEY);
        assertEq(staking.stakerCount(), 0);
    }

    function test_requestExit_endsEligibilityAtThisBlock() public {
        uint32 stakerId = staking.stake(alice, ALL_ROLES, KEY);
        vm.roll(1500);
        vm.expectEmit(address(staking));
        emit IStaking.ExitRequested(stakerId, 1500, 1520);
        vm.prank(alice);
        staking.requestExit(stakerId);
        assertEq(staking.staker(stakerId).exitBlock, 1500);
    }

    function test_requestExit_isTheOwnersOnly() public {
        uint32 stakerId = staking.stake(alice, ALL_ROLES, KEY);
        vm.prank(mallory);
        vm.expectRevert(
            abi.encodeWithSelector(IStaking.NotOwner.selector, stakerId, alice, mallory)
        );
        staking.requestExit(stakerId);
    }

    function test_requestExit_happensOnce() public {
        uint32 stakerId = _exited();
        vm.roll(2000);
        vm.prank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(IStaking.ExitAlreadyRequested.selector, stakerId, 1000)
        );
        staking.requestExit(stakerId);
    }

    function test_requestExit_rejectsAnIdNeverGivenOut() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 1));
        staking.requestExit(1);
    }

    function test_withdraw_paysTheOwnerAfterTheDelay() public {
        uint32 stakerId = _exited();
        vm.roll(1020);
        vm.expectEmit(address(staking));
        emit IStaking.Withdrawn(stakerId, alice, STAKE_AMOUNT);
        vm.prank(alice);
        staking.withdraw(stakerId);
        assertEq(token.balanceOf(alice), STAKE_AMOUNT);
        assertEq(token.balanceOf(address(staking)), 0);
        assertTrue(staking.staker(stakerId).withdrawn);
        assertEq(staking.depositOf(stakerId), 0);
        assertEq(staking.ownerOf(stakerId), alice, "the owner stays on record");
    }

    function test_withdraw_isTooEarlyOneBlockBeforeTheDelayIsOver() public {
        uint32 stakerId = _exited();
        vm.roll(1019);
        vm.prank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(IStaking.WithdrawTooEarly.selector, stakerId, 1019, 1020)
        );
        staking.withdraw(stakerId);
    }

    function test_withdraw_needsAnExit() public {
        uint32 stakerId = staking.stake(alice, ALL_ROLES, KEY);
        vm.roll(5000);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IStaking.ExitNotRequested.selector, stakerId));
        staking.withdraw(stakerId);
    }

    function test_withdraw_isTheOwnersOnly() public {
        uint32 stakerId = _exited();
        vm.roll(1020);
        vm.prank(mallory);
        vm.expectRevert(
            abi.encodeWithSelector(IStaking.NotOwner.selector, stakerId, alice, mallory)
        );
        staking.withdraw(stakerId);
    }

    function test_withdraw_happensOnceEvenWhileOthersDepositsAreThere() public {
        uint32 stakerId = _exited();
        staking.stake(mallory, ALL_ROLES, KEY);
        vm.roll(1020);
        vm.startPrank(alice);
        staking.withdraw(stakerId);
        vm.expectRevert(abi.encodeWithSelector(IStaking.AlreadyWithdrawn.selector, stakerId));
        staking.withdraw(stakerId);
        vm.stopPrank();
        assertEq(token.balanceOf(address(staking)), STAKE_AMOUNT);
    }

    function test_idsAreNeverReused() public {
        uint32 stakerId = _exited();
        vm.roll(1020);
        vm.prank(alice);
        staking.withdraw(stakerId);
        assertEq(staking.stake(mallory, ALL_ROLES, KEY), stakerId + 1);
        assertEq(staking.ownerOf(stakerId), alice);
    }

    function test_views_rejectAnIdNeverGivenOut() public {
        staking.stake(alice, ALL_ROLES, KEY);
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 0));
        staking.staker(0);
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 2));
        staking.ownerOf(2);
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 2));
        staking.depositOf(2);
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 2));
        staking.vrfKeys(_ids(1, 2), ROLE_BASE, 1010);
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 0));
        staking.vrfKeys(_ids(0, 1), ROLE_BASE, 1010);
    }

    function test_vrfKeys_areInTheOrderAsked() public {
        staking.stake(alice, ALL_ROLES, 11);
        staking.stake(mallory, ROLE_MERGE, 22);
        uint256[] memory keys = staking.vrfKeys(_ids(2, 1), ROLE_MERGE, 1010);
        assertEq(keys.length, 2);
        assertEq(keys[0], 22);
        assertEq(keys[1], 11);
        assertEq(staking.vrfKeys(_ids(1, 1), ROLE_MERGE, 1010)[1], 11);
    }

    /// Stakers met before are noted by the low six bits of their ids: those that share them, in any
    /// order and repeated, keep their own keys.
    function test_vrfKeys_ofIdsThatShareTheirLowBits() public {
        _stakeUpTo(200);
        uint32[12] memory order = [uint32(7), 71, 135, 199, 71, 7, 7, 135, 64, 128, 64, 192];
        uint32[] memory ids = new uint32[](order.length);
        for (uint256 i; i < order.length; ++i) {
            ids[i] = order[i];
        }
        uint256[] memory keys = staking.vrfKeys(ids, ROLE_BASE, 1010);
        for (uint256 i; i < order.length; ++i) {
            assertEq(keys[i], KEY + order[i]);
        }
    }

    /// A staker that was met vouches for no other: each of its checks is made of the one after it,
    /// whatever their ids have in common.
    function test_vrfKeys_checksEveryStaker() public {
        _stakeUpTo(64);
        staking.stake(alice, ROLE_MERGE, KEY); // 65, as 1
        staking.stake(alice, ALL_ROLES, KEY); // 66, as 2
        vm.prank(alice);
        staking.requestExit(66);
        vm.roll(1020);
        staking.stake(alice, ALL_ROLES, KEY); // 67, as 3
        vm.expectRevert(
            abi.encodeWithSelector(IStaking.WrongRole.selector, 65, ROLE_MERGE, ROLE_BASE)
        );
        staking.vrfKeys(_ids(1, 65), ROLE_BASE, 1020);
        vm.expectRevert(abi.encodeWithSelector(IStaking.Exited.selector, 66, 1000, 1020));
        staking.vrfKeys(_ids(2, 66), ROLE_BASE, 1020);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NotActive.selector, 67, 1030, 1020));
        staking.vrfKeys(_ids(3, 67), ROLE_BASE, 1020);
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 68));
        staking.vrfKeys(_ids(4, 68), ROLE_BASE, 1020);
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 0));
        staking.vrfKeys(_ids(64, 0), ROLE_BASE, 1020);
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, type(uint32).max));
        staking.vrfKeys(_ids(63, type(uint32).max), ROLE_BASE, 1020);
    }

    /// Asked for two roles, one is not enough.
    function test_vrfKeys_wantAllRolesThatAreAskedFor() public {
        uint8[3] memory single = [ROLE_SEQUENCER, ROLE_BASE, ROLE_MERGE];
        for (uint256 i; i < single.length; ++i) {
            staking.stake(alice, single[i], KEY);
        }
        staking.stake(alice, ROLE_BASE | ROLE_MERGE, KEY);
        uint32[] memory ids = new uint32[](1);
        for (uint8 role = 1; role <= ALL_ROLES; ++role) {
            for (uint32 id = 1; id <= 4; ++id) {
                uint8 roles = id == 4 ? ROLE_BASE | ROLE_MERGE : single[id - 1];
                ids[0] = id;
                bool has = true;
                for (uint8 bit = 1; bit <= 4; bit <<= 1) {
                    if (role & bit != 0 && roles & bit == 0) has = false;
                }
                if (!has) {
                    vm.expectRevert(
                        abi.encodeWithSelector(IStaking.WrongRole.selector, id, roles, role)
                    );
                }
                staking.vrfKeys(ids, role, 1010);
            }
        }
    }

    function test_vrfKeys_rejectAWrongRole() public {
        staking.stake(alice, ROLE_BASE | ROLE_MERGE, KEY);
        vm.expectRevert(
            abi.encodeWithSelector(
                IStaking.WrongRole.selector, 1, ROLE_BASE | ROLE_MERGE, ROLE_SEQUENCER
            )
        );
        staking.vrfKeys(_ids(1, 1), ROLE_SEQUENCER, 1010);
    }

    function test_vrfKeys_rejectAStakerBeforeItsActivation() public {
        staking.stake(alice, ALL_ROLES, KEY);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NotActive.selector, 1, 1010, 1009));
        staking.vrfKeys(_ids(1, 1), ROLE_BASE, 1009);
        assertEq(staking.vrfKeys(_ids(1, 1), ROLE_BASE, 1010)[0], KEY);
    }

    function test_vrfKeys_rejectAStakerFromItsExitOn() public {
        staking.stake(alice, ALL_ROLES, KEY);
        vm.roll(1100);
        vm.prank(alice);
        staking.requestExit(1);
        assertEq(staking.vrfKeys(_ids(1, 1), ROLE_BASE, 1099)[0], KEY, "the slot it started in");
        vm.expectRevert(abi.encodeWithSelector(IStaking.Exited.selector, 1, 1100, 1100));
        staking.vrfKeys(_ids(1, 1), ROLE_BASE, 1100);
    }

    /// An exit before the activation: never eligible.
    function test_vrfKeys_rejectAStakerThatLeftBeforeItWasActive() public {
        _exited();
        vm.expectRevert(abi.encodeWithSelector(IStaking.Exited.selector, 1, 1000, 1010));
        staking.vrfKeys(_ids(1, 1), ROLE_BASE, 1010);
    }

    function _deploy(address token_, uint40 activationDelay, uint40 exitDelay)
        private
        returns (IStaking)
    {
        return Deploy.staking(
            token_, sequencing, settlement, STAKE_AMOUNT, activationDelay, exitDelay
        );
    }

    /// Stakers 1 to `last`, each with a key of its own.
    function _stakeUpTo(uint32 last) private {
        for (uint32 id = 1; id <= last; ++id) {
            assertEq(staking.stake(alice, ALL_ROLES, KEY + id), id);
        }
    }

    function _exited() private returns (uint32 stakerId) {
        stakerId = staking.stake(alice, ALL_ROLES, KEY);
        vm.prank(alice);
        staking.requestExit(stakerId);
    }

    function _ids(uint32 a, uint32 b) private pure returns (uint32[] memory ids) {
        ids = new uint32[](2);
        (ids[0], ids[1]) = (a, b);
    }
}

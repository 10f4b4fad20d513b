// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISettlement} from "../../contracts/interfaces/ISettlement.sol";
import {Field} from "../../contracts/lib/Field.sol";
import {Deploy} from "../support/Deploy.sol";
import {Deployment} from "../support/Deployment.sol";

/// @notice What a deployment of Settlement keeps and refuses: it is the last, and compares what the
/// others have.
/// @dev All parts are deployed for the Settlement that comes next, and a test makes one of them
/// answer otherwise.
contract SettlementConstructorTest is Deployment {
    address private other = makeAddr("other");

    function setUp() public {
        deployParts();
    }

    function test_keepsItsArguments() public {
        settlement = _deploy();
        assertEq(settlement.SEQUENCING(), address(sequencing));
        assertEq(settlement.VERIFIER(), address(verifier));
        assertEq(settlement.REWARDS(), address(rewards));
        assertEq(settlement.PROVING_BLOCKS(), PROVING_BLOCKS);
        assertEq(settlement.PRUNE_PENALTY(), PRUNE_PENALTY);
        assertEq(settlement.GENESIS_STATE(), GENESIS_STATE);
        assertEq(settlement.stateAfter(0), GENESIS_STATE);
        assertEq(settlement.tip(), 0);
        assertEq(settlement.recordedTip(), 0);
        assertEq(settlement.proven(), 0);
    }

    // Arguments.

    function test_rejectsAddressesWithoutCode() public {
        bytes memory reason = abi.encodeWithSelector(ISettlement.NotAContract.selector, other);
        vm.expectRevert(reason);
        Deploy.settlement(other, address(verifier), address(rewards), 1, 0, 0);
        vm.expectRevert(reason);
        Deploy.settlement(address(sequencing), other, address(rewards), 1, 0, 0);
        vm.expectRevert(reason);
        Deploy.settlement(address(sequencing), address(verifier), other, 1, 0, 0);
    }

    function test_rejectsAnEmptyOrEndlessWindow() public {
        uint64[3] memory windows = [0, uint64(1) << 32, type(uint64).max];
        for (uint256 i; i < windows.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(ISettlement.InvalidProvingBlocks.selector, windows[i])
            );
            newSettlement(windows[i], 0, 0);
        }
    }

    function test_rejectsAGenesisStateOutOfTheField() public {
        vm.expectRevert(abi.encodeWithSelector(ISettlement.InvalidGenesisState.selector, Field.R));
        newSettlement(1, 0, Field.R);
    }

    function test_rejectsAPenaltyAboveTheStake() public {
        uint256 above = STAKE_AMOUNT + 1;
        vm.expectRevert(
            abi.encodeWithSelector(ISettlement.PenaltyAboveStake.selector, above, STAKE_AMOUNT)
        );
        newSettlement(PROVING_BLOCKS, above, GENESIS_STATE);
    }

    function test_takesAPenaltyOfTheWholeStake() public {
        assertEq(
            newSettlement(PROVING_BLOCKS, STAKE_AMOUNT, GENESIS_STATE).PRUNE_PENALTY(),
            STAKE_AMOUNT
        );
    }

    // Wiring.

    function test_rejectsASequencingOfAnotherSettlement() public {
        _wiring(address(sequencing), "SETTLEMENT()", next(0));
    }

    function test_rejectsARewardsOfAnotherSettlement() public {
        _wiring(address(rewards), "SETTLEMENT()", next(0));
    }

    /// Neither pruned blocks nor anything else would be penalized.
    function test_rejectsAStakingOfAnotherSettlement() public {
        _wiring(address(staking), "SETTLEMENT()", next(0));
    }

    function test_rejectsAStakingOfAnotherSequencing() public {
        _wiring(address(staking), "SEQUENCING()", address(sequencing));
    }

    function test_rejectsARewardsOfAnotherStaking() public {
        _wiring(address(rewards), "STAKING()", address(staking));
    }

    /// Its tallies would pay the owners of other stakers with the same numbers.
    function test_rejectsAVerifierOfAnotherStaking() public {
        _wiring(address(verifier), "STAKING()", address(staking));
    }

    function test_rejectsARewardsOfAnotherToken() public {
        _wiring(address(rewards), "TOKEN()", address(token));
    }

    // Parameters.

    function test_rejectsAVerifierOfAnotherMode() public {
        _parameter(address(verifier), "VRF_MODE()", 1, _mismatch(0, 1));
        _parameter(address(sequencing), "VRF_MODE()", 1, _mismatch(1, 0));
    }

    function test_rejectsAVerifierOfOtherBaseRollups() public {
        _parameter(address(verifier), "TXS_PER_BASE()", 4, _mismatch(2, 4));
        _parameter(address(sequencing), "TXS_PER_BASE()", 4, _mismatch(4, 2));
    }

    /// A key, or a refilled deposit, must not count for a slot whose seed may be known.
    function test_rejectsAnActivationWithinASlot() public {
        _parameter(
            address(staking),
            "ACTIVATION_DELAY()",
            SLOT_BLOCKS - 1,
            abi.encodeWithSelector(
                ISettlement.DelayTooShort.selector, SLOT_BLOCKS - 1, SLOT_BLOCKS
            )
        );
    }

    /// The slot one exits in, its window, and a slot to take the penalty in.
    function test_rejectsAnExitBeforeTheWindowIsOver() public {
        uint256 minimum = 2 * SLOT_BLOCKS + WINDOW_BLOCKS;
        assertEq(staking.EXIT_DELAY(), minimum, "the shortest");
        _parameter(
            address(staking),
            "EXIT_DELAY()",
            minimum - 1,
            abi.encodeWithSelector(ISettlement.DelayTooShort.selector, minimum - 1, minimum)
        );
    }

    /// It is the rounded window that counts: a block more than five slots are six.
    function test_rejectsAWindowThatRoundsUpBeyondTheExit() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.DelayTooShort.selector, EXIT_DELAY, EXIT_DELAY + SLOT_BLOCKS
            )
        );
        newSettlement(WINDOW_BLOCKS + 1, 0, 0);
    }

    function test_takesAWindowOfWholeSlots() public {
        assertEq(newSettlement(WINDOW_BLOCKS, 0, 0).PROVING_BLOCKS(), WINDOW_BLOCKS);
    }

    function test_rejectsARevealPenaltyAboveTheStake() public {
        _parameter(
            address(sequencing),
            "REVEAL_PENALTY()",
            STAKE_AMOUNT + 1,
            abi.encodeWithSelector(
                ISettlement.PenaltyAboveStake.selector, STAKE_AMOUNT + 1, STAKE_AMOUNT
            )
        );
    }

    /// 32 transactions are 16 base rollups and 15 merges: 91 proofs.
    function test_rejectsBlocksOfMoreProofsThanCanBeVerified() public {
        _parameter(
            address(verifier),
            "MAX_PROOFS()",
            90,
            abi.encodeWithSelector(ISettlement.TooManyProofs.selector, 91, 90)
        );
        _parameter(
            address(sequencing),
            "MAX_TXS()",
            128,
            abi.encodeWithSelector(ISettlement.TooManyProofs.selector, 3 * 126 + 1, 300)
        );
    }

    /// The largest block has 32 transactions: none would ever have the whole reward.
    function test_rejectsAFullRewardThatNoBlockCanHave() public {
        _parameter(
            address(rewards),
            "FULL_REWARD_TXS()",
            33,
            abi.encodeWithSelector(ISettlement.NoFullReward.selector, 33, 32)
        );
    }

    function test_takesAFullRewardOfTheLargestBlock() public {
        vm.mockCall(address(rewards), abi.encodeWithSignature("FULL_REWARD_TXS()"), abi.encode(32));
        _deploy();
    }

    function test_takesBlocksOfAsManyProofsAsCanBeVerified() public {
        vm.mockCall(address(verifier), abi.encodeWithSignature("MAX_PROOFS()"), abi.encode(91));
        _deploy();
    }

    /// It is proofs that count, not transactions: 128 in base rollups of four are 63 nodes.
    function test_takesMoreTransactionsInWiderBaseRollups() public {
        vm.mockCall(address(verifier), abi.encodeWithSignature("TXS_PER_BASE()"), abi.encode(4));
        vm.mockCall(address(sequencing), abi.encodeWithSignature("TXS_PER_BASE()"), abi.encode(4));
        vm.mockCall(address(sequencing), abi.encodeWithSignature("MAX_TXS()"), abi.encode(128));
        _deploy();
    }

    /// The longest delays: block numbers still have room.
    function test_longestWindowDoesNotOverflow() public {
        uint64 longest = type(uint32).max - 25;
        vm.mockCall(
            address(staking), abi.encodeWithSignature("EXIT_DELAY()"), abi.encode(type(uint32).max)
        );
        settlement = newSettlement(longest, 0, 0);
        sequencing.append(newBlock(0));
        assertEq(longest % SLOT_BLOCKS, 0);
        assertEq(settlement.blockAt(1).windowEnd, 1000 + uint256(longest));
    }

    function _deploy() private returns (ISettlement) {
        return newSettlement(PROVING_BLOCKS, PRUNE_PENALTY, GENESIS_STATE);
    }

    function _wiring(address part, string memory getter, address expected) private {
        _answers(
            part,
            getter,
            abi.encode(other),
            abi.encodeWithSelector(ISettlement.WiringMismatch.selector, expected, other)
        );
    }

    function _parameter(address part, string memory getter, uint256 value, bytes memory reason)
        private
    {
        _answers(part, getter, abi.encode(value), reason);
    }

    /// A deployment is refused where one part answers so, and taken as it is.
    function _answers(address part, string memory getter, bytes memory answer, bytes memory reason)
        private
    {
        uint256 before = vm.snapshotState();
        _deploy();
        assertTrue(vm.revertToState(before));
        vm.mockCall(part, abi.encodeWithSignature(getter), answer);
        vm.expectRevert(reason);
        _deploy();
        vm.clearMockedCalls();
        assertTrue(vm.revertToState(before));
    }

    function _mismatch(uint256 expected, uint256 found) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ISettlement.ParameterMismatch.selector, expected, found);
    }
}

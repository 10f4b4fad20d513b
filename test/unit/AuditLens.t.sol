// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {
    BlockRecord,
    Holdings,
    IAuditLens,
    Quote,
    Split,
    Standing,
    Status,
    Windows
} from "../../contracts/interfaces/IAuditLens.sol";
import {IBatchRootVerifier} from "../../contracts/interfaces/IBatchRootVerifier.sol";
import {IRewards} from "../../contracts/interfaces/IRewards.sol";
import {Tally} from "../../contracts/interfaces/IRootVerifier.sol";
import {ISettlement} from "../../contracts/interfaces/ISettlement.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {ClaimBook, Claims, Entry} from "../support/ClaimBook.sol";
import {Deploy} from "../support/Deploy.sol";
import {Deployment} from "../support/Deployment.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @notice What the lens says of blocks, stakers and money, against the contracts that do it.
contract AuditLensTest is Deployment {
    using ClaimBook for Entry[];
    using SafeCast for uint256;

    uint32 private constant _SEQUENCER = 1;
    uint32 private constant _PROVER = 2;

    IAuditLens private _lens;
    Entry[] private _entries;

    function submitterBps() internal pure override returns (uint16) {
        return 3000;
    }

    function fullRewardTxs() internal pure override returns (uint32) {
        return 32;
    }

    function setUp() public {
        deploy();
        newStaker(makeAddr("sequencer"));
        newStaker(makeAddr("prover"));
        rewards.fundReserve(10_000 ether);
        rewards.fundEscrow(10_000 ether);
        _lens = Deploy.auditLens();
        _entries.push(Entry(_PROVER, 0));
        _entries.push(Entry(_PROVER, 4000));
        _entries.push(Entry(_SEQUENCER, 10_000));
    }

    function test_record_ofAPendingBlock() public {
        uint64 number = appendBlock();
        BlockRecord memory found = _record(number);
        assertEq(uint256(found.status), uint256(Status.Pending));
        assertEq(abi.encode(found.held), abi.encode(settlement.blockAt(number)));
        assertEq(found.numNodes, 31);
        assertEq(found.stateIn, GENESIS_STATE);
        assertEq(found.split.fees, 0, "there is no root");
        assertEq(found.split.blockReward, 375 ether, "20 of 32 transactions were seen");
        assertFalse(found.agrees);
        assertEq(found.remainder.payoutsRoot, 0);
        appendBlock();
        assertEq(_record(number + 1).stateIn, 0, "its parent is not proven");
    }

    function test_record_refusesABlockThatIsNotOnRecord() public {
        vm.expectRevert(abi.encodeWithSelector(ISettlement.UnknownBlock.selector, 1, 0));
        _record(1);
    }

    function test_record_ofABlockThatCountsAsPruned() public {
        uint64 number = appendBlock();
        uint64 windowEnd = settlement.blockAt(number).windowEnd;
        vm.roll(windowEnd - 1);
        assertEq(uint256(_record(number).status), uint256(Status.Pending));
        vm.roll(windowEnd);
        assertEq(uint256(_record(number).status), uint256(Status.Pruned));
    }

    /// What is said before finalization is what happens when nothing happens in between.
    function test_record_ofAProvenBlockSaysWhatFinalizationDoes() public {
        uint64 number = _proven();
        BlockRecord memory found = _record(number);
        assertEq(uint256(found.status), uint256(Status.Proven));
        assertFalse(found.agrees);
        assertEq(found.split.burn, found.split.burned + found.split.submitterShare);
        assertGt(found.split.submitterShare, 0);
        _finalizesAs(number, found.split);
    }

    function test_record_ofAFinalizedBlockAgreesWithRewards() public {
        uint64 number = _proven();
        uint256 supply = token.totalSupply();
        settlement.finalize(number);
        BlockRecord memory found = _record(number);
        assertEq(uint256(found.status), uint256(Status.Finalized));
        assertTrue(found.agrees);
        assertEq(found.split.burned, supply - token.totalSupply());
        assertEq(abi.encode(found.remainder), abi.encode(rewards.remainderOf(number)));
        assertEq(found.unclaimedKeepBps, _entries.keepBps());
        // The order of their names: fees and block reward are all split.
        assertEq(
            found.split.fees + found.split.blockReward,
            found.split.network + found.split.sequencerShare
        );
    }

    function test_record_countsWhatIsLeft() public {
        uint64 number = _proven();
        settlement.finalize(number);
        _claim(number, _entries.claims(1, 1));
        assertEq(_record(number).unclaimedKeepBps, 10_000);
        rewards.claimSequencerShare(number);
        assertEq(_record(number).unclaimedKeepBps, 10_000);
        rewards.claimSubmitterShare(number);
        BlockRecord memory found = _record(number);
        assertEq(found.unclaimedKeepBps, 10_000);
        assertTrue(found.agrees, "that the submitter was paid changes nothing");
        vm.roll(found.remainder.expiryBlock);
        rewards.expire(number);
        assertEq(_record(number).unclaimedKeepBps, 0);
    }

    function test_record_doesNotAgreeWhereTheReserveWasShort() public {
        uint64 number = _proven();
        // Blocks before it left a tenth of the reward.
        _drainReserve(37.5 ether);
        (uint128 escrow, uint128 reserve) =
            (rewards.feeEscrow().toUint128(), rewards.rewardReserve().toUint128());
        Split memory short = _lens.splitWith(address(settlement), number, escrow, reserve);
        assertEq(short.blockReward, 37.5 ether);
        _finalizesAs(number, short);
        BlockRecord memory found = _record(number);
        assertFalse(found.agrees);
        assertEq(found.split.blockReward, 375 ether);
        assertEq(
            abi.encode(_lens.splitWith(address(settlement), number, escrow, reserve)),
            abi.encode(short),
            "it does not depend on what is held now"
        );
    }

    function test_quote_isWhatClaimsPay() public {
        uint64 number = _proven();
        Quote memory before = _lens.quote(address(settlement), number, 4000);
        assertFalse(before.exact);
        settlement.finalize(number);
        Quote memory quoted = _lens.quote(address(settlement), number, 4000);
        assertTrue(quoted.exact);
        assertEq(quoted.reward, before.reward);
        assertEq(quoted.unitPerBps, rewards.remainderOf(number).unitPerBps);
        vm.expectEmit(address(rewards));
        emit IRewards.RewardClaimed(number, 1, _PROVER, quoted.reward);
        _claim(number, _entries.claims(1, 1));
    }

    function test_quote_refusesBidsAboveTheWhole() public {
        uint64 number = _proven();
        assertEq(_lens.quote(address(settlement), number, 10_000).reward, 0);
        vm.expectRevert(abi.encodeWithSelector(IAuditLens.BidAboveBps.selector, 10_001));
        _lens.quote(address(settlement), number, 10_001);
    }

    /// Worked example A: 1000 AZT, 32 transactions, FEE_SPLIT 80 %.
    function test_formula_workedExampleA() public view {
        Split memory split = _lens.formula(1000 ether, 8000, 32, 2, 93 * 10_000);
        assertEq(split.blockReward, 1000 ether);
        assertEq(split.network, 800 ether);
        assertEq(split.sequencerShare, 200 ether);
        assertEq(split.unitPerBps, 860_215_053_763_440);
        assertEq(split.burned, 800_000);
        uint112 unit = split.unitPerBps.toUint112();
        assertEq(_lens.reward(unit, 0), 8_602_150_537_634_400_000);
        assertEq(_lens.reward(unit, 4000), 5_161_290_322_580_640_000);
        split = _lens.formula(1000 ether, 8000, 32, 2, 91 * 10_000);
        assertEq(split.burn, 17_204_301_075_269_600_000, "two places are empty");
    }

    function test_formula_refusesBlocksThatNoDeploymentHas() public {
        vm.expectRevert(abi.encodeWithSelector(IBatchRootVerifier.InvalidNumTxs.selector, 12));
        _lens.formula(1, 0, 12, 2, 0);
        vm.expectRevert(abi.encodeWithSelector(IBatchRootVerifier.InvalidTxsPerBase.selector, 3));
        _lens.formula(1, 0, 12, 3, 0);
    }

    function test_windows_areThoseOfTheBlock() public {
        uint64 number = appendBlock();
        Windows memory found = _lens.windows(address(settlement), 7);
        assertEq(found.randaoBlock, 989);
        assertEq(found.slotStart, settlement.blockAt(number).slotStart);
        assertEq(found.revealStart, 995);
        assertEq(found.slotEnd, 1000);
        assertEq(found.windowEnd, settlement.blockAt(number).windowEnd);
        assertEq(uint256(found.phase), 3, "over");
        assertEq(found.currentBlock, block.number);
    }

    function test_standing_saysWhyNot() public {
        uint256 activation = block.number + ACTIVATION_DELAY;
        Standing memory found = _lens.standing(address(settlement), _PROVER, 2, activation);
        assertTrue(found.eligible);
        assertEq(found.vrfKey, 1);
        assertEq(found.refusal, "");
        found = _lens.standing(address(settlement), _PROVER, 2, activation - 1);
        assertFalse(found.eligible);
        assertEq(found.vrfKey, 0);
        assertEq(
            found.refusal,
            abi.encodeWithSelector(
                IStaking.NotActive.selector, _PROVER, activation, activation - 1
            )
        );
    }

    function test_holdings_areWhatTheTokenSays() public {
        _proven();
        settlement.finalize(1);
        assertTrue(token.transfer(address(rewards), 5));
        Holdings memory found = _lens.holdings(address(settlement));
        assertEq(found.rewardReserve, rewards.rewardReserve());
        assertEq(found.feeEscrow, rewards.feeEscrow());
        assertEq(found.owed, rewards.owed());
        assertEq(found.rewardsBalance, token.balanceOf(address(rewards)));
        assertEq(found.rewardsBalance, found.accounted + 5);
        assertEq(found.stakingBalance, 2 * STAKE_AMOUNT);
        assertEq(found.totalSupply, token.totalSupply());
    }

    function test_deposits_areSummed() public {
        sequencing.penalize(_SEQUENCER);
        assertEq(_lens.deposits(address(settlement), 1, 2), 2 * STAKE_AMOUNT - 20 ether);
        assertEq(_lens.deposits(address(settlement), 2, 2), STAKE_AMOUNT);
        assertEq(
            _lens.deposits(address(settlement), 1, 2),
            _lens.holdings(address(settlement)).stakingBalance
        );
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 3));
        _lens.deposits(address(settlement), 1, 3);
    }

    function test_refusesAnAddressWithoutCode() public {
        address nobody = makeAddr("nobody");
        vm.expectRevert(abi.encodeWithSelector(IAuditLens.NotAContract.selector, nobody));
        _lens.record(nobody, 1);
        vm.expectRevert(abi.encodeWithSelector(IAuditLens.NotAContract.selector, nobody));
        _lens.holdings(nobody);
    }

    /// Its code reads nothing of its own: at another address, and without a constructor, it says
    /// the same.
    function test_worksWhereItsCodeIsPut() public {
        uint64 number = _proven();
        address anywhere = makeAddr("anywhere");
        vm.etch(anywhere, address(_lens).code);
        assertEq(
            abi.encode(IAuditLens(anywhere).record(address(settlement), number)),
            abi.encode(_record(number))
        );
    }

    function _record(uint64 number) private view returns (BlockRecord memory) {
        return _lens.record(address(settlement), number);
    }

    /// A block with a root, whose window is over.
    function _proven() private returns (uint64 number) {
        number = appendBlock();
        Tally memory tally = tallyOf(60);
        tally.payoutsRoot = _entries.root();
        tally.keepBps = _entries.keepBps();
        submit(number, tally);
        vm.roll(settlement.blockAt(number).windowEnd);
    }

    function _claim(uint64 number, Claims memory c) private {
        rewards.claim(number, c.claims, c.proof, c.flags);
    }

    /// Leaves some of the reserve, as if more blocks had been settled.
    function _drainReserve(uint256 left) private {
        bytes32 word = vm.load(address(rewards), 0);
        uint256 escrow = uint256(word) >> 128;
        assertEq(escrow, rewards.feeEscrow());
        vm.store(address(rewards), 0, bytes32(escrow << 128 | left));
        assertEq(rewards.rewardReserve(), left);
    }

    /// Finalizes a block, which must be split so.
    function _finalizesAs(uint64 number, Split memory split) private {
        vm.expectEmit(address(rewards));
        emit IRewards.BlockSettled(
            number,
            split.fees,
            split.blockReward,
            split.network,
            split.sequencerShare,
            split.unitPerBps,
            split.burned,
            address(0xbe),
            split.submitterShare
        );
        settlement.finalize(number);
    }
}

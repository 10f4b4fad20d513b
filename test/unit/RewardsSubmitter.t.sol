// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRewards, Remainder, Settled} from "../../contracts/interfaces/IRewards.sol";
import {ClaimBook, Entry} from "../support/ClaimBook.sol";
import {RewardsDeployment} from "../support/RewardsDeployment.sol";

/// @notice The share of a block's burn that goes to whom the winning submission names.
contract RewardsSubmitterTest is RewardsDeployment {
    using ClaimBook for Entry[];

    /// @dev 30 % of 771.1827..., which is no whole number of wei: rounded down.
    uint16 private constant _SHARE_BPS = 3000;

    function test_withoutAShareTheFormulaStaysAndNothingIsKept() public {
        uint256 supply = token.totalSupply();
        _settle(1);
        assertEq(supply - token.totalSupply(), _burn());
        assertEq(rewards.owed(), 1000 ether - _burn());
        _assertNoShare(1);
    }

    /// Worked example A without a share: a full tree whose provers burn nothing, and one of 91.
    function test_withoutAShareWorkedExampleABurnsWhatItBurnt() public {
        uint256 supply = token.totalSupply();
        Settled memory settled = _settled(1);
        settled.keepBps = 93 * 10_000;
        _settle(settled);
        assertEq(supply - token.totalSupply(), 800_000);
        supply = token.totalSupply();
        settled = _settled(2);
        settled.keepBps = 91 * 10_000;
        _settle(settled);
        assertEq(supply - token.totalSupply(), 17_204_301_075_269_600_000);
    }

    function test_settle_keepsTheShareOfTheBurnForTheBeneficiary() public {
        _deploy(_SHARE_BPS, 0);
        uint256 supply = token.totalSupply();
        uint256 share = _burn() * _SHARE_BPS / 10_000;
        vm.expectEmit(address(rewards));
        emit IRewards.BlockSettled(
            1, 400 ether, 600 ether, 800 ether, 200 ether, UNIT, _burn() - share, submitter, share
        );
        _settle(1);
        assertEq(supply - token.totalSupply(), _burn() - share);
        assertEq(rewards.owed(), 1000 ether - _burn() + share);
        Remainder memory remainder = rewards.remainderOf(1);
        assertEq(remainder.beneficiary, submitter);
        assertEq(remainder.submitterShare, share);
        assertEq(remainder.remaining, rewards.owed());
        // What others get is what they got.
        assertEq(remainder.unitPerBps, UNIT);
        assertEq(remainder.sequencerShare, 200 ether);
        _assertSolvent();
    }

    function test_settle_roundsTheShareDown() public {
        _deploy(7, 0);
        Settled memory settled = _settled(1);
        settled.keepBps = 91 * 10_000;
        settled.fees = 400 ether - 1;
        _settle(settled);
        uint256 network = (600 ether + settled.fees) * 8000 / 10_000;
        uint256 unit = network / 930_000;
        uint256 burn = network - unit * 910_000;
        uint256 share = rewards.remainderOf(1).submitterShare;
        assertGt(burn * 7 % 10_000, 0, "there is something to round");
        assertLe(share * 10_000, burn * 7);
        assertGt((share + 1) * 10_000, burn * 7);
    }

    function test_settle_burnsNothingWhereAllIsTheBeneficiarys() public {
        _deploy(10_000, 0);
        uint256 supply = token.totalSupply();
        _settle(1);
        assertEq(token.totalSupply(), supply);
        assertEq(rewards.owed(), 1000 ether);
        assertEq(rewards.remainderOf(1).submitterShare, _burn());
        _assertSolvent();
    }

    function test_settle_burnsAllWithoutABeneficiary() public {
        _deploy(_SHARE_BPS, 0);
        uint256 supply = token.totalSupply();
        Settled memory settled = _settled(1);
        settled.beneficiary = address(0);
        vm.expectEmit(address(rewards));
        emit IRewards.BlockSettled(
            1, 400 ether, 600 ether, 800 ether, 200 ether, UNIT, _burn(), address(0), 0
        );
        _settle(settled);
        assertEq(supply - token.totalSupply(), _burn());
        _assertNoShare(1);
        _assertSolvent();
    }

    /// Of a block whose burn is nothing there is no share.
    function test_settle_keepsNothingOfNothing() public {
        _deploy(_SHARE_BPS, 0);
        Settled memory settled = _settled(1);
        settled.feeSplitBps = 0;
        _settle(settled);
        assertEq(rewards.remainderOf(1).sequencerShare, 1000 ether);
        _assertNoShare(1);
    }

    function test_claimSubmitterShare_paysTheBeneficiaryWhoeverSendsIt() public {
        _deploy(_SHARE_BPS, 0);
        _settle(1);
        uint256 share = rewards.remainderOf(1).submitterShare;
        uint256 owed = rewards.owed();
        vm.expectEmit(address(rewards));
        emit IRewards.SubmitterShareClaimed(1, submitter, share);
        vm.prank(mallory);
        rewards.claimSubmitterShare(1);
        assertEq(token.balanceOf(submitter), share);
        assertEq(token.balanceOf(mallory), 0);
        assertEq(rewards.owed(), owed - share);
        assertEq(rewards.remainderOf(1).remaining, owed - share);
        assertEq(rewards.remainderOf(1).beneficiary, address(0));
        assertEq(rewards.remainderOf(1).submitterShare, 0);
        _assertSolvent();
    }

    function test_claimSubmitterShare_happensOnce() public {
        _deploy(_SHARE_BPS, 0);
        _settle(1);
        _settle(2);
        rewards.claimSubmitterShare(1);
        uint256 share = token.balanceOf(submitter);
        vm.expectRevert(abi.encodeWithSelector(IRewards.NoSubmitterShare.selector, 1));
        rewards.claimSubmitterShare(1);
        rewards.claimSubmitterShare(2);
        assertEq(token.balanceOf(submitter), 2 * share, "of each block once");
    }

    function test_claimSubmitterShare_rejectsABlockThatIsNotFinalized() public {
        vm.expectRevert(abi.encodeWithSelector(IRewards.NotSettled.selector, 1));
        rewards.claimSubmitterShare(1);
    }

    function test_claimSubmitterShare_isTakenInTheWindowsLastBlockAndNotAfter() public {
        _deploy(_SHARE_BPS, 0);
        _settle(1);
        _settle(2);
        vm.roll(1999);
        rewards.claimSubmitterShare(1);
        vm.roll(2000);
        vm.expectRevert(abi.encodeWithSelector(IRewards.ClaimWindowClosed.selector, 2, 2000, 2000));
        rewards.claimSubmitterShare(2);
        rewards.expire(2);
        vm.expectRevert(abi.encodeWithSelector(IRewards.ClaimWindowClosed.selector, 2, 2000, 2000));
        rewards.claimSubmitterShare(2);
    }

    /// With all else paid, the share is what is left: it is burned if it was not claimed.
    function test_expire_burnsTheShareThatWasNotClaimed() public {
        _deploy(_SHARE_BPS, 0);
        _settle(1);
        _claim(1, entries.claims(0, 5));
        rewards.claimSequencerShare(1);
        uint256 share = rewards.remainderOf(1).submitterShare;
        uint256 supply = token.totalSupply();
        vm.roll(2000);
        vm.expectEmit(address(rewards));
        emit IRewards.ClaimsExpired(1, share);
        rewards.expire(1);
        assertEq(supply - token.totalSupply(), share);
        assertEq(rewards.owed(), 0);
        assertEq(rewards.remainderOf(1).remaining, 0);
        _assertSolvent();
        vm.expectRevert(abi.encodeWithSelector(IRewards.NothingToBurn.selector, 1));
        rewards.expire(1);
    }

    function test_expire_burnsNoShareThatWasClaimed() public {
        _deploy(_SHARE_BPS, 0);
        _settle(1);
        rewards.claimSubmitterShare(1);
        uint256 rest = 1000 ether - _burn();
        vm.roll(2000);
        vm.expectEmit(address(rewards));
        emit IRewards.ClaimsExpired(1, rest);
        rewards.expire(1);
        assertEq(rewards.owed(), 0);
        _assertSolvent();
    }

    /// Rewards, sequencer's share, submitter's share and what was burned are what left the reserve
    /// and the escrow, whatever the parameters, the fees and the bids.
    function testFuzz_allThatIsReleasedIsPaidOrBurned(
        uint16 submitterBps,
        uint32 fullRewardTxs,
        Settled memory settled,
        uint256 salt
    ) public {
        _deploy(submitterBps % 10_001, fullRewardTxs);
        delete entries;
        for (uint256 i; i < 1 + salt % 20; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(salt, i)));
            // forge-lint: disable-next-line(unsafe-typecast)
            entries.push(Entry(uint32(ALICE + draw % 3), uint16((draw >> 8) % 10_001)));
        }
        settled.number = 1;
        settled.sequencerId = SEQUENCER;
        settled.feeSplitBps %= 10_001;
        settled.numNodes = 2 * uint32(bound(settled.numNodes, 4, 1 << 20)) - 1;
        settled.keepBps = entries.keepBps();
        settled.payoutsRoot = entries.root();
        if (salt % 2 == 0) settled.fees %= 2 * FUNDS;
        settled.beneficiary = salt % 3 == 0 ? address(0) : submitter;
        uint256 supply = token.totalSupply();
        _settle(settled);

        uint256 released = 2 * FUNDS - rewards.rewardReserve() - rewards.feeEscrow();
        uint256 burned = supply - token.totalSupply();
        Remainder memory remainder = rewards.remainderOf(1);
        uint256 burn = burned + remainder.submitterShare;
        assertEq(
            remainder.submitterShare,
            settled.beneficiary == address(0) ? 0 : burn * rewards.SUBMITTER_BPS() / 10_000
        );
        assertEq(
            remainder.unitPerBps * settled.keepBps + remainder.sequencerShare + burn, released
        );
        assertEq(rewards.owed(), released - burned);
        _assertSolvent();

        _claim(1, entries.claims(0, uint32(entries.length)));
        rewards.claimSequencerShare(1);
        if (remainder.submitterShare != 0) rewards.claimSubmitterShare(1);
        assertEq(rewards.owed(), 0);
        assertEq(rewards.remainderOf(1).remaining, 0);
        assertEq(token.balanceOf(submitter), remainder.submitterShare);
        uint256 paid = token.balanceOf(alice) + token.balanceOf(bob) + token.balanceOf(submitter)
            + token.balanceOf(makeAddr("sequencer"));
        assertEq(paid + burned, released);
        _assertSolvent();
    }

    /// In whatever order three blocks are paid and expire: what is held is what is accounted for,
    /// and what is owed is what remains of them.
    function testFuzz_staysSolventWhateverIsClaimedWhen(
        uint16 submitterBps,
        uint8[24] memory actions
    ) public {
        _deploy(submitterBps % 10_001, 0);
        for (uint64 number = 1; number <= 3; ++number) {
            vm.roll(1000 + 300 * number);
            _settle(number);
        }
        for (uint256 i; i < actions.length; ++i) {
            uint64 number = 1 + actions[i] % 3;
            bool open = block.number < rewards.remainderOf(number).expiryBlock;
            uint256 action = (actions[i] / 3) % 5;
            if (action == 4) {
                vm.roll(block.number + 150);
            } else if (!open) {
                if (rewards.remainderOf(number).remaining != 0) rewards.expire(number);
            } else if (action == 0) {
                _claim(number, entries.claims(actions[i] % 5, 1));
            } else if (action == 1) {
                if (!rewards.remainderOf(number).sequencerPaid) {
                    rewards.claimSequencerShare(number);
                }
            } else if (action == 2) {
                if (rewards.remainderOf(number).submitterShare != 0) {
                    rewards.claimSubmitterShare(number);
                }
            } else {
                _claim(number, entries.claims(0, 5));
            }
            _assertSolvent();
            assertEq(
                rewards.owed(),
                rewards.remainderOf(1).remaining + rewards.remainderOf(2).remaining
                    + rewards.remainderOf(3).remaining
            );
        }
    }

    /// @dev Nothing to claim of a block for whoever submitted, and nothing stored of it.
    function _assertNoShare(uint64 number) private {
        Remainder memory remainder = rewards.remainderOf(number);
        assertEq(remainder.beneficiary, address(0));
        assertEq(remainder.submitterShare, 0);
        vm.expectRevert(abi.encodeWithSelector(IRewards.NoSubmitterShare.selector, number));
        rewards.claimSubmitterShare(number);
    }
}

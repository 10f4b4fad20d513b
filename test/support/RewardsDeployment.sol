// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRewards, Settled} from "../../contracts/interfaces/IRewards.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {ClaimBook, Claims, Entry} from "./ClaimBook.sol";
import {Deploy} from "./Deploy.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Rewards between a real token, real staking and a settlement that is an address: four
/// stakers, and the five entries of a submission that names a beneficiary.
abstract contract RewardsDeployment is Test {
    using ClaimBook for Entry[];

    uint256 internal constant BLOCK_REWARD = 600 ether;
    uint64 internal constant CLAIM_WINDOW = 1000;
    uint256 internal constant FUNDS = 10_000 ether;
    /// @dev floor(800 AZT / (31 * 3 * 10 000)): worked example A.
    uint256 internal constant UNIT = 860_215_053_763_440;

    AZT internal token;
    IStaking internal staking;
    IRewards internal rewards;
    address internal settlement = makeAddr("settlement");
    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal mallory = makeAddr("mallory");
    address internal submitter = makeAddr("submitter");
    uint32 internal constant SEQUENCER = 1;
    uint32 internal constant ALICE = 2;
    uint32 internal constant ALICE_TOO = 3;
    uint32 internal constant BOB = 4;

    Entry[] internal entries;

    function setUp() public {
        vm.roll(1000);
        token = new AZT(address(this), 1_000_000 ether, 0);
        staking = Deploy.staking(address(token), makeAddr("sequencing"), settlement, 1 ether, 1, 1);
        token.approve(address(staking), type(uint256).max);
        staking.stake(makeAddr("sequencer"), 1, 1);
        staking.stake(alice, 7, 1);
        staking.stake(alice, 7, 1);
        staking.stake(bob, 7, 1);
        _deploy(0, 0);

        entries.push(Entry(ALICE, 0));
        entries.push(Entry(ALICE_TOO, 4000));
        entries.push(Entry(BOB, 0));
        entries.push(Entry(ALICE, 10_000));
        entries.push(Entry(BOB, 2500));
    }

    /// @dev In place of the `rewards` there are, with funds of its own.
    function _deploy(uint16 submitterBps, uint32 fullRewardTxs) internal {
        rewards = Deploy.rewards(
            address(token),
            address(staking),
            settlement,
            BLOCK_REWARD,
            CLAIM_WINDOW,
            submitterBps,
            fullRewardTxs
        );
        token.approve(address(rewards), type(uint256).max);
        rewards.fundReserve(FUNDS);
        rewards.fundEscrow(FUNDS);
    }

    function _settle(uint64 number) internal {
        _settle(_settled(number));
    }

    function _settle(Settled memory settled) internal {
        vm.prank(settlement);
        rewards.settle(settled);
    }

    function _settled(uint64 number) internal view returns (Settled memory) {
        return Settled({
            number: number,
            sequencerId: SEQUENCER,
            feeSplitBps: 8000,
            numNodes: 31,
            seenTxs: 32,
            fees: 400 ether,
            keepBps: entries.keepBps(),
            payoutsRoot: entries.root(),
            beneficiary: submitter
        });
    }

    /// @dev What nobody gets of a block like `_settled`: the formula, without a submitter's share.
    function _burn() internal view returns (uint256) {
        return 800 ether - UNIT * entries.keepBps();
    }

    function _claim(uint64 number, Claims memory c) internal {
        rewards.claim(number, c.claims, c.proof, c.flags);
    }

    function _expectInvalid() internal {
        bytes32 payoutsRoot = rewards.remainderOf(1).payoutsRoot;
        vm.expectRevert(abi.encodeWithSelector(IRewards.InvalidClaims.selector, 1, payoutsRoot));
    }

    function _assertSolvent() internal view {
        assertEq(
            token.balanceOf(address(rewards)),
            rewards.rewardReserve() + rewards.feeEscrow() + rewards.owed()
        );
    }
}

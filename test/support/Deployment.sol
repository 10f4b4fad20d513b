// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRewards} from "../../contracts/interfaces/IRewards.sol";
import {Tally} from "../../contracts/interfaces/IRootVerifier.sol";
import {ISettlement, NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {Deploy} from "./Deploy.sol";
import {SequencingDouble} from "./SequencingDouble.sol";
import {VerifierDouble} from "./VerifierDouble.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Staking, Settlement and Rewards as they are deployed, between a sequencing and a
/// verifier that do as told.
abstract contract Deployment is Test {
    uint256 internal constant STAKE_AMOUNT = 100 ether;
    uint256 internal constant PRUNE_PENALTY = 30 ether;
    uint40 internal constant ACTIVATION_DELAY = 10;
    uint40 internal constant EXIT_DELAY = 70;
    uint256 internal constant BLOCK_REWARD = 600 ether;
    uint64 internal constant CLAIM_WINDOW = 1000;
    uint64 internal constant SLOT_BLOCKS = 10;
    uint64 internal constant PROVING_BLOCKS = 45;
    /// @dev PROVING_BLOCKS, rounded up to slots.
    uint64 internal constant WINDOW_BLOCKS = 50;
    uint256 internal constant GENESIS_STATE = 1234;

    AZT internal token;
    IStaking internal staking;
    SequencingDouble internal sequencing;
    VerifierDouble internal verifier;
    IRewards internal rewards;
    ISettlement internal settlement;

    function submitterBps() internal pure virtual returns (uint16) {
        return 0;
    }

    function fullRewardTxs() internal pure virtual returns (uint32) {
        return 0;
    }

    function newVerifier(address staking_) internal virtual returns (VerifierDouble) {
        return new VerifierDouble(staking_, 0);
    }

    function deploy() internal {
        deployParts();
        settlement = newSettlement(PROVING_BLOCKS, PRUNE_PENALTY, GENESIS_STATE);
        token.approve(address(staking), type(uint256).max);
        token.approve(address(rewards), type(uint256).max);
    }

    /// All but Settlement, which is to be deployed next. L1 is at the block after slot 7.
    function deployParts() internal {
        vm.roll(1000);
        token = new AZT(address(this), 1_000_000 ether, 0);
        (address sequencing_, address settlement_) = (next(1), next(4));
        staking = newStaking(sequencing_, settlement_);
        sequencing = new SequencingDouble(address(staking), settlement_);
        verifier = newVerifier(address(staking));
        rewards = Deploy.rewards(
            address(token),
            address(staking),
            settlement_,
            BLOCK_REWARD,
            CLAIM_WINDOW,
            submitterBps(),
            fullRewardTxs()
        );
    }

    function newStaking(address sequencing_, address settlement_) internal returns (IStaking) {
        return Deploy.staking(
            address(token), sequencing_, settlement_, STAKE_AMOUNT, ACTIVATION_DELAY, EXIT_DELAY
        );
    }

    function newSettlement(uint64 provingBlocks, uint256 prunePenalty, uint256 genesisState)
        internal
        returns (ISettlement)
    {
        return Deploy.settlement(
            address(sequencing),
            address(verifier),
            address(rewards),
            provingBlocks,
            prunePenalty,
            genesisState
        );
    }

    /// Where the contract will be that is created after `before` others.
    function next(uint256 before) internal view returns (address) {
        return vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + before);
    }

    function newStaker(address owner) internal returns (uint32) {
        return staking.stake(owner, 7, 1);
    }

    function slotStart(uint64 slot) internal pure returns (uint64) {
        return 920 + slot * SLOT_BLOCKS;
    }

    /// The next block, of 32 transactions, by sequencer 1 with a fee split of 80 %.
    function appendBlock() internal returns (uint64) {
        return sequencing.append(newBlock(settlement.tip()));
    }

    /// Of the slot after its parent's: genesis is slot 6, block 1 is that of slot 7, whose window
    /// ends at L1 block 1050.
    function newBlock(uint64 parent) internal pure returns (NewBlock memory) {
        return NewBlock({
            slot: 7 + parent,
            slotStart: slotStart(7 + parent),
            parent: parent,
            sequencerId: 1,
            feeSplitBps: 8000,
            numTxs: 32,
            seenTxs: 20,
            txRoot: 55 + parent,
            challenge: 88 + parent,
            fingerprint: 99 + parent,
            randao: bytes32(uint256(66)),
            vrf: 77
        });
    }

    /// A submission of one proof that keeps everything, which the verifier double takes.
    function tallyOf(uint256 totalScore) internal pure returns (Tally memory) {
        return Tally({
            totalScore: totalScore,
            keepBps: 10_000,
            payoutsRoot: keccak256(abi.encode(totalScore)),
            stateOut: 4321,
            fees: 400 ether,
            beneficiary: address(0xbe),
            payouts: hex"000000020fa0"
        });
    }

    function submit(uint64 number, Tally memory tally) internal {
        settlement.submitRoot(number, abi.encode(tally));
    }
}

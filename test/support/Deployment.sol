// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Rewards} from "../../contracts/Rewards.sol";
import {Settlement} from "../../contracts/Settlement.sol";
import {Staking} from "../../contracts/Staking.sol";
import {Tally} from "../../contracts/interfaces/IRootVerifier.sol";
import {NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {SequencingDouble} from "./SequencingDouble.sol";
import {VerifierDouble} from "./VerifierDouble.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Staking, Settlement and Rewards as they are deployed, between a sequencing and a verifier that do as told.
abstract contract Deployment is Test {
    uint256 internal constant STAKE_AMOUNT = 100 ether;
    uint40 internal constant ACTIVATION_DELAY = 10;
    uint40 internal constant EXIT_DELAY = 20;
    uint256 internal constant BLOCK_REWARD = 600 ether;
    uint64 internal constant CLAIM_WINDOW = 1000;
    uint64 internal constant PROVING_BLOCKS = 50;
    uint256 internal constant GENESIS_STATE = 1234;

    AZT internal token;
    Staking internal staking;
    SequencingDouble internal sequencing;
    VerifierDouble internal verifier;
    Rewards internal rewards;
    Settlement internal settlement;

    function deploy() internal {
        vm.roll(1000);
        token = new AZT(address(this), 1_000_000 ether, 0);
        staking = new Staking(address(token), STAKE_AMOUNT, ACTIVATION_DELAY, EXIT_DELAY);
        verifier = new VerifierDouble(address(staking));
        address predicted = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 2);
        sequencing = new SequencingDouble(address(staking), predicted);
        rewards = new Rewards(address(token), address(staking), predicted, BLOCK_REWARD, CLAIM_WINDOW);
        settlement = new Settlement(
            address(sequencing), address(verifier), address(rewards), PROVING_BLOCKS, GENESIS_STATE
        );
        token.approve(address(staking), type(uint256).max);
        token.approve(address(rewards), type(uint256).max);
    }

    function newStaker(address owner) internal returns (uint32) {
        return staking.stake(owner, 7, 1);
    }

    /// The next block, of 32 transactions, by sequencer 1 with a fee split of 80 %.
    function appendBlock() internal returns (uint64) {
        return sequencing.append(newBlock(settlement.tip()));
    }

    function newBlock(uint64 parent) internal pure returns (NewBlock memory) {
        return NewBlock({
            slot: 7 + parent,
            slotStart: 900 + parent,
            parent: parent,
            sequencerId: 1,
            feeSplitBps: 8000,
            numTxs: 32,
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
            payouts: hex"000000020fa0"
        });
    }

    function submit(uint64 number, Tally memory tally) internal {
        settlement.submitRoot(number, abi.encode(tally));
    }
}

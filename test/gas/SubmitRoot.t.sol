// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Rewards} from "../../contracts/Rewards.sol";
import {Settlement} from "../../contracts/Settlement.sol";
import {NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {SequencingDouble} from "../support/SequencingDouble.sol";
import {Vector, Vectors} from "../verifier/Vectors.sol";
import {console} from "forge-std/console.sol";

/// @notice What the first root of a block of 32 transactions costs, all in: 31 nodes, 91 real proofs, one transaction with its calldata,
/// cold and fresh storage.
contract SubmitRootGasTest is Vectors {
    /// forge-config: default.isolate = true
    function test_submitRoot_costsAtMost5010kByTwelveStakers() public {
        assertLe(_submitRoot("full"), 5_010_000);
    }

    /// forge-config: default.isolate = true
    function test_submitRoot_costsAtMost5360kByDistinctStakers() public {
        assertLe(_submitRoot("distinct"), 5_360_000);
    }

    function _submitRoot(string memory name) private returns (uint256 gas) {
        Vector memory v = load(name);
        address predicted = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 2);
        SequencingDouble sequencing = new SequencingDouble(address(v.staking), predicted);
        Rewards rewards = new Rewards(address(v.staking.TOKEN()), address(v.staking), predicted, 0, 0);
        Settlement settlement =
            new Settlement(address(sequencing), address(v.verifier), address(rewards), 50, v.context.stateIn);
        sequencing.append(
            NewBlock({
                slot: 7,
                slotStart: v.context.slotStart,
                parent: 0,
                sequencerId: 1,
                feeSplitBps: 8000,
                numTxs: v.context.numTxs,
                txRoot: v.context.txRoot,
                challenge: v.context.challenge,
                fingerprint: v.context.fingerprint,
                randao: 0,
                vrf: 0
            })
        );
        _setSeed(settlement, v.context.seed);
        settlement.submitRoot(1, v.submission);
        gas = vm.lastCallGas().gasTotalUsed;
        console.log(name, gas);
        assertEq(settlement.blockAt(1).totalScore, v.tally.totalScore);
    }

    /// @dev The vector's seed is drawn, not made by Settlement: it takes the place of that in block 1.
    function _setSeed(Settlement settlement, uint256 seed) private {
        uint256 made = settlement.blockAt(1).seed;
        // Mapping of blocks in slot 1, behind tip and proven; the seed is a block's fourth slot.
        bytes32 slot = bytes32(uint256(keccak256(abi.encode(1, 1))) + 3);
        assertEq(vm.load(address(settlement), slot), bytes32(made));
        vm.store(address(settlement), slot, bytes32(seed));
    }
}

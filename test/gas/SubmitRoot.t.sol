// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRewards} from "../../contracts/interfaces/IRewards.sol";
import {ISequencing} from "../../contracts/interfaces/ISequencing.sol";
import {ISettlement, NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {Deploy} from "../support/Deploy.sol";
import {SequencingDouble} from "../support/SequencingDouble.sol";
import {Vector, Vectors} from "../verifier/Vectors.sol";
import {console} from "forge-std/console.sol";

/// @notice What a root of a block of 32 transactions costs, all in: 31 nodes, 91 real proofs, one
/// transaction with its calldata, cold and, for the first root, fresh storage.
contract SubmitRootGasTest is Vectors {
    /// @dev The most gas that a transaction may use, EIP-7825.
    uint256 private constant _TRANSACTION_GAS = 1 << 24;

    /// forge-config: default.isolate = true
    function test_submitRoot_costsAtMost4990kByTwelveStakers() public {
        assertLe(_submitRoot("full"), 4_990_000);
    }

    /// forge-config: default.isolate = true
    function test_submitRoot_costsAtMost5345kByDistinctStakers() public {
        assertLe(_submitRoot("distinct"), 5_345_000);
    }

    /// A root that beats another writes over what that has written.
    /// forge-config: default.isolate = true
    function test_submitRoot_costsAtMost4980kWhereItBeatsAnother() public {
        Vector memory v = load("full");
        ISettlement settlement = _appended(v, 0);
        v.tally.totalScore -= 1;
        vm.mockCall(
            address(v.verifier),
            abi.encodeWithSelector(v.verifier.verify.selector),
            abi.encode(v.tally)
        );
        settlement.submitRoot(1, "");
        vm.clearMockedCalls();
        v.tally.totalScore += 1;
        assertLe(_submit(settlement, v, "higher"), 4_980_000);
    }

    /// To keep the beneficiary takes a word of fresh storage.
    /// forge-config: default.isolate = true
    function test_submitRoot_costsAtMost5015kWithASubmittersShare() public {
        Vector memory v = load("full");
        ISettlement settlement = _appended(v, 1);
        assertLe(_submit(settlement, v, "with a submitter's share"), 5_015_000);
        assertEq(settlement.blockAt(1).beneficiary, v.tally.beneficiary);
    }

    /// The most proofs that the verifier says it takes fit into a transaction, of the most
    /// expensive kind: each by a staker that has no other, and that was penalized before and after
    /// the slot began. What is paid once, for storage, is counted for each.
    /// forge-config: default.isolate = true
    function test_submitRoot_ofTheMostProofsFitsIntoATransaction() public {
        Vector memory v = load("distinct");
        ISettlement settlement = _appended(v, 1);
        _penalizeAll(v, 100);
        vm.roll(101);
        _penalizeAll(v, 200);
        uint256 gas = _submit(settlement, v, "by distinct stakers, penalized");
        uint256 most = v.verifier.MAX_PROOFS();
        console.log("a proof", gas / v.numProofs, "of the most", gas * most / v.numProofs);
        assertLt(gas * most, _TRANSACTION_GAS * v.numProofs);
    }

    /// @dev Takes nothing of the deposits: the stakers stay eligible, but that has to be looked up.
    function _penalizeAll(Vector memory v, uint40 fromBlock) private {
        vm.startPrank(v.staking.SEQUENCING());
        for (uint32 id = 1; id <= v.vrfKeys.length; ++id) {
            v.staking.penalize(id, 0, fromBlock, fromBlock);
        }
        vm.stopPrank();
    }

    function _submitRoot(string memory name) private returns (uint256 gas) {
        Vector memory v = load(name);
        return _submit(_appended(v, 0), v, name);
    }

    /// @dev Settlement, where the vector's block is the first.
    function _appended(Vector memory v, uint16 submitterBps)
        private
        returns (ISettlement settlement)
    {
        address predicted = v.staking.SETTLEMENT();
        vm.prank(deployer);
        SequencingDouble sequencing = new SequencingDouble(address(v.staking), predicted);
        IRewards rewards = Deploy.rewards(
            v.staking.TOKEN(), address(v.staking), predicted, 0, 0, submitterBps, 0
        );
        // The double's mode is private, whatever that of the vector is.
        uint8 mode = v.verifier.VRF_MODE();
        vm.mockCall(
            address(sequencing), abi.encodeCall(ISequencing.VRF_MODE, ()), abi.encode(mode)
        );
        vm.prank(deployer);
        settlement = Deploy.settlement(
            address(sequencing), address(v.verifier), address(rewards), 50, 0, v.context.stateIn
        );
        vm.clearMockedCalls();
        assertEq(address(settlement), predicted);
        sequencing.append(
            NewBlock({
                slot: 7,
                slotStart: v.context.slotStart,
                parent: 0,
                sequencerId: 1,
                feeSplitBps: 8000,
                numTxs: v.context.numTxs,
                seenTxs: v.context.numTxs,
                txRoot: v.context.txRoot,
                challenge: v.context.challenge,
                fingerprint: v.context.fingerprint,
                randao: 0,
                vrf: 0
            })
        );
        _setSeed(settlement, v.context.seed);
    }

    function _submit(ISettlement settlement, Vector memory v, string memory name)
        private
        returns (uint256 gas)
    {
        settlement.submitRoot(1, v.submission);
        gas = vm.lastCallGas().gasTotalUsed;
        console.log(name, gas);
        assertEq(settlement.blockAt(1).totalScore, v.tally.totalScore);
    }

    /// @dev The vector's seed is drawn, not made by Settlement: it takes the place of that in
    /// block 1.
    function _setSeed(ISettlement settlement, uint256 seed) private {
        uint256 made = settlement.blockAt(1).seed;
        // Mapping of blocks in slot 1, behind tip and proven; the seed is a block's fourth slot.
        bytes32 slot = bytes32(uint256(keccak256(abi.encode(1, 1))) + 3);
        assertEq(vm.load(address(settlement), slot), bytes32(made));
        vm.store(address(settlement), slot, bytes32(seed));
    }
}

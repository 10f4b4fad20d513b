// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {Deployment} from "../support/Deployment.sol";

/// @notice Within a slot nothing moves the tip but the slot's own reveal: all proposals of a slot
/// can build on one block, and the winner can always reveal.
contract TipFuzzTest is Deployment {
    uint256 private _draws;
    uint256 private _salt;
    /// @dev Blocks that were dropped and roots that were taken.
    uint256 private _dropped;
    uint256 private _roots;

    function setUp() public {
        deploy();
        newStaker(makeAddr("sequencer"));
        vm.roll(slotStart(8));
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_onlyTheRevealMovesTheTipWithinASlot(uint256 salt) public {
        _run(salt);
    }

    /// What the property holds over is not empty.
    function test_theRunsHaveRootsAndPrunes() public {
        _run(1);
        assertGt(_dropped, 0);
        assertGt(_roots, 0);
    }

    function _run(uint256 salt) private {
        _salt = salt;
        for (uint64 slot = 8; slot < 30; ++slot) {
            vm.roll(slotStart(slot));
            uint64 tip = settlement.tip();
            // Two slots in three have a reveal, in one of the five blocks in which there can be
            // one.
            uint256 revealAt = _draw(3) == 0 ? 0 : slotStart(slot) + 5 + _draw(5);
            for (uint256 atBlock = slotStart(slot); atBlock < slotStart(slot + 1); ++atBlock) {
                vm.roll(atBlock);
                _checkTip(tip);
                _act(tip);
                if (atBlock == revealAt) {
                    // It takes the tip of the slot's start as its parent.
                    uint64 before = settlement.recordedTip();
                    uint64 number = sequencing.append(_ofSlot(slot, tip));
                    _dropped += before - tip;
                    assertEq(number, tip + 1);
                    tip = number;
                    _checkTip(tip);
                }
                _act(tip);
            }
        }
    }

    /// One thing that anybody can do, or nothing.
    function _act(uint64 tip) private {
        uint256 action = _draw(20);
        if (action == 0) {
            uint64 before = settlement.recordedTip();
            try settlement.prune() {
                _dropped += before - settlement.recordedTip();
            } catch {}
        } else if (action < 4) {
            uint64 number = uint64(1 + _draw(settlement.recordedTip() + 1));
            bool known = number <= settlement.recordedTip();
            uint256 score = known ? uint256(settlement.blockAt(number).totalScore) + 1 : 1;
            try settlement.submitRoot(number, abi.encode(tallyOf(score))) {
                ++_roots;
            } catch {}
        } else if (action == 4) {
            sequencing.penalize(1);
        } else if (action == 5 && settlement.proven() != 0) {
            try settlement.finalize(uint64(1 + _draw(settlement.proven()))) {} catch {}
        }
        _checkTip(tip);
    }

    /// Against what is on record, block by block.
    function _checkTip(uint64 expected) private view {
        uint64 live = settlement.recordedTip();
        for (uint64 number = settlement.proven() + 1; number <= live; ++number) {
            if (settlement.blockAt(number).windowEnd <= vm.getBlockNumber()) {
                live = settlement.proven();
            }
        }
        assertEq(settlement.tip(), live);
        assertEq(settlement.tip(), expected);
    }

    function _ofSlot(uint64 slot, uint64 parent) private pure returns (NewBlock memory block_) {
        block_ = newBlock(parent);
        (block_.slot, block_.slotStart) = (slot, slotStart(slot));
    }

    function _draw(uint256 below) private returns (uint256) {
        return uint256(keccak256(abi.encode(_salt, _draws++))) % below;
    }
}

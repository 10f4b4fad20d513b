// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Tally} from "../../contracts/interfaces/IRootVerifier.sol";
import {ClaimBook, Claims, Entry} from "../support/ClaimBook.sol";
import {Deployment} from "../support/Deployment.sol";
import {console} from "forge-std/console.sol";

/// @notice What transactions cost, all in: each call is isolated into a transaction of its own, so that the base cost, the calldata
/// and cold storage are counted.
contract SettlementGasTest is Deployment {
    using ClaimBook for Entry[];

    uint32 private constant PROVER = 2;
    uint32 private constant NEWCOMER = 3;

    function setUp() public {
        deploy();
        newStaker(makeAddr("sequencer"));
        newStaker(makeAddr("prover"));
        newStaker(makeAddr("newcomer"));
        rewards.fundReserve(10_000 ether);
        rewards.fundEscrow(10_000 ether);
        _prove(PROVER);
        _prove(PROVER);
        _prove(NEWCOMER);
        _prove(PROVER);
        vm.roll(block.number + PROVING_BLOCKS);
        for (uint64 number = 1; number <= 3; ++number) {
            settlement.finalize(number);
        }
        // The prover holds tokens already, as every prover does after its first claim.
        _claim(1, _entries(PROVER).claims(0, 1));
    }

    /// forge-config: default.isolate = true
    function test_finalize_costsAtMost200k() public {
        settlement.finalize(4);
        assertLe(vm.lastCallGas().gasTotalUsed, 200_000);
    }

    /// 10 of the 91 proofs of a tree of 31 nodes, spread over it, all of one owner; the block's first claims.
    /// forge-config: default.isolate = true
    function test_claim_costsAtMost15kAProofInABatchOf10() public {
        Claims memory claims = _entries(PROVER).claimsSpread(10);
        _claim(2, claims);
        uint256 gas = vm.lastCallGas().gasTotalUsed;
        console.log("later claim of 10", gas);
        assertLe(gas, 10 * 15_000);
    }

    /// The same where the owner has no tokens yet, whose first balance costs 17 100 more.
    /// forge-config: default.isolate = true
    function test_claim_costsAtMost15kAProofOfAnOwnerWithoutTokens() public {
        Claims memory claims = _entries(NEWCOMER).claimsSpread(10);
        _claim(3, claims);
        uint256 gas = vm.lastCallGas().gasTotalUsed;
        console.log("first claim of 10", gas);
        assertLe(gas, 10 * 15_000);
    }

    function _claim(uint64 number, Claims memory c) private {
        rewards.claim(number, c.claims, c.proof, c.flags);
    }

    /// The 91 proofs of a full tree: three on each of 30 nodes and one on the root.
    function _entries(uint32 stakerId) private pure returns (Entry[] memory entries) {
        entries = new Entry[](91);
        for (uint256 i; i < 91; ++i) {
            entries[i] = Entry(stakerId, 4000);
        }
    }

    function _prove(uint32 stakerId) private {
        uint64 number = appendBlock();
        Tally memory tally = tallyOf(60);
        tally.payoutsRoot = _entries(stakerId).root();
        tally.keepBps = _entries(stakerId).keepBps();
        submit(number, tally);
    }
}

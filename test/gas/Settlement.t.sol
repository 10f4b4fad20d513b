// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Claim} from "../../contracts/interfaces/IRewards.sol";
import {Tally} from "../../contracts/interfaces/IRootVerifier.sol";
import {ClaimBook, Entry} from "../support/ClaimBook.sol";
import {Deployment} from "../support/Deployment.sol";

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
        rewards.claim(1, _entries(PROVER).claims(0, 1));
    }

    /// forge-config: default.isolate = true
    function test_finalize_costsAtMost200k() public {
        settlement.finalize(4);
        assertLe(vm.lastCallGas().gasTotalUsed, 200_000);
    }

    /// 10 of the 91 proofs of a tree of 31 nodes, spread over it, all of one owner; the block's first claims.
    /// forge-config: default.isolate = true
    function test_claim_costsAtMost15kAProofInABatchOf10() public {
        Claim[] memory claims = _entries(PROVER).claimsSpread(10);
        rewards.claim(2, claims);
        assertLe(vm.lastCallGas().gasTotalUsed, 10 * 15_000);
    }

    /// An owner's first balance ever costs 17 100 more, once.
    /// forge-config: default.isolate = true
    function test_claim_costsAnOwnersFirstBalanceOnce() public {
        Claim[] memory claims = _entries(NEWCOMER).claimsSpread(10);
        rewards.claim(3, claims);
        assertLe(vm.lastCallGas().gasTotalUsed, 10 * 15_000 + 17_100);
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

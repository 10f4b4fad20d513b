// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Tally} from "../../contracts/interfaces/IRootVerifier.sol";
import {ClaimBook, Claims, Entry} from "../support/ClaimBook.sol";
import {Deployment} from "../support/Deployment.sol";
import {console} from "forge-std/console.sol";

/// @notice What transactions cost, all in: each call is isolated into a transaction of its own, so
/// that the base cost, the calldata and cold storage are counted.
abstract contract SettlementGas is Deployment {
    using ClaimBook for Entry[];

    uint32 internal constant PROVER = 2;
    uint32 internal constant NEWCOMER = 3;

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
        vm.roll(settlement.blockAt(4).windowEnd);
        for (uint64 number = 1; number <= 3; ++number) {
            settlement.finalize(number);
        }
        // The prover holds tokens already, as every prover does after its first claim.
        _claim(1, _entries(PROVER).claims(0, 1));
    }

    function _finalize() internal returns (uint256 gas) {
        settlement.finalize(4);
        gas = vm.lastCallGas().gasTotalUsed;
        console.log("finalize", gas);
    }

    function _claim(uint64 number, Claims memory c) internal {
        rewards.claim(number, c.claims, c.proof, c.flags);
    }

    /// The 91 proofs of a full tree: three on each of 30 nodes and one on the root.
    function _entries(uint32 stakerId) internal pure returns (Entry[] memory entries) {
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

/// @notice Where all that nobody gets is burned.
contract SettlementGasTest is SettlementGas {
    using ClaimBook for Entry[];

    /// forge-config: default.isolate = true
    function test_finalize_costsAtMost200k() public {
        assertLe(_finalize(), 200_000);
    }

    /// 10 of the 91 proofs of a tree of 31 nodes, spread over it, all of one owner; the block's
    /// first claims.
    /// forge-config: default.isolate = true
    function test_claim_costsAtMost13900AProofInABatchOf10() public {
        Claims memory claims = _entries(PROVER).claimsSpread(10);
        _claim(2, claims);
        uint256 gas = vm.lastCallGas().gasTotalUsed;
        console.log("later claim of 10", gas);
        assertLe(gas, 10 * 13_900);
    }

    /// The same where the owner has no tokens yet, whose first balance costs 17 100 more.
    /// forge-config: default.isolate = true
    function test_claim_costsAtMost14600AProofOfAnOwnerWithoutTokens() public {
        Claims memory claims = _entries(NEWCOMER).claimsSpread(10);
        _claim(3, claims);
        uint256 gas = vm.lastCallGas().gasTotalUsed;
        console.log("first claim of 10", gas);
        assertLe(gas, 10 * 14_600);
    }

    /// Whoever claims a batch of which all but one was paid pays less than for the whole.
    /// forge-config: default.isolate = true
    function test_claim_costsLessWhereOthersClaimedAhead() public {
        Claims memory claims = _entries(PROVER).claimsSpread(10);
        _claim(2, _entries(PROVER).claimsEvery(9, 9, 9));
        _claim(2, claims);
        uint256 gas = vm.lastCallGas().gasTotalUsed;
        console.log("claim of 10, 9 of them paid", gas);
        assertLe(gas, 110_000);
    }
}

/// @notice Where the beneficiary of a submission gets a share of the burn.
contract SettlementShareGasTest is SettlementGas {
    function submitterBps() internal pure override returns (uint16) {
        return 1000;
    }

    /// To keep the share takes two words of fresh storage.
    /// forge-config: default.isolate = true
    function test_finalize_costsAtMost250k() public {
        assertLe(_finalize(), 250_000);
    }

    /// forge-config: default.isolate = true
    function test_claimSubmitterShare_costsAtMost80k() public {
        rewards.claimSubmitterShare(1);
        uint256 gas = vm.lastCallGas().gasTotalUsed;
        console.log("claim of the submitter's share", gas);
        assertLe(gas, 80_000);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Entry, IAuditLens, Recount} from "../../contracts/interfaces/IAuditLens.sol";
import {IBatchRootVerifier} from "../../contracts/interfaces/IBatchRootVerifier.sol";
import {Payouts} from "../../contracts/lib/Payouts.sol";
import {Submission} from "../../contracts/lib/Submission.sol";
import {Deploy} from "../support/Deploy.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Test} from "forge-std/Test.sol";

/// @notice What the lens counts of the submissions of test/vectors, against what Go counts.
contract AuditLensRecountTest is Test {
    using SafeCast for uint256;

    IAuditLens private _lens;

    function setUp() public {
        _lens = Deploy.auditLens();
    }

    function test_recount_agreesWithTheRules() public view {
        string[5] memory names = ["small", "varied", "full", "distinct", "wide"];
        for (uint256 i; i < names.length; ++i) {
            string memory json = _jsonOf(names[i]);
            Recount memory counted = _recount(json, vm.parseJsonBytes(json, ".encoded"));
            assertEq(counted.totalScore, vm.parseJsonUint(json, ".totalScore"), names[i]);
            assertEq(counted.keepBps, vm.parseJsonUint(json, ".keepBps"), names[i]);
            assertEq(counted.payoutsRoot, vm.parseJsonBytes32(json, ".payoutsRoot"), names[i]);
            assertEq(counted.seed, vm.parseJsonUint(json, ".seed"), names[i]);
            assertEq(counted.stateIn, vm.parseJsonUint(json, ".stateIn"), names[i]);
            assertEq(counted.stateOut, vm.parseJsonUint(json, ".stateOut"), names[i]);
            assertEq(counted.txRoot, vm.parseJsonUint(json, ".txRoot"), names[i]);
            assertEq(counted.fees, vm.parseJsonUint(json, ".fees"), names[i]);
            address beneficiary = vm.parseJsonAddress(json, ".beneficiary");
            assertEq(counted.beneficiary, uint160(beneficiary), names[i]);
            assertEq(counted.entries.length, vm.parseJsonUint(json, ".numProofs"), names[i]);
        }
    }

    /// Entries add up to the sums, and are those of the payouts that L1 logs.
    function test_recount_listsTheEntries() public view {
        string memory json = _jsonOf("varied");
        Recount memory counted = _recount(json, vm.parseJsonBytes(json, ".encoded"));
        bytes memory payouts = vm.parseJsonBytes(json, ".payouts");
        (uint256 score, uint256 keepBps, uint256 node, bytes memory listed) = (0, 0, 1, "");
        for (uint256 i; i < counted.entries.length; ++i) {
            Entry memory entry = counted.entries[i];
            assertEq(entry.index, i);
            assertGe(entry.node, node, "nodes are in order");
            assertLe(entry.node, node + 1, "and none is without an entry");
            node = entry.node;
            assertEq(entry.refs == 0, node >= 8, "base rollups refer to nothing");
            assertEq(entry.score, uint256(entry.vrf) * (10_000 + entry.feeBurnBps));
            score += entry.score;
            keepBps += 10_000 - entry.feeBurnBps;
            listed = abi.encodePacked(listed, entry.stakerId, entry.feeBurnBps);
        }
        assertEq(node, 15, "the last node");
        assertEq(score, counted.totalScore);
        assertEq(keepBps, counted.keepBps);
        assertEq(listed, payouts);
    }

    function test_payoutsRoot_isThatOfTheSubmission() public view {
        string memory json = _jsonOf("full");
        bytes memory payouts = vm.parseJsonBytes(json, ".payouts");
        assertEq(_lens.payoutsRoot(payouts), vm.parseJsonBytes32(json, ".payoutsRoot"));
    }

    function test_payoutsRoot_refusesWhatAreNoPayouts() public {
        vm.expectRevert(abi.encodeWithSelector(IAuditLens.MalformedPayouts.selector, 5));
        _lens.payoutsRoot(hex"0000000000");
        vm.expectRevert(Payouts.NoPayouts.selector);
        _lens.payoutsRoot("");
    }

    function test_recount_saysWhatIsWrong() public {
        string memory json = _jsonOf("small");
        bytes memory submission = vm.parseJsonBytes(json, ".encoded");
        uint256 length = submission.length;
        bytes memory longer = bytes.concat(submission, hex"00");
        vm.expectRevert(
            abi.encodeWithSelector(Submission.SubmissionTooLong.selector, length + 1, length)
        );
        _lens.recountOf(4, 2, longer);
        vm.expectRevert(abi.encodeWithSelector(IBatchRootVerifier.InvalidNumTxs.selector, 3));
        _lens.recountOf(3, 2, submission);
        // The first count, after the header.
        submission[Submission.HEADER_SIZE] = 0x02;
        vm.expectRevert(abi.encodeWithSelector(Submission.InvalidRootProofCount.selector, 2));
        _lens.recountOf(4, 2, submission);
    }

    function _recount(string memory json, bytes memory submission)
        private
        view
        returns (Recount memory)
    {
        return _lens.recountOf(
            vm.parseJsonUint(json, ".numTxs").toUint32(),
            vm.parseJsonUint(json, ".txsPerBase").toUint32(),
            submission
        );
    }

    function _jsonOf(string memory name) private view returns (string memory) {
        return vm.readFile(string.concat("test/vectors/groth16_", name, ".json"));
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Submission} from "../../contracts/lib/Submission.sol";
import {ISubmissionHarness} from "../harness/ISubmissionHarness.sol";
import {Deploy} from "../support/Deploy.sol";
import {Test} from "forge-std/Test.sol";

/// @notice References of a merge to the entries of its children: every value of a side, over every
/// number of entries, against the rule in plain form. `Submission` looks them up in a table.
/// @dev The root over nodes 2 and 3, which are merges, over four base rollups.
contract SubmissionReferencesTest is Test {
    /// @dev All three slots of a side, which is six bits: its first, second and third reference.
    uint256 private constant _SIDES = 64;

    /// @dev Stakers are 100 * node + entry, entries from 1.
    uint32 private constant _STAKERS = 100;

    ISubmissionHarness private _harness;

    function setUp() public {
        _harness = ISubmissionHarness(Deploy.harness("SubmissionHarness"));
    }

    /// @dev The root alone refers to merges, so each of their entries must be among its references.
    function test_rootOverMerges() public view {
        for (uint256 count = 1; count <= 3; ++count) {
            for (uint256 slots; slots < _SIDES; ++slots) {
                uint256 whole = _whole(count);
                // Left, then right.
                _expect(
                    _submission([1, count, 1, 1, 1, 1, 1], slots, 1, 0, 0),
                    1,
                    101,
                    0,
                    slots,
                    count,
                    whole,
                    2
                );
                _expect(
                    _submission([1, 1, count, 1, 1, 1, 1], 1, slots, 0, 0),
                    1,
                    101,
                    3,
                    slots,
                    count,
                    whole,
                    3
                );
            }
        }
    }

    /// @dev Node 2 has two entries over the base rollups 4 and 5. The second refers to all of a
    /// side's but one: whether that is missing tells whether it is among the first one's, for each
    /// value and each of the three.
    function test_mergeOverBases() public view {
        for (uint256 count = 1; count <= 3; ++count) {
            for (uint256 slots; slots < _SIDES; ++slots) {
                for (uint256 j; j < count; ++j) {
                    uint256 rest = _whole(count) ^ (1 << j);
                    // A side must not be empty: a single entry is what both refer to.
                    uint256 others = count == 1 ? 1 : _slotsOf(rest);
                    uint256 required = count == 1 ? 0 : 1 << j;
                    _expect(
                        _submission([1, 2, 1, count, 1, 1, 1], slots, 1, others, 1),
                        2,
                        201,
                        0,
                        slots,
                        count,
                        required,
                        4
                    );
                    _expect(
                        _submission([1, 2, 1, 1, count, 1, 1], 1, slots, 1, others),
                        2,
                        201,
                        3,
                        slots,
                        count,
                        required,
                        5
                    );
                }
            }
        }
    }

    /// @dev Compares what is said of a submission with the rule.
    /// @param slot The side's first.
    /// @param required Entries that only this side can refer to, bit j - 1 for the j-th of `child`.
    function _expect(
        bytes memory submission,
        uint256 node,
        uint32 id,
        uint256 slot,
        uint256 slots,
        uint256 count,
        uint256 required,
        uint256 child
    ) private view {
        (uint256 referred, bytes memory reason) = _rule(node, id, slot, slots, count);
        if (reason.length == 0 && required & ~referred != 0) {
            uint32 missing = 1;
            while ((required & ~referred) >> (missing - 1) & 1 == 0) ++missing;
            reason = abi.encodeWithSelector(
                Submission.UnreferencedProof.selector, child, _STAKERS * child + missing
            );
        }
        (bool success, bytes memory result) =
            address(_harness).staticcall(abi.encodeCall(_harness.check, (submission, 4)));
        assertEq(success, reason.length == 0);
        assertEq(result, reason);
    }

    /// @dev docs/PROTOCOL.md section 7, rule 3, slot by slot: which entries a side refers to, or
    /// what is wrong with it.
    function _rule(uint256 node, uint32 id, uint256 slot, uint256 slots, uint256 count)
        private
        pure
        returns (uint256 referred, bytes memory reason)
    {
        uint256[3] memory positions = [slots & 3, (slots >> 2) & 3, (slots >> 4) & 3];
        if (positions[0] == 0) {
            return (0, abi.encodeWithSelector(Submission.EmptySide.selector, node, id, slot));
        }
        for (uint256 k; k < 3; ++k) {
            if (positions[k] > count) {
                return (
                    0,
                    abi.encodeWithSelector(
                        Submission.MissingReference.selector, node, id, slot + k, positions[k]
                    )
                );
            }
        }
        for (uint256 k; k < 3; ++k) {
            if (positions[k] == 0) continue;
            uint256 bit = 1 << (positions[k] - 1);
            if (referred & bit != 0) {
                return (
                    0,
                    abi.encodeWithSelector(
                        Submission.DuplicateReference.selector, node, id, slot + k
                    )
                );
            }
            referred |= bit;
        }
    }

    function _whole(uint256 count) private pure returns (uint256) {
        return (1 << count) - 1;
    }

    /// @dev A side that refers to these entries, in order.
    function _slotsOf(uint256 entries) private pure returns (uint256 slots) {
        uint256 k;
        for (uint256 j; j < 3; ++j) {
            if ((entries >> j) & 1 == 1) slots |= (j + 1) << (2 * k++);
        }
    }

    /// @param counts Entries of nodes 1 to 7.
    /// @param left Side of the first entry of the node in question: the root if it has the only
    /// one, else node 2.
    /// @param otherLeft Side of node 2's second entry, likewise.
    function _submission(
        uint256[7] memory counts,
        uint256 left,
        uint256 right,
        uint256 otherLeft,
        uint256 otherRight
    ) private pure returns (bytes memory submission) {
        bool ofRoot = otherLeft == 0;
        uint256 size = Submission.HEADER_SIZE + Submission.SEALS_SIZE;
        for (uint256 node = 1; node < 8; ++node) {
            size += 1 + counts[node - 1]
                * (node < 4 ? Submission.MERGE_SIZE : Submission.BASE_SIZE);
        }
        submission = new bytes(size);
        uint256 position = Submission.HEADER_SIZE;
        for (uint256 node = 1; node < 8; ++node) {
            submission[position++] = bytes1(uint8(counts[node - 1]));
            for (uint256 j; j < counts[node - 1]; ++j) {
                // Staker, no bid, a draw of 1.
                uint256 head = ((_STAKERS * node + j + 1) << 224) | (1 << 80);
                if (node < 4) {
                    (uint256 l, uint256 r) = (_all(counts, 2 * node - 1), _all(counts, 2 * node));
                    if (ofRoot && node == 1) {
                        (l, r) = (left, right);
                    } else if (!ofRoot && node == 2) {
                        (l, r) = j == 0 ? (left, right) : (otherLeft, otherRight);
                    }
                    head |= (l | (r << 6)) << 64;
                }
                assembly ("memory-safe") {
                    mstore(add(add(submission, 0x20), position), head)
                }
                position += node < 4 ? Submission.MERGE_SIZE : Submission.BASE_SIZE;
            }
        }
    }

    function _all(uint256[7] memory counts, uint256 i) private pure returns (uint256) {
        return _slotsOf(_whole(counts[i]));
    }
}

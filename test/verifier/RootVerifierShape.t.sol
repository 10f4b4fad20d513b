// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IBatchRootVerifier} from "../../contracts/interfaces/IBatchRootVerifier.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {Submission} from "../../contracts/lib/Submission.sol";
import {RootVerifierFixture} from "./RootVerifierFixture.sol";
import {Parts, SubmissionEditor} from "./SubmissionEditor.sol";
import {Vector} from "./Vectors.sol";

/// @notice Submissions whose shape or references break a rule.
contract RootVerifierShapeTest is RootVerifierFixture {
    using SubmissionEditor for Parts;
    using SubmissionEditor for bytes;

    // Structure.

    function test_refusesEveryOtherLength() public {
        bytes memory submission = _small.submission;
        uint256 length = submission.length;
        for (uint256 cut; cut < length; cut += 61) {
            (bool success, bytes memory reason) = tryVerify(_small, submission.slice(0, cut));
            assertFalse(success);
            assertEq(bytes4(reason), Submission.SubmissionTooShort.selector);
        }
        refuses(
            _small,
            bytes.concat(submission, hex"00"),
            abi.encodeWithSelector(Submission.SubmissionTooLong.selector, length + 1, length)
        );
        refuses(
            _small,
            submission.slice(0, length - 1),
            abi.encodeWithSelector(Submission.SubmissionTooShort.selector, length - 1, length)
        );
        refuses(_small, "", abi.encodeWithSelector(Submission.SubmissionTooShort.selector, 0, 321));
    }

    /// @dev The header as it was before it named a beneficiary, or a byte more or less: the first
    /// count is read from another place.
    function test_refusesAHeaderOfAnotherSize() public {
        bytes memory submission = _small.submission;
        uint256 length = submission.length;
        bytes memory rest = submission.slice(192, length - 192);
        uint8 count = uint8(submission[192 + 32]);
        assertNotEq(count, 1, "another than the root's");
        refuses(_small, bytes.concat(submission.slice(0, 160), rest), invalidRootCount(count));
        // The first byte of the root's staker; the byte that is too much.
        refuses(_small, bytes.concat(submission.slice(0, 191), rest), invalidRootCount(0));
        refuses(_small, bytes.concat(submission.slice(0, 192), hex"04", rest), invalidRootCount(4));
    }

    function invalidRootCount(uint256 count) private pure returns (bytes memory) {
        return abi.encodeWithSelector(Submission.InvalidRootProofCount.selector, count);
    }

    /// @dev A block has two base rollups or more and a power of two of transactions, whatever a
    /// base rollup has.
    function test_refusesOtherNumbersOfTransactions() public {
        uint32[3] memory sizes = [uint32(2), 4, 64];
        for (uint256 i; i < sizes.length; ++i) {
            Vector memory v = _small;
            uint32 k = sizes[i];
            v.verifier = deployVerifier(v.staking, v.verifier.VRF_MODE(), k);
            uint32[8] memory others =
                [0, 1, k / 2, k, 2 * k - 1, 2 * k + 1, 3 * k, type(uint32).max];
            for (uint256 j; j < others.length; ++j) {
                v.context.numTxs = others[j];
                refuses(
                    v,
                    v.submission,
                    abi.encodeWithSelector(IBatchRootVerifier.InvalidNumTxs.selector, others[j])
                );
            }
            v.context.numTxs = 2 * k;
            v.submission = sealedBy(v, partsOf(v));
            assertEq(verify(v), v.tally);
        }
    }

    /// @dev The tree is that of the block's base rollups: of 16 transactions it has 15 nodes with
    /// two to a base rollup, 7 with four, 3 with eight.
    function test_refusesAnotherTree() public {
        Vector memory v = _varied;
        v.verifier = deployVerifier(v.staking, v.verifier.VRF_MODE(), 4);
        (bool success,) = tryVerify(v, sealedBy(v, partsOf(v)));
        assertFalse(success, "fewer nodes");
        v.context.numTxs = 32;
        v.submission = sealedBy(v, partsOf(v));
        assertEq(verify(v), v.tally);
        v.context.numTxs = 64;
        (success,) = tryVerify(v, sealedBy(v, partsOf(v)));
        assertFalse(success, "more nodes");

        v = _small;
        v.context.numTxs = 8;
        (success,) = tryVerify(v, sealedBy(v, partsOf(v)));
        assertFalse(success);
        v.verifier = deployVerifier(v.staking, v.verifier.VRF_MODE(), 4);
        v.submission = sealedBy(v, partsOf(v));
        assertEq(verify(v), v.tally);
    }

    function test_refusesMoreThanThreeProofsOnANode() public {
        Parts memory parts = partsOf(_small);
        parts.nodes[1] = repeat(parts.nodes[1][0], 4);
        refuses(_small, parts, abi.encodeWithSelector(Submission.InvalidProofCount.selector, 2, 4));
    }

    function test_refusesANodeWithoutProofs() public {
        Parts memory parts = partsOf(_small);
        parts.nodes[2] = new bytes[](0);
        refuses(_small, parts, abi.encodeWithSelector(Submission.InvalidProofCount.selector, 3, 0));
    }

    function test_refusesASecondRootProof() public {
        Parts memory parts = partsOf(_small);
        parts.nodes[0] = repeat(parts.nodes[0][0], 2);
        refuses(
            _small, parts, abi.encodeWithSelector(Submission.InvalidRootProofCount.selector, 2)
        );
        parts.nodes[0] = new bytes[](0);
        refuses(
            _small, parts, abi.encodeWithSelector(Submission.InvalidRootProofCount.selector, 0)
        );
    }

    function test_refusesTheSameStakerTwiceOnANode() public {
        Parts memory parts = partsOf(_small);
        bytes memory entry = parts.nodes[1][0];
        parts.nodes[1] = repeat(entry, 2);
        refuses(
            _small,
            parts,
            abi.encodeWithSelector(Submission.DuplicateStaker.selector, 2, entry.stakerOf())
        );
        parts.nodes[1] = repeat(entry, 3);
        parts.nodes[1][1].setStaker(99);
        refuses(
            _small,
            parts,
            abi.encodeWithSelector(Submission.DuplicateStaker.selector, 2, entry.stakerOf())
        );
    }

    function test_refusesABidAboveTheWhole() public {
        Parts memory parts = partsOf(_small);
        bytes memory entry = parts.nodes[2][0];
        entry.setFeeBurn(10_001);
        refuses(
            _small,
            parts,
            abi.encodeWithSelector(
                Submission.FeeBurnAboveBps.selector, 3, entry.stakerOf(), 10_001
            )
        );
    }

    function test_refusesReferencesToNothing() public {
        Parts memory parts = threeAndThree();
        uint32 id = parts.nodes[0][0].stakerOf();
        parts.nodes[1] = repeat(parts.nodes[1][0], 1);
        for (uint8 slot; slot < 3; ++slot) {
            uint8[6] memory refs = [1, 0, 0, 1, 2, 3];
            refs[slot] = 2;
            parts.nodes[0][0].setRefs(refs);
            refuses(
                _small,
                parts,
                abi.encodeWithSelector(Submission.MissingReference.selector, 1, id, slot, 2)
            );
        }
        parts = threeAndThree();
        parts.nodes[2] = repeat(parts.nodes[2][0], 1);
        for (uint8 slot = 3; slot < 6; ++slot) {
            uint8[6] memory refs = [1, 2, 3, 1, 0, 0];
            refs[slot] = 3;
            parts.nodes[0][0].setRefs(refs);
            refuses(
                _small,
                parts,
                abi.encodeWithSelector(Submission.MissingReference.selector, 1, id, slot, 3)
            );
        }
    }

    function test_refusesTheSameReferenceTwice() public {
        Parts memory parts = threeAndThree();
        refusesDuplicate(parts, [1, 1, 2, 1, 2, 3], 1);
        refusesDuplicate(parts, [1, 2, 1, 1, 2, 3], 2);
        refusesDuplicate(parts, [1, 2, 2, 1, 2, 3], 2);
        refusesDuplicate(parts, [1, 2, 3, 3, 3, 1], 4);
        refusesDuplicate(parts, [1, 2, 3, 3, 0, 3], 5);
        refusesDuplicate(parts, [1, 2, 3, 1, 2, 2], 5);
    }

    function test_refusesAnEmptySide() public {
        Parts memory parts = threeAndThree();
        uint32 id = parts.nodes[0][0].stakerOf();
        parts.nodes[0][0].setRefs([0, 1, 2, 1, 2, 3]);
        refuses(_small, parts, abi.encodeWithSelector(Submission.EmptySide.selector, 1, id, 0));
        parts.nodes[0][0].setRefs([1, 2, 3, 0, 0, 0]);
        refuses(_small, parts, abi.encodeWithSelector(Submission.EmptySide.selector, 1, id, 3));
    }

    function test_refusesReferencesWithOtherBits() public {
        Parts memory parts = partsOf(_small);
        bytes memory entry = parts.nodes[0][0];
        for (uint256 bit = 12; bit < 16; ++bit) {
            uint16 refs = uint16(bytes2(entry.slice(22, 2)));
            bytes memory spoilt = bytes.concat(entry);
            spoilt.put(22, bytes.concat(bytes2(refs | uint16(1 << bit))));
            parts.nodes[0][0] = spoilt;
            refuses(
                _small,
                parts,
                abi.encodeWithSelector(
                    Submission.MalformedReferences.selector,
                    1,
                    entry.stakerOf(),
                    refs | uint16(1 << bit)
                )
            );
        }
    }

    function test_refusesAProofNobodyRefersTo() public {
        Parts memory parts = threeAndThree();
        refusesUnreferenced(parts, [1, 2, 0, 1, 2, 3], 2, 2);
        refusesUnreferenced(parts, [3, 0, 0, 1, 2, 3], 2, 0);
        refusesUnreferenced(parts, [3, 1, 0, 1, 2, 3], 2, 1);
        refusesUnreferenced(parts, [3, 2, 1, 1, 3, 0], 3, 1);
    }

    /// @dev Union rule: one of the parents is enough.
    function test_takesTheUnionOfTheParents() public {
        Parts memory parts = partsOf(_varied);
        parts.nodes[3] = repeat(parts.nodes[3][0], 2);
        parts.nodes[3][1].setStaker(77);
        for (uint256 i = 7; i < 9; ++i) {
            parts.nodes[i] = repeat(parts.nodes[i][0], 2);
            parts.nodes[i][1].setStaker(77);
        }
        for (uint256 j; j < parts.nodes[1].length; ++j) {
            uint8[6] memory refs = all(parts, 1);
            parts.nodes[1][j].setRefs(refs);
        }
        parts.nodes[3][0].setRefs([1, 0, 0, 1, 0, 0]);
        parts.nodes[3][1].setRefs([2, 0, 0, 2, 0, 0]);
        // The structure is in order; the staker is not known.
        refuses(_varied, parts, abi.encodeWithSelector(IStaking.UnknownStaker.selector, 77));
        parts.nodes[3][1].setRefs([2, 0, 0, 1, 0, 0]);
        refuses(
            _varied, parts, abi.encodeWithSelector(Submission.UnreferencedProof.selector, 9, 77)
        );
    }
}

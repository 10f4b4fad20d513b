// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {BPS, PROOFS_PER_NODE} from "./Constants.sol";
import {ProofTree} from "./ProofTree.sol";
import {Scores} from "./Scores.sol";

/// @notice A submission that passed its check: where its entries are, who made them and what they
/// add up to.
struct CheckedSubmission {
    /// @dev For each node, from 1, the position of its first entry; the byte before it is the
    /// number of its entries.
    uint256[] nodes;
    /// @dev Stakers of the entries of merges, the root first, and of base rollups, in order.
    uint32[] mergeStakers;
    uint32[] baseStakers;
    uint256 totalScore;
    uint256 keepBps;
}

/// @notice First word of an entry: stakerId 32 | feeBurnBps 16 | vrf 128 | refs 16 (not of base
/// rollups) | 64 bits of what follows.
type EntryHead is uint256;

using {
    Submission.stakerId,
    Submission.feeBurnBps,
    Submission.vrf,
    Submission.refs
} for EntryHead global;

/// @title Submission
/// @notice Reads root submissions straight from calldata, docs/PROTOCOL.md section 7. Its Go form
/// is `rules.Submission`.
/// @dev Positions count from the submission's first byte. Arithmetic is unchecked: they stay below
/// the size of calldata.
library Submission {
    /// @notice The submission ends before its last node and seals do.
    /// @param length Bytes of the submission.
    /// @param required Bytes that what was read so far asks for, the seals included.
    error SubmissionTooShort(uint256 length, uint256 required);
    /// @notice There are bytes after the seals: leave them out.
    /// @param length Bytes of the submission.
    /// @param required Bytes that its nodes and seals have.
    error SubmissionTooLong(uint256 length, uint256 required);
    /// @notice A node must have 1 to PROOFS_PER_NODE proofs.
    /// @param node Heap index of the node.
    /// @param count Proofs that the submission says it has.
    error InvalidProofCount(uint256 node, uint256 count);
    /// @notice The root must have one proof.
    /// @param count Proofs that the submission says it has.
    error InvalidRootProofCount(uint256 count);
    /// @notice A staker has two proofs of one node: leave one out.
    /// @param node Heap index of the node.
    /// @param stakerId The staker.
    error DuplicateStaker(uint256 node, uint32 stakerId);
    /// @notice A bid is above the whole: leave the proof out, its ticket can never be scored.
    /// @param node Heap index of the proof's node.
    /// @param stakerId Who made the proof.
    /// @param feeBurnBps The bid; at most BPS.
    error FeeBurnAboveBps(uint256 node, uint32 stakerId, uint16 feeBurnBps);
    /// @notice A proof refers to one that its child node does not have in the submission: include
    /// that.
    /// @param node Heap index of the proof's node.
    /// @param stakerId Who made the proof.
    /// @param slot The child slot, 0 to 5.
    /// @param position What is in the slot: the position, from 1, in the child node.
    error MissingReference(uint256 node, uint32 stakerId, uint256 slot, uint256 position);
    /// @notice A proof refers to the same child proof twice.
    /// @param node Heap index of the proof's node.
    /// @param stakerId Who made the proof.
    /// @param slot The later of the two child slots, 0 to 5.
    error DuplicateReference(uint256 node, uint32 stakerId, uint256 slot);
    /// @notice A proof refers to no proof of one of its child nodes: the first slot of a side must
    /// be filled.
    /// @param node Heap index of the proof's node.
    /// @param stakerId Who made the proof.
    /// @param slot The side's first slot: 0 of the left child node, 3 of the right.
    error EmptySide(uint256 node, uint32 stakerId, uint256 slot);
    /// @notice References have bits above the sixth slot: they must be zero.
    /// @param node Heap index of the proof's node.
    /// @param stakerId Who made the proof.
    /// @param refs The references.
    error MalformedReferences(uint256 node, uint32 stakerId, uint16 refs);
    /// @notice No proof of its parent node refers to a proof: leave it out, or take a parent proof
    /// that does.
    /// @param node Heap index of the proof's node.
    /// @param stakerId Who made the proof.
    error UnreferencedProof(uint256 node, uint32 stakerId);

    /// @dev Bytes of the header: seed, stateIn, stateOut, txRoot, fees, beneficiary.
    uint256 internal constant HEADER_SIZE = 0xc0;

    /// @dev Where the header's parts are.
    uint256 internal constant SEED = 0x00;
    uint256 internal constant STATE_IN = 0x20;
    uint256 internal constant STATE_OUT = 0x40;
    uint256 internal constant TX_ROOT = 0x60;
    uint256 internal constant FEES = 0x80;
    uint256 internal constant BENEFICIARY = 0xa0;

    /// @dev Bytes of an entry: stakerId 4, feeBurnBps 2, vrf 16, refs 2 (not of base rollups),
    /// statement 32, A and B 192. The root is a merge.
    uint256 internal constant MERGE_SIZE = 248;
    uint256 internal constant BASE_SIZE = 246;

    /// @dev Bytes of the seals after the last node: that of merges, that of base rollups.
    uint256 internal constant SEALS_SIZE = 0x80;

    /// @dev Where an entry's statement is.
    uint256 internal constant MERGE_STATEMENT = 24;
    uint256 internal constant BASE_STATEMENT = 22;

    uint256 private constant _POINTS_SIZE = 192;

    /// @dev For each value of a side's six bits, four bits: which entries its slots refer to, bit
    /// j - 1 for the j-th; none where the first slot is empty or two are the same. A look-up
    /// instead of ten comparisons for each of 86 sides.
    uint256 private constant _REFERRED =
        0x0000007007000650007000007000603007007000000053000650603053004210;

    /// @dev No entry can name it.
    uint256 private constant _NO_STAKER = 1 << 32;

    /// @notice Checks a submission's shape, its bids and its references, and sums it: rules 1 to 3
    /// but for the stakers' roles.
    /// @param bases Base rollups of the tree.
    function check(bytes calldata submission, uint256 bases)
        internal
        pure
        returns (CheckedSubmission memory o)
    {
        unchecked {
            uint256 firstBase = ProofTree.firstBase(bases);
            uint256 end = ProofTree.end(bases);
            o.nodes = new uint256[](end);
            o.mergeStakers = new uint32[](1 + PROOFS_PER_NODE * (firstBase - 2));
            o.baseStakers = new uint32[](PROOFS_PER_NODE * firstBase);

            uint256 position = _readNodes(
                o, submission, ProofTree.ROOT, firstBase, HEADER_SIZE, MERGE_SIZE, o.mergeStakers
            );
            position =
                _readNodes(o, submission, firstBase, end, position, BASE_SIZE, o.baseStakers);
            if (position + SEALS_SIZE != submission.length) {
                revert SubmissionTooLong(submission.length, position + SEALS_SIZE);
            }

            for (uint256 node = ProofTree.ROOT; node < firstBase; ++node) {
                _checkReferences(o, submission, bases, node);
            }
        }
    }

    /// @notice The 32 bytes at a position. Zeros beyond the end of calldata.
    function wordAt(bytes calldata submission, uint256 position)
        internal
        pure
        returns (uint256 word)
    {
        assembly ("memory-safe") {
            word := calldataload(add(submission.offset, position))
        }
    }

    /// @notice First word of the entry at a position.
    function headAt(bytes calldata submission, uint256 entry) internal pure returns (EntryHead) {
        return EntryHead.wrap(wordAt(submission, entry));
    }

    /// @notice End of the entries of a node: `size` is that of one, `first` the position of the
    /// first.
    function endOf(bytes calldata submission, uint256 first, uint256 size)
        internal
        pure
        returns (uint256)
    {
        unchecked {
            return first + size * _countAt(submission, first);
        }
    }

    /// @notice A and B of the entry that ends at a position.
    function pointsBefore(bytes calldata submission, uint256 end)
        internal
        pure
        returns (uint256[6] calldata points)
    {
        assembly ("memory-safe") {
            points := add(submission.offset, sub(end, _POINTS_SIZE))
        }
    }

    /// @notice All that seals are made for: the submission without them. Its length must be known
    /// to be enough.
    function unsealed(bytes calldata submission) internal pure returns (bytes calldata) {
        unchecked {
            return submission[:submission.length - SEALS_SIZE];
        }
    }

    /// @notice Seals of the merges' and of the base rollups' proofs. Its length must be known to be
    /// enough.
    function seals(bytes calldata submission)
        internal
        pure
        returns (uint256[2] calldata ofMerges, uint256[2] calldata ofBases)
    {
        assembly ("memory-safe") {
            ofBases := sub(add(submission.offset, submission.length), 0x40)
            ofMerges := sub(ofBases, 0x40)
        }
    }

    function stakerId(EntryHead head) internal pure returns (uint32) {
        return uint32(EntryHead.unwrap(head) >> 224);
    }

    function feeBurnBps(EntryHead head) internal pure returns (uint16) {
        return uint16(EntryHead.unwrap(head) >> 208);
    }

    function vrf(EntryHead head) internal pure returns (uint128) {
        return uint128(EntryHead.unwrap(head) >> 80);
    }

    /// @notice References of a merge's entry: slot k is bits 2k and 2k + 1.
    function refs(EntryHead head) internal pure returns (uint16) {
        return uint16(EntryHead.unwrap(head) >> 64);
    }

    /// @dev Notes, checks and adds up the entries of the nodes from `node` to before `end`. The
    /// count of the first is at `position`.
    /// @param stakers Where the nodes' stakers are noted; what it has room for beyond them is cut
    /// off.
    function _readNodes(
        CheckedSubmission memory o,
        bytes calldata submission,
        uint256 node,
        uint256 end,
        uint256 position,
        uint256 size,
        uint32[] memory stakers
    ) private pure returns (uint256) {
        unchecked {
            uint256 length = submission.length;
            uint256[] memory nodes = o.nodes;
            (uint256 score, uint256 keep) = (o.totalScore, o.keepBps);
            uint256 index;
            for (; node < end; ++node) {
                // No more than the seals follow: no node here.
                if (position + SEALS_SIZE >= length) {
                    revert SubmissionTooShort(length, position + 1 + SEALS_SIZE);
                }
                nodes[node] = ++position;
                uint256 count = _countAt(submission, position);
                if (node == ProofTree.ROOT) {
                    if (count != 1) revert InvalidRootProofCount(count);
                } else if (count == 0 || count > PROOFS_PER_NODE) {
                    revert InvalidProofCount(node, count);
                }
                uint256 next = position + count * size;
                if (next + SEALS_SIZE > length) {
                    revert SubmissionTooShort(length, next + SEALS_SIZE);
                }

                // The node's stakers so far: there is a third only when nothing is left to compare
                // it with.
                (uint256 last, uint256 lastButOne) = (_NO_STAKER, _NO_STAKER);
                for (; position < next; position += size) {
                    EntryHead head = headAt(submission, position);
                    (uint32 id, uint16 feeBps) = (head.stakerId(), head.feeBurnBps());
                    if (feeBps > BPS) revert FeeBurnAboveBps(node, id, feeBps);
                    if (id == last || id == lastButOne) revert DuplicateStaker(node, id);
                    (last, lastButOne) = (id, last);
                    stakers[index++] = id;
                    score += Scores.score(head.vrf(), feeBps);
                    keep += BPS - feeBps;
                }
            }
            (o.totalScore, o.keepBps) = (score, keep);
            _shorten(stakers, index);
            return position;
        }
    }

    /// @dev Checks what the entries of a merge refer to, and that together they refer to all
    /// entries of both children.
    function _checkReferences(
        CheckedSubmission memory o,
        bytes calldata submission,
        uint256 bases,
        uint256 node
    ) private pure {
        unchecked {
            uint256 left = ProofTree.left(node);
            uint256 leftCount = _countAt(submission, o.nodes[left]);
            uint256 rightCount = _countAt(submission, o.nodes[left + 1]);
            uint256 entry = o.nodes[node];
            uint256 end = endOf(submission, entry, MERGE_SIZE);
            // Bit j - 1: the child's j-th entry.
            uint256 leftReferred;
            uint256 rightReferred;
            for (; entry < end; entry += MERGE_SIZE) {
                EntryHead head = headAt(submission, entry);
                uint16 refs_ = head.refs();
                if (refs_ >> 12 != 0) {
                    revert MalformedReferences(node, head.stakerId(), refs_);
                }
                leftReferred |= _side(node, head, 0, leftCount);
                rightReferred |= _side(node, head, PROOFS_PER_NODE, rightCount);
            }
            _checkAllReferred(o, submission, bases, left, leftCount, leftReferred);
            _checkAllReferred(o, submission, bases, left + 1, rightCount, rightReferred);
        }
    }

    /// @dev The entries that one entry refers to on the side whose first slot is `slot`. Its child
    /// node has `count`.
    function _side(uint256 node, EntryHead head, uint256 slot, uint256 count)
        private
        pure
        returns (uint256 referred)
    {
        unchecked {
            uint256 slots = (head.refs() >> (2 * slot)) & 0x3f;
            referred = (_REFERRED >> (4 * slots)) & 0xf;
            if (referred == 0 || referred >> count != 0) {
                _revertSide(node, head.stakerId(), slot, slots, count);
            }
        }
    }

    /// @dev Says what is wrong with a side, slot by slot.
    function _revertSide(uint256 node, uint32 id, uint256 slot, uint256 slots, uint256 count)
        private
        pure
    {
        unchecked {
            (uint256 a, uint256 b, uint256 c) = (slots & 3, (slots >> 2) & 3, slots >> 4);
            if (a == 0) revert EmptySide(node, id, slot);
            if (a > count) revert MissingReference(node, id, slot, a);
            if (b > count) revert MissingReference(node, id, slot + 1, b);
            if (c > count) revert MissingReference(node, id, slot + 2, c);
            revert DuplicateReference(node, id, b == a ? slot + 1 : slot + 2);
        }
    }

    function _checkAllReferred(
        CheckedSubmission memory o,
        bytes calldata submission,
        uint256 bases,
        uint256 child,
        uint256 count,
        uint256 referred
    ) private pure {
        unchecked {
            // forge-lint: disable-next-line(incorrect-shift)
            if (referred == (1 << count) - 1) return;
            uint256 entry = o.nodes[child];
            uint256 size = ProofTree.isBase(bases, child) ? BASE_SIZE : MERGE_SIZE;
            for (; referred & 1 != 0; referred >>= 1) {
                entry += size;
            }
            revert UnreferencedProof(child, headAt(submission, entry).stakerId());
        }
    }

    function _countAt(bytes calldata submission, uint256 first) private pure returns (uint256) {
        unchecked {
            return wordAt(submission, first - 1) >> 248;
        }
    }

    function _shorten(uint32[] memory array, uint256 length) private pure {
        assembly ("memory-safe") {
            mstore(array, length)
        }
    }
}

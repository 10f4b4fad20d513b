// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice A submission taken apart: the header, each node's entries, and the seals. Node i is
/// `nodes[i - 1]`. An entry has the C of its proof at the end: L1 gets it in the seals only.
struct Parts {
    bytes header;
    bytes[][] nodes;
    bytes seals;
}

/// @notice Takes submissions apart, changes entries and puts them together again, by the book of
/// docs/PROTOCOL.md section 7.
library SubmissionEditor {
    /// @param pointsC C of each proof, in order.
    /// @param bases Base rollups of the tree: 2 or more.
    function parse(bytes memory submission, bytes memory pointsC, uint256 bases)
        internal
        pure
        returns (Parts memory parts)
    {
        uint256 proof;
        parts.header = slice(submission, 0, 192);
        parts.nodes = new bytes[][](2 * bases - 1);
        uint256 position = 192;
        for (uint256 node = 1; node < 2 * bases; ++node) {
            uint256 count = uint8(submission[position++]);
            parts.nodes[node - 1] = new bytes[](count);
            for (uint256 j; j < count; ++j) {
                uint256 size = sizeOf(node, bases);
                parts.nodes[node - 1][j] = bytes.concat(
                    slice(submission, position, size), slice(pointsC, 64 * proof++, 64)
                );
                position += size;
            }
        }
        require(position + 128 == submission.length, "not a submission");
        parts.seals = slice(submission, position, 128);
    }

    function encode(Parts memory parts) internal pure returns (bytes memory submission) {
        return bytes.concat(encodeUnsealed(parts), parts.seals);
    }

    function encodeUnsealed(Parts memory parts) internal pure returns (bytes memory submission) {
        submission = parts.header;
        for (uint256 i; i < parts.nodes.length; ++i) {
            submission = bytes.concat(submission, bytes1(uint8(parts.nodes[i].length)));
            for (uint256 j; j < parts.nodes[i].length; ++j) {
                bytes memory entry = parts.nodes[i][j];
                submission = bytes.concat(submission, slice(entry, 0, entry.length - 64));
            }
        }
    }

    function sizeOf(uint256 node, uint256 bases) internal pure returns (uint256) {
        return node < bases ? 248 : 246;
    }

    /// @dev The last word of the header, whatever it is.
    function setBeneficiary(Parts memory parts, uint256 word) internal pure {
        put(parts.header, 160, bytes.concat(bytes32(word)));
    }

    function stakerOf(bytes memory entry) internal pure returns (uint32) {
        return uint32(bytes4(entry));
    }

    function setStaker(bytes memory entry, uint32 id) internal pure {
        put(entry, 0, bytes.concat(bytes4(id)));
    }

    function setFeeBurn(bytes memory entry, uint16 feeBurnBps) internal pure {
        put(entry, 4, bytes.concat(bytes2(feeBurnBps)));
    }

    /// @dev References of a merge or the root, three positions a side.
    function setRefs(bytes memory entry, uint8[6] memory slots) internal pure {
        uint16 refs;
        for (uint256 k; k < 6; ++k) {
            refs |= uint16(slots[k]) << uint16(2 * k);
        }
        put(entry, 22, bytes.concat(bytes2(refs)));
    }

    function proofOf(bytes memory entry) internal pure returns (bytes memory) {
        return slice(entry, entry.length - 256, 256);
    }

    function setProof(bytes memory entry, bytes memory proof) internal pure {
        put(entry, entry.length - 256, proof);
    }

    /// @dev Adds to the word at a position, modulo 2^256.
    function addToWord(bytes memory data, uint256 position, uint256 value)
        internal
        pure
        returns (uint256 sum)
    {
        unchecked {
            sum = uint256(bytes32(slice(data, position, 32))) + value;
        }
        put(data, position, bytes.concat(bytes32(sum)));
    }

    function put(bytes memory data, uint256 position, bytes memory value) internal pure {
        for (uint256 i; i < value.length; ++i) {
            data[position + i] = value[i];
        }
    }

    function slice(bytes memory data, uint256 position, uint256 length)
        internal
        pure
        returns (bytes memory part)
    {
        part = new bytes(length);
        for (uint256 i; i < length; ++i) {
            part[i] = data[position + i];
        }
    }
}

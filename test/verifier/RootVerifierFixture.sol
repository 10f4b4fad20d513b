// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IBatchRootVerifier} from "../../contracts/interfaces/IBatchRootVerifier.sol";
import {Submission} from "../../contracts/lib/Submission.sol";
import {Item} from "../harness/IGroth16Harness.sol";
import {PlainGroth16} from "./PlainGroth16.sol";
import {Parts, SubmissionEditor} from "./SubmissionEditor.sol";
import {Vector, Vectors} from "./Vectors.sol";

/// @notice Whole submissions with real proofs, stakers of the real Staking contract, and what tests
/// do to them.
/// @dev "small" has the nodes 1 (a root), 2 and 3 (base rollups); "varied" has fifteen nodes.
abstract contract RootVerifierFixture is Vectors {
    using SubmissionEditor for Parts;
    using SubmissionEditor for bytes;

    Vector internal _small;
    Vector internal _varied;

    function setUp() public {
        _small = load("small");
        _varied = load("varied");
    }

    /// @dev "small" with three entries on both base rollups, whose stakers are distinct: for tests
    /// of structure.
    function threeAndThree() internal view returns (Parts memory parts) {
        parts = partsOf(_small);
        for (uint256 i = 1; i < 3; ++i) {
            parts.nodes[i] = repeat(parts.nodes[i][0], 3);
            for (uint32 j; j < 3; ++j) {
                parts.nodes[i][j].setStaker(7 + j);
            }
        }
        parts.nodes[0][0].setRefs([1, 2, 3, 1, 2, 3]);
    }

    /// @dev A vector with the seals that Go made, on the chain and with the verifier at the address
    /// that they are for.
    function madeByGo(string memory name) internal returns (Vector memory v) {
        string memory json = jsonOf(name);
        v = load(name);
        vm.chainId(vm.parseJsonUint(json, ".chainId"));
        bytes memory arguments = abi.encode(
            v.staking,
            v.verifier.VRF_MODE(),
            v.verifier.TXS_PER_BASE(),
            keyOf("base"),
            keyOf("merge")
        );
        v.verifier = IBatchRootVerifier(vm.parseJsonAddress(json, ".verifier"));
        deployCodeTo("RootVerifier.sol:RootVerifier", arguments, address(v.verifier));
        v.submission = vm.parseJsonBytes(json, ".encoded");
    }

    function entryAt(Parts memory parts, uint256 index) internal pure returns (bytes memory) {
        bytes[] memory node = parts.nodes[index % parts.nodes.length];
        return node[(index / parts.nodes.length) % node.length];
    }

    function repeat(bytes memory entry, uint256 n) internal pure returns (bytes[] memory entries) {
        entries = new bytes[](n);
        for (uint256 i; i < n; ++i) {
            entries[i] = bytes.concat(entry);
        }
    }

    function oneMore(bytes[] memory entries, bytes memory entry)
        internal
        pure
        returns (bytes[] memory more)
    {
        more = new bytes[](entries.length + 1);
        for (uint256 i; i < entries.length; ++i) {
            more[i] = entries[i];
        }
        more[entries.length] = entry;
    }

    /// @dev References to all entries of the children of node `i + 1`.
    function all(Parts memory parts, uint256 i) internal pure returns (uint8[6] memory refs) {
        for (uint8 j; j < 3; ++j) {
            if (j < parts.nodes[2 * i + 1].length) refs[j] = j + 1;
            if (j < parts.nodes[2 * i + 2].length) refs[3 + j] = j + 1;
        }
    }

    function all(Parts memory parts) internal pure returns (uint8[6] memory) {
        return all(parts, 0);
    }

    function swapProofs(bytes memory a, bytes memory b) internal pure {
        bytes memory proof = a.proofOf();
        a.setProof(b.proofOf());
        b.setProof(proof);
    }

    /// @dev Adds k times the generator to C.
    function shiftC(bytes memory entry, uint256 k) internal view {
        uint256[8] memory proof = abi.decode(entry.proofOf(), (uint256[8]));
        PlainGroth16.G1 memory c = PlainGroth16.add(
            PlainGroth16.G1(proof[6], proof[7]), PlainGroth16.mul(PlainGroth16.G1(1, 2), k)
        );
        (proof[6], proof[7]) = (c.x, c.y);
        entry.setProof(abi.encode(proof));
    }

    function refuses(Vector memory v, Parts memory parts, bytes memory reason) internal {
        refuses(v, parts.encode(), reason);
    }

    function refuses(Vector memory v, bytes memory submission, bytes memory reason) internal {
        vm.expectRevert(reason);
        v.verifier.verify(v.context, submission, 0);
    }

    /// @dev Refused even when it is sealed anew, with the weights of what it has become.
    function refusesProofs(Vector memory v, Parts memory parts) internal {
        refuses(
            v,
            sealedBy(v, parts),
            abi.encodeWithSelector(IBatchRootVerifier.InvalidProofs.selector)
        );
    }

    function refusesDuplicate(Parts memory parts, uint8[6] memory refs, uint256 slot) internal {
        parts.nodes[0][0].setRefs(refs);
        uint32 id = parts.nodes[0][0].stakerOf();
        refuses(
            _small,
            parts,
            abi.encodeWithSelector(Submission.DuplicateReference.selector, 1, id, slot)
        );
    }

    function refusesUnreferenced(Parts memory parts, uint8[6] memory refs, uint256 node, uint256 j)
        internal
    {
        parts.nodes[0][0].setRefs(refs);
        uint32 id = parts.nodes[node - 1][j].stakerOf();
        refuses(
            _small, parts, abi.encodeWithSelector(Submission.UnreferencedProof.selector, node, id)
        );
    }

    function outOfField(uint256 input) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IBatchRootVerifier.InputOutOfField.selector, input);
    }

    function accepts(Vector memory v, bytes memory submission)
        internal
        view
        returns (bool success)
    {
        (success,) = tryVerify(v, submission);
    }

    function tryVerify(Vector memory v, bytes memory submission)
        internal
        view
        returns (bool success, bytes memory result)
    {
        return address(v.verifier)
            .staticcall(abi.encodeCall(v.verifier.verify, (v.context, submission, 0)));
    }

    /// @dev Every entry with the public inputs of docs/PROTOCOL.md section 6.
    function itemsOf(Vector memory v)
        internal
        view
        returns (bytes[] memory keys, Item[] memory items)
    {
        keys = new bytes[](2);
        (keys[0], keys[1]) = (keyOf("base"), keyOf("merge"));
        Parts memory parts = partsOf(v);
        items = new Item[](v.numProofs);
        uint256 n;
        for (uint256 node = 1; node <= parts.nodes.length; ++node) {
            for (uint256 j; j < parts.nodes[node - 1].length; ++j) {
                items[n++] = itemOf(v, parts, node, parts.nodes[node - 1][j]);
            }
        }
    }

    function itemOf(Vector memory v, Parts memory parts, uint256 node, bytes memory entry)
        internal
        view
        returns (Item memory item)
    {
        item.key = node < v.bases ? 1 : 0;
        item.proof = abi.decode(entry.proofOf(), (uint256[8]));
        bytes memory inputs = inputsOf(v, parts, node, entry);
        item.inputs = new uint256[](inputs.length / 32);
        for (uint256 i; i < item.inputs.length; ++i) {
            item.inputs[i] = PlainGroth16.wordOf(inputs, i);
        }
    }

    function inputsOf(Vector memory v, Parts memory parts, uint256 node, bytes memory entry)
        internal
        view
        returns (bytes memory inputs)
    {
        uint256 ticket = uint256(entry.stakerOf())
            | (uint256(uint16(bytes2(entry.slice(4, 2)))) << 32) | (node << 48)
            | (uint256(v.verifier.VRF_MODE()) << 80)
            | (uint256(uint128(bytes16(entry.slice(6, 16)))) << 81);
        inputs = bytes.concat(
            entry.slice(entry.length - 288, 32),
            abi.encode(v.vrfKeys[entry.stakerOf() - 1], ticket)
        );
        if (node >= v.bases) return inputs;
        uint16 refs = uint16(bytes2(entry.slice(22, 2)));
        for (uint256 k; k < 6; ++k) {
            uint256 position = (refs >> (2 * k)) & 3;
            bytes memory statement = new bytes(32);
            if (position != 0) {
                bytes memory child = parts.nodes[2 * node - 1 + k / 3][position - 1];
                statement = child.slice(child.length - 288, 32);
            }
            inputs = bytes.concat(inputs, statement);
        }
        return bytes.concat(inputs, node == 1 ? openingOf(v, parts) : new bytes(7 * 32));
    }

    /// @dev seed challenge stateIn stateOut txRoot fees fingerprint.
    function openingOf(Vector memory v, Parts memory parts) internal pure returns (bytes memory) {
        return bytes.concat(
            parts.header.slice(0, 32),
            bytes32(v.context.challenge),
            parts.header.slice(32, 128),
            bytes32(v.context.fingerprint)
        );
    }
}

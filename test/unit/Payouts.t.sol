// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Payouts} from "../../contracts/lib/Payouts.sol";
import {PayoutTree} from "../support/PayoutTree.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Test} from "forge-std/Test.sol";

contract PayoutsTest is Test {
    /// forge-config: default.allow_internal_expect_revert = true
    function test_root_revertsWithoutLeaves() public {
        vm.expectRevert(Payouts.NoPayouts.selector);
        Payouts.root(new bytes32[](0));
    }

    function test_root_ofOneLeafIsTheLeaf() public pure {
        bytes32[] memory leaves = new bytes32[](1);
        leaves[0] = Payouts.leaf(0, 7, 4000);
        assertEq(Payouts.root(leaves), leaves[0]);
    }

    function test_leaf_isTheDoubleHashOfItsEncoding() public pure {
        bytes32 plain =
            keccak256(bytes.concat(keccak256(abi.encode(uint256(90), uint32(7), uint16(4000)))));
        assertEq(Payouts.leaf(90, 7, 4000), plain);
    }

    function test_root_leavesMemoryAsItWas() public pure {
        bytes32[] memory leaves = PayoutTree.leaves(91, 1);
        bytes32 before = keccak256(abi.encode(leaves));
        Payouts.root(leaves);
        Payouts.leaf(5, 6, 7);
        assertEq(keccak256(abi.encode(leaves)), before);
        assertEq(new bytes(64).length, 64);
    }

    function test_root_equalsThePlainFormForEveryShapeUpTo200() public pure {
        for (uint256 n = 1; n <= 200; ++n) {
            bytes32[] memory leaves = PayoutTree.leaves(n, n);
            assertEq(Payouts.root(leaves), PayoutTree.build(leaves)[0], "shape");
        }
    }

    function test_everyLeafProvesForEveryShapeUpTo200() public pure {
        for (uint256 n = 1; n <= 200; n += n < 20 ? 1 : 9) {
            bytes32[] memory leaves = PayoutTree.leaves(n, n);
            bytes32[] memory tree = PayoutTree.build(leaves);
            bytes32 root = Payouts.root(leaves);
            for (uint256 i; i < n; ++i) {
                assertTrue(MerkleProof.verify(PayoutTree.path(tree, i), root, leaves[i]));
            }
        }
    }

    function testFuzz_leaf_equalsThePlainForm(uint256 index, uint32 stakerId, uint16 feeBurnBps)
        public
        pure
    {
        bytes32 plain = keccak256(bytes.concat(keccak256(abi.encode(index, stakerId, feeBurnBps))));
        assertEq(Payouts.leaf(index, stakerId, feeBurnBps), plain);
    }

    function testFuzz_root_provesEveryLeafAndNoOther(uint8 count, uint256 salt, uint256 pick)
        public
        pure
    {
        uint256 n = bound(count, 1, 200);
        bytes32[] memory leaves = PayoutTree.leaves(n, salt);
        bytes32[] memory tree = PayoutTree.build(leaves);
        bytes32 root = Payouts.root(leaves);
        uint256 i = bound(pick, 0, n - 1);
        bytes32[] memory path = PayoutTree.path(tree, i);
        assertEq(root, tree[0]);
        assertTrue(MerkleProof.verify(path, root, leaves[i]));
        assertFalse(MerkleProof.verify(path, root, Payouts.leaf(n, 1, 0)));
        if (n > 1) assertFalse(MerkleProof.verify(path, root, leaves[(i + 1) % n]));
    }

    /// Any leaves in order have a common proof, which is OpenZeppelin's; no other leaf has it.
    function testFuzz_verify_provesAnyLeavesInOrder(uint8 count, uint256 salt, uint256 picks)
        public
        view
    {
        uint256 n = bound(count, 1, 200);
        bytes32[] memory leaves = PayoutTree.leaves(n, salt);
        bytes32[] memory tree = PayoutTree.build(leaves);
        uint256[] memory places = _pick(n, picks);
        (bytes32[] memory proof, bool[] memory flags) = PayoutTree.multiproof(tree, places);
        bytes32[] memory chosen = new bytes32[](places.length);
        for (uint256 i; i < places.length; ++i) {
            chosen[i] = leaves[places[i]];
        }
        uint256 packed = PayoutTree.pack(flags);
        assertTrue(this.verify(tree[0], chosen, proof, packed));
        assertTrue(MerkleProof.multiProofVerify(proof, flags, tree[0], chosen));
        assertFalse(this.verify(~tree[0], chosen, proof, packed));
        uint256 spoilt = picks % chosen.length;
        chosen[spoilt] = Payouts.leaf(n, 1, 0);
        assertFalse(this.verify(tree[0], chosen, proof, packed));
    }

    /// Whatever the proof and the flags, both implementations say the same, and a leaf that is not
    /// there is not.
    function testFuzz_verify_agreesWithOpenZeppelin(
        uint8 count,
        uint256 flags,
        bytes32[] memory proof
    ) public view {
        bytes32[] memory leaves = PayoutTree.leaves(bound(count, 1, 8), 1);
        uint256 n = leaves.length + proof.length - 1;
        if (n > 200) return;
        bool[] memory unpacked = new bool[](n);
        for (uint256 k; k < n; ++k) {
            unpacked[k] = (flags >> k) & 1 == 1;
        }
        bytes32 root = PayoutTree.build(leaves)[0];
        // OpenZeppelin's runs out of leaves and panics where the flags ask for more than there are:
        // that is no proof either.
        uint256 fromLeaves;
        for (uint256 k; k < n; ++k) {
            if (unpacked[k]) ++fromLeaves;
        }
        bool valid = this.verify(root, leaves, proof, flags);
        if (fromLeaves + 1 != leaves.length) return assertFalse(valid);
        assertEq(valid, MerkleProof.multiProofVerify(proof, unpacked, root, leaves));
    }

    /// A proof of which the last node is not in it, but after it in the call. With all flags zero
    /// each leaf climbs alone, in turn, and the last hash is the root that the true leaf climbs to:
    /// the false one before it rides along.
    function testFuzz_verify_readsNoFurtherThanTheProof(uint8 count, uint256 salt, uint256 pick)
        public
        view
    {
        uint256 n = bound(count, 2, 200);
        bytes32[] memory leaves = PayoutTree.leaves(n, salt);
        bytes32[] memory tree = PayoutTree.build(leaves);
        uint256 i = bound(pick, 0, n - 1);
        bytes32[] memory path = PayoutTree.path(tree, i);
        bytes32[] memory pair = new bytes32[](2);
        (pair[0], pair[1]) = (Payouts.leaf(n, 1, 0), leaves[i]);
        bytes32[] memory both = new bytes32[](2 * path.length);
        for (uint256 k; k < path.length; ++k) {
            both[2 * k + 1] = path[k];
        }
        assertFalse(this.verify(tree[0], pair, both, 0), "one hash too many");

        bytes memory data = abi.encodeCall(this.verify, (tree[0], pair, both, 0));
        // The proof comes last: one node less is in it, and as many are there.
        uint256 length = data.length - 0x20 * both.length;
        assembly ("memory-safe") {
            mstore(add(data, length), sub(mload(add(data, length)), 1))
        }
        (bool success, bytes memory result) = address(this).staticcall(data);
        assertTrue(success);
        assertFalse(abi.decode(result, (bool)));
    }

    /// A proof that is not wholly used: a hash takes a node of the queue that nobody has put there,
    /// from memory that was used before.
    function testFuzz_verify_usesTheWholeProof(uint8 count, uint256 salt, uint256 pick)
        public
        view
    {
        uint256 n = bound(count, 2, 200);
        bytes32[] memory leaves = PayoutTree.leaves(n, salt);
        bytes32[] memory tree = PayoutTree.build(leaves);
        uint256 i = bound(pick, 0, n - 1);
        bytes32[] memory path = PayoutTree.path(tree, i);
        bytes32[] memory leaf = new bytes32[](1);
        leaf[0] = leaves[i];
        assertTrue(this.verify(tree[0], leaf, path, 0));
        // The last hash takes the last node from where its own result will be, and not from the
        // proof.
        bytes32 last = path[path.length - 1];
        uint256 flags = 1 << (path.length - 1);
        assertFalse(this.verifyAfter(last, path.length, tree[0], leaf, path, flags));
        path[path.length - 1] = 0;
        assertFalse(this.verifyAfter(last, path.length, tree[0], leaf, path, flags));
    }

    /// With a word left in free memory, that many words on.
    function verifyAfter(
        bytes32 word,
        uint256 words,
        bytes32 root,
        bytes32[] memory leaves,
        bytes32[] calldata proof,
        uint256 flags
    ) external pure returns (bool) {
        assembly ("memory-safe") {
            mstore(add(mload(0x40), shl(5, words)), word)
        }
        return Payouts.verify(root, leaves, proof, flags);
    }

    function test_verify_isFalseWithoutLeaves() public view {
        bytes32[] memory proof = new bytes32[](1);
        proof[0] = "root";
        assertFalse(this.verify("root", new bytes32[](0), proof, 0));
        assertFalse(this.verify("root", new bytes32[](0), new bytes32[](0), 0));
    }

    /// One word has flags for 256 hashes.
    function test_verify_takesNoMoreThan256Hashes() public view {
        for (uint256 n = 257; n < 259; ++n) {
            bytes32[] memory leaves = PayoutTree.leaves(n, 1);
            bytes32 root = Payouts.root(leaves);
            uint256[] memory places = new uint256[](n);
            for (uint256 i; i < n; ++i) {
                places[i] = i;
            }
            (bytes32[] memory proof,) = PayoutTree.multiproof(PayoutTree.build(leaves), places);
            assertEq(proof.length, 0);
            assertEq(this.verify(root, leaves, proof, type(uint256).max), n == 257);
        }
    }

    function verify(bytes32 root, bytes32[] memory leaves, bytes32[] calldata proof, uint256 flags)
        external
        pure
        returns (bool)
    {
        return Payouts.verify(root, leaves, proof, flags);
    }

    function _pick(uint256 n, uint256 picks) private pure returns (uint256[] memory places) {
        places = new uint256[](n);
        uint256 size;
        for (uint256 i; i < n; ++i) {
            if (uint256(keccak256(abi.encode(picks, i))) % 4 == 0) places[size++] = i;
        }
        if (size == 0) places[size++] = picks % n;
        assembly ("memory-safe") {
            mstore(places, size)
        }
    }
}

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
        bytes32 plain = keccak256(bytes.concat(keccak256(abi.encode(uint256(90), uint32(7), uint16(4000)))));
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

    function testFuzz_leaf_equalsThePlainForm(uint256 index, uint32 stakerId, uint16 feeBurnBps) public pure {
        bytes32 plain = keccak256(bytes.concat(keccak256(abi.encode(index, stakerId, feeBurnBps))));
        assertEq(Payouts.leaf(index, stakerId, feeBurnBps), plain);
    }

    function testFuzz_root_provesEveryLeafAndNoOther(uint8 count, uint256 salt, uint256 pick) public pure {
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
}

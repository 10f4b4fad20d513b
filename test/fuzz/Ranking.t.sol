// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Eligibility} from "../../contracts/lib/Eligibility.sol";
import {Field} from "../../contracts/lib/Field.sol";
import {ProofTree} from "../../contracts/lib/ProofTree.sol";
import {Scores} from "../../contracts/lib/Scores.sol";
import {Seeds} from "../../contracts/lib/Seeds.sol";
import {TicketMeta} from "../../contracts/lib/TicketMeta.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Properties of the small libraries around tickets: metas, seeds, scores, eligibility, the tree.
contract RankingFuzzTest is Test {
    function testFuzz_score_isBelow143BitsAndGrowsWithOutputAndBid(uint128 vrf, uint16 feeBps) public pure {
        feeBps %= 10_001;
        uint256 score = Scores.score(vrf, feeBps);
        assertLt(score, 1 << 143);
        assertEq(score, uint256(vrf) * 10_000 + uint256(vrf) * feeBps);
        if (vrf > 0) assertGt(score, Scores.score(vrf - 1, feeBps));
    }

    /// Two metas are the same only if each of their parts is: a ticket signs every bit.
    function testFuzz_meta_isInjective(uint32 stakerId, uint16 feeBps, uint32 node, uint8 mode) public pure {
        mode %= 2;
        uint256 meta = TicketMeta.pack(stakerId, feeBps, node, mode);
        assertLt(meta, 1 << 81);
        assertEq(meta & type(uint32).max, stakerId);
        assertEq((meta >> 32) & type(uint16).max, feeBps);
        assertEq((meta >> 48) & type(uint32).max, node);
        assertEq(meta >> 80, mode);
    }

    function testFuzz_seeds_areFieldElementsBoundToEveryPart(
        uint64 chainId,
        address sequencing,
        uint64 slot,
        bytes32 randao,
        uint128 vrf
    ) public pure {
        uint256 seed = Seeds.sequencerSeed(chainId, sequencing, slot, randao);
        assertTrue(Field.contains(seed));
        assertNotEq(seed, Seeds.sequencerSeed(uint256(chainId) + 1, sequencing, slot, randao));
        assertNotEq(seed, Seeds.sequencerSeed(chainId, address(uint160(sequencing) ^ 1), slot, randao));
        assertNotEq(seed, Seeds.sequencerSeed(chainId, sequencing, slot ^ 1, randao));
        assertNotEq(seed, Seeds.sequencerSeed(chainId, sequencing, slot, ~randao));

        uint256 proverSeed = Seeds.proverSeed(chainId, sequencing, slot, randao, vrf);
        assertTrue(Field.contains(proverSeed));
        assertNotEq(proverSeed, seed);
        assertNotEq(proverSeed, Seeds.proverSeed(chainId, sequencing, slot, randao, vrf ^ 1));
        assertNotEq(proverSeed, Seeds.proverSeed(chainId, sequencing, slot ^ 1, randao, vrf));
    }

    function testFuzz_eligible_fromActivationToExit(uint40 activation, uint40 exit, uint256 atBlock)
        public
        pure
    {
        bool expected = atBlock >= activation && (exit == 0 || atBlock < exit);
        assertEq(Eligibility.eligible(activation, exit, atBlock), expected);
        assertEq(
            Eligibility.activated(activation, atBlock) && !Eligibility.exited(exit, atBlock),
            expected,
            "its parts"
        );
    }

    function testFuzz_tree_halvesAreBases(uint8 log, uint32 node) public pure {
        uint256 numTxs = 1 << bound(log, 2, 31);
        node = uint32(bound(node, 1, numTxs - 1));
        assertTrue(ProofTree.isValidNumTxs(numTxs));
        assertFalse(ProofTree.isValidNumTxs(numTxs + 1));
        assertEq(ProofTree.numNodes(numTxs), 2 * ProofTree.firstBase(numTxs) - 1);
        assertEq(ProofTree.parent(ProofTree.left(node)), node);
        assertEq(ProofTree.parent(ProofTree.right(node)), node);
        assertEq(ProofTree.right(node), ProofTree.left(node) + 1);
        // A node has children exactly if it is no base.
        assertEq(ProofTree.isBase(numTxs, node), ProofTree.left(node) >= numTxs);
    }

    function test_isValidNumTxs_rejectsSmallBlocks() public pure {
        assertFalse(ProofTree.isValidNumTxs(0));
        assertFalse(ProofTree.isValidNumTxs(1));
        assertFalse(ProofTree.isValidNumTxs(2));
    }

    function test_field_endsAtItsOrder() public pure {
        assertTrue(Field.contains(0));
        assertTrue(Field.contains(Field.R - 1));
        assertFalse(Field.contains(Field.R));
    }
}

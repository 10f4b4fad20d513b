// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Eligibility} from "../../contracts/lib/Eligibility.sol";
import {Field} from "../../contracts/lib/Field.sol";
import {ProofTree} from "../../contracts/lib/ProofTree.sol";
import {Scores} from "../../contracts/lib/Scores.sol";
import {Seeds} from "../../contracts/lib/Seeds.sol";
import {TicketMeta} from "../../contracts/lib/TicketMeta.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Properties of the small libraries around tickets: metas, seeds, scores, eligibility, the
/// tree.
contract RankingFuzzTest is Test {
    function testFuzz_score_isBelow143BitsAndGrowsWithOutputAndBid(uint128 vrf, uint16 feeBps)
        public
        pure
    {
        feeBps %= 10_001;
        uint256 score = Scores.score(vrf, feeBps);
        assertLt(score, 1 << 143);
        assertEq(score, uint256(vrf) * 10_000 + uint256(vrf) * feeBps);
        if (vrf > 0) assertGt(score, Scores.score(vrf - 1, feeBps));
    }

    /// Two metas are the same only if each of their parts is: a ticket signs every bit.
    function testFuzz_meta_isInjective(uint32 stakerId, uint16 feeBps, uint32 node, uint8 mode)
        public
        pure
    {
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
        assertNotEq(
            seed, Seeds.sequencerSeed(chainId, address(uint160(sequencing) ^ 1), slot, randao)
        );
        assertNotEq(seed, Seeds.sequencerSeed(chainId, sequencing, slot ^ 1, randao));
        assertNotEq(seed, Seeds.sequencerSeed(chainId, sequencing, slot, ~randao));

        uint256 proverSeed = Seeds.proverSeed(chainId, sequencing, slot, randao, vrf);
        assertTrue(Field.contains(proverSeed));
        assertNotEq(proverSeed, seed);
        assertNotEq(proverSeed, Seeds.proverSeed(chainId, sequencing, slot, randao, vrf ^ 1));
        assertNotEq(proverSeed, Seeds.proverSeed(chainId, sequencing, slot ^ 1, randao, vrf));
    }

    function testFuzz_eligible_fromActivationToExit(
        uint40 activation,
        uint40 exit,
        uint256 atBlock
    ) public pure {
        bool expected = atBlock >= activation && (exit == 0 || atBlock < exit);
        assertEq(
            Eligibility.activated(activation, atBlock) && !Eligibility.exited(exit, atBlock),
            expected
        );
    }

    /// A suspension has its first block and not its last, or no last.
    function testFuzz_suspended_fromTheFirstBlockToTheLast(
        uint40 fromBlock,
        uint40 untilBlock,
        uint256 atBlock
    ) public pure {
        bool expected =
            atBlock >= fromBlock && (untilBlock == 0 || atBlock < untilBlock);
        assertEq(Eligibility.suspended(fromBlock, untilBlock, atBlock), expected);
        assertFalse(Eligibility.suspended(5, 5, 5), "an empty one");
        assertTrue(Eligibility.suspended(5, 0, type(uint256).max), "without an end");
    }

    function testFuzz_tree_halvesAreBases(uint8 logBase, uint8 log, uint32 node) public pure {
        uint256 txsPerBase = 1 << bound(logBase, 1, 6);
        uint256 numTxs = txsPerBase << bound(log, 1, 25);
        uint256 bases = ProofTree.numBases(numTxs, txsPerBase);
        node = uint32(bound(node, 1, 2 * bases - 1));
        assertTrue(ProofTree.isValidTxsPerBase(txsPerBase));
        assertTrue(ProofTree.isValidNumTxs(numTxs, txsPerBase));
        assertFalse(ProofTree.isValidNumTxs(numTxs + 1, txsPerBase));
        assertFalse(ProofTree.isValidNumTxs(numTxs, numTxs), "a single base");
        assertEq(bases * txsPerBase, numTxs);
        assertEq(ProofTree.firstBase(bases), bases);
        assertEq(ProofTree.end(bases) - ProofTree.firstBase(bases), bases);
        assertEq(ProofTree.numNodes(bases), ProofTree.end(bases) - 1);
        assertEq(ProofTree.maxProofs(bases), 3 * ProofTree.numNodes(bases) - 2, "one for the root");
        // A node has children exactly if it is no base.
        assertEq(ProofTree.isBase(bases, node), ProofTree.left(node) >= ProofTree.end(bases));
        assertFalse(ProofTree.isBase(bases, ProofTree.end(bases)));
    }

    function test_tree_examples() public pure {
        // 32 transactions: 16 base rollups of 2, 2 of 16.
        assertEq(ProofTree.numNodes(ProofTree.numBases(32, 2)), 31);
        assertEq(ProofTree.maxProofs(ProofTree.numBases(32, 2)), 91);
        assertEq(ProofTree.numNodes(ProofTree.numBases(32, 16)), 3);
        assertEq(ProofTree.maxProofs(ProofTree.numBases(32, 16)), 7);
    }

    function test_isValidNumTxs_needsTwoBaseRollups() public pure {
        for (uint256 k = 2; k <= 64; k *= 2) {
            for (uint256 n; n < 2 * k; ++n) {
                assertFalse(ProofTree.isValidNumTxs(n, k));
            }
            assertTrue(ProofTree.isValidNumTxs(2 * k, k));
            assertFalse(ProofTree.isValidNumTxs(3 * k, k));
            assertTrue(ProofTree.isValidNumTxs(4 * k, k));
        }
    }

    function test_isValidTxsPerBase_arePowersOfTwoFrom2To64() public pure {
        uint256 valid;
        for (uint256 k; k <= 300; ++k) {
            bool expected = k == 2 || k == 4 || k == 8 || k == 16 || k == 32 || k == 64;
            assertEq(ProofTree.isValidTxsPerBase(k), expected);
            if (expected) ++valid;
        }
        assertEq(valid, 6);
    }

    function test_field_endsAtItsOrder() public pure {
        assertTrue(Field.contains(0));
        assertTrue(Field.contains(Field.R - 1));
        assertFalse(Field.contains(Field.R));
    }
}

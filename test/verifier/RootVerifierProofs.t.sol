// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IBatchRootVerifier} from "../../contracts/interfaces/IBatchRootVerifier.sol";
import {ROLE_BASE, ROLE_MERGE} from "../../contracts/interfaces/IStaking.sol";
import {Field} from "../../contracts/lib/Field.sol";
import {Item} from "../harness/IGroth16Harness.sol";
import {PlainGroth16} from "./PlainGroth16.sol";
import {RootVerifierFixture} from "./RootVerifierFixture.sol";
import {Parts, SubmissionEditor} from "./SubmissionEditor.sol";
import {Vector} from "./Vectors.sol";

/// @notice Submissions whose proofs, public inputs or seals are not what they should be.
contract RootVerifierProofsTest is RootVerifierFixture {
    using SubmissionEditor for Parts;
    using SubmissionEditor for bytes;

    // Proofs and public inputs.

    /// @dev Each bit of a submission matters.
    /// forge-config: default.fuzz.runs = 256
    function testFuzz_refusesAnyOtherByte(uint256 position, uint8 mask) public {
        mask = uint8(bound(mask, 1, 255));
        bytes memory submission = _varied.submission;
        position %= submission.length;
        submission[position] ^= bytes1(mask);
        vm.expectRevert();
        _varied.verifier.verify(_varied.context, submission, 0);
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_refusesATamperedProof(uint256 index, uint256 word, uint256 mask) public {
        mask = bound(mask, 1, type(uint256).max);
        Parts memory parts = partsOf(_varied);
        bytes memory entry = entryAt(parts, index);
        uint256[8] memory proof = abi.decode(entry.proofOf(), (uint256[8]));
        proof[word % 6] ^= mask;
        entry.setProof(abi.encode(proof));
        refuses(_varied, parts, abi.encodeWithSelector(IBatchRootVerifier.InvalidProofs.selector));
    }

    /// @dev Each part of an entry but its proof is a public input, or part of one.
    /// forge-config: default.fuzz.runs = 64
    function testFuzz_refusesATamperedVrf(uint256 index, uint128 vrf) public {
        Parts memory parts = partsOf(_varied);
        bytes memory entry = entryAt(parts, index);
        vm.assume(bytes16(entry.slice(6, 16)) != bytes16(vrf));
        entry.put(6, bytes.concat(bytes16(vrf)));
        refusesProofs(_varied, parts);
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_refusesATamperedBid(uint256 index, uint16 feeBurnBps) public {
        feeBurnBps = uint16(bound(feeBurnBps, 0, 10_000));
        Parts memory parts = partsOf(_varied);
        bytes memory entry = entryAt(parts, index);
        vm.assume(bytes2(entry.slice(4, 2)) != bytes2(feeBurnBps));
        entry.setFeeBurn(feeBurnBps);
        refusesProofs(_varied, parts);
    }

    function test_refusesAnotherStaker() public {
        uint32 other = _small.staking.stake(address(this), ROLE_BASE | ROLE_MERGE, 4711);
        for (uint256 node = 1; node <= 3; ++node) {
            Parts memory parts = partsOf(_small);
            parts.nodes[node - 1][0].setStaker(other);
            Vector memory v = _small;
            v.context.slotStart = uint64(block.number + ACTIVATION_DELAY);
            refusesProofs(v, parts);
        }
    }

    /// @dev The same key under another identity is another ticket.
    function test_refusesAnotherIdentityWithTheSameKey() public {
        Parts memory parts = partsOf(_small);
        bytes memory entry = parts.nodes[1][0];
        uint256 key = _small.staking.staker(entry.stakerOf()).vrfKey;
        entry.setStaker(_small.staking.stake(address(this), ROLE_BASE, key));
        refusesProofs(_small, parts);
    }

    function test_refusesATamperedStatement() public {
        Parts memory parts = partsOf(_small);
        parts.nodes[1][0].addToWord(22, 1);
        refusesProofs(_small, parts);
    }

    function test_refusesATamperedEndState() public {
        Parts memory parts = partsOf(_small);
        parts.header.addToWord(64, 1);
        refusesProofs(_small, parts);
    }

    function test_refusesTamperedFees() public {
        Parts memory parts = partsOf(_small);
        parts.header.addToWord(128, 1);
        refusesProofs(_small, parts);
    }

    /// @dev A seed, start state or transaction root that suits the caller is still the proofs'
    /// business.
    function test_refusesProofsOfAnotherBlock() public {
        for (uint256 i; i < 3; ++i) {
            Vector memory v = _small;
            Parts memory parts = partsOf(v);
            uint256 value = parts.header.addToWord([0, 32, 96][i], 1);
            if (i == 0) v.context.seed = value;
            else if (i == 1) v.context.stateIn = value;
            else v.context.txRoot = value;
            refusesProofs(v, parts);
        }
    }

    /// @dev Each of the seven parts of the opening is the root's public input, wherever L1 has it
    /// from.
    function test_refusesAnotherOpening() public {
        for (uint256 part; part < 7; ++part) {
            Vector memory v = _varied;
            Parts memory parts = partsOf(v);
            if (part == 1) v.context.challenge = addmod(v.context.challenge, 1, Field.R);
            else if (part == 6) v.context.fingerprint = addmod(v.context.fingerprint, 1, Field.R);
            else parts.header.addToWord([0, 0, 32, 64, 96, 128, 0][part], 1);
            uint256 opened = uint256(bytes32(parts.header));
            if (part == 0) v.context.seed = opened;
            if (part == 2) v.context.stateIn += 1;
            if (part == 4) v.context.txRoot += 1;
            refusesProofs(v, parts);
        }
    }

    /// @dev A root that was proven for a block of the same transactions, revealed as another body.
    function test_refusesARootOfAnotherBody() public {
        Vector memory v = _small;
        v.context.fingerprint = 4711;
        refusesProofs(v, partsOf(v));
    }

    /// @dev Below the root the opening is zero: a proof of the root, which opens something, is none
    /// of node 2.
    function test_refusesAnOpeningBelowTheRoot() public {
        Parts memory parts = partsOf(_varied);
        (bytes[] memory keys, Item[] memory items) = itemsOf(_varied);
        Item[] memory alone = new Item[](1);
        alone[0] = items[0];
        uint256[] memory weight = PlainGroth16.weightsOf(1, 1);
        uint256[2][] memory seals = PlainGroth16.sealsOf(2, alone, weight);
        assertTrue(PlainGroth16.verify(keys, alone, weight, seals), "the root's, as opened");
        for (uint256 i = 9; i < 16; ++i) {
            assertNotEq(alone[0].inputs[i], 0);
            alone[0].inputs[i] = 0;
        }
        assertFalse(PlainGroth16.verify(keys, alone, weight, seals), "the root's, not opened");

        parts.nodes[1][0] = bytes.concat(parts.nodes[0][0]);
        parts.nodes[1][0].setRefs(all(parts, 1));
        refusesProofs(_varied, parts);
    }

    /// @dev A proof of a merge below the root opens nothing: whatever the block, it is none of the
    /// root.
    function test_refusesAClosedProofAsTheRoot() public {
        Parts memory parts = partsOf(_varied);
        bytes memory refs = parts.nodes[0][0].slice(22, 2);
        parts.nodes[0][0] = bytes.concat(parts.nodes[1][0]);
        parts.nodes[0][0].put(22, refs);
        refusesProofs(_varied, parts);
    }

    /// @dev Other children, all of them included and referred to.
    function test_refusesOtherReferences() public {
        Vector memory v = load("full");
        Parts memory parts = partsOf(v);
        parts.nodes[0][0].setRefs([1, 2, 3, 1, 2, 3]);
        bytes memory straight = sealedBy(v, parts);
        parts.nodes[0][0].setRefs([1, 3, 2, 1, 2, 3]);
        bytes memory crossed = sealedBy(v, parts);
        // At most one of the two is as the prover had it.
        uint256 accepted;
        if (accepts(v, straight)) ++accepted;
        if (accepts(v, crossed)) ++accepted;
        assertLe(accepted, 1);
    }

    function test_refusesProofsInEachOthersPlace() public {
        Parts memory parts = partsOf(_small);
        swapProofs(parts.nodes[1][0], parts.nodes[2][0]);
        refusesProofs(_small, parts);

        parts = partsOf(_varied);
        swapProofs(parts.nodes[1][0], parts.nodes[2][0]);
        refusesProofs(_varied, parts);
    }

    /// @dev All keys mixed: a base rollup's proof for a merge, a merge's for the root, the root's
    /// for a base rollup.
    function test_refusesProofsUnderAnotherKey() public {
        Parts memory parts = partsOf(_varied);
        bytes memory root = parts.nodes[0][0].proofOf();
        parts.nodes[0][0].setProof(parts.nodes[1][0].proofOf());
        parts.nodes[1][0].setProof(parts.nodes[14][0].proofOf());
        parts.nodes[14][0].setProof(root);
        refusesProofs(_varied, parts);
    }

    function test_refusesAnEntryRepeatedUnderAnotherName() public {
        Parts memory parts = partsOf(_small);
        uint32 twin = _small.staking.stake(address(this), ROLE_BASE, 4711);
        bytes memory entry = bytes.concat(parts.nodes[2][0]);
        entry.setStaker(twin);
        parts.nodes[2] = oneMore(parts.nodes[2], entry);
        uint8 count = uint8(parts.nodes[2].length);
        require(count <= 3, "the vector leaves room");
        parts.nodes[0][0].setRefs(all(parts));
        Vector memory v = _small;
        v.context.slotStart = uint64(block.number + ACTIVATION_DELAY);
        refusesProofs(v, parts);
    }

    function test_refusesZeroProofs() public {
        Parts memory parts = partsOf(_small);
        for (uint256 i; i < 3; ++i) {
            for (uint256 j; j < parts.nodes[i].length; ++j) {
                parts.nodes[i][j].setProof(new bytes(256));
            }
        }
        refusesProofs(_small, parts);
    }

    function test_refusesPointsOffTheCurve() public {
        for (uint256 word; word < 6; ++word) {
            Parts memory parts = partsOf(_small);
            bytes memory entry = parts.nodes[2][0];
            entry.addToWord(entry.length - 256 + 32 * word, 1);
            refusesProofs(_small, parts);
        }
    }

    function test_refusesBOutsideTheSubgroup() public {
        Parts memory parts = partsOf(_small);
        bytes memory entry = parts.nodes[2][0];
        entry.put(entry.length - 192, abi.encode(outside()));
        refusesProofs(_small, parts);
    }

    /// @dev The same residues under other names.
    function test_refusesInputsThatAreNotFieldElements() public {
        Parts memory parts = partsOf(_small);
        refuses(_small, parts, outOfField(parts.nodes[1][0].addToWord(22, Field.R)));
        parts = partsOf(_varied);
        refuses(_varied, parts, outOfField(parts.nodes[2][0].addToWord(24, Field.R)));
        parts = partsOf(_small);
        refuses(_small, parts, outOfField(parts.header.addToWord(64, Field.R)));
        parts = partsOf(_small);
        refuses(_small, parts, outOfField(parts.header.addToWord(128, Field.R)));
    }

    function test_refusesTheOtherMode() public {
        Vector memory v = _small;
        v.verifier =
            deployVerifier(v.staking, 1 - v.verifier.VRF_MODE(), v.verifier.TXS_PER_BASE());
        refusesProofs(v, partsOf(v));
    }

    // Seals and weights.

    /// @dev C + D and C' - D in two entries: each wrong, the sum right.
    function test_refusesErrorsThatCancel() public {
        Parts memory parts = partsOf(_varied);
        shiftC(parts.nodes[14][0], 5);
        shiftC(parts.nodes[13][0], Field.R - 5);
        refusesProofs(_varied, parts);
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_refusesATamperedSeal(uint256 bit) public {
        Parts memory parts = partsOf(_varied);
        bit %= 1024;
        parts.seals[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
        refuses(_varied, parts, abi.encodeWithSelector(IBatchRootVerifier.InvalidProofs.selector));
    }

    function test_refusesSealsInEachOthersPlace() public {
        Parts memory parts = partsOf(_varied);
        parts.seals = bytes.concat(parts.seals.slice(64, 64), parts.seals.slice(0, 64));
        refuses(_varied, parts, abi.encodeWithSelector(IBatchRootVerifier.InvalidProofs.selector));
    }

    function test_refusesASubmissionThatIsNotSealed() public {
        Parts memory parts = partsOf(_varied);
        parts.seals = new bytes(128);
        refuses(_varied, parts, abi.encodeWithSelector(IBatchRootVerifier.InvalidProofs.selector));
    }

    /// @dev The C of one entry counted among those of the other circuit.
    function test_refusesACInTheOtherSeal() public {
        Parts memory parts = partsOf(_varied);
        uint256 seed = batchSeed(_varied, parts);
        uint256[4] memory seals = abi.decode(parts.seals, (uint256[4]));
        bytes memory root = parts.nodes[0][0];
        (uint256 x, uint256 y) = abi.decode(root.slice(root.length - 64, 64), (uint256, uint256));
        uint256 weight = PlainGroth16.weightsOf(seed, 1)[0];
        PlainGroth16.G1 memory c = PlainGroth16.mul(PlainGroth16.G1(x, y), weight);
        PlainGroth16.G1 memory without =
            PlainGroth16.add(PlainGroth16.G1(seals[0], seals[1]), PlainGroth16.negate(c));
        PlainGroth16.G1 memory with = PlainGroth16.add(PlainGroth16.G1(seals[2], seals[3]), c);
        parts.seals = abi.encode(without, with);
        refuses(_varied, parts, abi.encodeWithSelector(IBatchRootVerifier.InvalidProofs.selector));
    }

    /// @dev Seals fit one submission to one verifier on one chain: what is not bound by the weights
    /// could be chosen to fit them.
    function test_refusesSealsOfAnythingElse() public {
        Vector memory v = _small;
        Parts memory parts = partsOf(v);
        bytes memory entry = parts.nodes[1][0];
        uint256[8] memory proof = abi.decode(entry.proofOf(), (uint256[8]));
        entry.setProof(abi.encode(negated(proof)));
        bytes memory reason = abi.encodeWithSelector(IBatchRootVerifier.InvalidProofs.selector);
        refuses(v, parts, reason);
        assertTrue(accepts(v, sealedBy(v, parts)), "the same proof in its other form, sealed");

        vm.chainId(123_456_789);
        refuses(v, v.submission, reason);
        vm.chainId(31_337);
        v.verifier = deployVerifier(v);
        refuses(v, v.submission, reason);
    }

    /// @dev The weight of each proof and the factor of base rollups are those of Go, seen where the
    /// curve's precompile gets them.
    function test_drawsWhatGoDraws() public {
        string[5] memory names = ["small", "varied", "wide", "full", "distinct"];
        for (uint256 n; n < names.length; ++n) {
            Vector memory v = madeByGo(names[n]);
            string memory json = jsonOf(names[n]);
            Parts memory parts = partsOf(v);
            assertEq(batchSeed(v, parts), vm.parseJsonUint(json, ".batchSeed"));
            uint256[] memory weights = vm.parseJsonUintArray(json, ".weights");
            uint256 baseFactor = vm.parseJsonUint(json, ".baseFactor");
            assertEq(weights.length, v.numProofs);
            uint256 index;
            for (uint256 node = 1; node <= parts.nodes.length; ++node) {
                uint256 factor = node < v.bases ? 1 : baseFactor;
                for (uint256 j; j < parts.nodes[node - 1].length; ++j) {
                    uint256 weight = mulmod(weights[index++], factor, Field.R);
                    expectMul(parts.nodes[node - 1][j].proofOf().slice(0, 64), Field.R - weight);
                }
            }
            expectMul(parts.seals.slice(0, 64), 1);
            expectMul(parts.seals.slice(64, 64), baseFactor);
            assertEq(verify(v), v.tally);
        }
    }

    /// @dev Errors of both seals that make up for each other: S + t * [delta of bases] of merges
    /// and S' - u * [delta of merges] of base rollups, where t is u times a factor that can be
    /// foreseen. No secret is needed, for [delta] is in every proving key.
    /// forge-config: default.fuzz.runs = 8
    function testFuzz_refusesSealsThatMakeUpForEachOther(uint256 t) public {
        t = bound(t, 1, Field.R - 1);
        refusesSealsFor(t, t, 1, "of 1");
        uint256 seed = batchSeed(_small, partsOf(_small));

        uint256 factor = uint128(uint256(keccak256(abi.encode(seed))));
        refusesSealsFor(t, mulmod(t, inverse(factor), Field.R), factor, "drawn before the seals");

        bytes memory ofMerges = shiftedSeals(t, 0).slice(0, 64);
        factor = uint128(uint256(keccak256(bytes.concat(bytes32(seed), ofMerges))));
        refusesSealsFor(
            t, mulmod(t, inverse(factor), Field.R), factor, "drawn from the merges' seal"
        );

        bytes memory ofBases = shiftedSeals(0, t).slice(64, 64);
        factor = uint128(uint256(keccak256(bytes.concat(bytes32(seed), ofBases))));
        refusesSealsFor(mulmod(t, factor, Field.R), t, factor, "drawn from the bases' seal");
    }

    /// @dev Refused, although the product of both equations is 1 with that factor.
    function refusesSealsFor(uint256 t, uint256 u, uint256 factor, string memory drawn)
        private
        view
    {
        Parts memory parts = partsOf(_small);
        parts.seals = shiftedSeals(t, u);
        (bytes[] memory keys, Item[] memory items) = itemsOf(_small);
        uint256[] memory weights = PlainGroth16.weightsOf(batchSeed(_small, parts), items.length);
        for (uint256 i; i < items.length; ++i) {
            if (items[i].key == 0) weights[i] = mulmod(weights[i], factor, Field.R);
        }
        (PlainGroth16.G1 memory ofMerges, PlainGroth16.G1 memory ofBases) =
            abi.decode(parts.seals, (PlainGroth16.G1, PlainGroth16.G1));
        ofBases = PlainGroth16.mul(ofBases, factor);
        uint256[2][] memory seals = new uint256[2][](2);
        (seals[0], seals[1]) = ([ofBases.x, ofBases.y], [ofMerges.x, ofMerges.y]);
        assertTrue(PlainGroth16.verifyProduct(keys, items, weights, seals), "the attack is one");
        assertFalse(accepts(_small, parts.encode()), drawn);
    }

    /// @dev The seals of "small", with t * [delta of bases] added to the first and u * [delta of
    /// merges] taken from the second.
    function shiftedSeals(uint256 t, uint256 u) private view returns (bytes memory) {
        (PlainGroth16.G1 memory ofMerges, PlainGroth16.G1 memory ofBases) =
            abi.decode(partsOf(_small).seals, (PlainGroth16.G1, PlainGroth16.G1));
        return abi.encode(
            PlainGroth16.add(ofMerges, PlainGroth16.mul(deltaOf("base"), t)),
            PlainGroth16.add(ofBases, PlainGroth16.mul(deltaOf("merge"), Field.R - u))
        );
    }

    function expectMul(bytes memory point, uint256 scalar) private {
        vm.expectCall(address(7), bytes.concat(point, bytes32(scalar)));
    }

    function inverse(uint256 x) private view returns (uint256) {
        (, bytes memory result) =
            address(5).staticcall(abi.encode(32, 32, 32, x, Field.R - 2, Field.R));
        return abi.decode(result, (uint256));
    }

    /// @dev The inputs that the contract builds are those of the plain form.
    function test_agreesWithThePlainForm() public view {
        (bytes[] memory keys, Item[] memory items) = itemsOf(_varied);
        Parts memory parts = partsOf(_varied);
        uint256[] memory weights = PlainGroth16.weightsOf(batchSeed(_varied, parts), items.length);
        uint256[2][] memory seals = PlainGroth16.sealsOf(2, items, weights);
        assertEq(parts.seals, abi.encode(seals[1], seals[0]), "merges first");
        assertTrue(PlainGroth16.verify(keys, items, weights, seals));
    }
}

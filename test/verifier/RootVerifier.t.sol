// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {RootVerifier} from "../../contracts/RootVerifier.sol";
import {IBatchRootVerifier} from "../../contracts/interfaces/IBatchRootVerifier.sol";
import {BlockContext} from "../../contracts/interfaces/IRootVerifier.sol";
import {IStaking, ROLE_BASE, ROLE_MERGE} from "../../contracts/interfaces/IStaking.sol";
import {Field} from "../../contracts/lib/Field.sol";
import {Item, PlainGroth16} from "./PlainGroth16.sol";
import {Parts, SubmissionEditor} from "./SubmissionEditor.sol";
import {Vector, Vectors} from "./Vectors.sol";

/// @notice Whole submissions with real proofs, stakers of the real Staking contract: what is accepted, and each way to be refused.
/// @dev "small" has the nodes 1 (a root), 2 and 3 (base rollups); "varied" has fifteen nodes.
contract RootVerifierTest is Vectors {
    using SubmissionEditor for Parts;
    using SubmissionEditor for bytes;

    Vector private _small;
    Vector private _varied;

    function setUp() public {
        _small = load("small");
        _varied = load("varied");
    }

    // What is accepted.

    function test_acceptsValidSubmissions() public {
        string[4] memory names = ["small", "varied", "full", "distinct"];
        for (uint256 i; i < names.length; ++i) {
            Vector memory v = load(names[i]);
            assertEq(verify(v), v.tally);
        }
    }

    function test_acceptsJustAboveTheScoreToBeat() public view {
        assertEq(
            _small.verifier.verify(_small.context, _small.submission, _small.tally.totalScore - 1),
            _small.tally
        );
    }

    /// @dev Weights depend on chain and verifier; valid proofs are valid under any.
    function test_acceptsOnAnyChainAndFromAnyVerifier() public {
        vm.chainId(123_456_789);
        assertEq(verify(_small), _small.tally);
        Vector memory v = _small;
        v.verifier = deployVerifier(v.staking, v.verifier.VRF_MODE());
        assertEq(verify(v), v.tally);
    }

    /// @dev Proof bytes are malleable and identify nothing: the tally is the same.
    function test_acceptsNegatedProofs() public view {
        Parts memory parts = partsOf(_small);
        for (uint256 i; i < parts.nodes.length; ++i) {
            for (uint256 j; j < parts.nodes[i].length; ++j) {
                bytes memory entry = parts.nodes[i][j];
                uint256[8] memory proof = abi.decode(entry.proofOf(), (uint256[8]));
                entry.setProof(abi.encode(negated(proof)));
            }
        }
        assertEq(_small.verifier.verify(_small.context, parts.encode(), 0), _small.tally);
    }

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
        proof[word % 8] ^= mask;
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

    /// @dev A seed, start state or transaction root that suits the caller is still the proofs' business.
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

    /// @dev Each of the seven parts of the opening is the root's public input, wherever L1 has it from.
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

    /// @dev Below the root the opening is zero: a proof of the root, which opens something, is none of node 2.
    function test_refusesAnOpeningBelowTheRoot() public {
        Parts memory parts = partsOf(_varied);
        (bytes[] memory keys, Item[] memory items) = itemsOf(_varied);
        Item[] memory alone = new Item[](1);
        alone[0] = items[0];
        uint256[] memory weight = PlainGroth16.weightsOf(1, 1);
        assertTrue(PlainGroth16.verify(keys, alone, weight), "the root's, as opened");
        for (uint256 i = 9; i < 16; ++i) {
            assertNotEq(alone[0].inputs[i], 0);
            alone[0].inputs[i] = 0;
        }
        assertFalse(PlainGroth16.verify(keys, alone, weight), "the root's, not opened");

        parts.nodes[1][0] = bytes.concat(parts.nodes[0][0]);
        parts.nodes[1][0].setRefs(all(parts, 1));
        refusesProofs(_varied, parts);
    }

    /// @dev A proof of a merge below the root opens nothing: whatever the block, it is none of the root.
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
        bytes memory straight = parts.encode();
        parts.nodes[0][0].setRefs([1, 3, 2, 1, 2, 3]);
        bytes memory crossed = parts.encode();
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

    /// @dev All keys mixed: a base rollup's proof for a merge, a merge's for the root, the root's for a base rollup.
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
        for (uint256 word; word < 8; ++word) {
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
        v.verifier = deployVerifier(v.staking, 1 - v.verifier.VRF_MODE());
        refusesProofs(v, partsOf(v));
    }

    // Weights.

    /// @dev C + D and C' - D in two entries: each wrong, the sum right.
    function test_refusesErrorsThatCancel() public {
        Parts memory parts = partsOf(_varied);
        shiftC(parts.nodes[14][0], 5);
        shiftC(parts.nodes[13][0], Field.R - 5);
        refusesProofs(_varied, parts);
    }

    /// @dev Errors made to cancel under the weights of the submission as it was change the weights.
    function test_refusesErrorsMadeForKnownWeights() public {
        Vector memory v = _small;
        (bytes[] memory keys, Item[] memory items) = itemsOf(v);
        uint256[] memory weights = PlainGroth16.weightsOf(batchSeed(v), items.length);
        assertTrue(PlainGroth16.verify(keys, items, weights), "as it was");

        Parts memory parts = partsOf(v);
        uint256 first = parts.nodes[1].length;
        shiftC(parts.nodes[1][0], weights[1 + first]);
        shiftC(parts.nodes[2][0], Field.R - weights[1]);
        refusesProofs(v, parts);

        v.submission = parts.encode();
        (, items) = itemsOf(v);
        assertTrue(PlainGroth16.verify(keys, items, weights), "the attack is one under the old weights");
    }

    /// @dev The inputs that the contract builds are those of the plain form.
    function test_agreesWithThePlainForm() public view {
        (bytes[] memory keys, Item[] memory items) = itemsOf(_varied);
        assertTrue(PlainGroth16.verify(keys, items, PlainGroth16.weightsOf(batchSeed(_varied), items.length)));
    }

    // Structure.

    function test_refusesEveryOtherLength() public {
        bytes memory submission = _small.submission;
        uint256 length = submission.length;
        for (uint256 cut; cut < length; cut += 61) {
            (bool success, bytes memory reason) = tryVerify(_small, submission.slice(0, cut));
            assertFalse(success);
            assertEq(bytes4(reason), IBatchRootVerifier.SubmissionTooShort.selector);
        }
        refuses(
            _small,
            bytes.concat(submission, hex"00"),
            abi.encodeWithSelector(IBatchRootVerifier.SubmissionTooLong.selector, length + 1, length)
        );
        refuses(
            _small,
            submission.slice(0, length - 1),
            abi.encodeWithSelector(IBatchRootVerifier.SubmissionTooShort.selector, length - 1, length)
        );
        refuses(_small, "", abi.encodeWithSelector(IBatchRootVerifier.SubmissionTooShort.selector, 0, 161));
    }

    function test_refusesAnotherTree() public {
        Vector memory v = _small;
        v.context.numTxs = 8;
        (bool success,) = tryVerify(v, v.submission);
        assertFalse(success);
        for (uint32 numTxs; numTxs < 4; ++numTxs) {
            v.context.numTxs = numTxs;
            refuses(
                v, v.submission, abi.encodeWithSelector(IBatchRootVerifier.InvalidNumTxs.selector, numTxs)
            );
        }
        v.context.numTxs = 6;
        refuses(v, v.submission, abi.encodeWithSelector(IBatchRootVerifier.InvalidNumTxs.selector, 6));
    }

    function test_refusesMoreThanThreeProofsOnANode() public {
        Parts memory parts = partsOf(_small);
        parts.nodes[1] = repeat(parts.nodes[1][0], 4);
        refuses(_small, parts, abi.encodeWithSelector(IBatchRootVerifier.InvalidProofCount.selector, 2, 4));
    }

    function test_refusesANodeWithoutProofs() public {
        Parts memory parts = partsOf(_small);
        parts.nodes[2] = new bytes[](0);
        refuses(_small, parts, abi.encodeWithSelector(IBatchRootVerifier.InvalidProofCount.selector, 3, 0));
    }

    function test_refusesASecondRootProof() public {
        Parts memory parts = partsOf(_small);
        parts.nodes[0] = repeat(parts.nodes[0][0], 2);
        refuses(_small, parts, abi.encodeWithSelector(IBatchRootVerifier.InvalidRootProofCount.selector, 2));
        parts.nodes[0] = new bytes[](0);
        refuses(_small, parts, abi.encodeWithSelector(IBatchRootVerifier.InvalidRootProofCount.selector, 0));
    }

    function test_refusesTheSameStakerTwiceOnANode() public {
        Parts memory parts = partsOf(_small);
        bytes memory entry = parts.nodes[1][0];
        parts.nodes[1] = repeat(entry, 2);
        refuses(
            _small,
            parts,
            abi.encodeWithSelector(IBatchRootVerifier.DuplicateStaker.selector, 2, entry.stakerOf())
        );
        parts.nodes[1] = repeat(entry, 3);
        parts.nodes[1][1].setStaker(99);
        refuses(
            _small,
            parts,
            abi.encodeWithSelector(IBatchRootVerifier.DuplicateStaker.selector, 2, entry.stakerOf())
        );
    }

    function test_refusesABidAboveTheWhole() public {
        Parts memory parts = partsOf(_small);
        bytes memory entry = parts.nodes[2][0];
        entry.setFeeBurn(10_001);
        refuses(
            _small,
            parts,
            abi.encodeWithSelector(IBatchRootVerifier.FeeBurnAboveBps.selector, 3, entry.stakerOf(), 10_001)
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
                abi.encodeWithSelector(IBatchRootVerifier.MissingReference.selector, 1, id, slot, 2)
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
                abi.encodeWithSelector(IBatchRootVerifier.MissingReference.selector, 1, id, slot, 3)
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
        refuses(_small, parts, abi.encodeWithSelector(IBatchRootVerifier.EmptySide.selector, 1, id, 0));
        parts.nodes[0][0].setRefs([1, 2, 3, 0, 0, 0]);
        refuses(_small, parts, abi.encodeWithSelector(IBatchRootVerifier.EmptySide.selector, 1, id, 3));
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
                    IBatchRootVerifier.MalformedReferences.selector,
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
        refuses(_varied, parts, abi.encodeWithSelector(IBatchRootVerifier.UnreferencedProof.selector, 9, 77));
    }

    // The block and the best so far.

    function test_refusesATotalThatIsNotHigher() public {
        uint256 total = _small.tally.totalScore;
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IBatchRootVerifier.ScoreNotHigher.selector, total, total + i)
            );
            _small.verifier.verify(_small.context, _small.submission, total + i);
        }
    }

    /// @dev Losers pay for the sum, not for the pairing.
    function test_refusesALoserCheaply() public {
        Vector memory v = load("full");
        bytes memory call = abi.encodeCall(v.verifier.verify, (v.context, v.submission, v.tally.totalScore));
        uint256 gas = gasleft();
        (bool success,) = address(v.verifier).staticcall(call);
        gas -= gasleft();
        assertFalse(success);
        assertLe(gas, 100_000);
    }

    function test_refusesAnotherBlocksHeader() public {
        BlockContext memory context = _small.context;
        Vector memory v = _small;
        v.context.seed ^= 1;
        refuses(
            v,
            v.submission,
            abi.encodeWithSelector(IBatchRootVerifier.SeedMismatch.selector, context.seed ^ 1, context.seed)
        );
        v = _small;
        v.context.stateIn ^= 1;
        refuses(
            v,
            v.submission,
            abi.encodeWithSelector(
                IBatchRootVerifier.StateInMismatch.selector, context.stateIn ^ 1, context.stateIn
            )
        );
        v = _small;
        v.context.txRoot ^= 1;
        refuses(
            v,
            v.submission,
            abi.encodeWithSelector(
                IBatchRootVerifier.TxRootMismatch.selector, context.txRoot ^ 1, context.txRoot
            )
        );
    }

    // Stakers.

    function test_refusesAStakerBeforeItIsActive() public {
        Vector memory v = _small;
        v.context.slotStart -= 1;
        uint32 id = partsOf(v).nodes[0][0].stakerOf();
        refuses(
            v,
            v.submission,
            abi.encodeWithSelector(
                IStaking.NotActive.selector, id, v.context.slotStart + 1, v.context.slotStart
            )
        );
    }

    function test_refusesAStakerThatHasExited() public {
        uint32 id = partsOf(_small).nodes[1][0].stakerOf();
        vm.roll(_small.context.slotStart);
        _small.staking.requestExit(id);
        refuses(
            _small,
            _small.submission,
            abi.encodeWithSelector(
                IStaking.Exited.selector, id, _small.context.slotStart, _small.context.slotStart
            )
        );
    }

    /// @dev An exit after the slot's first block changes nothing.
    function test_acceptsAStakerThatExitsLater() public {
        uint32 id = partsOf(_small).nodes[1][0].stakerOf();
        vm.roll(_small.context.slotStart + 1);
        _small.staking.requestExit(id);
        assertEq(verify(_small), _small.tally);
    }

    function test_refusesAStakerWithoutTheRole() public {
        Vector memory v = _small;
        v.staking = deployStaking();
        for (uint256 i; i < v.vrfKeys.length; ++i) {
            v.staking.stake(address(this), ROLE_BASE, v.vrfKeys[i]);
        }
        v.verifier = deployVerifier(v.staking, v.verifier.VRF_MODE());
        Parts memory parts = partsOf(v);
        refuses(
            v,
            v.submission,
            abi.encodeWithSelector(
                IStaking.WrongRole.selector, parts.nodes[0][0].stakerOf(), ROLE_BASE, ROLE_MERGE
            )
        );

        v.staking = deployStaking();
        for (uint256 i; i < v.vrfKeys.length; ++i) {
            v.staking.stake(address(this), ROLE_MERGE, v.vrfKeys[i]);
        }
        v.verifier = deployVerifier(v.staking, v.verifier.VRF_MODE());
        refuses(
            v,
            v.submission,
            abi.encodeWithSelector(
                IStaking.WrongRole.selector, parts.nodes[1][0].stakerOf(), ROLE_MERGE, ROLE_BASE
            )
        );
    }

    function test_refusesAnUnknownStaker() public {
        Parts memory parts = partsOf(_small);
        parts.nodes[2][0].setStaker(1000);
        refuses(_small, parts, abi.encodeWithSelector(IStaking.UnknownStaker.selector, 1000));
    }

    // Deployment.

    function test_deploymentIsItsArguments() public view {
        RootVerifier verifier = _small.verifier;
        assertEq(verifier.STAKING(), address(_small.staking));
        assertEq(verifier.VRF_MODE(), 0);
        assertEq(verifier.BASE_KEY().code, bytes.concat(hex"00", keyOf("base")));
        assertEq(verifier.MERGE_KEY().code, bytes.concat(hex"00", keyOf("merge")));
    }

    function test_refusesBadDeployments() public {
        (bytes memory base, bytes memory merge) = (keyOf("base"), keyOf("merge"));
        vm.expectRevert(abi.encodeWithSelector(IBatchRootVerifier.NotAContract.selector, address(1)));
        new RootVerifier(address(1), 0, base, merge);
        address staking = address(_small.staking);
        vm.expectRevert(abi.encodeWithSelector(IBatchRootVerifier.InvalidMode.selector, 2));
        new RootVerifier(staking, 2, base, merge);
        vm.expectRevert();
        new RootVerifier(staking, 0, merge, base);
    }

    // How the tests are built.

    function partsOf(Vector memory v) private pure returns (Parts memory) {
        return SubmissionEditor.parse(v.submission, v.context.numTxs);
    }

    /// @dev "small" with three entries on both base rollups, whose stakers are distinct: for tests of structure.
    function threeAndThree() private view returns (Parts memory parts) {
        parts = partsOf(_small);
        for (uint256 i = 1; i < 3; ++i) {
            parts.nodes[i] = repeat(parts.nodes[i][0], 3);
            for (uint32 j; j < 3; ++j) {
                parts.nodes[i][j].setStaker(7 + j);
            }
        }
        parts.nodes[0][0].setRefs([1, 2, 3, 1, 2, 3]);
    }

    function entryAt(Parts memory parts, uint256 index) private pure returns (bytes memory) {
        bytes[] memory node = parts.nodes[index % parts.nodes.length];
        return node[(index / parts.nodes.length) % node.length];
    }

    function repeat(bytes memory entry, uint256 n) private pure returns (bytes[] memory entries) {
        entries = new bytes[](n);
        for (uint256 i; i < n; ++i) {
            entries[i] = bytes.concat(entry);
        }
    }

    function oneMore(bytes[] memory entries, bytes memory entry) private pure returns (bytes[] memory more) {
        more = new bytes[](entries.length + 1);
        for (uint256 i; i < entries.length; ++i) {
            more[i] = entries[i];
        }
        more[entries.length] = entry;
    }

    /// @dev References to all entries of the children of node `i + 1`.
    function all(Parts memory parts, uint256 i) private pure returns (uint8[6] memory refs) {
        for (uint8 j; j < 3; ++j) {
            if (j < parts.nodes[2 * i + 1].length) refs[j] = j + 1;
            if (j < parts.nodes[2 * i + 2].length) refs[3 + j] = j + 1;
        }
    }

    function all(Parts memory parts) private pure returns (uint8[6] memory) {
        return all(parts, 0);
    }

    function swapProofs(bytes memory a, bytes memory b) private pure {
        bytes memory proof = a.proofOf();
        a.setProof(b.proofOf());
        b.setProof(proof);
    }

    /// @dev Adds k times the generator to C.
    function shiftC(bytes memory entry, uint256 k) private view {
        uint256[8] memory proof = abi.decode(entry.proofOf(), (uint256[8]));
        PlainGroth16.G1 memory c =
            PlainGroth16.add(PlainGroth16.G1(proof[6], proof[7]), PlainGroth16.mul(PlainGroth16.G1(1, 2), k));
        (proof[6], proof[7]) = (c.x, c.y);
        entry.setProof(abi.encode(proof));
    }

    function refuses(Vector memory v, Parts memory parts, bytes memory reason) private {
        refuses(v, parts.encode(), reason);
    }

    function refuses(Vector memory v, bytes memory submission, bytes memory reason) private {
        vm.expectRevert(reason);
        v.verifier.verify(v.context, submission, 0);
    }

    function refusesProofs(Vector memory v, Parts memory parts) private {
        refuses(v, parts, abi.encodeWithSelector(IBatchRootVerifier.InvalidProofs.selector));
    }

    function refusesDuplicate(Parts memory parts, uint8[6] memory refs, uint256 slot) private {
        parts.nodes[0][0].setRefs(refs);
        uint32 id = parts.nodes[0][0].stakerOf();
        refuses(
            _small, parts, abi.encodeWithSelector(IBatchRootVerifier.DuplicateReference.selector, 1, id, slot)
        );
    }

    function refusesUnreferenced(Parts memory parts, uint8[6] memory refs, uint256 node, uint256 j) private {
        parts.nodes[0][0].setRefs(refs);
        uint32 id = parts.nodes[node - 1][j].stakerOf();
        refuses(
            _small, parts, abi.encodeWithSelector(IBatchRootVerifier.UnreferencedProof.selector, node, id)
        );
    }

    function outOfField(uint256 input) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IBatchRootVerifier.InputOutOfField.selector, input);
    }

    function accepts(Vector memory v, bytes memory submission) private view returns (bool success) {
        (success,) = tryVerify(v, submission);
    }

    function tryVerify(Vector memory v, bytes memory submission)
        private
        view
        returns (bool success, bytes memory result)
    {
        return address(v.verifier).staticcall(abi.encodeCall(v.verifier.verify, (v.context, submission, 0)));
    }

    /// @dev docs/PROTOCOL.md section 10.
    function batchSeed(Vector memory v) private view returns (uint256) {
        Parts memory parts = partsOf(v);
        bytes memory vrfKeys;
        for (uint256 i; i < parts.nodes.length; ++i) {
            for (uint256 j; j < parts.nodes[i].length; ++j) {
                vrfKeys = bytes.concat(vrfKeys, bytes32(v.vrfKeys[parts.nodes[i][j].stakerOf() - 1]));
            }
        }
        bytes32 keysHash = keccak256(abi.encode(keccak256(keyOf("base")), keccak256(keyOf("merge"))));
        return uint256(
            keccak256(
                abi.encode(
                    keccak256("fernet.batch"),
                    block.chainid,
                    v.verifier,
                    keysHash,
                    uint256(v.context.numTxs),
                    v.verifier.VRF_MODE(),
                    v.context.challenge,
                    v.context.fingerprint,
                    keccak256(v.submission),
                    keccak256(vrfKeys)
                )
            )
        );
    }

    /// @dev Every entry with the public inputs of docs/PROTOCOL.md section 6.
    function itemsOf(Vector memory v) private view returns (bytes[] memory keys, Item[] memory items) {
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
        private
        view
        returns (Item memory item)
    {
        uint256 firstBase = v.context.numTxs / 2;
        item.key = node < firstBase ? 1 : 0;
        item.proof = abi.decode(entry.proofOf(), (uint256[8]));
        uint256 ticket = uint256(entry.stakerOf()) | (uint256(uint16(bytes2(entry.slice(4, 2)))) << 32)
            | (node << 48) | (uint256(v.verifier.VRF_MODE()) << 80)
            | (uint256(uint128(bytes16(entry.slice(6, 16)))) << 81);
        bytes memory inputs = bytes.concat(
            entry.slice(entry.length - 288, 32), abi.encode(v.vrfKeys[entry.stakerOf() - 1], ticket)
        );
        if (node < firstBase) {
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
            inputs = bytes.concat(inputs, node == 1 ? openingOf(v, parts) : new bytes(7 * 32));
        }
        item.inputs = new uint256[](inputs.length / 32);
        for (uint256 i; i < item.inputs.length; ++i) {
            item.inputs[i] = PlainGroth16.wordOf(inputs, i);
        }
    }

    /// @dev seed challenge stateIn stateOut txRoot fees fingerprint.
    function openingOf(Vector memory v, Parts memory parts) private pure returns (bytes memory) {
        return bytes.concat(
            parts.header.slice(0, 32),
            bytes32(v.context.challenge),
            parts.header.slice(32, 128),
            bytes32(v.context.fingerprint)
        );
    }
}

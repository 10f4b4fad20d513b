// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Field} from "../../contracts/lib/Field.sol";
import {IGroth16Harness, Item} from "../harness/IGroth16Harness.sol";
import {Deploy} from "../support/Deploy.sol";
import {PlainGroth16} from "./PlainGroth16.sol";
import {Vectors} from "./Vectors.sol";

/// @notice Many proofs under three keys in one pairing, held against the plain form.
contract Groth16BatchTest is Vectors {
    uint256 private constant _SEED = uint256(keccak256("seed"));

    IGroth16Harness private _harness;
    bytes[] private _keyData;
    address[] private _keys;
    bytes private _items;

    function setUp() public {
        _harness = IGroth16Harness(Deploy.harness("Groth16Harness"));
        (bytes[] memory keys, Item[] memory batch) = batchItems();
        _items = abi.encode(batch);
        for (uint256 v; v < keys.length; ++v) {
            _keyData.push(keys[v]);
        }
        _keys.push(_harness.writeKey(keys[0], batch[0].inputs.length));
        _keys.push(_harness.writeKey(keys[1], batch[3].inputs.length));
    }

    function test_acceptsValidProofsOfAllKeys() public view {
        assertTrue(accepts(_SEED, items()));
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_acceptsAnySubsetUnderAnySeed(uint256 seed, uint8 subset) public view {
        Item[] memory chosen = choose(items(), subset);
        assertEq(accepts(seed, chosen), chosen.length != 0);
    }

    function test_acceptsAProofTwice() public view {
        assertTrue(accepts(_SEED, pair(items()[1], items()[1])));
    }

    function test_refusesAnEmptyBatch() public view {
        assertFalse(accepts(_SEED, new Item[](0)));
    }

    /// @dev Every bit of A and B matters, and both forms say so.
    /// forge-config: default.fuzz.runs = 48
    function testFuzz_agreesWithThePlainFormOnTamperedProofs(
        uint256 seed,
        uint256 item,
        uint256 word,
        uint256 mask
    ) public view {
        Item[] memory batch = items();
        batch[item % 8].proof[word % 6] ^= mask;
        (bool success, bool expected) = plain(seed, batch, sealsOf(seed, batch));
        assertEq(accepts(seed, batch), success && expected);
        assertEq(success && expected, mask == 0);
    }

    /// @dev Every bit of the seals matters, and both forms say so.
    /// forge-config: default.fuzz.runs = 48
    function testFuzz_agreesWithThePlainFormOnTamperedSeals(
        uint256 seed,
        uint256 word,
        uint256 mask
    ) public view {
        Item[] memory batch = items();
        uint256[2][] memory seals = sealsOf(seed, batch);
        seals[(word >> 1) & 1][word & 1] ^= mask;
        (bool success, bool expected) = plain(seed, batch, seals);
        assertEq(accepts(seed, batch, seals), success && expected);
        assertEq(success && expected, mask == 0);
    }

    /// @dev Points stay points: the pairing itself decides.
    /// forge-config: default.fuzz.runs = 48
    function testFuzz_agreesWithThePlainFormOnOtherPoints(
        uint256 seed,
        uint256 item,
        uint256 k,
        bool isA
    ) public view {
        Item[] memory batch = items();
        uint256[2][] memory seals = sealsOf(seed, batch);
        uint256[8] memory proof = batch[item % 8].proof;
        uint256[2] memory point = isA ? [proof[0], proof[1]] : seals[item & 1];
        PlainGroth16.G1 memory other = PlainGroth16.mul(PlainGroth16.G1(point[0], point[1]), k);
        if (isA) (proof[0], proof[1]) = (other.x, other.y);
        else seals[item & 1] = [other.x, other.y];
        (, bool expected) = plain(seed, batch, seals);
        assertEq(accepts(seed, batch, seals), expected);
        assertEq(expected, k % Field.R == 1);
    }

    /// @dev The one seal that is right is the sum of the C that are.
    /// forge-config: default.fuzz.runs = 48
    function testFuzz_refusesTheSealOfOtherProofs(uint256 seed, uint256 item, uint256 k)
        public
        view
    {
        k = bound(k, 1, Field.R - 1);
        Item[] memory batch = items();
        shiftC(batch[item % 8], k);
        assertFalse(accepts(seed, batch));
    }

    function test_refusesSealsInEachOthersPlace() public view {
        Item[] memory batch = items();
        uint256[2][] memory seals = sealsOf(_SEED, batch);
        (seals[0], seals[1]) = (seals[1], seals[0]);
        assertFalse(accepts(_SEED, batch, seals));
    }

    function test_refusesInfinityAsASeal() public view {
        Item[] memory batch = items();
        for (uint256 v; v < 2; ++v) {
            uint256[2][] memory seals = sealsOf(_SEED, batch);
            delete seals[v];
            assertFalse(accepts(_SEED, batch, seals));
        }
    }

    /// @dev Seals that make up for each other: S + D and S' - D, where both keys have one delta.
    /// The product of both equations is 1, neither is. Keys with other deltas differ only in that D
    /// has to be found.
    /// forge-config: default.fuzz.runs = 48
    function testFuzz_refusesSealsThatMakeUpForEachOther(uint256 seed, uint256 k) public {
        k = bound(k, 1, Field.R - 1);
        Item[] memory batch = pair(items()[0], items()[1]);
        batch[1].key = 1;
        (_keyData[1], _keys[1]) = (_keyData[0], _keys[0]);
        uint256[2][] memory seals = sealsOf(seed, batch);
        assertTrue(accepts(seed, batch, seals), "as they are");
        seals[0] = shifted(seals[0], k);
        seals[1] = shifted(seals[1], Field.R - k);
        uint256[] memory weights = PlainGroth16.weightsOf(seed, 2);
        assertTrue(
            PlainGroth16.verifyProduct(_keyData, batch, weights, seals), "the attack is one"
        );
        assertFalse(accepts(seed, batch, seals));
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_agreesWithThePlainFormOnOtherInputs(
        uint256 seed,
        uint256 item,
        uint256 input,
        uint256 value
    ) public view {
        Item[] memory batch = items();
        uint256[] memory inputs = batch[item % 8].inputs;
        input %= inputs.length;
        value %= Field.R;
        bool same = inputs[input] == value;
        inputs[input] = value;
        (, bool expected) = plain(seed, batch, sealsOf(seed, batch));
        assertEq(accepts(seed, batch), expected);
        assertEq(expected, same);
    }

    function test_refusesEveryInputPlusR() public view {
        for (uint256 i; i < 8; ++i) {
            uint256 numInputs = items()[i].inputs.length;
            for (uint256 j; j < numInputs; ++j) {
                Item[] memory batch = items();
                batch[i].inputs[j] += Field.R;
                assertFalse(accepts(_SEED, batch));
                (, bool expected) = plain(_SEED, batch, sealsOf(_SEED, batch));
                assertTrue(expected, "without the check it would pass");
            }
        }
    }

    /// @dev Inputs of zero, alone and all of them, and of R - 1. A batch of one has a zero where a
    /// column is summed.
    function test_acceptsInputsAtTheEndsOfTheField() public view {
        Item[] memory edges = edgeItems();
        assertTrue(accepts(_SEED, edges), "together");
        for (uint256 i; i < edges.length; ++i) {
            Item[] memory alone = one(edges[i]);
            assertTrue(accepts(_SEED, alone));
            for (uint256 j; j < alone[0].inputs.length; ++j) {
                alone = one(edges[i]);
                if (alone[0].inputs[j] != 0) continue;
                alone[0].inputs[j] = 1;
                assertFalse(accepts(_SEED, alone), "each is bound");
            }
        }
    }

    /// @dev R is no name of zero.
    function test_refusesAnInputOfR() public view {
        Item[] memory edges = edgeItems();
        for (uint256 i; i < edges.length; ++i) {
            for (uint256 j; j < edges[i].inputs.length; ++j) {
                if (edges[i].inputs[j] != 0) continue;
                Item[] memory alone = one(edges[i]);
                alone[0].inputs[j] = Field.R;
                assertFalse(accepts(_SEED, alone));
                (, bool expected) = plain(_SEED, alone, sealsOf(_SEED, alone));
                assertTrue(expected, "without the check it would pass");
            }
        }
    }

    function test_refusesProofsInEachOthersPlace() public view {
        Item[] memory batch = items();
        (batch[0].proof, batch[1].proof) = (batch[1].proof, batch[0].proof);
        assertFalse(accepts(_SEED, batch), "one key");
        batch = items();
        (batch[2].proof, batch[3].proof) = (batch[3].proof, batch[2].proof);
        assertFalse(accepts(_SEED, batch), "two keys");
    }

    /// @dev C + D and C' - D: wrong each, right in the sum. Equal weights do not see it.
    /// forge-config: default.fuzz.runs = 48
    function testFuzz_refusesErrorsThatCancel(uint256 seed, uint256 k) public view {
        k = bound(k, 1, Field.R - 1);
        Item[] memory batch = items();
        shiftC(batch[0], k);
        shiftC(batch[1], Field.R - k);
        assertFalse(accepts(seed, batch));
        uint256[] memory ones = PlainGroth16.allOnes(8);
        uint256[2][] memory seals = PlainGroth16.sealsOf(2, batch, ones);
        assertTrue(PlainGroth16.verify(_keyData, batch, ones, seals), "the attack is one");
    }

    /// @dev (A, B) of two keys in each other's place: the product of all e(A, B) is the same.
    function test_refusesErrorsThatCancelAcrossKeys() public view {
        Item[] memory batch = items();
        for (uint256 word; word < 6; ++word) {
            (batch[0].proof[word], batch[3].proof[word]) =
            (batch[3].proof[word], batch[0].proof[word]);
        }
        assertFalse(accepts(_SEED, batch));
        uint256[] memory ones = PlainGroth16.allOnes(8);
        uint256[2][] memory seals = PlainGroth16.sealsOf(2, batch, ones);
        assertTrue(PlainGroth16.verifyProduct(_keyData, batch, ones, seals), "the attack is one");
    }

    /// @dev Whoever knows the weights beforehand can cancel errors: a seed must depend on every
    /// proof. Here in A, under one and the same B.
    function test_knownWeightsCanBeCancelled() public view {
        Item[] memory batch = pair(items()[1], items()[1]);
        uint256[] memory weights = PlainGroth16.weightsOf(_SEED, 2);
        uint256[2][] memory seals = sealsOf(_SEED, batch);
        shiftA(batch[0], weights[1]);
        shiftA(batch[1], Field.R - weights[0]);
        assertTrue(accepts(_SEED, batch, seals));
        assertFalse(accepts(_SEED + 1, batch));
    }

    /// @dev Nor may one know them and then say the seals: what is not bound by the seed can be
    /// chosen to fit.
    function test_seals_fitTheirWeightsAlone() public view {
        Item[] memory batch = items();
        assertFalse(accepts(_SEED + 1, batch, sealsOf(_SEED, batch)));
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_acceptsNegatedForms(uint256 seed, uint8 subset) public view {
        Item[] memory batch = items();
        for (uint256 i; i < 8; ++i) {
            if ((subset >> i) & 1 == 1) batch[i].proof = negated(batch[i].proof);
        }
        assertTrue(accepts(seed, batch));
    }

    function test_refusesBOutsideTheSubgroup() public view {
        Item[] memory batch = items();
        uint256[4] memory b = outside();
        uint256[8] memory proof = batch[4].proof;
        (proof[2], proof[3], proof[4], proof[5]) = (b[0], b[1], b[2], b[3]);
        assertFalse(accepts(_SEED, batch));
    }

    function test_refusesZeroProofs() public view {
        Item[] memory batch = items();
        for (uint256 i; i < 8; ++i) {
            uint256[8] memory zero;
            batch[i].proof = zero;
        }
        assertFalse(accepts(_SEED, batch));
    }

    function test_anInvalidPointBurnsNoMoreThanItsBound() public view {
        uint256[2][] memory seals = sealsOf(_SEED, items());
        Item[] memory batch = items();
        uint256 valid = gasOf(batch, seals, true);

        batch[0].proof[0] ^= 1;
        assertLe(gasOf(batch, seals, false), 60_000, "A off the curve");
        batch = items();
        batch[7].proof[2] ^= 1;
        assertLe(gasOf(batch, seals, false), valid * 5 / 4 + 20_000, "B off the curve");
        for (uint256 v; v < 2; ++v) {
            uint256[2][] memory spoilt = sealsOf(_SEED, items());
            spoilt[v][0] ^= 1;
            assertLe(gasOf(items(), spoilt, false), valid + 10_000, "a seal off the curve");
        }
    }

    function gasOf(Item[] memory batch, uint256[2][] memory seals, bool valid)
        private
        view
        returns (uint256 gas)
    {
        gas = gasleft();
        bool accepted = accepts(_SEED, batch, seals);
        gas -= gasleft();
        assertEq(accepted, valid);
    }

    function items() private view returns (Item[] memory) {
        return abi.decode(_items, (Item[]));
    }

    /// @dev Sealed by whoever knows C of each item, as it is there.
    function accepts(uint256 seed, Item[] memory batch) private view returns (bool) {
        return accepts(seed, batch, sealsOf(seed, batch));
    }

    function accepts(uint256 seed, Item[] memory batch, uint256[2][] memory seals)
        private
        view
        returns (bool)
    {
        return _harness.verifyBatch(seed, _keys, batch, seals);
    }

    function sealsOf(uint256 seed, Item[] memory batch)
        private
        view
        returns (uint256[2][] memory)
    {
        return PlainGroth16.sealsOf(2, batch, PlainGroth16.weightsOf(seed, batch.length));
    }

    function plain(uint256 seed, Item[] memory batch, uint256[2][] memory seals)
        private
        view
        returns (bool success, bool valid)
    {
        try this.plainly(seed, batch, seals) returns (bool result) {
            return (true, result);
        } catch {}
    }

    function plainly(uint256 seed, Item[] calldata batch, uint256[2][] calldata seals)
        external
        view
        returns (bool)
    {
        return PlainGroth16.verify(
            _keyData, batch, PlainGroth16.weightsOf(seed, batch.length), seals
        );
    }

    /// @dev Adds k times the generator to C.
    function shiftC(Item memory item, uint256 k) private view {
        uint256[2] memory c = shifted([item.proof[6], item.proof[7]], k);
        (item.proof[6], item.proof[7]) = (c[0], c[1]);
    }

    /// @dev Adds k times the generator to A.
    function shiftA(Item memory item, uint256 k) private view {
        uint256[2] memory a = shifted([item.proof[0], item.proof[1]], k);
        (item.proof[0], item.proof[1]) = (a[0], a[1]);
    }

    function shifted(uint256[2] memory point, uint256 k) private view returns (uint256[2] memory) {
        PlainGroth16.G1 memory shift = PlainGroth16.mul(PlainGroth16.G1(1, 2), k);
        PlainGroth16.G1 memory sum = PlainGroth16.add(PlainGroth16.G1(point[0], point[1]), shift);
        return [sum.x, sum.y];
    }

    function choose(Item[] memory all, uint256 subset)
        private
        pure
        returns (Item[] memory chosen)
    {
        chosen = new Item[](all.length);
        uint256 n;
        for (uint256 i; i < all.length; ++i) {
            if ((subset >> i) & 1 == 1) chosen[n++] = all[i];
        }
        assembly ("memory-safe") {
            mstore(chosen, n)
        }
    }

    function one(Item memory item) private pure returns (Item[] memory alone) {
        alone = new Item[](1);
        alone[0] =
            Item({key: item.key, proof: item.proof, inputs: new uint256[](item.inputs.length)});
        for (uint256 j; j < item.inputs.length; ++j) {
            alone[0].inputs[j] = item.inputs[j];
        }
    }

    function pair(Item memory a, Item memory b) private pure returns (Item[] memory two) {
        two = new Item[](2);
        (two[0], two[1]) = (a, b);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Field} from "../../contracts/lib/Field.sol";
import {Groth16Harness} from "./Groth16Harness.sol";
import {Item, PlainGroth16} from "./PlainGroth16.sol";
import {Vectors} from "./Vectors.sol";

/// @notice Many proofs under three keys in one pairing, held against the plain form.
contract Groth16BatchTest is Vectors {
    uint256 private constant _SEED = uint256(keccak256("seed"));

    Groth16Harness private _harness;
    bytes[] private _keyData;
    address[] private _keys;
    bytes private _items;

    function setUp() public {
        _harness = new Groth16Harness();
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

    /// @dev Every bit of a batch matters, and both forms say so.
    /// forge-config: default.fuzz.runs = 48
    function testFuzz_agreesWithThePlainFormOnTamperedProofs(
        uint256 seed,
        uint256 item,
        uint256 word,
        uint256 mask
    ) public view {
        Item[] memory batch = items();
        batch[item % 8].proof[word % 8] ^= mask;
        (bool success, bool expected) = plain(seed, batch);
        assertEq(accepts(seed, batch), success && expected);
        assertEq(success && expected, mask == 0);
    }

    /// @dev Points stay points: the pairing itself decides.
    /// forge-config: default.fuzz.runs = 48
    function testFuzz_agreesWithThePlainFormOnOtherPoints(uint256 seed, uint256 item, uint256 k, bool isA)
        public
        view
    {
        Item[] memory batch = items();
        uint256[8] memory proof = batch[item % 8].proof;
        (PlainGroth16.G1 memory a,, PlainGroth16.G1 memory c) = PlainGroth16.points(proof);
        if (isA) {
            a = PlainGroth16.mul(a, k);
            (proof[0], proof[1]) = (a.x, a.y);
        } else {
            c = PlainGroth16.mul(c, k);
            (proof[6], proof[7]) = (c.x, c.y);
        }
        (, bool expected) = plain(seed, batch);
        assertEq(accepts(seed, batch), expected);
        assertEq(expected, k % Field.R == 1);
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
        (, bool expected) = plain(seed, batch);
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
                (, bool expected) = plain(_SEED, batch);
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
        assertTrue(PlainGroth16.verify(_keyData, batch, PlainGroth16.allOnes(8)), "the attack is one");
    }

    /// @dev (A, B) of two keys in each other's place: the product of all e(A, B) is the same.
    function test_refusesErrorsThatCancelAcrossKeys() public view {
        Item[] memory batch = items();
        for (uint256 word; word < 6; ++word) {
            (batch[0].proof[word], batch[3].proof[word]) = (batch[3].proof[word], batch[0].proof[word]);
        }
        assertFalse(accepts(_SEED, batch));
        assertTrue(PlainGroth16.verify(_keyData, batch, PlainGroth16.allOnes(8)), "the attack is one");
    }

    /// @dev Whoever knows the weights beforehand can cancel errors: a seed must depend on every proof.
    function test_knownWeightsCanBeCancelled() public view {
        Item[] memory batch = items();
        uint256[] memory weights = PlainGroth16.weightsOf(_SEED, 8);
        shiftC(batch[0], weights[1]);
        shiftC(batch[1], Field.R - weights[0]);
        assertTrue(accepts(_SEED, batch));
        assertFalse(accepts(_SEED + 1, batch));
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
        Item[] memory batch = items();
        batch[0].proof[0] ^= 1;
        uint256 gas = gasleft();
        assertFalse(accepts(_SEED, batch));
        gas -= gasleft();
        assertLe(gas, 60_000, "A off the curve");

        batch = items();
        batch[7].proof[2] ^= 1;
        gas = gasleft();
        assertFalse(accepts(_SEED, batch));
        gas -= gasleft();
        uint256 valid = gasleft();
        accepts(_SEED, items());
        valid -= gasleft();
        assertLe(gas, valid * 5 / 4 + 20_000, "B off the curve");
    }

    function items() private view returns (Item[] memory) {
        return abi.decode(_items, (Item[]));
    }

    function accepts(uint256 seed, Item[] memory batch) private view returns (bool) {
        return _harness.verifyBatch(seed, _keys, batch);
    }

    function plain(uint256 seed, Item[] memory batch) private view returns (bool success, bool valid) {
        try this.plainly(seed, batch) returns (bool result) {
            return (true, result);
        } catch {}
    }

    function plainly(uint256 seed, Item[] calldata batch) external view returns (bool) {
        return PlainGroth16.verify(_keyData, batch, PlainGroth16.weightsOf(seed, batch.length));
    }

    /// @dev Adds k times the generator to C.
    function shiftC(Item memory item, uint256 k) private view {
        PlainGroth16.G1 memory shift = PlainGroth16.mul(PlainGroth16.G1(1, 2), k);
        PlainGroth16.G1 memory c = PlainGroth16.add(PlainGroth16.G1(item.proof[6], item.proof[7]), shift);
        (item.proof[6], item.proof[7]) = (c.x, c.y);
    }

    function choose(Item[] memory all, uint256 subset) private pure returns (Item[] memory chosen) {
        chosen = new Item[](all.length);
        uint256 n;
        for (uint256 i; i < all.length; ++i) {
            if ((subset >> i) & 1 == 1) chosen[n++] = all[i];
        }
        assembly ("memory-safe") {
            mstore(chosen, n)
        }
    }

    function pair(Item memory a, Item memory b) private pure returns (Item[] memory two) {
        two = new Item[](2);
        (two[0], two[1]) = (a, b);
    }
}

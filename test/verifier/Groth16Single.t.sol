// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Field} from "../../contracts/lib/Field.sol";
import {COORDINATE_MODULUS} from "../../contracts/lib/Groth16Key.sol";
import {IGroth16Harness, Item} from "../harness/IGroth16Harness.sol";
import {Deploy} from "../support/Deploy.sol";
import {PlainGroth16} from "./PlainGroth16.sol";
import {Vectors} from "./Vectors.sol";

/// @notice One proof alone: a real key, real proofs and what a forger would try.
contract Groth16SingleTest is Vectors {
    IGroth16Harness private _harness;
    address private _key;
    uint256[8] private _proof;
    uint256[] private _inputs;

    function setUp() public {
        _harness = IGroth16Harness(Deploy.harness("Groth16Harness"));
        _key = _harness.writeKey(keyOf("ticket"), 3);
        _proof = proofOf("proof");
        _inputs = ticketInputs();
    }

    function test_acceptsValidProofs() public view {
        assertTrue(_harness.verifySingle(_key, _proof, _inputs));
        assertTrue(_harness.verifySingle(_key, proofOf("otherProof"), _inputs));
    }

    /// forge-config: default.fuzz.runs = 96
    function testFuzz_refusesATamperedProof(uint256 word, uint256 mask) public view {
        mask = bound(mask, 1, type(uint256).max);
        uint256[8] memory proof = _proof;
        proof[word % 8] ^= mask;
        assertFalse(_harness.verifySingle(_key, proof, _inputs));
    }

    /// forge-config: default.fuzz.runs = 96
    function testFuzz_refusesATamperedInput(uint256 index, uint256 value) public view {
        uint256[] memory inputs = _inputs;
        index %= 3;
        vm.assume(inputs[index] != value);
        inputs[index] = value;
        assertFalse(_harness.verifySingle(_key, _proof, inputs));
    }

    /// @dev The same residue under another name would make a statement look like two.
    function test_refusesAnInputPlusR() public view {
        for (uint256 i; i < 3; ++i) {
            uint256[] memory inputs = ticketInputs();
            inputs[i] += Field.R;
            assertFalse(_harness.verifySingle(_key, _proof, inputs));
        }
    }

    /// @dev Zeros, alone and all of them, and R - 1: accepted as they are, refused when one more or
    /// under R, the other name of zero.
    function test_inputsAtTheEndsOfTheField() public {
        Item[] memory edges = edgeItems();
        address[2] memory keys =
            [_harness.writeKey(keyOf("base"), 3), _harness.writeKey(keyOf("merge"), 16)];
        for (uint256 i; i < edges.length; ++i) {
            (address key, uint256[8] memory proof, uint256[] memory inputs) =
                (keys[edges[i].key], edges[i].proof, edges[i].inputs);
            assertTrue(_harness.verifySingle(key, proof, inputs));
            for (uint256 j; j < inputs.length; ++j) {
                uint256 x = inputs[j];
                if (x != 0 && x != Field.R - 1) continue;
                inputs[j] = addmod(x, 1, Field.R);
                assertFalse(_harness.verifySingle(key, proof, inputs));
                inputs[j] = x + Field.R;
                assertFalse(_harness.verifySingle(key, proof, inputs));
                inputs[j] = x;
            }
        }
    }

    /// @dev Of a proof whose last inputs are zero the equation is the same without them; and with
    /// more than the key has points for.
    function test_refusesAnotherNumberOfInputsThatAreZero() public {
        Item memory zeros = edgeItems()[3];
        address key = _harness.writeKey(keyOf("base"), 3);
        for (uint256 n; n < 8; ++n) {
            assertEq(_harness.verifySingle(key, zeros.proof, new uint256[](n)), n == 3);
        }
    }

    function test_refusesAnotherNumberOfInputs() public view {
        uint256[] memory inputs = ticketInputs();
        assembly ("memory-safe") {
            mstore(inputs, 2)
        }
        assertFalse(_harness.verifySingle(_key, _proof, inputs));
        assertFalse(_harness.verifySingle(_key, _proof, new uint256[](4)));
        assertFalse(_harness.verifySingle(_key, _proof, new uint256[](0)));
    }

    function test_refusesProofsOfOtherKeys() public {
        assertFalse(_harness.verifySingle(_harness.writeKey(keyOf("base"), 3), _proof, _inputs));
    }

    function test_refusesMixedPartsOfTwoProofs() public view {
        uint256[8] memory proof = _proof;
        uint256[8] memory other = proofOf("otherProof");
        (proof[6], proof[7]) = (other[6], other[7]);
        assertFalse(_harness.verifySingle(_key, proof, _inputs));
    }

    function test_refusesZeros() public view {
        uint256[8] memory zero;
        assertFalse(_harness.verifySingle(_key, zero, _inputs));
        uint256[8] memory proof = _proof;
        (proof[0], proof[1]) = (0, 0);
        assertFalse(_harness.verifySingle(_key, proof, _inputs), "A");
        proof = _proof;
        (proof[2], proof[3], proof[4], proof[5]) = (0, 0, 0, 0);
        assertFalse(_harness.verifySingle(_key, proof, _inputs), "B");
        proof = _proof;
        (proof[6], proof[7]) = (0, 0);
        assertFalse(_harness.verifySingle(_key, proof, _inputs), "C");
    }

    function test_refusesCoordinatesThatAreNotReduced() public view {
        for (uint256 i; i < 8; ++i) {
            uint256[8] memory proof = _proof;
            proof[i] += COORDINATE_MODULUS;
            assertFalse(_harness.verifySingle(_key, proof, _inputs));
        }
    }

    function test_refusesBOutsideTheSubgroup() public view {
        uint256[8] memory proof = _proof;
        uint256[4] memory b = outside();
        (proof[2], proof[3], proof[4], proof[5]) = (b[0], b[1], b[2], b[3]);
        assertFalse(_harness.verifySingle(_key, proof, _inputs));
    }

    /// @dev (-A, -B, C) is another proof of the same statement: bytes of a proof identify nothing.
    function test_acceptsTheNegatedForm() public view {
        uint256[8] memory proof = negated(_proof);
        assertTrue(_harness.verifySingle(_key, proof, _inputs));
        proof[1] = _proof[1];
        assertFalse(_harness.verifySingle(_key, proof, _inputs));
    }

    /// forge-config: default.fuzz.runs = 96
    function testFuzz_agreesWithThePlainForm(uint256 word, uint256 value, bool tamper)
        public
        view
    {
        uint256[8] memory proof = _proof;
        if (tamper) {
            // Multiples of A and C are on the curve and reach the pairing.
            (PlainGroth16.G1 memory a,, PlainGroth16.G1 memory c) = PlainGroth16.points(proof);
            if (word % 2 == 0) {
                a = PlainGroth16.mul(a, value);
                (proof[0], proof[1]) = (a.x, a.y);
            } else {
                c = PlainGroth16.mul(c, value);
                (proof[6], proof[7]) = (c.x, c.y);
            }
        }
        bytes[] memory keys = new bytes[](1);
        keys[0] = keyOf("ticket");
        Item[] memory items = new Item[](1);
        items[0] = Item({key: 0, proof: proof, inputs: _inputs});
        uint256[] memory one = PlainGroth16.allOnes(1);
        bool expected = PlainGroth16.verify(keys, items, one, PlainGroth16.sealsOf(1, items, one));
        assertEq(_harness.verifySingle(_key, proof, _inputs), expected);
        assertEq(expected, !tamper || value % Field.R == 1);
    }

    function test_gas() public view {
        uint256[8] memory proof = _proof;
        uint256[] memory inputs = _inputs;
        uint256 gas = gasleft();
        _harness.verifySingle(_key, proof, inputs);
        gas -= gasleft();
        assertLe(gas, 225_000);
    }

    /// @dev A failing precompile takes what it was given: bounded, whatever the gas of the
    /// transaction.
    function test_aBadPointBurnsLittleMoreThanAGoodOneCosts() public view {
        uint256[8] memory proof = _proof;
        proof[6] ^= 1;
        uint256[] memory inputs = _inputs;
        uint256 gas = gasleft();
        assertFalse(_harness.verifySingle(_key, proof, inputs));
        gas -= gasleft();
        assertLe(gas, 270_000);
    }
}

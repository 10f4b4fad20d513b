// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {COORDINATE_MODULUS, Groth16Key} from "../../contracts/lib/Groth16Key.sol";
import {IGroth16Harness} from "../harness/IGroth16Harness.sol";
import {Deploy} from "../support/Deploy.sol";
import {PlainGroth16} from "./PlainGroth16.sol";
import {Vectors} from "./Vectors.sol";

/// @notice Which keys can be deployed.
contract Groth16KeyTest is Vectors {
    uint256 private constant _NUM_WORDS = 22;

    /// @dev EIP-197's generator of G2.
    uint256[4] private _g2Generator = [
        0x198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2,
        0x1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed,
        0x090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b,
        0x12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa
    ];

    IGroth16Harness private _harness;
    bytes private _good;

    function setUp() public {
        _harness = IGroth16Harness(Deploy.harness("Groth16Harness"));
        _good = keyOf("ticket");
    }

    function test_writesTheKeyBehindAStop() public {
        address pointer = _harness.writeKey(_good, 3);
        assertEq(pointer.code, bytes.concat(hex"00", _good));
        assertEq(Groth16Key.numInputs(pointer), 3);
    }

    function test_writesTheKeysOfTheBlocksCircuits() public {
        assertEq(Groth16Key.numInputs(_harness.writeKey(keyOf("base"), 3)), 3);
        assertEq(Groth16Key.numInputs(_harness.writeKey(keyOf("merge"), 16)), 16);
    }

    function test_refusesOtherLengths() public {
        uint256 length = _good.length;
        refuses(
            keyOf("merge"),
            abi.encodeWithSelector(
                Groth16Key.InvalidKeyLength.selector, keyOf("merge").length, length
            )
        );
        refuses(
            bytes.concat(_good, hex"00"),
            abi.encodeWithSelector(Groth16Key.InvalidKeyLength.selector, length + 1, length)
        );
        refuses("", abi.encodeWithSelector(Groth16Key.InvalidKeyLength.selector, 0, length));
    }

    /// @dev Every word of a key is half a point, or a quarter.
    function testFuzz_refusesPointsOffTheCurve(uint256 word, uint256 mask) public {
        word %= _NUM_WORDS;
        mask = bound(mask, 1, type(uint256).max);
        bytes memory key = put(_good, word, PlainGroth16.wordOf(_good, word) ^ mask);
        refuses(key, abi.encodeWithSelector(Groth16Key.InvalidKeyPoint.selector, offsetOf(word)));
    }

    /// @dev The point is the same, its encoding is not: no precompile takes it, and a generator
    /// would go unnoticed.
    function test_refusesCoordinatesThatAreNotReduced() public {
        for (uint256 word; word < _NUM_WORDS; ++word) {
            bytes memory key =
                put(_good, word, PlainGroth16.wordOf(_good, word) + COORDINATE_MODULUS);
            refuses(
                key, abi.encodeWithSelector(Groth16Key.InvalidKeyPoint.selector, offsetOf(word))
            );
        }
    }

    /// @dev A zero alone is not infinity.
    function test_refusesPointsWithOneCoordinateLeftOut() public {
        for (uint256 word; word < _NUM_WORDS; ++word) {
            refuses(
                put(_good, word, 0),
                abi.encodeWithSelector(Groth16Key.InvalidKeyPoint.selector, offsetOf(word))
            );
        }
    }

    function test_refusesPointsAtInfinity() public {
        for (uint256 word; word < _NUM_WORDS; ++word) {
            if (offsetOf(word) != 0x20 * word) continue;
            bytes memory key = _good;
            uint256 numWords = word >= 2 && word < 14 ? 4 : 2;
            for (uint256 i; i < numWords; ++i) {
                key = put(key, word + i, 0);
            }
            refuses(
                key, abi.encodeWithSelector(Groth16Key.KeyPointAtInfinity.selector, 0x20 * word)
            );
        }
    }

    function test_refusesPointsOutsideTheSubgroup() public {
        for (uint256 word = 2; word < 14; word += 4) {
            refuses(
                putG2(_good, word, outside()),
                abi.encodeWithSelector(Groth16Key.InvalidKeyPoint.selector, 0x20 * word)
            );
        }
    }

    function test_refusesGammaEqualToDelta() public {
        uint256[4] memory gamma;
        for (uint256 i; i < 4; ++i) {
            gamma[i] = PlainGroth16.wordOf(_good, 6 + i);
        }
        refuses(
            putG2(_good, 10, gamma), abi.encodeWithSelector(Groth16Key.GammaEqualsDelta.selector)
        );
    }

    /// @dev A setup whose phases were left out leaves them there.
    function test_refusesGeneratorsOfASetupThatWasNotDone() public {
        refuses(
            put(put(_good, 0, 1), 1, 2),
            abi.encodeWithSelector(Groth16Key.KeyPointIsGenerator.selector, 0)
        );
        refuses(
            putG2(_good, 2, _g2Generator),
            abi.encodeWithSelector(Groth16Key.KeyPointIsGenerator.selector, 0x40)
        );
        refuses(
            putG2(_good, 10, _g2Generator),
            abi.encodeWithSelector(Groth16Key.KeyPointIsGenerator.selector, 0x140)
        );
    }

    /// @dev Gamma is the generator in every key that a ceremony makes; gnark's and snarkjs's do.
    function test_acceptsGammaOfACeremony() public {
        _harness.writeKey(putG2(_good, 6, _g2Generator), 3);
    }

    function refuses(bytes memory key, bytes memory reason) private {
        vm.expectRevert(reason);
        _harness.writeKey(key, 3);
    }

    /// @dev Byte offset of the point that a word belongs to.
    function offsetOf(uint256 word) private pure returns (uint256) {
        if (word < 2) return 0;
        if (word < 14) return 0x20 * (word - (word - 2) % 4);
        return 0x20 * (word - word % 2);
    }

    function put(bytes memory key, uint256 word, uint256 value)
        private
        pure
        returns (bytes memory copy)
    {
        copy = bytes.concat(key);
        assembly ("memory-safe") {
            mstore(add(add(copy, 0x20), shl(5, word)), value)
        }
    }

    function putG2(bytes memory key, uint256 word, uint256[4] memory point)
        private
        pure
        returns (bytes memory copy)
    {
        copy = key;
        for (uint256 i; i < 4; ++i) {
            copy = put(copy, word + i, point[i]);
        }
    }
}

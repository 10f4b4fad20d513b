// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {SSTORE2} from "solady/utils/SSTORE2.sol";

/// @dev Byte offsets of a key's parts; alpha is at 0.
uint256 constant KEY_BETA = 0x40;
uint256 constant KEY_GAMMA = 0xc0;
uint256 constant KEY_DELTA = 0x140;
uint256 constant KEY_IC = 0x1c0;

/// @dev Order of the field that coordinates are in.
uint256 constant COORDINATE_MODULUS =
    21_888_242_871_839_275_222_246_405_745_257_275_088_696_311_157_297_823_662_689_037_894_645_226_208_583;

/// @title Groth16Key
/// @notice Verifying keys as data contracts: a new trusted setup never changes code.
/// @dev A key is `alpha beta gamma delta IC_0 ... IC_n` for n public inputs, G1 points as `x y`, G2
/// points as `x1 x0 y1 y0` (imaginary part first, as EIP-197 has it), in 32-byte words. The data
/// contract holds it behind one STOP byte.
library Groth16Key {
    /// @dev Hashes of the groups' generators, in the key's encoding.
    bytes32 private constant _G1_GENERATOR = keccak256(abi.encode(1, 2));
    bytes32 private constant _G2_GENERATOR = keccak256(
        abi.encode(
            0x198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2,
            0x1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed,
            0x090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b,
            0x12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa
        )
    );

    /// @notice Give the key of a circuit with the right number of public inputs.
    /// @param length Bytes of the key that was given.
    /// @param required Bytes of a key with that number of inputs.
    error InvalidKeyLength(uint256 length, uint256 required);
    /// @notice Make the key in a finished setup: a point at infinity binds nothing.
    /// @param offset Where the point is in the key, in bytes.
    error KeyPointAtInfinity(uint256 offset);
    /// @notice Encode the key as above: this is no point of its group.
    /// @param offset Where the point is in the key, in bytes.
    error InvalidKeyPoint(uint256 offset);
    /// @notice Make the key in a finished setup: a generator where there should be a random point.
    /// @param offset Where the point is in the key, in bytes.
    error KeyPointIsGenerator(uint256 offset);
    /// @notice Make the key in a finished setup: with this one anyone could prove anything.
    error GammaEqualsDelta();

    /// @notice Checks a key for a circuit with `numInputs` public inputs and writes it to a new
    /// data contract.
    function write(bytes memory key, uint256 numInputs_) internal returns (address pointer) {
        check(key, numInputs_);
        pointer = SSTORE2.write(key);
    }

    /// @notice Reverts unless the key can be one of a finished setup.
    /// @dev Every point is in its group and none is at infinity, since an input whose point is
    /// would be bound by nothing. With `gamma = delta`, which is what a setup without its second
    /// phase leaves, anyone can prove anything. That they are both fresh cannot be seen here, but a
    /// generator in the place of alpha, beta or delta betrays an unfinished setup. Gamma may be the
    /// generator: every ceremony leaves it so, and soundness needs delta alone to be unknown.
    function check(bytes memory key, uint256 numInputs_) internal view {
        uint256 required = KEY_IC + 0x40 * (numInputs_ + 1);
        if (key.length != required) revert InvalidKeyLength(key.length, required);

        _checkG1(key, 0);
        _checkG2(key, KEY_BETA);
        _checkG2(key, KEY_GAMMA);
        _checkG2(key, KEY_DELTA);
        for (uint256 offset = KEY_IC; offset < required; offset += 0x40) {
            _checkG1(key, offset);
        }

        if (_hash(key, 0, 0x40) == _G1_GENERATOR) revert KeyPointIsGenerator(0);
        if (_hash(key, KEY_BETA, 0x80) == _G2_GENERATOR) revert KeyPointIsGenerator(KEY_BETA);
        if (_hash(key, KEY_DELTA, 0x80) == _G2_GENERATOR) revert KeyPointIsGenerator(KEY_DELTA);
        if (_hash(key, KEY_GAMMA, 0x80) == _hash(key, KEY_DELTA, 0x80)) revert GammaEqualsDelta();
    }

    /// @dev Number of public inputs of a key in a data contract.
    function numInputs(address pointer) internal view returns (uint256) {
        return (pointer.code.length - 1 - KEY_IC) / 0x40 - 1;
    }

    function _checkG1(bytes memory key, uint256 offset) private pure {
        uint256 x = _word(key, offset);
        uint256 y = _word(key, offset + 0x20);
        if (x | y == 0) revert KeyPointAtInfinity(offset);
        uint256 p = COORDINATE_MODULUS;
        bool onCurve = mulmod(y, y, p) == addmod(mulmod(mulmod(x, x, p), x, p), 3, p);
        if (x >= p || y >= p || !onCurve) revert InvalidKeyPoint(offset);
    }

    /// @dev The pairing precompile refuses what is not in the subgroup. Paired with infinity, all
    /// of the subgroup gives 1.
    function _checkG2(bytes memory key, uint256 offset) private view {
        uint256 x1 = _word(key, offset);
        uint256 x0 = _word(key, offset + 0x20);
        uint256 y1 = _word(key, offset + 0x40);
        uint256 y0 = _word(key, offset + 0x60);
        if (x1 | x0 | y1 | y0 == 0) revert KeyPointAtInfinity(offset);
        (bool success, bytes memory one) =
            address(0x08).staticcall{gas: 200_000}(abi.encode(0, 0, x1, x0, y1, y0));
        if (!success || one.length != 0x20) revert InvalidKeyPoint(offset);
    }

    function _word(bytes memory key, uint256 offset) private pure returns (uint256 word) {
        // Callers stay within the length that `check` has asserted.
        assembly ("memory-safe") {
            word := mload(add(add(key, 0x20), offset))
        }
    }

    function _hash(bytes memory key, uint256 offset, uint256 length)
        private
        pure
        returns (bytes32 hash)
    {
        assembly ("memory-safe") {
            hash := keccak256(add(add(key, 0x20), offset), length)
        }
    }
}

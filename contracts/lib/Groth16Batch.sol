// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Field} from "./Field.sol";
import {COORDINATE_MODULUS, Groth16Key, KEY_DELTA, KEY_GAMMA, KEY_IC} from "./Groth16Key.sol";

/// @title Groth16Batch
/// @notice Verifies Groth16 proofs over BN254, many under several keys in one pairing or one alone, docs/PROTOCOL.md section 10.
/// @dev A precompile that fails takes all gas it was given. Each call gets no more than a bound above the price of EIP-1108, with
/// room for a rise (EIP-7904 proposes 314 for an addition): a bad point costs its sender the bound and no more.
/// The plain form of everything here is test/verifier/PlainGroth16.sol, which the tests compare it with.
library Groth16Batch {
    /// @dev Bounds for 150, 6000 and 45000 + 34000 a pair.
    uint256 private constant _ADD_GAS = 1000;
    uint256 private constant _MUL_GAS = 9000;
    uint256 private constant _PAIRING_GAS = 56_250;
    uint256 private constant _PAIR_GAS = 42_500;

    /// @notice Whether one proof is valid for a key and its public inputs. Never reverts on what the prover chose.
    /// @param key Data contract of `Groth16Key`.
    /// @param proof A, B and C as EIP-197 orders them.
    /// @param inputs Public inputs; false when one is not a field element or their number is not the key's.
    function verifySingle(address key, uint256[8] calldata proof, uint256[] memory inputs)
        internal
        view
        returns (bool valid)
    {
        uint256 r = Field.R;
        uint256 numInputs = inputs.length;
        if (numInputs != Groth16Key.numInputs(key)) return false;

        // e(-A, B) * e(alpha, beta) * e(L, gamma) * e(C, delta) = 1, L = IC_0 + sum of inputs[j] * IC_{j+1}.
        // Written in place, because with `bytes` for each call of a precompile it costs 6 % more. Works beyond the free memory
        // pointer, which stays: four pairs of 0xc0 bytes, then the key.
        assembly ("memory-safe") {
            let pairs := mload(0x40)
            let data := add(pairs, 0x300)
            extcodecopy(key, data, 1, add(KEY_IC, shl(6, add(numInputs, 1))))

            // -A.y: canonical if 0 < A.y < modulus, which `valid` asserts. No point has y = 0; infinity is refused.
            let ay := calldataload(add(proof, 0x20))
            valid := and(lt(ay, COORDINATE_MODULUS), gt(ay, 0))
            mstore(pairs, calldataload(proof))
            mstore(add(pairs, 0x20), sub(COORDINATE_MODULUS, ay))
            calldatacopy(add(pairs, 0x40), add(proof, 0x40), 0x80)

            // alpha beta are a pair as they stand.
            mcopy(add(pairs, 0xc0), data, 0xc0)

            // L is summed where it belongs; the slot after it takes each term before gamma does. ecMul wants the scalar after the
            // point, where the next IC is: so from the last, which nobody needs any more.
            let sum := add(pairs, 0x180)
            let ic := add(data, KEY_IC)
            mcopy(sum, ic, 0x40)
            for { let j := numInputs } j { j := sub(j, 1) } {
                let point := add(ic, shl(6, j))
                let x := mload(add(inputs, shl(5, j)))
                valid := and(valid, lt(x, r))
                mstore(add(point, 0x40), x)
                valid := and(valid, staticcall(_MUL_GAS, 7, point, 0x60, add(sum, 0x40), 0x40))
                valid := and(valid, staticcall(_ADD_GAS, 6, sum, 0x80, sum, 0x40))
            }
            mcopy(add(sum, 0x40), add(data, KEY_GAMMA), 0x80)

            calldatacopy(add(pairs, 0x240), add(proof, 0xc0), 0x40)
            mcopy(add(pairs, 0x280), add(data, KEY_DELTA), 0x80)

            if valid {
                // Zero if nothing answers.
                mstore(0x00, 0)
                valid := staticcall(add(_PAIRING_GAS, mul(4, _PAIR_GAS)), 8, pairs, 0x300, 0x00, 0x20)
                valid := and(valid, eq(mload(0x00), 1))
            }
        }
    }
}

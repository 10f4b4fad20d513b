// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Field} from "./Field.sol";
import {
    COORDINATE_MODULUS,
    Groth16Key,
    KEY_BETA,
    KEY_DELTA,
    KEY_GAMMA,
    KEY_IC
} from "./Groth16Key.sol";

/// @notice Proofs gathered for one pairing.
struct Batch {
    /// @dev What the weights are drawn from. It binds every proof, every public input and the keys.
    uint256 seed;
    /// @dev Number of proofs so far.
    uint256 size;
    /// @dev Input of the pairing so far: pairs of a G1 and a G2 point.
    bytes pairs;
}

/// @notice What is summed over the proofs of one key.
struct Sums {
    address key;
    /// @dev What every weight of the key is multiplied by: it sets the key's equation apart from
    /// the other keys'.
    uint256 factor;
    /// @dev Sum of the weights, then the weighted sum of each public input, modulo r: the scalars
    /// of IC_0 ... IC_n.
    uint256[] columns;
}

/// @title Groth16Batch
/// @notice Verifies Groth16 proofs over BN254, many under several keys in one pairing or one alone,
/// docs/PROTOCOL.md section 10.
/// @dev A precompile that fails takes all gas it was given. Each call gets no more than a bound
/// above the price of EIP-1108, with room for a rise (EIP-7904 proposes 314 for an addition): a bad
/// point costs its sender the bound and no more. A batch takes no C point: whoever adds them up
/// brings one sum for each key, its seal. For given A, B and inputs there is one C that is right,
/// so there is one sum that is right, and to know it for weights drawn from all that is to know
/// every C: docs/SECURITY.md. That saves a multiplication, an addition and 64 bytes of calldata a
/// proof. The plain form of everything here is test/verifier/PlainGroth16.sol, which the tests
/// compare it with.
library Groth16Batch {
    /// @dev Bounds for 150, 6000 and 45000 + 34000 a pair.
    uint256 private constant _ADD_GAS = 1000;
    uint256 private constant _MUL_GAS = 9000;
    uint256 private constant _PAIRING_GAS = 56_250;
    uint256 private constant _PAIR_GAS = 42_500;

    uint256 private constant _LOW_128 = 0xffffffffffffffffffffffffffffffff;

    /// @notice An empty batch with room for `capacity` proofs under `numKeys` keys.
    /// @param seed Must depend on all that is going to be added.
    function open(uint256 seed, uint256 capacity, uint256 numKeys)
        internal
        pure
        returns (Batch memory batch)
    {
        batch.seed = seed;
        batch.pairs = new bytes(0xc0 * (capacity + 3 * numKeys));
        bytes memory pairs = batch.pairs;
        // The length says what is in use.
        assembly ("memory-safe") {
            mstore(pairs, 0)
        }
    }

    /// @notice Empty sums for a key.
    /// @param factor 1 for one key of a batch; for each other one drawn from the seed *and all
    /// seals*. Wrong seals of two keys could make up for each other if the product of both
    /// equations were all that counts.
    function sumsFor(address key, uint256 factor) internal view returns (Sums memory sums) {
        sums.key = key;
        sums.factor = factor;
        sums.columns = new uint256[](Groth16Key.numInputs(key) + 1);
    }

    /// @notice Adds a proof, weighted with the low 128 bits of keccak256(seed, index) times the
    /// key's factor.
    /// @dev Whoever adds more than the capacity writes over memory that is not the batch's.
    /// @param inputs Memory position of the first `numInputs` public inputs. Those the key has
    /// beyond them are zero and add nothing.
    /// @param points A and B as EIP-197 orders them.
    /// @return ok False when an input is not a field element or A is not on the curve. The batch is
    /// then of no use.
    function add(
        Batch memory batch,
        Sums memory sums,
        uint256 inputs,
        uint256 numInputs,
        uint256[6] calldata points
    ) internal view returns (bool ok) {
        uint256 r = Field.R;
        // All in place: each precompile reads its input where the last one, or a copy from
        // calldata, has left it. Nine tenths of the cost is the precompiles' own; the plain form
        // adds 30 % to it.
        assembly ("memory-safe") {
            let index := mload(add(batch, 0x20))
            mstore(add(batch, 0x20), add(index, 1))
            mstore(0x00, mload(batch))
            mstore(0x20, index)
            let weight := mulmod(and(keccak256(0x00, 0x40), _LOW_128), mload(add(sums, 0x20)), r)

            // The pair -weight * A, B. The equation is used with all signs changed: one scalar to
            // negate, no point.
            let pairs := mload(add(batch, 0x40))
            let length := mload(pairs)
            mstore(pairs, add(length, 0xc0))
            let pair := add(add(pairs, 0x20), length)
            calldatacopy(pair, points, 0x40)
            mstore(add(pair, 0x40), sub(r, weight))
            ok := staticcall(_MUL_GAS, 7, pair, 0x60, pair, 0x40)
            calldatacopy(add(pair, 0x40), add(points, 0x40), 0x80)

            // One multiplication modulo r for each input: the points they belong to are multiplied
            // once for all proofs.
            let column := add(mload(add(sums, 0x40)), 0x20)
            mstore(column, addmod(mload(column), weight, r))
            let apart := sub(inputs, column)
            for { let last := add(column, shl(5, numInputs)) } lt(column, last) {} {
                let x := mload(add(column, apart))
                column := add(column, 0x20)
                // Empty child slots are zero.
                if x {
                    ok := and(ok, lt(x, r))
                    mstore(column, addmod(mload(column), mulmod(weight, x, r), r))
                }
            }
        }
    }

    /// @notice Adds the three pairs of a key, after its last proof. A key without proofs adds none,
    /// whatever its seal.
    /// @param seal Sum of weight * C over the key's proofs, the weights without the key's factor.
    /// @return ok False when the seal is not on the curve. The batch is then of no use.
    function close(Batch memory batch, Sums memory sums, uint256[2] calldata seal)
        internal
        view
        returns (bool ok)
    {
        if (sums.columns[0] == 0) return true;

        // alpha * sum of weights, beta; L = sum of IC_j * columns[j], gamma; factor * seal, delta.
        assembly ("memory-safe") {
            let column := mload(add(sums, 0x40))
            let numPoints := mload(column)
            column := add(column, 0x20)
            let data := mload(0x40)
            extcodecopy(mload(sums), data, 1, add(KEY_IC, shl(6, numPoints)))

            let pairs := mload(add(batch, 0x40))
            let length := mload(pairs)
            mstore(pairs, add(length, 0x240))
            let pair := add(add(pairs, 0x20), length)
            mcopy(pair, data, 0x40)
            mstore(add(pair, 0x40), mload(column))
            ok := staticcall(_MUL_GAS, 7, pair, 0x60, pair, 0x40)
            mcopy(add(pair, 0x40), add(data, KEY_BETA), 0x80)

            // As in `verifySingle`: from the last point, the scalar where a point was that nobody
            // needs any more.
            pair := add(pair, 0xc0)
            mstore(pair, 0)
            mstore(add(pair, 0x20), 0)
            let ic := add(data, KEY_IC)
            for { let j := numPoints } j {} {
                j := sub(j, 1)
                let point := add(ic, shl(6, j))
                mstore(add(point, 0x40), mload(add(column, shl(5, j))))
                ok := and(ok, staticcall(_MUL_GAS, 7, point, 0x60, add(pair, 0x40), 0x40))
                ok := and(ok, staticcall(_ADD_GAS, 6, pair, 0x80, pair, 0x40))
            }
            mcopy(add(pair, 0x40), add(data, KEY_GAMMA), 0x80)

            pair := add(pair, 0xc0)
            calldatacopy(pair, seal, 0x40)
            mstore(add(pair, 0x40), mload(add(sums, 0x20)))
            ok := and(ok, staticcall(_MUL_GAS, 7, pair, 0x60, pair, 0x40))
            mcopy(add(pair, 0x40), add(data, KEY_DELTA), 0x80)
        }
    }

    /// @notice Whether all proofs of a batch whose keys are closed are valid. An empty batch proves
    /// nothing and is not.
    function isValid(Batch memory batch) internal view returns (bool valid) {
        bytes memory pairs = batch.pairs;
        uint256 bound = _PAIRING_GAS + _PAIR_GAS * (pairs.length / 0xc0);
        assembly ("memory-safe") {
            let length := mload(pairs)
            if length {
                // Zero if nothing answers.
                mstore(0x00, 0)
                valid := staticcall(bound, 8, add(pairs, 0x20), length, 0x00, 0x20)
                valid := and(valid, eq(mload(0x00), 1))
            }
        }
    }

    /// @notice Whether one proof is valid for a key and its public inputs. Never reverts on what
    /// the prover chose.
    /// @param key Data contract of `Groth16Key`.
    /// @param proof A, B and C as EIP-197 orders them.
    /// @param inputs Public inputs; false when one is not a field element or their number is not
    /// the key's.
    function verifySingle(address key, uint256[8] calldata proof, uint256[] memory inputs)
        internal
        view
        returns (bool valid)
    {
        uint256 r = Field.R;
        uint256 numInputs = inputs.length;
        if (numInputs != Groth16Key.numInputs(key)) return false;

        // e(-A, B) * e(alpha, beta) * e(L, gamma) * e(C, delta) = 1, L = IC_0 + sum of inputs[j] *
        // IC_{j+1}. Written in place, because with `bytes` for each call of a precompile it costs 6
        // % more. Works beyond the free memory pointer, which stays: four pairs of 0xc0 bytes, then
        // the key.
        assembly ("memory-safe") {
            let pairs := mload(0x40)
            let data := add(pairs, 0x300)
            extcodecopy(key, data, 1, add(KEY_IC, shl(6, add(numInputs, 1))))

            // -A.y: canonical if 0 < A.y < modulus, which `valid` asserts. No point has y = 0;
            // infinity is refused.
            let ay := calldataload(add(proof, 0x20))
            valid := and(lt(ay, COORDINATE_MODULUS), gt(ay, 0))
            mstore(pairs, calldataload(proof))
            mstore(add(pairs, 0x20), sub(COORDINATE_MODULUS, ay))
            calldatacopy(add(pairs, 0x40), add(proof, 0x40), 0x80)

            // alpha beta are a pair as they stand.
            mcopy(add(pairs, 0xc0), data, 0xc0)

            // L is summed where it belongs; the slot after it takes each term before gamma does.
            // ecMul wants the scalar after the point, where the next IC is: so from the last, which
            // nobody needs any more.
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
                valid := staticcall(
                    add(_PAIRING_GAS, mul(4, _PAIR_GAS)),
                    8,
                    pairs,
                    0x300,
                    0x00,
                    0x20
                )
                valid := and(valid, eq(mload(0x00), 1))
            }
        }
    }
}

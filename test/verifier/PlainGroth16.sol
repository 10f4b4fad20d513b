// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Field} from "../../contracts/lib/Field.sol";
import {Item} from "../harness/IGroth16Harness.sol";

/// @notice The equation of docs/PROTOCOL.md section 10, term by term, without assembly: what
/// `Groth16Batch` must agree with.
library PlainGroth16 {
    struct G1 {
        uint256 x;
        uint256 y;
    }

    struct G2 {
        uint256 x1;
        uint256 x0;
        uint256 y1;
        uint256 y0;
    }

    struct Key {
        G1 alpha;
        G2 beta;
        G2 gamma;
        G2 delta;
        G1[] ic;
    }

    error PrecompileFailed();

    /// @dev Weights of 1 for all, for want of a seed: the unsound form that the weights are there
    /// to prevent.
    function allOnes(uint256 n) internal pure returns (uint256[] memory weights) {
        weights = new uint256[](n);
        for (uint256 i; i < n; ++i) {
            weights[i] = 1;
        }
    }

    /// @dev The weights of a batch: low 128 bits of keccak256(seed, i).
    function weightsOf(uint256 seed, uint256 n) internal pure returns (uint256[] memory weights) {
        weights = new uint256[](n);
        for (uint256 i; i < n; ++i) {
            weights[i] = uint128(uint256(keccak256(abi.encode(seed, i))));
        }
    }

    /// @dev The seals of a batch: for each key the sum of weight * C over its proofs.
    function sealsOf(uint256 numKeys, Item[] memory items, uint256[] memory weights)
        internal
        view
        returns (uint256[2][] memory seals)
    {
        seals = new uint256[2][](numKeys);
        for (uint256 i; i < items.length; ++i) {
            uint256[2] memory seal = seals[items[i].key];
            (,, G1 memory c) = points(items[i].proof);
            G1 memory sum = add(G1(seal[0], seal[1]), mul(c, weights[i]));
            (seal[0], seal[1]) = (sum.x, sum.y);
        }
    }

    /// @dev Whether the equation of every key holds, each in a pairing of its own: what a batch
    /// must come to. False without items. Reverts when a point is not one.
    function verify(
        bytes[] memory keys,
        Item[] memory items,
        uint256[] memory weights,
        uint256[2][] memory seals
    ) internal view returns (bool valid) {
        valid = items.length != 0;
        for (uint256 v; v < keys.length; ++v) {
            bytes memory pairs = pairsOf(parse(keys[v]), v, items, weights, seals[v]);
            if (pairs.length != 0) valid = isOne(pairs) && valid;
        }
    }

    /// @dev Whether the product of the keys' equations is 1: less than that each holds.
    function verifyProduct(
        bytes[] memory keys,
        Item[] memory items,
        uint256[] memory weights,
        uint256[2][] memory seals
    ) internal view returns (bool) {
        bytes memory pairs;
        for (uint256 v; v < keys.length; ++v) {
            pairs = bytes.concat(pairs, pairsOf(parse(keys[v]), v, items, weights, seals[v]));
        }
        return isOne(pairs);
    }

    /// @dev The pairs of a key's equation, none when it has no items.
    function pairsOf(
        Key memory key,
        uint256 v,
        Item[] memory items,
        uint256[] memory weights,
        uint256[2] memory seal
    ) internal view returns (bytes memory pairs) {
        uint256 sum;
        G1 memory l;
        for (uint256 i; i < items.length; ++i) {
            if (items[i].key != v) continue;
            (G1 memory a, G2 memory b,) = points(items[i].proof);
            pairs = bytes.concat(pairs, abi.encode(mul(a, weights[i]), b));
            sum = addmod(sum, weights[i], Field.R);
            l = add(l, mul(combine(key, items[i].inputs), weights[i]));
        }
        if (pairs.length == 0) return pairs;
        return bytes.concat(
            pairs,
            abi.encode(negate(mul(key.alpha, sum)), key.beta),
            abi.encode(negate(l), key.gamma),
            abi.encode(negate(G1(seal[0], seal[1])), key.delta)
        );
    }

    function isOne(bytes memory pairs) internal view returns (bool) {
        (bool success, bytes memory result) = address(8).staticcall(pairs);
        if (!success) revert PrecompileFailed();
        return abi.decode(result, (uint256)) == 1;
    }

    /// @dev L = IC_0 + sum of x_j * IC_{j+1}.
    function combine(Key memory key, uint256[] memory inputs) internal view returns (G1 memory l) {
        l = key.ic[0];
        for (uint256 j; j < inputs.length; ++j) {
            l = add(l, mul(key.ic[j + 1], inputs[j]));
        }
    }

    function parse(bytes memory data) internal pure returns (Key memory key) {
        uint256 numWords = data.length / 0x20;
        uint256[] memory w = new uint256[](numWords);
        for (uint256 i; i < numWords; ++i) {
            w[i] = wordOf(data, i);
        }
        key.alpha = G1(w[0], w[1]);
        key.beta = G2(w[2], w[3], w[4], w[5]);
        key.gamma = G2(w[6], w[7], w[8], w[9]);
        key.delta = G2(w[10], w[11], w[12], w[13]);
        key.ic = new G1[]((numWords - 14) / 2);
        for (uint256 j; j < key.ic.length; ++j) {
            key.ic[j] = G1(w[14 + 2 * j], w[15 + 2 * j]);
        }
    }

    function points(uint256[8] memory p)
        internal
        pure
        returns (G1 memory a, G2 memory b, G1 memory c)
    {
        return (G1(p[0], p[1]), G2(p[2], p[3], p[4], p[5]), G1(p[6], p[7]));
    }

    function add(G1 memory p, G1 memory q) internal view returns (G1 memory) {
        return _call(6, abi.encode(p, q));
    }

    function mul(G1 memory p, uint256 k) internal view returns (G1 memory) {
        return _call(7, abi.encode(p, k));
    }

    function negate(G1 memory p) internal view returns (G1 memory) {
        return mul(p, Field.R - 1);
    }

    function wordOf(bytes memory data, uint256 index) internal pure returns (uint256 word) {
        for (uint256 i; i < 0x20; ++i) {
            word = (word << 8) | uint8(data[0x20 * index + i]);
        }
    }

    function _call(uint160 precompile, bytes memory input) private view returns (G1 memory) {
        (bool success, bytes memory result) = address(precompile).staticcall(input);
        if (!success) revert PrecompileFailed();
        return abi.decode(result, (G1));
    }
}

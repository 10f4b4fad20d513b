// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISequencing} from "../interfaces/ISequencing.sol";
import {Field} from "./Field.sol";

/// @title Fingerprint
/// @notice What ties a proof to the body that was revealed, docs/PROTOCOL.md section 5: the body's words are the coefficients of a
/// polynomial over the scalar field, evaluated at a point that nobody knows before words and transaction root are fixed.
library Fingerprint {
    bytes32 private constant CHALLENGE_TAG = keccak256("fernet.challenge.body");

    uint256 private constant _WORD_SIZE = 32;

    /// @dev The point. The winning proposal has both commitments: to the revealed body and to the transactions to be proven.
    function challenge(uint256 chainId, address settlement, uint64 slot, bytes32 bodyHash, uint256 txRoot)
        internal
        pure
        returns (uint256)
    {
        return
            uint256(keccak256(abi.encode(CHALLENGE_TAG, chainId, settlement, slot, bodyHash, txRoot)))
                % Field.R;
    }

    /// @dev Sum of word_j * point^(wordsPerTx * numTxs + j), modulo r. Base node n holds two transactions, so its words have the powers
    /// from 2 * wordsPerTx * n on: the first base node is numTxs / 2. Words that the body leaves out at its end are zero.
    /// Reverts unless the body is whole words, no more than fit into the block, each a field element.
    function evaluate(bytes calldata body, uint256 point, uint32 numTxs, uint32 wordsPerTx)
        internal
        pure
        returns (uint256 sum)
    {
        uint256 r = Field.R;
        uint256 maxWords = uint256(wordsPerTx) * numTxs;
        if (body.length % _WORD_SIZE != 0) revert ISequencing.BodyNotWords(body.length);
        if (body.length > maxWords * _WORD_SIZE) {
            revert ISequencing.BodyTooLong(body.length, maxWords * _WORD_SIZE);
        }

        // Horner's rule, from the last word.
        for (uint256 position = body.length; position != 0;) {
            uint256 word;
            // The position is within the body; a slice would check that again for each word.
            unchecked {
                position -= _WORD_SIZE;
            }
            assembly ("memory-safe") {
                word := calldataload(add(body.offset, position))
            }
            if (word >= r) revert ISequencing.BodyWordOutOfField(position / _WORD_SIZE, word);
            sum = addmod(mulmod(sum, point, r), word, r);
        }
        sum = mulmod(sum, _power(point, maxWords), r);
    }

    /// @dev base^exponent modulo r, by squaring.
    function _power(uint256 base, uint256 exponent) private pure returns (uint256 result) {
        uint256 r = Field.R;
        result = 1;
        for (; exponent != 0; exponent >>= 1) {
            if (exponent & 1 != 0) result = mulmod(result, base, r);
            base = mulmod(base, base, r);
        }
    }
}

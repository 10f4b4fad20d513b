// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Field} from "./Field.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Fingerprint
/// @notice What ties a proof to the body that was revealed, docs/PROTOCOL.md section 5: the body's
/// words are the coefficients of a polynomial over the scalar field, evaluated at a point that
/// nobody knows before words and transaction root are fixed.
library Fingerprint {
    /// @notice A word of the body is no field element: no proof could be made of it.
    /// @param position Position of the word's first byte in the body.
    /// @param word The word, at or above the order of the scalar field.
    error BodyWordOutOfField(uint256 position, uint256 word);

    bytes32 private constant _CHALLENGE_TAG = keccak256("fernet.challenge.body");

    uint256 private constant _WORD_SIZE = 32;

    /// @dev The point. The winning proposal has both commitments: to the revealed body and to the
    /// transactions to be proven.
    function bodyChallenge(
        uint256 chainId,
        address settlement,
        uint64 slot,
        bytes32 bodyHash,
        uint256 txRoot
    ) internal pure returns (uint256) {
        return uint256(
            keccak256(abi.encode(_CHALLENGE_TAG, chainId, settlement, slot, bodyHash, txRoot))
        ) % Field.R;
    }

    /// @dev Sum of word_j * point^(W * numTxs + j), modulo r, over the W = ceil(txBytes / 32) words
    /// of each transaction: 32 bytes each, the last the rest. Base node n of k transactions has the
    /// powers from k * W * n on; the first base node is numTxs / k, so the sum does not depend on
    /// k. Transactions that the body leaves out at its end are zero. Reverts unless each word is a
    /// field element. The body is whole transactions, see `Body.seenTxs`.
    function fingerprint(bytes calldata body, uint256 point, uint32 numTxs, uint32 txBytes)
        internal
        pure
        returns (uint256 sum)
    {
        uint256 r = Field.R;
        uint256 wordsPerTx = Math.ceilDiv(txBytes, _WORD_SIZE);
        // The last word of a transaction has `txBytes - _WORD_SIZE * (wordsPerTx - 1)` bytes; it is
        // read with what follows it, which is cut.
        uint256 lastSize = txBytes - _WORD_SIZE * (wordsPerTx - 1);
        uint256 cut = 8 * (_WORD_SIZE - lastSize);

        // Horner's rule, from the last word. Positions are within the body: a slice would check
        // that again for each word.
        unchecked {
            for (uint256 end = body.length; end != 0; end -= txBytes) {
                uint256 position = end - lastSize;
                uint256 word = _wordAt(body, position) >> cut;
                for (uint256 i = wordsPerTx;;) {
                    if (word >= r) revert BodyWordOutOfField(position, word);
                    sum = addmod(mulmod(sum, point, r), word, r);
                    if (--i == 0) break;
                    position -= _WORD_SIZE;
                    word = _wordAt(body, position);
                }
            }
        }
        sum = mulmod(sum, _power(point, wordsPerTx * numTxs), r);
    }

    /// @dev The 32 bytes at a position, zeros beyond the end of calldata.
    function _wordAt(bytes calldata body, uint256 position) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := calldataload(add(body.offset, position))
        }
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

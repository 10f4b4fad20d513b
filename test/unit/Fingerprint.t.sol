// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Field} from "../../contracts/lib/Field.sol";
import {Fingerprint} from "../../contracts/lib/Fingerprint.sol";
import {Test} from "forge-std/Test.sol";

contract FingerprintTest is Test {
    uint32 private constant WORDS_PER_TX = 8;

    function evaluate(bytes calldata body, uint256 point, uint32 numTxs) external pure returns (uint256) {
        return Fingerprint.evaluate(body, point, numTxs, WORDS_PER_TX);
    }

    /// Against the sum as docs/PROTOCOL.md section 5 writes it.
    function testFuzz_isTheSum(uint256[] memory words, uint256 point, uint8 height) public view {
        uint32 numTxs = uint32(4) << (height % 4);
        point %= Field.R;
        words = _fitted(words, numTxs);
        uint256 sum;
        uint256 power = _power(point, 2 * WORDS_PER_TX * (numTxs / 2));
        for (uint256 j; j < words.length; ++j) {
            sum = addmod(sum, mulmod(words[j], power, Field.R), Field.R);
            power = mulmod(power, point, Field.R);
        }
        assertEq(this.evaluate(abi.encodePacked(words), point, numTxs), sum);
    }

    function testFuzz_missingWordsAreZero(uint256[] memory words, uint256 point, uint8 zeros) public view {
        words = _fitted(words, 16);
        bytes memory body = abi.encodePacked(words);
        uint256 room = WORDS_PER_TX * 16 - words.length;
        bytes memory padded = bytes.concat(body, new bytes(32 * (zeros % (room + 1))));
        assertEq(this.evaluate(body, point % Field.R, 16), this.evaluate(padded, point % Field.R, 16));
    }

    /// A zero before a word moves it to another power.
    function testFuzz_leadingZerosMatter(uint256 word, uint256 point) public view {
        word = bound(word, 1, Field.R - 1);
        point = bound(point, 2, Field.R - 1);
        assertNotEq(this.evaluate(abi.encode(word), point, 4), this.evaluate(abi.encode(0, word), point, 4));
    }

    /// A block of 2^31 transactions with 2^31 words each: the first word has the power 2^62.
    function testFuzz_widestBlock(uint256 point, uint8 height, uint8 width) public view {
        uint32 numTxs = uint32(4) << (height % 30);
        uint32 wordsPerTx = uint32(1) << (width % 32);
        point %= Field.R;
        uint256 power = point;
        for (uint256 k; k < 2 + height % 30 + width % 32; ++k) {
            power = mulmod(power, power, Field.R);
        }
        uint256 sum = addmod(5, mulmod(6, point, Field.R), Field.R);
        assertEq(this.evaluate(abi.encode(5, 6), point, numTxs, wordsPerTx), mulmod(sum, power, Field.R));
    }

    function evaluate(bytes calldata body, uint256 point, uint32 numTxs, uint32 wordsPerTx)
        external
        pure
        returns (uint256)
    {
        return Fingerprint.evaluate(body, point, numTxs, wordsPerTx);
    }

    function _fitted(uint256[] memory words, uint32 numTxs) private pure returns (uint256[] memory fitted) {
        uint256 length = words.length % (WORDS_PER_TX * numTxs + 1);
        fitted = new uint256[](length);
        for (uint256 j; j < length; ++j) {
            fitted[j] = words[j] % Field.R;
        }
    }

    function _power(uint256 base, uint256 exponent) private pure returns (uint256 result) {
        result = 1;
        for (uint256 i; i < exponent; ++i) {
            result = mulmod(result, base, Field.R);
        }
    }
}

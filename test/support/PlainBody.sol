// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Field} from "../../contracts/lib/Field.sol";

/// @notice Bodies in plain form: hash and fingerprint as docs/PROTOCOL.md section 5 writes them,
/// byte by byte.
library PlainBody {
    uint256 private constant _CHUNK_TXS = 64;

    function bodyHash(bytes memory body, uint256 txBytes) internal pure returns (bytes32 chained) {
        uint256 chunkSize = _CHUNK_TXS * txBytes;
        for (uint256 start; start < body.length; start += chunkSize) {
            uint256 end = start + chunkSize < body.length ? start + chunkSize : body.length;
            chained = keccak256(bytes.concat(chained, keccak256(part(body, start, end))));
        }
    }

    /// @dev The words of each transaction: 32 bytes each, the last what is left of its bytes.
    function words(bytes memory body, uint256 txBytes)
        internal
        pure
        returns (uint256[] memory result)
    {
        uint256 perTx = wordsPerTx(txBytes);
        result = new uint256[](body.length / txBytes * perTx);
        for (uint256 i; i < body.length; ++i) {
            uint256 j = i / txBytes * perTx + i % txBytes / 32;
            // forge-lint: disable-next-line(unsafe-typecast)
            result[j] = result[j] << 8 | uint8(body[i]);
        }
    }

    function wordsPerTx(uint256 txBytes) internal pure returns (uint256) {
        return (txBytes + 31) / 32;
    }

    /// @dev Sum of word_j * point^(W * numTxs + j).
    function fingerprint(bytes memory body, uint256 point, uint256 numTxs, uint256 txBytes)
        internal
        pure
        returns (uint256 sum)
    {
        uint256[] memory all = words(body, txBytes);
        uint256 power = 1;
        for (uint256 i; i < wordsPerTx(txBytes) * numTxs; ++i) {
            power = mulmod(power, point, Field.R);
        }
        for (uint256 j; j < all.length; ++j) {
            sum = addmod(sum, mulmod(all[j], power, Field.R), Field.R);
            power = mulmod(power, point, Field.R);
        }
    }

    /// @dev body[start:end].
    function part(bytes memory body, uint256 start, uint256 end)
        internal
        pure
        returns (bytes memory result)
    {
        result = new bytes(end - start);
        for (uint256 i; i < result.length; ++i) {
            result[i] = body[start + i];
        }
    }

    /// @dev A body of `numTxs` transactions whose bytes are drawn from a salt. Each word is below
    /// 2^253, which is below r.
    function draw(uint256 numTxs, uint256 txBytes, uint256 salt)
        internal
        pure
        returns (bytes memory body)
    {
        body = new bytes(numTxs * txBytes);
        bytes32 bits;
        for (uint256 i; i < body.length; ++i) {
            if (i % 32 == 0) bits = keccak256(abi.encode(salt, i));
            body[i] = i % txBytes % 32 == 0 ? bits[i % 32] & 0x1f : bits[i % 32];
        }
    }
}

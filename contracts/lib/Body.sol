// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {CHUNK_TXS} from "./Constants.sol";

/// @title Body
/// @notice What a sequencer reveals of a block, docs/PROTOCOL.md section 5: `txBytes` bytes for
/// each transaction.
library Body {
    /// @notice The body is not a whole number of transactions: cut or fill it up.
    /// @param length Bytes of the body.
    /// @param txBytes Bytes of a transaction.
    error BodyNotTxs(uint256 length, uint32 txBytes);
    /// @notice The body has more transactions than the block: leave some out, or propose a larger
    /// block.
    /// @param length Bytes of the body.
    /// @param maxLength Bytes of the block's transactions.
    error BodyTooLong(uint256 length, uint256 maxLength);

    /// @dev Transactions whose bytes are there. Reverts unless the body is whole transactions, no
    /// more than the block has.
    function seenTxs(bytes calldata body, uint32 numTxs, uint32 txBytes)
        internal
        pure
        returns (uint256)
    {
        if (body.length % txBytes != 0) revert BodyNotTxs(body.length, txBytes);
        uint256 maxLength = uint256(txBytes) * numTxs;
        if (body.length > maxLength) revert BodyTooLong(body.length, maxLength);
        return body.length / txBytes;
    }

    /// @dev The chain of the hashes of its chunks of CHUNK_TXS transactions, the last of which may
    /// be shorter: h = keccak256(h, keccak256(chunk)), from 0. So a body that comes in parts has
    /// the hash it has in one.
    function bodyHash(bytes calldata body, uint32 txBytes)
        internal
        pure
        returns (bytes32 chained)
    {
        uint256 chunkSize = CHUNK_TXS * txBytes;
        for (uint256 position; position < body.length; position += chunkSize) {
            uint256 left = body.length - position;
            uint256 size = left < chunkSize ? left : chunkSize;
            chained = keccak256(abi.encode(chained, keccak256(body[position:position + size])));
        }
    }
}

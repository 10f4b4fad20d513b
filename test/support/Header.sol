// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";

/// @notice Makes RLP of L1 headers, with the fields of a header after Prague.
library Header {
    using RLP for RLP.Encoder;

    function encode(uint256 number, bytes32 randao) internal pure returns (bytes memory) {
        return fields(number, randao).encode();
    }

    /// @dev For forks to come, which append fields.
    function fields(uint256 number, bytes32 randao) internal pure returns (RLP.Encoder memory) {
        return RLP.encoder().push(keccak256(abi.encode("parent", number))) // parentHash
            .push(keccak256("ommers")) // ommersHash
            .push(address(0x1234)) // coinbase
            .push(keccak256("state")) // stateRoot
            .push(keccak256("transactions")) // transactionsRoot
            .push(keccak256("receipts")) // receiptsRoot
            .push(new bytes(256)) // logsBloom
            .push(uint256(0)) // difficulty
            .push(number) // number
            .push(uint256(60_000_000)) // gasLimit
            .push(uint256(12_345_678)) // gasUsed
            .push(12 * number) // timestamp
            .push(bytes("extra")) // extraData
            .push(randao) // prevRandao
            .push(new bytes(8)) // nonce
            .push(uint256(7)) // baseFeePerGas
            .push(keccak256("withdrawals")) // withdrawalsRoot
            .push(uint256(0)) // blobGasUsed
            .push(uint256(0)) // excessBlobGas
            .push(keccak256("beacon")) // parentBeaconBlockRoot
            .push(keccak256("requests")); // requestsHash
    }
}

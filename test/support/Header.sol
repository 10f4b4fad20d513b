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
    function fields(uint256 number, bytes32 randao)
        internal
        pure
        returns (RLP.Encoder memory header)
    {
        header = RLP.encoder();
        header.push(keccak256(abi.encode("parent", number))); // parentHash
        header.push(keccak256("ommers")); // ommersHash
        header.push(address(0x1234)); // coinbase
        header.push(keccak256("state")); // stateRoot
        header.push(keccak256("transactions")); // transactionsRoot
        header.push(keccak256("receipts")); // receiptsRoot
        header.push(new bytes(256)); // logsBloom
        header.push(uint256(0)); // difficulty
        header.push(number); // number
        header.push(uint256(60_000_000)); // gasLimit
        header.push(uint256(12_345_678)); // gasUsed
        header.push(12 * number); // timestamp
        header.push(bytes("extra")); // extraData
        header.push(randao); // prevRandao
        header.push(new bytes(8)); // nonce
        header.push(uint256(7)); // baseFeePerGas
        header.push(keccak256("withdrawals")); // withdrawalsRoot
        header.push(uint256(0)); // blobGasUsed
        header.push(uint256(0)); // excessBlobGas
        header.push(keccak256("beacon")); // parentBeaconBlockRoot
        header.push(keccak256("requests")); // requestsHash
    }
}

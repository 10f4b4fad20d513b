// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Body} from "../../contracts/lib/Body.sol";
import {PlainBody} from "../support/PlainBody.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Bodies: whole transactions, no more than the block has, and a hash over chunks of 64 of
/// them.
contract BodyTest is Test {
    uint32 private constant TX_BYTES = 140;

    function seenTxs(bytes calldata body, uint32 numTxs, uint32 txBytes)
        external
        pure
        returns (uint256)
    {
        return Body.seenTxs(body, numTxs, txBytes);
    }

    function bodyHash(bytes calldata body, uint32 txBytes) external pure returns (bytes32) {
        return Body.bodyHash(body, txBytes);
    }

    function test_seenTxs_isTheNumberOfTransactions() public view {
        for (uint32 txs; txs <= 8; ++txs) {
            assertEq(this.seenTxs(new bytes(txs * TX_BYTES), 8, TX_BYTES), txs);
        }
        assertEq(this.seenTxs(new bytes(8), 8, 1), 8);
    }

    function test_seenTxs_takesWholeTransactionsOnly() public {
        uint256[6] memory lengths = [uint256(1), 32, 139, 141, 8 * 140 - 1, 8 * 140 + 1];
        for (uint256 i; i < lengths.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(Body.BodyNotTxs.selector, lengths[i], TX_BYTES));
            this.seenTxs(new bytes(lengths[i]), 8, TX_BYTES);
        }
    }

    function test_seenTxs_takesNoMoreThanTheBlockHas() public {
        vm.expectRevert(abi.encodeWithSelector(Body.BodyTooLong.selector, 9 * 140, 8 * 140));
        this.seenTxs(new bytes(9 * 140), 8, TX_BYTES);
    }

    /// The most transactions of the most bytes: the product is wider than either.
    function test_seenTxs_ofTheWidestBlockDoesNotOverflow() public view {
        assertEq(this.seenTxs(new bytes(1920), type(uint32).max, 1920), 1);
    }

    function test_bodyHash_ofNothingIsZero() public view {
        assertEq(this.bodyHash("", TX_BYTES), 0);
    }

    /// Written out: one transaction, a whole chunk, and one more.
    function test_bodyHash_chainsTheHashesOfChunks() public view {
        bytes memory one = PlainBody.draw(1, TX_BYTES, 1);
        bytes32 expected = keccak256(abi.encodePacked(bytes32(0), keccak256(one)));
        assertEq(this.bodyHash(one, TX_BYTES), expected);
        bytes memory chunk = PlainBody.draw(64, TX_BYTES, 2);
        bytes32 first = keccak256(abi.encodePacked(bytes32(0), keccak256(chunk)));
        assertEq(this.bodyHash(chunk, TX_BYTES), first);
        assertEq(
            this.bodyHash(bytes.concat(chunk, one), TX_BYTES),
            keccak256(abi.encodePacked(first, keccak256(one)))
        );
    }

    function test_bodyHash_againstThePlainForm() public view {
        uint16[8] memory txs = [uint16(0), 1, 63, 64, 65, 127, 128, 130];
        uint32[3] memory sizes = [uint32(1), 32, 140];
        for (uint256 i; i < txs.length; ++i) {
            for (uint256 k; k < sizes.length; ++k) {
                bytes memory body = PlainBody.draw(txs[i], sizes[k], i);
                assertEq(this.bodyHash(body, sizes[k]), PlainBody.bodyHash(body, sizes[k]));
            }
        }
    }

    /// The same bytes, cut elsewhere: transactions of another size have chunks of another size.
    function test_bodyHash_dependsOnWhereChunksEnd() public view {
        bytes memory body = PlainBody.draw(128, 140, 3);
        assertNotEq(this.bodyHash(body, 140), this.bodyHash(body, 70));
        assertNotEq(this.bodyHash(body, 140), this.bodyHash(body, 280));
    }

    /// Two whole chunks, and the same with the border between them a transaction away: what one
    /// gains the other loses.
    function test_bodyHash_ofABodyWhoseChunksMoved() public view {
        bytes memory body = PlainBody.draw(128, TX_BYTES, 4);
        uint256 border = 63 * uint256(TX_BYTES);
        bytes32 moved = keccak256(
            bytes.concat(
                keccak256(bytes.concat(bytes32(0), keccak256(PlainBody.part(body, 0, border)))),
                keccak256(PlainBody.part(body, border, body.length))
            )
        );
        assertNotEq(this.bodyHash(body, TX_BYTES), moved);
        // A null transaction in front moves every border.
        assertNotEq(
            this.bodyHash(body, TX_BYTES),
            this.bodyHash(bytes.concat(new bytes(TX_BYTES), body), TX_BYTES)
        );
        // And one left out at the end is not what it is as zeros, though its words are.
        assertNotEq(
            this.bodyHash(body, TX_BYTES),
            this.bodyHash(bytes.concat(body, new bytes(TX_BYTES)), TX_BYTES)
        );
    }

    /// Each transaction counts, and the order of chunks.
    function testFuzz_bodyHash_bindsEveryByte(uint256 salt, uint8 txs, uint256 position, uint8 bit)
        public
        view
    {
        bytes memory body = PlainBody.draw(1 + txs % 130, 8, salt);
        bytes32 before = this.bodyHash(body, 8);
        body[position % body.length] ^= bytes1(uint8(1) << (bit % 8));
        assertNotEq(this.bodyHash(body, 8), before);
    }

    function test_bodyHash_bindsTheOrderOfChunks() public view {
        bytes memory a = PlainBody.draw(64, 8, 5);
        bytes memory b = PlainBody.draw(64, 8, 6);
        assertNotEq(this.bodyHash(bytes.concat(a, b), 8), this.bodyHash(bytes.concat(b, a), 8));
    }
}

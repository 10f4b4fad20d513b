// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Field} from "../../contracts/lib/Field.sol";
import {Fingerprint} from "../../contracts/lib/Fingerprint.sol";
import {PlainBody} from "../support/PlainBody.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Fingerprints of bodies, against the sum as docs/PROTOCOL.md section 5 writes it.
contract FingerprintTest is Test {
    /// @dev Below, at and above a word, the reference ledger's, and the most.
    uint32[7] private _sizes = [uint32(1), 31, 32, 33, 64, 140, 1920];

    function fingerprint(bytes calldata body, uint256 point, uint32 numTxs, uint32 txBytes)
        external
        pure
        returns (uint256)
    {
        return Fingerprint.fingerprint(body, point, numTxs, txBytes);
    }

    /// What a transaction of 33 bytes is, and of 31, written out.
    function test_wordsAreBigEndianAndTheLastIsWhatIsLeft() public view {
        bytes memory body = abi.encodePacked(uint256(5), uint8(6), uint256(7), uint8(8));
        uint256 point = 1_000_003;
        // 2 words, 4 transactions: powers from 8 on.
        uint256 sum = addmod(
            addmod(5, mulmod(6, point, Field.R), Field.R),
            mulmod(
                mulmod(point, point, Field.R),
                addmod(7, mulmod(8, point, Field.R), Field.R),
                Field.R
            ),
            Field.R
        );
        assertEq(this.fingerprint(body, point, 4, 33), mulmod(sum, _power(point, 8), Field.R));
        // 1 word: powers from 4 on.
        body = abi.encodePacked(uint248(9), uint248(10));
        sum = addmod(9, mulmod(10, point, Field.R), Field.R);
        assertEq(this.fingerprint(body, point, 4, 31), mulmod(sum, _power(point, 4), Field.R));
    }

    /// forge-config: default.fuzz.runs = 128
    function testFuzz_isTheSum(uint256 salt, uint256 point, uint8 size, uint8 height, uint8 txs)
        public
        view
    {
        uint32 txBytes = _sizes[size % 7];
        uint32 numTxs = uint32(4) << (height % 3);
        bytes memory body = PlainBody.draw(txs % (numTxs + 1), txBytes, salt);
        point %= Field.R;
        assertEq(
            this.fingerprint(body, point, numTxs, txBytes),
            PlainBody.fingerprint(body, point, numTxs, txBytes)
        );
    }

    /// forge-config: default.fuzz.runs = 128
    function testFuzz_missingTransactionsAreZero(
        uint256 salt,
        uint256 point,
        uint8 size,
        uint8 txs
    ) public view {
        uint32 txBytes = _sizes[size % 7];
        bytes memory body = PlainBody.draw(txs % 9, txBytes, salt);
        bytes memory padded = bytes.concat(body, new bytes(txBytes * (8 - txs % 9)));
        point %= Field.R;
        assertEq(
            this.fingerprint(body, point, 8, txBytes), this.fingerprint(padded, point, 8, txBytes)
        );
    }

    /// A null transaction before another moves it to other powers.
    function testFuzz_leadingZerosMatter(uint256 word, uint256 point) public view {
        word = bound(word, 1, Field.R - 1);
        point = bound(point, 2, Field.R - 2);
        assertNotEq(
            this.fingerprint(abi.encode(word), point, 4, 32),
            this.fingerprint(abi.encode(0, word), point, 4, 32)
        );
    }

    /// What follows the body in calldata is not read into its last word, which is short.
    /// forge-config: default.fuzz.runs = 128
    function testFuzz_bytesAfterTheBodyDoNotCount(
        uint256 salt,
        uint256 point,
        uint8 size,
        bytes32 behind
    ) public {
        uint32 txBytes = _sizes[size % 7];
        bytes memory body = PlainBody.draw(2, txBytes, salt);
        point %= Field.R;
        uint256 expected = PlainBody.fingerprint(body, point, 4, txBytes);
        // The body's own padding in calldata is written over, and more follows.
        bytes memory head = abi.encodePacked(
            this.fingerprint.selector, uint256(0x80), point, uint256(4), uint256(txBytes)
        );
        bytes memory call = bytes.concat(head, bytes32(body.length), body, behind, behind, behind);
        (bool success, bytes memory answer) = address(this).call(call);
        assertTrue(success);
        assertEq(abi.decode(answer, (uint256)), expected);
        // And where calldata ends with the body, what is not there is zero.
        call = bytes.concat(head, bytes32(body.length), body);
        (success, answer) = address(this).call(call);
        assertTrue(success);
        assertEq(abi.decode(answer, (uint256)), expected);
    }

    /// The first value that is no field element, at each word of a body that is long enough for it.
    function test_rejectsAWordOutOfTheFieldAtEachPlace() public {
        uint32[3] memory sizes = [uint32(32), 64, 140];
        for (uint256 k; k < sizes.length; ++k) {
            uint32 txBytes = sizes[k];
            for (uint256 position; position + 32 <= 3 * txBytes; ++position) {
                if (position % txBytes % 32 != 0 || position % txBytes + 32 > txBytes) continue;
                bytes memory body = new bytes(3 * txBytes);
                _write(body, position, Field.R - 1);
                assertEq(
                    this.fingerprint(body, 7, 4, txBytes),
                    PlainBody.fingerprint(body, 7, 4, txBytes),
                    "below"
                );
                uint256[2] memory above = [Field.R, type(uint256).max];
                for (uint256 i; i < above.length; ++i) {
                    _write(body, position, above[i]);
                    vm.expectRevert(
                        abi.encodeWithSelector(
                            Fingerprint.BodyWordOutOfField.selector, position, above[i]
                        )
                    );
                    this.fingerprint(body, 7, 4, txBytes);
                }
            }
        }
    }

    /// 31 bytes are below r whatever they are: no such word is refused.
    function test_aShortWordIsAlwaysAFieldElement() public view {
        bytes memory body = new bytes(2 * 31);
        for (uint256 i; i < body.length; ++i) {
            body[i] = 0xff;
        }
        assertEq(this.fingerprint(body, 7, 4, 31), PlainBody.fingerprint(body, 7, 4, 31));
        // A body of one word of 32 bytes and one of 31 at most.
        body = bytes.concat(bytes32(Field.R - 1), new bytes(31));
        for (uint256 i = 32; i < body.length; ++i) {
            body[i] = 0xff;
        }
        assertEq(this.fingerprint(body, 7, 4, 63), PlainBody.fingerprint(body, 7, 4, 63));
    }

    /// A block of 2^31 transactions with 60 words each: the first word has the power 60 * 2^31.
    function testFuzz_widestBlock(uint256 point, uint8 height) public view {
        uint32 numTxs = uint32(4) << (height % 30);
        point %= Field.R;
        uint256 power = _power(point, 60);
        for (uint256 k; k < 2 + height % 30; ++k) {
            power = mulmod(power, power, Field.R);
        }
        bytes memory body =
            bytes.concat(bytes32(uint256(5)), bytes32(uint256(6)), new bytes(1920 - 64));
        uint256 sum = addmod(5, mulmod(6, point, Field.R), Field.R);
        assertEq(this.fingerprint(body, point, numTxs, 1920), mulmod(sum, power, Field.R));
    }

    function testFuzz_challenge_isAFieldElementBoundToEveryPart(
        uint64 chainId,
        address settlement,
        uint64 slot,
        bytes32 bodyHash,
        uint256 txRoot
    ) public pure {
        uint256 point = Fingerprint.bodyChallenge(chainId, settlement, slot, bodyHash, txRoot);
        assertTrue(Field.contains(point));
        assertNotEq(
            point,
            Fingerprint.bodyChallenge(uint256(chainId) + 1, settlement, slot, bodyHash, txRoot)
        );
        address other = address(uint160(settlement) ^ 1);
        assertNotEq(point, Fingerprint.bodyChallenge(chainId, other, slot, bodyHash, txRoot));
        assertNotEq(
            point, Fingerprint.bodyChallenge(chainId, settlement, slot ^ 1, bodyHash, txRoot)
        );
        assertNotEq(point, Fingerprint.bodyChallenge(chainId, settlement, slot, ~bodyHash, txRoot));
        assertNotEq(
            point, Fingerprint.bodyChallenge(chainId, settlement, slot, bodyHash, txRoot ^ 1)
        );
    }

    function _write(bytes memory body, uint256 position, uint256 word) private pure {
        assembly ("memory-safe") {
            mstore(add(add(body, 0x20), position), word)
        }
    }

    function _power(uint256 base, uint256 exponent) private pure returns (uint256 result) {
        result = 1;
        for (uint256 i; i < exponent; ++i) {
            result = mulmod(result, base, Field.R);
        }
    }
}

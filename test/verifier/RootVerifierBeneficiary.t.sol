// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IBatchRootVerifier} from "../../contracts/interfaces/IBatchRootVerifier.sol";
import {RootVerifierFixture} from "./RootVerifierFixture.sol";
import {Parts, SubmissionEditor} from "./SubmissionEditor.sol";
import {Vector} from "./Vectors.sol";

/// @notice Whom a submission names for the submitter's share: no proof says it, but the seals do.
contract RootVerifierBeneficiaryTest is RootVerifierFixture {
    using SubmissionEditor for Parts;
    using SubmissionEditor for bytes;

    /// @dev Whoever has the C of each proof can name anybody. Nothing else changes.
    function test_isWhomTheSealerNames() public view {
        uint160[5] memory words = [0, 1, uint160(address(this)), 1 << 159, type(uint160).max];
        for (uint256 i; i < words.length; ++i) {
            Vector memory v = _small;
            Parts memory parts = partsOf(v);
            parts.setBeneficiary(words[i]);
            v.submission = sealedBy(v, parts);
            v.tally.beneficiary = address(words[i]);
            assertEq(verify(v), v.tally);
        }
    }

    /// @dev Seen on its way to L1, a submission cannot be made one's own.
    function testFuzz_isBoundByTheSeals(uint160 other) public {
        Vector memory v = _small;
        vm.assume(other != uint160(v.tally.beneficiary));
        Parts memory parts = partsOf(v);
        parts.setBeneficiary(other);
        refuses(v, parts, abi.encodeWithSelector(IBatchRootVerifier.InvalidProofs.selector));
    }

    /// @dev No address has more than 160 bits: each of the others is refused, whatever the rest is.
    function test_refusesWhatIsNoAddress() public {
        uint8[5] memory bits = [160, 161, 191, 224, 255];
        for (uint256 i; i < bits.length; ++i) {
            Vector memory v = _small;
            Parts memory parts = partsOf(v);
            uint256 bit = uint256(1) << bits[i];
            uint256 word = uint256(uint160(v.tally.beneficiary)) | bit;
            parts.setBeneficiary(word);
            refuses(v, sealedBy(v, parts), invalidBeneficiary(word));
            parts.setBeneficiary(bit);
            refuses(v, sealedBy(v, parts), invalidBeneficiary(bit));
        }
        Parts memory all = partsOf(_small);
        all.setBeneficiary(type(uint256).max);
        refuses(_small, sealedBy(_small, all), invalidBeneficiary(type(uint256).max));
    }

    function invalidBeneficiary(uint256 word) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IBatchRootVerifier.InvalidBeneficiary.selector, word);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRootVerifier} from "./IRootVerifier.sol";

/// @title Batched root verifier
/// @notice Verifies every node proof of a submission in one pairing. The encoding is in docs/PROTOCOL.md section 7.
interface IBatchRootVerifier is IRootVerifier {
    error NotAContract(address account);
    error InvalidNumTxs(uint32 numTxs);
    error ScoreNotHigher(uint256 totalScore, uint256 scoreToBeat);
    error SeedMismatch(uint256 expected, uint256 submitted);
    error StateInMismatch(uint256 expected, uint256 submitted);
    error TxRootMismatch(uint256 expected, uint256 submitted);
    error InputOutOfField(uint256 input);
    error InvalidProofs();
    error InvalidMode(uint8 mode);
    error InvalidTxsPerBase(uint32 txsPerBase);
    /// @dev The header's beneficiary is no address.
    error InvalidBeneficiary(uint256 word);

    /// @notice Data contracts that hold the verifying keys. That of merges is the root's too.
    function BASE_KEY() external view returns (address);
    function MERGE_KEY() external view returns (address);
}

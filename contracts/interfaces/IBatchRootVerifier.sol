// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRootVerifier} from "./IRootVerifier.sol";

/// @title Batched root verifier
/// @notice Verifies every node proof of a submission in one pairing. The encoding is in
/// docs/PROTOCOL.md section 7.
/// @dev What is wrong with a submission's shape, bids or references is said by the errors of
/// `lib/Submission`, and what is wrong with a staker by those of `IStaking`.
interface IBatchRootVerifier is IRootVerifier {
    /// @notice Deploy with the address of Staking: there is no code at this one.
    /// @param account The address that was given.
    error NotAContract(address account);
    /// @notice A block must have a power of two of transactions, of two base rollups or more.
    /// @param numTxs Transactions that the block is said to have.
    error InvalidNumTxs(uint32 numTxs);
    /// @notice Submit more proofs, or with higher scores: the total must be above the best so far.
    /// @param totalScore Sum of the submission's scores.
    /// @param scoreToBeat Total of the best submission so far.
    error ScoreNotHigher(uint256 totalScore, uint256 scoreToBeat);
    /// @notice The submission was made for another block: its seed must be the block's.
    /// @param expected Seed of the block's prover tickets.
    /// @param submitted Seed in the submission's header.
    error SeedMismatch(uint256 expected, uint256 submitted);
    /// @notice The submission must start from the state that the block's parent was proven to end
    /// in.
    /// @param expected Proven state after the parent.
    /// @param submitted State in the submission's header.
    error StateInMismatch(uint256 expected, uint256 submitted);
    /// @notice The submission must prove the transactions that the block was proposed with.
    /// @param expected Transaction root of the block.
    /// @param submitted Transaction root in the submission's header.
    error TxRootMismatch(uint256 expected, uint256 submitted);
    /// @notice A public input must be below the order of the scalar field: encode it canonically.
    /// @param input The public input.
    error InputOutOfField(uint256 input);
    /// @notice A proof or a seal is wrong: verify the proofs, and seal the submission after its
    /// last change.
    error InvalidProofs();
    /// @notice Deploy with 0 for tickets from the private key, or 1 for tickets from the public
    /// key.
    /// @param mode The mode that was given.
    error InvalidMode(uint8 mode);
    /// @notice Deploy with base rollups of a power of two of transactions, 2 to 64.
    /// @param txsPerBase The number that was given.
    error InvalidTxsPerBase(uint32 txsPerBase);
    /// @notice The header's beneficiary must be an address: its upper 96 bits are zero.
    /// @param word The header's word.
    error InvalidBeneficiary(uint256 word);

    /// @notice Data contract that holds the base rollups' verifying key.
    /// @return The data contract.
    function BASE_KEY() external view returns (address);
    /// @notice Data contract that holds the verifying key of merges, which is the root's too.
    /// @return The data contract.
    function MERGE_KEY() external view returns (address);
}

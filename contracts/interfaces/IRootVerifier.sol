// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice What L1 knows of the block a root is submitted for.
struct BlockContext {
    /// @dev Seed of the block's prover tickets.
    uint256 seed;
    /// @dev Point at which the block's body was evaluated, and what came of it: see
    /// `lib/Fingerprint`.
    uint256 challenge;
    uint256 fingerprint;
    /// @dev State the block starts from: its parent's proven end state.
    uint256 stateIn;
    /// @dev Root of the block's transactions.
    uint256 txRoot;
    /// @dev First L1 block of the block's slot: stakers must be eligible there.
    uint64 slotStart;
    /// @dev Transactions of the block.
    uint32 numTxs;
}

/// @notice What a verified submission adds up to.
struct Tally {
    /// @dev Sum of vrf * (BPS + feeBurnBps) over all included proofs.
    uint256 totalScore;
    /// @dev Sum of BPS - feeBurnBps over all included proofs.
    uint256 keepBps;
    /// @dev Merkle root over the included proofs, see `lib/Payouts`.
    bytes32 payoutsRoot;
    /// @dev State after the block.
    uint256 stateOut;
    /// @dev Fees of the block's transactions, in wei.
    uint256 fees;
    /// @dev Whom the submission names for the submitter's share; 0: nobody.
    address beneficiary;
    /// @dev The leaves of the payout tree for L1's logs: stakerId 4 | feeBurnBps 2 bytes for each
    /// included proof, in order. Whoever is paid needs them, and a submission's calldata is not to
    /// be found where it came through another contract.
    bytes payouts;
}

/// @title RootVerifier
/// @notice Are these proofs valid, and what do they add up to? A plug-in: Settlement knows nothing
/// of how it is done.
interface IRootVerifier {
    /// @notice Checks a root submission against rules 1 to 5 of docs/PROTOCOL.md section 7 and sums
    /// it.
    /// @dev Reverts before any precompile call when the total is not above `scoreToBeat`. Depends
    /// on nothing but its arguments, its keys and Staking.
    /// @param context What L1 knows of the block.
    /// @param submission The encoding is the plug-in's own.
    /// @param scoreToBeat Total of the best submission so far, 0 for the first.
    /// @return tally What the submission adds up to.
    function verify(BlockContext calldata context, bytes calldata submission, uint256 scoreToBeat)
        external
        view
        returns (Tally memory tally);

    /// @notice Where the stakers that its tallies pay are registered.
    /// @return The Staking contract.
    function STAKING() external view returns (address);
    /// @notice What tickets are drawn from.
    /// @return 0: the private key; 1: the public key.
    function VRF_MODE() external view returns (uint8);
    /// @notice Size of base rollups.
    /// @return Transactions of a base rollup.
    function TXS_PER_BASE() external view returns (uint32);
    /// @notice The most proofs of a submission that it can verify within one L1 transaction.
    /// @return The number of proofs.
    function MAX_PROOFS() external view returns (uint256);
}

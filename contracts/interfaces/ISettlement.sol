// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice A revealed block, as Sequencing hands it over.
struct NewBlock {
    uint64 slot;
    uint64 slotStart;
    uint64 parent;
    uint32 sequencerId;
    uint16 feeSplitBps;
    uint32 numTxs;
    /// @dev Transactions whose bytes were revealed.
    uint32 seenTxs;
    uint256 txRoot;
    /// @dev Point at which the revealed body was evaluated, and what came of it: see `lib/Fingerprint`.
    uint256 challenge;
    uint256 fingerprint;
    bytes32 randao;
    /// @dev VRF output of the winning proposal: the prover seed depends on it.
    uint128 vrf;
}

/// @notice A block on the chain of pending and proven blocks.
/// @dev Members are ordered by storage slot: a submission reads all but the second slot, and writes to the first and the third, which
/// are in use before, rather than to fresh ones.
struct Block {
    uint64 slotStart;
    /// @dev First L1 block at which roots are no longer taken.
    uint64 windowEnd;
    /// @dev Of the best submission so far, as are `keepBps`, `totalScore` and the last three members; all zero while there is none.
    uint128 fees;
    uint64 slot;
    uint32 sequencerId;
    uint16 feeSplitBps;
    bool finalized;
    uint32 seenTxs;
    /// @dev This and the next width hold the sums over the tallest tree, 3 * 2^32 proofs.
    uint176 totalScore;
    uint48 keepBps;
    uint32 numTxs;
    uint256 seed;
    uint256 challenge;
    uint256 fingerprint;
    uint256 txRoot;
    bytes32 payoutsRoot;
    uint256 stateOut;
    /// @dev Of the best submission so far; not kept, and zero, where Rewards gives it nothing.
    address beneficiary;
}

/// @title Settlement
/// @notice Which root: pending blocks form a chain; the submission with the highest total wins a block's window.
/// @dev Trusts the verifier plug-in for validity, Sequencing for new blocks, Rewards for the money. Has no owner and cannot be paused.
interface ISettlement {
    /// @notice A revealed block is pending; roots are taken before L1 block `windowEnd`.
    event BlockAppended(uint64 indexed number, uint64 indexed slot, uint256 seed, uint64 windowEnd);
    /// @notice A root is a block's best so far; the first one proves the block. `payoutsRoot` commits to `payouts`: stakerId 4 |
    /// feeBurnBps 2 bytes for each included proof, in order.
    event RootAccepted(
        uint64 indexed number,
        address indexed submitter,
        uint256 totalScore,
        uint256 keepBps,
        bytes32 payoutsRoot,
        uint256 stateOut,
        uint256 fees,
        address beneficiary,
        bytes payouts
    );
    /// @notice A block's winning record went to Rewards.
    event BlockFinalized(uint64 indexed number);
    /// @notice Blocks were dropped, the first and the last included; their numbers are given again. The author of the first was penalized.
    event BlocksPruned(uint64 firstNumber, uint64 lastNumber, uint32 indexed sequencerId);

    error NotSequencing(address caller);
    error ParentNotTip(uint64 parent, uint64 tip);
    error UnknownBlock(uint64 number, uint64 tip);
    error ParentNotProven(uint64 number, uint64 proven);
    error WindowClosed(uint64 number, uint256 currentBlock, uint256 windowEnd);
    error WindowOpen(uint64 number, uint256 currentBlock, uint256 windowEnd);
    error NotProven(uint64 number, uint64 proven);
    error AlreadyFinalized(uint64 number);
    error NothingToPrune(uint64 proven, uint64 tip);
    error ScoreNotHigher(uint256 totalScore, uint256 scoreToBeat);
    error StateDisagreement(uint256 provenState, uint256 submittedState);
    error FeesDisagreement(uint256 provenFees, uint256 submittedFees);
    error NotAContract(address account);
    /// @dev Two contracts of the deployment name different addresses for the same third.
    error WiringMismatch(address expected, address found);
    error InvalidGenesisState(uint256 genesisState);
    error InvalidProvingBlocks(uint64 provingBlocks);
    /// @dev Two contracts of the deployment have different values for one parameter.
    error ParameterMismatch(uint256 expected, uint256 found);
    error DelayTooShort(uint256 delay, uint256 minimum);
    error PenaltyAboveStake(uint256 penalty, uint256 stakeAmount);
    /// @dev The largest block has more places for proofs than the plug-in can verify in one L1 transaction.
    error TooManyProofs(uint256 proofs, uint256 maximum);
    /// @dev No block has so many transactions as the whole block reward needs.
    error NoFullReward(uint32 fullRewardTxs, uint32 maxTxs);

    /// @notice Adds a revealed block to the chain, after dropping what counts as pruned. Sequencing only.
    function append(NewBlock calldata newBlock) external returns (uint64 number);

    /// @notice Submits the proof tree of a block. Open to anyone while the window is open and the parent is proven.
    /// @param submission Goes to the verifier plug-in as it is.
    function submitRoot(uint64 number, bytes calldata submission) external;

    /// @notice Settles a proven block once its window has closed. Open to anyone, once.
    function finalize(uint64 number) external;

    /// @notice Drops the oldest unproven block, and all built on it, once its window has closed without a root, and has its author penalized. Open
    /// to anyone. Nothing waits for it: such blocks count as pruned already, and the next block that is revealed drops them too.
    function prune() external;

    /// @notice Number of the last block, pending or proven, that can be built on; 0 is genesis. Blocks count as pruned from the moment at which
    /// the window of the first closes without a root, so within a slot nothing moves it but the slot's own reveal.
    function tip() external view returns (uint64);

    /// @notice Number of the last block on record: `tip()`, or that of a block that counts as pruned and was not dropped yet.
    function recordedTip() external view returns (uint64);

    /// @notice Number of the last proven block.
    function proven() external view returns (uint64);

    /// @notice A block above genesis. Reverts with `UnknownBlock` beyond `recordedTip()` and for 0.
    function blockAt(uint64 number) external view returns (Block memory);

    /// @notice Proven state after a block; the genesis state for 0. Reverts with `NotProven` beyond `proven()`.
    function stateAfter(uint64 number) external view returns (uint256);

    /// @notice Where blocks come from.
    function SEQUENCING() external view returns (address);
    /// @notice The plug-in that roots are verified with.
    function VERIFIER() external view returns (address);
    /// @notice Where winning records go.
    function REWARDS() external view returns (address);
    /// @notice Length of a block's proving window, in L1 blocks from the end of its slot, before it is rounded up to whole slots: 1 to 2^32 - 1.
    function PROVING_BLOCKS() external view returns (uint64);
    /// @notice What the author of a block that is pruned loses of its deposit, in wei; 0 is nothing. The block's parent was proven: those who built
    /// on a block that died lose nothing.
    function PRUNE_PENALTY() external view returns (uint256);
    /// @notice State before block 1, a field element.
    function GENESIS_STATE() external view returns (uint256);
}

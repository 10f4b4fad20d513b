// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice A revealed block, as Sequencing hands it over.
struct NewBlock {
    /// @dev The slot it was proposed in.
    uint64 slot;
    /// @dev First L1 block of the slot.
    uint64 slotStart;
    /// @dev Number of the block it builds on.
    uint64 parent;
    /// @dev Who proposed it.
    uint32 sequencerId;
    /// @dev FEE_SPLIT: the proving network's share of the block, at most BPS.
    uint16 feeSplitBps;
    /// @dev Transactions of the block.
    uint32 numTxs;
    /// @dev Transactions whose bytes were revealed.
    uint32 seenTxs;
    /// @dev Root of the transactions, which the block's proof must have.
    uint256 txRoot;
    /// @dev Point at which the revealed body was evaluated, and what came of it: see
    /// `lib/Fingerprint`.
    uint256 challenge;
    uint256 fingerprint;
    /// @dev RANDAO of the slot.
    bytes32 randao;
    /// @dev VRF output of the winning proposal: the prover seed depends on it.
    uint128 vrf;
}

/// @notice A block on the chain of pending and proven blocks.
/// @dev Members are ordered by storage slot: a submission reads all but the second slot, and writes
/// to the first and the third, which are in use before, rather than to fresh ones.
struct Block {
    /// @dev First L1 block of the slot it was proposed in.
    uint64 slotStart;
    /// @dev First L1 block at which roots are no longer taken.
    uint64 windowEnd;
    /// @dev Of the best submission so far, as are `keepBps`, `totalScore` and the last three
    /// members; all zero while there is none.
    uint128 fees;
    /// @dev The slot it was proposed in.
    uint64 slot;
    /// @dev Who proposed it.
    uint32 sequencerId;
    /// @dev FEE_SPLIT: the proving network's share of the block, at most BPS.
    uint16 feeSplitBps;
    /// @dev Whether the winning record went to Rewards.
    bool finalized;
    /// @dev Transactions whose bytes were revealed.
    uint32 seenTxs;
    /// @dev This and the next width hold the sums over the tallest tree, 3 * 2^32 proofs.
    uint176 totalScore;
    uint48 keepBps;
    /// @dev Transactions of the block.
    uint32 numTxs;
    /// @dev Seed of its prover tickets.
    uint256 seed;
    /// @dev Point at which the revealed body was evaluated, and what came of it.
    uint256 challenge;
    uint256 fingerprint;
    /// @dev Root of the transactions.
    uint256 txRoot;
    /// @dev Root of the payout tree.
    bytes32 payoutsRoot;
    /// @dev State after the block.
    uint256 stateOut;
    /// @dev Of the best submission so far; not kept, and zero, where Rewards gives it nothing.
    address beneficiary;
}

/// @title Settlement
/// @notice Which root: pending blocks form a chain; the submission with the highest total wins a
/// block's window.
/// @dev Trusts the verifier plug-in for validity, Sequencing for new blocks, Rewards for the money.
/// Has no owner and cannot be paused.
interface ISettlement {
    /// @notice A revealed block is pending.
    /// @param number The block's number.
    /// @param slot The slot it was proposed in.
    /// @param seed Seed of its prover tickets.
    /// @param windowEnd First L1 block at which roots are no longer taken.
    event BlockAppended(
        uint64 indexed number, uint64 indexed slot, uint256 seed, uint64 windowEnd
    );
    /// @notice A root is a block's best so far; the first one proves the block.
    /// @param number The block's number.
    /// @param submitter Who called.
    /// @param totalScore Sum of the scores of the included proofs.
    /// @param keepBps Sum of BPS - feeBurnBps over the included proofs.
    /// @param payoutsRoot Root of the payout tree, which commits to `payouts`.
    /// @param stateOut State after the block.
    /// @param fees Fees of the block's transactions, in wei.
    /// @param beneficiary Whom the submission names for the submitter's share; 0: nobody.
    /// @param payouts stakerId 4 | feeBurnBps 2 bytes for each included proof, in order.
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
    /// @param number The block's number.
    event BlockFinalized(uint64 indexed number);
    /// @notice Blocks were dropped; their numbers are given again.
    /// @param firstNumber The first that was dropped.
    /// @param lastNumber The last that was dropped.
    /// @param sequencerId The author of the first, who was penalized.
    event BlocksPruned(uint64 firstNumber, uint64 lastNumber, uint32 indexed sequencerId);

    /// @notice Reveal the block in Sequencing: only that can append it.
    /// @param caller Who called.
    error NotSequencing(address caller);
    /// @notice The block must build on the tip.
    /// @param parent The block that it builds on.
    /// @param tip The block it has to build on.
    error ParentNotTip(uint64 parent, uint64 tip);
    /// @notice Name a block that is there: from 1 to the tip.
    /// @param number The number that was given.
    /// @param tip Number of the last block on record.
    error UnknownBlock(uint64 number, uint64 tip);
    /// @notice Wait until a root of the block's parent was accepted.
    /// @param number The block's number.
    /// @param proven Number of the last proven block.
    error ParentNotProven(uint64 number, uint64 proven);
    /// @notice It is too late: no roots of the block are taken any more.
    /// @param number The block's number.
    /// @param currentBlock The current L1 block.
    /// @param windowEnd First L1 block at which it was too late.
    error WindowClosed(uint64 number, uint256 currentBlock, uint256 windowEnd);
    /// @notice Wait until the block's proving window is over.
    /// @param number The block's number.
    /// @param currentBlock The current L1 block.
    /// @param windowEnd First L1 block after the window.
    error WindowOpen(uint64 number, uint256 currentBlock, uint256 windowEnd);
    /// @notice Submit a root of the block first.
    /// @param number The block's number.
    /// @param proven Number of the last proven block.
    error NotProven(uint64 number, uint64 proven);
    /// @notice There is nothing to do: the block was finalized.
    /// @param number The block's number.
    error AlreadyFinalized(uint64 number);
    /// @notice There is nothing to do: every block is proven.
    /// @param proven Number of the last proven block.
    /// @param tip Number of the last block.
    error NothingToPrune(uint64 proven, uint64 tip);
    /// @notice Submit more proofs, or with higher scores: the total must be above the best so far.
    /// @param totalScore Sum of the submission's scores.
    /// @param scoreToBeat Total of the best submission so far.
    error ScoreNotHigher(uint256 totalScore, uint256 scoreToBeat);
    /// @notice Two valid roots lead to different states: the verifier or its keys are broken.
    /// @param provenState State that the first root led to.
    /// @param submittedState State that this one leads to.
    error StateDisagreement(uint256 provenState, uint256 submittedState);
    /// @notice Two valid roots collect different fees: the verifier or its keys are broken.
    /// @param provenFees Fees of the first root, in wei.
    /// @param submittedFees Fees of this one, in wei.
    error FeesDisagreement(uint256 provenFees, uint256 submittedFees);
    /// @notice Deploy the contract first: there is no code at this address.
    /// @param account The address that was given.
    error NotAContract(address account);
    /// @notice Deploy again, with the addresses that the contracts will have: two contracts name
    /// different addresses for the same third.
    /// @param expected The address that it should be.
    /// @param found The address that a contract has.
    error WiringMismatch(address expected, address found);
    /// @notice Deploy with a genesis state below the order of the scalar field.
    /// @param genesisState The state that was given.
    error InvalidGenesisState(uint256 genesisState);
    /// @notice Deploy with a proving window of 1 to 2^32 - 1 L1 blocks.
    /// @param provingBlocks The window that was given.
    error InvalidProvingBlocks(uint64 provingBlocks);
    /// @notice Deploy the contracts with one value: two have different values for one parameter.
    /// @param expected The value of Sequencing.
    /// @param found The value of the verifier plug-in.
    error ParameterMismatch(uint256 expected, uint256 found);
    /// @notice Deploy Staking with a longer delay.
    /// @param delay The delay it has, in L1 blocks.
    /// @param minimum The shortest for these slots and windows.
    error DelayTooShort(uint256 delay, uint256 minimum);
    /// @notice Deploy with a lower penalty, or with a higher stake.
    /// @param penalty The penalty, in wei.
    /// @param stakeAmount The deposit it is taken from, in wei.
    error PenaltyAboveStake(uint256 penalty, uint256 stakeAmount);
    /// @notice Deploy with smaller blocks, or with larger base rollups: the largest block has more
    /// places for proofs than the plug-in can verify in one L1 transaction.
    /// @param proofs Places for proofs of the largest block.
    /// @param maximum What the plug-in can verify.
    error TooManyProofs(uint256 proofs, uint256 maximum);
    /// @notice Deploy Rewards with fewer transactions for the whole block reward: no block has so
    /// many.
    /// @param fullRewardTxs Transactions for the whole reward.
    /// @param maxTxs Transactions of the largest block.
    error NoFullReward(uint32 fullRewardTxs, uint32 maxTxs);

    /// @notice Adds a revealed block to the chain, after dropping what counts as pruned. Sequencing
    /// only.
    /// @param newBlock The block.
    /// @return number The number it got.
    function append(NewBlock calldata newBlock) external returns (uint64 number);

    /// @notice Submits the proof tree of a block. Open to anyone while the window is open and the
    /// parent is proven.
    /// @param number The block's number.
    /// @param submission Goes to the verifier plug-in as it is.
    function submitRoot(uint64 number, bytes calldata submission) external;

    /// @notice Settles a proven block once its window has closed. Open to anyone, once.
    /// @param number The block's number.
    function finalize(uint64 number) external;

    /// @notice Drops the oldest unproven block, and all built on it, once its window has closed
    /// without a root, and has its author penalized. Open to anyone. Nothing waits for it: such
    /// blocks count as pruned already, and the next block that is revealed drops them too.
    function prune() external;

    /// @notice The last block, pending or proven, that can be built on. Blocks count as pruned from
    /// the moment at which the window of the first closes without a root, so within a slot nothing
    /// moves it but the slot's own reveal.
    /// @return Its number; 0 is genesis.
    function tip() external view returns (uint64);

    /// @notice The last block on record: `tip()`, or a block that counts as pruned and was not
    /// dropped yet.
    /// @return Its number; 0 is genesis.
    function recordedTip() external view returns (uint64);

    /// @notice The last proven block.
    /// @return Its number; 0 is genesis.
    function proven() external view returns (uint64);

    /// @notice A block above genesis. Reverts with `UnknownBlock` beyond `recordedTip()` and for 0.
    /// @param number The block's number.
    /// @return The block.
    function blockAt(uint64 number) external view returns (Block memory);

    /// @notice Proven state after a block. Reverts with `NotProven` beyond `proven()`.
    /// @param number The block's number; 0 is genesis.
    /// @return The state, a field element.
    function stateAfter(uint64 number) external view returns (uint256);

    /// @notice Where blocks come from.
    /// @return The Sequencing contract.
    function SEQUENCING() external view returns (address);
    /// @notice What roots are verified with.
    /// @return The verifier plug-in.
    function VERIFIER() external view returns (address);
    /// @notice Where winning records go.
    /// @return The Rewards contract.
    function REWARDS() external view returns (address);
    /// @notice Length of a block's proving window from the end of its slot, before it is rounded up
    /// to whole slots.
    /// @return L1 blocks, 1 to 2^32 - 1.
    function PROVING_BLOCKS() external view returns (uint64);
    /// @notice What the author of a block that is pruned loses of its deposit. The block's parent
    /// was proven: those who built on a block that was pruned lose nothing.
    /// @return The penalty, in wei; 0 is nothing.
    function PRUNE_PENALTY() external view returns (uint256);
    /// @notice State before block 1.
    /// @return The state, a field element.
    function GENESIS_STATE() external view returns (uint256);
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice The winning record of a block, as Settlement hands it over.
struct Settled {
    /// @dev The block's number.
    uint64 number;
    /// @dev Who proposed the block.
    uint32 sequencerId;
    /// @dev FEE_SPLIT: the proving network's share of the block, at most BPS.
    uint16 feeSplitBps;
    /// @dev Nodes of the block's proof tree.
    uint32 numNodes;
    /// @dev Transactions whose bytes L1 saw.
    uint32 seenTxs;
    /// @dev Fees of the block's transactions, in wei.
    uint256 fees;
    /// @dev Sum of BPS - feeBurnBps over all included proofs.
    uint256 keepBps;
    /// @dev Root of the payout tree.
    bytes32 payoutsRoot;
    /// @dev Who gets the submitter's share; 0: nobody.
    address beneficiary;
}

/// @notice What is left to pay for a block.
struct Remainder {
    /// @dev Root of the payout tree.
    bytes32 payoutsRoot;
    /// @dev Not yet claimed, the shares of sequencer and submitter included, in wei. 0 once the
    /// rest was burned.
    uint256 remaining;
    /// @dev What one basis point kept by one proof is worth, in wei.
    uint256 unitPerBps;
    /// @dev In wei, paid or not.
    uint256 sequencerShare;
    /// @dev First L1 block at which the rest can be burned; 0: never.
    uint64 expiryBlock;
    /// @dev Whose owner gets the sequencer's share.
    uint32 sequencerId;
    /// @dev Whether the sequencer's share was claimed.
    bool sequencerPaid;
    /// @dev Who can claim what of the burn, within the window; both are 0 once it was claimed, and
    /// where there is nothing to claim.
    address beneficiary;
    uint256 submitterShare;
}

/// @notice One proof's reward: a leaf of the winning payout tree.
struct Claim {
    /// @dev Position of the proof in the submission.
    uint32 index;
    /// @dev Who made the proof.
    uint32 stakerId;
    /// @dev FEE_BURN: what the prover bid, at most BPS.
    uint16 feeBurnBps;
}

/// @title Rewards
/// @notice Who is paid: splits each block's value by the formula, burns the rest, pays claims.
/// @dev Invariant: TOKEN.balanceOf(this) == rewardReserve + feeEscrow + owed, but for plain
/// transfers to it, which `absorb` moves to the reserve. Trusts the token to be a plain burnable
/// ERC-20 (no fee on transfer, no hooks, no rebasing) and Settlement for the record. Has no owner
/// and cannot be paused.
interface IRewards {
    /// @notice The reserve that block rewards are paid from grew.
    /// @param from Who paid.
    /// @param amount What was paid, in wei.
    event ReserveFunded(address indexed from, uint256 amount);
    /// @notice The escrow that L2 fees are released from grew.
    /// @param from Who paid.
    /// @param amount What was paid, in wei.
    event EscrowFunded(address indexed from, uint256 amount);
    /// @notice Tokens transferred here without a call went to the reserve.
    /// @param amount What was moved, in wei.
    event SurplusAbsorbed(uint256 amount);
    /// @notice A block's value was split: `fees + blockReward = network + sequencerShare`.
    /// @param number The block's number.
    /// @param fees What was released from the escrow, in wei.
    /// @param blockReward What was taken from the reserve, in wei.
    /// @param network The proving network's share, in wei.
    /// @param sequencerShare The sequencer's share, in wei.
    /// @param unitPerBps What one basis point kept by one proof is worth, in wei.
    /// @param burned What provers do not get of the network's share, but for the submitter's share,
    /// in wei. It is gone already.
    /// @param beneficiary Whom the winning submission names for the submitter's share; 0: nobody.
    /// @param submitterShare The beneficiary's share of what provers do not get, in wei.
    event BlockSettled(
        uint64 indexed number,
        uint256 fees,
        uint256 blockReward,
        uint256 network,
        uint256 sequencerShare,
        uint256 unitPerBps,
        uint256 burned,
        address beneficiary,
        uint256 submitterShare
    );
    /// @notice The reward of one proof was paid to the owner of its staker.
    /// @param number The block's number.
    /// @param index Position of the proof in the winning submission.
    /// @param stakerId Who made the proof.
    /// @param amount The reward, in wei.
    event RewardClaimed(
        uint64 indexed number, uint32 index, uint32 indexed stakerId, uint256 amount
    );
    /// @notice The sequencer's share was paid to the owner of the sequencer.
    /// @param number The block's number.
    /// @param stakerId Who proposed the block.
    /// @param amount The share, in wei.
    event SequencerShareClaimed(uint64 indexed number, uint32 indexed stakerId, uint256 amount);
    /// @notice The submitter's share was paid.
    /// @param number The block's number.
    /// @param beneficiary Who was paid.
    /// @param amount The share, in wei.
    event SubmitterShareClaimed(
        uint64 indexed number, address indexed beneficiary, uint256 amount
    );
    /// @notice What was not claimed of a block in time was burned.
    /// @param number The block's number.
    /// @param burned What was burned, in wei.
    event ClaimsExpired(uint64 indexed number, uint256 burned);

    /// @notice Deploy with the addresses of the token and of Staking: there is no code at this one.
    /// @param account The address that was given.
    error NotAContract(address account);
    /// @notice Deploy with a claim window of at most 2^32 - 1 L1 blocks.
    /// @param claimWindow The window that was given, in L1 blocks.
    error InvalidClaimWindow(uint64 claimWindow);
    /// @notice Finalize the block in Settlement: only that can settle it.
    /// @param caller Who called.
    error NotSettlement(address caller);
    /// @notice There is nothing to do: a block is settled once.
    /// @param number The block's number.
    error AlreadySettled(uint64 number);
    /// @notice Finalize the block first.
    /// @param number The block's number.
    error NotSettled(uint64 number);
    /// @notice Name at least one claim.
    error NoClaims();
    /// @notice Make the proof again, of the leaves of the winning submission in rising order: these
    /// claims are not in its payout tree, or the proof is not theirs.
    /// @param number The block's number.
    /// @param payoutsRoot Root of its payout tree.
    error InvalidClaims(uint64 number, bytes32 payoutsRoot);
    /// @notice There is nothing to do: the sequencer's share was claimed.
    /// @param number The block's number.
    error SequencerAlreadyPaid(uint64 number);
    /// @notice There is nothing to claim: the submitter's share is 0, or it was claimed.
    /// @param number The block's number.
    error NoSubmitterShare(uint64 number);
    /// @notice Deploy with a submitter's share of at most BPS.
    /// @param submitterBps The share that was given.
    error InvalidSubmitterBps(uint16 submitterBps);
    /// @notice It is too late to claim: what is left of the block can only be burned.
    /// @param number The block's number.
    /// @param currentBlock The current L1 block.
    /// @param expiryBlock First L1 block at which nothing is paid any more.
    error ClaimWindowClosed(uint64 number, uint256 currentBlock, uint256 expiryBlock);
    /// @notice Wait until the claims of the block have expired.
    /// @param number The block's number.
    /// @param currentBlock The current L1 block.
    /// @param expiryBlock First L1 block at which the rest can be burned; 0: never.
    error ClaimWindowOpen(uint64 number, uint256 currentBlock, uint256 expiryBlock);
    /// @notice There is nothing to do: all of the block was paid or burned.
    /// @param number The block's number.
    error NothingToBurn(uint64 number);
    /// @notice There is nothing to do: no token is here that is not accounted for.
    error NothingToAbsorb();

    /// @notice Adds to the reserve that block rewards are paid from. The caller pays.
    /// @param amount What is added, in wei.
    function fundReserve(uint256 amount) external;

    /// @notice Adds to the escrow that L2 fees are released from. The caller pays. Funded with the
    /// L2 genesis supply, it always equals the L2 supply.
    /// @param amount What is added, in wei.
    function fundEscrow(uint256 amount) external;

    /// @notice Splits a block's value, burns what nobody gets and records what is owed. Settlement
    /// only, once a block. Never reverts for want of funds.
    /// @param settled The block's winning record.
    function settle(Settled calldata settled) external;

    /// @notice Pays rewards of a block to the owners of the stakers named. Open to anyone. Claims
    /// that were paid before are skipped: nobody can make those of others fail by being faster with
    /// one of them. What was paid is in the events.
    /// @dev Claims in a row that go to one owner are paid in one transfer.
    /// @param number The block's number.
    /// @param claims In order of their positions, or they have no common proof.
    /// @param proof What the payout tree's root is hashed from besides the claims, see
    /// docs/PROTOCOL.md section 9.
    /// @param flags Bit k, from the lowest: whether the k-th hash is of two nodes at hand, or of
    /// one and the next of `proof`. No more than 256 hashes.
    function claim(uint64 number, Claim[] calldata claims, bytes32[] calldata proof, uint256 flags)
        external;

    /// @notice Pays the sequencer's share of a block to the owner of the sequencer. Open to anyone,
    /// once.
    /// @param number The block's number.
    function claimSequencerShare(uint64 number) external;

    /// @notice Pays the submitter's share of a block to the beneficiary that its winning submission
    /// names. Open to anyone, once.
    /// @param number The block's number.
    function claimSubmitterShare(uint64 number) external;

    /// @notice Burns what was not claimed of a block within `CLAIM_WINDOW`. Open to anyone.
    /// @param number The block's number.
    function expire(uint64 number) external;

    /// @notice Moves tokens that were transferred here without a call into the reserve. Open to
    /// anyone.
    function absorb() external;

    /// @notice What is left to pay for a block. Reverts with `NotSettled` for one that is not
    /// finalized.
    /// @param number The block's number.
    /// @return What is left, and who gets it.
    function remainderOf(uint64 number) external view returns (Remainder memory);

    /// @notice Whether the reward at a position of a block's submission was claimed.
    /// @param number The block's number.
    /// @param index Position of the proof in the winning submission.
    /// @return Whether it was.
    function isClaimed(uint64 number, uint32 index) external view returns (bool);

    /// @notice What block rewards are paid from.
    /// @return The reserve, in wei.
    function rewardReserve() external view returns (uint256);
    /// @notice What L2 fees are released from.
    /// @return The escrow, in wei.
    function feeEscrow() external view returns (uint256);
    /// @notice What was set aside for settled blocks and not paid yet.
    /// @return The debt, in wei.
    function owed() external view returns (uint256);

    /// @notice The token everything is paid in.
    /// @return The token.
    function TOKEN() external view returns (address);
    /// @notice Where the owners of stakers are registered.
    /// @return The Staking contract.
    function STAKING() external view returns (address);
    /// @notice Who hands over the records of blocks.
    /// @return The Settlement contract.
    function SETTLEMENT() external view returns (address);
    /// @notice Reward of one block out of the reserve.
    /// @return The reward, in wei.
    function BLOCK_REWARD() external view returns (uint256);
    /// @notice Share of the burn that goes to the beneficiary of the winning submission. 0 keeps
    /// the formula of the research post; above it, whoever submits gets a part of its own bids
    /// back.
    /// @return The share, at most BPS.
    function SUBMITTER_BPS() external view returns (uint16);
    /// @notice How much a block must reveal for the whole block reward; below, the reward is in
    /// proportion.
    /// @return Transactions whose bytes must be revealed; 0: the reward is always whole.
    function FULL_REWARD_TXS() external view returns (uint32);
    /// @notice How long claims are paid after finalization.
    /// @return L1 blocks, at most 2^32 - 1; 0: for ever.
    function CLAIM_WINDOW() external view returns (uint64);
}

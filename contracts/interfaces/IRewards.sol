// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice The winning record of a block, as Settlement hands it over.
struct Settled {
    uint64 number;
    uint32 sequencerId;
    uint16 feeSplitBps;
    uint32 numNodes;
    /// @dev Transactions whose bytes L1 saw.
    uint32 seenTxs;
    uint256 fees;
    uint256 keepBps;
    bytes32 payoutsRoot;
    /// @dev Who gets the submitter's share; 0: nobody.
    address beneficiary;
}

/// @notice What is left to pay for a block.
struct Remainder {
    bytes32 payoutsRoot;
    /// @dev Not yet claimed, the shares of sequencer and submitter included, in wei. 0 once the rest was burned.
    uint256 remaining;
    /// @dev What one basis point kept by one proof is worth, in wei.
    uint256 unitPerBps;
    uint256 sequencerShare;
    /// @dev First L1 block at which the rest can be burned; 0: never.
    uint64 expiryBlock;
    uint32 sequencerId;
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
    uint32 stakerId;
    uint16 feeBurnBps;
}

/// @title Rewards
/// @notice Who is paid: splits each block's value by the formula, burns the rest, pays claims.
/// @dev Invariant: TOKEN.balanceOf(this) == rewardReserve + feeEscrow + owed, but for plain transfers to it, which `absorb` moves to the reserve.
/// Trusts the token to be a plain burnable ERC-20 (no fee on transfer, no hooks, no rebasing) and Settlement for the record. Has no owner and cannot be paused.
interface IRewards {
    event ReserveFunded(address indexed from, uint256 amount);
    event EscrowFunded(address indexed from, uint256 amount);
    /// @notice Tokens transferred here without a call went to the reserve.
    event SurplusAbsorbed(uint256 amount);
    /// @notice A block's value was split: `fees + blockReward = network + sequencerShare`. Of what provers do not get, `burned` is gone already and
    /// `submitterShare` is the beneficiary's.
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
    event RewardClaimed(uint64 indexed number, uint32 index, uint32 indexed stakerId, uint256 amount);
    event SequencerShareClaimed(uint64 indexed number, uint32 indexed stakerId, uint256 amount);
    event SubmitterShareClaimed(uint64 indexed number, address indexed beneficiary, uint256 amount);
    /// @notice What was not claimed of a block in time was burned.
    event ClaimsExpired(uint64 indexed number, uint256 burned);

    error NotAContract(address account);
    error InvalidClaimWindow(uint64 claimWindow);
    error NotSettlement(address caller);
    error AlreadySettled(uint64 number);
    error NotSettled(uint64 number);
    error NoClaims();
    error InvalidClaims(uint64 number, bytes32 payoutsRoot);
    error SequencerAlreadyPaid(uint64 number);
    /// @dev There is none, or it was claimed.
    error NoSubmitterShare(uint64 number);
    error InvalidSubmitterBps(uint16 submitterBps);
    error ClaimWindowClosed(uint64 number, uint256 currentBlock, uint256 expiryBlock);
    error ClaimWindowOpen(uint64 number, uint256 currentBlock, uint256 expiryBlock);
    error NothingToBurn(uint64 number);
    error NothingToAbsorb();

    /// @notice Adds to the reserve block rewards are paid from.
    function fundReserve(uint256 amount) external;

    /// @notice Adds to the escrow L2 fees are released from. Funded with the L2 genesis supply, it always equals the L2 supply.
    function fundEscrow(uint256 amount) external;

    /// @notice Splits a block's value, burns what nobody gets and records what is owed. Settlement only, once a block. Never reverts for want of funds.
    function settle(Settled calldata settled) external;

    /// @notice Pays rewards of a block to the owners of the stakers named. Open to anyone. Claims that were paid before are
    /// skipped: nobody can make those of others fail by being faster with one of them. What was paid is in the events.
    /// @dev Claims in a row that go to one owner are paid in one transfer.
    /// @param claims In order of their positions, or they have no common proof.
    /// @param proof What the payout tree's root is hashed from besides the claims, see docs/PROTOCOL.md section 9.
    /// @param flags Bit k, from the lowest: whether the k-th hash is of two nodes at hand, or of one and the next of `proof`.
    /// No more than 256 hashes.
    function claim(uint64 number, Claim[] calldata claims, bytes32[] calldata proof, uint256 flags) external;

    /// @notice Pays the sequencer's share of a block to the owner of the sequencer. Open to anyone, once.
    function claimSequencerShare(uint64 number) external;

    /// @notice Pays the submitter's share of a block to the beneficiary that its winning submission names. Open to anyone, once.
    function claimSubmitterShare(uint64 number) external;

    /// @notice Burns what was not claimed of a block within `CLAIM_WINDOW`. Open to anyone.
    function expire(uint64 number) external;

    /// @notice Moves tokens that were transferred here without a call into the reserve. Open to anyone.
    function absorb() external;

    /// @notice What is left to pay for a block. Reverts with `NotSettled` for one that is not finalized.
    function remainderOf(uint64 number) external view returns (Remainder memory);

    /// @notice Whether the reward at a position of a block's submission was claimed.
    function isClaimed(uint64 number, uint32 index) external view returns (bool);

    /// @notice What block rewards are paid from, in wei.
    function rewardReserve() external view returns (uint256);
    /// @notice What L2 fees are released from, in wei.
    function feeEscrow() external view returns (uint256);
    /// @notice What was set aside for settled blocks and not paid yet, in wei.
    function owed() external view returns (uint256);

    /// @notice The token everything is paid in.
    function TOKEN() external view returns (address);
    /// @notice Where the owners of stakers are registered.
    function STAKING() external view returns (address);
    /// @notice Who hands over the records of blocks.
    function SETTLEMENT() external view returns (address);
    /// @notice Reward of one block out of the reserve, in wei.
    function BLOCK_REWARD() external view returns (uint256);
    /// @notice Share of the burn that goes to the beneficiary of the winning submission, at most BPS. 0 keeps the formula of the research post; above
    /// it, whoever submits gets a part of its own bids back.
    function SUBMITTER_BPS() external view returns (uint16);
    /// @notice Transactions whose bytes a block must reveal for the whole block reward; below, it is in proportion. 0: always the whole.
    function FULL_REWARD_TXS() external view returns (uint32);
    /// @notice L1 blocks after finalization in which claims are paid, at most 2^32 - 1; 0: for ever.
    function CLAIM_WINDOW() external view returns (uint64);
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @dev Roles are bits of a set. A staker signs up for each separately.
uint8 constant ROLE_SEQUENCER = 1;
uint8 constant ROLE_BASE = 2;
uint8 constant ROLE_MERGE = 4;
uint8 constant ALL_ROLES = 7;

/// @notice One identity. `stakerId` counts from 1 and is never reused; the owner stays on record for ever.
struct Staker {
    /// @dev Who may act for the staker, and who is paid.
    address owner;
    /// @dev Union of `ROLE_*`.
    uint8 roles;
    /// @dev First L1 block at which the staker is eligible.
    uint40 activationBlock;
    /// @dev First L1 block at which it is no longer eligible; 0 while no exit was asked for.
    uint40 exitBlock;
    /// @dev Whether it was ever penalized: then its suspensions say when it is not eligible.
    bool penalized;
    /// @dev H("key"; pk.x, pk.y), a non-zero element of the BN254 scalar field.
    uint256 vrfKey;
    /// @dev What penalties took of the deposit and nobody filled up, in wei.
    uint248 missing;
    /// @dev Whether the deposit has been paid back.
    bool withdrawn;
}

/// @notice A time in which a penalized staker is not eligible. Blocks are L1 blocks.
struct Suspension {
    /// @dev Its first block: the start of the slot after the penalty.
    uint40 fromBlock;
    /// @dev First block after it, for every role: `fromBlock` where nothing of the deposit is missing; 0 while something is and was not
    /// filled up.
    uint40 untilBlock;
    /// @dev First block after it for the role of a sequencer, if that is later.
    uint40 banUntil;
}

/// @title Staking
/// @notice Who may act: fixed deposits, roles and VRF keys, and what is taken of a deposit.
/// @dev Whether a staker is eligible at an L1 block never changes once that block is past: otherwise one could have oneself penalized to make
/// the roots of others invalid. Trusts the token to be a plain burnable ERC-20 (no fee on transfer, no hooks, no rebasing), and Sequencing and
/// Settlement for who is penalized. Has no owner and cannot be paused.
interface IStaking {
    /// @notice A staker was registered; it is eligible from `activationBlock` on.
    event Staked(
        uint32 indexed stakerId, address indexed owner, uint8 roles, uint256 vrfKey, uint40 activationBlock
    );
    /// @notice A staker is no longer eligible from `exitBlock` on; its deposit can be withdrawn from `withdrawableBlock` on.
    event ExitRequested(uint32 indexed stakerId, uint40 exitBlock, uint40 withdrawableBlock);
    /// @notice `burned` of a staker's deposit is gone. It is not eligible from `fromBlock` on until the deposit is filled up, and may not propose
    /// before `banUntil`.
    event Penalized(uint32 indexed stakerId, uint256 burned, uint40 fromBlock, uint40 banUntil);
    /// @notice A deposit is whole again; the staker is eligible from `untilBlock` on.
    event Refilled(uint32 indexed stakerId, address indexed from, uint256 amount, uint40 untilBlock);
    /// @notice A deposit was paid back, but for what is missing of it.
    event Withdrawn(uint32 indexed stakerId, address indexed owner, uint256 amount);

    error InvalidRoles(uint8 roles);
    error InvalidVrfKey(uint256 vrfKey);
    error ZeroOwner();
    error InvalidActivationDelay(uint40 activationDelay);
    error InvalidExitDelay(uint40 exitDelay);
    error NotAContract(address account);
    error UnknownStaker(uint32 stakerId);
    error NotOwner(uint32 stakerId, address owner, address caller);
    error ExitAlreadyRequested(uint32 stakerId, uint40 exitBlock);
    error ExitNotRequested(uint32 stakerId);
    error WithdrawTooEarly(uint32 stakerId, uint256 currentBlock, uint256 withdrawableBlock);
    error AlreadyWithdrawn(uint32 stakerId);
    error WrongRole(uint32 stakerId, uint8 roles, uint8 requiredRole);
    error NotActive(uint32 stakerId, uint256 activationBlock, uint256 atBlock);
    error Exited(uint32 stakerId, uint256 exitBlock, uint256 atBlock);
    /// @dev Something of the deposit was missing. `untilBlock` is 0 while it is.
    error Suspended(uint32 stakerId, uint256 fromBlock, uint256 untilBlock, uint256 atBlock);
    error Banned(uint32 stakerId, uint256 fromBlock, uint256 banUntil, uint256 atBlock);
    error NotSequencingOrSettlement(address caller);
    /// @dev A penalty acts from a block that is to come.
    error PenaltyNotAhead(uint256 fromBlock, uint256 currentBlock);
    error NothingMissing(uint32 stakerId);

    /// @notice Deposits `stakeAmount` from the caller for a new staker owned by `owner`.
    /// @param owner Who may act for the staker and is paid. Not zero.
    /// @param roles Non-empty union of `ROLE_*`, fixed for life.
    /// @param vrfKey H("key"; pk.x, pk.y), in [1, r). That the owner knows the private key is not checked: without it there are no tickets.
    /// @return stakerId The new identity, eligible from `block.number + activationDelay`.
    function stake(address owner, uint8 roles, uint256 vrfKey) external returns (uint32 stakerId);

    /// @notice Ends the staker's eligibility from this L1 block on. Owner only, once.
    function requestExit(uint32 stakerId) external;

    /// @notice Pays the deposit, but for what is missing of it, back to the owner, `exitDelay` blocks after the exit was asked for and
    /// not before a ban is over: otherwise one would leave instead, and come back under another id. Owner only, once.
    function withdraw(uint32 stakerId) external;

    /// @notice Burns `amount` of a staker's deposit, or what is there of it. Sequencing and Settlement only.
    /// @param fromBlock Start of the next slot: the first L1 block at which the penalty acts.
    /// @param banUntil First L1 block at which the staker may propose again if its deposit is whole.
    function penalize(uint32 stakerId, uint256 amount, uint40 fromBlock, uint40 banUntil) external;

    /// @notice Deposits, from the caller, what is missing of a staker's deposit. Open to anyone. The staker is eligible again `activationDelay`
    /// blocks later.
    function refill(uint32 stakerId) external;

    /// @notice The record of a staker. Reverts with `UnknownStaker` for an id never given out.
    function staker(uint32 stakerId) external view returns (Staker memory);

    /// @notice The owner of a staker. Reverts with `UnknownStaker` for an id never given out.
    function ownerOf(uint32 stakerId) external view returns (address);

    /// @notice What there is of a staker's deposit, in wei: the stake but for what is missing, and nothing once it was paid back. Reverts with
    /// `UnknownStaker`.
    function depositOf(uint32 stakerId) external view returns (uint256);

    /// @notice When a staker was and is not eligible for penalties, in order.
    function suspensionsOf(uint32 stakerId) external view returns (Suspension[] memory);

    /// @notice Number of stakers ever registered, which is the highest `stakerId`.
    function stakerCount() external view returns (uint32);

    /// @notice VRF keys of stakers that must all hold `role` and be eligible at L1 block `atBlock`; reverts naming the first that is not.
    /// @param stakerIds May name a staker more than once.
    /// @return keys One for each id, in order.
    function vrfKeys(uint32[] calldata stakerIds, uint8 role, uint256 atBlock)
        external
        view
        returns (uint256[] memory keys);

    /// @notice The token deposits are made in.
    function TOKEN() external view returns (address);
    /// @notice The deposit of one staker, in wei.
    function STAKE_AMOUNT() external view returns (uint256);
    /// @notice Who may penalize: a winner who does not reveal.
    function SEQUENCING() external view returns (address);
    /// @notice Who may penalize: the author of a block that is pruned.
    function SETTLEMENT() external view returns (address);
    /// @notice L1 blocks between registration, or the filling up of a deposit, and eligibility: a slot to 2^32 - 1. A deployment chooses it
    /// longer than any RANDAO is known in advance: otherwise keys could be chosen for a seed.
    function ACTIVATION_DELAY() external view returns (uint40);
    /// @notice L1 blocks between the request to exit and the withdrawal, at most 2^32 - 1: the last slot the staker could have won is over, and so
    /// is the window of its block, and there was a slot more to penalize it.
    function EXIT_DELAY() external view returns (uint40);
}

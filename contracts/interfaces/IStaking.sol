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
    /// @dev Whether the deposit has been paid back.
    bool withdrawn;
    /// @dev H("key"; pk.x, pk.y), a non-zero element of the BN254 scalar field.
    uint256 vrfKey;
}

/// @title Staking
/// @notice Who may act: fixed deposits, roles and VRF keys.
/// @dev Trusts the token to be a plain ERC-20 (no fee on transfer, no hooks, no rebasing). Has no owner and cannot be paused.
interface IStaking {
    /// @notice A staker was registered; it is eligible from `activationBlock` on.
    event Staked(
        uint32 indexed stakerId, address indexed owner, uint8 roles, uint256 vrfKey, uint40 activationBlock
    );
    /// @notice A staker is no longer eligible from `exitBlock` on; its deposit can be withdrawn from `withdrawableBlock` on.
    event ExitRequested(uint32 indexed stakerId, uint40 exitBlock, uint40 withdrawableBlock);
    /// @notice A deposit was paid back.
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

    /// @notice Deposits `stakeAmount` from the caller for a new staker owned by `owner`.
    /// @param owner Who may act for the staker and is paid. Not zero.
    /// @param roles Non-empty union of `ROLE_*`, fixed for life.
    /// @param vrfKey H("key"; pk.x, pk.y), in [1, r). That the owner knows the private key is not checked: without it there are no tickets.
    /// @return stakerId The new identity, eligible from `block.number + activationDelay`.
    function stake(address owner, uint8 roles, uint256 vrfKey) external returns (uint32 stakerId);

    /// @notice Ends the staker's eligibility from this L1 block on. Owner only, once.
    function requestExit(uint32 stakerId) external;

    /// @notice Pays the deposit back to the owner, `exitDelay` blocks after the exit was asked for. Owner only, once.
    function withdraw(uint32 stakerId) external;

    /// @notice The record of a staker. Reverts with `UnknownStaker` for an id never given out.
    function staker(uint32 stakerId) external view returns (Staker memory);

    /// @notice The owner of a staker. Reverts with `UnknownStaker` for an id never given out.
    function ownerOf(uint32 stakerId) external view returns (address);

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
    /// @notice L1 blocks between registration and eligibility, 1 to 2^32 - 1. A deployment chooses it longer than any RANDAO is known in
    /// advance: otherwise keys could be chosen for a seed.
    function ACTIVATION_DELAY() external view returns (uint40);
    /// @notice L1 blocks between the request to exit and the withdrawal, at most 2^32 - 1.
    function EXIT_DELAY() external view returns (uint40);
}

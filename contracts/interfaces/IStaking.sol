// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @dev Roles are bits of a set. A staker signs up for each separately.
uint8 constant ROLE_SEQUENCER = 1;
uint8 constant ROLE_BASE = 2;
uint8 constant ROLE_MERGE = 4;
uint8 constant ALL_ROLES = 7;

/// @notice One identity. `stakerId` counts from 1 and is never reused; the owner stays on record
/// for ever.
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
    /// @dev First block after it, for every role: `fromBlock` where nothing of the deposit is
    /// missing; 0 while something is and was not filled up.
    uint40 untilBlock;
    /// @dev First block after it for the role of a sequencer, if that is later.
    uint40 banUntil;
}

/// @title Staking
/// @notice Who may act: fixed deposits, roles and VRF keys, and what is taken of a deposit.
/// @dev Whether a staker is eligible at an L1 block never changes once that block is past:
/// otherwise one could have oneself penalized to make the roots of others invalid. Trusts the token
/// to be a plain burnable ERC-20 (no fee on transfer, no hooks, no rebasing), and Sequencing and
/// Settlement for who is penalized. Has no owner and cannot be paused.
interface IStaking {
    /// @notice A staker was registered.
    /// @param stakerId The new identity.
    /// @param owner Who may act for it and is paid.
    /// @param roles Union of `ROLE_*`.
    /// @param vrfKey H("key"; pk.x, pk.y).
    /// @param activationBlock First L1 block at which it is eligible.
    event Staked(
        uint32 indexed stakerId,
        address indexed owner,
        uint8 roles,
        uint256 vrfKey,
        uint40 activationBlock
    );
    /// @notice A staker asked to exit.
    /// @param stakerId The staker.
    /// @param exitBlock First L1 block at which it is no longer eligible.
    /// @param withdrawableBlock First L1 block at which its deposit can be withdrawn.
    event ExitRequested(uint32 indexed stakerId, uint40 exitBlock, uint40 withdrawableBlock);
    /// @notice A staker was penalized. While something of the deposit is missing it is not
    /// eligible.
    /// @param stakerId The staker.
    /// @param burned What was burned of its deposit, in wei.
    /// @param fromBlock First L1 block at which the penalty acts.
    /// @param banUntil First L1 block at which it may propose again.
    event Penalized(uint32 indexed stakerId, uint256 burned, uint40 fromBlock, uint40 banUntil);
    /// @notice A deposit is whole again.
    /// @param stakerId The staker.
    /// @param from Who paid.
    /// @param amount What was missing, in wei.
    /// @param untilBlock First L1 block at which the staker is eligible again.
    event Refilled(
        uint32 indexed stakerId, address indexed from, uint256 amount, uint40 untilBlock
    );
    /// @notice A deposit was paid back, but for what is missing of it.
    /// @param stakerId The staker.
    /// @param owner Who was paid.
    /// @param amount What was paid, in wei.
    event Withdrawn(uint32 indexed stakerId, address indexed owner, uint256 amount);

    /// @notice Name one or more of the roles, and no other bits.
    /// @param roles The set that was given.
    error InvalidRoles(uint8 roles);
    /// @notice Give the hash of a VRF key: an element of the BN254 scalar field other than 0.
    /// @param vrfKey The value that was given.
    error InvalidVrfKey(uint256 vrfKey);
    /// @notice Name an owner: nobody could act for the staker or be paid.
    error ZeroOwner();
    /// @notice Deploy with an activation delay of 1 to 2^32 - 1 L1 blocks.
    /// @param activationDelay The delay that was given.
    error InvalidActivationDelay(uint40 activationDelay);
    /// @notice Deploy with an exit delay of at most 2^32 - 1 L1 blocks.
    /// @param exitDelay The delay that was given.
    error InvalidExitDelay(uint40 exitDelay);
    /// @notice Deploy with the address of the token: there is no code at this one.
    /// @param account The address that was given.
    error NotAContract(address account);
    /// @notice Name a staker that is registered: from 1 to `stakerCount()`.
    /// @param stakerId The id that was given.
    error UnknownStaker(uint32 stakerId);
    /// @notice Call from the account that owns the staker.
    /// @param stakerId The staker.
    /// @param owner Its owner.
    /// @param caller Who called.
    error NotOwner(uint32 stakerId, address owner, address caller);
    /// @notice There is nothing to do: the staker's exit was asked for.
    /// @param stakerId The staker.
    /// @param exitBlock First L1 block at which it is no longer eligible.
    error ExitAlreadyRequested(uint32 stakerId, uint40 exitBlock);
    /// @notice Ask for the staker's exit first.
    /// @param stakerId The staker.
    error ExitNotRequested(uint32 stakerId);
    /// @notice Wait until the exit delay, and a ban if there is one, are over.
    /// @param stakerId The staker.
    /// @param currentBlock The current L1 block.
    /// @param withdrawableBlock First L1 block at which the deposit can be withdrawn.
    error WithdrawTooEarly(uint32 stakerId, uint256 currentBlock, uint256 withdrawableBlock);
    /// @notice There is nothing to do: the deposit was paid back.
    /// @param stakerId The staker.
    error AlreadyWithdrawn(uint32 stakerId);
    /// @notice Name a staker that signed up for the role.
    /// @param stakerId The staker.
    /// @param roles Its roles.
    /// @param requiredRole The role it needs.
    error WrongRole(uint32 stakerId, uint8 roles, uint8 requiredRole);
    /// @notice Wait for a slot that starts when the staker is active.
    /// @param stakerId The staker.
    /// @param activationBlock First L1 block at which it is eligible.
    /// @param atBlock L1 block at which it must be: the start of the slot.
    error NotActive(uint32 stakerId, uint256 activationBlock, uint256 atBlock);
    /// @notice Name a staker that has not left: this one is not eligible any more.
    /// @param stakerId The staker.
    /// @param exitBlock First L1 block at which it is no longer eligible.
    /// @param atBlock L1 block at which it must be: the start of the slot.
    error Exited(uint32 stakerId, uint256 exitBlock, uint256 atBlock);
    /// @notice Fill up the staker's deposit, and wait: something of it was missing.
    /// @param stakerId The staker.
    /// @param fromBlock First L1 block of its suspension.
    /// @param untilBlock First L1 block after it; 0 while something is missing.
    /// @param atBlock L1 block at which it must be eligible: the start of the slot.
    error Suspended(uint32 stakerId, uint256 fromBlock, uint256 untilBlock, uint256 atBlock);
    /// @notice Wait until the sequencer's ban is over.
    /// @param stakerId The staker.
    /// @param fromBlock First L1 block at which the penalty acts.
    /// @param banUntil First L1 block at which it may propose again.
    /// @param atBlock L1 block at which it must be eligible: the start of the slot.
    error Banned(uint32 stakerId, uint256 fromBlock, uint256 banUntil, uint256 atBlock);
    /// @notice Report a missed reveal, or prune: only Sequencing and Settlement can penalize.
    /// @param caller Who called.
    error NotSequencingOrSettlement(address caller);
    /// @notice Penalize from a block that is to come.
    /// @param fromBlock The block that was given.
    /// @param currentBlock The current L1 block.
    error PenaltyNotAhead(uint256 fromBlock, uint256 currentBlock);
    /// @notice There is nothing to do: the staker's deposit is whole.
    /// @param stakerId The staker.
    error NothingMissing(uint32 stakerId);

    /// @notice Deposits `STAKE_AMOUNT` from the caller for a new staker.
    /// @param owner Who may act for the staker and is paid. Not zero.
    /// @param roles Non-empty union of `ROLE_*`, fixed for life.
    /// @param vrfKey H("key"; pk.x, pk.y), in [1, r). That the owner knows the private key is not
    /// checked: without it there are no tickets.
    /// @return stakerId The new identity, eligible from `block.number + ACTIVATION_DELAY`.
    function stake(address owner, uint8 roles, uint256 vrfKey) external returns (uint32 stakerId);

    /// @notice Ends the staker's eligibility from this L1 block on. Owner only, once.
    /// @param stakerId The staker.
    function requestExit(uint32 stakerId) external;

    /// @notice Pays the deposit, but for what is missing of it, back to the owner, `EXIT_DELAY`
    /// blocks after the exit was asked for and not before a ban is over: otherwise one would leave
    /// instead, and come back under another id. Owner only, once.
    /// @param stakerId The staker.
    function withdraw(uint32 stakerId) external;

    /// @notice Burns of a staker's deposit, and suspends the staker. Sequencing and Settlement
    /// only.
    /// @param stakerId The staker.
    /// @param amount What is burned, in wei, or less where there is less.
    /// @param fromBlock Start of the next slot: the first L1 block at which the penalty acts.
    /// @param banUntil First L1 block at which the staker may propose again if its deposit is
    /// whole.
    function penalize(uint32 stakerId, uint256 amount, uint40 fromBlock, uint40 banUntil) external;

    /// @notice Deposits, from the caller, what is missing of a staker's deposit. Open to anyone.
    /// The staker is eligible again `ACTIVATION_DELAY` blocks later.
    /// @param stakerId The staker.
    function refill(uint32 stakerId) external;

    /// @notice The record of a staker. Reverts with `UnknownStaker` for an id never given out.
    /// @param stakerId The staker.
    /// @return The record.
    function staker(uint32 stakerId) external view returns (Staker memory);

    /// @notice The owner of a staker. Reverts with `UnknownStaker` for an id never given out.
    /// @param stakerId The staker.
    /// @return The owner.
    function ownerOf(uint32 stakerId) external view returns (address);

    /// @notice What there is of a staker's deposit: the stake but for what is missing, and nothing
    /// once it was paid back. Reverts with `UnknownStaker`.
    /// @param stakerId The staker.
    /// @return The deposit, in wei.
    function depositOf(uint32 stakerId) external view returns (uint256);

    /// @notice When a staker was and is not eligible for penalties.
    /// @param stakerId The staker.
    /// @return Its suspensions, in order.
    function suspensionsOf(uint32 stakerId) external view returns (Suspension[] memory);

    /// @notice Number of stakers ever registered.
    /// @return The number, which is the highest `stakerId`.
    function stakerCount() external view returns (uint32);

    /// @notice VRF keys of stakers that must all hold a role and be eligible at an L1 block;
    /// reverts naming the first that is not.
    /// @param stakerIds May name a staker more than once.
    /// @param role The role, one of `ROLE_*`.
    /// @param atBlock The L1 block.
    /// @return keys One for each id, in order.
    function vrfKeys(uint32[] calldata stakerIds, uint8 role, uint256 atBlock)
        external
        view
        returns (uint256[] memory keys);

    /// @notice The token deposits are made in.
    /// @return The token.
    function TOKEN() external view returns (address);
    /// @notice The deposit of one staker.
    /// @return The deposit, in wei.
    function STAKE_AMOUNT() external view returns (uint256);
    /// @notice Who may penalize: a winner who does not reveal.
    /// @return The Sequencing contract.
    function SEQUENCING() external view returns (address);
    /// @notice Who may penalize: the author of a block that is pruned.
    /// @return The Settlement contract.
    function SETTLEMENT() external view returns (address);
    /// @notice Time between registration, or the filling up of a deposit, and eligibility. A
    /// deployment chooses it longer than any RANDAO is known in advance: otherwise keys could be
    /// chosen for a seed.
    /// @return L1 blocks, a slot to 2^32 - 1.
    function ACTIVATION_DELAY() external view returns (uint40);
    /// @notice Time between the request to exit and the withdrawal: the last slot the staker could
    /// have won is over, and so is the window of its block, and there was a slot more to penalize
    /// it.
    /// @return L1 blocks, at most 2^32 - 1.
    function EXIT_DELAY() external view returns (uint40);
}

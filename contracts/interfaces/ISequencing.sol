// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Schedule} from "../lib/Schedule.sol";

/// @notice What a deployment fixes of Sequencing; see the getters of `ISequencing`.
struct SequencingConfig {
    Schedule schedule;
    uint32 maxTxs;
    uint32 txsPerBase;
    uint32 txBytes;
    uint8 vrfMode;
    uint256 revealPenalty;
    uint32 banSlots;
}

/// @notice What a sequencer commits to for a slot.
struct Proposal {
    uint32 stakerId;
    /// @dev FEE_SPLIT: the proving network's share of the block, at most BPS. Signed by the ticket.
    uint16 feeSplitBps;
    /// @dev A power of two in [2 * TXS_PER_BASE, MAX_TXS].
    uint32 numTxs;
    /// @dev The block it builds on: the tip.
    uint64 parent;
    /// @dev Hash of the body, see `lib/Body`.
    bytes32 bodyHash;
    /// @dev Root of the transactions' Poseidon2 tree, a field element. That it is the body's follows from the proof of the block.
    uint256 txRoot;
    /// @dev Output of the sequencer's ticket.
    uint128 vrf;
}

/// @title Sequencing
/// @notice Which block: one proposal a slot, the highest `vrf * (BPS + feeSplitBps)`.
/// @dev Time is counted in L1 blocks, see `lib/Schedule`. The tip does not change from a slot's start until its reveal, so all proposals of a slot
/// build on one block and the winner can always reveal. Trusts Staking for keys and eligibility, Settlement for the tip, and the setup of the ticket key.
/// Has no owner and cannot be paused.
interface ISequencing {
    /// @notice The RANDAO of a slot is known: tickets can be drawn.
    event RandaoRecorded(uint64 indexed slot, bytes32 randao);
    /// @notice A proposal is the slot's best so far.
    event Proposed(uint64 indexed slot, uint32 indexed stakerId, uint256 score, Proposal proposal);
    /// @notice The winner's body is known; the block is pending under this number. All that a follower needs of it is here.
    event Revealed(uint64 indexed slot, uint64 indexed number, Proposal proposal, bytes body);
    /// @notice The winner of a slot did not reveal and was penalized.
    event MissedRevealReported(uint64 indexed slot, uint32 indexed stakerId);

    /// @dev Phases are `[phaseStart, phaseEnd)`.
    error NotProposePhase(uint64 slot, uint256 currentBlock, uint256 phaseStart, uint256 phaseEnd);
    error NotRevealPhase(uint64 slot, uint256 currentBlock, uint256 phaseStart, uint256 phaseEnd);
    error RandaoNotRecorded(uint64 slot, uint256 randaoBlock);
    error RandaoAlreadyRecorded(uint64 slot);
    /// @dev The block's hash is out of reach: no header proves this slot's RANDAO any more.
    error RandaoBlockTooOld(uint64 slot, uint256 randaoBlock, uint256 currentBlock);
    error RandaoBlockNotMined(uint64 slot, uint256 randaoBlock, uint256 currentBlock);
    /// @dev The header's hash is not that of the slot's RANDAO block.
    error WrongHeader(uint64 slot, uint256 randaoBlock, bytes32 expectedHash, bytes32 headerHash);
    error NotOwner(uint32 stakerId, address owner, address caller);
    error FeeSplitAboveBps(uint16 feeSplitBps);
    error InvalidNumTxs(uint32 numTxs, uint32 minTxs, uint32 maxTxs);
    error TxRootOutOfField(uint256 txRoot);
    error ParentNotTip(uint64 parent, uint64 tip);
    /// @dev `best` is 0 when there is no rival.
    error ScoreNotHigher(uint256 score, uint256 best);
    error InvalidTicket(uint32 stakerId);
    error NoProposal(uint64 slot);
    error ProposalMismatch(uint64 slot, bytes32 expectedHash, bytes32 proposalHash);
    error BodyMismatch(uint64 slot, bytes32 expectedHash, bytes32 bodyHash);
    error AlreadyRevealed(uint64 slot);
    error SlotNotOver(uint64 slot, uint256 currentBlock, uint256 slotEnd);
    error AlreadyReported(uint64 slot);
    /// @dev A missed reveal is not kept to be reported when it hurts most.
    error ReportTooLate(uint64 slot, uint256 currentBlock, uint256 deadline);
    error NotAContract(address account);
    error InvalidSchedule(uint64 genesisBlock, uint64 proposeBlocks, uint64 revealBlocks);
    error InvalidTxsPerBase(uint32 txsPerBase);
    error InvalidTxBytes(uint32 txBytes);
    /// @dev A missed reveal is not penalized where there is hardly time for one.
    error RevealPhaseTooShort(uint64 revealBlocks, uint256 minimum);
    error InvalidBanSlots(uint32 banSlots);
    error InvalidMode(uint8 mode);

    /// @notice Records the RANDAO of a slot: the `prevRandao` of the header before its first L1 block. Open to anyone, once a slot.
    /// @param header RLP of that header; checked against the block hash (EIP-2935 beyond 256 blocks, at most 8191 blocks back).
    function recordRandao(uint64 slot, bytes calldata header) external;

    /// @notice Proposes a block for a slot in its propose phase. Owner of the sequencer only. Only a score above the best so far is taken.
    /// @param proof Groth16 proof of the ticket circuit over (sequencerSeed(slot), vrfKey, ticket of node 0), in EIP-197 order.
    function propose(uint64 slot, Proposal calldata proposal, uint256[8] calldata proof) external;

    /// @notice Reveals the winner's body in the slot's reveal phase. Open to anyone who has it, once a slot.
    /// @dev The body is TX_BYTES bytes for each transaction, of which those at its end may be left out; its fingerprint goes to Settlement.
    /// @param proposal The winning proposal, as in its `Proposed` event.
    /// @return number The pending block it became.
    function reveal(uint64 slot, Proposal calldata proposal, bytes calldata body)
        external
        returns (uint64 number);

    /// @notice Penalizes the winner of a slot that is over and was not revealed. Open to anyone, once a slot, and for as long as roots of the
    /// slot's block would be taken.
    function reportMissedReveal(uint64 slot) external;

    /// @notice RANDAO of a slot, zero while it is not recorded.
    function randaoOf(uint64 slot) external view returns (bytes32);

    /// @notice Whether the RANDAO of a slot was recorded. (It may be zero.)
    function isRandaoRecorded(uint64 slot) external view returns (bool);

    /// @notice Seed of a slot's sequencer tickets. Reverts with `RandaoNotRecorded` while the RANDAO is not recorded.
    function seedOf(uint64 slot) external view returns (uint256);

    /// @notice The best proposal of a slot so far; all zero when there is none.
    /// @return score Its score.
    /// @return stakerId Its sequencer.
    /// @return proposalHash keccak256(abi.encode(proposal)).
    /// @return revealed Whether its body was revealed.
    /// @return reported Whether its sequencer was penalized for not revealing it.
    function bestOf(uint64 slot)
        external
        view
        returns (uint256 score, uint32 stakerId, bytes32 proposalHash, bool revealed, bool reported);

    /// @notice Where sequencers are registered.
    function STAKING() external view returns (address);
    /// @notice Where revealed blocks go.
    function SETTLEMENT() external view returns (address);
    /// @notice Data contract that holds the ticket circuit's verifying key.
    function TICKET_KEY() external view returns (address);
    /// @notice First L1 block of slot 0.
    function GENESIS_BLOCK() external view returns (uint64);
    /// @notice Length of the propose phase, in L1 blocks.
    function PROPOSE_BLOCKS() external view returns (uint64);
    /// @notice Length of the reveal phase, in L1 blocks.
    function REVEAL_BLOCKS() external view returns (uint64);
    /// @notice Transactions of the largest block. A deployment chooses it so that a root of such a block fits into one L1 transaction: a larger
    /// one would be revealed, never proven, and pruned.
    function MAX_TXS() external view returns (uint32);
    /// @notice Transactions of a base rollup, a power of two in [2, 64].
    function TXS_PER_BASE() external view returns (uint32);
    /// @notice Bytes of a body that belong to one transaction, 1 to 1920: words of 32 bytes, the last of which may be shorter.
    function TX_BYTES() external view returns (uint32);
    /// @notice What a winner who does not reveal loses of its deposit, in wei; 0 is nothing.
    function REVEAL_PENALTY() external view returns (uint256);
    /// @notice Slots in which a penalized sequencer may not propose, from the one after the penalty on.
    function BAN_SLOTS() external view returns (uint32);
    /// @notice 0: tickets are drawn from the private key; 1: from the public key.
    function VRF_MODE() external view returns (uint8);
}

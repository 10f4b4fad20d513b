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
    /// @dev Who proposes.
    uint32 stakerId;
    /// @dev FEE_SPLIT: the proving network's share of the block, at most BPS. Signed by the ticket.
    uint16 feeSplitBps;
    /// @dev A power of two in [2 * TXS_PER_BASE, MAX_TXS].
    uint32 numTxs;
    /// @dev The block it builds on: the tip.
    uint64 parent;
    /// @dev Hash of the body, see `lib/Body`.
    bytes32 bodyHash;
    /// @dev Root of the transactions' Poseidon2 tree, a field element. That it is the body's
    /// follows from the proof of the block.
    uint256 txRoot;
    /// @dev Output of the sequencer's ticket.
    uint128 vrf;
}

/// @title Sequencing
/// @notice Which block: one proposal a slot, the highest `vrf * (BPS + feeSplitBps)`.
/// @dev Time is counted in L1 blocks, see `lib/Schedule`. The tip does not change from a slot's
/// start until its reveal, so all proposals of a slot build on one block and the winner can always
/// reveal. Trusts Staking for keys and eligibility, Settlement for the tip, and the setup of the
/// ticket key. Has no owner and cannot be paused. What is wrong with a body is said by the errors
/// of `lib/Body` and `lib/Fingerprint`, and what is wrong with a ticket key by those of
/// `lib/Groth16Key`.
interface ISequencing {
    /// @notice The RANDAO of a slot is known: tickets can be drawn.
    /// @param slot The slot.
    /// @param randao The RANDAO: `prevRandao` of the header before the slot's first L1 block.
    event RandaoRecorded(uint64 indexed slot, bytes32 randao);
    /// @notice A proposal is the slot's best so far.
    /// @param slot The slot.
    /// @param stakerId Who proposed.
    /// @param score vrf * (BPS + feeSplitBps).
    /// @param proposal The proposal.
    event Proposed(uint64 indexed slot, uint32 indexed stakerId, uint256 score, Proposal proposal);
    /// @notice The winner's body is known, and the block is pending. All that a follower needs of
    /// it is here.
    /// @param slot The slot.
    /// @param number The number of the pending block.
    /// @param proposal The winning proposal.
    /// @param body TX_BYTES bytes for each transaction, of which those at the end may be left out.
    event Revealed(uint64 indexed slot, uint64 indexed number, Proposal proposal, bytes body);
    /// @notice The winner of a slot did not reveal and was penalized.
    /// @param slot The slot.
    /// @param stakerId The winner.
    event MissedRevealReported(uint64 indexed slot, uint32 indexed stakerId);

    /// @notice Propose within the slot's propose phase, [phaseStart, phaseEnd).
    /// @param slot The slot.
    /// @param currentBlock The current L1 block.
    /// @param phaseStart First L1 block of the phase.
    /// @param phaseEnd First L1 block after it.
    error NotProposePhase(uint64 slot, uint256 currentBlock, uint256 phaseStart, uint256 phaseEnd);
    /// @notice Reveal within the slot's reveal phase, [phaseStart, phaseEnd).
    /// @param slot The slot.
    /// @param currentBlock The current L1 block.
    /// @param phaseStart First L1 block of the phase.
    /// @param phaseEnd First L1 block after it.
    error NotRevealPhase(uint64 slot, uint256 currentBlock, uint256 phaseStart, uint256 phaseEnd);
    /// @notice Record the slot's RANDAO first.
    /// @param slot The slot.
    /// @param randaoBlock L1 block whose header has it.
    error RandaoNotRecorded(uint64 slot, uint256 randaoBlock);
    /// @notice There is nothing to do: the slot's RANDAO is recorded.
    /// @param slot The slot.
    error RandaoAlreadyRecorded(uint64 slot);
    /// @notice It is too late: the hash of the block is out of L1's reach, and no header proves the
    /// slot's RANDAO any more.
    /// @param slot The slot.
    /// @param randaoBlock L1 block whose header has the RANDAO.
    /// @param currentBlock The current L1 block.
    error RandaoBlockTooOld(uint64 slot, uint256 randaoBlock, uint256 currentBlock);
    /// @notice Wait until the slot starts.
    /// @param slot The slot.
    /// @param randaoBlock L1 block whose header has the RANDAO.
    /// @param currentBlock The current L1 block.
    error RandaoBlockNotMined(uint64 slot, uint256 randaoBlock, uint256 currentBlock);
    /// @notice Give the header of the slot's RANDAO block, as RLP: this one has another hash.
    /// @param slot The slot.
    /// @param randaoBlock L1 block whose header has the RANDAO.
    /// @param expectedHash Hash of that block.
    /// @param headerHash Hash of the header that was given.
    error WrongHeader(uint64 slot, uint256 randaoBlock, bytes32 expectedHash, bytes32 headerHash);
    /// @notice Propose from the account that owns the sequencer.
    /// @param stakerId The sequencer.
    /// @param owner Its owner.
    /// @param caller Who called.
    error NotOwner(uint32 stakerId, address owner, address caller);
    /// @notice Bid at most BPS.
    /// @param feeSplitBps The bid.
    error FeeSplitAboveBps(uint16 feeSplitBps);
    /// @notice A block must have a power of two of transactions, within the bounds.
    /// @param numTxs The number that was given.
    /// @param minTxs The lower bound: two base rollups.
    /// @param maxTxs The upper bound: MAX_TXS.
    error InvalidNumTxs(uint32 numTxs, uint32 minTxs, uint32 maxTxs);
    /// @notice The transaction root must be below the order of the scalar field.
    /// @param txRoot The root that was given.
    error TxRootOutOfField(uint256 txRoot);
    /// @notice Build on the tip.
    /// @param parent The block that the proposal builds on.
    /// @param tip The block it has to build on.
    error ParentNotTip(uint64 parent, uint64 tip);
    /// @notice A proposal must have a higher score than the best so far: bid more, or leave it.
    /// @param score The proposal's score.
    /// @param best The best score so far; 0 where there is none.
    error ScoreNotHigher(uint256 score, uint256 best);
    /// @notice The proof is not one of a ticket of this sequencer, bid and slot: draw and prove it
    /// anew.
    /// @param stakerId The sequencer.
    error InvalidTicket(uint32 stakerId);
    /// @notice There is nothing to do: nobody proposed in the slot.
    /// @param slot The slot.
    error NoProposal(uint64 slot);
    /// @notice Give the slot's winning proposal, as in its `Proposed` event.
    /// @param slot The slot.
    /// @param expectedHash Hash of the winning proposal.
    /// @param proposalHash Hash of the proposal that was given.
    error ProposalMismatch(uint64 slot, bytes32 expectedHash, bytes32 proposalHash);
    /// @notice Reveal the body that was proposed: this one has another hash.
    /// @param slot The slot.
    /// @param expectedHash Hash in the winning proposal.
    /// @param bodyHash Hash of the body that was given.
    error BodyMismatch(uint64 slot, bytes32 expectedHash, bytes32 bodyHash);
    /// @notice There is nothing to do: the slot's body was revealed.
    /// @param slot The slot.
    error AlreadyRevealed(uint64 slot);
    /// @notice Wait until the slot is over.
    /// @param slot The slot.
    /// @param currentBlock The current L1 block.
    /// @param slotEnd First L1 block after the slot.
    error SlotNotOver(uint64 slot, uint256 currentBlock, uint256 slotEnd);
    /// @notice There is nothing to do: the missed reveal was reported.
    /// @param slot The slot.
    error AlreadyReported(uint64 slot);
    /// @notice It is too late: a missed reveal is not kept to be reported when it hurts most.
    /// @param slot The slot.
    /// @param currentBlock The current L1 block.
    /// @param deadline First L1 block at which it is too late.
    error ReportTooLate(uint64 slot, uint256 currentBlock, uint256 deadline);
    /// @notice Deploy with the address of Staking: there is no code at this one.
    /// @param account The address that was given.
    error NotAContract(address account);
    /// @notice Deploy with phases of 1 to 2^32 - 1 L1 blocks, and a first block from 1 to 2^40 - 1.
    /// @param genesisBlock First L1 block of slot 0.
    /// @param proposeBlocks Length of the propose phase.
    /// @param revealBlocks Length of the reveal phase.
    error InvalidSchedule(uint64 genesisBlock, uint64 proposeBlocks, uint64 revealBlocks);
    /// @notice Deploy with base rollups of a power of two of transactions, 2 to 64.
    /// @param txsPerBase The number that was given.
    error InvalidTxsPerBase(uint32 txsPerBase);
    /// @notice Deploy with transactions of 1 to 1920 bytes.
    /// @param txBytes The number that was given.
    error InvalidTxBytes(uint32 txBytes);
    /// @notice Deploy with a longer reveal phase, or without a penalty and a ban: a missed reveal
    /// is not penalized where there is hardly time for one.
    /// @param revealBlocks Length of the reveal phase, in L1 blocks.
    /// @param minimum The shortest that may be penalized.
    error RevealPhaseTooShort(uint64 revealBlocks, uint256 minimum);
    /// @notice Deploy with a ban of at most 2^32 - 1 L1 blocks.
    /// @param banSlots The slots that were given.
    error InvalidBanSlots(uint32 banSlots);
    /// @notice Deploy with 0 for tickets from the private key, or 1 for tickets from the public
    /// key.
    /// @param mode The mode that was given.
    error InvalidMode(uint8 mode);

    /// @notice Records the RANDAO of a slot: the `prevRandao` of the header before its first L1
    /// block. Open to anyone, once a slot.
    /// @param slot The slot.
    /// @param header RLP of that header; checked against the block hash (EIP-2935 beyond 256
    /// blocks, at most 8191 blocks back).
    function recordRandao(uint64 slot, bytes calldata header) external;

    /// @notice Proposes a block for a slot in its propose phase. Owner of the sequencer only. Only
    /// a score above the best so far is taken.
    /// @param slot The slot.
    /// @param proposal What the sequencer commits to.
    /// @param proof Groth16 proof of the ticket circuit over (sequencerSeed(slot), vrfKey, ticket
    /// of node 0), in EIP-197 order.
    function propose(uint64 slot, Proposal calldata proposal, uint256[8] calldata proof) external;

    /// @notice Reveals the winner's body in the slot's reveal phase. Open to anyone who has it,
    /// once a slot.
    /// @dev Its fingerprint goes to Settlement.
    /// @param slot The slot.
    /// @param proposal The winning proposal, as in its `Proposed` event.
    /// @param body TX_BYTES bytes for each transaction, of which those at its end may be left out.
    /// @return number The pending block it became.
    function reveal(uint64 slot, Proposal calldata proposal, bytes calldata body)
        external
        returns (uint64 number);

    /// @notice Penalizes the winner of a slot that is over and was not revealed. Open to anyone,
    /// once a slot, and for as long as roots of the slot's block would be taken.
    /// @param slot The slot.
    function reportMissedReveal(uint64 slot) external;

    /// @notice The RANDAO of a slot.
    /// @param slot The slot.
    /// @return The RANDAO, zero while it is not recorded.
    function randaoOf(uint64 slot) external view returns (bytes32);

    /// @notice Whether the RANDAO of a slot was recorded. (It may be zero.)
    /// @param slot The slot.
    /// @return Whether it was.
    function isRandaoRecorded(uint64 slot) external view returns (bool);

    /// @notice Seed of a slot's sequencer tickets. Reverts with `RandaoNotRecorded` while the
    /// RANDAO is not recorded.
    /// @param slot The slot.
    /// @return The seed, a field element.
    function seedOf(uint64 slot) external view returns (uint256);

    /// @notice The best proposal of a slot so far; all zero when there is none.
    /// @param slot The slot.
    /// @return score Its score.
    /// @return stakerId Its sequencer.
    /// @return proposalHash keccak256(abi.encode(proposal)).
    /// @return revealed Whether its body was revealed.
    /// @return reported Whether its sequencer was penalized for not revealing it.
    function bestOf(uint64 slot)
        external
        view
        returns (
            uint256 score,
            uint32 stakerId,
            bytes32 proposalHash,
            bool revealed,
            bool reported
        );

    /// @notice Where sequencers are registered.
    /// @return The Staking contract.
    function STAKING() external view returns (address);
    /// @notice Where revealed blocks go.
    /// @return The Settlement contract.
    function SETTLEMENT() external view returns (address);
    /// @notice What holds the ticket circuit's verifying key.
    /// @return The data contract.
    function TICKET_KEY() external view returns (address);
    /// @notice Where slots begin to count.
    /// @return First L1 block of slot 0.
    function GENESIS_BLOCK() external view returns (uint64);
    /// @notice Length of the propose phase.
    /// @return L1 blocks.
    function PROPOSE_BLOCKS() external view returns (uint64);
    /// @notice Length of the reveal phase.
    /// @return L1 blocks.
    function REVEAL_BLOCKS() external view returns (uint64);
    /// @notice Size of the largest block. A deployment chooses it so that a root of such a block
    /// fits into one L1 transaction: a larger one would be revealed, never proven, and pruned.
    /// @return Transactions.
    function MAX_TXS() external view returns (uint32);
    /// @notice Size of base rollups.
    /// @return Transactions of a base rollup, a power of two in [2, 64].
    function TXS_PER_BASE() external view returns (uint32);
    /// @notice Size of a transaction in a body: words of 32 bytes, the last of which may be
    /// shorter.
    /// @return Bytes, 1 to 1920.
    function TX_BYTES() external view returns (uint32);
    /// @notice What a winner who does not reveal loses of its deposit.
    /// @return The penalty, in wei; 0 is nothing.
    function REVEAL_PENALTY() external view returns (uint256);
    /// @notice How long a penalized sequencer may not propose.
    /// @return Slots, from the one after the penalty on.
    function BAN_SLOTS() external view returns (uint32);
    /// @notice What tickets are drawn from.
    /// @return 0: the private key; 1: the public key.
    function VRF_MODE() external view returns (uint8);
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISequencing, Proposal, SequencingConfig} from "./interfaces/ISequencing.sol";
import {ISettlement, NewBlock} from "./interfaces/ISettlement.sol";
import {IStaking, ROLE_SEQUENCER} from "./interfaces/IStaking.sol";
import {Body} from "./lib/Body.sol";
import {
    BPS,
    MAX_DELAY,
    MAX_TX_BYTES,
    MIN_REVEAL_BLOCKS,
    MODE_PUBLIC,
    SEQUENCER_NODE
} from "./lib/Constants.sol";
import {Field} from "./lib/Field.sol";
import {Fingerprint} from "./lib/Fingerprint.sol";
import {Groth16Batch} from "./lib/Groth16Batch.sol";
import {Groth16Key} from "./lib/Groth16Key.sol";
import {ProofTree} from "./lib/ProofTree.sol";
import {Phase, Schedule} from "./lib/Schedule.sol";
import {Scores} from "./lib/Scores.sol";
import {Seeds} from "./lib/Seeds.sol";
import {TicketMeta} from "./lib/TicketMeta.sol";
import {BlockHeader} from "@openzeppelin/contracts/utils/BlockHeader.sol";
import {Blockhash} from "@openzeppelin/contracts/utils/Blockhash.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Sequencing
/// @notice Which block. What it does and trusts is in `ISequencing`.
contract Sequencing is ISequencing {
    using SafeCast for uint256;

    /// @dev What is kept of a slot. A sequencer's score is below 2^143.
    struct Slot {
        bytes32 randao;
        bytes32 proposalHash;
        uint144 score;
        uint32 stakerId;
        // Apart from the value, which may be zero.
        bool randaoRecorded;
        bool revealed;
        // Whether the winner was penalized for not revealing.
        bool reported;
    }

    /// @dev Public inputs of the ticket circuit: seed, vrfKey, ticket.
    uint256 private constant _TICKET_INPUTS = 3;

    /// @inheritdoc ISequencing
    address public immutable STAKING;
    /// @inheritdoc ISequencing
    address public immutable SETTLEMENT;
    /// @inheritdoc ISequencing
    address public immutable TICKET_KEY;
    /// @inheritdoc ISequencing
    uint64 public immutable GENESIS_BLOCK;
    /// @inheritdoc ISequencing
    uint64 public immutable PROPOSE_BLOCKS;
    /// @inheritdoc ISequencing
    uint64 public immutable REVEAL_BLOCKS;
    /// @inheritdoc ISequencing
    uint32 public immutable MAX_TXS;
    /// @inheritdoc ISequencing
    uint32 public immutable TXS_PER_BASE;
    /// @inheritdoc ISequencing
    uint32 public immutable TX_BYTES;
    /// @inheritdoc ISequencing
    uint8 public immutable VRF_MODE;
    /// @inheritdoc ISequencing
    uint256 public immutable REVEAL_PENALTY;
    /// @inheritdoc ISequencing
    uint32 public immutable BAN_SLOTS;

    mapping(uint64 slot => Slot) private _slots;

    /// @param settlement The address Settlement will have: it is deployed last and checks that this
    /// is it.
    /// @param ticketKey Verifying key of the ticket circuit, docs/PROTOCOL.md section 10.
    constructor(
        address staking,
        address settlement,
        SequencingConfig memory config,
        bytes memory ticketKey
    ) {
        Schedule memory schedule = config.schedule;
        if (staking.code.length == 0) revert NotAContract(staking);
        if (!schedule.isValid()) {
            revert InvalidSchedule(
                schedule.genesisBlock, schedule.proposeBlocks, schedule.revealBlocks
            );
        }
        if (!ProofTree.isValidTxsPerBase(config.txsPerBase)) {
            revert InvalidTxsPerBase(config.txsPerBase);
        }
        if (!ProofTree.isValidNumTxs(config.maxTxs, config.txsPerBase)) {
            revert InvalidNumTxs(config.maxTxs, 2 * config.txsPerBase, config.maxTxs);
        }
        if (config.txBytes == 0 || config.txBytes > MAX_TX_BYTES) {
            revert InvalidTxBytes(config.txBytes);
        }
        if (config.vrfMode > MODE_PUBLIC) revert InvalidMode(config.vrfMode);
        if (
            (config.revealPenalty != 0 || config.banSlots != 0)
                && schedule.revealBlocks < MIN_REVEAL_BLOCKS
        ) {
            revert RevealPhaseTooShort(schedule.revealBlocks, MIN_REVEAL_BLOCKS);
        }
        if (config.banSlots * schedule.slotBlocks() > MAX_DELAY) {
            revert InvalidBanSlots(config.banSlots);
        }

        STAKING = staking;
        SETTLEMENT = settlement;
        GENESIS_BLOCK = schedule.genesisBlock;
        PROPOSE_BLOCKS = schedule.proposeBlocks;
        REVEAL_BLOCKS = schedule.revealBlocks;
        MAX_TXS = config.maxTxs;
        TXS_PER_BASE = config.txsPerBase;
        TX_BYTES = config.txBytes;
        VRF_MODE = config.vrfMode;
        REVEAL_PENALTY = config.revealPenalty;
        BAN_SLOTS = config.banSlots;
        TICKET_KEY = Groth16Key.write(ticketKey, _TICKET_INPUTS);
    }

    /// @inheritdoc ISequencing
    function recordRandao(uint64 slot, bytes calldata header) external {
        Slot storage record = _slots[slot];
        if (record.randaoRecorded) revert RandaoAlreadyRecorded(slot);
        uint256 randaoBlock = _schedule().randaoBlock(slot);
        if (randaoBlock >= block.number) {
            revert RandaoBlockNotMined(slot, randaoBlock, block.number);
        }
        bytes32 expectedHash = Blockhash.blockHash(randaoBlock);
        // Zero is no block's hash: without this check a hash out of reach would ask for a preimage
        // of zero.
        if (expectedHash == 0) revert RandaoBlockTooOld(slot, randaoBlock, block.number);
        bytes32 headerHash = keccak256(header);
        if (headerHash != expectedHash) {
            revert WrongHeader(slot, randaoBlock, expectedHash, headerHash);
        }

        bytes32 randao = BlockHeader.getPrevRandao(header);
        record.randao = randao;
        record.randaoRecorded = true;

        emit RandaoRecorded(slot, randao);
    }

    /// @inheritdoc ISequencing
    function propose(uint64 slot, Proposal calldata proposal, uint256[8] calldata proof) external {
        Schedule memory schedule = _schedule();
        if (schedule.phaseAt(slot, block.number) != Phase.Propose) {
            revert NotProposePhase(
                slot, block.number, schedule.slotStart(slot), schedule.revealStart(slot)
            );
        }
        uint256 seed = seedOf(slot);
        if (proposal.feeSplitBps > BPS) revert FeeSplitAboveBps(proposal.feeSplitBps);
        if (!ProofTree.isValidNumTxs(proposal.numTxs, TXS_PER_BASE) || proposal.numTxs > MAX_TXS) {
            revert InvalidNumTxs(proposal.numTxs, 2 * TXS_PER_BASE, MAX_TXS);
        }
        if (!Field.contains(proposal.txRoot)) revert TxRootOutOfField(proposal.txRoot);
        uint64 tip = ISettlement(SETTLEMENT).tip();
        if (proposal.parent != tip) revert ParentNotTip(proposal.parent, tip);
        address owner = IStaking(STAKING).ownerOf(proposal.stakerId);
        if (msg.sender != owner) revert NotOwner(proposal.stakerId, owner, msg.sender);
        Slot storage record = _slots[slot];
        uint256 score = Scores.score(proposal.vrf, proposal.feeSplitBps);
        if (score <= record.score) revert ScoreNotHigher(score, record.score);
        uint256 vrfKey = _vrfKeyAt(proposal.stakerId, schedule.slotStart(slot));
        if (!_isTicketValid(seed, vrfKey, proposal, proof)) {
            revert InvalidTicket(proposal.stakerId);
        }

        record.proposalHash = keccak256(abi.encode(proposal));
        record.score = score.toUint144();
        record.stakerId = proposal.stakerId;

        emit Proposed(slot, proposal.stakerId, score, proposal);
    }

    /// @inheritdoc ISequencing
    function reveal(uint64 slot, Proposal calldata proposal, bytes calldata body)
        external
        returns (uint64 number)
    {
        Schedule memory schedule = _schedule();
        if (schedule.phaseAt(slot, block.number) != Phase.Reveal) {
            revert NotRevealPhase(
                slot, block.number, schedule.revealStart(slot), schedule.slotEnd(slot)
            );
        }
        Slot storage record = _slots[slot];
        if (record.stakerId == 0) revert NoProposal(slot);
        if (record.revealed) revert AlreadyRevealed(slot);
        bytes32 proposalHash = keccak256(abi.encode(proposal));
        if (proposalHash != record.proposalHash) {
            revert ProposalMismatch(slot, record.proposalHash, proposalHash);
        }
        uint256 seenTxs = Body.seenTxs(body, proposal.numTxs, TX_BYTES);
        bytes32 bodyHash = Body.bodyHash(body, TX_BYTES);
        if (bodyHash != proposal.bodyHash) revert BodyMismatch(slot, proposal.bodyHash, bodyHash);
        uint256 challenge =
            Fingerprint.bodyChallenge(block.chainid, SETTLEMENT, slot, bodyHash, proposal.txRoot);
        uint256 fingerprint = Fingerprint.fingerprint(body, challenge, proposal.numTxs, TX_BYTES);

        record.revealed = true;

        // Settlement numbers the block so: it reverts unless the parent is still its tip.
        number = proposal.parent + 1;
        emit Revealed(slot, number, proposal, body);

        NewBlock memory newBlock = NewBlock({
            slot: slot,
            slotStart: schedule.slotStart(slot).toUint64(),
            parent: proposal.parent,
            sequencerId: proposal.stakerId,
            feeSplitBps: proposal.feeSplitBps,
            numTxs: proposal.numTxs,
            seenTxs: seenTxs.toUint32(),
            txRoot: proposal.txRoot,
            challenge: challenge,
            fingerprint: fingerprint,
            randao: record.randao,
            vrf: proposal.vrf
        });
        return ISettlement(SETTLEMENT).append(newBlock);
    }

    /// @inheritdoc ISequencing
    function reportMissedReveal(uint64 slot) external {
        Schedule memory schedule = _schedule();
        if (schedule.phaseAt(slot, block.number) != Phase.Over) {
            revert SlotNotOver(slot, block.number, schedule.slotEnd(slot));
        }
        Slot storage record = _slots[slot];
        uint32 stakerId = record.stakerId;
        if (stakerId == 0) revert NoProposal(slot);
        if (record.revealed) revert AlreadyRevealed(slot);
        if (record.reported) revert AlreadyReported(slot);
        uint256 deadline = schedule.windowEnd(slot, ISettlement(SETTLEMENT).PROVING_BLOCKS());
        if (block.number >= deadline) revert ReportTooLate(slot, block.number, deadline);

        record.reported = true;

        emit MissedRevealReported(slot, stakerId);

        uint256 fromBlock = schedule.nextSlotStart(block.number);
        IStaking(STAKING)
            .penalize(
                stakerId,
                REVEAL_PENALTY,
                fromBlock.toUint40(),
                schedule.banUntil(fromBlock, BAN_SLOTS).toUint40()
            );
    }

    /// @inheritdoc ISequencing
    function randaoOf(uint64 slot) external view returns (bytes32) {
        return _slots[slot].randao;
    }

    /// @inheritdoc ISequencing
    function isRandaoRecorded(uint64 slot) external view returns (bool) {
        return _slots[slot].randaoRecorded;
    }

    /// @inheritdoc ISequencing
    function bestOf(uint64 slot)
        external
        view
        returns (
            uint256 score,
            uint32 stakerId,
            bytes32 proposalHash,
            bool revealed,
            bool reported
        )
    {
        Slot storage record = _slots[slot];
        return
            (record.score, record.stakerId, record.proposalHash, record.revealed, record.reported);
    }

    /// @inheritdoc ISequencing
    function seedOf(uint64 slot) public view returns (uint256) {
        Slot storage record = _slots[slot];
        if (!record.randaoRecorded) revert RandaoNotRecorded(slot, _schedule().randaoBlock(slot));
        return Seeds.sequencerSeed(block.chainid, address(this), slot, record.randao);
    }

    /// @dev Whether the proof is a ticket's, drawn from the seed by the holder of the key, who
    /// signed identity and bid.
    function _isTicketValid(
        uint256 seed,
        uint256 vrfKey,
        Proposal calldata proposal,
        uint256[8] calldata proof
    ) private view returns (bool) {
        uint256[] memory inputs = new uint256[](_TICKET_INPUTS);
        inputs[0] = seed;
        inputs[1] = vrfKey;
        uint256 meta =
            TicketMeta.pack(proposal.stakerId, proposal.feeSplitBps, SEQUENCER_NODE, VRF_MODE);
        inputs[2] = TicketMeta.ticketWord(meta, proposal.vrf);
        return Groth16Batch.verifySingle(TICKET_KEY, proof, inputs);
    }

    /// @dev The key of a sequencer, who must be eligible at the slot's first L1 block.
    function _vrfKeyAt(uint32 stakerId, uint256 slotStart) private view returns (uint256) {
        uint32[] memory stakerIds = new uint32[](1);
        stakerIds[0] = stakerId;
        return IStaking(STAKING).vrfKeys(stakerIds, ROLE_SEQUENCER, slotStart)[0];
    }

    function _schedule() private view returns (Schedule memory) {
        return Schedule({
            genesisBlock: GENESIS_BLOCK, proposeBlocks: PROPOSE_BLOCKS, revealBlocks: REVEAL_BLOCKS
        });
    }
}

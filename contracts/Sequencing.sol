// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISequencing, Proposal} from "./interfaces/ISequencing.sol";
import {ISettlement, NewBlock} from "./interfaces/ISettlement.sol";
import {IStaking, ROLE_SEQUENCER} from "./interfaces/IStaking.sol";
import {BPS, MODE_PUBLIC, SEQUENCER_NODE} from "./lib/Constants.sol";
import {Field} from "./lib/Field.sol";
import {Fingerprint} from "./lib/Fingerprint.sol";
import {Groth16Batch} from "./lib/Groth16Batch.sol";
import {Groth16Key} from "./lib/Groth16Key.sol";
import {ProofTree} from "./lib/ProofTree.sol";
import {Clock, Phase} from "./lib/Schedule.sol";
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
        uint64 parent;
        // Apart from the value, which may be zero.
        bool randaoRecorded;
        bool revealed;
    }

    /// @dev Public inputs of the ticket circuit: seed, vrfKey, ticket.
    uint256 private constant TICKET_INPUTS = 3;

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
    uint32 public immutable WORDS_PER_TX;
    /// @inheritdoc ISequencing
    uint8 public immutable VRF_MODE;

    mapping(uint64 slot => Slot) private _slots;

    /// @param settlement The address Settlement will have: it is deployed last and checks that this is it.
    /// @param ticketKey Verifying key of the ticket circuit, docs/PROTOCOL.md section 10.
    constructor(
        address staking,
        address settlement,
        Clock memory clock,
        uint32 maxTxs,
        uint32 wordsPerTx,
        uint8 vrfMode,
        bytes memory ticketKey
    ) {
        if (staking.code.length == 0) revert NotAContract(staking);
        if (!clock.isValid()) {
            revert InvalidSchedule(clock.genesisBlock, clock.proposeBlocks, clock.revealBlocks);
        }
        if (!ProofTree.isValidNumTxs(maxTxs)) revert InvalidNumTxs(maxTxs, maxTxs);
        if (wordsPerTx == 0) revert InvalidWordsPerTx(wordsPerTx);
        if (vrfMode > MODE_PUBLIC) revert InvalidMode(vrfMode);

        STAKING = staking;
        SETTLEMENT = settlement;
        GENESIS_BLOCK = clock.genesisBlock;
        PROPOSE_BLOCKS = clock.proposeBlocks;
        REVEAL_BLOCKS = clock.revealBlocks;
        MAX_TXS = maxTxs;
        WORDS_PER_TX = wordsPerTx;
        VRF_MODE = vrfMode;
        TICKET_KEY = Groth16Key.write(ticketKey, TICKET_INPUTS);
    }

    /// @inheritdoc ISequencing
    function recordRandao(uint64 slot, bytes calldata header) external {
        Slot storage record = _slots[slot];
        if (record.randaoRecorded) revert RandaoAlreadyRecorded(slot);
        uint256 randaoBlock = _clock().randaoBlock(slot);
        if (randaoBlock >= block.number) revert RandaoBlockNotMined(slot, randaoBlock, block.number);
        bytes32 expectedHash = Blockhash.blockHash(randaoBlock);
        // Zero is no block's hash: without this check a hash out of reach would ask for a preimage of zero.
        if (expectedHash == 0) revert RandaoBlockTooOld(slot, randaoBlock, block.number);
        bytes32 headerHash = keccak256(header);
        if (headerHash != expectedHash) revert WrongHeader(slot, randaoBlock, expectedHash, headerHash);

        bytes32 randao = BlockHeader.getPrevRandao(header);
        record.randao = randao;
        record.randaoRecorded = true;

        emit RandaoRecorded(slot, randao);
    }

    /// @inheritdoc ISequencing
    function propose(uint64 slot, Proposal calldata proposal, uint256[8] calldata proof) external {
        Clock memory clock = _clock();
        if (clock.phaseAt(slot, block.number) != Phase.Propose) {
            revert NotProposePhase(slot, block.number, clock.slotStart(slot), clock.revealStart(slot));
        }
        uint256 seed = seedOf(slot);
        if (proposal.feeSplitBps > BPS) revert FeeSplitAboveBps(proposal.feeSplitBps);
        if (!ProofTree.isValidNumTxs(proposal.numTxs) || proposal.numTxs > MAX_TXS) {
            revert InvalidNumTxs(proposal.numTxs, MAX_TXS);
        }
        if (!Field.contains(proposal.txRoot)) revert TxRootOutOfField(proposal.txRoot);
        uint64 tip = ISettlement(SETTLEMENT).tip();
        if (proposal.parent != tip) revert ParentNotTip(proposal.parent, tip);
        address owner = IStaking(STAKING).ownerOf(proposal.stakerId);
        if (msg.sender != owner) revert NotOwner(proposal.stakerId, owner, msg.sender);
        Slot storage record = _slots[slot];
        uint256 score = Scores.score(proposal.vrf, proposal.feeSplitBps);
        // A proposal on a block that was pruned since can never be revealed: it is no rival. Numbers are not taken anew within a
        // propose phase, for blocks are appended in reveal phases only.
        uint256 best = record.parent == proposal.parent ? record.score : 0;
        if (score <= best) revert ScoreNotHigher(score, best);
        uint256 vrfKey = _vrfKeyAt(proposal.stakerId, clock.slotStart(slot));
        if (!_isTicketValid(seed, vrfKey, proposal, proof)) revert InvalidTicket(proposal.stakerId);

        record.proposalHash = keccak256(abi.encode(proposal));
        record.score = score.toUint144();
        record.stakerId = proposal.stakerId;
        record.parent = proposal.parent;

        emit Proposed(slot, proposal.stakerId, score, proposal);
    }

    /// @inheritdoc ISequencing
    function reveal(uint64 slot, Proposal calldata proposal, bytes calldata body)
        external
        returns (uint64 number)
    {
        Clock memory clock = _clock();
        if (clock.phaseAt(slot, block.number) != Phase.Reveal) {
            revert NotRevealPhase(slot, block.number, clock.revealStart(slot), clock.slotEnd(slot));
        }
        Slot storage record = _slots[slot];
        if (record.stakerId == 0) revert NoProposal(slot);
        if (record.revealed) revert AlreadyRevealed(slot);
        bytes32 proposalHash = keccak256(abi.encode(proposal));
        if (proposalHash != record.proposalHash) {
            revert ProposalMismatch(slot, record.proposalHash, proposalHash);
        }
        bytes32 bodyHash = keccak256(body);
        if (bodyHash != proposal.bodyHash) revert BodyMismatch(slot, proposal.bodyHash, bodyHash);
        uint256 challenge = Fingerprint.challenge(block.chainid, SETTLEMENT, slot, bodyHash, proposal.txRoot);
        uint256 fingerprint = Fingerprint.evaluate(body, challenge, proposal.numTxs, WORDS_PER_TX);

        record.revealed = true;

        // Settlement numbers the block so: it reverts unless the parent is still its tip.
        number = proposal.parent + 1;
        emit Revealed(slot, number, proposal, body);

        NewBlock memory newBlock = NewBlock({
            slot: slot,
            slotStart: clock.slotStart(slot).toUint64(),
            parent: proposal.parent,
            sequencerId: proposal.stakerId,
            feeSplitBps: proposal.feeSplitBps,
            numTxs: proposal.numTxs,
            txRoot: proposal.txRoot,
            challenge: challenge,
            fingerprint: fingerprint,
            randao: record.randao,
            vrf: proposal.vrf
        });
        return ISettlement(SETTLEMENT).append(newBlock);
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
        returns (uint256 score, uint32 stakerId, uint64 parent, bytes32 proposalHash, bool revealed)
    {
        Slot storage record = _slots[slot];
        return (record.score, record.stakerId, record.parent, record.proposalHash, record.revealed);
    }

    /// @inheritdoc ISequencing
    function seedOf(uint64 slot) public view returns (uint256) {
        Slot storage record = _slots[slot];
        if (!record.randaoRecorded) revert RandaoNotRecorded(slot, _clock().randaoBlock(slot));
        return Seeds.sequencerSeed(block.chainid, address(this), slot, record.randao);
    }

    /// @dev Whether the proof is a ticket's, drawn from the seed by the holder of the key, who signed identity and bid.
    function _isTicketValid(
        uint256 seed,
        uint256 vrfKey,
        Proposal calldata proposal,
        uint256[8] calldata proof
    ) private view returns (bool) {
        uint256[] memory inputs = new uint256[](TICKET_INPUTS);
        inputs[0] = seed;
        inputs[1] = vrfKey;
        uint256 meta = TicketMeta.pack(proposal.stakerId, proposal.feeSplitBps, SEQUENCER_NODE, VRF_MODE);
        inputs[2] = TicketMeta.ticketWord(meta, proposal.vrf);
        return Groth16Batch.verifySingle(TICKET_KEY, proof, inputs);
    }

    /// @dev The key of a sequencer, who must be eligible at the slot's first L1 block.
    function _vrfKeyAt(uint32 stakerId, uint256 slotStart) private view returns (uint256) {
        uint32[] memory stakerIds = new uint32[](1);
        stakerIds[0] = stakerId;
        return IStaking(STAKING).vrfKeys(stakerIds, ROLE_SEQUENCER, slotStart)[0];
    }

    function _clock() private view returns (Clock memory) {
        return
            Clock({genesisBlock: GENESIS_BLOCK, proposeBlocks: PROPOSE_BLOCKS, revealBlocks: REVEAL_BLOCKS});
    }
}

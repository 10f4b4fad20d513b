// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRewards, Settled} from "./interfaces/IRewards.sol";
import {BlockContext, IRootVerifier, Tally} from "./interfaces/IRootVerifier.sol";
import {ISequencing} from "./interfaces/ISequencing.sol";
import {Block, ISettlement, NewBlock} from "./interfaces/ISettlement.sol";
import {MAX_DELAY} from "./lib/Constants.sol";
import {Field} from "./lib/Field.sol";
import {ProofTree} from "./lib/ProofTree.sol";
import {Schedule} from "./lib/Schedule.sol";
import {Seeds} from "./lib/Seeds.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Settlement
/// @notice Which root. What it does and trusts is in `ISettlement`.
contract Settlement is ISettlement {
    using SafeCast for uint256;

    /// @inheritdoc ISettlement
    address public immutable SEQUENCING;
    /// @inheritdoc ISettlement
    address public immutable VERIFIER;
    /// @inheritdoc ISettlement
    address public immutable REWARDS;
    /// @inheritdoc ISettlement
    uint64 public immutable PROVING_BLOCKS;
    /// @inheritdoc ISettlement
    uint256 public immutable GENESIS_STATE;

    /// @inheritdoc ISettlement
    uint64 public tip;
    /// @inheritdoc ISettlement
    uint64 public proven;

    mapping(uint64 number => Block) private _blocks;

    /// @dev Sequencing and Rewards are deployed first, with the address this contract will have: both must have got it right.
    constructor(
        address sequencing,
        address verifier,
        address rewards,
        uint64 provingBlocks,
        uint256 genesisState
    ) {
        if (sequencing.code.length == 0) revert NotAContract(sequencing);
        if (verifier.code.length == 0) revert NotAContract(verifier);
        if (rewards.code.length == 0) revert NotAContract(rewards);
        if (provingBlocks == 0 || provingBlocks > MAX_DELAY) revert InvalidProvingBlocks(provingBlocks);
        if (!Field.contains(genesisState)) revert InvalidGenesisState(genesisState);
        _requireSame(address(this), ISequencing(sequencing).SETTLEMENT());
        _requireSame(address(this), IRewards(rewards).SETTLEMENT());
        _requireSame(ISequencing(sequencing).STAKING(), IRewards(rewards).STAKING());
        _requireSame(ISequencing(sequencing).STAKING(), IRootVerifier(verifier).STAKING());

        SEQUENCING = sequencing;
        VERIFIER = verifier;
        REWARDS = rewards;
        PROVING_BLOCKS = provingBlocks;
        GENESIS_STATE = genesisState;
    }

    /// @inheritdoc ISettlement
    function append(NewBlock calldata newBlock) external returns (uint64 number) {
        if (msg.sender != SEQUENCING) revert NotSequencing(msg.sender);
        if (newBlock.parent != tip) revert ParentNotTip(newBlock.parent, tip);

        number = newBlock.parent + 1;
        tip = number;
        uint256 seed =
            Seeds.proverSeed(block.chainid, address(this), newBlock.slot, newBlock.randao, newBlock.vrf);
        uint64 windowEnd = Schedule.windowEnd(block.number, PROVING_BLOCKS).toUint64();
        // A pruned block may have been here, but never one with a root: what is not written is zero.
        Block storage pending = _blocks[number];
        pending.slotStart = newBlock.slotStart;
        pending.windowEnd = windowEnd;
        pending.slot = newBlock.slot;
        pending.sequencerId = newBlock.sequencerId;
        pending.feeSplitBps = newBlock.feeSplitBps;
        pending.numTxs = newBlock.numTxs;
        pending.seed = seed;
        pending.challenge = newBlock.challenge;
        pending.fingerprint = newBlock.fingerprint;
        pending.txRoot = newBlock.txRoot;

        emit BlockAppended(number, newBlock.slot, seed, windowEnd);
    }

    /// @inheritdoc ISettlement
    function submitRoot(uint64 number, bytes calldata submission) external {
        Block storage pending = _known(number);
        if (block.number >= pending.windowEnd) revert WindowClosed(number, block.number, pending.windowEnd);
        if (number > proven + 1) revert ParentNotProven(number, proven);

        BlockContext memory context = BlockContext({
            seed: pending.seed,
            challenge: pending.challenge,
            fingerprint: pending.fingerprint,
            stateIn: stateAfter(number - 1),
            txRoot: pending.txRoot,
            slotStart: pending.slotStart,
            numTxs: pending.numTxs
        });
        uint256 scoreToBeat = pending.totalScore;
        // A view call: the plug-in cannot act in between. That the total is higher is its rule too, so that it rejects
        // before it pays for a pairing, but who wins is settled here.
        Tally memory tally = IRootVerifier(VERIFIER).verify(context, submission, scoreToBeat);
        if (tally.totalScore <= scoreToBeat) revert ScoreNotHigher(tally.totalScore, scoreToBeat);

        // Rewards cuts fees to what the escrow holds, which is below 2^128: what is above cannot be paid anyway.
        uint128 fees = Math.min(tally.fees, type(uint128).max).toUint128();
        if (number > proven) {
            proven = number;
            pending.stateOut = tally.stateOut;
            pending.fees = fees;
        } else {
            if (tally.stateOut != pending.stateOut) {
                revert StateDisagreement(pending.stateOut, tally.stateOut);
            }
            if (fees != pending.fees) revert FeesDisagreement(pending.fees, fees);
        }
        pending.totalScore = tally.totalScore.toUint176();
        pending.keepBps = tally.keepBps.toUint48();
        pending.payoutsRoot = tally.payoutsRoot;

        emit RootAccepted(
            number,
            msg.sender,
            tally.totalScore,
            tally.keepBps,
            tally.payoutsRoot,
            tally.stateOut,
            fees,
            tally.payouts
        );
    }

    /// @inheritdoc ISettlement
    function finalize(uint64 number) external {
        Block storage settled = _known(number);
        if (number > proven) revert NotProven(number, proven);
        if (block.number < settled.windowEnd) revert WindowOpen(number, block.number, settled.windowEnd);
        if (settled.finalized) revert AlreadyFinalized(number);

        settled.finalized = true;

        emit BlockFinalized(number);

        Settled memory record = Settled({
            number: number,
            sequencerId: settled.sequencerId,
            feeSplitBps: settled.feeSplitBps,
            numNodes: uint32(ProofTree.numNodes(settled.numTxs)),
            fees: settled.fees,
            keepBps: settled.keepBps,
            payoutsRoot: settled.payoutsRoot
        });
        IRewards(REWARDS).settle(record);
    }

    /// @inheritdoc ISettlement
    function prune() external {
        (uint64 lastProven, uint64 last) = (proven, tip);
        if (lastProven == last) revert NothingToPrune(lastProven, last);
        uint64 first = lastProven + 1;
        uint64 windowEnd = _blocks[first].windowEnd;
        if (block.number < windowEnd) revert WindowOpen(first, block.number, windowEnd);

        tip = lastProven;

        emit BlocksPruned(first, last);
    }

    /// @inheritdoc ISettlement
    function blockAt(uint64 number) external view returns (Block memory) {
        return _known(number);
    }

    /// @inheritdoc ISettlement
    function stateAfter(uint64 number) public view returns (uint256) {
        if (number > proven) revert NotProven(number, proven);
        return number == 0 ? GENESIS_STATE : _blocks[number].stateOut;
    }

    function _known(uint64 number) private view returns (Block storage) {
        if (number == 0 || number > tip) revert UnknownBlock(number, tip);
        return _blocks[number];
    }

    function _requireSame(address expected, address found) private pure {
        if (expected != found) revert WiringMismatch(expected, found);
    }
}

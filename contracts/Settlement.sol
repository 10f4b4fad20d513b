// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRewards, Settled} from "./interfaces/IRewards.sol";
import {BlockContext, IRootVerifier, Tally} from "./interfaces/IRootVerifier.sol";
import {ISequencing} from "./interfaces/ISequencing.sol";
import {Block, ISettlement, NewBlock} from "./interfaces/ISettlement.sol";
import {IStaking} from "./interfaces/IStaking.sol";
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
    uint256 public immutable PRUNE_PENALTY;
    /// @inheritdoc ISettlement
    uint256 public immutable GENESIS_STATE;

    // What the other contracts have, read once.
    address private immutable _STAKING;
    uint64 private immutable _GENESIS_BLOCK;
    uint64 private immutable _PROPOSE_BLOCKS;
    uint64 private immutable _REVEAL_BLOCKS;
    uint32 private immutable _TXS_PER_BASE;
    uint32 private immutable _BAN_SLOTS;
    bool private immutable _KEEPS_BENEFICIARY;

    /// @inheritdoc ISettlement
    uint64 public recordedTip;
    /// @inheritdoc ISettlement
    uint64 public proven;

    mapping(uint64 number => Block) private _blocks;

    /// @dev The others are deployed first, with the address this contract will have: all must have
    /// got it right, and agree on what more than one of them has.
    constructor(
        address sequencing,
        address verifier,
        address rewards,
        uint64 provingBlocks,
        uint256 prunePenalty,
        uint256 genesisState
    ) {
        if (sequencing.code.length == 0) revert NotAContract(sequencing);
        if (verifier.code.length == 0) revert NotAContract(verifier);
        if (rewards.code.length == 0) revert NotAContract(rewards);
        if (provingBlocks == 0 || provingBlocks > MAX_DELAY) {
            revert InvalidProvingBlocks(provingBlocks);
        }
        if (!Field.contains(genesisState)) revert InvalidGenesisState(genesisState);
        address staking = ISequencing(sequencing).STAKING();
        _requireSame(address(this), ISequencing(sequencing).SETTLEMENT());
        _requireSame(address(this), IRewards(rewards).SETTLEMENT());
        _requireSame(address(this), IStaking(staking).SETTLEMENT());
        _requireSame(sequencing, IStaking(staking).SEQUENCING());
        _requireSame(staking, IRewards(rewards).STAKING());
        _requireSame(staking, IRootVerifier(verifier).STAKING());
        _requireSame(IStaking(staking).TOKEN(), IRewards(rewards).TOKEN());
        _requireEqual(ISequencing(sequencing).VRF_MODE(), IRootVerifier(verifier).VRF_MODE());
        _requireEqual(
            ISequencing(sequencing).TXS_PER_BASE(), IRootVerifier(verifier).TXS_PER_BASE()
        );

        SEQUENCING = sequencing;
        VERIFIER = verifier;
        REWARDS = rewards;
        PROVING_BLOCKS = provingBlocks;
        PRUNE_PENALTY = prunePenalty;
        GENESIS_STATE = genesisState;
        _STAKING = staking;
        _GENESIS_BLOCK = ISequencing(sequencing).GENESIS_BLOCK();
        _PROPOSE_BLOCKS = ISequencing(sequencing).PROPOSE_BLOCKS();
        _REVEAL_BLOCKS = ISequencing(sequencing).REVEAL_BLOCKS();
        _TXS_PER_BASE = ISequencing(sequencing).TXS_PER_BASE();
        _BAN_SLOTS = ISequencing(sequencing).BAN_SLOTS();
        _KEEPS_BENEFICIARY = IRewards(rewards).SUBMITTER_BPS() != 0;

        _checkDelays(staking);
        _checkPenalties(staking, sequencing, prunePenalty);
        uint32 maxTxs = ISequencing(sequencing).MAX_TXS();
        uint32 fullRewardTxs = IRewards(rewards).FULL_REWARD_TXS();
        if (fullRewardTxs > maxTxs) revert NoFullReward(fullRewardTxs, maxTxs);
        uint256 bases = ProofTree.numBases(maxTxs, _TXS_PER_BASE);
        uint256 maxProofs = IRootVerifier(verifier).MAX_PROOFS();
        if (ProofTree.maxProofs(bases) > maxProofs) {
            revert TooManyProofs(ProofTree.maxProofs(bases), maxProofs);
        }
    }

    /// @inheritdoc ISettlement
    function append(NewBlock calldata newBlock) external returns (uint64 number) {
        if (msg.sender != SEQUENCING) revert NotSequencing(msg.sender);
        uint32 penalized = _dropDead();
        uint64 last = recordedTip;
        if (newBlock.parent != last) revert ParentNotTip(newBlock.parent, last);

        number = last + 1;
        recordedTip = number;
        uint256 seed = Seeds.proverSeed(
            block.chainid, address(this), newBlock.slot, newBlock.randao, newBlock.vrf
        );
        uint64 windowEnd = _schedule().windowEnd(newBlock.slot, PROVING_BLOCKS).toUint64();
        // A pruned block may have been here, but never one with a root: what is not written is
        // zero.
        Block storage pending = _blocks[number];
        pending.slotStart = newBlock.slotStart;
        pending.windowEnd = windowEnd;
        pending.slot = newBlock.slot;
        pending.sequencerId = newBlock.sequencerId;
        pending.feeSplitBps = newBlock.feeSplitBps;
        pending.seenTxs = newBlock.seenTxs;
        pending.numTxs = newBlock.numTxs;
        pending.seed = seed;
        pending.challenge = newBlock.challenge;
        pending.fingerprint = newBlock.fingerprint;
        pending.txRoot = newBlock.txRoot;

        emit BlockAppended(number, newBlock.slot, seed, windowEnd);

        if (penalized != 0) _penalize(penalized);
    }

    /// @inheritdoc ISettlement
    function submitRoot(uint64 number, bytes calldata submission) external {
        Block storage pending = _known(number);
        if (block.number >= pending.windowEnd) {
            revert WindowClosed(number, block.number, pending.windowEnd);
        }
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
        // A view call: the plug-in cannot act in between. That the total is higher is its rule too,
        // so that it rejects before it pays for a pairing, but who wins is settled here.
        Tally memory tally = IRootVerifier(VERIFIER).verify(context, submission, scoreToBeat);
        if (tally.totalScore <= scoreToBeat) revert ScoreNotHigher(tally.totalScore, scoreToBeat);

        // Rewards cuts fees to what the escrow holds, which is below 2^128: what is above cannot be
        // paid anyway.
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
        if (_KEEPS_BENEFICIARY) pending.beneficiary = tally.beneficiary;

        emit RootAccepted(
            number,
            msg.sender,
            tally.totalScore,
            tally.keepBps,
            tally.payoutsRoot,
            tally.stateOut,
            fees,
            tally.beneficiary,
            tally.payouts
        );
    }

    /// @inheritdoc ISettlement
    function finalize(uint64 number) external {
        Block storage settled = _known(number);
        if (number > proven) revert NotProven(number, proven);
        if (block.number < settled.windowEnd) {
            revert WindowOpen(number, block.number, settled.windowEnd);
        }
        if (settled.finalized) revert AlreadyFinalized(number);

        settled.finalized = true;

        emit BlockFinalized(number);

        Settled memory record = Settled({
            number: number,
            sequencerId: settled.sequencerId,
            feeSplitBps: settled.feeSplitBps,
            numNodes: ProofTree.numNodes(ProofTree.numBases(settled.numTxs, _TXS_PER_BASE))
                .toUint32(),
            seenTxs: settled.seenTxs,
            fees: settled.fees,
            keepBps: settled.keepBps,
            payoutsRoot: settled.payoutsRoot,
            beneficiary: settled.beneficiary
        });
        IRewards(REWARDS).settle(record);
    }

    /// @inheritdoc ISettlement
    function prune() external {
        (uint64 lastProven, uint64 last) = (proven, recordedTip);
        if (lastProven == last) revert NothingToPrune(lastProven, last);
        uint32 penalized = _dropDead();
        if (penalized == 0) {
            revert WindowOpen(lastProven + 1, block.number, _blocks[lastProven + 1].windowEnd);
        }

        _penalize(penalized);
    }

    /// @inheritdoc ISettlement
    function tip() external view returns (uint64) {
        return _isDead() ? proven : recordedTip;
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

    /// @dev Drops the blocks that count as pruned; returns the author of the first, 0 if there are
    /// none.
    function _dropDead() private returns (uint32 sequencerId) {
        if (!_isDead()) return 0;
        (uint64 first, uint64 last) = (proven + 1, recordedTip);
        sequencerId = _blocks[first].sequencerId;

        recordedTip = first - 1;

        emit BlocksPruned(first, last, sequencerId);
    }

    /// @dev Whether the window of the oldest unproven block has closed without a root.
    function _isDead() private view returns (bool) {
        uint64 first = proven + 1;
        return first <= recordedTip && block.number >= _blocks[first].windowEnd;
    }

    /// @dev The last thing that a call does: Staking calls the token.
    function _penalize(uint32 sequencerId) private {
        Schedule memory schedule = _schedule();
        uint256 fromBlock = schedule.nextSlotStart(block.number);
        IStaking(_STAKING)
            .penalize(
                sequencerId,
                PRUNE_PENALTY,
                fromBlock.toUint40(),
                schedule.banUntil(fromBlock, _BAN_SLOTS).toUint40()
            );
    }

    /// @dev A key is registered, and a deposit filled up, a slot or more before it counts; and a
    /// deposit can be withdrawn when the window of the last slot that its staker could win is over,
    /// and a slot more, in which the penalty can be taken.
    function _checkDelays(address staking) private view {
        uint256 slotBlocks = _schedule().slotBlocks();
        uint256 activationDelay = IStaking(staking).ACTIVATION_DELAY();
        if (activationDelay < slotBlocks) revert DelayTooShort(activationDelay, slotBlocks);
        uint256 minimum = 2 * slotBlocks + _schedule().windowBlocks(PROVING_BLOCKS);
        uint256 exitDelay = IStaking(staking).EXIT_DELAY();
        if (exitDelay < minimum) revert DelayTooShort(exitDelay, minimum);
    }

    function _checkPenalties(address staking, address sequencing, uint256 prunePenalty)
        private
        view
    {
        uint256 stakeAmount = IStaking(staking).STAKE_AMOUNT();
        if (prunePenalty > stakeAmount) revert PenaltyAboveStake(prunePenalty, stakeAmount);
        uint256 revealPenalty = ISequencing(sequencing).REVEAL_PENALTY();
        if (revealPenalty > stakeAmount) revert PenaltyAboveStake(revealPenalty, stakeAmount);
    }

    function _schedule() private view returns (Schedule memory) {
        return Schedule({
            genesisBlock: _GENESIS_BLOCK,
            proposeBlocks: _PROPOSE_BLOCKS,
            revealBlocks: _REVEAL_BLOCKS
        });
    }

    function _known(uint64 number) private view returns (Block storage) {
        if (number == 0 || number > recordedTip) revert UnknownBlock(number, recordedTip);
        return _blocks[number];
    }

    function _requireEqual(uint256 expected, uint256 found) private pure {
        if (expected != found) revert ParameterMismatch(expected, found);
    }

    function _requireSame(address expected, address found) private pure {
        if (expected != found) revert WiringMismatch(expected, found);
    }
}

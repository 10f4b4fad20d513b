// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {
    BlockRecord,
    BodyFigures,
    Election,
    Entry,
    Holdings,
    IAuditLens,
    Quote,
    Recount,
    SlotRecord,
    Split,
    Standing,
    Status,
    Windows
} from "./interfaces/IAuditLens.sol";
import {IBatchRootVerifier} from "./interfaces/IBatchRootVerifier.sol";
import {IRewards, Remainder} from "./interfaces/IRewards.sol";
import {BlockContext, IRootVerifier, Tally} from "./interfaces/IRootVerifier.sol";
import {ISequencing, Proposal} from "./interfaces/ISequencing.sol";
import {Block, ISettlement} from "./interfaces/ISettlement.sol";
import {IStaking, ROLE_SEQUENCER} from "./interfaces/IStaking.sol";
import {Body} from "./lib/Body.sol";
import {BPS, SEQUENCER_NODE} from "./lib/Constants.sol";
import {Fingerprint} from "./lib/Fingerprint.sol";
import {Groth16Batch} from "./lib/Groth16Batch.sol";
import {Payouts} from "./lib/Payouts.sol";
import {ProofTree} from "./lib/ProofTree.sol";
import {RewardMath, Shares} from "./lib/RewardMath.sol";
import {Schedule} from "./lib/Schedule.sol";
import {Scores} from "./lib/Scores.sol";
import {Seeds} from "./lib/Seeds.sol";
import {CheckedSubmission, EntryHead, Submission} from "./lib/Submission.sol";
import {TicketMeta} from "./lib/TicketMeta.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title AuditLens
/// @notice Every figure, recomputed. What it does and trusts is in `IAuditLens`.
contract AuditLens is IAuditLens {
    using SafeCast for uint256;
    using Submission for bytes;

    /// @dev Bytes of a payout in L1's logs: stakerId 4, feeBurnBps 2.
    uint256 private constant _PAYOUT_SIZE = 6;

    /// @inheritdoc IAuditLens
    function record(address settlement, uint64 number)
        external
        view
        returns (BlockRecord memory found)
    {
        ISettlement chain = _settlement(settlement);
        IRewards rewards = _rewards(chain);
        Block memory held = _block(chain, number);
        found.held = held;
        found.status = _status(chain, number, held);
        found.numNodes = _numNodes(chain, held);
        if (number <= chain.proven() + 1) found.stateIn = chain.stateAfter(number - 1);
        found.slot = _slotRecord(_sequencing(chain), held.slot);
        if (!held.finalized) {
            found.split = _splitNow(rewards, held, found.numNodes);
            return found;
        }
        uint128 all = type(uint128).max;
        found.split = _split(rewards, held, found.numNodes, all, all);
        Remainder memory left = rewards.remainderOf(number);
        found.remainder = left;
        found.agrees = left.payoutsRoot == held.payoutsRoot
            && left.unitPerBps == found.split.unitPerBps
            && left.sequencerShare == found.split.sequencerShare
            && (left.beneficiary == address(0)
                || left.submitterShare == found.split.submitterShare);
        found.unclaimedKeepBps = _unclaimedKeepBps(left);
    }

    /// @inheritdoc IAuditLens
    function splitWith(address settlement, uint64 number, uint128 feeEscrow, uint128 rewardReserve)
        external
        view
        returns (Split memory)
    {
        ISettlement chain = _settlement(settlement);
        Block memory held = _block(chain, number);
        uint256 numNodes = _numNodes(chain, held);
        return _split(_rewards(chain), held, numNodes, feeEscrow, rewardReserve);
    }

    /// @inheritdoc IAuditLens
    function quote(address settlement, uint64 number, uint16 feeBurnBps)
        external
        view
        returns (Quote memory quoted)
    {
        ISettlement chain = _settlement(settlement);
        IRewards rewards = _rewards(chain);
        Block memory held = _block(chain, number);
        quoted.exact = held.finalized;
        if (held.finalized) {
            quoted.unitPerBps = rewards.remainderOf(number).unitPerBps;
        } else {
            uint256 numNodes = _numNodes(chain, held);
            quoted.unitPerBps = _splitNow(rewards, held, numNodes).unitPerBps;
        }
        quoted.reward = reward(SafeCast.toUint112(quoted.unitPerBps), feeBurnBps);
    }

    /// @inheritdoc IAuditLens
    function formula(
        uint128 total,
        uint16 feeSplitBps,
        uint32 numTxs,
        uint32 txsPerBase,
        uint256 keepBps
    ) external pure returns (Split memory) {
        uint256 numNodes = ProofTree.numNodes(_bases(numTxs, txsPerBase));
        Shares memory shares = RewardMath.split(0, 0, total, total, feeSplitBps);
        return _divided(shares, numNodes, keepBps);
    }

    /// @inheritdoc IAuditLens
    function reward(uint112 unitPerBps, uint16 feeBurnBps) public pure returns (uint256) {
        if (feeBurnBps > BPS) revert BidAboveBps(feeBurnBps);
        return RewardMath.reward(unitPerBps, feeBurnBps);
    }

    /// @inheritdoc IAuditLens
    function recount(address settlement, uint64 number, bytes calldata submission)
        external
        view
        returns (Recount memory)
    {
        ISettlement chain = _settlement(settlement);
        return _recount(submission, _basesOf(chain, _block(chain, number).numTxs));
    }

    /// @inheritdoc IAuditLens
    function recountOf(uint32 numTxs, uint32 txsPerBase, bytes calldata submission)
        external
        pure
        returns (Recount memory)
    {
        return _recount(submission, _bases(numTxs, txsPerBase));
    }

    /// @inheritdoc IAuditLens
    function reverify(address settlement, uint64 number, bytes calldata submission)
        external
        view
        returns (Tally memory)
    {
        ISettlement chain = _settlement(settlement);
        Block memory held = _block(chain, number);
        BlockContext memory context = BlockContext({
            seed: held.seed,
            challenge: held.challenge,
            fingerprint: held.fingerprint,
            stateIn: chain.stateAfter(number - 1),
            txRoot: held.txRoot,
            slotStart: held.slotStart,
            numTxs: held.numTxs
        });
        return IRootVerifier(chain.VERIFIER()).verify(context, submission, 0);
    }

    /// @inheritdoc IAuditLens
    function payoutsRoot(bytes calldata payouts) external pure returns (bytes32) {
        if (payouts.length % _PAYOUT_SIZE != 0) revert MalformedPayouts(payouts.length);
        bytes32[] memory leaves = new bytes32[](payouts.length / _PAYOUT_SIZE);
        for (uint256 i; i < leaves.length; ++i) {
            // Staker and bid are where an entry has them.
            EntryHead head = payouts.headAt(_PAYOUT_SIZE * i);
            leaves[i] = Payouts.leaf(i, head.stakerId(), head.feeBurnBps());
        }
        return Payouts.root(leaves);
    }

    /// @inheritdoc IAuditLens
    function slotRecord(address settlement, uint64 slot)
        external
        view
        returns (SlotRecord memory)
    {
        return _slotRecord(_sequencing(_settlement(settlement)), slot);
    }

    /// @inheritdoc IAuditLens
    function windows(address settlement, uint64 slot) external view returns (Windows memory) {
        ISettlement chain = _settlement(settlement);
        Schedule memory schedule = _schedule(_sequencing(chain));
        return Windows({
            randaoBlock: schedule.randaoBlock(slot),
            slotStart: schedule.slotStart(slot),
            revealStart: schedule.revealStart(slot),
            slotEnd: schedule.slotEnd(slot),
            windowEnd: schedule.windowEnd(slot, chain.PROVING_BLOCKS()),
            phase: schedule.phaseAt(slot, block.number),
            currentBlock: block.number
        });
    }

    /// @inheritdoc IAuditLens
    function election(address settlement, uint64 slot, Proposal calldata proposal)
        external
        view
        returns (Election memory)
    {
        ISequencing sequencing = _sequencing(_settlement(settlement));
        SlotRecord memory held = _slotWithRandao(sequencing, slot);
        bytes32 proposalHash = keccak256(abi.encode(proposal));
        return Election({
            score: Scores.score(proposal.vrf, proposal.feeSplitBps),
            proposalHash: proposalHash,
            isBest: proposalHash == held.proposalHash,
            sequencerSeed: held.sequencerSeed,
            proverSeed: Seeds.proverSeed(
                block.chainid, settlement, slot, held.randao, proposal.vrf
            ),
            challenge: Fingerprint.bodyChallenge(
                    block.chainid, settlement, slot, proposal.bodyHash, proposal.txRoot
                ),
            ticket: _ticketWord(sequencing, proposal)
        });
    }

    /// @inheritdoc IAuditLens
    function isTicket(
        address settlement,
        uint64 slot,
        Proposal calldata proposal,
        uint256[8] calldata proof
    ) external view returns (bool) {
        ISequencing sequencing = _sequencing(_settlement(settlement));
        uint256[] memory inputs = new uint256[](3);
        inputs[0] = _slotWithRandao(sequencing, slot).sequencerSeed;
        inputs[1] = _staking(sequencing)
            .vrfKeys(
                _one(proposal.stakerId), ROLE_SEQUENCER, _schedule(sequencing).slotStart(slot)
            )[0];
        inputs[2] = _ticketWord(sequencing, proposal);
        return Groth16Batch.verifySingle(sequencing.TICKET_KEY(), proof, inputs);
    }

    /// @inheritdoc IAuditLens
    function bodyFigures(
        address settlement,
        uint64 slot,
        uint32 numTxs,
        uint256 txRoot,
        bytes calldata body
    ) external view returns (BodyFigures memory figures) {
        uint32 txBytes = _sequencing(_settlement(settlement)).TX_BYTES();
        figures.seenTxs = Body.seenTxs(body, numTxs, txBytes);
        figures.bodyHash = Body.bodyHash(body, txBytes);
        figures.challenge =
            Fingerprint.bodyChallenge(block.chainid, settlement, slot, figures.bodyHash, txRoot);
        figures.fingerprint = Fingerprint.fingerprint(body, figures.challenge, numTxs, txBytes);
    }

    /// @inheritdoc IAuditLens
    function standing(address settlement, uint32 stakerId, uint8 role, uint256 atBlock)
        external
        view
        returns (Standing memory found)
    {
        IStaking staking = _staking(_sequencing(_settlement(settlement)));
        try staking.vrfKeys(_one(stakerId), role, atBlock) returns (uint256[] memory keys) {
            (found.eligible, found.vrfKey) = (true, keys[0]);
        } catch (bytes memory refusal) {
            found.refusal = refusal;
        }
    }

    /// @inheritdoc IAuditLens
    function holdings(address settlement) external view returns (Holdings memory found) {
        ISettlement chain = _settlement(settlement);
        IRewards rewards = _rewards(chain);
        IERC20 token = IERC20(rewards.TOKEN());
        found.rewardReserve = rewards.rewardReserve();
        found.feeEscrow = rewards.feeEscrow();
        found.owed = rewards.owed();
        found.accounted = found.rewardReserve + found.feeEscrow + found.owed;
        found.rewardsBalance = token.balanceOf(address(rewards));
        found.stakingBalance = token.balanceOf(address(_staking(_sequencing(chain))));
        found.totalSupply = token.totalSupply();
    }

    /// @inheritdoc IAuditLens
    function deposits(address settlement, uint32 firstId, uint32 lastId)
        external
        view
        returns (uint256 sum)
    {
        IStaking staking = _staking(_sequencing(_settlement(settlement)));
        for (uint256 id = firstId; id <= lastId; ++id) {
            sum += staking.depositOf(id.toUint32());
        }
    }

    function _settlement(address settlement) private view returns (ISettlement) {
        if (settlement.code.length == 0) revert NotAContract(settlement);
        return ISettlement(settlement);
    }

    function _sequencing(ISettlement chain) private view returns (ISequencing) {
        return ISequencing(chain.SEQUENCING());
    }

    function _rewards(ISettlement chain) private view returns (IRewards) {
        return IRewards(chain.REWARDS());
    }

    function _staking(ISequencing sequencing) private view returns (IStaking) {
        return IStaking(sequencing.STAKING());
    }

    function _block(ISettlement chain, uint64 number) private view returns (Block memory) {
        return chain.blockAt(number);
    }

    function _schedule(ISequencing sequencing) private view returns (Schedule memory) {
        return Schedule({
            genesisBlock: sequencing.GENESIS_BLOCK(),
            proposeBlocks: sequencing.PROPOSE_BLOCKS(),
            revealBlocks: sequencing.REVEAL_BLOCKS()
        });
    }

    function _status(ISettlement chain, uint64 number, Block memory held)
        private
        view
        returns (Status)
    {
        if (held.finalized) return Status.Finalized;
        if (number <= chain.proven()) return Status.Proven;
        return number <= chain.tip() ? Status.Pending : Status.Pruned;
    }

    function _slotRecord(ISequencing sequencing, uint64 slot)
        private
        view
        returns (SlotRecord memory found)
    {
        (found.score, found.stakerId, found.proposalHash, found.revealed, found.reported) =
            sequencing.bestOf(slot);
        found.randaoRecorded = sequencing.isRandaoRecorded(slot);
        if (!found.randaoRecorded) return found;
        found.randao = sequencing.randaoOf(slot);
        found.sequencerSeed =
            Seeds.sequencerSeed(block.chainid, address(sequencing), slot, found.randao);
    }

    function _slotWithRandao(ISequencing sequencing, uint64 slot)
        private
        view
        returns (SlotRecord memory found)
    {
        found = _slotRecord(sequencing, slot);
        if (!found.randaoRecorded) {
            revert ISequencing.RandaoNotRecorded(slot, _schedule(sequencing).randaoBlock(slot));
        }
    }

    function _ticketWord(ISequencing sequencing, Proposal calldata proposal)
        private
        view
        returns (uint256)
    {
        uint256 meta = TicketMeta.pack(
            proposal.stakerId, proposal.feeSplitBps, SEQUENCER_NODE, sequencing.VRF_MODE()
        );
        return TicketMeta.ticketWord(meta, proposal.vrf);
    }

    /// @dev The split with what escrow and reserve hold now.
    function _splitNow(IRewards rewards, Block memory held, uint256 numNodes)
        private
        view
        returns (Split memory)
    {
        return _split(
            rewards,
            held,
            numNodes,
            rewards.feeEscrow().toUint128(),
            rewards.rewardReserve().toUint128()
        );
    }

    function _split(
        IRewards rewards,
        Block memory held,
        uint256 numNodes,
        uint128 feeEscrow,
        uint128 rewardReserve
    ) private view returns (Split memory split) {
        uint256 blockReward = RewardMath.scaledReward(
            rewards.BLOCK_REWARD(), held.seenTxs, rewards.FULL_REWARD_TXS()
        );
        Shares memory shares =
            RewardMath.split(held.fees, feeEscrow, blockReward, rewardReserve, held.feeSplitBps);
        split = _divided(shares, numNodes, held.keepBps);
        if (held.beneficiary != address(0)) {
            split.submitterShare = RewardMath.submitterShare(split.burn, rewards.SUBMITTER_BPS());
            split.burned -= split.submitterShare;
        }
    }

    function _divided(Shares memory shares, uint256 numNodes, uint256 keepBps)
        private
        pure
        returns (Split memory split)
    {
        split.fees = shares.fees;
        split.blockReward = shares.blockReward;
        split.network = shares.network;
        split.sequencerShare = shares.sequencer;
        split.unitPerBps = RewardMath.unitPerBps(shares.network, numNodes);
        split.burn = RewardMath.burn(shares.network, split.unitPerBps, keepBps);
        split.burned = split.burn;
    }

    /// @dev What remains but for the shares, in basis points.
    function _unclaimedKeepBps(Remainder memory left) private pure returns (uint256) {
        if (left.unitPerBps == 0 || left.remaining == 0) return 0;
        uint256 shares = left.submitterShare + (left.sequencerPaid ? 0 : left.sequencerShare);
        return (left.remaining - shares) / left.unitPerBps;
    }

    function _recount(bytes calldata submission, uint256 bases)
        private
        pure
        returns (Recount memory counted)
    {
        CheckedSubmission memory checked = submission.check(bases);
        counted.totalScore = checked.totalScore;
        counted.keepBps = checked.keepBps;
        counted.seed = submission.wordAt(Submission.SEED);
        counted.stateIn = submission.wordAt(Submission.STATE_IN);
        counted.stateOut = submission.wordAt(Submission.STATE_OUT);
        counted.txRoot = submission.wordAt(Submission.TX_ROOT);
        counted.fees = submission.wordAt(Submission.FEES);
        counted.beneficiary = submission.wordAt(Submission.BENEFICIARY);
        counted.entries = new Entry[](checked.mergeStakers.length + checked.baseStakers.length);
        bytes32[] memory leaves = new bytes32[](counted.entries.length);
        uint256 index;
        for (uint256 node = ProofTree.ROOT; node < ProofTree.end(bases); ++node) {
            bool isBase = ProofTree.isBase(bases, node);
            uint256 size = isBase ? Submission.BASE_SIZE : Submission.MERGE_SIZE;
            uint256 position = checked.nodes[node];
            uint256 end = submission.endOf(position, size);
            for (; position < end; position += size) {
                EntryHead head = submission.headAt(position);
                (uint32 stakerId, uint16 feeBurnBps) = (head.stakerId(), head.feeBurnBps());
                counted.entries[index] = Entry({
                    node: node,
                    stakerId: stakerId,
                    feeBurnBps: feeBurnBps,
                    vrf: head.vrf(),
                    refs: isBase ? 0 : head.refs(),
                    score: Scores.score(head.vrf(), feeBurnBps),
                    index: index
                });
                leaves[index] = Payouts.leaf(index, stakerId, feeBurnBps);
                ++index;
            }
        }
        counted.payoutsRoot = Payouts.root(leaves);
    }

    function _one(uint32 stakerId) private pure returns (uint32[] memory stakerIds) {
        stakerIds = new uint32[](1);
        stakerIds[0] = stakerId;
    }

    function _numNodes(ISettlement chain, Block memory held) private view returns (uint256) {
        return ProofTree.numNodes(_basesOf(chain, held.numTxs));
    }

    /// @dev Base rollups of a block of a deployment.
    function _basesOf(ISettlement chain, uint32 numTxs) private view returns (uint256) {
        return _bases(numTxs, _sequencing(chain).TXS_PER_BASE());
    }

    function _bases(uint32 numTxs, uint32 txsPerBase) private pure returns (uint256) {
        if (!ProofTree.isValidTxsPerBase(txsPerBase)) {
            revert IBatchRootVerifier.InvalidTxsPerBase(txsPerBase);
        }
        if (!ProofTree.isValidNumTxs(numTxs, txsPerBase)) {
            revert IBatchRootVerifier.InvalidNumTxs(numTxs);
        }
        return ProofTree.numBases(numTxs, txsPerBase);
    }
}

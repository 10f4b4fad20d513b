// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Phase} from "../lib/Schedule.sol";
import {Remainder} from "./IRewards.sol";
import {Tally} from "./IRootVerifier.sol";
import {Proposal} from "./ISequencing.sol";
import {Block} from "./ISettlement.sol";

/// @notice How far a block on record has come.
enum Status {
    /// @dev It has no root.
    Pending,
    /// @dev It has a root and is not finalized.
    Proven,
    /// @dev Its winning record went to Rewards.
    Finalized,
    /// @dev It counts as pruned, and was not dropped yet.
    Pruned
}

/// @notice Where a block's value goes, by the formula of docs/PROTOCOL.md section 9. In wei.
struct Split {
    /// @dev Released from the escrow.
    uint256 fees;
    /// @dev Paid from the reserve.
    uint256 blockReward;
    /// @dev The proving network's share.
    uint256 network;
    uint256 sequencerShare;
    /// @dev What one basis point kept by one proof is worth.
    uint256 unitPerBps;
    /// @dev What provers do not get of the network's share: `burned` and `submitterShare`.
    uint256 burn;
    /// @dev What the beneficiary of the submission gets of the burn.
    uint256 submitterShare;
    /// @dev What leaves the supply.
    uint256 burned;
}

/// @notice What Sequencing holds of a slot.
struct SlotRecord {
    bool randaoRecorded;
    bytes32 randao;
    /// @dev Seed of the slot's sequencer tickets, recomputed; 0 while the RANDAO is not recorded.
    uint256 sequencerSeed;
    /// @dev Of the best proposal, as are the next two; all zero when there is none.
    uint256 score;
    uint32 stakerId;
    /// @dev keccak256(abi.encode(proposal)).
    bytes32 proposalHash;
    /// @dev Whether the best proposal's body was revealed.
    bool revealed;
    /// @dev Whether its sequencer was penalized for not revealing it.
    bool reported;
}

/// @notice When a slot and its parts are, in L1 blocks.
struct Windows {
    /// @dev L1 block whose header has the slot's RANDAO.
    uint256 randaoBlock;
    /// @dev First block of the propose phase.
    uint256 slotStart;
    /// @dev First block of the reveal phase.
    uint256 revealStart;
    /// @dev First block after the slot.
    uint256 slotEnd;
    /// @dev First block at which no roots of the slot's block are taken.
    uint256 windowEnd;
    /// @dev The phase that the current block is in.
    Phase phase;
    uint256 currentBlock;
}

/// @notice All that the contracts hold of a block, and what follows from it.
struct BlockRecord {
    Status status;
    /// @dev Nodes of its proof tree.
    uint256 numNodes;
    /// @dev State it starts from; 0 while its parent is not proven.
    uint256 stateIn;
    /// @dev What Settlement holds.
    Block held;
    /// @dev What Sequencing holds of its slot.
    SlotRecord slot;
    /// @dev The formula, recomputed. Of a finalized block with all of its fees and its whole block
    /// reward, since what escrow and reserve held at that time is not in the state: `splitWith`
    /// takes that. Of another with what they hold now.
    Split split;
    /// @dev Whether Rewards holds what the split says; false before finalization, and where escrow
    /// or reserve held too little.
    bool agrees;
    /// @dev What Rewards holds; all zero before finalization.
    Remainder remainder;
    /// @dev Sum of BPS - feeBurnBps over the proofs whose rewards are left; 0 where a basis point
    /// is worth nothing.
    uint256 unclaimedKeepBps;
}

/// @notice What a proof with some bid gets.
struct Quote {
    /// @dev In wei.
    uint256 reward;
    /// @dev What one basis point kept is worth, in wei.
    uint256 unitPerBps;
    /// @dev Whether the block is finalized: the reward is then exact for ever.
    bool exact;
}

/// @notice An entry of a submission.
struct Entry {
    /// @dev Heap index of its node.
    uint256 node;
    uint32 stakerId;
    uint16 feeBurnBps;
    uint128 vrf;
    /// @dev References to child proofs; 0 of a base rollup.
    uint16 refs;
    /// @dev vrf * (BPS + feeBurnBps).
    uint256 score;
    /// @dev Position in the submission: that of its reward in the payout tree.
    uint256 index;
}

/// @notice A submission, counted.
struct Recount {
    uint256 totalScore;
    uint256 keepBps;
    bytes32 payoutsRoot;
    /// @dev What the header says, see docs/PROTOCOL.md section 7.
    uint256 seed;
    uint256 stateIn;
    uint256 stateOut;
    uint256 txRoot;
    uint256 fees;
    /// @dev A word: the verifier takes an address only.
    uint256 beneficiary;
    Entry[] entries;
}

/// @notice A proposal, and what follows from it.
struct Election {
    /// @dev vrf * (BPS + feeSplitBps).
    uint256 score;
    /// @dev keccak256(abi.encode(proposal)).
    bytes32 proposalHash;
    /// @dev Whether it is the slot's best so far.
    bool isBest;
    uint256 sequencerSeed;
    /// @dev Seed of the prover tickets of the block that it would be.
    uint256 proverSeed;
    /// @dev Point at which its body is evaluated.
    uint256 challenge;
    /// @dev Public input of its ticket proof.
    uint256 ticket;
}

/// @notice What L1 makes of a body.
struct BodyFigures {
    /// @dev Transactions whose bytes are there.
    uint256 seenTxs;
    bytes32 bodyHash;
    uint256 challenge;
    uint256 fingerprint;
}

/// @notice Whether a staker may act.
struct Standing {
    bool eligible;
    /// @dev Its registered key; 0 unless it is eligible.
    uint256 vrfKey;
    /// @dev The error of Staking that says why it is not eligible, encoded; empty if it is.
    bytes refusal;
}

/// @notice Where the tokens are, in wei.
struct Holdings {
    uint256 rewardReserve;
    uint256 feeEscrow;
    uint256 owed;
    /// @dev The sum of these three.
    uint256 accounted;
    /// @dev What Rewards has: `accounted`, and what was transferred to it without a call.
    uint256 rewardsBalance;
    /// @dev What Staking has: the sum of all deposits, and what was transferred to it.
    uint256 stakingBalance;
    uint256 totalSupply;
}

/// @title AuditLens
/// @notice Every figure of a deployment, recomputed by the libraries that the contracts use: for
/// auditors who have a client for calls and nothing else.
/// @dev It holds nothing, and nothing depends on it. It has no storage and no constructor
/// arguments, so that its code works as well where a call's state override puts it: an auditor need
/// trust neither its deployer nor that there was one. It takes the word of the contracts for what
/// they hold, and believes that Settlement is where it is told: all other addresses are read from
/// it. Functions that take no address read no state.
interface IAuditLens {
    /// @notice Give the address of Settlement: there is no code at this one.
    /// @param account The address that was given.
    error NotAContract(address account);
    /// @notice Bid at most BPS: no other proof can be submitted.
    /// @param feeBurnBps The bid.
    error BidAboveBps(uint16 feeBurnBps);
    /// @notice Give the payouts as they are logged, 6 bytes each: these are none.
    /// @param length Bytes that were given.
    error MalformedPayouts(uint256 length);

    /// @notice All that the contracts hold of a block. Reverts with Settlement's `UnknownBlock` for
    /// one that is not on record.
    /// @param settlement The Settlement contract.
    /// @param number The block's number.
    /// @return The record.
    function record(address settlement, uint64 number) external view returns (BlockRecord memory);

    /// @notice The formula of a block with what escrow and reserve held. Given what they held
    /// before the block was finalized, this is what its `BlockSettled` event says.
    /// @param settlement The Settlement contract.
    /// @param number The block's number.
    /// @param feeEscrow What fees are released from, in wei.
    /// @param rewardReserve What block rewards are paid from, in wei.
    /// @return The split.
    function splitWith(address settlement, uint64 number, uint128 feeEscrow, uint128 rewardReserve)
        external
        view
        returns (Split memory);

    /// @notice The reward of one proof of a block. Of a finalized block it is exact. Before, it is
    /// by the fees of the best root so far (without a root: none) and by what escrow and reserve
    /// hold now, from which blocks that are finalized earlier are paid first.
    /// @param settlement The Settlement contract.
    /// @param number The block's number.
    /// @param feeBurnBps FEE_BURN of the proof, at most BPS.
    /// @return The reward.
    function quote(address settlement, uint64 number, uint16 feeBurnBps)
        external
        view
        returns (Quote memory);

    /// @notice The formula for any block: what becomes of a sum of fees and block reward. Nobody
    /// gets a submitter's share.
    /// @param total Fees and block reward, in wei.
    /// @param feeSplitBps FEE_SPLIT, at most BPS.
    /// @param numTxs Transactions of the block.
    /// @param txsPerBase Transactions of a base rollup.
    /// @param keepBps Sum of BPS - feeBurnBps over the included proofs.
    /// @return The split, in which all of the sum is block reward.
    function formula(
        uint128 total,
        uint16 feeSplitBps,
        uint32 numTxs,
        uint32 txsPerBase,
        uint256 keepBps
    ) external pure returns (Split memory);

    /// @notice The reward of one proof.
    /// @param unitPerBps What one basis point kept is worth, in wei.
    /// @param feeBurnBps FEE_BURN of the proof, at most BPS.
    /// @return The reward, in wei.
    function reward(uint112 unitPerBps, uint16 feeBurnBps) external pure returns (uint256);

    /// @notice Counts any submission for a block: rules 1 to 3 of docs/PROTOCOL.md section 7 but
    /// for the stakers' roles, the sums, and every entry. Reverts with the errors of
    /// `lib/Submission`.
    /// @param settlement The Settlement contract.
    /// @param number The block's number; its transactions are read.
    /// @param submission The submission.
    /// @return The count.
    function recount(address settlement, uint64 number, bytes calldata submission)
        external
        view
        returns (Recount memory);

    /// @notice The same for a block that need not be there.
    /// @param numTxs Transactions of the block.
    /// @param txsPerBase Transactions of a base rollup.
    /// @param submission The submission.
    /// @return The count.
    function recountOf(uint32 numTxs, uint32 txsPerBase, bytes calldata submission)
        external
        pure
        returns (Recount memory);

    /// @notice Verifies any submission for a block again, with the plug-in that Settlement has: all
    /// five rules, every proof included. Its parent must be proven. Reverts with the errors of the
    /// plug-in.
    /// @param settlement The Settlement contract.
    /// @param number The block's number.
    /// @param submission The submission.
    /// @return What it adds up to.
    function reverify(address settlement, uint64 number, bytes calldata submission)
        external
        view
        returns (Tally memory);

    /// @notice Root of the payout tree of the payouts that are logged with a root.
    /// @param payouts stakerId 4 | feeBurnBps 2 bytes for each included proof, in order.
    /// @return The root.
    function payoutsRoot(bytes calldata payouts) external pure returns (bytes32);

    /// @notice What Sequencing holds of a slot.
    /// @param settlement The Settlement contract.
    /// @param slot The slot.
    /// @return The record.
    function slotRecord(address settlement, uint64 slot) external view returns (SlotRecord memory);

    /// @notice When a slot and its parts are.
    /// @param settlement The Settlement contract.
    /// @param slot The slot.
    /// @return The windows.
    function windows(address settlement, uint64 slot) external view returns (Windows memory);

    /// @notice Score, seeds and challenge of any proposal for a slot, from the slot's RANDAO.
    /// Reverts with Sequencing's `RandaoNotRecorded` before that is there.
    /// @param settlement The Settlement contract.
    /// @param slot The slot.
    /// @param proposal The proposal, as in its `Proposed` event.
    /// @return The figures.
    function election(address settlement, uint64 slot, Proposal calldata proposal)
        external
        view
        returns (Election memory);

    /// @notice Whether a proof is that of a proposal's ticket, under the key that Sequencing has.
    /// Reverts with the error of Staking that names why its sequencer may not propose.
    /// @param settlement The Settlement contract.
    /// @param slot The slot.
    /// @param proposal The proposal, as in its `Proposed` event.
    /// @param proof The proof, in EIP-197 order.
    /// @return Whether it is.
    function isTicket(
        address settlement,
        uint64 slot,
        Proposal calldata proposal,
        uint256[8] calldata proof
    ) external view returns (bool);

    /// @notice What L1 makes of a body. Reverts with the errors of `lib/Body` and
    /// `lib/Fingerprint`.
    /// @param settlement The Settlement contract.
    /// @param slot The slot it is revealed in.
    /// @param numTxs Transactions of the block.
    /// @param txRoot Root of the transactions, as in the proposal.
    /// @param body The body.
    /// @return The figures.
    function bodyFigures(
        address settlement,
        uint64 slot,
        uint32 numTxs,
        uint256 txRoot,
        bytes calldata body
    ) external view returns (BodyFigures memory);

    /// @notice Whether a staker has a role and is eligible at an L1 block. Of a block that is past
    /// this never changes.
    /// @param settlement The Settlement contract.
    /// @param stakerId The staker.
    /// @param role The role, one of `ROLE_*`.
    /// @param atBlock The L1 block: the start of a slot.
    /// @return Whether it is, and why not.
    function standing(address settlement, uint32 stakerId, uint8 role, uint256 atBlock)
        external
        view
        returns (Standing memory);

    /// @notice Where the tokens are.
    /// @param settlement The Settlement contract.
    /// @return The holdings.
    function holdings(address settlement) external view returns (Holdings memory);

    /// @notice What there is of the deposits of stakers, one after the other: as many as fit into
    /// one call.
    /// @param settlement The Settlement contract.
    /// @param firstId The first staker.
    /// @param lastId The last staker.
    /// @return sum Their deposits, in wei.
    function deposits(address settlement, uint32 firstId, uint32 lastId)
        external
        view
        returns (uint256 sum);
}

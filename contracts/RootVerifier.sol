// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IBatchRootVerifier} from "./interfaces/IBatchRootVerifier.sol";
import {BlockContext, IRootVerifier, Tally} from "./interfaces/IRootVerifier.sol";
import {IStaking, ROLE_BASE, ROLE_MERGE} from "./interfaces/IStaking.sol";
import {MODE_PUBLIC} from "./lib/Constants.sol";
import {Field} from "./lib/Field.sol";
import {Batch, Groth16Batch, Sums} from "./lib/Groth16Batch.sol";
import {Groth16Key} from "./lib/Groth16Key.sol";
import {Payouts} from "./lib/Payouts.sol";
import {ProofTree} from "./lib/ProofTree.sol";
import {CheckedSubmission, EntryHead, Submission} from "./lib/Submission.sol";
import {TicketMeta} from "./lib/TicketMeta.sol";

/// @dev What the parts of `RootVerifier.verify` share.
struct Work {
    /// @dev Positions of the nodes' first entries.
    uint256[] nodes;
    /// @dev Registered keys of the entries' stakers.
    uint256[] vrfKeys;
    /// @dev statement vrfKey ticket | c0 ... c5 | seed challenge stateIn stateOut txRoot fees
    /// fingerprint: the public inputs of the root. A base rollup has the first three, and the last
    /// seven of every other merge are zero.
    uint256[16] inputs;
    Batch batch;
    /// @dev Leaves of the payout tree, one for each proof in the batch, and what they are the
    /// hashes of.
    bytes32[] leaves;
    bytes payouts;
}

/// @title RootVerifier
/// @notice One pairing for all proofs of a submission; see IBatchRootVerifier.
contract RootVerifier is IBatchRootVerifier {
    using Groth16Batch for Batch;
    using Submission for bytes;

    /// @dev Public inputs of the circuits, docs/PROTOCOL.md section 6, and how many of a merge's
    /// may differ from zero below the root.
    uint256 private constant _BASE_INPUTS = 3;
    uint256 private constant _MERGE_INPUTS = 16;
    uint256 private constant _CLOSED_INPUTS = 9;

    /// @dev Places in `Work.inputs`.
    uint256 private constant _STATEMENT = 0;
    uint256 private constant _VRF_KEY = 1;
    uint256 private constant _TICKET = 2;
    uint256 private constant _CHILDREN = 3;
    uint256 private constant _SEED = 9;
    uint256 private constant _CHALLENGE = 10;
    uint256 private constant _STATE_IN = 11;
    uint256 private constant _STATE_OUT = 12;
    uint256 private constant _TX_ROOT = 13;
    uint256 private constant _FEES = 14;
    uint256 private constant _FINGERPRINT = 15;

    /// @dev Bytes of a payout in a tally: stakerId 4, feeBurnBps 2.
    uint256 private constant _PAYOUT_SIZE = 6;

    bytes32 private constant _BATCH_TAG = keccak256("fernet.batch");

    /// @inheritdoc IRootVerifier
    address public immutable STAKING;
    /// @inheritdoc IRootVerifier
    uint8 public immutable VRF_MODE;
    /// @inheritdoc IRootVerifier
    uint32 public immutable TXS_PER_BASE;
    /// @inheritdoc IRootVerifier
    /// @dev What 2^24 gas, the most that a transaction may use (EIP-7825), are enough for where
    /// each proof is by a staker of its own that was penalized: test/gas/SubmitRoot.t.sol measures
    /// it. The largest tree below it has 63 nodes and 187 places.
    uint256 public constant MAX_PROOFS = 240;
    /// @inheritdoc IBatchRootVerifier
    address public immutable BASE_KEY;
    /// @inheritdoc IBatchRootVerifier
    address public immutable MERGE_KEY;

    /// @dev Hash of both keys' hashes.
    bytes32 private immutable _KEYS_HASH;

    /// @param txsPerBase Transactions that the circuit of `baseKey` takes.
    constructor(
        address staking,
        uint8 vrfMode,
        uint32 txsPerBase,
        bytes memory baseKey,
        bytes memory mergeKey
    ) {
        if (staking.code.length == 0) revert NotAContract(staking);
        if (vrfMode > MODE_PUBLIC) revert InvalidMode(vrfMode);
        if (!ProofTree.isValidTxsPerBase(txsPerBase)) revert InvalidTxsPerBase(txsPerBase);

        STAKING = staking;
        VRF_MODE = vrfMode;
        TXS_PER_BASE = txsPerBase;
        BASE_KEY = Groth16Key.write(baseKey, _BASE_INPUTS);
        MERGE_KEY = Groth16Key.write(mergeKey, _MERGE_INPUTS);
        _KEYS_HASH = keccak256(abi.encode(keccak256(baseKey), keccak256(mergeKey)));
    }

    /// @inheritdoc IRootVerifier
    function verify(BlockContext calldata context, bytes calldata submission, uint256 scoreToBeat)
        external
        view
        returns (Tally memory tally)
    {
        if (!ProofTree.isValidNumTxs(context.numTxs, TXS_PER_BASE)) {
            revert InvalidNumTxs(context.numTxs);
        }
        CheckedSubmission memory checked =
            submission.check(ProofTree.numBases(context.numTxs, TXS_PER_BASE));
        if (checked.totalScore <= scoreToBeat) {
            revert ScoreNotHigher(checked.totalScore, scoreToBeat);
        }

        uint256[16] memory inputs = _opening(context, submission);

        // One for each entry, in order.
        uint256 numMerges = checked.mergeStakers.length;
        uint256[] memory vrfKeys = new uint256[](numMerges + checked.baseStakers.length);
        _readVrfKeys(vrfKeys, 0, checked.mergeStakers, ROLE_MERGE, context.slotStart);
        _readVrfKeys(vrfKeys, numMerges, checked.baseStakers, ROLE_BASE, context.slotStart);

        uint256 seed = _batchSeed(context, submission, vrfKeys);
        Work memory work = Work({
            nodes: checked.nodes,
            vrfKeys: vrfKeys,
            inputs: inputs,
            batch: Groth16Batch.open(seed, vrfKeys.length, 2),
            leaves: new bytes32[](vrfKeys.length),
            payouts: _payoutsFor(vrfKeys.length)
        });
        _addMerges(work, submission);
        _addBases(work, submission, _baseFactor(seed, submission));
        if (!work.batch.isValid()) revert InvalidProofs();

        return Tally({
            totalScore: checked.totalScore,
            keepBps: checked.keepBps,
            payoutsRoot: Payouts.root(work.leaves),
            stateOut: inputs[_STATE_OUT],
            fees: inputs[_FEES],
            beneficiary: _beneficiaryOf(submission),
            payouts: work.payouts
        });
    }

    /// @dev keys[index ...] = Staking.vrfKeys(stakers, role, atBlock); reverts as that does.
    function _readVrfKeys(
        uint256[] memory keys,
        uint256 index,
        uint32[] memory stakers,
        uint8 role,
        uint256 atBlock
    ) private view {
        address staking = STAKING;
        bytes4 selector = IStaking.vrfKeys.selector;
        // An array in memory is its own ABI encoding: one copy each way, where Solidity's codec
        // takes 190 gas an entry.
        assembly ("memory-safe") {
            let ptr := mload(0x40)
            let size := shl(5, mload(stakers))
            mstore(ptr, selector)
            mstore(add(ptr, 0x04), 0x60)
            mstore(add(ptr, 0x24), role)
            mstore(add(ptr, 0x44), atBlock)
            mcopy(add(ptr, 0x64), stakers, add(size, 0x20))
            let success := staticcall(gas(), staking, ptr, add(size, 0x84), 0, 0)
            // The offset and the length come before the keys; anything else is not Staking's
            // answer.
            if iszero(and(success, eq(returndatasize(), add(size, 0x40)))) {
                returndatacopy(ptr, 0, returndatasize())
                revert(ptr, returndatasize())
            }
            returndatacopy(add(add(keys, 0x20), shl(5, index)), 0x40, size)
        }
    }

    /// @dev Binds A and B of every proof and every public input: tickets follow from the
    /// submission, the size of the tree and the mode. The seals are left out, for they are made
    /// with the weights that this gives.
    function _batchSeed(
        BlockContext calldata context,
        bytes calldata submission,
        uint256[] memory vrfKeys
    ) private view returns (uint256) {
        bytes32 unsealedHash = keccak256(submission.unsealed());
        bytes32 vrfKeysHash;
        assembly ("memory-safe") {
            vrfKeysHash := keccak256(add(vrfKeys, 0x20), shl(5, mload(vrfKeys)))
        }
        return uint256(
            keccak256(
                abi.encode(
                    _BATCH_TAG,
                    block.chainid,
                    address(this),
                    _KEYS_HASH,
                    context.numTxs,
                    VRF_MODE,
                    context.challenge,
                    context.fingerprint,
                    unsealedHash,
                    vrfKeysHash
                )
            )
        );
    }

    /// @dev What sets the equation of base rollups apart from that of merges: drawn when both seals
    /// are known, so that the product of the two is 1 only if both are.
    function _baseFactor(uint256 seed, bytes calldata submission) private pure returns (uint256) {
        (uint256[2] calldata ofMerges, uint256[2] calldata ofBases) = submission.seals();
        return uint128(uint256(keccak256(abi.encode(seed, ofMerges, ofBases))));
    }

    /// @dev Adds the proofs of the root, which comes first, and of the other merges.
    function _addMerges(Work memory work, bytes calldata submission) private view {
        unchecked {
            uint256[16] memory inputs = work.inputs;
            uint256[] memory nodes = work.nodes;
            uint256 firstBase = nodes.length / 2;
            Sums memory sums = Groth16Batch.sumsFor(MERGE_KEY, 1);
            uint256 numInputs = _MERGE_INPUTS;
            for (uint256 node = ProofTree.ROOT; node < firstBase; ++node) {
                // One entry before the children's first statements, for their positions count
                // from 1.
                uint256 left = ProofTree.left(node);
                bool overBases = left >= firstBase;
                uint256 childSize = overBases ? Submission.BASE_SIZE : Submission.MERGE_SIZE;
                uint256 lefts = (overBases
                            ? Submission.BASE_STATEMENT
                            : Submission.MERGE_STATEMENT) - childSize;
                uint256 rights = lefts + nodes[left + 1];
                lefts += nodes[left];

                uint256 entry = nodes[node];
                uint256 end = submission.endOf(entry, Submission.MERGE_SIZE);
                while (entry < end) {
                    EntryHead head = submission.headAt(entry);
                    uint256 refs = head.refs();
                    inputs[_STATEMENT] = submission.wordAt(entry + Submission.MERGE_STATEMENT);
                    inputs[_CHILDREN] = _child(submission, refs, 0, lefts, childSize);
                    inputs[_CHILDREN + 1] = _child(submission, refs, 1, lefts, childSize);
                    inputs[_CHILDREN + 2] = _child(submission, refs, 2, lefts, childSize);
                    inputs[_CHILDREN + 3] = _child(submission, refs, 3, rights, childSize);
                    inputs[_CHILDREN + 4] = _child(submission, refs, 4, rights, childSize);
                    inputs[_CHILDREN + 5] = _child(submission, refs, 5, rights, childSize);
                    entry += Submission.MERGE_SIZE;
                    _add(work, sums, head, node, numInputs, submission.pointsBefore(entry));
                }
                numInputs = _CLOSED_INPUTS;
            }
            (uint256[2] calldata seal,) = submission.seals();
            _close(work, sums, seal);
        }
    }

    /// @dev Statement of the entry in a child slot, 0 if it is empty. `origin` is where statement 0
    /// would be.
    function _child(
        bytes calldata submission,
        uint256 refs,
        uint256 slot,
        uint256 origin,
        uint256 size
    ) private pure returns (uint256 statement) {
        unchecked {
            uint256 position = (refs >> (2 * slot)) & 3;
            statement = submission.wordAt(origin + position * size);
            // Without a jump: nearly all slots are filled.
            assembly ("memory-safe") {
                statement := mul(statement, gt(position, 0))
            }
        }
    }

    /// @dev Adds the proofs of the base rollups.
    function _addBases(Work memory work, bytes calldata submission, uint256 factor) private view {
        unchecked {
            Sums memory sums = Groth16Batch.sumsFor(BASE_KEY, factor);
            uint256 end = work.nodes.length;
            for (uint256 node = end / 2; node < end; ++node) {
                uint256 entry = work.nodes[node];
                uint256 nodeEnd = submission.endOf(entry, Submission.BASE_SIZE);
                while (entry < nodeEnd) {
                    EntryHead head = submission.headAt(entry);
                    work.inputs[_STATEMENT] = submission.wordAt(entry + Submission.BASE_STATEMENT);
                    entry += Submission.BASE_SIZE;
                    _add(work, sums, head, node, _BASE_INPUTS, submission.pointsBefore(entry));
                }
            }
            (, uint256[2] calldata seal) = submission.seals();
            _close(work, sums, seal);
        }
    }

    /// @dev Adds one proof, whose statement and children are set, and notes its payout.
    /// @param numInputs Public inputs that may differ from zero.
    function _add(
        Work memory work,
        Sums memory sums,
        EntryHead head,
        uint256 node,
        uint256 numInputs,
        uint256[6] calldata points
    ) private view {
        uint256[16] memory inputs = work.inputs;
        (uint32 stakerId, uint16 feeBurnBps) = (head.stakerId(), head.feeBurnBps());
        uint256 index = work.batch.size;
        inputs[_VRF_KEY] = _at(work.vrfKeys, index);
        // casting to 'uint32' is safe because a node is below context.numTxs, a uint32
        // forge-lint: disable-next-line(unsafe-typecast)
        uint256 meta = TicketMeta.pack(stakerId, feeBurnBps, uint32(node), VRF_MODE);
        inputs[_TICKET] = TicketMeta.ticketWord(meta, head.vrf());
        _set(work.leaves, index, Payouts.leaf(index, stakerId, feeBurnBps));
        _setPayout(work.payouts, index, head);
        uint256 first;
        assembly ("memory-safe") {
            first := inputs
        }
        if (!work.batch.add(sums, first, numInputs, points)) _revertInvalid(inputs, numInputs);
    }

    /// @dev keys[index] for an index that is below the length: the number of proofs, as is that of
    /// `leaves`.
    function _at(uint256[] memory keys, uint256 index) private pure returns (uint256 key) {
        assembly ("memory-safe") {
            key := mload(add(add(keys, 0x20), shl(5, index)))
        }
    }

    /// @dev leaves[index] = leaf, likewise.
    function _set(bytes32[] memory leaves, uint256 index, bytes32 leaf) private pure {
        assembly ("memory-safe") {
            mstore(add(add(leaves, 0x20), shl(5, index)), leaf)
        }
    }

    /// @dev Room for the payouts of `numProofs`, and for what `_setPayout` writes beyond the last.
    function _payoutsFor(uint256 numProofs) private pure returns (bytes memory payouts) {
        payouts = new bytes(_PAYOUT_SIZE * numProofs + 0x20);
        assembly ("memory-safe") {
            mstore(payouts, sub(mload(payouts), 0x20))
        }
    }

    /// @dev Staker and bid are the first bytes of an entry. The rest of the word is written over by
    /// the next payout.
    function _setPayout(bytes memory payouts, uint256 index, EntryHead head) private pure {
        assembly ("memory-safe") {
            mstore(add(add(payouts, 0x20), mul(_PAYOUT_SIZE, index)), head)
        }
    }

    function _close(Work memory work, Sums memory sums, uint256[2] calldata seal) private view {
        if (!work.batch.close(sums, seal)) revert InvalidProofs();
    }

    function _revertInvalid(uint256[16] memory inputs, uint256 numInputs) private pure {
        for (uint256 i; i < numInputs; ++i) {
            if (!Field.contains(inputs[i])) revert InputOutOfField(inputs[i]);
        }
        revert InvalidProofs();
    }

    /// @dev The opening of the root: the submission's header, whose parts that L1 knows must be the
    /// block's, and what L1 made of the body.
    function _opening(BlockContext calldata context, bytes calldata submission)
        private
        pure
        returns (uint256[16] memory inputs)
    {
        (uint256 seed, uint256 stateIn, uint256 txRoot) = (
            submission.wordAt(Submission.SEED),
            submission.wordAt(Submission.STATE_IN),
            submission.wordAt(Submission.TX_ROOT)
        );
        if (seed != context.seed) revert SeedMismatch(context.seed, seed);
        if (stateIn != context.stateIn) revert StateInMismatch(context.stateIn, stateIn);
        if (txRoot != context.txRoot) revert TxRootMismatch(context.txRoot, txRoot);
        inputs[_SEED] = seed;
        inputs[_CHALLENGE] = context.challenge;
        inputs[_STATE_IN] = stateIn;
        inputs[_STATE_OUT] = submission.wordAt(Submission.STATE_OUT);
        inputs[_TX_ROOT] = txRoot;
        inputs[_FEES] = submission.wordAt(Submission.FEES);
        inputs[_FINGERPRINT] = context.fingerprint;
    }

    /// @dev Whom the sealer names for the submitter's share. Not a public input: the batch's seed
    /// binds it, as it does the whole header, so that it cannot be changed without sealing anew.
    function _beneficiaryOf(bytes calldata submission) private pure returns (address) {
        uint256 word = submission.wordAt(Submission.BENEFICIARY);
        if (word > type(uint160).max) revert InvalidBeneficiary(word);
        // casting to 'uint160' is safe because the word has no bit above bit 159
        // forge-lint: disable-next-line(unsafe-typecast)
        return address(uint160(word));
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IBatchRootVerifier} from "../../contracts/interfaces/IBatchRootVerifier.sol";
import {BlockContext, Tally} from "../../contracts/interfaces/IRootVerifier.sol";
import {ALL_ROLES, IStaking} from "../../contracts/interfaces/IStaking.sol";
import {COORDINATE_MODULUS} from "../../contracts/lib/Groth16Key.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {Item} from "../harness/IGroth16Harness.sol";
import {Deploy} from "../support/Deploy.sol";
import {PlainGroth16} from "./PlainGroth16.sol";
import {Parts, SubmissionEditor} from "./SubmissionEditor.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Test} from "forge-std/Test.sol";

/// @notice A submission of test/vectors, with what Go makes of it and the contracts it is for.
struct Vector {
    IBatchRootVerifier verifier;
    IStaking staking;
    BlockContext context;
    /// @dev Base rollups of the block's tree.
    uint256 bases;
    /// @dev Sealed for `verifier`.
    bytes submission;
    /// @dev C of each proof, in order.
    bytes pointsC;
    uint256 numProofs;
    uint256[] vrfKeys;
    Tally tally;
}

/// @notice Reads test/vectors/groth16_*.json and deploys the real contracts around them.
abstract contract Vectors is Test {
    using SubmissionEditor for Parts;
    using SubmissionEditor for bytes;

    uint40 internal constant ACTIVATION_DELAY = 128;
    uint256 internal constant STAKE_AMOUNT = 100 ether;

    /// @dev Deploys Sequencing, then Settlement, where a test has them: Staking knows both.
    address internal deployer = makeAddr("deployer");

    string private _keys = vm.readFile("test/vectors/groth16_keys.json");

    function keyOf(string memory circuit) internal view returns (bytes memory) {
        return vm.parseJsonBytes(_keys, string.concat(".", circuit));
    }

    /// @dev [delta] of a circuit's key, in G1. Its proving key shows it.
    function deltaOf(string memory circuit) internal view returns (PlainGroth16.G1 memory) {
        bytes memory point = vm.parseJsonBytes(_keys, string.concat(".", circuit, "Delta"));
        return abi.decode(point, (PlainGroth16.G1));
    }

    /// @dev A proof of the ticket circuit for `ticketInputs`: `proof` or `otherProof`.
    function proofOf(string memory name) internal view returns (uint256[8] memory) {
        return abi.decode(vm.parseJsonBytes(_keys, string.concat(".", name)), (uint256[8]));
    }

    /// @dev Proofs of a block's circuits for arbitrary inputs: base rollups are key 0, merges 1.
    function batchItems() internal view returns (bytes[] memory keys, Item[] memory items) {
        keys = new bytes[](2);
        (keys[0], keys[1]) = (keyOf("base"), keyOf("merge"));
        items = itemsAt(".items", 8);
    }

    /// @dev Proofs of both circuits for inputs at the ends of the field: with a zero in each place,
    /// with zeros in all, with R - 1 in all.
    function edgeItems() internal view returns (Item[] memory) {
        return itemsAt(".edges", 3 + 2 + 16 + 2);
    }

    function itemsAt(string memory list, uint256 count)
        private
        view
        returns (Item[] memory items)
    {
        string memory json = vm.readFile("test/vectors/groth16_batch.json");
        items = new Item[](count);
        assertFalse(
            vm.keyExistsJson(json, string.concat(list, "[", vm.toString(count), "]")),
            "all of them"
        );
        for (uint256 i; i < count; ++i) {
            string memory item = string.concat(list, "[", vm.toString(i), "]");
            string memory circuit = vm.parseJsonString(json, string.concat(item, ".circuit"));
            uint256 v = Strings.equal(circuit, "base") ? 0 : 1;
            items[i] = Item({
                key: v,
                proof: abi.decode(
                    vm.parseJsonBytes(json, string.concat(item, ".proof")), (uint256[8])
                ),
                inputs: vm.parseJsonUintArray(json, string.concat(item, ".inputs"))
            });
        }
    }

    /// @dev A point of the twist outside the subgroup.
    function outside() internal view returns (uint256[4] memory) {
        return abi.decode(
            vm.parseJsonBytes(vm.readFile("test/vectors/groth16_batch.json"), ".outside"),
            (uint256[4])
        );
    }

    /// @dev (-A, -B, C), which proves what (A, B, C) does.
    function negated(uint256[8] memory proof) internal pure returns (uint256[8] memory) {
        proof[1] = COORDINATE_MODULUS - proof[1];
        proof[4] = COORDINATE_MODULUS - proof[4];
        proof[5] = COORDINATE_MODULUS - proof[5];
        return proof;
    }

    function ticketInputs() internal view returns (uint256[] memory) {
        return vm.parseJsonUintArray(_keys, ".inputs");
    }

    /// @dev The file of a vector.
    function jsonOf(string memory name) internal view returns (string memory) {
        return vm.readFile(string.concat("test/vectors/groth16_", name, ".json"));
    }

    /// @dev Stakers hold all roles; tests of roles make their own.
    function load(string memory name) internal returns (Vector memory v) {
        string memory json = jsonOf(name);
        v.vrfKeys = vm.parseJsonUintArray(json, ".vrfKeys");
        v.submission = vm.parseJsonBytes(json, ".encoded");
        v.pointsC = vm.parseJsonBytes(json, ".pointsC");
        v.numProofs = vm.parseJsonUint(json, ".numProofs");
        v.tally = Tally({
            totalScore: vm.parseJsonUint(json, ".totalScore"),
            keepBps: vm.parseJsonUint(json, ".keepBps"),
            payoutsRoot: vm.parseJsonBytes32(json, ".payoutsRoot"),
            stateOut: vm.parseJsonUint(json, ".stateOut"),
            fees: vm.parseJsonUint(json, ".fees"),
            beneficiary: vm.parseJsonAddress(json, ".beneficiary"),
            payouts: vm.parseJsonBytes(json, ".payouts")
        });
        v.staking = deployStaking();
        for (uint256 i; i < v.vrfKeys.length; ++i) {
            v.staking.stake(address(this), ALL_ROLES, v.vrfKeys[i]);
        }
        v.context = BlockContext({
            seed: vm.parseJsonUint(json, ".seed"),
            challenge: vm.parseJsonUint(json, ".challenge"),
            fingerprint: vm.parseJsonUint(json, ".fingerprint"),
            stateIn: vm.parseJsonUint(json, ".stateIn"),
            txRoot: vm.parseJsonUint(json, ".txRoot"),
            slotStart: uint64(block.number + ACTIVATION_DELAY),
            numTxs: uint32(vm.parseJsonUint(json, ".numTxs"))
        });
        uint32 txsPerBase = uint32(vm.parseJsonUint(json, ".txsPerBase"));
        v.bases = v.context.numTxs / txsPerBase;
        v.verifier = deployVerifier(v.staking, uint8(vm.parseJsonUint(json, ".mode")), txsPerBase);
        v.submission = sealedBy(v, partsOf(v));
    }

    function partsOf(Vector memory v) internal pure returns (Parts memory) {
        return SubmissionEditor.parse(v.submission, v.pointsC, v.bases);
    }

    /// @dev The submission with seals of the C that its entries have, for the vector's verifier and
    /// block. As submitters seal: in `parts`, too.
    function sealedBy(Vector memory v, Parts memory parts) internal view returns (bytes memory) {
        uint256 seed = batchSeed(v, parts);
        uint256 index;
        PlainGroth16.G1[2] memory sums;
        for (uint256 i; i < parts.nodes.length; ++i) {
            uint256 circuit = i + 1 < v.bases ? 0 : 1;
            for (uint256 j; j < parts.nodes[i].length; ++j) {
                bytes memory entry = parts.nodes[i][j];
                (uint256 x, uint256 y) =
                    abi.decode(entry.slice(entry.length - 64, 64), (uint256, uint256));
                uint256 weight = uint128(uint256(keccak256(abi.encode(seed, index++))));
                PlainGroth16.G1 memory term = PlainGroth16.mul(PlainGroth16.G1(x, y), weight);
                sums[circuit] = PlainGroth16.add(sums[circuit], term);
            }
        }
        parts.seals = abi.encode(sums[0].x, sums[0].y, sums[1].x, sums[1].y);
        return parts.encode();
    }

    /// @dev docs/PROTOCOL.md section 10.
    function batchSeed(Vector memory v, Parts memory parts) internal view returns (uint256) {
        bytes memory vrfKeys;
        for (uint256 i; i < parts.nodes.length; ++i) {
            for (uint256 j; j < parts.nodes[i].length; ++j) {
                uint256 key = v.staking.staker(parts.nodes[i][j].stakerOf()).vrfKey;
                vrfKeys = bytes.concat(vrfKeys, bytes32(key));
            }
        }
        bytes32 keysHash =
            keccak256(abi.encode(keccak256(keyOf("base")), keccak256(keyOf("merge"))));
        return uint256(
            keccak256(
                abi.encode(
                    keccak256("fernet.batch"),
                    block.chainid,
                    v.verifier,
                    keysHash,
                    uint256(v.context.numTxs),
                    v.verifier.VRF_MODE(),
                    v.context.challenge,
                    v.context.fingerprint,
                    keccak256(parts.encodeUnsealed()),
                    keccak256(vrfKeys)
                )
            )
        );
    }

    function deployStaking() internal returns (IStaking staking) {
        AZT token = new AZT(address(this), type(uint128).max, 0);
        staking = Deploy.staking(
            address(token),
            vm.computeCreateAddress(deployer, 0),
            vm.computeCreateAddress(deployer, 1),
            STAKE_AMOUNT,
            ACTIVATION_DELAY,
            256
        );
        token.approve(address(staking), type(uint256).max);
    }

    function deployVerifier(IStaking staking, uint8 mode, uint32 txsPerBase)
        internal
        returns (IBatchRootVerifier)
    {
        return Deploy.rootVerifier(
            address(staking), mode, txsPerBase, keyOf("base"), keyOf("merge")
        );
    }

    /// @dev One like that of the vector, for its stakers.
    function deployVerifier(Vector memory v) internal returns (IBatchRootVerifier) {
        return deployVerifier(v.staking, v.verifier.VRF_MODE(), v.verifier.TXS_PER_BASE());
    }

    function verify(Vector memory v) internal view returns (Tally memory) {
        return v.verifier.verify(v.context, v.submission, 0);
    }

    function assertEq(Tally memory a, Tally memory b) internal pure {
        assertEq(keccak256(abi.encode(a)), keccak256(abi.encode(b)), "tally");
    }
}

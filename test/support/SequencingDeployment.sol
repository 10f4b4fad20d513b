// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRewards} from "../../contracts/interfaces/IRewards.sol";
import {ISequencing, Proposal, SequencingConfig} from "../../contracts/interfaces/ISequencing.sol";
import {ISettlement, NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {Schedule} from "../../contracts/lib/Schedule.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {Deploy} from "./Deploy.sol";
import {Header} from "./Header.sol";
import {PlainBody} from "./PlainBody.sol";
import {VerifierDouble} from "./VerifierDouble.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Sequencing with real ticket proofs: chain, address, slot, RANDAO and stakers are those
/// of test/vectors/ticket.json.
abstract contract SequencingDeployment is Test {
    using SafeCast for uint256;

    uint64 internal constant SLOT = 3;
    uint64 internal constant GENESIS_BLOCK = 2000;
    uint64 internal constant SLOT_BLOCKS = 9;
    uint64 internal constant SLOT_START = 2027;
    uint64 internal constant REVEAL_START = 2031;
    uint64 internal constant SLOT_END = 2036;
    uint32 internal constant MAX_TXS = 32;
    uint64 internal constant PROVING_BLOCKS = 12;
    /// @dev PROVING_BLOCKS, rounded up to slots.
    uint64 internal constant WINDOW_BLOCKS = 18;
    uint256 internal constant STAKE_AMOUNT = 1 ether;
    uint40 internal constant ACTIVATION_DELAY = 10;
    /// @dev The shortest there can be.
    uint40 internal constant EXIT_DELAY = 36;
    uint256 internal constant PRUNE_PENALTY = 0.5 ether;
    uint256 internal constant REVEAL_PENALTY = 0.2 ether;
    uint32 internal constant BAN_SLOTS = 2;
    uint32 internal constant TX_BYTES = 140;
    /// @dev Two transactions, of five words each; what is missing of a body is zero.
    bytes internal constant BODY = abi.encodePacked(
        uint256(5),
        uint256(6),
        uint256(7),
        uint256(8),
        uint96(9),
        uint256(10),
        uint256(0),
        uint256(0),
        uint256(0),
        uint96(11)
    );

    AZT internal token;
    IStaking internal staking;
    ISequencing internal sequencing;
    ISettlement internal settlement;
    string internal vectors;
    bytes32 internal randao;
    bytes internal header;

    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal mallory = makeAddr("mallory");
    uint32 internal constant ALICE = 1;
    uint32 internal constant BOB = 2;
    uint32 internal constant MALLORY = 3;
    /// @dev Mallory's, but without the role.
    uint32 internal constant PROVER = 4;

    /// @dev Tickets are drawn from the private key.
    function vrfMode() internal pure virtual returns (uint8) {
        return 0;
    }

    function config() internal pure virtual returns (SequencingConfig memory) {
        return SequencingConfig({
            schedule: Schedule(GENESIS_BLOCK, 4, 5),
            maxTxs: MAX_TXS,
            txsPerBase: 2,
            txBytes: TX_BYTES,
            vrfMode: vrfMode(),
            revealPenalty: REVEAL_PENALTY,
            banSlots: BAN_SLOTS
        });
    }

    function deploy() internal {
        vectors = vm.readFile("test/vectors/ticket.json");
        randao = vm.parseJsonBytes32(vectors, ".randao");
        header = Header.encode(SLOT_START - 1, randao);
        assertEq(block.chainid, vm.parseJsonUint(vectors, ".chainId"), "chain of the vector");
        assertEq(SLOT, vm.parseJsonUint(vectors, ".slot"), "slot of the vector");

        vm.roll(1000);
        token = new AZT(address(this), 1_000_000 ether, 0);
        // Staking, the verifier and Rewards come first; Sequencing has another deployer.
        address predicted = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 3);
        address sequencing_ = vm.parseJsonAddress(vectors, ".sequencing");
        staking = Deploy.staking(
            address(token), sequencing_, predicted, STAKE_AMOUNT, ACTIVATION_DELAY, EXIT_DELAY
        );
        token.approve(address(staking), type(uint256).max);
        staking.stake(alice, 1, vm.parseJsonUint(vectors, ".tickets[0].vrfKey"));
        staking.stake(bob, 7, vm.parseJsonUint(vectors, ".tickets[1].vrfKey"));
        staking.stake(mallory, 7, 666);
        staking.stake(mallory, 6, 666);

        VerifierDouble verifier = new VerifierDouble(address(staking), vrfMode());
        bytes memory key = vm.parseJsonBytes(vectors, ".key");
        vm.prank(vm.parseJsonAddress(vectors, ".deployer"));
        sequencing = Deploy.sequencing(address(staking), predicted, config(), key);
        assertEq(address(sequencing), sequencing_, "address of the vector");
        IRewards rewards = Deploy.rewards(address(token), address(staking), predicted, 0, 0, 0, 0);
        settlement = Deploy.settlement(
            sequencing_, address(verifier), address(rewards), PROVING_BLOCKS, PRUNE_PENALTY, 1
        );
        assertEq(address(settlement), predicted, "address that the others have");
    }

    /// Goes to a block of the vector's slot, whose RANDAO is recorded.
    function start() internal {
        vm.roll(SLOT_START);
        vm.setBlockhash(SLOT_START - 1, keccak256(header));
        sequencing.recordRandao(SLOT, header);
    }

    /// The proposal that goes with a ticket of the vector.
    function proposalOf(uint256 ticket) internal view returns (Proposal memory) {
        string memory path = string.concat(".tickets[", vm.toString(ticket), "]");
        return Proposal({
            stakerId: vm.parseJsonUint(vectors, string.concat(path, ".stakerId")).toUint32(),
            feeSplitBps: vm.parseJsonUint(vectors, string.concat(path, ".feeBps")).toUint16(),
            numTxs: 32,
            parent: settlement.tip(),
            bodyHash: PlainBody.bodyHash(BODY, TX_BYTES),
            txRoot: 55,
            vrf: vm.parseJsonUint(vectors, string.concat(path, ".vrf")).toUint128()
        });
    }

    function proofOf(uint256 ticket) internal view returns (uint256[8] memory proof) {
        string memory path = string.concat(".tickets[", vm.toString(ticket), "].proof");
        bytes32[] memory words = vm.parseJsonBytes32Array(vectors, path);
        for (uint256 i; i < proof.length; ++i) {
            proof[i] = uint256(words[i]);
        }
    }

    function propose(address sender, Proposal memory proposal, uint256[8] memory proof) internal {
        vm.prank(sender);
        sequencing.propose(SLOT, proposal, proof);
    }

    /// A pending block at the tip, by mallory, as if it was that of a slot.
    function appendPending(uint64 slot) internal returns (uint64) {
        NewBlock memory pending;
        pending.slot = slot;
        pending.slotStart = GENESIS_BLOCK + slot * SLOT_BLOCKS;
        pending.parent = settlement.tip();
        pending.sequencerId = MALLORY;
        pending.numTxs = 4;
        vm.prank(address(sequencing));
        return settlement.append(pending);
    }
}

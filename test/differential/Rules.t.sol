// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {
    ALL_ROLES,
    IStaking,
    ROLE_BASE,
    ROLE_SEQUENCER
} from "../../contracts/interfaces/IStaking.sol";
import {Body} from "../../contracts/lib/Body.sol";
import {Eligibility} from "../../contracts/lib/Eligibility.sol";
import {Field} from "../../contracts/lib/Field.sol";
import {Fingerprint} from "../../contracts/lib/Fingerprint.sol";
import {Payouts} from "../../contracts/lib/Payouts.sol";
import {ProofTree} from "../../contracts/lib/ProofTree.sol";
import {RewardMath, Shares} from "../../contracts/lib/RewardMath.sol";
import {Schedule} from "../../contracts/lib/Schedule.sol";
import {Scores} from "../../contracts/lib/Scores.sol";
import {Seeds} from "../../contracts/lib/Seeds.sol";
import {TicketMeta} from "../../contracts/lib/TicketMeta.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {Deploy} from "../support/Deploy.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Test} from "forge-std/Test.sol";

/// @notice The libraries against the executable specification: settlement/rules writes
/// test/vectors/rules.json.
contract RulesTest is Test {
    using SafeCast for uint256;

    /// @dev L1 block that the blocks of suspensions are counted from.
    uint256 private constant _ORIGIN = 1000;

    string private _json;
    // Path of the case at hand: ".scores[3]".
    string private _case;

    function setUp() public {
        _json = vm.readFile("test/vectors/rules.json");
    }

    function test_scoresAgreeWithTheRules() public {
        for (uint256 i; _next("scores", i); ++i) {
            assertEq(
                Scores.score(_uint("vrf").toUint128(), _uint("feeBps").toUint16()), _uint("score")
            );
        }
    }

    function test_metasAgreeWithTheRules() public {
        for (uint256 i; _next("metas", i); ++i) {
            uint256 packed = TicketMeta.pack(
                _uint("stakerId").toUint32(),
                _uint("feeBps").toUint16(),
                _uint("node").toUint32(),
                _uint("mode").toUint8()
            );
            assertEq(packed, _uint("packed"));
        }
    }

    function test_ticketsAgreeWithTheRules() public {
        for (uint256 i; _next("tickets", i); ++i) {
            uint256 meta = TicketMeta.pack(
                _uint("stakerId").toUint32(),
                _uint("feeBps").toUint16(),
                _uint("node").toUint32(),
                _uint("mode").toUint8()
            );
            assertEq(TicketMeta.ticketWord(meta, _uint("vrf").toUint128()), _uint("word"));
        }
    }

    function test_bodiesAgreeWithTheRules() public {
        for (uint256 i; _next("bodies", i); ++i) {
            bytes memory body = vm.parseJsonBytes(_json, string.concat(_case, ".body"));
            (uint256 seenTxs, bytes32 bodyHash, uint256 challenge, uint256 fingerprint) =
                this.reveal(body, _uint("numTxs").toUint32(), _uint("txBytes").toUint32());
            assertEq(seenTxs, _uint("seenTxs"), "seenTxs");
            assertEq(
                bodyHash, vm.parseJsonBytes32(_json, string.concat(_case, ".bodyHash")), "bodyHash"
            );
            assertEq(challenge, _uint("challenge"), "challenge");
            assertEq(fingerprint, _uint("fingerprint"), "fingerprint");
        }
    }

    /// @dev Puts the body into calldata, and makes of it what a reveal does.
    function reveal(bytes calldata body, uint32 numTxs, uint32 txBytes)
        external
        view
        returns (uint256 seenTxs, bytes32 bodyHash, uint256 challenge, uint256 fingerprint)
    {
        seenTxs = Body.seenTxs(body, numTxs, txBytes);
        bodyHash = Body.bodyHash(body, txBytes);
        challenge = Fingerprint.bodyChallenge(
            _uint("chainId"),
            _address("settlement"),
            _uint("slot").toUint64(),
            bodyHash,
            _uint("txRoot")
        );
        fingerprint = Fingerprint.fingerprint(body, challenge, numTxs, txBytes);
    }

    /// @dev The root of a payout tree, and the proofs that Go makes for claims.
    function test_payoutsAgreeWithTheRules() public {
        for (uint256 i; _next("payouts", i); ++i) {
            uint256[] memory stakerIds = _uints("stakerIds");
            uint256[] memory feeBurnBps = _uints("feeBurnBps");
            bytes32[] memory leaves = new bytes32[](stakerIds.length);
            for (uint256 j; j < leaves.length; ++j) {
                leaves[j] = Payouts.leaf(j, stakerIds[j].toUint32(), feeBurnBps[j].toUint16());
            }
            bytes32 root = vm.parseJsonBytes32(_json, string.concat(_case, ".root"));
            assertEq(Payouts.root(leaves), root, "root");

            uint256[] memory indices = _uints("indices");
            bytes32[] memory claimed = new bytes32[](indices.length);
            for (uint256 j; j < claimed.length; ++j) {
                claimed[j] = leaves[indices[j]];
            }
            bytes32[] memory nodes =
                vm.parseJsonBytes32Array(_json, string.concat(_case, ".nodes"));
            uint256 flags = _uint("flags");
            assertTrue(this.verify(root, claimed, nodes, flags), "proof");
            claimed[claimed.length - 1] = ~claimed[claimed.length - 1];
            assertFalse(this.verify(root, claimed, nodes, flags), "another leaf");
        }
    }

    /// @dev Puts the proof into calldata.
    function verify(bytes32 root, bytes32[] memory leaves, bytes32[] calldata nodes, uint256 flags)
        external
        pure
        returns (bool)
    {
        return Payouts.verify(root, leaves, nodes, flags);
    }

    function test_refusedBodiesAgreeWithTheRules() public {
        for (uint256 i; _next("refusedBodies", i); ++i) {
            bytes memory body = vm.parseJsonBytes(_json, string.concat(_case, ".body"));
            string memory rule = vm.parseJsonString(_json, string.concat(_case, ".rule"));
            (bool success, bytes memory reason) = address(this)
                .call(
                    abi.encodeCall(
                        this.fingerprintAt,
                        (body, _uint("numTxs").toUint32(), _uint("txBytes").toUint32())
                    )
                );
            assertFalse(success, rule);
            assertEq(bytes4(reason), _errorOf(rule), rule);
        }
    }

    /// @dev The contract's error for one of the rules.
    function _errorOf(string memory rule) private pure returns (bytes4) {
        if (Strings.equal(rule, "ErrBodyLength")) return Body.BodyNotTxs.selector;
        if (Strings.equal(rule, "ErrBodyTooLong")) return Body.BodyTooLong.selector;
        return Fingerprint.BodyWordOutOfField.selector;
    }

    /// @dev Puts the body into calldata.
    function fingerprintAt(bytes calldata body, uint32 numTxs, uint32 txBytes)
        external
        pure
        returns (uint256)
    {
        Body.seenTxs(body, numTxs, txBytes);
        return Fingerprint.fingerprint(body, 7, numTxs, txBytes);
    }

    function test_rewardsAgreeWithTheRules() public {
        for (uint256 i; _next("rewards", i); ++i) {
            Shares memory shares = RewardMath.split(
                _uint("fees"),
                _uint("feeEscrow").toUint128(),
                _uint("blockReward"),
                _uint("rewardReserve").toUint128(),
                _uint("feeSplitBps").toUint16()
            );
            uint256 unit = RewardMath.unitPerBps(shares.network, _uint("numNodes"));
            assertEq(shares.fees + shares.blockReward, _uint("total"), "total");
            assertEq(shares.network, _uint("network"), "network");
            assertEq(shares.sequencer, _uint("sequencer"), "sequencer");
            assertEq(unit, _uint("unitPerBps"), "unitPerBps");
            assertEq(
                RewardMath.reward(unit.toUint112(), _uint("feeBurnBps")), _uint("reward"), "reward"
            );
            assertEq(
                RewardMath.burn(shares.network, unit, _uint("keepBps")), _uint("burn"), "burn"
            );
        }
    }

    function test_scaledRewardsAgreeWithTheRules() public {
        for (uint256 i; _next("rewards", i); ++i) {
            uint256 scaled = RewardMath.scaledReward(
                _uint("blockReward"), _uint("seenTxs"), _uint("fullRewardTxs")
            );
            assertEq(scaled, _uint("scaledReward"), _case);
        }
    }

    function test_submitterSharesAgreeWithTheRules() public {
        for (uint256 i; _next("rewards", i); ++i) {
            uint256 share = RewardMath.submitterShare(_uint("burn"), _uint("submitterBps"));
            assertEq(share, _uint("submitterShare"), _case);
        }
    }

    function test_schedulesAgreeWithTheRules() public {
        for (uint256 i; _next("schedules", i); ++i) {
            Schedule memory schedule = Schedule({
                genesisBlock: _uint("genesisBlock").toUint64(),
                proposeBlocks: _uint("proposeBlocks").toUint64(),
                revealBlocks: _uint("revealBlocks").toUint64()
            });
            uint64 slot = _uint("slot").toUint64();
            assertEq(schedule.slotStart(slot), _uint("slotStart"), "slotStart");
            assertEq(schedule.slotBlocks(), _uint("slotBlocks"), "slotBlocks");
            assertEq(schedule.randaoBlock(slot), _uint("randaoBlock"), "randaoBlock");
            assertEq(schedule.revealStart(slot), _uint("revealStart"), "revealStart");
            assertEq(schedule.slotEnd(slot), _uint("slotEnd"), "slotEnd");
            assertEq(uint256(schedule.phaseAt(slot, _uint("block"))), _uint("phase"), "phase");
        }
    }

    function test_seedsAgreeWithTheRules() public {
        for (uint256 i; _next("seeds", i); ++i) {
            uint256 chainId = _uint("chainId");
            uint64 slot = _uint("slot").toUint64();
            bytes32 randao = vm.parseJsonBytes32(_json, string.concat(_case, ".randao"));
            uint256 sequencerSeed =
                Seeds.sequencerSeed(chainId, _address("sequencing"), slot, randao);
            uint256 proverSeed = Seeds.proverSeed(
                chainId, _address("settlement"), slot, randao, _uint("vrf").toUint128()
            );
            assertEq(sequencerSeed, _uint("sequencerSeed"), "sequencerSeed");
            assertEq(proverSeed, _uint("proverSeed"), "proverSeed");
        }
    }

    function test_treesAgreeWithTheRules() public {
        for (uint256 i; _next("trees", i); ++i) {
            uint256 bases = ProofTree.numBases(_uint("numTxs"), _uint("txsPerBase"));
            uint256 node = _uint("node");
            assertEq(ProofTree.numNodes(bases), _uint("numNodes"), "numNodes");
            assertEq(ProofTree.maxProofs(bases), 3 * (_uint("numNodes") - 1) + 1, "maxProofs");
            assertEq(ProofTree.isBase(bases, node), _bool("isBase"), "isBase");
            assertEq(ProofTree.left(node), _uint("left"), "left");
            assertEq(ProofTree.left(node) + 1, _uint("right"), "right");
            assertEq(ProofTree.left(_uint("parent")) | (node & 1), node, "parent");
        }
    }

    function test_numbersOfTransactionsAgreeWithTheRules() public {
        for (uint256 i; _next("numTxs", i); ++i) {
            uint256 txsPerBase = _uint("txsPerBase");
            bool valid = ProofTree.isValidTxsPerBase(txsPerBase)
                && ProofTree.isValidNumTxs(_uint("numTxs"), txsPerBase);
            assertEq(valid, _bool("valid"), _case);
        }
    }

    function test_eligibilityAgreesWithTheRules() public {
        for (uint256 i; _next("eligibility", i); ++i) {
            uint256 atBlock = _uint("atBlock");
            bool eligible = Eligibility.activated(_uint("activationBlock"), atBlock)
                && !Eligibility.exited(_uint("exitBlock"), atBlock);
            assertEq(eligible, _bool("eligible"), _case);
        }
    }

    /// @dev A staker is penalized and filled up as the case says; afterwards it is eligible where
    /// the case says. Blocks of a case are counted from one at which it is active.
    function test_suspensionsAgreeWithTheRules() public {
        AZT token = new AZT(address(this), 1_000_000 ether, 0);
        IStaking staking =
            Deploy.staking(address(token), address(this), address(1), 1 ether, 10, 10);
        token.approve(address(staking), type(uint256).max);
        uint32[] memory ids = new uint32[](1);
        for (uint256 i; _next("suspensions", i); ++i) {
            vm.roll(_ORIGIN - 10);
            ids[0] = staking.stake(address(this), ALL_ROLES, 1);
            _penalizeAndRefill(staking, ids[0]);
            uint256[] memory atBlocks = _uints("atBlocks");
            bool[] memory base = _bools("base");
            bool[] memory sequencer = _bools("sequencer");
            for (uint256 j; j < atBlocks.length; ++j) {
                uint256 atBlock = _ORIGIN + atBlocks[j];
                assertEq(_isEligible(staking, ids, ROLE_BASE, atBlock), base[j], _case);
                assertEq(_isEligible(staking, ids, ROLE_SEQUENCER, atBlock), sequencer[j], _case);
            }
        }
    }

    /// @dev What happens to a staker in the case at hand.
    function _penalizeAndRefill(IStaking staking, uint32 stakerId) private {
        uint256[] memory blocks = _uints("blocks");
        uint256[] memory fromBlocks = _uints("fromBlocks");
        uint256[] memory banUntils = _uints("banUntils");
        bool[] memory refills = _bools("refills");
        bool[] memory takes = _bools("takes");
        for (uint256 j; j < blocks.length; ++j) {
            vm.roll(_ORIGIN + blocks[j]);
            if (refills[j]) {
                staking.refill(stakerId);
                continue;
            }
            staking.penalize(
                stakerId,
                takes[j] ? 0.01 ether : 0,
                (_ORIGIN + fromBlocks[j]).toUint40(),
                (_ORIGIN + banUntils[j]).toUint40()
            );
        }
    }

    function _isEligible(IStaking staking, uint32[] memory ids, uint8 role, uint256 atBlock)
        private
        view
        returns (bool)
    {
        try staking.vrfKeys(ids, role, atBlock) returns (uint256[] memory) {
            return true;
        } catch (bytes memory reason) {
            bytes4 said = bytes4(reason);
            assertTrue(
                said == IStaking.Suspended.selector || said == IStaking.Banned.selector, "why"
            );
            return false;
        }
    }

    function test_fieldElementsAgreeWithTheRules() public {
        for (uint256 i; _next("fields", i); ++i) {
            assertEq(Field.contains(_uint("x")), _bool("contains"), _case);
        }
    }

    function test_keepsAgreeWithTheRules() public {
        for (uint256 i; _next("keeps", i); ++i) {
            assertEq(RewardMath.keep(_uint("share")), _uint("keep"), _case);
        }
    }

    function test_windowsAgreeWithTheRules() public {
        for (uint256 i; _next("windows", i); ++i) {
            Schedule memory schedule = Schedule({
                genesisBlock: _uint("genesisBlock").toUint64(),
                proposeBlocks: _uint("proposeBlocks").toUint64(),
                revealBlocks: _uint("revealBlocks").toUint64()
            });
            assertEq(schedule.isValid(), _bool("valid"), _case);
            assertEq(
                schedule.windowEnd(_uint("slot").toUint64(), _uint("provingBlocks")),
                _uint("windowEnd"),
                _case
            );
        }
    }

    /// Goes to a case of a kind; false after the last. There must be a first.
    function _next(string memory kind, uint256 i) private returns (bool found) {
        _case = string.concat(".", kind, "[", vm.toString(i), "]");
        found = vm.keyExistsJson(_json, _case);
        assertTrue(found || i > 0, kind);
    }

    function _uints(string memory field) private view returns (uint256[] memory) {
        return vm.parseJsonUintArray(_json, string.concat(_case, ".", field));
    }

    function _bools(string memory field) private view returns (bool[] memory) {
        return vm.parseJsonBoolArray(_json, string.concat(_case, ".", field));
    }

    function _uint(string memory member) private view returns (uint256) {
        return vm.parseJsonUint(_json, string.concat(_case, ".", member));
    }

    function _bool(string memory member) private view returns (bool) {
        return vm.parseJsonBool(_json, string.concat(_case, ".", member));
    }

    function _address(string memory member) private view returns (address) {
        return vm.parseJsonAddress(_json, string.concat(_case, ".", member));
    }
}

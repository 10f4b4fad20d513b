// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {BodyFigures, Election, IAuditLens} from "../../contracts/interfaces/IAuditLens.sol";
import {ISequencing, Proposal} from "../../contracts/interfaces/ISequencing.sol";
import {ISettlement} from "../../contracts/interfaces/ISettlement.sol";
import {Deploy} from "../support/Deploy.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Test} from "forge-std/Test.sol";

/// @notice The lens against the executable specification: settlement/rules writes
/// test/vectors/rules.json. The contracts that it reads are told what to say.
contract AuditLensRulesTest is Test {
    using SafeCast for uint256;

    IAuditLens private _lens;
    string private _json;
    // Path of the case at hand: ".seeds[3]".
    string private _case;

    function setUp() public {
        _lens = Deploy.auditLens();
        _json = vm.readFile("test/vectors/rules.json");
    }

    function test_bodiesAgreeWithTheRules() public {
        for (uint256 i; _next("bodies", i); ++i) {
            address settlement = _settlementOf(makeAddr("sequencing"));
            _says(
                makeAddr("sequencing"),
                abi.encodeCall(ISequencing.TX_BYTES, ()),
                abi.encode(_uint("txBytes"))
            );
            BodyFigures memory found = _lens.bodyFigures(
                settlement,
                _uint("slot").toUint64(),
                _uint("numTxs").toUint32(),
                _uint("txRoot"),
                vm.parseJsonBytes(_json, string.concat(_case, ".body"))
            );
            assertEq(found.seenTxs, _uint("seenTxs"), "seenTxs");
            assertEq(
                found.bodyHash,
                vm.parseJsonBytes32(_json, string.concat(_case, ".bodyHash")),
                "bodyHash"
            );
            assertEq(found.challenge, _uint("challenge"), "challenge");
            assertEq(found.fingerprint, _uint("fingerprint"), "fingerprint");
        }
    }

    function test_seedsAgreeWithTheRules() public {
        for (uint256 i; _next("seeds", i); ++i) {
            address sequencing = vm.parseJsonAddress(_json, string.concat(_case, ".sequencing"));
            bytes32 randao = vm.parseJsonBytes32(_json, string.concat(_case, ".randao"));
            address settlement = _settlementOf(sequencing);
            uint64 slot = _uint("slot").toUint64();
            _holdsRandao(sequencing, slot, randao);
            Proposal memory proposal;
            proposal.vrf = _uint("vrf").toUint128();
            Election memory found = _lens.election(settlement, slot, proposal);
            assertEq(found.sequencerSeed, _uint("sequencerSeed"), "sequencerSeed");
            assertEq(found.proverSeed, _uint("proverSeed"), "proverSeed");
        }
    }

    function test_scoresAgreeWithTheRules() public {
        address sequencing = makeAddr("sequencing");
        address settlement = makeAddr("settlement");
        vm.etch(settlement, hex"00");
        _says(settlement, abi.encodeCall(ISettlement.SEQUENCING, ()), abi.encode(sequencing));
        _holdsRandao(sequencing, 1, 0);
        for (uint256 i; _next("scores", i); ++i) {
            Proposal memory proposal;
            proposal.vrf = _uint("vrf").toUint128();
            proposal.feeSplitBps = _uint("feeBps").toUint16();
            assertEq(_lens.election(settlement, 1, proposal).score, _uint("score"), _case);
        }
    }

    function test_payoutsAgreeWithTheRules() public {
        for (uint256 i; _next("payouts", i); ++i) {
            uint256[] memory stakerIds = _uints("stakerIds");
            uint256[] memory feeBurnBps = _uints("feeBurnBps");
            bytes memory payouts;
            for (uint256 j; j < stakerIds.length; ++j) {
                payouts =
                    abi.encodePacked(payouts, stakerIds[j].toUint32(), feeBurnBps[j].toUint16());
            }
            bytes32 root = vm.parseJsonBytes32(_json, string.concat(_case, ".root"));
            assertEq(_lens.payoutsRoot(payouts), root, _case);
        }
    }

    function test_rewardsAgreeWithTheRules() public {
        for (uint256 i; _next("rewards", i); ++i) {
            uint256 reward =
                _lens.reward(_uint("unitPerBps").toUint112(), _uint("feeBurnBps").toUint16());
            assertEq(reward, _uint("reward"), _case);
        }
    }

    /// @dev The settlement of the case at hand, on its chain.
    function _settlementOf(address sequencing) private returns (address settlement) {
        vm.chainId(_uint("chainId"));
        settlement = vm.parseJsonAddress(_json, string.concat(_case, ".settlement"));
        vm.etch(settlement, hex"00");
        _says(settlement, abi.encodeCall(ISettlement.SEQUENCING, ()), abi.encode(sequencing));
    }

    /// @dev A slot with a RANDAO and without proposals.
    function _holdsRandao(address sequencing, uint64 slot, bytes32 randao) private {
        _says(sequencing, abi.encodeCall(ISequencing.isRandaoRecorded, (slot)), abi.encode(true));
        _says(sequencing, abi.encodeCall(ISequencing.randaoOf, (slot)), abi.encode(randao));
        _says(
            sequencing,
            abi.encodeCall(ISequencing.bestOf, (slot)),
            abi.encode(0, 0, bytes32(0), false, false)
        );
        _says(sequencing, abi.encodeCall(ISequencing.VRF_MODE, ()), abi.encode(0));
    }

    function _says(address who, bytes memory asked, bytes memory answer) private {
        vm.mockCall(who, asked, answer);
    }

    /// @dev Goes to case `i` of a list; false at its end.
    function _next(string memory list, uint256 i) private returns (bool) {
        _case = string.concat(".", list, "[", vm.toString(i), "]");
        bool there = vm.keyExistsJson(_json, _case);
        assertTrue(there || i > 0, "the list is not empty");
        return there;
    }

    function _uint(string memory name) private view returns (uint256) {
        return vm.parseJsonUint(_json, string.concat(_case, ".", name));
    }

    function _uints(string memory name) private view returns (uint256[] memory) {
        return vm.parseJsonUintArray(_json, string.concat(_case, ".", name));
    }
}

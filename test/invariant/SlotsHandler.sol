// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Tally} from "../../contracts/interfaces/IRootVerifier.sol";
import {ISequencing, Proposal} from "../../contracts/interfaces/ISequencing.sol";
import {Block, ISettlement} from "../../contracts/interfaces/ISettlement.sol";
import {IStaking, ROLE_SEQUENCER, Staker} from "../../contracts/interfaces/IStaking.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {Header} from "../support/Header.sol";
import {Withdrawal} from "../support/Withdrawal.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {StdUtils} from "forge-std/StdUtils.sol";
import {Vm} from "forge-std/Vm.sol";

/// @notice Sequencers, submitters and reporters, slot by slot, in any order.
/// @dev An action is a no-op where the rules forbid it, and must succeed where they do not: above
/// all a winner's reveal. All proposals of a slot name the tip of the slot's first block.
contract SlotsHandler is StdUtils {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint64 private constant _GENESIS_BLOCK = 2000;
    uint64 private constant _PROPOSE_BLOCKS = 4;
    uint64 private constant _SLOT_BLOCKS = 9;

    AZT public immutable TOKEN;
    IStaking public immutable STAKING;
    ISequencing public immutable SEQUENCING;
    ISettlement public immutable SETTLEMENT;

    uint64 public slot;
    /// @dev The tip that the slot began with, or the block that it revealed.
    uint64 public expectedTip;
    uint256 public bestScore;
    bool public revealed;
    Proposal private _best;
    /// @dev Slots whose winners did not reveal and were not reported.
    uint64[] private _missed;

    /// @dev What should be there of a staker's deposit, and what should be gone of the supply.
    mapping(uint32 stakerId => uint256) public deposit;
    uint256 public burned;
    uint256 public reveals;
    uint256 public reports;
    uint256 public drops;
    uint256 public roots;
    uint256 public refills;
    uint256 public refusals;

    constructor(AZT token, IStaking staking, ISequencing sequencing, ISettlement settlement) {
        (TOKEN, STAKING, SEQUENCING, SETTLEMENT) = (token, staking, sequencing, settlement);
        token.approve(address(staking), type(uint256).max);
        for (uint32 stakerId = 1; stakerId <= staking.stakerCount(); ++stakerId) {
            deposit[stakerId] = staking.STAKE_AMOUNT();
        }
    }

    /// Goes on, a few blocks at a time. The RANDAO of a slot is recorded in its first block.
    function roll(uint256 blocks) external {
        uint256 last = block.number + _bound(blocks, 1, 5);
        for (uint256 atBlock = block.number + 1; atBlock <= last; ++atBlock) {
            VM.roll(atBlock);
            if ((atBlock - _GENESIS_BLOCK) % _SLOT_BLOCKS == 0) begin(atBlock);
        }
    }

    /// The slot whose first block this is.
    function begin(uint256 atBlock) public {
        require(atBlock == VM.getBlockNumber() && (atBlock - _GENESIS_BLOCK) % _SLOT_BLOCKS == 0);
        if (_best.stakerId != 0 && !revealed) _missed.push(slot);
        delete _best;
        (bestScore, revealed) = (0, false);
        slot = uint64((atBlock - _GENESIS_BLOCK) / _SLOT_BLOCKS);
        expectedTip = SETTLEMENT.tip();
        bytes memory header = Header.encode(atBlock - 1, keccak256(abi.encode(slot)));
        VM.setBlockhash(atBlock - 1, keccak256(header));
        if (!SEQUENCING.isRandaoRecorded(slot)) SEQUENCING.recordRandao(slot, header);
    }

    /// The pairing takes every proof here, so every draw is a ticket.
    function propose(uint256 pick, uint128 vrf, uint256 feeSplitBps) external {
        if (block.number >= _slotStart() + _PROPOSE_BLOCKS) return;
        (uint32 stakerId, Staker memory staker) = _staker(pick);
        Proposal memory proposal = Proposal({
            stakerId: stakerId,
            feeSplitBps: uint16(_bound(feeSplitBps, 0, 10_000)),
            numTxs: 8,
            parent: expectedTip,
            bodyHash: 0,
            txRoot: 55,
            vrf: vrf
        });
        uint256 score = uint256(vrf) * (10_000 + proposal.feeSplitBps);
        bool expected = score > bestScore && _isEligible(stakerId);
        uint256[8] memory proof;
        // No point has y = 0, which is refused before the pairing.
        proof[1] = 1;
        VM.prank(staker.owner);
        try SEQUENCING.propose(slot, proposal, proof) {
            require(expected, "a proposal that is not to be taken");
            (_best, bestScore) = (proposal, score);
        } catch {
            require(!expected, "a proposal that is to be taken");
            ++refusals;
        }
    }

    function reveal() external {
        if (block.number < _slotStart() + _PROPOSE_BLOCKS || _best.stakerId == 0 || revealed) {
            return;
        }
        bool drops_ = expectedTip != SETTLEMENT.recordedTip();
        uint32 author = drops_ ? SETTLEMENT.blockAt(expectedTip + 1).sequencerId : 0;
        uint64 number = SEQUENCING.reveal(slot, _best, "");
        require(number == expectedTip + 1, "it builds on the slot's tip");
        (expectedTip, revealed) = (number, true);
        ++reveals;
        if (drops_) _drop(author);
    }

    function prune() external {
        if (expectedTip == SETTLEMENT.recordedTip()) return;
        uint32 author = SETTLEMENT.blockAt(expectedTip + 1).sequencerId;
        SETTLEMENT.prune();
        _drop(author);
    }

    /// One try in three: half of the blocks die.
    function submitRoot(uint256 pick, uint256 chance) external {
        (uint64 tip, uint64 proven) = (SETTLEMENT.tip(), SETTLEMENT.proven());
        if (tip == 0 || chance % 3 != 0) return;
        uint64 number = uint64(_bound(pick, 1, Math.min(tip, proven + 1)));
        Block memory target = SETTLEMENT.blockAt(number);
        if (block.number >= target.windowEnd) return;
        Tally memory tally;
        tally.totalScore = target.totalScore + 1;
        SETTLEMENT.submitRoot(number, abi.encode(tally));
        ++roots;
    }

    function reportMissedReveal(uint256 pick) external {
        if (_missed.length == 0) return;
        uint256 i = pick % _missed.length;
        uint64 missed = _missed[i];
        _missed[i] = _missed[_missed.length - 1];
        _missed.pop();
        (, uint32 winner,,,) = SEQUENCING.bestOf(missed);
        if (_isTooLate(missed)) return;
        SEQUENCING.reportMissedReveal(missed);
        _burn(winner, SEQUENCING.REVEAL_PENALTY());
        ++reports;
    }

    /// Whether the window of a slot's block would be over.
    function _isTooLate(uint64 missed) private view returns (bool) {
        uint256 windowSlots = Math.ceilDiv(SETTLEMENT.PROVING_BLOCKS(), _SLOT_BLOCKS);
        return VM.getBlockNumber() >= _GENESIS_BLOCK + (missed + 1 + windowSlots) * _SLOT_BLOCKS;
    }

    function refill(uint256 pick) external {
        (uint32 stakerId, Staker memory staker) = _staker(pick);
        if (staker.exitBlock != 0 || staker.missing == 0) return;
        STAKING.refill(stakerId);
        deposit[stakerId] = STAKING.STAKE_AMOUNT();
        ++refills;
    }

    /// One try in eight: the stakers are to last.
    function requestExit(uint256 pick, uint256 chance) external {
        (uint32 stakerId, Staker memory staker) = _staker(pick);
        if (staker.exitBlock != 0 || chance % 8 != 0) return;
        VM.prank(staker.owner);
        STAKING.requestExit(stakerId);
    }

    function withdraw(uint256 pick) external {
        (uint32 stakerId, Staker memory staker) = _staker(pick);
        if (staker.exitBlock == 0 || staker.withdrawn) return;
        if (block.number < Withdrawal.opensAt(STAKING, stakerId, staker.exitBlock)) return;
        VM.prank(staker.owner);
        STAKING.withdraw(stakerId);
        deposit[stakerId] = 0;
    }

    function _drop(uint32 author) private {
        _burn(author, SETTLEMENT.PRUNE_PENALTY());
        ++drops;
    }

    function _burn(uint32 stakerId, uint256 amount) private {
        amount = Math.min(amount, deposit[stakerId]);
        deposit[stakerId] -= amount;
        burned += amount;
    }

    function _isEligible(uint32 stakerId) private view returns (bool) {
        uint32[] memory ids = new uint32[](1);
        ids[0] = stakerId;
        try STAKING.vrfKeys(ids, ROLE_SEQUENCER, _slotStart()) {
            return true;
        } catch {
            return false;
        }
    }

    function _staker(uint256 pick) private view returns (uint32 stakerId, Staker memory staker) {
        stakerId = uint32(pick % STAKING.stakerCount()) + 1;
        staker = STAKING.staker(stakerId);
    }

    function _slotStart() private view returns (uint256) {
        return _GENESIS_BLOCK + slot * _SLOT_BLOCKS;
    }
}

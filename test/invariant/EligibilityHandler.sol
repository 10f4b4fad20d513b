// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {
    ALL_ROLES,
    IStaking,
    ROLE_BASE,
    ROLE_SEQUENCER
} from "../../contracts/interfaces/IStaking.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {Withdrawal} from "../support/Withdrawal.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {StdUtils} from "forge-std/StdUtils.sol";
import {Vm} from "forge-std/Vm.sol";

/// @notice Stakers that come, are penalized, are filled up and leave, in any order.
/// @dev Keeps what was answered for each block when it was just past, and in plain form, slot by
/// slot, what the rules say.
contract EligibilityHandler is StdUtils {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    uint256 public constant FIRST_BLOCK = 1000;
    uint256 public constant SLOT_BLOCKS = 7;
    /// @dev Slots that are looked at. Time stops before a penalty could reach beyond.
    uint256 public constant SLOTS = 24;

    IStaking public immutable STAKING;
    AZT public immutable TOKEN;
    /// @dev Sequencing of the deployment.
    address private immutable _PENALIZER;

    /// @dev What should be gone of the supply, and what should have been paid back.
    uint256 public burned;
    uint256 public paid;
    /// @dev What should be there.
    mapping(uint32 stakerId => uint256) public deposit;
    uint256 public penalties;
    uint256 public refills;
    uint256 public exits;

    /// @dev By staker and block, from FIRST_BLOCK on: bit 0 as a sequencer, bit 1 as a base prover.
    mapping(uint32 stakerId => mapping(uint256 atBlock => uint8)) private _recorded;
    mapping(uint32 stakerId => uint256) public activeFrom;
    mapping(uint32 stakerId => uint256) public leftAt;
    mapping(uint32 stakerId => bool) private _paidBack;
    mapping(uint32 stakerId => mapping(uint256 slot => bool)) private _short;
    mapping(uint32 stakerId => mapping(uint256 slot => bool)) private _banned;

    constructor(IStaking staking, AZT token, address penalizer) {
        (STAKING, TOKEN, _PENALIZER) = (staking, token, penalizer);
        token.approve(address(staking), type(uint256).max);
    }

    function stake() external {
        if (STAKING.stakerCount() == 4) return;
        uint32 stakerId = STAKING.stake(address(this), ALL_ROLES, 1);
        activeFrom[stakerId] = block.number + STAKING.ACTIVATION_DELAY();
        deposit[stakerId] = STAKING.STAKE_AMOUNT();
    }

    /// Nothing, a wei, a part, all or more; a ban of up to three slots.
    function penalize(uint256 pick, uint256 choice, uint256 bans) external {
        uint32 stakerId = _staker(pick);
        uint256[5] memory amounts = [0, 1, uint256(10 ether), 100 ether, type(uint256).max];
        uint256 amount = amounts[choice % 5];
        bans %= 4;
        uint256 slot = _slotOf(block.number) + 1;
        uint8 before = _answer(stakerId, block.number);
        VM.prank(_PENALIZER);
        STAKING.penalize(stakerId, amount, uint40(_startOf(slot)), uint40(_startOf(slot + bans)));
        require(_answer(stakerId, block.number) == before, "it changed this block");

        uint256 taken = amount < deposit[stakerId] ? amount : deposit[stakerId];
        deposit[stakerId] -= taken;
        burned += taken;
        ++penalties;
        if (STAKING.staker(stakerId).missing != 0) {
            for (uint256 i = slot; i < SLOTS; ++i) {
                _short[stakerId][i] = true;
            }
        }
        for (uint256 i = slot; i < slot + bans; ++i) {
            _banned[stakerId][i] = true;
        }
    }

    function refill(uint256 pick) external {
        uint32 stakerId = _staker(pick);
        if (leftAt[stakerId] != 0 || deposit[stakerId] == STAKING.STAKE_AMOUNT()) return;
        uint8 before = _answer(stakerId, block.number);
        STAKING.refill(stakerId);
        require(_answer(stakerId, block.number) == before, "it changed this block");

        deposit[stakerId] = STAKING.STAKE_AMOUNT();
        ++refills;
        for (uint256 i; i < SLOTS; ++i) {
            if (_startOf(i) >= block.number + STAKING.ACTIVATION_DELAY()) {
                _short[stakerId][i] = false;
            }
        }
    }

    /// One try in four.
    function requestExit(uint256 pick, uint256 chance) external {
        uint32 stakerId = _staker(pick);
        if (leftAt[stakerId] != 0 || chance % 4 != 0) return;
        STAKING.requestExit(stakerId);
        leftAt[stakerId] = block.number;
        ++exits;
    }

    function withdraw(uint256 pick) external {
        uint32 stakerId = _staker(pick);
        if (leftAt[stakerId] == 0 || _paidBack[stakerId]) return;
        if (block.number < Withdrawal.opensAt(STAKING, stakerId, leftAt[stakerId])) return;
        uint256 before = TOKEN.balanceOf(address(this));
        STAKING.withdraw(stakerId);
        require(TOKEN.balanceOf(address(this)) - before == deposit[stakerId], "what was left");
        paid += deposit[stakerId];
        deposit[stakerId] = 0;
        _paidBack[stakerId] = true;
    }

    function roll(uint256 blocks) external {
        uint256 last = Math.min(block.number + _bound(blocks, 1, 12), _startOf(SLOTS - 4) - 1);
        for (uint256 atBlock = block.number; atBlock < last; ++atBlock) {
            VM.roll(atBlock + 1);
            for (uint32 stakerId = 1; stakerId <= STAKING.stakerCount(); ++stakerId) {
                _recorded[stakerId][atBlock] = _answer(stakerId, atBlock);
            }
        }
    }

    /// @notice Whether every block that is past has the eligibility it had when it was just past.
    function pastIsAsItWas() external view returns (bool) {
        for (uint32 stakerId = 1; stakerId <= STAKING.stakerCount(); ++stakerId) {
            for (uint256 atBlock = FIRST_BLOCK; atBlock < block.number; ++atBlock) {
                if (_answer(stakerId, atBlock) != _recorded[stakerId][atBlock]) return false;
            }
        }
        return true;
    }

    /// @notice Whether the answers for the starts of slots, past and to come, are what the rules
    /// say.
    function slotsAreAsTheRulesSay() external view returns (bool) {
        for (uint32 stakerId = 1; stakerId <= STAKING.stakerCount(); ++stakerId) {
            uint256 left = leftAt[stakerId];
            for (uint256 slot; slot < SLOTS; ++slot) {
                uint256 start = _startOf(slot);
                bool whole = activeFrom[stakerId] <= start && (left == 0 || start < left)
                    && !_short[stakerId][slot];
                uint8 expected = whole ? (_banned[stakerId][slot] ? 2 : 3) : 0;
                if (_answer(stakerId, start) != expected) return false;
            }
        }
        return true;
    }

    function _answer(uint32 stakerId, uint256 atBlock) private view returns (uint8) {
        return (_has(stakerId, ROLE_SEQUENCER, atBlock) ? 1 : 0)
            | (_has(stakerId, ROLE_BASE, atBlock) ? 2 : 0);
    }

    function _has(uint32 stakerId, uint8 role, uint256 atBlock) private view returns (bool) {
        uint32[] memory ids = new uint32[](1);
        ids[0] = stakerId;
        try STAKING.vrfKeys(ids, role, atBlock) {
            return true;
        } catch {
            return false;
        }
    }

    function _staker(uint256 pick) private view returns (uint32) {
        return uint32(pick % STAKING.stakerCount()) + 1;
    }

    function _slotOf(uint256 blockNumber) private pure returns (uint256) {
        return (blockNumber - FIRST_BLOCK) / SLOT_BLOCKS;
    }

    function _startOf(uint256 slot) private pure returns (uint256) {
        return FIRST_BLOCK + slot * SLOT_BLOCKS;
    }
}

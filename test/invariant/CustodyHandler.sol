// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRewards, Remainder} from "../../contracts/interfaces/IRewards.sol";
import {Tally} from "../../contracts/interfaces/IRootVerifier.sol";
import {Block, ISettlement, NewBlock} from "../../contracts/interfaces/ISettlement.sol";
import {IStaking, Staker} from "../../contracts/interfaces/IStaking.sol";
import {AZT} from "../../contracts/token/AZT.sol";
import {ClaimBook, Claims, Entry} from "../support/ClaimBook.sol";
import {SequencingDouble} from "../support/SequencingDouble.sol";
import {Withdrawal} from "../support/Withdrawal.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {StdUtils} from "forge-std/StdUtils.sol";
import {Vm} from "forge-std/Vm.sol";

/// @notice Everyone who touches the money, in any order: funders, donors, stakers, sequencers,
/// submitters, claimants.
/// @dev Each action is a no-op where the rules forbid it, and must succeed where they do not. What
/// should have happened is kept in plain sums, by formulas written out here.
contract CustodyHandler is StdUtils {
    using ClaimBook for Entry[];

    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 private constant _SLOT_BLOCKS = 10;

    AZT public immutable TOKEN;
    IStaking public immutable STAKING;
    SequencingDouble public immutable SEQUENCING;
    ISettlement public immutable SETTLEMENT;
    IRewards public immutable REWARDS;

    /// @dev Tokens transferred to Rewards without a call and not absorbed.
    uint256 public donated;
    /// @dev Tokens that should be burned by now.
    uint256 public burned;
    /// @dev Tokens that should have been paid by Rewards.
    uint256 public paid;
    /// @dev Tokens that should have been paid back by Staking.
    uint256 public paidBack;
    /// @dev What should be there of a staker's deposit.
    mapping(uint32 stakerId => uint256) public deposit;
    uint256 public withdrawals;
    uint256 public penalties;
    uint256 public refills;
    uint256 public prunes;
    uint256 public claims;
    uint256 public submitterShares;
    uint256 public expiries;

    address[] private _owners;
    mapping(uint64 number => Entry[]) private _entries;

    constructor(
        AZT token,
        IStaking staking,
        SequencingDouble sequencing,
        ISettlement settlement,
        IRewards rewards
    ) {
        (TOKEN, STAKING, SEQUENCING, SETTLEMENT, REWARDS) =
        (token, staking, sequencing, settlement, rewards);
        for (uint160 i = 1; i <= 4; ++i) {
            _owners.push(address(0xbeef0000 + i));
        }
        token.approve(address(staking), type(uint256).max);
        token.approve(address(rewards), type(uint256).max);
    }

    function owners() external view returns (address[] memory) {
        return _owners;
    }

    // Money in.

    function fundReserve(uint256 amount) external {
        REWARDS.fundReserve(_bound(amount, 0, 2000 ether));
    }

    function fundEscrow(uint256 amount) external {
        REWARDS.fundEscrow(_bound(amount, 0, 2000 ether));
    }

    function donate(uint256 amount) external {
        amount = _bound(amount, 1, 10 ether);
        TOKEN.transfer(address(REWARDS), amount);
        donated += amount;
    }

    function absorb() external {
        if (donated == 0) return;
        REWARDS.absorb();
        donated = 0;
    }

    // Stakers.

    function stake(uint256 owner, uint256 roles) external {
        uint32 stakerId =
            STAKING.stake(_owners[owner % _owners.length], uint8(_bound(roles, 1, 7)), 1);
        deposit[stakerId] = STAKING.STAKE_AMOUNT();
    }

    function requestExit(uint256 pick) external {
        (uint32 stakerId, Staker memory staker) = _staker(pick);
        if (staker.exitBlock != 0) return;
        VM.prank(staker.owner);
        STAKING.requestExit(stakerId);
    }

    function withdraw(uint256 pick) external {
        (uint32 stakerId, Staker memory staker) = _staker(pick);
        if (staker.exitBlock == 0 || staker.withdrawn) return;
        if (block.number < Withdrawal.opensAt(STAKING, stakerId, staker.exitBlock)) return;
        VM.prank(staker.owner);
        STAKING.withdraw(stakerId);
        paidBack += deposit[stakerId];
        deposit[stakerId] = 0;
        ++withdrawals;
    }

    /// For a reveal it missed.
    function penalize(uint256 pick) external {
        (uint32 stakerId,) = _staker(pick);
        SEQUENCING.penalize(stakerId);
        _burnDeposit(stakerId, SEQUENCING.REVEAL_PENALTY());
    }

    function refill(uint256 pick) external {
        (uint32 stakerId, Staker memory staker) = _staker(pick);
        if (staker.exitBlock != 0 || deposit[stakerId] == STAKING.STAKE_AMOUNT()) return;
        STAKING.refill(stakerId);
        deposit[stakerId] = STAKING.STAKE_AMOUNT();
        ++refills;
    }

    // Blocks.

    /// In the slot that it is, whatever its phase. Drops what counts as pruned.
    function append(uint256 sequencer, uint256 feeSplitBps, uint256 log, uint256 seenTxs)
        external
    {
        (uint32 sequencerId,) = _staker(sequencer);
        NewBlock memory newBlock;
        newBlock.slot = uint64((block.number - SEQUENCING.GENESIS_BLOCK()) / _SLOT_BLOCKS);
        newBlock.parent = SETTLEMENT.tip();
        newBlock.sequencerId = sequencerId;
        newBlock.feeSplitBps = uint16(_bound(feeSplitBps, 0, 10_000));
        newBlock.numTxs = uint32(1 << _bound(log, 2, 5));
        newBlock.seenTxs = uint32(_bound(seenTxs, 0, newBlock.numTxs));
        bool drops = newBlock.parent != SETTLEMENT.recordedTip();
        uint32 author = drops ? SETTLEMENT.blockAt(newBlock.parent + 1).sequencerId : 0;
        SEQUENCING.append(newBlock);
        delete _entries[newBlock.parent + 1];
        if (drops) _burnDeposit(author, SETTLEMENT.PRUNE_PENALTY());
    }

    /// A better root, of up to three entries a node.
    function submitRoot(uint256 pick, uint256 count, uint256 fees, uint256 salt) external {
        uint64 tip = SETTLEMENT.tip();
        uint64 proven = SETTLEMENT.proven();
        if (tip == 0) return;
        uint64 number = uint64(_bound(pick, 1, Math.min(tip, proven + 1)));
        Block memory target = SETTLEMENT.blockAt(number);
        if (block.number >= target.windowEnd) return;

        delete _entries[number];
        count = _bound(count, 1, Math.min(3 * (target.numTxs - 1), 12));
        uint256 chance = uint256(keccak256(abi.encode(salt)));
        for (uint256 i; i < count; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(salt, i)));
            (uint32 stakerId,) = _staker(draw);
            _entries[number].push(
                Entry({stakerId: stakerId, feeBurnBps: uint16((draw >> 32) % 10_001)})
            );
        }
        if (number <= proven) fees = target.fees;
        // One block in eight claims fees that no escrow holds.
        else fees = fees % 8 == 0 ? fees >> 128 : fees % 1000 ether;
        Tally memory tally = Tally({
            totalScore: target.totalScore + 1,
            keepBps: _entries[number].keepBps(),
            payoutsRoot: _entries[number].root(),
            stateOut: number,
            fees: fees,
            // One submission in four names nobody.
            beneficiary: chance % 4 == 0 ? address(0) : _owners[chance % _owners.length],
            payouts: ""
        });
        SETTLEMENT.submitRoot(number, abi.encode(tally));
    }

    function finalize(uint256 pick) external {
        uint64 proven = SETTLEMENT.proven();
        if (proven == 0) return;
        uint64 number = uint64(_bound(pick, 1, proven));
        Block memory target = SETTLEMENT.blockAt(number);
        if (target.finalized || block.number < target.windowEnd) return;

        uint256 reward = REWARDS.BLOCK_REWARD()
            * Math.min(target.seenTxs, REWARDS.FULL_REWARD_TXS()) / REWARDS.FULL_REWARD_TXS();
        uint256 total =
            Math.min(target.fees, REWARDS.feeEscrow()) + Math.min(reward, REWARDS.rewardReserve());
        uint256 network = total * target.feeSplitBps / 10_000;
        // A base rollup for two transactions, so one node less than there are transactions.
        uint256 unit = network / (uint256(target.numTxs - 1) * 3 * 10_000);
        uint256 burn = network - unit * _entries[number].keepBps();
        if (target.beneficiary != address(0)) burn -= burn * REWARDS.SUBMITTER_BPS() / 10_000;
        burned += burn;
        SETTLEMENT.finalize(number);
    }

    function prune() external {
        (uint64 tip, uint64 last) = (SETTLEMENT.tip(), SETTLEMENT.recordedTip());
        if (tip == last) return;
        uint32 author = SETTLEMENT.blockAt(tip + 1).sequencerId;
        SETTLEMENT.prune();
        _burnDeposit(author, SETTLEMENT.PRUNE_PENALTY());
        ++prunes;
    }

    // Money out.

    /// As many claims in a row as are there, from a position on.
    function claim(uint256 pick, uint256 first, uint256 count) external {
        (uint64 number, Remainder memory remainder) = _open(pick);
        if (number == 0) return;
        Entry[] memory entries = _entries[number];
        uint32 start = uint32(_bound(first, 0, entries.length - 1));
        uint32 end = start;
        uint32 last = uint32(_bound(count, start + 1, entries.length));
        uint256 due;
        while (end < last && !REWARDS.isClaimed(number, end)) {
            due += remainder.unitPerBps * (10_000 - entries[end].feeBurnBps);
            ++end;
        }
        if (end == start) return;
        Claims memory batch = entries.claims(start, end - start);
        REWARDS.claim(number, batch.claims, batch.proof, batch.flags);
        paid += due;
        claims += batch.claims.length;
    }

    function claimSequencerShare(uint256 pick) external {
        (uint64 number, Remainder memory remainder) = _open(pick);
        if (number == 0 || remainder.sequencerPaid) return;
        REWARDS.claimSequencerShare(number);
        paid += remainder.sequencerShare;
    }

    function claimSubmitterShare(uint256 pick) external {
        (uint64 number, Remainder memory remainder) = _open(pick);
        if (number == 0 || remainder.submitterShare == 0) return;
        REWARDS.claimSubmitterShare(number);
        paid += remainder.submitterShare;
        ++submitterShares;
    }

    function expire(uint256 pick) external {
        (uint64 number, Remainder memory remainder) = _finalized(pick);
        if (number == 0 || block.number < remainder.expiryBlock || remainder.remaining == 0) {
            return;
        }
        REWARDS.expire(number);
        burned += remainder.remaining;
        ++expiries;
    }

    /// Mostly less than a proving window, at times more than a claim window.
    function passTime(uint256 blocks) external {
        VM.roll(block.number + (blocks % 16 == 0 ? 1001 : _bound(blocks, 1, 40)));
    }

    function _burnDeposit(uint32 stakerId, uint256 amount) private {
        amount = Math.min(amount, deposit[stakerId]);
        deposit[stakerId] -= amount;
        burned += amount;
        ++penalties;
    }

    function _staker(uint256 pick) private view returns (uint32 stakerId, Staker memory staker) {
        stakerId = uint32(pick % STAKING.stakerCount()) + 1;
        staker = STAKING.staker(stakerId);
    }

    /// A finalized block whose claims are still paid, or 0.
    function _open(uint256 pick) private view returns (uint64 number, Remainder memory remainder) {
        (number, remainder) = _finalized(pick);
        if (number != 0 && block.number >= remainder.expiryBlock) number = 0;
    }

    function _finalized(uint256 pick)
        private
        view
        returns (uint64 number, Remainder memory remainder)
    {
        uint64 proven = SETTLEMENT.proven();
        if (proven == 0) return (0, remainder);
        number = uint64(_bound(pick, 1, proven));
        if (!SETTLEMENT.blockAt(number).finalized) return (0, remainder);
        remainder = REWARDS.remainderOf(number);
    }
}

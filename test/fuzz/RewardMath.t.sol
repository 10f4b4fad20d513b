// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {RewardMath, Shares} from "../../contracts/lib/RewardMath.sol";
import {Test} from "forge-std/Test.sol";

contract RewardMathFuzzTest is Test {
    /// Nothing is created and nothing is lost, whatever is claimed of fees, and whoever bids what.
    function testFuzz_rewardsSequencerShareAndBurnAreTheTotal(
        uint256 fees,
        uint128 feeEscrow,
        uint256 blockReward,
        uint128 rewardReserve,
        uint16 feeSplitBps,
        uint32 numTxs,
        uint16[] memory bids
    ) public pure {
        (feeEscrow, rewardReserve) = (feeEscrow / 2, rewardReserve / 2);
        feeSplitBps = _bps(feeSplitBps);
        uint256 numNodes = bound(numTxs, 4, type(uint32).max) - 1;
        Shares memory shares =
            RewardMath.split(fees, feeEscrow, blockReward, rewardReserve, feeSplitBps);
        uint256 unit = RewardMath.unitPerBps(shares.network, numNodes);
        assertLe(unit, type(uint112).max, "unit");

        uint256 places = 3 * numNodes;
        uint256 keepBps;
        uint256 rewards;
        for (uint256 i; i < bids.length && i < places; ++i) {
            uint16 bid = _bps(bids[i]);
            keepBps += RewardMath.keep(bid);
            // forge-lint: disable-next-line(unsafe-typecast)
            rewards += RewardMath.reward(uint112(unit), bid);
        }
        uint256 burned = RewardMath.burn(shares.network, unit, keepBps);
        assertEq(rewards + shares.sequencer + burned, shares.fees + shares.blockReward);
    }

    /// Even a tree whose every place is taken by bids of zero is paid out of the network's share.
    function testFuzz_burn_neverUnderflows(uint128 network, uint32 numTxs) public pure {
        uint256 numNodes = bound(numTxs, 4, type(uint32).max) - 1;
        uint256 unit = RewardMath.unitPerBps(network, numNodes);
        uint256 burned = RewardMath.burn(network, unit, 3 * numNodes * 10_000);
        assertLt(burned, 3 * numNodes * 10_000, "less than one unit");
    }

    function testFuzz_split_neverOverflowsAndNeverExceedsWhatIsHeld(
        uint256 fees,
        uint128 feeEscrow,
        uint256 blockReward,
        uint128 rewardReserve,
        uint16 feeSplitBps
    ) public pure {
        feeSplitBps = _bps(feeSplitBps);
        Shares memory shares =
            RewardMath.split(fees, feeEscrow, blockReward, rewardReserve, feeSplitBps);
        assertLe(shares.fees, feeEscrow);
        assertLe(shares.fees, fees);
        assertLe(shares.blockReward, rewardReserve);
        assertLe(shares.blockReward, blockReward);
        assertEq(shares.network + shares.sequencer, shares.fees + shares.blockReward);
        if (feeSplitBps == 0) assertEq(shares.network, 0);
        if (feeSplitBps == 10_000) assertEq(shares.sequencer, 0);
    }

    /// Burning more never pays more.
    function testFuzz_reward_fallsWithTheBid(uint112 unit, uint16 bid) public pure {
        bid = _bps(bid);
        assertEq(RewardMath.reward(unit, bid), uint256(unit) * (10_000 - bid));
        if (bid > 0) assertLe(RewardMath.reward(unit, bid), RewardMath.reward(unit, bid - 1));
    }

    function testFuzz_keep_isZeroAboveTheWhole(uint256 share) public pure {
        share = bound(share, 10_000, type(uint256).max);
        assertEq(RewardMath.keep(share), 0);
    }

    // The block reward in proportion to what was seen.

    function testFuzz_scaledReward_isTheWholeFromTheBoundOn(
        uint256 blockReward,
        uint32 seenTxs,
        uint32 fullRewardTxs
    ) public pure {
        assertEq(RewardMath.scaledReward(blockReward, seenTxs, 0), blockReward, "no bound");
        assertEq(
            RewardMath.scaledReward(blockReward, fullRewardTxs, fullRewardTxs),
            blockReward,
            "at it"
        );
        uint256 above = uint256(fullRewardTxs) + seenTxs;
        assertEq(
            RewardMath.scaledReward(blockReward, above, fullRewardTxs), blockReward, "above it"
        );
    }

    /// The plain form, with room to multiply.
    function testFuzz_scaledReward_isThePlainFormBelowTheBound(
        uint224 blockReward,
        uint32 seenTxs,
        uint32 fullRewardTxs
    ) public pure {
        fullRewardTxs = uint32(bound(fullRewardTxs, 1, type(uint32).max));
        seenTxs %= fullRewardTxs;
        uint256 scaled = RewardMath.scaledReward(blockReward, seenTxs, fullRewardTxs);
        assertEq(scaled, uint256(blockReward) * seenTxs / fullRewardTxs);
    }

    /// Without room, it is the largest number that is no more than the proportion: by parts of
    /// `fullRewardTxs`, of which the whole ones and the rest are scaled apart.
    function testFuzz_scaledReward_neverOverflows(
        uint256 blockReward,
        uint32 seenTxs,
        uint32 fullRewardTxs
    ) public pure {
        fullRewardTxs = uint32(bound(fullRewardTxs, 1, type(uint32).max));
        seenTxs %= fullRewardTxs;
        // One case in two near the largest.
        if (seenTxs % 2 == 0) blockReward = type(uint256).max - blockReward % 1000;
        uint256 scaled = RewardMath.scaledReward(blockReward, seenTxs, fullRewardTxs);
        uint256 parts = blockReward / fullRewardTxs * seenTxs;
        assertEq(scaled, parts + blockReward % fullRewardTxs * seenTxs / fullRewardTxs);
        assertLe(scaled, blockReward);
    }

    function test_scaledReward_roundsDown() public pure {
        assertEq(RewardMath.scaledReward(10, 2, 3), 6);
        assertEq(RewardMath.scaledReward(1, 2, 3), 0);
        assertEq(RewardMath.scaledReward(type(uint128).max, 1, 2), uint256(1 << 127) - 1);
        assertEq(RewardMath.scaledReward(type(uint256).max, 1, 2), (1 << 255) - 1);
    }

    // The submitter's share of the burn.

    /// Both parts are the burn, the share is its part rounded down, and no burn overflows it.
    function testFuzz_submitterShare_isItsPartRoundedDown(uint128 burned, uint16 submitterBps)
        public
        pure
    {
        submitterBps = _bps(submitterBps);
        uint256 share = RewardMath.submitterShare(burned, submitterBps);
        assertLe(share * 10_000, uint256(burned) * submitterBps);
        assertGt((share + 1) * 10_000, uint256(burned) * submitterBps);
        assertLe(share, burned);
        assertEq(RewardMath.submitterShare(burned, 0), 0);
        assertEq(RewardMath.submitterShare(burned, 10_000), burned);
    }

    function test_submitterShare_roundsDown() public pure {
        assertEq(RewardMath.submitterShare(9999, 1), 0);
        assertEq(RewardMath.submitterShare(10_000, 1), 1);
        assertEq(RewardMath.submitterShare(19_999, 1), 1);
    }

    function _bps(uint16 value) private pure returns (uint16) {
        return value % 10_001;
    }
}

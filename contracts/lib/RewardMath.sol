// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {BPS, PROOFS_PER_NODE} from "./Constants.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @dev A block's value, split between the sequencer and the proving network, in wei.
struct Shares {
    /// @dev Fees released from the escrow: at most what it holds.
    uint256 fees;
    /// @dev Block reward paid from the reserve: at most what it holds.
    uint256 blockReward;
    /// @dev floor((fees + blockReward) * feeSplitBps / BPS), to the proving network.
    uint256 network;
    /// @dev The rest, to the sequencer.
    uint256 sequencer;
}

/// @title RewardMath
/// @notice The formula of docs/PROTOCOL.md section 9. Every division rounds down, and what rounding
/// leaves is burned.
library RewardMath {
    /// @dev Cuts fees and block reward to what escrow and reserve hold, so that settlement never
    /// gets stuck, and splits the sum. No figure of the plug-in's can overflow it: escrow and
    /// reserve are narrow.
    function split(
        uint256 fees,
        uint128 feeEscrow,
        uint256 blockReward,
        uint128 rewardReserve,
        uint16 feeSplitBps
    ) internal pure returns (Shares memory shares) {
        shares.fees = Math.min(fees, feeEscrow);
        shares.blockReward = Math.min(blockReward, rewardReserve);
        uint256 total = shares.fees + shares.blockReward;
        shares.network = total * feeSplitBps / BPS;
        shares.sequencer = total - shares.network;
    }

    /// @dev The block reward of a block of whose transactions L1 saw the bytes of `seenTxs`: the
    /// whole from `fullRewardTxs` on, and a part in proportion, rounded down, below; always the
    /// whole where `fullRewardTxs` is 0.
    function scaledReward(uint256 blockReward, uint256 seenTxs, uint256 fullRewardTxs)
        internal
        pure
        returns (uint256)
    {
        return seenTxs < fullRewardTxs
            ? Math.mulDiv(blockReward, seenTxs, fullRewardTxs)
            : blockReward;
    }

    /// @dev What the beneficiary of a submission gets of the burn: rounded down. `burned` is below
    /// 2^128.
    function submitterShare(uint256 burned, uint256 submitterBps) internal pure returns (uint256) {
        return burned * submitterBps / BPS;
    }

    /// @dev What one basis point kept by one proof is worth: the only rounding of the rewards. Of a
    /// network below 2^128 it is below 2^112, since a tree has 90 000 units or more.
    function unitPerBps(uint256 network, uint256 numNodes) internal pure returns (uint256) {
        return network / (numNodes * PROOFS_PER_NODE * BPS);
    }

    /// @dev Reward of one proof, exactly: the prover keeps BPS - feeBurnBps of its place in the
    /// tree. No product overflows: it is taken for every claim, unchecked.
    function reward(uint112 unit, uint256 feeBurnBps) internal pure returns (uint256) {
        unchecked {
            return unit * keep(feeBurnBps);
        }
    }

    /// @dev What is left of the whole; 0 for a share above the whole.
    function keep(uint256 shareBps) internal pure returns (uint256) {
        return shareBps < BPS ? BPS - shareBps : 0;
    }

    /// @dev Bids, empty places of the tree and what the division left.
    /// @param keepBps Sum of BPS - feeBurnBps over the included proofs.
    function burn(uint256 network, uint256 unit, uint256 keepBps) internal pure returns (uint256) {
        return network - unit * keepBps;
    }
}

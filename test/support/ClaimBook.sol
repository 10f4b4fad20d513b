// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Claim} from "../../contracts/interfaces/IRewards.sol";
import {Payouts} from "../../contracts/lib/Payouts.sol";
import {PayoutTree} from "./PayoutTree.sol";

/// @notice The entries of a submission that rewards are claimed for.
struct Entry {
    uint32 stakerId;
    uint16 feeBurnBps;
}

/// @notice The arguments of a call to `Rewards.claim` but for the block.
struct Claims {
    Claim[] claims;
    bytes32[] proof;
    uint256 flags;
}

/// @notice Makes the payout tree of a submission, and claims on it.
library ClaimBook {
    function leaves(Entry[] memory entries) internal pure returns (bytes32[] memory result) {
        result = new bytes32[](entries.length);
        for (uint256 i; i < entries.length; ++i) {
            result[i] = Payouts.leaf(i, entries[i].stakerId, entries[i].feeBurnBps);
        }
    }

    function root(Entry[] memory entries) internal pure returns (bytes32) {
        return Payouts.root(leaves(entries));
    }

    function keepBps(Entry[] memory entries) internal pure returns (uint256 sum) {
        for (uint256 i; i < entries.length; ++i) {
            sum += 10_000 - entries[i].feeBurnBps;
        }
    }

    /// @dev Claims for `count` entries from `first` on.
    function claims(Entry[] memory entries, uint32 first, uint32 count)
        internal
        pure
        returns (Claims memory)
    {
        return claimsEvery(entries, first, 1, count);
    }

    /// @dev Claims for `count` entries spread over all of them.
    function claimsSpread(Entry[] memory entries, uint32 count)
        internal
        pure
        returns (Claims memory)
    {
        // forge-lint: disable-next-line(unsafe-typecast)
        return claimsEvery(entries, 0, uint32(entries.length) / count, count);
    }

    /// @dev Claims for `count` entries: `first`, `first + step`, ...
    function claimsEvery(Entry[] memory entries, uint32 first, uint32 step, uint32 count)
        internal
        pure
        returns (Claims memory)
    {
        uint256[] memory places = new uint256[](count);
        for (uint32 i; i < count; ++i) {
            places[i] = first + i * step;
        }
        return _claimsAt(entries, places);
    }

    /// @dev Claims for the entries whose bits are set.
    function claimsOf(Entry[] memory entries, uint256 chosen)
        internal
        pure
        returns (Claims memory)
    {
        uint256[] memory places = new uint256[](entries.length);
        uint256 count;
        for (uint256 i; i < entries.length; ++i) {
            if ((chosen >> i) & 1 == 1) places[count++] = i;
        }
        assembly ("memory-safe") {
            mstore(places, count)
        }
        return _claimsAt(entries, places);
    }

    function _claimsAt(Entry[] memory entries, uint256[] memory places)
        private
        pure
        returns (Claims memory result)
    {
        result.claims = new Claim[](places.length);
        for (uint256 i; i < places.length; ++i) {
            Entry memory entry = entries[places[i]];
            result.claims[i] = Claim({
                // forge-lint: disable-next-line(unsafe-typecast)
                index: uint32(places[i]),
                stakerId: entry.stakerId,
                feeBurnBps: entry.feeBurnBps
            });
        }
        bool[] memory flags;
        (result.proof, flags) = PayoutTree.multiproof(PayoutTree.build(leaves(entries)), places);
        result.flags = PayoutTree.pack(flags);
    }
}

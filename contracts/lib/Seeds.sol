// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Field} from "./Field.sol";

/// @title Seeds
/// @notice What tickets are drawn from, docs/PROTOCOL.md section 3. Each seed is bound to one
/// chain, one contract and one slot.
library Seeds {
    bytes32 private constant _SEQUENCER_TAG = keccak256("fernet.seed.sequencer");
    bytes32 private constant _PROVER_TAG = keccak256("fernet.seed.prover");

    /// @dev Seed of a slot's sequencer tickets.
    function sequencerSeed(uint256 chainId, address sequencing, uint64 slot, bytes32 randao)
        internal
        pure
        returns (uint256)
    {
        return uint256(keccak256(abi.encode(_SEQUENCER_TAG, chainId, sequencing, slot, randao)))
            % Field.R;
    }

    /// @dev Seed of a block's prover tickets. Another winner would have drawn other provers: `vrf`
    /// is the winning proposal's.
    function proverSeed(
        uint256 chainId,
        address settlement,
        uint64 slot,
        bytes32 randao,
        uint128 vrf
    ) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(_PROVER_TAG, chainId, settlement, slot, randao, vrf)))
            % Field.R;
    }
}

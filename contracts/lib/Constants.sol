// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @dev The whole, in basis points.
uint256 constant BPS = 10_000;

/// @dev Proofs a node of the tree can hold.
uint256 constant PROOFS_PER_NODE = 3;

/// @dev The smallest block: two base rollups under one root.
uint256 constant MIN_TXS = 4;

/// @dev The longest delay or window of a deployment, in L1 blocks: above a thousand years. Added to a block number, it never overflows.
uint256 constant MAX_DELAY = type(uint32).max;

/// @dev Node of a sequencer's ticket; no proof tree has it.
uint32 constant SEQUENCER_NODE = 0;

/// @dev Tickets are drawn from the private key: only the staker knows its rank.
uint8 constant MODE_PRIVATE = 0;

/// @dev Tickets are drawn from the public key: the ranking is visible to all.
uint8 constant MODE_PUBLIC = 1;

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @dev The whole, in basis points.
uint256 constant BPS = 10_000;

/// @dev Proofs a node of the tree can hold.
uint256 constant PROOFS_PER_NODE = 3;

/// @dev Transactions of a base rollup: a pair is a leaf of the transaction root, and a circuit of
/// more than the upper bound would not fit into a domain of 2^20 with the reference ledger.
uint256 constant MIN_TXS_PER_BASE = 2;
uint256 constant MAX_TXS_PER_BASE = 64;

/// @dev The most bytes of a body that belong to one transaction: 60 words.
uint256 constant MAX_TX_BYTES = 1920;

/// @dev Transactions of a chunk of a body; a body's hash chains the hashes of its chunks.
uint256 constant CHUNK_TXS = 64;

/// @dev The shortest reveal phase where a missed reveal is penalized, in L1 blocks: a minute, in
/// which nobody can keep a reveal from L1 without paying for whole blocks.
uint256 constant MIN_REVEAL_BLOCKS = 5;

/// @dev The longest delay or window of a deployment, in L1 blocks: above a thousand years. Added to
/// a block number, it never overflows.
uint256 constant MAX_DELAY = type(uint32).max;

/// @dev Node of a sequencer's ticket; no proof tree has it.
uint32 constant SEQUENCER_NODE = 0;

/// @dev The highest VRF mode: tickets are drawn from the public key, and the ranking is visible to
/// all. In mode 0 they are drawn from the private key, and only the staker knows its rank.
uint8 constant MODE_PUBLIC = 1;

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {BlockContext, IRootVerifier, Tally} from "../../contracts/interfaces/IRootVerifier.sol";

/// @notice A verifier plug-in that takes the submission's word: it is the encoded tally. It does not compare totals.
contract VerifierDouble is IRootVerifier {
    /// @inheritdoc IRootVerifier
    address public immutable STAKING;

    constructor(address staking) {
        STAKING = staking;
    }

    /// @inheritdoc IRootVerifier
    function verify(BlockContext calldata, bytes calldata submission, uint256)
        external
        pure
        returns (Tally memory tally)
    {
        return abi.decode(submission, (Tally));
    }
}

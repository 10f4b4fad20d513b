// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {BlockContext, IRootVerifier, Tally} from "../../contracts/interfaces/IRootVerifier.sol";

/// @notice A verifier plug-in that takes the submission's word: it is the encoded tally. It does
/// not compare totals.
contract VerifierDouble is IRootVerifier {
    /// @inheritdoc IRootVerifier
    address public immutable STAKING;
    /// @inheritdoc IRootVerifier
    uint8 public immutable VRF_MODE;
    /// @inheritdoc IRootVerifier
    uint32 public constant TXS_PER_BASE = 2;
    /// @inheritdoc IRootVerifier
    uint256 public constant MAX_PROOFS = 300;

    constructor(address staking, uint8 vrfMode) {
        STAKING = staking;
        VRF_MODE = vrfMode;
    }

    /// @inheritdoc IRootVerifier
    function verify(BlockContext calldata, bytes calldata submission, uint256)
        external
        view
        virtual
        returns (Tally memory tally)
    {
        return abi.decode(submission, (Tally));
    }
}

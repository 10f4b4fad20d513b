// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice What tests call of `Submission`.
interface ISubmissionHarness {
    function check(bytes calldata submission, uint256 bases) external pure;
}

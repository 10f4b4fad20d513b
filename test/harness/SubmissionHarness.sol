// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Submission} from "../../contracts/lib/Submission.sol";
import {ISubmissionHarness} from "./ISubmissionHarness.sol";

/// @notice Opens `Submission` to calls.
contract SubmissionHarness is ISubmissionHarness {
    function check(bytes calldata submission, uint256 bases) external pure {
        Submission.check(submission, bases);
    }
}

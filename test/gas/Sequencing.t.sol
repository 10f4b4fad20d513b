// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Proposal} from "../../contracts/interfaces/ISequencing.sol";
import {SequencingDeployment} from "../support/SequencingDeployment.sol";
import {console} from "forge-std/console.sol";

/// @notice What a proposal costs, all in, with a real proof. See SettlementGasTest.
contract SequencingGasTest is SequencingDeployment {
    function setUp() public {
        deploy();
        start();
    }

    /// forge-config: default.isolate = true
    function test_propose_costsAtMost288k() public {
        (Proposal memory first, uint256[8] memory firstProof) = (proposalOf(0), proofOf(0));
        (Proposal memory second, uint256[8] memory secondProof) = (proposalOf(1), proofOf(1));
        vm.prank(alice);
        sequencing.propose(SLOT, first, firstProof);
        console.log("propose", vm.lastCallGas().gasTotalUsed);
        assertLe(vm.lastCallGas().gasTotalUsed, 288_000);
        vm.prank(bob);
        sequencing.propose(SLOT, second, secondProof);
        console.log("propose", vm.lastCallGas().gasTotalUsed);
        assertLe(vm.lastCallGas().gasTotalUsed, 288_000);
    }
}

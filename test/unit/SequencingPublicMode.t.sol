// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISequencing, Proposal} from "../../contracts/interfaces/ISequencing.sol";
import {MODE_PUBLIC} from "../../contracts/lib/Constants.sol";
import {SequencingDeployment} from "../support/SequencingDeployment.sol";

contract SequencingPublicModeTest is SequencingDeployment {
    function setUp() public {
        deploy();
        start();
    }

    function vrfMode() internal pure override returns (uint8) {
        return MODE_PUBLIC;
    }

    function test_propose_signsTheDeploymentsMode() public {
        (Proposal memory privately, Proposal memory publicly) = (proposalOf(0), proposalOf(2));
        (uint256[8] memory privateProof, uint256[8] memory publicProof) = (proofOf(0), proofOf(2));
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ISequencing.InvalidTicket.selector, ALICE));
        sequencing.propose(SLOT, privately, privateProof);
        sequencing.propose(SLOT, publicly, publicProof);
    }
}

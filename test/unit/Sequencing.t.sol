// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Sequencing} from "../../contracts/Sequencing.sol";
import {ISequencing} from "../../contracts/interfaces/ISequencing.sol";
import {Groth16Key} from "../../contracts/lib/Groth16Key.sol";
import {Clock} from "../../contracts/lib/Schedule.sol";
import {SequencingDeployment} from "../support/SequencingDeployment.sol";

/// @notice What a deployment of Sequencing keeps and refuses.
contract SequencingTest is SequencingDeployment {
    function setUp() public {
        deploy();
    }

    function test_constructor_keepsItsArguments() public view {
        assertEq(sequencing.STAKING(), address(staking));
        assertEq(sequencing.SETTLEMENT(), address(settlement));
        assertEq(sequencing.GENESIS_BLOCK(), GENESIS_BLOCK);
        assertEq(sequencing.PROPOSE_BLOCKS(), 4);
        assertEq(sequencing.REVEAL_BLOCKS(), 3);
        assertEq(sequencing.MAX_TXS(), MAX_TXS);
        assertEq(sequencing.WORDS_PER_TX(), WORDS_PER_TX);
        assertEq(sequencing.VRF_MODE(), vrfMode());
        bytes memory key = vm.parseJsonBytes(vectors, ".key");
        assertEq(sequencing.TICKET_KEY().code, abi.encodePacked(hex"00", key));
    }

    function test_constructor_rejectsAStakingWithoutCode() public {
        bytes memory key = vm.parseJsonBytes(vectors, ".key");
        vm.expectRevert(abi.encodeWithSelector(ISequencing.NotAContract.selector, mallory));
        new Sequencing(mallory, address(settlement), Clock(1, 1, 1), 4, 8, 0, key);
    }

    function test_constructor_rejectsAScheduleWithAnEmptyPart() public {
        bytes memory key = vm.parseJsonBytes(vectors, ".key");
        vm.expectRevert(abi.encodeWithSelector(ISequencing.InvalidSchedule.selector, 0, 1, 1));
        new Sequencing(address(staking), address(settlement), Clock(0, 1, 1), 4, 8, 0, key);
        vm.expectRevert(abi.encodeWithSelector(ISequencing.InvalidSchedule.selector, 1, 0, 1));
        new Sequencing(address(staking), address(settlement), Clock(1, 0, 1), 4, 8, 0, key);
        vm.expectRevert(abi.encodeWithSelector(ISequencing.InvalidSchedule.selector, 1, 1, 0));
        new Sequencing(address(staking), address(settlement), Clock(1, 1, 0), 4, 8, 0, key);
    }

    function test_constructor_rejectsAMaximumThatIsNoTree() public {
        bytes memory key = vm.parseJsonBytes(vectors, ".key");
        vm.expectRevert(abi.encodeWithSelector(ISequencing.InvalidNumTxs.selector, 12, 12));
        new Sequencing(address(staking), address(settlement), Clock(1, 1, 1), 12, 8, 0, key);
    }

    function test_constructor_rejectsTransactionsWithoutWords() public {
        bytes memory key = vm.parseJsonBytes(vectors, ".key");
        vm.expectRevert(abi.encodeWithSelector(ISequencing.InvalidWordsPerTx.selector, 0));
        new Sequencing(address(staking), address(settlement), Clock(1, 1, 1), 4, 0, 0, key);
    }

    function test_constructor_rejectsAnUnknownMode() public {
        bytes memory key = vm.parseJsonBytes(vectors, ".key");
        vm.expectRevert(abi.encodeWithSelector(ISequencing.InvalidMode.selector, 2));
        new Sequencing(address(staking), address(settlement), Clock(1, 1, 1), 4, 8, 2, key);
    }

    function test_constructor_rejectsAKeyOfAnotherCircuit() public {
        bytes memory key = bytes.concat(vm.parseJsonBytes(vectors, ".key"), new bytes(64));
        vm.expectRevert(
            abi.encodeWithSelector(Groth16Key.InvalidKeyLength.selector, key.length, key.length - 64)
        );
        new Sequencing(address(staking), address(settlement), Clock(1, 1, 1), 4, 8, 0, key);
    }
}

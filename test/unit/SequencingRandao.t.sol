// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISequencing} from "../../contracts/interfaces/ISequencing.sol";
import {Seeds} from "../../contracts/lib/Seeds.sol";
import {Header} from "../support/Header.sol";
import {SequencingDeployment} from "../support/SequencingDeployment.sol";
import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";

/// @notice The RANDAO of a slot: one header, proven by its hash, recorded once.
contract SequencingRandaoTest is SequencingDeployment {
    using RLP for RLP.Encoder;

    address private constant HISTORY = 0x0000F90827F1C53a10cb7A02335B175320002935;

    function setUp() public {
        deploy();
    }

    function test_recordRandao_takesTheHeaderBeforeTheSlot() public {
        vm.roll(SLOT_START);
        vm.setBlockhash(SLOT_START - 1, keccak256(header));
        assertFalse(sequencing.isRandaoRecorded(SLOT));
        vm.expectEmit(address(sequencing));
        emit ISequencing.RandaoRecorded(SLOT, randao);
        vm.prank(mallory);
        sequencing.recordRandao(SLOT, header);
        assertTrue(sequencing.isRandaoRecorded(SLOT));
        assertEq(sequencing.randaoOf(SLOT), randao);
        assertEq(
            sequencing.seedOf(SLOT),
            Seeds.sequencerSeed(block.chainid, address(sequencing), SLOT, randao)
        );
    }

    function test_recordRandao_happensOnceASlot() public {
        start();
        vm.expectRevert(abi.encodeWithSelector(ISequencing.RandaoAlreadyRecorded.selector, SLOT));
        sequencing.recordRandao(SLOT, header);
    }

    function test_recordRandao_rejectsAHeaderThatIsNotMined() public {
        vm.roll(SLOT_START - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.RandaoBlockNotMined.selector, SLOT, SLOT_START - 1, SLOT_START - 1
            )
        );
        sequencing.recordRandao(SLOT, header);
    }

    function test_recordRandao_rejectsTheLastSlotWithoutOverflow() public {
        uint256 randaoBlock = GENESIS_BLOCK + SLOT_BLOCKS * uint256(type(uint64).max) - 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.RandaoBlockNotMined.selector, type(uint64).max, randaoBlock, 1000
            )
        );
        sequencing.recordRandao(type(uint64).max, header);
    }

    function test_recordRandao_rejectsAHeaderThatIsNotTheSlots() public {
        vm.roll(SLOT_START + 1);
        bytes memory next = Header.encode(SLOT_START, keccak256("better"));
        vm.setBlockhash(SLOT_START - 1, keccak256(header));
        vm.setBlockhash(SLOT_START, keccak256(next));
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.WrongHeader.selector,
                SLOT,
                SLOT_START - 1,
                keccak256(header),
                keccak256(next)
            )
        );
        sequencing.recordRandao(SLOT, next);
    }

    function test_recordRandao_rejectsAnotherRandaoUnderTheRightNumber() public {
        vm.roll(SLOT_START);
        vm.setBlockhash(SLOT_START - 1, keccak256(header));
        bytes memory forged = Header.encode(SLOT_START - 1, keccak256("better"));
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.WrongHeader.selector,
                SLOT,
                SLOT_START - 1,
                keccak256(header),
                keccak256(forged)
            )
        );
        sequencing.recordRandao(SLOT, forged);
    }

    function test_recordRandao_readsOlderHashesFromTheHistoryContract() public {
        vm.roll(SLOT_START + 5000);
        vm.etch(HISTORY, hex"00");
        vm.mockCall(HISTORY, abi.encode(SLOT_START - 1), abi.encode(keccak256(header)));
        sequencing.recordRandao(SLOT, header);
        assertEq(sequencing.randaoOf(SLOT), randao);
    }

    function test_recordRandao_rejectsAHashOutOfReach() public {
        vm.roll(SLOT_START + 8192);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISequencing.RandaoBlockTooOld.selector, SLOT, SLOT_START - 1, SLOT_START + 8192
            )
        );
        sequencing.recordRandao(SLOT, header);
    }

    function test_recordRandao_countsAValueOfZeroAsRecorded() public {
        bytes memory zero = Header.encode(SLOT_START - 1, 0);
        vm.roll(SLOT_START);
        vm.setBlockhash(SLOT_START - 1, keccak256(zero));
        sequencing.recordRandao(SLOT, zero);
        assertTrue(sequencing.isRandaoRecorded(SLOT));
        assertEq(
            sequencing.seedOf(SLOT),
            Seeds.sequencerSeed(block.chainid, address(sequencing), SLOT, 0)
        );
        vm.expectRevert(abi.encodeWithSelector(ISequencing.RandaoAlreadyRecorded.selector, SLOT));
        sequencing.recordRandao(SLOT, zero);
    }

    /// What comes after the fields of today moves nothing before them.
    function test_recordRandao_takesHeadersOfLaterForks() public {
        bytes memory later = Header.fields(SLOT_START - 1, randao).push(keccak256("accessList"))
            .push(uint256(77)).encode();
        assertNotEq(keccak256(later), keccak256(header));
        vm.roll(SLOT_START);
        vm.setBlockhash(SLOT_START - 1, keccak256(later));
        sequencing.recordRandao(SLOT, later);
        assertEq(sequencing.randaoOf(SLOT), randao);
    }

    function test_seedOf_needsTheRandao() public {
        vm.expectRevert(
            abi.encodeWithSelector(ISequencing.RandaoNotRecorded.selector, SLOT, SLOT_START - 1)
        );
        sequencing.seedOf(SLOT);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISequencing, SequencingConfig} from "../../contracts/interfaces/ISequencing.sol";
import {Groth16Key} from "../../contracts/lib/Groth16Key.sol";
import {Schedule} from "../../contracts/lib/Schedule.sol";
import {Deploy} from "../support/Deploy.sol";
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
        assertEq(sequencing.REVEAL_BLOCKS(), 5);
        assertEq(sequencing.MAX_TXS(), MAX_TXS);
        assertEq(sequencing.TXS_PER_BASE(), 2);
        assertEq(sequencing.TX_BYTES(), TX_BYTES);
        assertEq(sequencing.VRF_MODE(), vrfMode());
        assertEq(sequencing.REVEAL_PENALTY(), REVEAL_PENALTY);
        assertEq(sequencing.BAN_SLOTS(), BAN_SLOTS);
        assertEq(sequencing.TICKET_KEY().code, abi.encodePacked(hex"00", _key()));
    }

    function test_constructor_rejectsAStakingWithoutCode() public {
        bytes memory key = _key();
        vm.expectRevert(abi.encodeWithSelector(ISequencing.NotAContract.selector, mallory));
        Deploy.sequencing(mallory, address(settlement), config(), key);
    }

    /// Each bound of the schedule, from both sides.
    function test_constructor_rejectsAScheduleOutOfItsBounds() public {
        uint64 longest = type(uint32).max;
        uint64 latest = type(uint40).max;
        Schedule[7] memory schedules = [
            Schedule(0, 1, 5),
            Schedule(latest + 1, 1, 5),
            Schedule(type(uint64).max, 1, 5),
            Schedule(1, 0, 5),
            Schedule(1, longest + 1, 5),
            Schedule(1, 1, 0),
            Schedule(1, 1, longest + 1)
        ];
        SequencingConfig memory c = config();
        for (uint256 i; i < schedules.length; ++i) {
            c.schedule = schedules[i];
            _refuses(
                c,
                abi.encodeWithSelector(
                    ISequencing.InvalidSchedule.selector,
                    c.schedule.genesisBlock,
                    c.schedule.proposeBlocks,
                    c.schedule.revealBlocks
                )
            );
        }
        // A ban must fit as well: none at all, in slots of such a length.
        (c.schedule, c.banSlots) = (Schedule(latest, longest, longest), 0);
        _takes(c);
    }

    function test_constructor_rejectsBaseRollupsThatAreNoPowerOfTwoOrOutOfBounds() public {
        uint32[6] memory ks = [uint32(0), 1, 3, 48, 128, type(uint32).max];
        SequencingConfig memory c = config();
        c.maxTxs = 1024;
        for (uint256 i; i < ks.length; ++i) {
            c.txsPerBase = ks[i];
            _refuses(c, abi.encodeWithSelector(ISequencing.InvalidTxsPerBase.selector, ks[i]));
        }
        for (c.txsPerBase = 2; c.txsPerBase <= 64; c.txsPerBase *= 2) {
            _takes(c);
        }
    }

    /// The largest block is a power of two, of two base rollups or more.
    function test_constructor_rejectsAMaximumThatIsNoTree() public {
        uint32[5] memory numbers = [uint32(0), 2, 12, 33, type(uint32).max];
        SequencingConfig memory c = config();
        for (uint256 i; i < numbers.length; ++i) {
            c.maxTxs = numbers[i];
            _refuses(
                c,
                abi.encodeWithSelector(
                    ISequencing.InvalidNumTxs.selector, numbers[i], 4, numbers[i]
                )
            );
        }
        (c.maxTxs, c.txsPerBase) = (32, 32);
        _refuses(c, abi.encodeWithSelector(ISequencing.InvalidNumTxs.selector, 32, 64, 32));
        c.maxTxs = 64;
        _takes(c);
    }

    function test_constructor_rejectsTransactionsOfNoBytesAndOfTooMany() public {
        SequencingConfig memory c = config();
        uint32[3] memory sizes = [uint32(0), 1921, type(uint32).max];
        for (uint256 i; i < sizes.length; ++i) {
            c.txBytes = sizes[i];
            _refuses(c, abi.encodeWithSelector(ISequencing.InvalidTxBytes.selector, sizes[i]));
        }
        c.txBytes = 1;
        _takes(c);
        c.txBytes = 1920;
        _takes(c);
    }

    function test_constructor_rejectsAnUnknownMode() public {
        SequencingConfig memory c = config();
        c.vrfMode = 2;
        _refuses(c, abi.encodeWithSelector(ISequencing.InvalidMode.selector, 2));
        c.vrfMode = 1;
        _takes(c);
    }

    /// Nobody is to be kept from a reveal until it costs something.
    function test_constructor_rejectsAPenaltyWhereThereIsHardlyTimeToReveal() public {
        SequencingConfig memory c = config();
        for (c.schedule.revealBlocks = 1; c.schedule.revealBlocks < 5; ++c.schedule.revealBlocks) {
            bytes memory tooShort = abi.encodeWithSelector(
                ISequencing.RevealPhaseTooShort.selector, c.schedule.revealBlocks, 5
            );
            (c.revealPenalty, c.banSlots) = (1, 0);
            _refuses(c, tooShort);
            // A ban is a penalty as well.
            (c.revealPenalty, c.banSlots) = (0, 1);
            _refuses(c, tooShort);
            c.banSlots = 0;
            _takes(c);
        }
        (c.revealPenalty, c.banSlots) = (1, 1);
        _takes(c);
    }

    /// 2^32 - 1 blocks at most: 477 218 588 slots of nine, and three blocks more.
    function test_constructor_rejectsABanThatIsTooLong() public {
        SequencingConfig memory c = config();
        c.banSlots = 477_218_589;
        _refuses(c, abi.encodeWithSelector(ISequencing.InvalidBanSlots.selector, c.banSlots));
        c.banSlots = type(uint32).max;
        _refuses(c, abi.encodeWithSelector(ISequencing.InvalidBanSlots.selector, c.banSlots));
        c.banSlots = 477_218_588;
        _takes(c);
    }

    function test_constructor_rejectsAKeyOfAnotherCircuit() public {
        bytes memory key = bytes.concat(_key(), new bytes(64));
        vm.expectRevert(
            abi.encodeWithSelector(
                Groth16Key.InvalidKeyLength.selector, key.length, key.length - 64
            )
        );
        Deploy.sequencing(address(staking), address(settlement), config(), key);
    }

    function _refuses(SequencingConfig memory c, bytes memory reason) private {
        bytes memory key = _key();
        vm.expectRevert(reason);
        Deploy.sequencing(address(staking), address(settlement), c, key);
    }

    function _takes(SequencingConfig memory c) private {
        Deploy.sequencing(address(staking), address(settlement), c, _key());
    }

    function _key() private view returns (bytes memory) {
        return vm.parseJsonBytes(vectors, ".key");
    }
}

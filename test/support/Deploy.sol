// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IAuditLens} from "../../contracts/interfaces/IAuditLens.sol";
import {IBatchRootVerifier} from "../../contracts/interfaces/IBatchRootVerifier.sol";
import {IRewards} from "../../contracts/interfaces/IRewards.sol";
import {ISequencing, SequencingConfig} from "../../contracts/interfaces/ISequencing.sol";
import {ISettlement} from "../../contracts/interfaces/ISettlement.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {VmSafe} from "forge-std/Vm.sol";

/// @notice Deploys the contracts as they are released, from forge's artifacts.
/// @dev Tests import interfaces and libraries, never a contract: only contracts need the optimizer,
/// which would take minutes for tests (foundry.toml).
library Deploy {
    VmSafe private constant _VM = VmSafe(address(uint160(uint256(keccak256("hevm cheat code")))));

    function staking(
        address token,
        address sequencing_,
        address settlement_,
        uint256 stakeAmount,
        uint40 activationDelay,
        uint40 exitDelay
    ) internal returns (IStaking) {
        bytes memory arguments = abi.encode(
            token, sequencing_, settlement_, stakeAmount, activationDelay, exitDelay
        );
        return IStaking(_contract("Staking", arguments));
    }

    function sequencing(
        address staking_,
        address settlement_,
        SequencingConfig memory config,
        bytes memory ticketKey
    ) internal returns (ISequencing) {
        bytes memory arguments = abi.encode(staking_, settlement_, config, ticketKey);
        return ISequencing(_contract("Sequencing", arguments));
    }

    function settlement(
        address sequencing_,
        address verifier,
        address rewards_,
        uint64 provingBlocks,
        uint256 prunePenalty,
        uint256 genesisState
    ) internal returns (ISettlement) {
        bytes memory arguments = abi.encode(
            sequencing_, verifier, rewards_, provingBlocks, prunePenalty, genesisState
        );
        return ISettlement(_contract("Settlement", arguments));
    }

    function rewards(
        address token,
        address staking_,
        address settlement_,
        uint256 blockReward,
        uint64 claimWindow,
        uint16 submitterBps,
        uint32 fullRewardTxs
    ) internal returns (IRewards) {
        bytes memory arguments = abi.encode(
            token, staking_, settlement_, blockReward, claimWindow, submitterBps, fullRewardTxs
        );
        return IRewards(_contract("Rewards", arguments));
    }

    function rootVerifier(
        address staking_,
        uint8 vrfMode,
        uint32 txsPerBase,
        bytes memory baseKey,
        bytes memory mergeKey
    ) internal returns (IBatchRootVerifier) {
        bytes memory arguments = abi.encode(staking_, vrfMode, txsPerBase, baseKey, mergeKey);
        return IBatchRootVerifier(_contract("RootVerifier", arguments));
    }

    function auditLens() internal returns (IAuditLens) {
        return IAuditLens(_contract("AuditLens", ""));
    }

    /// @dev A contract of test/harness, which opens libraries to calls and is compiled as the
    /// contracts are. By its file, which a build has written: a run of some tests alone, with
    /// `--match-path`, knows of no other artifacts than those of contracts.
    function harness(string memory name) internal returns (address) {
        return _create(string.concat("build/contracts/", name, ".sol/", name, ".json"), "");
    }

    function _contract(string memory name, bytes memory arguments) private returns (address) {
        return _create(string.concat("contracts/", name, ".sol:", name), arguments);
    }

    /// @dev A create of the test's own, so that `expectRevert` is of the constructor.
    function _create(string memory artifact, bytes memory arguments)
        private
        returns (address deployed)
    {
        bytes memory initCode = bytes.concat(_VM.getCode(artifact), arguments);
        assembly ("memory-safe") {
            deployed := create(0, add(initCode, 0x20), mload(initCode))
            if iszero(deployed) {
                returndatacopy(0, 0, returndatasize())
                revert(0, returndatasize())
            }
        }
    }
}

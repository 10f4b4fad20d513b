// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IBatchRootVerifier} from "../../contracts/interfaces/IBatchRootVerifier.sol";
import {BlockContext} from "../../contracts/interfaces/IRootVerifier.sol";
import {IStaking, ROLE_BASE, ROLE_MERGE} from "../../contracts/interfaces/IStaking.sol";
import {Groth16Key} from "../../contracts/lib/Groth16Key.sol";
import {ProofTree} from "../../contracts/lib/ProofTree.sol";
import {Deploy} from "../support/Deploy.sol";
import {RootVerifierFixture} from "./RootVerifierFixture.sol";
import {Parts, SubmissionEditor} from "./SubmissionEditor.sol";
import {Vector} from "./Vectors.sol";

/// @notice Which submissions are accepted, for which block, by which stakers, against which best.
contract RootVerifierTest is RootVerifierFixture {
    using SubmissionEditor for Parts;
    using SubmissionEditor for bytes;

    // What is accepted.

    function test_acceptsValidSubmissions() public {
        string[5] memory names = ["small", "varied", "wide", "full", "distinct"];
        for (uint256 i; i < names.length; ++i) {
            Vector memory v = load(names[i]);
            assertEq(verify(v), v.tally);
        }
    }

    function test_acceptsJustAboveTheScoreToBeat() public view {
        assertEq(
            _small.verifier.verify(_small.context, _small.submission, _small.tally.totalScore - 1),
            _small.tally
        );
    }

    /// @dev Weights depend on chain and verifier; valid proofs are valid under any.
    function test_acceptsOnAnyChainAndFromAnyVerifier() public {
        vm.chainId(123_456_789);
        Vector memory v = _small;
        v.submission = sealedBy(v, partsOf(v));
        assertEq(verify(v), v.tally);
        v.verifier = deployVerifier(v);
        v.submission = sealedBy(v, partsOf(v));
        assertEq(verify(v), v.tally);
    }

    /// @dev Seals that Go made, for a verifier at the address and on the chain that the vector
    /// names.
    function test_acceptsSealsMadeByGo() public {
        string[5] memory names = ["small", "varied", "wide", "full", "distinct"];
        for (uint256 i; i < names.length; ++i) {
            Vector memory v = madeByGo(names[i]);
            assertEq(sealedBy(v, partsOf(v)), v.submission);
            assertEq(verify(v), v.tally);
        }
    }

    /// @dev Proof bytes are malleable and identify nothing: the tally is the same.
    function test_acceptsNegatedProofs() public view {
        Parts memory parts = partsOf(_small);
        for (uint256 i; i < parts.nodes.length; ++i) {
            for (uint256 j; j < parts.nodes[i].length; ++j) {
                bytes memory entry = parts.nodes[i][j];
                uint256[8] memory proof = abi.decode(entry.proofOf(), (uint256[8]));
                entry.setProof(abi.encode(negated(proof)));
            }
        }
        Vector memory v = _small;
        v.submission = sealedBy(v, parts);
        assertEq(verify(v), v.tally);
    }

    // The block and the best so far.

    function test_refusesATotalThatIsNotHigher() public {
        uint256 total = _small.tally.totalScore;
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    IBatchRootVerifier.ScoreNotHigher.selector, total, total + i
                )
            );
            _small.verifier.verify(_small.context, _small.submission, total + i);
        }
    }

    /// @dev Losers pay for the sum, not for the pairing.
    function test_refusesALoserCheaply() public {
        Vector memory v = load("full");
        bytes memory call =
            abi.encodeCall(v.verifier.verify, (v.context, v.submission, v.tally.totalScore));
        uint256 gas = gasleft();
        (bool success,) = address(v.verifier).staticcall(call);
        gas -= gasleft();
        assertFalse(success);
        assertLe(gas, 100_000);
    }

    function test_refusesAnotherBlocksHeader() public {
        BlockContext memory context = _small.context;
        Vector memory v = _small;
        v.context.seed ^= 1;
        refuses(
            v,
            v.submission,
            abi.encodeWithSelector(
                IBatchRootVerifier.SeedMismatch.selector, context.seed ^ 1, context.seed
            )
        );
        v = _small;
        v.context.stateIn ^= 1;
        refuses(
            v,
            v.submission,
            abi.encodeWithSelector(
                IBatchRootVerifier.StateInMismatch.selector, context.stateIn ^ 1, context.stateIn
            )
        );
        v = _small;
        v.context.txRoot ^= 1;
        refuses(
            v,
            v.submission,
            abi.encodeWithSelector(
                IBatchRootVerifier.TxRootMismatch.selector, context.txRoot ^ 1, context.txRoot
            )
        );
    }

    // Stakers.

    function test_refusesAStakerBeforeItIsActive() public {
        Vector memory v = _small;
        v.context.slotStart -= 1;
        uint32 id = partsOf(v).nodes[0][0].stakerOf();
        refuses(
            v,
            v.submission,
            abi.encodeWithSelector(
                IStaking.NotActive.selector, id, v.context.slotStart + 1, v.context.slotStart
            )
        );
    }

    function test_refusesAStakerThatHasExited() public {
        uint32 id = partsOf(_small).nodes[1][0].stakerOf();
        vm.roll(_small.context.slotStart);
        _small.staking.requestExit(id);
        refuses(
            _small,
            _small.submission,
            abi.encodeWithSelector(
                IStaking.Exited.selector, id, _small.context.slotStart, _small.context.slotStart
            )
        );
    }

    /// @dev An exit after the slot's first block changes nothing.
    function test_acceptsAStakerThatExitsLater() public {
        uint32 id = partsOf(_small).nodes[1][0].stakerOf();
        vm.roll(_small.context.slotStart + 1);
        _small.staking.requestExit(id);
        assertEq(verify(_small), _small.tally);
    }

    function test_refusesAStakerWithoutTheRole() public {
        Vector memory v = _small;
        v.staking = deployStaking();
        for (uint256 i; i < v.vrfKeys.length; ++i) {
            v.staking.stake(address(this), ROLE_BASE, v.vrfKeys[i]);
        }
        v.verifier = deployVerifier(v);
        Parts memory parts = partsOf(v);
        refuses(
            v,
            v.submission,
            abi.encodeWithSelector(
                IStaking.WrongRole.selector, parts.nodes[0][0].stakerOf(), ROLE_BASE, ROLE_MERGE
            )
        );

        v.staking = deployStaking();
        for (uint256 i; i < v.vrfKeys.length; ++i) {
            v.staking.stake(address(this), ROLE_MERGE, v.vrfKeys[i]);
        }
        v.verifier = deployVerifier(v);
        refuses(
            v,
            v.submission,
            abi.encodeWithSelector(
                IStaking.WrongRole.selector, parts.nodes[1][0].stakerOf(), ROLE_MERGE, ROLE_BASE
            )
        );
    }

    function test_refusesAnUnknownStaker() public {
        Parts memory parts = partsOf(_small);
        parts.nodes[2][0].setStaker(1000);
        refuses(_small, parts, abi.encodeWithSelector(IStaking.UnknownStaker.selector, 1000));
    }

    /// @dev Only a call that succeeds with as many keys as were asked for is an answer: not a
    /// revert with the right ones, nor one key more.
    function test_takesNothingElseForRegisteredKeys() public {
        Parts memory parts = partsOf(_small);
        uint32[] memory mergeStakers = stakersOf(parts, 0, 1);
        uint32[] memory baseStakers = stakersOf(parts, 1, 3);
        refusesOtherKeys(mergeStakers, ROLE_MERGE);
        refusesOtherKeys(baseStakers, ROLE_BASE);
        assertEq(verify(_small), _small.tally);
    }

    function refusesOtherKeys(uint32[] memory ids, uint8 role) private {
        bytes memory call = abi.encodeCall(IStaking.vrfKeys, (ids, role, _small.context.slotStart));
        (bool success, bytes memory keys) = address(_small.staking).staticcall(call);
        assertTrue(success);
        bytes[3] memory answers =
            [bytes.concat(keys, bytes32(0)), keys.slice(0, keys.length - 32), bytes("")];
        for (uint256 i; i < answers.length; ++i) {
            vm.mockCall(address(_small.staking), call, answers[i]);
            refusesWith(answers[i]);
        }
        vm.mockCallRevert(address(_small.staking), call, keys);
        refusesWith(keys);
        vm.clearMockedCalls();
    }

    /// @dev What Staking said is all that is said.
    function refusesWith(bytes memory reason) private view {
        (bool success, bytes memory result) = tryVerify(_small, _small.submission);
        assertFalse(success);
        assertEq(result, reason);
    }

    /// @dev Stakers of the entries of `parts.nodes[first]` to before `parts.nodes[end]`.
    function stakersOf(Parts memory parts, uint256 first, uint256 end)
        private
        pure
        returns (uint32[] memory ids)
    {
        ids = new uint32[](3 * (end - first));
        uint256 n;
        for (; first < end; ++first) {
            for (uint256 j; j < parts.nodes[first].length; ++j) {
                ids[n++] = parts.nodes[first][j].stakerOf();
            }
        }
        assembly ("memory-safe") {
            mstore(ids, n)
        }
    }

    // Deployment.

    function test_deploymentIsItsArguments() public view {
        IBatchRootVerifier verifier = _small.verifier;
        assertEq(verifier.STAKING(), address(_small.staking));
        assertEq(verifier.VRF_MODE(), 0);
        assertEq(verifier.TXS_PER_BASE(), 2);
        assertEq(verifier.BASE_KEY().code, bytes.concat(hex"00", keyOf("base")));
        assertEq(verifier.MERGE_KEY().code, bytes.concat(hex"00", keyOf("merge")));
    }

    function test_refusesBadDeployments() public {
        (bytes memory base, bytes memory merge) = (keyOf("base"), keyOf("merge"));
        vm.expectRevert(
            abi.encodeWithSelector(IBatchRootVerifier.NotAContract.selector, address(1))
        );
        Deploy.rootVerifier(address(1), 0, 2, base, merge);
        address staking = address(_small.staking);
        vm.expectRevert(abi.encodeWithSelector(IBatchRootVerifier.InvalidMode.selector, 2));
        Deploy.rootVerifier(staking, 2, 2, base, merge);
        vm.expectRevert(
            abi.encodeWithSelector(Groth16Key.InvalidKeyLength.selector, merge.length, base.length)
        );
        Deploy.rootVerifier(staking, 0, 2, merge, base);
        vm.expectRevert(
            abi.encodeWithSelector(Groth16Key.InvalidKeyLength.selector, base.length, merge.length)
        );
        Deploy.rootVerifier(staking, 0, 2, base, base);
    }

    function test_refusesDeploymentsWithOtherNumbersInABaseRollup() public {
        (bytes memory base, bytes memory merge) = (keyOf("base"), keyOf("merge"));
        address staking = address(_small.staking);
        uint32[9] memory others = [0, 1, 3, 6, 63, 65, 128, 1 << 31, type(uint32).max];
        for (uint256 i; i < others.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IBatchRootVerifier.InvalidTxsPerBase.selector, others[i])
            );
            Deploy.rootVerifier(staking, 0, others[i], base, merge);
        }
        for (uint32 k = 2; k <= 64; k *= 2) {
            assertEq(Deploy.rootVerifier(staking, 0, k, base, merge).TXS_PER_BASE(), k);
        }
    }

    /// @dev A block of 64 transactions and two to a base rollup: 63 nodes. What that costs is in
    /// SubmitRootGasTest.
    function test_takesTheProofsOfATreeOf63Nodes() public view {
        assertEq(ProofTree.maxProofs(32), 187);
        assertGe(_small.verifier.MAX_PROOFS(), 187);
    }
}

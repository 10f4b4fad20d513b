// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Claim, IRewards, Settled} from "../../contracts/interfaces/IRewards.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {Payouts} from "../../contracts/lib/Payouts.sol";
import {ClaimBook, Claims, Entry} from "../support/ClaimBook.sol";
import {PayoutTree} from "../support/PayoutTree.sol";
import {RewardsDeployment} from "../support/RewardsDeployment.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Vm, stdError} from "forge-std/Test.sol";

/// @notice How provers and sequencers are paid, and whoever is not.
contract RewardsClaimTest is RewardsDeployment {
    using ClaimBook for Entry[];

    // Claims.

    function test_claim_paysOwnersWhoeverSendsIt() public {
        _settle(1);
        vm.expectEmit(address(rewards));
        emit IRewards.RewardClaimed(1, 0, ALICE, UNIT * 10_000);
        vm.expectEmit(address(rewards));
        emit IRewards.RewardClaimed(1, 1, ALICE_TOO, UNIT * 6000);
        vm.prank(mallory);
        _claim(1, entries.claims(0, 5));

        assertEq(token.balanceOf(alice), UNIT * 16_000);
        assertEq(token.balanceOf(bob), UNIT * 17_500);
        assertEq(token.balanceOf(mallory), 0);
        assertEq(rewards.remainderOf(1).remaining, 200 ether, "the sequencer's");
        for (uint32 i; i < 5; ++i) {
            assertTrue(rewards.isClaimed(1, i));
        }
        _assertSolvent();
    }

    /// Alice, Alice (another identity) | Bob | Alice | Bob: four runs of one owner. The third keeps
    /// nothing of its reward: there is nothing to transfer.
    function test_claim_paysEachRunOfOneOwnerInOneTransfer() public {
        _settle(1);
        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (alice, UNIT * 16_000)), 1);
        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (bob, UNIT * 10_000)), 1);
        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (alice, 0)), 0);
        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (bob, UNIT * 7500)), 1);
        _claim(1, entries.claims(0, 5));
    }

    function test_claim_paysAStakerThatHasLeft() public {
        _settle(1);
        vm.startPrank(bob);
        staking.requestExit(BOB);
        vm.roll(1001);
        staking.withdraw(BOB);
        vm.stopPrank();
        uint256 before = token.balanceOf(bob);
        _claim(1, entries.claims(2, 1));
        assertEq(token.balanceOf(bob) - before, UNIT * 10_000);
    }

    // Claims that were paid before.

    /// The first, one in the middle, the last: the others are paid, and what was paid is said.
    function test_claim_skipsWhatWasPaid() public {
        _settle(1);
        for (uint32 paid; paid < 5; ++paid) {
            uint256 snapshot = vm.snapshotState();
            _claim(1, entries.claims(paid, 1));
            _claimAndExpect(1, entries.claims(0, 5), uint256(1) << paid);
            assertEq(token.balanceOf(alice), UNIT * 16_000);
            assertEq(token.balanceOf(bob), UNIT * 17_500);
            assertEq(rewards.remainderOf(1).remaining, 200 ether, "the sequencer's");
            _assertSolvent();
            vm.revertToState(snapshot);
        }
    }

    /// Nothing is left to pay: nothing is paid, said or called, and nothing fails.
    function test_claim_ofWhatWasPaidDoesNothing() public {
        _settle(1);
        _claim(1, entries.claims(0, 5));
        uint256 owed = rewards.owed();
        vm.expectCall(address(token), abi.encodeWithSelector(IERC20.transfer.selector), 0);
        vm.recordLogs();
        _claim(1, entries.claims(0, 5));
        for (uint32 i; i < 5; ++i) {
            _claim(1, entries.claims(i, 1));
        }
        assertEq(vm.getRecordedLogs().length, 0);
        assertEq(rewards.owed(), owed);
        assertEq(token.balanceOf(alice), UNIT * 16_000);
        _assertSolvent();
    }

    /// What was paid does not end a run of one owner, and a run of it is no transfer.
    function test_claim_paysTheRestOfARunInOneTransfer() public {
        for (uint256 i; i < 3; ++i) {
            entries.push(Entry(BOB, 0));
        }
        _settle(1);
        _claim(1, entries.claims(0, 2));
        _claim(1, entries.claims(5, 2));
        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (bob, UNIT * 10_000)), 1);
        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (bob, UNIT * 17_500)), 1);
        vm.expectCall(address(token), abi.encodeWithSelector(IERC20.transfer.selector), 2);
        // Alice's, paid | Bob | Alice's, of nothing | Bob, paid, paid, Bob.
        _claimAndExpect(1, entries.claims(0, 8), 0x63);
        _assertSolvent();
    }

    /// Whoever claims one of a batch ahead of it pays for that, to its owner, and stops nothing.
    function test_claim_isNotStoppedByOneClaimAhead() public {
        for (uint256 i = 5; i < 91; ++i) {
            entries.push(Entry(ALICE, 0));
        }
        _settle(1);
        Claims memory all = entries.claims(0, 91);
        vm.prank(mallory);
        _claim(1, entries.claims(90, 1));
        assertEq(token.balanceOf(alice), UNIT * 10_000, "the owner's, whoever claims");
        _claimAndExpect(1, all, uint256(1) << 90);
        assertEq(token.balanceOf(alice), UNIT * (16_000 + 86 * 10_000));
        assertEq(token.balanceOf(mallory), 0);
        assertEq(rewards.remainderOf(1).remaining, 200 ether, "the sequencer's");
        _assertSolvent();
    }

    /// The same claim twice has no proof: one leaf is hashed once.
    function test_claim_rejectsAClaimTwiceInOneCall() public {
        _settle(1);
        Claims memory claims = entries.claims(0, 2);
        claims.claims[1] = claims.claims[0];
        _expectInvalid();
        _claim(1, claims);
    }

    /// A payout tree of a faulty plug-in that has a position three times, the last time for another
    /// owner: it is paid once, in a run and across runs.
    function test_claim_paysAPositionOnceInOneCall() public {
        bytes32[] memory leaves = new bytes32[](3);
        Claims memory c = Claims(new Claim[](3), new bytes32[](0), 0);
        uint256[] memory places = new uint256[](3);
        for (uint256 i; i < 3; ++i) {
            uint32 stakerId = i < 2 ? ALICE : BOB;
            leaves[i] = Payouts.leaf(300, stakerId, 2500);
            c.claims[i] = Claim({index: 300, stakerId: stakerId, feeBurnBps: 2500});
            places[i] = i;
        }
        bool[] memory flags;
        (c.proof, flags) = PayoutTree.multiproof(PayoutTree.build(leaves), places);
        c.flags = PayoutTree.pack(flags);
        Settled memory settled = _settled(1);
        settled.payoutsRoot = Payouts.root(leaves);
        settled.keepBps = 3 * 7500;
        _settle(settled);

        _claimAndExpect(1, c, 6);
        assertEq(token.balanceOf(alice), UNIT * 7500);
        assertEq(token.balanceOf(bob), 0);
        _assertSolvent();
    }

    /// Whatever was claimed before, in whatever parts: each reward is paid once.
    function testFuzz_claim_paysEachRewardOnce(uint256 salt, uint256 paid, uint256 chosen) public {
        delete entries;
        for (uint256 i; i < 60; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(salt, i)));
            // forge-lint: disable-next-line(unsafe-typecast)
            entries.push(Entry(uint32(ALICE + draw % 3), uint16((draw >> 8) % 10_001)));
        }
        _settle(1);
        (paid, chosen) = (paid % (1 << 60), chosen % (1 << 60));
        if (paid != 0) _claimAndExpect(1, entries.claimsOf(paid), 0);
        if (chosen != 0) _claimAndExpect(1, entries.claimsOf(chosen), _among(chosen, paid));
        _claimAndExpect(1, entries.claims(0, 60), paid | chosen);
        assertEq(rewards.remainderOf(1).remaining, 200 ether, "the sequencer's");
        _assertSolvent();
    }

    /// Positions beyond 254 are in other words of the bitmap.
    function test_claim_marksPositionsAcrossWordsOnce() public {
        Entry[] memory many = _settleMany();
        _claim(1, many.claimsEvery(3, 126, 5));
        for (uint32 i; i < many.length; ++i) {
            assertEq(
                rewards.isClaimed(1, i), i == 3 || i == 129 || i == 255 || i == 381 || i == 507
            );
        }
        vm.recordLogs();
        for (uint32 i = 3; i < many.length; i += 126) {
            _claim(1, many.claims(i, 1));
        }
        assertEq(vm.getRecordedLogs().length, 0);
        // Two more after each of them: every third of the batch was paid.
        _claimAndExpect(1, many.claimsEvery(3, 42, 15), 0x1249);
        for (uint32 i; i < many.length; ++i) {
            assertEq(rewards.isClaimed(1, i), i % 42 == 3);
        }
        _assertSolvent();
    }

    /// The last bit of a word and the first two of the next, where the last was paid.
    function test_claim_skipsAtTheEdgeOfAWord() public {
        Entry[] memory many = _settleMany();
        for (uint32 paid = 254; paid < 257; ++paid) {
            uint256 snapshot = vm.snapshotState();
            _claim(1, many.claims(paid, 1));
            _claimAndExpect(1, many.claims(253, 5), uint256(1) << (paid - 253));
            for (uint32 i; i < many.length; ++i) {
                assertEq(rewards.isClaimed(1, i), i > 252 && i < 258);
            }
            vm.revertToState(snapshot);
        }
    }

    /// @dev A block with 600 rewards, of Alice's and Bob's in turn.
    function _settleMany() private returns (Entry[] memory many) {
        many = new Entry[](600);
        for (uint256 i; i < many.length; ++i) {
            many[i] = Entry(i % 2 == 0 ? ALICE : BOB, 5000);
        }
        Settled memory settled = _settled(1);
        settled.numNodes = 255;
        settled.payoutsRoot = many.root();
        settled.keepBps = many.keepBps();
        _settle(settled);
    }

    /// A payout tree of a faulty plug-in, with a staker that there is not: nobody is paid for it.
    function test_claim_rejectsAStakerThatIsNotThere() public {
        Entry[] memory single = new Entry[](1);
        single[0] = Entry(99, 0);
        Settled memory settled = _settled(1);
        settled.payoutsRoot = single.root();
        settled.keepBps = 10_000;
        _settle(settled);
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 99));
        _claim(1, single.claims(0, 1));
    }

    /// A payout tree that adds up to more than the plug-in said: the last claims fail, other
    /// blocks' money is safe.
    function test_claim_neverPaysMoreThanWasSetAsideForTheBlock() public {
        Settled memory settled = _settled(1);
        settled.keepBps = 10_000;
        _settle(settled);
        _settle(2);

        _claim(1, entries.claims(0, 1));
        vm.expectRevert(stdError.arithmeticError);
        _claim(1, entries.claims(1, 1));
        _claim(2, entries.claims(0, 5));
        rewards.claimSequencerShare(1);
        rewards.claimSequencerShare(2);
        assertEq(rewards.owed(), 0);
        _assertSolvent();
    }

    /// What cannot be paid is not skipped.
    function test_claim_isAllOrNothing() public {
        entries.push(Entry(99, 0));
        _settle(1);
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnknownStaker.selector, 99));
        _claim(1, entries.claims(0, 6));
        assertFalse(rewards.isClaimed(1, 0));
        assertEq(token.balanceOf(alice), 0);
        assertEq(token.balanceOf(bob), 0);
        _claim(1, entries.claims(0, 5));
        assertEq(token.balanceOf(alice), UNIT * 16_000);
    }

    function test_claim_rejectsAnothersLeaf() public {
        _settle(1);
        Claims memory claims = entries.claims(2, 1);
        claims.claims[0].stakerId = ALICE;
        _expectInvalid();
        _claim(1, claims);
    }

    function test_claim_rejectsABetterBid() public {
        _settle(1);
        Claims memory claims = entries.claims(4, 1);
        claims.claims[0].feeBurnBps = 0;
        _expectInvalid();
        _claim(1, claims);
    }

    /// A leaf names its position: one proof cannot be claimed at two.
    function test_claim_rejectsAnotherIndex() public {
        _settle(1);
        Claims memory claims = entries.claims(2, 1);
        claims.claims[0].index = 5;
        _expectInvalid();
        _claim(1, claims);
    }

    function test_claim_rejectsAWrongProof() public {
        _settle(1);
        Claims memory claims = entries.claims(2, 1);
        claims.proof[0] ^= bytes32(uint256(1));
        _expectInvalid();
        _claim(1, claims);
        claims.proof = new bytes32[](0);
        _expectInvalid();
        _claim(1, claims);
    }

    /// One true claim does not carry a false one.
    function test_claim_rejectsAFalseClaimAmongTrueOnes() public {
        _settle(1);
        for (uint256 i; i < 3; ++i) {
            Claims memory claims = entries.claims(1, 3);
            claims.claims[i].feeBurnBps ^= 1;
            _expectInvalid();
            _claim(1, claims);
        }
    }

    /// A false claim next to a true one, each climbing alone: the last hash is the root, but for it
    /// a node is read that is after the proof.
    function test_claim_rejectsAFalseClaimThatRidesOnATrueOne() public {
        _settle(1);
        Claims memory c = entries.claims(2, 1);
        bytes32[] memory both = new bytes32[](2 * c.proof.length);
        for (uint256 k; k < c.proof.length; ++k) {
            both[2 * k + 1] = c.proof[k];
        }
        Claim[] memory pair = new Claim[](2);
        pair[0] = Claim({index: 7, stakerId: ALICE, feeBurnBps: 0});
        pair[1] = c.claims[0];
        bytes memory data = abi.encodeCall(rewards.claim, (1, pair, both, 0));
        uint256 length = data.length - 0x20 * both.length;
        assembly ("memory-safe") {
            mstore(add(data, length), sub(mload(add(data, length)), 1))
        }
        (bool success, bytes memory reason) = address(rewards).call(data);
        assertFalse(success);
        bytes32 payoutsRoot = rewards.remainderOf(1).payoutsRoot;
        assertEq(reason, abi.encodeWithSelector(IRewards.InvalidClaims.selector, 1, payoutsRoot));
        assertEq(token.balanceOf(alice), 0);
    }

    function test_claim_rejectsOtherFlags() public {
        _settle(1);
        for (uint256 flags; flags < 64; ++flags) {
            Claims memory claims = entries.claims(1, 3);
            if (flags == claims.flags) continue;
            // Those beyond the hashes say nothing.
            if (
                flags & ((1 << (claims.claims.length + claims.proof.length - 1)) - 1)
                    == claims.flags
            ) {
                continue;
            }
            claims.flags = flags;
            _expectInvalid();
            _claim(1, claims);
        }
    }

    /// What is not sorted by position has no common proof.
    function test_claim_rejectsClaimsOutOfOrder() public {
        _settle(1);
        Claims memory claims = entries.claims(2, 2);
        (claims.claims[0], claims.claims[1]) = (claims.claims[1], claims.claims[0]);
        bool siblings = claims.flags & 1 == 1;
        if (!siblings) _expectInvalid();
        _claim(1, claims);
        assertEq(rewards.isClaimed(1, 2), siblings);
    }

    function test_claim_rejectsAProofOfAnotherBlock() public {
        _settle(1);
        Entry[] memory others = new Entry[](2);
        others[0] = Entry(BOB, 0);
        others[1] = Entry(BOB, 1);
        Settled memory settled = _settled(2);
        settled.payoutsRoot = others.root();
        settled.keepBps = others.keepBps();
        _settle(settled);

        _expectInvalid();
        _claim(1, others.claims(1, 1));
        _claim(2, others.claims(1, 1));
        assertFalse(rewards.isClaimed(1, 1), "claims are kept apart by block");
    }

    /// The interior node above leaves 3 and 4 proves under a path one shorter, but nothing hashes
    /// to it: a leaf is the hash of a hash, an interior node that of two.
    function test_claim_rejectsAnInteriorNodeAsALeaf() public {
        _settle(1);
        bytes32[] memory tree = PayoutTree.build(entries.leaves());
        bytes32[] memory path = PayoutTree.path(tree, 4);
        bytes32[] memory shorter = new bytes32[](path.length - 1);
        for (uint256 i; i < shorter.length; ++i) {
            shorter[i] = path[i + 1];
        }
        Claims memory claims = Claims(new Claim[](1), shorter, 0);
        claims.claims[0] = Claim({index: 4, stakerId: BOB, feeBurnBps: 2500});
        _expectInvalid();
        _claim(1, claims);
    }

    function test_claim_ofASubmissionWithOneProofHasAnEmptyProof() public {
        Entry[] memory single = new Entry[](1);
        single[0] = Entry(BOB, 0);
        Settled memory settled = _settled(1);
        settled.payoutsRoot = single.root();
        settled.keepBps = 10_000;
        _settle(settled);
        _claim(1, single.claims(0, 1));
        assertEq(token.balanceOf(bob), UNIT * 10_000);
    }

    function test_claim_rejectsABlockThatIsNotFinalized() public {
        vm.expectRevert(abi.encodeWithSelector(IRewards.NotSettled.selector, 1));
        _claim(1, entries.claims(0, 1));
        vm.expectRevert(abi.encodeWithSelector(IRewards.NotSettled.selector, 1));
        rewards.remainderOf(1);
    }

    function test_claim_rejectsAnEmptyCall() public {
        _settle(1);
        vm.expectRevert(IRewards.NoClaims.selector);
        rewards.claim(1, new Claim[](0), new bytes32[](0), 0);
    }

    function test_claim_isTakenInTheWindowsLastBlockAndNotAfter() public {
        _settle(1);
        vm.roll(1999);
        _claim(1, entries.claims(0, 1));
        vm.roll(2000);
        vm.expectRevert(abi.encodeWithSelector(IRewards.ClaimWindowClosed.selector, 1, 2000, 2000));
        _claim(1, entries.claims(1, 1));
        vm.expectRevert(abi.encodeWithSelector(IRewards.ClaimWindowClosed.selector, 1, 2000, 2000));
        rewards.claimSequencerShare(1);
    }

    // The sequencer's share.

    function test_claimSequencerShare_paysTheOwnerWhoeverSendsIt() public {
        _settle(1);
        vm.expectEmit(address(rewards));
        emit IRewards.SequencerShareClaimed(1, SEQUENCER, 200 ether);
        vm.prank(mallory);
        rewards.claimSequencerShare(1);
        assertEq(token.balanceOf(makeAddr("sequencer")), 200 ether);
        assertTrue(rewards.remainderOf(1).sequencerPaid);
        _assertSolvent();
    }

    function test_claimSequencerShare_happensOnce() public {
        _settle(1);
        rewards.claimSequencerShare(1);
        vm.expectRevert(abi.encodeWithSelector(IRewards.SequencerAlreadyPaid.selector, 1));
        rewards.claimSequencerShare(1);
    }

    function test_claimSequencerShare_rejectsABlockThatIsNotFinalized() public {
        vm.expectRevert(abi.encodeWithSelector(IRewards.NotSettled.selector, 1));
        rewards.claimSequencerShare(1);
    }

    function test_everythingIsPaidOrBurned() public {
        uint256 supply = token.totalSupply();
        _settle(1);
        _claim(1, entries.claims(0, 5));
        rewards.claimSequencerShare(1);
        assertEq(rewards.owed(), 0);
        assertEq(rewards.remainderOf(1).remaining, 0);
        uint256 paid =
            token.balanceOf(alice) + token.balanceOf(bob) + token.balanceOf(makeAddr("sequencer"));
        assertEq(paid + supply - token.totalSupply(), 1000 ether);
    }

    /// @dev Which of the chosen entries, counted among them, were paid.
    function _among(uint256 chosen, uint256 paid) private pure returns (uint256 bits) {
        uint256 count;
        for (uint256 i; i < 60; ++i) {
            if ((chosen >> i) & 1 == 0) continue;
            bits |= ((paid >> i) & 1) << count++;
        }
    }

    /// @dev Claims, and expects all of it to be paid but for the claims whose bits are set: the
    /// logs say, in order, what each of the others got, and what was transferred is the sum of
    /// that.
    function _claimAndExpect(uint64 number, Claims memory c, uint256 skipped) private {
        vm.recordLogs();
        _claim(number, c);
        (bytes memory paid, uint256 transferred) = _paidIn(vm.getRecordedLogs());
        (bytes memory due, uint256 sum) = _dueOf(number, c.claims, skipped);
        assertEq(paid, due, "what was said");
        assertEq(transferred, sum, "what was transferred");
    }

    function _paidIn(Vm.Log[] memory logs)
        private
        view
        returns (bytes memory paid, uint256 transferred)
    {
        for (uint256 i; i < logs.length; ++i) {
            Vm.Log memory log = logs[i];
            if (log.emitter == address(token)) {
                transferred += abi.decode(log.data, (uint256));
                continue;
            }
            assertEq(log.emitter, address(rewards));
            paid = bytes.concat(paid, log.topics[0], log.topics[1], log.topics[2], log.data);
        }
    }

    function _dueOf(uint64 number, Claim[] memory claims, uint256 skipped)
        private
        view
        returns (bytes memory due, uint256 sum)
    {
        bytes32 topic = IRewards.RewardClaimed.selector;
        uint256 unit = rewards.remainderOf(number).unitPerBps;
        for (uint256 i; i < claims.length; ++i) {
            Claim memory claim = claims[i];
            assertTrue(rewards.isClaimed(number, claim.index));
            if ((skipped >> i) & 1 == 1) continue;
            uint256 amount = unit * (10_000 - claim.feeBurnBps);
            sum += amount;
            due = bytes.concat(
                due,
                abi.encode(topic, uint256(number), uint256(claim.stakerId), claim.index, amount)
            );
        }
    }
}

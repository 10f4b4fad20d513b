// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {AZT} from "../../contracts/token/AZT.sol";
import {Test} from "forge-std/Test.sol";

contract AZTTest is Test {
    AZT private token;
    address private alice = makeAddr("alice");

    function setUp() public {
        token = new AZT(address(this), 1000 ether, 100 ether);
    }

    function test_constructor_mintsToTheHolder() public view {
        assertEq(token.totalSupply(), 1000 ether);
        assertEq(token.balanceOf(address(this)), 1000 ether);
        assertEq(token.decimals(), 18);
        assertEq(token.FAUCET_LIMIT(), 100 ether);
    }

    function test_burn_lowersTheSupply() public {
        token.burn(1 ether);
        assertEq(token.totalSupply(), 999 ether);
    }

    function test_faucet_givesUpToTheLimitInAll() public {
        vm.expectEmit(address(token));
        emit AZT.FaucetUsed(address(this), alice, 60 ether);
        token.faucet(alice, 60 ether);
        token.faucet(alice, 40 ether);
        assertEq(token.balanceOf(alice), 100 ether);
        assertEq(token.faucetGiven(alice), 100 ether);
        assertEq(token.totalSupply(), 1100 ether);
    }

    function test_faucet_saysWhatIsLeftAboveTheLimit() public {
        token.faucet(alice, 60 ether);
        vm.expectRevert(
            abi.encodeWithSelector(AZT.FaucetLimitExceeded.selector, alice, 40 ether + 1, 40 ether)
        );
        token.faucet(alice, 40 ether + 1);
    }

    function test_faucet_countsWhatWasGivenNotWhatIsHeld() public {
        token.faucet(alice, 100 ether);
        vm.prank(alice);
        token.burn(100 ether);
        vm.expectRevert(abi.encodeWithSelector(AZT.FaucetLimitExceeded.selector, alice, 1, 0));
        token.faucet(alice, 1);
    }
}

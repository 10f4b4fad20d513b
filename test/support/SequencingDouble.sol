// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISettlement, NewBlock} from "../../contracts/interfaces/ISettlement.sol";

/// @notice Sequencing without proposals: appends what it is told to.
contract SequencingDouble {
    address public immutable STAKING;
    address public immutable SETTLEMENT;

    constructor(address staking, address settlement) {
        STAKING = staking;
        SETTLEMENT = settlement;
    }

    function append(NewBlock calldata newBlock) external returns (uint64) {
        return ISettlement(SETTLEMENT).append(newBlock);
    }
}

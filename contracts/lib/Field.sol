// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title Field
/// @notice The BN254 scalar field.
library Field {
    /// @dev Its order.
    uint256 internal constant R =
        21_888_242_871_839_275_222_246_405_745_257_275_088_548_364_400_416_034_343_698_204_186_575_808_495_617;

    /// @dev Whether `x` is a field element: below `R`.
    function contains(uint256 x) internal pure returns (bool) {
        return x < R;
    }
}

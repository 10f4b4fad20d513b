package settlement

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// No text is kept for an error that no contract has any more. That each error has one is
// TestEveryCustomErrorHasAText.
func TestMeaningsAreOfErrorsThatExist(t *testing.T) {
	exist := map[string]bool{"Error": true} // Error(string), of the language
	for _, contract := range contractABIs() {
		for name := range contract.Errors {
			exist[name] = true
		}
	}
	for name := range meanings {
		require.True(t, exist[name], "no contract has the error %s", name)
	}
}

package report_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTry(t *testing.T) {
	f, err := os.Create("/tmp/audithtml-small.html")
	require.NoError(t, err)
	newExample(t, 24, 3).write(f, 40, 31)
	f.Close()
	f, err = os.Create("/tmp/audithtml-big.html")
	require.NoError(t, err)
	newExample(t, 60, 3).write(f, 1000, 31)
	i, _ := f.Stat()
	t.Log(i.Size())
}

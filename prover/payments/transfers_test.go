package payments

import (
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"fernet/prover/files"
	"fernet/prover/ledger"
	"fernet/settlement/record/recordtest"
)

var here = files.Deployment{ChainID: 1337, Settlement: common.HexToAddress("0x5e771e"), TxBytes: ledger.TxBytes}

func exampleTransfer() ledger.Transfer {
	key := ledger.NewKey([ledger.SeedSize]byte{1})
	t := ledger.Transfer{From: 1, To: 2, ToAddress: key.Address(), Nonce: 5}
	t.Sign(key, ledger.ID(big.NewInt(1337), here.Settlement))
	return t
}

// A file is of one deployment, and anybody may read it.
func TestTransfersFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "file")
	write := func(path string) error {
		return WriteTransfers(path, &Transfers{here, []ledger.Transfer{exampleTransfer()}})
	}
	recordtest.Check(t, recordtest.Case{
		Kind: transfersKind, Write: write,
		Read: func(path string) error { _, err := ReadTransfers(path, here); return err },
	})
	for i := range 2 {
		place, err := appendTransfer(t, path)
		require.NoError(t, err)
		require.Equal(t, i, place)
	}
	transfers, err := ReadTransfers(path, here)
	require.NoError(t, err)
	require.Equal(t, []ledger.Transfer{exampleTransfer(), exampleTransfer()}, transfers.Transfers)
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.EqualValues(t, 0o644, info.Mode().Perm())
	for _, other := range []files.Deployment{{ChainID: 1337, Settlement: common.Address{1}}, {ChainID: 1, Settlement: here.Settlement}} {
		_, err := ReadTransfers(path, other)
		require.ErrorIs(t, err, files.ErrDeployment)
		require.Equal(t, 1, strings.Count(err.Error(), path))
	}
}

// appendTransfer adds a transfer to a file and returns its place.
func appendTransfer(t *testing.T, path string) (place int, err error) {
	err = ChangeTransfers(t.Context(), path, here, func(time.Duration) {}, func(file *Transfers) error {
		place = len(file.Transfers)
		file.Transfers = append(file.Transfers, exampleTransfer())
		return nil
	})
	return place, err
}

// Of eight that change a file at once none loses what another has written.
func TestChangeTransfersAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "transfers.json")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			_, err := appendTransfer(t, path)
			assert.NoError(t, err)
		})
	}
	all.Wait()
	file, err := ReadTransfers(path, here)
	require.NoError(t, err)
	require.Len(t, file.Transfers, 8)

	// One that fails changes nothing.
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	refused := errors.New("refused")
	require.ErrorIs(t, ChangeTransfers(t.Context(), path, here, func(time.Duration) {}, func(file *Transfers) error {
		file.Transfers = nil
		return refused
	}), refused)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, before, after)
}

package followed

import (
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/application"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgercircuit"
	"fernet/settlement"
	"fernet/settlement/record"
	"fernet/settlement/record/recordtest"
	"fernet/settlement/rules"
)

func deployment() *settlement.Deployment {
	return &settlement.Deployment{ChainID: 1337, Settlement: common.Address{7}}
}

func state(t *testing.T, c *Cache) application.State {
	t.Helper()
	genesis := ledger.Genesis{MinBalance: ledger.NewAmount(1), Accounts: []ledger.Allocation{
		{Index: 4, Address: ledger.NewKey([ledger.SeedSize]byte{1}).Address(), Balance: ledger.NewAmount(1 << 60)},
	}}
	var id fr.Element
	s, err := genesis.State(*id.SetBigInt(c.id))
	require.NoError(t, err)
	return s
}

func stakers() settlement.StakerList {
	return settlement.StakerList{L1Block: 90, L1Hash: common.Hash{3}, Unsure: []uint32{1}, Stakers: []settlement.Staker{
		{ID: 1, Owner: common.Address{1}, Roles: rules.RoleBase, VrfKey: new(big.Int).Lsh(big.NewInt(1), 200), ActivationBlock: 5, ExitBlock: 70,
			Missing: big.NewInt(1e18), Suspensions: []rules.Suspension{{From: 10, Until: 0, BanUntil: 40}}},
		{ID: 2, VrfKey: big.NewInt(9), Missing: big.NewInt(0), Withdrawn: true},
	}}
}

func TestRecords(t *testing.T) {
	t.Run("ledger", func(t *testing.T) {
		c := Open(t.TempDir(), deployment(), ledgercircuit.Application{})
		recordtest.Check(t, recordtest.Case{
			Kind: stateKind, Opaque: []string{"state"},
			Write: func(path string) error { return c.writeState(path, 5, state(t, c)) },
			Read:  func(path string) error { _, err := c.readState(path, 5); return err },
		})
	})
	t.Run("stakers", func(t *testing.T) {
		c := Open(t.TempDir(), deployment(), ledgercircuit.Application{})
		recordtest.Check(t, recordtest.Case{
			Kind:  stakersKind,
			Write: func(path string) error { return c.writeStakers(path, stakers()) },
			Read:  func(path string) error { _, err := c.readStakers(path); return err },
		})
	})
}

// What was kept is there again, the newest ledgers give way to newer ones, and some stay.
func TestCache(t *testing.T) {
	folder := t.TempDir()
	c := Open(folder, deployment(), ledgercircuit.Application{})
	blocks, err := c.Blocks()
	require.NoError(t, err)
	require.Empty(t, blocks)
	none, err := c.Stakers()
	require.NoError(t, err)
	require.Zero(t, none.L1Block)

	kept := state(t, c)
	for _, block := range []uint64{5, Spacing, Spacing + 3, Spacing + 12} {
		require.NoError(t, c.KeepState(block, kept))
	}
	require.NoError(t, c.KeepStakers(stakers()))
	blocks, err = Open(folder, deployment(), ledgercircuit.Application{}).Blocks()
	require.NoError(t, err)
	require.Equal(t, []uint64{Spacing, Spacing + 12}, blocks)
	again, err := c.State(Spacing)
	require.NoError(t, err)
	require.Equal(t, kept.Root(), again.Root())
	_, err = c.State(5)
	require.ErrorIs(t, err, os.ErrNotExist)
	list, err := c.Stakers()
	require.NoError(t, err)
	require.Equal(t, stakers().L1Hash, list.L1Hash)
	require.Equal(t, stakers().Stakers[0], list.Stakers[0])

	// A file that was put there of another block, or another deployment.
	text, err := os.ReadFile(c.statePath(Spacing))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(c.statePath(9), text, 0o600))
	_, err = c.State(9)
	require.ErrorIs(t, err, ErrOther)
	other := deployment()
	other.Settlement[0]++
	theirs := Open(folder, other, ledgercircuit.Application{})
	require.NotEqual(t, c.dir, theirs.dir)
	require.NoError(t, os.Rename(c.dir, theirs.dir))
	_, err = theirs.State(Spacing)
	require.ErrorIs(t, err, ErrOther)
	_, err = theirs.Stakers()
	require.ErrorIs(t, err, ErrOther)

	// What still decodes and is not what was written.
	for path, change := range map[string][2]string{
		theirs.statePath(Spacing): {`"nonce": "0"`, `"nonce": "1"`}, theirs.stakersPath(): {`"vrfKey": "9"`, `"vrfKey": "8"`},
	} {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		changed := strings.Replace(string(text), change[0], change[1], 1)
		require.NotEqual(t, string(text), changed)
		require.NoError(t, os.WriteFile(path, []byte(changed), 0o600))
	}
	theirs.of = c.of
	_, err = theirs.State(Spacing)
	require.ErrorIs(t, err, record.ErrDamaged)
	_, err = theirs.Stakers()
	require.ErrorIs(t, err, record.ErrDamaged)
	require.NoError(t, theirs.DropState(Spacing))
	require.NoError(t, theirs.DropState(Spacing))
	require.NoError(t, theirs.DropStakers())
}

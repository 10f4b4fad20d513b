package mempool

import (
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
)

// Each reason for which a transfer is refused, and which of them are its sender's lies.
func TestRefused(t *testing.T) {
	w := newWorld(t, 3, Config{LeastFee: ledger.NewAmount(2)})
	w.adds(transfer(0, 1, 0, 100, 10))
	other := transfer(1, 2, 0, 100, 2)
	other.Sign(ledgertest.AccountKey(1), fr.NewElement(31338))
	address := transfer(1, 2, 0, 100, 2)
	address.ToAddress = ledgertest.AccountKey(9).Address()
	address.Sign(ledgertest.AccountKey(1), ledgerID)
	for name, c := range map[string]struct {
		tx     ledger.Transfer
		reason Reason
		err    error
	}{
		"null":               {ledger.Transfer{}, ReasonMalformed, errNull},
		"index":              {transfer(0, ledger.MaxAccounts, 1, 100, 2), ReasonMalformed, ledger.ErrIndexRange},
		"other deployment":   {other, ReasonSignature, ledger.ErrBadSignature},
		"known":              {transfer(0, 1, 0, 100, 10), ReasonKnown, nil},
		"sender":             {transfer(9, 1, 0, 100, 2), ReasonAccount, ledger.ErrUnknownSender},
		"too far":            {transfer(1, 2, 64, 100, 2), ReasonNonceAhead, ledger.ErrWrongNonce},
		"balance":            {transfer(1, 2, 0, 999, 2), ReasonAccount, ledger.ErrBalanceTooLow},
		"keeps too little":   {transfer(1, 2, 0, 994, 2), ReasonAccount, ledger.ErrKeepsTooLittle},
		"both together":      {transfer(0, 2, 1, 884, 2), ReasonAccount, ledger.ErrBalanceTooLow},
		"receiver":           {address, ReasonAccount, ledger.ErrAddressMismatch},
		"opens with little":  {transfer(1, 9, 0, 4, 2), ReasonAccount, ledger.ErrOpensTooLow},
		"fee":                {transfer(1, 2, 0, 100, 1), ReasonFee, nil},
		"replaces for less":  {transfer(0, 2, 0, 100, 9), ReasonReplacement, nil},
		"replaces too cheap": {transfer(0, 2, 0, 100, 10), ReasonReplacement, nil},
	} {
		refused := w.refuses(c.reason, c.tx)
		require.ErrorIs(t, refused, refused.Err)
		if c.err != nil {
			require.ErrorIs(t, refused, c.err, name)
		}
		if c.reason == ReasonMalformed {
			continue // has no message
		}
		forward, lie := w.Take(message(t, c.tx))
		require.False(t, forward, name)
		require.Equal(t, c.reason == ReasonSignature, lie != nil, name)
	}
	w.adds(transfer(0, 2, 1, 883, 2)) // and no wei more
	w.moves(w.block(w.state, transfer(1, 2, 0, 1, 2)))
	require.ErrorIs(t, w.refuses(ReasonNonceUsed, transfer(1, 2, 0, 2, 3)), ledger.ErrWrongNonce)
}

// A transfer of a nonce gives way to one that pays a tenth more, and one wei at least.
func TestReplaced(t *testing.T) {
	w := newWorld(t, 2, Config{})
	free, cheap, dear := transfer(0, 1, 0, 100, 0), transfer(0, 1, 0, 100, 1), transfer(0, 1, 0, 100, 101)
	w.adds(free)
	added, err := w.Add(cheap)
	require.NoError(t, err)
	hash := Hash(message(t, free))
	require.Equal(t, &hash, added.Replaced)
	require.Len(t, added.Dropped, 1)
	require.Equal(t, ReasonReplaced, added.Dropped[0].Reason)
	require.True(t, added.Ready)
	w.adds(dear)
	w.refuses(ReasonReplacement, transfer(0, 1, 0, 100, 111))
	w.adds(transfer(0, 1, 0, 100, 112))
	w.holds(transfer(0, 1, 0, 100, 112))
}

// Transfers wait for those of lower nonces.
func TestReady(t *testing.T) {
	w := newWorld(t, 2, Config{})
	added, err := w.Add(transfer(0, 1, 1, 100, 1))
	require.NoError(t, err)
	require.False(t, added.Ready)
	require.Empty(t, w.body(w.state, 4))
	added, err = w.Add(transfer(0, 1, 0, 100, 0))
	require.NoError(t, err)
	require.True(t, added.Ready)
	require.Len(t, w.body(w.state, 4), 2)
	one := uint32(1)
	require.Empty(t, w.Pending(&one))
	for _, p := range w.Pending(nil) {
		require.True(t, p.Ready)
		require.Equal(t, p.Hash, Hash(message(t, p.Transfer)))
	}
}

// A full pool gives up what pays least, and first what waits for what is not there.
func TestFull(t *testing.T) {
	w := newWorld(t, 9, Config{MaxTransfers: 4})
	waits := transfer(2, 0, 1, 1, 100)
	w.adds(transfer(0, 1, 0, 1, 3), transfer(0, 1, 1, 1, 1), transfer(1, 0, 0, 1, 5), waits)
	added, err := w.Add(transfer(3, 0, 0, 1, 1))
	require.NoError(t, err)
	require.Equal(t, []Dropped{{Hash(message(t, waits)), ReasonEvicted, added.Dropped[0].Err}}, added.Dropped, "it is of no use as it is")
	w.refuses(ReasonFull, transfer(4, 0, 1, 1, 100))
	w.refuses(ReasonFull, transfer(4, 0, 0, 1, 1))
	w.adds(transfer(4, 0, 0, 1, 2), transfer(5, 0, 0, 1, 2)) // for the two that pay 1
	w.holds(transfer(0, 1, 0, 1, 3), transfer(1, 0, 0, 1, 5), transfer(4, 0, 0, 1, 2), transfer(5, 0, 0, 1, 2))
	// A sender's own transfers are no room for it: the next would be of no use without them.
	w = newWorld(t, 2, Config{MaxTransfers: 2})
	w.adds(transfer(0, 1, 0, 1, 1), transfer(0, 1, 1, 1, 1))
	w.refuses(ReasonFull, transfer(0, 1, 2, 1, 9))
	// Only the last of a sender's can go.
	w.adds(transfer(1, 0, 0, 1, 2))
	w.holds(transfer(0, 1, 0, 1, 1), transfer(1, 0, 0, 1, 2))
}

// A flood of one sender and of many is bounded.
func TestFlood(t *testing.T) {
	w := newWorld(t, 40, Config{MaxTransfers: 100})
	for nonce := range uint64(200) {
		_, err := w.Add(transfer(0, 1, nonce, 1, 1))
		require.Equal(t, nonce < MaxPerSender, err == nil)
	}
	require.Equal(t, MaxPerSender, w.Len())
	for from := range uint32(40) {
		for nonce := range uint64(5) {
			_, _ = w.Add(transfer(from, 0, nonce, 1, uint64(from)))
		}
	}
	require.Equal(t, 100, w.Len())
	for range 3 {
		state := w.state
		for _, p := range w.Pending(nil) {
			if p.Ready && p.Transfer.Nonce == 0 {
				state = w.block(state, p.Transfer)
			}
		}
		w.moves(state)
		w.moves(w.state)
	}
	require.LessOrEqual(t, w.Len(), 100)
	require.LessOrEqual(t, len(w.past.order), 100)
	require.Equal(t, len(w.past.order), len(w.past.hashes))
}

// The body has the highest fees, and a sender's low fee gives way together with the high one after
// it.
func TestBodyTakesTheHighestFees(t *testing.T) {
	w := newWorld(t, 5, Config{})
	w.adds(
		transfer(0, 4, 0, 1, 1), transfer(0, 4, 1, 1, 100), transfer(0, 4, 2, 1, 2),
		transfer(1, 4, 0, 1, 40), transfer(2, 4, 0, 1, 30), transfer(3, 4, 0, 1, 20),
	)
	fees := func(places uint32) (fees []int64) {
		for _, r := range w.body(w.state, places) {
			fees = append(fees, r.Fee.Big().Int64())
		}
		return fees
	}
	require.Equal(t, []int64{1, 100, 40, 30}, fees(4))
	require.Equal(t, []int64{40}, fees(1), "there is no room for the two")
	require.Equal(t, []int64{1, 100, 40}, fees(3))
	require.Equal(t, []int64{1, 100, 40, 30, 20, 2}, fees(8))
	require.Empty(t, fees(0))
}

// Where others open a receiver's leaf first, what cannot be applied is left out, with what follows.
func TestBodyLeavesOutWhatCannotBeApplied(t *testing.T) {
	w := newWorld(t, 3, Config{})
	opens := transfer(0, 7, 0, 10, 50)
	other := transfer(1, 7, 0, 10, 40) // the same leaf for another key
	other.ToAddress = ledgertest.AccountKey(8).Address()
	other.Sign(ledgertest.AccountKey(1), ledgerID)
	w.adds(opens, other, transfer(1, 2, 1, 10, 39), transfer(2, 0, 0, 1, 1))
	records := w.body(w.state, 4)
	require.Equal(t, ledger.Records([]ledger.Transfer{opens, transfer(2, 0, 0, 1, 1)}), records)
}

// The same transfers make the same body, in whatever order they came.
func TestBodyIsDeterministic(t *testing.T) {
	var transfers []ledger.Transfer
	for from := range uint32(12) {
		for nonce := range uint64(3) {
			transfers = append(transfers, transfer(from, 0, nonce, 1, uint64(from)%3))
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	var want []ledger.Record
	for i := range 5 {
		w := newWorld(t, 12, Config{})
		random.Shuffle(len(transfers), func(i, j int) { transfers[i], transfers[j] = transfers[j], transfers[i] })
		w.adds(transfers...)
		got := w.body(w.state, 16)
		require.Len(t, got, 16)
		if i > 0 {
			require.Equal(t, want, got)
		}
		want = got
	}
}

// What a block had leaves the pool, and comes back when L1 drops the block: also what others put
// into it.
func TestReorg(t *testing.T) {
	w := newWorld(t, 4, Config{})
	own, later, stays := transfer(0, 1, 0, 900, 1), transfer(0, 1, 1, 90, 1), transfer(3, 1, 0, 1, 1)
	others, spent := transfer(1, 2, 0, 100, 1), transfer(2, 3, 0, 1000, 1)
	w.adds(own, later, stays)
	after := w.block(w.state, own, others, spent)
	w.moves(after)
	w.holds(later, stays)
	require.Equal(t, []Dropped{{Hash(message(t, own)), ReasonNonceUsed, w.dropped[0].Err}}, w.dropped)
	w.refuses(ReasonNonceUsed, others)

	w.moves(w.state)
	w.holds(own, later, stays, others) // spent was paid out of what others had paid

	// Another block in its place: what it leaves out is wanted, what it contradicts is not.
	rival := transfer(0, 2, 0, 990, 3)
	w.dropped = nil
	w.moves(w.block(w.state, rival))
	w.holds(stays, others, spent) // which the rival has paid for
	require.Len(t, w.dropped, 2)
	require.Equal(t, ReasonNonceUsed, w.dropped[0].Reason)
	require.Equal(t, ReasonAccount, w.dropped[1].Reason, "nothing is left to pay it with")
	require.ErrorIs(t, w.dropped[1].Err, ledger.ErrBalanceTooLow)
	w.dropped = nil
	w.moves(w.state)
	w.holds(stays, others, rival) // which pays more than the one it was in the place of
}

// Only transfers of this node are published, and only when they are taken.
func TestPublish(t *testing.T) {
	w := newWorld(t, 3, Config{})
	var published [][]byte
	w.Publish(func(m []byte) { published = append(published, m) })
	own, others := transfer(0, 1, 0, 1, 1), message(t, transfer(1, 0, 0, 1, 1))
	w.adds(own)
	w.refuses(ReasonKnown, own)
	forward, lie := w.Take(others)
	require.NoError(t, lie)
	require.True(t, forward)
	forward, lie = w.Take(others)
	require.NoError(t, lie)
	require.False(t, forward, "it is known")
	clear(others)
	require.Equal(t, [][]byte{message(t, own)}, published)
	require.Len(t, w.body(w.state, 4), 2, "the message is the caller's")
}

// A state of another application is refused.
func TestOtherApplication(t *testing.T) {
	w := newWorld(t, 1, Config{})
	tip := &prover.Tip{State: struct{ application.State }{}}
	_, err := w.Body(tip, 4)
	require.ErrorIs(t, err, ledger.ErrOtherApplication)
	require.ErrorIs(t, w.Moved(tip), ledger.ErrOtherApplication)
	require.ErrorIs(t, w.Seen(&application.Execution{Post: tip.State}), ledger.ErrOtherApplication)
}

// Peers, people, blocks and drafts use it at once.
func TestConcurrentUse(t *testing.T) {
	w := newWorld(t, 8, Config{MaxTransfers: 20})
	w.config.Dropped = func(Dropped) {}
	after := w.block(w.state, transfer(0, 1, 0, 1, 1))
	var all sync.WaitGroup
	for from := range uint32(8) {
		all.Go(func() {
			for nonce := range uint64(5) {
				_, _ = w.Add(transfer(from, 0, nonce, 1, uint64(from)))
				_, _ = w.Body(&prover.Tip{State: w.state}, 8)
				_ = w.Moved(&prover.Tip{State: []*ledger.State{w.state, after}[nonce%2]})
				w.Pending(nil)
			}
		})
	}
	all.Wait()
	require.LessOrEqual(t, w.Len(), 20)
}

// Whatever comes in whatever order, over blocks and reorgs: bodies execute (which body sees to),
// all that is pooled is payable, bounds hold, and the books agree.
func TestPoolHolds(t *testing.T) {
	signed := map[[5]uint64]ledger.Transfer{}
	sign := func(from, to, nonce, amount, fee uint64) ledger.Transfer {
		key := [5]uint64{from, to, nonce, amount, fee}
		if _, ok := signed[key]; !ok {
			signed[key] = transfer(uint32(from), uint32(to), nonce, amount, fee)
		}
		return signed[key]
	}
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t, 4, Config{MaxTransfers: 6})
		states := []*ledger.State{w.state}
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			tip := states[len(states)-1]
			switch rapid.IntRange(0, 9).Draw(t, "step") {
			default:
				draw := func(name string, from ...uint64) uint64 { return rapid.SampledFrom(from).Draw(t, name) }
				tx := sign(draw("from", 0, 1, 2, 3), draw("to", 0, 1, 4, 5), draw("nonce", 0, 1, 2, 3), draw("amount", 1, 5, 300, 900), draw("fee", 0, 1, 5, 50))
				if rapid.Bool().Draw(t, "peer") {
					_, lie := w.Take(message(t, tx))
					require.NoError(t, lie)
				} else {
					_, _ = w.Add(tx)
				}
			case 7, 8:
				records := w.body(tip, uint32(rapid.IntRange(0, 4).Draw(t, "places")))
				var transfers []ledger.Transfer
				for state := tip.Clone(); len(transfers) < len(records); {
					sender, _ := state.Account(records[len(transfers)].From)
					tx, err := records[len(transfers)].Transfer(sender)
					require.NoError(t, err)
					_, err = state.Apply(tx)
					require.NoError(t, err)
					transfers = append(transfers, tx)
				}
				states = append(states, w.block(tip, transfers...))
				w.moves(states[len(states)-1])
			case 9:
				states = states[:rapid.IntRange(1, len(states)).Draw(t, "left")]
				w.moves(states[len(states)-1])
			}
			holds(t, w, states[len(states)-1])
		}
	})
}

func holds(t *rapid.T, w *world, tip *ledger.State) {
	pending := w.Pending(nil)
	require.LessOrEqual(t, len(pending), 6)
	require.Equal(t, len(pending), w.Len())
	hashes, costs := map[common.Hash]bool{}, map[uint32]uint64{}
	for _, p := range pending {
		require.True(t, p.Transfer.Verify(ledgerID))
		hashes[p.Hash] = true
		account, _ := tip.Account(p.Transfer.From)
		require.GreaterOrEqual(t, p.Transfer.Nonce, account.Nonce)
		costs[p.Transfer.From] += p.Transfer.Amount.Big().Uint64() + p.Transfer.Fee.Big().Uint64()
		require.LessOrEqual(t, costs[p.Transfer.From]+5, account.Balance.Big().Uint64())
		if p.Ready && p.Transfer.Nonce == account.Nonce {
			require.NoError(t, tip.Check(p.Transfer))
		}
	}
	require.Len(t, hashes, len(pending))
	w.body(tip, 4)
}

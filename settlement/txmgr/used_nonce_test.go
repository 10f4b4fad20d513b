package txmgr

import (
	"context"
	"errors"
	"math/big"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
)

// A nonce that no transaction of the account used, as by an EIP-7702 authorization, or that nobody
// can tell who used, is used all the same: it is not polled for ever.
func TestNonceUsedByNobodyKnown(t *testing.T) {
	for name, says := range map[string]error{
		"nobody": nil, "pruned": &nodeError{code: 4444, text: "pruned history"}, "unreadable": errors.New("missing required field 'number'"),
	} {
		chain := newFakeChain()
		chain.autoMine = false
		cfg, _, _ := leaping(t)
		m := newManager(t, cfg, chain)
		p, err := m.SendAsync(within(t), candidate("a"))
		if err != nil {
			t.Fatal(err)
		}
		chain.dropPool()
		chain.put(foreignTx(0, 9e9))
		chain.hook = func(method string, before bool, _ any) error {
			if method == "SentIn" && before && says != nil {
				return says
			}
			if method == "SentIn" && !before {
				return errNotHere
			}
			return nil
		}
		chain.setAutoMine(true)
		_, err = p.Wait(within(t))
		if replaced, ok := errors.AsType[*ReplacedError](err); !ok || replaced.Nonce != 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// aheadOfItself is a node that makes a block: it answers for the newest one with the state after
// the next, and refuses what is in that.
type aheadOfItself struct {
	*fakeChain
	on atomic.Bool
}

func (a *aheadOfItself) NonceAt(ctx context.Context, from common.Address, number *big.Int) (uint64, error) {
	nonce, err := a.fakeChain.NonceAt(ctx, from, number)
	a.mu.Lock()
	newest := uint64(len(a.blocks) - 1)
	a.mu.Unlock()
	if a.on.Load() && (number == nil || number.Uint64() == newest) {
		nonce++
	}
	return nonce, err
}

func (a *aheadOfItself) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	if a.on.Load() {
		return core.ErrNonceTooLow
	}
	return a.fakeChain.SendTransaction(ctx, tx)
}

// A transaction whose block is being made is not sent again under another nonce, also where one
// confirmation is enough.
func TestNonceUsedInABlockThatIsBeingMade(t *testing.T) {
	for _, x := range []struct{ confirmations, blocks uint64 }{{1, 0}, {1, 4}, {2, 0}, {2, 4}, {1, 200}} {
		chain := &aheadOfItself{fakeChain: newFakeChain()}
		chain.autoMine = false
		for range x.blocks {
			chain.put()
		}
		cfg := fastConfig()
		cfg.Confirmations = x.confirmations
		m := newManager(t, cfg, chain)
		p, err := m.SendAsync(within(t), candidate("a"))
		if err != nil {
			t.Fatal(err)
		}
		eventually(t, "in the pool", func() bool {
			chain.mu.Lock()
			defer chain.mu.Unlock()
			return len(chain.pool) == 1
		})
		chain.on.Store(true)
		asked := chain.count("Block")
		eventually(t, "asked who used the nonce", func() bool { return chain.count("SentIn") > 2 || chain.count("Block") > asked+500 })
		chain.on.Store(false)
		chain.setAutoMine(true)
		if _, err := p.Wait(within(t)); err != nil {
			t.Error(err)
		}
		landedOnce(t, chain.fakeChain, "a")
	}
}

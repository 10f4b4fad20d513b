package audit_test

import (
	"errors"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/audit"
	"fernet/settlement"
	"fernet/settlement/devnet"
)

// Audits of L1's finalized block, while L1 goes on, never find anything: 50 of them, and in between
// claims, roots, transfers and reorgs at the tip.
func TestMovingChain(t *testing.T) {
	s := start(t, nil)
	s.tell()
	done := make(chan error)
	go func() {
		defer close(done)
		for range 50 {
			k := new(kept)
			summary, err := audit.Run(t.Context(), s.Client, audit.Options{App: prover.Application()}, k)
			switch {
			case errors.Is(err, settlement.ErrReorged):
			case err != nil:
				done <- err
			case summary.Findings > 0:
				done <- errors.New(k.findings[0].String())
			}
		}
	}()
	finalized := false
	for i := 0; ; i++ {
		select {
		case err, more := <-done:
			if !more {
				require.Greater(t, i, 10, "L1 did not move")
				return
			}
			require.NoError(t, err)
		default:
		}
		s.moves(i, &finalized)
	}
}

// moves makes something happen.
func (s *story) moves(i int, finalized *bool) {
	c := s.Client
	// L1's finalized block, the newest multiple of 32, stays.
	if head := s.L1.Head().Number.Uint64(); i%3 == 0 && head%32 > 3 {
		require.NoError(s.t, s.L1.Reorg(2, false))
	}
	const last = 3 // the block that tell left with a root
	switch block, err := c.Block(s.t.Context(), last); {
	case err == nil && !*finalized && s.L1.Head().Number.Uint64() >= block.WindowEnd:
		s.Send(stranger, c.Finalize(last))
		*finalized = true
	case err == nil && !*finalized && i == 1:
		s.proves(last, helper, 3000)
	case *finalized && i%7 == 0:
		if left, err := c.Remainder(s.t.Context(), last); err == nil && !left.SequencerPaid && s.L1.Head().Number.Uint64()+3 < left.ExpiryBlock {
			s.Send(stranger, c.ClaimSequencerShare(last))
		}
	default:
		s.Send(stranger, c.Faucet(devnet.Address(stranger), big.NewInt(int64(i+1))))
	}
}

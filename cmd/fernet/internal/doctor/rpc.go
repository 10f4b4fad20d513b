package doctor

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"sync"
	"time"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement/l1"
)

// maxBehind is how many blocks one URL may be behind another.
const maxBehind = 3

// urls checks every RPC URL. It returns those that answer, and whether there is one to go on with.
func (r *Report) urls(ctx context.Context, s *session.Session) (answering []string, ok bool) {
	urls, err := s.URLs()
	if err != nil {
		r.add("RPC", Bad, "such as --rpc-url https://...", "%v", err)
		return nil, false
	}
	wanted, named := config.NetworkNamed(s.Config.Network)
	found := probe(ctx, urls)
	var chain *big.Int
	if named {
		chain = new(big.Int).SetUint64(wanted.ChainID)
	}
	var newest uint64 // of this chain: another's says nothing of it
	for _, e := range found {
		if e.Err != nil {
			continue
		}
		if chain == nil {
			chain = e.ChainID
		}
		if e.ChainID.Cmp(chain) == 0 {
			newest = max(newest, e.Head.Number.Uint64())
		}
	}
	// While another URL answers, one that does not keeps nothing from working.
	silent := Bad
	if slices.ContainsFunc(found, func(e l1.Endpoint) bool { return e.Err == nil }) {
		silent = Warn
	}
	for i, e := range found {
		name := "RPC " + e.URL
		switch {
		case e.Err != nil:
			r.add(name, silent, "check the URL, its key and the network, or name another --rpc-url", "%v", e.Err)
		case e.ChainID.Cmp(chain) != 0:
			r.add(name, Bad, "name URLs of one chain only, that of --network", "it is on chain %d, not %d", e.ChainID, chain)
		case e.Head.Number.Uint64()+maxBehind < newest:
			answering = append(answering, urls[i])
			r.add(name, Warn, "wait until it has caught up, or name it last", "it is %d blocks behind", newest-e.Head.Number.Uint64())
		default:
			answering = append(answering, urls[i])
			r.add(name, OK, "", "chain %d, block %d, %s, answers in %s", e.ChainID, e.Head.Number, e.Client, e.Took.Round(time.Millisecond))
		}
	}
	if len(answering) == 0 {
		return nil, false
	}
	if _, err := s.L1(ctx); err != nil {
		// The URLs above say which.
		mend := "remove the URLs that are bad"
		if !errors.Is(err, l1.ErrChains) {
			mend = "run fernet doctor again, or name another --rpc-url"
		}
		r.add("L1", Bad, mend, "%v", err)
		return nil, false
	}
	return answering, true
}

// probeTimeout is how long a URL may take: one that takes longer is of no use to the other
// commands.
const probeTimeout = 5 * time.Second

// probe asks every URL for itself, all at once: one that hangs takes the time of its timeout.
func probe(ctx context.Context, urls []string) []l1.Endpoint {
	found := make([]l1.Endpoint, len(urls))
	var all sync.WaitGroup
	for i, u := range urls {
		all.Go(func() { found[i] = l1.Probe(ctx, u, probeTimeout) })
	}
	all.Wait()
	return found
}

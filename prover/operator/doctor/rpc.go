package doctor

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"sync"
	"time"

	"fernet/settlement/l1"
)

// maxBehind is how many blocks one URL may be behind another.
const maxBehind = 3

// onURLs checks every RPC URL, and opens L1 when there is one to go on with, which it reports.
func (e *examination) onURLs(ctx context.Context, r *findings) bool {
	if e.NoURLs != nil {
		r.fail("RPC", Bad, NoURLs, e.NoURLs)
		return false
	}
	found := probe(ctx, e.URLs)
	var chain *big.Int
	if e.Subject.ChainID != 0 {
		chain = new(big.Int).SetUint64(e.Subject.ChainID)
	}
	var newest uint64 // of this chain: another's says nothing of it
	for _, f := range found {
		if f.Err != nil {
			continue
		}
		if chain == nil {
			chain = f.ChainID
		}
		if f.ChainID.Cmp(chain) == 0 {
			newest = max(newest, f.Head.Number.Uint64())
		}
	}
	// While another URL answers, one that does not keeps nothing from working.
	silent := Bad
	if slices.ContainsFunc(found, func(f l1.Endpoint) bool { return f.Err == nil }) {
		silent = Warn
	}
	for i, f := range found {
		name := "RPC " + f.URL
		switch {
		case f.Err != nil:
			r.fail(name, silent, URLSilent, f.Err)
		case f.ChainID.Cmp(chain) != 0:
			r.add(name, Bad, URLOtherChain, "it is on chain %d, not %d", f.ChainID, chain)
		case f.Head.Number.Uint64()+maxBehind < newest:
			e.urls = append(e.urls, e.URLs[i])
			r.add(name, Warn, URLBehind, "it is %d blocks behind", newest-f.Head.Number.Uint64())
		default:
			e.urls = append(e.urls, e.URLs[i])
			r.add(name, OK, "", "chain %d, block %d, %s, answers in %s", f.ChainID, f.Head.Number, f.Client, f.Took.Round(time.Millisecond))
		}
	}
	if len(e.urls) == 0 {
		return false
	}
	if e.Open == nil {
		r.fail("L1", Bad, Unasked, errNoOpen)
		return false
	}
	var err error
	if e.L1, err = e.Open(ctx); err != nil {
		code := Unasked
		if errors.Is(err, l1.ErrChains) {
			code = URLsDisagree // the URLs above say which
		}
		r.fail("L1", Bad, code, err)
		return false
	}
	return true
}

// errNoOpen is the finding on a subject without Open.
var errNoOpen = errors.New("a node answers, and nothing says what to examine on L1: Open is missing")

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

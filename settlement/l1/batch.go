package l1

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"fernet/settlement/rpcerr"
)

// batchSizes are how many requests go into one batch: less when a node refuses more, and 1 stands
// for no batch at all. 100 is what Erigon and several gateways take unless told otherwise.
var batchSizes = []int{100, 10, 1}

// batchAgain is how long a node is not asked for what it refused: the refusal may have been a
// gateway's bad minute, and one that is no refusal costs a batch in so much time.
const batchAgain = 10 * time.Minute

// batchSize is the largest batch that a node did not refuse lately, as an index of batchSizes.
type batchSize struct {
	mu    sync.Mutex
	index int
	since time.Time // of the last refusal
}

func (b *batchSize) now() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.index > 0 && time.Since(b.since) >= batchAgain {
		b.index = 0
	}
	return b.index
}

// refused notes that a batch of a size was refused.
func (b *batchSize) refused(index int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.index == index {
		b.index, b.since = index+1, time.Now()
	}
}

// BatchCall makes requests that only read, many at a time where the nodes take that. Which of them
// the answer of a batch leaves out, or fails for a reason that is the URL's own, is asked once more
// by itself, as by Call. A request's own error is in its element. An error is returned when no URL
// answers; the elements say nothing then.
//
// When mostInVain requests asked by themselves failed for a reason that is no fault of theirs, on
// every URL and after the pauses of Call, no more are: the others fail with the same error.
func (c *Client) BatchCall(ctx context.Context, batch []rpc.BatchElem) error {
	var vain inVain
	for len(batch) > 0 {
		taken, err := c.batchSome(ctx, batch, &vain)
		if err != nil {
			return err
		}
		batch = batch[taken:]
	}
	return nil
}

// mostInVain bounds how long a batch takes of which every request is asked by itself.
const mostInVain = 2

// inVain are the requests of a batch that no URL could answer.
type inVain struct {
	count int
	last  error
}

// batchSome makes the first requests of a batch, as many as a node takes, and returns how many.
func (c *Client) batchSome(ctx context.Context, batch []rpc.BatchElem, vain *inVain) (int, error) {
	if vain.count >= mostInVain {
		for i := range batch {
			batch[i].Error = vain.last
		}
		return len(batch), nil
	}
	var size int
	var e *endpoint
	answered, err := ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (bool, error) {
		e = c.endpointOf(n)
		for {
			at := e.batch.now()
			if size = min(batchSizes[at], len(batch)); size == 1 {
				return false, nil
			}
			err := n.Client().BatchCallContext(ctx, batch[:size])
			if !refusesBatch(err, batch[:size]) {
				return true, err
			}
			e.batch.refused(at)
		}
	})
	if err != nil {
		return 0, err
	}
	for i := range batch[:size] {
		if answered && !rpcerr.Of(batch[i].Error).NextURL() {
			if batch[i].Error != nil {
				batch[i].Error = e.wrap(batch[i].Error)
			}
			continue
		}
		if vain.count >= mostInVain {
			batch[i].Error = vain.last
			continue
		}
		// What a request that is made again has to say is only what it says this time.
		if batch[i].Error = c.Call(ctx, batch[i].Result, batch[i].Method, batch[i].Args...); batch[i].Error != nil && !Answered(batch[i].Error) {
			return 0, batch[i].Error
		}
		if rpcerr.Of(batch[i].Error).NextURL() {
			vain.count, vain.last = vain.count+1, batch[i].Error
		}
	}
	return size, nil
}

// refusesBatch reports whether a node or a gateway did not take a batch as such, and not one of its
// requests.
func refusesBatch(err error, batch []rpc.BatchElem) bool {
	if err == nil {
		return sameRefusal(batch)
	}
	var status rpc.HTTPError
	if errors.As(err, &status) {
		switch status.StatusCode {
		case http.StatusUnauthorized, http.StatusTooManyRequests:
			return false
		default:
			return status.StatusCode >= 400 && status.StatusCode < 500
		}
	}
	// One object where a list was asked for: an error about all of them.
	var other *json.UnmarshalTypeError
	return errors.As(err, &other)
}

// sameRefusal reports whether all requests of a batch got the same error, or no answer at all, and
// the error is not about what they ask for: of a state that the node does not keep, every call says
// the same.
func sameRefusal(batch []rpc.BatchElem) bool {
	for _, elem := range batch {
		if elem.Error == nil || aboutRequest(elem.Error) || elem.Error.Error() != batch[0].Error.Error() {
			return false
		}
	}
	return true
}

// aboutRequest reports whether an error is about what a request asks for, whoever else asks for it:
// a call that failed, with the data of a revert or without, a block or a state that is not there,
// logs of too many blocks.
func aboutRequest(err error) bool {
	switch rpcerr.Of(err) {
	case rpcerr.Failed, rpcerr.Lacking, rpcerr.Pruned, rpcerr.TooWide:
		return true
	}
	var data rpc.DataError
	return errors.As(err, &data) && data.ErrorData() != nil
}

func (c *Client) endpointOf(n *ethclient.Client) *endpoint {
	for _, e := range c.endpoints {
		if e.has(n) {
			return e
		}
	}
	panic("l1: a node of no endpoint")
}

// Avoid leaves the URL that answered last: it answers, but what it has is found to be incomplete.
// It is asked last for a minute. Avoid reports whether there is another that was not left lately.
func (c *Client) Avoid(reason error) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	c.endpoints[c.current].until = now.Add(maxBackoff)
	for i := range c.endpoints {
		next := c.endpoints[(c.current+i)%len(c.endpoints)]
		if now.Before(next.until) {
			continue
		}
		c.opts.Log.Warn("an RPC URL is left, its answers are incomplete", "url", c.endpoints[c.current].label, "next", next.label, "err", reason)
		c.current = next.index
		return true
	}
	return false
}

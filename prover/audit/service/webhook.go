package service

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/audit"
)

// ErrWebhook means that findings cannot be posted to what was named.
var ErrWebhook = errors.New("a webhook is a URL of http or https")

// Bounds of posting: findings that wait, tries of each, and how long a try and the end may take.
const (
	maxWaiting = 256
	maxTries   = 5
	tryFor     = 10 * time.Second
	endFor     = 10 * time.Second
)

// Post is the JSON that is posted of a finding.
type Post struct {
	ChainID    uint64         `json:"chainId"`
	Settlement common.Address `json:"settlement"`
	Finding    audit.Finding  `json:"finding"`
	Text       string         `json:"text"` // the same in a line, as chats show it
}

// webhook posts findings, one after the other. The audit does not wait for it.
type webhook struct {
	o       Options
	client  *http.Client
	waiting chan audit.Finding
	failed  atomic.Uint64 // findings that were not posted
	stop    context.CancelFunc
	done    chan struct{}
}

func newWebhook(o Options) (*webhook, error) {
	// The URL may hold a secret: no error and no line of the log has it.
	to, err := url.Parse(o.Webhook)
	if err != nil || to.Host == "" || to.Scheme != "http" && to.Scheme != "https" {
		return nil, ErrWebhook
	}
	if o.Pause == 0 {
		o.Pause = time.Second
	}
	ctx, stop := context.WithCancel(context.Background())
	h := &webhook{o: o, waiting: make(chan audit.Finding, maxWaiting), stop: stop, done: make(chan struct{})}
	// A redirect would become a GET without the finding.
	h.client = &http.Client{Timeout: tryFor, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	go h.run(ctx)
	return h, nil
}

func (h *webhook) log() *slog.Logger { return h.o.Log }

// send has a finding posted.
func (h *webhook) send(f audit.Finding) {
	select {
	case h.waiting <- f:
	default:
		h.fails(f, fmt.Errorf("%d others wait already", maxWaiting))
	}
}

func (h *webhook) fails(f audit.Finding, err error) {
	h.failed.Add(1)
	h.log().Error("a finding was not posted to the webhook", "rule", f.Rule, "block", f.Block, "err", err)
}

func (h *webhook) run(ctx context.Context) {
	defer close(h.done)
	for f := range h.waiting {
		if err := h.post(ctx, f); err != nil {
			h.fails(f, err)
		}
	}
}

// close posts what waits, for a time, and counts the rest as failed.
func (h *webhook) close() {
	close(h.waiting)
	timer := time.AfterFunc(endFor, h.stop)
	<-h.done
	timer.Stop()
	h.stop()
}

// post tries until the finding is taken, it is refused for good, or there were enough tries.
func (h *webhook) post(ctx context.Context, f audit.Finding) error {
	body, err := json.Marshal(Post{h.o.ChainID, h.o.Settlement, f, f.String()})
	if err != nil {
		return err
	}
	pause := h.o.Pause
	for try := 1; ; try++ {
		again, err := h.try(ctx, body)
		if err == nil || !again || try == maxTries {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pause):
		}
		pause *= 2
	}
}

// try posts once. again says whether another try may do better.
func (h *webhook) try(ctx context.Context, body []byte) (again bool, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, h.o.Webhook, bytes.NewReader(body))
	if err != nil {
		return false, ErrWebhook
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := h.client.Do(request)
	if hidden, is := errors.AsType[*url.Error](err); is {
		err = hidden.Err
	}
	if err != nil {
		return true, err
	}
	defer func() { _ = response.Body.Close() }() // nothing is read of it
	if response.StatusCode/100 != 2 {
		return response.StatusCode >= 500 || response.StatusCode == http.StatusTooManyRequests, fmt.Errorf("the webhook answered %s", response.Status)
	}
	return false, nil
}

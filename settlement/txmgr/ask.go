package txmgr

import (
	"context"
	"fmt"
	"time"
)

// once makes one request within its time.
func once[T any](ctx context.Context, m *Manager, request func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, m.cfg.RPCTimeout)
	defer cancel()
	return request(ctx)
}

// read makes a request that changes nothing, again and again while it fails for
// a passing reason, for GiveUpAfter.
func read[T any](ctx context.Context, m *Manager, what string, request func(context.Context) (T, error)) (T, error) {
	began := m.clock.Now()
	deadline := began.Add(m.cfg.GiveUpAfter)
	var waiting notice
	for {
		answer, err := once(ctx, m, request)
		if err == nil {
			return answer, nil
		}
		err = fmt.Errorf("read %s: %w", what, clean(err))
		if ctx.Err() != nil || !transient(err) || !m.clock.Now().Before(deadline) {
			return answer, err
		}
		m.log.Debug("again", "err", err)
		m.notice(&waiting, began, "L1 does not answer, waiting", "until", deadline.Sub(m.clock.Now()).Round(time.Second), "said", err)
		select {
		case <-m.clock.After(min(m.cfg.PollInterval, time.Second)):
		case <-ctx.Done():
			return answer, err
		}
	}
}

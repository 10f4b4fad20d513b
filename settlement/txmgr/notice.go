package txmgr

import (
	"time"
)

// What is waited for is said while it is waited for, and not so often that it hides what else is
// said.
const (
	noticeAfter = 10 * time.Second // how long something fails before it is said
	noticeEvery = 30 * time.Second // until it is said again; doubles
	noticeMost  = 10 * time.Minute
)

// notice is what is said about one thing that is waited for. The zero value is that there is
// nothing to wait for.
type notice struct {
	since time.Time // it began
	next  time.Time // it is said again from then on
	every time.Duration
}

// notice says at warn level what is waited for, since when, and that it can be left: the first time
// after noticeAfter. began is when it began, if it is new.
func (m *Manager) notice(n *notice, began time.Time, what string, args ...any) {
	now := m.clock.Now()
	if n.since.IsZero() {
		*n = notice{since: began, next: began.Add(noticeAfter), every: noticeEvery}
	}
	if now.Before(n.next) {
		return
	}
	m.log.Warn(what, append(args, "for", now.Sub(n.since).Round(time.Second),
		"hint", "Ctrl-C is safe: the same command goes on later")...)
	n.next, n.every = now.Add(n.every), min(2*n.every, noticeMost)
}

// over says that nothing is waited for any more, if it was said that something is.
func (m *Manager) over(n *notice, what string, args ...any) {
	if n.every > noticeEvery {
		m.log.Warn(what, append(args, "after", m.clock.Now().Sub(n.since).Round(time.Second))...)
	}
	*n = notice{}
}

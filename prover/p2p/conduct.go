package p2p

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"

	"fernet/prover/wire"
)

// How lies are answered: the second ends the connection, for twice as long each time.
const (
	liesForgiven = 1
	firstBan     = time.Hour
	maxBan       = 30 * 24 * time.Hour
	// a first lie is forgotten after that; a ban is after its end where there is no room for more
	lieMemory    = 24 * time.Hour
	maxConducts  = 1 << 16 // names that are remembered
	keptConducts = maxConducts / 8 * 7
)

// Ban is a peer or a staker that is not listened to. A node that keeps its bans over a restart
// gives them to the next as Config.Bans.
type Ban struct {
	Who   string    `json:"who"`   // "peer/<name>" or "staker/<id>"
	Times int       `json:"times"` // that it was banned
	Until time.Time `json:"until"`
}

func peerName(id peer.ID) string      { return "peer/" + id.String() }
func stakerName(staker uint32) string { return fmt.Sprintf("staker/%d", staker) }

// conduct remembers who lied. A peer that has shown a staker lies in the staker's name too, so that
// other peers of the staker are no fresh start.
type conduct struct {
	mu    sync.Mutex
	names map[string]*deeds
}

type deeds struct {
	lies  []wire.BlockTag // since the last ban: what they are about, zero for no block
	times int
	until time.Time // end of the ban
	last  time.Time // when it lied

	// of the last ban: the lies that it is for, which may be of another one of the names that were
	// banned for it, those that this one had, and the end of the ban before it
	cause, had []wire.BlockTag
	before     time.Time
}

func newConduct(bans []Ban) *conduct {
	c := &conduct{names: map[string]*deeds{}}
	for _, b := range bans {
		c.names[b.Who] = &deeds{times: b.Times, until: b.Until, last: b.Until}
	}
	return c
}

// lie notes a lie about a block, zero for none, under some names. It reports whether it is the
// first of any of them, and whether they are banned for it.
func (c *conduct) lie(now time.Time, about wire.BlockTag, names ...string) (first, banned bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.names) >= maxConducts {
		c.forget(now)
	}
	var worst []wire.BlockTag
	for _, name := range names {
		r := c.names[name]
		if r == nil {
			r = new(deeds)
			c.names[name] = r
		}
		if r.until.Before(now) && now.Sub(r.last) > lieMemory {
			r.lies = nil
		}
		r.lies = append(r.lies, about)
		r.last = now
		first = first || len(r.lies) == 1 && r.times == 0
		if len(r.lies) > len(worst) {
			worst = slices.Clone(r.lies)
		}
	}
	if len(worst) <= liesForgiven {
		return first, false
	}
	for _, name := range names {
		r := c.names[name]
		r.cause, r.had, r.before, r.lies = slices.Clone(worst), r.lies, r.until, nil
		r.until = now.Add(min(firstBan<<min(r.times, 20), maxBan))
		r.times++
	}
	return first, true
}

// pardon takes back the lies about a block, and the bans that would not be without them.
func (c *conduct) pardon(about wire.BlockTag) {
	c.mu.Lock()
	defer c.mu.Unlock()
	isAbout := func(tag wire.BlockTag) bool { return tag == about }
	for _, r := range c.names {
		if slices.ContainsFunc(r.cause, isAbout) {
			r.lies, r.until = append(r.had, r.lies...), r.before
			r.cause, r.had = nil, nil
			r.times--
		}
		r.lies = slices.DeleteFunc(r.lies, isAbout)
	}
}

// forget drops the names whose lies are old, and if that is not enough any that are not banned:
// many at once, since it looks at all of them.
func (c *conduct) forget(now time.Time) {
	for name, r := range c.names {
		if now.After(r.until) && now.Sub(r.last) > lieMemory {
			delete(c.names, name)
		}
	}
	for name, r := range c.names {
		if len(c.names) < keptConducts {
			return
		}
		if now.After(r.until) {
			delete(c.names, name)
		}
	}
}

// banned reports whether any of the names is banned.
func (c *conduct) banned(now time.Time, names ...string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, name := range names {
		if r := c.names[name]; r != nil && now.Before(r.until) {
			return true
		}
	}
	return false
}

// suspect reports whether any of the names has lied and was not banned for it since, or was.
func (c *conduct) suspect(now time.Time, names ...string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, name := range names {
		if r := c.names[name]; r != nil && now.Sub(r.last) <= lieMemory && (len(r.lies) > 0 || r.times > 0) {
			return true
		}
	}
	return false
}

// bans returns those that last, or would make the next one longer.
func (c *conduct) bans() []Ban {
	c.mu.Lock()
	defer c.mu.Unlock()
	var out []Ban
	for name, r := range c.names {
		if r.times > 0 {
			out = append(out, Ban{Who: name, Times: r.times, Until: r.until})
		}
	}
	return out
}

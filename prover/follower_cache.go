package prover

import (
	"errors"
	"fmt"
	"io/fs"

	"fernet/prover/application"
	"fernet/prover/followed"
	"fernet/settlement"
)

// keepEvery is how many blocks have to be proven for the newest state to be kept again: so many are
// executed again by a program that starts anew.
const keepEvery = 8

// CacheOptions are what can be chosen about a follower's cache.
type CacheOptions struct {
	ReadOnly bool              // keep nothing, and remove nothing
	Say      func(line string) // of what is made again, and why; nil: nobody is told
}

// Cache lets the follower go on from what earlier ones kept in a folder, and keep what it finds
// out. What is damaged or not L1's is made again; nothing in the folder, nor that it cannot be
// written, makes a block fail.
func (f *Follower) Cache(folder string, opts CacheOptions) {
	if opts.Say == nil {
		opts.Say = func(string) {}
	}
	f.cache, f.readOnly, f.say = followed.Open(folder, f.client.Deployment, f.app), opts.ReadOnly, opts.Say
	blocks, err := f.cache.Blocks()
	if err != nil {
		f.say(err.Error())
	}
	for _, block := range blocks {
		f.kept[block] = true
	}
	stakers, err := f.cache.Stakers()
	if err != nil {
		f.say(fmt.Sprintf("%v: the list of stakers is made again", err))
		f.change(f.cache.DropStakers)
		return
	}
	f.stakers = stakers
}

// change changes the cache, if it may, and says what failed.
func (f *Follower) change(change func() error) {
	if f.cache == nil || f.readOnly {
		return
	}
	if err := change(); err != nil {
		f.say(err.Error())
	}
}

// lastKnown returns the last block up to one of which the state is known or kept, and that state:
// that of the genesis when there is none.
func (f *Follower) lastKnown(most uint64) (uint64, application.State) {
	for {
		last, state := uint64(0), f.genesis
		for number, k := range f.known {
			if number <= most && number > last {
				last, state = number, k.state
			}
		}
		kept := last
		for number := range f.kept {
			if number <= most && number > kept {
				kept = number
			}
		}
		if kept == last {
			return last, state
		}
		state, err := f.cache.State(kept)
		if err == nil {
			f.known[kept] = seen{state: state}
			return kept, state
		}
		delete(f.kept, kept)
		if !errors.Is(err, fs.ErrNotExist) { // another process may have removed it
			f.say(fmt.Sprintf("%v: the state is made again", err))
			f.change(func() error { return f.cache.DropState(kept) })
		}
	}
}

// forget drops a state that L1 does not know.
func (f *Follower) forget(number uint64) {
	delete(f.known, number)
	if f.kept[number] {
		delete(f.kept, number)
		f.say(fmt.Sprintf("the state that was kept after block %d is not L1's: it is made again", number))
		f.change(func() error { return f.cache.DropState(number) })
	}
}

// keep keeps the state after the last block that is known up to a proven one, and the stakers, once
// there is enough that is new.
func (f *Follower) keep(proven uint64, stakers settlement.StakerList) {
	if stakers.Replaced && f.say != nil {
		f.say("the list of stakers that was kept is not L1's (its file was changed, or the RPC lacks events): it is made again")
	}
	if stakers.Replaced || f.stakers.L1Hash != stakers.L1Hash {
		stakers.Replaced = false
		f.stakers = stakers
		f.change(func() error { return f.cache.KeepStakers(stakers) })
	}
	var newest, kept uint64
	for number := range f.known {
		if number <= proven {
			newest = max(newest, number)
		}
	}
	for number := range f.kept {
		kept = max(kept, number)
	}
	if newest >= kept+keepEvery {
		f.keepState(newest, f.known[newest].state)
	}
}

// keepState keeps the state after a proven block.
func (f *Follower) keepState(number uint64, state application.State) {
	if f.kept[number] || f.cache == nil || f.readOnly {
		return
	}
	f.kept[number] = true
	f.change(func() error { return f.cache.KeepState(number, state) })
}

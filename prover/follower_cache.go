package prover

import (
	"errors"
	"fmt"
	"io/fs"

	"fernet/prover/followed"
	"fernet/prover/ledger"
	"fernet/settlement"
)

// keepEvery is how many blocks have to be proven for the newest ledger to be kept again: so many are
// executed again by a program that starts anew.
const keepEvery = 8

// Cache lets the follower go on from what earlier ones kept in a folder, and keep what it finds out.
// What is damaged or not L1's is made again, and say is told so in a line; nothing in the folder, nor
// that it cannot be written, makes a block fail.
func (f *Follower) Cache(folder string, say func(line string)) {
	f.cache, f.say = followed.Open(folder, f.client.Deployment), say
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
		f.tell(f.cache.DropStakers())
		return
	}
	f.stakers = stakers
}

// tell says an error, unless there is none.
func (f *Follower) tell(err error) {
	if err != nil {
		f.say(err.Error())
	}
}

// lastKnown returns the last block up to one of which the state is known or kept, and that state: that
// of the genesis when there is none.
func (f *Follower) lastKnown(most uint64) (uint64, *ledger.State) {
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
		state, err := f.cache.Ledger(kept)
		if err == nil {
			f.known[kept] = seen{state: state}
			return kept, state
		}
		delete(f.kept, kept)
		if !errors.Is(err, fs.ErrNotExist) { // another process may have removed it
			f.say(fmt.Sprintf("%v: the ledger is made again", err))
			f.tell(f.cache.DropLedger(kept))
		}
	}
}

// forget drops a state that L1 does not know.
func (f *Follower) forget(number uint64) {
	delete(f.known, number)
	if f.kept[number] {
		delete(f.kept, number)
		f.say(fmt.Sprintf("the ledger that was kept after block %d is not L1's: it is made again", number))
		f.tell(f.cache.DropLedger(number))
	}
}

// keep keeps the state after the last block that is known up to a proven one, and the stakers, once
// there is enough that is new.
func (f *Follower) keep(proven uint64, stakers settlement.StakerList) {
	if f.stakers.L1Hash != stakers.L1Hash {
		f.stakers = stakers
		if f.cache != nil {
			f.tell(f.cache.KeepStakers(stakers))
		}
	}
	if f.cache == nil {
		return
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
		f.keepLedger(newest, f.known[newest].state)
	}
}

// keepLedger keeps the state after a proven block.
func (f *Follower) keepLedger(number uint64, state *ledger.State) {
	if f.cache == nil || f.kept[number] {
		return
	}
	if err := f.cache.KeepLedger(number, state); err != nil {
		f.say(err.Error())
		return
	}
	f.kept[number] = true
}

package sequencing

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"time"

	"fernet/prover/bid"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// How many slots of the past a strategy goes by, and how many of them are read at an L1 block.
const (
	learnedSlots  = 240
	learnedAtOnce = 4
	// learnFor bounds the reads at an L1 block: what is due at the next one does not wait for them.
	learnFor = 2 * time.Second
)

// learn reads what rivals proposed for slots that are over, newest first, a few at a time. Of slots
// that the RPC has no events of nothing is learned.
func (s *Sequencer) learn(ctx context.Context, current uint64) error {
	if s.c.Chain.Params.VrfMode == rules.ModePublic {
		return nil // draws are known: nothing of the past is gone by
	}
	reading, end := context.WithTimeout(ctx, learnFor)
	defer end()
	oldest := current - min(current, learnedSlots)
	read := 0
	for slot := current; slot > oldest && read < learnedAtOnce; {
		if slot--; s.knows(slot) {
			continue
		}
		read++
		sample, err := s.sampleOf(reading, slot)
		if err != nil && reading.Err() != nil {
			break // the rest is read later
		}
		if err != nil && !errors.Is(err, settlement.ErrIncomplete) {
			return fmt.Errorf("read the proposals for slot %d: %w", slot, err)
		}
		s.keep(slot, sample, err == nil)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	isOld := func(slot uint64) bool { return slot < oldest }
	maps.DeleteFunc(s.samples, func(slot uint64, _ bid.SlotSample) bool { return isOld(slot) })
	maps.DeleteFunc(s.unread, func(slot uint64, _ bool) bool { return isOld(slot) })
	return nil
}

func (s *Sequencer) knows(slot uint64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, known := s.samples[slot]
	return known || s.unread[slot]
}

func (s *Sequencer) keep(slot uint64, sample bid.SlotSample, read bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if read {
		s.samples[slot] = sample
	} else {
		s.unread[slot] = true
	}
}

// sampleOf is what L1 shows of the best rival of a slot that is over.
func (s *Sequencer) sampleOf(ctx context.Context, slot uint64) (bid.SlotSample, error) {
	proposals, err := s.c.Chain.Proposals(ctx, slot)
	if err != nil || len(proposals) == 0 {
		return bid.SlotSample{Score: new(big.Int)}, err
	}
	best := proposals[len(proposals)-1]
	return bid.SlotSample{Score: best.Score, Below: s.own[best.StakerID]}, nil
}

// learned are the samples.
func (s *Sequencer) learned() (samples []bid.SlotSample) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, sample := range s.samples {
		samples = append(samples, sample)
	}
	return samples
}

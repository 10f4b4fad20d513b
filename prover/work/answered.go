package work

import "slices"

// begin marks a job as being worked on. It returns what was answered to it before, or that it is
// being worked on already.
func (b *Builder) begin(id JobID) (known []byte, begun bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if known, ok := b.answers[id]; ok {
		return known, false
	}
	if b.running[id] {
		return nil, false
	}
	b.running[id] = true
	return nil, true
}

func (b *Builder) end(id JobID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.running, id)
}

// forget drops what was answered to a job that the node asks for again: it could not use it.
func (b *Builder) forget(id JobID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, ok := b.answers[id]; ok {
		delete(b.answers, id)
		b.order = slices.DeleteFunc(b.order, func(known JobID) bool { return known == id })
	}
}

// keep keeps an answer for when the job is handed out again.
func (b *Builder) keep(id JobID, said []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.order) == keptAnswers {
		delete(b.answers, b.order[0])
		b.order = b.order[1:]
	}
	b.answers[id] = said
	b.order = append(b.order, id)
}

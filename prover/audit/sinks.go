package audit

// Sinks are sinks that all take everything, in their order. The first error of one ends it.
type Sinks []Sink

// Block hands a block to each sink.
func (s Sinks) Block(b *BlockReport) error {
	return s.each(func(sink Sink) error { return sink.Block(b) })
}

// Claim hands a claim to each sink.
func (s Sinks) Claim(c *ClaimReport) error {
	return s.each(func(sink Sink) error { return sink.Claim(c) })
}

// Finding hands a finding to each sink.
func (s Sinks) Finding(f Finding) error {
	return s.each(func(sink Sink) error { return sink.Finding(f) })
}

func (s Sinks) each(take func(Sink) error) error {
	for _, sink := range s {
		if err := take(sink); err != nil {
			return err
		}
	}
	return nil
}

package sequencing

import "context"

// Sequencer proposes and reveals for an operator.
type Sequencer struct {
	c Config
}

// New returns a sequencer, or ErrConfig.
func New(c Config) (*Sequencer, error) { return &Sequencer{c: c}, nil }

// Step looks at L1 and gives the desk what is due. It is called at each new L1 block and does not
// wait for what it began.
func (s *Sequencer) Step(ctx context.Context, now Now) error { return nil }

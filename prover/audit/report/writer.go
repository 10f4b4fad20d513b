package report

import (
	"bufio"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/audit"
	"fernet/settlement"
)

// Meta is what a report says of the audit beside its results.
type Meta struct {
	Deployment *settlement.Deployment
	Release    string    // of the program that audited, as a person writes it
	Made       time.Time // when the audit was begun
	From, To   uint64    // the L2 blocks that were asked for, 0: from the first, to the last
}

// Writer writes a report while an audit goes on. It is an audit.Sink for one goroutine, and keeps
// nothing of a block once that is written but the owners of stakers.
//
// The records are lines of JSON, see record, which are compressed as RFC 1951 has it and written in
// base64 into a data block of the page.
type Writer struct {
	out    *bufio.Writer
	text   io.WriteCloser // base64 into out
	packed *flate.Writer  // into text
	lines  *json.Encoder  // into packed
	claims *claims        // of one transaction and block, not written yet
	owners map[uint32]common.Address
	err    error // the first
}

// New begins a report on w, which it does not close.
func New(w io.Writer, meta Meta) *Writer {
	r := &Writer{out: bufio.NewWriter(w), owners: map[uint32]common.Address{}}
	r.text = base64.NewEncoder(base64.StdEncoding, r.out)
	r.packed, r.err = flate.NewWriter(r.text, flate.BestCompression)
	r.lines = json.NewEncoder(r.packed)
	if r.err == nil {
		r.err = writeHead(r.out, meta)
	}
	return r
}

// Block writes what is known of a block, or of slots without one.
func (r *Writer) Block(b *audit.BlockReport) error {
	return r.write(record{Block: blockOf(b)})
}

// Claim writes what was paid of a block. What one transaction paid of one block is written at once,
// when the next comes.
func (r *Writer) Claim(c *audit.ClaimReport) error {
	if r.claims != nil && (r.claims.EventPlace != c.EventPlace || r.claims.Number != c.Number) {
		r.flush()
	}
	if c.StakerID != 0 && r.owners[c.StakerID] != c.To {
		r.flush()
		r.encode(record{Owner: &owner{c.StakerID, c.To}})
		r.owners[c.StakerID] = c.To
	}
	if r.claims == nil {
		r.claims = &claims{EventPlace: c.EventPlace, Number: c.Number}
	}
	r.claims.add(c)
	return r.failed()
}

// Finding writes a figure that disagrees.
func (r *Writer) Finding(f audit.Finding) error {
	return r.write(record{Finding: &f})
}

// Close ends the report with what the audit came to, also one that was stopped.
func (r *Writer) Close(s *audit.Summary) error {
	r.flush()
	if r.err == nil {
		r.err = r.packed.Close()
	}
	if r.err == nil {
		r.err = r.text.Close()
	}
	if r.err == nil {
		r.err = writeTail(r.out, s)
	}
	if r.err == nil {
		r.err = r.out.Flush()
	}
	return r.failed()
}

func (r *Writer) write(line record) error {
	r.flush()
	r.encode(line)
	return r.failed()
}

// flush writes the claims that are kept.
func (r *Writer) flush() {
	if r.claims != nil {
		r.encode(record{Claims: r.claims})
		r.claims = nil
	}
}

func (r *Writer) encode(line record) {
	if r.err == nil {
		r.err = r.lines.Encode(line)
	}
}

func (r *Writer) failed() error {
	if r.err != nil {
		return fmt.Errorf("write the report: %w", r.err)
	}
	return nil
}

package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
)

// The database believes its pages: one that points to itself, or behind the end of the file, would
// have it run in circles or be killed by the system. So they are looked at before it gets to see
// them. The layout is that of bbolt's internal/common: integers in the machine's own order.

const (
	metaMagic   = 0xED0CDAED
	metaVersion = 2

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagFreelist = 0x10
	flagBucket   = 0x01 // of an element of a leaf

	pageHead = 16 // id 8 | flags 2 | count 2 | overflow 4
	// An element of a branch is position 4 | key 4 | page 8, one of a leaf flags 4 | position 4 |
	// key 4 | value 4. Positions are counted from the element.
	elementSize = 16
	bucketHead  = 16 // root page 8 | sequence 8; a bucket without a page has one behind that
	// magic 4 | version 4 | page size 4 | flags 4 | root 16 | freelist 8 | pages 8 | transaction
	// 8 | checksum 8
	metaSize = 64
	manyFree = 0xFFFF // then the count is the list's first number
)

var native = binary.NativeEndian

// meta is one of the two descriptions of the database at the start of its file. The one with the
// higher transaction holds.
type meta struct {
	pageSize, root, freelist, pages, transaction uint64
}

// readMeta reads a description. Either is written whole within one sector of a disk, so one that is
// not right is no unfinished write: it is what holds the latest bid, or held the one before.
func readMeta(file io.ReaderAt, at int64) (m meta, err error) {
	b := make([]byte, pageHead+metaSize)
	if _, err := file.ReadAt(b, at); err != nil {
		return m, fmt.Errorf("the start: %w", err)
	}
	b = b[pageHead:]
	sum := fnv.New64a()
	sum.Write(b[:metaSize-8])
	if native.Uint32(b) != metaMagic || native.Uint32(b[4:]) != metaVersion || native.Uint64(b[metaSize-8:]) != sum.Sum64() {
		return m, fmt.Errorf("the description at %d is not one", at)
	}
	m = meta{uint64(native.Uint32(b[8:])), native.Uint64(b[16:]), native.Uint64(b[32:]), native.Uint64(b[40:]), native.Uint64(b[48:])}
	if m.pageSize < 1<<10 || m.pageSize > 1<<24 || m.pageSize&(m.pageSize-1) != 0 {
		return m, fmt.Errorf("the description at %d has pages of %d bytes", at, m.pageSize)
	}
	return m, nil
}

// pages are those of a database's file.
type pages struct {
	meta
	file io.ReaderAt
	seen []bool // by number: it has its place in the tree, or is free
}

// checkPages reports what is wrong with the pages of a file of a size in bytes: each has one place,
// and everything in it is within it.
func checkPages(file io.ReaderAt, size int64) error {
	first, err := readMeta(file, 0)
	if err != nil {
		return err
	}
	second, err := readMeta(file, int64(first.pageSize))
	if err != nil {
		return err
	}
	if second.transaction > first.transaction {
		first, second = second, first
	}
	if first.pageSize != second.pageSize || first.pages < 4 || first.pages > uint64(size)/first.pageSize {
		return fmt.Errorf("%d pages of %d bytes are not in %d bytes", first.pages, first.pageSize, size)
	}
	p := &pages{first, file, make([]bool, first.pages)}
	p.seen[0], p.seen[1] = true, true
	if err := p.tree(p.root); err != nil {
		return err
	}
	if err := p.free(); err != nil {
		return err
	}
	for id, seen := range p.seen {
		if !seen {
			return fmt.Errorf("page %d is lost", id)
		}
	}
	return nil
}

// take reads a page with those that it flows over into, and notes that they have their place.
func (p *pages) take(id uint64) (b []byte, err error) {
	if id >= p.pages {
		return nil, fmt.Errorf("page %d of %d", id, p.pages)
	}
	head := make([]byte, pageHead)
	if _, err := p.file.ReadAt(head, int64(id*p.pageSize)); err != nil {
		return nil, fmt.Errorf("page %d: %w", id, err)
	}
	more := uint64(native.Uint32(head[12:]))
	if native.Uint64(head) != id || id+more >= p.pages {
		return nil, fmt.Errorf("page %d: it is not that", id)
	}
	for i := id; i <= id+more; i++ {
		if p.seen[i] {
			return nil, fmt.Errorf("page %d has two places", i)
		}
		p.seen[i] = true
	}
	b = make([]byte, (1+more)*p.pageSize)
	if _, err := p.file.ReadAt(b, int64(id*p.pageSize)); err != nil {
		return nil, fmt.Errorf("page %d: %w", id, err)
	}
	return b, nil
}

// tree checks a page and all below it.
func (p *pages) tree(id uint64) error {
	b, err := p.take(id)
	if err != nil {
		return err
	}
	count := uint64(native.Uint16(b[10:]))
	switch native.Uint16(b[8:]) {
	case flagLeaf:
		if err := p.leaf(b); err != nil {
			return fmt.Errorf("page %d: %w", id, err)
		}
		return nil
	case flagBranch:
		if count == 0 {
			return fmt.Errorf("page %d leads nowhere", id)
		}
	default:
		return fmt.Errorf("page %d is of no kind", id)
	}
	for i := range count {
		at := pageHead + i*elementSize
		if _, err := within(b, at, elementSize); err != nil {
			return fmt.Errorf("page %d: %w", id, err)
		}
		element := b[at:]
		if _, err := within(b, at+uint64(native.Uint32(element)), uint64(native.Uint32(element[4:]))); err != nil {
			return fmt.Errorf("page %d: %w", id, err)
		}
		if err := p.tree(native.Uint64(element[8:])); err != nil {
			return err
		}
	}
	return nil
}

// leaf checks keys and values of a page, or of a bucket that has none of its own, and what is below
// the buckets among them.
func (p *pages) leaf(b []byte) error {
	if len(b) < pageHead || native.Uint16(b[8:]) != flagLeaf {
		return errors.New("a bucket is not one")
	}
	for i := range uint64(native.Uint16(b[10:])) {
		at := pageHead + i*elementSize
		element, err := within(b, at, elementSize)
		if err != nil {
			return err
		}
		start, key := at+uint64(native.Uint32(element[4:])), uint64(native.Uint32(element[8:]))
		if _, err := within(b, start, key); err != nil {
			return err
		}
		value, err := within(b, start+key, uint64(native.Uint32(element[12:])))
		if err != nil {
			return err
		}
		switch flags := native.Uint32(element); {
		case flags == 0:
			continue
		case flags != flagBucket || len(value) < bucketHead:
			return errors.New("a value is of no kind")
		}
		if root := native.Uint64(value); root != 0 {
			err = p.tree(root)
		} else {
			err = p.leaf(value[bucketHead:])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// free checks the list of pages that are free.
func (p *pages) free() error {
	b, err := p.take(p.freelist)
	if err != nil {
		return err
	}
	if native.Uint16(b[8:]) != flagFreelist {
		return fmt.Errorf("page %d is no list", p.freelist)
	}
	list := b[pageHead:]
	count := uint64(native.Uint16(b[10:]))
	if count == manyFree {
		count, list = native.Uint64(list), list[8:]
	}
	if count > uint64(len(list)/8) {
		return fmt.Errorf("page %d lists %d pages", p.freelist, count)
	}
	for i := range count {
		id := native.Uint64(list[8*i:])
		if id >= p.pages || p.seen[id] {
			return fmt.Errorf("page %d is not free", id)
		}
		p.seen[id] = true
	}
	return nil
}

// within returns some bytes of a page.
func within(b []byte, at, n uint64) ([]byte, error) {
	if at > uint64(len(b)) || n > uint64(len(b))-at {
		return nil, fmt.Errorf("%d bytes at %d are not in it", n, at)
	}
	return b[at : at+n], nil
}

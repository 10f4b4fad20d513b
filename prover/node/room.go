package node

import (
	"errors"
	"os"
	"path/filepath"

	"fernet/prover/node/health"
	"fernet/prover/store"
	"fernet/settlement/disk"
)

// roomFile is the name of a file in the node's folder that is written to find out whether there is
// room, and its size in bytes: more than the files of a proposal, whose body fits into one L1
// transaction, take together.
const (
	roomFile = "room"
	roomSize = 1 << 20
)

// isFull reports whether an error says that the disk is full.
func isFull(err error) bool {
	return errors.Is(err, disk.ErrNoSpace) || disk.IsNoSpace(err) || errors.Is(err, store.ErrFull)
}

// noteRoom says that the disk is full when an error does: of a draft, a proposal, a journal.
func (n *Node) noteRoom(err error) {
	if err != nil && isFull(err) {
		n.health.Set(health.Disk, err.Error())
	}
}

// tryRoom writes as much as a proposal takes and removes it. The store alone does not say whether
// there is room: it uses again what became free in its file.
func (n *Node) tryRoom() error {
	path := filepath.Join(filepath.Dir(n.store.Path()), roomFile)
	err := disk.Write(path, make([]byte, roomSize), disk.Private)
	if err != nil && !isFull(err) {
		return nil // that is not about room
	}
	return errors.Join(err, os.RemoveAll(path))
}

package node

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"fernet/settlement/disk"
)

// reserveFile is the name of a file in the node's folder that holds room on the disk, and its size
// in bytes: more than what the account's journal takes of a reveal, which is nothing to be missed
// since something else has filled the disk after its block was proposed.
const (
	reserveFile = "reserve"
	reserveSize = 1 << 20
)

// keepReserve makes the reserve if it is not there.
func (n *Node) keepReserve() error {
	if n.reserve == "" {
		return nil
	}
	if info, err := os.Stat(n.reserve); err == nil && info.Size() == reserveSize {
		return nil
	}
	content := make([]byte, reserveSize)
	if _, err := rand.Read(content); err != nil { // of zeros a file system may keep nothing
		return fmt.Errorf("make the reserve: %w", err)
	}
	if err := disk.Write(n.reserve, content, disk.Private); err != nil {
		return fmt.Errorf("make the reserve: %w", err)
	}
	return nil
}

// spendReserve makes room for a reveal.
func (n *Node) spendReserve() {
	switch err := os.Remove(n.reserve); {
	case err == nil:
		n.log.Warn("the disk is full: the reserve is given up for a reveal", "file", n.reserve, "bytes", reserveSize)
	case !errors.Is(err, fs.ErrNotExist):
		n.log.Warn("the reserve is not given up for a reveal", "err", err)
	}
}

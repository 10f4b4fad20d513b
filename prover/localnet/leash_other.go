//go:build !unix

package localnet

import "os/exec"

// leash does nothing where the system has no such thing: a command outlives this process when that
// is killed.
func leash(*exec.Cmd) {}

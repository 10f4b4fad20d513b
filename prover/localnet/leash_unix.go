//go:build unix && !linux

package localnet

import (
	"os/exec"
	"syscall"
)

// leash keeps a Ctrl-C that is typed from a command: whoever started it decides when it is to stop.
// It outlives this process when that is killed: the system has nothing against it.
func leash(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

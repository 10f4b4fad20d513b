package localnet

import (
	"os/exec"
	"syscall"
)

// leash has a command end with this process, however that ends, and keeps a Ctrl-C that is typed
// from it: whoever started it decides when it is to stop.
func leash(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
}

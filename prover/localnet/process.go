package localnet

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// Process is a node that runs. It ends with this process, however that ends, where the system can
// see to that: see leash.
type Process struct {
	cmd  *exec.Cmd
	log  string
	done chan struct{}
	err  error // of its end, once done is closed
}

// Start runs a command whose output goes to the end of a file.
func Start(cmd *exec.Cmd, log string) (*Process, error) {
	out, err := os.OpenFile(log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the log of a node: %w", err)
	}
	cmd.Stdout, cmd.Stderr = out, out
	leash(cmd)
	p := &Process{cmd: cmd, log: log, done: make(chan struct{})}
	started := make(chan error, 1)
	go func() {
		// Linux sends the signal of a leash when the thread ends that has started the process: it
		// has to last.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(p.done)
		defer out.Close()
		err := cmd.Start()
		started <- err
		if err == nil {
			p.err = cmd.Wait()
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start a node: %w", err)
	}
	return p, nil
}

// Done is closed when the process has ended.
func (p *Process) Done() <-chan struct{} { return p.done }

// ended reports whether the process has ended.
func (p *Process) ended() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

// Err is how the process ended, once it has: nil for exit code 0. It has the last line that the
// node said.
func (p *Process) Err() error {
	<-p.done
	if p.err == nil {
		return nil
	}
	return fmt.Errorf("%w: %s", p.err, lastLine(p.log))
}

// ID is the process's number.
func (p *Process) ID() int { return p.cmd.Process.Pid }

// ErrKilled means that a process did not end when it was asked to, and was killed.
var ErrKilled = errors.New("it did not end in time, and was killed")

// Stop asks the process to end, and kills it if it has not in time.
func (p *Process) Stop(patience time.Duration) error {
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("stop a node: %w", err)
	}
	select {
	case <-p.done:
		return p.Err()
	case <-time.After(patience):
		return errors.Join(ErrKilled, p.Kill())
	}
}

// Kill ends the process at once, as a power cut does, and returns when it has.
func (p *Process) Kill() error {
	if err := p.cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("kill a node: %w", err)
	}
	<-p.done
	return nil
}

// lastLine is the last line of a file that is not empty.
func lastLine(path string) string {
	content, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	return lines[len(lines)-1]
}

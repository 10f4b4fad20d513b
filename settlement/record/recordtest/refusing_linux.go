package recordtest

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// limited says, in a process of its own, that the test is to be run there.
const limited = "RECORDTEST_LIMITED"

// limitFileSize runs do while no file can become larger, as on a disk that is full. The limit is of
// a whole process, and the testing package writes files, too: the test is run again, alone, by
// another one.
func limitFileSize(t *testing.T, bytes uint64, do func()) {
	t.Helper()
	if os.Getenv(limited) == "" {
		pattern := "^" + strings.ReplaceAll(t.Name(), "/", "$/^") + "$"
		again := exec.Command(os.Args[0], "-test.run="+pattern, "-test.v")
		again.Env = append(os.Environ(), limited+"=1")
		out, err := again.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
			t.Fatalf("%v: %s", err, out)
		}
		return
	}
	signal.Ignore(syscall.SIGXFSZ)
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: bytes, Max: before.Max}); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
			t.Fatal(err)
		}
	}()
	do()
}

// withoutPermission runs do as somebody who may read a folder and not write into it. Root may
// always: it is another user for as long.
func withoutPermission(t *testing.T, dir string, do func()) {
	t.Helper()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}()
	if os.Getuid() != 0 {
		do()
		return
	}
	const nobody = 65534
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil { // it may be the test's own
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlocked: the thread, which is another user's, ends here
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Error(err)
			return
		}
		do()
	}()
	<-done
}

package work

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	keysDir = os.Getenv(envKeys)
	if role := os.Getenv(envRole); role != "" {
		os.Exit(play(role))
	}
	var err error
	if keysDir, err = os.MkdirTemp("", "fernet-work-keys"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(keysDir)
	os.Exit(code)
}

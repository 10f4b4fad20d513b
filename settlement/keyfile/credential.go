package keyfile

import (
	"os"
	"path/filepath"
)

// Credential is the file of a credential that systemd hands a service, "" when it hands none with
// the name.
func Credential(name string) string {
	dir := os.Getenv("CREDENTIALS_DIRECTORY")
	if dir == "" {
		return ""
	}
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	return path
}

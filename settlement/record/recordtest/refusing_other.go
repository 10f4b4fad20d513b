//go:build !linux

package recordtest

import "testing"

// limitFileSize is known for Linux only.
func limitFileSize(t *testing.T, _ uint64, _ func()) { t.Skip("needs Linux") }

// withoutPermission is known for Linux only.
func withoutPermission(t *testing.T, _ string, _ func()) { t.Skip("needs Linux") }

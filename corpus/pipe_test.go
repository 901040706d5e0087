//go:build unix

package corpus

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// The two cases have a pipe each: an open that was given up still waits for a
// writer, and would take the one that the other case starts.
func TestOpenPipe(t *testing.T) {
	name, info := pipe(t)
	if _, err := openWithin(name, info, time.Millisecond); err != errNoWriter {
		t.Errorf("without a writer: %v", err)
	}

	name, info = pipe(t)
	go func() {
		if w, err := os.OpenFile(name, os.O_WRONLY, 0); err == nil {
			w.WriteString("The two sides agree.\n")
			w.Close()
		}
	}()
	if f, err := openWithin(name, info, time.Minute); err != nil {
		t.Errorf("with a writer: %v", err)
	} else {
		f.Close()
	}
}

// pipe makes a named pipe.
func pipe(t *testing.T) (string, os.FileInfo) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return name, info
}

package corpus

import (
	"errors"
	"os"
	"time"
)

// patience is how long a named pipe may wait for a program that opens its
// other end: a shell opens both at once.
const patience = 5 * time.Second

var errNoWriter = errors.New("is a pipe that no program writes to")

// openWithin opens a file. A named pipe has to have its writer within wait, for the
// system would wait for one without end and without a word.
func openWithin(name string, info os.FileInfo, wait time.Duration) (*os.File, error) {
	if info.Mode()&os.ModeNamedPipe == 0 {
		return os.Open(name)
	}
	type opened struct {
		f   *os.File
		err error
	}
	done := make(chan opened, 1)
	go func() {
		f, err := os.Open(name)
		done <- opened{f, err}
	}()
	select {
	case o := <-done:
		return o.f, o.err
	case <-time.After(wait):
		return nil, errNoWriter
	}
}

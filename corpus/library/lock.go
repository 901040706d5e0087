package library

import (
	"os"
	"path/filepath"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"tifa/corpus"
)

// lockName is the file that is locked while a corpus is changed. The lock is
// the system's own and ends with its process, however that ends: a file that a
// killed process left behind is locked by nobody.
const lockName = ".tifa-lock"

// lock waits until no other process changes the corpus in dir and returns what
// lets go of it. waiting is called, once, when it takes more than a moment.
func lock(dir string, waiting func()) (unlock func(), err error) {
	name := filepath.Join(dir, lockName)
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return nil, &corpus.Error{Name: name, Wrong: "is no file", Remedy: "delete it"}
	}
	timer := time.AfterFunc(time.Second, waiting)
	defer timer.Stop()
	for {
		f, err := lockedfile.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, &corpus.Error{Name: dir, Wrong: "cannot be changed: " + plain(err), Remedy: "check the permissions of the folder"}
		}
		// Who had the lock before may have deleted the file: then this is the
		// lock of a file that nobody else can find.
		if same(f, name) {
			return func() {
				os.Remove(name) // fails on Windows, where it may stay
				f.Close()
			}, nil
		}
		f.Close()
	}
}

func same(f *lockedfile.File, name string) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(name)
	return err == nil && os.SameFile(mine, there)
}

package library

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"tifa/corpus"
)

// A change to a corpus is several files that must come together or not at all.
//
// They are written under temporary names first. Then the journal, which lists
// what is to be renamed, is put in its place in one step: from there on the
// change has happened, and whoever finds the journal carries it out. Before,
// it has not, and what lies about under temporary names is swept away by the
// next change.
const (
	journalName = ".tifa-journal"
	temporary   = ".tifa-new-"
)

// folder is what changing a corpus needs of it; *os.Root is one.
type folder interface {
	FS() fs.FS
	Lstat(name string) (fs.FileInfo, error)
	MkdirAll(name string, perm fs.FileMode) error
	OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error)
	Rename(from, to string) error
	Remove(name string) error
}

// journal lists what is left to do.
type journal struct {
	Rename [][2]string `json:"rename"` // temporary name, place
	Remove []string    `json:"remove"`
}

// write is a file to be put in its place.
type write struct {
	file  string
	bytes []byte
}

// commit makes a change. The caller holds the lock and has swept.
func commit(root folder, writes []write, remove []string) error {
	j := journal{Remove: remove}
	undo := func() {
		for _, r := range j.Rename {
			root.Remove(r[0])
		}
	}
	for i, w := range writes {
		dir := path.Dir(w.file)
		if err := root.MkdirAll(dir, 0o777); err != nil {
			undo()
			return unwritable(w.file, err)
		}
		name := path.Join(dir, fmt.Sprintf("%s%d", temporary, i))
		j.Rename = append(j.Rename, [2]string{name, w.file})
		if err := put(root, name, w.bytes); err != nil {
			undo()
			return unwritable(w.file, err)
		}
	}
	b, err := json.Marshal(j)
	if err == nil {
		err = put(root, temporary+"journal", b)
	}
	if err == nil {
		err = root.Rename(temporary+"journal", journalName)
	}
	if err != nil {
		root.Remove(temporary + "journal")
		undo()
		return unwritable(journalName, err)
	}
	return carryOut(root, j)
}

// put writes a new file down to the disk.
func put(root folder, name string, b []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}

// carryOut does what a journal lists, or what is left of it.
func carryOut(root folder, j journal) error {
	for _, r := range j.Rename {
		if _, err := root.Lstat(r[0]); errors.Is(err, fs.ErrNotExist) {
			continue // done before
		}
		if err := root.Rename(r[0], r[1]); err != nil {
			return unwritable(r[1], err)
		}
	}
	for _, name := range j.Remove {
		if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return unwritable(name, err)
		}
	}
	if err := root.Remove(journalName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unwritable(journalName, err)
	}
	return nil
}

func unwritable(name string, err error) error {
	return &corpus.Error{Name: name, Wrong: "cannot be written: " + plain(err), Remedy: "check the permissions of the corpus and the room on the disk"}
}

// interrupted tells whether a change has happened that is not carried out, or
// not yet.
func interrupted(root folder) bool {
	_, err := root.Lstat(journalName)
	return err == nil
}

// finish carries out a change whose process may have died. Where it has not,
// it waits.
func finish(dir string, root folder) error {
	unlock, err := lock(dir, func() {})
	if err != nil {
		return &corpus.Error{Name: dir, Wrong: "an addition was interrupted, and what is left of it cannot be done here", Remedy: "run tifa corpus check where you may write"}
	}
	defer unlock()
	_, err = resume(root)
	return err
}

// resume carries out what the journal lists and sweeps. It says what it did.
// The caller holds the lock.
func resume(root folder) (notes []string, err error) {
	if info, err := root.Lstat(journalName); err == nil {
		j, err := readJournal(root, info)
		if err != nil {
			return nil, err
		}
		if err := carryOut(root, j); err != nil {
			return nil, err
		}
		notes = append(notes, "an addition that was interrupted has been finished")
	}
	swept, err := sweep(root)
	if swept > 0 {
		notes = append(notes, fmt.Sprintf("an addition was interrupted before it had happened; what it had begun (%d files) has been removed", swept))
	}
	return notes, err
}

// readJournal reads a journal and holds it to what commit writes. A corpus may
// come from anywhere.
func readJournal(root folder, info fs.FileInfo) (j journal, err error) {
	bad := func(wrong string) error {
		return &corpus.Error{Name: journalName, Wrong: wrong, Remedy: "delete it, and add again what was being added"}
	}
	if !info.Mode().IsRegular() {
		return j, bad("is no file")
	}
	b, err := fs.ReadFile(root.FS(), journalName)
	if err != nil {
		return j, bad(plain(err))
	}
	if err := json.Unmarshal(b, &j); err != nil {
		return j, bad("is damaged")
	}
	for _, r := range j.Rename {
		if path.Dir(r[0]) != path.Dir(r[1]) || !strings.HasPrefix(path.Base(r[0]), temporary) || r[1] != ManifestName && validFile(r[1], true) != nil {
			return j, bad("was not written by tifa")
		}
	}
	for _, name := range j.Remove {
		if validFile(name, true) != nil {
			return j, bad("was not written by tifa")
		}
	}
	return j, nil
}

// sweep removes what an interrupted change left under temporary names.
func sweep(root folder) (swept int, err error) {
	clear := func(dir string) []fs.DirEntry {
		entries, _ := fs.ReadDir(root.FS(), dir)
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), temporary) && e.Type().IsRegular() {
				if rerr := root.Remove(path.Join(dir, e.Name())); rerr != nil {
					err = unwritable(path.Join(dir, e.Name()), rerr)
					continue
				}
				swept++
			}
		}
		return entries
	}
	for _, e := range clear(".") {
		if e.Type().IsRegular() || e.Name()[0] == '.' {
			continue
		}
		clear(e.Name())
		clear(path.Join(e.Name(), SourceFolder))
	}
	return swept, err
}

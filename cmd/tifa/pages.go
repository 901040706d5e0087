package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// pages is a folder of pages that a run of tifa report writes. A file in it, the
// ledger, says what they were made from and which they are.
type pages struct {
	path  string
	root  *os.Root // no link leads out of it
	key   string   // what the pages there were made from, "" when there are none
	old   []string // names of the pages there
	names []string // names of those that are written
}

// ledger is the name of the ledger: the key on its first line, then the pages. A
// folder with files and without it is not tifa's to write to.
const ledger = ".tifa-pages"

// unfinished is the key while pages are written.
const unfinished = "unfinished"

// openPages opens a folder of pages, and makes it when there is none.
func openPages(path string) (*pages, error) {
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, unwritable(path, err)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, unwritable(path, err)
	}
	p := &pages{path: path, root: root}
	if err := p.readLedger(); err != nil {
		root.Close()
		return nil, err
	}
	return p, nil
}

// Close lets go of the folder.
func (p *pages) Close() error { return p.root.Close() }

func (p *pages) readLedger() error {
	if b, err := p.root.ReadFile(ledger); err == nil {
		lines := strings.Split(strings.TrimSpace(string(b)), "\n")
		p.key, p.old = lines[0], lines[1:]
		return nil
	}
	entries, err := os.ReadDir(p.path)
	if err != nil {
		return unwritable(p.path, err)
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s: holds files that tifa report did not write: name a new or an empty folder for --output", p.path)
	}
	return nil
}

func (p *pages) writeLedger(key string, names []string) error {
	return p.keep(ledger, []byte(strings.Join(append([]string{key}, names...), "\n")+"\n"))
}

// current tells whether the folder holds the pages of that key, all of them.
func (p *pages) current(key string) bool {
	return p.key == key && !slices.ContainsFunc(p.old, func(name string) bool {
		_, err := p.root.Stat(filepath.FromSlash(name))
		return err != nil
	})
}

// begin says which pages are written. Should it come to no end, the next run
// knows these and those that were there.
func (p *pages) begin(names []string) error {
	p.names = names
	return p.writeLedger(unfinished, append(slices.Clone(names), p.gone()...))
}

// gone are the pages there that are no more.
func (p *pages) gone() []string {
	return slices.DeleteFunc(slices.Clone(p.old), func(name string) bool { return slices.Contains(p.names, name) })
}

// put puts a page in its place, unless it is there already.
func (p *pages) put(name string, b []byte) (wrote bool, err error) {
	if old, err := p.root.ReadFile(filepath.FromSlash(name)); err == nil && bytes.Equal(old, b) {
		return false, nil
	}
	return true, p.keep(name, b)
}

// clear takes away the pages that are no more.
func (p *pages) clear() error {
	for _, name := range p.gone() {
		if err := p.root.Remove(filepath.FromSlash(name)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return unwritable(filepath.Join(p.path, name), err)
		}
	}
	return nil
}

// finish says that all pages are there, and what they were made from.
func (p *pages) finish(key string) error { return p.writeLedger(key, p.names) }

// keep writes a file of the folder: under another name first, and then in its
// place in one step.
func (p *pages) keep(name string, b []byte) error {
	path := filepath.FromSlash(name)
	beside := path + ".new"
	err := p.root.MkdirAll(filepath.Dir(path), 0o777)
	if err == nil {
		err = p.root.WriteFile(beside, b, 0o666)
	}
	if err == nil {
		if err = p.root.Rename(beside, path); err != nil {
			p.root.Remove(beside)
		}
	}
	if err != nil {
		return unwritable(filepath.Join(p.path, path), err)
	}
	return nil
}

package main

import (
	"go/build"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// layers are the rooms of the house. A package may import packages of its own
// room and of those before it, never of one behind it.
var layers = []string{"corpus", "align", "diff", "report", "cmd"}

// TestLayers keeps the arrows between packages, tests included.
func TestLayers(t *testing.T) {
	level := map[string]int{}
	for i, l := range layers {
		level[l] = i
	}
	top := filepath.Join("..", "..")
	seen := map[string]bool{}
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if path != top && (strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "_") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		// A nested module is a house of its own.
		if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil && path != top {
			return filepath.SkipDir
		}
		p, err := build.ImportDir(path, 0)
		if _, none := err.(*build.NoGoError); none {
			return nil
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(top, path)
		if err != nil {
			return err
		}
		room, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
		mine, known := level[room]
		if !known {
			t.Errorf("%s: a package outside %s", rel, strings.Join(layers, ", "))
			return nil
		}
		seen[room] = true
		for _, imports := range [][]string{p.Imports, p.TestImports, p.XTestImports} {
			for _, path := range imports {
				rest, ours := strings.CutPrefix(path, "tifa/")
				if !ours {
					continue
				}
				room, _, _ := strings.Cut(rest, "/")
				if theirs, known := level[room]; !known || theirs > mine {
					t.Errorf("%s imports %s: the arrow goes the other way (%s)", rel, path, strings.Join(layers, " <- "))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range layers {
		if !seen[l] {
			t.Errorf("no package in %s: is the walk right?", l)
		}
	}
}

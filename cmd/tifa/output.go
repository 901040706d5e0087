package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"
)

// stream is standard output. It keeps the first error, which cobra's own
// printing of help and completions would lose.
type stream struct {
	w   io.Writer
	err error
}

func (s *stream) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.w.Write(p)
	s.err = err
	return n, err
}

// terminal returns the terminal that output goes to, nil when it is none: w,
// unless name names a file.
func terminal(w io.Writer, name string) *os.File {
	if name != "" && name != "-" {
		return nil
	}
	if s, ok := w.(*stream); ok {
		w = s.w
	}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return f
	}
	return nil
}

// writeOut prints to the named file, or to w when name is "" or "-".
//
// Everything is printed in memory first, and a file is then written beside its
// place and renamed into it: a run that fails leaves what was there. inputs
// are the files that the output is made from; it must not replace one.
func writeOut(w io.Writer, name string, inputs []string, print func(io.Writer) error) error {
	var b bytes.Buffer
	if name == "" || name == "-" {
		if err := print(&b); err != nil {
			return err
		}
		w.Write(b.Bytes()) // stream keeps the error for run, which knows what a closed pipe means
		return nil
	}
	info, err := os.Stat(name)
	if err == nil && info.IsDir() {
		return fmt.Errorf("%s: is a folder: name a file for --output", name)
	}
	if err == nil {
		for _, in := range inputs {
			if i, err := os.Stat(in); err == nil && os.SameFile(info, i) {
				return fmt.Errorf("%s: is one of the statements: choose another place for --output", name)
			}
		}
	}
	if err := print(&b); err != nil {
		return err
	}
	if err == nil && !info.Mode().IsRegular() {
		err = writeThrough(name, b.Bytes())
	} else {
		err = replace(name, b.Bytes())
	}
	if err != nil {
		return fmt.Errorf("%s: cannot be written: %w: choose another place for --output", name, cause(err))
	}
	return nil
}

// writeThrough writes to what cannot be replaced by a file: a device, a pipe.
func writeThrough(name string, b []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Close())
}

// replace puts a file with these bytes in the place of the named one, or of
// what the named link points to, in one step.
func replace(name string, b []byte) (err error) {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	old, statErr := os.Stat(name)
	f, err := createBeside(name)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	_, err = f.Write(b)
	if err == nil && statErr == nil {
		err = f.Chmod(old.Mode().Perm())
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// createBeside makes a file with a free name in the folder of name. Unlike
// os.CreateTemp it leaves the permissions to the umask of the user.
func createBeside(name string) (*os.File, error) {
	for i := os.Getpid(); ; i++ {
		f, err := os.OpenFile(filepath.Join(filepath.Dir(name), ".tifa-"+strconv.Itoa(i)), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, os.ErrExist) {
			return f, err
		}
	}
}

// cause takes the operation and the temporary name out of an error.
func cause(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}

// printable writes a message on one line and shows what would steer a
// terminal (file names may hold anything) as \x1b and the like.
func printable(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\n':
			b.WriteByte(' ')
		case r == utf8.RuneError && n == 1, steers(r):
			q := strconv.QuoteToASCII(s[i : i+n])
			b.WriteString(q[1 : len(q)-1])
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// steers tells whether a terminal would act on a character instead of showing
// it.
func steers(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r)
}

// calm keeps the text of a statement from steering the terminal tty. It is for
// formats that give the text as it is; the table takes care of itself.
func calm(w io.Writer, tty *os.File, print func(io.Writer) error) error {
	if tty == nil {
		return print(w)
	}
	var b bytes.Buffer
	if err := print(&b); err != nil {
		return err
	}
	_, err := w.Write(bytes.Map(func(r rune) rune {
		if r != '\n' && r != '\r' && r != '\t' && steers(r) {
			return utf8.RuneError
		}
		return r
	}, b.Bytes()))
	return err
}

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
// unless name names something else.
func terminal(w io.Writer, name string) *os.File {
	if name != "" && name != "-" {
		if info, err := os.Stat(name); err != nil || !isBehind(w, info) {
			return nil
		}
	}
	if f := behind(w); f != nil && term.IsTerminal(int(f.Fd())) {
		return f
	}
	return nil
}

// behind returns the file that w writes to, nil when it is none.
func behind(w io.Writer) *os.File {
	if s, ok := w.(*stream); ok {
		w = s.w
	}
	f, _ := w.(*os.File)
	return f
}

// isBehind tells whether the file that w writes to is the one of info.
func isBehind(w io.Writer, info os.FileInfo) bool {
	f := behind(w)
	if f == nil {
		return false
	}
	own, err := f.Stat()
	return err == nil && os.SameFile(own, info)
}

// writeOut prints to the named file, or to w when name is "", "-" or another
// name of what w writes to.
//
// Everything is printed in memory first, and a file is then written beside its
// place and renamed into it: a run that fails leaves what was there. inputs
// are the files that the output is made from; it must not replace one.
func writeOut(w io.Writer, name string, inputs []string, print func(io.Writer) error) error {
	put := func(b []byte) error {
		w.Write(b) // stream keeps the error for run, which knows what a closed pipe means
		return nil
	}
	if name != "" && name != "-" {
		info, err := os.Stat(name)
		switch {
		case errors.Is(err, os.ErrNotExist):
			put = func(b []byte) error { return replace(name, b) }
		case err != nil:
			return unwritable(name, err)
		case info.IsDir():
			return fmt.Errorf("%s: is a folder: name a file for --output", name)
		case isInput(info, inputs):
			return fmt.Errorf("%s: is one of the statements: choose another place for --output", name)
		case isBehind(w, info):
		case !info.Mode().IsRegular() || isDescriptor(name):
			put = func(b []byte) error { return writeThrough(name, b) }
		default:
			if err := mayWrite(name, info); err != nil {
				return unwritable(name, err)
			}
			put = func(b []byte) error { return replace(name, b) }
		}
	}
	var b bytes.Buffer
	if err := print(&b); err != nil {
		return err
	}
	if err := put(b.Bytes()); err != nil {
		return unwritable(name, err)
	}
	return nil
}

func unwritable(name string, err error) error {
	return fmt.Errorf("%s: cannot be written: %w: choose another place for --output", name, cause(err))
}

// isInput tells whether the file of info is one of the inputs, "-" being
// standard input.
func isInput(info os.FileInfo, inputs []string) bool {
	for _, in := range inputs {
		i, err := os.Stat(in)
		if in == "-" {
			i, err = os.Stdin.Stat()
			if !info.Mode().IsRegular() {
				continue // a terminal is read and written
			}
		}
		if err == nil && os.SameFile(info, i) {
			return true
		}
	}
	return false
}

// mayWrite tells why a file must not be replaced: renaming asks only whether
// its folder may be written to.
func mayWrite(name string, info os.FileInfo) error {
	if info.Mode()&0o200 == 0 {
		return os.ErrPermission // root may, but somebody meant it
	}
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

// isDescriptor tells whether a name, or a link that it leads through, stands
// for what this process has open (/dev/stderr, /dev/fd/3) and not for a file
// in a folder.
func isDescriptor(name string) bool {
	for range 40 {
		dir, err := filepath.EvalSymlinks(filepath.Dir(name))
		if err != nil {
			return false
		}
		if dir == "/dev/fd" || strings.HasPrefix(dir, "/proc/") {
			return true
		}
		target, err := os.Readlink(name)
		if err != nil {
			return false
		}
		if name = target; !filepath.IsAbs(name) {
			name = filepath.Join(dir, name)
		}
	}
	return false
}

// writeThrough writes to what cannot be replaced by a file: a device, a pipe.
func writeThrough(name string, b []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Close())
}

// replace puts a file with these bytes in the place of the named one, or of
// what the named link points to, in one step.
func replace(name string, b []byte) error {
	if _, err := os.Lstat(name); err != nil {
		return swap(name, b) // a new file
	}
	made := false
	if _, err := os.Stat(name); errors.Is(err, os.ErrNotExist) {
		// A link to nothing. The system finds the place that it points to.
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE, 0o666)
		if err != nil {
			return err
		}
		f.Close()
		made = true
	}
	target, err := filepath.EvalSymlinks(name)
	if err != nil {
		return err
	}
	if err = swap(target, b); err != nil && made {
		os.Remove(target)
	}
	return err
}

// swap puts a file with these bytes in the place of the named one, which keeps
// its permissions. A link is itself replaced.
func swap(name string, b []byte) (err error) {
	old, statErr := os.Lstat(name)
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
	if err == nil && statErr == nil && old.Mode().IsRegular() {
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

package charset

import "strings"

// ErrBinary says that the bytes are no text at all.
type ErrBinary struct {
	Kind string // what they are, for example "a PDF file"
}

// Error names the kind of file.
func (e ErrBinary) Error() string { return "not a text but " + e.Kind }

// ErrUnknownName says that the encoding asked for is none that Decode knows.
type ErrUnknownName struct {
	Name  string   // as asked for
	Names []string // what could have been asked for
}

// Error names what could have been asked for.
func (e ErrUnknownName) Error() string {
	return "unknown encoding " + quote(e.Name) + "; known are " + strings.Join(e.Names, ", ")
}

// ErrUndecided says that no encoding fits the bytes well enough. The remedy is
// to name the encoding.
type ErrUndecided struct {
	Closest string // the best of the bad fits, for example "windows-1251"
}

// Error names the remedy.
func (e ErrUndecided) Error() string {
	return "no encoding fits the bytes well enough (the closest is " + e.Closest + "); name the encoding"
}

// quote makes a name from a command line safe to print.
func quote(s string) string {
	return `"` + strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return '?'
		}
		return r
	}, s) + `"`
}

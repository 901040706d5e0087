package corpus

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"tifa/corpus/charset"
	"tifa/corpus/day"
	"tifa/corpus/document"
)

// Options say how to read a statement. The zero value finds everything out.
type Options struct {
	Encoding string // name of the encoding, "" to find it
	Lang     string // BCP 47 tag, "" to find it
	KeepAll  bool   // keep site furniture as body text instead of dropping it
	// Revisions says what becomes of tracked changes in a document.
	Revisions document.Revisions
	// PDFEngine is what reads PDF files: "" for tifa itself, or "pdftotext".
	PDFEngine string
	// ContentType is what the server said of a page, "" when there was none.
	ContentType string
	// Without are rules of repairs (Repair.Rule) that are not to be made.
	Without []string
	// Name is the name that the source had when it was read before, where it
	// lies elsewhere now; "" when it has kept its name.
	Name string
}

// MaxBytes is the size beyond which a text is refused: no statement is a
// tenth as long, and reading it would only exhaust memory. Documents, which
// hold pictures and more, may have document.MaxBytes.
const MaxBytes = document.MaxText

// Error says what is wrong with a source and what to do about it.
type Error struct {
	Name   string // the file
	Wrong  string // what is wrong
	Remedy string // what to do, "" when the fault says it
}

func (e *Error) Error() string {
	if e.Remedy == "" {
		return e.Name + ": " + e.Wrong
	}
	return e.Name + ": " + e.Wrong + ": " + e.Remedy
}

// Open reads the statement in the named file; "-" is in, the standard input.
func Open(name string, in io.Reader, opt Options) (*Statement, error) {
	r := in
	if name != "-" {
		info, err := os.Stat(name)
		switch {
		case name == "":
			return nil, &Error{`""`, "is no name of a file", "name a statement; perhaps a variable of the shell is empty"}
		case errors.Is(err, os.ErrNotExist):
			return nil, &Error{name, "no such file", "check the path"}
		case err != nil:
			return nil, &Error{name, plainError(err), "check the path and its permissions"}
		case info.IsDir():
			return nil, &Error{name, "is a folder", "name one statement file in it"}
		case info.Size() > document.MaxBytes:
			return nil, tooLong(name, info.Size())
		}
		f, err := openWithin(name, info, patience)
		if errors.Is(err, errNoWriter) {
			return nil, &Error{name, err.Error(), "start the program that writes to it, or name a file"}
		}
		if err != nil {
			return nil, &Error{name, plainError(err), "check its permissions"}
		}
		defer f.Close()
		r = f
	}
	b, err := io.ReadAll(io.LimitReader(r, document.MaxBytes+1))
	if err != nil {
		return nil, &Error{name, plainError(err), "check that the file can be read"}
	}
	return Read(name, b, opt)
}

// IsAddress tells a web address from the name of a file.
func IsAddress(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	return ok && scheme != "" && !strings.ContainsAny(scheme, `/\.`)
}

// tooLong refuses what no statement can be.
func tooLong(name string, bytes int64) error {
	return &Error{name, fmt.Sprintf("is %d MB long", (bytes+1<<20-1)>>20), fmt.Sprintf("a statement has at most %d MB; cut out the statement", MaxBytes>>20)}
}

// plainError strips the operation and path that os errors repeat.
func plainError(err error) string {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// Read reads a statement from its bytes. name is where they came from; series,
// language and date are taken from it where the text does not give them.
// Every error is an *Error.
func Read(name string, b []byte, opt Options) (*Statement, error) {
	if len(b) == 0 {
		return nil, &Error{name, "is empty", "download or save it again"}
	}
	sum := sha256.Sum256(b)
	known := cmp.Or(opt.Name, name)
	s := &Statement{Source: Source{Name: known, SHA256: hex.EncodeToString(sum[:]), Bytes: len(b), KeepAll: opt.KeepAll}, Lang: opt.Lang}
	doc, format, err := extract(name, b, opt)
	if err != nil {
		return nil, err
	}
	var text string
	if doc != nil {
		text = doc.Text()
		s.Source.Encoding = cmp.Or(doc.Encoding, string(format))
		s.take(doc, format, opt)
	} else {
		if len(b) > MaxBytes {
			return nil, tooLong(name, int64(len(b)))
		}
		decoded, err := charset.Decode(b, opt.Encoding)
		if err != nil {
			return nil, decodeError(name, err)
		}
		s.Source.Encoding, s.Source.Evidence = decoded.Encoding, decoded.Evidence
		s.warnWrong(decoded)
		text = decoded.String
	}
	if wrong := excess(text); wrong != "" {
		return nil, &Error{name, wrong, cutOut}
	}
	if c := composed(text); c != text {
		text = c
		s.warn("some letters and accents stood apart and were composed (NFC)")
	}
	heads := headings(doc)
	if doc == nil {
		heads = marked(text)
	}
	var doubts []doubt
	doubts, s.outline = s.repair(text, heads, opt.Without)
	s.name(known)
	if s.Lang == "" || s.Lang == "zh" {
		s.Lang = Language(s.Text)
	}
	if !s.structure(opt.KeepAll) {
		return nil, &Error{name, fmt.Sprintf("holds more than %d sentences and headings", MaxClauses), cutOut}
	}
	if doc != nil {
		s.complete(doc)
	}
	s.warnUndecided()
	s.warnDamage()
	s.warnDoubts(doubts)
	s.warnAbridged()
	s.warnRedlined()
	if !slices.ContainsFunc(s.Clauses, func(c Clause) bool {
		return slices.ContainsFunc(c.Tokens, func(t Token) bool { return t.Kind == Word })
	}) {
		return nil, &Error{name, "holds no sentence", "check that it is the statement's text, or name its encoding with --encoding"}
	}
	return s, nil
}

// composed is NFC without the U+034F that x/text puts into long runs of
// combining marks: only those that stand in the text stay. As the character
// composes with nothing and is never reordered, what stands between two of
// them is composed by itself.
func composed(text string) string {
	if norm.NFC.IsNormalString(text) {
		return text
	}
	const joiner = "\u034F"
	parts := strings.Split(text, joiner)
	for i, p := range parts {
		parts[i] = strings.ReplaceAll(norm.NFC.String(p), joiner, "")
	}
	return strings.Join(parts, joiner)
}

func (s *Statement) warn(format string, args ...any) {
	s.Warnings = append(s.Warnings, fmt.Sprintf(format, args...))
}

// warnWrong lists the bytes that the encoding does not know, a run of them as
// one, at most twenty runs.
func (s *Statement) warnWrong(decoded charset.Text) {
	const most = 20
	runs := 0
	for i := 0; i < len(decoded.Wrong); {
		first := decoded.Wrong[i]
		run := slices.Clone(first.Bytes)
		for i++; i < len(decoded.Wrong) && decoded.Wrong[i].Offset == first.Offset+len(run); i++ {
			run = append(run, decoded.Wrong[i].Bytes...)
		}
		if runs++; runs > most {
			s.warn("and wrong bytes in more places, the last at byte %d", decoded.Wrong[len(decoded.Wrong)-1].Offset)
			return
		}
		shown, more := run[:min(len(run), 8)], ""
		if len(run) > len(shown) {
			more = fmt.Sprintf(" … (%d bytes)", len(run))
		}
		s.warn("byte %d: % x%s is not %s and stands as U+FFFD", first.Offset, shown, more, decoded.Encoding)
	}
}

func decodeError(name string, err error) error {
	if binary := (charset.ErrBinary{}); errors.As(err, &binary) {
		remedy := "save the statement as plain text first"
		if strings.Contains(binary.Kind, "ZIP") {
			remedy = "if it is a document, it may be cut off: download it again; or " + remedy
		}
		return &Error{name, "is " + binary.Kind + ", not text", remedy}
	}
	if unknown := (charset.ErrUnknownName{}); errors.As(err, &unknown) {
		return &Error{"--encoding", unknown.Error(), ""}
	}
	wrong := err.Error()
	if undecided := (charset.ErrUndecided{}); errors.As(err, &undecided) {
		wrong = "fits no encoding well enough (the closest is " + undecided.Closest + ")"
	}
	return &Error{name, wrong, "name it with --encoding: " + strings.Join(charset.Names(), ", ")}
}

var (
	langTag  = pattern(`^(?:zh-Han[st]|zh(?:-[A-Z]{2})?|en(?:-[A-Z]{2})?|[a-z]{2})$`)
	fileDate = pattern(`(?:^|[^0-9])((?:18|19|20|21)[0-9]{2})[-_.]?([0-9]{2})[-_.]?([0-9]{2})(?:[^0-9]|$)`)
)

// name takes ID, series, language and date from the name of the source, as in
// series/2024-05-16.zh-Hans.txt.
func (s *Statement) name(name string) {
	if name == "-" {
		s.ID = "-"
		return
	}
	base := filepath.Base(name)
	stem := strings.TrimSuffix(base, filepath.Ext(base))
	s.ID = stem
	if IsAddress(name) {
		_, s.ID, _ = strings.Cut(name, "://")
	} else if dir := filepath.Base(filepath.Dir(name)); dir != "." && dir != ".." && dir != string(filepath.Separator) {
		s.Series = dir
		s.ID = dir + "/" + stem
	}
	if i := strings.LastIndexByte(stem, '.'); i >= 0 && s.Lang == "" && langTag().MatchString(stem[i+1:]) {
		s.Lang = stem[i+1:]
	}
	if m := fileDate().FindStringSubmatch(stem); m != nil {
		if t, ok := day.Of(m[1], m[2], m[3]); ok {
			s.Date = t
		}
	}
}

// setDate decides on the day: the closing line of the text first, then the
// lines before the text, then the file name, then the title and the opening.
func (s *Statement) setDate() {
	var closing, head, opening time.Time
	body := false
	for i := range s.Clauses {
		c := &s.Clauses[i]
		body = body || c.Role == Body
		if c.Role != Dateline && (body && !opening.IsZero() || c.Role == Signature || i > 12) {
			continue
		}
		find := day.Find
		if c.Role == Body || c.Role == Preamble {
			find = day.FindInProse
		}
		t, ok := find(s.Plain(c))
		switch {
		case !ok:
		case c.Role != Dateline:
			if opening.IsZero() {
				opening = t
			}
		case body:
			closing = t
		case head.IsZero():
			head = t
		}
	}
	named := s.Date
	for _, from := range []struct {
		t    time.Time
		name string
	}{{closing, "closing line"}, {head, "dateline"}, {named, "file name"}, {opening, "opening"}} {
		if !from.t.IsZero() {
			s.Date, s.DateFrom = from.t, from.name
			break
		}
	}
	if !named.IsZero() && abs(s.Date.Sub(named)) > 7*24*time.Hour {
		s.warn("the text is dated %s, the file name says %s", s.Date.Format(time.DateOnly), named.Format(time.DateOnly))
	}
}

// warnUndecided names figures around the text that can be two days, where nothing
// else says which one it is.
func (s *Statement) warnUndecided() {
	if !s.Date.IsZero() && s.DateFrom != "opening" {
		return
	}
	look := func(line string) bool {
		printed, days := day.Ambiguous(line)
		if printed == "" {
			return false
		}
		if !s.Date.Equal(days[0]) && !s.Date.Equal(days[1]) {
			s.warn("%q can be %s or %s and is not taken for the date: name the file by its day, as %s.txt", printed,
				days[0].Format("2 January 2006"), days[1].Format("2 January 2006"), days[0].Format(time.DateOnly))
		}
		return true
	}
	for i := range s.Clauses {
		if c := &s.Clauses[i]; (c.Role == Dateline || c.Role == Title) && look(s.Plain(c)) {
			return
		}
	}
	for _, d := range s.Dropped {
		if d.Span.Len() > 0 && d.Span.Len() <= 4*longestFurniture && look(s.String(d.Span)) {
			return
		}
	}
}

func abs(d time.Duration) time.Duration { return max(d, -d) }

// Package track keeps the account of a word-processing document: what of its
// text stands and what was left out, with tracked changes accepted or rejected.
package track

import (
	"fmt"
	"strings"

	"tifa/corpus/document"
)

// State says how a piece of text is tracked, and whether it is left out for
// another reason. The zero value is text that stands.
type State struct {
	Inserted, Deleted bool
	Moved             bool   // the insertion or deletion is one side of a move
	Aside             string // why it is left out whatever was tracked, "" when it is not
}

// Log takes down a document's text piece by piece. Fill in Doc.
type Log struct {
	Doc       *document.Document
	Revisions document.Revisions

	last   State // of the last piece
	reason string
	left   strings.Builder // what was left out for reason, not yet in Doc
	size   int
}

// Stands tells that text of the state is part of the text, and why not.
func (l *Log) Stands(s State) (ok bool, reason string) {
	what := ""
	switch reject := l.Revisions == document.Reject; {
	case reject && s.Inserted:
		what = "insertion"
	case !reject && s.Deleted:
		what = "deletion"
	case s.Aside != "":
		return false, s.Aside
	default:
		return true, ""
	}
	if s.Moved {
		what = "move"
	}
	return false, "tracked " + what
}

// Put takes down a piece of text and tells whether it stands. What does not is
// kept for Dropped, with what follows it for the same reason.
func (l *Log) Put(text string, s State) bool {
	if text == "" {
		return false
	}
	l.size += len(text)
	l.Count(s)
	ok, reason := l.Stands(s)
	if reason != l.reason {
		l.Flush()
		l.reason = reason
	}
	if l.size > document.MaxText {
		return false // see Err
	}
	if !ok {
		l.left.WriteString(text)
	}
	return ok
}

// Mark takes down the end of a paragraph and tells whether it stands: where it
// does not, the next paragraph goes on in this one.
func (l *Log) Mark(s State) bool {
	l.size++
	l.Count(s)
	ok, _ := l.Stands(s)
	if l.left.Len() > 0 {
		l.left.WriteByte('\n')
	}
	return ok
}

// Count takes down that something of the state stands here. It counts stretches
// of tracked text: an insertion of three paragraphs in forty runs is one.
func (l *Log) Count(s State) {
	if s.Inserted && !l.last.Inserted {
		l.Doc.Inserted++
	}
	if s.Deleted && !l.last.Deleted {
		l.Doc.Deleted++
	}
	l.last = s
}

// Drop lists a part that is no part of the text.
func (l *Log) Drop(text, reason string) {
	l.size += len(text)
	if text = strings.TrimSpace(text); text != "" && l.size <= document.MaxText {
		l.Flush()
		l.Doc.Dropped = append(l.Doc.Dropped, document.Dropped{Text: text, Reason: reason})
	}
}

// Flush lists what was left out up to here.
func (l *Log) Flush() {
	if text := strings.TrimSpace(l.left.String()); text != "" {
		l.Doc.Dropped = append(l.Doc.Dropped, document.Dropped{Text: text, Reason: l.reason})
	}
	l.left.Reset()
}

// Add counts bytes of text that no piece brought: the numbers of lists.
func (l *Log) Add(bytes int) { l.size += bytes }

// Err is the error for a text that is too long, nil when it is not.
func (l *Log) Err() error {
	if l.size > document.MaxText {
		return &document.Error{Wrong: fmt.Sprintf("holds more than %d MB of text", document.MaxText>>20), Remedy: "cut out the statement"}
	}
	return nil
}

// Close ends the account. The error says that there is too much text, or
// tracked changes where none were wanted, or no text at all.
func (l *Log) Close() error {
	l.Flush()
	d := l.Doc
	switch {
	case l.Err() != nil:
		return l.Err()
	case l.Revisions == document.Fail && d.Inserted+d.Deleted > 0:
		return &document.Error{
			Wrong:  fmt.Sprintf("is not final: it has %s and %s that nobody decided on", number(d.Inserted, "tracked insertion"), number(d.Deleted, "tracked deletion")),
			Remedy: "accept or reject them in Word or LibreOffice, or say here which is meant",
		}
	case len(d.Blocks) == 0 && d.Inserted+d.Deleted > 0:
		return &document.Error{Wrong: "has no text once its tracked changes are decided on", Remedy: "decide on them the other way"}
	case len(d.Blocks) == 0:
		return &document.Error{Wrong: "holds no text", Remedy: "if it shows a picture of the text, recognise the text first"}
	}
	return nil
}

func number(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

package corpus

import (
	"strings"
	"time"
)

// Series is the statements of one series in one language, earliest first.
type Series struct {
	Name   string
	Lang   string // "en", "zh" or "zh-Hans"; "" when it is not known
	Events []Event
}

// Event is one day of a series. Versions of one text, as two sides published
// it or as it was copied, are siblings: none is the successor of another.
type Event struct {
	Date     time.Time
	Versions []*Statement // in order of their names; none: the text is known to exist and not held
}

// Missing tells whether the text of an event is not held.
func (e *Event) Missing() bool { return len(e.Versions) == 0 }

// Held counts the events whose text is held.
func (s *Series) Held() int { return len(s.Statements()) }

// Statements are the texts that are held, the first version of each event.
func (s *Series) Statements() []*Statement {
	var out []*Statement
	for i := range s.Events {
		if e := &s.Events[i]; !e.Missing() {
			out = append(out, e.Versions[0])
		}
	}
	return out
}

// BaseLang is a language without its script and region: "zh" for "zh-Hant".
func BaseLang(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}

package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"tifa/corpus"
	"tifa/corpus/fold"
)

// Units lists the operative units of one or more statements that a filter
// chose. The zero value is an empty list of everything that binds.
type Units struct {
	Filter UnitFilter
	// Scale is the name of the ranks, "" while no statement has units.
	Scale      string
	Statements []StatementUnits
	actors     []string // whom the filter could have named
	named      bool     // the filter named one of them
}

// StatementUnits are the chosen units of one statement, in reading order. They
// keep nothing of it but its text.
type StatementUnits struct {
	ID, Series, Title, Lang, Date string // Date is "" when unknown
	Source                        corpus.Source
	Units                         []Unit
	identity                      string
	issuers                       int
}

// Unit is one operative unit with the address of its clause.
type Unit struct {
	Address string `json:"address"`
	jsonUnit
}

// UnitTypes, UnitAxes and UnitActors are what the fields of a UnitFilter take;
// Actor takes the name of a party as well.
var (
	UnitTypes  = []string{"commitment", "position", "assessment", "narrative", "all"}
	UnitAxes   = []string{"commissive", "directive", "negative", "support", "recognition", "assertion", "other"}
	UnitActors = []string{"both", "third", "impersonal"}
)

// UnitFilter chooses units. The zero value chooses commitments and positions.
type UnitFilter struct {
	Types []string // of UnitTypes; empty for commitments and positions
	Actor string   // of UnitActors, or a party: short name, letter, or a name that the statement gives it
	Axis  string   // of UnitAxes
	// Topic holds words that all have to stand in the unit, in any case and
	// script: a Chinese one anywhere, another one at the start of a word.
	Topic string
}

// Validate says what is wrong with a filter.
func (f UnitFilter) Validate() error {
	for _, t := range f.Types {
		if !slices.Contains(UnitTypes, t) {
			return fmt.Errorf("--type: %q is no type of unit: known are %s", t, strings.Join(UnitTypes, ", "))
		}
	}
	if f.Axis != "" && !slices.Contains(UnitAxes, f.Axis) {
		return fmt.Errorf("--axis: %q is no axis: known are %s", f.Axis, strings.Join(UnitAxes, ", "))
	}
	return nil
}

// types are the types that are chosen.
func (f UnitFilter) types() []string {
	switch {
	case len(f.Types) == 0:
		return []string{"commitment", "position"}
	case slices.Contains(f.Types, "all"):
		return UnitTypes[:4]
	}
	return f.Types
}

// Chosen says in words which units are listed, "" for the usual choice.
func (f UnitFilter) Chosen() string {
	var parts []string
	if len(f.Types) > 0 {
		parts = append(parts, "type "+strings.Join(f.Types, ", "))
	}
	for _, p := range []struct{ name, value string }{{"actor ", f.Actor}, {"axis ", f.Axis}, {"topic ", f.Topic}} {
		if p.value != "" {
			parts = append(parts, p.name+printable(p.value))
		}
	}
	return strings.Join(parts, "; ")
}

// Add lists the units of a statement behind those listed before.
func (l *Units) Add(s *corpus.Statement) {
	if s.Scale != "" {
		l.Scale = s.Scale
	}
	su := StatementUnits{ID: s.ID, Series: s.Series, Title: s.Title, Lang: s.Lang, Source: s.Source, identity: identity(s), issuers: s.Issuers}
	if !s.Date.IsZero() {
		su.Date = Date(s)
	}
	actors := l.actorsOf(s)
	topic := topicOf(l.Filter.Topic)
	types := l.Filter.types()
	for i := range s.Clauses {
		c := &s.Clauses[i]
		for _, u := range c.Units {
			switch {
			case !slices.Contains(types, string(u.Type)),
				l.Filter.Actor != "" && !slices.Contains(actors, u.Actor),
				l.Filter.Axis != "" && string(u.Axis) != l.Filter.Axis,
				!topic.in(s.String(u.Scope)):
				continue
			}
			su.Units = append(su.Units, Unit{c.ID, unitJSON(s, u)})
		}
	}
	l.Statements = append(l.Statements, su)
}

// Order puts the statements from the given one on in order of their dates,
// undated ones last.
func (l *Units) Order(from int) {
	slices.SortStableFunc(l.Statements[from:], func(a, b StatementUnits) int {
		const last = "9999-99-99"
		return cmp.Or(cmp.Compare(cmp.Or(a.Date, last), cmp.Or(b.Date, last)), cmp.Compare(a.ID, b.ID))
	})
}

// actorsOf lists the actors of a statement that the filter names, and keeps
// whom it could have named.
func (l *Units) actorsOf(s *corpus.Statement) []corpus.Actor {
	if l.Filter.Actor == "" {
		return nil
	}
	want := folded(l.Filter.Actor)
	var out []corpus.Actor
	add := func(a corpus.Actor, names ...string) {
		for _, n := range names {
			if n != "" && folded(n) == want {
				l.named = true
				out = append(out, a)
				return
			}
		}
	}
	for _, a := range UnitActors {
		add(corpus.Actor(a), a, English.actor(s.Issuers, corpus.Actor(a)))
	}
	var parties []corpus.Actor
	for i := range s.Clauses {
		for _, u := range s.Clauses[i].Units {
			if strings.Contains(string(u.Actor), ":") && !slices.Contains(parties, u.Actor) {
				parties = append(parties, u.Actor)
			}
		}
	}
	for _, a := range parties {
		letter, name, _ := strings.Cut(string(a), ":")
		names := []string{letter, name}
		if k := int(letter[0] - 'A'); len(letter) == 1 && k < len(s.Parties) {
			names = append(append(names, s.Parties[k].Name), s.Parties[k].Aliases...)
		}
		add(a, names...)
		if !slices.Contains(l.actors, name) {
			l.actors = append(l.actors, name)
		}
	}
	return out
}

// Check says that the filter names an actor that no statement has.
func (l *Units) Check() error {
	if l.Filter.Actor == "" || l.named {
		return nil
	}
	slices.Sort(l.actors)
	return fmt.Errorf("--actor: %q acts nowhere in these statements: known are %s", l.Filter.Actor, strings.Join(append(slices.Clone(UnitActors), l.actors...), ", "))
}

// folded is how names and topics are compared.
func folded(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(fold.String(s)), " "))
}

// topic is words that have to stand in a unit.
type topic []string

func topicOf(s string) topic { return strings.Fields(folded(s)) }

func (t topic) in(text string) bool {
	if len(t) == 0 {
		return true
	}
	text = folded(text)
	return !slices.ContainsFunc(t, func(word string) bool { return !holds(text, word) })
}

// holds tells whether a folded text holds a word, at the start of one of its
// words unless the word is Chinese, which has no spaces.
func holds(text, word string) bool {
	first := []rune(word)[0]
	for at := 0; ; {
		k := strings.Index(text[at:], word)
		if k < 0 {
			return false
		}
		at += k
		before := []rune(text[max(0, at-4):at])
		if n := len(before); n == 0 || unicode.Is(unicode.Han, first) || !unicode.IsLetter(before[n-1]) && !unicode.IsDigit(before[n-1]) || unicode.Is(unicode.Han, before[n-1]) {
			return true
		}
		at += len(word)
	}
}

// unitCounts counts listed units.
type unitCounts struct {
	Statements int            `json:"statements"`
	Units      int            `json:"units"`
	Types      map[string]int `json:"types"`
	Actors     map[string]int `json:"actors"`
}

func (l *Units) counts() unitCounts {
	n := unitCounts{Statements: len(l.Statements), Types: map[string]int{}, Actors: map[string]int{}}
	for _, s := range l.Statements {
		n.Units += len(s.Units)
		for _, u := range s.Units {
			n.Types[string(u.Type)]++
			n.Actors[ActorName(u.Actor)]++
		}
	}
	return n
}

// byType says the counts in the order of UnitTypes.
func (n unitCounts) byType() string {
	var out []string
	for _, t := range UnitTypes {
		switch k := n.Types[t]; {
		case k == 0:
		case t == "narrative":
			out = append(out, thousands(k)+" narrative")
		default:
			out = append(out, count(k, t))
		}
	}
	if out == nil {
		return ""
	}
	return ": " + strings.Join(out, ", ")
}

// byActor says how many units each actor has, the most frequent first.
func (l *Units) byActor() string {
	n := map[string]int{}
	for _, s := range l.Statements {
		for _, u := range s.Units {
			n[English.actor(s.issuers, u.Actor)]++
		}
	}
	actors := slices.SortedFunc(maps.Keys(n), func(a, b string) int {
		return cmp.Or(n[b]-n[a], strings.Compare(a, b))
	})
	for i, a := range actors {
		actors[i] = a + " " + thousands(n[a])
	}
	return strings.Join(actors, ", ")
}

// plainWords is a quotation for reading: without markup, on one line.
func plainWords(s string) string { return strings.TrimSpace(printable(corpus.StripMarkup(s))) }

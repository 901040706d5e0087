package series

import "tifa/corpus/query"

// LadderStep is where one statement stands on a ladder of rival phrases.
type LadderStep struct {
	Rung  int         // the highest whose phrase it has, 1 the weakest; 0 when it has none
	Hit   query.Hit   // the first place of that phrase
	Event LadderEvent // "" where nothing changed
	// By is how many rungs it rose or, negative, fell since Last.
	By int
	// Last is the event of the last statement before that was on the ladder, -1
	// when none was.
	Last int
}

// LadderEvent says what happened on a ladder.
type LadderEvent string

// The events of a ladder.
const (
	LadderFirst LadderEvent = "first" // no statement before was on it
	LadderUp    LadderEvent = "up"
	LadderDown  LadderEvent = "down"
	LadderGone  LadderEvent = "gone" // the statement before was on it
	LadderBack  LadderEvent = "back" // the statement before was not, an earlier one was
)

// climb follows a ladder through the statements of a series, which are the
// events that texts holds.
func climb(l *query.Ladder, texts Texts) []LadderStep {
	out := make([]LadderStep, len(texts))
	last, before := -1, -1 // on the ladder; held at all
	for i := range texts {
		s := &out[i]
		if s.Last = last; len(texts[i]) == 0 {
			continue
		}
		for r := len(l.Rungs); r > 0 && s.Rung == 0; r-- {
			if hits := l.Rungs[r-1].Find(texts[i][0]); len(hits) > 0 {
				s.Rung, s.Hit = r, hits[0]
			}
		}
		if s.Rung > 0 && last >= 0 {
			s.By = s.Rung - out[last].Rung
		}
		switch {
		case s.Rung == 0 && last >= 0 && last == before:
			s.Event = LadderGone
		case s.Rung == 0:
		case last < 0:
			s.Event = LadderFirst
		case last != before:
			s.Event = LadderBack
		case s.By > 0:
			s.Event = LadderUp
		case s.By < 0:
			s.Event = LadderDown
		}
		if before = i; s.Rung > 0 {
			last = i
		}
	}
	return out
}

package corpus

import "testing"

func TestPhrase(t *testing.T) {
	tests := []struct {
		why, clause, phrase string
		want                bool
	}{
		{"words in a row", "The two sides will deepen trust.", "will deepen", true},
		{"a capital says nothing", "The two sides will deepen trust.", "the Two sides", true},
		{"half a word is no word", "The two sides will deepen trust.", "ill deep", false},
		{"nor the end of one", "The two sides will deepen trust.", "deepen trus", false},
		{"another order", "The two sides will deepen trust.", "deepen will", false},
		{"marks between words do not count", "The sides, as before, agree.", "sides as before agree", true},
		{"quotation marks do not count", "They respect “one country, two systems”.", `"one country two systems"`, true},
		{"a gap", "They will, in due course, widen the strait.", "they will … the strait", true},
		{"three points are a gap", "They will widen the strait.", "they will ... strait", true},
		{"a gap may be empty", "They will widen the strait.", "they will … widen", true},
		{"parts keep their order", "They will widen the strait.", "strait … widen", false},
		{"hyphens of any kind", "a 6‑1/2 percent threshold", "6-1/2 percent", true},
		{"Chinese without the cuts between words", "双方坚决反对外部势力干涉海峡事务。", "对外部势力", true},
		{"full width", "双方将于２０２５年建成。", "2025年建成", true},
		{"Chinese beside figures", "双方将于2025年建成。", "于2025年", true},
		{"Russian capitals", "Стороны будут углублять доверие.", "стороны БУДУТ", true},
		{"no word at all", "The two sides agree.", "…", false},
		{"an empty phrase", "The two sides agree.", "", false},
	}
	for _, tt := range tests {
		c := Clause{Tokens: tokenize(tt.clause, Span{0, len(tt.clause)}, 0, nil)}
		if got := NewPhrase(tt.phrase).In(&c); got != tt.want {
			t.Errorf("%s: %q in %q: %v", tt.why, tt.phrase, tt.clause, got)
		}
	}
}

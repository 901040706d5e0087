package units

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"tifa/corpus"
	"tifa/corpus/lexicon"
)

// TestHostileLexicon reads with a user's tables in which every kind has the
// oddest forms: whatever they are, nothing fails.
func TestHostileLexicon(t *testing.T) {
	kinds := map[string]map[string]bool{}
	for _, e := range lexicon.Default().All() {
		name := e.Table + "." + e.Lang + ".tsv"
		if kinds[name] == nil {
			kinds[name] = map[string]bool{"": true, "nonsense": true}
		}
		kinds[name][e.Kind] = true
	}
	forms := []string{"a", "1", "%", "'s", "x.", ". x", "— х", "x 's", "x's . y.", "双", "将", "будет", "ый", "ся", "ь", "не", "е", "to", "x to", "of that", "x\u0301", "\u0660", "a\ufffd", "e🙂", strings.Repeat("ж", 5000), strings.Repeat("a b ", 2000)}
	dir := fstest.MapFS{}
	for name, ks := range kinds {
		var b strings.Builder
		b.WriteString("form\tkind\taxis\trank\tname\n")
		for k := range ks {
			for _, f := range forms {
				fmt.Fprintf(&b, "%s\t%s\tnegative\t9\t%s\n", f, k, f)
			}
		}
		dir[name] = &fstest.MapFile{Data: []byte(b.String())}
	}
	lex, err := lexicon.Default().Merge(dir, "odd")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		fiction + "We will lower the tolls of Tarsk by 2 % before May 2031, and a 1 x to of that. The ministers' s.\n",
		russianOpening + "Стороны будут снижать сборы, не повышая их до 2031 года. Ь ый ся е.\n",
		hanJointHead + "双方将在2030年前酌情减少一切障碍、双。\n",
	} {
		st, err := corpus.Read("-", []byte(text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		Reader{Lexicon: lex}.Read(st)
		for i := range st.Clauses {
			if bad := badUnits(st, &st.Clauses[i]); bad != "" {
				t.Errorf("%s: %s", st.String(st.Clauses[i].Span), bad)
			}
		}
	}
}

package units

import (
	"fmt"
	"strings"
	"testing"

	"tifa/corpus"
)

// TestModalMarks: a modal inside what a unit says is a mark with its step; that
// of the verb group itself is none.
func TestModalMarks(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"a prediction", fiction + "We expect that tolls in the harbour may fall.\n", "may 2"},
		{"a stronger one", fiction + "We expect that tolls in the harbour will fall.\n", "will 5"},
		{"the group itself", fiction + "We will lower the tolls.\n", ""},
		{"the group below a verb of speech", fiction + "We reaffirm that we will lower the tolls.\n", ""},
		{"a promise that holds a condition", fiction + "We will lower tolls that should not have been raised.\n", "should 3"},
		{"a month and a noun", fiction + "We welcome the talks of May 2031 and the will of all sides.\n", ""},
		{"ability has no step", fiction + "We welcome works that can lower the tolls.\n", "can 0"},
		{"Russian", russianOpening + "Стороны отмечают, что сборы могут снизиться.", "могут 2"},
		{"Russian: the group itself", russianOpening + "Стороны будут снижать сборы.", ""},
		{"Chinese", hanJointHead + "双方认为，航运可促进贸易。\n", "可 2"},
		{"Chinese: the group itself", hanJointHead + "双方将降低收费。\n", ""},
		{"Chinese: 将 before the object", hanJointHead + "双方支持将河流作为边界。\n", ""},
	} {
		st, err := corpus.Read("-", []byte(c.text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		Reader{}.Read(st)
		var got []string
		for i := range st.Clauses {
			for _, u := range st.Clauses[i].Units {
				for _, m := range u.Marks {
					if m.Kind == corpus.Modal {
						got = append(got, fmt.Sprintf("%s %d", st.String(m.Span), m.Step))
					}
				}
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.why, s, c.want)
		}
	}
}

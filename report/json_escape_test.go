package report

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestJSONEscapes(t *testing.T) {
	for _, c := range []struct{ in, want, reason string }{
		{"Arvenia \u009b31m", `"Arvenia \u009b31m"`, "C1 starts a sequence as ESC [ does"},
		{"a\u202eb\u2066c\u200fd", `"a\u202eb\u2066c\u200fd"`, "controls of direction hide what is quoted"},
		{"\x1b\x00\x7f", `"\u001b\u0000\u007f"`, "ASCII controls, DEL too"},
		{"双方 “é” Стороны\u00a0\u3000", "\"双方 “é” Стороны\u00a0\u3000\"", "text stays text"},
		{"a\u2028b", `"a\u2028b"`, "separators of lines"},
	} {
		var b strings.Builder
		if err := newEncoder(&b).Encode(c.in); err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSuffix(b.String(), "\n"); got != c.want {
			t.Errorf("%s: %q is written as %s, not %s", c.reason, c.in, got, c.want)
		}
		var back string
		if err := json.Unmarshal([]byte(b.String()), &back); err != nil || back != c.in {
			t.Errorf("%s: %q comes back as %q (%v)", c.reason, c.in, back, err)
		}
	}
}

package document

import "testing"

// TestRaised writes raised figures as such and leaves raised letters alone.
func TestRaised(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"an exponent", "6", "⁶"}, {"a negative one", "−2", "⁻²"}, {"two notes", "1,2", "¹,²"},
		{"the end of an ordinal number", "st", ""}, {"a bracketed note, which stands apart by itself", "[2]", ""}, {"nothing", " ", ""},
	} {
		if got, _ := Raised(c.text); got != c.want {
			t.Errorf("%s: %q is %q, not %q", c.reason, c.text, got, c.want)
		}
	}
}

// TestRaisedBehind tells the letter of a note from the end of a number and of an
// abbreviation.
func TestRaisedBehind(t *testing.T) {
	for _, c := range []struct{ reason, before, raised, want string }{
		{"the letter of a note", "under the treaty", "a", "ᵃ"}, {"behind a stop", "under the treaty.", "b", "ᵇ"}, {"behind Han characters", "条约", "a", "ᵃ"},
		{"a figure", "km", "2", "²"}, {"an ordinal number", "the 21", "st", ""}, {"one of a single letter", "le 2", "e", ""},
		{"a Roman one", "le XXI", "e", ""}, {"an abbreviation", "M", "r", ""}, {"a variable", "x", "n", ""}, {"nothing before", "", "a", ""},
	} {
		if got, _ := RaisedBehind([]byte(c.before), c.raised); got != c.want {
			t.Errorf("%s: %q behind %q is %q, not %q", c.reason, c.raised, c.before, got, c.want)
		}
	}
}

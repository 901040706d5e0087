package document

import "testing"

func TestHangs(t *testing.T) {
	for next, want := range map[string]bool{
		"and long-term goals": true, " to long-term": true, "и долгосрочных": true, "or": true,
		"term goals": false, "to-face talks": false, "andesite": false, "": false, "и, далее": false,
	} {
		if got := Hangs(next); got != want {
			t.Errorf("%q: %v", next, got)
		}
	}
}

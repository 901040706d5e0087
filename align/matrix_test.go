package align_test

import (
	"testing"

	"tifa/align"
	"tifa/corpus"
)

// TestMatrix: identical texts are 1, near ones nearer than far ones, and the
// order of the statements changes nothing but places.
func TestMatrix(t *testing.T) {
	var sts []*corpus.Statement
	for _, text := range []string{
		"The two sides will open the harbour. They will train pilots.",
		"The two sides will open the harbour. They will train pilots.",
		"The two sides will open the harbour. They will train teachers.",
		"Snow fell on the mountains. Nobody met.",
	} {
		s, err := corpus.Read("s.txt", []byte(text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		sts = append(sts, s)
	}
	m := align.Matrix(sts)
	if m[0][1] != 1 || m[0][2] <= m[0][3] || m[2][0] != m[0][2] || m[3][3] != 1 {
		t.Errorf("similarities %v", m)
	}
	swapped := align.Matrix([]*corpus.Statement{sts[3], sts[2], sts[1], sts[0]})
	if swapped[3][1] != m[0][2] || swapped[0][3] != m[3][0] {
		t.Errorf("in another order %v, was %v", swapped, m)
	}
}

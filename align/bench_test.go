package align_test

import (
	"fmt"
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
)

// long makes a statement of n different clauses in paragraphs of four; every
// third clause of the later version is reworded.
func long(t testing.TB, n int, later bool) *corpus.Statement {
	t.Helper()
	verbs := strings.Fields("deepen expand review support protect develop monitor promote restore extend")
	objects := strings.Fields("trade ports rivers fisheries ferries railways forests harbours lighthouses archives schools pipelines reservoirs markets")
	partners := strings.Fields("farmers sailors teachers doctors engineers pilots merchants scholars wardens keepers surveyors")
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "The two sides will %s the %s of district %d together with %s from area %d.", verbs[i%len(verbs)], objects[i%len(objects)], i, partners[i%len(partners)], i/7)
		if later && i%3 == 0 {
			b.WriteString(" They will report on it every year.")
		}
		if i%4 == 3 {
			b.WriteString("\n\n")
		} else {
			b.WriteByte(' ')
		}
	}
	s, err := corpus.Read("long.txt", []byte(b.String()), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func BenchmarkAlign(b *testing.B) {
	for _, n := range []int{240, 430, 4300} {
		b.Run(fmt.Sprintf("clauses=%d", n), func(b *testing.B) {
			older, newer := long(b, n, false), long(b, n, true)
			b.ReportAllocs()
			for b.Loop() {
				align.Aligner{}.Align(older, newer)
			}
		})
	}
}

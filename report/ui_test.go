package report

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
)

// said finds the keys that the code and the template ask for.
var said = regexp.MustCompile(`(?:\bT\(|\bt\(|\.T |\.Count \(len [^)]*\) "[^"]*" |Count\([^"]*"[^"]*", )"((?:[^"\\]|\\.)*)"(\)?[ ]?\+)?`)

// TestUIWords: whatever a report says is in the table, in each language with
// the same places for what is put into it.
func TestUIWords(t *testing.T) {
	files, _ := filepath.Glob("*.go")
	asked := map[string]bool{}
	for _, name := range append(files, "html.tmpl") {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said.FindAllStringSubmatch(string(b), -1) {
			if m[2] == "" && m[1] != "" {
				asked[m[1]] = true
			}
		}
	}
	if len(asked) < 100 {
		t.Errorf("only %d keys found", len(asked))
	}
	for _, k := range Choices {
		asked[k] = true
	}
	for _, title := range findingTitles {
		asked[title] = true
	}
	for _, d := range []diff.Direction{diff.Stronger, diff.Weaker, diff.Mixed} {
		asked[string(d)] = true
	}
	for _, a := range axes {
		asked["axis "+a], asked["act "+a] = true, true
	}
	for _, c := range []diff.Class{diff.Slot, diff.Order, diff.Script, diff.Punctuation, diff.Numbering, diff.Damaged} {
		asked["class "+string(c)], asked["only in "+string(c)] = true, true
	}
	for _, l := range []diff.Law{diff.VerbLaw, diff.KindLaw, diff.ActorLaw, diff.PolarityLaw, diff.IntensifierLaw, diff.HedgeLaw, diff.QuantifierLaw, diff.ConditionLaw, diff.NegationLaw, diff.DeadlineLaw, diff.QuantityLaw, diff.TargetLaw, diff.ModalLaw, diff.GradeLaw, diff.ConcessionLaw, diff.ScopeLaw, diff.StandLaw, diff.UnitLaw} {
		asked["law "+string(l)] = true
	}
	for _, u := range []corpus.UnitType{corpus.Commitment, corpus.Position, corpus.Assessment, corpus.Narrative} {
		asked["type "+string(u)] = true
	}
	for _, a := range []corpus.Actor{corpus.Third, corpus.Impersonal} {
		asked["actor "+string(a)] = true
	}
	for e := range len(align.Reasons{}.Evidence) {
		asked[align.Evidence(e).String()] = true
	}
	for k := range asked {
		if _, ok := uiWords[k]; !ok {
			t.Errorf("%q is not in the table", k)
		}
	}
	verbs := regexp.MustCompile(`%[^ ,.;)»”“%]*?[sdq]`)
	for k, w := range uiWords {
		for i, s := range w {
			if i > 0 && s == "" && regexp.MustCompile(`\pL{2}`).MatchString(strings.Join(verbs.Split(k, -1), "")) {
				t.Errorf("%q: nothing in %s", k, UIs[i])
			}
			if s != "" && w[0] == "" && strings.Join(verbs.FindAllString(s, -1), " ") != strings.Join(verbs.FindAllString(k, -1), " ") {
				t.Errorf("%q: %q puts other things in", k, s)
			}
		}
	}
}

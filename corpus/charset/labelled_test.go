package charset

import (
	"math/rand/v2"
	"testing"
)

// TestLabelledPublished labels pieces of published texts rightly and wrongly. A
// right label must stand, doubted at most twice in a hundred; under a wrong one the text comes out all the same, or
// is doubted, or fails: it may be misread without a word in one of a hundred
// pieces of a short sentence, and never in longer ones.
func TestLabelledPublished(t *testing.T) {
	texts := published(t)
	t.Logf("%-8s %-13s %-13s %5s %6s %6s %6s %6s", "text", "encoding", "label", "chars", "right", "doubt", "fails", "silent")
	const pieces = 200
	for _, c := range []struct {
		lang, encoding string
		labels         []string
	}{
		{"ru", "KOI8-R", []string{"KOI8-R", "windows-1251", "iso-8859-1", "IBM866"}},
		{"ru", "windows-1251", []string{"windows-1251", "koi8-r", "iso-8859-5", "gbk"}},
		{"zh-Hans", "GB18030", []string{"gb2312", "big5", "latin1", "windows-1251"}},
		{"zh-Hant", "Big5", []string{"big5", "gbk", "latin1"}},
		{"en", "windows-1252", []string{"iso-8859-1", "windows-1251", "gbk"}},
	} {
		for _, label := range c.labels {
			truth, _ := lookup(label)
			for _, n := range []int{20, 100} {
				rnd := rand.New(rand.NewPCG(1, uint64(n)))
				right, doubt, fails, silent, needless, example := 0, 0, 0, 0, 0, ""
				for range pieces {
					b, kept := encode(t, encoders()[c.encoding], piece(rnd, texts[c.lang], n))
					got, err := Labelled(b, label)
					switch {
					case err != nil:
						fails++
					case got.String == kept:
						right++
						if got.Doubt != "" && truth.name == c.encoding {
							needless++
						}
					case got.Doubt != "" || len(got.Wrong) > 0:
						doubt++
					default:
						silent++
						example = kept
					}
				}
				t.Logf("%-8s %-13s %-13s %5d %6d %6d %6d %6d %.60q", c.lang, c.encoding, label, n, right, doubt, fails, silent, example)
				if truth.name == c.encoding && (right < pieces || needless > pieces/50) || c.lang != "en" && (silent > pieces/100 || n > 20 && silent > 0) {
					t.Errorf("%s in %s labelled %s, %d characters: %d right, %d of them doubted, %d misread without a word, for one %q", c.lang, c.encoding, label, n, right, needless, silent, example)
				}
			}
		}
	}
}

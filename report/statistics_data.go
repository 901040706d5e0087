package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"tifa/diff/series"
	"tifa/diff/statistics"
)

// statisticsStep is a step of a survival curve.
type statisticsStep = statistics.Survival

// StatisticsHeader names the columns of the CSV of statistics: one row a number.
// subject is a phrase, a formula, a word or a day; why says why a statistic is not
// given.
var StatisticsHeader = []string{"statistic", "subject", "measure", "value", "why"}

func (t *Trends) statisticsCSV(w io.Writer) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(StatisticsHeader); err != nil {
		return err
	}
	put := func(statistic, subject, measure, value, why string) {
		writePlain(cw, []string{statistic, subject, measure, value, why}) // the error is kept for Error
	}
	num := func(x float64) string {
		if p := jsonNumber(x); p != nil {
			return strconv.FormatFloat(*p, 'g', -1, 64)
		}
		return ""
	}
	life := func(subject string, l *series.Life) {
		if l.Why != "" {
			put("life", subject, "", "", l.Why)
			return
		}
		put("life", subject, "median", num(l.Median), "")
		for _, c := range l.Curve {
			put("life", subject, fmt.Sprintf("longer than %d", c.N), num(c.Share), "")
		}
	}
	st := t.Statistics
	for i := range st.Phrases {
		m, label := &st.Phrases[i], t.Trends[i].Query.Label
		put("dispersion", label, "range", strconv.Itoa(m.Range), "")
		put("dispersion", label, "dp", num(m.Dispersion), "")
		if m.Tier > 0 {
			put("heat", label, "tier", strconv.Itoa(m.Tier), "")
		}
		if m.WhyTendency != "" {
			put("tendency", label, "", "", m.WhyTendency)
		} else {
			put("tendency", label, "tau_b", num(m.Tendency.Tau), "")
			put("tendency", label, "p", num(m.Tendency.P), "")
			put("tendency", label, "change", num(m.Tendency.Change), "")
		}
		if m.WhyBursts != "" {
			put("burst", label, "", "", m.WhyBursts)
		}
		for _, x := range m.Bursts {
			put("burst", label, t.date(x.From)+".."+t.date(x.To), num(x.Weight), "")
		}
		life(label, m.Life)
	}
	if st.Heat.Why != "" {
		put("heat", "", "", "", st.Heat.Why)
	}
	for i, c := range st.Heat.Cuts {
		put("heat", "", "cut "+strconv.Itoa(i+1), num(c), "")
	}
	life("", st.Life)
	if r := st.Resonance; r.Why != "" {
		put("resonance", "", "", "", r.Why)
	} else {
		for _, x := range r.Statements {
			put("resonance", t.date(x.Event), "novelty", num(x.Novelty), "")
			put("resonance", t.date(x.Event), "transience", num(x.Transience), "")
			put("resonance", t.date(x.Event), "resonance", num(x.Resonance), "")
		}
	}
	if c := st.Contrast; c != nil {
		if c.WhyFormulas != "" {
			put("contrast", "", "", "", c.WhyFormulas)
		}
		for _, f := range c.Formulas {
			put("contrast", f.Query.Label, "statements "+c.Eras[0].String(), strconv.Itoa(f.A), "")
			put("contrast", f.Query.Label, "statements "+c.Eras[1].String(), strconv.Itoa(f.B), "")
			put("contrast", f.Query.Label, "log_odds", num(f.LogOdds), "")
			put("contrast", f.Query.Label, "q", num(f.Q), "")
		}
		if c.WhyWords != "" {
			put("keyness", "", "", "", c.WhyWords)
		}
		for _, x := range c.Terms {
			put("keyness", x.Word, "occurrences "+c.Eras[0].String(), strconv.Itoa(x.A), "")
			put("keyness", x.Word, "occurrences "+c.Eras[1].String(), strconv.Itoa(x.B), "")
			put("keyness", x.Word, "z", num(x.Z), "")
			put("keyness", x.Word, "lrc", num(x.LogRatio), "")
		}
	}
	cw.Flush()
	return cw.Error()
}

// jsonStatistics is in the schema of trends. A number is null where there is none;
// why says why, "" where there is one.
type jsonStatistics struct {
	Phrases []jsonMeasures `json:"phrases"`
	Heat    struct {
		Why      string     `json:"why"`
		Cuts     []*float64 `json:"cuts"`
		Tiers    []string   `json:"tiers"`
		Formulas int        `json:"formulas"`
	} `json:"heat"`
	Life      jsonLife      `json:"life"`
	Resonance jsonResonance `json:"resonance"`
	Contrast  *jsonContrast `json:"contrast,omitempty"`
}

type jsonMeasures struct {
	Label      string       `json:"label"`
	Range      int          `json:"range"`
	Dispersion *float64     `json:"dispersion"`
	Tier       int          `json:"tier"`
	Tendency   jsonTendency `json:"tendency"`
	Bursts     jsonBursts   `json:"bursts"`
	Life       jsonLife     `json:"life"`
}

type jsonTendency struct {
	Why    string   `json:"why"`
	S      int      `json:"s"`
	TauB   *float64 `json:"tau_b"`
	P      *float64 `json:"p"`
	Exact  bool     `json:"exact"`
	Change *float64 `json:"change"`
	Note   string   `json:"note"`
}

type jsonBursts struct {
	Why  string      `json:"why"`
	List []jsonBurst `json:"list"`
}

type jsonBurst struct {
	From   string   `json:"from"`
	To     string   `json:"to"`
	Weight *float64 `json:"weight"`
}

type jsonLife struct {
	Why    string         `json:"why"`
	Lives  int            `json:"lives"`
	Ended  int            `json:"ended"`
	Older  int            `json:"older"`
	Median *float64       `json:"median"`
	Curve  []jsonSurvival `json:"curve"`
}

type jsonSurvival struct {
	N     int      `json:"n"`
	Risk  int      `json:"risk"`
	Ended int      `json:"ended"`
	Share *float64 `json:"share"`
}

type jsonResonance struct {
	Why        string         `json:"why"`
	Window     int            `json:"window"`
	Median     *float64       `json:"median"`
	Statements []jsonResonant `json:"statements"`
}

type jsonResonant struct {
	Date       string   `json:"date"`
	Novelty    *float64 `json:"novelty"`
	Transience *float64 `json:"transience"`
	Resonance  *float64 `json:"resonance"`
}

type jsonContrast struct {
	Eras        [2]string             `json:"eras"`
	Statements  [2]int                `json:"statements"`
	Words       [2]int                `json:"words"`
	WhyFormulas string                `json:"why_formulas"`
	Tested      int                   `json:"tested"`
	Note        string                `json:"note"`
	Formulas    []jsonContrastFormula `json:"formulas"`
	WhyWords    string                `json:"why_words"`
	Vocabulary  int                   `json:"vocabulary"`
	Terms       []jsonContrastTerm    `json:"terms"`
}

type jsonContrastFormula struct {
	Text    string   `json:"text"`
	A       int      `json:"a"`
	B       int      `json:"b"`
	LogOdds *float64 `json:"log_odds"`
	P       *float64 `json:"p"`
	Q       *float64 `json:"q"`
}

type jsonContrastTerm struct {
	Word string   `json:"word"`
	A    int      `json:"a"`
	B    int      `json:"b"`
	Z    *float64 `json:"z"`
	LRC  *float64 `json:"lrc"`
}

func lifeJSON(l *series.Life) jsonLife {
	j := jsonLife{l.Why, l.Lives, l.Ended, l.Older, nil, []jsonSurvival{}}
	if l.Why == "" {
		j.Median = jsonNumber(l.Median)
	}
	for _, c := range l.Curve {
		j.Curve = append(j.Curve, jsonSurvival{c.N, c.Risk, c.Ended, jsonNumber(c.Share)})
	}
	return j
}

func (t *Trends) statisticsJSON() *jsonStatistics {
	st := t.Statistics
	if st == nil {
		return nil
	}
	j := &jsonStatistics{Phrases: []jsonMeasures{}, Life: lifeJSON(st.Life)}
	j.Heat.Why, j.Heat.Cuts, j.Heat.Tiers, j.Heat.Formulas = st.Heat.Why, figures(st.Heat.Cuts), series.Tiers, st.Heat.Formulas
	for i := range st.Phrases {
		m := &st.Phrases[i]
		x := jsonMeasures{t.Trends[i].Query.Label, m.Range, jsonNumber(m.Dispersion), m.Tier, jsonTendency{Why: m.WhyTendency}, jsonBursts{m.WhyBursts, []jsonBurst{}}, lifeJSON(m.Life)}
		if m.WhyTendency == "" {
			d := m.Tendency
			x.Tendency = jsonTendency{"", d.S, jsonNumber(d.Tau), jsonNumber(d.P), d.Exact, jsonNumber(d.Change), drafted}
		}
		for _, b := range m.Bursts {
			x.Bursts.List = append(x.Bursts.List, jsonBurst{t.date(b.From), t.date(b.To), jsonNumber(b.Weight)})
		}
		j.Phrases = append(j.Phrases, x)
	}
	r := st.Resonance
	j.Resonance = jsonResonance{r.Why, r.Window, nil, []jsonResonant{}}
	if r.Why == "" {
		j.Resonance.Median = jsonNumber(r.Median)
	}
	for _, x := range r.Statements {
		j.Resonance.Statements = append(j.Resonance.Statements, jsonResonant{t.date(x.Event), jsonNumber(x.Novelty), jsonNumber(x.Transience), jsonNumber(x.Resonance)})
	}
	if c := st.Contrast; c != nil {
		x := &jsonContrast{[2]string{c.Eras[0].String(), c.Eras[1].String()}, c.Statements, c.Words, c.WhyFormulas, c.Tested, drafted, []jsonContrastFormula{}, c.WhyWords, c.Vocabulary, []jsonContrastTerm{}}
		for _, f := range c.Formulas {
			x.Formulas = append(x.Formulas, jsonContrastFormula{f.Query.Label, f.A, f.B, jsonNumber(f.LogOdds), jsonNumber(f.P), jsonNumber(f.Q)})
		}
		for _, f := range c.Terms {
			x.Terms = append(x.Terms, jsonContrastTerm{f.Word, f.A, f.B, jsonNumber(f.Z), jsonNumber(f.LogRatio)})
		}
		j.Contrast = x
	}
	return j
}

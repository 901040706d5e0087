package units

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tifa/corpus"
	"tifa/corpus/lexicon"
)

func readEnglish(t testing.TB, text string) *corpus.Statement {
	t.Helper()
	st, err := corpus.Read("-", []byte(text), corpus.Options{Encoding: "utf-8", Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	Reader{}.Read(st)
	return st
}

// compact writes a unit as actor|frame > verb [heads]|axis|type|polarity; an
// actor from an earlier sentence has a star.
func compact(st *corpus.Statement, u *corpus.Unit) string {
	var b strings.Builder
	b.WriteString(string(u.Actor))
	if u.Inherited {
		b.WriteByte('*')
	}
	b.WriteByte('|')
	if u.Frame.Len() > 0 {
		b.WriteString(st.String(u.Frame) + " > ")
	}
	for i, v := range u.Verb {
		if i > 0 {
			b.WriteString(" … ")
		}
		b.WriteString(st.String(v))
	}
	for _, h := range u.Heads {
		b.WriteString(" [" + st.String(h) + "]")
	}
	fmt.Fprintf(&b, "|%s|%s|%s", u.Axis, u.Type, u.Polarity)
	return b.String()
}

const fiction = "Joint Statement of Arvenia and Kestria\n\n" +
	"President Ana Orlo of Arvenia and Prime Minister Bram Tael of Kestria met at Velmar on Monday.\n\n"

func TestEnglishUnits(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      []string
	}{
		{"a list of parties behind a word in front is the subject as a whole",
			"Together, Arvenia, the KR, and Kestria will reopen the ferry.",
			[]string{"both|will reopen|commissive|commitment|+"}},
		{"a list of states behind a phrase in front is the subject as a whole",
			"Building on the success of the Velmar meeting, the Republic of Arvenia, Kestria and the Kingdom of Norgrave will patrol the strait.",
			[]string{"both|will patrol|commissive|commitment|+"}},
		{"a participle before a noun is an adjective",
			"We are committed to strengthening our role in the protection of critical and emerging technologies.",
			[]string{"both|are committed to [strengthening]|commissive|commitment|+"}},
		{"a noun that opens a compound is no verb",
			"The two sides agree to start the training of pilots and ship repairs in Velmar.",
			[]string{"both|agree to [start]|commissive|commitment|+"}},
		{"nor denies", "The two sides will not dam the river, nor do they intend to close it.",
			[]string{"both|will not dam|commissive|commitment|-", "both*|intend to [close]|commissive|commitment|-"}},
		{"whoever is meant by all is not commanded", "We call on all parties not to threaten the ferry.",
			[]string{"both|call on [threaten]|directive|position|+"}},
		{"what others are helped to do is theirs", "We are determined to help Norgrave repair, restore and defend its harbours.",
			[]string{"both|are determined to [help]|commissive|commitment|+"}},
		{"adverbs parted by and stand before one verb", "The two sides will screen travelers and swiftly and securely share the lists.",
			[]string{"both|will screen|commissive|commitment|+", "both|will … share|commissive|commitment|+"}},
		{"command and control is one noun",
			"The two sides will upgrade their command and control frameworks and control the traffic.",
			[]string{"both|will upgrade|commissive|commitment|+", "both|will … control|commissive|commitment|+"}},
		{"a plain modal keeps its verb",
			"The two sides will reopen the northern ferry.",
			[]string{"both|will reopen|commissive|commitment|+"}},
		{"an infinitive of purpose in front of the subject is no subject",
			"To support continued trade across the strait, the two sides today reaffirmed that the ferry will sail for some time.",
			[]string{"both|reaffirmed|assertion|assessment|+"}},
		{"will continue to is a commitment",
			"The two sides will continue to dredge the strait.",
			[]string{"both|will continue to [dredge]|commissive|commitment|+"}},
		{"present continue to is ongoing action",
			"We continue to implement the harbour treaty.",
			[]string{"both|continue to [implement]|commissive|narrative|+"}},
		{"each verb under a modal has its own aim",
			"We will build a lighthouse, widen the canal, and train pilots.",
			[]string{"both|will build|commissive|commitment|+", "both|will … widen|commissive|commitment|+", "both|will … train|commissive|commitment|+"}},
		{"verbs with one object are one unit",
			"We will maintain, fully implement and expand the fishing accord.",
			[]string{"both|will maintain, fully implement and expand|commissive|commitment|+"}},
		{"verbs under an infinitive of purpose are no units",
			"We will adopt measures to protect the reefs and promote tourism.",
			[]string{"both|will adopt|commissive|commitment|+"}},
		{"the infinitive after a verb of undertaking",
			"Both sides commit to opening the border and to lowering tariffs.",
			[]string{"both|commit to [opening]|commissive|commitment|+", "both|commit to [lowering]|commissive|commitment|+"}},
		{"commitment to an act",
			"We reaffirm our commitment to the demilitarization of the islands.",
			[]string{"both|reaffirm our commitment to|commissive|commitment|+"}},
		{"commitment to a value is a position",
			"We remain committed to dialogue.",
			[]string{"both|remain committed to|commissive|position|+"}},
		{"commitment to a verb is the frame of that verb",
			"We reaffirm our commitment to restore the canal.",
			[]string{"both|reaffirm our commitment to > restore|commissive|commitment|+"}},
		{"the commitment of one party binds that party",
			"Both leaders reaffirm the commitment of Kestria to finance the bridge.",
			[]string{"B:Kestria|reaffirm the commitment of Kestria to > finance|commissive|commitment|+"}},
		{"speech with a plain fact is the unit",
			"We emphasize that the channel remains open, and reiterate the importance of safe passage.",
			[]string{"both|emphasize|assertion|assessment|0", "both|reiterate|assertion|assessment|0"}},
		{"speech with a norm is its frame",
			"We underscore that the blockade should end.",
			[]string{"both|underscore > should end|directive|position|+"}},
		{"speech with a verdict is its frame",
			"We reiterate that the seizure of ships is unacceptable.",
			[]string{"both|reiterate > is unacceptable|negative|position|-"}},
		{"a prediction under a verb of belief promises nothing",
			"We expect that trade will recover.",
			[]string{"both|expect|assertion|assessment|0"}},
		{"what one is determined that will be is promised",
			"We are determined that the archives will remain open.",
			[]string{"both|are determined > will remain open|commissive|commitment|+"}},
		{"a request and its head",
			"We call on Morland to withdraw its fleet.",
			[]string{"both|call on [withdraw]|directive|position|-"}},
		{"a request to do",
			"We urge Morland to publish its charts.",
			[]string{"both|urge [publish]|directive|position|+"}},
		{"ministers of one's own are commanded",
			"The leaders instructed their ministers to draft a plan.",
			[]string{"both|instructed [draft]|directive|commitment|+"}},
		{"stances with objects of their own",
			"We condemn the raid and welcome the release of the crew.",
			[]string{"both|condemn|negative|position|-", "both|welcome|support|position|+"}},
		{"stances with one object",
			"We welcome and support the truce.",
			[]string{"both|welcome and support|support|position|+"}},
		{"the noun has the force",
			"We express our gravest concern over the seizure of two trawlers.",
			[]string{"both|express our gravest concern over|negative|position|-"}},
		{"a negated undertaking",
			"We will never recognize the annexation of Morland.",
			[]string{"both|will never recognize|commissive|commitment|-"}},
		{"disapproval stays a position under will",
			"We will condemn every raid.",
			[]string{"both|will condemn|negative|position|-"}},
		{"a leader acts for his country",
			"President Orlo commended the crew of the lightship.",
			[]string{"A:Arvenia|commended|support|position|+"}},
		{"a guest is welcomed out of courtesy",
			"President Orlo welcomes Prime Minister Tael to Velmar.",
			[]string{"A:Arvenia|welcomes|support|narrative|+"}},
		{"what a guest did is welcomed as a position",
			"President Orlo welcomes Prime Minister Tael's plan.",
			[]string{"A:Arvenia|welcomes|support|position|+"}},
		{"a pronoun takes the actor of the sentence before",
			"Prime Minister Tael welcomed the plan. He also pledged to send engineers.",
			[]string{"B:Kestria|welcomed|support|position|+", "B:Kestria*|pledged to [send]|commissive|commitment|+"}},
		{"the future of a thing is a prediction",
			"The bridge will shorten the journey.",
			[]string{"impersonal|will shorten|assertion|assessment|0"}},
		{"others do what they do",
			"Russia has destroyed the harbour.",
			[]string{"third|has destroyed|other|narrative|-"}},
		{"past deeds are told",
			"We have deepened our cooperation.",
			[]string{"both|have deepened|other|narrative|+"}},
		{"new measures taken now are undertakings",
			"We are taking new measures against smuggling.",
			[]string{"both|are taking|commissive|commitment|+"}},
		{"verbs of relative clauses are no units",
			"We welcome the treaty that Kestria signed and which will protect the eels.",
			[]string{"both|welcome|support|position|+"}},
		{"nouns that look like verbs",
			"The support of the coast guard and its plans will help the fishermen.",
			[]string{"impersonal|will help|assertion|assessment|0"}},
		{"will as a noun",
			"We reiterate our firm will to restore the canal.",
			[]string{"both|reiterate our firm will to > restore|commissive|commitment|+"}},
		{"May is a month",
			"We met in May 2031 and agreed to open the archives.",
			[]string{"both|met|other|narrative|0", "both|agreed to [open]|commissive|commitment|+"}},
		{"agree that a fact is so",
			"We agree that the ferry remains the main link.",
			[]string{"both|agree|assertion|assessment|0"}},
		{"items of a list take the actor of the line before",
			"The two sides will:\n\n- Open two ferry lines.\n\n- Publish the tide tables.",
			[]string{"both|will|commissive|commitment|+", "both*|Open|commissive|commitment|+", "both*|Publish|commissive|commitment|+"}},
		{"items after small letters in brackets",
			"Arvenia will (i) modify the tariff on eels by suspending a third of it; and (ii) remove the levy on salt.",
			[]string{"A:Arvenia|will (i) modify|commissive|commitment|+", "A:Arvenia|will … remove|commissive|commitment|+"}},
		{"a paragraph that opens with its verb",
			"Calls upon all states to respect the lighthouse rules.",
			[]string{"both*|Calls upon [respect]|directive|position|+"}},
		{"it is vital that",
			"It is vital that aid reaches the islands.",
			[]string{"impersonal|is vital|directive|position|+"}},
		{"a fronted clause has no unit",
			"While recognizing that storms delay ships, the two sides intend to keep the schedule.",
			[]string{"both|intend to [keep]|commissive|commitment|+"}},
		{"two clauses with two subjects",
			"Arvenia will build the pier, and Kestria will pay for it.",
			[]string{"A:Arvenia|will build|commissive|commitment|+", "B:Kestria|will pay|commissive|commitment|+"}},
		{"our ministers are ours",
			"Our ministers highlighted the progress of the survey.",
			[]string{"both|highlighted|assertion|assessment|+"}},
	} {
		st := readEnglish(t, fiction+c.text+"\n")
		var got []string
		for i := range st.Clauses {
			if i < 2 { // the title and the opening
				continue
			}
			for _, u := range st.Clauses[i].Units {
				got = append(got, compact(st, &u))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\n got %q\nwant %q", c.why, c.text, got, c.want)
		}
	}
}

// The names that a statement defines go before those of the tables.
func TestEnglishAliases(t *testing.T) {
	st := readEnglish(t, "Joint Declaration\n\nThe Government of the Republic of Arvenia (\"Arvenia\") and the Government of the Federation of Kestria (hereinafter \"Kestrian Side\") declare as follows:\n\n"+
		"Arvenia will open its ports. The Kestrian Side will lower its dues.\n")
	var got []string
	for i := range st.Clauses {
		for _, u := range st.Clauses[i].Units {
			got = append(got, string(u.Actor))
		}
	}
	st = readEnglish(t, "Joint Declaration of the Republic of Arvenia and the Federation of Kestria\n\nThe Republic of Arvenia and the Federation of Kestria declare as follows:\n\nThe Kestrian side will lower its dues.\n")
	if us := st.Clauses[len(st.Clauses)-1].Units; len(us) != 1 || us[0].Actor != "B:Kestria" {
		t.Errorf("the adjective of a name that no table has: %v", us)
	}
	if len(got) < 2 || got[len(got)-2] != "A:Arvenia" || got[len(got)-1] != "B:Kestria" {
		t.Errorf("actors %q", got)
	}
}

func TestEnglishMarks(t *testing.T) {
	st := readEnglish(t, fiction+"We strongly urge all states to pay 30 billion dollars by the end of 2031, where appropriate, but not before June 2029.\n")
	u := st.Clauses[2].Units[0]
	var got []string
	for _, m := range u.Marks {
		got = append(got, string(m.Kind)+" "+st.String(m.Span))
	}
	want := []string{"intensifier strongly", "quantifier all", "quantity 30 billion dollars", "deadline by the end of", "hedge where appropriate", "concession but", "negation not", "deadline before June 2029"}
	if !slices.Equal(got, want) {
		t.Errorf("marks\n got %q\nwant %q", got, want)
	}
	if u.Rank != 6 { // urge 5, and one step for "strongly"
		t.Errorf("rank %d, want 6", u.Rank)
	}
	if got := st.String(u.Target); got != "all states" {
		t.Errorf("target %q", got)
	}
}

// badUnits says what is wrong with the units of a clause, "" when nothing is.
func badUnits(st *corpus.Statement, c *corpus.Clause) string {
	end := c.Start
	in := func(s corpus.Span) bool { return s.Start >= c.Start && s.End <= c.End && s.Start < s.End }
	for i := range c.Units {
		u := &c.Units[i]
		if !in(u.Scope) || u.Scope.Start < end {
			return fmt.Sprintf("unit %d: scope %v after %d in clause %v", i, u.Scope, end, c.Span)
		}
		end = u.Scope.End
		if len(u.Verb) == 0 {
			return fmt.Sprintf("unit %d has no verb", i)
		}
		spans := append(slices.Clone(u.Verb), u.Heads...)
		for _, m := range u.Marks {
			spans = append(spans, m.Span)
		}
		for _, s := range []corpus.Span{u.Frame, u.Target} {
			if s.Len() > 0 {
				spans = append(spans, s)
			}
		}
		for _, s := range spans {
			if !in(s) {
				return fmt.Sprintf("unit %d: span %v outside clause %v", i, s, c.Span)
			}
		}
		if u.Subject.Start < 0 || u.Subject.End > c.End || u.Subject.End < u.Subject.Start {
			return fmt.Sprintf("unit %d: subject %v", i, u.Subject)
		}
		switch u.Axis {
		case corpus.Commissive, corpus.Directive, corpus.Negative, corpus.Support, corpus.Recognition, corpus.Assertion, corpus.OtherAxis:
		default:
			return fmt.Sprintf("unit %d: axis %q", i, u.Axis)
		}
		switch u.Type {
		case corpus.Commitment, corpus.Position, corpus.Assessment, corpus.Narrative:
		default:
			return fmt.Sprintf("unit %d: type %q", i, u.Type)
		}
		switch u.Polarity {
		case corpus.Plus, corpus.Minus, corpus.Neutral:
		default:
			return fmt.Sprintf("unit %d: polarity %q", i, u.Polarity)
		}
		if u.Actor == "" || u.Rank < 0 || u.Rank > 9 {
			return fmt.Sprintf("unit %d: actor %q, rank %d", i, u.Actor, u.Rank)
		}
	}
	return ""
}

func FuzzEnglish(f *testing.F) {
	f.Add(fiction + "We will (i) build, and to; and (ii) open — by 2031 — the pier, which they, as it is, have seen.")
	f.Add("We reaffirm that it is vital that, and that we are and will be committed to")
	f.Add("Will may can. To to the the and and, of of that that we we (((( —— ;;; be been being have had do")
	f.Add("Calls upon, also recalling; (a) decide to continue to begin to help to seek to look forward to")
	f.Fuzz(func(t *testing.T, text string) {
		st, err := corpus.Read("-", []byte(strings.ToValidUTF8(text, "")), corpus.Options{Encoding: "utf-8", Lang: "en"})
		if err != nil {
			return
		}
		Reader{}.Read(st)
		for i := range st.Clauses {
			if wrong := badUnits(st, &st.Clauses[i]); wrong != "" {
				t.Fatalf("%s: %q", wrong, st.String(st.Clauses[i].Span))
			}
		}
	})
}

// A clause may be as long as a file; its words are read a bounded number of
// times.
func BenchmarkEnglish(b *testing.B) {
	sentence := "We reaffirm that the two sides, building on the accord, will continue to deepen their cooperation and widen the canal, and call on all states to respect the rules of the strait which they have signed. "
	for name, text := range map[string]string{
		"sentences": fiction + strings.Repeat(sentence, 200<<10/len(sentence)),
		"clause":    fiction + strings.Repeat("we will support the plan and discussed measures to ", 20<<10),
		"and":       fiction + strings.Repeat("and adopted ", 40<<10),
		"brackets":  fiction + strings.Repeat("( word — ", 40<<10),
	} {
		st, err := corpus.Read("-", []byte(text), corpus.Options{Encoding: "utf-8", Lang: "en"})
		if err != nil {
			b.Fatal(err)
		}
		g := english(lexicon.Default())
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				read := g.open(st)
				for i := range st.Clauses {
					if c := &st.Clauses[i]; c.Role == corpus.Body {
						read(c)
					}
				}
			}
		})
	}
}

// TestEnglishScope: a unit holds what belongs to it, from "nor" or the adverbs
// before its verb to the mark that closes a quotation.
func TestEnglishScope(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"nor is of the act that it denies", "The two sides will not dam the river, nor do they intend to close it.", "The two sides will not dam the river|nor do they intend to close it"},
		{"adverbs are of the verb behind them", "The two sides will screen travelers and swiftly and securely share the lists.", "The two sides will screen travelers|swiftly and securely share the lists"},
		{"to behind and leads on to the next act", "The two sides are committed to widen the canal and to fully dredge the strait.", "The two sides are committed to widen the canal|fully dredge the strait"},
		{"to at the end of what was agreed to stays", "The two sides will respect all the measures that they agreed to.", "The two sides will respect all the measures that they agreed to"},
		{"a quotation is whole", "The two sides agreed to launch the “Harbour Partnership” and to study the “Fish Strategy.”", "The two sides agreed to launch the “Harbour Partnership”|study the “Fish Strategy.”"},
	} {
		st := readEnglish(t, fiction+c.text)
		var got []string
		for _, u := range st.Clauses[len(st.Clauses)-1].Units {
			got = append(got, st.String(u.Scope))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: got %s, want %s", c.why, g, c.want)
		}
	}
}

package report

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"tifa/diff"
)

// flow draws the history of a clause on a true axis of time: a block for each
// wording, as high as it is long, and between two wordings a ribbon.
func flow(id string, c *diff.Lineage) *figure {
	const top, room = 34.0, 90.0
	f := &figure{ID: id, Title: "The clause over time", Width: wholePage,
		Desc: "One block a wording, from its first statement to its last on a true axis of time, as high as it has letters; a ribbon joins it to the next. The list below says the same in words."}
	a := chainAxis(c)
	most := 1
	long := func(step int) int { return max(letterCount(ownText(c, step)), 1) }
	for _, v := range c.Versions {
		most = max(most, long(v.From))
	}
	height := func(v diff.Version) float64 { return max(room*float64(long(v.From))/float64(most), 4) }
	middle := top + room/2
	a.years(f, top-6, top+room+20)
	for k, v := range c.Versions {
		h, x, x2 := height(v), a.at(v.From), a.at(v.To)
		if k > 0 {
			before := c.Versions[k-1]
			tie, h0, x0 := c.Steps[v.From].Tie, height(before), a.at(before.To)+1.5
			class, title := "ribbon", stepWords(c, v.From)+"; "+stepFigures(c, v.From)
			switch {
			case tie.Absent() > 0:
				f.add(rule("away", x0, middle, x-1.5, middle).says(title, ""))
			default:
				if tie.Confidence < uncertain {
					class = "ribbon weak"
				}
				f.add(mark{Kind: "path", Class: class, Title: title, Path: fmt.Sprintf("M%s %sL%s %sL%s %sL%s %sZ",
					num(x0), num(middle-h0/2), num(x-1.5), num(middle-h/2), num(x-1.5), num(middle+h/2), num(x0), num(middle+h0/2))})
			}
		}
		number := k
		if v.Again >= 0 {
			number = v.Again
		}
		f.add(rect("block b"+strconv.Itoa(number%2), x-1.5, middle-h/2, x2-x+3, h).says(fmt.Sprintf("%d: %s, %s", k+1, period(statement(c, v.From), statement(c, v.To)), count(v.N(), "statement")), "#"+id+"-w"+strconv.Itoa(k+1)))
	}
	free, freeSign := a.left-20, a.left-20
	for k, v := range c.Versions {
		x := (a.at(v.From) + a.at(v.To)) / 2
		if label := strconv.Itoa(k + 1); x-free >= 4+drawn(label) {
			f.add(letters("count", x, top+room+15, label))
			free = x
		}
		for i := v.From; i <= v.To; i++ {
			if sign := stepSign(c, i); sign != "" {
				x := a.at(i)
				y := 12.0
				if x-freeSign < 12 {
					y = 24
				} else {
					freeSign = x
				}
				f.add(rule("grid", x, y+2, x, middle-height(v)/2), letters("sign", x, y, sign).says(Date(statement(c, i))+": "+stepWords(c, i), ""))
			}
		}
	}
	f.Height = int(top + room + 42)
	f.Caption = []string{"Signs: S split, M merged, R revived after an absence (dashed line), V moved with the same words, W weak match (dashed ribbon). Numbers are those of the wordings."}
	return f
}

// stepSign is the letter of a step in the drawing.
func stepSign(c *diff.Lineage, i int) string {
	s := &c.Steps[i]
	sign := map[diff.StepKind]string{diff.Split: "S", diff.Merged: "M", diff.StepRevived: "R", diff.Shifted: "V"}[s.Kind]
	if s.Tie != nil && s.Tie.Confidence < uncertain {
		sign += "W"
	}
	return sign
}

// chainAxis is the time from the first to the last statement of a chain.
func chainAxis(c *diff.Lineage) *axis {
	days := make([]time.Time, len(c.Steps))
	for i := range days {
		days[i] = statement(c, i).Date
	}
	return newAxis(days, 44, wholePage-20)
}

// strength draws the rank of the main act of a clause as steps, a lane for each
// axis on which it has one. It is nil where nothing ever changes.
func strength(id string, c *diff.Lineage) *figure {
	type lane struct {
		axis string
		most int
	}
	var lanes []lane
	same := true
	rank := func(i int) (string, int) {
		if u := c.Steps[i].Unit; u != nil && u.Rank > 0 {
			return string(u.Axis), u.Rank
		}
		return "", 0
	}
	name0, rank0 := rank(0)
	for i := range c.Steps {
		name, r := rank(i)
		same = same && name == name0 && r == rank0
		if r == 0 {
			continue
		}
		at := slices.IndexFunc(lanes, func(l lane) bool { return l.axis == name })
		if at < 0 {
			at, lanes = len(lanes), append(lanes, lane{name, 0})
		}
		lanes[at].most = max(lanes[at].most, r)
	}
	if same || len(lanes) == 0 {
		return nil
	}
	const rung = 17.0
	f := &figure{ID: id, Title: "Strength of the main act", Width: wholePage,
		Desc:    "A step line for each axis of the scale: the rank of the main act of the clause in each statement, higher is stronger.",
		Caption: []string{"Ranks of one axis can be compared with each other, those of different axes cannot. Where no line is drawn the main act has another axis or no rank."}}
	a := chainAxis(c)
	y := 14.0
	for _, l := range lanes {
		top := y + 14
		bottom := top + rung*float64(l.most)
		f.add(letters("unit", 0, y+4, l.axis))
		for r := 1; r <= l.most; r++ {
			at := bottom - rung*float64(r) + rung/2
			f.add(rule("grid", a.left-10, at, a.right+10, at), letters("scale", a.left-14, at+4, strconv.Itoa(r)))
		}
		free := 0.0
		for i := 0; i < len(c.Steps); {
			name, r := rank(i)
			j := i + 1
			for j < len(c.Steps) && c.Steps[j].Tie.Absent() == 0 {
				if n, q := rank(j); n != name || q != r {
					break
				}
				j++
			}
			if name == l.axis && r > 0 {
				at, x := bottom-rung*float64(r)+rung/2, a.at(i)
				title := fmt.Sprintf("%s: %s", period(statement(c, i), statement(c, j-1)), force(c, i))
				f.add(rule("step", x-2, at, a.at(j-1)+2, at).says(title, ""))
				if n, q := rank(max(i-1, 0)); i > 0 && n == name && q != r {
					f.add(rule("rise", x, bottom-rung*float64(q)+rung/2, x, at))
				}
				if verb := drawnHead(English.words(statement(c, i), c.Steps[i].Unit.Verb), 170); x >= free && x+drawn(verb) < wholePage {
					f.add(letters("verb", x, at-4, verb).in(printable(statement(c, i).Lang)))
					free = x + drawn(verb) + 6
				}
			}
			i = j
		}
		y = bottom + 6
		a.years(f, top, bottom)
	}
	f.Height = int(y + 18)
	return f
}

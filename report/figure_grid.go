package report

import (
	"fmt"
	"strconv"
	"strings"
)

// gridRow is a phrase in a presence grid.
type gridRow struct {
	Label, Lang string
	Href        string
	Cells       []gridCell // one for each statement
	Runs        [][2]int   // first and last statement of each
	Plain       bool       // there is nothing to count or to point at in a cell
}

// gridCell is a phrase in one statement.
type gridCell struct {
	Count int
	Shade int // 1 to 5, 0 for none
	Title string
	Href  string
}

// presence draws the grid: a row for each phrase, a column for each statement,
// bars behind the runs, ? for what is not held.
func presence(id, title, desc string, days []string, missing []bool, rows []gridRow) *figure {
	const height = 24
	label := 60.0
	for _, r := range rows {
		label = max(label, 12+drawn(r.Label))
	}
	label = min(label, 300)
	c := inColumns(label, len(days))
	f := &figure{ID: id, Title: title, Desc: desc, Width: int(c.x(len(days)) + 30)}
	top := c.head(f, days)
	bottom := top + height*float64(len(rows))
	c.rules(f, days, top, bottom)
	for i, m := range missing {
		if !m {
			continue
		}
		f.add(rect("hole", c.x(i), top, c.width, bottom-top).says(days[i]+": not held", ""))
		if c.width >= 8 {
			for r := range rows {
				f.add(letters("sign", c.x(i)+c.width/2, top+height*float64(r)+16, unheld))
			}
		} else {
			f.add(letters("sign", c.x(i)+c.width/2, bottom+12, unheld))
		}
	}
	for k, r := range rows {
		y := top + height*float64(k)
		f.add(rule("grid", 0, y+height, c.x(len(days)), y+height))
		l := letters("label", label-8, y+16, drawnHead(r.Label, label-12))
		f.add(l.in(r.Lang).says(r.Label, r.Href))
		for _, run := range r.Runs {
			f.add(rect("run", c.x(run[0]), y+3, c.width*float64(run[1]-run[0]+1), height-6))
		}
		if r.Plain {
			f.add(mark{Kind: "path", Class: "cells", Path: c.cells(r.Cells, y+height/2), W: num(height - 10)})
			continue
		}
		for i, cell := range r.Cells {
			if cell.Count == 0 {
				continue
			}
			m := rect("s"+strconv.Itoa(cell.Shade), c.x(i)+min(1, c.width/8), y+5, c.width-2*min(1, c.width/8), height-10)
			f.add(m.says(cell.Title, cell.Href))
			if c.width >= 13 {
				f.add(letters("number n"+strconv.Itoa(cell.Shade), c.x(i)+c.width/2, y+16, strconv.Itoa(cell.Count)))
			}
		}
	}
	f.Height = int(bottom + 18)
	return f
}

// dot is a value on a day.
type dot struct {
	At    int // of the axis
	Value float64
	Label string // the raw count
	Title string
	Href  string
}

// dots draws values on a true axis of time as dots with thin stems. No line
// joins them: between two statements there is nothing.
func dots(id, title, desc, unit string, a *axis, values []dot, missing []int) *figure {
	const top, bottom = 18.0, 96.0
	f := &figure{ID: id, Title: title, Desc: desc, Width: wholePage, Height: 116}
	most := 0.0
	for _, d := range values {
		most = max(most, d.Value)
	}
	a.years(f, top, bottom)
	f.add(rule("axis", a.left-10, bottom, a.right+10, bottom))
	if most > 0 {
		f.add(rule("grid", a.left-10, top, a.right+10, top), letters("scale", a.left-14, top+4, num(most)), letters("scale", a.left-14, bottom+4, "0"))
	}
	f.add(letters("unit", 0, 10, unit))
	for _, i := range missing {
		f.add(letters("sign", a.at(i), bottom-3, unheld).says(day(a.days[i])+": not held", ""))
	}
	free := a.left - 30
	for _, d := range values {
		x, y := a.at(d.At), bottom-(bottom-top)*d.Value/max(most, 1e-9)
		if d.Value > 0 {
			f.add(rule("stem", x, bottom, x, y), circle("dot", x, y, 3).says(d.Title, d.Href))
			if x-free >= 2+drawn(d.Label) {
				f.add(letters("count", x, y-6, d.Label))
				free = x
			}
		} else {
			f.add(rule("zero", x, bottom, x, bottom+3).says(d.Title, ""))
		}
	}
	return f
}

// stripHit is where a phrase stands in a statement, as shares of its text.
type stripHit struct {
	From, To float64
	Title    string
	Href     string
}

// strips draws an x-ray: a strip for each statement from its first word above
// to its last below, and on it the places of a phrase.
func strips(id, title, desc string, days []string, missing []bool, hits [][]stripHit) *figure {
	const height = 110.0
	c := inColumns(60, len(days))
	f := &figure{ID: id, Title: title, Desc: desc, Width: int(c.x(len(days)) + 30)}
	top := c.head(f, days)
	f.add(letters("scale", 54, top+10, "begins"), letters("scale", 54, top+height-2, "ends"))
	gap := min(2, c.width/6)
	for i := range days {
		if missing[i] {
			f.add(letters("sign", c.x(i)+c.width/2, top+height/2, unheld).says(days[i]+": not held", ""))
			continue
		}
		f.add(rect("strip", c.x(i)+gap, top, c.width-2*gap, height))
		for _, h := range hits[i] {
			f.add(rect("hit", c.x(i)+gap/2, top+height*h.From, c.width-gap, max(height*(h.To-h.From), 2.5)).says(h.Title, h.Href))
		}
	}
	f.Height = int(top + height + 6)
	return f
}

// share is one value of a bar.
type share struct {
	Class string
	Value float64 // 0 to 1
}

// stackedBars draws shares on a true axis of time, one bar a statement, what
// counts the other way below the axis. full is what the longest bar stands for.
func stackedBars(id, title, desc, full string, a *axis, above, below [][]share, titles, hrefs []string, missing []int) *figure {
	const top, middle, bottom = 14.0, 134.0, 254.0 // one scale above and below
	end, height := middle, 156
	if below != nil {
		end, height = bottom, 276
	}
	f := &figure{ID: id, Title: title, Desc: desc, Width: wholePage, Height: height}
	a.years(f, top, end)
	f.add(rule("axis", a.left-10, middle, a.right+10, middle), letters("scale", a.left-14, top+4, full), letters("scale", a.left-14, middle+4, "0"))
	wide := 2.2
	if n := len(a.days); n > 1 {
		wide = min(max((a.right-a.left)/float64(n)*0.55, 2.2), 24)
	}
	for _, i := range missing {
		f.add(letters("sign", a.at(i), middle-3, unheld).says(day(a.days[i])+": not held", ""))
	}
	for i := range above {
		x, y := a.at(i)-wide/2, middle
		for _, s := range above[i] {
			h := (middle - top) * s.Value
			y -= h
			if h > 0 {
				f.add(rect(s.Class, x, y, wide, h).says(titles[i], hrefs[i]))
			}
		}
		if below == nil {
			continue
		}
		y = middle
		for _, s := range below[i] {
			if h := (bottom - middle) * s.Value; h > 0 {
				f.add(rect(s.Class, x, y, wide, h).says(titles[i], hrefs[i]))
				y += h
			}
		}
	}
	return f
}

// heat draws a symmetric table of similarities as shades, a cell a pair. Cells
// of one shade that stand side by side are one stroke.
func heat(id, title, desc string, days []string, similarity [][]float64) *figure {
	n := len(similarity)
	cell := min(max(640/float64(max(n, 1)), 3), 40)
	left, top := 76.0, 10.0
	f := &figure{ID: id, Title: title, Desc: desc, Width: int(left + cell*float64(n) + 30), Height: int(top + cell*float64(n) + 24)}
	paths := make([]strings.Builder, 10)
	for i, row := range similarity {
		for j := 0; j < n; {
			s := tenth(row[j])
			k := j + 1
			for k < n && tenth(row[k]) == s {
				k++
			}
			fmt.Fprintf(&paths[s], "M%s %sh%s", num(left+cell*float64(j)), num(top+cell*(float64(i)+0.5)), num(cell*float64(k-j)))
			j = k
		}
	}
	for s := range paths {
		if paths[s].Len() > 0 {
			f.add(mark{Kind: "path", Class: "heat h" + strconv.Itoa(s), Path: paths[s].String(), W: num(cell + 0.2)})
		}
	}
	free, freeBelow := 0.0, 0.0
	for i, d := range days {
		y := top + cell*(float64(i)+0.5)
		if len(d) < 4 || cell < 12 && i > 0 && days[i-1][:min(4, len(days[i-1]))] == d[:4] || y-free < 12 {
			continue
		}
		if free = y; cell < 12 {
			d = d[:4]
			if x := left + cell*float64(i); x-freeBelow >= 34 {
				f.add(letters("from", x, float64(f.Height)-8, d))
				freeBelow = x
			}
		}
		f.add(letters("scale", left-4, y+4, d))
	}
	return f
}

// cells draws the filled cells of a row as strokes.
func (c columnsOf) cells(row []gridCell, y float64) string {
	var b strings.Builder
	gap := min(1, c.width/8)
	for i := range row {
		if row[i].Count > 0 {
			fmt.Fprintf(&b, "M%s %sh%s", num(c.x(i)+gap), num(y), num(c.width-2*gap))
		}
	}
	return b.String()
}

func tenth(similarity float64) int { return max(0, min(9, int(10*similarity))) }

package report

import (
	"fmt"
	"strings"

	"tifa/diff/series"
)

// The signs of the novelty bar: the darker, the more was taken over.
var fateSigns = map[series.Fate]string{series.FateVerbatim: "█", series.FateSlot: "▓", series.FateReworded: "▒", series.FateRevived: "○", series.FateNew: "·"}

// legend explains the signs of the bars.
func (p *viewPrinter) legend() {
	var parts []string
	for _, f := range series.Fates {
		name := string(f)
		if f == series.FateRevived {
			name = "back"
		}
		parts = append(parts, fateSigns[f]+" "+name)
	}
	p.para("  ", "  ", strings.Join(parts, "  ")+"  (words in such clauses)")
}

// statements writes the overview: a line for each statement, and below it what
// is unusual.
func (p *viewPrinter) statements() {
	p.title("What each statement took over from those before")
	p.legend()
	p.b.WriteByte('\n')
	const lead, figures, remark, least = 19, 39, 58, 16 // columns
	bar := p.width - lead - figures
	beside := bar >= 24+remark // there is room for a remark on the line
	if beside {
		bar -= remark
	}
	narrow := bar < least
	if narrow {
		bar = p.width - lead
	}
	bar = min(bar, 60)
	head := fmt.Sprintf("%-10s  %5s  ", "", "words")
	if !narrow {
		head += fill("", bar) + "   gone νbef νall   ρ  edit pair  up dn"
	}
	p.rows(head, func(e *series.Entry) {
		line := fmt.Sprintf("%-10s %6s  %s", p.day(e.Event), thousands(e.Words), barOf(e.Bar, bar))
		remark := p.breakText(e)
		switch {
		case e.Before < 0 && narrow:
			p.b.WriteString(line + "\n  the first that is held\n")
			return
		case e.Before < 0:
			p.b.WriteString(line + "  the first that is held\n")
			return
		case narrow:
			p.b.WriteString(line + "\n")
			text := fmt.Sprintf("gone %s, ν %.2f and %.2f, ρ %.2f, edit %s, pairs %.2f, %d up, %d down", wholePercent(e.Bar.Dropped, e.Bar.Before),
				e.Novelty.ToBefore(), e.Novelty.ToAll(), e.Novelty.Revival(), measured(e.Resemblance.Edit), e.Resemblance.Bigrams, e.Strength.Ups, e.Strength.Downs)
			p.para("  ", "  ", text)
		default:
			line += fmt.Sprintf("  %5s %4s %4s %s  %4s %4s  %2s %2s", wholePercent(e.Bar.Dropped, e.Bar.Before), hundredths(e.Novelty.ToBefore()), hundredths(e.Novelty.ToAll()), hundredths(e.Novelty.Revival()),
				measured(e.Resemblance.Edit), measured(e.Resemblance.Bigrams), orDot(e.Strength.Ups), orDot(e.Strength.Downs))
			if beside && remark != "" {
				line, remark = line+"  "+remark, ""
			}
			p.b.WriteString(strings.TrimRight(line, " ") + "\n")
		}
		if remark != "" {
			p.para("             ", "             ", remark)
		}
	})
}

// hundredths writes a share as ".38", 1 as "1.0".
func hundredths(f float64) string {
	s := fmt.Sprintf("%.2f", f)
	if s[0] == '0' {
		return s[1:]
	}
	return s[:3]
}

// measured writes a similarity, – where it was not measured.
func measured(f float64) string {
	if f < 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f", f)
}

// orDot writes a count, · for none.
func orDot(n int) string {
	if n == 0 {
		return "·"
	}
	return fmt.Sprint(n)
}

// barOf draws a novelty bar of so many columns. What is there at all has one
// column at least.
func barOf(b series.NoveltyBar, width int) string {
	total := 0
	for _, f := range series.Fates {
		total += b.Of(f)
	}
	if total == 0 {
		return fill("", width)
	}
	cells := make([]int, len(series.Fates))
	left := width
	for i, f := range series.Fates {
		if b.Of(f) > 0 {
			cells[i] = 1
			left--
		}
	}
	// The others go one by one to the fate that lacks most of its share.
	for range max(left, 0) {
		best, most := 0, 0.0
		for i, f := range series.Fates {
			if lacks := float64(width)*float64(b.Of(f))/float64(total) - float64(cells[i]); b.Of(f) > 0 && (lacks > most || most == 0) {
				best, most = i, lacks
			}
		}
		cells[best]++
	}
	var out strings.Builder
	for i, f := range series.Fates {
		out.WriteString(strings.Repeat(fateSigns[f], cells[i]))
	}
	return out.String()
}

// novelty writes the novelty bars with their figures.
func (p *viewPrinter) novelty() {
	p.title("Novelty: what became of the words of each statement, in %, and of those of the statement before")
	p.legend()
	p.b.WriteByte('\n')
	bar := min(p.width-62, 60)
	p.rows(fmt.Sprintf("%-10s  %5s  %5s %5s %5s %5s %5s %5s  ν bef ν all    ρ", "", "words", "same", "slot", "rewd", "back", "new", "gone"), func(e *series.Entry) {
		line := fmt.Sprintf("%-10s %6s ", p.day(e.Event), thousands(e.Words))
		for _, f := range series.Fates {
			line += fmt.Sprintf(" %5s", tenths(e.Bar.Of(f), e.Words))
		}
		line += fmt.Sprintf(" %5s  %5.2f %5.2f %4.2f", tenths(e.Bar.Dropped, e.Bar.Before), e.Novelty.ToBefore(), e.Novelty.ToAll(), e.Novelty.Revival())
		if bar >= 12 {
			p.line(line + "  " + barOf(e.Bar, bar))
			return
		}
		p.line(line)
		p.line(strings.Repeat(" ", 12) + barOf(e.Bar, min(p.width-12, 60)))
	})
}

// tenths writes a percentage, · for none.
func tenths(part, of int) string {
	if part == 0 {
		return "·"
	}
	return fmt.Sprintf("%.1f", percent(part, of))
}

package mail

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/document"
	"tifa/corpus/fold"
)

var (
	// answer is what mail programs put before the subject of a mail that answers
	// another one or passes it on, and onward those of the latter.
	answer = regexp.MustCompile(`(?i)^(?:(?:re|fwd?|tr|wg|aw|rv|ha|на|отв|пересл|转发|轉發|回复|回覆|答复)(?:\[[0-9]+\])?\s*[:：]\s*)+`)
	onward = regexp.MustCompile(`(?i)(?:fwd?|tr|wg|rv|пересл|转发|轉發)(?:\[[0-9]+\])?\s*[:：]`)

	// parting stands above a mail that is passed on, and below it.
	parting = regexp.MustCompile(`(?i)^(?:[-—_=]{2,} ?(?:forwarded message|original message|forwarded by .{0,60}|пересылаемое сообщение|пересланное сообщение|исходное сообщение|конец пересылаемого сообщения|转发的邮件|轉寄的郵件|转发邮件信息|原始邮件|原始郵件|原邮件) ?[-—_=]{2,}|begin forwarded message:|начало переадресованного сообщения:)$`)
	// fieldLine is a field of the head of a mail, written into the text of another.
	fieldLine = regexp.MustCompile(`(?i)^\*?(from|sender|sent|date|to|cc|bcc|reply-to|subject|от|от кого|отправитель|отправлено|дата|кому|копия|тема|发件人|寄件者|发送时间|发送日期|日期|时间|收件人|收件者|抄送|主题|主旨|主題) ?[:：]\*?`)
	sender    = regexp.MustCompile(`(?i)^(?:from|sender|от|от кого|отправитель|发件人|寄件者)$`)

	// attribution ends the line that says whom a quotation is of.
	attribution = regexp.MustCompile(`(?i)(?:wrote|writes|пишет|(?:на)?писал[аи]?|写道|寫道)\s?[:：]$`)
	// passing are the words of a mail that only passes something on.
	passing = regexp.MustCompile(`(?i)^(?:fyi|for (?:your )?information|see below|к сведению|для сведения|см\. ниже|供参考|供參考|请查收)(?:\P{L}|$)`)
)

// How many fields of a head stand together at least, and how many lines it has at
// most.
const (
	fewestFields = 3
	longestHead  = 40
)

// fields returns how many of the lines look like fields of the head of a mail, and
// whether they are one. A list of addresses may go on in the next line.
func fields(lines []string) (n int, ok bool) {
	from := false
	kinds := map[string]bool{}
	for n < len(lines) {
		if m := fieldLine.FindStringSubmatch(lines[n]); m != nil {
			kinds[strings.ToLower(m[1])] = true
			from = from || sender.MatchString(m[1])
		} else if n == 0 || !strings.HasSuffix(lines[n-1], ",") && !strings.HasSuffix(lines[n-1], ";") || !strings.Contains(lines[n], "@") {
			break
		}
		n++
	}
	return n, from && len(kinds) >= fewestFields && n <= longestHead
}

// head returns how many of the lines part one mail from the next, where ok says that
// they do: a line that says so, the head of a mail, or both. Otherwise no head begins
// in the n lines.
func head(lines []string) (n int, ok bool) {
	if !parting.MatchString(lines[0]) {
		return fields(lines)
	}
	if n, ok = fields(lines[1:]); ok {
		return n + 1, true
	}
	if len(lines) > 1 && strings.HasSuffix(lines[1], ":") && strings.Contains(lines[1], "@") { // 5 June 2031, Press <press@example.org>:
		return 2, true
	}
	return 1, true
}

// passed parts a text into the mails that were passed on in it. The longest is the
// text; the others, and the heads between them, are listed. onto reports whether there
// were any heads.
func (t *message) passed(d *document.Document) (onto bool) {
	var lines []string
	var of []int // the block of each
	for i, b := range d.Blocks {
		for line := range strings.SplitSeq(b.Text, "\n") {
			lines, of = append(lines, strings.TrimSpace(line)), append(of, i)
		}
	}
	type part struct {
		first, end int
		head       bool
	}
	var parts []part
	var text, best part
	longest := 0
	finish := func(end int) {
		if text.end = end; text.end > text.first {
			parts = append(parts, text)
			if n := length(lines[text.first:end]); n > longest {
				best, longest = text, n
			}
		}
	}
	for i := 0; i < len(lines); {
		n, ok := head(lines[i:])
		if !ok {
			i += max(n, 1)
			continue
		}
		finish(i)
		parts = append(parts, part{i, i + n, true})
		i += n
		text.first, onto = i, true
	}
	if !onto {
		return false
	}
	finish(len(lines))
	others := false
	var kept []document.Block
	for _, p := range parts {
		switch {
		case p.head:
			drop(d, lines[p.first:p.end], "head of a mail that is passed on")
		case p != best:
			reason := "covering note"
			if p.first > best.first {
				reason = "quoted reply"
			}
			others = true
			drop(d, lines[p.first:p.end], reason)
		default:
			for i := p.first; i < p.end; {
				b, end := d.Blocks[of[i]], i
				for end < p.end && of[end] == of[i] {
					end++
				}
				if b.Text = strings.TrimSpace(strings.Join(lines[i:end], "\n")); b.Text != "" {
					kept = append(kept, b)
				}
				i = end
			}
		}
	}
	if d.Blocks = kept; others {
		t.warn("passes another mail on: the longest part was read as its text, the others are listed as dropped")
	}
	return true
}

// uncovered drops what a mail says above the text that it passes on: at most a few
// short sentences above a line that names a document.
func (t *message) uncovered(d *document.Document, subject string, onto bool) {
	const most, longest, share = 4, 300, 5 // blocks, characters, how many times as long the text is
	n, rest := 0, ink(d)
	for i, b := range d.Blocks[:min(most+1, len(d.Blocks))] {
		line := strings.Join(strings.Fields(b.Text), " ")
		if i > 0 && names(line, subject, onto) && share*n < rest-n {
			var note []string
			for _, above := range d.Blocks[:i] {
				note = append(note, above.Text)
			}
			drop(d, note, "covering note")
			d.Blocks = d.Blocks[i:]
			return
		}
		last, _ := utf8.DecodeLastRuneInString(line)
		if n += utf8.RuneCountInString(line); n > longest || !strings.ContainsRune(".!,:;。！，：；", last) && !passing.MatchString(line) {
			return
		}
	}
}

// names tells the title line of a text: that of the subject, or, in a mail that
// passes something on, any that names a document.
func names(line, subject string, onto bool) bool {
	const longest = 1000 // bytes
	last, _ := utf8.DecodeLastRuneInString(line)
	if len(line) > longest || strings.ContainsRune(".!?,:;。！？，：；", last) || !document.NamesDocument(line) {
		return false
	}
	line, subject = strings.ToLower(fold.String(line)), strings.ToLower(fold.String(subject))
	return onto || subject != "" && (strings.Contains(line, subject) || strings.Contains(subject, line))
}

// attributed marks the lines that say whom the quotation below them is of, and the
// empty lines between.
func attributed(lines []string) []bool {
	const most, longest = 3, 300 // lines, bytes
	out := make([]bool, len(lines))
	for i, line := range lines {
		if !strings.HasPrefix(line, ">") || i > 0 && strings.HasPrefix(lines[i-1], ">") {
			continue
		}
		last := i - 1
		for last >= 0 && i-last <= most && strings.TrimSpace(lines[last]) == "" {
			last--
		}
		if last < 0 || !attribution.MatchString(strings.TrimSpace(lines[last])) {
			continue
		}
		first, said := last, lines[last]
		for first > 0 && last-first < most-1 && strings.TrimSpace(lines[first-1]) != "" && !strings.HasPrefix(lines[first-1], ">") &&
			(!dated(said) || strings.HasPrefix(lines[first-1], "On ")) {
			first--
			said = lines[first] + " " + said
		}
		if dated(said) && len(said) <= longest {
			for k := first; k < i; k++ {
				out[k] = true
			}
		}
	}
	return out
}

// dated tells a line that holds a day or an address.
func dated(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsDigit(r) || r == '@' })
}

// subjectOf is a subject without what mail programs put before it, and whether
// it says that the mail passes another one on.
func subjectOf(field string) (subject string, onto bool) {
	before := answer.FindString(field)
	if subject = field[len(before):]; subject == "" {
		return field, false
	}
	return subject, onward.MatchString(before)
}

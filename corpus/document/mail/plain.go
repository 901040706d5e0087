package mail

import (
	"slices"
	"strings"

	"tifa/corpus/document"
)

// plain reads a body in plain text. flowed and delsp are the parameters of
// format=flowed (RFC 3676): lines that end in a space go on in the next one.
func (t *message) plain(text string, flowed, delsp bool) *document.Document {
	d := &document.Document{}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(text, "\n")
	if !t.opt.KeepAll {
		own, signature := t.unsigned(unescaped(lines))
		lines = t.unquoted(d, own)
		drop(d, signature, "signature")
	}
	if flowed {
		lines = reflow(lines, delsp)
	}
	var block []string
	end := func() {
		// The two spaces of an indented Chinese paragraph go, as in any format.
		if s := strings.TrimSpace(strings.Join(block, "\n")); s != "" {
			d.Blocks = append(d.Blocks, document.Block{Kind: document.Paragraph, Text: s})
		}
		block = block[:0]
	}
	for _, line := range lines {
		if line = strings.TrimRight(line, " \t\u3000\u00a0"); line == "" {
			end()
			continue
		}
		block = append(block, line)
	}
	end()
	return d
}

// unsigned parts the signature from the text: between them stands a line of two
// hyphens and a space (RFC 3676, 4.3). What is passed on often stands below the
// signature: where more stands below that line than above it, the signature
// ends at the first empty line and the rest is text.
func (t *message) unsigned(lines []string) (own, signature []string) {
	i := len(lines) - 1
	for i >= 0 && lines[i] != "-- " {
		i--
	}
	if i < 0 {
		return lines, nil
	}
	own, signature = lines[:i], lines[i+1:]
	end := slices.IndexFunc(signature, func(s string) bool { return strings.TrimSpace(s) == "" })
	if end >= 0 && length(signature[end:]) > length(own) {
		t.warn("more of it stands below the signature than above; it was read as its text")
		own, signature = slices.Concat(own, signature[end:]), signature[:end]
	}
	return own, signature
}

func length(lines []string) int {
	n := 0
	for _, line := range lines {
		n += len(strings.TrimSpace(line))
	}
	return n
}

// unescaped undoes what mailbox files do to a line that begins with "From ":
// they put ">" before it, and it would pass for a quoted one.
func unescaped(lines []string) []string {
	for i, line := range lines {
		if strings.HasPrefix(line, ">From ") && (i == 0 || !strings.HasPrefix(lines[i-1], ">")) && (i == len(lines)-1 || !strings.HasPrefix(lines[i+1], ">")) {
			lines[i] = line[1:]
		}
	}
	return lines
}

// unquoted drops the lines that quote another mail, with the line that says whose
// it is. A mail of nothing but quotes, or of a few words of its own beside them,
// passes something on: then they are its text.
func (t *message) unquoted(d *document.Document, lines []string) []string {
	const few, share = 200, 10 // bytes of its own, how many times as long the quotes are
	var kept, left, own, quotes []string
	whose := attributed(lines)
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, ">"):
			quotes = append(quotes, line)
		case !whose[i]:
			own = append(own, line)
		}
	}
	said := length(own)
	onto := said == 0 || said <= few && share*said < length(quotes)
	reason := "quoted reply"
	if onto {
		reason = "covering note"
	}
	for i, line := range lines {
		quoted := strings.HasPrefix(line, ">")
		if blank := strings.TrimSpace(line) == ""; whose[i] || !blank && quoted != onto {
			left = append(left, line)
			continue
		}
		if quoted {
			line = strings.TrimPrefix(strings.TrimLeft(line, ">"), " ")
		}
		drop(d, left, reason)
		left = nil
		kept = append(kept, line)
	}
	drop(d, left, reason)
	switch {
	case onto && said > 0:
		t.warn("most of it quotes another mail; that was read as its text")
	case onto && len(quotes) > 0 && strings.TrimSpace(strings.Join(kept, "")) != "":
		t.warn("all of it quotes another mail; it was read as its text")
	}
	return kept
}

func drop(d *document.Document, lines []string, reason string) {
	if text := strings.TrimSpace(strings.Join(lines, "\n")); text != "" {
		d.Dropped = append(d.Dropped, document.Dropped{Text: text, Reason: reason})
	}
}

// reflow joins the lines that were broken for the way.
func reflow(lines []string, delsp bool) []string {
	var out []string
	var b strings.Builder
	for i, line := range lines {
		line = strings.TrimPrefix(line, " ") // was put before lines that could be misread
		flows := strings.HasSuffix(line, " ") && line != "-- "
		if flows && delsp {
			line = line[:len(line)-1]
		}
		b.WriteString(line)
		if !flows || i == len(lines)-1 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	return out
}

package query

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"tifa/corpus"
	"tifa/corpus/charset"
)

// ParseList reads a watch list: one query a line, "label: query" or the query
// alone; what follows # at the start of a line or behind a space is a comment.
func ParseList(name string, r io.Reader, exact bool) ([]*Query, error) {
	b, err := io.ReadAll(io.LimitReader(r, corpus.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", name, err)
	}
	if len(b) > corpus.MaxBytes {
		return nil, fmt.Errorf("%s: is longer than %d MB: name a watch list", name, corpus.MaxBytes>>20)
	}
	text, err := charset.Decode(b, "")
	if err != nil {
		return nil, fmt.Errorf("%s: %w: save the watch list as UTF-8 text", name, err)
	}
	var out []*Query
	lines := bufio.NewScanner(strings.NewReader(text.String))
	lines.Buffer(nil, corpus.MaxBytes+1)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if i := strings.Index(" "+line, " #"); i >= 0 {
			line = strings.TrimSpace(line[:i])
		}
		if line == "" {
			continue
		}
		label := ""
		if i := strings.IndexAny(line, `"/|&:：`); i > 0 && (line[i] == ':' || strings.HasPrefix(line[i:], "：")) {
			label = strings.TrimSpace(line[:i])
			line = strings.TrimLeft(line[i:], ":： ")
		}
		q, err := Parse(line, exact)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if label != "" {
			q.Label = label
		}
		out = append(out, q)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: holds no query: write one a line, as in label: phrase", name)
	}
	return out, nil
}

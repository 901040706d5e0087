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
	var out []*Query
	err := eachLine(name, "a watch list", r, func(_ int, line string) error {
		label, line := cutLabel(line)
		q, err := Parse(line, exact)
		if err != nil {
			return err
		}
		if label != "" {
			q.Label = label
		}
		out = append(out, q)
		return nil
	})
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("%s: holds no query: write one a line, as in label: phrase", name)
	}
	return out, err
}

// eachLine hands over the lines of a list that hold more than a comment, each
// with its number. An
// error of take is told with the name of the list and the number of the line.
func eachLine(name, kind string, r io.Reader, take func(n int, line string) error) error {
	b, err := io.ReadAll(io.LimitReader(r, corpus.MaxBytes+1))
	if err != nil {
		return fmt.Errorf("%s: cannot be read: %w", name, err)
	}
	if len(b) > corpus.MaxBytes {
		return fmt.Errorf("%s: is longer than %d MB: name %s", name, corpus.MaxBytes>>20, kind)
	}
	text, err := charset.Decode(b, "")
	if err != nil {
		return fmt.Errorf("%s: %w: save %s as UTF-8 text", name, err, kind)
	}
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
		if err := take(n, line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return nil
}

// cutLabel cuts "label:" off a line; the label is empty when there is none.
func cutLabel(line string) (label, rest string) {
	if i := strings.IndexAny(line, `"/|&:：`); i > 0 && (line[i] == ':' || strings.HasPrefix(line[i:], "：")) {
		return strings.TrimSpace(line[:i]), strings.TrimLeft(line[i:], ":： ")
	}
	return "", line
}

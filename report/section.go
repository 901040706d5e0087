package report

import (
	"strings"

	"tifa/corpus"
)

// paragraph is the address of the paragraph of a clause, "9" of "9.5", where a
// statement has no sections; "" where it has, and of what bears no number.
func paragraph(s *corpus.Statement, clause int) string {
	c := &s.Clauses[clause]
	if len(s.Sections) > 1 || s.Sections[c.Section].Label != "" || c.Role.Aside() {
		return ""
	}
	return c.ID[:max(strings.LastIndexByte(c.ID, '.'), 0)]
}

// isParagraph tells whether the filter names a paragraph of a statement without
// sections.
func (f Filter) isParagraph(s *corpus.Statement) bool {
	for i := range s.Clauses {
		if paragraph(s, i) == f.Section {
			return true
		}
	}
	return false
}

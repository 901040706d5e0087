package align

import (
	"fmt"
	"time"

	"tifa/corpus"
)

// DoubtOrder adds a warning to a new statement that is older than the old one.
func DoubtOrder(older, newer *corpus.Statement) {
	if !older.Date.IsZero() && newer.Date.Before(older.Date) && !newer.Date.IsZero() {
		newer.Warnings = append(newer.Warnings, fmt.Sprintf("is of %s, the old statement of %s: what is called added was there first; put the older statement first",
			newer.Date.Format(time.DateOnly), older.Date.Format(time.DateOnly)))
	}
}

package index

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"tifa/corpus/library"
	"tifa/corpus/query"
)

// Search is a corpus that is searched by its index.
type Search struct {
	Cache   string // folder of the index
	Library *library.Library
	// Reading is what the texts depend on besides the files: the version of the
	// program, the options.
	Reading string
	// Read reads items without the index and hands over the text of each, by
	// several goroutines.
	Read func(items []library.Item, take func(i int, t *query.Text)) error
	// Begin is told how many statements are to be read for the index. It returns
	// what is called as each of them is done, and at the end.
	Begin func(n int) (step, end func())
}

// Texts brings the index up to date and hands over the texts of items with their
// places, by several goroutines. Those in which none of the queries can stand
// come without clauses. An index that turns out to be damaged is made anew once.
func (s Search) Texts(items []library.Item, queries []*query.Query, take func(int, *query.Text)) error {
	texts, err := s.texts(items, queries)
	if Damaged(err) {
		texts, err = s.texts(items, queries)
	}
	if err != nil {
		return err
	}
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, t := range texts {
		work.Go(func() error {
			if t == nil { // the index is damaged there
				return s.Read(items[i:i+1], func(_ int, t *query.Text) { take(i, t) })
			}
			take(i, t)
			return nil
		})
	}
	return work.Wait()
}

// texts reads texts from the index, nil where it is damaged. An index that is
// none is deleted.
func (s Search) texts(items []library.Item, queries []*query.Query) (texts []*query.Text, err error) {
	x, err := Open(s.Cache, s.Library.Dir())
	if err != nil {
		return nil, fmt.Errorf("%s: the index cannot be used: %w: name another folder with TIFA_CACHE, or use --index never", s.Cache, err)
	}
	defer func() {
		if !Damaged(err) {
			x.Close()
		} else if gone := x.Discard(); gone != nil {
			err = gone
		}
	}()
	files := make([]File, len(items))
	for i := range items {
		it := &items[i]
		files[i] = File{Name: it.File, Path: s.Library.Path(it), Reading: fmt.Sprint(s.Reading, it.ID(), it.Day(), it.Lang)}
	}
	stale, err := x.Stale(files)
	if err != nil {
		return nil, err
	}
	if len(stale) > 0 {
		if err := s.refresh(x, items, files, stale); err != nil {
			return nil, err
		}
	}
	texts = make([]*query.Text, len(items))
	return texts, x.Texts(files, queries, func(i int, t *query.Text) { texts[i] = t })
}

// refresh reads the statements that the index does not have as they are, so many
// at once that memory stays bounded.
func (s Search) refresh(x *Index, items []library.Item, files []File, stale []int) error {
	const atOnce = 64
	step, end := s.Begin(len(stale))
	defer end()
	w := x.Write()
	defer w.Close() // what a failure leaves
	for len(stale) > 0 {
		part := stale[:min(atOnce, len(stale))]
		stale = stale[len(part):]
		before := time.Now()
		some := make([]library.Item, len(part))
		infos := make([]os.FileInfo, len(part))
		for k, i := range part {
			some[k] = items[i]
			info, err := os.Stat(files[i].Path)
			if err != nil {
				return fmt.Errorf("%w: check its permissions", err)
			}
			infos[k] = info
		}
		texts := make([]*query.Text, len(part))
		if err := s.Read(some, func(k int, t *query.Text) { texts[k] = t }); err != nil {
			return err
		}
		for k, i := range part {
			step()
			if err := w.Put(files[i], infos[k], before, texts[k]); err != nil {
				return err
			}
		}
	}
	if err := w.Done(); err != nil {
		return err
	}
	var series []string
	var all []File
	for i := range s.Library.Series {
		series = append(series, s.Library.Series[i].Name)
		for k := range s.Library.Series[i].Items {
			all = append(all, File{Name: s.Library.Series[i].Items[k].File})
		}
	}
	return x.Forget(series, all)
}

// Folder is where indexes lie: the folder that TIFA_CACHE names, else that of the
// user for caches.
func Folder() (string, error) {
	if dir := os.Getenv("TIFA_CACHE"); dir != "" {
		return dir, nil
	}
	dir, err := os.UserCacheDir()
	return filepath.Join(dir, "tifa"), err
}

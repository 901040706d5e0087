// Package index answers queries over many statements without reading them
// again. It keeps every text as package query searches it, and the words that
// each has, in a database that lies in a cache folder. Nothing is in it that is
// not in the statements: it may be deleted at any time, and what has changed is
// read again.
//
// The database is SQLite with FTS5, through modernc.org/sqlite: it needs no C
// compiler, survives being killed, and lets several processes read and one
// write.
package index

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"tifa/corpus/query"
)

// Index is the index of one corpus. Several processes may use it at once, but
// only one goroutine of each.
type Index struct {
	db    *sql.DB
	file  string
	known map[string]row // what rows read, nil after a change
}

// File is a statement as the index knows it: when a field differs from what it
// has, the statement is read again.
type File struct {
	Name    string // path in the corpus, with slashes
	Reading string // all else that what is read depends on: options, day, language
	Path    string // where it lies
}

// version is that of the tables. A database of another one is emptied.
const version = 1

// schema is the tables. terms has a row for each statement, with its words; it
// says which statements may hold a phrase, not where.
const schema = `
CREATE TABLE statement (
	id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, reading TEXT NOT NULL,
	size INTEGER NOT NULL, modified INTEGER NOT NULL, stored INTEGER NOT NULL,
	head BLOB NOT NULL, body BLOB NOT NULL);
CREATE VIRTUAL TABLE terms USING fts5(words, content='', contentless_delete=1, detail=none,
	tokenize="unicode61 remove_diacritics 0");`

// Open opens the index of the corpus in a folder, and makes it where there is
// none. It lies in cache, in a file of its own for every corpus. One that
// cannot be used is made anew.
func Open(cache, corpus string) (*Index, error) {
	abs, err := filepath.Abs(corpus)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(cache, 0o700); err != nil {
		return nil, err
	}
	of := sha256.Sum256([]byte(abs))
	file := filepath.Join(cache, hex.EncodeToString(of[:12])+".db")
	if info, err := os.Lstat(file); err == nil && info.Mode()&os.ModeSymlink != 0 {
		// Nothing is written outside the folder.
		if err := os.Remove(file); err != nil {
			return nil, err
		}
	}
	x, err := open(file)
	if Damaged(err) {
		if err := remove(file); err != nil {
			return nil, err
		}
		x, err = open(file)
	}
	return x, err
}

// Damaged tells whether an error comes from a database that is none any more.
func Damaged(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	code := e.Code() & 0xff // without what the kind of fault is
	// An error of the language comes from tables that are not those of this package.
	return code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB || code == sqlite3.SQLITE_ERROR
}

// remove deletes a database with what belongs to it.
func remove(file string) error {
	for _, part := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(file + part); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

func open(file string) (*Index, error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(file)}).EscapedPath()+"?_txlock=immediate&_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	x := &Index{db: db, file: file}
	if err := x.prepare(); err != nil {
		db.Close()
		return nil, err
	}
	return x, nil
}

// prepare makes the tables of this version.
func (x *Index) prepare() error {
	var have int
	want := 1000*version + query.PackVersion
	if err := x.db.QueryRow("PRAGMA user_version").Scan(&have); err != nil || have == want {
		return err
	}
	tx, err := x.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	// Another process may have made them meanwhile.
	if err := tx.QueryRow("PRAGMA user_version").Scan(&have); err != nil || have == want {
		return err
	}
	if _, err := tx.Exec("DROP TABLE IF EXISTS statement; DROP TABLE IF EXISTS terms;" + schema + fmt.Sprintf("PRAGMA user_version = %d", want)); err != nil {
		return err
	}
	return tx.Commit()
}

// Close lets go of the database.
func (x *Index) Close() error { return x.db.Close() }

// Discard deletes the index.
func (x *Index) Discard() error { return errors.Join(x.db.Close(), remove(x.file)) }

// row is what the index has of a statement.
type row struct {
	id                     int64
	reading                string
	size, modified, stored int64
}

// rows reads what the index has, by names.
func (x *Index) rows() (map[string]row, error) {
	if x.known != nil {
		return x.known, nil
	}
	rows, err := x.db.Query("SELECT id, name, reading, size, modified, stored FROM statement")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]row{}
	for rows.Next() {
		var r row
		var name string
		if err := rows.Scan(&r.id, &name, &r.reading, &r.size, &r.modified, &r.stored); err != nil {
			return nil, err
		}
		out[name] = r
	}
	x.known = out
	return out, rows.Err()
}

// unsure is how long before it was read a file may have changed unseen: file
// systems keep times to a second or two.
const unsure = 2 * time.Second

// fresh tells whether a row is what reading the file would give.
func (r row) fresh(f File, info os.FileInfo) bool {
	return r.reading == f.Reading && r.size == info.Size() && r.modified == info.ModTime().UnixNano() &&
		time.Duration(r.stored-r.modified) > unsure
}

// Stale lists those of files, by their places, that the index does not have as
// they are.
func (x *Index) Stale(files []File) ([]int, error) {
	rows, err := x.rows()
	if err != nil {
		return nil, err
	}
	var out []int
	for i, f := range files {
		info, err := os.Stat(f.Path)
		if r, ok := rows[f.Name]; err != nil || !ok || !r.fresh(f, info) {
			out = append(out, i)
		}
	}
	return out, nil
}

// batch is how many statements are written at once: what is written stays when
// the process is killed.
const batch = 100

// Batch begins to write statements.
type Batch struct {
	x  *Index
	tx *sql.Tx
	n  int
}

// Write returns a Batch, which Done ends.
func (x *Index) Write() *Batch { return &Batch{x: x} }

// Put writes a statement as it was read. before is when its reading began.
func (b *Batch) Put(f File, info os.FileInfo, before time.Time, t *query.Text) error {
	if b.tx == nil {
		tx, err := b.x.db.Begin()
		if err != nil {
			return err
		}
		b.tx, b.x.known = tx, nil
	}
	head, body := t.Pack()
	var id int64
	err := b.tx.QueryRow(`INSERT INTO statement (name, reading, size, modified, stored, head, body) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (name) DO UPDATE SET reading = excluded.reading, size = excluded.size, modified = excluded.modified,
		stored = excluded.stored, head = excluded.head, body = excluded.body RETURNING id`,
		f.Name, f.Reading, info.Size(), info.ModTime().UnixNano(), before.UnixNano(), head, body).Scan(&id)
	if err != nil {
		return err
	}
	if _, err := b.tx.Exec("DELETE FROM terms WHERE rowid = ?", id); err != nil {
		return err
	}
	if _, err := b.tx.Exec("INSERT INTO terms (rowid, words) VALUES (?, ?)", id, strings.Join(t.Terms(), " ")); err != nil {
		return err
	}
	if b.n++; b.n%batch == 0 {
		return b.Done()
	}
	return nil
}

// Done writes what is not written yet.
func (b *Batch) Done() error {
	if b.tx == nil {
		return nil
	}
	tx := b.tx
	b.tx = nil
	return tx.Commit()
}

// Close gives up what is not written yet. After Done it does nothing.
func (b *Batch) Close() {
	if b.tx != nil {
		b.tx.Rollback()
		b.tx = nil
	}
}

// Forget deletes what the index has of statements in folders of the corpus that
// keep does not name.
func (x *Index) Forget(folders []string, keep []File) error {
	rows, err := x.rows()
	if err != nil {
		return err
	}
	for _, f := range keep {
		delete(rows, f.Name)
	}
	x.known = nil
	tx, err := x.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for name, r := range rows {
		if folder, _, _ := strings.Cut(name, "/"); !slices.Contains(folders, folder) {
			continue
		}
		if _, err := tx.Exec("DELETE FROM statement WHERE id = ?", r.id); err != nil {
			return err
		}
		if _, err := tx.Exec("DELETE FROM terms WHERE rowid = ?", r.id); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// Texts hands over the texts of files in their order, which has to be fresh.
// Those in which none of the queries can stand come without clauses; without a
// query all are whole. Those whose index is damaged are nil.
func (x *Index) Texts(files []File, queries []*query.Query, take func(i int, t *query.Text)) error {
	rows, err := x.rows()
	if err != nil {
		return err
	}
	may, err := x.candidates(queries)
	if err != nil {
		return err
	}
	whole, err := x.db.Prepare("SELECT head, body FROM statement WHERE id = ?")
	if err != nil {
		return err
	}
	defer whole.Close()
	light, err := x.db.Prepare("SELECT head, NULL FROM statement WHERE id = ?")
	if err != nil {
		return err
	}
	defer light.Close()
	for i, f := range files {
		r := rows[f.Name]
		get := whole
		if may != nil && !may[r.id] {
			get = light
		}
		var head, body []byte
		if err := get.QueryRow(r.id).Scan(&head, &body); err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		t, err := query.Unpack(head, body)
		if err != nil {
			t = nil
		}
		take(i, t)
	}
	return nil
}

// candidates finds the statements that have the words that one of the queries
// needs; nil means all.
func (x *Index) candidates(queries []*query.Query) (map[int64]bool, error) {
	var any []string
	for _, q := range queries {
		needs := q.Needs()
		if needs == nil {
			return nil, nil
		}
		for _, all := range needs {
			any = append(any, `("`+strings.Join(all, `" AND "`)+`")`)
		}
	}
	if len(any) == 0 {
		return nil, nil
	}
	rows, err := x.db.Query("SELECT rowid FROM terms WHERE terms MATCH ?", strings.Join(any, " OR "))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[int64]bool{}
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out[id] = true
	}
	return out, rows.Err()
}

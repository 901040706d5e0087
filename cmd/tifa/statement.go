package main

import (
	"io"

	"tifa/corpus"
	"tifa/corpus/units"
)

// openStatement reads a statement, its units included.
func openStatement(name string, stdin io.Reader, reading corpus.Options) (*corpus.Statement, error) {
	s, err := corpus.Open(name, stdin, reading)
	if err != nil {
		return nil, err
	}
	units.Reader{}.Read(s)
	return s, nil
}

package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// page shows what print writes in the user's pager, PAGER or else less, on the
// terminal tty. Leaving the pager early is no error.
func page(tty *os.File, print func(io.Writer) error) error {
	words := strings.Fields(cmp.Or(os.Getenv("PAGER"), "less -R"))
	pager := exec.Command(words[0], words[1:]...)
	pager.Stdout, pager.Stderr = tty, os.Stderr
	in, err := pager.StdinPipe()
	if err == nil {
		err = pager.Start()
	}
	if err != nil {
		return fmt.Errorf("--pager: %s cannot be started: %w: set PAGER to another one or leave --pager out", words[0], cause(err))
	}
	printed := print(&stream{w: in}) // stream keeps the error of a pager that was left
	in.Close()
	if err := pager.Wait(); err != nil {
		return fmt.Errorf("--pager: %s: %w", words[0], err)
	}
	return printed
}

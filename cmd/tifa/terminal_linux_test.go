package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/sys/unix"
)

// onTerminal runs a command whose standard output is a terminal of so many
// columns and writes what arrives there to a file. testscript's ttyin attaches
// no standard output, and may cut off its end. With ! the command must fail;
// what it wrote to standard error ends the file.
//
//	[!] terminal columns file command…
func onTerminal(ts *testscript.TestScript, neg bool, args []string) {
	var columns uint16
	if _, err := fmt.Sscan(args[0], &columns); err != nil || len(args) < 3 {
		ts.Fatalf("usage: terminal columns file command…")
	}
	path, err := exec.LookPath(args[2])
	ts.Check(err)
	control, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	ts.Check(err)
	defer control.Close()
	fd := int(control.Fd())
	ts.Check(unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0))
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	ts.Check(err)
	ts.Check(unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: columns}))
	tty, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	ts.Check(err)

	var errs bytes.Buffer
	c := exec.Command(path, args[3:]...)
	c.Dir = ts.MkAbs(".")
	c.Env = append(os.Environ(), "NO_COLOR="+ts.Getenv("NO_COLOR"), "TERM="+ts.Getenv("TERM"), "TMPDIR="+ts.Getenv("TMPDIR"), "PAGER="+ts.Getenv("PAGER"))
	c.Stdout, c.Stderr = tty, &errs
	err = c.Start()
	tty.Close() // so that reading ends when the command does
	ts.Check(err)
	var out bytes.Buffer
	io.Copy(&out, control) // ends with an error: the other side is closed
	if err := c.Wait(); (err != nil) != neg {
		ts.Fatalf("%v: %s", err, errs.String())
	}
	out.Write(errs.Bytes())
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), bytes.ReplaceAll(out.Bytes(), []byte("\r\n"), []byte("\n")), 0o666))
}

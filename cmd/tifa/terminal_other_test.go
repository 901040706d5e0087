//go:build !linux

package main

import "github.com/rogpeppe/go-internal/testscript"

// onTerminal is for Linux only: scripts ask for [linux] first.
func onTerminal(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no terminal here") }

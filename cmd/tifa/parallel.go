package main

import (
	"runtime"

	"golang.org/x/sync/errgroup"
)

// parallel does n things, as many at once as there are processors. What comes
// of it must not depend on their order. begin, when there is one, is called in
// order as each is handed out.
func parallel(n int, begin func(), do func(int)) {
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		if begin != nil {
			begin()
		}
		work.Go(func() error {
			do(i)
			return nil
		})
	}
	work.Wait()
}

package main

import (
	"runtime"
	"sync"
)

// parallel does n things, as many at once as there are processors. What comes
// of it must not depend on their order. begin, when there is one, is called in
// order as each is handed out.
func parallel(n int, begin func(), do func(int)) {
	next := make(chan int)
	var work sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		work.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		if begin != nil {
			begin()
		}
		next <- i
	}
	close(next)
	work.Wait()
}

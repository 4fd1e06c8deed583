package cmd

import (
	"context"
	"os"
	"sync"
	"syscall"

	"tolokku/programme/problem"
)

// interruptedError ends a run that a signal stopped. Its exit code is the one
// that shells give: 128 and the signal's number.
type interruptedError struct{ signal os.Signal }

func (interruptedError) Error() string { return "interrupted" }

func (e interruptedError) code() int {
	if number, ok := e.signal.(syscall.Signal); ok {
		return exitSignal + int(number)
	}
	return exitSignal + int(syscall.SIGINT)
}

func (e interruptedError) tell(env Environment) {
	problem.List{{Fact: "ajo keskeytettiin, eikä mitään kirjoitettu", Hint: "aja komento uudelleen"}}.Print(env.Stderr, false)
}

// stopping lets a signal stop a run: at once while the run reads and reckons,
// but not before it has put things back once it writes.
type stopping struct {
	ctx    context.Context
	cancel context.CancelCauseFunc

	mu             sync.Mutex
	begun, stopped bool
}

func newStopping() *stopping {
	s := &stopping{}
	s.ctx, s.cancel = context.WithCancelCause(context.Background())
	return s
}

// begin tells that the run begins to write; false when it was stopped before.
func (s *stopping) begin() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.begun = !s.stopped
	return s.begun
}

// stop stops the run. It tells whether the run writes, and so has to be waited for.
func (s *stopping) stop(e interruptedError) (writes bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stopped = true
	s.cancel(e)
	return s.begun
}

// interruptible runs a command until it ends or a signal stops it. More
// signals do not hurry it: putting back takes moments, and half of it is worse
// than none.
func (env Environment) interruptible(run func() int) int {
	done := make(chan int, 1)
	go func() { done <- run() }()
	for {
		select {
		case code := <-done:
			return code
		case signal := <-env.Signals:
			e := interruptedError{signal}
			if writes := env.stopping.stop(e); !writes {
				e.tell(env)
				return e.code()
			}
		}
	}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// waiter waits for a state, unless somebody interrupts or a child stops first.
type waiter struct {
	interrupted context.Context
	supervisor  *supervisor
}

const patience = 3 * time.Minute // a busy machine; ten seconds are usual

func (w waiter) until(what string, reached func() bool) error {
	tooLate := time.After(patience)
	for !reached() {
		select {
		case c := <-w.supervisor.stopped:
			return w.supervisor.died(c)
		case <-w.interrupted.Done():
			return errInterrupted
		case <-tooLate:
			return fmt.Errorf("%s did not come up within %s, see %s/logs", what, patience, w.supervisor.dir)
		case <-time.After(50 * time.Millisecond):
		}
	}
	return nil
}

var errInterrupted = errors.New("interrupted")

// quietly: being asked to stop before ready is no failure.
func quietly(err error) error {
	if errors.Is(err, errInterrupted) {
		return nil
	}
	return err
}

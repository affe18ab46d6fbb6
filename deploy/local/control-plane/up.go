package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"syscall"
	"time"
)

// up starts the ground, says when it is ready and stays until it is interrupted or a part of it stops.
func up(args []string) error {
	runtime.LockOSThread() // every child is forked from this thread: see supervisor
	begin := time.Now()
	wanted, err := parseSettings(args, os.Stderr)
	if err != nil {
		return err
	}
	interrupted, release := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	defer release()
	g, err := prepare(wanted)
	if err != nil {
		return err
	}
	s := newSupervisor(g.dir)
	defer os.Remove(g.data(pidFile))
	defer os.Remove(g.data(environmentFile))
	defer os.RemoveAll(g.data("etcd")) // made anew each time, and by far the largest part
	defer s.stop()
	if err := bringUp(interrupted, s, g); err != nil {
		return quietly(err)
	}
	fmt.Printf("ready after %.1f s: %s\n", time.Since(begin).Seconds(), g.data(environmentFile))
	select {
	case c := <-s.stopped:
		return s.died(c)
	case <-interrupted.Done():
		return nil
	}
}

// bringUp starts the parts in the order in which they need each other.
func bringUp(interrupted context.Context, s *supervisor, g ground) error {
	w := waiter{interrupted, s}
	if err := s.self("etcd", g.etcdArguments()); err != nil {
		return err
	}
	if err := s.self("kube-apiserver", g.apiserverArguments()); err != nil {
		return err
	}
	if len(g.command) > 0 { // needs nothing of the others and starts beside them
		if err := s.start("command", exec.Command(g.command[0], g.command[1:]...)); err != nil {
			return err
		}
	}
	a, err := newAPI(g.server, g.pki)
	if err != nil {
		return err
	}
	if err := w.until("the API server", func() bool { return a.answers("/readyz") }); err != nil {
		return err
	}
	if err := g.startControllers(s); err != nil {
		return err
	}
	if err := g.makeNodes(a); err != nil {
		return err
	}
	if g.apply != "" {
		if err := g.applyManifests(interrupted); err != nil {
			return err
		}
	}
	// the default service account says that the controllers run
	if err := w.until("the controllers", func() bool { return a.answers("/api/v1/namespaces/default/serviceaccounts/default") }); err != nil {
		return err
	}
	if g.endpointFile != "" {
		if err := w.until("the command's endpoint", func() bool { return exists(g.endpointFile) }); err != nil {
			return err
		}
	}
	return g.announce()
}

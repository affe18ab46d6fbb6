package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// supervisor starts processes that never outlive it and knows when one of them stops.
//
// A child's parent-death signal fires when the *thread* that forked it ends, so whoever calls
// start must be locked to its thread (runtime.LockOSThread) for the life of the program.
type supervisor struct {
	dir      string
	children []*child
	stopped  chan *child
}

type child struct {
	name    string
	process *exec.Cmd
	gone    chan struct{}
	err     error
}

// grace is how long a child may take to end by itself.
const grace = 6 * time.Second

func newSupervisor(dir string) *supervisor {
	return &supervisor{dir: dir, stopped: make(chan *child, 16)}
}

// self starts one of this program's own components.
func (s *supervisor) self(name string, args []string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	command := exec.Command(program, args...)
	command.Args[0] = name // main reads the component from it, and `ps` shows it
	return s.start(name, command)
}

func (s *supervisor) start(name string, command *exec.Cmd) error {
	log, err := os.Create(filepath.Join(s.dir, "logs", name+".log"))
	if err != nil {
		return err
	}
	defer log.Close()
	command.Stdout, command.Stderr = log, log
	command.Dir = s.dir
	// an own process group: a Ctrl-C in the terminal reaches only the supervisor, which stops the rest in order
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	if err := command.Start(); err != nil {
		return fmt.Errorf("start %s: %w", name, err)
	}
	c := &child{name: name, process: command, gone: make(chan struct{})}
	s.children = append(s.children, c)
	go func() {
		c.err = command.Wait()
		close(c.gone)
		s.stopped <- c
	}()
	return nil
}

// died says which child stopped although nobody asked it to, and where to read why.
func (s *supervisor) died(c *child) error {
	return fmt.Errorf("%s stopped (%v), see %s", c.name, c.err, filepath.Join(s.dir, "logs", c.name+".log"))
}

// stop ends the children, the first one started last: it is etcd, and the API server ends slowly without it.
func (s *supervisor) stop() {
	if len(s.children) == 0 {
		return
	}
	first, rest := s.children[0], s.children[1:]
	terminate(rest)
	terminate([]*child{first})
}

func terminate(children []*child) {
	for _, c := range children {
		signalGroup(c, syscall.SIGTERM)
	}
	deadline := time.After(grace)
	for _, c := range children {
		select {
		case <-c.gone:
		case <-deadline:
			deadline = closedTimer()
		}
		signalGroup(c, syscall.SIGKILL) // what the child itself started, too
		<-c.gone
	}
}

// signalGroup reaches the child and what it started; a group that is gone already is fine.
func signalGroup(c *child, signal syscall.Signal) {
	_ = syscall.Kill(-c.process.Process.Pid, signal)
}

// closedTimer is a deadline that has passed for every child still waited for.
func closedTimer() <-chan time.Time {
	passed := make(chan time.Time)
	close(passed)
	return passed
}

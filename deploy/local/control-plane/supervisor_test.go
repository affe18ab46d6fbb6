package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestStopEndsChildrenAndWhatTheyStarted(t *testing.T) {
	s := startShell(t, "sleep 600 & echo $!; wait")
	grandchild := waitForLog(t, s)
	s.stop()
	if err := syscall.Kill(grandchild, 0); err == nil && !zombie(grandchild) {
		t.Errorf("process %d was left running", grandchild)
	}
}

func TestAChildThatStopsIsNamedWithItsLog(t *testing.T) {
	s := startShell(t, "exit 3")
	select {
	case c := <-s.stopped:
		if message := s.died(c).Error(); !strings.Contains(message, "shell stopped (exit status 3)") || !strings.Contains(message, "shell.log") {
			t.Errorf("message: %s", message)
		}
	case <-time.After(5 * time.Second):
		t.Error("nobody noticed")
	}
}

func startShell(t *testing.T, script string) *supervisor {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "logs"), 0o700); err != nil {
		t.Fatal(err)
	}
	s := newSupervisor(dir)
	if err := s.start("shell", exec.Command("sh", "-c", script)); err != nil {
		t.Fatal(err)
	}
	return s
}

func waitForLog(t *testing.T, s *supervisor) (pid int) {
	t.Helper()
	for range 100 {
		if content, _ := os.ReadFile(filepath.Join(s.dir, "logs", "shell.log")); strings.HasSuffix(string(content), "\n") {
			if _, err := fmt.Sscan(string(content), &pid); err != nil {
				t.Fatal(err)
			}
			return pid
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatal("the shell said nothing")
	return 0
}

// zombie: dead, and only waiting for whoever inherited it to notice.
func zombie(pid int) bool {
	state, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err != nil || strings.Contains(string(state), ") Z ")
}

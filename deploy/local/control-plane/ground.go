package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// Files in the directory that others read.
const (
	pidFile         = "control-plane.pid" // who to send SIGTERM
	environmentFile = "ground.env"        // appears when everything is ready
)

// prepare takes the directory, clears what an earlier run left and chooses ports.
func prepare(wanted settings) (ground, error) {
	g := ground{settings: wanted, pki: pki(wanted.dir + "/pki")}
	if err := g.takeDirectory(); err != nil {
		return g, err
	}
	if err := g.pki.make(); err != nil {
		return g, err
	}
	ports, err := freePorts(3)
	if err != nil {
		return g, err
	}
	if g.port == 0 {
		g.port = ports[0]
	}
	g.server = fmt.Sprintf("https://127.0.0.1:%d", g.port)
	g.etcd = fmt.Sprintf("http://127.0.0.1:%d", ports[1])
	g.etcdPeer = fmt.Sprintf("http://127.0.0.1:%d", ports[2])
	return g, nil
}

func (g ground) takeDirectory() error {
	if pid, running := runningIn(g.data(pidFile)); running {
		return fmt.Errorf("process %d already runs in %s", pid, g.dir)
	}
	stale := []string{g.data("etcd"), g.data("logs"), g.data(environmentFile), string(g.pki)}
	if g.endpointFile != "" {
		stale = append(stale, g.endpointFile)
	}
	for _, path := range stale {
		if err := os.RemoveAll(path); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(g.data("logs"), 0o700); err != nil {
		return err
	}
	return os.WriteFile(g.data(pidFile), []byte(strconv.Itoa(os.Getpid())), 0o600)
}

// runningIn gives the process that a pid file names, if it is alive and still this program.
func runningIn(path string) (int, bool) {
	content, err := os.ReadFile(path)
	if err != nil {
		return 0, false
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(content)))
	if err != nil || syscall.Kill(pid, 0) != nil {
		return 0, false
	}
	command, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	return pid, err == nil && strings.Contains(string(command), "control-plane")
}

func (g ground) startControllers(s *supervisor) error {
	controllerManager, err := g.pki.kubeconfig(g.dir, "kube-controller-manager", g.server)
	if err != nil {
		return err
	}
	scheduler, err := g.pki.kubeconfig(g.dir, "kube-scheduler", g.server)
	if err != nil {
		return err
	}
	if err := s.self("kube-controller-manager", g.controllerManagerArguments(controllerManager)); err != nil {
		return err
	}
	if err := s.self("kube-scheduler", g.schedulerArguments(scheduler)); err != nil {
		return err
	}
	admin, err := g.pki.kubeconfig(g.dir, "admin", g.server)
	if err != nil {
		return err
	}
	stagesFile := g.data("stages.yaml")
	if err := os.WriteFile(stagesFile, []byte(stages()), 0o600); err != nil {
		return err
	}
	return s.self("kwok", g.kwokArguments(admin, stagesFile))
}

func (g ground) makeNodes(a *api) error {
	for index := range g.nodes {
		if err := a.create("/api/v1/nodes", node(index)); err != nil {
			return err
		}
	}
	return nil
}

// applyManifests applies the folder and waits until its custom resource definitions are served.
func (g ground) applyManifests(interrupted context.Context) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	for _, args := range [][]string{
		{"apply", "--server-side", "--field-manager=control-plane", "-f", g.apply},
		{"wait", "--for=condition=Established", "--timeout=60s", "customresourcedefinitions", "--all"},
	} {
		command := exec.CommandContext(interrupted, program, args...)
		command.Args[0] = "kubectl"
		command.Env = append(os.Environ(), "KUBECONFIG="+g.data("admin.kubeconfig"), "KUBECACHEDIR="+g.data("kubectl-cache"))
		command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
		if output, err := command.CombinedOutput(); err != nil {
			if interrupted.Err() != nil {
				return errInterrupted
			}
			return fmt.Errorf("kubectl %s: %w\n%s", strings.Join(args, " "), err, output)
		}
	}
	return nil
}

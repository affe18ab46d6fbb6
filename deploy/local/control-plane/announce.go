package main

import (
	"fmt"
	"os"
	"strings"
)

// announce writes the environment of those who work on this ground; that the file exists says "ready".
func (g ground) announce() error {
	kubectl, err := g.writeKubectl()
	if err != nil {
		return err
	}
	lines := []string{"KUBECONFIG=" + g.data("admin.kubeconfig"), "KUBECTL=" + kubectl}
	if g.endpointFile != "" {
		url, err := os.ReadFile(g.endpointFile)
		if err != nil {
			return err
		}
		lines = append(lines, "AWS_ENDPOINT_URL="+strings.TrimSpace(string(url)))
	}
	// renamed into place: a reader never sees half of it
	unfinished := g.data(environmentFile + ".unfinished")
	if err := os.WriteFile(unfinished, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		return err
	}
	return os.Rename(unfinished, g.data(environmentFile))
}

// writeKubectl makes DIR/kubectl, which knows its cluster and keeps its cache out of the user's home.
func (g ground) writeKubectl() (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", err
	}
	path := g.data("kubectl")
	return path, os.WriteFile(path, []byte(fmt.Sprintf(`#!/bin/sh
KUBECONFIG=${KUBECONFIG:-%s} KUBECACHEDIR=${KUBECACHEDIR:-%s} exec %s kubectl "$@"
`, quoted(g.data("admin.kubeconfig")), quoted(g.data("kubectl-cache")), quoted(program))), 0o700)
}

// quoted is text as one word of a shell.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// settings are what `up` was asked for.
type settings struct {
	dir           string   // data, certificates, logs, kubeconfigs: absolute
	port          int      // kube-apiserver's; 0 takes a free one
	nodes         int      // fake nodes
	issuer        string   // of service-account tokens
	apiserverArgs []string // more kube-apiserver flags
	clientQPS     int      // of the controllers; 0 leaves Kubernetes' defaults
	apply         string   // folder of manifests to apply before it says ready
	endpointFile  string   // where the command after -- writes the URL it listens on
	command       []string // one more supervised process
}

// errUsage says that the flags were wrong and that the flag package has said so already.
var errUsage = errors.New("wrong usage of up")

func parseSettings(args []string, output io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("up", flag.ContinueOnError)
	flags.SetOutput(output)
	dir := flags.String("dir", "", "directory for data, certificates, logs and kubeconfigs (its data is made anew)")
	flags.IntVar(&s.port, "port", 0, "kube-apiserver's port on 127.0.0.1; 0 takes a free one")
	flags.IntVar(&s.nodes, "nodes", 2, "fake nodes to make")
	flags.StringVar(&s.issuer, "issuer", "https://kubernetes.default.svc", "issuer of service-account tokens")
	extra := flags.String("apiserver-args", "", "more kube-apiserver flags, separated by spaces")
	flags.IntVar(&s.clientQPS, "client-qps", 0, "requests a second the controllers may make; 0 leaves the defaults")
	apply := flags.String("apply", "", "folder of manifests to apply before it says ready")
	endpoint := flags.String("endpoint-file", "", "file in which COMMAND writes the URL it listens on; ready waits for it")
	if err := flags.Parse(args); err != nil {
		return s, errUsage
	}
	s.apiserverArgs = strings.Fields(*extra)
	s.command = flags.Args()
	switch {
	case *dir == "":
		return s, errors.New("-dir is needed")
	case s.port < 0 || s.port > 65535:
		return s, fmt.Errorf("-port %d is no port", s.port)
	case s.nodes < 0:
		return s, fmt.Errorf("-nodes %d is less than none", s.nodes)
	case *endpoint != "" && len(s.command) == 0:
		return s, errors.New("-endpoint-file needs a COMMAND after --")
	}
	return s, absolute(map[*string]string{&s.dir: *dir, &s.apply: *apply, &s.endpointFile: *endpoint})
}

// absolute makes paths independent of the working directory, which the children change.
func absolute(paths map[*string]string) error {
	for into, path := range paths {
		if path == "" {
			continue
		}
		full, err := filepath.Abs(path)
		if err != nil {
			return err
		}
		*into = full
	}
	return nil
}

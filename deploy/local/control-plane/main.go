// control-plane is one multi-call program: a real Kubernetes control plane on loopback, for tests and demos.
//
//	control-plane up -dir DIR [flags] [-- COMMAND ARGS…]   start everything and stay until interrupted
//	control-plane kubectl …                                be kubectl
//	control-plane etcd|kube-apiserver|…                    be that component (how `up` starts its children)
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	// a child is started under its component's name, a person names the component first
	if run, ok := components[filepath.Base(os.Args[0])]; ok {
		os.Exit(run())
	}
	if len(os.Args) > 1 {
		os.Args = os.Args[1:]
		if run, ok := components[os.Args[0]]; ok {
			os.Exit(run())
		}
		if os.Args[0] == "up" {
			if err := up(os.Args[1:]); err != nil {
				fmt.Fprintln(os.Stderr, "control-plane:", err)
				os.Exit(1)
			}
			return
		}
	}
	fmt.Fprintln(os.Stderr, "usage: control-plane up -dir DIR [flags] [-- COMMAND ARGS…] | control-plane kubectl …")
	os.Exit(2)
}

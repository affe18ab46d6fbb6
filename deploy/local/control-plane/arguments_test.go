package main

import (
	"slices"
	"strings"
	"testing"
)

func TestTheIssuerAndMoreFlagsReachTheAPIServer(t *testing.T) {
	g := ground{settings: settings{issuer: "https://issuer.example", apiserverArgs: []string{"--v=4"}, port: 1234}}
	arguments := g.apiserverArguments()
	for _, wanted := range []string{"--service-account-issuer=https://issuer.example", "--secure-port=1234", "--v=4"} {
		if !slices.Contains(arguments, wanted) {
			t.Errorf("%s is missing in %q", wanted, arguments)
		}
	}
}

func TestNothingListensBeyondLoopback(t *testing.T) {
	g := ground{etcd: "http://127.0.0.1:1", etcdPeer: "http://127.0.0.1:2"}
	if !slices.Contains(g.apiserverArguments(), "--bind-address=127.0.0.1") {
		t.Error("the API server would listen on every address")
	}
	for _, arguments := range [][]string{g.controllerManagerArguments("k"), g.schedulerArguments("k")} {
		if !slices.Contains(arguments, "--secure-port=0") {
			t.Errorf("a port too many: %q", arguments)
		}
	}
}

func TestClientLimitsAreRaisedOnlyWhenAsked(t *testing.T) {
	if arguments := strings.Join(ground{}.schedulerArguments("k"), " "); strings.Contains(arguments, "qps") {
		t.Errorf("limits nobody asked for: %s", arguments)
	}
	g := ground{settings: settings{clientQPS: 300}}
	if arguments := g.controllerManagerArguments("k"); !slices.Contains(arguments, "--kube-api-qps=300") || !slices.Contains(arguments, "--kube-api-burst=600") {
		t.Errorf("limits are not raised: %q", arguments)
	}
}

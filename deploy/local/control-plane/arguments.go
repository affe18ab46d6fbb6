package main

import (
	"fmt"
	"path/filepath"
	"strconv"
)

// ground is a control plane's addresses and files: what the components' command lines are made of.
type ground struct {
	settings
	pki      pki
	etcd     string // client URL
	etcdPeer string
	server   string // the API server's URL
}

func (g ground) etcdArguments() []string {
	return []string{
		"--name=local", "--data-dir=" + g.data("etcd"), "--log-level=warn",
		"--unsafe-no-fsync", // the data never outlives a run
		"--listen-client-urls=" + g.etcd, "--advertise-client-urls=" + g.etcd,
		"--listen-peer-urls=" + g.etcdPeer, "--initial-advertise-peer-urls=" + g.etcdPeer,
		"--initial-cluster=local=" + g.etcdPeer,
	}
}

func (g ground) apiserverArguments() []string {
	return append([]string{
		"--etcd-servers=" + g.etcd,
		"--bind-address=127.0.0.1", "--advertise-address=127.0.0.1", "--secure-port=" + strconv.Itoa(g.port),
		"--endpoint-reconciler-type=none", // 127.0.0.1 is refused as an endpoint
		"--service-cluster-ip-range=10.96.0.0/16",
		"--authorization-mode=Node,RBAC", "--anonymous-auth=false", "--allow-privileged=true",
		"--client-ca-file=" + g.pki.file("ca.crt"),
		"--tls-cert-file=" + g.pki.file("kube-apiserver.crt"), "--tls-private-key-file=" + g.pki.file("kube-apiserver.key"),
		"--service-account-issuer=" + g.issuer,
		"--service-account-key-file=" + g.pki.file("service-account.key"),
		"--service-account-signing-key-file=" + g.pki.file("service-account.key"),
		"--requestheader-client-ca-file=" + g.pki.file("front-proxy-ca.crt"),
		"--requestheader-allowed-names=front-proxy-client", "--requestheader-username-headers=X-Remote-User",
		"--requestheader-group-headers=X-Remote-Group", "--requestheader-extra-headers-prefix=X-Remote-Extra-",
		"--proxy-client-cert-file=" + g.pki.file("front-proxy.crt"), "--proxy-client-key-file=" + g.pki.file("front-proxy.key"),
	}, g.apiserverArgs...)
}

func (g ground) controllerManagerArguments(kubeconfig string) []string {
	return append([]string{
		"--kubeconfig=" + kubeconfig, "--leader-elect=false", "--use-service-account-credentials",
		"--secure-port=0", // nobody asks for its metrics, and a port less can be taken
		"--root-ca-file=" + g.pki.file("ca.crt"), "--service-account-private-key-file=" + g.pki.file("service-account.key"),
		"--cluster-signing-cert-file=" + g.pki.file("ca.crt"), "--cluster-signing-key-file=" + g.pki.file("ca.key"),
		"--node-monitor-grace-period=1h",                   // fake nodes on a busy machine report late; their pods would no longer be ready
		"--flex-volume-plugin-dir=" + g.data("flexvolume"), // by default it makes a folder under /usr/libexec
	}, g.clientLimits()...)
}

func (g ground) schedulerArguments(kubeconfig string) []string {
	return append([]string{"--kubeconfig=" + kubeconfig, "--leader-elect=false", "--secure-port=0"}, g.clientLimits()...)
}

func (g ground) kwokArguments(kubeconfig, stagesFile string) []string {
	return []string{
		"--kubeconfig=" + kubeconfig, "--config=" + stagesFile, "--manage-all-nodes=true",
		"--cidr=10.0.0.0/16", "--node-ip=10.1.0.1",
	}
}

// clientLimits raise what a controller may ask of the API server (default 20 a second), for benchmarks.
func (g ground) clientLimits() []string {
	if g.clientQPS == 0 {
		return nil
	}
	return []string{fmt.Sprint("--kube-api-qps=", g.clientQPS), fmt.Sprint("--kube-api-burst=", 2*g.clientQPS)}
}

func (g ground) data(name string) string { return filepath.Join(g.dir, name) }

package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
)

// pki is the folder of everything that proves who somebody is.
type pki string

func (p pki) file(name string) string { return filepath.Join(string(p), name) }

// make issues a fresh set: old tokens and kubeconfigs of the same directory stop working.
func (p pki) make() error {
	if err := os.MkdirAll(string(p), 0o700); err != nil {
		return err
	}
	ca, err := newAuthority(string(p), "ca")
	if err != nil {
		return err
	}
	frontProxy, err := newAuthority(string(p), "front-proxy-ca")
	if err != nil {
		return err
	}
	for _, issue := range []func() error{
		func() error { return ca.server("kube-apiserver") },
		func() error { return ca.client("service-account", "service-account") },
		func() error { return ca.client("admin", "admin", "system:masters") },
		func() error { return ca.client("kube-controller-manager", "system:kube-controller-manager") },
		func() error { return ca.client("kube-scheduler", "system:kube-scheduler") },
		func() error { return frontProxy.client("front-proxy", "front-proxy-client") },
	} {
		if err := issue(); err != nil {
			return err
		}
	}
	return nil
}

// kubeconfig writes DIR/USER.kubeconfig, complete in itself so that it can be copied.
func (p pki) kubeconfig(dir, user, server string) (string, error) {
	var encoded [3]string
	for i, name := range []string{"ca.crt", user + ".crt", user + ".key"} {
		content, err := os.ReadFile(p.file(name))
		if err != nil {
			return "", err
		}
		encoded[i] = base64.StdEncoding.EncodeToString(content)
	}
	path := filepath.Join(dir, user+".kubeconfig")
	return path, os.WriteFile(path, []byte(fmt.Sprintf(`apiVersion: v1
kind: Config
current-context: local
clusters: [{name: local, cluster: {server: %q, certificate-authority-data: %s}}]
users: [{name: %s, user: {client-certificate-data: %s, client-key-data: %s}}]
contexts: [{name: local, context: {cluster: local, user: %s}}]
`, server, encoded[0], user, encoded[1], encoded[2], user)), 0o600)
}

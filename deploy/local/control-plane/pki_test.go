package main

import (
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestCertificatesAreTrustedForWhatTheyAreFor(t *testing.T) {
	p := pki(t.TempDir())
	if err := p.make(); err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(read(t, p.file("ca.crt")))
	for name, usage := range map[string]x509.ExtKeyUsage{
		"kube-apiserver": x509.ExtKeyUsageServerAuth, "admin": x509.ExtKeyUsageClientAuth, "kube-scheduler": x509.ExtKeyUsageClientAuth,
	} {
		if _, err := read(t, p.file(name+".crt")).Verify(x509.VerifyOptions{Roots: roots, KeyUsages: []x509.ExtKeyUsage{usage}}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := read(t, p.file("kube-apiserver.crt")).VerifyHostname("127.0.0.1"); err != nil {
		t.Error(err)
	}
	if groups := read(t, p.file("admin.crt")).Subject.Organization; !slices.Contains(groups, "system:masters") {
		t.Errorf("admin's groups: %q", groups)
	}
	if _, err := read(t, p.file("front-proxy.crt")).Verify(x509.VerifyOptions{Roots: roots, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}}); err == nil {
		t.Error("a client could pass for the front proxy: both have one authority")
	}
}

func TestKeysAndKubeconfigsAreTheirOwnersAlone(t *testing.T) {
	dir := t.TempDir()
	p := pki(filepath.Join(dir, "pki"))
	if err := p.make(); err != nil {
		t.Fatal(err)
	}
	kubeconfig, err := p.kubeconfig(dir, "admin", "https://127.0.0.1:6443")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{p.file("ca.key"), p.file("admin.key"), kubeconfig} {
		state, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if state.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %s", path, state.Mode())
		}
	}
}

func read(t *testing.T, path string) *x509.Certificate {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	block, _ := pem.Decode(content)
	certificate, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	return certificate
}

package main

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

// api is the API server as the supervisor sees it: a few requests, no client library.
type api struct {
	server string
	client *http.Client
}

func newAPI(server string, p pki) (*api, error) {
	certificate, err := tls.LoadX509KeyPair(p.file("admin.crt"), p.file("admin.key"))
	if err != nil {
		return nil, err
	}
	authority, err := os.ReadFile(p.file("ca.crt"))
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(authority) {
		return nil, errors.New("ca.crt holds no certificate")
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, Certificates: []tls.Certificate{certificate}}}
	return &api{server, &http.Client{Timeout: 5 * time.Second, Transport: transport}}, nil
}

// answers says whether a GET of path succeeds.
func (a *api) answers(path string) bool {
	response, err := a.client.Get(a.server + path)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
	return response.StatusCode == http.StatusOK
}

func (a *api) create(path, body string) error {
	response, err := a.client.Post(a.server+path, "application/json", strings.NewReader(body))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	answer, _ := io.ReadAll(response.Body)
	if response.StatusCode != http.StatusCreated {
		return fmt.Errorf("POST %s: %s: %s", path, response.Status, answer)
	}
	return nil
}

package main

import (
	"io"
	"path/filepath"
	"strings"
	"testing"
)

func TestSettingsHaveUsableDefaults(t *testing.T) {
	s, err := parseSettings([]string{"-dir", "somewhere"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if !filepath.IsAbs(s.dir) || s.port != 0 || s.nodes != 2 || s.issuer == "" || len(s.command) != 0 {
		t.Errorf("unexpected defaults: %+v", s)
	}
}

func TestSettingsTakeTheCommandAfterTwoDashes(t *testing.T) {
	s, err := parseSettings([]string{
		"-dir", "d", "-apiserver-args", "--v=4  --profiling=false", "-endpoint-file", "url", "--", "emulate", "-dir", "x",
	}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(s.command, " ") != "emulate -dir x" {
		t.Errorf("command: %q", s.command)
	}
	if strings.Join(s.apiserverArgs, "|") != "--v=4|--profiling=false" {
		t.Errorf("API server flags: %q", s.apiserverArgs)
	}
	if !filepath.IsAbs(s.endpointFile) {
		t.Errorf("the children work elsewhere, so the path must be absolute: %q", s.endpointFile)
	}
}

func TestSettingsRefuse(t *testing.T) {
	for name, args := range map[string][]string{
		"no directory":                 {},
		"a port that is none":          {"-dir", "d", "-port", "70000"},
		"fewer nodes than none":        {"-dir", "d", "-nodes", "-1"},
		"an endpoint without command":  {"-dir", "d", "-endpoint-file", "url"},
		"a flag that nobody has heard": {"-dir", "d", "-nonsense"},
	} {
		if _, err := parseSettings(args, io.Discard); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

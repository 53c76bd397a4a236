package kiwoom_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The committed stubs are those that the contract gives.
func TestTheStubsAreCurrent(t *testing.T) {
	if _, err := exec.LookPath("protoc"); err != nil {
		t.Skip("protoc is not here")
	}
	if _, err := os.Stat("../../generated"); err != nil {
		t.Skip("the contract is not here: this is the module alone")
	}
	folder := t.TempDir()
	if said, err := exec.Command("./generate", folder).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	wanted, found := files(t, filepath.Join(folder, "kiwoomv1")), files(t, "kiwoomv1")
	for name, text := range wanted {
		if !bytes.Equal(found[name], text) {
			t.Errorf("%s is stale: run ./generate", name)
		}
		delete(found, name)
	}
	for name := range found {
		t.Errorf("%s is an orphan: run ./generate", name)
	}
}

// The committed values are those that the contract gives.
func TestTheValuesAreCurrent(t *testing.T) {
	generate := "../values/generate"
	if _, err := os.Stat(generate); err != nil {
		t.Skip("the generator is not here: this is the module alone")
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("python3, which runs the generator, is not here")
	}
	if said, err := exec.Command(generate, "--check", "go").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}

func files(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]byte{}
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		found[entry.Name()] = content
	}
	return found
}

package kiwoom_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomtest"
)

var block = regexp.MustCompile("(?ms)^```go\n(.*?)^```$")

// blocks returns the Go code of the README.
func blocks(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, match := range block.FindAllStringSubmatch(string(text), -1) {
		found = append(found, match[1])
	}
	if len(found) < 6 {
		t.Fatalf("the README has %d blocks of Go", len(found))
	}
	return found
}

// program makes a file of a block: statements become a function.
func program(block string) string {
	if strings.HasPrefix(block, "package ") {
		return block
	}
	if !strings.HasPrefix(block, "func ") {
		block = "func readme(ctx context.Context, client *kiwoom.Client) error {\n" + block
		if !strings.Contains(block[strings.LastIndex(block[:len(block)-1], "\n"):], "return ") {
			block += "\nreturn nil\n"
		}
		block += "}\n"
	}
	imports := ""
	for name, path := range map[string]string{
		"context": "context", "errors": "errors", "fmt": "fmt", "testing": "testing", "time": "time",
		"kiwoom":     "github.com/kiwoom-gateway/kiwoom-gateway/clients/go",
		"kiwoomtest": "github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomtest",
	} {
		if regexp.MustCompile(`\b` + name + `\.`).MatchString(block) {
			imports += fmt.Sprintf("import %q\n", path)
		}
	}
	return "package readme\n\n" + imports + "\n" + block
}

func TestEachBlockOfTheReadmeCompiles(t *testing.T) {
	for i, block := range blocks(t) {
		folder, err := os.MkdirTemp(".", "readme_block_")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.RemoveAll(folder) })
		if err := os.WriteFile(filepath.Join(folder, "main.go"), []byte(program(block)), 0o600); err != nil {
			t.Fatal(err)
		}
		if said, err := exec.Command("go", "vet", "./"+folder).CombinedOutput(); err != nil {
			t.Errorf("block %d: %v\n%s\n%s", i+1, err, said, block)
		}
	}
}

func TestTheFirstBlockPrintsLiveTrades(t *testing.T) {
	gateway := kiwoomtest.Start(t, kiwoomtest.WithSimulatorFlags("--rate=200"))
	folder, err := os.MkdirTemp(".", "readme_block_")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	file, binary := filepath.Join(folder, "main.go"), filepath.Join(t.TempDir(), "first")
	if err := os.WriteFile(file, []byte(blocks(t)[0]), 0o600); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-buildvcs=false", "-o", binary, "./"+folder)
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, binary)
	command.Env = append(os.Environ(), "KIWOOM_GATEWAY="+gateway.Address)
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	buffer := make([]byte, 4096)
	n, _ := out.Read(buffer)
	cancel()
	_ = command.Wait()
	form := regexp.MustCompile(`^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d \+0900 KST (005930|000660) \d+ (UP|DOWN|UNCHANGED) \d+ `)
	if !form.Match(buffer[:n]) {
		t.Errorf("it printed %q", buffer[:n])
	}
}

package kiwoomtest

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"
)

// startLimit is how long a program may take until it has its ports.
const startLimit = 30 * time.Second

// process is a running program.
type process struct {
	ports map[string]int
	stop  func()
}

// find returns the path of a program, or skips the test.
func find(t testing.TB, name, variable, folder string) string {
	t.Helper()
	if path := os.Getenv(variable); path != "" {
		return path
	}
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	at, err := os.Getwd()
	for ; err == nil && at != filepath.Dir(at); at = filepath.Dir(at) {
		path := filepath.Join(at, "out", "bin", folder, name)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	sentence := name + " is not here: name it in " + variable + ", put it into PATH, or build it"
	if os.Getenv("KIWOOM_REQUIRE_PROGRAMS") == "1" {
		t.Fatal(sentence)
	}
	t.Skip(sentence)
	return ""
}

// run starts a program and waits until it has written its ports.
func run(t testing.TB, program string, arguments []string) *process {
	t.Helper()
	file := filepath.Join(t.TempDir(), "ports.json")
	var log bytes.Buffer
	command := exec.Command(program, append(arguments, "--ports_file="+file)...)
	command.Stdout, command.Stderr = &log, &log
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = command.Wait()
	}()
	stop := sync.OnceFunc(func() {
		_ = command.Process.Signal(syscall.SIGTERM)
		select {
		case <-ended:
		case <-time.After(startLimit):
			_ = command.Process.Kill()
			<-ended
		}
	})
	t.Cleanup(stop)
	for began := time.Now(); time.Since(began) < startLimit; time.Sleep(10 * time.Millisecond) {
		content, err := os.ReadFile(file)
		ports := map[string]int{}
		if err == nil && json.Unmarshal(content, &ports) == nil {
			return &process{ports, stop}
		}
		select {
		case <-ended:
			t.Fatalf("%s did not start:\n%s", program, &log)
		default:
		}
	}
	stop()
	t.Fatalf("%s had no ports in time:\n%s", program, &log)
	return nil
}

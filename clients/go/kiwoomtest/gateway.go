// Package kiwoomtest starts a gateway with simulated live data for tests: of this library, and of programs that use it.
//
// It needs the programs kiwoom_gateway and kiwoom_simulator. It finds them by the variables KIWOOM_GATEWAY_BIN and
// KIWOOM_SIMULATOR_BIN, then in PATH, then in out/bin of the source tree above the working folder.
package kiwoomtest

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Gateway is a running gateway with a simulator as its broker. Both end with the test.
type Gateway struct {
	// Address is where clients connect: HOST:PORT.
	Address string

	folder    string
	simulator *process
	gateway   *process
	start     func() *process
	broker    string // for the simulator's faults
}

// Option changes how the programs are started.
type Option func(*flags)

type flags struct{ simulator, gateway []string }

// WithSimulatorFlags adds flags of kiwoom_simulator, such as --rate=200.
func WithSimulatorFlags(more ...string) Option {
	return func(f *flags) { f.simulator = append(f.simulator, more...) }
}

// WithGatewayFlags adds flags of kiwoom_gateway, such as --accounts.
func WithGatewayFlags(more ...string) Option {
	return func(f *flags) { f.gateway = append(f.gateway, more...) }
}

// Start starts both programs. It skips the test if one cannot be found, or fails it if KIWOOM_REQUIRE_PROGRAMS is 1.
func Start(t testing.TB, options ...Option) *Gateway {
	t.Helper()
	simulator := find(t, "kiwoom_simulator", "KIWOOM_SIMULATOR_BIN", "simulator")
	gateway := find(t, "kiwoom_gateway", "KIWOOM_GATEWAY_BIN", "service")
	var more flags
	for _, option := range options {
		option(&more)
	}
	g := &Gateway{folder: t.TempDir()}
	g.simulator = run(t, simulator, append([]string{
		"--rest_port=0", "--websocket_port=0", "--value_on_registration", "--admin", "--requests_per_second=100",
		"--cert=" + g.path("certificate.pem"), "--key=" + g.path("key.pem"),
	}, more.simulator...))
	g.broker = fmt.Sprintf("https://127.0.0.1:%d", g.simulator.ports["rest_port"])
	for _, key := range []string{"app_key", "secret_key"} {
		if err := os.WriteFile(g.path(key), []byte(strings.Repeat(key[:1], 32)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	listen := "127.0.0.1:0"
	g.start = func() *process {
		return run(t, gateway, append([]string{
			fmt.Sprintf("--broker=%s,wss://127.0.0.1:%d", g.broker, g.simulator.ports["websocket_port"]),
			"--broker_ca_file=" + g.path("certificate.pem"), "--listen=" + listen, "--admin_listen=",
			"--app_key_file=" + g.path("app_key"), "--secret_key_file=" + g.path("secret_key"),
			"--rest_requests_per_second=90", "--rest_burst=20", "--state_dir=" + g.state(t),
		}, more.gateway...))
	}
	g.gateway = g.start()
	g.Address = fmt.Sprintf("127.0.0.1:%d", g.gateway.ports["grpc_port"])
	listen = g.Address
	return g
}

// Stop ends the gateway as a supervisor does: it drains, and its streams get a draining notice.
func (g *Gateway) Stop() { g.gateway.stop() }

// Restart ends the gateway, and starts another one at the same address.
func (g *Gateway) Restart() {
	g.Stop()
	g.gateway = g.start()
}

// Fault injects a fault of the simulator: `drop`, or `refuse_logins` with "8005". See simulator/README.md.
func (g *Gateway) Fault(name, arguments string) error {
	pem, err := os.ReadFile(g.path("certificate.pem"))
	if err != nil {
		return err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	// The certificate is for the name localhost, or for the address: which one does not matter here.
	client := http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}}
	defer client.CloseIdleConnections()
	address := strings.Replace(g.broker, "127.0.0.1", "localhost", 1)
	answer, err := client.Post(address+"/simulator/"+name, "text/plain", bytes.NewBufferString(arguments))
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("the simulator answers %s: %s", answer.Status, text)
	}
	return err
}

func (g *Gateway) path(name string) string { return filepath.Join(g.folder, name) }

func (g *Gateway) state(t testing.TB) string {
	if err := os.MkdirAll(g.path("state"), 0o700); err != nil {
		t.Fatal(err)
	}
	return g.path("state")
}

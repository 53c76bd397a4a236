package kiwoom

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"

	fake "github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/fakegateway"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// secureGateway starts a gateway that wants to see the client's certificate. It writes one, with its key, and returns
// the file of the authority behind both sides.
func secureGateway(t *testing.T, certificate, key string) (gateway *fake.Gateway, authority string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, NotBefore: time.Now().Add(-time.Hour),
		NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	authority = filepath.Join(t.TempDir(), "authority.pem")
	for file, block := range map[string]*pem.Block{
		certificate: {Type: "CERTIFICATE", Bytes: signed}, authority: {Type: "CERTIFICATE", Bytes: signed},
		key: {Type: "PRIVATE KEY", Bytes: secret},
	} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pair, err := tls.LoadX509KeyPair(certificate, key)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	parsed, err := x509.ParseCertificate(signed)
	if err != nil {
		t.Fatal(err)
	}
	pool.AddCert(parsed)
	return fake.Start(t, []grpc.ServerOption{grpc.Creds(credentials.NewTLS(&tls.Config{
		Certificates: []tls.Certificate{pair}, ClientCAs: pool, ClientAuth: tls.RequireAndVerifyClientCert,
	}))}), authority
}

func TestTheEnvironment(t *testing.T) {
	folder := t.TempDir()
	certificate, key := filepath.Join(folder, "certificate.pem"), filepath.Join(folder, "key.pem")
	gateway, authority := secureGateway(t, certificate, key)
	shown := ""
	gateway.OnSectorPrice = func(ctx context.Context) (*kiwoomv1.GetSectorPriceResponse, error) {
		shown = fake.Header(ctx, "authorization")
		return &kiwoomv1.GetSectorPriceResponse{}, nil
	}
	for name, value := range map[string]string{
		"KIWOOM_GATEWAY": gateway.Address, "KIWOOM_GATEWAY_CA_FILE": authority,
		"KIWOOM_GATEWAY_CERTIFICATE_FILE": certificate, "KIWOOM_GATEWAY_KEY_FILE": key,
		"KIWOOM_GATEWAY_TOKEN": "of-the-environment",
	} {
		t.Setenv(name, value)
	}
	for _, test := range []struct {
		options []ClientOption
		want    string
	}{
		{nil, "Bearer of-the-environment"},
		{[]ClientOption{WithToken("of-the-code")}, "Bearer of-the-code"},
	} {
		client, err := NewClient(test.options...)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := client.GetSectorPrice(t.Context(), GetSectorPriceRequest{}); err != nil || shown != test.want {
			t.Errorf("%v, it showed %q, want %q", err, shown, test.want)
		}
		_ = client.Close()
	}
}

func TestWhatNoClientDoes(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing.pem")
	for _, test := range []struct {
		name    string
		options []ClientOption
		want    string
	}{
		{"show a token in plain text", []ClientOption{WithAddress("http://gateway:50051"), WithToken("secret")},
			"needs TLS"},
		{"show a token file's in plain text",
			[]ClientOption{WithAddress("http://192.0.2.1:50051"), WithTokenFile(missing)}, "needs TLS"},
		{"connect to nowhere", []ClientOption{WithAddress("gateway")}, "is not HOST:PORT"},
		{"trust nobody", []ClientOption{WithCAFile(missing)}, "missing.pem"},
		{"show half a certificate", []ClientOption{WithCertificateFiles(missing, "")}, "belong together"},
		{"show a certificate that is not there",
			[]ClientOption{WithAddress("https://gateway:443"), WithCertificateFiles(missing, missing)}, "missing.pem"},
	} {
		client, err := NewClient(test.options...)
		if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v, %v", test.name, client, err)
		}
	}
}

func TestNobodyConnectsBeforeTheFirstCall(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	client, err := NewClient(WithAddress(listener.Addr().String()))
	if err != nil {
		t.Fatal(err)
	}
	if err := client.Close(); err != nil {
		t.Fatal(err)
	}
	if err := listener.(*net.TCPListener).SetDeadline(time.Now().Add(10 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	if connection, err := listener.Accept(); err == nil {
		t.Errorf("%v connected", connection.RemoteAddr())
	}
	if _, err := client.GetSectorPrice(t.Context(), GetSectorPriceRequest{}); err != ErrClosed {
		t.Errorf("a closed client: %v", err)
	}
}

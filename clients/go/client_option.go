package kiwoom

import (
	"os"

	"google.golang.org/grpc"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/credentials"
)

// ClientOption is a setting of NewClient. It wins over the environment.
type ClientOption func(*clientSettings)

type clientSettings struct {
	address string
	files   credentials.Files
	token   credentials.Token
	dial    []grpc.DialOption
}

const defaultAddress = "127.0.0.1:50051"

func newClientSettings(options []ClientOption) clientSettings {
	var settings clientSettings
	for _, option := range options {
		option(&settings)
	}
	or := func(setting *string, variable string) {
		if *setting == "" {
			*setting = os.Getenv(variable)
		}
	}
	or(&settings.address, "KIWOOM_GATEWAY")
	if settings.address == "" {
		settings.address = defaultAddress
	}
	or(&settings.files.Authorities, "KIWOOM_GATEWAY_CA_FILE")
	or(&settings.files.Certificate, "KIWOOM_GATEWAY_CERTIFICATE_FILE")
	or(&settings.files.Key, "KIWOOM_GATEWAY_KEY_FILE")
	if !settings.token.IsSet() {
		settings.token = credentials.Literal(os.Getenv("KIWOOM_GATEWAY_TOKEN"))
		settings.token.File = os.Getenv("KIWOOM_GATEWAY_TOKEN_FILE")
	}
	return settings
}

// WithAddress names the gateway: HOST:PORT, https://HOST:PORT or http://HOST:PORT. Without a scheme the connection is
// plain text to this machine, unless WithCAFile names authorities, and TLS to any other.
func WithAddress(address string) ClientOption {
	return func(s *clientSettings) { s.address = address }
}

// WithCAFile trusts the authorities of this PEM file in place of those of the system.
func WithCAFile(file string) ClientOption {
	return func(s *clientSettings) { s.files.Authorities = file }
}

// WithCertificateFiles shows the gateway a certificate. The PEM files are read anew for each connection.
func WithCertificateFiles(certificate, key string) ClientOption {
	return func(s *clientSettings) { s.files.Certificate, s.files.Key = certificate, key }
}

// WithToken shows the gateway a token.
func WithToken(token string) ClientOption {
	return func(s *clientSettings) { s.token = credentials.Literal(token) }
}

// WithTokenFile shows the gateway the token in this file. It is read anew for each query and connection.
func WithTokenFile(file string) ClientOption {
	return func(s *clientSettings) { s.token = credentials.Token{File: file} }
}

// WithDialOptions passes options to gRPC: interceptors, for instance.
func WithDialOptions(options ...grpc.DialOption) ClientOption {
	return func(s *clientSettings) { s.dial = append(s.dial, options...) }
}

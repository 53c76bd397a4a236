package credentials

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
)

// Files are PEM files. Those that are empty are not used.
type Files struct {
	// Authorities to trust. Empty: those of the system.
	Authorities string
	// Certificate of the client itself, and its private key.
	Certificate, Key string
}

// TLS returns the configuration for connections. The client's certificate is read anew for each of them.
func (f Files) TLS() (*tls.Config, error) {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	if f.Authorities != "" {
		pem, err := os.ReadFile(f.Authorities)
		if err != nil {
			return nil, fmt.Errorf("the authorities to trust: %w", err)
		}
		config.RootCAs = x509.NewCertPool()
		if !config.RootCAs.AppendCertsFromPEM(pem) {
			return nil, fmt.Errorf("the authorities to trust: %s has no certificate in PEM", f.Authorities)
		}
	}
	if (f.Certificate == "") != (f.Key == "") {
		return nil, errors.New("the client's certificate and its private key belong together: name both files")
	}
	if f.Certificate != "" {
		if _, err := f.own(); err != nil {
			return nil, err
		}
		config.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return f.own() }
	}
	return config, nil
}

func (f Files) own() (*tls.Certificate, error) {
	certificate, err := tls.LoadX509KeyPair(f.Certificate, f.Key)
	if err != nil {
		return nil, fmt.Errorf("the client's certificate: %w", err)
	}
	return &certificate, nil
}

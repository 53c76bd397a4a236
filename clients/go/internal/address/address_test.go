package address

import "testing"

func TestParse(t *testing.T) {
	for _, test := range []struct {
		text   string
		trusts bool
		want   Address
	}{
		{"127.0.0.1:50051", false, Address{"127.0.0.1:50051", false, true}},
		{"127.8.9.10:1", false, Address{"127.8.9.10:1", false, true}},
		{"localhost:50051", false, Address{"localhost:50051", false, true}},
		{"LocalHost:50051", false, Address{"LocalHost:50051", false, true}},
		{"[::1]:50051", false, Address{"[::1]:50051", false, true}},
		// Somebody who names authorities expects TLS, also on this machine.
		{"127.0.0.1:50051", true, Address{"127.0.0.1:50051", true, true}},
		{"gateway:50051", false, Address{"gateway:50051", true, false}},
		{"localhost.example.com:50051", false, Address{"localhost.example.com:50051", true, false}},
		{"128.0.0.1:50051", false, Address{"128.0.0.1:50051", true, false}},
		{"[2001:db8::1]:443", false, Address{"[2001:db8::1]:443", true, false}},
		{"https://127.0.0.1:50051", false, Address{"127.0.0.1:50051", true, true}},
		{"https://gateway:443/", false, Address{"gateway:443", true, false}},
		{"http://gateway:50051", true, Address{"gateway:50051", false, false}},
	} {
		got, err := Parse(test.text, test.trusts)
		if err != nil || got != test.want {
			t.Errorf("Parse(%q, %v) = %+v, %v, want %+v", test.text, test.trusts, got, err, test.want)
		}
	}
}

func TestWhatIsNoAddress(t *testing.T) {
	for _, text := range []string{
		"", "gateway", ":50051", "gateway:", "https://gateway", "grpc://gateway:1", "::1:50051",
		"https://gateway:443/path", "https://user@gateway:443",
	} {
		if got, err := Parse(text, false); err == nil {
			t.Errorf("Parse(%q) = %+v, want an error", text, got)
		}
	}
}

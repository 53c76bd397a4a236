package credentials

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestATokenFileIsReadEachTime(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	token := Token{File: file}
	for _, content := range []string{"first", "second\n"} {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := token.Read(); err != nil || got != strings.TrimSpace(content) {
			t.Errorf("%q, %v, want that of %q", got, err, content)
		}
	}
}

func TestWithoutAFile(t *testing.T) {
	if got, err := (Token{}).Read(); got != "" || err != nil || (Token{}).IsSet() {
		t.Errorf("%q, %v without a token", got, err)
	}
	if got, err := Literal("abc").Read(); got != "abc" || err != nil {
		t.Errorf("%q, %v, want abc", got, err)
	}
}

func TestNoErrorContainsTheToken(t *testing.T) {
	folder := t.TempDir()
	empty, broken := filepath.Join(folder, "empty"), filepath.Join(folder, "broken")
	for file, content := range map[string]string{empty: "\n", broken: "secret one"} {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, token := range []Token{
		{File: filepath.Join(folder, "missing")}, {File: empty}, {File: broken}, Literal("secret\none"),
		Literal("secret-비밀"),
	} {
		got, err := token.Read()
		if err == nil || got != "" || strings.Contains(err.Error(), "secret") {
			t.Errorf("%+v: %q, %v", token, got, err)
		}
	}
}

// Package credentials reads what a client shows to a gateway, and what it trusts.
package credentials

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// Token is a caller's token, or the file that has it. The zero value is none.
type Token struct {
	// A function, because fmt prints no results of functions, whatever contains them.
	literal func() string
	File    string
}

// Literal is this token, or none if it is empty.
func Literal(token string) Token {
	if token == "" {
		return Token{}
	}
	return Token{literal: func() string { return token }}
}

// IsSet reports whether there is a token, without reading it.
func (t Token) IsSet() bool { return t.literal != nil || t.File != "" }

// Read returns the token, or "" if there is none. A file is read anew each time, so that a token can be renewed. No
// error contains a token.
func (t Token) Read() (string, error) {
	var token string
	if t.literal != nil {
		token = t.literal()
	}
	if t.File != "" {
		content, err := os.ReadFile(t.File)
		if err != nil {
			return "", fmt.Errorf("the file of the token: %w", err)
		}
		if token = strings.TrimSpace(string(content)); token == "" {
			return "", fmt.Errorf("the file of the token, %s, is empty", t.File)
		}
	}
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		return "", errors.New("the token contains a space or another character that no token has: write the token alone")
	}
	return token, nil
}

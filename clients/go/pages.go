package kiwoom

import (
	"errors"
	"iter"
)

// ErrRepeatedPage ends the iteration over pages: the broker has sent a page again. The elements so far are incomplete.
var ErrRepeatedPage = errors.New("kiwoom: the broker repeats a page: what came so far is incomplete")

// pages yields the elements of one page after the other. `get` returns a page and the token of the next one.
func pages[T any](token string, get func(token string) ([]T, string, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		sent := map[string]bool{}
		for token := token; ; {
			sent[token] = true
			elements, next, err := get(token)
			if err == nil && next != "" && sent[next] {
				err = ErrRepeatedPage
			}
			for _, element := range elements {
				if !yield(element, nil) {
					return
				}
			}
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			if next == "" {
				return
			}
			token = next
		}
	}
}

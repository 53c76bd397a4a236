package kiwoom

import (
	"fmt"
	"strconv"
)

// nameOf is the value's name, or its number if there is none.
func nameOf[E ~int32](names map[E]string, value E) string {
	if name, known := names[value]; known {
		return name
	}
	return strconv.Itoa(int(value))
}

// valueOf is the way back.
func valueOf[E ~int32](names map[E]string, text []byte, value *E) error {
	for candidate, name := range names {
		if name == string(text) {
			*value = candidate
			return nil
		}
	}
	number, err := strconv.ParseInt(string(text), 10, 32)
	if err != nil {
		return fmt.Errorf("%q is no value of %T", text, *value)
	}
	*value = E(number)
	return nil
}

// converted copies a list of enums between the contract's type and the user's.
func converted[To, From ~int32](values []From) []To {
	if len(values) == 0 {
		return nil
	}
	result := make([]To, len(values))
	for i, value := range values {
		result[i] = To(value)
	}
	return result
}

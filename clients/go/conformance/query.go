package main

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"time"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
)

var getOrList = regexp.MustCompile("^(Get|List)")

// ask calls the client's function for a method, as a user would: reflection only finds it by its name.
func ask(ctx context.Context, client *kiwoom.Client, a arguments, out *report) error {
	name := a.query[strings.LastIndex(a.query, "/")+1:]
	if a.pages {
		name = "All" + getOrList.ReplaceAllString(name, "")
	}
	function := reflect.ValueOf(client).MethodByName(name)
	if !function.IsValid() || function.Type().NumIn() != 3 {
		return fmt.Errorf("conformance: the client has no function %s", name)
	}
	request := reflect.New(function.Type().In(1))
	if err := fill(request.Elem(), []byte(a.request)); err != nil {
		return err
	}
	results := function.Call([]reflect.Value{reflect.ValueOf(ctx), request.Elem()})
	if a.pages {
		for element, err := range results[0].Seq2() {
			if !err.IsNil() {
				return err.Interface().(error)
			}
			out.value("page", element)
		}
		return nil
	}
	if !results[1].IsNil() {
		return results[1].Interface().(error)
	}
	out.value("response", results[0].Elem())
	return nil
}

// fill reads the request's JSON. Durations are texts, as in protobuf's JSON: "1.5s".
func fill(request reflect.Value, text []byte) error {
	members := map[string]json.RawMessage{}
	if err := json.Unmarshal(text, &members); err != nil {
		return fmt.Errorf("conformance: --request: %w", err)
	}
	for name, member := range members {
		field := fieldOf(request, name)
		if !field.IsValid() {
			return fmt.Errorf("conformance: --request: %s has no field %s", request.Type(), name)
		}
		var err error
		if length, isDuration := field.Addr().Interface().(*time.Duration); isDuration {
			*length, err = time.ParseDuration(strings.Trim(string(member), `"`))
		} else {
			err = json.Unmarshal(withoutPrefix(field.Type().Name(), member), field.Addr().Interface())
		}
		if err != nil {
			return fmt.Errorf("conformance: --request: %s: %w", name, err)
		}
	}
	return nil
}

var word = regexp.MustCompile("([a-z0-9])([A-Z])")

// withoutPrefix also accepts an enum as protobuf writes it: "MARKET_KOSPI" of Market.
func withoutPrefix(enum string, member []byte) []byte {
	prefix := strings.ToUpper(word.ReplaceAllString(enum, "${1}_${2}")) + "_"
	return []byte(strings.Replace(string(member), `"`+prefix, `"`, 1))
}

func fieldOf(value reflect.Value, name string) reflect.Value {
	for i := range value.NumField() {
		if contractName(value.Type().Field(i)) == name {
			return value.Field(i)
		}
	}
	return reflect.Value{}
}

// contractName is the name that the contract has for a field of a value.
func contractName(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return name
}

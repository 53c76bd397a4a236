package main

import (
	"bufio"
	"encoding"
	"encoding/json"
	"io"
	"reflect"
	"strconv"
	"time"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
)

// line is one object of the report.
type line map[string]any

// report prints lines.
type report struct {
	out *bufio.Writer
	err error
}

func newReport(out io.Writer) *report { return &report{out: bufio.NewWriter(out)} }

func (r *report) flush() error {
	if err := r.out.Flush(); err != nil {
		return err
	}
	return r.err
}

// print writes a line at once: the suite may stop a client at any time.
func (r *report) print(l line) {
	text, err := json.Marshal(l)
	if err == nil {
		_, err = r.out.Write(append(text, '\n'))
	}
	if err == nil {
		err = r.out.Flush()
	}
	if r.err == nil {
		r.err = err
	}
}

func (r *report) value(kind string, value reflect.Value) {
	r.print(line{"kind": kind, "value": members(value)})
}

// event prints an event: data with its value in a member of its own, a notice with the members of its message.
func (r *report) event(event kiwoom.Event) {
	l := line{"kind": event.EventKind()}
	switch event := event.(type) {
	case *kiwoom.Disconnected:
		l = failure("disconnected", event.Cause)
	case kiwoom.DataEvent:
		header := event.Header()
		l["item"], l["epoch"], l["sequence"], l["skipped"] = header.Item, header.Epoch, header.Sequence, header.Skipped
		l["snapshot"], l["replayed"], l["received_time"] = header.Snapshot, header.Replayed, header.ReceivedTime
		if header.Account != "" {
			l["account"] = header.Account
		}
		if header.Session != "" {
			l["session"] = header.Session
		}
		l["value"] = members(reflect.ValueOf(event).Elem())
	default:
		for name, member := range members(reflect.ValueOf(event).Elem()) {
			l[name] = member
		}
	}
	r.print(l)
}

// failure is what ends a stream or a query.
func failure(kind string, err *kiwoom.Error) line {
	l := line{"kind": kind, "code": err.CodeName()}
	if err.Reason != "" {
		l["reason"] = err.Reason
	}
	return l
}

// members are a value's fields by their names in the contract, without those that are absent.
func members(value reflect.Value) line {
	l := line{}
	for i := range value.NumField() {
		field := value.Type().Field(i)
		if !field.IsExported() || field.Anonymous || value.Field(i).IsZero() || isAbsent(value.Field(i)) {
			continue
		}
		l[contractName(field)] = member(value.Field(i))
	}
	return l
}

func isAbsent(value reflect.Value) bool {
	zero, ok := value.Interface().(interface{ IsZero() bool })
	return ok && zero.IsZero()
}

func member(value reflect.Value) any {
	switch typed := value.Interface().(type) {
	case time.Duration:
		return strconv.FormatFloat(typed.Seconds(), 'f', -1, 64) + "s"
	case json.Marshaler, encoding.TextMarshaler:
		return typed
	}
	switch value.Kind() {
	case reflect.Pointer:
		return member(value.Elem())
	case reflect.Struct:
		return members(value)
	case reflect.Slice:
		list := make([]any, value.Len())
		for i := range list {
			list[i] = member(value.Index(i))
		}
		return list
	}
	return value.Interface()
}

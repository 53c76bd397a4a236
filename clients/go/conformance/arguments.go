package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
)

type arguments struct {
	interests   interestFlag
	until       int
	policy      policyFlag
	pause       int
	add, remove interestFlag
	positions   string
	query       string
	request     string
	pages       bool
}

func parse(words []string) (arguments, error) {
	var a arguments
	flags := flag.NewFlagSet("conformance", flag.ContinueOnError)
	flags.SetOutput(os.Stderr)
	flags.Var(&a.interests, "interest", "TYPE:ITEM,ITEM; repeated for several")
	flags.IntVar(&a.until, "until", 1, "data events, without snapshots")
	flags.Var(&a.policy, "policy", "skip or disconnect")
	flags.IntVar(&a.pause, "pause", 0, "milliseconds for each event")
	flags.Var(&a.add, "add", "TYPE:ITEM,ITEM; after half of --until")
	flags.Var(&a.remove, "remove", "TYPE:ITEM,ITEM; after half of --until")
	flags.StringVar(&a.positions, "positions", "", "file to resume from, and to write at the end")
	flags.StringVar(&a.query, "query", "", "SERVICE/METHOD")
	flags.StringVar(&a.request, "request", "{}", "JSON of the request")
	flags.BoolVar(&a.pages, "pages", false, "the elements of all pages")
	if err := flags.Parse(words); err != nil {
		return a, err
	}
	if flags.NArg() > 0 {
		return a, fmt.Errorf("conformance: %q is no flag", flags.Arg(0))
	}
	return a, nil
}

func (a arguments) pauseLength() time.Duration { return time.Duration(a.pause) * time.Millisecond }

// interestFlag collects interests.
type interestFlag []kiwoom.Interest

func (f *interestFlag) String() string { return "" }

func (f *interestFlag) Set(text string) error {
	name, items, _ := strings.Cut(text, ":")
	var interest kiwoom.Interest
	if err := interest.Type.UnmarshalText([]byte(name)); err != nil {
		return err
	}
	if items != "" {
		interest.Items = strings.Split(items, ",")
	}
	*f = append(*f, interest)
	return nil
}

type policyFlag kiwoom.SlowReaderPolicy

func (f *policyFlag) String() string { return "" }

func (f *policyFlag) Set(text string) error {
	return (*kiwoom.SlowReaderPolicy)(f).UnmarshalText([]byte(strings.ToUpper(text)))
}

package kiwoom

import (
	"fmt"
	"strings"
	"testing"
)

func TestAPrintedClientShowsNoToken(t *testing.T) {
	client, err := NewClient(WithToken("a-secret-token"))
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		if said := fmt.Sprintf(verb, client) + fmt.Sprintf(verb, *client); strings.Contains(said, "a-secret") {
			t.Errorf("%s prints %s", verb, said)
		}
	}
}

package kiwoom

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"google.golang.org/genproto/googleapis/rpc/code"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/channel"
)

// ErrClosed is the error of everything that is asked of a closed client.
var ErrClosed = channel.ErrClosed

// Error is a failed call, as the gateway or gRPC reports it. Get it with errors.As. It also is context.Canceled or
// context.DeadlineExceeded for errors.Is if its code says so.
type Error struct {
	// Code is the status. It tells whether a retry makes sense.
	Code codes.Code
	// Reason is for programs. It is empty if the call never reached a gateway.
	Reason ErrorReason
	// Message is one sentence for people.
	Message string
	// TR and BrokerCode are known if the broker has refused something.
	TR, BrokerCode string
	// Session is the session with the broker that is concerned, if any.
	Session string
	// RetryDelay is how long to wait before the next attempt; zero if the gateway did not say.
	RetryDelay time.Duration
	// Violations are the fields of the request that the gateway refuses.
	Violations []Violation
	// Metadata has everything that the gateway says of the reason, by its name.
	Metadata map[string]string

	status *status.Status
}

// Violation is one field that is wrong.
type Violation struct {
	Field       string
	Description string
}

const reasonDomain = "kiwoom.v1"

// newError finds the parts of an error of gRPC.
func newError(err error) *Error {
	if err == nil {
		return nil
	}
	var known *Error
	if errors.As(err, &known) {
		return known
	}
	from := status.Convert(err)
	if from.Code() == codes.Unknown {
		from = status.FromContextError(err)
	}
	e := &Error{Code: from.Code(), Message: from.Message(), status: from}
	for _, detail := range from.Details() {
		switch detail := detail.(type) {
		case *errdetails.ErrorInfo:
			if detail.GetDomain() == reasonDomain {
				e.Reason, e.Metadata = ErrorReason(detail.GetReason()), detail.GetMetadata()
			}
		case *errdetails.RetryInfo:
			e.RetryDelay = detail.GetRetryDelay().AsDuration()
		case *errdetails.BadRequest:
			for _, violation := range detail.GetFieldViolations() {
				e.Violations = append(e.Violations, Violation{violation.GetField(), violation.GetDescription()})
			}
		}
	}
	e.TR, e.BrokerCode, e.Session = e.Metadata["tr"], e.Metadata["broker_code"], e.Metadata["session"]
	return e
}

// Error is the sentence, behind the status and the reason.
func (e *Error) Error() string {
	text := "kiwoom: " + e.CodeName()
	if e.Reason != "" {
		text += " (" + string(e.Reason) + ")"
	}
	if e.Message != "" {
		text += ": " + e.Message
	}
	if len(e.Violations) == 0 {
		return text
	}
	fields := make([]string, len(e.Violations))
	for i, violation := range e.Violations {
		fields[i] = fmt.Sprintf("%s %s", violation.Field, violation.Description)
	}
	return text + " [" + strings.Join(fields, "; ") + "]"
}

// CodeName is the code as the gateway's documents write it: "INVALID_ARGUMENT".
func (e *Error) CodeName() string { return code.Code(e.Code).String() }

// GRPCStatus makes the error one for status.FromError of gRPC, too.
func (e *Error) GRPCStatus() *status.Status {
	if e.status != nil {
		return e.status
	}
	return status.New(e.Code, e.Message)
}

// Is makes the error equal to the one of a context.
func (e *Error) Is(target error) bool {
	switch target {
	case context.Canceled:
		return e.Code == codes.Canceled
	case context.DeadlineExceeded:
		return e.Code == codes.DeadlineExceeded
	}
	return false
}

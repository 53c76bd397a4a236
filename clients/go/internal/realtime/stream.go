package realtime

import (
	"errors"
	"fmt"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// ErrMixed is returned for interests that cannot share a stream.
var ErrMixed = errors.New(
	"kiwoom: each type of accounts has a stream of its own: subscribe to it without other types")

// Stream returns the method for the request's interests, and the message to send. Types of the market share a method.
// One of accounts has its own, whose request says the same in other fields, and whose answers are, on the wire, those
// of the shared method.
func Stream(request *kiwoomv1.SubscribeRequest) (method string, message proto.Message, err error) {
	first := request.GetInterests()
	for _, interest := range first {
		if Of(interest.GetType()).Account != Of(first[0].GetType()).Account ||
			(Of(interest.GetType()).Account && interest.GetType() != first[0].GetType()) {
			return "", nil, ErrMixed
		}
	}
	if len(first) == 0 || !Of(first[0].GetType()).Account {
		return kiwoomv1.MarketDataService_Subscribe_FullMethodName, request, nil
	}
	return typed(request, Of(first[0].GetType()).method)
}

func typed(request *kiwoomv1.SubscribeRequest, method protoreflect.MethodDescriptor) (string, proto.Message, error) {
	known, err := protoregistry.GlobalTypes.FindMessageByName(method.Input().FullName())
	if err != nil {
		return "", nil, fmt.Errorf("kiwoom: %s: %w", method.FullName(), err)
	}
	message := known.New()
	for _, source := range []proto.Message{request, request.GetInterests()[0]} {
		source.ProtoReflect().Range(func(field protoreflect.FieldDescriptor, value protoreflect.Value) bool {
			if same := method.Input().Fields().ByName(field.Name()); same != nil {
				message.Set(same, value)
			}
			return true
		})
	}
	return fmt.Sprintf("/%s/%s", method.Parent().FullName(), method.Name()), message.Interface(), nil
}

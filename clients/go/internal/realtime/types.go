// Package realtime tells what the contract says about each realtime type.
package realtime

import (
	"strings"
	"sync"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// Type says how a realtime type is registered.
type Type struct {
	// HasItems: it is registered for items. If not, it covers the whole market or an account.
	HasItems bool
	// Account: it has data of an account, and runs on every session.
	Account bool

	method protoreflect.MethodDescriptor
}

// Of returns the type's description. A type that this version of the contract does not have is taken for one with
// items.
func Of(realtimeType kiwoomv1.RealtimeType) Type {
	if described, ok := types()[realtimeType]; ok {
		return described
	}
	return Type{HasItems: true}
}

// types reads the methods SubscribeTYPE: their requests have items or not, and their scope is the account or not.
var types = sync.OnceValue(func() map[kiwoomv1.RealtimeType]Type {
	byMessage := map[string]kiwoomv1.RealtimeType{}
	fields := (&kiwoomv1.Event{}).ProtoReflect().Descriptor().Fields()
	for i := range fields.Len() {
		number := kiwoomv1.RealtimeType(fields.Get(i).Number())
		if _, known := kiwoomv1.RealtimeType_name[int32(number)]; known && fields.Get(i).Message() != nil {
			byMessage[string(fields.Get(i).Message().Name())] = number
		}
	}
	found := map[kiwoomv1.RealtimeType]Type{}
	protoregistry.GlobalFiles.RangeFilesByPackage("kiwoom.v1", func(file protoreflect.FileDescriptor) bool {
		for i := range file.Services().Len() {
			methods := file.Services().Get(i).Methods()
			for j := range methods.Len() {
				method := methods.Get(j)
				if number, ok := byMessage[strings.TrimPrefix(string(method.Name()), "Subscribe")]; ok {
					scope := proto.GetExtension(method.Options(), kiwoomv1.E_Scope)
					found[number] = Type{
						HasItems: method.Input().Fields().ByName("items") != nil,
						Account:  scope == kiwoomv1.Scope_SCOPE_ACCOUNT,
						method:   method,
					}
				}
			}
		}
		return true
	})
	return found
})

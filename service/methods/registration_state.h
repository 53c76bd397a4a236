#pragma once

#include "kiwoom/v1/session_service.pb.h"
#include "service/fanout/registration_list.h"

// Only source files include this: the contract's header changes with every new realtime type.
namespace kiwoom::methods {

v1::RegistrationState ToProto(fanout::TopicStatus status);

}  // namespace kiwoom::methods

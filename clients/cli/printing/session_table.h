#pragma once

#include <span>
#include <string>

#include "clients/cli/printing/language.h"
#include "kiwoom/v1/session_service.pb.h"

namespace kiwoom::cli {

// The sessions with the broker, one line each, in the given order.
std::string SessionTable(std::span<const v1::Session> sessions, Language language, bool paint);

}  // namespace kiwoom::cli

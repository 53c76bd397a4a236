#pragma once

#include <span>
#include <string>

#include "clients/cli/printing/language.h"
#include "clients/cli/schema/tr_directory.h"
#include "kiwoom/v1/session_service.pb.h"

namespace kiwoom::cli {

// What streams want of the broker, and what has become of it: one line each, in the given order.
std::string RegistrationTable(std::span<const v1::RegistrationStatus> registrations, const TrDirectory& directory,
                              Language language, bool paint);

}  // namespace kiwoom::cli

#pragma once

#include <span>
#include <string>

#include "clients/cli/printing/language.h"
#include "clients/cli/schema/tr_directory.h"
#include "kiwoom/v1/session_service.pb.h"

namespace kiwoom::cli {

// The open streams, one line each, in the given order.
std::string SubscriptionTable(std::span<const v1::Subscription> subscriptions, const TrDirectory& directory,
                              Language language, bool paint);

}  // namespace kiwoom::cli

#include "clients/cli/call/gateway_address.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "clients/cli/call/loopback.h"
#include "clients/cli/printing/display_width.h"

namespace kiwoom::cli {
namespace {

bool HasPort(std::string_view target) {
  const size_t bracket = target.find(']');
  const size_t colon = target.rfind(':');
  return colon != std::string_view::npos && colon > 0 && colon + 1 < target.size() &&
         (bracket == std::string_view::npos ? target.find(':') == colon : colon == bracket + 1) &&
         target.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
}

}  // namespace

absl::StatusOr<GatewayAddress> ParseGatewayAddress(std::string_view text, bool has_ca_file) {
  absl::string_view target(text.data(), text.size());
  const bool https = absl::StartsWithIgnoreCase(target, "https://");
  if (!https && !absl::StartsWithIgnoreCase(target, "http://")) {
    const bool of_grpc = absl::StartsWith(target, "dns:") || absl::StartsWith(target, "unix:");
    if (of_grpc || !absl::StrContains(target, "/")) {
      return GatewayAddress{std::string(text), has_ca_file || !IsLoopback(text)};
    }
  } else {
    target.remove_prefix(https ? 8 : 7);
    absl::ConsumeSuffix(&target, "/");
    if (HasPort({target.data(), target.size()})) return GatewayAddress{std::string(target), https};
  }
  return absl::InvalidArgumentError(absl::StrCat("\"", Printable(text), "\" is not the address of a gateway: ",
                                                 "write HOST:PORT, https://HOST:PORT or http://HOST:PORT."));
}

}  // namespace kiwoom::cli

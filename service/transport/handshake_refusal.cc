#include "service/transport/handshake_refusal.h"

#include "absl/strings/str_cat.h"
#include "codec/excerpt.h"

namespace kiwoom::transport {
namespace {

constexpr size_t kMostShown = 100;

const char* Advice(int status) {
  switch (status) {
    case 401:
      return ": it asks for credentials, which the broker does not do here; check --broker, and whether a proxy "
             "answers "
             "in the broker's place";
    case 403:
      return ": check whether the broker's list of allowed addresses has this machine's, and whether a proxy blocks "
             "WebSockets";
    case 404:
      return ": check --broker; there is no WebSocket at this path";
    case 429:
      return ": there were too many connections or requests";
    case 503:
      return ": the broker is overloaded or under maintenance";
    default:
      return "";
  }
}

}  // namespace

std::string HandshakeRefusal::Describe() const {
  std::string text = absl::StrCat("refuses the WebSocket with HTTP ", status, Advice(status));
  if (!location.empty()) {
    absl::StrAppend(&text, "; it redirects to ", codec::OneLine(location.substr(0, location.find('?')), kMostShown),
                    ", which the gateway does not follow");
  }
  if (!retry_after.empty()) {
    absl::StrAppend(&text, "; it names the time to try again (Retry-After): ", codec::OneLine(retry_after, kMostShown));
  }
  return text;
}

}  // namespace kiwoom::transport

#include "service/broker/broker_error.h"

#include <charconv>
#include <utility>

#include "absl/strings/cord.h"
#include "service/errors/error_details.h"

namespace kiwoom::broker {
namespace {

constexpr char kKindPayload[] = "kiwoom.v1/broker_error_kind";  // a digit; internal to the gateway

using Kind = BrokerErrorKind;

struct Meaning {
  int first, last;  // codes
  Kind kind;
};

// The first match wins. A code that is not listed counts as a failure of the broker.
constexpr Meaning kMeanings[] = {
    {1501, 1510, Kind::kGateway},      // api-id and path
    {1512, 1516, Kind::kGateway},      // headers
    {1500, 1599, Kind::kInput},        // 1511 a field is missing, 1517 a field is malformed
    {1634, 1634, Kind::kInput},        // permanent, although it shares the return_code of a limit
    {1687, 1687, Kind::kLimit},        // recursive calls
    {1700, 1799, Kind::kLimit},        // per TR, total, per group
    {1901, 1903, Kind::kNotFound},     // market, stock, venue
    {8003, 8003, Kind::kBroker},       // the token could not be looked up
    {8005, 8005, Kind::kToken},        // invalid
    {8006, 8009, Kind::kBroker},       // not generated, not issued
    {8011, 8012, Kind::kGateway},      // grant_type
    {8015, 8015, Kind::kBroker},       // not revoked
    {8016, 8016, Kind::kGateway},      // no token to revoke
    {8103, 8103, Kind::kToken},        // token or terminal
    {8104, 8104, Kind::kUnsupported},  // not on the mock endpoint
    {8200, 8200, Kind::kUnsupported},  // not for companies
    {8001, 8099, Kind::kAccess},       // key, secret, IP, terminal, or a mock key on the real endpoint
};

// The number after a "[", as in "…[8005:Token이 유효하지 않습니다]" and "…[CODE=8005, MESSAGE=…]", or "" if there is none.
std::string_view CodeInBrackets(std::string_view message) {
  for (size_t at = message.find('['); at != std::string_view::npos; at = message.find('[', at + 1)) {
    std::string_view inside = message.substr(at + 1);
    if (inside.starts_with("CODE=")) inside.remove_prefix(5);
    const std::string_view digits = inside.substr(0, inside.find_first_not_of("0123456789"));
    if (digits.size() >= 3 && digits.size() <= 6 && digits.size() < inside.size()) return digits;
  }
  return "";
}

Kind KindOf(int http_status, std::string_view code, std::string_view return_code) {
  int number = 0;
  std::from_chars(code.data(), code.data() + code.size(), number);
  for (const Meaning& meaning : kMeanings) {
    if (number >= meaning.first && number <= meaning.last) return meaning.kind;
  }
  if (http_status == 401) return Kind::kToken;
  if (http_status == 429) return Kind::kLimit;
  if (return_code == "2") return Kind::kInput;
  if (return_code == "3") return Kind::kToken;
  // Without a code the answer hardly comes from the broker's API, and a retry would get the same one.
  if ((http_status >= 300 && http_status < 400) || http_status == 404) return Kind::kAddress;
  return Kind::kBroker;
}

absl::StatusCode CodeOf(Kind kind) {
  switch (kind) {
    case Kind::kToken:
      return absl::StatusCode::kUnavailable;
    case Kind::kAccess:
      return absl::StatusCode::kFailedPrecondition;
    case Kind::kLimit:
      return absl::StatusCode::kResourceExhausted;
    case Kind::kInput:
      return absl::StatusCode::kInvalidArgument;
    case Kind::kNotFound:
      return absl::StatusCode::kNotFound;
    case Kind::kUnsupported:
      return absl::StatusCode::kUnimplemented;
    case Kind::kAddress:
      return absl::StatusCode::kFailedPrecondition;
    case Kind::kGateway:
      return absl::StatusCode::kInternal;
    case Kind::kBroker:
      return absl::StatusCode::kUnavailable;
  }
  return absl::StatusCode::kUnknown;
}

errors::Reason ReasonOf(Kind kind) {
  if (kind == Kind::kToken) return errors::Reason::kTokenUnavailable;
  return kind == Kind::kLimit ? errors::Reason::kBrokerRateLimit : errors::Reason::kBrokerRejected;
}

void EndSentence(std::string& text) {
  if (!text.ends_with('.')) text += '.';
}

}  // namespace

BrokerError ReadBrokerError(int http_status, std::string_view return_code, std::string_view return_msg) {
  BrokerError error{
      .code = std::string(CodeInBrackets(return_msg)), .message = std::string(return_msg), .http_status = http_status};
  error.kind = KindOf(http_status, error.code, return_code);
  if (!error.code.empty()) return error;
  const bool has_code = !return_code.empty() && return_code != "0";
  error.code = has_code ? std::string(return_code) : "HTTP " + std::to_string(http_status);
  return error;
}

absl::Status ToStatus(const BrokerError& error) {
  errors::Text text = error.message.empty() ? errors::Say(errors::Phrase::kBrokerAnswered, {error.code})
                                            : errors::Say(errors::Phrase::kBrokerSaid, {error.code, error.message});
  if (error.kind == Kind::kAddress) {
    const errors::Text elsewhere = errors::Say(errors::Phrase::kBrokerElsewhere);
    EndSentence(text.en);
    EndSentence(text.ko);
    text.en += elsewhere.en;
    text.ko += elsewhere.ko;
  }
  absl::Status status = errors::MakeError(CodeOf(error.kind), ReasonOf(error.kind), text);
  status = errors::WithMetadata(std::move(status), errors::kBrokerCode, error.code);
  if (error.http_status != 0) {
    status = errors::WithMetadata(std::move(status), errors::kHttpStatus, std::to_string(error.http_status));
  }
  status.SetPayload(kKindPayload, absl::Cord(std::string(1, static_cast<char>('0' + static_cast<int>(error.kind)))));
  return status;
}

std::optional<BrokerErrorKind> KindOf(const absl::Status& status) {
  const auto kind = status.GetPayload(kKindPayload);
  if (!kind.has_value()) return std::nullopt;
  return static_cast<Kind>(std::string(*kind)[0] - '0');
}

}  // namespace kiwoom::broker

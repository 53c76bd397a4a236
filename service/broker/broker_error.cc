#include "service/broker/broker_error.h"

#include <charconv>
#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace kiwoom::broker {
namespace {

constexpr char kErrorPayload[] = "kiwoom.v1/broker_error";  // kind, size of the code, code and message: "3 4 1902…"
constexpr char kDelayPayload[] = "kiwoom.v1/retry_delay";   // nanoseconds

using Kind = BrokerErrorKind;

struct Meaning {
  int first, last;  // codes
  Kind kind;
};

// The first that fits. What is not here is a failure of the broker.
constexpr Meaning kMeanings[] = {
    {1501, 1510, Kind::kGateway},      // api-id and path
    {1512, 1516, Kind::kGateway},      // headers
    {1500, 1599, Kind::kInput},        // 1511 a field is missing, 1517 a field is malformed
    {1634, 1634, Kind::kInput},        // permanent, though its return_code is that of a limit
    {1687, 1687, Kind::kLimit},        // recursive calls
    {1700, 1799, Kind::kLimit},        // per TR, in all, per group
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
    {8001, 8099, Kind::kAccess},       // key, secret, IP, terminal, mock and real mixed up
};

// The number behind a "[", as in "…[8005:Token이 유효하지 않습니다]" and "…[CODE=8005, MESSAGE=…]"; empty where there is none.
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
  // What says neither is hardly the broker, and will say the same next time.
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

}  // namespace

BrokerError ReadBrokerError(int http_status, std::string_view return_code, std::string_view return_msg) {
  BrokerError error{.code = std::string(CodeInBrackets(return_msg)), .message = std::string(return_msg)};
  error.kind = KindOf(http_status, error.code, return_code);
  if (!error.code.empty()) return error;
  const bool has_code = !return_code.empty() && return_code != "0";
  error.code = has_code ? std::string(return_code) : "HTTP " + std::to_string(http_status);
  return error;
}

absl::Status ToStatus(const BrokerError& error) {
  std::string sentence = "The broker answered " + error.code;
  sentence += error.message.empty() ? "." : ": " + error.message;
  if (error.kind == Kind::kAddress) {
    if (sentence.back() != '.') sentence += '.';
    sentence += " Its API is not at this address: check the gateway's --broker.";
  }
  absl::Status status(CodeOf(error.kind), sentence);
  status.SetPayload(kErrorPayload, absl::Cord(absl::StrCat(static_cast<int>(error.kind), " ", error.code.size(), " ",
                                                           error.code, error.message)));
  return status;
}

std::optional<BrokerError> BrokerErrorOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kErrorPayload);
  if (!payload.has_value()) return std::nullopt;
  const std::string text(*payload);
  int kind = 0;
  size_t size = 0;
  const char* const end = text.data() + text.size();
  const char* at = std::from_chars(text.data(), end, kind).ptr;
  if (at == end) return std::nullopt;
  at = std::from_chars(at + 1, end, size).ptr;
  const std::string_view rest = std::string_view(text).substr(static_cast<size_t>(at - text.data()));
  if (rest.size() < size + 1) return std::nullopt;
  return BrokerError{.code = std::string(rest.substr(1, size)),
                     .message = std::string(rest.substr(1 + size)),
                     .kind = static_cast<Kind>(kind)};
}

absl::Status WithRetryDelay(absl::Status status, absl::Duration delay) {
  status.SetPayload(kDelayPayload, absl::Cord(std::to_string(absl::ToInt64Nanoseconds(delay))));
  return status;
}

std::optional<absl::Duration> RetryDelayOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kDelayPayload);
  if (!payload.has_value()) return std::nullopt;
  int64_t nanoseconds = 0;
  if (!absl::SimpleAtoi(std::string(*payload), &nanoseconds)) return std::nullopt;
  return absl::Nanoseconds(nanoseconds);
}

}  // namespace kiwoom::broker

#include "service/broker/broker_error.h"

#include <algorithm>
#include <span>
#include <utility>

#include "absl/strings/cord.h"
#include "service/errors/error_details.h"
#include "service/errors/reason.h"

namespace kiwoom::broker {
namespace {

constexpr char kKindPayload[] = "kiwoom.v1/broker_error_kind";  // one byte; internal to the gateway
constexpr std::string_view kDigits = "0123456789";

using Kind = BrokerErrorKind;
using Codes = std::span<const generated::BrokerErrorCode>;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool Fits(std::string_view pattern, std::string_view code) {
  return std::ranges::equal(pattern, code, [](char p, char c) { return p == c || (p == 'x' && IsDigit(c)); });
}

const generated::BrokerErrorCode* Find(Codes codes, std::string_view code) {
  const auto found = std::ranges::find_if(codes, [&](const auto& known) { return Fits(known.code, code); });
  return found == codes.end() ? nullptr : &*found;
}

// "RC4058" in "[2000](RC4058:…)", or "" if there is none.
std::string_view BusinessCode(std::string_view words) {
  for (size_t at = words.find("RC"); at != std::string_view::npos; at = words.find("RC", at + 1)) {
    const std::string_view code = words.substr(at, 6);
    const bool apart = at > 0 && (words[at - 1] == '(' || words[at - 1] == '[');
    if (apart && Fits("RCxxxx", code) && !IsDigit(words.substr(at + 6).empty() ? ' ' : words[at + 6])) return code;
  }
  return "";
}

// The number after a "[", as in "…[8005:Token이 유효하지 않습니다]" and "…[CODE=8005, MESSAGE=…]", or "" if there is none.
std::string_view CodeInBrackets(std::string_view words) {
  for (size_t at = words.find('['); at != std::string_view::npos; at = words.find('[', at + 1)) {
    std::string_view inside = words.substr(at + 1);
    if (inside.starts_with("CODE=")) inside.remove_prefix(5);
    const std::string_view digits = inside.substr(0, inside.find_first_not_of(kDigits));
    if (digits.size() >= 3 && digits.size() <= 6 && digits.size() < inside.size()) return digits;
  }
  return "";
}

// "8005" in "8005" and "8005:Token이 유효하지 않습니다".
std::string_view BareCode(std::string_view words) {
  const std::string_view digits = words.substr(0, words.find_first_not_of(kDigits));
  const bool ends = digits.size() == words.size() || words[digits.size()] == ':';
  return ends ? digits : "";
}

// The code in the broker's words; empty where they have none.
std::string_view CodeIn(std::string_view words) {
  if (const std::string_view code = BusinessCode(words); !code.empty()) return code;
  if (const std::string_view code = CodeInBrackets(words); !code.empty()) return code;
  const std::string_view bare = BareCode(words);
  return Find(generated::BrokerErrorCodes(), bare) == nullptr ? "" : bare;
}

Kind KindOf(int http_status, std::string_view code, std::string_view return_code) {
  if (const auto* known = Find(generated::BrokerErrorCodes(), code); known != nullptr) return known->kind;
  const auto* const http = Find(generated::BrokerHttpStatuses(), std::to_string(http_status));
  if (http != nullptr && http->first) return http->kind;
  if (const auto* known = Find(generated::BrokerReturnCodes(), return_code); known != nullptr) return known->kind;
  return http == nullptr ? Kind::kRejected : http->kind;
}

errors::Reason ReasonNamed(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(errors::kLastReason); ++i) {
    if (errors::ReasonName(static_cast<errors::Reason>(i)) == name) return static_cast<errors::Reason>(i);
  }
  return errors::Reason::kBrokerRejected;
}

void EndSentence(std::string& text) {
  if (!text.ends_with('.')) text += '.';
}

}  // namespace

BrokerErrorKind KindOfCode(std::string_view code) { return KindOf(0, code, code); }

bool IsConnectionFull(std::string_view code) { return KindOfCode(code) == BrokerErrorKind::kConnectionFull; }

bool HasKnownCode(std::string_view words) { return Find(generated::BrokerErrorCodes(), CodeIn(words)) != nullptr; }

BrokerError ReadBrokerError(int http_status, std::string_view return_code, std::string_view return_msg) {
  BrokerError error{
      .code = std::string(CodeIn(return_msg)), .message = std::string(return_msg), .http_status = http_status};
  const bool has_return_code = !return_code.empty() && return_code != "0";
  if (error.code.empty() && has_return_code) error.code = std::string(return_code);
  error.kind = KindOf(http_status, error.code, return_code);
  if (error.code.empty()) error.code = "HTTP " + std::to_string(http_status);
  return error;
}

absl::Status ToStatus(const BrokerError& error) {
  errors::Text code{error.code, error.code};
  if (error.form.has_value()) code = errors::Say(*error.form, {error.code});
  const errors::Phrase said = error.message.empty() ? errors::Phrase::kBrokerAnswered : errors::Phrase::kBrokerSaid;
  errors::Text text{errors::Say(said, {code.en, error.message}).en, errors::Say(said, {code.ko, error.message}).ko};
  if (error.kind == Kind::kAddress) {
    const errors::Text elsewhere = errors::Say(errors::Phrase::kBrokerElsewhere);
    EndSentence(text.en);
    EndSentence(text.ko);
    text.en += elsewhere.en;
    text.ko += elsewhere.ko;
  }
  const generated::BrokerErrorTerms& terms = generated::BrokerErrorKinds()[static_cast<size_t>(error.kind)];
  absl::Status status = errors::MakeError(static_cast<absl::StatusCode>(terms.status), ReasonNamed(terms.reason), text);
  status = errors::WithMetadata(std::move(status), errors::kBrokerCode, error.code);
  if (error.http_status != 0) {
    status = errors::WithMetadata(std::move(status), errors::kHttpStatus, std::to_string(error.http_status));
  }
  status.SetPayload(kKindPayload, absl::Cord(std::string(1, static_cast<char>(error.kind))));
  return status;
}

std::optional<BrokerErrorKind> KindOf(const absl::Status& status) {
  const auto kind = status.GetPayload(kKindPayload);
  if (!kind.has_value()) return std::nullopt;
  return static_cast<Kind>(std::string(*kind)[0]);
}

bool IsLimit(std::optional<BrokerErrorKind> kind) {
  return kind == Kind::kLimit || kind == Kind::kGroupLimit || kind == Kind::kTotalLimit;
}

}  // namespace kiwoom::broker

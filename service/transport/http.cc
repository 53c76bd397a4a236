#include "service/transport/http.h"

#include <algorithm>
#include <string>

#include "absl/strings/cord.h"

namespace kiwoom::transport {
namespace {

// The payload of a status that holds its HttpFailure, as a digit.
constexpr char kPayload[] = "kiwoom.transport/HttpFailure";

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool SameName(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return Lower(x) == Lower(y); });
}

absl::Cord Encode(HttpFailure failure) { return absl::Cord(std::to_string(static_cast<int>(failure))); }

}  // namespace

std::string_view HttpResponse::Header(std::string_view name) const {
  for (const auto& [header, value] : headers) {
    if (SameName(header, name)) return value;
  }
  return "";
}

absl::Status MakeFailure(HttpFailure failure, std::string_view sentence) {
  absl::Status status = absl::UnavailableError(std::string(sentence));
  status.SetPayload(kPayload, Encode(failure));
  return status;
}

HttpFailure FailureOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kPayload);
  for (const HttpFailure failure : {HttpFailure::kUnanswered, HttpFailure::kBroken}) {
    if (payload == Encode(failure)) return failure;
  }
  return HttpFailure::kUnreachable;
}

}  // namespace kiwoom::transport

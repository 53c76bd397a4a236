#include "service/errors/violations.h"

#include "absl/strings/str_cat.h"
#include "codec/excerpt.h"
#include "google/rpc/error_details.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/payload.h"

namespace kiwoom::errors {
namespace {

// In bytes. The first violation always fits, the others until the total is reached (error_proto.cc has the
// calculation).
constexpr size_t kMostOfName = 200;
constexpr size_t kMostOfDescription = 500;
constexpr size_t kMostOfAll = 1600;
constexpr size_t kFraming = 8;  // tags and lengths per violation

Text First(const Violation& violation, const std::string& name) {
  if (name.empty()) return {absl::StrCat("the request ", violation.text.en), absl::StrCat("요청: ", violation.text.ko)};
  return {absl::StrCat(name, " ", violation.text.en), absl::StrCat(name, ": ", violation.text.ko)};
}

}  // namespace

absl::Status Violations::ToError(Reason reason) const {
  google::rpc::BadRequest request;
  size_t bytes = 0;
  for (const Violation& violation : kept_) {
    const std::string name = codec::Excerpt(violation.field, kMostOfName);
    const std::string description = codec::Excerpt(violation.text.en, kMostOfDescription);
    bytes += name.size() + description.size() + kFraming;
    if (bytes > kMostOfAll) break;
    auto* const told = request.add_field_violations();
    told->set_field(name);
    told->set_description(description);
  }
  const size_t untold = count_ - static_cast<size_t>(request.field_violations_size());
  if (untold != 0) request.add_field_violations()->set_description(absl::StrCat("and ", untold, " more"));
  Text text = First(kept_[0], request.field_violations(0).field());
  if (count_ > 1) {
    absl::StrAppend(&text.en, " (and ", count_ - 1, " more: see the BadRequest)");
    absl::StrAppend(&text.ko, " (그 밖에 ", count_ - 1, "건: BadRequest 참고)");
  }
  absl::Status error = MakeError(absl::StatusCode::kInvalidArgument, reason, text);
  SetPayload(error, request);
  return error;
}

absl::Status InvalidField(std::string_view field, Phrase phrase, const std::vector<std::string>& arguments) {
  Violations violations;
  violations.Add(field, phrase, arguments);
  return violations.ToError();
}

}  // namespace kiwoom::errors

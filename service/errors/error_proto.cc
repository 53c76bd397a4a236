#include "service/errors/error_proto.h"

#include <string>
#include <string_view>

#include "codec/excerpt.h"
#include "google/rpc/error_details.pb.h"
#include "service/errors/payload.h"

namespace kiwoom::errors {
namespace {

// In bytes. On the wire a byte of the sentence takes up to three bytes (percent-encoding), a byte of the details 4/3
// (base64). The details contain the sentence three times: as their message and in two languages. The total is at most
// 1,800 + 4/3 · (3 · 600 + 500 of ErrorInfo + 2,100 of BadRequest with its framing + 300 of type URLs) < 7.7 KiB.
constexpr size_t kMostOfSentence = 600;
constexpr size_t kMostOfMetadata = 64;  // per value; a broker code has six digits

void AddLocalized(std::string_view locale, const std::string& message, google::rpc::Status& out) {
  google::rpc::LocalizedMessage localized;
  localized.set_locale(std::string(locale));
  localized.set_message(message);
  out.add_details()->PackFrom(localized);
}

}  // namespace

google::rpc::Status ToProto(const absl::Status& error) {
  google::rpc::Status out;
  out.set_code(static_cast<int>(error.code()));
  out.set_message(codec::Excerpt({error.message().data(), error.message().size()}, kMostOfSentence));
  if (auto info = PayloadOf<google::rpc::ErrorInfo>(error); info.has_value()) {
    for (auto& [key, value] : *info->mutable_metadata()) value = codec::Excerpt(value, kMostOfMetadata);
    out.add_details()->PackFrom(*info);
  }
  if (const auto request = PayloadOf<google::rpc::BadRequest>(error)) out.add_details()->PackFrom(*request);
  if (const auto retry = PayloadOf<google::rpc::RetryInfo>(error)) out.add_details()->PackFrom(*retry);
  if (const auto korean = PayloadOf<google::rpc::LocalizedMessage>(error)) {
    AddLocalized("en", out.message(), out);
    AddLocalized(korean->locale(), codec::Excerpt(korean->message(), kMostOfSentence), out);
  }
  return out;
}

}  // namespace kiwoom::errors

#include "service/http/envelope.h"

#include "service/errors/error_details.h"
#include "service/errors/violations.h"

namespace kiwoom::http {

void WriteEnvelopeHead(uint8_t flags, size_t size, char* to) {
  to[0] = static_cast<char>(flags);
  for (int i = 0; i < 4; ++i) to[1 + i] = static_cast<char>(size >> (24 - 8 * i));
}

std::string Envelope(uint8_t flags, std::string_view message) {
  std::string envelope(kEnvelopeHead, '\0');
  WriteEnvelopeHead(flags, message.size(), envelope.data());
  envelope += message;
  return envelope;
}

absl::StatusOr<std::string_view> OnlyMessage(std::string_view body) {
  if (body.empty()) return errors::InvalidField("", errors::Phrase::kMessageMissing);
  if (body.size() < kEnvelopeHead) return errors::InvalidField("", errors::Phrase::kEnvelopeBroken);
  const auto byte = [&](size_t at) { return static_cast<uint8_t>(body[at]); };
  if (byte(0) == kCompressed) {
    return errors::MakeError(absl::StatusCode::kUnimplemented, errors::Reason::kRequestInvalid,
                             errors::Phrase::kEncodingUnknown);
  }
  const size_t size = size_t{byte(1)} << 24 | size_t{byte(2)} << 16 | size_t{byte(3)} << 8 | byte(4);
  if (byte(0) != kPlainMessage || size > body.size() - kEnvelopeHead) {
    return errors::InvalidField("", errors::Phrase::kEnvelopeBroken);
  }
  if (size < body.size() - kEnvelopeHead) return errors::InvalidField("", errors::Phrase::kMessagesSeveral);
  return body.substr(kEnvelopeHead);
}

}  // namespace kiwoom::http

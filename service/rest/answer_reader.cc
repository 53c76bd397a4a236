#include "service/rest/answer_reader.h"

#include <utility>

#include "codec/padded_text.h"
#include "service/broker/broker_error.h"
#include "service/errors/error_details.h"

namespace kiwoom::rest {

absl::StatusOr<RestAnswer> AnswerReader::Read(const codec::Tr& tr, transport::HttpResponse response) {
  auto& decoder = decoders_[&tr];
  if (decoder == nullptr) decoder = std::make_unique<codec::BodyDecoder>(tr);
  const auto text = codec::PaddedText::In(std::move(response.body));
  absl::StatusOr<codec::Body> body = decoder->Decode(text.view(), anomalies_);
  if (!body.ok() && response.status == 200) {
    const errors::Text said =
        errors::Say(errors::Phrase::kAnswerUnreadable, {std::string(tr.code), std::string(body.status().message())});
    return errors::MakeError(absl::StatusCode::kInternal, errors::Reason::kBrokerAnswerUnreadable, said);
  }
  if (body.ok() && body->succeeded() && response.status == 200) {
    RestAnswer answer{.message = std::move(body->message), .next_key = std::string(response.Header("next-key"))};
    answer.more = response.Header("cont-yn") == "Y";
    if (answer.more && answer.next_key.empty()) {
      const errors::Text said = errors::Say(errors::Phrase::kPageKeyMissing, {std::string(tr.code)});
      return errors::MakeError(absl::StatusCode::kDataLoss, errors::Reason::kBrokerAnswerUnreadable, said);
    }
    return answer;
  }
  return broker::ToStatus(body.ok() ? broker::ReadBrokerError(response.status, secrets_.Redact(body->return_code),
                                                              secrets_.Redact(body->return_msg))
                                    : broker::ReadBrokerError(response.status, "", ""));
}

}  // namespace kiwoom::rest

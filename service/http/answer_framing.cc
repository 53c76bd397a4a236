#include "service/http/answer_framing.h"

#include <utility>

#include "service/http/base64_text.h"
#include "service/http/connect_error.h"
#include "service/http/envelope.h"
#include "service/http/grpc_trailers.h"

namespace kiwoom::http {
namespace {

google::rpc::Status Failed(const absl::Status& error) {
  google::rpc::Status status;
  status.set_code(static_cast<int>(error.code()));
  status.set_message(std::string(error.message()));
  return status;
}

}  // namespace

absl::StatusOr<OutgoingMessage> AnswerFraming::Message(OutgoingMessage message) const {
  if (protocol_.format == MessageFormat::kJson && shape_.has_value()) {
    absl::StatusOr<std::string> text = json_.ToJson(*shape_->response, message.view());
    if (!text.ok()) return text.status();
    message = OutgoingMessage(std::string_view(*text));
  }
  char head[kEnvelopeHead];
  WriteEnvelopeHead(kPlainMessage, message.view().size(), head);
  message.Prepend({head, sizeof head});
  if (protocol_.text_answer) return OutgoingMessage(std::string_view(ToBase64Text(message.view())));
  return message;
}

std::string AnswerFraming::End(const FinalAnswer& answer) const {
  if (!protocol_.is_grpc_web()) return Envelope(kEndStream, EndOfStreamJson(answer.status, answer.request_id));
  const std::string trailers = Envelope(kTrailers, GrpcTrailers(answer.status, answer.request_id));
  return protocol_.text_answer ? ToBase64Text(trailers) : trailers;
}

WebAnswer AnswerFraming::Whole(FinalAnswer answer) const {
  if (protocol_.framing == Framing::kBare) return WholeConnect(std::move(answer));
  WebAnswer whole{.content_type = std::string(protocol_.content_type), .headers = headers_};
  if (answer.message.has_value()) {
    const absl::StatusOr<OutgoingMessage> message = Message(OutgoingMessage(std::string_view(*answer.message)));
    if (message.ok()) {
      whole.body = message->view();
    } else {
      answer.status = Failed(message.status());
    }
  }
  whole.body += End(answer);
  return whole;
}

WebAnswer AnswerFraming::WholeConnect(FinalAnswer answer) const {
  WebAnswer whole{.content_type = std::string(protocol_.content_type), .headers = headers_};
  if (!answer.request_id.empty()) whole.headers.emplace_back("Trailer-Kiwoom-Request-Id", answer.request_id);
  if (answer.message.has_value() && protocol_.format == MessageFormat::kJson && shape_.has_value()) {
    absl::StatusOr<std::string> text = json_.ToJson(*shape_->response, *answer.message);
    if (text.ok()) {
      answer.message = *std::move(text);
    } else {
      answer.status = Failed(text.status());
    }
  }
  if (answer.status.code() == 0) {
    whole.body = std::move(answer.message).value_or("");
    return whole;
  }
  whole.status = HttpStatusOf(answer.status.code());
  whole.content_type = "application/json";
  whole.body = ErrorJson(answer.status);
  return whole;
}

}  // namespace kiwoom::http

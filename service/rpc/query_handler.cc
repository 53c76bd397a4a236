#include "service/rpc/query_handler.h"

#include "absl/strings/str_cat.h"
#include "codec/request_encoder.h"
#include "codec/wire_writer.h"
#include "service/fanout/contract.h"
#include "service/rpc/error.h"
#include "service/rpc/page_token.h"
#include "service/rpc/unserved_field.h"

namespace kiwoom::rpc {
namespace {

// The field of the response, which the rest of it may stand before.
std::string ReceivedTime(absl::Time time) {
  const std::string timestamp = fanout::ToProto(time).SerializeAsString();
  codec::WireWriter out;
  out.Reserve(timestamp.size() + codec::kNestedRoom);
  out.Delimited(codec::kReceivedTimeNumber, timestamp);
  return std::string(out.view());
}

}  // namespace

void QueryHandler::OnMessage(std::string bytes) {
  asked_ = true;
  codec::Request request;
  codec::FieldViolation violation;
  if (!codec::EncodeRequest(tr_, bytes, request, violation)) {
    call_.Finish(InvalidField(violation.field, violation.description));
    return;
  }
  if (const std::string unserved = UnservedInQuery(bytes); !unserved.empty()) {
    call_.Finish(NotServedYet(unserved));
    return;
  }
  rest::RestQuery query{.tr = &tr_, .body = std::move(request.body), .next_key = "", .deadline = call_.deadline()};
  if (!request.page_token.empty()) {
    auto key = FromPageToken(request.page_token);
    if (!key.has_value()) {
      call_.Finish(InvalidField("page_token", "is no next_page_token of this method: send one back unchanged"));
      return;
    }
    query.next_key = std::move(*key);
  }
  rest_.Query(std::move(query), executor_,
              [this, alive = std::weak_ptr<bool>(alive_)](absl::StatusOr<rest::RestAnswer> answer) {
                if (!alive.expired()) OnAnswer(std::move(answer));
              });
}

void QueryHandler::OnHalfClose() {
  if (!asked_) call_.Finish(InvalidField("", "is missing: send one message"));
}

void QueryHandler::OnAnswer(absl::StatusOr<rest::RestAnswer> answer) {
  if (!answer.ok()) {
    call_.Finish(FromUpstream(answer.status()));
    return;
  }
  answer->message += ReceivedTime(answer->received);
  if (!answer->more) {
    call_.Answer(answer->message);
    return;
  }
  const auto token = ToPageToken(answer->next_key);
  if (!token.has_value()) {
    // Now, rather than when the next page is asked for: without it this one would pass for the whole.
    call_.Finish(MakeStatus(grpc::StatusCode::DATA_LOSS,
                            absl::StrCat("the broker's answer to ", std::string(tr_.code),
                                         " goes on, and its key for the rest cannot be sent back: it is longer than ",
                                         kLongestKey, " bytes or has a line break; ask for less at once")));
    return;
  }
  codec::WireWriter out;
  out.Reserve(token->size() + codec::kNestedRoom + answer->message.size());
  out.Delimited(codec::kNextPageTokenNumber, *token);
  out.Bytes(answer->message);
  call_.Answer(out.view());
}

}  // namespace kiwoom::rpc

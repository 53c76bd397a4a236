#include "service/rest/answer_reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "codec/excerpt.h"
#include "codec/padded_text.h"
#include "service/broker/broker_error.h"
#include "service/errors/error_details.h"
#include "service/rest/gunzip.h"
#include "service/rest/korean_text.h"
#include "service/rest/retry_after.h"

namespace kiwoom::rest {
namespace {

using errors::Phrase;
using Fault = codec::ReturnCode::Fault;
using Kind = broker::BrokerErrorKind;

constexpr int kOk = 200;
constexpr int kTooManyRequests = 429;
constexpr int kServiceUnavailable = 503;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The most bytes that an error quotes of a body that is not JSON.
constexpr size_t kMostWords = 1000;

// A body that is not in UTF-8 is decoded only for its code.
class NoAnomalies final : public codec::AnomalySink {
  void OnAnomaly(const codec::Anomaly&) override {}
};

std::string_view Trimmed(std::string_view text) {
  const absl::string_view trimmed = absl::StripAsciiWhitespace({text.data(), text.size()});
  return {trimmed.data(), trimmed.size()};
}

bool IsHtml(std::string_view text) {
  const std::string_view begin = Trimmed(text);
  const auto starts = [&](absl::string_view tag) {
    return absl::StartsWithIgnoreCase({begin.data(), begin.size()}, tag);
  };
  return starts("<!doctype html") || starts("<html") || starts("<head") || starts("<body");
}

absl::Status Unreadable(const codec::Tr& tr, int http_status, const errors::Text& why) {
  const std::string code(tr.code);
  const errors::Text said{errors::Say(Phrase::kAnswerUnreadable, {code, why.en}).en,
                          errors::Say(Phrase::kAnswerUnreadable, {code, why.ko}).ko};
  return errors::WithMetadata(
      errors::MakeError(absl::StatusCode::kInternal, errors::Reason::kBrokerAnswerUnreadable, said),
      errors::kHttpStatus, std::to_string(http_status));
}

}  // namespace

// The unwrapped body.
struct AnswerReader::Content {
  std::string text;  // UTF-8
  bool empty = false;
  bool html = false;
  bool broken_gzip = false;
  Charset charset = Charset::kUtf8;

  // The phrase that an error's message puts its code into, if any.
  std::optional<Phrase> Form(bool is_object) const {
    if (broken_gzip) return Phrase::kCodeWithGzip;
    if (html) return Phrase::kCodeWithHtml;
    if (charset == Charset::kEucKr) return Phrase::kCodeInEucKr;
    if (charset == Charset::kUnknown) return Phrase::kCodeInUnknownCharset;
    if (!is_object && !empty) return Phrase::kCodeWithText;
    return std::nullopt;
  }

  // Why it is not data, if so. `body` is the result of decoding it.
  std::optional<errors::Text> Problem(const absl::StatusOr<codec::Body>& body) const {
    if (broken_gzip) return errors::Say(Phrase::kAnswerIsGzip);
    if (empty) return errors::Say(Phrase::kAnswerIsEmpty);
    if (html) return errors::Say(Phrase::kAnswerIsHtml);
    if (charset == Charset::kEucKr) return errors::Say(Phrase::kAnswerInEucKr);
    if (charset == Charset::kUnknown) return errors::Say(Phrase::kAnswerInUnknownCharset);
    if (!body.ok()) return errors::Say(Phrase::kAnswerIsNoObject, {std::string(body.status().message())});
    switch (body->return_code.fault()) {
      case Fault::kNone:
        return std::nullopt;
      case Fault::kMissing:
        return errors::Say(Phrase::kReturnCodeMissing);
      case Fault::kNoNumber:
        return errors::Say(Phrase::kReturnCodeNoNumber);
      case Fault::kDiffer:
        return errors::Say(Phrase::kReturnCodesDiffer);
    }
    return std::nullopt;
  }
};

absl::StatusOr<RestAnswer> AnswerReader::Read(const codec::Tr& tr, transport::HttpResponse response, absl::Time now) {
  Content content = Unwrap(tr, response);
  absl::StatusOr<codec::Body> body = Decode(tr, content);
  const bool refused = body.ok() && body->return_code.refused();
  if (refused || response.status < kOk || response.status >= 300) return Refused(response, content, body, now);
  if (response.status != kOk) {
    return Unreadable(tr, response.status, errors::Say(Phrase::kAnswerOfStatus, {std::to_string(response.status)}));
  }
  if (const auto problem = content.Problem(body)) return Unreadable(tr, response.status, *problem);
  return Page(tr, response, std::move(body->message), now);
}

AnswerReader::Content AnswerReader::Unwrap(const codec::Tr& tr, transport::HttpResponse& response) {
  Content content{.text = std::move(response.body)};
  if (IsGzip(content.text)) {
    Gunzipped unpacked = Gunzip(content.text, response.status == kOk ? kLargestBody : kLargestError);
    content.broken_gzip = !unpacked.whole;
    content.text = std::move(unpacked.text);
  }
  if (content.text.starts_with(kByteOrderMark)) content.text.erase(0, kByteOrderMark.size());
  content.empty = Trimmed(content.text).empty();
  content.html = IsHtml(content.text);
  if (content.html) content.broken_gzip = false;  // the beginning of the page is enough
  KoreanText korean = ReadKorean(std::move(content.text));
  content.text = std::move(korean.text);
  content.charset = korean.charset;
  const bool is_secret_wanted = options_.question == AnswerReaderOptions::Question::kToken;
  if (!is_secret_wanted && secrets_.RedactIn(content.text)) {
    anomalies_.OnAnomaly({.kind = codec::Anomaly::Kind::kSecretQuoted, .tr = &tr, .key = "", .value = ""});
  }
  return content;
}

absl::StatusOr<codec::Body> AnswerReader::Decode(const codec::Tr& tr, Content& content) {
  if (content.broken_gzip || content.empty || content.html) return absl::InvalidArgumentError("no JSON");
  auto& decoder = decoders_[&tr];
  if (decoder == nullptr) decoder = std::make_unique<codec::BodyDecoder>(tr);
  NoAnomalies ignored;
  codec::AnomalySink& sink = content.charset == Charset::kUtf8 ? anomalies_ : ignored;
  const size_t size = content.text.size();
  const auto padded = codec::PaddedText::In(std::move(content.text));
  absl::StatusOr<codec::Body> body = decoder->Decode(padded.view(), sink);
  if (!body.ok()) content.text = padded.view().substr(0, std::min(size, kLargestError));  // it may still contain a code
  return body;
}

absl::Status AnswerReader::Refused(const transport::HttpResponse& response, const Content& content,
                                   const absl::StatusOr<codec::Body>& body, absl::Time now) const {
  std::string words;
  std::string return_code;
  if (body.ok()) {
    words = body->return_msg;
    if (body->return_code.fault() == Fault::kNone) return_code = body->return_code.text();
  } else if (!content.html && broker::HasKnownCode(content.text)) {
    words = codec::Excerpt(Trimmed(content.text), kMostWords);
  }
  words = secrets_.Redact(words);
  broker::BrokerError error = broker::ReadBrokerError(response.status, return_code, words);
  if (content.charset == Charset::kUnknown) error.message.clear();  // only its ASCII characters are left
  error.form = content.Form(body.ok() || !words.empty());
  absl::Status status = broker::ToStatus(error);
  std::optional<absl::Duration> delay;
  if (response.status == kTooManyRequests || response.status == kServiceUnavailable || broker::IsLimit(error.kind)) {
    delay = ReadRetryAfter(response.Header("retry-after"), now);
  }
  if (broker::IsLimit(error.kind))
    return errors::WithRetryDelay(std::move(status), delay.value_or(options_.limit_pause));
  if (error.kind == Kind::kBroker && delay.has_value()) return errors::WithRetryDelay(std::move(status), *delay);
  return status;
}

absl::StatusOr<RestAnswer> AnswerReader::Page(const codec::Tr& tr, const transport::HttpResponse& response,
                                              std::string message, absl::Time now) const {
  RestAnswer answer{.message = std::move(message), .received = now};
  if (options_.question == AnswerReaderOptions::Question::kToken) return answer;
  const std::string_view goes_on = Trimmed(response.Header("cont-yn"));
  answer.more = goes_on == "Y" || goes_on == "y";
  answer.next_key = std::string(response.Header("next-key"));
  const bool quotes_a_secret = secrets_.RedactIn(answer.next_key);
  if (answer.more && (Trimmed(answer.next_key).empty() || quotes_a_secret)) {
    // Returning this as the last page would pass off an incomplete answer as complete.
    const errors::Text said = errors::Say(Phrase::kPageKeyMissing, {std::string(tr.code)});
    return errors::WithMetadata(
        errors::MakeError(absl::StatusCode::kDataLoss, errors::Reason::kBrokerAnswerUnreadable, said),
        errors::kHttpStatus, std::to_string(response.status));
  }
  return answer;
}

}  // namespace kiwoom::rest

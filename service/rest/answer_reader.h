#pragma once

#include <cstdint>
#include <memory>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "codec/body_decoder.h"
#include "codec/message_encoder.h"
#include "codec/table.h"
#include "service/broker/secrets.h"
#include "service/rest/rest_answer.h"
#include "service/transport/http.h"

namespace kiwoom::rest {

struct AnswerReaderOptions {
  // The question that the answers belong to.
  enum class Question : uint8_t {
    kQuery,  // the message goes to a client: secrets in it are redacted
    kToken,  // the message brings the token: it is left alone
  };
  Question question = Question::kQuery;
  absl::Duration limit_pause = absl::Seconds(1);  // RetryInfo of a limit without a Retry-After header
};

// Reads one HTTP answer of the broker: a page of data or an error. It is data only if it has HTTP 200, is in UTF-8, and
// has a return_code of 0.
//
// An error that the broker reported has the kind that broker::KindOf returns, and RetryInfo if it is a limit or has a
// Retry-After header. Any other is BROKER_ANSWER_UNREADABLE. The code is read even if the answer is compressed with
// gzip, begins with a byte order mark or is in EUC-KR, and the error's message says so.
//
// No I/O, one thread.
class AnswerReader {
 public:
  // The largest size that gzip may unpack to. For an error the beginning is enough.
  static constexpr size_t kLargestBody = 16 << 20;
  static constexpr size_t kLargestError = 64 << 10;

  AnswerReader(AnswerReaderOptions options, const broker::Secrets& secrets, codec::AnomalySink& anomalies)
      : options_(options), secrets_(secrets), anomalies_(anomalies) {}

  // Reads the answer to a request of `tr`. It arrived at `now`.
  absl::StatusOr<RestAnswer> Read(const codec::Tr& tr, transport::HttpResponse response, absl::Time now);

 private:
  struct Content;

  Content Unwrap(const codec::Tr& tr, transport::HttpResponse& response);
  absl::StatusOr<codec::Body> Decode(const codec::Tr& tr, Content& content);
  absl::Status Refused(const transport::HttpResponse& response, const Content& content,
                       const absl::StatusOr<codec::Body>& body, absl::Time now) const;
  absl::StatusOr<RestAnswer> Page(const codec::Tr& tr, const transport::HttpResponse& response, std::string message,
                                  absl::Time now) const;

  const AnswerReaderOptions options_;
  const broker::Secrets& secrets_;
  codec::AnomalySink& anomalies_;
  absl::flat_hash_map<const codec::Tr*, std::unique_ptr<codec::BodyDecoder>> decoders_;
};

}  // namespace kiwoom::rest

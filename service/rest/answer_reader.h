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
  // What the answer is to.
  enum class Question : uint8_t {
    kQuery,  // its message goes to a client: no secret is left in it
    kToken,  // it brings a secret, which is wanted
  };
  Question question = Question::kQuery;
  absl::Duration limit_pause = absl::Seconds(1);  // of an answer "too many" that does not say how long to wait
};

// Reads one HTTP answer of the broker: a page of data, or the error that it is. Only an answer of HTTP 200, in UTF-8,
// with one return_code, which is zero, is data.
//
// An error that the broker told has the kind that broker::KindOf gives, and RetryInfo where it is a limit or a
// Retry-After header says so. Any other is BROKER_ANSWER_UNREADABLE. Whatever wraps the answer (gzip, a byte order
// mark, EUC-KR, an HTML page), its code is read if it can be, and the sentence says what it was.
//
// No I/O, one thread.
class AnswerReader {
 public:
  // The largest body that gzip may unpack to; of an error it is enough to know how it begins.
  static constexpr size_t kLargestBody = 16 << 20;
  static constexpr size_t kLargestError = 64 << 10;

  AnswerReader(AnswerReaderOptions options, const broker::Secrets& secrets, codec::AnomalySink& anomalies)
      : options_(options), secrets_(secrets), anomalies_(anomalies) {}

  // The answer to a request of `tr`, which came at `now`.
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

#pragma once

#include <memory>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "codec/anomaly.h"
#include "codec/body_decoder.h"
#include "codec/table.h"
#include "service/broker/secrets.h"
#include "service/rest/rest_answer.h"
#include "service/transport/http.h"

namespace kiwoom::rest {

// Reads the broker's answers. On one thread.
class AnswerReader {
 public:
  AnswerReader(const broker::Secrets& secrets, codec::AnomalySink& anomalies)
      : secrets_(secrets), anomalies_(anomalies) {}

  // The answer without its time; or an error as broker_error.h has it, or BROKER_ANSWER_UNREADABLE.
  absl::StatusOr<RestAnswer> Read(const codec::Tr& tr, transport::HttpResponse response);

 private:
  const broker::Secrets& secrets_;
  codec::AnomalySink& anomalies_;
  absl::flat_hash_map<const codec::Tr*, std::unique_ptr<codec::BodyDecoder>> decoders_;
};

}  // namespace kiwoom::rest

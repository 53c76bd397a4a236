#pragma once

#include <optional>
#include <string>

#include <google/protobuf/descriptor.h>

#include "service/http/method_shape.h"
#include "service/http/origin_policy.h"
#include "service/http/protocol.h"
#include "service/http/web_answer.h"
#include "service/http/web_request.h"

namespace kiwoom::http {

// What becomes of a request, as its header tells.
struct Triaged {
  enum class Kind { kAnswered, kPage, kCall };

  Kind kind = Kind::kAnswered;
  WebAnswer answer;                  // of kAnswered
  Headers headers;                   // that CORS adds to the answer of the others
  Protocol protocol;                 // of kCall
  std::optional<MethodShape> shape;  // of kCall; none: there is no such method
};

// Tells calls from pages, and refuses what is neither, what comes from a foreign page, and what calls a method in a
// form that it does not have. Knows nothing of callers: calls are judged by the reception. No I/O.
class Triage {
 public:
  // `pool` outlives it.
  Triage(const google::protobuf::DescriptorPool& pool, OriginOptions options)
      : pool_(pool), origins_(std::move(options)) {}

  Triaged Judge(const WebRequest& request) const;

 private:
  Triaged JudgeMethod(const WebRequest& request, Triaged triaged) const;
  Triaged JudgeCall(const WebRequest& request, Triaged triaged) const;

  const google::protobuf::DescriptorPool& pool_;
  const OriginPolicy origins_;
};

}  // namespace kiwoom::http

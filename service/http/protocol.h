#pragma once

#include <optional>
#include <string_view>

namespace kiwoom::http {

// How messages lie in the body of a request and of its answer.
enum class Framing {
  kBare,         // Connect, unary: the message alone
  kConnect,      // Connect, streams: each message in an envelope; the last one is JSON about the end
  kGrpcWeb,      // gRPC-Web: each message in an envelope; the last one has the trailers
  kGrpcWebText,  // the same in base64
};

enum class MessageFormat { kProto, kJson };

// What a content type says about a call.
struct Protocol {
  Framing framing = Framing::kBare;
  MessageFormat format = MessageFormat::kJson;
  std::string_view content_type;  // of the answer
  bool text_answer = false;       // the answer is in base64

  bool is_grpc_web() const { return framing == Framing::kGrpcWeb || framing == Framing::kGrpcWebText; }
};

// None if no call has this content type. `accept`, the header of that name, may ask for an answer in base64.
std::optional<Protocol> ReadProtocol(std::string_view content_type, std::string_view accept);

// All content types of calls, as the header Accept-Post lists them.
std::string_view ContentTypes();

}  // namespace kiwoom::http

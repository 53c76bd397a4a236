#include "service/http/call_request.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "service/errors/error_details.h"
#include "service/errors/violations.h"
#include "service/http/base64_text.h"
#include "service/http/envelope.h"
#include "service/http/timeout.h"

namespace kiwoom::http {
namespace {

constexpr size_t kMostMetadata = size_t{8} << 10;

// Headers of the connection, of the protocols, and those that browsers add by themselves.
bool IsMetadata(std::string_view name) {
  constexpr std::array<std::string_view, 27> kOthers = {"host",
                                                        "connection",
                                                        "keep-alive",
                                                        "te",
                                                        "trailer",
                                                        "upgrade",
                                                        "transfer-encoding",
                                                        "content-length",
                                                        "expect",
                                                        "content-type",
                                                        "content-encoding",
                                                        "content-language",
                                                        "accept",
                                                        "accept-encoding",
                                                        "accept-language",
                                                        "accept-charset",
                                                        "origin",
                                                        "referer",
                                                        "cookie",
                                                        "user-agent",
                                                        "dnt",
                                                        "pragma",
                                                        "cache-control",
                                                        "grpc-timeout",
                                                        "x-grpc-web",
                                                        "grpc-encoding",
                                                        "grpc-accept-encoding"};
  constexpr std::array<std::string_view, 5> kFamilies = {"proxy-", "sec-", "access-control-", "connect-", "if-"};
  return std::ranges::find(kOthers, name) == kOthers.end() &&
         std::ranges::none_of(kFamilies, [&](std::string_view family) { return name.starts_with(family); });
}

absl::Status EncodingUnknown() {
  return errors::MakeError(absl::StatusCode::kUnimplemented, errors::Reason::kRequestInvalid,
                           errors::Phrase::kEncodingUnknown);
}

bool IsIdentity(std::string_view encoding) { return encoding.empty() || encoding == "identity"; }

absl::Status ReadTimeout(const WebRequest& request, const Protocol& protocol, absl::Duration& timeout) {
  const std::string name = protocol.is_grpc_web() ? "grpc-timeout" : "connect-timeout-ms";
  const std::string_view text = request.Find(name);
  if (text.empty()) return absl::OkStatus();
  const auto read = protocol.is_grpc_web() ? ReadGrpcTimeout(text) : ReadConnectTimeout(text);
  if (!read.has_value()) {
    return errors::InvalidField(name, errors::Phrase::kTimeoutWrong,
                                {errors::Quoted(text), protocol.is_grpc_web() ? "5S" : "5000"});
  }
  timeout = *read;
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadMessage(const WebRequest& request, const Triaged& triaged, const JsonCodec& json) {
  const Protocol& protocol = triaged.protocol;
  if (!triaged.shape.has_value()) return std::string();  // the reception says that there is no such method
  if (triaged.shape->streams_in) {
    return errors::MakeError(absl::StatusCode::kUnimplemented, errors::Reason::kRequestInvalid,
                             errors::Say(errors::Phrase::kNotOverHttp, {request.path}));
  }
  if (!IsIdentity(request.Find("content-encoding")) || !IsIdentity(request.Find("connect-content-encoding")) ||
      !IsIdentity(request.Find("grpc-encoding"))) {
    return EncodingUnknown();
  }
  std::optional<std::string> decoded;
  std::string_view body = request.body;
  if (protocol.framing == Framing::kGrpcWebText) {
    decoded = FromBase64Text(body);
    if (!decoded.has_value()) return errors::InvalidField("", errors::Phrase::kBase64Broken);
    body = *decoded;
  }
  if (protocol.framing != Framing::kBare) {
    const absl::StatusOr<std::string_view> message = OnlyMessage(body);
    if (!message.ok()) return message.status();
    body = *message;
  }
  if (protocol.format == MessageFormat::kJson) return json.ToProto(*triaged.shape->request, body);
  return std::string(body);
}

}  // namespace

bool HasRoomFor(const WebRequest& request) {
  size_t size = 0;
  for (const auto& [name, value] : request.headers) {
    if (IsMetadata(name)) size += name.size() + value.size();
  }
  return size <= kMostMetadata;
}

CallRequest ReadCall(WebRequest request, const Triaged& triaged, const JsonCodec& json) {
  CallRequest call;
  call.message = ReadMessage(request, triaged, json);
  const absl::Status timed = ReadTimeout(request, triaged.protocol, call.timeout);
  if (call.message.ok() && !timed.ok()) call.message = timed;
  call.path = std::move(request.path);
  for (auto& [name, value] : request.headers) {
    if (IsMetadata(name)) call.metadata.emplace_back(std::move(name), std::move(value));
  }
  return call;
}

}  // namespace kiwoom::http

#include "service/http/protocol.h"

#include <string>

#include "absl/strings/ascii.h"

namespace kiwoom::http {
namespace {

constexpr Protocol kConnectTypes[] = {
    {Framing::kBare, MessageFormat::kJson, "application/json"},
    {Framing::kBare, MessageFormat::kProto, "application/proto"},
    {Framing::kConnect, MessageFormat::kJson, "application/connect+json"},
    {Framing::kConnect, MessageFormat::kProto, "application/connect+proto"},
};
constexpr Protocol kBinary = {Framing::kGrpcWeb, MessageFormat::kProto, "application/grpc-web+proto"};
constexpr Protocol kText = {Framing::kGrpcWebText, MessageFormat::kProto, "application/grpc-web-text+proto", true};

std::string Trimmed(std::string_view text) {
  std::string trimmed(text);
  absl::StripAsciiWhitespace(&trimmed);
  absl::AsciiStrToLower(&trimmed);
  return trimmed;
}

// JSON is always UTF-8.
bool IsUtf8(std::string_view parameter) {
  const std::string text = Trimmed(parameter);
  return text.empty() || text == "charset=utf-8" || text == "charset=utf8" || text == "charset=\"utf-8\"";
}

}  // namespace

std::optional<Protocol> ReadProtocol(std::string_view content_type, std::string_view accept) {
  const size_t semicolon = content_type.find(';');
  if (semicolon != std::string_view::npos && !IsUtf8(content_type.substr(semicolon + 1))) return std::nullopt;
  const std::string type = Trimmed(content_type.substr(0, semicolon));
  for (const Protocol& protocol : kConnectTypes) {
    if (type == protocol.content_type) return protocol;
  }
  if (type == "application/grpc-web-text" || type == kText.content_type) return kText;
  if (type != "application/grpc-web" && type != kBinary.content_type) return std::nullopt;
  const bool as_text = Trimmed(accept).starts_with("application/grpc-web-text");
  return as_text ? Protocol{kBinary.framing, kBinary.format, kText.content_type, true} : kBinary;
}

std::string_view ContentTypes() {
  return "application/json, application/proto, application/connect+json, application/connect+proto, "
         "application/grpc-web, application/grpc-web+proto, application/grpc-web-text, application/grpc-web-text+proto";
}

}  // namespace kiwoom::http

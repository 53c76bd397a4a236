#include "service/http/grpc_trailers.h"

#include "absl/strings/escaping.h"

namespace kiwoom::http {
namespace {

std::string PercentEncoded(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte <= 0x7E && byte != '%') {
      out += c;
    } else {
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return out;
}

}  // namespace

std::string GrpcTrailers(const google::rpc::Status& status, std::string_view request_id) {
  std::string out = "grpc-status: " + std::to_string(status.code()) + "\r\n";
  if (!status.message().empty()) out += "grpc-message: " + PercentEncoded(status.message()) + "\r\n";
  if (status.code() != 0) {
    std::string details;
    absl::Base64Escape(status.SerializeAsString(), &details);
    out += "grpc-status-details-bin: " + details + "\r\n";
  }
  if (!request_id.empty()) {
    out += "kiwoom-request-id: ";
    out += request_id;
    out += "\r\n";
  }
  return out;
}

}  // namespace kiwoom::http

#include "service/http/connect_error.h"

#include <memory>

#include <google/protobuf/any.pb.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include "absl/strings/escaping.h"
#include "codec/json_text.h"

namespace kiwoom::http {
namespace {

struct ConnectStatus {
  std::string_view name;
  int http_status;
};

// By the numbers of google.rpc.Code.
constexpr ConnectStatus kCodes[] = {
    {"ok", 200},
    {"canceled", 499},
    {"unknown", 500},
    {"invalid_argument", 400},
    {"deadline_exceeded", 504},
    {"not_found", 404},
    {"already_exists", 409},
    {"permission_denied", 403},
    {"resource_exhausted", 429},
    {"failed_precondition", 400},
    {"aborted", 409},
    {"out_of_range", 400},
    {"unimplemented", 501},
    {"internal", 500},
    {"unavailable", 503},
    {"data_loss", 500},
    {"unauthenticated", 401},
};
constexpr int kUnknown = 2;

const ConnectStatus& Find(int code) {
  return kCodes[code >= 0 && code < static_cast<int>(std::size(kCodes)) ? code : kUnknown];
}

// The detail as JSON, for people; empty if this program does not know the message.
std::string DebugJson(const google::protobuf::Any& detail, const std::string& type) {
  using google::protobuf::DescriptorPool;
  using google::protobuf::MessageFactory;
  const auto* const descriptor = DescriptorPool::generated_pool()->FindMessageTypeByName(type);
  if (descriptor == nullptr) return "";
  const std::unique_ptr<google::protobuf::Message> message(
      MessageFactory::generated_factory()->GetPrototype(descriptor)->New());
  std::string json;
  if (!message->ParseFromString(detail.value())) return "";
  return google::protobuf::util::MessageToJsonString(*message, &json).ok() ? json : "";
}

void AppendDetail(const google::protobuf::Any& detail, std::string& out) {
  const std::string type = detail.type_url().substr(detail.type_url().rfind('/') + 1);
  std::string value;
  absl::Base64Escape(detail.value(), &value);
  value.resize(value.find_last_not_of('=') + 1);
  out += "{\"type\":";
  codec::AppendJsonString(type, out);
  out += ",\"value\":\"" + value + "\"";
  if (const std::string debug = DebugJson(detail, type); !debug.empty()) out += ",\"debug\":" + debug;
  out += '}';
}

}  // namespace

std::string_view ConnectCode(int code) { return Find(code).name; }
int HttpStatusOf(int code) { return Find(code).http_status; }

std::string ErrorJson(const google::rpc::Status& error) {
  std::string out = "{\"code\":\"";
  out += ConnectCode(error.code());
  out += "\",\"message\":";
  codec::AppendJsonString(error.message(), out);
  if (error.details_size() != 0) {
    out += ",\"details\":[";
    for (const google::protobuf::Any& detail : error.details()) {
      if (out.back() == '}') out += ',';
      AppendDetail(detail, out);
    }
    out += ']';
  }
  out += '}';
  return out;
}

std::string EndOfStreamJson(const google::rpc::Status& status, std::string_view request_id) {
  std::string out = "{";
  if (status.code() != 0) out += "\"error\":" + ErrorJson(status);
  if (!request_id.empty()) {
    if (out.size() > 1) out += ',';
    out += "\"metadata\":{\"kiwoom-request-id\":[";
    codec::AppendJsonString(request_id, out);
    out += "]}";
  }
  out += '}';
  return out;
}

}  // namespace kiwoom::http

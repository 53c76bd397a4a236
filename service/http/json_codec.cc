#include "service/http/json_codec.h"

#include <unordered_map>
#include <utility>

#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/type.pb.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/type_resolver_util.h>

#include "codec/excerpt.h"
#include "service/errors/violations.h"

namespace kiwoom::http {
namespace {

namespace util = google::protobuf::util;

constexpr char kPrefix[] = "type.googleapis.com";
constexpr size_t kMostOfReason = 200;

std::string UrlOf(const google::protobuf::Descriptor& type) { return std::string(kPrefix) + "/" + type.full_name(); }

// Protobuf describes a type anew for each conversion, which costs far more than to copy the description.
class RememberingResolver final : public util::TypeResolver {
 public:
  explicit RememberingResolver(const google::protobuf::DescriptorPool& pool)
      : types_(util::NewTypeResolverForDescriptorPool(kPrefix, &pool)) {}

  util::Status ResolveMessageType(const std::string& url, google::protobuf::Type* type) override {
    const auto known = messages_.find(url);
    if (known != messages_.end()) {
      *type = known->second;
      return {};
    }
    const util::Status status = types_->ResolveMessageType(url, type);
    if (status.ok()) messages_.emplace(url, *type);
    return status;
  }

  util::Status ResolveEnumType(const std::string& url, google::protobuf::Enum* type) override {
    const auto known = enums_.find(url);
    if (known != enums_.end()) {
      *type = known->second;
      return {};
    }
    const util::Status status = types_->ResolveEnumType(url, type);
    if (status.ok()) enums_.emplace(url, *type);
    return status;
  }

 private:
  const std::unique_ptr<util::TypeResolver> types_;
  std::unordered_map<std::string, google::protobuf::Type> messages_;
  std::unordered_map<std::string, google::protobuf::Enum> enums_;
};

}  // namespace

JsonCodec::JsonCodec(const google::protobuf::DescriptorPool& pool)
    : types_(std::make_unique<RememberingResolver>(pool)) {}
JsonCodec::~JsonCodec() = default;

absl::StatusOr<std::string> JsonCodec::ToProto(const google::protobuf::Descriptor& type, std::string_view json) const {
  std::string bytes;
  google::protobuf::io::ArrayInputStream input(json.data(), static_cast<int>(json.size()));
  google::protobuf::io::StringOutputStream output(&bytes);
  const util::Status status = util::JsonToBinaryStream(types_.get(), UrlOf(type), &input, &output);
  if (status.ok()) return bytes;
  const auto reason = status.message();
  return errors::InvalidField("", errors::Phrase::kJsonUnreadable,
                              {codec::OneLine({reason.data(), reason.size()}, kMostOfReason)});
}

absl::StatusOr<std::string> JsonCodec::ToJson(const google::protobuf::Descriptor& type, std::string_view bytes) const {
  std::string json;
  google::protobuf::io::ArrayInputStream input(bytes.data(), static_cast<int>(bytes.size()));
  google::protobuf::io::StringOutputStream output(&json);
  if (util::BinaryToJsonStream(types_.get(), UrlOf(type), &input, &output).ok()) return json;
  return absl::InternalError("the answer cannot be written as JSON");
}

}  // namespace kiwoom::http

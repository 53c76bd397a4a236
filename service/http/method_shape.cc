#include "service/http/method_shape.h"

#include <string>

namespace kiwoom::http {

std::optional<MethodShape> FindShape(const google::protobuf::DescriptorPool& pool, std::string_view path) {
  const size_t slash = path.rfind('/');
  if (!path.starts_with('/') || slash == 0 || path.find('/', 1) != slash) return std::nullopt;
  std::string name(path.substr(1));
  name[slash - 1] = '.';
  const google::protobuf::MethodDescriptor* const method = pool.FindMethodByName(name);
  if (method == nullptr) return std::nullopt;
  return MethodShape{.request = method->input_type(),
                     .response = method->output_type(),
                     .streams_in = method->client_streaming(),
                     .streams_out = method->server_streaming()};
}

}  // namespace kiwoom::http

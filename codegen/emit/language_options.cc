#include "codegen/emit/language_options.h"

#include "codegen/emit/template.h"
#include "codegen/model/identifier.h"

namespace kiwoom::emit {
namespace {

// With multiple files alone, Java's outer class of subscription.proto would have the same name as its message
// Subscription.
constexpr std::string_view kOptions = R"(
option csharp_namespace = "Kiwoom.V1";
option go_package = "kiwoom.v1/kiwoomv1";
option java_multiple_files = true;
option java_outer_classname = "@outer_class@Proto";
option java_package = "kiwoom.v1";
option php_namespace = "Kiwoom\\V1";
option ruby_package = "Kiwoom::V1";
)";

std::string OuterClass(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);  // 0 if there is no '/'
  std::string name = "_" + std::string(path.substr(0, path.find('.')));
  return model::LowerCamelCase(name);
}

// The position after the last line that begins with `word`, or npos.
size_t Behind(const std::string& text, std::string_view word) {
  const size_t at = text.rfind("\n" + std::string(word) + " ");
  return at == std::string::npos ? at : text.find('\n', at + 1) + 1;
}

}  // namespace

std::string WithLanguageOptions(std::string_view path, const std::string& proto) {
  size_t at = Behind(proto, "import");
  if (at == std::string::npos) at = Behind(proto, "package");
  return proto.substr(0, at) + "\n" + Fill(kOptions, {{"outer_class", OuterClass(path)}}) + proto.substr(at);
}

}  // namespace kiwoom::emit

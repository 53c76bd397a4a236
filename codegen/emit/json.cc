#include "codegen/emit/json.h"

#include <algorithm>

#include "codegen/emit/literal.h"

namespace kiwoom::emit {
namespace {

constexpr size_t kOneLineDepth = 2;  // an object of scalars, and the code list in it
constexpr size_t kOneLineWidth = 400;

}  // namespace

Json Json::Text(std::string_view text) { return Json(Literal(text)); }

Json& Json::Add(Json element) & {
  members_.emplace_back("", std::move(element));
  return *this;
}

Json& Json::Add(std::string_view name, Json value) & {
  members_.emplace_back(Literal(name) + ": ", std::move(value));
  return *this;
}

size_t Json::Depth() const {
  size_t depth = 0;
  for (const auto& [name, member] : members_) depth = std::max(depth, member.Depth());
  return kind_ == Kind::kScalar ? 0 : depth + 1;
}

std::string Json::ToText(size_t indent) const {
  if (kind_ == Kind::kScalar) return scalar_;
  const char* const brackets = kind_ == Kind::kArray ? "[]" : "{}";
  if (Depth() <= kOneLineDepth) {
    std::string line;
    for (const auto& [name, member] : members_) line += (line.empty() ? "" : ", ") + name + member.ToText();
    if (line.size() <= kOneLineWidth || Depth() == 1) return brackets[0] + line + brackets[1];
  }
  std::string lines;
  for (const auto& [name, member] : members_) {
    lines += (lines.empty() ? "\n" : ",\n") + std::string(indent + 2, ' ') + name + member.ToText(indent + 2);
  }
  return brackets[0] + lines + "\n" + std::string(indent, ' ') + brackets[1];
}

}  // namespace kiwoom::emit

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiwoom::emit {

// A JSON value that keeps the order of its members and prints readably: a value without nested lists or objects takes
// one line.
class Json {
 public:
  static Json Null() { return Json("null"); }
  static Json Bool(bool value) { return Json(value ? "true" : "false"); }
  static Json Number(uint64_t value) { return Json(std::to_string(value)); }
  static Json Text(std::string_view text);
  static Json TextOrNull(std::string_view text) { return text.empty() ? Null() : Text(text); }
  static Json Array() { return Json(Kind::kArray); }
  static Json Object() { return Json(Kind::kObject); }

  // Appends to an array.
  Json& Add(Json element) &;

  // Appends to an object.
  Json& Add(std::string_view name, Json value) &;

  // The text, without a newline at the end.
  std::string ToText(size_t indent = 0) const;

 private:
  enum class Kind : uint8_t { kScalar, kArray, kObject };

  explicit Json(std::string scalar) : scalar_(std::move(scalar)) {}
  explicit Json(Kind kind) : kind_(kind) {}

  // Depth of the containers below this one: a scalar has 0, an object of scalars 1.
  size_t Depth() const;

  Kind kind_ = Kind::kScalar;
  std::string scalar_;
  std::vector<std::pair<std::string, Json>> members_;  // the names are empty in an array
};

}  // namespace kiwoom::emit

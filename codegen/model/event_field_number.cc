#include "codegen/model/event_field_number.h"

namespace kiwoom::model {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

}  // namespace

std::optional<uint32_t> EventFieldNumber(std::string_view code) {
  if (code.size() != 2) return std::nullopt;
  const size_t first = kAlphabet.find(code[0]);
  const size_t second = kAlphabet.find(code[1]);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  return static_cast<uint32_t>(1000 + kAlphabet.size() * first + second);
}

}  // namespace kiwoom::model

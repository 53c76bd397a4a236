#include "codegen/emit/descriptors_source.h"

#include <string_view>

#include "codegen/emit/template.h"

namespace kiwoom::emit {
namespace {

constexpr std::string_view kHeader = R"(
// Generated from the protos in generated. Do not edit.

#pragma once

#include <string_view>

namespace kiwoom::generated {

// A serialized google.protobuf.FileDescriptorSet: the contract, the gRPC services that the gateway also offers, and
// everything that these import. Each file follows its imports.
std::string_view DescriptorSet();

}  // namespace kiwoom::generated
)";

constexpr std::string_view kSource = R"(
// Generated from the protos in generated. Do not edit.

#include "generated/descriptors.h"

namespace kiwoom::generated {
namespace {

constexpr char kDescriptorSet[] =
@literals@
}  // namespace

std::string_view DescriptorSet() { return {kDescriptorSet, sizeof(kDescriptorSet) - 1}; }

}  // namespace kiwoom::generated
)";

constexpr size_t kBytesPerLine = 80;

// Octal escapes have at most three digits, so the next character cannot become part of the escape.
void AppendByte(unsigned char byte, std::string& out) {
  const bool plain = byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\' && byte != '?';
  if (plain) {
    out += static_cast<char>(byte);
    return;
  }
  out += '\\';
  for (const int shift : {6, 3, 0}) out += static_cast<char>('0' + ((byte >> shift) & 7));
}

}  // namespace

std::string DescriptorsHeader() { return Fill(kHeader, {}); }

std::string DescriptorsSource(const std::string& descriptor_set) {
  std::string literals;
  for (size_t i = 0; i < descriptor_set.size(); i += kBytesPerLine) {
    literals += "    \"";
    for (const char byte : descriptor_set.substr(i, kBytesPerLine)) {
      AppendByte(static_cast<unsigned char>(byte), literals);
    }
    literals += "\"\n";
  }
  if (literals.empty()) literals = "    \"\"\n";
  literals.insert(literals.size() - 1, ";");
  return Fill(kSource, {{"literals", literals}});
}

}  // namespace kiwoom::emit

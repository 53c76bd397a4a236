#include "codegen/emit/errors_source.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "codegen/emit/comment.h"
#include "codegen/emit/literal.h"
#include "codegen/emit/template.h"
#include "codegen/spec/language.h"

namespace kiwoom::emit {
namespace {

constexpr char kFrom[] = "spec/error_codes.yaml";

constexpr std::string_view kHeader = R"(
@header@
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace kiwoom::generated {

// What an error of the broker asks for.
enum class BrokerErrorKind : uint8_t {
@kinds@};

// What callers are told of a kind.
struct BrokerErrorTerms {
  BrokerErrorKind kind;
  int status;               // of gRPC
  std::string_view reason;  // of ErrorReason, without its prefix
};

struct BrokerErrorCode {
  std::string_view code;  // an x stands for any digit
  BrokerErrorKind kind;
  std::string_view ko;  // the broker's sentence, {?} where it fills something in; empty where it lists none
  bool first;           // of HTTP: decides whatever the return_code is
};

// In the order of the enumeration.
std::span<const BrokerErrorTerms> BrokerErrorKinds();

// Codes in the broker's words, values of return_code, HTTP statuses: of each the first that fits.
std::span<const BrokerErrorCode> BrokerErrorCodes();
std::span<const BrokerErrorCode> BrokerReturnCodes();
std::span<const BrokerErrorCode> BrokerHttpStatuses();

}  // namespace kiwoom::generated
)";

constexpr std::string_view kSource = R"(
@header@
#include "generated/broker_errors.h"

namespace kiwoom::generated {
namespace {

using Kind = BrokerErrorKind;

constexpr BrokerErrorTerms kKinds[] = {
@kinds@};

constexpr BrokerErrorCode kCodes[] = {
@codes@};

constexpr BrokerErrorCode kReturnCodes[] = {
@return_codes@};

constexpr BrokerErrorCode kHttpStatuses[] = {
@http@};

}  // namespace

std::span<const BrokerErrorTerms> BrokerErrorKinds() { return kKinds; }
std::span<const BrokerErrorCode> BrokerErrorCodes() { return kCodes; }
std::span<const BrokerErrorCode> BrokerReturnCodes() { return kReturnCodes; }
std::span<const BrokerErrorCode> BrokerHttpStatuses() { return kHttpStatuses; }

}  // namespace kiwoom::generated
)";

// not_found → kNotFound
std::string Enumerator(const std::string& kind) {
  std::string out = "k";
  bool capital = true;
  for (const char c : kind) {
    if (c != '_') out += capital ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    capital = c == '_';
  }
  return out;
}

int NumberOf(const std::string& status) {
  return std::ranges::find(spec::kStatusWords, status, &spec::Word<int>::text)->value;
}

std::string Codes(const std::vector<spec::ErrorCode>& codes) {
  std::string rows;
  for (const spec::ErrorCode& code : codes) {
    rows += "    {" + Literal(code.code) + ", Kind::" + Enumerator(code.kind) + ", " + Literal(code.ko) + ", " +
            (code.first ? "true" : "false") + "},\n";
  }
  return rows;
}

}  // namespace

std::string ErrorsHeader(const spec::ErrorsFile& errors) {
  std::string kinds;
  for (const spec::ErrorKind& kind : errors.kinds) {
    kinds += Comment(2, {kind.doc + " " + kind.advice}) + "  " + Enumerator(kind.name) + ",\n";
  }
  return Fill(kHeader, {{"header", Header(kFrom)}, {"kinds", kinds}});
}

std::string ErrorsSource(const spec::ErrorsFile& errors) {
  std::string kinds;
  for (const spec::ErrorKind& kind : errors.kinds) {
    kinds += "    {Kind::" + Enumerator(kind.name) + ", " + std::to_string(NumberOf(kind.status)) + ", " +
             Literal(kind.reason) + "},\n";
  }
  return Fill(kSource, {{"header", Header(kFrom)},
                        {"kinds", kinds},
                        {"codes", Codes(errors.codes)},
                        {"return_codes", Codes(errors.return_codes)},
                        {"http", Codes(errors.http)}});
}

}  // namespace kiwoom::emit

#include "codegen/model/broker_errors.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "codegen/model/identifier.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {
namespace {

constexpr char kAnyDigit = 'x';

bool IsCode(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0 || (c >= 'A' && c <= 'Z') || c == kAnyDigit;
  });
}

// Whether whatever `code` stands for is of `pattern` too.
bool Covers(std::string_view pattern, std::string_view code) {
  return std::equal(pattern.begin(), pattern.end(), code.begin(), code.end(), [](char p, char c) {
    return p == c || (p == kAnyDigit && std::isdigit(static_cast<unsigned char>(c)) != 0);
  });
}

void CheckCodes(const spec::ErrorsFile& errors, const std::vector<spec::ErrorCode>& codes, bool http,
                spec::Refusals& refusals) {
  for (auto code = codes.begin(); code != codes.end(); ++code) {
    const bool known = std::any_of(errors.kinds.begin(), errors.kinds.end(),
                                   [&](const spec::ErrorKind& kind) { return kind.name == code->kind; });
    if (!known) refusals.Add(code->At("kind"), "`kinds` has no `" + code->kind + "`");
    if (!IsCode(code->code)) {
      refusals.Add(code->At("code"), "`code: " + code->code + "` must be digits, capitals, and x for any digit");
    }
    if (code->first && !http) refusals.Add(code->At("first"), "only an HTTP status can be `first`");
    const auto before =
        std::find_if(codes.begin(), code, [&](const auto& earlier) { return Covers(earlier.code, code->code); });
    if (before != code) {
      refusals.Add(code->At("code"), "`code: " + code->code + "` is never reached: `" + before->code + "` in line " +
                                         std::to_string(before->at.line) + " takes it");
    }
  }
}

}  // namespace

absl::Status CheckErrors(const spec::ErrorsFile& errors) {
  spec::Refusals refusals;
  for (const spec::ErrorKind& kind : errors.kinds) {
    if (!IsSnakeCase(kind.name)) refusals.Add(kind.at, "`" + kind.name + "` must be in snake_case");
    if (!IsUpperSnakeCase(kind.reason)) {
      refusals.Add(kind.At("reason"),
                   "`reason: " + kind.reason + "` must be a value of ErrorReason without its prefix");
    }
  }
  CheckCodes(errors, errors.codes, false, refusals);
  CheckCodes(errors, errors.return_codes, false, refusals);
  CheckCodes(errors, errors.http, true, refusals);
  return refusals.ToStatus();
}

const spec::ErrorKind& KindOf(const spec::ErrorsFile& errors, const spec::ErrorCode& code) {
  return *std::find_if(errors.kinds.begin(), errors.kinds.end(),
                       [&](const spec::ErrorKind& kind) { return kind.name == code.kind; });
}

}  // namespace kiwoom::model

#include "codegen/model/request_row.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "codec/format.h"
#include "codec/utf8.h"
#include "codegen/model/shape.h"

namespace kiwoom::model {
namespace {

using codec::Shape;
using codec::Type;

constexpr uint32_t kMostCharacters = 65535;  // maximum in a table row

// Advice for an author whose table contradicts itself.
constexpr char kRemedy[] = ": remove `length`, and quote the table in `note`";

void CheckLength(const spec::Row& written, const Field& field, spec::Refusals& refusals) {
  if (field.length == 0) return;
  const spec::Position at = written.At("length");
  if (field.length > kMostCharacters) refusals.Add(at, absl::StrCat("`length` is at most ", kMostCharacters));
  const size_t fixed = FixedLength(field.shape);
  if (field.length < fixed) {
    refusals.Add(at, absl::StrCat("`length: ", field.length, "` has no room for a ", TypeWord(field.type),
                                  ", which has ", fixed, " characters", kRemedy));
  }
  std::set<int32_t> sent;  // values whose first code was checked
  std::string longer;
  for (const Code& code : field.codes) {
    if (!sent.insert(code.number).second || codec::CountCharacters(code.wire) <= field.length) continue;
    absl::StrAppend(&longer, longer.empty() ? "" : ", ", "\"", code.wire, "\"");
  }
  if (longer.empty()) return;
  refusals.Add(at,
               absl::StrCat("`length: ", field.length, "` is too short for the row's own codes, ", longer, kRemedy));
}

void CheckFormat(const spec::Row& written, const Field& field, spec::Refusals& refusals) {
  if (field.format == codec::Format::kNone) return;
  if (field.shape != Shape::kString) {
    refusals.Add(written.At("format"), absl::StrCat("`format` belongs to code, stock_code and text, not to ",
                                                    TypeWord(field.type), ": remove it"));
    return;
  }
  const size_t longest = codec::LongestOf(field.format);
  if (field.length == 0 || field.length >= longest) return;
  refusals.Add(written.At("length"),
               absl::StrCat("`length: ", field.length, "` is too short for the row's own format, ", "which has up to ",
                            longest, " characters", kRemedy));
}

void CheckFlag(const spec::Row& written, const Field& field, spec::Refusals& refusals) {
  if (field.type != Type::kFlag || field.codes.empty()) return;
  for (const char* value : {"true", "false"}) {
    const bool spelled =
        std::any_of(field.codes.begin(), field.codes.end(), [&](const Code& code) { return code.value == value; });
    if (spelled) continue;
    refusals.Add(written.At("codes"), absl::StrCat("a request could not express ", value,
                                                   ": write its code, too, or make ", "the row an enum of one value"));
  }
}

}  // namespace

void CheckRequestRow(const spec::Row& written, const Field& field, spec::Refusals& refusals) {
  CheckLength(written, field, refusals);
  CheckFormat(written, field, refusals);
  CheckFlag(written, field, refusals);
  if (!field.absent.empty()) {
    refusals.Add(written.At("absent"), "`absent` applies to values from the broker, not to a request: remove it");
  }
  if (field.sign_is_decoration) {
    refusals.Add(written.At("sign"), "`sign` applies to values from the broker, not to a request: remove it");
  }
  if (field.shape == Shape::kList) {
    refusals.Add(written.At("type"), "a request has no lists");
  } else if (field.shape == Shape::kDouble && ShapeOf(field.type, 0) == Shape::kSint64) {
    refusals.Add(written.At("decimals"), "a request cannot have decimal numbers: remove `decimals`, or write text");
  } else if (field.companion || field.shape == Shape::kDouble) {
    refusals.Add(written.At("type"), absl::StrCat("a request cannot have the type ", TypeWord(field.type),
                                                  ": write plain_price, quantity, amount, count, code or text"));
  }
}

}  // namespace kiwoom::model

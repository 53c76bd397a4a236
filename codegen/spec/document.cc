#include "codegen/spec/document.h"

#include <sstream>

#include "codec/utf8.h"
#include "codegen/spec/conformity.h"
#include "codegen/spec/hangul.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/survey.h"
#include "codegen/spec/syntax_fault.h"

namespace kiwoom::spec {
namespace {

absl::Status Refuse(const std::string& file, int line, const std::string& sentence) {
  Refusals refusals;
  refusals.Add({file, line}, sentence);
  return refusals.ToStatus();
}

}  // namespace

absl::StatusOr<YAML::Node> ParseDocument(const std::string& file, const std::string& text) {
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (!codec::IsValidUtf8(line)) return Refuse(file, number, "this line is not UTF-8: save the file as UTF-8");
    if (HasDecomposedHangul(line)) {
      return Refuse(file, number,
                    "the Hangul of this line is spelled letter by letter (Unicode NFD): save the file in "
                    "NFC, for example by `uconv -x any-nfc`");
    }
  }
  try {
    if (absl::Status status = SurveyDocuments(file, text); !status.ok()) return status;
    YAML::Node document = YAML::Load(text);
    if (!document.IsDefined() || document.IsNull()) return Refuse(file, 1, "the file is empty");
    return document;
  } catch (const YAML::Exception& error) {
    const SyntaxFault fault = FindSyntaxFault(text, error);
    return Refuse(file, fault.line, fault.sentence);
  }
}

absl::StatusOr<MappingReader> ReadDocument(const std::string& file, const std::string& text, const Mapping& mapping) {
  absl::StatusOr<YAML::Node> node = ParseDocument(file, text);
  if (!node.ok()) return node.status();
  Refusals refusals;
  CheckMapping(*node, mapping, file, refusals);
  if (!refusals.empty()) return refusals.ToStatus();
  return MappingReader(*node, file);
}

}  // namespace kiwoom::spec

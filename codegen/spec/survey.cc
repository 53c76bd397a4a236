#include "codegen/spec/survey.h"

#include <optional>
#include <sstream>
#include <vector>

#include "codegen/spec/refusals.h"
#include "yaml-cpp/eventhandler.h"
#include "yaml-cpp/yaml.h"

namespace kiwoom::spec {
namespace {

class Survey : public YAML::EventHandler {
 public:
  const std::vector<YAML::Mark>& documents() const { return documents_; }
  const std::optional<YAML::Mark>& alias() const { return alias_; }

  void OnDocumentStart(const YAML::Mark& mark) override { documents_.push_back(mark); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    if (!alias_) alias_ = mark;
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}

 private:
  std::vector<YAML::Mark> documents_;
  std::optional<YAML::Mark> alias_;
};

bool IsDivider(const std::string& text, int line) {
  std::istringstream lines(text);
  std::string found;
  for (int i = 0; i <= line; ++i) std::getline(lines, found);
  return found.rfind("---", 0) == 0;
}

absl::Status Refuse(const std::string& file, const YAML::Mark& mark, const std::string& sentence) {
  Refusals refusals;
  refusals.Add({file, mark.line + 1}, sentence);
  return refusals.ToStatus();
}

}  // namespace

absl::Status SurveyDocuments(const std::string& file, const std::string& text) {
  std::istringstream stream(text);
  YAML::Parser parser(stream);
  Survey survey;
  // Two are enough to refuse. More must not be asked for: before a stray `,` yaml-cpp finds one empty document
  // after the other, for ever.
  while (survey.documents().size() < 2 && parser.HandleNextDocument(survey)) {
  }
  // An alias may stand inside what it names, and whoever follows it does not come back.
  if (survey.alias()) return Refuse(file, *survey.alias(), "a spec file has no aliases: write the value out");
  if (survey.documents().size() < 2) return absl::OkStatus();
  const YAML::Mark& second = survey.documents()[1];
  return Refuse(file, second,
                IsDivider(text, second.line) ? "a spec file is one document: remove the `---`"
                                             : "this is not YAML: what stands here belongs to nothing before it");
}

}  // namespace kiwoom::spec

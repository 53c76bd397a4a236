#include "codegen/spec/survey.h"

#include <optional>
#include <sstream>
#include <vector>

#include "codegen/spec/refusals.h"
#include "yaml-cpp/eventhandler.h"
#include "yaml-cpp/yaml.h"

namespace kiwoom::spec {
namespace {

// Appended to a text before it is read. It is a comment, unless a quote is open: yaml-cpp silently closes that at the
// end.
constexpr char kEnd[] = "# the end of the file, which no text of it contains";

class Survey : public YAML::EventHandler {
 public:
  const std::optional<YAML::Mark>& open_quote() const { return open_quote_; }
  const std::vector<YAML::Mark>& documents() const { return documents_; }
  const std::optional<YAML::Mark>& alias() const { return alias_; }

  void OnDocumentStart(const YAML::Mark& mark) override { documents_.push_back(mark); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    if (!alias_) alias_ = mark;
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t, const std::string& value) override {
    if (value.find(kEnd) != std::string::npos) open_quote_ = mark;
  }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}

 private:
  std::vector<YAML::Mark> documents_;
  std::optional<YAML::Mark> alias_;
  std::optional<YAML::Mark> open_quote_;
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

Survey Look(const std::string& text) {
  std::istringstream stream(text + "\n" + kEnd + "\n");
  YAML::Parser parser(stream);
  Survey survey;
  // Two documents are enough to refuse the file. Reading on would not end: before a stray `,` yaml-cpp finds an endless
  // series of empty documents.
  while (survey.documents().size() < 2 && parser.HandleNextDocument(survey)) {
  }
  return survey;
}

}  // namespace

int LineOfOpenQuote(const std::string& text) {
  const std::optional<YAML::Mark> quote = Look(text).open_quote();
  return quote ? quote->line + 1 : 0;
}

absl::Status SurveyDocuments(const std::string& file, const std::string& text) {
  const Survey survey = Look(text);
  // An alias may be inside its own anchor; following it would never end.
  if (survey.alias()) return Refuse(file, *survey.alias(), "a spec file cannot use aliases: write the value out");
  if (survey.open_quote()) return Refuse(file, *survey.open_quote(), kOpenQuote);
  if (survey.documents().size() < 2) return absl::OkStatus();
  const YAML::Mark& second = survey.documents()[1];
  return Refuse(file, second,
                IsDivider(text, second.line) ? "a spec file is one document: remove the `---`"
                                             : "this is not YAML: this text does not belong to anything before it");
}

}  // namespace kiwoom::spec

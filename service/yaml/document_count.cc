#include "service/yaml/document_count.h"

#include <sstream>

#include "yaml-cpp/eventhandler.h"
#include "yaml-cpp/yaml.h"

namespace kiwoom::yaml {
namespace {

class NoEvents final : public YAML::EventHandler {
 private:
  using Style = YAML::EmitterStyle::value;
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, Style) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, Style) override {}
  void OnMapEnd() override {}
};

}  // namespace

// Not by YAML::LoadAll, which never ends for some texts.
bool HasOneDocument(const std::string& text) {
  std::istringstream stream(text);
  YAML::Parser parser(stream);
  NoEvents nothing;
  return !parser.HandleNextDocument(nothing) || !parser.HandleNextDocument(nothing);
}

}  // namespace kiwoom::yaml

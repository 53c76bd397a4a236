#include "codegen/spec/conformity.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>
#include <vector>

#include "codegen/spec/suggestion.h"

namespace kiwoom::spec {
namespace {

constexpr uint64_t kLargestNumber = 536870911;  // maximum of a protobuf field number

bool IsNumber(const std::string& text) {
  if (text.empty() || text.size() > 9) return false;
  if (!std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; })) return false;
  return std::stoull(text) <= kLargestNumber;
}

bool IsText(const YAML::Node& node) { return node.IsScalar() && !node.Scalar().empty(); }

bool IsWord(const YAML::Node& scalar, const Key& key) {
  return std::find(key.words.begin(), key.words.end(), scalar.Scalar()) != key.words.end();
}

void CheckText(const YAML::Node& node, const std::string& name, const std::string& file, Refusals& refusals) {
  if (IsText(node)) return;
  const bool empty = node.IsScalar() || node.IsNull();
  refusals.Add(PositionOf(node, file), "`" + name + (empty ? "` is empty" : "` must be a text"));
}

std::vector<std::string> NamesOf(const Mapping& mapping) {
  std::vector<std::string> names;
  for (const Key& key : mapping.keys) names.emplace_back(key.name);
  return names;
}

void CheckTexts(const YAML::Node& node, const std::string& name, const std::string& file, Refusals& refusals) {
  if (!node.IsSequence()) {
    refusals.Add(PositionOf(node, file), "`" + name + "` must be a list of texts: [\"…\"]");
    return;
  }
  for (const YAML::Node& element : node) {
    if (!element.IsScalar()) refusals.Add(PositionOf(element, file), "`" + name + "` must contain texts only");
  }
}

void CheckCodes(const YAML::Node& node, const std::string& name, const std::string& file, Refusals& refusals) {
  if (!node.IsMap() || node.size() == 0) {
    refusals.Add(PositionOf(node, file), "`" + name + "` must be a mapping of wire codes: { \"1\": VALUE }");
    return;
  }
  std::set<std::string> seen;
  for (const auto& code : node) {
    if (!code.first.IsScalar() || !IsText(code.second)) {
      refusals.Add(PositionOf(code.first, file), "`" + name + "` must map each wire code to one name");
    } else if (!seen.insert(code.first.Scalar()).second) {
      refusals.Add(PositionOf(code.first, file), "the code \"" + code.first.Scalar() + "\" is written twice");
    }
  }
}

void CheckNamed(const YAML::Node& node, const Key& key, const std::string& file, Refusals& refusals) {
  if (!node.IsMap()) {
    refusals.Add(PositionOf(node, file), "`" + std::string(key.name) + "` must be a mapping of names");
    return;
  }
  std::set<std::string> seen;
  for (const auto& named : node) {
    if (!IsText(named.first)) {
      refusals.Add(PositionOf(named.first, file), "the name of " + std::string(key.of->noun) + " must be a text");
    } else if (!seen.insert(named.first.Scalar()).second) {
      refusals.Add(PositionOf(named.first, file), "`" + named.first.Scalar() + "` is written twice");
    }
    CheckMapping(named.second, *key.of, file, refusals);
  }
}

void CheckMappings(const YAML::Node& node, const Key& key, const std::string& file, Refusals& refusals) {
  if (!node.IsSequence()) {
    refusals.Add(PositionOf(node, file),
                 "`" + std::string(key.name) + "` must be a list, and each element " + std::string(key.of->noun));
    return;
  }
  for (const YAML::Node& element : node) CheckMapping(element, MappingOf(element, key), file, refusals);
}

void CheckForm(const YAML::Node& node, const std::string& name, const Key& key, const std::string& file,
               Refusals& refusals) {
  const Position at = PositionOf(node, file);
  switch (key.form) {
    case Form::kText:
      return CheckText(node, name, file, refusals);
    case Form::kNumber:
      if (node.IsScalar() && IsNumber(node.Scalar()) && node.Scalar().size() > 1 && node.Scalar().front() == '0') {
        refusals.Add(at, "`" + name + ": " + node.Scalar() + "` has a leading zero: write " +
                             std::to_string(std::stoull(node.Scalar())));
      } else if (!node.IsScalar() || !IsNumber(node.Scalar())) {
        refusals.Add(at, "`" + name + "` must be a whole number, at most " + std::to_string(kLargestNumber));
      }
      return;
    case Form::kBool:
      if (!node.IsScalar() || (node.Scalar() != "true" && node.Scalar() != "false")) {
        refusals.Add(at, "`" + name + "` must be true or false");
      }
      return;
    case Form::kDecision:
      if (node.IsScalar() && node.Scalar() == kUndecided) return;
      [[fallthrough]];
    case Form::kWord:
      if (!node.IsScalar()) {
        refusals.Add(at, "`" + name + "` must be a word");
      } else if (!IsWord(node, key)) {
        refusals.Add(at, "`" + node.Scalar() + "` is not a valid " + name +
                             Suggest(node.Scalar(), {key.words.begin(), key.words.end()}));
      }
      return;
    case Form::kTexts:
      return CheckTexts(node, name, file, refusals);
    case Form::kTextOrTexts:
      if (node.IsSequence()) return CheckTexts(node, name, file, refusals);
      return CheckText(node, name, file, refusals);
    case Form::kWordOrTexts:
      if (node.IsSequence()) return CheckTexts(node, name, file, refusals);
      if (node.IsScalar() && IsWord(node, key)) return;
      refusals.Add(at, "`" + name + "` must be `" + std::string(key.words.front()) + "`, or a list of texts: [\"…\"]");
      return;
    case Form::kCodes:
      return CheckCodes(node, name, file, refusals);
    case Form::kMappings:
      return CheckMappings(node, key, file, refusals);
    case Form::kNamed:
      return CheckNamed(node, key, file, refusals);
  }
}

}  // namespace

Position PositionOf(const YAML::Node& node, const std::string& file) { return {file, node.Mark().line + 1}; }

const Mapping& MappingOf(const YAML::Node& element, const Key& key) {
  if (key.alternative == nullptr || !element.IsMap()) return *key.of;
  for (const auto& pair : element) {
    if (!pair.first.IsScalar()) continue;
    const std::string& name = pair.first.Scalar();
    if (key.of->Find(name) == nullptr && key.alternative->Find(name) != nullptr) return *key.alternative;
  }
  return *key.of;
}

void CheckMapping(const YAML::Node& node, const Mapping& mapping, const std::string& file, Refusals& refusals) {
  const std::string noun(mapping.noun);
  if (!node.IsMap()) {
    refusals.Add(PositionOf(node, file), noun + " must be a mapping: { key: value, … }");
    return;
  }
  std::set<std::string> seen;
  for (const auto& pair : node) {
    const Position at = PositionOf(pair.first, file);
    const std::string name = pair.first.IsScalar() ? pair.first.Scalar() : "?";
    const Key* key = mapping.Find(name);
    if (key == nullptr) {
      refusals.Add(at, noun + " has no key `" + name + "`" + Suggest(name, NamesOf(mapping)));
    } else if (!seen.insert(name).second) {
      refusals.Add(at, "`" + name + "` is written twice");
    } else {
      CheckForm(pair.second, name, *key, file, refusals);
    }
  }
  for (const Key& key : mapping.keys) {
    const std::string name(key.name);
    if (key.required && seen.count(name) == 0) {
      refusals.Add(PositionOf(node, file), noun + " needs `" + name + "`");
    }
  }
}

void CheckGlossary(const YAML::Node& node, const std::string& file, Refusals& refusals) {
  if (!node.IsMap()) {
    refusals.Add(PositionOf(node, file), "a glossary must be a mapping: { 현재가: current_price, … }");
    return;
  }
  std::set<std::string> seen;
  for (const auto& pair : node) {
    if (!IsText(pair.first)) {
      refusals.Add(PositionOf(pair.first, file), "a term of the glossary must be a text");
    } else if (!seen.insert(pair.first.Scalar()).second) {
      refusals.Add(PositionOf(pair.first, file), "`" + pair.first.Scalar() + "` is written twice");
    } else {
      CheckForm(pair.second, pair.first.Scalar(), {"", kTermForm, ""}, file, refusals);
    }
  }
}

}  // namespace kiwoom::spec

// Validates the accepted and refused spec files against spec/schema.json. The validator implements the part of JSON
// Schema that the schema uses, over YAML as an editor reads it.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "codegen/emit/schema_json.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "yaml-cpp/yaml.h"

namespace kiwoom {
namespace {

using ::google::protobuf::Struct;
using ::google::protobuf::Value;

class Judge {
 public:
  Judge() { EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(emit::SchemaJson(), &root_).ok()); }

  bool Accepts(const YAML::Node& node) const { return Accepts(node, root_); }

 private:
  static bool IsType(const YAML::Node& node, const std::string& type) {
    if (type == "object") return node.IsMap();
    if (type == "array") return node.IsSequence();
    if (!node.IsScalar()) return false;
    const std::string& text = node.Scalar();
    const bool integer = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    const bool boolean = text == "true" || text == "false";
    if (type == "integer") return integer;
    if (type == "boolean") return boolean;
    return true;  // any scalar may be text
  }

  bool AcceptsMembers(const YAML::Node& node, const Struct& schema) const {
    const auto& keywords = schema.fields();
    if (auto required = keywords.find("required"); required != keywords.end()) {
      for (const Value& key : required->second.list_value().values()) {
        if (!node.IsMap() || !node[key.string_value()]) return false;
      }
    }
    const auto properties = keywords.find("properties");
    const auto additional = keywords.find("additionalProperties");
    if (!node.IsMap()) return true;
    for (const auto& member : node) {
      const Struct* known = nullptr;
      if (properties != keywords.end()) {
        const auto& fields = properties->second.struct_value().fields();
        auto field = fields.find(member.first.Scalar());
        if (field != fields.end()) known = &field->second.struct_value();
      }
      if (known == nullptr && additional != keywords.end()) {
        if (!additional->second.has_struct_value()) return false;
        known = &additional->second.struct_value();
      }
      if (known != nullptr && !Accepts(member.second, *known)) return false;
    }
    return true;
  }

  bool Accepts(const YAML::Node& node, const Struct& schema) const {
    const auto& keywords = schema.fields();
    const auto keyword = [&](const char* name) -> const Value* {
      auto found = keywords.find(name);
      return found == keywords.end() ? nullptr : &found->second;
    };
    if (const Value* ref = keyword("$ref")) {
      const std::string name = ref->string_value().substr(std::string("#/definitions/").size());
      return Accepts(node, root_.fields().at("definitions").struct_value().fields().at(name).struct_value());
    }
    if (const Value* type = keyword("type")) {
      std::vector<std::string> types = {type->string_value()};
      if (type->has_list_value()) types.clear();
      for (const Value& one : type->list_value().values()) types.push_back(one.string_value());
      if (std::none_of(types.begin(), types.end(), [&](const auto& one) { return IsType(node, one); })) return false;
    }
    if (const Value* words = keyword("enum")) {
      const auto& values = words->list_value().values();
      if (std::none_of(values.begin(), values.end(),
                       [&](const Value& word) { return node.IsScalar() && word.string_value() == node.Scalar(); })) {
        return false;
      }
    }
    if (const Value* choices = keyword("anyOf")) {
      const auto& values = choices->list_value().values();
      if (std::none_of(values.begin(), values.end(),
                       [&](const Value& choice) { return Accepts(node, choice.struct_value()); })) {
        return false;
      }
    }
    if (const Value* items = keyword("items"); items != nullptr && node.IsSequence()) {
      for (const YAML::Node& element : node) {
        if (!Accepts(element, items->struct_value())) return false;
      }
    }
    if (const Value* condition = keyword("if")) {
      const char* branch = Accepts(node, condition->struct_value()) ? "then" : "else";
      if (!Accepts(node, keyword(branch)->struct_value())) return false;
    }
    return AcceptsMembers(node, schema);
  }

  Struct root_;
};

int AcceptedBelow(const std::string& folder) {
  const Judge judge;
  int accepted = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (file.path().extension() != ".yaml") continue;
    EXPECT_TRUE(judge.Accepts(YAML::LoadFile(file.path().string()))) << file.path();
    ++accepted;
  }
  return accepted;
}

TEST(Schema, AcceptsEverySpec) { EXPECT_GT(AcceptedBelow("spec"), 2); }

TEST(Schema, AcceptsEveryConstruct) { EXPECT_GT(AcceptedBelow("codegen/testdata/kitchen_sink"), 2); }

// Mistakes that an editor can see without knowing the meaning of a spec.
TEST(Schema, RefusesWhatIsNotInTheLanguage) {
  const Judge judge;
  for (const char* name : {"absent_is_another_word",
                           "absent_is_no_list",
                           "bool_is_yes",
                           "codes_are_a_list",
                           "effect_undecided",
                           "effect_unknown",
                           "enums_are_a_list",
                           "fields_are_a_mapping",
                           "file_is_a_list",
                           "missing_korean_name",
                           "missing_name_and_title",
                           "number_is_a_word",
                           "own_enum_without_doc",
                           "row_is_a_text",
                           "sign_is_another_word",
                           "text_is_a_list",
                           "unknown_key",
                           "unknown_key_of_nothing_near",
                           "unknown_register",
                           "unknown_type"}) {
    const std::string file = std::string("codegen/testdata/bad/") + name + ".yaml";
    EXPECT_FALSE(judge.Accepts(YAML::LoadFile(file))) << file;
  }
}

}  // namespace
}  // namespace kiwoom

#include "codegen/emit/schema_json.h"

#include <set>
#include <span>

#include "codegen/emit/json.h"
#include "codegen/spec/language.h"

namespace kiwoom::emit {
namespace {

using spec::Form;
using spec::Key;
using spec::Mapping;

// "a group's key" → "group_s_key".
std::string DefinitionName(const Mapping& mapping) {
  std::string_view noun = mapping.noun;
  for (const std::string_view article : {"a ", "an "}) {
    if (noun.substr(0, article.size()) == article) noun.remove_prefix(article.size());
  }
  std::string name;
  for (const char c : noun) name += c == ' ' || c == '\'' || c == '.' ? '_' : c;
  return name;
}

Json Reference(const Mapping& mapping) {
  Json json = Json::Object();
  json.Add("$ref", Json::Text("#/definitions/" + DefinitionName(mapping)));
  return json;
}

Json Type(std::string_view type) {
  Json json = Json::Object();
  json.Add("type", Json::Text(type));
  return json;
}

// Any scalar, because YAML may read a two-digit code or a Korean name as a number.
Json Scalar() {
  Json types = Json::Array();
  for (const char* type : {"string", "number", "boolean"}) types.Add(Json::Text(type));
  Json json = Json::Object();
  json.Add("type", std::move(types));
  return json;
}

Json ArrayOf(Json element) {
  Json json = Type("array");
  json.Add("items", std::move(element));
  return json;
}

Json AnyOf(Json first, Json second) {
  Json choices = Json::Array();
  choices.Add(std::move(first)).Add(std::move(second));
  Json json = Json::Object();
  json.Add("anyOf", std::move(choices));
  return json;
}

Json MappingOf(Json value) {
  Json json = Type("object");
  json.Add("additionalProperties", std::move(value));
  return json;
}

Json OneOf(std::span<const std::string_view> texts) {
  Json words = Json::Array();
  for (const std::string_view word : texts) words.Add(Json::Text(word));
  Json json = Json::Object();
  json.Add("enum", std::move(words));
  return json;
}

Json FormJson(const Key& key) {
  switch (key.form) {
    case Form::kText:
      return Scalar();
    case Form::kNumber:
      return Type("integer");
    case Form::kBool:
      return Type("boolean");
    case Form::kWord:
    case Form::kDecision:
      return OneOf(key.words);
    case Form::kTexts:
      return ArrayOf(Scalar());
    case Form::kTextOrTexts:
      return AnyOf(Type("string"), ArrayOf(Type("string")));
    case Form::kWordOrTexts:
      return AnyOf(OneOf(key.words), ArrayOf(Scalar()));
    case Form::kCodes:
      return MappingOf(Scalar());
    case Form::kMappings:
      if (key.alternative == nullptr) return ArrayOf(Reference(*key.of));
      return ArrayOf(AnyOf(Reference(*key.of), Reference(*key.alternative)));
    case Form::kNamed:
      return MappingOf(Reference(*key.of));
  }
  return Json::Null();
}

Json MappingJson(const Mapping& mapping) {
  Json properties = Json::Object();
  Json required = Json::Array();
  for (const Key& key : mapping.keys) {
    Json property = FormJson(key);
    property.Add("description", Json::Text(key.doc));
    properties.Add(key.name, std::move(property));
    if (key.required) required.Add(Json::Text(key.name));
  }
  Json json = Type("object");
  json.Add("additionalProperties", Json::Bool(false));
  json.Add("required", std::move(required));
  json.Add("properties", std::move(properties));
  return json;
}

void AddDefinition(const Mapping& mapping, std::set<std::string>& known, Json& definitions) {
  if (!known.insert(DefinitionName(mapping)).second) return;
  definitions.Add(DefinitionName(mapping), MappingJson(mapping));
  for (const Key& key : mapping.keys) {
    if (key.of != nullptr) AddDefinition(*key.of, known, definitions);
    if (key.alternative != nullptr) AddDefinition(*key.alternative, known, definitions);
  }
}

// A key that only one kind of file has distinguishes the kinds.
Json Requires(std::string_view key) {
  Json keys = Json::Array();
  keys.Add(Json::Text(key));
  Json json = Json::Object();
  json.Add("required", std::move(keys));
  return json;
}

}  // namespace

std::string SchemaJson() {
  Json definitions = Json::Object();
  std::set<std::string> known;
  AddDefinition(spec::kTrFile, known, definitions);
  AddDefinition(spec::kTypesFile, known, definitions);
  definitions.Add("glossary", MappingOf(FormJson({"", spec::kTermForm, ""})));
  Json glossary = Json::Object();
  glossary.Add("$ref", Json::Text("#/definitions/glossary"));
  Json types_or_glossary = Json::Object();
  types_or_glossary.Add("if", Requires(spec::kTypesFile.keys.front().name));
  types_or_glossary.Add("then", Reference(spec::kTypesFile));
  types_or_glossary.Add("else", std::move(glossary));
  Json json = Json::Object();
  json.Add("$schema", Json::Text("http://json-schema.org/draft-07/schema#"));
  json.Add("$comment", Json::Text("Generated from codegen/spec/language.cc. Do not edit: edit that, then "
                                  "`bazel run //generated:update`."));
  json.Add("title", Json::Text("The spec language of Kiwoom Gateway"));
  json.Add("type", Json::Text("object"));
  json.Add("if", Requires(spec::kTrFile.keys.front().name));
  json.Add("then", Reference(spec::kTrFile));
  json.Add("else", std::move(types_or_glossary));
  json.Add("definitions", std::move(definitions));
  return json.ToText() + "\n";
}

}  // namespace kiwoom::emit

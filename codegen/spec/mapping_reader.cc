#include "codegen/spec/mapping_reader.h"

#include <cstdlib>
#include <iostream>

#include "codegen/spec/conformity.h"

namespace kiwoom::spec {

MappingReader::MappingReader(YAML::Node node, const std::string& file) : MappingReader(node, PositionOf(node, file)) {}

MappingReader::MappingReader(YAML::Node node, Position at) : node_(std::move(node)) {
  written_.at = std::move(at);
  for (const auto& pair : node_) {
    written_.lines[pair.first.Scalar()] = PositionOf(pair.first, written_.at.file).line;
    left_.insert(pair.first.Scalar());
  }
}

MappingReader::MappingReader(MappingReader&& other)
    : node_(other.node_), written_(std::move(other.written_)), left_(std::exchange(other.left_, {})) {}

MappingReader::~MappingReader() {
  if (left_.empty()) return;
  std::cerr << written_.at.ToString() << ": nobody reads `" << *left_.begin() << "`\n";
  std::abort();
}

YAML::Node MappingReader::TakeNode(const char* key) {
  if (left_.erase(key) == 0) return YAML::Node(YAML::NodeType::Undefined);
  return node_[key];
}

void MappingReader::Take(const char* key, std::string& text) {
  if (YAML::Node node = TakeNode(key); node.IsDefined()) text = node.Scalar();
}

void MappingReader::Take(const char* key, uint32_t& number) {
  if (YAML::Node node = TakeNode(key); node.IsDefined()) number = static_cast<uint32_t>(std::stoul(node.Scalar()));
}

void MappingReader::Take(const char* key, std::optional<uint32_t>& number) {
  uint32_t value = 0;
  const bool present = written_.Has(key);
  Take(key, value);
  if (present) number = value;
}

void MappingReader::Take(const char* key, bool& flag) {
  if (YAML::Node node = TakeNode(key); node.IsDefined()) flag = node.Scalar() == "true";
}

void MappingReader::Take(const char* key, std::vector<std::string>& texts) {
  YAML::Node node = TakeNode(key);
  if (!node.IsDefined()) return;
  for (const YAML::Node& element : node) texts.push_back(element.Scalar());
}

void MappingReader::Take(const char* key, std::vector<Code>& codes) {
  YAML::Node node = TakeNode(key);
  if (!node.IsDefined()) return;
  for (const auto& code : node) {
    codes.push_back({code.first.Scalar(), code.second.Scalar(), PositionOf(code.first, written_.at.file)});
  }
}

void MappingReader::Take(const char* key, Absence& absence) {
  YAML::Node node = TakeNode(key);
  if (!node.IsDefined()) return;
  absence.zero = node.IsScalar();
  for (const YAML::Node& element : node) absence.spellings.push_back(element.Scalar());
}

std::vector<MappingReader> MappingReader::Elements(const char* key) {
  std::vector<MappingReader> elements;
  YAML::Node node = TakeNode(key);
  if (!node.IsDefined()) return elements;
  for (const YAML::Node& element : node) elements.emplace_back(element, written_.at.file);
  return elements;
}

std::vector<std::pair<std::string, MappingReader>> MappingReader::Named(const char* key) {
  std::vector<std::pair<std::string, MappingReader>> named;
  YAML::Node node = TakeNode(key);
  if (!node.IsDefined()) return named;
  for (const auto& pair : node) {
    named.emplace_back(pair.first.Scalar(), MappingReader(pair.second, PositionOf(pair.first, written_.at.file)));
  }
  return named;
}

}  // namespace kiwoom::spec

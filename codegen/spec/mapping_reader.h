#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "codegen/spec/spec.h"
#include "yaml-cpp/yaml.h"

namespace kiwoom::spec {

// Reads the keys of a mapping that has passed CheckMapping into a struct. An absent key leaves the target unchanged. If
// the reader skips a key of the language, that is a bug: the destructor aborts.
class MappingReader {
 public:
  MappingReader(YAML::Node node, const std::string& file);
  MappingReader(YAML::Node node, Position at);
  MappingReader(MappingReader&& other);
  ~MappingReader();

  const Written& written() const { return written_; }

  void Take(const char* key, std::string& text);
  void Take(const char* key, uint32_t& number);
  void Take(const char* key, std::optional<uint32_t>& number);
  void Take(const char* key, bool& flag);
  void Take(const char* key, std::vector<std::string>& texts);
  void Take(const char* key, std::vector<Code>& codes);
  void Take(const char* key, Absence& absence);

  // The mappings in the list at `key`.
  std::vector<MappingReader> Elements(const char* key);

  // The mappings in the mapping at `key`, with their names and places, in file order.
  std::vector<std::pair<std::string, MappingReader>> Named(const char* key);

 private:
  YAML::Node TakeNode(const char* key);

  YAML::Node node_;
  Written written_;
  std::set<std::string> left_;
};

}  // namespace kiwoom::spec

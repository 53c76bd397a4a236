#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "codegen/model/accessors.h"
#include "codegen/model/field.h"
#include "codegen/model/reserved.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {

// The names and numbers of one protobuf message while it is built. Refuses duplicates and invalid ones.
class Namespace {
 public:
  // Numbers below `lowest` belong to the gateway.
  Namespace(uint32_t lowest, spec::Refusals& refusals) : lowest_(lowest), refusals_(refusals), accessors_(refusals) {}

  // Adds a field of the gateway to this message.
  void Own(const std::string& name, Holds holds) {
    own_.insert(name);
    accessors_.Own(name, holds);
  }

  void Add(const spec::Position& at, const std::string& name, uint32_t number, Holds holds);

  // Adds a field and its companion. Companion number 0 means that the row was refused for a missing number.
  void Add(const spec::Position& at, const Field& field);

  // Call after the last field: no field may have a reserved number or name.
  void Reserve(const Reserved& reserved);

 private:
  const uint32_t lowest_;
  spec::Refusals& refusals_;
  Accessors accessors_;
  std::set<std::string> own_;
  std::map<std::string, spec::Position> places_;  // of names
  std::map<std::string, std::string> json_;       // names by their JSON names
  std::map<uint32_t, std::string> owners_;        // of numbers
};

}  // namespace kiwoom::model

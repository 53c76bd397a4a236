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

// The names and numbers of one protobuf message while it is built: refuses what is taken and what is not to be had.
class Namespace {
 public:
  // Numbers below `lowest` are the gateway's own.
  Namespace(uint32_t lowest, spec::Refusals& refusals) : lowest_(lowest), refusals_(refusals), accessors_(refusals) {}

  // A field of the gateway's own in this message.
  void Own(const std::string& name, Holds holds) {
    own_.insert(name);
    accessors_.Own(name, holds);
  }

  void Add(const spec::Position& at, const std::string& name, uint32_t number, Holds holds);

  // A field and its companion. A companion's number 0 is that of a row that is refused for not having it.
  void Add(const spec::Position& at, const Field& field);

  // After the last field: none has a number or a name that is reserved.
  void Reserve(const Reserved& reserved);

 private:
  const uint32_t lowest_;
  spec::Refusals& refusals_;
  Accessors accessors_;
  std::set<std::string> own_;
  std::map<std::string, spec::Position> places_;  // of names
  std::map<std::string, std::string> json_;       // names by what they are called in JSON
  std::map<uint32_t, std::string> owners_;        // of numbers
};

}  // namespace kiwoom::model

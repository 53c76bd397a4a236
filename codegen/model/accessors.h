#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "codegen/model/field.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {

// What a field holds, on which depends what protobuf's C++ makes of it.
enum class Holds : uint8_t { kNumber, kObject, kRepeated };

Holds HoldsOf(const Field& field);

// The functions that protobuf's C++ has beside the fields of one message, while the fields are collected: `has_price()`
// tells whether there is a `price`, and so no other field may be called `has_price`. Refuses those that are.
class Accessors {
 public:
  explicit Accessors(spec::Refusals& refusals) : refusals_(refusals) {}

  // A field of the gateway's own.
  void Own(const std::string& name, Holds holds);

  void Add(const spec::Position& at, const std::string& name, Holds holds);

 private:
  void Refuse(const spec::Position& at, const std::string& name, const std::string& owner);

  spec::Refusals& refusals_;
  std::map<std::string, std::string> owners_;     // of functions
  std::map<std::string, spec::Position> places_;  // of fields
};

}  // namespace kiwoom::model

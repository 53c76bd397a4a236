#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "codegen/model/field.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {

// The kind of a field, which determines its C++ functions in protobuf.
enum class Holds : uint8_t { kNumber, kObject, kRepeated };

Holds HoldsOf(const Field& field);

// The C++ functions that protobuf generates for the fields of one message. `has_price()` tests for `price`, so no other
// field may be named `has_price`. Refuses such fields as they are added.
class Accessors {
 public:
  explicit Accessors(spec::Refusals& refusals) : refusals_(refusals) {}

  // Adds a field of the gateway.
  void Own(const std::string& name, Holds holds);

  void Add(const spec::Position& at, const std::string& name, Holds holds);

 private:
  void Refuse(const spec::Position& at, const std::string& name, const std::string& owner);

  spec::Refusals& refusals_;
  std::map<std::string, std::string> owners_;     // of functions
  std::map<std::string, spec::Position> places_;  // of fields
};

}  // namespace kiwoom::model

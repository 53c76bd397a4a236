#pragma once

#include <map>
#include <string>

#include "codegen/model/accessors.h"
#include "codegen/model/enum.h"
#include "codegen/model/hand_written.h"
#include "codegen/model/tr.h"
#include "codegen/model/vocabulary.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {

// The names of the contract's package while they are collected: each may exist once, whoever has it, by hand, from a
// spec or because a TR's name makes it. Refuses the second, and says where the first stands.
class PackageNames {
 public:
  PackageNames(const HandWritten& hand_written, spec::Refusals& refusals);

  // Services first: one for a whole folder, whose TRs share it.
  void AddService(const Tr& tr);

  void Add(const Enum& of);
  void Add(const SharedMessage& message);

  // Everything that is named after a TR, and what it declares.
  void Add(const Tr& tr);

 private:
  // Whether it is the first.
  bool Add(const spec::Position& at, const std::string& kind, const std::string& name);
  void AddMessages(const Message& message);
  void AddArm(const Tr& tr);

  const HandWritten& hand_written_;
  spec::Refusals& refusals_;
  std::map<std::string, std::string> places_;
  Accessors arms_;
};

}  // namespace kiwoom::model

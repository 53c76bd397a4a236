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

// The names in the contract's package while they are collected. Each name may exist only once, whether it is
// hand-written, declared in a spec or derived from a TR's name. Refuses duplicates and names the place of the first.
class PackageNames {
 public:
  PackageNames(const HandWritten& hand_written, spec::Refusals& refusals);

  // Adds services first: the TRs of a folder share one.
  void AddService(const Tr& tr);

  void Add(const Enum& of);
  void Add(const SharedMessage& message);

  // Adds every name that is derived from a TR or declared by it.
  void Add(const Tr& tr);

 private:
  // Whether it is the first.
  bool Add(const spec::Position& at, const std::string& kind, const std::string& name);
  void AddMessages(const Message& message);
  void AddEventField(const Tr& tr);

  const HandWritten& hand_written_;
  spec::Refusals& refusals_;
  std::map<std::string, std::string> places_;
  Accessors event_fields_;
};

}  // namespace kiwoom::model

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "codegen/model/field_builder.h"
#include "codegen/model/message.h"
#include "codegen/model/namespace.h"
#include "codegen/model/vocabulary.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// Turns the rows of one table into a message. Used for one message; the messages of its lists have their own builders.
class MessageBuilder {
 public:
  // `at` is the place of its name.
  MessageBuilder(Part part, spec::Position at, std::string name, const Vocabulary& vocabulary,
                 spec::Refusals& refusals);

  Message Build(const std::vector<spec::Entry>& entries) &&;

 private:
  void Add(const spec::Row& row);
  void Add(const spec::Group& group);

  uint32_t NumberOf(const spec::Row& row);
  std::string KeyOf(const spec::Row& row);
  void CheckHalf(const spec::Row& row, const Field& field);
  void AddList(const spec::Row& written, Row& row);

  // Whether the key was free.
  bool AddKey(const spec::Position& at, const std::string& key);

  const Vocabulary& vocabulary_;
  spec::Refusals& refusals_;
  const FieldBuilder fields_;
  Namespace names_;
  std::map<std::string, int> keys_;  // line numbers
  Message message_;
};

}  // namespace kiwoom::model

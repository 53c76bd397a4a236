#pragma once

#include <map>
#include <string>

#include "codegen/model/message.h"

namespace kiwoom::emit {

// The rows of one table, and the arrays that they point to: code lists and spellings of "none", without duplicates.
class TableRows {
 public:
  // The initialiser of a row: `{.key = "20", …}`.
  std::string Row(const model::Row& row, const model::Message& message);

  // The definitions of the arrays that the rows so far refer to.
  std::string Arrays() const;

 private:
  std::string CodesOf(const model::Field& field);
  std::string AbsentOf(const spec::Absence& absent);

  // The name of an array with this initialiser: `base`, or `base` and a number if another array has that name.
  std::string NameOf(const std::string& type, const std::string& base, const std::string& initialiser);

  std::map<std::string, std::string> names_;  // by initialiser
  std::string arrays_;
};

}  // namespace kiwoom::emit

#pragma once

#include <string>
#include <vector>

#include "codegen/model/message.h"
#include "codegen/model/tr.h"
#include "codegen/model/vocabulary.h"

// The messages of a .proto, for tables and shared messages.
namespace kiwoom::emit {

// A paragraph of every message's comment.
inline constexpr char kAbsence[] =
    "Missing or blank values are absent; a zero is a zero, unless a field says otherwise.";

// The message of a table, followed by those of its lists. `doc` is a comment, ready to print.
std::string ProtoMessage(const std::string& doc, const model::Tr& tr, const model::Message& message);

std::string ProtoMessage(const model::SharedMessage& message);

}  // namespace kiwoom::emit

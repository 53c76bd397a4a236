#pragma once

#include <string>
#include <vector>

#include "codegen/model/message.h"
#include "codegen/model/tr.h"
#include "codegen/model/vocabulary.h"

// The messages of a .proto, as tables and shared messages declare them.
namespace kiwoom::emit {

// What holds for every value that the broker sends: a paragraph of a message's comment.
inline constexpr char kAbsence[] =
    "What does not come, or comes blank, is absent; a zero is a zero, unless a field says otherwise.";

// The message of a table with those of its lists behind it. `doc` is a comment, ready to print.
std::string ProtoMessage(const std::string& doc, const model::Tr& tr, const model::Message& message);

std::string ProtoMessage(const model::SharedMessage& message);

}  // namespace kiwoom::emit

#include "codegen/emit/proto_message.h"

#include <set>

#include "codegen/emit/comment.h"
#include "codegen/emit/literal.h"
#include "codegen/emit/proto_field.h"
#include "codegen/emit/proto_reserved.h"
#include "codegen/emit/template.h"

namespace kiwoom::emit {
namespace {

using model::Message;
using model::Part;

constexpr std::string_view kMessage = R"(
@doc@message @name@ {
@options@@reserved@@own@@fields@}
)";

constexpr std::string_view kUnparsed = R"(
  // Values that do not fit their field and keys that the table does not list, verbatim by key; a repeated key is
  // numbered: `10#2`. At most 64 KiB. A value beyond that is replaced by its size, `(70000 bytes, no room left)`, and
  // when such entries exceed 16 KiB, `#left_out` counts the rest.
  map<string, string> unparsed = 9;
)";

constexpr std::string_view kPageToken = R"(
  // The `next_page_token` of an earlier answer, to continue it: send it to the same method with the same fields. Empty:
  // from the beginning.
  string page_token = 1;
)";

constexpr std::string_view kMaxAge = R"(
  // The gateway may return an answer that it already has if it is not older than this. At most an hour. Absent or zero:
  // it asks the broker.
  google.protobuf.Duration max_age = 2;
)";

constexpr std::string_view kNextPageToken = R"(
  // Token for the next page. Empty: this is the last page. The broker may repeat a page: a client that follows tokens
  // must stop at a token that it has sent before, and treat what it has as incomplete.
  string next_page_token = 1;
)";

constexpr std::string_view kReceivedTime = R"(
  // When the broker's answer arrived.
  google.protobuf.Timestamp received_time = 2;
)";

// The gateway's field numbers that this message does not use.
std::string OwnReserved(Part part) {
  switch (part) {
    case Part::kRealtime:
    case Part::kElement:
      return "1 to 8";
    case Part::kRequest:
      return "3 to 9";
    case Part::kResponse:
      return "3 to 8";
  }
  return "";
}

std::string OwnFields(Part part) {
  switch (part) {
    case Part::kRealtime:
    case Part::kElement:
      return Fill(kUnparsed, {});
    case Part::kRequest:
      return Fill(kPageToken, {}) + "\n" + Fill(kMaxAge, {});
    case Part::kResponse:
      return Fill(kNextPageToken, {}) + "\n" + Fill(kReceivedTime, {}) + "\n" + Fill(kUnparsed, {});
  }
  return "";
}

std::string Fields(const Message& message) {
  std::string out;
  std::set<int> folded;
  for (const model::Row& row : message.rows) {
    if (row.group < 0) {
      out += "\n" + ProtoField(row, message.part);
    } else if (folded.insert(row.group).second) {
      out += "\n" + ProtoField(message.groups[static_cast<size_t>(row.group)], message.part);
    }
  }
  return out;
}

}  // namespace

std::string ProtoMessage(const std::string& doc, const model::Tr& tr, const Message& message) {
  std::string options;
  if (message.part != Part::kElement) {
    options = "  option (tr) = " + Literal(tr.code) + ";\n  option (title) = " + Literal(tr.title) + ";\n\n";
  }
  std::string out = Fill(kMessage, {{"doc", doc},
                                    {"name", message.name},
                                    {"options", options},
                                    {"reserved", ProtoReserved(message.reserved, OwnReserved(message.part))},
                                    {"own", "\n" + OwnFields(message.part)},
                                    {"fields", Fields(message)}});
  for (const model::Row& row : message.rows) {
    if (row.list == nullptr) continue;
    const std::string list_doc =
        Comment(0, {"An element of `" + row.field.name + "` in " + message.name + ". " + kAbsence});
    out += "\n" + ProtoMessage(list_doc, tr, *row.list);
  }
  return out;
}

std::string ProtoMessage(const model::SharedMessage& message) {
  std::string fields;
  for (const model::Field& field : message.fields) fields += (fields.empty() ? "" : "\n") + ProtoField(field);
  const std::string reserved = ProtoReserved(message.reserved);
  return Fill(kMessage, {{"doc", Comment(0, {message.doc})},
                         {"name", message.name},
                         {"options", ""},
                         {"reserved", reserved},
                         {"own", reserved.empty() ? "" : "\n"},
                         {"fields", fields}});
}

}  // namespace kiwoom::emit

#pragma once

#include <simdjson.h>

#include "codec/json_members.h"
#include "codec/spelling.h"

// Finds what may be rows outside the `data` of a REAL frame. Such rows are not read, so their loss must be reported. It
// rather takes something else for a row than misses one. Private to the frame decoder.
namespace kiwoom::codec {

// Whether a member of an object marks it as a row: its `values`, or, in a list of objects, its `type`.
inline simdjson::error_code MarksRow(Member& member, bool listed, bool& row) {
  simdjson::ondemand::json_type kind;
  if (auto error = member.value.type().get(kind)) return error;
  const bool text = kind == simdjson::ondemand::json_type::string;
  const bool nested = kind == simdjson::ondemand::json_type::object || kind == simdjson::ondemand::json_type::array;
  row = (nested && IsSpelling(member.key, "values")) || (listed && text && IsSpelling(member.key, "type"));
  return simdjson::SUCCESS;
}

// Whether the object is a row.
inline simdjson::error_code IsStrayRow(simdjson::ondemand::value& value, bool listed, bool& row) {
  simdjson::ondemand::object object;
  if (auto error = value.get_object().get(object)) return error;
  for (auto field : object) {
    Member member;
    if (auto error = ReadMember(field, member)) return error;
    if (auto error = MarksRow(member, listed, row)) return error;
    if (row) return simdjson::SUCCESS;
  }
  return simdjson::SUCCESS;
}

// Whether a value other than `data` is a row or a list with one.
inline simdjson::error_code HoldsStrayRows(simdjson::ondemand::value& value, bool& rows) {
  simdjson::ondemand::json_type kind;
  if (auto error = value.type().get(kind)) return error;
  if (kind == simdjson::ondemand::json_type::object) return IsStrayRow(value, /*listed=*/false, rows);
  if (kind != simdjson::ondemand::json_type::array) return simdjson::SUCCESS;
  simdjson::ondemand::array list;
  if (auto error = value.get_array().get(list)) return error;
  for (auto element : list) {
    simdjson::ondemand::value item;
    if (auto error = element.get(item)) return error;
    if (auto error = item.type().get(kind)) return error;
    if (kind != simdjson::ondemand::json_type::object) continue;
    if (auto error = IsStrayRow(item, /*listed=*/true, rows)) return error;
    if (rows) return simdjson::SUCCESS;
  }
  return simdjson::SUCCESS;
}

// Whether the frame itself or one of its members does.
inline simdjson::error_code HoldsStrayRows(simdjson::ondemand::object& frame, bool& rows) {
  for (auto field : frame) {
    Member member;
    if (auto error = ReadMember(field, member)) return error;
    if (auto error = MarksRow(member, /*listed=*/false, rows)) return error;
    if (!rows) {
      if (auto error = HoldsStrayRows(member.value, rows)) return error;
    }
    if (rows) return simdjson::SUCCESS;
  }
  return simdjson::SUCCESS;
}

}  // namespace kiwoom::codec

#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "codec/table.h"

namespace kiwoom::simulator {

// A recorded REAL frame with one row, as far as tests need it.
struct RecordedFrame {
  std::string text;
  std::string type;
  std::string name;
  std::string item;
  std::vector<std::pair<std::string, std::string>> values;  // in order
};

// Parses a frame; `type` is empty if it is not one.
RecordedFrame ParseFrame(const std::string& text);

// The same for a single row.
RecordedFrame ParseRow(const std::string& text);

// The broker's example frames of a realtime type, from spec/examples.
std::vector<RecordedFrame> RecordedFrames(const std::string& type);

// The broker's example response of a REST TR: its text fields, and those of the first element of each list, prefixed
// with the list's key and a dot.
std::vector<std::pair<std::string, std::string>> RecordedFields(const std::string& tr);
std::vector<std::pair<std::string, std::string>> ParseFields(const std::string& body);

// The real tables, by code.
const codec::Tr& FindTr(const std::string& code);

}  // namespace kiwoom::simulator

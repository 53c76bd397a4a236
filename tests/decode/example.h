#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace kiwoom::tests {

// A frame or body of the broker's, and where its meaning is written down.
struct Example {
  std::string tr;         // "0B"
  std::string name;       // "0B_official", "0B_captured", "0B_composed"
  std::string text;       // as it came
  bool realtime = false;  // a frame, else a REST body

  // What tests/decode/<name>.textproto says.
  std::string message;  // full name of the proto message
  std::string textproto;
};

// Every line of spec/examples/*.jsonl and every spec/examples/*.json, by name: the first of a TR is the one of the
// broker's documents, those behind it are recorded. The bodies of tests/decode/captured, which are recorded too. And
// those of tests/decode/composed, which were written after the tables: values for the keys that all others leave blank
// or zero.
std::vector<Example> Examples();

// The names for which a meaning is written down.
std::vector<std::string> Expectations();

void PrintTo(const Example& example, std::ostream* out);

}  // namespace kiwoom::tests

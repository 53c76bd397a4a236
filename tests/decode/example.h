#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace kiwoom::tests {

// A frame or body of the broker, and the place of its expected meaning.
struct Example {
  std::string tr;         // "0B"
  std::string name;       // "0B_official", "0B_captured", "0B_composed"
  std::string text;       // as it came
  bool realtime = false;  // a frame, else a REST body

  // From tests/decode/<name>.textproto.
  std::string message;  // full name of the proto message
  std::string textproto;
};

// Every line of spec/examples/*.jsonl and every spec/examples/*.json, by name: the first of a TR comes from the
// broker's documents, the others were recorded. The bodies in tests/decode/captured were recorded, too. Those in
// tests/decode/composed were written from the tables: values for the keys that are blank or zero in all others.
std::vector<Example> Examples();

// The names that have an expected meaning.
std::vector<std::string> Expectations();

void PrintTo(const Example& example, std::ostream* out);

}  // namespace kiwoom::tests

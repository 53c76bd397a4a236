#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tests/decode/decoded.h"
#include "tests/decode/example.h"

// The examples of VALUES.md have the documented meaning, and come from the broker.
namespace kiwoom::tests {
namespace {

struct PageExample {
  std::string of;  // the TR, "made-up" for a 0B, or "made-up 00"
  std::string wire;
  std::string textproto;
};

bool IsMadeUp(const PageExample& example) { return absl::StartsWith(example.of, "made-up"); }

// Every ```json block with the ```textproto block after it.
std::vector<PageExample> ReadPage() {
  std::ifstream page("VALUES.md");
  std::vector<PageExample> examples;
  std::string* block = nullptr;
  for (std::string line; std::getline(page, line);) {
    if (absl::StartsWith(line, "```json ")) {
      examples.push_back({line.substr(8), "", ""});
      block = &examples.back().wire;
    } else if (line == "```textproto") {
      block = examples.empty() ? nullptr : &examples.back().textproto;
    } else if (line == "```") {
      block = nullptr;
    } else if (block != nullptr) {
      absl::StrAppend(block, line, "\n");
    }
  }
  return examples;
}

// The text of all examples of `tr`, without blanks between tokens.
std::string BrokersText(const std::string& tr) {
  std::string text;
  for (const Example& example : Examples()) {
    if (example.tr == tr) absl::StrAppend(&text, example.text);
  }
  std::string close;
  bool quoted = false;
  for (char c : text) {
    quoted ^= c == '"';
    if (quoted || (c != ' ' && c != '\n')) close += c;
  }
  return close;
}

TEST(ValuesPage, ItsExamplesMeanWhatItSays) {
  const std::vector<PageExample> examples = ReadPage();
  ASSERT_GE(examples.size(), 12u);
  for (const PageExample& example : examples) {
    SCOPED_TRACE(example.wire);
    ASSERT_NE(example.textproto, "");
    if (absl::StartsWith(example.of, "ka")) {
      const codec::Tr& tr = FindTr(example.of);
      EXPECT_EQ(DifferencesFrom(example.textproto, tr, DecodeBody(tr, example.wire).body.message), "");
      continue;
    }
    const DecodedFrame decoded = DecodeFrame(absl::StrCat(R"({"trnm":"REAL","data":[)", example.wire, "]}"));
    ASSERT_TRUE(decoded.status.ok()) << decoded.status;
    ASSERT_EQ(decoded.rows.size(), 1u);
    const std::string tr = IsMadeUp(example) ? example.of.substr(example.of.find(' ') + 1) : example.of;
    EXPECT_EQ(decoded.rows[0].tr->code, tr == "made-up" ? "0B" : tr);
    EXPECT_EQ(DifferencesFrom(example.textproto, *decoded.rows[0].tr, decoded.rows[0].bytes), "");
  }
}

TEST(ValuesPage, ItsExamplesAreTheBrokers) {
  for (const PageExample& example : ReadPage()) {
    if (IsMadeUp(example)) continue;
    const std::string brokers = BrokersText(example.of);
    for (absl::string_view pair : absl::StrSplit(example.wire, absl::ByAnyChar(",{}[]\n"), absl::SkipEmpty())) {
      // `"values":` and `"type":"0B"` are part of the shape, not values.
      if (absl::EndsWith(pair, ":") || absl::StartsWith(pair, "\"type\"")) continue;
      EXPECT_TRUE(absl::StrContains(brokers, pair)) << example.of << " has no " << pair;
    }
  }
}

}  // namespace
}  // namespace kiwoom::tests

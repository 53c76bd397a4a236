#include "clients/cli/decoding/frame_splitter.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kiwoom::cli {
namespace {

// "1:1 {…}" for an object, "1:1! sentence" for an error.
std::vector<std::string> Pieces(FrameSplitter& splitter) {
  std::vector<std::string> pieces;
  for (Piece piece; splitter.Next(&piece);) {
    const std::string at = std::to_string(piece.position.line) + ":" + std::to_string(piece.position.column);
    pieces.push_back(piece.error.empty() ? at + " " + piece.object : at + "! " + piece.error);
  }
  return pieces;
}

std::vector<std::string> Split(std::string_view text, size_t chunk, size_t limit = 1 << 20) {
  FrameSplitter splitter(limit);
  for (size_t i = 0; i < text.size(); i += chunk) splitter.Append(text.substr(i, chunk));
  splitter.Finish();
  return Pieces(splitter);
}

struct SplitCase {
  std::string name;
  std::string text;
  std::vector<std::string> pieces;
};

class FrameSplitterTest : public testing::TestWithParam<SplitCase> {};

TEST_P(FrameSplitterTest, SplitsIndependentlyOfChunks) {
  for (const size_t chunk : {size_t{1}, size_t{2}, size_t{3}, size_t{7}, size_t{1000}}) {
    EXPECT_EQ(Split(GetParam().text, chunk), GetParam().pieces) << "chunks of " << chunk;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Texts, FrameSplitterTest,
    testing::ValuesIn(std::vector<SplitCase>{
        {"Empty", "", {}},
        {"Blank", " \r\n\t\n", {}},
        {"OnePerLine", "{\"a\":1}\n{\"b\":2}\n", {"1:1 {\"a\":1}", "2:1 {\"b\":2}"}},
        {"Concatenated", "{\"a\":1}{\"b\":[{}]} {}", {"1:1 {\"a\":1}", "1:8 {\"b\":[{}]}", "1:19 {}"}},
        {"Pretty", "{\n  \"a\": [\n    {},\n    {}\n  ]\n}\n", {"1:1 {\n  \"a\": [\n    {},\n    {}\n  ]\n}"}},
        {"BracketsInStrings", R"({"a":"}{\"]\\"})", {R"(1:1 {"a":"}{\"]\\"})"}},
        {"OrderMark", "\xEF\xBB\xBF{}", {"1:2 {}"}},
        {"ColumnsAreCharacters", "{\"이름\":\"가\"}{}", {"1:1 {\"이름\":\"가\"}", "1:11 {}"}},
        {"Garbage", "hello\n{}\n", {"1:1! a frame begins with \"{\"", "2:1 {}"}},
        {"CutInAString", "{\"a\":\"b\n{\"c\":1}", {"1:8! a string is not closed on its line", "2:1 {\"c\":1}"}},
        {"CutAfterAValue",
         "{\"data\":[{\"x\":\"1\"\n{\"c\":1}\n{}",
         {"2:1! the frame that begins on line 1 is cut short", "2:1 {\"c\":1}", "3:1 {}"}},
        {"CutWhereAValueMayFollow",
         "{\"data\":[\n{\"c\":1}\n{\"d\":1}\n",
         {"3:1! the frame that begins on line 1 is cut short", "2:1 {\"c\":1}", "3:1 {\"d\":1}"}},
        {"CutAndConcatenated",
         "{\"a\":\"b\"{\"c\":1}",
         {"1:9! the frame that begins on line 1 is cut short", "1:9 {\"c\":1}"}},
        {"WrongBracket", "{\"a\":[1}\n{}", {"1:8! \"}\" closes \"[\"", "2:1 {}"}},
        {"CutAtTheEnd", "{}\n{\"a\":", {"1:1 {}", "2:1! the text ends before this frame is closed"}},
        {"CutAtTheEndAfterAnother", "{\"a\":\n{}\n", {"1:1! the text ends before this frame is closed", "2:1 {}"}},
        {"TooDeep",
         "{\"a\":" + std::string(64, '[') + "\n{}",
         {"1:69! brackets are nested more than 64 deep", "2:1 {}"}},
    }),
    [](const auto& info) { return info.param.name; });

TEST(FrameSplitterTest, ReturnsAnObjectAsSoonAsItIsClosed) {
  FrameSplitter splitter;
  splitter.Append("{\"a\":1");
  EXPECT_TRUE(Pieces(splitter).empty());
  splitter.Append("}{");
  EXPECT_EQ(Pieces(splitter), std::vector<std::string>{"1:1 {\"a\":1}"});
}

TEST(FrameSplitterTest, RejectsObjectsBeyondTheLimit) {
  const std::string text = "{\"a\":\"" + std::string(100, 'x') + "\"}\n{}";
  EXPECT_EQ(Split(text, 10, /*limit=*/64),
            (std::vector<std::string>{"1:65! the frame that begins on line 1 is longer than 64 bytes", "2:1 {}"}));
}

TEST(FrameSplitterTest, BrokenTextCostsLinearTime) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "{\"a\":[\n";
  EXPECT_EQ(Split(text, 4096).size(), 20000u);
}

}  // namespace
}  // namespace kiwoom::cli

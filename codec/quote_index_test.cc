#include "codec/quote_index.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "codec/padded_text.h"

namespace kiwoom::codec {
namespace {

std::vector<uint32_t> Positions(const QuoteIndex& index) {
  const uint32_t* end = index.begin();
  while (*end != QuoteIndex::kNone) ++end;
  for (int i = 0; i < 4; ++i) EXPECT_EQ(end[i], QuoteIndex::kNone);
  return {index.begin(), end};
}

TEST(QuoteIndex, FindsEveryQuoteAndNothingBehindTheEnd) {
  QuoteIndex index;
  std::mt19937_64 random(7);
  for (size_t size = 0; size < 400; ++size) {
    std::string text;
    std::vector<uint32_t> expected;
    for (size_t i = 0; i < size; ++i) {
      text += random() % 4 == 0 ? '"' : static_cast<char>(' ' + random() % 60);
      if (text.back() == '"') expected.push_back(static_cast<uint32_t>(i));
    }
    std::string buffer = text + std::string(kPadding, '"');
    ASSERT_TRUE(index.Build({buffer.data(), size}));
    EXPECT_EQ(Positions(index), expected) << text;
  }
}

TEST(QuoteIndex, SeesWhatIsNotForTheFastPathWhereverItStands) {
  QuoteIndex index;
  for (int c = 0; c < 256; ++c) {
    const bool strange = c < 0x20 || c == '\\';
    for (size_t size : {1u, 7u, 8u, 63u, 64u, 65u, 130u}) {
      for (size_t at = 0; at < size; ++at) {
        std::string text(size, 'x');
        text[at] = static_cast<char>(c);
        ASSERT_EQ(index.Build(PaddedText(text).view()), !strange) << c << " at " << at << " of " << size;
      }
      // Bytes after the end must not matter.
      std::string buffer(size + kPadding, 'x');
      buffer[size] = static_cast<char>(c);
      ASSERT_TRUE(index.Build({buffer.data(), size})) << c << " behind " << size;
    }
  }
}

TEST(QuoteIndex, LeavesLongTextsToTheGeneralParser) {
  QuoteIndex index;
  EXPECT_TRUE(index.Build(PaddedText(std::string(QuoteIndex::kLongest, '"')).view()));
  EXPECT_EQ(Positions(index).size(), QuoteIndex::kLongest);
  EXPECT_FALSE(index.Build(PaddedText(std::string(QuoteIndex::kLongest + 1, '"')).view()));
}

}  // namespace
}  // namespace kiwoom::codec

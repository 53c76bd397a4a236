#include "tests/chaos/sequence_book.h"

#include <gtest/gtest.h>

namespace kiwoom::chaos {
namespace {

const Topic kTrade{v1::REALTIME_TYPE_TRADE, "005930"};
const Topic kBook{v1::REALTIME_TYPE_ORDER_BOOK, "005930"};

std::string Contradiction(SequenceBook& book, const Topic& topic, uint64_t epoch, uint64_t sequence, uint64_t stamp) {
  return book.Enter(topic, epoch, sequence, stamp).value_or("none");
}

TEST(SequenceBook, AcceptsTheSameFromEveryReader) {
  SequenceBook book;
  EXPECT_EQ(Contradiction(book, kTrade, 7, 3, 12), "none");
  EXPECT_EQ(Contradiction(book, kTrade, 7, 1, 10), "none") << "another reader is behind";
  EXPECT_EQ(Contradiction(book, kTrade, 7, 2, 11), "none");
  EXPECT_EQ(Contradiction(book, kTrade, 7, 3, 12), "none");
  EXPECT_EQ(Contradiction(book, kTrade, 8, 1, 13), "none") << "another epoch";
  EXPECT_EQ(Contradiction(book, kBook, 7, 1, 1), "none") << "another topic";
}

TEST(SequenceBook, ReportsContradictions) {
  struct Row {
    uint64_t sequence, stamp;
    std::string contradiction;
  };
  const Row rows[] = {
      {5, 13, "sequence 5 of epoch 7 has the stamp 13 here and 12 elsewhere"},
      {6, 12, "sequence 6 of epoch 7 has the stamp 12, and the one before it 12"},
      {6, 11, "sequence 6 of epoch 7 has the stamp 11, and the one before it 12"},
      {4, 12, "sequence 4 of epoch 7 has the stamp 12, and the one after it 12"},
      {0, 1, "the sequence 0 cannot exist"},
  };
  for (const Row& row : rows) {
    SequenceBook book;
    EXPECT_EQ(Contradiction(book, kTrade, 7, 5, 12), "none");
    EXPECT_EQ(Contradiction(book, kTrade, 7, row.sequence, row.stamp), row.contradiction);
  }
}

TEST(SequenceBook, KnowsTheSessionOfAnEpoch) {
  SequenceBook book;
  EXPECT_EQ(book.SessionOf(kTrade, 7), "");
  EXPECT_EQ(book.EnterSession(kTrade, 7, "alpha"), std::nullopt);
  EXPECT_EQ(book.EnterSession(kTrade, 7, "alpha"), std::nullopt) << "another reader";
  EXPECT_EQ(book.EnterSession(kTrade, 8, "beta"), std::nullopt) << "it has moved";
  EXPECT_EQ(book.EnterSession(kTrade, 7, "beta"), "epoch 7 is on session \"beta\" here and on \"alpha\" elsewhere");
  EXPECT_EQ(book.SessionOf(kTrade, 7), "alpha");
  EXPECT_EQ(book.SessionOf(kTrade, 8), "beta");
  EXPECT_EQ(book.SessionOf(kBook, 7), "");
}

}  // namespace
}  // namespace kiwoom::chaos

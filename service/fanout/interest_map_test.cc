#include "service/fanout/interest_map.h"

#include <gmock/gmock.h>

#include "service/fanout/reader_list.h"
#include "service/fanout/test_topics.h"

namespace kiwoom::fanout {
namespace {

using sessions::Topic;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr absl::Duration kLinger = absl::Seconds(5);

class InterestMapTest : public ::testing::Test {
 protected:
  Reader& Open() {
    return *readers_.Open({}, now_, [] {});
  }

  // Adds topics and returns those that nobody else has.
  std::vector<Topic> Add(Reader& reader, const std::vector<Topic>& topics) {
    std::vector<Topic> added;
    for (const auto& [channel, cursor] : interests_.Apply(reader, topics, {}, now_)) {
      if (channel->subscribers.size() == 1) added.push_back(channel->topic);
    }
    return added;
  }
  void Remove(Reader& reader, const std::vector<Topic>& topics) { interests_.Apply(reader, {}, topics, now_); }

  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  ReaderList readers_;
  Reader &alice_ = Open(), &bob_ = Open(), &carol_ = Open();
  InterestMap interests_{kLinger};
};

TEST_F(InterestMapTest, ATopicIsRegisteredOnceForAllReaders) {
  EXPECT_THAT(Add(alice_, {kSamsung, kHynix}), ElementsAre(kSamsung, kHynix));
  EXPECT_THAT(Add(bob_, {kSamsung, kSamsungBook}), ElementsAre(kSamsungBook));
  EXPECT_THAT(Add(carol_, {kSamsung}), IsEmpty());
  EXPECT_EQ(interests_.Find(TopicView{&kTrades, "005930"})->subscribers.size(), 3u);
  EXPECT_EQ(interests_.Find(TopicView{&kTrades, "000660"})->subscribers.size(), 1u);
  EXPECT_EQ(interests_.Find(TopicView{&kBooks, "000660"}), nullptr);
}

TEST_F(InterestMapTest, AReaderJoinsATopicOnlyOnce) {
  const Topic twice[] = {kSamsung, kSamsung};
  EXPECT_EQ(interests_.Apply(alice_, twice, {}, now_).size(), 1u);
  EXPECT_THAT(interests_.Apply(alice_, twice, {}, now_), IsEmpty());
  EXPECT_EQ(interests_.Find(TopicView{&kTrades, "005930"})->subscribers.size(), 1u);
  Remove(alice_, {kSamsung});
  EXPECT_THAT(alice_.cursors(), IsEmpty());
}

TEST_F(InterestMapTest, ATopicAddedAndRemovedInOneChangeIsRemoved) {
  Add(alice_, {kSamsung});
  const Topic both[] = {kSamsung, kHynix};
  EXPECT_THAT(interests_.Apply(alice_, both, both, now_), IsEmpty());
  EXPECT_THAT(alice_.cursors(), IsEmpty());
}

TEST_F(InterestMapTest, ATopicLingersAfterItsLastReader) {
  Add(alice_, {kSamsung});
  Add(bob_, {kSamsung});
  Remove(alice_, {kSamsung});
  EXPECT_EQ(interests_.NextExpiry(), absl::InfiniteFuture()) << "Bob is still subscribed";
  Remove(bob_, {kSamsung});
  EXPECT_EQ(interests_.NextExpiry(), now_ + kLinger);
  EXPECT_THAT(interests_.TakeExpired(now_ + kLinger - absl::Nanoseconds(1)), IsEmpty());
  EXPECT_THAT(interests_.TakeExpired(now_ + kLinger), ElementsAre(kSamsung));
  EXPECT_EQ(interests_.Find(TopicView{&kTrades, "005930"}), nullptr);
  EXPECT_EQ(interests_.NextExpiry(), absl::InfiniteFuture());
  EXPECT_THAT(Add(carol_, {kSamsung}), ElementsAre(kSamsung)) << "from the beginning";
}

TEST_F(InterestMapTest, JoiningALingeringTopicKeepsIt) {
  Add(alice_, {kSamsung});
  Remove(alice_, {kSamsung});
  const Channel* const channel = interests_.Find(TopicView{&kTrades, "005930"});
  Add(bob_, {kSamsung});
  EXPECT_EQ(interests_.Find(TopicView{&kTrades, "005930"}), channel);
  EXPECT_THAT(interests_.TakeExpired(now_ + absl::Hours(1)), IsEmpty());
}

TEST_F(InterestMapTest, TopicsLingerIndependently) {
  Add(alice_, {kSamsung, kHynix});
  Remove(alice_, {kSamsung});
  now_ += absl::Seconds(2);
  Remove(alice_, {kHynix});
  EXPECT_THAT(interests_.TakeExpired(interests_.NextExpiry()), ElementsAre(kSamsung));
  EXPECT_EQ(interests_.NextExpiry(), now_ + kLinger);
}

TEST_F(InterestMapTest, TakeLingeringReturnsAllLingeringTopics) {
  Add(alice_, {kSamsung, kHynix, kSamsungBook});
  Remove(alice_, {kSamsung, kSamsungBook});
  EXPECT_THAT(interests_.TakeLingering(), ElementsAre(kSamsung, kSamsungBook));
  EXPECT_NE(interests_.Find(TopicView{&kTrades, "000660"}), nullptr);
}

TEST_F(InterestMapTest, LeavingRemovesAllTopicsOfAReader) {
  Add(alice_, {kSamsung, kHynix});
  Add(bob_, {kHynix});
  interests_.LeaveAll(alice_, now_);
  EXPECT_THAT(alice_.cursors(), IsEmpty());
  EXPECT_THAT(interests_.TakeLingering(), ElementsAre(kSamsung));
}

TEST_F(InterestMapTest, TellsWhoLeavesAndWhatIsForgotten) {
  std::vector<std::string> story;
  InterestMap interests(
      kLinger, {.on_leave =
                    [&](Reader& reader, Channel& channel, StreamCursor*) {
                      story.push_back((&reader == &alice_ ? "Alice leaves " : "Bob leaves ") + channel.topic.item +
                                      ", " + std::to_string(channel.subscribers.size()) + " left");
                    },
                .on_erase = [&](Channel& channel) { story.push_back("end of " + channel.topic.item); }});
  const Topic samsung[] = {kSamsung};
  interests.Apply(alice_, samsung, {}, now_);
  interests.Apply(bob_, samsung, {}, now_);
  interests.LeaveAll(alice_, now_);
  interests.LeaveAll(bob_, now_);
  interests.TakeLingering();
  EXPECT_THAT(story, ElementsAre("Alice leaves 005930, 1 left", "Bob leaves 005930, 0 left", "end of 005930"));
}

// Events before a reader joined are not missed events.
TEST_F(InterestMapTest, AReaderStartsAtTheTopicsCurrentPosition) {
  Add(alice_, {kSamsung});
  Publisher& publisher = interests_.Find(TopicView{&kTrades, "005930"})->publisher;
  publisher.Begin(7);
  publisher.Publish("005930", "", now_);
  publisher.Publish("005930", "", now_);
  const Topic samsung[] = {kSamsung};
  const StreamCursor& cursor = *interests_.Apply(bob_, samsung, {}, now_).at(0).cursor;
  EXPECT_EQ(cursor.SkippedBefore(7, 3), 0u);
  EXPECT_EQ(cursor.SkippedBefore(7, 5), 2u);
}

}  // namespace
}  // namespace kiwoom::fanout

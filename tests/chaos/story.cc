#include "tests/chaos/story.h"

namespace kiwoom::chaos {
namespace {

// Plays the steps of a story to a check.
class Teller {
 public:
  explicit Teller(const Story& story) : surroundings_{ledger_, book_, arrivals_, story.sessions, story.move_after} {}

  std::vector<Violation> Tell(const Story& story) {
    for (const Story::Step& step : story.steps) {
      now_ = step.time;
      std::visit(*this, step.what);
    }
    return violations_.list();
  }

  void operator()(const Story::Registers& step) { ledger_.Register(step.topic, step.session, now_); }
  void operator()(const Story::Unregisters& step) { ledger_.Unregister(step.topic, step.session, now_); }
  void operator()(const Story::Sends& step) { ledger_.Send(step.topic, now_); }
  void operator()(const Story::Opens& step) { reader_.Open(step.request, now_); }
  void operator()(const Story::Reads& step) { reader_.Receive(step.event, true, now_); }
  void operator()(const Story::Changes& step) { reader_.Changed(step.interests); }
  void operator()(const Story::Cuts&) { reader_.Cut(); }
  void operator()(const Story::Ends& step) { reader_.End(step.end, true, now_); }
  void operator()(const Story::Finishes&) { reader_.Finish(true, now_); }

 private:
  StampLedger ledger_;
  SequenceBook book_;
  Arrivals arrivals_;
  Violations violations_;
  const CheckSurroundings surroundings_;
  ReaderCheck reader_{"reader", surroundings_, violations_};
  absl::Time now_;
};

}  // namespace

std::vector<Violation> CheckStory(const Story& story) { return Teller(story).Tell(story); }

}  // namespace kiwoom::chaos

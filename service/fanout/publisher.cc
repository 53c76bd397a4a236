#include "service/fanout/publisher.h"

namespace kiwoom::fanout {

void Publisher::Begin(uint64_t epoch, const sessions::SessionName* session) {
  live_ = true;
  epoch_ = epoch;
  sequence_ = 0;
  session_ = of_account_ ? session : nullptr;
}

EventRef Publisher::Publish(std::string_view item, std::string_view message, absl::Time received) {
  const RowFacts facts = rows_.Read(item, message);
  return EventEncoder::Encode({.item = item,
                               .epoch = epoch_,
                               .sequence = ++sequence_,
                               .received = received,
                               .account = facts.account,
                               .session = session_ == nullptr ? std::string_view() : *session_,
                               .key = facts.key},
                              event_field_, message);
}

}  // namespace kiwoom::fanout

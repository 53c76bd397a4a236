#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "codec/wire_writer.h"
#include "kiwoom/v1/event.pb.h"
#include "kiwoom/v1/subscribe.pb.h"
#include "service/fanout/reader.h"

namespace kiwoom::fanout {

// A row with one text field.
inline std::string TextField(uint32_t number, std::string_view text) {
  codec::WireWriter out;
  out.Reserve(text.size() + 16);
  out.Delimited(number, text);
  return std::string(out.view());
}

// Takes a reader's next response, parsed by protobuf.
inline v1::SubscribeResponse Take(ReaderQueue& queue, size_t limit = 1 << 20) {
  std::string bytes(queue.TakeBatch(limit), '\0');
  queue.WriteBatch(bytes.data());
  v1::SubscribeResponse response;
  EXPECT_TRUE(response.ParseFromString(bytes));
  return response;
}

inline std::vector<v1::Event> Take(Reader* reader, size_t limit = 1 << 20) {
  std::string bytes(reader->TakeBatch(limit), '\0');
  reader->WriteBatch(bytes.data());
  v1::SubscribeResponse response;
  EXPECT_TRUE(response.ParseFromString(bytes));
  return {response.events().begin(), response.events().end()};
}

// One word per event: "live", "trade 3", "book 7 snapshot".
inline std::string Word(const v1::Event& event) {
  switch (event.event_case()) {
    case v1::Event::kAcknowledgement:
      return "ack";
    case v1::Event::kLive:
      return "live";
    case v1::Event::kRefused:
      return "refused";
    case v1::Event::kLost:
      return "lost";
    case v1::Event::kSessionRestored:
      return "restored";
    case v1::Event::kGap:
      return "gap";
    case v1::Event::kHeartbeat:
      return "heartbeat";
    case v1::Event::kResumption:
      return "resumption";
    case v1::Event::kSnapshotsComplete:
      return "complete";
    case v1::Event::kDraining:
      return "draining";
    case v1::Event::kTrade:
      return "trade";
    case v1::Event::kOrderBook:
      return "book";
    case v1::Event::kVolatilityInterruption:
      return "vi";
    default:
      return "field " + std::to_string(event.event_case());
  }
}

inline std::vector<std::string> Story(Reader* reader) {
  std::vector<std::string> story;
  for (const v1::Event& event : Take(reader)) {
    std::string word = Word(event);
    if (event.sequence() != 0) word += " " + std::to_string(event.sequence());
    if (event.snapshot()) word += " snapshot";
    if (event.replayed()) word += " replayed";
    if (event.skipped() != 0) word += " skipped " + std::to_string(event.skipped());
    story.push_back(word);
  }
  return story;
}

}  // namespace kiwoom::fanout

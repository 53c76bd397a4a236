// What the broker may send.
#include "tests/chaos/fault_table.h"

#include <algorithm>
#include <string>

namespace kiwoom::chaos {
namespace {

// Some rows of registered topics in one spelling.
std::vector<std::string> SomeRows(BrokerSession& session, int count, const RowSpelling& spelling = {}) {
  std::vector<std::string> rows;
  for (int i = 0; i < count; ++i) {
    if (const auto topic = session.AnyTopic()) rows.push_back(session.Row(*topic, spelling));
  }
  return rows;
}

// Runs on the broker's thread with a session, if that has rows to send.
template <typename Task>
void WithSession(FaultScene& scene, const Task& task) {
  BrokerSession& session = scene.AnySession();
  scene.broker.Do([&] {
    if (session.logged_in() && session.AnyTopic().has_value()) task(session);
  });
}

void Send(FaultScene& scene, int rows, const RowSpelling& spelling) {
  WithSession(scene, [&](BrokerSession& session) { session.SendText(RealFrame(SomeRows(session, rows, spelling))); });
}

void SendOddName(FaultScene& scene) {
  const std::vector<std::string> names = {"", R"("trnm":null)", R"("trnm":"real")", R"("trnm":"REAL ")", R"("trnm":7)"};
  WithSession(scene, [&](BrokerSession& session) {
    const std::string& name = names[static_cast<size_t>(scene.Random(0, static_cast<int>(names.size()) - 1))];
    session.SendText(RealFrame(SomeRows(session, 2), scene.Random(0, 1) == 0, name));
  });
}

void SendOddData(FaultScene& scene) {
  WithSession(scene, [&](BrokerSession& session) {
    std::string frame = RealFrame(SomeRows(session, 2));
    frame.replace(frame.find("\"data\""), 6, "\"Data\"");
    session.SendText(frame);
  });
}

void SendInvalidJson(FaultScene& scene) {
  WithSession(scene, [&](BrokerSession& session) {
    const std::string frame = RealFrame(SomeRows(session, scene.Random(1, 4)));
    session.SendText(frame.substr(0, static_cast<size_t>(scene.Random(1, static_cast<int>(frame.size()) - 1))));
  });
}

// The frame ends in the middle, with the connection.
void SendTruncatedFrame(FaultScene& scene) {
  WithSession(scene, [&](BrokerSession& session) {
    const std::string frame = TextFrame(RealFrame(SomeRows(session, 3)));
    session.SendBytes(frame.substr(0, frame.size() / 2));
    session.Finish();
  });
}

void SendInvalidUtf8(FaultScene& scene) {
  WithSession(scene, [&](BrokerSession& session) {
    std::string frame = RealFrame(SomeRows(session, 2));
    frame.replace(frame.find("\"name\":\"") + 8, 1, "\xff");
    session.SendText(frame);
  });
}

// A row of a registered topic under a name that nobody has asked for. It has no stamp of the topic.
void SendUnknownItem(FaultScene& scene) {
  WithSession(scene, [&](BrokerSession& session) {
    const Topic topic = *session.AnyTopic();
    if (topic.item.empty()) return;
    session.SendText(RealFrame({RowText(topic, 0, {.item = topic.item + "_XX"})}));
  });
}

constexpr Fault kFaults[] = {
    {"one frame of many rows", 5,
     [](FaultScene& scene) {
       const int rows = scene.Random(500, 6000);
       WithSession(scene, [&](BrokerSession& session) { session.SendRows(rows, rows); });
     }},
    {"rows of several types in one frame", 5, [](FaultScene& scene) { Send(scene, scene.Random(4, 40), {}); }},
    {"an odd trnm", 5, SendOddName},
    {"an odd data", 5, SendOddData},
    {"invalid JSON", 5, SendInvalidJson},
    {"a truncated frame", 30, SendTruncatedFrame},
    {"invalid UTF-8", 30, SendInvalidUtf8},
    {"large unknown keys", 5,
     [](FaultScene& scene) {
       const auto bytes = static_cast<size_t>(scene.Random(100, 1'000'000));
       Send(scene, 3, {.unknown_bytes = bytes});
     }},
    {"an unknown spelling of an item", 5, SendUnknownItem},
    {"repeated keys", 5, [](FaultScene& scene) { Send(scene, 3, {.repeated_keys = true}); }},
    {"another order of members", 5, [](FaultScene& scene) { Send(scene, 3, {.values_first = true}); }},
    {"a burst of 5000 rows", 10,
     [](FaultScene& scene) { WithSession(scene, [](BrokerSession& session) { session.SendRows(5000, 3); }); }},
};

}  // namespace

std::span<const Fault> FrameFaults() { return kFaults; }

}  // namespace kiwoom::chaos

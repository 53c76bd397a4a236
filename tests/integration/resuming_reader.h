#pragma once

#include <grpcpp/channel.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "kiwoom/v1/trade.pb.h"
#include "tests/integration/client.h"

namespace kiwoom::tests {

// A reader of trades that resumes at another gateway where it was interrupted, as README.md asks clients to. The rows
// of the simulator carry numbers (stamp_rows), from which it knows what it got.
class ResumingReader {
 public:
  explicit ResumingReader(std::vector<std::string> items) : items_(std::move(items)) {}

  // Connects, with the positions that it has.
  void Subscribe(grpc::Channel& channel) {
    v1::SubscribeRequest request = Wanting({{v1::REALTIME_TYPE_TRADE, items_}});
    for (const auto& [item, last] : last_) {
      v1::StreamPosition& position = *request.mutable_interests(0)->add_resume();
      position.set_item(item);
      position.set_epoch(last.epoch());
      position.set_sequence(last.sequence());
      *position.mutable_received_time() = last.received_time();
    }
    stream_.reset();
    stream_ = std::make_unique<Stream>(channel, kSubscribe, request);
  }

  // Reads on until `enough`, or to the end of the stream. Returns whether it is enough.
  bool ReadUntil(const std::function<bool(const v1::Event&)>& enough) {
    for (v1::Event event; stream_->Next(event);) {
      Note(event);
      if (enough(event)) return true;
    }
    return false;
  }
  void ReadToTheEnd() {
    ReadUntil([](const v1::Event&) { return false; });
  }
  grpc::Status Finish() { return stream_->Finish(); }

  const std::vector<std::string>& items() const { return items_; }
  bool Wants(const std::string& item) const { return std::ranges::find(items_, item) != items_.end(); }
  // By item: its session, from the newest notice that names it.
  const std::map<std::string, std::string>& places() const { return places_; }
  // By item: the numbers of its rows in the order of their arrival.
  const std::map<std::string, std::vector<int64_t>>& stamps() const { return stamps_; }
  // Likewise: when the gateway received them.
  const std::map<std::string, std::vector<absl::Time>>& received() const { return received_; }
  size_t count() const { return count_; }
  const std::vector<v1::GapNotice>& gaps() const { return gaps_; }
  const std::vector<v1::DrainingNotice>& drainings() const { return drainings_; }
  // The number of the item's last row.
  int64_t last_stamp(const std::string& item) const {
    const auto found = stamps_.find(item);
    return found == stamps_.end() ? 0 : found->second.back();
  }

  static absl::Time TimeOf(const google::protobuf::Timestamp& time) {
    return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
  }

 private:
  void Note(const v1::Event& event) {
    for (const auto* const registrations : {&event.live().registrations(), &event.gap().registrations()}) {
      for (const v1::Registration& each : *registrations) places_[each.item()] = each.session();
    }
    if (event.has_gap()) gaps_.push_back(event.gap());
    if (event.has_draining()) drainings_.push_back(event.draining());
    if (!event.has_trade()) return;
    EXPECT_EQ(event.skipped(), 0u);
    last_[event.item()] = event;
    stamps_[event.item()].push_back(std::stoll(event.trade().unparsed().at("900000001")));
    received_[event.item()].push_back(TimeOf(event.received_time()));
    ++count_;
  }

  const std::vector<std::string> items_;
  std::unique_ptr<Stream> stream_;
  std::map<std::string, v1::Event> last_;
  std::map<std::string, std::string> places_;
  std::map<std::string, std::vector<int64_t>> stamps_;
  std::map<std::string, std::vector<absl::Time>> received_;
  std::vector<v1::GapNotice> gaps_;
  std::vector<v1::DrainingNotice> drainings_;
  size_t count_ = 0;
};

}  // namespace kiwoom::tests

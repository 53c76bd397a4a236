#include "simulator/feed/feed.h"

#include <algorithm>
#include <memory>

namespace kiwoom::simulator {
namespace {

// How often things of a topic happen, against each other.
double WeightOf(Topic topic) {
  switch (topic) {
    case Topic::kTrade:
    case Topic::kBook:
      return 100;
    case Topic::kIndex:
    case Topic::kBreadth:
    case Topic::kNav:
    case Topic::kProgram:
    case Topic::kIndicative:
    case Topic::kOrder:
    case Topic::kPosition:
      return 30;
    case Topic::kBrokers:
      return 10;
    case Topic::kQuote:
    case Topic::kStockInfo:
    case Topic::kMarketPhase:
    case Topic::kInterruption:
      return 2;
  }
  return 1;
}

// Below this sum nothing may happen: who listens to seldom things alone is not flooded with them.
constexpr double kFullWeight = 30;

bool IsMarketWide(const runtime::Tr& tr) { return tr.registration != runtime::Register::kItem; }

}  // namespace

Feed::Feed(uint64_t seed, bool documented_order, std::span<const runtime::Tr* const> trs, Market& market,
           Broker& broker)
    : market_(market), broker_(broker), dice_(seed) {
  for (const runtime::Tr* tr : trs) {
    if (tr->kind != runtime::Kind::kRealtime) continue;
    frames_.try_emplace(std::string(tr->code), *tr, documented_order);
  }
}

const RealFrame* Feed::FindFrame(std::string_view type) const {
  const auto found = frames_.find(type);
  return found == frames_.end() ? nullptr : &found->second;
}

void Feed::FindSources() {
  if (sources_version_ == broker_.listened_version()) return;
  sources_version_ = broker_.listened_version();
  sources_.clear();
  by_subject_.clear();
  total_weight_ = 0;
  for (const Registered& listened : broker_.listened()) {
    const RealFrame* frame = FindFrame(listened.type);
    if (frame == nullptr) continue;
    std::string code;
    if (!IsMarketWide(frame->tr())) {
      code = SplitItem(listened.item).code;
      const bool known =
          frame->about_sector() ? market_.FindSector(code) != nullptr : market_.FindStock(code) != nullptr;
      if (!known) continue;  // accepted, and silent
    }
    sources_.push_back({frame, listened.item, code, WeightOf(frame->topic())});
    total_weight_ += sources_.back().weight;
  }
  for (const Source& source : sources_) by_subject_[{source.frame->topic(), source.code}].push_back(&source);
}

const Feed::Source* Feed::Pick() {
  double point = static_cast<double>(dice_.Next() >> 11) * 0x1p-53 * std::max(total_weight_, kFullWeight);
  for (const Source& source : sources_) {
    if (point < source.weight) return &source;
    point -= source.weight;
  }
  return nullptr;
}

Feed::Sent Feed::Step(absl::Time market_time) {
  FindSources();
  const Source* source = Pick();
  if (source == nullptr) return {};
  Sent sent;
  market_.Happen(source->frame->topic(), source->code, market_time, [&](const Market::Change& change) {
    const Sent told = Tell(change);
    sent.rows += told.rows;
    sent.deliveries += told.deliveries;
  });
  return sent;
}

Feed::Sent Feed::Tell(const Market::Change& change) {
  std::string code;
  const auto about_item = [&](const Source* source) { return !IsMarketWide(source->frame->tr()); };
  if (change.stock != nullptr) code = change.stock->instrument().code;
  if (change.sector != nullptr) code = change.sector->info().code;

  Sent sent;
  const auto publish = [&](const Source* source, const std::string& item) {
    const Sent one = Publish(*source, item, change);
    sent.rows += one.rows;
    sent.deliveries += one.deliveries;
  };
  for (const std::string& subject : {code, std::string()}) {
    const auto found = by_subject_.find({change.topic, subject});
    if (found == by_subject_.end()) continue;
    for (const Source* source : found->second) {
      publish(source, about_item(source) ? source->item : code);
      // An interruption comes twice: for KRX, and for both venues together.
      if (change.topic == Topic::kInterruption) publish(source, code + std::string(kConsolidated.suffix));
    }
    if (code.empty()) break;
  }
  return sent;
}

Scene Feed::SceneOf(std::string_view item, const Stock* stock, const Sector* sector) const {
  Scene scene;
  scene.market = &market_;
  scene.venue = SplitItem(item).venue;
  scene.figures.time = market_.now();
  if (stock != nullptr) scene.Show(*stock);
  if (sector != nullptr) scene.Show(*sector);
  return scene;
}

Feed::Sent Feed::Publish(const Source& source, const std::string& item, const Market::Change& change) {
  Scene scene = SceneOf(item, change.stock, change.sector);
  const Registered row = {std::string(source.frame->tr().code), item};
  const auto text = std::make_shared<const std::string>(source.frame->Write(item, scene));
  return {1, broker_.Publish({&row, 1}, text)};
}

std::optional<std::string> Feed::CurrentRow(const Registered& registered) const {
  const RealFrame* frame = FindFrame(registered.type);
  if (frame == nullptr || frame->tr().delivery == runtime::Delivery::kEvent) return std::nullopt;
  const std::string_view code = SplitItem(registered.item).code;
  const Stock* stock = frame->about_sector() ? nullptr : market_.FindStock(code);
  const Sector* sector = frame->about_sector() ? market_.FindSector(code) : nullptr;
  const bool needs_item = !IsMarketWide(frame->tr());
  if (needs_item && stock == nullptr && sector == nullptr) return std::nullopt;
  if (frame->topic() == Topic::kPosition) {
    stock = market_.account().position().stock;
    if (stock == nullptr) return std::nullopt;
  }
  const std::string item = needs_item ? registered.item : stock == nullptr ? "" : std::string(stock->instrument().code);
  Scene scene = SceneOf(item, stock, sector);
  return frame->Write(item, scene);
}

}  // namespace kiwoom::simulator

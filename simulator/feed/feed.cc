#include "simulator/feed/feed.h"

#include <algorithm>
#include <utility>

#include "simulator/protocol/real_frame.h"

namespace kiwoom::simulator {
namespace {

// The relative frequency of each kind of event.
double WeightOf(MarketEvent event) {
  switch (event) {
    case MarketEvent::kTrade:
    case MarketEvent::kBook:
      return 100;
    case MarketEvent::kIndex:
    case MarketEvent::kBreadth:
    case MarketEvent::kNav:
    case MarketEvent::kProgram:
    case MarketEvent::kIndicative:
    case MarketEvent::kOrder:
    case MarketEvent::kPosition:
      return 30;
    case MarketEvent::kBestQuote:
    case MarketEvent::kBrokers:
      return 10;
    case MarketEvent::kQuote:
    case MarketEvent::kStockInfo:
    case MarketEvent::kMarketPhase:
    case MarketEvent::kInterruption:
      return 2;
  }
  return 1;
}

// If the weights sum to less than this, some steps do nothing, so that a client of rare events alone is not flooded
// with them.
constexpr double kFullWeight = 30;

// Whether the scene's stock or sector has a value for this event now.
bool Exists(MarketEvent event, const Scene& scene) {
  if (scene.stock != nullptr && !scene.stock->is_listed(scene.venue->exchange)) return false;
  switch (event) {
    case MarketEvent::kTrade:
    case MarketEvent::kQuote:
    case MarketEvent::kBrokers:
    case MarketEvent::kProgram:
      return scene.tape().traded();
    case MarketEvent::kNav:
      return scene.stock->is_fund() && scene.tape().traded();
    case MarketEvent::kBook:
    case MarketEvent::kBestQuote:
      return scene.stock->book().is_open(scene.venue->exchange);
    case MarketEvent::kIndicative:
      return scene.auction().quantity > 0;
    case MarketEvent::kStockInfo:
      return true;
    case MarketEvent::kIndex:
    case MarketEvent::kBreadth:
      return scene.sector->opened();
    case MarketEvent::kMarketPhase:
      return !scene.market->announcement().code.empty();
    case MarketEvent::kInterruption:
    case MarketEvent::kOrder:
      return false;
    case MarketEvent::kPosition:
      return scene.stock != nullptr;
  }
  return false;
}

bool IsMarketWide(const codec::Tr& tr) { return tr.registration != codec::Register::kItem; }
bool IsOfAccount(const codec::Tr& tr) { return tr.registration == codec::Register::kAccount; }

}  // namespace

Feed::Feed(uint64_t seed, const BrokerVariants& variants, std::span<const codec::Tr* const> trs, Market& market,
           WebSocketEndpoint& endpoint)
    : variants_(variants), market_(market), endpoint_(endpoint), random_(seed), member_orders_(~seed) {
  for (const codec::Tr* tr : trs) {
    if (tr->kind != codec::Kind::kRealtime) continue;
    types_.try_emplace(std::string(tr->code), *tr, variants.short_order_books);
  }
}

const RealRow* Feed::FindType(std::string_view type) const {
  const auto found = types_.find(type);
  return found == types_.end() ? nullptr : &found->second;
}

void Feed::FindSources() {
  if (sources_version_ == endpoint_.listened_version()) return;
  sources_version_ = endpoint_.listened_version();
  const std::map<std::pair<MarketEvent, std::string>, std::vector<const Source*>> before =
      std::exchange(by_subject_, {});
  sources_.clear();
  total_weight_ = 0;
  for (const Registered& listened : endpoint_.listened()) {
    const RealRow* type = FindType(listened.type);
    if (type == nullptr) continue;
    std::string code;
    if (IsOfAccount(type->tr())) {
      code = market_.account(listened.account).number();
    } else if (!IsMarketWide(type->tr())) {
      code = SplitItem(listened.item).code;
      const bool known =
          type->about_sector() ? market_.FindSector(code) != nullptr : market_.FindStock(code) != nullptr;
      if (!known) continue;  // accepted, but sends nothing
    }
    sources_.push_back({type, listened.item, code, SplitItem(listened.item).venue->exchange, WeightOf(type->event()),
                        listened.account});
    total_weight_ += sources_.back().weight;
  }
  for (const Source& source : sources_) {
    const std::pair subject(source.type->event(), source.code);
    by_subject_[subject].push_back(&source);
    if (source.type->event() == MarketEvent::kIndex && !before.contains(subject)) market_.BeginIndex(source.code);
  }
}

const Feed::Source* Feed::Pick() {
  if (sources_.empty()) return nullptr;
  double point = static_cast<double>(random_.Next() >> 11) * 0x1p-53 * std::max(total_weight_, kFullWeight);
  for (const Source& source : sources_) {
    if (point < source.weight) return &source;
    point -= source.weight;
  }
  return nullptr;
}

int64_t Feed::Step(absl::Time market_time) {
  FindSources();
  const Source* source = Pick();
  if (source == nullptr) return Advance(market_time);
  int64_t rows = 0;
  market_.Happen(source->type->event(), source->code, source->exchange, market_time,
                 [&](const Market::Change& change) { rows += QueueRows(change); });
  return rows;
}

int64_t Feed::Advance(absl::Time market_time) {
  FindSources();
  int64_t rows = 0;
  market_.Advance(market_time, [&](const Market::Change& change) { rows += QueueRows(change); });
  return rows;
}

std::optional<Order> Feed::PlaceOrder(const OrderRequest& request, absl::Time market_time) {
  FindSources();
  return market_.PlaceOrder(request, market_time, [&](const Market::Change& change) { QueueRows(change); });
}

std::optional<Order> Feed::CancelOrder(int64_t number, absl::Time market_time) {
  FindSources();
  return market_.CancelOrder(number, market_time, [&](const Market::Change& change) { QueueRows(change); });
}

int64_t Feed::Flush() {
  if (!waiting_.empty()) deliveries_ += endpoint_.Publish(waiting_);
  waiting_.clear();
  return std::exchange(deliveries_, 0);
}

int64_t Feed::QueueRows(const Market::Change& change) {
  std::string code;
  if (change.stock != nullptr) code = change.stock->instrument().code;
  if (change.sector != nullptr) code = change.sector->info().code;

  int64_t rows = 0;
  const auto queue = [&](const Source& source, const std::string& item) {
    Queue(source, item, change);
    ++rows;
  };
  const std::string whole = change.account == nullptr ? "" : change.account->number();
  for (const std::string& subject : {code, whole}) {
    const auto found = by_subject_.find({change.event, subject});
    if (found == by_subject_.end()) continue;
    for (const Source* source : found->second) {
      if (!Sees(source->exchange, change.exchange)) continue;
      if (change.event == MarketEvent::kBestQuote && !change.stock->book().best_changed(source->exchange)) continue;
      queue(*source, IsMarketWide(source->type->tr()) ? code : source->item);
      // An interruption is sent twice: for KRX and for both venues together.
      if (change.event == MarketEvent::kInterruption) queue(*source, code + std::string(kConsolidated.suffix));
    }
    if (code.empty()) break;
  }
  return rows;
}

void Feed::Queue(const Source& source, const std::string& item, const Market::Change& change) {
  const Registered topic = {std::string(source.type->tr().code), source.item, source.account};
  waiting_.push_back(WriteRow(*source.type, topic, item, SceneOf(*source.type, item, change)));
  if (waiting_.size() < variants_.rows_per_frame) return;
  deliveries_ += endpoint_.Publish(waiting_);
  waiting_.clear();
}

RealtimeRow Feed::WriteRow(const RealRow& type, const Registered& topic, const std::string& item, Scene scene) {
  RowOrder order = variants_.member_order == MemberOrder::kDocumented ? kDocumentedRowOrder : kLiveRowOrder;
  if (variants_.member_order == MemberOrder::kRandom) {
    for (size_t i = order.size() - 1; i > 0; --i) {
      std::swap(order[i], order[member_orders_.Between(0, static_cast<int64_t>(i))]);
    }
  }
  const RowExtras::Extras extras = extras_.Next(topic);
  const std::string spelling = odd_items_.Take().value_or(item);
  return {{topic.type, item, topic.account},
          type.Write(spelling, scene, {.order = order, .further_values = extras.values}),
          extras.stamp};
}

Scene Feed::SceneOf(const RealRow& type, std::string_view item, const Market::Change& about) const {
  Scene scene;
  scene.market = &market_;
  scene.account = about.account;
  scene.venue = SplitItem(item).venue;
  scene.figures.time = market_.now();
  if (type.event() == MarketEvent::kMarketPhase) scene.figures.time = market_.announcement().time;
  if (about.stock != nullptr && type.event() == MarketEvent::kIndicative) {
    scene.ShowAuction(*about.stock);
  } else if (about.stock != nullptr) {
    scene.Show(*about.stock);
  }
  if (about.sector != nullptr) scene.Show(*about.sector);
  scene.leading_a = variants_.leading_a_of_codes && IsOfAccount(type.tr());
  return scene;
}

std::optional<Feed::Current> Feed::FindCurrent(const Registered& registered) const {
  const RealRow* type = FindType(registered.type);
  if (type == nullptr || type->tr().delivery == codec::Delivery::kEvent) return std::nullopt;
  const std::string_view code = SplitItem(registered.item).code;
  Market::Change about{.event = type->event()};
  if (type->about_sector()) {
    about.sector = market_.FindSector(code);
  } else {
    about.stock = market_.FindStock(code);
  }
  const bool has_item = !IsMarketWide(type->tr());
  if (has_item && about.stock == nullptr && about.sector == nullptr) return std::nullopt;
  if (IsOfAccount(type->tr())) about.account = &market_.account(registered.account);
  if (type->event() == MarketEvent::kPosition) about.stock = about.account->position().stock;
  const std::string stock_code = about.stock == nullptr ? "" : std::string(about.stock->instrument().code);
  const std::string item = has_item ? registered.item : stock_code;
  const Scene scene = SceneOf(*type, item, about);
  if (!Exists(type->event(), scene)) return std::nullopt;
  return Current{type, item, scene};
}

std::optional<std::string> Feed::CurrentFrame(const Registered& registered) const {
  std::optional<Current> current = FindCurrent(registered);
  if (!current) return std::nullopt;
  const RealtimeRow row = {registered, current->type->Write(current->item, current->scene)};
  const RealtimeRow* const rows[] = {&row};
  return RealFrame(rows, false);
}

void Feed::Answer(Connection& connection, const Registered& registered) {
  std::optional<Current> current = FindCurrent(registered);
  if (!current) return;
  if (current->type->event() == MarketEvent::kIndex) {
    FindSources();
    market_.ReportIndex(registered.item, [&](const Market::Change& change) { QueueRows(change); });
    return;
  }
  const Registered topic = {registered.type, IsMarketWide(current->type->tr()) ? "" : registered.item,
                            registered.account};
  endpoint_.SendRow(connection, WriteRow(*current->type, topic, current->item, current->scene));
}

}  // namespace kiwoom::simulator

#include "service/sessions/session_pool.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace kiwoom::sessions {

// Listens to one session, keeps the pool informed and forwards what concerns topics that are still there.
class SessionPool::Port final : public ForwardingObserver {
 public:
  Port(SessionPool& pool, size_t member, SessionObserver& listener)
      : ForwardingObserver(listener), pool_(pool), member_(member) {}

  void OnState(State state) override;
  void OnRequested(std::span<const Topic> topics) override { ForwardingObserver::OnRequested(OwnedOf(topics)); }
  void OnLive(std::span<const Registration> registrations) override {
    const std::vector<Registration> owned = OwnedOf(registrations);
    if (!owned.empty()) ForwardingObserver::OnLive(owned);
  }
  void OnDoubted(std::span<const Topic> topics, absl::Time since) override {
    ForwardingObserver::OnDoubted(OwnedOf(topics), since);
  }
  void OnRefused(std::span<const Topic> topics, std::string_view broker_code, std::string_view broker_message) override;
  void OnLost(std::span<const Topic> topics, std::string_view reason, absl::Time last_upstream_time) override {
    ForwardingObserver::OnLost(OwnedOf(topics), reason, last_upstream_time);
  }
  void OnRenewed(std::span<const Registration> registrations, absl::Time from, absl::Time until,
                 std::string_view reason) override {
    const std::vector<Registration> owned = OwnedOf(registrations);
    if (!owned.empty()) ForwardingObserver::OnRenewed(owned, from, until, reason);
  }

 private:
  static const Topic& TopicOf(const Topic& topic) { return topic; }
  static const Topic& TopicOf(const Registration& registration) { return registration.topic; }

  template <typename T>
  std::vector<T> OwnedOf(std::span<const T> all) const {
    std::vector<T> owned;
    std::ranges::copy_if(all, std::back_inserter(owned),
                         [&](const T& each) { return pool_.Owns(member_, TopicOf(each)); });
    return owned;
  }

  SessionPool& pool_;
  const size_t member_;
};

struct SessionPool::Member {
  const SessionName* name;
  SessionObserver* listener;
  std::unique_ptr<Port> port;
  PooledSession* session = nullptr;
  State state = State::kConnecting;
  absl::Time down_since;                         // steady; if it is not live
  absl::Time full_until = absl::InfinitePast();  // steady; the broker has less room than configured
  std::set<Topic> account_topics;

  bool live() const { return state == State::kLive; }
};

// Chooses sessions for the items of one batch, counting the room that the batch itself takes.
class SessionPool::Plan {
 public:
  Plan(const SessionPool& pool, absl::Time now) : pool_(pool), now_(now), any_live_(pool.AnyLive()) {
    for (const auto& member : pool.members_) free_.push_back(member->session->free_items());
  }

  // How good a session is for a new item; lower is better.
  enum class Tier {
    kReady,    // live and with room
    kSoon,     // not live, but not for long; with room
    kDoubted,  // live and with room as far as we know, but the broker has refused an item for lack of room
    kDown,     // not live for long; with room
    kFull,     // no room
  };

  Tier TierOf(size_t member, const std::string& item) const {
    const Member& about = *pool_.members_[member];
    if (!item.empty() && free_[member] <= 0) return Tier::kFull;
    if (about.live()) return now_ < about.full_until && !item.empty() ? Tier::kDoubted : Tier::kReady;
    return now_ < pool_.MoveTime(about) ? Tier::kSoon : Tier::kDown;
  }

  // The best session for a key that has none; `except` is not chosen if there is another.
  size_t Choose(const std::string& item, std::optional<size_t> except = std::nullopt) const {
    const auto quality = [&](size_t member) {
      const Member& about = *pool_.members_[member];
      return std::tuple(except == member, TierOf(member, item), !about.live(), -free_[member], member);
    };
    auto best = quality(0);
    for (size_t member = 1; member < free_.size(); ++member) best = std::min(best, quality(member));
    return std::get<4>(best);
  }

  // Whether a topic that is placed there finds room.
  bool Fits(size_t member, const std::string& item) const {
    const Tier tier = TierOf(member, item);
    return tier != Tier::kFull && (tier != Tier::kDown || !any_live_);
  }

  void Take(size_t member, const std::string& item) {
    if (!item.empty()) --free_[member];
  }

 private:
  const SessionPool& pool_;
  const absl::Time now_;
  const bool any_live_;
  std::vector<int> free_;
};

SessionPool::SessionPool(SessionPoolOptions options, std::function<clock::Moment()> now)
    : options_(std::move(options)), now_(std::move(now)) {}

SessionPool::~SessionPool() = default;

SessionObserver& SessionPool::Open(const SessionName& name, SessionObserver& listener) {
  auto member = std::make_unique<Member>();
  member->name = &name;
  member->listener = &listener;
  member->port = std::make_unique<Port>(*this, members_.size(), listener);
  member->down_since = now_().steady;
  members_.push_back(std::move(member));
  return *members_.back()->port;
}

void SessionPool::Attach(const SessionName& name, PooledSession& session) {
  members_[NumberOf(&name)]->session = &session;
}

bool SessionPool::HasRoom(std::span<const Topic> topics) const {
  Plan plan(*this, now_().steady);
  std::set<std::string> planned;
  for (const Topic& topic : topics) {
    if (topic.session != nullptr) continue;
    const std::string key = Placements::KeyOf(topic);
    // Room is counted in items: a further type of one needs none.
    if (placements_.Find(key).has_value() || !planned.insert(key).second) continue;
    const size_t member = plan.Choose(topic.item);
    if (!plan.Fits(member, topic.item)) return false;
    plan.Take(member, topic.item);
  }
  return true;
}

void SessionPool::Register(std::span<const Topic> topics) {
  Plan plan(*this, now_().steady);
  std::vector<std::vector<Topic>> batches(members_.size());
  for (const Topic& topic : topics) {
    if (topic.session != nullptr) {
      const size_t member = NumberOf(topic.session);
      members_[member]->account_topics.insert(topic);
      batches[member].push_back(topic);
      continue;
    }
    const std::string key = Placements::KeyOf(topic);
    const auto place = placements_.Find(key);
    const size_t member = place.has_value() ? *place : plan.Choose(topic.item);
    if (!place.has_value()) plan.Take(member, topic.item);
    placements_.Add(topic, member);
    batches[member].push_back(topic);
  }
  Hand(std::move(batches));
}

// The listeners know first, because a session may answer at once.
void SessionPool::Hand(std::vector<std::vector<Topic>> batches) {
  for (size_t member = 0; member < batches.size(); ++member) {
    if (batches[member].empty()) continue;
    members_[member]->listener->OnAccepted(batches[member]);
    members_[member]->session->Register(batches[member]);
  }
}

void SessionPool::Unregister(std::span<const Topic> topics) {
  std::vector<std::vector<Topic>> batches(members_.size());
  for (const Topic& topic : topics) {
    if (topic.session != nullptr) {
      const size_t member = NumberOf(topic.session);
      if (members_[member]->account_topics.erase(topic) != 0) batches[member].push_back(topic);
      continue;
    }
    const auto member = placements_.Remove(topic);
    if (!member.has_value()) continue;  // refused
    batches[*member].push_back(topic);
    const bool gone = !placements_.Find(Placements::KeyOf(topic)).has_value();
    if (gone) members_[*member]->full_until = absl::InfinitePast();
  }
  for (size_t member = 0; member < batches.size(); ++member) {
    if (!batches[member].empty()) members_[member]->session->Unregister(batches[member]);
  }
}

void SessionPool::Port::OnState(State state) {
  Member& member = *pool_.members_[member_];
  const bool none_was_live = !pool_.AnyLive();
  // While it stands by, it is not down: all sessions begin together.
  const bool begins = member.state == State::kStandby;
  if (begins || (member.live() && state != State::kLive)) member.down_since = pool_.now_().steady;
  if (state == State::kLive) {
    member.full_until = absl::InfinitePast();
    pool_.next_move_ = absl::InfinitePast();
  }
  member.state = state;
  if (none_was_live && member.live()) pool_.any_live_since_ = pool_.now_().steady;
  ForwardingObserver::OnState(state);
}

void SessionPool::Port::OnRefused(std::span<const Topic> topics, std::string_view broker_code,
                                  std::string_view broker_message) {
  const bool full = pool_.options_.is_full(broker_code);
  if (full) pool_.members_[member_]->full_until = pool_.now_().steady + pool_.options_.full_pause;
  std::vector<Topic> refused;
  for (const Topic& topic : topics) {
    if (!pool_.Owns(member_, topic)) continue;  // or it has just left with another type of its item
    if (full && pool_.Reroute(member_, topic)) continue;
    refused.push_back(topic);
    pool_.placements_.Remove(topic);
    pool_.members_[member_]->account_topics.erase(topic);
  }
  if (!refused.empty()) ForwardingObserver::OnRefused(refused, broker_code, broker_message);
}

// Another session may have the room that this one lacks. Returns false if none has.
bool SessionPool::Reroute(size_t full, const Topic& topic) {
  if (topic.session != nullptr || topic.item.empty()) return false;
  const std::string key = Placements::KeyOf(topic);
  // All types of the item go, unless the session has one of them.
  const std::vector<Topic> topics = placements_.TopicsOf(key);
  const PooledSession& session = *members_[full]->session;
  if (std::ranges::any_of(topics, [&](const Topic& each) { return session.IsRegistered(each); })) return false;
  Plan plan(*this, now_().steady);
  const size_t member = plan.Choose(topic.item, full);
  if (member == full || plan.TierOf(member, topic.item) != Plan::Tier::kReady) return false;
  std::vector<Topic> siblings;
  for (const Topic& each : topics) {
    placements_.Remove(each);
    if (each != topic) siblings.push_back(each);
  }
  for (const Topic& each : topics) placements_.Add(each, member);
  if (!siblings.empty()) members_[full]->session->Unregister(siblings);
  std::vector<std::vector<Topic>> batches(members_.size());
  batches[member] = topics;
  Hand(std::move(batches));
  return true;
}

// After an outage of all sessions, the others get the same time to come back as the first.
absl::Time SessionPool::MoveTime(const Member& member) const {
  return std::max(member.down_since, any_live_since_) + options_.move_after;
}

absl::Time SessionPool::NextTimer() const {
  absl::Time next = absl::InfiniteFuture();
  if (!AnyLive()) return next;
  for (size_t member = 0; member < members_.size(); ++member) {
    if (members_[member]->live() || placements_.IsEmpty(member)) continue;
    next = std::min(next, std::max(MoveTime(*members_[member]), next_move_));
  }
  return next;
}

void SessionPool::OnTimer(absl::Time now) {
  if (now < next_move_ || !AnyLive()) return;
  for (size_t member = 0; member < members_.size(); ++member) {
    if (!members_[member]->live() && now >= MoveTime(*members_[member])) MoveFrom(member);
  }
}

void SessionPool::MoveFrom(size_t from) {
  Plan plan(*this, now_().steady);
  std::vector<Topic> leaving;
  std::vector<std::vector<Topic>> batches(members_.size());
  for (const std::string& key : placements_.KeysOn(from)) {
    const std::vector<Topic> topics = placements_.TopicsOf(key);
    const std::string& item = topics.front().item;
    const size_t to = plan.Choose(item, from);
    if (plan.TierOf(to, item) != Plan::Tier::kReady) {
      next_move_ = now_().steady + options_.move_retry;
      continue;
    }
    plan.Take(to, item);
    for (const Topic& topic : topics) {
      placements_.Remove(topic);
      leaving.push_back(topic);
      batches[to].push_back(topic);
    }
    for (const Topic& topic : topics) placements_.Add(topic, to);
  }
  if (leaving.empty()) return;
  members_[from]->session->Unregister(leaving);
  Hand(std::move(batches));
}

size_t SessionPool::NumberOf(const SessionName* name) const {
  const auto found = std::ranges::find(members_, name, [](const auto& member) { return member->name; });
  return static_cast<size_t>(found - members_.begin());
}

bool SessionPool::Owns(size_t member, const Topic& topic) const {
  if (topic.session != nullptr) return members_[member]->account_topics.contains(topic);
  return placements_.Find(Placements::KeyOf(topic)) == member && placements_.Contains(topic);
}

bool SessionPool::AnyLive() const {
  return std::ranges::any_of(members_, [](const auto& member) { return member->live(); });
}

}  // namespace kiwoom::sessions

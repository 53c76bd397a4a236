#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "tests/chaos/client_request.h"
#include "tests/chaos/stamp_ledger.h"
#include "tests/chaos/tls_wire.h"
#include "tests/chaos/wire_rows.h"

namespace kiwoom::chaos {

// How the broker treats requests of one kind.
struct Treatment {
  enum class Answer {
    kGood,    // done and answered
    kNone,    // not answered; done or not, at random
    kRefuse,  // not done, answered with `code`
    kTwice,   // done and answered twice
  };
  Answer answer = Answer::kGood;
  std::string code = "0";
  std::string message;
  absl::Duration delay;  // of the answer
  int rows_first = 0;    // rows of the request's topics that precede the answer
};

// An operator's name for an app key, and the key.
struct BrokerKey {
  std::string session;
  std::string app_key;
};

class BrokerSession;

// What the sessions of a broker share. It outlives them.
class BrokerFloor {
 public:
  virtual ~BrokerFloor() = default;
  virtual StampLedger& ledger() = 0;
  virtual std::mt19937_64& random() = 0;
  virtual void After(absl::Duration delay, std::function<void()> task) = 0;
  // Stamps a row of the one market, sends it to the other sessions that have registered the topic, and returns its text
  // for this one.
  virtual std::string Row(const BrokerSession& session, const Topic& topic, const RowSpelling& spelling) = 0;
};

// One app key at the broker: its tokens, its one live session with its registrations, and how the broker misbehaves
// towards it. On the broker's thread.
class BrokerSession {
 public:
  BrokerSession(BrokerKey key, BrokerFloor& floor) : key_(std::move(key)), floor_(floor) {}

  const std::string& name() const { return key_.session; }
  const std::string& app_key() const { return key_.app_key; }

  // What the gateway sends.
  bool Issued(const std::string& token) const { return tokens_.contains(token); }
  void OnTokenRequest(const std::shared_ptr<TlsPeer>& peer);
  void OnLogin(const std::shared_ptr<TlsPeer>& peer, const ClientRequest& request);
  void OnRequest(const std::shared_ptr<TlsPeer>& peer, const ClientRequest& request);
  void OnGone(const std::shared_ptr<TlsPeer>& peer);

  // The next request of a kind: REG, REMOVE or LOGIN. Further calls queue.
  void Treat(const std::string& name, Treatment treatment) { treatments_[name].push_back(std::move(treatment)); }
  // Every REG that holds the item, for a while.
  void TreatItem(const std::string& item, Treatment treatment, absl::Duration period);
  // The next token request. An empty body: a good one.
  void TreatToken(int status, std::string body, absl::Duration delay);
  // The broker has no time for this key: it resets each connection that logs in, and issues no token.
  void SetAway(bool away);
  // The broker does not accept the key any more, nor its tokens.
  void SetKeyRefused(bool refused);
  void SetPings(bool on) { pings_ = on; }
  // Ends every misbehaviour that has been announced.
  void BeGood();

  bool logged_in() const { return peer_ != nullptr; }
  const std::set<Topic>& registered() const { return registered_; }
  // A random registered topic; none if there is none.
  std::optional<Topic> AnyTopic();

  // Sends on the session, if it is logged in.
  void SendText(std::string_view text);
  // An answer to a REG that nobody sent.
  void SendUnaskedAnswer(std::string_view text);
  void SendBytes(std::string bytes);
  // Stamps and writes the row of a registered topic, for a frame.
  std::string Row(const Topic& topic, const RowSpelling& spelling = {}) { return floor_.Row(*this, topic, spelling); }
  void SendRows(int count, int rows_per_frame);
  void SendClose(int code, std::string_view reason);
  void Ping();
  void Reset();
  void Finish();
  void Freeze();

 private:
  // Whether an answer to no request would pass for that of a swallowed one.
  bool WouldDeceive() const;
  void OnRegistration(const ClientRequest& request, bool remove);
  void Answer(const std::shared_ptr<TlsPeer>& peer, const std::string& request, const Treatment& treatment);
  void IssueToken(const std::shared_ptr<TlsPeer>& peer);
  Treatment TakeTreatment(const ClientRequest& request);
  void End();
  // The topic of a request, which belongs to this account if its type does.
  Topic Own(Topic topic) const;

  const BrokerKey key_;
  BrokerFloor& floor_;
  std::shared_ptr<TlsPeer> peer_;                 // of the live session
  std::set<const TlsPeer*> logging_in_;           // connections whose LOGIN is not answered yet
  std::vector<std::shared_ptr<TlsPeer>> frozen_;  // half-open connections stay so
  std::set<Topic> registered_;
  absl::Time swallowed_ = absl::InfinitePast();  // the last request that was neither executed nor answered
  std::set<std::string> tokens_;
  std::map<std::string, std::deque<Treatment>> treatments_;
  struct ItemTreatment {
    Treatment treatment;
    absl::Time until;
  };
  std::map<std::string, ItemTreatment> item_treatments_;
  struct TokenTreatment {
    int status;
    std::string body;
    absl::Duration delay;
  };
  std::deque<TokenTreatment> token_treatments_;
  bool away_ = false;
  bool key_refused_ = false;
  bool pings_ = true;
  int issued_ = 0;
};

}  // namespace kiwoom::chaos

#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "absl/time/time.h"
#include "tests/chaos/client_request.h"
#include "tests/chaos/stamp_ledger.h"
#include "tests/chaos/tls_wire.h"
#include "tests/chaos/websocket_wire.h"
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

// A broker over TLS that stamps each row, keeps a ledger of what it did, and misbehaves as told. It serves the token
// endpoint and the WebSocket on one port. Everything but the constructor and Do happens on its own thread.
class ChaosBroker {
 public:
  ChaosBroker(StampLedger& ledger, uint64_t seed, int rows_per_second);
  ~ChaosBroker();

  // For Config.broker and Config.broker_ca_pem.
  std::string urls() const;
  const std::string& certificate() const { return wire_->certificate(); }

  // Runs a task on the broker's thread and waits for it.
  void Do(const std::function<void()>& task);

  // What follows is for tasks.

  // The next request of a kind: REG, REMOVE or LOGIN. Further calls queue.
  void Treat(const std::string& name, Treatment treatment) { treatments_[name].push_back(std::move(treatment)); }
  // Every REG that holds the item, for a while.
  void TreatItem(const std::string& item, Treatment treatment, absl::Duration period);
  // The next token request. An empty body: a good one.
  void TreatToken(int status, std::string body, absl::Duration delay);
  // Ends every misbehaviour that has been announced.
  void BeGood();

  void SetPings(bool on) { pings_ = on; }
  void SetRows(bool on) { rows_on_ = on; }
  void RefuseConnections(bool refuse) { wire_->Refuse(refuse); }

  bool logged_in() const { return session_ != nullptr; }
  const std::set<Topic>& registered() const { return registered_; }
  // A random registered topic; none if there is none.
  std::optional<Topic> AnyTopic();

  // Sends on the session, if there is one.
  void SendText(std::string_view text);
  // An answer to a REG that nobody sent.
  void SendUnaskedAnswer(std::string_view text);
  void SendBytes(std::string bytes);
  // Stamps and writes the row of a registered topic, for a frame.
  std::string Row(const Topic& topic, const RowSpelling& spelling = {});
  void SendRows(int count, int rows_per_frame);
  void SendClose(int code, std::string_view reason);
  void Reset();
  void Finish();
  void Freeze();
  void After(absl::Duration delay, std::function<void()> task);

 private:
  // A connection, as a WebSocket or for tokens.
  struct Client {
    std::shared_ptr<TlsPeer> peer;
    bool websocket = false;
    std::string text;  // of an incomplete HTTP request
    ClientFrames frames;
  };

  void OnBytes(const std::shared_ptr<TlsPeer>& peer, std::string_view bytes);
  void OnGone(const std::shared_ptr<TlsPeer>& peer);
  void OnHttp(Client& client);
  void OnText(Client& client, const std::string& text);
  void OnLogin(Client& client, const ClientRequest& request);
  void OnRegistration(const ClientRequest& request, bool remove);
  void Answer(const std::shared_ptr<TlsPeer>& peer, const std::string& name, const Treatment& treatment);
  void IssueToken(const std::shared_ptr<TlsPeer>& peer);
  Treatment TakeTreatment(const ClientRequest& request);
  void EndSession();
  void Tick();
  void Ping();

  StampLedger& ledger_;
  std::mt19937_64 random_;
  const int rows_per_second_;
  boost::asio::io_context loop_;
  std::unique_ptr<TlsWire> wire_;
  boost::asio::steady_timer tick_{loop_};
  boost::asio::steady_timer ping_{loop_};

  std::map<const TlsPeer*, Client> clients_;
  std::shared_ptr<TlsPeer> session_;
  std::vector<std::shared_ptr<TlsPeer>> frozen_;  // half-open connections stay so
  std::set<Topic> registered_;
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
  bool pings_ = true;
  bool rows_on_ = true;
  int issued_ = 0;
  std::thread thread_;  // last: it uses the rest
};

}  // namespace kiwoom::chaos

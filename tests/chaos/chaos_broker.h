#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "absl/time/time.h"
#include "tests/chaos/broker_session.h"
#include "tests/chaos/stamp_ledger.h"
#include "tests/chaos/tls_wire.h"
#include "tests/chaos/websocket_wire.h"

namespace kiwoom::chaos {

// A broker over TLS that stamps each row, keeps a ledger of what it did, and misbehaves as told. It serves the token
// endpoint and the WebSocket on one port, for several app keys. It has one market: a row of a topic has one stamp,
// whichever sessions receive it. Everything but the constructor and Do happens on its own thread.
class ChaosBroker final : private BrokerFloor {
 public:
  ChaosBroker(StampLedger& ledger, std::vector<BrokerKey> keys, uint64_t seed, int rows_per_second);
  ~ChaosBroker() override;

  // For Config.broker and Config.broker_ca_pem.
  std::string urls() const;
  const std::string& certificate() const { return wire_->certificate(); }

  // Runs a task on the broker's thread and waits for it.
  void Do(const std::function<void()>& task);

  // What follows is for tasks.

  // One for each app key, in the order of the constructor.
  const std::vector<std::unique_ptr<BrokerSession>>& sessions() const { return sessions_; }

  // Ends every misbehaviour that has been announced.
  void BeGood();
  void SetRows(bool on) { rows_on_ = on; }
  void RefuseConnections(bool refuse) { wire_->Refuse(refuse); }
  // Sends a row of each registered topic.
  void SendOneRowOfEach();
  void After(absl::Duration delay, std::function<void()> task) override;

 private:
  // A connection, as a WebSocket or for tokens.
  struct Client {
    std::shared_ptr<TlsPeer> peer;
    bool websocket = false;
    BrokerSession* session = nullptr;  // that it has logged in to, or tried to
    std::string text;                  // of an incomplete HTTP request
    ClientFrames frames;
  };

  StampLedger& ledger() override { return ledger_; }
  std::mt19937_64& random() override { return random_; }
  std::string Row(const BrokerSession& session, const Topic& topic, const RowSpelling& spelling) override;

  void OnBytes(const std::shared_ptr<TlsPeer>& peer, std::string_view bytes);
  void OnGone(const std::shared_ptr<TlsPeer>& peer);
  void OnHttp(Client& client);
  void OnText(Client& client, const std::string& text);
  void SendSomeRows(int count);
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
  std::vector<std::unique_ptr<BrokerSession>> sessions_;
  bool rows_on_ = true;
  std::thread thread_;  // last: it uses the rest
};

}  // namespace kiwoom::chaos

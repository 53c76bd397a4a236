#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "service/loop/worker.h"
#include "service/transport/http.h"

namespace kiwoom::rest {

// A broker behind an HttpDialer, with simulated distance: requests arrive and answers come back as the worker's time
// passes. What it records is what it has seen, at its own end.
class TestBroker final : public transport::HttpDialer {
 public:
  struct Arrival {
    absl::Time time;
    std::string path;
    std::string body;
    int connection;
    std::string authorization;
  };
  // How the broker answers an arrival: after `delay` with `response`; a negative delay: never.
  struct Reply {
    absl::Duration delay = absl::ZeroDuration();
    absl::StatusOr<transport::HttpResponse> response =
        transport::HttpResponse{.status = 200, .headers = {}, .body = ""};
    bool keep = true;  // the connection lives on
  };

  explicit TestBroker(loop::Worker& worker) : worker_(worker) {}

  void Dial(absl::Duration timeout, Callback callback) override {
    ++dials;
    if (hang_dials) return;
    worker_.PostAt(worker_.Now() + dial_time, [this, callback = std::move(callback)]() mutable {
      if (!dial_failure.ok()) return callback(dial_failure);
      callback(std::make_unique<Connection>(*this, ++connections, !closes_at_once));
    });
  }

  absl::Duration dial_time = absl::ZeroDuration();
  std::function<absl::Duration()> travel = [] { return absl::ZeroDuration(); };  // one way, of each message
  std::function<Reply(const Arrival&)> reply = [](const Arrival&) { return Reply{}; };
  absl::Status dial_failure;
  bool hang_dials = false;
  bool closes_at_once = false;  // each new connection

  int last_closed = 0;  // the broker has closed the connections up to this one

  int dials = 0;
  int connections = 0;
  int open = 0;
  int most_open = 0;
  std::vector<Arrival> arrivals;

 private:
  class Connection final : public transport::HttpConnection {
   public:
    Connection(TestBroker& broker, int number, bool usable) : broker_(broker), number_(number), usable_(usable) {
      broker_.most_open = std::max(broker_.most_open, ++broker_.open);
    }
    ~Connection() override { --broker_.open; }

    bool Usable() override { return usable_ && callback_ == nullptr && number_ > broker_.last_closed; }
    void Send(transport::HttpRequest request, Callback callback) override {
      callback_ = std::move(callback);
      loop::Worker& worker = broker_.worker_;
      const absl::Time arrives = worker.Now() + broker_.travel();
      worker.PostAt(arrives, [&broker = broker_, alive = std::weak_ptr(alive_), this, request = std::move(request)] {
        const Arrival arrival{broker.worker_.Now(), request.path, request.body, number_of(alive),
                              Authorization(request)};
        broker.arrivals.push_back(arrival);
        Reply answer = broker.reply(arrival);
        if (answer.delay < absl::ZeroDuration()) return;
        broker.worker_.PostAt(broker.worker_.Now() + answer.delay + broker.travel(),
                              [alive, this, answer = std::move(answer)]() mutable {
                                if (alive.expired()) return;
                                usable_ = answer.keep && answer.response.ok();
                                std::exchange(callback_, nullptr)(std::move(answer.response));
                              });
      });
    }

   private:
    static std::string Authorization(const transport::HttpRequest& request) {
      for (const auto& [name, value] : request.headers) {
        if (name == "authorization") return value;
      }
      return "";
    }
    int number_of(const std::weak_ptr<bool>& alive) const { return alive.expired() ? 0 : number_; }

    TestBroker& broker_;
    const int number_;
    bool usable_;
    Callback callback_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
  };

  loop::Worker& worker_;
};

}  // namespace kiwoom::rest

#include "service/transport/https.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <list>
#include <utility>

#include "absl/time/clock.h"
#include "service/transport/https_connection.h"

namespace kiwoom::transport {
namespace {

struct Job {
  HttpRequest request;
  absl::Time deadline;
  Http::Callback callback;
};

}  // namespace

// Assigns requests to connections. Its callbacks keep it alive; after Close they do nothing.
class HttpsClient::Pool : public std::enable_shared_from_this<Pool> {
 public:
  Pool(boost::asio::io_context& io, std::shared_ptr<boost::asio::ssl::context> tls, broker::Endpoint endpoint,
       HttpsOptions options)
      : io_(io), tls_(std::move(tls)), endpoint_(std::move(endpoint)), options_(options), timer_(io) {}

  // Starts at once if it can: another turn of the loop would only cost time.
  void Add(Job job) {
    const bool in_time = job.deadline > absl::Now();
    if (!closed_ && jobs_.empty() && HasRoom() && in_time) return Begin(std::move(job));
    jobs_.push_back(std::move(job));
    boost::asio::post(io_, [self = shared_from_this()] { self->Assign(); });
  }

  void Close() {
    closed_ = true;
    timer_.cancel();
    jobs_.clear();
    idle_.clear();
    busy_.clear();
  }

 private:
  struct Idle {
    std::unique_ptr<HttpsConnection> connection;
    absl::Time since;
  };
  using Busy = std::list<std::unique_ptr<HttpsConnection>>;

  void Assign() {
    Expire();
    while (!closed_ && !jobs_.empty() && HasRoom()) {
      Job job = std::move(jobs_.front());
      jobs_.pop_front();
      Begin(std::move(job));
    }
    WaitForExpiry();
  }

  bool HasRoom() const { return static_cast<int>(busy_.size()) < options_.most_connections; }

  void Begin(Job job) {
    busy_.push_front(TakeConnection());
    busy_.front()->Post(std::move(job.request), job.deadline,
                        [self = shared_from_this(), place = busy_.begin(),
                         callback = std::move(job.callback)](absl::StatusOr<HttpResponse> response) mutable {
                          self->OnDone(place);
                          callback(std::move(response));
                        });
  }

  // The most recently used connection. Drops those that have idled for too long.
  std::unique_ptr<HttpsConnection> TakeConnection() {
    const absl::Time oldest = absl::Now() - options_.idle_limit;
    std::erase_if(idle_, [oldest](const Idle& idle) { return idle.since < oldest; });
    if (idle_.empty()) return std::make_unique<HttpsConnection>(io_, tls_, endpoint_, options_.largest_body);
    std::unique_ptr<HttpsConnection> connection = std::move(idle_.back().connection);
    idle_.pop_back();
    return connection;
  }

  void OnDone(Busy::iterator place) {
    idle_.push_back({std::move(*place), absl::Now()});
    busy_.erase(place);
    boost::asio::post(io_, [self = shared_from_this()] { self->Assign(); });
  }

  void Expire() {
    const absl::Time now = absl::Now();
    std::deque<Job> expired;
    std::erase_if(jobs_, [&](Job& job) {
      if (job.deadline > now) return false;
      expired.push_back(std::move(job));
      return true;
    });
    for (Job& job : expired) {
      job.callback(
          absl::DeadlineExceededError("The request to the broker waited for a connection until its deadline passed."));
    }
  }

  void WaitForExpiry() {
    timer_.cancel();
    if (closed_ || jobs_.empty()) return;
    const absl::Time next = std::ranges::min_element(jobs_, {}, &Job::deadline)->deadline;
    const absl::Duration wait = std::clamp(next - absl::Now(), absl::ZeroDuration(), absl::Hours(24));
    timer_.expires_after(absl::ToChronoNanoseconds(wait));
    timer_.async_wait([self = shared_from_this()](boost::system::error_code cancelled) {
      if (!cancelled) self->Assign();
    });
  }

  boost::asio::io_context& io_;
  const std::shared_ptr<boost::asio::ssl::context> tls_;
  const broker::Endpoint endpoint_;
  const HttpsOptions options_;
  boost::asio::steady_timer timer_;
  std::deque<Job> jobs_;
  std::deque<Idle> idle_;
  Busy busy_;
  bool closed_ = false;
};

HttpsClient::HttpsClient(boost::asio::io_context& io, std::shared_ptr<boost::asio::ssl::context> tls,
                         broker::Endpoint endpoint, HttpsOptions options)
    : pool_(std::make_shared<Pool>(io, std::move(tls), std::move(endpoint), options)) {}

HttpsClient::~HttpsClient() { pool_->Close(); }

void HttpsClient::Post(HttpRequest request, absl::Time deadline, Callback callback) {
  pool_->Add({std::move(request), deadline, std::move(callback)});
}

}  // namespace kiwoom::transport

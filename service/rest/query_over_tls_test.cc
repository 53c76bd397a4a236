// A token request and queries share one real connection. The answer to one must never reach the other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "absl/time/clock.h"
#include "service/loop/io_worker.h"
#include "service/rest/rest_client.h"
#include "service/rest/test_rest_trs.h"
#include "service/rest/token_source.h"
#include "service/transport/https.h"
#include "service/transport/test_server.h"
#include "service/transport/tls.h"

namespace kiwoom::rest {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class CollectAnomalies : public codec::AnomalySink {
 public:
  void OnAnomaly(const codec::Anomaly& anomaly) override { log.push_back(anomaly.Describe()); }
  std::vector<std::string> log;
};

std::string Ok(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST(QueryOverTls, NoQueryReceivesTheToken) {
  const std::string token = Ok(R"({"expires_dt":"20991231235959","token":"THE-TOKEN","return_code":0})");
  struct Case {
    const char* name;
    std::string sent;  // in answer to a token request and to a query; "%" is the regular answer
  };
  const Case cases[] = {
      {"100 Continue", "HTTP/1.1 100 Continue\r\n\r\n%"},
      {"103 Early Hints", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n%"},
      {"a token after every answer", "%" + token},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    transport::TestServer server([&](transport::TestPeer& peer) {
      for (transport::TestPeer::Request request = peer.ReadRequest(); !request.target.empty();
           request = peer.ReadRequest()) {
        const std::string price = R"({"cur_prc":")" + request.body + R"(","return_code":0})";
        const std::string answer = request.target == kTokenTr.path ? token : Ok(price);
        peer.SendRaw(absl::StrReplaceAll(c.sent, {{"%", answer}}));
      }
    });
    loop::IoWorker worker;
    CollectAnomalies anomalies;
    transport::HttpsClient http(worker.io(), *transport::MakeTlsContext({.ca_pem = server.certificate()}),
                                {"127.0.0.1", server.port(), ""}, {.most_connections = 1});
    TokenSource tokens({.failure_pause = absl::ZeroDuration()}, {"APPKEY-1", "SECRET-2"}, kTokenTr, worker, http,
                       anomalies);
    RestClient client({.requests_per_second = 1000}, tokens, worker, http, anomalies);
    const loop::Executor here = [](auto task) { task(); };
    for (const std::string nonce : {"first", "second", "third", "fourth"}) {
      std::promise<absl::StatusOr<RestAnswer>> promise;
      client.Query({.tr = &kPriceTr, .body = nonce, .next_key = ""}, here,
                   [&](absl::StatusOr<RestAnswer> answer) { promise.set_value(std::move(answer)); });
      const absl::StatusOr<RestAnswer> answer = promise.get_future().get();
      ASSERT_TRUE(answer.ok()) << answer.status();
      EXPECT_THAT(answer->message, HasSubstr(nonce));
      EXPECT_THAT(answer->message, Not(HasSubstr("THE-TOKEN")));
    }
    worker.Stop();
    EXPECT_THAT(anomalies.log, IsEmpty());
  }
}

}  // namespace
}  // namespace kiwoom::rest

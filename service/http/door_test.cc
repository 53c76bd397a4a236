#include "service/http/door.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <condition_variable>
#include <future>
#include <map>
#include <mutex>

#include "absl/time/clock.h"
#include "service/callers/book_authorizer.h"
#include "service/http/test_browser.h"
#include "service/http/test_pool.h"
#include "service/methods/audit_trail.h"
#include "service/transport/test_certificate.h"

using namespace std::string_literals;

namespace kiwoom::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kAsk[] = R"({"sectorCode":"001"})";
constexpr char kJson[] = "application/json";
constexpr char kStream[] = "application/connect+json";

std::string Enveloped(const std::string& message) { return "\0\0\0\0"s + static_cast<char>(message.size()) + message; }

// A door whose calls run on a thread that stands for the loop. Get answers with the bytes of its request; Watch writes
// one message after the other, as the test says.
class DoorTest : public ::testing::Test {
 protected:
  class Watch final : public methods::Handler {
   public:
    Watch(methods::Call& call, DoorTest& test) : call_(call), test_(test) { test_.Note("opened"); }
    ~Watch() override { test_.Note("ended"); }
    void OnMessage(std::string) override { Write(); }
    void OnWritten() override {
      test_.Note("written");
      Write();
    }

   private:
    void Write() {
      if (test_.messages_-- > 0) call_.WriteBytes(test_.message_);
    }

    methods::Call& call_;
    DoorTest& test_;
  };
  class Echo final : public methods::Handler {
   public:
    explicit Echo(methods::Call& call) : call_(call) {}
    void OnMessage(std::string bytes) override { call_.Answer(std::move(bytes)); }

   private:
    methods::Call& call_;
  };

  DoorTest() {
    methods_.Add("/test.Desk/Get", std::nullopt, [this](methods::Call& call) {
      names_ = call.certificate_names();
      return std::make_unique<Echo>(call);
    });
    methods_.Add("/test.Desk/Watch", std::nullopt,
                 [this](methods::Call& call) { return std::make_unique<Watch>(call, *this); });
  }
  ~DoorTest() override {
    OnLoop([this] { door_.reset(); });
    loop_.stop();
    if (thread_.joinable()) thread_.join();
  }

  void Open(DoorOptions options = {}) {
    thread_ = std::thread([this] {
      const auto work = boost::asio::make_work_guard(loop_);
      loop_.run();
    });
    OnLoop([&] {
      door_ =
          std::make_unique<Door>([this](absl::AnyInvocable<void()> task) { boost::asio::post(loop_, std::move(task)); },
                                 reception_, *pool_, std::make_unique<NoPages>());
      const absl::Status status = door_->Start(options);
      ASSERT_TRUE(status.ok()) << status;
    });
  }
  int port() const { return door_->port(); }

  void OnLoop(std::function<void()> task) {
    std::promise<void> done;
    boost::asio::post(loop_, [&] {
      task();
      done.set_value();
    });
    if (!thread_.joinable()) {
      loop_.poll();
      loop_.restart();
    }
    done.get_future().wait();
  }

  void Note(const std::string& event) {
    const std::lock_guard lock(mutex_);
    ++events_[event];
    changed_.notify_all();
  }
  void Await(const std::string& event, int count = 1) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, std::chrono::seconds(30), [&] { return events_[event] >= count; })) << event;
  }
  int Count(const std::string& event) {
    const std::lock_guard lock(mutex_);
    return events_[event];
  }

  const TestPool pool_;
  methods::MethodTable methods_;
  callers::BookAuthorizer authorizer_{callers::CallerBook::Local(), /*accounts=*/false, [](const std::string&) {}};
  methods::Meter meter_;
  methods::AuditTrail audit_{nullptr, absl::Now};
  methods::Reception reception_{methods_, authorizer_, meter_, audit_, absl::Now};
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, int> events_;  // guarded by mutex_
  std::vector<std::string> names_;     // of the last caller's certificate
  std::atomic<int> messages_ = 0;      // that Watch has left to write
  std::string message_ = "\x0A\x01x";
  boost::asio::io_context loop_;
  std::thread thread_;
  std::unique_ptr<Door> door_;
};

TEST_F(DoorTest, AnswersOneRequestAfterTheOther) {
  Open();
  TestBrowser browser(port());
  for (int i = 0; i < 3; ++i) {
    const auto answer = browser.Ask(TestBrowser::Post("/test.Desk/Get", kJson, kAsk));
    EXPECT_EQ(answer.status(), "HTTP/1.1 200");
    EXPECT_EQ(answer.Header("Content-Type"), kJson);
    EXPECT_EQ(answer.Header("Connection"), "keep-alive");
    EXPECT_EQ(answer.body, R"({"name":"001"})") << "field 1, as the answer has it";
  }
  EXPECT_EQ(browser.Ask("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").status(), "HTTP/1.1 404");
  const auto head = browser.Ask("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n", /*head=*/true);
  EXPECT_EQ(head.Header("Content-Length"), "91");
  EXPECT_EQ(browser.Ask(TestBrowser::Post("/test.Desk/Put", kJson, kAsk)).status(), "HTTP/1.1 501");
}

TEST_F(DoorTest, RequestsThatComeEarlyWaitForTheirTurn) {
  Open();
  TestBrowser browser(port());
  browser.Send(
      TestBrowser::Post("/test.Desk/Get", kJson, R"({"sectorCode":"1"})") +
      TestBrowser::Post("/test.Desk/Get", kJson, R"({"sectorCode":"2"})") +
      "POST /test.Desk/Get HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n{\"sec\r\nd\r\ntorCode\":\"3\"}\r\n0\r\n\r\n");
  EXPECT_EQ(browser.Receive().body, R"({"name":"1"})");
  EXPECT_EQ(browser.Receive().body, R"({"name":"2"})");
  EXPECT_EQ(browser.Receive().body, R"({"name":"3"})");
  EXPECT_EQ(browser.Rest(), "");
}

TEST_F(DoorTest, WritesAStreamOneMessageAtATime) {
  messages_ = 3;
  Open();
  TestBrowser browser(port());
  browser.Send(TestBrowser::Post("/test.Desk/Watch", kStream, Enveloped("{}")));
  EXPECT_THAT(browser.ReceiveHead(), HasSubstr("Content-Type: application/connect+json\r\n"));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(browser.ReceiveChunk(), Enveloped(R"({"name":"x"})"));
  Await("written", 3);
}

TEST_F(DoorTest, AClientThatLeavesEndsItsCallAtOnce) {
  Open();
  TestBrowser browser(port());
  browser.Send(TestBrowser::Post("/test.Desk/Watch", kStream, Enveloped("{}")));
  Await("opened");
  browser.Leave();  // nothing has been written, and nothing will be
  Await("ended");
}

TEST_F(DoorTest, AStreamHasADeadline) {
  messages_ = 1;
  Open();
  TestBrowser browser(port());
  const auto answer =
      browser.Ask(TestBrowser::Post("/test.Desk/Watch", kStream, Enveloped("{}"), "Connect-Timeout-Ms: 50\r\n"));
  EXPECT_THAT(answer.body, HasSubstr(R"({"error":{"code":"deadline_exceeded")"));
  EXPECT_EQ(browser.Ask(TestBrowser::Post("/test.Desk/Get", kJson, "{}")).body, "{}") << "the connection goes on";
}

TEST_F(DoorTest, AClientThatAsksBeforeItSendsIsAnswered) {
  Open();
  TestBrowser browser(port());
  browser.Send(
      "POST /test.Desk/Get HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(browser.ReceiveHead(), "HTTP/1.1 100 Continue\r\n\r\n");
  EXPECT_EQ(browser.Ask("{}").body, "{}");
  TestBrowser refused(port());
  EXPECT_EQ(refused
                .Ask("POST /test.Desk/Get HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                     "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n")
                .status(),
            "HTTP/1.1 415");
  EXPECT_EQ(refused.Rest(), "") << "a body may follow or not, so the connection ends";
}

TEST_F(DoorTest, AClientOfHttp10GetsAStreamUntilTheEnd) {
  messages_ = 1;
  Open();
  TestBrowser browser(port());
  browser.Send(
      "POST /test.Desk/Watch HTTP/1.0\r\nContent-Type: application/grpc-web+proto\r\ngrpc-timeout: 50m\r\n"
      "Content-Length: 5\r\n\r\n\0\0\0\0\0"s);
  EXPECT_THAT(browser.ReceiveHead(), Not(HasSubstr("chunked")));
  const std::string body = browser.Rest();
  EXPECT_EQ(body.substr(0, 8), "\0\0\0\0\3\x0A\1x"s);
  EXPECT_THAT(body, HasSubstr("grpc-status: 4\r\n"));
}

TEST_F(DoorTest, RefusesWhatIsNoRequest) {
  Open();
  const struct {
    std::string bytes;
    const char* status;
  } kCases[] = {
      {"nonsense\r\n\r\n", "HTTP/1.1 400"},
      {"GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 400"},
      {"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", "HTTP/1.1 421"},
      {"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n", "HTTP/1.1 431"},
      {"POST /test.Desk/Get HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4194305\r\n\r\n", "HTTP/1.1 413"},
      {"POST /test.Desk/Get HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
       "Content-Length: 262145\r\n\r\n",
       "HTTP/1.1 413"},
  };
  for (const auto& test : kCases) {
    TestBrowser browser(port());
    EXPECT_EQ(browser.Ask(test.bytes).status(), test.status) << test.bytes.substr(0, 60);
  }
}

TEST_F(DoorTest, ASlowRequestIsGivenUp) {
  Open({.limits = {.head_timeout = absl::Milliseconds(50), .body_timeout = absl::Milliseconds(50)}});
  TestBrowser head(port()), body(port());
  head.Send("POST /test.Desk/Get HTTP/1.1\r\nX: ");
  body.Send(
      "POST /test.Desk/Get HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Content-Length: 2\r\n\r\n{");
  EXPECT_EQ(head.Receive().status(), "HTTP/1.1 408");
  EXPECT_EQ(body.Receive().status(), "HTTP/1.1 408");
}

TEST_F(DoorTest, ASilentConnectionEndsWithoutAWord) {
  Open({.limits = {.idle_timeout = absl::Milliseconds(300)}});
  TestBrowser silent(port());
  EXPECT_EQ(silent.Rest(), "");
  TestBrowser idle(port());
  EXPECT_EQ(idle.Ask(TestBrowser::Post("/test.Desk/Get", kJson, "{}")).body, "{}");
  EXPECT_EQ(idle.Rest(), "");
}

TEST_F(DoorTest, AConnectionEndsAfterManyRequests) {
  Open({.limits = {.most_requests = 2}});
  TestBrowser browser(port());
  EXPECT_EQ(browser.Ask(TestBrowser::Post("/test.Desk/Get", kJson, "{}")).Header("Connection"), "keep-alive");
  EXPECT_EQ(browser.Ask(TestBrowser::Post("/test.Desk/Get", kJson, "{}")).Header("Connection"), "close");
  EXPECT_EQ(browser.Rest(), "");
}

TEST_F(DoorTest, TheConnectionThatIsIdleForLongestMakesRoom) {
  Open({.most_connections = 2});
  TestBrowser stream(port());
  stream.Send(TestBrowser::Post("/test.Desk/Watch", kStream, Enveloped("{}")));
  Await("opened");
  TestBrowser silent(port()), browser(port());
  EXPECT_EQ(browser.Ask(TestBrowser::Post("/test.Desk/Get", kJson, "{}")).body, "{}");
  EXPECT_EQ(silent.Rest(), "");
  EXPECT_EQ(Count("ended"), 0);
}

TEST_F(DoorTest, BodiesShareOneBudget) {
  Open({.most_body_bytes = 1000});
  TestBrowser browser(port());
  EXPECT_EQ(browser.Ask(TestBrowser::Post("/test.Desk/Get", kJson, "{" + std::string(20'000, ' ') + "}")).status(),
            "HTTP/1.1 503");
  TestBrowser other(port());
  EXPECT_EQ(other.Ask(TestBrowser::Post("/test.Desk/Get", kJson, "{}")).body, "{}") << "it has been returned";
}

TEST_F(DoorTest, ASlowReaderHoldsUpItsOwnStreamUntilItReads) {
  message_ = "\x0A\xFF\xFF\x0F"s + std::string(0x3FFFF, 'x');  // 256 KiB
  messages_ = 1000;
  Open();
  TestBrowser browser(port(), 4096);
  browser.Send(TestBrowser::Post("/test.Desk/Watch", "application/connect+proto", "\0\0\0\0\0"s));
  Await("opened");
  TestBrowser other(port());
  for (int i = 0; i < 100; ++i) other.Ask(TestBrowser::Post("/test.Desk/Get", kJson, "{}"));
  EXPECT_LT(Count("written"), 20) << "the socket takes no more, and nothing waits elsewhere";
  browser.ReceiveHead();
  for (int i = 0; i < 30; ++i) EXPECT_EQ(browser.ReceiveChunk().size(), message_.size() + 5);
  Await("written", 29);
}

TEST_F(DoorTest, AReaderThatTakesNothingIsCutOff) {
  message_ = "\x0A\xFF\xFF\x0F"s + std::string(0x3FFFF, 'x');
  messages_ = 1000;
  Open({.limits = {.write_timeout = absl::Milliseconds(200)}});
  TestBrowser browser(port(), 4096);
  browser.Send(TestBrowser::Post("/test.Desk/Watch", "application/connect+proto", "\0\0\0\0\0"s));
  Await("ended");
}

TEST_F(DoorTest, TheEndReachesEveryStream) {
  messages_ = 1;
  Open();
  TestBrowser stream(port()), idle(port());
  EXPECT_EQ(idle.Ask(TestBrowser::Post("/test.Desk/Get", kJson, "{}")).body, "{}");
  stream.Send(TestBrowser::Post("/test.Desk/Watch", kStream, Enveloped("{}")));
  stream.ReceiveHead();
  EXPECT_EQ(stream.ReceiveChunk(), Enveloped(R"({"name":"x"})"));
  Await("written");
  OnLoop([this] { door_->BeginShutdown(); });
  EXPECT_THAT(stream.ReceiveChunk(), HasSubstr(R"({"error":{"code":"unavailable")"));
  EXPECT_EQ(stream.ReceiveChunk(), "");
  EXPECT_EQ(stream.Rest(), "");
  EXPECT_EQ(idle.Rest(), "");
  Await("ended");
  OnLoop([this] { EXPECT_TRUE(door_->idle()); });
}

TEST_F(DoorTest, AConnectionThatIsTooOldEnds) {
  Open({.limits = {.most_age = absl::Milliseconds(200), .age_grace = absl::Milliseconds(50)}});
  TestBrowser stream(port()), idle(port());
  stream.Send(TestBrowser::Post("/test.Desk/Watch", kStream, Enveloped("{}")));
  EXPECT_EQ(idle.Rest(), "");
  EXPECT_THAT(stream.Receive().body, HasSubstr(R"({"error":{"code":"unavailable","message":"This connection)"));
  EXPECT_EQ(stream.Rest(), "");
}

TEST_F(DoorTest, ARevokedCallerIsToldAndEnded) {
  Open();
  TestBrowser stream(port());
  stream.Send(TestBrowser::Post("/test.Desk/Watch", kStream, Enveloped("{}")));
  Await("opened");
  OnLoop([this] {
    door_->EndCalls([](const methods::Call&) { return absl::UnauthenticatedError("no more"); }, absl::Now());
  });
  EXPECT_THAT(stream.Receive().body, HasSubstr(R"({"error":{"code":"unauthenticated","message":"no more"}})"));
}

TEST_F(DoorTest, SaysWhyItCannotListen) {
  Open();
  OnLoop([this] {
    Door second([](absl::AnyInvocable<void()>) {}, reception_, *pool_, std::make_unique<NoPages>());
    EXPECT_EQ(second.Start({.listen = "127.0.0.1:" + std::to_string(port())}).message(),
              "the HTTP door cannot listen on 127.0.0.1:" + std::to_string(port()) +
                  ": Address already in use: set --http_listen, or leave it empty");
  });
}

// One call over TLS: the answer, or "" if the handshake failed.
std::string CallOverTls(int port, const std::string& authority, const transport::TestCertificate* client) {
  namespace ssl = boost::asio::ssl;
  boost::system::error_code error;
  ssl::context context(ssl::context::tls_client);
  context.add_certificate_authority(boost::asio::buffer(authority), error);
  context.set_verify_mode(ssl::verify_peer);
  if (client != nullptr) {
    context.use_certificate_chain(boost::asio::buffer(client->certificate), error);
    context.use_private_key(boost::asio::buffer(client->key), ssl::context::pem, error);
  }
  boost::asio::io_context io;
  ssl::stream<boost::asio::ip::tcp::socket> stream(io, context);
  stream.lowest_layer().connect({boost::asio::ip::address_v4::loopback(), static_cast<uint16_t>(port)}, error);
  if (!error) stream.handshake(ssl::stream_base::client, error);
  if (error) return "";
  boost::asio::write(
      stream, boost::asio::buffer(TestBrowser::Post("/test.Desk/Get", kJson, kAsk, "Connection: close\r\n")), error);
  std::string answer;
  char bytes[4096];
  while (!error) answer.append(bytes, stream.read_some(boost::asio::buffer(bytes), error));
  return answer;
}

TEST_F(DoorTest, SpeaksTlsAndRenewsItsCertificate) {
  const auto first = transport::MakeTestCertificate("DNS:localhost");
  const auto second = transport::MakeTestCertificate("DNS:localhost");
  Open({.tls = {.certificate_pem = first.certificate, .key_pem = first.key}});
  EXPECT_THAT(CallOverTls(port(), first.certificate, nullptr), HasSubstr(R"({"name":"001"})"));
  EXPECT_EQ(CallOverTls(port(), second.certificate, nullptr), "");
  door_->SetTls({.certificate_pem = "nonsense", .key_pem = second.key});
  EXPECT_THAT(CallOverTls(port(), first.certificate, nullptr), HasSubstr(R"({"name":"001"})"))
      << "what is in use stays";
  door_->SetTls({.certificate_pem = second.certificate, .key_pem = second.key});
  EXPECT_THAT(CallOverTls(port(), second.certificate, nullptr), HasSubstr(R"({"name":"001"})"));
}

TEST_F(DoorTest, KnowsClientsByTheirCertificates) {
  const auto server = transport::MakeTestCertificate("DNS:localhost");
  const auto desk = transport::MakeTestCertificate("URI:spiffe://desk/1,DNS:desk.example", "Desk");
  const auto named = transport::MakeTestCertificate("", "plain-name");
  const auto stranger = transport::MakeTestCertificate("DNS:stranger");
  Open({.tls = {.certificate_pem = server.certificate,
                .key_pem = server.key,
                .client_ca_pem = desk.certificate + named.certificate}});
  EXPECT_EQ(CallOverTls(port(), server.certificate, nullptr), "");
  EXPECT_EQ(CallOverTls(port(), server.certificate, &stranger), "");
  EXPECT_THAT(CallOverTls(port(), server.certificate, &desk), HasSubstr(R"({"name":"001"})"));
  OnLoop([this] { EXPECT_EQ(names_, (std::vector<std::string>{"spiffe://desk/1", "desk.example"})); });
  EXPECT_THAT(CallOverTls(port(), server.certificate, &named), HasSubstr(R"({"name":"001"})"));
  OnLoop([this] { EXPECT_EQ(names_, std::vector<std::string>{"plain-name"}); });
}

}  // namespace
}  // namespace kiwoom::http

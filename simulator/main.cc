// kiwoom_simulator: the broker's endpoint for development, demo and tests.
//
// Prints one line, {"rest_port":…,"websocket_port":…}, to stdout or --ports_file when it is ready, and runs until it
// receives a signal.

#include <sys/stat.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/flags/usage_config.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "service/version/version.h"
#include "simulator/log.h"
#include "simulator/simulator.h"
#include "simulator/transport/tls_identity.h"

ABSL_FLAG(std::string, address, "127.0.0.1", "Address to listen on.");
ABSL_FLAG(int, rest_port, 0, "Port of REST over HTTPS; 0 picks a free one.");
ABSL_FLAG(int, websocket_port, 0, "Port of the WebSocket over TLS; 0 picks a free one.");
ABSL_FLAG(std::string, cert, "", "Certificate file (PEM). If it does not exist, a self-signed one is created there.");
ABSL_FLAG(std::string, key, "", "Key file (PEM) of --cert.");
ABSL_FLAG(std::string, ports_file, "", "File for the ready line in place of stdout.");
ABSL_FLAG(uint64_t, seed, 1, "Seed of the market; with --step_time it makes runs repeatable.");
ABSL_FLAG(std::string, rate, "20",
          "Total REAL rows per second for all registrations: any number, or max, which sends as fast as the sessions "
          "accept them. 0: none.");
ABSL_FLAG(std::string, market_time, "",
          "Market time at the start, such as 2026-07-20T10:00:00+09:00. Empty: now, or with --day_seconds the "
          "beginning of the day.");
ABSL_FLAG(double, day_seconds, 0,
          "Run the trading day of KRX and NXT, 07:55 to 20:05, in this many seconds, day after day "
          "without the nights: 60 to watch it, 43800 for real time. 0: the market trades at any hour and never "
          "closes.");
ABSL_FLAG(absl::Duration, step_time, absl::ZeroDuration(),
          "Market time that passes with each event, in place of the wall clock: the same seed, "
          "--market_time and requests at the same step then produce the same frames, byte for byte.");
ABSL_FLAG(std::string, app_key, "", "The only accepted app key; empty: any non-empty one.");
ABSL_FLAG(std::string, secret_key, "", "The only accepted secret key; empty: any non-empty one.");
ABSL_FLAG(std::string, account, "1111111111",
          "Account number of the first app key that logs in; that of each further one is the next.");
ABSL_FLAG(bool, automatic_orders, true, "Place random orders now and then, until the first manual order.");
ABSL_FLAG(absl::Duration, ping_interval, absl::Seconds(10), "Interval of PINGs.");
ABSL_FLAG(absl::Duration, token_lifetime, absl::Hours(24), "Lifetime of a token.");
ABSL_FLAG(int, requests_per_second, 5,
          "REST requests per TR in any sliding second before HTTP 429 (mock: 1). Even pacing at exactly this rate is "
          "allowed, with 20 ms of tolerance.");
ABSL_FLAG(int, items_per_connection, 200, "Maximum number of items that one connection can register.");
ABSL_FLAG(bool, value_on_registration, false, "Answer a registration with the current value.");
ABSL_FLAG(int, items_per_request, 100, "Maximum number of items in one REG.");
ABSL_FLAG(
    std::string, member_order, "live",
    "Order of the members of REAL frames: live (values first, trnm last), documented (trnm first, values last), or "
    "random for each frame and row.");
ABSL_FLAG(bool, short_order_books, false,
          "Send order books of one exchange with 139 of the 163 keys, like the live broker.");
ABSL_FLAG(bool, leading_a_of_codes, false, "Write stock codes in rows of orders and positions with a leading A.");
ABSL_FLAG(bool, stamp_rows, false,
          "Add to each REAL row its number among the rows of its type and item, under a key that no spec has: "
          "900000001.");
ABSL_FLAG(int, rows_per_frame, 1, "Maximum number of simultaneous rows that share a frame.");
ABSL_FLAG(std::string, replay, "", "File of recorded REAL frames, one per line, to send unchanged.");
ABSL_FLAG(absl::Duration, replay_interval, absl::ZeroDuration(),
          "Send the next recorded frame at this interval, in a loop; zero: all of them once on registration.");
ABSL_FLAG(
    std::string, faults, "",
    "File of scheduled faults, one per line: \"at 30s drop\", \"every 5m close 1000 Bye\", \"at 1m distort_answers "
    "all delay 3s times 10\". The faults: drop, close, system, twin, end_twin, mute, unmute, half_open, "
    "stop_reading, resume_reading, refuse_connections, accept_connections, decline_handshakes, accept_handshakes, "
    "refuse_logins, accept_logins, expire_tokens, refuse_tokens, accept_tokens, repeat_tokens, renew_tokens, "
    "refuse_registrations, accept_registrations, ignore_registrations, answer_registrations, ignore_removals, "
    "answer_removals, repeat_answers, answer_once, push_answer, push, push_invalid_utf8, odd_trnm, odd_item, "
    "merge_rows, unknown_keys, rate, distort_answers (delay, error, status, retry_after, body, return_code, next_key, "
    "before, behind, cut, times), restore_answers. See simulator/README.md.");
ABSL_FLAG(bool, admin, false,
          "Serve POST /simulator/<fault>, POST /simulator/order (buy 005930 10 [71000]), POST /simulator/cancel "
          "(<order number>), GET /simulator/account and GET /simulator/stats on the REST port.");

namespace kiwoom::simulator {
namespace {

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::NotFoundError("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

absl::Status WriteFile(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  return file ? absl::OkStatus() : absl::PermissionDeniedError("cannot write " + path);
}

// Reads the certificate from its files, or creates it there first.
absl::Status ReadOrMakeCertificate(Options& options) {
  const std::string cert = absl::GetFlag(FLAGS_cert);
  const std::string key = absl::GetFlag(FLAGS_key);
  if (cert.empty() && key.empty()) return absl::OkStatus();
  if (cert.empty() || key.empty()) return absl::InvalidArgumentError("--cert needs --key and vice versa");
  if (!std::ifstream(cert)) {
    absl::StatusOr<TlsIdentity> made = TlsIdentity::SelfSigned();
    if (!made.ok()) return made.status();
    if (absl::Status status = WriteFile(cert, made->certificate); !status.ok()) return status;
    // Even a simulator's key must be readable only by its owner.
    const mode_t mask = umask(077);
    const absl::Status written = WriteFile(key, made->key);
    umask(mask);
    if (!written.ok()) return written;
  }
  const absl::StatusOr<std::string> certificate_pem = ReadFile(cert);
  const absl::StatusOr<std::string> key_pem = ReadFile(key);
  if (!certificate_pem.ok()) return certificate_pem.status();
  if (!key_pem.ok()) return key_pem.status();
  options.certificate_pem = *certificate_pem;
  options.key_pem = *key_pem;
  return absl::OkStatus();
}

absl::Status ReadIfGiven(const std::string& path, std::string& text) {
  if (path.empty()) return absl::OkStatus();
  absl::StatusOr<std::string> read = ReadFile(path);
  if (!read.ok()) return read.status();
  text = *std::move(read);
  return absl::OkStatus();
}

absl::StatusOr<double> ParseRate(const std::string& text) {
  if (text == "max") return kAsFastAsPossible;
  double rate = -1;
  if (!absl::SimpleAtod(text, &rate) || !(rate >= 0)) {
    return absl::InvalidArgumentError("--rate=" + text + " is not a rate: write rows per second, or max");
  }
  return rate;
}

absl::StatusOr<MemberOrder> ParseMemberOrder(const std::string& text) {
  if (text == "live") return MemberOrder::kLive;
  if (text == "documented") return MemberOrder::kDocumented;
  if (text == "random") return MemberOrder::kRandom;
  return absl::InvalidArgumentError("--member_order=" + text + " is not an order: write live, documented or random");
}

absl::StatusOr<Options> OptionsFromFlags() {
  Options options;
  options.address = absl::GetFlag(FLAGS_address);
  options.rest_port = static_cast<uint16_t>(absl::GetFlag(FLAGS_rest_port));
  options.websocket_port = static_cast<uint16_t>(absl::GetFlag(FLAGS_websocket_port));
  options.seed = absl::GetFlag(FLAGS_seed);
  options.app_key = absl::GetFlag(FLAGS_app_key);
  options.secret_key = absl::GetFlag(FLAGS_secret_key);
  options.account = absl::GetFlag(FLAGS_account);
  options.automatic_orders = absl::GetFlag(FLAGS_automatic_orders);
  options.variants.ping_interval = absl::GetFlag(FLAGS_ping_interval);
  options.variants.token_lifetime = absl::GetFlag(FLAGS_token_lifetime);
  options.variants.requests_per_second = absl::GetFlag(FLAGS_requests_per_second);
  options.variants.items_per_connection = static_cast<size_t>(absl::GetFlag(FLAGS_items_per_connection));
  options.variants.value_on_registration = absl::GetFlag(FLAGS_value_on_registration);
  options.variants.rows_per_frame = static_cast<size_t>(absl::GetFlag(FLAGS_rows_per_frame));
  options.replay_interval = absl::GetFlag(FLAGS_replay_interval);
  options.admin = absl::GetFlag(FLAGS_admin);
  options.stamp_rows = absl::GetFlag(FLAGS_stamp_rows);
  options.variants.items_per_request = static_cast<size_t>(absl::GetFlag(FLAGS_items_per_request));
  options.variants.short_order_books = absl::GetFlag(FLAGS_short_order_books);
  options.variants.leading_a_of_codes = absl::GetFlag(FLAGS_leading_a_of_codes);
  const absl::StatusOr<MemberOrder> order = ParseMemberOrder(absl::GetFlag(FLAGS_member_order));
  if (!order.ok()) return order.status();
  options.variants.member_order = *order;
  options.day = absl::Seconds(absl::GetFlag(FLAGS_day_seconds));
  options.step_time = absl::GetFlag(FLAGS_step_time);
  if (options.day < absl::ZeroDuration() || options.step_time < absl::ZeroDuration()) {
    return absl::InvalidArgumentError("--day_seconds and --step_time must not be negative");
  }

  const absl::StatusOr<double> rate = ParseRate(absl::GetFlag(FLAGS_rate));
  if (!rate.ok()) return rate.status();
  options.rows_per_second = *rate;
  if (const std::string text = absl::GetFlag(FLAGS_market_time); !text.empty()) {
    absl::Time time;
    std::string error;
    if (!absl::ParseTime(absl::RFC3339_full, text, &time, &error)) {
      return absl::InvalidArgumentError("--market_time=" + text + ": " + error);
    }
    options.market_time = time;
  }
  if (absl::Status status = ReadOrMakeCertificate(options); !status.ok()) return status;
  if (absl::Status status = ReadIfGiven(absl::GetFlag(FLAGS_replay), options.replay); !status.ok()) return status;
  if (absl::Status status = ReadIfGiven(absl::GetFlag(FLAGS_faults), options.faults); !status.ok()) return status;
  return options;
}

absl::Status AnnouncePorts(const Simulator& simulator) {
  const std::string line = "{\"rest_port\":" + std::to_string(simulator.rest_port()) +
                           ",\"websocket_port\":" + std::to_string(simulator.websocket_port()) + "}\n";
  const std::string path = absl::GetFlag(FLAGS_ports_file);
  if (path.empty()) {
    std::cout << line << std::flush;
    return absl::OkStatus();
  }
  // A program that waits for the file must not see half of it.
  const std::string unfinished = path + ".unfinished";
  if (absl::Status status = WriteFile(unfinished, line); !status.ok()) return status;
  if (std::rename(unfinished.c_str(), path.c_str()) != 0) return absl::PermissionDeniedError("cannot write " + path);
  return absl::OkStatus();
}

int Run() {
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGINT);
  sigaddset(&stop, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &stop, nullptr);  // before any thread starts

  LogToStderr();
  absl::StatusOr<Options> options = OptionsFromFlags();
  absl::StatusOr<std::unique_ptr<Simulator>> simulator =
      options.ok() ? Simulator::Start(*std::move(options)) : options.status();
  absl::Status status = simulator.status();
  if (status.ok()) status = AnnouncePorts(**simulator);
  if (!status.ok()) {
    std::cerr << "kiwoom_simulator: " << status.message() << "\n";
    return 1;
  }
  int signal = 0;
  sigwait(&stop, &signal);
  return 0;
}

}  // namespace
}  // namespace kiwoom::simulator

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(
      "Kiwoom's endpoint for development, demo and tests: REST over HTTPS, WebSocket over TLS, and a simulated "
      "market.");
  absl::FlagsUsageConfig usage;
  usage.contains_help_flags = [](absl::string_view file) { return absl::EndsWith(file, "simulator/main.cc"); };
  usage.version_string = [] { return kiwoom::version::VersionText("kiwoom_simulator") + "\n"; };
  absl::SetFlagsUsageConfig(usage);
  absl::ParseCommandLine(argc, argv);
  return kiwoom::simulator::Run();
}

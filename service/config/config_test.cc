#include "service/config/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "service/transport/test_certificate.h"

namespace kiwoom::config {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// An in-memory file system.
FileReader Files(std::map<std::string, std::string> files) {
  return [files](const std::string& path) -> absl::StatusOr<std::string> {
    const auto found = files.find(path);
    if (found == files.end()) return absl::NotFoundError("the file " + path + " cannot be read, or is empty");
    return found->second;
  };
}

Settings Good() { return {.broker = "mock", .app_key_file = "app", .secret_key_file = "secret"}; }

const transport::TestCertificate kServer = transport::MakeTestCertificate("DNS:gateway");

const FileReader kFiles = Files({{"app", "APPKEY-1\n"},
                                 {"secret", " SECRET-2 \n"},
                                 {"blank", " \n"},
                                 {"pem", "PEM"},
                                 {"certificate", kServer.certificate},
                                 {"key", kServer.key},
                                 {"callers", "callers: [{name: a, certificate: a, scopes: [query]}]"},
                                 {"bad callers", "callers: [{name: a, scopes: [query]}]"},
                                 {"lines", "TOP-SECRET\nTOP-SECRET"},
                                 {"keys/main/app_key", "APPKEY-3\n"},
                                 {"keys/main/secret_key", "SECRET-3\n"},
                                 {"keys/second/app_key", "APPKEY-4\n"},
                                 {"keys/second/secret_key", "SECRET-4\n"},
                                 {"half/main/app_key", "APPKEY-3\n"}});

absl::StatusOr<std::vector<DirectoryEntry>> List(const std::string& path) {
  if (path == "keys") return std::vector<DirectoryEntry>{{"second", true}, {"main", true}};
  if (path == "half") return std::vector<DirectoryEntry>{{"main", true}};
  return absl::NotFoundError("the directory " + path + " cannot be read");
}

absl::StatusOr<Config> Read(const Settings& settings) { return ReadConfig(settings, kFiles, List); }

TEST(Config, ReadsSecretsFromFilesAndTrimsThem) {
  const auto config = Read(Good());
  ASSERT_TRUE(config.ok()) << config.status();
  ASSERT_EQ(config->keys.size(), 1u);
  EXPECT_EQ(config->keys[0].name, "default");
  EXPECT_EQ(config->keys[0].key, (rest::AppKey{"APPKEY-1", "SECRET-2"}));
  EXPECT_EQ(config->keys[0].app_key_file, "app");
  EXPECT_EQ(config->keys[0].secret_key_file, "secret");
  EXPECT_EQ(config->broker.name, "mock");
}

TEST(Config, TheAdminPortMayBeOff) {
  Settings settings = Good();
  settings.admin_listen = "";
  ASSERT_TRUE(Read(settings).ok());
  EXPECT_EQ(Read(settings)->admin_listen, "");
  EXPECT_FALSE(Read(settings)->not_ready_without_session);
  settings.admin_listen = "0.0.0.0:9090";
  settings.not_ready_without_session = true;
  ASSERT_TRUE(Read(settings).ok());
  EXPECT_EQ(Read(settings)->admin_listen, "0.0.0.0:9090");
  EXPECT_TRUE(Read(settings)->not_ready_without_session);
}

TEST(Config, TheHttpDoorMayBeOff) {
  Settings settings = Good();
  EXPECT_EQ(Read(settings)->http_listen, "");
  settings.http_origins = "https://Desk.example:443, http://localhost:5173";
  EXPECT_EQ(Read(settings)->http_origins, (std::vector<std::string>{"https://desk.example", "http://localhost:5173"}));
  settings.http_listen = "";
  EXPECT_EQ(Read(settings)->http_listen, "");
}

TEST(Config, TakesSecretsFromTheEnvironmentIfNoFileIsNamed) {
  Settings settings = Good();
  settings.app_key_file.clear();
  settings.app_key = "FROM-ENV";
  const auto config = Read(settings);
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_EQ(config->keys.front().key.app_key, "FROM-ENV");
  EXPECT_EQ(config->keys.front().app_key_file, "");
}

TEST(Config, TakesSeveralKeysFromADirectory) {
  Settings settings = Good();
  settings.app_key_file.clear();
  settings.secret_key_file.clear();
  settings.keys_dir = "keys";
  settings.move_after_seconds = 5;
  const auto config = Read(settings);
  ASSERT_TRUE(config.ok()) << config.status();
  ASSERT_EQ(config->keys.size(), 2u);
  EXPECT_EQ(config->keys[0].name, "main");
  EXPECT_EQ(config->keys[0].key, (rest::AppKey{"APPKEY-3", "SECRET-3"}));
  EXPECT_EQ(config->keys[1].name, "second");
  EXPECT_EQ(config->keys[1].secret_key_file, "keys/second/secret_key");
  EXPECT_EQ(config->move_after, absl::Seconds(5));
}

TEST(Config, ADirectoryOfKeysExcludesASingleKey) {
  Settings settings = Good();
  settings.secret_key_file.clear();
  settings.secret_key = "FROM-ENV";
  settings.keys_dir = "half";
  EXPECT_EQ(
      std::string(Read(settings).status().message()),
      "--keys_dir cannot be combined with --app_key_file, KIWOOM_SECRET_KEY: put every key into the directory, or "
      "do without it\n"
      "--keys_dir: the file half/main/secret_key cannot be read, or is empty");
}

TEST(Config, ReadsHowItStopsAndWhatItMayUse) {
  Settings settings = Good();
  EXPECT_EQ(Read(settings)->connection_age, absl::InfiniteDuration()) << "0: no limit";
  settings.grace_seconds = 300;
  settings.connection_age_seconds = 3600;
  settings.memory_mib = 96;
  EXPECT_EQ(Read(settings)->grace, absl::Minutes(5));
  EXPECT_EQ(Read(settings)->connection_age, absl::Hours(1));
  EXPECT_EQ(Read(settings)->memory_bytes, size_t{96} << 20);
}

TEST(Config, TheRestRateIsTheEndpointsUnlessItIsSet) {
  Settings settings = Good();
  EXPECT_EQ(Read(settings)->broker.rest_rate, (broker::Rate{.per_second = 1, .burst = 1})) << "of mock";
  settings.broker = "prod";
  EXPECT_EQ(Read(settings)->broker.rest_rate, (broker::Rate{.per_second = 5, .burst = 1}));
  settings.rest_requests_per_second = 20;
  settings.rest_burst = 4;
  settings.rest_group_requests_per_second = 30;
  settings.rest_total_requests_per_second = 60;
  EXPECT_EQ(Read(settings)->broker.rest_rate, (broker::Rate{.per_second = 20, .burst = 4}));
  EXPECT_EQ(Read(settings)->broker.rest_group, 30);
  EXPECT_EQ(Read(settings)->broker.rest_total, 60);
}

// Closed by default: who is not known gets little, and on the network not even that.
TEST(Config, SaysWhoMayCall) {
  const struct {
    const char* name;
    void (*set)(Settings&);
    const char* caller;  // of a peer with the certificate "a"
  } kCases[] = {
      {"nothing", [](Settings&) {}, "local"},
      {"plain text is allowed, but the address is local", [](Settings& s) { s.allow_plain_text = true; }, "local"},
      {"on the network", [](Settings& s) { s.listen = "[::]:1", s.allow_plain_text = true; }, "anonymous"},
      {"over HTTP on the network", [](Settings& s) { s.http_listen = "[::]:1", s.allow_plain_text = true; },
       "anonymous"},
      {"certificates",
       [](Settings& s) {
         s.listen = "[::]:1", s.client_ca_file = s.tls_certificate_file = "certificate", s.tls_key_file = "key";
       },
       "b"},
      {"callers", [](Settings& s) { s.listen = "[::]:1", s.allow_plain_text = true, s.callers_file = "callers"; }, "a"},
  };
  for (const auto& test : kCases) {
    Settings settings = Good();
    test.set(settings);
    const auto config = Read(settings);
    ASSERT_TRUE(config.ok()) << test.name << config.status();
    const auto caller = config->callers.FindByPeer({.address = "ipv4:10.0.0.7:1", .names = {"b", "a"}});
    ASSERT_TRUE(caller.has_value()) << test.name;
    EXPECT_EQ(caller->name, test.caller) << test.name;
  }
}

TEST(Config, ReportsEachErrorInOneSentence) {
  const struct {
    const char* name;
    void (*spoil)(Settings&);
    const char* sentence;
  } kCases[] = {
      {"no broker", [](Settings& s) { s.broker.clear(); },
       "--broker is missing: choose mock, prod, or https://HOST:PORT,wss://HOST:PORT"},
      {"unknown broker", [](Settings& s) { s.broker = "live"; }, "--broker: "},
      {"no key", [](Settings& s) { s.app_key_file.clear(); },
       "--app_key_file is missing: name the file that contains it, or set KIWOOM_APP_KEY"},
      {"key file absent", [](Settings& s) { s.app_key_file = "nowhere"; },
       "--app_key_file: the file nowhere cannot be read, or is empty"},
      {"secret blank", [](Settings& s) { s.secret_key_file = "blank"; }, "--secret_key_file: the file blank is empty"},
      {"trusted certificates blank", [](Settings& s) { s.broker_ca_file = "blank"; },
       "--broker_ca_file: the file blank is empty"},
      {"trusted certificates wrong", [](Settings& s) { s.broker_ca_file = "pem"; },
       "--broker_ca_file: the file pem has no valid PEM certificate"},
      {"app key in the environment", [](Settings& s) { s.app_key_file.clear(), s.app_key = "a key"; },
       "KIWOOM_APP_KEY has several words: write the key alone"},
      {"listen without port", [](Settings& s) { s.listen = "localhost"; },
       "--listen is \"localhost\": write HOST:PORT, such as 127.0.0.1:50051"},
      {"admin port without port", [](Settings& s) { s.admin_listen = "localhost"; },
       "--admin_listen is \"localhost\": write HOST:PORT, such as 127.0.0.1:9090, or leave it empty"},
      {"HTTP door without port", [](Settings& s) { s.http_listen = "localhost"; },
       "--http_listen is \"localhost\": write HOST:PORT, such as 127.0.0.1:8080, or leave it empty"},
      {"an origin that is none", [](Settings& s) { s.http_origins = "https://a,*"; },
       "--http_origins names \"*\", which is no origin of a browser: write origins such as https://desk.example:8443, "
       "separated by commas"},
      {"port out of range", [](Settings& s) { s.listen = "127.0.0.1:70000"; }, "--listen is \"127.0.0.1:70000\""},
      {"certificate without key", [](Settings& s) { s.tls_certificate_file = "pem"; },
       "--tls_certificate_file needs --tls_key_file as well"},
      {"an invalid pair", [](Settings& s) { s.tls_certificate_file = s.tls_key_file = "pem"; },
       "--tls_certificate_file contains no PEM certificate"},
      {"a ports file in a missing directory", [](Settings& s) { s.ports_file = "/nowhere/at/all/ports.json"; },
       "--ports_file: no file can be created in the directory of /nowhere/at/all/ports.json"},
      {"a ports file below a file", [](Settings& s) { s.ports_file = "/dev/null/ports.json"; },
       "--ports_file: no file can be created in the directory of /dev/null/ports.json"},
      {"a ports file that is a directory", [](Settings& s) { s.ports_file = testing::TempDir(); },
       "is a directory: name a file in it"},
      {"plain text on the network", [](Settings& s) { s.listen = "0.0.0.0:1", s.callers_file = "callers"; },
       "--listen is \"0.0.0.0:1\", which other machines reach in plain text: set --tls_certificate_file and "
       "--tls_key_file, or --allow_plain_text if the network or a proxy protects it"},
      {"HTTP in plain text on the network",
       [](Settings& s) { s.http_listen = "0.0.0.0:1", s.callers_file = "callers"; },
       "--http_listen is \"0.0.0.0:1\", which other machines reach in plain text: set --tls_certificate_file and "
       "--tls_key_file, or --allow_plain_text if the network or a proxy protects it"},
      {"nobody known over HTTP on the network",
       [](Settings& s) { s.http_listen = "0.0.0.0:1", s.tls_certificate_file = "certificate", s.tls_key_file = "key"; },
       "--http_listen is \"0.0.0.0:1\", and other machines could call without saying who they are: set --callers_file "
       "or "
       "--client_ca_file, or --allow_plain_text to serve the market to everybody"},
      {"nobody known on the network",
       [](Settings& s) { s.listen = "0.0.0.0:1", s.tls_certificate_file = "certificate", s.tls_key_file = "key"; },
       "--listen is \"0.0.0.0:1\", and other machines could call without saying who they are: set --callers_file or "
       "--client_ca_file, or --allow_plain_text to serve the market to everybody"},
      {"an authority without TLS", [](Settings& s) { s.client_ca_file = "certificate"; },
       "--client_ca_file needs --tls_certificate_file and --tls_key_file as well"},
      {"no authority",
       [](Settings& s) { s.client_ca_file = "pem", s.tls_certificate_file = "certificate", s.tls_key_file = "key"; },
       "--client_ca_file contains no PEM certificate"},
      {"accounts for everybody",
       [](Settings& s) { s.listen = "0.0.0.0:1", s.allow_plain_text = true, s.accounts = true; },
       "--accounts serves only callers that are known: list them in --callers_file"},
      {"no callers", [](Settings& s) { s.callers_file = "nowhere"; },
       "--callers_file: the file nowhere cannot be read, or is empty"},
      {"bad callers", [](Settings& s) { s.callers_file = "bad callers"; },
       "bad callers:1: a caller has neither token_sha256 nor certificate: say how it proves who it is"},
      {"an audit log nowhere", [](Settings& s) { s.audit_log_file = "/nowhere/at/all/audit.jsonl"; },
       "--audit_log_file: no file can be created in the directory of /nowhere/at/all/audit.jsonl"},
      {"key without certificate", [](Settings& s) { s.tls_key_file = "pem"; },
       "--tls_key_file needs --tls_certificate_file as well"},
      {"log level", [](Settings& s) { s.log_level = "loud"; },
       "--log_level is \"loud\": choose debug, info, warn, error"},
      {"log format", [](Settings& s) { s.log_format = "xml"; }, "--log_format is \"xml\": choose text, json"},
      {"queue", [](Settings& s) { s.queue_limit = 0; }, "--queue_limit is 0: set a number from 16 to 10000000"},
      {"log", [](Settings& s) { s.recent_events_mib = -1; },
       "--recent_events_mib is -1: set a number from 0 to 1000000"},
      {"memory",
       [](Settings& s) {
         s.memory_mib = 63;
         s.recent_events_mib = 0;
       },
       "--memory_mib is 63: set a number from 64 to 1000000"},
      {"memory without room", [](Settings& s) { s.recent_events_mib = 993; },
       "--recent_events_mib is 993, but --memory_mib is 1024: leave at least 32 for account events and queues"},
      {"no grace", [](Settings& s) { s.grace_seconds = 0; }, "--grace_seconds is 0: set a number from 1 to 300"},
      {"much grace", [](Settings& s) { s.grace_seconds = 301; }, "--grace_seconds is 301: set a number from 1 to 300"},
      {"age", [](Settings& s) { s.connection_age_seconds = -1; },
       "--connection_age_seconds is -1: set a number from 0 to 604800"},
      {"log's age", [](Settings& s) { s.recent_events_seconds = 0; },
       "--recent_events_seconds is 0: set a number from 1 to 86400"},
      {"share", [](Settings& s) { s.items_per_caller = -1; }, "--items_per_caller is -1: set a number from 0 to 10000"},
      {"rate", [](Settings& s) { s.requests_per_second = -1; },
       "--requests_per_second is -1: set a number from 1 to 1000"},
      {"REST rate", [](Settings& s) { s.rest_requests_per_second = -1; },
       "--rest_requests_per_second is -1: set a number from 0 to 1000"},
      {"REST rate of a group", [](Settings& s) { s.rest_group_requests_per_second = -1; },
       "--rest_group_requests_per_second is -1: set a number from 0 to 10000"},
      {"REST rate in total", [](Settings& s) { s.rest_total_requests_per_second = -1; },
       "--rest_total_requests_per_second is -1: set a number from 0 to 10000"},
      {"a state directory that does not exist", [](Settings& s) { s.state_dir = "/nowhere/at/all"; },
       "--state_dir: /nowhere/at/all is not a directory that the gateway can write to: create it"},
      {"a state directory that is a file", [](Settings& s) { s.state_dir = "/dev/null"; },
       "--state_dir: /dev/null is not a directory that the gateway can write to: create it"},
      {"keys beside a key", [](Settings& s) { s.keys_dir = "keys"; },
       "--keys_dir cannot be combined with --app_key_file, --secret_key_file: put every key into the directory"},
      {"no such directory of keys",
       [](Settings& s) { s.keys_dir = "nowhere", s.app_key_file.clear(), s.secret_key_file.clear(); },
       "--keys_dir: the directory nowhere cannot be read: create it"},
      {"moves at once", [](Settings& s) { s.move_after_seconds = 4; },
       "--move_after_seconds is 4: set a number from 5 to 86400"},
      {"leave and fight", [](Settings& s) { s.exit_when_replaced = s.take_back_session = true; },
       "--exit_when_replaced and --take_back_session contradict each other: choose one"},
      {"REST burst", [](Settings& s) { s.rest_burst = 0; }, "--rest_burst is 0: set a number from 1 to 1000"},
  };
  for (const auto& test : kCases) {
    Settings settings = Good();
    test.spoil(settings);
    const auto config = Read(settings);
    ASSERT_FALSE(config.ok()) << test.name;
    const std::string message(config.status().message());
    EXPECT_THAT(message, HasSubstr(test.sentence)) << test.name;
    EXPECT_THAT(message, Not(HasSubstr("\n"))) << test.name << ": one error, one line";
  }
}

TEST(Config, ReportsAllErrorsTogetherWithoutSecrets) {
  Settings settings = Good();
  settings.broker.clear();
  settings.listen = "x";
  settings.log_level = "";
  settings.app_key = "TOP-SECRET";
  settings.secret_key_file = "lines";
  settings.unread = {"--queue_limit is \"abc\": write a whole number"};
  const auto config = Read(settings);
  const std::string message(config.status().message());
  EXPECT_EQ(message,
            "--queue_limit is \"abc\": write a whole number\n"
            "--broker is missing: choose mock, prod, or https://HOST:PORT,wss://HOST:PORT\n"
            "--secret_key_file: the file lines has several lines: write the key alone\n"
            "--listen is \"x\": write HOST:PORT, such as 127.0.0.1:50051\n"
            "--log_level is \"\": choose debug, info, warn, error");
  EXPECT_THAT(message, Not(HasSubstr("TOP-SECRET")));
  EXPECT_THAT(message, Not(HasSubstr("APPKEY-1")));
}

TEST(Config, WhatAReplacedSessionDoesIsTheOperatorsChoice) {
  Settings settings = Good();
  EXPECT_FALSE(Read(settings)->exit_when_replaced);
  EXPECT_FALSE(Read(settings)->take_back_session);
  settings.exit_when_replaced = true;
  EXPECT_TRUE(Read(settings)->exit_when_replaced);
  settings.exit_when_replaced = false;
  settings.take_back_session = true;
  EXPECT_TRUE(Read(settings)->take_back_session);
}

TEST(Config, AcceptsAStateDirectoryThatExists) {
  Settings settings = Good();
  settings.state_dir = testing::TempDir();
  const auto config = Read(settings);
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_EQ(config->state_dir, testing::TempDir());
}

TEST(Config, AcceptsAPortsFileThatDoesNotExistYet) {
  for (const std::string& path : {testing::TempDir() + "/ports.json", std::string("ports.json")}) {
    Settings settings = Good();
    settings.ports_file = path;
    const auto config = Read(settings);
    ASSERT_TRUE(config.ok()) << config.status();
    EXPECT_EQ(config->ports_file, path);
  }
}

// Files on disk whose modes the test sets.
class ConfigFilesTest : public ::testing::Test {
 protected:
  ConfigFilesTest() {
    std::filesystem::create_directories(folder_);
    for (const auto& [name, text, mode] : on_disk_) {
      std::ofstream(folder_ + name) << text;
      SetMode(name, mode);
    }
  }
  ~ConfigFilesTest() override { std::filesystem::remove_all(folder_); }

  void SetMode(const std::string& name, mode_t mode) { ASSERT_EQ(chmod((folder_ + name).c_str(), mode), 0); }
  absl::StatusOr<Config> Start(bool allow = false) {
    return ReadConfig({.broker = "mock",
                       .broker_ca_file = folder_ + "ca",
                       .app_key_file = folder_ + "app",
                       .secret_key_file = folder_ + "secret",
                       .tls_certificate_file = folder_ + "certificate",
                       .tls_key_file = folder_ + "key",
                       .client_ca_file = folder_ + "ca",
                       .callers_file = folder_ + "callers",
                       .allow_readable_key_files = allow},
                      ReadFile, List);
  }

  struct OnDisk {
    const char* name;
    std::string text;
    mode_t mode;
  };
  const OnDisk on_disk_[6] = {{"app", "APPKEY-1", 0600},
                              {"secret", "SECRET-2", 0600},
                              {"certificate", kServer.certificate, 0644},
                              {"key", kServer.key, 0600},
                              {"ca", kServer.certificate, 0644},
                              {"callers", "callers: [{name: a, certificate: a, scopes: [query]}]", 0644}};
  const std::string folder_ = testing::TempDir() + "/config_test." + std::to_string(getpid()) + "/";
};

TEST_F(ConfigFilesTest, WhatOthersCanReadOrChangeIsRefused) {
  ASSERT_TRUE(Start().ok()) << Start().status();
  const struct {
    const char* name;
    mode_t mode;
    const char* sentence;
  } kCases[] = {
      {"app", 0644, "has mode 0644, so every user of this machine can use it: run chmod 600"},
      {"secret", 0660, "has mode 0660, so its group can change it: run chmod 600"},
      {"key", 0644, "has mode 0644, so every user of this machine can use it: run chmod 600"},
      {"certificate", 0664, "has mode 0664, so its group can change it: run chmod go-w"},
      {"ca", 0646, "has mode 0646, so every user of this machine can change it: run chmod go-w"},
      {"callers", 0664, "has mode 0664, so its group can change it: run chmod go-w"},
  };
  for (const auto& [name, mode, sentence] : kCases) {
    SCOPED_TRACE(name);
    SetMode(name, mode);
    EXPECT_THAT(std::string(Start().status().message()), HasSubstr("_file: the file " + folder_ + name + " " +
                                                                   sentence + ", or set --allow_readable_key_files"));
    EXPECT_TRUE(Start(/*allow=*/true).ok());
    SetMode(name, 0600);
  }
}

TEST_F(ConfigFilesTest, FilesAreGuardedLikewiseWhenTheyAreReadAgain) {
  using permissions::FileGuard;
  const auto guards = [](const Config& config) {
    return std::vector<FileGuard>{config.keys.front().guard, config.access.key.guard, config.access.certificate.guard,
                                  config.access.client_ca.guard, config.access.callers.guard};
  };
  const auto config = Start();
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_THAT(guards(*config), testing::ElementsAre(FileGuard::kReading, FileGuard::kReading, FileGuard::kChange,
                                                    FileGuard::kChange, FileGuard::kChange));
  EXPECT_THAT(guards(*Start(/*allow=*/true)), testing::Each(FileGuard::kNone));
}

}  // namespace
}  // namespace kiwoom::config

#include "service/config/access_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "service/transport/test_certificate.h"

namespace kiwoom::config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kAlice[] = "callers: [{name: alice, certificate: alice, scopes: [query]}]";
constexpr char kBob[] = "callers: [{name: bob, certificate: bob, scopes: [query]}]";

class AccessFilesTest : public ::testing::Test {
 protected:
  AccessFilesTest()
      : disk_{{"c", first_.certificate}, {"k", first_.key}, {"ca", first_.certificate}, {"callers", kAlice}},
        files_({{"c", disk_["c"]}, {"k", disk_["k"]}, {"ca", disk_["ca"]}, {"callers", disk_["callers"]}},
               [this](const std::string& path) -> absl::StatusOr<std::string> {
                 if (!disk_.contains(path)) return absl::NotFoundError("the file " + path + " cannot be read");
                 return disk_[path];
               }) {}

  // A change counts at the second look.
  AccessFiles::Changes Settled() {
    files_.Look();
    return files_.Look();
  }

  const transport::TestCertificate first_ = transport::MakeTestCertificate("DNS:first");
  const transport::TestCertificate second_ = transport::MakeTestCertificate("DNS:second");
  std::map<std::string, std::string> disk_;
  AccessFiles files_;
};

TEST_F(AccessFilesTest, RenewedFilesAreReported) {
  EXPECT_FALSE(Settled().tls.has_value());
  disk_["c"] = second_.certificate;
  disk_["k"] = second_.key;
  disk_["callers"] = kBob;
  const AccessFiles::Changes changes = Settled();
  ASSERT_TRUE(changes.tls.has_value());
  EXPECT_EQ(*changes.tls, (transport::TlsMaterial{second_.certificate, second_.key, first_.certificate}));
  ASSERT_TRUE(changes.callers.has_value());
  EXPECT_NE(changes.callers->Find("bob"), nullptr);
  EXPECT_THAT(changes.problems, IsEmpty());
}

TEST_F(AccessFilesTest, WhatCannotBeUsedIsReportedOnceAndChangesNothing) {
  const struct {
    const char* file;
    std::string text;
    const char* problem;
  } kCases[] = {
      {"k", second_.key,
       "--tls_key_file does not match the certificate in --tls_certificate_file: the certificates in use before stay"},
      {"c", "garbage", "--tls_certificate_file contains no PEM certificate: the certificates in use before stay"},
      {"ca", "garbage", "--client_ca_file contains no PEM certificate: the certificates in use before stay"},
      {"callers", "callers:\n- 7\n- 8",
       "callers:2: a caller is not a mapping: write \"- name: …\" and its other fields below; callers:3: a caller is "
       "not "
       "a mapping: write \"- name: …\" and its other fields below: the callers in use before stay"},
  };
  for (const auto& [file, text, problem] : kCases) {
    const std::string before = std::exchange(disk_[file], text);
    const AccessFiles::Changes changes = Settled();
    EXPECT_FALSE(changes.tls.has_value());
    EXPECT_FALSE(changes.callers.has_value());
    EXPECT_THAT(changes.problems, ElementsAre(problem));
    EXPECT_THAT(Settled().problems, IsEmpty()) << "told once";
    disk_[file] = before;
    Settled();
  }
}

TEST_F(AccessFilesTest, AFileThatIsGoneIsReportedOnce) {
  disk_.erase("callers");
  EXPECT_THAT(files_.Look().problems,
              ElementsAre("the file callers cannot be read: what was read before stays in use"));
  EXPECT_THAT(files_.Look().problems, IsEmpty());
}

}  // namespace
}  // namespace kiwoom::config

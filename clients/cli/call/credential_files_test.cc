#include "clients/cli/call/credential_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "absl/strings/str_cat.h"

namespace kiwoom::cli {
namespace {

std::string Write(const std::string& name, const std::string& text) {
  const std::string path = absl::StrCat(testing::TempDir(), "/credential_files_test.", getpid(), ".", name);
  std::ofstream(path) << text;
  return path;
}

TEST(CredentialFiles, AreReadAndTheTokenTrimmed) {
  const std::string ca = Write("ca", "CA"), certificate = Write("certificate", "C"), key = Write("key", "K");
  const std::string token = Write("token", "abc.DEF=\n");
  const auto all =
      ReadCredentials({ca, certificate, key, token, "from-the-environment", {"gateway.example:50051", true}});
  ASSERT_TRUE(all.ok()) << all.status();
  EXPECT_TRUE(all->tls);
  EXPECT_EQ(all->ca_pem, "CA");
  EXPECT_EQ(all->certificate_pem, "C");
  EXPECT_EQ(all->key_pem, "K");
  EXPECT_EQ(all->token, "abc.DEF=");
  EXPECT_EQ(ReadCredentials({.token = "from-the-environment", .address = {"127.0.0.1:50051", false}})->token,
            "from-the-environment");
  EXPECT_EQ(ReadCredentials({.token = "t", .address = {"gateway.example:50051", true}})->token, "t")
      << "the system's authorities";
  EXPECT_EQ(ReadCredentials({})->token, "");
}

TEST(CredentialFiles, AProblemIsASentenceWithoutTheSecret) {
  const std::string file = Write("file", "text"), spaced = Write("spaced", "s3cret t0ken");
  const struct {
    CredentialFiles files;
    const char* sentence;
  } kCases[] = {
      {{.ca_file = "/nowhere"}, "--ca_file: /nowhere cannot be read or is empty."},
      {{.token_file = "/nowhere"}, "--token_file: /nowhere cannot be read or is empty."},
      {{.ca_file = file, .certificate_file = file}, "--certificate_file and --key_file belong together: name both."},
      {{.certificate_file = file, .key_file = file},
       "--certificate_file needs TLS, which alone shows certificates: write --gateway=https://HOST:PORT."},
      {{.token_file = spaced}, "The token contains a space or a control character: write the token alone."},
      {{.token = "s3cret\nt0ken"}, "The token contains a space or a control character: write the token alone."},
      {{.token = "s3cret", .address = {"gateway.example:50051", false}},
       "A token for gateway.example:50051 needs TLS, or everybody on the way could read it: write https:// in place of "
       "http://."},
  };
  for (const auto& [files, sentence] : kCases) {
    EXPECT_EQ(std::string(ReadCredentials(files).status().message()), sentence);
  }
}

}  // namespace
}  // namespace kiwoom::cli

#include "clients/cli/call/credential_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/call/loopback.h"

namespace kiwoom::cli {
namespace {

absl::Status ReadInto(std::string& text, const char* flag, const std::string& path) {
  if (path.empty()) return absl::OkStatus();
  std::ifstream file(path);
  text.assign(std::istreambuf_iterator<char>(file), {});
  if (!text.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat("--", flag, ": ", path, " cannot be read or is empty."));
}

// What gRPC can send as metadata. It aborts the process for anything else.
bool IsToken(std::string_view token) {
  return !token.empty() && std::ranges::all_of(token, [](unsigned char c) { return absl::ascii_isgraph(c); });
}

}  // namespace

absl::StatusOr<Credentials> ReadCredentials(const CredentialFiles& files) {
  Credentials credentials{.tls = files.address.tls, .token = files.token};
  for (const absl::Status& status : {ReadInto(credentials.ca_pem, "ca_file", files.ca_file),
                                     ReadInto(credentials.certificate_pem, "certificate_file", files.certificate_file),
                                     ReadInto(credentials.key_pem, "key_file", files.key_file),
                                     ReadInto(credentials.token, "token_file", files.token_file)}) {
    if (!status.ok()) return status;
  }
  if (credentials.certificate_pem.empty() != credentials.key_pem.empty()) {
    return absl::InvalidArgumentError("--certificate_file and --key_file belong together: name both.");
  }
  if (!credentials.certificate_pem.empty() && !credentials.tls) {
    return absl::InvalidArgumentError(
        "--certificate_file needs TLS, which alone shows certificates: write --gateway=https://HOST:PORT.");
  }
  absl::StripAsciiWhitespace(&credentials.token);
  if (!credentials.token.empty() && !IsToken(credentials.token)) {
    return absl::InvalidArgumentError("The token contains a space or a control character: write the token alone.");
  }
  if (!credentials.token.empty() && !credentials.tls && !IsLoopback(files.address.target)) {
    return absl::InvalidArgumentError(
        absl::StrCat("A token for ", files.address.target,
                     " needs TLS, or everybody on the way could read it: write https:// in place of http://."));
  }
  return credentials;
}

}  // namespace kiwoom::cli

// Any metadata and any address of a call: nobody is admitted without the token, the one who has it always is, and no
// refusal or audit line quotes what was sent.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "service/callers/audit_entry.h"
#include "service/callers/book_authorizer.h"

namespace {

using namespace kiwoom::callers;

constexpr char kToken[] = "AN-ORDINARY-TOKEN-OF-THE-FUZZER";

// Whether the value gives this token, by a reading of its own: "bearer", spaces, the token, spaces.
bool IsTheToken(std::string value) {
  while (value.ends_with(' ')) value.pop_back();
  if (value.size() < 7) return false;
  for (size_t i = 0; i < 6; ++i) {
    if ((value[i] | 0x20) != "bearer"[i]) return false;
  }
  if (value[6] != ' ') return false;
  return value.substr(value.find_first_not_of(' ', 6)) == kToken;
}

bool IsLineOfJson(std::string_view line) {
  for (const char c : line) {
    if (static_cast<unsigned char>(c) < 0x20) return false;
  }
  return line.starts_with("{\"time\":\"") && line.ends_with("}");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static auto& authorizer = *new BookAuthorizer(CallerBook({{.caller = {.name = "a"}, .tokens = {HashOf(kToken)}}}),
                                                /*accounts=*/false, [](const std::string&) {});
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // The first line is the address, the second the header, the rest another header.
  const std::string_view address = text.substr(0, text.find('\n'));
  const std::string_view rest = text.substr(address.size() == text.size() ? text.size() : address.size() + 1);
  const std::string_view authorization = rest.substr(0, rest.find('\n'));
  const Metadata metadata({{"x-request-id", rest}, {"authorization", authorization}});
  static int64_t calls = 0;
  const auto caller =
      authorizer.Admit(metadata, {.address = address}, absl::UnixEpoch() + absl::Seconds(++calls % 100'000));
  if (caller.ok() != IsTheToken(std::string(authorization))) std::abort();
  // Longer than the words of a sentence, so that it cannot occur in one by chance.
  if (!caller.ok() && authorization.size() > 60 &&
      std::string(caller.status().message()).find(std::string(authorization)) != std::string::npos) {
    std::abort();
  }
  const std::string line = AuditLine({.time = absl::UnixEpoch(),
                                      .peer = std::string(address),
                                      .method = std::string(rest),
                                      .outcome = "OK",
                                      .request_id = std::string(authorization)});
  if (!IsLineOfJson(line)) std::abort();
  return 0;
}

#include "service/broker/secrets.h"

#include <algorithm>
#include <charconv>

#include "absl/strings/str_replace.h"

namespace kiwoom::broker {
namespace {

// Real secrets are longer than this. A shorter string could be part of any word.
constexpr size_t kShortest = 8;

constexpr size_t kMostTokens = 8;

constexpr std::string_view kRedacted = "<redacted>";

// Most backslashes of one escape: JSON in a string of JSON in a string of JSON. This also bounds the search.
constexpr size_t kMostBackslashes = 7;

// The character that the digits of \u0041 encode, or -1 if it is not ASCII.
int ReadHex4(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return digits.size() == 4 && error == std::errc() && end == digits.data() + 4 && value < 0x80 ? value : -1;
}

// The end of the character at `at`, escaped or not, if it is `c`; else npos.
size_t EndOf(std::string_view text, size_t at, char c) {
  size_t i = at;
  while (i < text.size() && text[i] == '\\' && i - at < kMostBackslashes) ++i;
  if (i > at && text.substr(i, 1) == "u" && ReadHex4(text.substr(i + 1, 4)) == c) return i + 5;
  if (text.substr(i, 1) == std::string_view(&c, 1)) return i + 1;
  return c == '\\' && i > at ? i : std::string_view::npos;
}

// The end of the secret that begins at `at`, or npos if it does not.
size_t EndOfSecret(std::string_view text, size_t at, std::string_view secret) {
  for (const char c : secret) {
    at = EndOf(text, at, c);
    if (at == std::string_view::npos) return at;
  }
  return at;
}

bool ReplaceEscaped(std::string_view secret, std::string& text) {
  std::string out;
  size_t copied = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const bool escape = text[at] == '\\' && (at == 0 || text[at - 1] != '\\');
    if (text[at] != secret.front() && !escape) continue;
    const size_t end = EndOfSecret(text, at, secret);
    if (end == std::string_view::npos) continue;
    out.append(text, copied, at - copied).append(kRedacted);
    copied = end;
    at = end - 1;
  }
  if (copied == 0) return false;
  text = out.append(text, copied);
  return true;
}

bool Replace(const std::string& secret, bool escapes, std::string& text) {
  if (secret.size() < kShortest) return false;
  if (escapes) return ReplaceEscaped(secret, text);
  return absl::StrReplaceAll({{secret, {kRedacted.data(), kRedacted.size()}}}, &text) != 0;
}

}  // namespace

void Secrets::AddKeys(const std::vector<std::string>& keys) {
  const std::lock_guard lock(mutex_);
  for (const std::string& key : keys) {
    if (std::ranges::find(keys_, key) == keys_.end()) keys_.push_back(key);
  }
}

void Secrets::AddToken(const std::string& token) {
  const std::lock_guard lock(mutex_);
  std::erase(tokens_, token);  // it may have been issued again
  tokens_.push_back(token);
  if (tokens_.size() > kMostTokens) tokens_.pop_front();
}

std::string Secrets::Redact(std::string_view text) const {
  std::string shown(text);
  RedactIn(shown);
  return shown;
}

bool Secrets::RedactIn(std::string& text) const {
  const bool escapes = text.find('\\') != std::string::npos;
  bool found = false;
  for (const std::string& secret : LongestFirst()) found |= Replace(secret, escapes, text);
  return found;
}

// One secret may begin with another, whose replacement would leave the rest of the longer one.
std::vector<std::string> Secrets::LongestFirst() const {
  std::vector<std::string> secrets;
  {
    const std::lock_guard lock(mutex_);
    secrets = keys_;
    secrets.insert(secrets.end(), tokens_.begin(), tokens_.end());
  }
  std::ranges::stable_sort(secrets, std::ranges::greater(), &std::string::size);
  return secrets;
}

}  // namespace kiwoom::broker

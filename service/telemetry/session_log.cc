#include "service/telemetry/session_log.h"

#include "codec/excerpt.h"

namespace kiwoom::telemetry {
namespace {

// In bytes. A broker code has six digits, and a broker message about a hundred characters.
constexpr size_t kMostOfCode = 32;
constexpr size_t kMostOfWords = 400;

std::string Line(std::string_view what, std::string_view code, std::string_view words) {
  std::string line(what);
  if (!code.empty() || !words.empty()) line += ":";
  if (!code.empty()) line += " " + codec::OneLine(code, kMostOfCode);
  if (!words.empty()) line += " " + codec::OneLine(words, kMostOfWords);
  return line;
}

}  // namespace

void SessionLog::Add(std::string_view what, std::string_view code, std::string_view words, absl::Time now) {
  std::pair<std::string, std::string> kind(what, code.substr(0, kMostOfCode));
  auto found = kinds_.find(kind);
  if (found == kinds_.end() && kinds_.size() < kMostKinds) found = kinds_.try_emplace(std::move(kind)).first;
  Repetition& repetition = found == kinds_.end() ? rest_ : found->second;
  repetition.Count([&] { return Line(what, code, words); }, now, write_);
}

}  // namespace kiwoom::telemetry

#include "service/config/key_rotation.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace kiwoom::config {

KeyRotation::KeyRotation(const std::vector<SessionKey>& keys, const FileReader& read_file) {
  for (const SessionKey& key : keys) sessions_.push_back({KeyFiles(key, read_file), std::nullopt, ""});
}

KeyRotation::Changes KeyRotation::Look() {
  std::vector<std::string> problems(sessions_.size());
  for (size_t i = 0; i < sessions_.size(); ++i) {
    auto found = sessions_[i].files.Changed();
    if (!found.ok()) problems[i] = std::string(found.status().message());
    sessions_[i].found = found.value_or(std::nullopt);
  }
  while (DropRepeated(problems)) {
  }
  Changes changes;
  for (size_t i = 0; i < sessions_.size(); ++i) {
    Followed& session = sessions_[i];
    const std::string& name = session.files.session();
    if (!problems[i].empty() && problems[i] != session.problem) {
      changes.problems.push_back(
          absl::StrCat("session ", name, ": ", problems[i], ": the key that was read before stays in use"));
    }
    session.problem = std::move(problems[i]);
    if (!session.found.has_value()) continue;
    session.files.Use(*session.found);
    changes.keys.push_back({name, *std::move(session.found)});
  }
  return changes;
}

bool KeyRotation::DropRepeated(std::vector<std::string>& problems) {
  const auto next = [](const Followed& session) -> const rest::AppKey& {
    return session.found.has_value() ? *session.found : session.files.in_use();
  };
  for (size_t i = 0; i < sessions_.size(); ++i) {
    if (!sessions_[i].found.has_value()) continue;
    for (const Followed& other : sessions_) {
      if (&other == &sessions_[i] || next(other).app_key != next(sessions_[i]).app_key) continue;
      problems[i] = absl::StrCat("its files contain the app key of session ", other.files.session());
      sessions_[i].found.reset();
      return true;
    }
  }
  return false;
}

bool KeyRotation::unsettled() const {
  return std::ranges::any_of(sessions_, [](const Followed& session) { return session.files.unsettled(); });
}

}  // namespace kiwoom::config

#include "service/config/keys_dir.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/config/key_text.h"

namespace kiwoom::config {
namespace {

constexpr size_t kLongestName = 32;

absl::StatusOr<std::string> ReadKey(const std::string& file, const FileReader& read_file) {
  const absl::StatusOr<std::string> text = read_file(file);
  return text.ok() ? ReadKeyText(*text, absl::StrCat("the file ", file)) : text.status();
}

// Reads the directory of one session.
void ReadSession(const std::string& path, const std::string& name, const FileReader& read_file, KeysDir& found) {
  SessionKey session{.name = name,
                     .app_key_file = absl::StrCat(path, "/", name, "/app_key"),
                     .secret_key_file = absl::StrCat(path, "/", name, "/secret_key")};
  absl::StatusOr<std::string> app_key = ReadKey(session.app_key_file, read_file);
  absl::StatusOr<std::string> secret_key = ReadKey(session.secret_key_file, read_file);
  if ((app_key.ok() && *app_key == name) || (secret_key.ok() && *secret_key == name)) {
    found.problems.push_back(absl::StrCat("a directory in ", path, " has its own key as its name: rename it"));
    return;
  }
  for (const auto& key : {app_key, secret_key}) {
    if (!key.ok()) found.problems.emplace_back(key.status().message());
  }
  if (!app_key.ok() || !secret_key.ok()) return;
  session.key = {*std::move(app_key), *std::move(secret_key)};
  found.keys.push_back(std::move(session));
}

// The broker ends a session when its app key logs in again, so two sessions of one key would end each other for ever.
void FindRepeatedKeys(const std::string& path, KeysDir& found) {
  for (auto later = found.keys.begin(); later != found.keys.end(); ++later) {
    const auto same = [&](const SessionKey& session) { return session.key.app_key == later->key.app_key; };
    const auto earlier = std::find_if(found.keys.begin(), later, same);
    if (earlier == later) continue;
    found.problems.push_back(absl::StrCat(path, "/", earlier->name, " and ", path, "/", later->name,
                                          " contain the same app key: remove one of them"));
  }
}

}  // namespace

bool IsSessionName(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
  return !name.empty() && name.size() <= kLongestName && std::all_of(name.begin(), name.end(), fits);
}

KeysDir ReadKeysDir(const std::string& path, const FileReader& read_file, const DirectoryLister& list_directory) {
  constexpr char kLayout[] = "with a directory for each app key, which contains the files app_key and secret_key";
  KeysDir found;
  auto entries = list_directory(path);
  if (!entries.ok()) {
    found.problems.push_back(absl::StrCat(std::string(entries.status().message()), ": create it, ", kLayout));
    return found;
  }
  std::erase_if(*entries, [](const DirectoryEntry& entry) { return entry.name.starts_with('.'); });
  std::ranges::sort(*entries, {}, &DirectoryEntry::name);
  if (entries->empty()) found.problems.push_back(absl::StrCat("the directory ", path, " is empty: fill it ", kLayout));

  int misnamed = 0;
  size_t sessions = 0;
  for (const auto& [name, is_directory] : *entries) {
    if (!IsSessionName(name)) {
      ++misnamed;  // not quoted: it may be a key
    } else if (!is_directory) {
      found.problems.push_back(absl::StrCat(path, "/", name, " is not a directory: keep nothing else in ", path));
    } else if (++sessions <= kMostKeys) {
      ReadSession(path, name, read_file, found);
    }
  }
  if (misnamed > 0) {
    found.problems.push_back(absl::StrCat(
        misnamed, misnamed == 1 ? " name" : " names", " in ", path,
        " cannot be that of a session: use 1 to 32 lower-case letters, digits, - and _, and never the key itself"));
  }
  if (sessions > kMostKeys) {
    found.problems.push_back(absl::StrCat(path, " has ", sessions, " app keys: a gateway serves at most ", kMostKeys,
                                          ", so start another one for the rest"));
  }
  FindRepeatedKeys(path, found);
  return found;
}

}  // namespace kiwoom::config

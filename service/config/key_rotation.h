#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/config/key_files.h"

namespace kiwoom::config {

// Follows the key files of all sessions.
class KeyRotation {
 public:
  KeyRotation(const std::vector<SessionKey>& keys, const FileReader& read_file);

  struct Change {
    std::string session;
    rest::AppKey key;
  };
  struct Changes {
    std::vector<Change> keys;
    // Problems that the previous look did not have, one sentence each; the keys in use stay.
    std::vector<std::string> problems;
  };

  // Reads all files again. A session does not change to the app key of another one: the broker allows one session for
  // each key.
  Changes Look();
  // Whether to look again soon: a file may be only half replaced.
  bool unsettled() const;

 private:
  struct Followed {
    KeyFiles files;
    std::optional<rest::AppKey> found;  // at this look, to be used
    std::string problem;                // of the last look
  };

  // Drops what was found for a session if another one has the same app key or is about to. Returns whether it did.
  bool DropRepeated(std::vector<std::string>& problems);

  std::vector<Followed> sessions_;
};

}  // namespace kiwoom::config

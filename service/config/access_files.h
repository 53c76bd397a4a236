#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/callers/caller_book.h"
#include "service/config/followed_files.h"
#include "service/transport/tls_material.h"

namespace kiwoom::config {

// The files that decide who may call: the server's certificate and key, the authority of the clients' certificates, and
// the list of callers. Files without a path do not exist.
struct AccessPaths {
  FollowedFile certificate;
  FollowedFile key;
  FollowedFile client_ca;
  FollowedFile callers;
};

// Follows these files while the gateway serves. What cannot be used changes nothing.
class AccessFiles {
 public:
  // `paths` have the texts that are in use.
  AccessFiles(const AccessPaths& paths, const FileReader& read_file)
      : tls_({paths.certificate, paths.key, paths.client_ca}, read_file),
        callers_({paths.callers}, read_file),
        callers_path_(paths.callers.path) {}

  struct Changes {
    std::optional<transport::TlsMaterial> tls;
    std::optional<callers::CallerBook> callers;
    // Problems that the previous look did not have, one sentence each; what is in use stays.
    std::vector<std::string> problems;
  };

  // Reads all files again.
  Changes Look();
  // Whether to look again soon: a file may be only half replaced.
  bool unsettled() const { return tls_.unsettled() || callers_.unsettled(); }

 private:
  FollowedFiles tls_;
  FollowedFiles callers_;
  const std::string callers_path_;
  std::string tls_problem_, callers_problem_;  // of reading the files, at the last look
};

}  // namespace kiwoom::config

#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "absl/status/statusor.h"
#include "service/callers/audit_entry.h"

namespace kiwoom::callers {

struct AuditLogOptions {
  std::string path;
  size_t most_bytes = size_t{32} << 20;  // of a file, which is then renamed to path.1, the older ones to path.2 …
  int most_files = 10;                   // besides the current one
  size_t most_waiting = 10'000;          // entries
};

// The audit log: a file that only its owner can read, and is made so if it exists, with one JSON object a line. A
// thread of its own writes it, so that a slow disk never delays an event. What does not fit into the queue or onto the
// disk is counted, and the next line says how much is missing.
class AuditLog final : public AuditSink {
 public:
  using LogWriter = std::function<void(const std::string& line)>;

  // Opens the file, which is created if it does not exist. `log` gets a sentence when writing begins to fail.
  static absl::StatusOr<std::unique_ptr<AuditLog>> Open(AuditLogOptions options, LogWriter log);
  // Writes what is queued.
  ~AuditLog() override;

  void Write(const AuditEntry& entry) override;
  // Opens the file anew, because something else has renamed it. May be called from any thread.
  void Reopen();

 private:
  AuditLog(AuditLogOptions options, LogWriter log) : options_(std::move(options)), log_(std::move(log)) {}

  absl::Status OpenFile();
  void Run();
  void WriteLine(std::string line);
  bool Append(std::string line);
  void Rotate();

  const AuditLogOptions options_;
  const LogWriter log_;
  // Used by the thread alone, once it runs.
  int file_ = -1;
  size_t size_ = 0;
  bool failing_ = false;
  bool torn_ = false;     // the file ends within a line
  uint64_t missing_ = 0;  // entries that are not in the file, and that it does not report yet

  std::mutex mutex_;
  std::condition_variable ready_;
  // Guarded by mutex_.
  std::deque<std::string> waiting_;
  uint64_t lost_ = 0;  // since the last line
  bool reopen_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace kiwoom::callers

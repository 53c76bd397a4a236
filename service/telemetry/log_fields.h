#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiwoom::telemetry {

// What a log line is about, for machines. For people, the text of the line says it as well.
struct LogField {
  std::string_view name;  // "session", "caller", "method", "tr", "request_id", "trace_id"
  std::string value;
};

// The fields of the lines that this thread logs while the object lives. A logger has no place for them, and formats
// each line before it returns.
class LogFields {
 public:
  explicit LogFields(std::vector<LogField> fields);
  ~LogFields();
  LogFields(const LogFields&) = delete;
  LogFields& operator=(const LogFields&) = delete;

  // Of the innermost object; empty without one.
  static const std::vector<LogField>& OfThisThread();

 private:
  const std::vector<LogField> fields_;
  const std::vector<LogField>* const outer_;
};

}  // namespace kiwoom::telemetry

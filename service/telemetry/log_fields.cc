#include "service/telemetry/log_fields.h"

#include <utility>

namespace kiwoom::telemetry {
namespace {

thread_local const std::vector<LogField>* innermost = nullptr;

}  // namespace

LogFields::LogFields(std::vector<LogField> fields) : fields_(std::move(fields)), outer_(innermost) {
  innermost = &fields_;
}

LogFields::~LogFields() { innermost = outer_; }

const std::vector<LogField>& LogFields::OfThisThread() {
  static const std::vector<LogField>& none = *new std::vector<LogField>();  // never destroyed: threads may outlive main
  return innermost == nullptr ? none : *innermost;
}

}  // namespace kiwoom::telemetry

#include "service/rest/call_counts.h"

#include "service/errors/error_details.h"

namespace kiwoom::rest {

void CallCounts::Add(const codec::Tr& tr, const absl::Status& result) {
  std::string name = errors::ReasonOf(result);
  if (name.empty()) name = result.ok() ? "ok" : absl::StatusCodeToString(result.code());
  ++counts_[{&tr, std::move(name)}];
}

}  // namespace kiwoom::rest

#include "codegen/model/realtime_number.h"

#include "absl/strings/str_cat.h"

namespace kiwoom::model {
namespace {

constexpr uint32_t kReplaced = 200000;  // + FID

}  // namespace

uint32_t RealtimeNumber(const spec::Position& at, std::string_view what, uint32_t fid, std::optional<uint32_t> number,
                        Reserved& reserved, spec::Refusals& refusals) {
  if (!number) return fid;
  if (*number != kReplaced + fid) {
    refusals.Add(at, absl::StrCat("remove `number`: a realtime ", std::string(what), " has the number of its ",
                                  what == "group" ? "first FID, " : "FID, ", fid, ", or ", kReplaced + fid,
                                  " if it replaces an earlier field of this FID"));
  }
  reserved.try_emplace(fid);
  reserved.try_emplace(kCompanion + fid);
  return *number;
}

}  // namespace kiwoom::model

#include "codegen/model/api.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "codegen/model/package_names.h"
#include "codegen/model/service.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {
namespace {

using codec::Role;

// Names and roles that may exist only once, with their places.
class Unique {
 public:
  explicit Unique(spec::Refusals& refusals) : refusals_(refusals) {}

  // Whether it is the first.
  bool Add(const spec::Position& at, const std::string& what) {
    auto [first, is_new] = places_.try_emplace(what, at);
    if (!is_new) refusals_.Add(at, absl::StrCat(what, " already exists in ", first->second.ToString()));
    return is_new;
  }

 private:
  spec::Refusals& refusals_;
  std::map<std::string, spec::Position> places_;
};

}  // namespace

absl::StatusOr<Api> Api::Build(Vocabulary vocabulary, std::vector<Tr> trs, const HandWritten& hand_written) {
  spec::Refusals refusals;
  Unique unique(refusals);
  PackageNames names(hand_written, refusals);
  for (const Tr& tr : trs) names.AddService(tr);
  for (const Enum& shared : vocabulary.enums()) names.Add(shared);
  for (const SharedMessage& shared : vocabulary.messages()) names.Add(shared);
  std::sort(trs.begin(), trs.end(),
            [](const Tr& a, const Tr& b) { return std::tie(a.code, a.source) < std::tie(b.code, b.source); });
  for (const Tr& tr : trs) {
    unique.Add(tr.at, absl::StrCat("the TR ", tr.code));
    // Everything named after it would be refused as well.
    if (unique.Add(tr.response.at, absl::StrCat("a TR of the name ", tr.name))) names.Add(tr);
    if (tr.role == Role::kMarketStatus) unique.Add(tr.at, "a TR of the role market_status");
    if (tr.role == Role::kToken) unique.Add(tr.at, "a TR of the role token");
    if (tr.role == Role::kRevoke) unique.Add(tr.at, "a TR of the role revoke");
  }
  if (!refusals.empty()) return refusals.ToStatus();
  Api api;
  api.vocabulary_ = std::move(vocabulary);
  api.trs_ = std::move(trs);
  return api;
}

std::vector<const Tr*> Api::Realtime() const {
  std::vector<const Tr*> realtime;
  for (const Tr& tr : trs_) {
    if (tr.is_realtime()) realtime.push_back(&tr);
  }
  return realtime;
}

std::vector<const Tr*> Api::TrsOf(const std::string& service) const {
  std::vector<const Tr*> trs;
  for (const Tr& tr : trs_) {
    if (tr.exposed && tr.service == service) trs.push_back(&tr);
  }
  return trs;
}

std::vector<std::string> Api::Services() const {
  std::set<std::string> services;
  for (const Tr& tr : trs_) {
    if (tr.exposed) services.insert(tr.service);
  }
  return {services.begin(), services.end()};
}

absl::Status Api::CheckServices(const std::vector<std::string>& internal) const {
  spec::Refusals refusals;
  std::set<std::string> silent;  // folders that were refused already
  for (const Tr& tr : trs_) {
    const std::string folder = FolderOf(tr.source);
    const bool is_internal = std::find(internal.begin(), internal.end(), folder) != internal.end();
    if (is_internal && tr.exposed) {
      refusals.Add(tr.at,
                   absl::StrCat("the folder ", folder, " is internal and has no service: write `expose: false`"));
    }
    if (!is_internal && TrsOf(tr.service).empty() && silent.insert(folder).second) {
      refusals.Add(tr.at, absl::StrCat("the folder ", folder, " exposes nothing and so has no service: name it in ",
                                       "`internal` of generated/BUILD.bazel"));
    }
  }
  return refusals.ToStatus();
}

}  // namespace kiwoom::model

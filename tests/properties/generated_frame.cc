#include "tests/properties/generated_frame.h"

#include <algorithm>

#include "generated/registry.h"

namespace kiwoom::tests {
namespace {

std::string Joined(std::vector<std::string> members, Draw& draw) {
  for (size_t i = members.size(); i > 1; --i) std::swap(members[i - 1], members[draw.Below(i)]);
  std::string joined;
  for (const std::string& member : members) joined += (joined.empty() ? "" : ",") + member;
  return joined;
}

// Packs the values in one of the ways that have been seen.
std::vector<std::string> Values(const GeneratedObject& values, bool exotic, Draw& draw) {
  const std::string members = JsonMembers(values, exotic, draw);
  const bool reserved = std::any_of(values.members.begin(), values.members.end(),
                                    [](const auto& member) { return member.row == nullptr; });
  switch (exotic ? draw.Below(4) : 0) {
    case 1:
      return {"\"values\":[{" + members + "}]"};
    case 2:
      return {"\"values\" : [ {} , {" + members + "} ]"};
    // At the root an unknown key could collide with a member's name.
    case 3:
      if (!reserved && !members.empty()) return {members};
      [[fallthrough]];
    default:
      return {"\"values\":{" + members + "}"};
  }
}

}  // namespace

GeneratedFrame DrawFrame(const std::vector<const codec::Tr*>& trs, bool exotic, Draw& draw) {
  static constexpr const char* kItems[] = {"005930", "000020", "0156T0", "005930_NX", "039490_AL", "001", ""};
  GeneratedFrame frame;
  std::string rows;
  for (size_t i = draw.OneIn(4) ? 1 + draw.Below(5) : 1; i > 0; --i) {
    const codec::Tr& tr = *trs[draw.Below(trs.size())];
    GeneratedFrame::Row& row = frame.rows.emplace_back(GeneratedFrame::Row{&tr, draw.Of(kItems), {}});
    row.values = DrawObject(*tr.response, draw);
    std::vector<std::string> members = Values(row.values, exotic, draw);
    members.push_back("\"type\":\"" + std::string(tr.code) + "\"");
    members.push_back("\"name\":\"" + std::string(tr.wire_name) + "\"");
    if (!row.item.empty() || draw.OneIn(2)) members.push_back("\"item\":" + Quoted(row.item, exotic, draw));
    rows += (rows.empty() ? "{" : ",{") + Joined(std::move(members), draw) + "}";
  }
  frame.text = "{" + Joined({"\"trnm\":\"REAL\"", "\"data\":[" + rows + "]"}, draw) + "}";
  return frame;
}

std::vector<const codec::Tr*> PublishedTrs(codec::Kind kind) {
  std::vector<const codec::Tr*> trs;
  for (const codec::Tr* const tr : generated::Trs()) {
    if (tr->kind == kind && tr->exposed) trs.push_back(tr);
  }
  return trs;
}

}  // namespace kiwoom::tests

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "tests/decode/contract.h"
#include "tests/decode/decoded.h"
#include "tests/properties/generated_frame.h"
#include "tests/properties/message_reader.h"

// A decoded message, spelled again like the broker would and decoded again, is the same message: no meaning is lost or
// invented.
namespace kiwoom::tests {
namespace {

using codec::Type;

// Moves the point to the right: "2653.81" times 100 is "265381".
std::string Scaled(std::string number, uint32_t scale) {
  for (; scale >= 10; scale /= 10) {
    const size_t point = number.find('.');
    if (point == std::string::npos) {
      number += '0';
    } else {
      std::swap(number[point], number[point + 1]);
      if (number.back() == '.') number.pop_back();
    }
  }
  return number;
}

std::string CodeOf(const codec::Row& row, const std::string& value) {
  for (const codec::Code& code : row.codes) {
    if (std::to_string(code.value) == value) return std::string(code.wire);
  }
  return "no code of " + value;
}

std::string Respelled(const codec::Row& row, const Meaning& meaning) {
  std::string text = meaning.value;
  switch (row.type) {
    case Type::kFlag:
    case Type::kEnum:
      return CodeOf(row, text);
    case Type::kCode:
    case Type::kStockCode:
    case Type::kText:
      return text;
    case Type::kTimeOfDay:
      if (text == "marker 1") return "888888";
      if (text == "marker 2") return "999999";
      [[fallthrough]];
    case Type::kDate:
    case Type::kDateTime:
      text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; }), text.end());
      return text;
    case Type::kDuration: {
      if (text.size() < 6) return text;
      const int seconds = std::stoi(text);
      char clock[16];
      std::snprintf(clock, sizeof clock, "%02d%02d%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
      return clock;
    }
    default:
      break;
  }
  const std::string sign = meaning.companion == "1" ? "+" : meaning.companion == "2" ? "-" : "";
  return sign + Scaled(text, row.scale);
}

// The object with the meaning of the message, in canonical spelling.
GeneratedObject Respelled(const codec::Message& table, const google::protobuf::Message& message) {
  GeneratedObject object{.table = &table, .members = {}};
  for (const codec::Row& row : table.rows) {
    if (row.list != nullptr) {
      GeneratedObject::Member list{&row, std::string(row.key), "", {}};
      for (const auto* const element : ReadElements(row.name, message)) {
        list.elements.push_back(Respelled(*row.list, *element));
      }
      object.members.push_back(std::move(list));
    } else if (const Meaning meaning = ReadMeaning(table, row, message); meaning.kind == Meaning::Kind::kValue) {
      object.members.push_back({&row, std::string(row.key), Respelled(row, meaning), {}});
    }
  }
  for (const auto& [key, text] : ReadUnparsed(message)) object.members.push_back({nullptr, key, text, {}});
  return object;
}

std::unique_ptr<Contract::Message> Parsed(const codec::Tr& tr, std::string_view bytes) {
  return Contract::Instance().Parse(absl::StrCat("kiwoom.v1.", std::string(tr.response->name)), bytes);
}

// Decodes the members of a row or body of `tr`, given without braces.
std::unique_ptr<Contract::Message> DecodedMembers(const codec::Tr& tr, const std::string& members) {
  if (tr.kind == codec::Kind::kRest) {
    const DecodedBody body = DecodeBody(tr, absl::StrCat("{", members, "}"));
    EXPECT_TRUE(body.status.ok()) << body.status;
    return Parsed(tr, body.body.message);
  }
  const DecodedFrame frame = DecodeFrame(absl::StrCat(R"({"trnm":"REAL","data":[{"type":")", std::string(tr.code),
                                                      R"(","item":"005930","values":{)", members, "}}]}"));
  EXPECT_TRUE(frame.status.ok()) << frame.status;
  EXPECT_EQ(frame.rows.size(), 1u);
  return frame.rows.size() == 1 ? Parsed(tr, frame.rows.front().bytes) : nullptr;
}

class RoundTrip : public testing::TestWithParam<const codec::Tr*> {};

TEST_P(RoundTrip, KeepsTheMessage) {
  const codec::Tr& tr = *GetParam();
  Draw draw(tr.event_field + tr.response->rows.size());
  for (int i = 0; i < 800; ++i) {
    const std::string sent = JsonMembers(DrawObject(*tr.response, draw), draw.OneIn(3), draw);
    SCOPED_TRACE(sent);
    const auto first = DecodedMembers(tr, sent);
    ASSERT_NE(first, nullptr);
    const std::string again = JsonMembers(Respelled(*tr.response, *first), /*exotic=*/false, draw);
    SCOPED_TRACE(again);
    const auto second = DecodedMembers(tr, again);
    ASSERT_NE(second, nullptr);
    EXPECT_EQ(Differences(*first, *second), "");
    // Canonical spelling is a fixed point.
    EXPECT_EQ(JsonMembers(Respelled(*tr.response, *second), /*exotic=*/false, draw), again);
    if (HasFailure()) return;
  }
}

std::string NameOf(const testing::TestParamInfo<const codec::Tr*>& info) { return std::string(info.param->name); }

INSTANTIATE_TEST_SUITE_P(Realtime, RoundTrip, testing::ValuesIn(PublishedTrs(codec::Kind::kRealtime)), NameOf);
INSTANTIATE_TEST_SUITE_P(Rest, RoundTrip, testing::ValuesIn(PublishedTrs(codec::Kind::kRest)), NameOf);

}  // namespace
}  // namespace kiwoom::tests

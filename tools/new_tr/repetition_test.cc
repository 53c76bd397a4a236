#include "tools/new_tr/repetition.h"

#include <algorithm>

#include "codegen/spec/reader.h"
#include "gtest/gtest.h"

namespace kiwoom::new_tr {
namespace {

spec::TrFile Read(const std::string& file, const std::string& own, const std::string& rows) {
  absl::StatusOr<spec::TrFile> tr = spec::ReadTr(
      file, "tr: 9a\ntitle: 물건\nname: Thing\nregister: item\ndelivery: state\n" + own + "\nfields:\n" + rows + "\n");
  EXPECT_TRUE(tr.ok()) << tr.status();
  return tr.ok() ? *std::move(tr) : spec::TrFile();
}

constexpr char kRow[] = "  - { fid: 10, ko: 현재가, name: price, type: price }";
constexpr char kGroup[] =
    "  - { name: asks, levels: 2, of: Rung, each: [{ fid: 41, ko: \"매도호가{n}\", name: price }] }";
constexpr char kSides[] = R"(enums:
  Side:
    doc: x
    values: [{ name: BUY, number: 1, ko: 매수 }, { name: SELL, number: 2, ko: 매도 }]
    codes: { "1": SELL, "2": BUY })";
constexpr char kSidesOtherwiseNamed[] = R"(enums:
  UnnamedTp:
    doc: x
    values: [{ name: UNNAMED_1, number: 1, ko: 매도 }, { name: UNNAMED_2, number: 2, ko: 매수 }]
    codes: { "1": UNNAMED_1, "2": UNNAMED_2 })";
constexpr char kMoreSides[] = R"(enums:
  UnnamedTp:
    doc: x
    values: [{ name: ALL, number: 1, ko: 전체 }, { name: SELL, number: 2, ko: 매도 }, { name: BUY, number: 3, ko: 매수 }]
    codes: { "0": ALL, "1": SELL, "2": BUY })";
// A spec with the codes in its rows.
constexpr char kSidesWithoutCodes[] = R"(enums:
  Side:
    doc: x
    values: [{ name: BUY, number: 1, ko: 매수 }, { name: SELL, number: 2, ko: 매도 }])";
constexpr char kColoursWithoutCodes[] = R"(enums:
  Colour:
    doc: x
    values: [{ name: RED, number: 1, ko: 적색 }])";
constexpr char kRung[] = "messages:\n  Rung: { doc: x, fields: [{ name: price, number: 1, type: plain_price }] }";

TEST(Repetition, IsToldOnce) {
  const spec::TrFile other = Read("b.yaml", kSides, kRow);
  const std::string sentences = Repetitions(Read("a.yaml", kSidesOtherwiseNamed, kRow), {other, other});
  EXPECT_EQ(std::count(sentences.begin(), sentences.end(), '\n'), 1) << sentences;
}

TEST(Repetition, OfWhatAnotherFileHasForItself) {
  const struct {
    spec::TrFile file;
    spec::TrFile other;
    const char* sentences;
  } kCases[] = {
      {Read("a.yaml", "", kRow), Read("b.yaml", kSides, kRow), ""},
      {Read("a.yaml", kMoreSides, kRow), Read("b.yaml", kSides, kRow), ""},
      {Read("a.yaml", kSidesOtherwiseNamed, kRow), Read("b.yaml", kSides, kRow),
       "a.yaml:7: `UnnamedTp` has the codes of `Side` in b.yaml: if it is the same, move the declaration to "
       "spec/types.yaml "
       "and name it here\n"},
      {Read("a.yaml", kColoursWithoutCodes, kRow), Read("b.yaml", kSidesWithoutCodes, kRow), ""},
      {Read("a.yaml", kRung, kGroup), Read("b.yaml", kRung, kGroup),
       "a.yaml:7: `Rung` has the levels of `Rung` in b.yaml: if it is the same, move the declaration to "
       "spec/types.yaml and "
       "name it here\n"},
      {Read("a.yaml", kRung, kRow), Read("b.yaml", kRung, kGroup), ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(Repetitions(c.file, {c.other}), c.sentences);
}

}  // namespace
}  // namespace kiwoom::new_tr

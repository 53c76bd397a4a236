#include "clients/cli/commands/export_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "clients/cli/recording/recording_writer.h"
#include "clients/cli/schema/contract_fixture.h"

ABSL_DECLARE_FLAG(std::string, format);
ABSL_DECLARE_FLAG(std::string, from);
ABSL_DECLARE_FLAG(std::string, to);

namespace kiwoom::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// 09:00:01 on 2026-11-20 in Seoul.
constexpr int64_t kStart = 1795132801'000'000'000;
constexpr int64_t kSecond = 1'000'000'000;

class ExportCommandTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = testing::TempDir() + "/" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".rec";
    std::filesystem::remove(path_);
    const auto writer = *RecordingWriter::Open(path_);
    Add(*writer, 0, "events { item: '005930' epoch: 7 sequence: 1 trade { current_price: 86800 } }");
    ASSERT_TRUE(writer->Add(kStart, RecordKind::kRemark, "{\"disconnected\":{}}").ok());
    Add(*writer, 1, "events { gap { reason: 'Lost.' } } events { item: '005930' epoch: 7 sequence: 1 order_book {} }");
    ASSERT_TRUE(writer->Flush().ok());
    Add(*writer, 2, "events { item: '005930' epoch: 7 sequence: 2 trade { current_price: 86900 } }");
    ASSERT_TRUE(writer->Close().ok());
  }

  static void Add(RecordingWriter& writer, int seconds, const std::string& events) {
    ASSERT_TRUE(writer
                    .Add(kStart + seconds * kSecond, RecordKind::kResponse,
                         Make("SubscribeResponse", events)->SerializeAsString())
                    .ok());
  }

  absl::Status Run(std::vector<std::string> types) {
    types.insert(types.begin(), path_);
    std::vector<char*> pointers;
    for (std::string& type : types) pointers.push_back(type.data());
    out_.str("");
    return Export(pointers, Invocation{Directory(), Contract(), "", {}, false, 100, false, out_, err_});
  }

  const absl::FlagSaver flags_;
  std::string path_;
  std::ostringstream out_;
  std::ostringstream err_;
};

constexpr char kFirst[] =
    "{\"item\":\"005930\",\"epoch\":\"7\",\"sequence\":\"1\",\"trade\":{\"current_price\":\"86800\"}}\n";
constexpr char kSecondTrade[] =
    "{\"item\":\"005930\",\"epoch\":\"7\",\"sequence\":\"2\",\"trade\":{\"current_price\":\"86900\"}}\n";
constexpr char kBetween[] = "{\"disconnected\":{}}\n{\"gap\":{\"reason\":\"Lost.\"}}\n";
constexpr char kBook[] = "{\"item\":\"005930\",\"epoch\":\"7\",\"sequence\":\"1\",\"order_book\":{}}\n";

TEST_F(ExportCommandTest, LinesAreEventsWithTheGapsBetweenThem) {
  ASSERT_TRUE(Run({}).ok());
  EXPECT_EQ(out_.str(), std::string(kFirst) + kBetween + kBook + kSecondTrade);
  ASSERT_TRUE(Run({"Trade"}).ok());
  EXPECT_EQ(out_.str(), std::string(kFirst) + kBetween + kSecondTrade);
  EXPECT_EQ(err_.str(), "");
}

TEST_F(ExportCommandTest, ATableHasOneTypeAndCountsWhatItCannotShow) {
  absl::SetFlag(&FLAGS_format, "csv");
  ASSERT_TRUE(Run({"Trade"}).ok());
  EXPECT_THAT(out_.str(), StartsWith("item,epoch,sequence,received_time,"));
  EXPECT_THAT(out_.str(), HasSubstr("\n005930,7,1,"));
  EXPECT_THAT(out_.str(), HasSubstr("\n005930,7,2,"));
  EXPECT_EQ(err_.str(), "kiwoomctl: The table does not show 2 gaps and disconnections: --format=jsonl does.\n");
  EXPECT_EQ(Run({}).message(), "A csv table has one type: name one, such as Trade.");
}

TEST_F(ExportCommandTest, TimesChooseAPart) {
  absl::SetFlag(&FLAGS_from, "09:00:02");
  ASSERT_TRUE(Run({"OrderBook"}).ok());
  EXPECT_EQ(out_.str(), std::string("{\"gap\":{\"reason\":\"Lost.\"}}\n") + kBook);
  absl::SetFlag(&FLAGS_to, "09:00:02");
  ASSERT_TRUE(Run({"Trade"}).ok());
  EXPECT_EQ(out_.str(), "{\"gap\":{\"reason\":\"Lost.\"}}\n");
  absl::SetFlag(&FLAGS_from, "nine");
  EXPECT_EQ(Run({}).message(), "\"nine\" is not a time: write 09:00, 09:00:01 or 2026-11-27T09:00:01.");
}

TEST_F(ExportCommandTest, AFileThatWasNotClosedIsTold) {
  std::filesystem::resize_file(path_, std::filesystem::file_size(path_) - 1);
  ASSERT_TRUE(Run({}).ok());
  EXPECT_EQ(out_.str(), std::string(kFirst) + kBetween + kBook + kSecondTrade);
  EXPECT_THAT(err_.str(), HasSubstr("was not closed by its recorder"));
}

TEST_F(ExportCommandTest, ReportsWhatItCannotDo) {
  EXPECT_EQ(Run({"SectorPrice"}).message(), "SectorPrice is a query: it is not recorded.");
  absl::SetFlag(&FLAGS_format, "parquet");
  EXPECT_THAT(std::string(Run({}).message()), HasSubstr("Parquet is left to the Python client"));
}

}  // namespace
}  // namespace kiwoom::cli

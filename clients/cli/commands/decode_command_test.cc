#include "clients/cli/commands/decode_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "clients/cli/schema/contract_fixture.h"

ABSL_DECLARE_FLAG(std::string, tr);

namespace kiwoom::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr char kStatus[] = "{\"trnm\":\"REAL\",\"data\":[{\"type\":\"0s\",\"values\":{\"215\":\"3\"}}]}";
constexpr char kStatusLine[] = "{\"tr\":\"0s\",\"item\":\"\",\"message\":{\"market_phase\":\"3\"}}\n";

class DecodeCommandTest : public testing::Test {
 protected:
  // Creates a file with this text.
  static std::string File(const std::string& text) {
    const std::string path = testing::TempDir() + "/frames";
    std::ofstream(path) << text;
    return path;
  }

  absl::Status Run(std::vector<std::string> arguments) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    return Decode(pointers, Invocation{Directory(), Contract(), "", {}, true, 0, false, out_, err_});
  }

  const absl::FlagSaver flags_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(DecodeCommandTest, AcceptsAFileWithOrWithoutAFinalLineFeed) {
  EXPECT_TRUE(Run({File(kStatus)}).ok());
  EXPECT_EQ(out_.str(), kStatusLine);
  out_.str("");
  EXPECT_TRUE(Run({File(std::string(kStatus) + kStatus + "\r\n\n" + kStatus + "\n")}).ok());
  EXPECT_EQ(out_.str(), std::string(kStatusLine) + kStatusLine + kStatusLine);
  EXPECT_EQ(err_.str(), "");
}

TEST_F(DecodeCommandTest, AcceptsEmptyInput) {
  EXPECT_TRUE(Run({File("")}).ok());
  EXPECT_EQ(out_.str(), "");
}

TEST_F(DecodeCommandTest, BrokenInputIsAnErrorAtTheEnd) {
  EXPECT_EQ(Run({File("garbage\n" + std::string(kStatus))}).message(), "Some input could not be decoded: see above.");
  EXPECT_EQ(out_.str(), kStatusLine);
  EXPECT_EQ(err_.str(), "line 1, column 1: a frame begins with \"{\".\n");
}

TEST_F(DecodeCommandTest, BodiesByTheNameOfTheirTr) {
  absl::SetFlag(&FLAGS_tr, "SectorPrice");
  EXPECT_TRUE(Run({File("{\"upl\":\"7\"}")}).ok());
  EXPECT_EQ(out_.str(), "{\"tr\":\"ka20001\",\"item\":\"\",\"message\":{\"upper_limit_count\":\"7\"}}\n");
}

TEST_F(DecodeCommandTest, RejectsInvalidArguments) {
  EXPECT_EQ(Run({"a", "b"}).message(), "Name one file, or none for standard input.");
  EXPECT_THAT(std::string(Run({testing::TempDir() + "/nothing"}).message()), HasSubstr("No such file"));
  EXPECT_EQ(Run({testing::TempDir()}).message(), "The input could not be read completely.");
  absl::SetFlag(&FLAGS_tr, "Trade");
  EXPECT_EQ(Run({}).message(), "Trade arrives in REAL frames: omit --tr.");
  absl::SetFlag(&FLAGS_tr, "nothing");
  EXPECT_THAT(std::string(Run({}).message()), StartsWith("\"nothing\" is not a TR"));
}

}  // namespace
}  // namespace kiwoom::cli

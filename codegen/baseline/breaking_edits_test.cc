// Every kind of breaking edit of a contract, made in a small one: our own check refuses it in words, and so does buf, by
// the configuration that the real contract has.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "codegen/baseline/evolution.h"
#include "codegen/baseline/promises.h"
#include "codegen/file.h"
#include "gmock/gmock.h"
#include "google/protobuf/compiler/importer.h"
#include "gtest/gtest.h"

namespace kiwoom::baseline {
namespace {

using ::testing::ElementsAreArray;

constexpr char kPath[] = "shop/v1/trade.proto";

constexpr char kAccepted[] = R"(syntax = "proto3";

package shop.v1;

enum Sign {
  reserved 7;
  reserved "SIGN_GONE";

  SIGN_UNSPECIFIED = 0;
  SIGN_RISE = 2;
  SIGN_FALL = 5;
}

message Level {
  optional sint64 price = 1;
}

message GetTradeRequest {
  string page_token = 1;
}

message GetTradeResponse {
  reserved 1 to 8;
  reserved "gone";

  optional sint64 current_price = 10;
  Sign sign = 25;
  repeated Level asks = 41;

  oneof event {
    Level trade = 1011;
  }
}

service TradeService {
  rpc GetTrade(GetTradeRequest) returns (GetTradeResponse);
}
)";

struct Edit {
  const char* name;
  std::vector<std::pair<std::string, std::string>> replaced;
  std::vector<std::string> ours;
  std::vector<std::string> bufs;  // rules
};

std::ostream& operator<<(std::ostream& out, const Edit& edit) { return out << edit.name; }

const std::vector<Edit>& Edits() {
  static const auto& edits = *new std::vector<Edit>{
      {"Nothing", {}, {}, {}},
      {"Additions",
       {{"  Sign sign", "  bool more = 11;\n  Sign sign"},
        {"  SIGN_FALL", "  SIGN_UNCHANGED = 3;\n  SIGN_FALL"},
        {"service TradeService {\n", "message GetMoreRequest {}\nmessage GetMoreResponse {}\nservice TradeService {\n"
                                     "  rpc GetMore(GetMoreRequest) returns (GetMoreResponse);\n"}},
       {},
       {}},
      {"FieldRenumbered",
       {{"current_price = 10", "current_price = 11"}},
       {"message shop.v1.GetTradeResponse: 10 current_price: optional sint64 is gone and not reserved"},
       {"FIELD_NO_DELETE_UNLESS_NAME_RESERVED", "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED"}},
      {"FieldOfAnotherType",
       {{"optional sint64 current_price", "optional double current_price"}},
       {"message shop.v1.GetTradeResponse: 10 was current_price: optional sint64 and is current_price: optional double"},
       {"FIELD_SAME_TYPE"}},
      {"FieldOfAnotherMessage",
       {{"repeated Level asks", "repeated GetTradeRequest asks"}},
       {"message shop.v1.GetTradeResponse: 41 was asks: repeated shop.v1.Level and is asks: repeated "
        "shop.v1.GetTradeRequest"},
       {"FIELD_SAME_TYPE"}},
      {"FieldRepeated",
       {{"optional sint64 current_price", "repeated sint64 current_price"}},
       {"message shop.v1.GetTradeResponse: 10 was current_price: optional sint64 and is current_price: repeated sint64"},
       {"FIELD_SAME_CARDINALITY"}},
      {"FieldWithoutPresence",
       {{"optional sint64 current_price", "sint64 current_price"}},
       {"message shop.v1.GetTradeResponse: 10 was current_price: optional sint64 and is current_price: sint64"},
       {"FIELD_SAME_CARDINALITY"}},
      {"FieldRenamed",
       {{"current_price = 10", "last_price = 10"}},
       {"message shop.v1.GetTradeResponse: 10 was current_price: optional sint64 and is last_price: optional sint64"},
       {"FIELD_SAME_JSON_NAME", "FIELD_SAME_NAME"}},
      {"FieldRemoved",
       {{"  optional sint64 current_price = 10;\n", ""}},
       {"message shop.v1.GetTradeResponse: 10 current_price: optional sint64 is gone and not reserved"},
       {"FIELD_NO_DELETE_UNLESS_NAME_RESERVED", "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED"}},
      {"FieldRemovedAndItsNameFree",
       {{"  optional sint64 current_price = 10;\n", "  reserved 10;\n"}},
       {"message shop.v1.GetTradeResponse: 10 current_price: optional sint64 is gone and not reserved"},
       {"FIELD_NO_DELETE_UNLESS_NAME_RESERVED"}},
      // As a row does that is `dropped: true`.
      {"FieldRemovedAndReserved",
       {{"  optional sint64 current_price = 10;\n", "  reserved 10;\n  reserved \"current_price\";\n"}},
       {},
       {}},
      {"FieldOutOfItsOneof",
       {{"  oneof event {\n    Level trade = 1011;\n  }\n", "  Level trade = 1011;\n"}},
       {"message shop.v1.GetTradeResponse: 1011 was trade: shop.v1.Level of event and is trade: shop.v1.Level"},
       {"FIELD_SAME_ONEOF", "ONEOF_NO_DELETE"}},
      {"ReservedNumberFree",
       {{"reserved 1 to 8", "reserved 1 to 7"}},
       {"message shop.v1.GetTradeResponse: 8 was reserved and is not any more"},
       {"RESERVED_MESSAGE_NO_DELETE"}},
      {"ReservedNameFree",
       {{"  reserved \"gone\";\n", ""}},
       {"message shop.v1.GetTradeResponse: the name gone was reserved and is not any more"},
       {"RESERVED_MESSAGE_NO_DELETE"}},
      {"ReservedEnumNumberFree",
       {{"  reserved 7;\n", ""}},
       {"enum shop.v1.Sign: 7 was reserved and is not any more"},
       {"RESERVED_ENUM_NO_DELETE"}},
      {"EnumValueRemoved",
       {{"  SIGN_FALL = 5;\n", ""}},
       {"enum shop.v1.Sign: 5 SIGN_FALL is gone and not reserved"},
       {"ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED", "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED"}},
      {"EnumValueRemovedAndReserved", {{"  SIGN_FALL = 5;\n", "  reserved 5;\n  reserved \"SIGN_FALL\";\n"}}, {}, {}},
      {"EnumValueRenamed",
       {{"SIGN_RISE", "SIGN_UP"}},
       {"enum shop.v1.Sign: 2 was SIGN_RISE and is SIGN_UP"},
       {"ENUM_VALUE_SAME_NAME"}},
      {"EnumValueRenumbered",
       {{"SIGN_RISE = 2", "SIGN_RISE = 3"}},
       {"enum shop.v1.Sign: 2 SIGN_RISE is gone and not reserved"},
       {"ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED", "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED"}},
      {"EnumRemoved",
       {{"enum Sign", "enum Mark"}, {"  Sign sign", "  Mark sign"}},
       {"enum shop.v1.Sign is gone",
        "message shop.v1.GetTradeResponse: 25 was sign: shop.v1.Sign and is sign: shop.v1.Mark"},
       {"ENUM_NO_DELETE", "FIELD_SAME_TYPE"}},
      {"MessageRemoved",
       {{"message Level", "message Step"}, {"repeated Level", "repeated Step"}, {"Level trade", "Step trade"}},
       {"message shop.v1.GetTradeResponse: 1011 was trade: shop.v1.Level of event and is trade: shop.v1.Step of event",
        "message shop.v1.GetTradeResponse: 41 was asks: repeated shop.v1.Level and is asks: repeated shop.v1.Step",
        "message shop.v1.Level is gone"},
       {"FIELD_SAME_TYPE", "MESSAGE_NO_DELETE"}},
      {"MethodRemoved",
       {{"  rpc GetTrade(GetTradeRequest) returns (GetTradeResponse);\n", ""}},
       {"service shop.v1.TradeService: GetTrade shop.v1.GetTradeRequest → shop.v1.GetTradeResponse is gone and not "
        "reserved"},
       {"RPC_NO_DELETE"}},
      {"MethodStreams",
       {{"returns (", "returns (stream "}},
       {"service shop.v1.TradeService: GetTrade was shop.v1.GetTradeRequest → shop.v1.GetTradeResponse and is "
        "shop.v1.GetTradeRequest → stream shop.v1.GetTradeResponse"},
       {"RPC_SAME_SERVER_STREAMING"}},
      {"MethodTakesAnotherRequest",
       {{"GetTrade(GetTradeRequest)", "GetTrade(Level)"}},
       {"service shop.v1.TradeService: GetTrade was shop.v1.GetTradeRequest → shop.v1.GetTradeResponse and is "
        "shop.v1.Level → shop.v1.GetTradeResponse"},
       {"RPC_SAME_REQUEST_TYPE"}},
      {"ServiceRenamed",
       {{"service TradeService", "service SaleService"}},
       {"service shop.v1.TradeService is gone"},
       {"SERVICE_NO_DELETE"}},
  };
  return edits;
}

struct Output {
  int status;
  std::string text;
};

Output Buf(const std::string& arguments) {
  Output output;
  std::FILE* pipe = popen(("third_party/buf/buf.sh " + arguments + " 2>&1").c_str(), "r");
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output.text += static_cast<char>(c);
  output.status = pclose(pipe);
  return output;
}

// Puts a contract below a folder.
void Write(const std::string& folder, const std::string& text) {
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(WriteFile(folder + "/" + kPath, text).ok());
}

Promises PromisesIn(const std::string& folder) {
  google::protobuf::compiler::DiskSourceTree tree;
  tree.MapPath("", folder);
  google::protobuf::compiler::Importer importer(&tree, nullptr);
  const google::protobuf::FileDescriptor* file = importer.Import(kPath);
  google::protobuf::FileDescriptorSet files;
  if (file == nullptr) {
    ADD_FAILURE() << folder << " does not compile";
  } else {
    file->CopyTo(files.add_file());
  }
  return PromisesOf(files, "shop.v1");
}

class BreakingEdits : public ::testing::TestWithParam<Edit> {
 protected:
  static std::string Accepted() { return ::testing::TempDir() + "/accepted"; }
  static std::string Image() { return ::testing::TempDir() + "/accepted.binpb"; }

  static void SetUpTestSuite() {
    Write(Accepted(), kAccepted);
    const Output built = Buf("build " + Accepted() + " --exclude-source-info --output=" + Image());
    ASSERT_EQ(built.status, 0) << built.text;
  }
};

// The rules that buf names in its answer, one JSON object a line.
std::set<std::string> RulesIn(const std::string& text) {
  constexpr char kType[] = "\"type\":\"";
  std::set<std::string> rules;
  for (size_t at = text.find(kType); at != std::string::npos; at = text.find(kType, at + 1)) {
    const size_t begin = at + sizeof(kType) - 1;
    rules.insert(text.substr(begin, text.find('"', begin) - begin));
  }
  return rules;
}

TEST_P(BreakingEdits, AreRefused) {
  std::string text = kAccepted;
  for (const auto& [from, to] : GetParam().replaced) {
    const size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
  }
  const std::string edited = ::testing::TempDir() + "/" + GetParam().name;
  Write(edited, text);

  EXPECT_THAT(BrokenPromises(PromisesIn(Accepted()), PromisesIn(edited)), ElementsAreArray(GetParam().ours));

  const Output compared = Buf("breaking " + edited +
                              " --config=generated/buf.yaml --exclude-imports --error-format=json --against=" + Image());
  EXPECT_THAT(RulesIn(compared.text), ElementsAreArray(GetParam().bufs)) << compared.text;
  EXPECT_EQ(compared.status == 0, GetParam().bufs.empty()) << compared.text;
}

INSTANTIATE_TEST_SUITE_P(Edits, BreakingEdits, ::testing::ValuesIn(Edits()),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace kiwoom::baseline

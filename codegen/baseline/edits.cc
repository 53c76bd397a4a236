#include "codegen/baseline/edits.h"

namespace kiwoom::baseline {

const char kAccepted[] = R"(syntax = "proto3";

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

std::ostream& operator<<(std::ostream& out, const Edit& edit) { return out << edit.name; }

const std::vector<Edit>& Edits() {
  static const auto& edits = *new std::vector<Edit>{
      {"Nothing", {}, {}, {}},
      {"Additions",
       {{"  Sign sign", "  bool more = 11;\n  Sign sign"},
        {"  SIGN_FALL", "  SIGN_UNCHANGED = 3;\n  SIGN_FALL"},
        {"service TradeService {\n",
         "message GetMoreRequest {}\nmessage GetMoreResponse {}\nservice TradeService {\n"
         "  rpc GetMore(GetMoreRequest) returns (GetMoreResponse);\n"}},
       {},
       {}},
      {"FieldRenumbered",
       {{"current_price = 10", "current_price = 11"}},
       {"message shop.v1.GetTradeResponse: 10 current_price: optional sint64 was removed but not reserved"},
       {"FIELD_NO_DELETE_UNLESS_NAME_RESERVED", "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED"}},
      {"FieldOfAnotherType",
       {{"optional sint64 current_price", "optional double current_price"}},
       {"message shop.v1.GetTradeResponse: 10 was current_price: optional sint64 and is now current_price: optional "
        "double"},
       {"FIELD_SAME_TYPE"}},
      {"FieldOfAnotherMessage",
       {{"repeated Level asks", "repeated GetTradeRequest asks"}},
       {"message shop.v1.GetTradeResponse: 41 was asks: repeated shop.v1.Level and is now asks: repeated "
        "shop.v1.GetTradeRequest"},
       {"FIELD_SAME_TYPE"}},
      {"FieldRepeated",
       {{"optional sint64 current_price", "repeated sint64 current_price"}},
       {"message shop.v1.GetTradeResponse: 10 was current_price: optional sint64 and is now current_price: repeated "
        "sint64"},
       {"FIELD_SAME_CARDINALITY"}},
      {"FieldWithoutPresence",
       {{"optional sint64 current_price", "sint64 current_price"}},
       {"message shop.v1.GetTradeResponse: 10 was current_price: optional sint64 and is now current_price: sint64"},
       {"FIELD_SAME_CARDINALITY"}},
      {"FieldRenamed",
       {{"current_price = 10", "last_price = 10"}},
       {"message shop.v1.GetTradeResponse: 10 was current_price: optional sint64 and is now last_price: optional "
        "sint64"},
       {"FIELD_SAME_JSON_NAME", "FIELD_SAME_NAME"}},
      {"FieldRemoved",
       {{"  optional sint64 current_price = 10;\n", ""}},
       {"message shop.v1.GetTradeResponse: 10 current_price: optional sint64 was removed but not reserved"},
       {"FIELD_NO_DELETE_UNLESS_NAME_RESERVED", "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED"}},
      {"FieldRemovedAndItsNameFree",
       {{"  optional sint64 current_price = 10;\n", "  reserved 10;\n"}},
       {"message shop.v1.GetTradeResponse: 10 current_price: optional sint64 was removed but not reserved"},
       {"FIELD_NO_DELETE_UNLESS_NAME_RESERVED"}},
      // The same as a row with `dropped: true`.
      {"FieldRemovedAndReserved",
       {{"  optional sint64 current_price = 10;\n", "  reserved 10;\n  reserved \"current_price\";\n"}},
       {},
       {}},
      {"FieldOutOfItsOneof",
       {{"  oneof event {\n    Level trade = 1011;\n  }\n", "  Level trade = 1011;\n"}},
       {"message shop.v1.GetTradeResponse: 1011 was trade: shop.v1.Level of event and is now trade: shop.v1.Level"},
       {"FIELD_SAME_ONEOF", "ONEOF_NO_DELETE"}},
      {"ReservedNumberFree",
       {{"reserved 1 to 8", "reserved 1 to 7"}},
       {"message shop.v1.GetTradeResponse: 8 is no longer reserved"},
       {"RESERVED_MESSAGE_NO_DELETE"}},
      {"ReservedNameFree",
       {{"  reserved \"gone\";\n", ""}},
       {"message shop.v1.GetTradeResponse: the name gone is no longer reserved"},
       {"RESERVED_MESSAGE_NO_DELETE"}},
      {"ReservedEnumNumberFree",
       {{"  reserved 7;\n", ""}},
       {"enum shop.v1.Sign: 7 is no longer reserved"},
       {"RESERVED_ENUM_NO_DELETE"}},
      {"EnumValueRemoved",
       {{"  SIGN_FALL = 5;\n", ""}},
       {"enum shop.v1.Sign: 5 SIGN_FALL was removed but not reserved"},
       {"ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED", "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED"}},
      {"EnumValueRemovedAndReserved", {{"  SIGN_FALL = 5;\n", "  reserved 5;\n  reserved \"SIGN_FALL\";\n"}}, {}, {}},
      {"EnumValueRenamed",
       {{"SIGN_RISE", "SIGN_UP"}},
       {"enum shop.v1.Sign: 2 was SIGN_RISE and is now SIGN_UP"},
       {"ENUM_VALUE_SAME_NAME"}},
      {"EnumValueRenumbered",
       {{"SIGN_RISE = 2", "SIGN_RISE = 3"}},
       {"enum shop.v1.Sign: 2 SIGN_RISE was removed but not reserved"},
       {"ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED", "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED"}},
      {"EnumRemoved",
       {{"enum Sign", "enum Mark"}, {"  Sign sign", "  Mark sign"}},
       {"enum shop.v1.Sign is gone",
        "message shop.v1.GetTradeResponse: 25 was sign: shop.v1.Sign and is now sign: shop.v1.Mark"},
       {"ENUM_NO_DELETE", "FIELD_SAME_TYPE"}},
      {"MessageRemoved",
       {{"message Level", "message Step"}, {"repeated Level", "repeated Step"}, {"Level trade", "Step trade"}},
       {"message shop.v1.GetTradeResponse: 1011 was trade: shop.v1.Level of event and is now trade: shop.v1.Step of "
        "event",
        "message shop.v1.GetTradeResponse: 41 was asks: repeated shop.v1.Level and is now asks: repeated shop.v1.Step",
        "message shop.v1.Level is gone"},
       {"FIELD_SAME_TYPE", "MESSAGE_NO_DELETE"}},
      {"MethodRemoved",
       {{"  rpc GetTrade(GetTradeRequest) returns (GetTradeResponse);\n", ""}},
       {"service shop.v1.TradeService: GetTrade shop.v1.GetTradeRequest → shop.v1.GetTradeResponse was removed but not "
        "reserved"},
       {"RPC_NO_DELETE"}},
      {"MethodStreams",
       {{"returns (", "returns (stream "}},
       {"service shop.v1.TradeService: GetTrade was shop.v1.GetTradeRequest → shop.v1.GetTradeResponse and is now "
        "shop.v1.GetTradeRequest → stream shop.v1.GetTradeResponse"},
       {"RPC_SAME_SERVER_STREAMING"}},
      {"MethodTakesAnotherRequest",
       {{"GetTrade(GetTradeRequest)", "GetTrade(Level)"}},
       {"service shop.v1.TradeService: GetTrade was shop.v1.GetTradeRequest → shop.v1.GetTradeResponse and is now "
        "shop.v1.Level → shop.v1.GetTradeResponse"},
       {"RPC_SAME_REQUEST_TYPE"}},
      {"ServiceRenamed",
       {{"service TradeService", "service SaleService"}},
       {"service shop.v1.TradeService is gone"},
       {"SERVICE_NO_DELETE"}},
  };
  return edits;
}

}  // namespace kiwoom::baseline

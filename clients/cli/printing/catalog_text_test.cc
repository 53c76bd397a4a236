#include "clients/cli/printing/catalog_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

using codec::Row;
using codec::Shape;
using codec::Type;

constexpr Row kElementRows[] = {{.key = "cd", .ko = "코드", .name = "code", .number = 11, .type = Type::kCode}};
constexpr codec::Message kElement{"Element", kElementRows};
constexpr Row kRequestRows[] = {{.key = "tp", .ko = "구분", .name = "kind", .type = Type::kEnum, .required = true}};
constexpr codec::Message kRequest{"GetThingRequest", kRequestRows};
constexpr Row kResponseRows[] = {
    {.key = "amt", .ko = "금액", .name = "amount_million_krw", .type = Type::kAmount, .unit = "million_krw"},
    {.key = "p1", .ko = "호가1", .name = "price", .type = Type::kPrice, .group = 0, .level = 0},
    {.key = "lst", .ko = "목록", .name = "things", .type = Type::kList, .shape = Shape::kList, .list = &kElement}};
constexpr codec::Group kGroups[] = {{"levels", 12, 1, "Level"}};
constexpr codec::Message kResponse{"GetThingResponse", kResponseRows, kGroups};
constexpr codec::Tr kThing{.code = "ka99999",
                           .title = "물건요청",
                           .name = "Thing",
                           .kind = codec::Kind::kRest,
                           .effect = codec::Effect::kRead,
                           .scope = codec::Scope::kMarket,
                           .method = "/kiwoom.v1.ThingService/GetThing",
                           .request = &kRequest,
                           .response = &kResponse};
constexpr codec::Tr kStream{.code = "0Z",
                            .title = "물건체결",
                            .name = "ThingEvent",
                            .registration = codec::Register::kMarket,
                            .scope = codec::Scope::kMarket};
constexpr const codec::Tr* kTrs[] = {&kStream, &kThing};
constexpr codec::Method kMethods[] = {
    {"/kiwoom.v1.ThingService/GetThing", codec::RpcKind::kUnary, &kThing},
};

TEST(CatalogTextTest, OneLinePerTr) {
  EXPECT_EQ(CatalogText(TrDirectory(kTrs, kMethods), Language::kEnglish, /*paint=*/false),
            "TR       name        kind                  RPC\n"
            "0Z       ThingEvent  stream of the market  –\n"
            "ka99999  Thing       query                 /kiwoom.v1.ThingService/GetThing\n");
  EXPECT_EQ(CatalogText(TrDirectory(kTrs, kMethods), Language::kKorean, /*paint=*/false),
            "TR       이름        제목      종류         RPC\n"
            "0Z       ThingEvent  물건체결  시장 스트림  –\n"
            "ka99999  Thing       물건요청  조회         /kiwoom.v1.ThingService/GetThing\n");
}

codec::Tr Realtime(codec::Register registration, codec::Scope scope, codec::Items items) {
  return {.code = "0Z", .registration = registration, .scope = scope, .items = items};
}

codec::Tr Rest(codec::Effect effect, codec::Scope scope, codec::Transport transport) {
  return {.code = "ka1", .kind = codec::Kind::kRest, .effect = effect, .scope = scope, .transport = transport};
}

// The effect, scope, transport and items of a TR.
TEST(TrTextTest, Kinds) {
  using codec::Effect, codec::Items, codec::Register, codec::Scope, codec::Transport;
  const struct {
    codec::Tr tr;
    const char* kind;
  } kCases[] = {
      {Realtime(Register::kItem, Scope::kMarket, Items::kStock), "stream per stock"},
      {Realtime(Register::kItem, Scope::kMarket, Items::kSector), "stream per sector"},
      {Realtime(Register::kItem, Scope::kAccount, Items::kStock), "stream per stock of the account"},
      {Realtime(Register::kMarket, Scope::kMarket, Items::kNone), "stream of the market"},
      {Realtime(Register::kAccount, Scope::kAccount, Items::kNone), "stream of the account"},
      {Rest(Effect::kRead, Scope::kMarket, Transport::kHttp), "query"},
      {Rest(Effect::kRead, Scope::kAccount, Transport::kHttp), "query of the account"},
      {Rest(Effect::kChange, Scope::kAccount, Transport::kHttp), "change of the account"},
      {Rest(Effect::kRead, Scope::kAccount, Transport::kWebsocket), "query of the account over the WebSocket"},
  };
  for (const auto& c : kCases) {
    const std::string text = TrText(c.tr, TrDirectory({}, {}), Language::kEnglish, /*paint=*/false);
    EXPECT_EQ(text, std::string(c.tr.code) + "   " + c.kind + "\n");
  }
}

TEST(TrTextTest, FieldsWithTheirPaths) {
  EXPECT_EQ(TrText(kThing, TrDirectory(kTrs, kMethods), Language::kKorean, /*paint=*/false),
            "ka99999 Thing  물건요청 · 조회 · /kiwoom.v1.ThingService/GetThing\n"
            "\n"
            "요청 GetThingRequest\n"
            "키  항목  필드        타입  단위\n"
            "tp  구분  kind  필수  enum\n"
            "\n"
            "응답 GetThingResponse\n"
            "키   항목   필드                  타입    단위\n"
            "amt  금액   amount_million_krw    amount  백만원\n"
            "p1   호가1  levels[0].price       price\n"
            "lst  목록   things[]              list\n"
            "cd   코드   things[].code         code\n");
  EXPECT_EQ(TrText(kThing, TrDirectory(kTrs, kMethods), Language::kEnglish, /*paint=*/false),
            "ka99999 Thing  query · /kiwoom.v1.ThingService/GetThing\n"
            "\n"
            "request GetThingRequest\n"
            "key  field            type  unit\n"
            "tp   kind   required  enum\n"
            "\n"
            "response GetThingResponse\n"
            "key  field                 type    unit\n"
            "amt  amount_million_krw    amount  million_krw\n"
            "p1   levels[0].price       price\n"
            "lst  things[]              list\n"
            "cd   things[].code         code\n");
}

TEST(CatalogTextTest, ListsEveryTrOfTheContract) {
  const std::string text = CatalogText(Directory(), Language::kKorean, /*paint=*/false);
  for (const codec::Tr* tr : Directory().trs()) EXPECT_THAT(text, testing::HasSubstr(std::string(tr->title)));
}

}  // namespace
}  // namespace kiwoom::cli

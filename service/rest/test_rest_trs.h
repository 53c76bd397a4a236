#pragma once

#include "codec/table.h"

namespace kiwoom::rest {

// Tables of the token TR, as the broker documents it, and of a query with one field.
inline constexpr codec::Row kTokenRequestRows[] = {
    {.key = "grant_type", .name = "grant_type", .number = 11, .required = true},
    {.key = "appkey", .name = "app_key", .number = 12, .sensitive = true, .required = true},
    {.key = "secretkey", .name = "secret_key", .number = 13, .sensitive = true, .required = true},
};
inline constexpr codec::Row kTokenResponseRows[] = {
    {.key = "expires_dt",
     .name = "expires_at",
     .number = 11,
     .type = codec::Type::kDateTime,
     .shape = codec::Shape::kDateTime},
    {.key = "token_type", .name = "token_type", .number = 12},
    {.key = "token", .name = "token", .number = 13, .sensitive = true},
};
inline constexpr codec::Message kTokenRequest = {.name = "GetAccessTokenRequest", .rows = kTokenRequestRows};
inline constexpr codec::Message kTokenResponse = {.name = "GetAccessTokenResponse", .rows = kTokenResponseRows};
inline constexpr codec::Tr kTokenTr = {.code = "au10001",
                                       .kind = codec::Kind::kRest,
                                       .role = codec::Role::kToken,
                                       .effect = codec::Effect::kChange,
                                       .scope = codec::Scope::kAccount,
                                       .path = "/oauth2/token",
                                       .request = &kTokenRequest,
                                       .response = &kTokenResponse};

inline constexpr codec::Row kPriceRows[] = {{.key = "cur_prc", .name = "current_price", .number = 11}};
inline constexpr codec::Message kPriceRequest = {.name = "GetSectorPriceRequest", .rows = {}};
inline constexpr codec::Message kPriceResponse = {.name = "GetSectorPriceResponse", .rows = kPriceRows};
inline constexpr codec::Tr kPriceTr = {.code = "ka20001",
                                       .kind = codec::Kind::kRest,
                                       .effect = codec::Effect::kRead,
                                       .scope = codec::Scope::kMarket,
                                       .path = "/api/dostk/sect",
                                       .request = &kPriceRequest,
                                       .response = &kPriceResponse};

}  // namespace kiwoom::rest

#pragma once

#include "codegen/runtime/table.h"

namespace kiwoom::upstream {

// The table of the token, as the broker documents it, and of a query with one field.
inline constexpr runtime::Row kTokenRequestRows[] = {
    {.key = "grant_type", .name = "grant_type", .number = 11, .required = true},
    {.key = "appkey", .name = "app_key", .number = 12, .sensitive = true, .required = true},
    {.key = "secretkey", .name = "secret_key", .number = 13, .sensitive = true, .required = true},
};
inline constexpr runtime::Row kTokenResponseRows[] = {
    {.key = "expires_dt",
     .name = "expires_at",
     .number = 11,
     .type = runtime::Type::kDateTime,
     .shape = runtime::Shape::kDateTime},
    {.key = "token_type", .name = "token_type", .number = 12},
    {.key = "token", .name = "token", .number = 13, .sensitive = true},
};
inline constexpr runtime::Message kTokenRequest = {.name = "GetAccessTokenRequest", .rows = kTokenRequestRows};
inline constexpr runtime::Message kTokenResponse = {.name = "GetAccessTokenResponse", .rows = kTokenResponseRows};
inline constexpr runtime::Tr kTokenTr = {.code = "au10001",
                                         .kind = runtime::Kind::kRest,
                                         .role = runtime::Role::kToken,
                                         .path = "/oauth2/token",
                                         .request = &kTokenRequest,
                                         .response = &kTokenResponse};

inline constexpr runtime::Row kPriceRows[] = {{.key = "cur_prc", .name = "current_price", .number = 11}};
inline constexpr runtime::Message kPriceRequest = {.name = "GetSectorPriceRequest", .rows = {}};
inline constexpr runtime::Message kPriceResponse = {.name = "GetSectorPriceResponse", .rows = kPriceRows};
inline constexpr runtime::Tr kPriceTr = {.code = "ka20001",
                                         .kind = runtime::Kind::kRest,
                                         .path = "/api/dostk/sect",
                                         .request = &kPriceRequest,
                                         .response = &kPriceResponse};

}  // namespace kiwoom::upstream

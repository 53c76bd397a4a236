#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Valid names, and conversions between their forms. Every language that reads the contract uses these names.
namespace kiwoom::model {

bool IsSnakeCase(std::string_view name);       // order_book
bool IsPascalCase(std::string_view name);      // OrderBook
bool IsUpperSnakeCase(std::string_view name);  // ORDER_BOOK

// Placeholders for names in a draft spec, until somebody names them. Refused as names.
inline constexpr char kUnnamedType[] = "Unnamed";
std::string Unnamed(std::string_view key);      // 52wk_hgst_pric → unnamed_52wk_hgst_pric
std::string UnnamedType(std::string_view key);  // mrkt_tp → UnnamedMrktTp
std::string UnnamedValue(uint32_t number);      // UNNAMED_1
bool IsUnnamed(std::string_view name);

std::string SnakeCase(std::string_view pascal);       // EtfNav → etf_nav
std::string UpperSnakeCase(std::string_view pascal);  // EtfNav → ETF_NAV
std::string LowerCamelCase(std::string_view snake);   // etf_nav → etfNav, the name in protobuf's JSON

}  // namespace kiwoom::model

#pragma once

#include <string>
#include <string_view>

// Services and the folders that they are named after.
namespace kiwoom::model {

// The folder of the types that everybody may subscribe to; account types are in the folder of their service.
inline constexpr std::string_view kRealtimeFolder = "realtime";

// "spec/sector/x.yaml" → "sector".
std::string FolderOf(const std::string& file);

// "sector" → "SectorService", "realtime" → "MarketDataService".
std::string ServiceOf(const std::string& folder);

}  // namespace kiwoom::model

#include "codegen/model/service.h"

#include <cctype>

namespace kiwoom::model {

std::string FolderOf(const std::string& file) {
  const size_t end = file.rfind('/');
  if (end == std::string::npos) return "";
  const size_t begin = file.rfind('/', end - 1);
  return begin == std::string::npos ? file.substr(0, end) : file.substr(begin + 1, end - begin - 1);
}

std::string ServiceOf(const std::string& folder) {
  const std::string area = folder == kRealtimeFolder ? "market_data" : folder;
  std::string name;
  bool upper = true;
  for (const char c : area) {
    if (c != '_') name += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    upper = c == '_';
  }
  return name + "Service";
}

}  // namespace kiwoom::model

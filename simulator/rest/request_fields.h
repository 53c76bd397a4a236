#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "codec/table.h"
#include "simulator/rest/rest_error.h"

namespace kiwoom::simulator {

// The fields of a request body by their English names, as text. Unknown keys are dropped, as the broker does.
using RequestFields = std::map<std::string, std::string, std::less<>>;

// A body that is no JSON object is read as an empty one.
RequestFields ReadFields(const codec::Message& request, std::string_view body);

// What is wrong with them, by the table: a required field is missing or blank, too long, or not one of its codes.
std::optional<RestError> CheckFields(const codec::Message& request, const RequestFields& fields);

}  // namespace kiwoom::simulator

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "codec/table.h"
#include "simulator/rest/rest_error.h"

namespace kiwoom::simulator {

// The fields of a request body by their English names, as text. Unknown keys are ignored, like by the broker.
using RequestFields = std::map<std::string, std::string, std::less<>>;

// A body that is not a JSON object counts as an empty one.
RequestFields ReadFields(const codec::Message& request, std::string_view body);

// Checks the fields against the table: a required field must not be missing or blank, and a field must not be too long
// or have an unknown code.
std::optional<RestError> CheckFields(const codec::Message& request, const RequestFields& fields);

}  // namespace kiwoom::simulator

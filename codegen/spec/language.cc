#include "codegen/spec/language.h"

namespace kiwoom::spec {
namespace {

template <typename T, size_t n>
constexpr std::array<std::string_view, n> Texts(const Word<T> (&words)[n]) {
  std::array<std::string_view, n> texts;
  for (size_t i = 0; i < n; ++i) texts[i] = words[i].text;
  return texts;
}

constexpr auto kTypes = Texts(kTypeWords);
constexpr auto kRegisters = Texts(kRegisterWords);
constexpr auto kDeliveries = Texts(kDeliveryWords);
constexpr auto kRoles = Texts(kRoleWords);
constexpr auto kEffects = Texts(kEffectWords);
constexpr auto kScopes = Texts(kScopeWords);
constexpr auto kTransports = Texts(kTransportWords);
constexpr auto kItems = Texts(kItemsWords);
constexpr auto kFormats = Texts(kFormatWords);
constexpr auto kSigns = Texts(kSignWords);
constexpr auto kAbsents = Texts(kAbsentWords);
constexpr auto kStatuses = Texts(kStatusWords);

constexpr bool kRequired = true;

constexpr std::string_view kAbsentDoc =
    "Values besides blank that mean \"none\": wire spellings, or zero in any spelling.";

constexpr Key kTrFileKeys[] = {
    {"tr", Form::kText, "The TR code as the broker writes it, case included.", kRequired},
    {"title", Form::kText, "The TR's title in the broker's document, Korean.", kRequired},
    {"name", Form::kText, "The English name, in PascalCase: the protobuf message of a realtime type.", kRequired},
    {"wire_name", Form::kText, "The name on the wire, if it is not the title."},
    {"doc", Form::kText, "One or two English sentences: what it is and when it arrives."},
    {"register", Form::kWord, "Realtime: what an item is.", false, kRegisters},
    {"items", Form::kDecision, "Realtime: which items it takes.", false, kItems},
    {"delivery", Form::kWord, "Realtime: whether the last value or every value counts.", false, kDeliveries},
    {"state_by", Form::kText, "For a state: the row that distinguishes its last values."},
    {"role", Form::kWord, "A purpose of the project's own.", false, kRoles},
    {"expose", Form::kBool, "False: no RPC of its own."},
    {"service", Form::kText, "The service that the RPC belongs to, without its suffix; the folder is named after it."},
    {"path", Form::kText, "REST: the path of the URL."},
    {"transport", Form::kWord, "REST: the transport of the request; HTTP by default.", false, kTransports},
    {"effect", Form::kDecision, "REST: whether it only reads or changes something.", false, kEffects},
    {"scope", Form::kDecision, "Whose data it is. REST: required. Realtime: follows from `register` by default.", false,
     kScopes},
    {"rpc", Form::kText, "REST: the RPC, if it is not Get<Name>."},
    {"enums", Form::kNamed, "Code lists that only this TR has.", false, {}, &kEnum},
    {"messages", Form::kNamed, "Messages that only groups of this TR fold into.", false, {}, &kSharedMessage},
    {"fields", Form::kMappings, "Realtime: the rows of the broker's table, in its order.", false, {}, &kRow, &kGroup},
    {"request", Form::kMappings, "REST: the rows of the request body.", false, {}, &kRow, &kGroup},
    {"response", Form::kMappings, "REST: the rows of the response body.", false, {}, &kRow, &kGroup},
};

constexpr Key kRowKeys[] = {
    {"fid", Form::kNumber, "Realtime: the FID, which is also the field's number."},
    {"key", Form::kText, "REST: the key on the wire, verbatim."},
    {"ko", Form::kText, "The Korean name in the broker's table.", kRequired},
    {"name", Form::kText, "The protobuf field, in snake_case.", kRequired},
    {"number", Form::kNumber, "REST: the field's number, from 11. Realtime: 200000 + FID if a row was replaced."},
    {"type", Form::kWord, "The type of the value.", kRequired, kTypes},
    {"of", Form::kText, "The enum's name, declared in types.yaml or in this file; the name of a list's message."},
    {"unit", Form::kText, "The unit, if the type does not imply it."},
    {"decimals", Form::kNumber, "Digits after the decimal point."},
    {"scale", Form::kNumber, "The broker multiplies the value by this."},
    {"sign", Form::kWord, "How to read a sign before the value, if not by the type.", false, kSigns},
    {"codes", Form::kCodes, "Wire code to enum value (or to true and false), if it is not the enum's own list."},
    {"absent", Form::kWordOrTexts, kAbsentDoc, false, kAbsents},
    {"sensitive", Form::kBool, "An account number, a key or a token: never logged."},
    {"required", Form::kBool, "Requests: the broker refuses a request without it."},
    {"length", Form::kNumber, "Requests: the maximum number of characters."},
    {"format", Form::kWord, "Requests: the format of a text, if the broker's table defines one.", false, kFormats},
    {"note", Form::kText, "A remark for readers, in English."},
    {"dropped", Form::kBool, "The broker no longer sends it: its number and name stay reserved."},
    {"fields", Form::kMappings, "For a list: the rows of its elements.", false, {}, &kRow, &kGroup},
};

// `each` and `levels` distinguish a group from a row. A group that passed the check has `each`, the first key.
constexpr Key kGroupKeys[] = {
    {"each", Form::kMappings, "One pattern for each key of a level.", kRequired, {}, &kColumn},
    {"name", Form::kText, "The repeated protobuf field, in snake_case.", kRequired},
    {"number", Form::kNumber, "REST: its number, from 11. Realtime: 200000 + first FID if a field was replaced."},
    {"levels", Form::kNumber, "The number of levels.", kRequired},
    {"of", Form::kText, "The message that one level folds into, declared in types.yaml or in this file.", kRequired},
    {"note", Form::kText, "A remark for readers, in English."},
    {"dropped", Form::kBool, "The broker no longer sends it: its number and name stay reserved."},
};

constexpr Key kColumnKeys[] = {
    {"fid", Form::kNumber, "The FID of level 1; level n has this + n − 1."},
    {"keys", Form::kTexts, "The keys of all levels, if they are not consecutive."},
    {"ko", Form::kText, "The Korean names, with {n} for the level.", kRequired},
    {"name", Form::kText, "The field of the level's message.", kRequired},
    {"absent", Form::kWordOrTexts, kAbsentDoc, false, kAbsents},
    {"note", Form::kText, "A remark for readers, in English."},
};

constexpr Key kTypesFileKeys[] = {
    {"enums", Form::kNamed, "Named code lists.", false, {}, &kEnum},
    {"messages", Form::kNamed, "Messages that groups of keys fold into.", false, {}, &kSharedMessage},
};

constexpr Key kEnumKeys[] = {
    {"doc", Form::kText, "One or two English sentences.", kRequired},
    {"values", Form::kMappings, "The values except 0, which is \"unspecified\".", kRequired, {}, &kEnumValue},
    {"codes", Form::kCodes, "Wire code to value; requests use the first code of a value."},
    {"absent", Form::kTexts, "Wire spellings that mean \"none\" in every row of the enum."},
};

constexpr Key kEnumValueKeys[] = {
    {"name", Form::kText, "In UPPER_SNAKE_CASE, without the enum's name.", kRequired},
    {"number", Form::kNumber, "From 1; never changed or reused.", kRequired},
    {"ko", Form::kText, "The Korean name in the broker's table."},
    {"note", Form::kText, "A remark for readers, in English."},
    {"dropped", Form::kBool, "No longer in use: its number and name stay reserved."},
};

constexpr Key kSharedMessageKeys[] = {
    {"doc", Form::kText, "One or two English sentences.", kRequired},
    {"fields", Form::kMappings, "The fields.", kRequired, {}, &kSharedField},
};

constexpr Key kSharedFieldKeys[] = {
    {"name", Form::kText, "The protobuf field, in snake_case.", kRequired},
    {"number", Form::kNumber, "Its number; never changed or reused.", kRequired},
    {"type", Form::kWord, "The type of the value.", kRequired, kTypes},
    {"ko", Form::kText, "The Korean name, if all levels share one."},
    {"of", Form::kText, "For an enum, its name."},
    {"direction", Form::kNumber, "The number of the direction of a price, level or ratio."},
    {"side", Form::kNumber, "The number of the side of an aggressor_quantity."},
    {"unit", Form::kText, "The unit, if the type does not imply it."},
    {"decimals", Form::kNumber, "Digits after the decimal point."},
    {"scale", Form::kNumber, "The broker multiplies the value by this."},
    {"sign", Form::kWord, "How to read a sign before the value, if not by the type.", false, kSigns},
    {"codes", Form::kCodes, "Wire code to enum value, if it is not the enum's own list."},
    {"absent", Form::kWordOrTexts, kAbsentDoc, false, kAbsents},
    {"note", Form::kText, "A remark for readers, in English."},
    {"dropped", Form::kBool, "No longer in use: its number and name stay reserved."},
};

constexpr Key kErrorsFileKeys[] = {
    {"kinds", Form::kNamed, "What errors ask for, and what callers get.", kRequired, {}, &kErrorKind},
    {"codes", Form::kMappings, "Codes in the broker's words.", kRequired, {}, &kErrorCode},
    {"return_codes", Form::kMappings, "Values of return_code.", kRequired, {}, &kErrorCode},
    {"http", Form::kMappings, "HTTP statuses.", kRequired, {}, &kErrorCode},
};

constexpr Key kErrorKindKeys[] = {
    {"status", Form::kWord, "The status code of gRPC.", kRequired, kStatuses},
    {"reason", Form::kText, "The value of ErrorReason, without its prefix.", kRequired},
    {"doc", Form::kText, "What it is about, in English.", kRequired},
    {"advice", Form::kText, "What a caller does, in English.", kRequired},
};

constexpr Key kErrorCodeKeys[] = {
    {"code", Form::kText, "As the broker writes it; an x stands for any digit.", kRequired},
    {"kind", Form::kText, "One of `kinds`.", kRequired},
    {"ko", Form::kText, "The broker's sentence, {?} where it fills something in."},
    {"note", Form::kText, "What a reader should know, in English."},
    {"first", Form::kBool, "HTTP: it decides whatever the return_code is."},
};

}  // namespace

const Key* Mapping::Find(std::string_view name) const {
  for (const Key& key : keys) {
    if (key.name == name) return &key;
  }
  return nullptr;
}

constinit const Mapping kTrFile = {"a TR file", kTrFileKeys};
constinit const Mapping kTypesFile = {"types.yaml", kTypesFileKeys};
constinit const Mapping kRow = {"a row", kRowKeys};
constinit const Mapping kGroup = {"a group", kGroupKeys};
constinit const Mapping kColumn = {"a group's key", kColumnKeys};
constinit const Mapping kEnum = {"an enum", kEnumKeys};
constinit const Mapping kEnumValue = {"an enum value", kEnumValueKeys};
constinit const Mapping kSharedMessage = {"a shared message", kSharedMessageKeys};
constinit const Mapping kSharedField = {"a field of a shared message", kSharedFieldKeys};
constinit const Mapping kErrorsFile = {"error_codes.yaml", kErrorsFileKeys};
constinit const Mapping kErrorKind = {"a kind of error", kErrorKindKeys};
constinit const Mapping kErrorCode = {"an error code", kErrorCodeKeys};

}  // namespace kiwoom::spec

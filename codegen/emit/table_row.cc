#include "codegen/emit/table_row.h"

#include "codegen/emit/enumerator.h"
#include "codegen/emit/literal.h"

namespace kiwoom::emit {
namespace {

std::string Attribute(const std::string& name, const std::string& value) { return ", ." + name + " = " + value; }

std::string Attribute(const std::string& name, uint64_t value) { return Attribute(name, std::to_string(value)); }

}  // namespace

std::string TableRows::Row(const model::Row& row, const model::Message& message) {
  const model::Field& field = row.field;
  std::string out = "{.key = " + Literal(row.key) + Attribute("ko", Literal(row.ko)) +
                    Attribute("name", Literal(field.name)) + Attribute("number", field.number);
  if (field.companion) out += Attribute("companion", field.companion->number);
  out += Attribute("type", Enumerator(field.type)) + Attribute("shape", Enumerator(field.shape));
  if (field.decimals > 0) out += Attribute("decimals", field.decimals);
  if (field.scale > 1) out += Attribute("scale", field.scale);
  if (field.sign_is_decoration) out += Attribute("sign_is_decoration", "true");
  if (!field.unit.empty()) out += Attribute("unit", Literal(field.unit));
  if (!field.codes.empty()) out += Attribute("codes", CodesOf(field));
  const spec::Absence absent = field.AllAbsent();
  if (!absent.spellings.empty()) out += Attribute("absent", AbsentOf(absent));
  if (absent.zero) out += Attribute("zero_is_absent", "true");
  if (field.sensitive) out += Attribute("sensitive", "true");
  if (field.required) out += Attribute("required", "true");
  if (field.length > 0) out += Attribute("length", field.length);
  if (field.format != codec::Format::kNone) out += Attribute("format", Enumerator(field.format));
  if (row.group >= 0) {
    out += Attribute("group", static_cast<uint64_t>(row.group)) + Attribute("level", row.level);
  }
  if (row.list != nullptr) out += Attribute("list", "&k" + row.list->name);
  out += "}";
  if (row.group < 0) return out + ",";
  const std::string& group = message.groups[static_cast<size_t>(row.group)].name;
  return out + ",  // " + group + "[" + std::to_string(row.level) + "]." + field.name;
}

std::string TableRows::Arrays() const { return arrays_; }

std::string TableRows::CodesOf(const model::Field& field) {
  std::string initialiser;
  for (const model::Code& code : field.codes) {
    initialiser += (initialiser.empty() ? "{" : ", {") + Literal(code.wire) + ", " + std::to_string(code.number) + "}";
  }
  const std::string base = field.type == codec::Type::kFlag ? "kFlagCodes" : "k" + field.proto_type + "Codes";
  return NameOf("codec::Code", base, initialiser);
}

std::string TableRows::AbsentOf(const spec::Absence& absent) {
  std::string initialiser;
  for (const std::string& spelling : absent.spellings)
    initialiser += (initialiser.empty() ? "" : ", ") + Literal(spelling);
  return NameOf("std::string_view", "kAbsent", initialiser);
}

std::string TableRows::NameOf(const std::string& type, const std::string& base, const std::string& initialiser) {
  if (auto known = names_.find(initialiser); known != names_.end()) return known->second;
  size_t namesakes = 0;
  for (const auto& [other, name] : names_) namesakes += name.compare(0, base.size(), base) == 0 ? 1 : 0;
  const std::string name = namesakes == 0 ? base : base + std::to_string(namesakes + 1);
  arrays_ += "constexpr " + type + " " + name + "[] = {" + initialiser + "};\n";
  return names_[initialiser] = name;
}

}  // namespace kiwoom::emit

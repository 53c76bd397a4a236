"""Prints the Korean names of the specs' enum values as C++: a table sorted by the name in the contract."""

import re
import sys

import yaml

names = {}
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        enums = yaml.safe_load(file).get("enums") or {}
    for enum, about in enums.items():
        prefix = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", enum).upper()
        for value in about["values"]:
            names[f"{prefix}_{value['name']}"] = value["ko"]

print('#include "clients/cli/schema/enum_names.h"\n')
print("#include <algorithm>\n")
print("namespace kiwoom::cli {\nnamespace {\n")
print("struct Entry {\n  std::string_view name;\n  std::string_view korean;\n};\n")
print("constexpr Entry kEntries[] = {")
for name, korean in sorted(names.items()):
    print(f'    {{"{name}", "{korean}"}},')
print("};\n\n}  // namespace\n")
print("std::string_view SpecEnumName(std::string_view name) {")
print("  const auto found = std::ranges::lower_bound(kEntries, name, {}, &Entry::name);")
print('  return found != std::end(kEntries) && found->name == name ? found->korean : "";')
print("}\n\n}  // namespace kiwoom::cli")

#pragma once

#include <string>

namespace kiwoom::emit {

// descriptors.h: the contract as the gateway's reflection serves it.
std::string DescriptorsHeader();

// descriptors.cc with a serialized FileDescriptorSet in it.
std::string DescriptorsSource(const std::string& descriptor_set);

}  // namespace kiwoom::emit

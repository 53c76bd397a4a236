#pragma once

#include <string>

namespace kiwoom::emit {

// descriptors.h: the contract for the gateway's server reflection.
std::string DescriptorsHeader();

// descriptors.cc, which contains a serialized FileDescriptorSet.
std::string DescriptorsSource(const std::string& descriptor_set);

}  // namespace kiwoom::emit

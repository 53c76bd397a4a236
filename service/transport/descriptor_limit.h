#pragma once

#include <string>

namespace kiwoom::transport {

// Raises the limit of open descriptors as far as the process may: every client takes one. The usual limit of 1024 only
// protects old programs that use select.
void RaiseDescriptorLimit();

// How many descriptors this process may open.
int DescriptorLimit();

// A sentence if that many descriptors leave little room for clients; otherwise empty.
std::string DescriptorShortage(int limit);

}  // namespace kiwoom::transport

// Prints the reference page of the gateway's flags.

#include <cstdio>

#include "service/config/flags_page.h"

int main() { std::fputs(kiwoom::config::FlagsPage().c_str(), stdout); }

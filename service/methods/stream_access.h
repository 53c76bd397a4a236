#pragma once

#include "absl/status/status.h"
#include "codec/table.h"
#include "service/callers/caller.h"
#include "service/fanout/reader.h"
#include "service/methods/call.h"

namespace kiwoom::methods {

// Which streams a caller may see and change: its own, and with the scope to operate those of others. A stream of an
// account type is open to others only with the scope of accounts, too.
//
// The programs of an anonymous caller are strangers to each other. So it sees only the streams of its own connection.
// It may change any stream of its host of which it knows the id, because nobody can guess ids: a program with several
// connections changes its own streams over each of them.

// Whether ListSubscriptions lists the stream.
bool Lists(const Call& call, const fanout::Reader& stream);
// Whether the caller, who knows the id, may see and change the stream. The error is PERMISSION_DENIED.
absl::Status CheckAccess(const callers::Caller& caller, const fanout::Reader& stream);

bool IsOfAccount(const codec::Tr& tr);
// The caller asks for a type that needs the scope of accounts.
absl::Status AccountScopeMissing(const codec::Tr& tr);

}  // namespace kiwoom::methods

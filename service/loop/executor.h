#pragma once

#include <functional>

#include "absl/functional/any_invocable.h"

namespace kiwoom::loop {

// Delivers results to a caller: runs a task later, on the thread that the caller has chosen. May be called from any
// thread.
//   Executor on_loop = [&loop](auto task) { boost::asio::post(loop, std::move(task)); };
using Executor = std::function<void(absl::AnyInvocable<void()> task)>;

}  // namespace kiwoom::loop

#include "simulator/protocol/agenda.h"

#include <utility>

namespace kiwoom::simulator {

void Agenda::Add(absl::Time due, const Connection& connection, Task task) {
  entries_.emplace(due, Entry{&connection, std::move(task)});
}

void Agenda::Forget(const Connection& connection) {
  std::erase_if(entries_, [&](const auto& entry) { return entry.second.connection == &connection; });
}

absl::Time Agenda::next() const { return entries_.empty() ? absl::InfiniteFuture() : entries_.begin()->first; }

Agenda::Task Agenda::Pop() {
  Task task = std::move(entries_.begin()->second.task);
  entries_.erase(entries_.begin());
  return task;
}

}  // namespace kiwoom::simulator

#include "clients/cli/positions/registration_key.h"

#include "clients/cli/printing/event_view.h"

namespace kiwoom::cli {

std::optional<RegistrationKey> KeyOfEvent(const google::protobuf::Message& event, const TrDirectory& directory) {
  const EventView view(event);
  const codec::Tr* const tr = directory.ByEventField(view.event_field());
  if (tr == nullptr) return std::nullopt;
  const bool has_items = tr->registration == codec::Register::kItem;
  return RegistrationKey{tr->event_field, has_items ? view.item() : "", view.session()};
}

std::optional<RegistrationKey> KeyOfRegistration(const v1::Registration& registration, const TrDirectory& directory) {
  const codec::Tr* const tr = directory.ByEventField(static_cast<uint32_t>(registration.type()));
  if (tr == nullptr) return std::nullopt;
  const bool of_account = tr->scope == codec::Scope::kAccount;
  return RegistrationKey{tr->event_field, registration.item(), of_account ? registration.session() : ""};
}

}  // namespace kiwoom::cli

#include "clients/cli/printing/subscription_table.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/enum_name.h"
#include "clients/cli/printing/seoul_time.h"
#include "clients/cli/printing/table.h"
#include "clients/cli/printing/topic_words.h"

namespace kiwoom::cli {

std::string SubscriptionTable(std::span<const v1::Subscription> subscriptions, const TrDirectory& directory,
                              Language language, bool paint) {
  Table table({{In(language, "구독", "subscription")},
               {In(language, "주소", "address")},
               {In(language, "시작", "start")},
               {In(language, "보냄", "sent"), Align::kRight},
               {In(language, "생략", "skipped"), Align::kRight},
               {In(language, "대기", "queued"), Align::kRight},
               {In(language, "느릴 때", "when slow")},
               {In(language, "종목", "interests")}},
              paint);
  for (const v1::Subscription& subscription : subscriptions) {
    table.Add({{Printable(subscription.subscription_id())},
               {Printable(subscription.peer())},
               {SeoulTime(subscription.start_time())},
               {absl::StrCat(subscription.sent_count())},
               {absl::StrCat(subscription.skipped_count())},
               {absl::StrCat(subscription.queued_count())},
               {EnumWord<v1::SlowReaderPolicy>(subscription.slow_reader_policy(), language)},
               {InterestWords(subscription.interests(), directory, language)}});
  }
  return table.Text();
}

}  // namespace kiwoom::cli

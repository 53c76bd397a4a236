#include "service/errors/phrase.h"

#include <gtest/gtest.h>

#include <set>

#include "codec/utf8.h"

namespace kiwoom::errors {
namespace {

std::set<std::string> Places(std::string_view form) {
  std::set<std::string> places;
  for (size_t at = form.find('$'); at != std::string_view::npos; at = form.find('$', at + 1)) {
    places.insert(std::string(form.substr(at, 2)));
  }
  return places;
}

// Detects precomposed syllables: U+AC00 to U+D7A3 in UTF-8.
bool HasHangul(std::string_view text) {
  for (size_t i = 0; i + 2 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead >= 0xEA && lead <= 0xED) return true;
  }
  return false;
}

TEST(Phrase, SubstitutesArgumentsInBothLanguages) {
  const Text text = Say(Phrase::kTextTooLong, {"4", "3"});
  EXPECT_EQ(text.en, "has 4 characters, but the broker accepts at most 3: shorten it");
  EXPECT_EQ(text.ko, "4자입니다. 증권사는 3자까지 받으므로 줄이세요");
}

TEST(Phrase, DoesNotSubstituteInsideArguments) {
  EXPECT_EQ(Say(Phrase::kBrokerSaid, {"$1", "$0"}).en, "The broker answered $1: $0");
}

TEST(Phrase, TheTableIsCompleteAndInEnumOrder) {
  size_t next = 0;
  for (const Wording& wording : Wordings()) {
    EXPECT_EQ(static_cast<size_t>(wording.phrase), next++) << wording.en;
  }
  EXPECT_EQ(next, static_cast<size_t>(Phrase::kTokenAbsent) + 1) << "the last";
}

TEST(Phrase, BothLanguagesUseTheSameArguments) {
  for (const Wording& wording : Wordings()) {
    SCOPED_TRACE(wording.en);
    EXPECT_FALSE(wording.en.empty());
    EXPECT_TRUE(codec::IsValidUtf8(wording.ko));
    if (wording.phrase == Phrase::kBrokerSaid) continue;  // the Korean text is the broker's message alone
    EXPECT_EQ(Places(wording.en), Places(wording.ko));
    EXPECT_TRUE(HasHangul(wording.ko));
  }
}

// What a phrase must end with.
enum class End { kFragment, kSentence, kArgument };

End EndOf(const Wording& wording) {
  const auto within = [&](Phrase first, Phrase last) { return first <= wording.phrase && wording.phrase <= last; };
  if (within(Phrase::kMessageMissing, Phrase::kTooManyAfterChange)) return End::kFragment;
  if (within(Phrase::kCodeWithHtml, Phrase::kCodeInUnknownCharset)) return End::kFragment;
  if (within(Phrase::kAnswerIsHtml, Phrase::kReturnCodesDiffer)) return End::kFragment;
  const bool quotes = wording.phrase == Phrase::kBrokerSaid || wording.phrase == Phrase::kAnswerUnreadable;
  return quotes ? End::kArgument : End::kSentence;
}

TEST(Phrase, SentencesEndInAFullStopAndFragmentsDoNot) {
  for (const Wording& wording : Wordings()) {
    SCOPED_TRACE(wording.en);
    const End end = EndOf(wording);
    EXPECT_EQ(wording.ko.ends_with('.'), end == End::kSentence);
    if (wording.phrase == Phrase::kBrokerUnreachable) continue;  // the English text is a sentence of transport
    EXPECT_EQ(wording.en.ends_with('.'), end == End::kSentence);
    if (end == End::kArgument) {
      EXPECT_EQ(wording.en.substr(wording.en.size() - 2), "$1");
    }
  }
}

}  // namespace
}  // namespace kiwoom::errors

#include "clients/cli/help/help_text.h"

#include <gtest/gtest.h>

namespace kiwoom::cli {
namespace {

const CommandHelp kCommands[] = {{"get", "NAME field=value …", "Asks the broker."}, {"health", "", "Tells."}};
const FlagHelp kFlags[] = {
    {"all_pages", "", "get: request all pages"},
    {"ca_file", "TEXT", "File of certificates. Default: KIWOOM_GATEWAY_CA_FILE"},
    {"session", "TEXT",
     "get, health: the one to use; a sentence that is so long that it does not fit into the rest of "
     "one line of the page"},
};

TEST(HelpTextTest, GroupsFlagsByCommand) {
  EXPECT_EQ(
      HelpText(kCommands, kFlags),
      "kiwoomctl: the Kiwoom gateway from the command line\n"
      "\n"
      "Commands\n"
      "\n"
      "  get                     Asks the broker.\n"
      "  health                  Tells.\n"
      "\n"
      "Flags of all commands\n"
      "\n"
      "  --ca_file=TEXT          File of certificates. Default: KIWOOM_GATEWAY_CA_FILE\n"
      "  --help, -h              this page; for one command: kiwoomctl help COMMAND\n"
      "  --version               version, commit, and date of the broker's tables\n"
      "\n"
      "kiwoomctl get NAME field=value …\n"
      "\n"
      "  --all_pages             request all pages\n"
      "  --session=TEXT          the one to use; a sentence that is so long that it does not fit into the rest of "
      "one line of\n"
      "                          the page\n"
      "\n"
      "kiwoomctl health\n"
      "\n"
      "  --session=TEXT          the one to use; a sentence that is so long that it does not fit into the rest of "
      "one line of\n"
      "                          the page\n"
      "\n"
      "A TR is named as its message or by its code: see \"kiwoomctl catalog\".\n");
}

TEST(HelpTextTest, OneCommandHasItsOwnFlagsFirst) {
  EXPECT_EQ(CommandHelpText(kCommands[0], std::span(kFlags).first(2)),
            "kiwoomctl get NAME field=value …\n"
            "\n"
            "Asks the broker.\n"
            "\n"
            "  --all_pages             request all pages\n"
            "\n"
            "Flags of all commands\n"
            "\n"
            "  --ca_file=TEXT          File of certificates. Default: KIWOOM_GATEWAY_CA_FILE\n");
}

}  // namespace
}  // namespace kiwoom::cli

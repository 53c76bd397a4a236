#include "clients/cli/completion/shell_script.h"

namespace kiwoom::cli {
namespace {

// Readline replaces only what follows the last of its word breaks, which "=" and ":" are.
constexpr std::string_view kBash = R"sh(# Completion of kiwoomctl for bash: source <(kiwoomctl completion bash)
_kiwoomctl() {
  local line=${COMP_LINE:0:COMP_POINT} current before="" candidate
  local -a words
  read -ra words <<< "$line"
  [[ $line != *[[:space:]] ]] || words+=("")
  current=${words[-1]}
  [[ $current != *[=:]* ]] || before=${current%"${current##*[=:]}"}
  COMPREPLY=()
  while IFS= read -r candidate; do
    COMPREPLY+=("${candidate#"$before"}")
  done < <("${words[0]}" __complete "${words[@]:1}" 2> /dev/null)
  [[ ${#COMPREPLY[@]} -ne 1 || ${COMPREPLY[0]} != *[=:] ]] || compopt -o nospace 2> /dev/null
}
complete -o default -F _kiwoomctl kiwoomctl
)sh";

constexpr std::string_view kZsh = R"sh(#compdef kiwoomctl
# Completion of kiwoomctl for zsh: source <(kiwoomctl completion zsh)
_kiwoomctl() {
  local -a candidates
  candidates=(${(f)"$("${words[1]}" __complete "${(@)words[2,CURRENT]}" 2> /dev/null)"})
  if (( $#candidates )); then
    compadd -S '' -a candidates
  else
    _files
  fi
}
(( $+functions[compdef] )) && compdef _kiwoomctl kiwoomctl
)sh";

constexpr std::string_view kFish = R"sh(# Completion of kiwoomctl for fish: kiwoomctl completion fish | source
function __kiwoomctl_candidates
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    $words[1] __complete $words[2..-1] "$current" 2> /dev/null
end
complete -c kiwoomctl -a '(__kiwoomctl_candidates)'
)sh";

}  // namespace

std::string_view CompletionScript(std::string_view shell) {
  if (shell == "bash") return kBash;
  if (shell == "zsh") return kZsh;
  if (shell == "fish") return kFish;
  return "";
}

}  // namespace kiwoom::cli

#include "codegen/model/keyword.h"

namespace kiwoom::model {
namespace {

// The words of each language, separated by blanks. `type` (Go, Rust) is not listed: every generator renames it, and no
// better name exists for its meaning.
constexpr std::string_view kKeywords[] = {
    // protobuf: words that begin a statement in a message.
    "bool double enum extend extensions float group import map message oneof option optional package public "
    "repeated reserved returns rpc service stream syntax to",
    // C++.
    "alignas alignof and_eq asm auto bitand bitor bool case catch char char16_t char32_t char8_t co_await "
    "co_return co_yield compl concept const const_cast consteval constexpr constinit decltype default delete "
    "do double dynamic_cast enum explicit export extern false float friend goto inline int long mutable "
    "namespace new noexcept not_eq nullptr operator or_eq private protected public register reinterpret_cast "
    "requires short signed sizeof static static_assert static_cast struct switch template this thread_local "
    "throw true typedef typeid typename union unsigned using virtual void volatile wchar_t xor xor_eq",
    // Python.
    "and as assert async await break class continue def del elif else except False finally for from global if "
    "import in is lambda None nonlocal not or pass raise return True try while with yield",
    // Go.
    "break case chan const continue default defer else fallthrough for func go goto if import interface map "
    "package range return select struct switch var",
    // Java.
    "abstract assert boolean break byte case catch char class const continue default do double else enum "
    "extends false final finally float for goto if implements import instanceof int interface long native new "
    "null package private protected public return short static strictfp super switch synchronized this throw "
    "throws transient true try void volatile while",
    // C#.
    "abstract as base bool break byte case catch char checked class const continue decimal default delegate "
    "do double else enum event explicit extern false finally fixed float for foreach goto if implicit in int "
    "interface internal is lock long namespace new null object operator out override params private protected "
    "public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw "
    "true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while",
    // JavaScript and TypeScript, and the members of every object there.
    "arguments await break case catch class const constructor continue debugger default delete do else enum "
    "eval export extends false finally for function if implements import in instanceof interface let new null "
    "package private protected prototype public return static super switch this throw true try typeof var "
    "void while with yield",
    // Rust.
    "abstract as async await become box break const continue crate do dyn else enum extern false final fn for "
    "gen if impl in let loop macro match mod move mut override priv pub ref return Self self static struct "
    "super trait true try typeof unsafe unsized use virtual where while yield",
    // Ruby.
    "alias and BEGIN begin break case class def do else elsif end END ensure false for if in module next nil "
    "not or redo rescue retry return self super then true undef unless until when while yield",
    // PHP.
    "abstract and array as break callable case catch class clone const continue declare default do echo else "
    "elseif empty enddeclare endfor endforeach endif endswitch endwhile eval exit extends final finally fn "
    "for foreach function global goto if implements include include_once instanceof insteadof interface isset "
    "list match namespace new or print private protected public readonly require require_once return static "
    "switch throw trait try unset use var while xor yield",
    // Kotlin.
    "as break class continue do else false for fun if in interface is null object package return super this "
    "throw true try typealias typeof val var when while",
    // Swift.
    "as associatedtype await break case catch class continue default defer deinit do else enum extension "
    "fallthrough false fileprivate for func guard if import in init inout internal is let nil operator "
    "precedencegroup private protocol public repeat rethrows return Self self static struct subscript super "
    "switch throw throws true try typealias var where while",
    // Functions of every message in C++, and macros of the C library and compilers.
    "alloca default_instance descriptor EOF errno INFINITY internal_default_instance linux NAN NULL offsetof size_t "
    "unix",
};

bool HasWord(std::string_view words, std::string_view name) {
  for (size_t at = words.find(name); at != std::string_view::npos; at = words.find(name, at + 1)) {
    const size_t end = at + name.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

bool IsKeyword(std::string_view name) {
  if (name.empty()) return false;
  for (const std::string_view words : kKeywords) {
    if (HasWord(words, name)) return true;
  }
  return false;
}

}  // namespace kiwoom::model

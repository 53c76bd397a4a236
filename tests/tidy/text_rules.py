"""Rules for texts of any kind."""

import re
import unicodedata

from finding import Finding, in_lines

_COLUMNS = 120
_LINES = 500
# Words that may not be a file's or folder's name: drawers collect code that has no noun.
_DRAWERS = re.compile(r"(?:^|[/_.-])(utils?|common|helpers?|misc|managers?)(?=$|[/_.-])")
_UNFINISHED = re.compile(r"\b(TO(?:DO)|FIX(?:ME))\b")
# A home folder or somebody's work folder. The pattern does not match itself.
_MACHINE = re.compile(r"(?<![\w.$}*~-])/(?:home|root|work|Users|mnt)(?:/[\w.]|\b(?![\w/]))")


def _may_be_long(path, line):
    """Rows of tables must be one line, and the broker's texts are not split."""
    if path.endswith(".md"):
        return line.lstrip().startswith(("|", "{"))
    if path.endswith(".yaml"):
        return line.lstrip().startswith(("- {", "note: "))
    if path.endswith((".cc", ".h")):
        return re.search(r'R"\w*\(', line) or line.lstrip().startswith("- {")
    return path.endswith(".json")


def long_lines(tree):
    """A line has at most 120 characters."""
    return in_lines(
        tree.hand_written(),
        lambda path, line: len(line) > _COLUMNS and not _may_be_long(path, line) and
        f"has {len(line)} columns: break it at {_COLUMNS}")


def long_files(tree):
    """A hand-written file has at most 500 lines."""
    for path, text in sorted(tree.hand_written().items()):
        lines = text.count("\n")
        if lines > _LINES:
            yield Finding(path, 0, f"has {lines} lines: split it, more than {_LINES} are hard to read")


def drawers(tree):
    """No file or folder is a drawer."""
    for path in sorted(tree.texts):
        found = _DRAWERS.search(path)
        if found:
            yield Finding(path, 0, f'is called "{found.group(1)}", which says nothing of what is in it: name the noun')


def unfinished(tree):
    """No comment postpones work."""
    return in_lines(
        tree.hand_written(),
        lambda path, line: _UNFINISHED.search(line) and
        f"leaves something for later ({_UNFINISHED.search(line).group(1)}): do it, or open an issue")


def machine_paths(tree):
    """No path of a particular machine."""
    return in_lines(
        tree.hand_written(),
        lambda path, line: _MACHINE.search(line) and
        f"names a folder of one machine ({_MACHINE.search(line).group(0)}…): make it relative, or a setting")


def decomposed_korean(tree):
    """Korean is in NFC everywhere: the same word always has the same bytes."""
    return in_lines(
        tree.texts,
        lambda path, line: not unicodedata.is_normalized("NFC", line) and
        "has characters that are not in NFC: normalize the line")

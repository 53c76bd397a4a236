"""The unit of a number. The contract's option leaves out won and shares, but the comment has them."""

from __future__ import annotations

_DEFAULTS = {"won": "krw", "won, signed": "krw", "shares": "shares", "shares, signed": "shares"}


def unit(option: str, comment: str) -> str:
    """From the option, or from the comment's first line: "현재가 · FID 10 · won · absent if zero"."""
    if option:
        return option
    first = comment.partition("\n")[0]
    for part in first.split(" · ")[1:]:
        if part in _DEFAULTS:
            return _DEFAULTS[part]
    return ""

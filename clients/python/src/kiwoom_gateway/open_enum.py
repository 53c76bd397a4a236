"""Enums of a contract that may grow."""

from __future__ import annotations

import enum
from typing import Any, Self


class OpenEnum(enum.Enum):
    """A number that this version of the client does not know becomes a member of its own: `Market.UNKNOWN_7`."""

    @classmethod
    def _missing_(cls, value: Any) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = object.__new__(cls)
        member._name_ = f"UNKNOWN_{value}"
        member._value_ = value
        # The same number is the same object from now on.
        cls._value2member_map_[value] = member
        return member

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    def __str__(self) -> str:
        return self.name

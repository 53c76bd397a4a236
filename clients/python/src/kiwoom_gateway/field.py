"""What a value's class knows of its fields, for programs that treat all values alike."""

from __future__ import annotations

import dataclasses
import enum


class Kind(enum.Enum):
    """What a field holds."""

    INTEGER = "integer"
    FLOAT = "float"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    STRING = "string"
    ENUM = "enum"
    MESSAGE = "message"
    TIME_OF_DAY = "time_of_day"
    DATE = "date"
    DATE_TIME = "date_time"
    TIMESTAMP = "timestamp"
    DURATION = "duration"
    UNPARSED = "unparsed"


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """A field of a value: `Trade.FIELDS` has one for each property."""

    name: str
    """The name of the property."""
    kind: Kind
    _: dataclasses.KW_ONLY
    proto: str = ""
    """The contract's name, if it is another one."""
    ko: str = ""
    """The Korean name in the broker's table: 현재가."""
    fid: int = 0
    """The FID of a realtime value."""
    key: str = ""
    """The key of a REST value."""
    unit: str = ""
    """krw, shares, percent, million_krw, … Empty if it has none."""
    decimals: int = 0
    """Digits behind the decimal point."""
    sign: str = ""
    """The contract's name of the direction or side beside the number."""
    optional: bool = False
    """Whether it can be absent: None."""
    repeated: bool = False
    type: str = ""
    """The class of an enum or a part."""
    sensitive: bool = False
    """An account number, for instance: never log it."""

    @property
    def contract_name(self) -> str:
        return self.proto or self.name

    @property
    def marker(self) -> str:
        """The property with the marker in place of a clock time."""
        return f"{self.contract_name}_marker"

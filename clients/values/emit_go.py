"""Prints the values in Go: structs, enums, events and the client's queries, in the library's own package."""

from __future__ import annotations

import go_enums
import go_events
import go_messages
import go_queries
from model import Model

FOLDER = "go"
# The package has files that people write, too.
OWNS = "generated_*.go"


def emit(model: Model) -> dict[str, str]:
    return {
        "generated_enums.go": go_enums.emit(model),
        "generated_events.go": go_events.emit(model),
        "generated_queries.go": go_queries.emit(model),
    } | go_messages.emit(model)

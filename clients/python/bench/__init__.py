"""How many events a second the library takes on one core, beside the bare stub."""
